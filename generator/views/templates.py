"""The page templates: Jinja2 with autoescape on. A template sees one record and what is linked to it, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from generator.catalog import Catalog, Key
from generator.read.media import MediaFile
from generator.records import Record
from generator.records.decision import STANDING, Changing, Conferral
from generator.records.fields import AWARD_CLASSES, Bilingual, Choices, Part, PartialDate, RichBilingual
from generator.views import doubt, language
from generator.views.charts import draw
from generator.views.compiling import Environment, Template
from generator.views.drawings import drawing_of
from generator.views.media import renditions
from generator.views.proof import commit_address
from generator.views.rich_text import rich_html
from generator.visible import Tombstone

FOLDERS = (Path(__file__).parent / "templates", Path(__file__).parent, Path(__file__).parent.parent / "records")

Shown = Record | Tombstone


class Templates:
    """The templates of one language, with the functions and filters that they may use."""

    def __init__(self, lang: str, catalog: Catalog, compiled: Path | None = None) -> None:
        self.lang = lang
        self.catalog = catalog
        self._templates: dict[str, Template] = {}
        self._terms: dict[tuple[str, str], Markup] = {}
        self._awards: dict[tuple[str, str, str | None, bool, str], Markup] = {}
        self._days: dict[Any, Markup] = {}
        self._moments: dict[Any, Markup] = {}
        self._anchors: dict[tuple[str, str, str], Markup] = {}
        self.environment = Environment(FOLDERS, lang, compiled / lang if compiled else None)
        self.environment.globals.update(no_news=self.say(*doubt.NO_NEWS), all_invented=self.say(*doubt.ALL_INVENTED))
        self.environment.globals.update(label=self.label, choice=self.choice, file=self.file, renditions=renditions, draw=draw, drawing_of=drawing_of,
                                        commit_address=partial(commit_address, catalog.site))
        self.environment.filters.update(
            text=self.text, rich=self.rich, term=self.term, day=self.day, written=self.written, moment=self.moment, number=self.number,
            ordinal=self.ordinal, vietnamese=self.vietnamese, award=self.award, form=self.form, award_class=self.award_class, status=self.status,
            notices=self.notices, published=self.published, plain=self.heading_of, size=self.size,
            counted=self.counted)
        self.environment.globals["parts"] = self.environment.macros("parts.html")
        self.environment.globals["pictures"] = self.environment.macros("pictures.html")

    def get(self, name: str) -> Template:
        """The template of a name such as `campaign/page.html`."""
        if name not in self._templates:
            self._templates[name] = self.environment.get_template(name)
        return self._templates[name]

    def say(self, vi: str, en: str) -> str:
        """The word of the interface in this language. In templates it costs nothing: see `_Say`."""
        return vi if self.lang == "vi" else en

    def counted(self, count: int, vi: str, one: str, more: str) -> str:
        """A number and what it counts: 1 ngày, 1 day, 2 days."""
        return f"{self.number(count)} {vi if self.lang == 'vi' else one if count == 1 else more}"

    def text(self, value: Bilingual | None, mark: bool = True) -> Markup:
        """A bilingual text; Vietnamese on an English page is marked as such and never passed off as English."""
        if value is None:
            return Markup("")
        if self.lang == "vi":
            return escape(value.vi)
        if value.en is not None:
            return escape(value.en)
        words = f'<span class="untranslated" lang="vi">{escape(value.vi)}</span>'
        return _safe(f'{words} <small class="untranslated__mark">(not yet translated)</small>' if mark else words)

    def rich(self, value: RichBilingual | None) -> Markup:
        """A rich text as safe HTML, marked like `text` when it has no English."""
        if value is None:
            return Markup("")
        if self.lang == "vi" or value.en is not None:
            return rich_html(value.vi if self.lang == "vi" else value.en)
        return _safe('<p class="notice notice--untranslated" role="note">This part has not been translated yet; it is shown in '
                     f'Vietnamese.</p><div lang="vi">{rich_html(value.vi)}</div>')

    def vietnamese(self, value: str) -> Markup:
        """A name or a quotation that stands in Vietnamese on pages of both languages."""
        return escape(value) if self.lang == "vi" else _safe(f'<span lang="vi">{escape(value)}</span>')

    def label(self, record: Record | type[Record], name: str) -> str:
        """The label of a field, from the model."""
        model = record if isinstance(record, type) else type(record)
        return model.model_fields[name].json_schema_extra["label"][self.lang]  # type: ignore[index]

    def choice(self, part: Part, name: str) -> str:
        """The words for the choice that stands in a field, such as "in force" for `in_force`."""
        words = next(mark.words for mark in type(part).model_fields[name].metadata if isinstance(mark, Choices))
        return words[getattr(part, name)][0 if self.lang == "vi" else 1]

    def term(self, term_id: str | None, vocabulary: str) -> Markup:
        """The name of a vocabulary term."""
        if term_id is None:
            return Markup("")
        key = (vocabulary, term_id)
        if key not in self._terms:
            found = self.catalog.term(vocabulary, term_id)
            self._terms[key] = self.text(found.name, mark=False) if found else Markup("")
        return self._terms[key]

    def day(self, value: Any) -> Markup:
        """A day or a partial date, readable by programs too."""
        if value is None:
            return Markup("")
        if value not in self._days:
            if isinstance(value, PartialDate):
                words, machine = language.partial_text(value, self.lang), value.text[:4] if value.text[5:6] in ("Q", "H") else value.text
            else:
                words, machine = language.day_text(value, self.lang), value.isoformat()
            years = isinstance(value, PartialDate) and value.last.year > value.first.year  # HTML has no such time
            self._days[value] = escape(words) if years else _safe(f'<time datetime="{escape(machine)}">{escape(words)}</time>')
        return self._days[value]

    def written(self, value: date) -> Markup:
        """A day as decisions are dated."""
        return _safe(f'<time datetime="{value.isoformat()}">{language.written_day(value, self.lang)}</time>')

    def file(self, name: str) -> MediaFile:
        """A public file of `data/files`."""
        return self.catalog.files[name]

    def size(self, value: int) -> str:
        """The size of a file of so many bytes."""
        return language.size_text(value, self.lang)

    def moment(self, value: Any) -> Markup:
        if value not in self._moments:
            self._moments[value] = _safe(f'<time datetime="{value.isoformat()}">{language.moment_text(value, self.lang)}</time>')
        return self._moments[value]

    def number(self, value: Any) -> str:
        return language.number_text(value, self.lang)

    def ordinal(self, value: int) -> str:
        return language.ordinal_text(value, self.lang)

    def award(self, line: Conferral, up: str) -> Markup:
        """What a conferral gives, linked: the form with its class, whether it is posthumous, and what became of it."""
        key = (up, line.form, line.award_class, line.posthumous, line.status)
        if key not in self._awards:
            words = str(self.form(line, up))
            if line.posthumous:
                words += f' <span class="tag">{self.say("truy tặng", "posthumous")}</span>'
            if line.changes:
                words += f" {self.status(line)}"
            self._awards[key] = _safe(words)
        return self._awards[key]

    def form(self, line: Conferral, up: str | None = None) -> Markup:
        """The form of a conferral with its class, linked from a page from which `up` leads to the root of its language."""
        found = self.catalog.get("award", line.form)
        words = "" if not found else self.text(found.heading, mark=False) if up is None else self.anchor(up, found)
        return _safe(f"{words} {self.award_class(line.award_class)}" if line.award_class else str(words))

    def award_class(self, value: str) -> str:
        """The words of a class: hạng Nhất, first class."""
        return self.heading_of(AWARD_CLASSES[value])

    def status(self, part: Changing) -> Markup:
        """How a decision or one of its lines stands today."""
        kind = " tag--good" if part.status == "in_force" else "" if part.stands else " tag--late"
        return _safe(f'<span class="tag{kind}">{self.heading_of(STANDING[part.status])}</span>')

    def notices(self, record: Record) -> Markup:
        """The banners that a record asks for: that it is invented, that something is not confirmed."""
        html = ""
        if record.illustrative:
            html += f'<p class="notice notice--illustrative" role="note">{self.say(*doubt.ALL_INVENTED)}</p>\n'
        if record.unconfirmed:
            words = self.say(*doubt.NOT_CONFIRMED)
            html += f'<p class="notice notice--unconfirmed" role="note"><strong>{words}</strong> {self.text(record.unconfirmed)}</p>\n'
        return _safe(html)

    def published(self, record: Record) -> Markup:
        """When the record was published and last changed."""
        updated = f' · {self.say("cập nhật", "updated")} {self.moment(record.updated)}' if record.updated else ""
        return _safe(f'<p class="source">{self.say("Công bố", "Published")} {self.moment(record.publish_at)}{updated}</p>')

    def heading(self, record: Shown) -> str:
        """The plain heading of a record in this language, Vietnamese where there is no English."""
        return self.heading_of(record.heading)

    def heading_of(self, value: Bilingual) -> str:
        """A bilingual text as plain words, Vietnamese where there is no English."""
        return value.vi if self.lang == "vi" else value.en or value.vi

    def anchor(self, up: str, record: Shown) -> Markup:
        """A link to a record's page. The same places and units are linked from thousands of pages: those links are kept."""
        key = (up, record.type, record.id)
        if key in self._anchors:
            return self._anchors[key]
        if record.type == "honoree":
            words = self.vietnamese(record.name) if isinstance(record, Record) else self.text(record.heading)
            return _safe(f'<a href="{up}honorees/{record.id}/">{words}</a>')
        words = self.text(record.heading, mark=False)
        self._anchors[key] = _safe(f'<a href="{up}{record.collection}/{record.id}/">{words}</a>')
        return self._anchors[key]


