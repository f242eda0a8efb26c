"""The list of a decision as files for a newsroom: a table for spreadsheets, and plain text. The same lines as on the page of the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.decision import STANDING, Decision
from generator.views import doubt
from generator.views.frame import PREFIX
from generator.views.language import day_text, written_day
from generator.views.output import File
from generator.views.spreadsheets import csv_file
from generator.views.templates import Templates

COLUMNS = {
    "vi": ("TT", "Tên", "Đối tượng", "Danh hiệu, hình thức", "Truy tặng", "Đơn vị", "Địa phương", "Thành tích", "Tình trạng"),
    "en": ("No.", "Name", "Subject kind", "Award", "Posthumous", "Unit", "Place", "Citation", "Status"),
}


def press_files(public: Catalog, templates: Mapping[str, Templates]) -> Iterator[File]:
    """`press/list.csv` and `press/list.txt` of every decision, in both languages."""
    for record in public.of("decision"):
        if isinstance(record, Decision):
            linked = (public.get(*key) for key in public.outgoing["decision", record.id])
            depends = (record.digest, *(item.digest if item else "-" for item in linked))
            for lang in LANGUAGES:
                folder = f"{PREFIX[lang]}decisions/{record.id}/press/"
                for name, make in (("list.csv", _table), ("list.txt", _text)):
                    yield File(f"{folder}{name}", depends, partial(make, record, templates[lang]), (f"decisions/{record.id}",))


def _table(record: Decision, templates: Templates) -> bytes:
    return csv_file(COLUMNS[templates.lang], _rows(record, templates))


def _text(record: Decision, templates: Templates) -> bytes:
    say = templates.say
    number = record.number or say("chưa rõ", "not known")
    head = [templates.heading(record), f"{say('Số', 'No.')} {number}, {written_day(record.issued, templates.lang)}"]
    if record.illustrative:
        head.append(f"({say(*doubt.NO_NEWS)})")
    head += [f"{templates.choice(change, 'status')} {say('theo', 'by')} {change.document}, {day_text(change.date, templates.lang)}"
             for change in record.changes]
    rows = []
    for line, (position, name, _, award, late, unit, place, citation, status) in zip(record.conferrals, _rows(record, templates)):
        extra = [late and say("truy tặng", "posthumous"), unit, place, status if line.changes else ""]
        rows.append("; ".join([f"{position}. {name}: {award}", *filter(None, extra)]) + (f". {citation}" if citation else ""))
    return "\n".join([*head, "", *(" ".join(row.split()) for row in rows), ""]).encode()


def _rows(record: Decision, templates: Templates) -> Iterator[list[str]]:
    """The cells of each line, in the order of `COLUMNS`. Few names stand on many lines: each is looked up once."""
    say, words, catalog = templates.say, templates.heading_of, templates.catalog
    removed, yes = say("(đã gỡ tên)", "(name removed)"), say("có", "yes")

    @cache
    def named(record_type: str, record_id: str | None) -> str:
        found = catalog.get(record_type, record_id) if record_id else None
        return words(found.heading) if isinstance(found, Record) else ""

    @cache
    def kind(term_id: str) -> str:
        found = catalog.term("subject-kinds", term_id)
        return words(found.name) if found else ""

    for line in record.conferrals:
        award = named("award", line.form)
        yield [
            str(line.line), line.name or removed, kind(line.kind),
            f"{award} {templates.award_class(line.award_class)}" if line.award_class else award, yes if line.posthumous else "",
            ", ".join(filter(None, (line.unit, named("organisation", line.organisation)))), named("place", line.place),
            words(line.citation) if line.citation else "", words(STANDING[line.status])]
