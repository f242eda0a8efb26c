"""Figures, plans and what else is a text of the site: Dataset, CreativeWork."""

from __future__ import annotations

from typing import Any

from generator.records.plan import Plan
from generator.records.statistic import Statistic
from generator.views.frame import PREFIX
from generator.views.language import shortened
from generator.views.linked.here import Here, Node, day, sentences, span, thing
from generator.views.statistics import Counted
from generator.views.templates import Templates


def dataset(templates: Templates, name: str, description: str, files: dict[str, str], **properties: Any) -> Node:
    """Data to download: `files` are addresses below the root of the site, by their media type."""
    here = Here(templates, {}, {}, {})
    node = thing(
        "Dataset", name=name, description=description, inLanguage=templates.lang, isAccessibleForFree=True, creator=here.publisher,
        license=thing("CreativeWork", name=templates.say("Quyền sử dụng lại", "Rights of re-use"), text=here.text(templates.catalog.site.rights)),
        distribution=[thing("DataDownload", encodingFormat=kind, contentUrl=here.root + path) for path, kind in files.items()])
    return {**node, **{key: value for key, value in properties.items() if value}}


def data_catalog(templates: Templates, name: str, description: str, folder: str, archive: str, collections: dict[str, str]) -> Node:
    """All the data, below the address `folder`: whole as the file `archive`, and by the names that `collections` (id -> name) bear in its DCAT
    catalogue, where their files are described one by one."""
    here = Here(templates, {}, {}, {})
    home = f"{here.root}{folder}"
    whole = dataset(templates, name, description, {archive: "application/zip", f"{folder}datapackage.json": "application/json"})
    parts = [thing("Dataset", **{"@id": f"{home}#{key}"}, name=words) for key, words in collections.items()]
    return thing(
        "DataCatalog", **{"@id": f"{home}#catalog"}, name=name, url=f"{here.home}{folder}", inLanguage=templates.lang, publisher=whole["creator"],
        license=f"{here.home}{folder}#licence", isPartOf=here.site, dataset=[{"@type": whole.pop("@type"), "@id": f"{home}#archive", **whole}, *parts])


def statistic(record: Statistic, here: Here) -> Node:
    return dataset(
        here.templates, here.text(record.title) or "", sentences(*(here.short(text, 500) for text in (record.summary, record.counted, record.method))),
        {"data/statistics.json": "application/json"}, temporalCoverage=span(record.starts, record.ends),
        variableMeasured=here.short(record.counted), creator=here.ref("organisation", record.compiled_by), isPartOf=here.site)


def counted(templates: Templates, item: Counted, name: str, purpose: str) -> Node:
    """What the site counts from its own records, and whether some of these are invented."""
    statistic, table = item.statistic, item.table
    doubt = templates.say("Có bản ghi minh họa trong số được đếm. ", "Illustrative records are among those counted. ") if table.illustrative else ""
    files = {f"data/statistics/{statistic.name}.{ending}": kind for ending, kind in (("json", "application/json"), ("csv", "text/csv"))}
    address = f"{templates.catalog.languages['vi'].site_url}{PREFIX[templates.lang]}{statistic.address}"
    about = f"{doubt}{sentences(purpose, templates.heading_of(statistic.method))}"
    return {**dataset(templates, name, shortened(about, 600), files), "url": address, **({"disambiguatingDescription": doubt.strip()} if doubt else {})}


def plan(record: Plan, here: Here) -> Node:
    return thing("CreativeWork", name=here.text(record.title), description=here.short(record.summary), temporalCoverage=span(record.starts, record.ends),
                 creator=here.ref("organisation", record.issuer), isBasedOn=here.refs("document", [record.document]), inLanguage="vi",
                 dateModified=day(record.changed), isPartOf=here.site)