class Links:
    """The links that one page may make: only to records that it declared, so that its dependencies are complete."""

    def __init__(
        self, templates: Templates, up: str, linked: Mapping[Key, Shown | None], listed: tuple[str, int] | None = None,
    ) -> None:
        self.listed = f"{up}{listed[0]}" if listed else ""
        """Where everything that belongs to the record of the page is listed, when there is such a list."""
        self.templates = templates
        self.up = up
        self.linked = linked

    def __call__(self, record_type: str, record_id: str | None, fallback: Any = "") -> Markup:
        """A link to a record; `fallback` (or nothing) when the public may not see it."""
        record = self.linked[record_type, record_id] if record_id else None
        return self.templates.anchor(self.up, record) if record else escape(fallback)

    def words(self, record_type: str, record_id: str | None) -> Markup:
        """What a record is called, for paper, on which there are no links."""
        record = self.linked[record_type, record_id] if record_id else None
        return self.templates.text(record.heading, mark=False) if record else Markup("")

    def to(self, record: Shown) -> Markup:
        """A link to a record that the page has in hand."""
        return self.templates.anchor(self.up, record)

    def href(self, record: Shown) -> str:
        return f"{self.up}{record.collection}/{record.id}/"


def _safe(html: str) -> Markup:
    """HTML of which every part that came from a record has been escaped or sanitised."""
    return str.__new__(Markup, html)  # what Markup itself does, after asking whether a text is HTML
