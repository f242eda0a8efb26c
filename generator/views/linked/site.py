"""The site itself, and its search: WebSite."""

from __future__ import annotations

from generator.views.linked.here import Here, Node, thing
from generator.views.search import FOLDER
from generator.views.templates import Templates


def website(templates: Templates) -> Node:
    """The site in a language, which all its texts are part of."""
    here = Here(templates, {}, {}, {})
    search = thing("SearchAction", target=thing("EntryPoint", urlTemplate=f"{here.home}{FOLDER}?q={{search_term_string}}"),
                   **{"query-input": "required name=search_term_string"})
    return thing(
        "WebSite", **here.site, url=here.home, name=templates.catalog.languages[here.lang].site_name, inLanguage=here.lang,
        publisher={**here.publisher, "logo": f"{here.root}assets/images/logo.svg"}, potentialAction=search)
