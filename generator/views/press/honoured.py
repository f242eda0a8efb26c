"""The list of a decision as files for a newsroom: a table for spreadsheets, and plain text. The same lines as on the page of the decision."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.decision import STANDING, Conferral, Decision
from generator.views.frame import PREFIX
from generator.views.output import File
from generator.views.templates import Templates

COLUMNS = {
    "vi": ("TT", "Tên", "Đối tượng", "Danh hiệu, hình thức", "Truy tặng", "Đơn vị", "Địa phương", "Thành tích", "Tình trạng"),
    "en": ("No.", "Name", "Subject kind", "Award", "Posthumous", "Unit", "Place", "Citation", "Status"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    """UTF-8 with a mark that spreadsheets look for; no cell begins as a formula does."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS[templates.lang])
    for line in record.conferrals:
        writer.writerow([f"'{cell}" if cell.lstrip(" '\"").startswith(_FORMULA) else cell for cell in _cells(line, templates)])
    return text.getvalue().encode("utf-8-sig")


def _text(record: Decision, templates: Templates) -> bytes:
    say = templates.say
    number = record.number or say("chưa rõ", "not known")
    head = [templates.heading(record), f"{say('Số', 'No.')} {number}, {templates.written(record.issued).striptags()}"]
    if record.illustrative:
        head.append(say("(Dữ liệu minh họa, không phải tin thật.)", "(Illustrative data, not real.)"))
    head += [f"{templates.choice(change, 'status')} {say('theo', 'by')} {change.document}, {templates.day(change.date).striptags()}"
             for change in record.changes]
    rows = []
    for line in record.conferrals:
        position, name, _, award, late, unit, place, citation, status = _cells(line, templates)
        extra = [late and say("truy tặng", "posthumous"), unit, place, status if line.changes else ""]
        rows.append("; ".join([f"{position}. {name}: {award}", *filter(None, extra)]) + (f". {citation}" if citation else ""))
    return "\n".join([*head, "", *(" ".join(row.split()) for row in rows), ""]).encode()


def _cells(line: Conferral, templates: Templates) -> list[str]:
    say = templates.say

    def named(record_type: str, record_id: str | None) -> str:
        found = templates.catalog.get(record_type, record_id) if record_id else None
        return templates.heading(found) if isinstance(found, Record) else ""

    return [
        str(line.line), line.name or say("(đã gỡ tên)", "(name removed)"), templates.term(line.kind, "subject-kinds").striptags(),
        templates.form(line).striptags(), say("có", "yes") if line.posthumous else "",
        ", ".join(filter(None, (line.unit, named("organisation", line.organisation)))), named("place", line.place),
        templates.heading_of(line.citation) if line.citation else "", templates.heading_of(STANDING[line.status])]
