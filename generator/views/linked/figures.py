"""Figures, plans and what else is a text of the site: Dataset, CreativeWork."""

from __future__ import annotations

from typing import Any

from generator.records.plan import Plan
from generator.records.statistic import Statistic
from generator.views.linked.here import Here, Node, day, span, thing
from generator.views.templates import Templates


def dataset(templates: Templates, name: str, description: str, files: dict[str, str], **properties: Any) -> Node:
    """Data to download: `files` are addresses below the root of the site, by their media type."""
    here = Here(templates, {}, {}, {})
    node = thing(
        "Dataset", name=name, description=description, inLanguage=templates.lang, isAccessibleForFree=True, creator=here.publisher,
        license=thing("CreativeWork", name=templates.say("Quyền sử dụng lại", "Rights of re-use"), text=here.text(templates.catalog.site.rights)),
        distribution=[thing("DataDownload", encodingFormat=kind, contentUrl=here.root + path) for path, kind in files.items()])
    return {**node, **{key: value for key, value in properties.items() if value}}


def statistic(record: Statistic, here: Here) -> Node:
    return dataset(
        here.templates, here.text(record.title) or "", ". ".join(filter(None, (here.short(record.summary), here.short(record.method)))),
        {"data/statistics.json": "application/json"}, temporalCoverage=span(record.starts, record.ends),
        variableMeasured=here.short(record.counted), creator=here.ref("organisation", record.compiled_by), isPartOf=here.site)


def plan(record: Plan, here: Here) -> Node:
    return thing("CreativeWork", name=here.text(record.title), description=here.short(record.summary), temporalCoverage=span(record.starts, record.ends),
                 creator=here.ref("organisation", record.issuer), isBasedOn=here.ref("document", record.document), inLanguage="vi",
                 dateModified=day(record.changed), isPartOf=here.site)
