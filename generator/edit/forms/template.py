"""What the host shows: one file a form below `.github/ISSUE_TEMPLATE/`, and the links beside them. Made, never written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.catalog import Catalog
from generator.edit.forms import FORMS
from generator.edit.forms.form import EXAMPLES, Form, Question
from generator.edit.forms.values import options_of, words

FOLDER = ".github/ISSUE_TEMPLATE"
HEAD = "# Do máy tạo từ các loại bản ghi / Made from the record types: python -m generator github\n"


def templates(catalog: Catalog) -> dict[str, str]:
    """Path from the root -> text."""
    files = {f"{FOLDER}/{number}-{form.name}.yml": HEAD + _yaml(_template(form, catalog)) for number, form in enumerate(FORMS, 1)}
    return {**files, f"{FOLDER}/config.yml": HEAD + _yaml(_links(catalog))}


def contact_page(catalog: Catalog) -> str:
    """The address of the page on how to reach the office in private."""
    return catalog.languages["vi"].site_url.rstrip("/") + "/contact/"


def _links(catalog: Catalog) -> dict[str, Any]:
    return {
        "blank_issues_enabled": False,
        "contact_links": [{
            "name": "Sửa, gỡ thông tin về chính tôi / My own data",
            "url": contact_page(catalog),
            "about": "Cách riêng, không công khai / The private way: nothing of it is public"}],
    }


def _template(form: Form, catalog: Catalog) -> dict[str, Any]:
    contact = contact_page(catalog)
    above = "\n\n".join(text.format(contact=contact) for text in form.warning)
    return {
        "name": " / ".join(form.title),
        "description": " / ".join(form.about),
        "title": f"{form.title[0]}: ",
        "labels": [f"form: {form.name}"],
        "body": [{"type": "markdown", "attributes": {"value": above + "\n"}}, *(_element(question, catalog) for question in form.questions)],
    }


def _element(question: Question, catalog: Catalog) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.heading}
    if any(question.help):
        attributes["description"] = " / ".join(question.help)
    if question.element == "dropdown":
        attributes |= {"options": [words(option) for _, option in options_of(question, catalog)], **({"multiple": True} if question.many else {})}
    elif question.element == "checkboxes":
        attributes["options"] = [{"label": words(option), "required": True} for _, option in question.options]
    elif question.kind in EXAMPLES:
        attributes["placeholder"] = EXAMPLES[question.kind]
    element: dict[str, Any] = {"type": question.element, "id": question.name, "attributes": attributes}
    if question.required and question.element != "checkboxes":
        element["validations"] = {"required": True}
    return element


def _yaml(value: dict[str, Any]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in _lines(value))


def _lines(value: Any) -> Iterator[str]:
    """Groups and lists of texts as YAML: every text in double quotes, but one of several lines as a block."""
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for key, item in pairs:
        before = "- " if key is None else f"{key}:"
        gap = "" if key is None else " "
        if isinstance(item, str) and "\n" in item:
            yield f"{before}{gap}|"
            yield from (f"  {line}" for line in item.rstrip("\n").split("\n"))
        elif isinstance(item, (dict, list)):
            first, *rest = _lines(item)
            if key is None:
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
            else:
                yield before
                yield from (f"  {line}" for line in (first, *rest))
        else:
            yield f"{before}{gap}{json.dumps(item, ensure_ascii=False)}"
