"""The page of the open data: what there is to load, how large it is, on which terms, and how to begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.problems import LANGUAGES
from generator.views.api import FOLDER as API
from generator.views.api.changelog import RELEASES
from generator.views.contents import DATA
from generator.views.linked.figures import data_catalog
from generator.views.opendata import FOLDER, OpenData, Resource, archive
from generator.views.output import Page, Parts, Written
from generator.views.pages.trail import breadcrumbs, chapter_of
from generator.views.templates import Templates


def data_pages(data: OpenData, templates: dict[str, Templates], written: Written) -> Iterator[Page]:
    """The page in both languages, when the files are ready."""
    paths = [*(FOLDER + resource.path for resource in data.resources), f"{FOLDER}datapackage.json", f"{FOLDER}catalog.jsonld", archive.ADDRESS]
    sizes = {path.removeprefix(FOLDER): written.files[path][0] for path in paths}
    counts = {collection.name: len(collection.records) for collection in data.collections}
    depends = (repr(sizes), repr(counts), repr(data.said.publisher), data.said.day)
    for lang in LANGUAGES:
        yield Page(lang, DATA.address, DATA.address.rstrip("/"), depends, partial(_parts, data, templates[lang], sizes, counts))


def _parts(data: OpenData, templates: Templates, sizes: dict[str, int], counts: dict[str, int]) -> Parts:
    up, lang = "../", templates.lang
    here = "" if lang == "vi" else "../../data/"
    title, purpose = DATA.title[lang], DATA.purpose[lang]

    def load(path: str, words: str, of: str = "") -> Markup:
        named = Markup(' aria-label="{}: {}"').format(words, of) if of else ""
        return Markup('<a href="{}{}" download{}>{}</a> <small>{}</small>').format(here, path, named, words, templates.size(sizes[path]))

    body = templates.get("opendata.html").render(
        title=title, purpose=purpose, lang=lang, up=up, place=0 if lang == "vi" else 1, load=load, said=data.said, cite=archive.cite(data.said, lang),
        archive=archive.ADDRESS.removeprefix(FOLDER), sets=_sets(data.resources, counts), counts=counts, models=_models(data),
        root=data.said.frame.root, api=API, api_here=f"{up if lang == 'vi' else '../../'}{API}", releases=RELEASES)
    linked = data_catalog(templates, data.said.title(lang), purpose, FOLDER, archive.ADDRESS,
                          {collection.name: collection.model.label_plural[lang] for collection in data.collections})
    return Parts(title, purpose, breadcrumbs(templates, up, chapter_of("reuse")), body, linked=(linked,))


def _sets(resources: list[Resource], counts: dict[str, int]) -> dict[str, list[Any]]:
    """`collections`: (name, further tables); `others`: the files of each table across records."""
    parts: dict[str, list[Resource]] = {name: [] for name in counts}
    others: dict[str, list[Resource]] = {}
    for resource in resources:
        if resource.dataset not in parts:
            others.setdefault(resource.dataset, []).append(resource)
        elif resource.columns and resource.name != resource.dataset:
            parts[resource.dataset].append(resource)
    return {"collections": list(parts.items()), "others": list(others.values())}


def _models(data: OpenData) -> dict[str, Any]:
    return {collection.name: collection.model for collection in data.collections}
