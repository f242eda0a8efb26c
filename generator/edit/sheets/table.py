"""Where the tables of a sheet are: the lines above them, headings of one to three rows, lines, headings of groups, and what ends a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.edit.sheets.columns import IGNORED, PERSONAL, UNLESS_ALONE, Column
from generator.edit.sheets.grid import Grid
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.words import cleaned, fold, is_capitals, one_line
from generator.read.workbook import FORMULA, Cell, Sheet

HEADING_ROWS = 4
FIRST_ROWS = 200
"""Rows in which the first headings of a sheet are looked for."""

_END = re.compile(r"(?:noi nhan|tm|kt|tl|tuq|nguoi lap|lap bieu|xac nhan|ky ten|danh sach (?:nay |tren )?(?:co|gom)|an dinh danh sach)\b"
                  r"|.*\bngay\s*\d*\s*thang\s*\d*\s*nam\s*\d*$")
_SIGNER = re.compile(r"(?:pho |quyen )?(?:chu tich|giam doc|thu truong|hieu truong|truong phong|truong ban|chanh van phong|thu ky)\b")
_SUM = re.compile(r"(?:tổng cộng(?! ty)|tổng số|cộng|tổng)(?=\s*(?:[:.=\d(]|$|tập thể|cá nhân|người|hộ|có|là|gồm|danh sách))|tổng (?:cộng|số)(?! ty)\b")
_NUMBERED = re.compile(r"\(?\s*(?:[0-9]{1,2}|[A-Z])\s*\)?")
_ENUMERATOR = re.compile(r"(?P<mark>[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)\-–:/]\s*(?=\S)")
_EXAMPLE = re.compile(r"vi du\b|example\b")


@dataclass(frozen=True, slots=True)
class Taken:
    """A column of a sheet that is read. `value` is what a mark in it means: a cross below the heading of an award."""

    index: int
    column: Column
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `kind` is "line", "group" or "sum"; `texts` has the cells of what is read, merged ones filled down."""

    kind: str
    number: int
    cells: dict[int, tuple[Cell, Spot]]
    text: str = ""
    mark: str = ""


@dataclass
class Table:
    """One table of a sheet, with what its headings came to."""

    sheet: Sheet
    taken: list[Taken]
    rows: list[Row] = field(default_factory=list)
    top: int = 0
    bottom: int = 0
    personal: list[Spot] = field(default_factory=list)
    left: list[tuple[Spot, str]] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    """Rows that look like lines but stand below the signature."""
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


Known = dict[str, Column]
Meaning = Callable[[Column, str], str]
"""What a heading below the heading of a column means as a value of it ("" for nothing): an award below "Hình thức"."""


def tables_of(grid: Grid, known: Known, meaning: Meaning, name: str = "name") -> tuple[list[Table], list[tuple[str, Spot]]]:
    """The tables of a sheet, and the lines of text above the first."""
    found: list[Table] = []
    lines: list[tuple[str, Spot]] = []
    last = max(grid.by_row, default=0)
    row = 1
    while row <= last:
        if row in grid.by_row and (table := _headed(grid, row, known, meaning, name)):
            found.append(table)
            row = table.bottom
        elif not found and row > FIRST_ROWS:
            break
        elif not found:
            lines += [(one_line(cleaned(cell.text)), grid.spot(row, column)) for column, cell in grid.by_row.get(row, {}).items()]
        row += 1
    for table, after in zip(found, [*found[1:], None]):
        table.rows = list(_rows(grid, table, (after.top if after else last + 1)))
        hidden = grid.sheet.hidden_rows
        table.hidden_rows = [number for number in sorted(hidden) if table.bottom < number < (after.top if after else last + 1)
                             and any(one.index in grid.by_row.get(number, {}) for one in table.taken)]
        table.hidden_columns = sorted({column for (number, column) in grid.sheet.cells
                                       if column in grid.sheet.hidden_columns and table.top <= number})
    return found, lines


def _headed(grid: Grid, row: int, known: Known, meaning: Meaning, name: str) -> Table | None:
    """The table whose headings begin in a row, if they do."""
    if row in grid.sheet.hidden_rows or len(grid.by_row[row]) < 2:
        return None
    texts = {column: fold(grid.text(row, column)) for column in grid.by_row[row]}
    hits = {known[text].name for text in texts.values() if text in known} | {text for text in texts.values() if PERSONAL.search(text)}
    if len(hits) < 2 or not any(text in known for text in texts.values()):
        return None
    if sum(text in known or text in IGNORED or bool(PERSONAL.search(text)) for text in texts.values() if text) * 2 < len([t for t in texts.values() if t]):
        return None
    bottom = max(grid.bottom_of(row, column) for column in grid.by_row[row])
    bottom = min(bottom, row + HEADING_ROWS - 1)
    while bottom + 1 in grid.by_row and bottom < row + HEADING_ROWS and _is_heading(grid, bottom + 1, known):
        bottom += 1
    table = Table(grid.sheet, [], top=row, bottom=bottom)
    _name_columns(grid, table, known, meaning, name)
    return table if table.taken else None


