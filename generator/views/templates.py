"""The page templates: Jinja2 with autoescape on. A template sees one record and what is linked to it, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.catalog import Catalog, Key
from generator.records import RECORD_TYPES, Record
from generator.records.fields import Bilingual, Choices, Part, PartialDate, RichBilingual
from generator.views import language
from generator.views.rich_text import rich_html
from generator.visible import COLLECTIONS, Tombstone

FOLDERS = (Path(__file__).parent / "templates", Path(__file__).parent.parent / "records")
MODELS = {model.type: model for model in RECORD_TYPES}

Shown = Record | Tombstone


class Templates:
    """The templates of one language, with the functions that they may call."""

    def __init__(self, lang: str, catalog: Catalog) -> None:
        self.lang = lang
        self.catalog = catalog
        self.environment = Environment(
            loader=FileSystemLoader(FOLDERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            keep_trailing_newline=False, auto_reload=False)
        self.environment.globals.update(
            lang=lang, say=self.say, text=self.text, rich=self.rich, label=self.label, choice=self.choice, term=self.term,
            day=self.day, moment=self.moment, number=self.number, ordinal=self.ordinal, collections=COLLECTIONS,
            models=MODELS)
        self.environment.filters["vietnamese"] = self.vietnamese

    def get(self, name: str) -> Template:
        """The template of a name such as `campaign/page.html`."""
        return self.environment.get_template(name)

    @cached_property
    def untranslated_mark(self) -> Markup:
        return Markup(' <small class="untranslated__mark">(not yet translated)</small>')

    def say(self, vi: str, en: str) -> str:
        """The word of the interface in this language."""
        return vi if self.lang == "vi" else en

    def text(self, value: Bilingual | None, mark: bool = True) -> Markup:
        """A bilingual text; Vietnamese on an English page is marked as such and never passed off as English."""
        if value is None:
            return Markup("")
        if self.lang == "vi":
            return escape(value.vi)
        if value.en is not None:
            return escape(value.en)
        words = Markup('<span class="untranslated" lang="vi">{}</span>').format(value.vi)
        return words + self.untranslated_mark if mark else words

    def rich(self, value: RichBilingual | None) -> Markup:
        """A rich text as safe HTML, marked like `text` when it has no English."""
        if value is None:
            return Markup("")
        if self.lang == "vi" or value.en is not None:
            return rich_html(value.vi if self.lang == "vi" else value.en)
        return Markup('<p class="notice notice--untranslated" role="note">{}</p><div lang="vi">{}</div>').format(
            "This part has not been translated yet; it is shown in Vietnamese.", rich_html(value.vi))

    def vietnamese(self, value: str) -> Markup:
        """A name or a quotation that stands in Vietnamese on pages of both languages."""
        return escape(value) if self.lang == "vi" else Markup('<span lang="vi">{}</span>').format(value)

    def label(self, record: Record | type[Record], name: str) -> str:
        """The label of a field, from the model."""
        return _extra(record, name)["label"][self.lang]

    def choice(self, part: Part, name: str) -> str:
        """The words for the choice that stands in a field, such as "in force" for `in_force`."""
        words = next(mark.words for mark in type(part).model_fields[name].metadata if isinstance(mark, Choices))
        return words[getattr(part, name)][0 if self.lang == "vi" else 1]

    def term(self, vocabulary: str, term_id: str | None) -> Markup:
        """The name of a vocabulary term."""
        found = self.catalog.term(vocabulary, term_id) if term_id else None
        return self.text(found.name, mark=False) if found else Markup("")

    def day(self, value: Any) -> Markup:
        """A day or a partial date, readable by programs too."""
        if value is None:
            return Markup("")
        if isinstance(value, PartialDate):
            words, machine = language.partial_text(value, self.lang), value.text if "Q" not in value.text else value.text[:4]
        else:
            words, machine = language.day_text(value, self.lang), value.isoformat()
        return Markup('<time datetime="{}">{}</time>').format(machine, words)

    def moment(self, value: Any) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), language.moment_text(value, self.lang))

    def number(self, value: Any) -> str:
        return language.number_text(value, self.lang)

    def ordinal(self, value: int) -> str:
        return language.ordinal_text(value, self.lang)

    def heading(self, record: Shown) -> str:
        """The plain heading of a record in this language, Vietnamese where there is no English."""
        return self.heading_of(record.heading)

    def heading_of(self, value: Bilingual) -> str:
        """A bilingual text as plain words, Vietnamese where there is no English."""
        return value.vi if self.lang == "vi" else value.en or value.vi


class Links:
    """The links that one page may make: only to records that it declared, so that its dependencies are complete."""

    def __init__(self, templates: Templates, up: str, linked: Mapping[Key, Shown | None]) -> None:
        self.templates = templates
        self.up = up
        self.linked = linked

    def __call__(self, record_type: str, record_id: str | None, fallback: Any = "") -> Markup:
        """A link to a record; `fallback` (or nothing) when the public may not see it."""
        if not record_id:
            return escape(fallback)
        record = self.linked[record_type, record_id]
        return self.to(record) if record else escape(fallback)

    def to(self, record: Shown) -> Markup:
        words = self.templates.vietnamese(record.name) if record.type == "honoree" and isinstance(record, Record) else (
            self.templates.text(record.heading, mark=False))
        return Markup('<a href="{}{}/{}/">{}</a>').format(self.up, record.collection, record.id, words)

    def href(self, record: Shown) -> str:
        return f"{self.up}{record.collection}/{record.id}/"


def _extra(record: Any, name: str) -> Any:
    model = record if isinstance(record, type) else type(record)
    return model.model_fields[name].json_schema_extra

