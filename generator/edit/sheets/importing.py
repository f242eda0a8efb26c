"""An import, from a workbook to the text of record files: everything is read, told apart, written, read back and checked before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.catalog import load
from generator.edit.sheets.columns import lists_of
from generator.edit.sheets.many_records import ManyRecords
from generator.edit.sheets.naming import Names
from generator.edit.sheets.one_record import OneRecord
from generator.edit.sheets.opening import opened
from generator.edit.sheets.proof import proved
from generator.edit.sheets.work import Order
from generator.ledger import read_ledger
from generator.problems import Problem, has_errors
from generator.read.workbook import Sheet
from generator.records import BY_TYPE, Record
from generator.records.decision import Decision

__all__ = ["Imported", "Order", "imported"]


@dataclass
class Imported:
    """The texts of the new files by path, and every problem. Nothing is to be written when one is an error."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lines: int = 0


def imported(order: Order) -> Imported:
    """Read a workbook as records. Nothing in it can make this raise; nothing is written."""
    sheets, problems = opened(order.file)
    if problems:
        return Imported(problems=problems)
    loaded = load(order.root, order.cache)
    if not loaded.catalog:
        return Imported(problems=sorted(loaded.problems))
    model = order.model or _type_of(sheets)
    work = (OneRecord if lists_of(model) else ManyRecords)(order, model, loaded, loaded.catalog, read_ledger(order.root))
    drafts = work.read(sheets, Names(loaded.catalog))
    if drafts:
        texts, found = proved(drafts, loaded, work.ledger)
        work.problems += found
    else:
        texts = {}
    problems = sorted(set(work.problems))
    return Imported({} if has_errors(problems) else texts, problems, work.lines)


def _type_of(sheets: list[Sheet]) -> type[Record]:
    """The type that a template names in its sheet of lists; a decision without it."""
    names = (sheet.cells.get((1, 1)) for sheet in sheets if sheet.name == "Danh mục")
    return next((BY_TYPE[cell.text] for cell in names if cell and cell.text in BY_TYPE), Decision)