def _is_heading(grid: Grid, row: int, known: Known) -> bool:
    """Whether a row below headings belongs to them: numbers of columns such as (1) (2) (3), or more headings."""
    texts = [text for column in grid.by_row[row] if (text := grid.text(row, column))]
    if len(texts) >= 2 and all(_NUMBERED.fullmatch(text) for text in texts):
        values = [re.sub(r"\D", "", text) for text in texts]
        numbers = [int(value) for value in values if value]
        return numbers == sorted(set(numbers)) and (not numbers or numbers[-1] - numbers[0] == len(numbers) - 1) and len(texts) > 2
    if len(texts) >= 2 and all(grid.is_parted(row - 1, column) for column in grid.by_row[row]):
        return True
    folded = [fold(text) for text in texts]
    return bool(folded) and sum(text in known or bool(PERSONAL.search(text)) or text in IGNORED for text in folded) * 2 > len(folded) and len(folded) > 1


def _name_columns(grid: Grid, table: Table, known: Known, meaning: Meaning, name: str) -> None:
    columns = sorted({column for row in range(table.top, table.bottom + 1) for column in range(1, _width(grid, row) + 1)})
    weak: list[int] = []
    named = next((column for column in known.values() if column.name == name), None)
    for index in columns:
        if index in grid.sheet.hidden_columns:
            continue
        texts = list(dict.fromkeys(text for row in range(table.top, table.bottom + 1) if (text := grid.text(row, index))
                                   and not _NUMBERED.fullmatch(text)))
        if not texts:
            continue
        spot = grid.spot(table.top, index)
        lowest, joined, highest = fold(texts[-1]), fold(" ".join(texts)), fold(texts[0])
        above = known.get(highest)
        if len(texts) > 1 and above and lowest not in known and (value := meaning(above, texts[-1])):
            table.taken.append(Taken(index, above, value))
        elif column := known.get(lowest) or known.get(joined):
            if lowest in UNLESS_ALONE and named:
                weak.append(index)
            table.taken.append(Taken(index, column))
        elif PERSONAL.search(lowest) or PERSONAL.search(joined):
            table.personal.append(spot)
        elif above:
            table.taken.append(Taken(index, above))
        else:
            table.left.append((spot, texts[-1]))
    if named and weak and not any(one.column.name == name and one.index not in weak for one in table.taken):
        table.taken = [Taken(one.index, named if one.index == weak[0] else one.column, one.value) for one in table.taken]


def _width(grid: Grid, row: int) -> int:
    widest = max((right for top, _, bottom, right in grid.sheet.merged if top <= row <= bottom), default=0)
    return min(max(max(grid.by_row.get(row, {0: None})), widest), 200)


def _rows(grid: Grid, table: Table, end: int) -> Iterator[Row]:
    numbers = [one.index for one in table.taken if one.column.name == "line"]
    content = [one.index for one in table.taken if one.column.name != "line"]
    ended = False
    for number in range(table.bottom + 1, end):
        seen = grid.by_row.get(number, {})
        texts = {column: text for column, cell in seen.items() if (text := grid.text(number, column) or (cell.kind if cell.kind == FORMULA else ""))}
        if number in grid.sheet.hidden_rows or not texts:
            continue
        first = next(iter(texts.values()))
        mark = next((texts[column] for column in numbers if column in texts), "")
        is_number = mark.strip(". ").isdigit()
        filled = {one.index: cell for one in table.taken if (cell := grid.down(number, one.index))}
        if ended or (not is_number and _ends(texts)):
            ended = True
            if len([column for column in content if column in texts]) >= 2 and (is_number or len(texts) >= 3):
                table.below.append(number)
        elif _EXAMPLE.match(fold(first)):
            continue
        elif not is_number and _SUM.match(first.casefold()):
            yield Row("sum", number, {}, first)
        elif group := _as_group(grid, number, mark, [text for column, text in texts.items() if column not in numbers], content):
            yield group
        elif any(column in seen for column in content):
            yield Row("line", number, filled)


def _ends(texts: dict[int, str]) -> bool:
    """Whether a row begins what stands below a list: the place and day, the signature, the distribution."""
    folded = [fold(text) for text in texts.values()]
    if any(_END.match(text) for text in folded):
        return len(folded) <= 3
    return all(is_capitals(text) for text in texts.values()) and any(_SIGNER.match(text) for text in folded)


def _as_group(grid: Grid, number: int, mark: str, words: list[str], content: list[int]) -> Row | None:
    """The heading of a group in a row that has one text only, or None when it may be a line with nothing else to say."""
    text = words[0] if words else mark
    if len(words) > 1 or (not words and mark.strip(". ").isdigit()):
        return None
    wide = grid.is_wide(number, content)
    if len(content) < 2 and not wide:
        return None
    if words and mark:
        return Row("group", number, {}, text, mark.strip(". )")) if wide or re.fullmatch(r"[IVX]{1,5}|[A-ZĐ]|[a-zđ]", mark.strip(". )")) else None
    if found := _ENUMERATOR.match(text):
        return Row("group", number, {}, text[found.end():], found["mark"])
    return Row("group", number, {}, text) if wide or is_capitals(text) or not words else None
