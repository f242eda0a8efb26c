"""What stands at /admin/ while no web editor is connected: how to connect it. With settings for it the editor itself is there."""

from __future__ import annotations

from generator.records.settings import Editor
from generator.records.shape import shapes
from generator.views.output import Page, Parts
from generator.views.pages.trail import breadcrumbs
from generator.views.templates import Templates

ADDRESS = "admin/"


def editor_page(templates: Templates) -> Page:
    """The page of a language. No other page leads to it, and search engines pass it over."""
    title = templates.say("Trang soạn thảo chưa được nối", "The editor is not connected yet")
    description = templates.say("Cách nối trang soạn thảo với kho dữ liệu.", "How to connect the editor to the repository.")

    def make() -> Parts:
        body = templates.get("editor.html").render(title=title, fields=shapes(Editor), lang=templates.lang)
        return Parts(title, description, breadcrumbs(templates, "../"), body)

    return Page(templates.lang, ADDRESS, ADDRESS.rstrip("/"), (), make, indexed=False)
