"""A statistic in the words of a language: its cells, and its chart, which is drawn from the very rows of its table."""

from __future__ import annotations

from decimal import Decimal

from generator.records.fields import Bilingual
from generator.views import language
from generator.views.charts import Bar, Chart, Group
from generator.views.small_cells import LEAST, Hidden
from generator.views.statistics.statistic import Cell, Column, Row, Statistic, Table


def cell_text(cell: Cell, column: Column, lang: str) -> str:
    """A cell as readers see it: 1.234; 12,5%; dưới 10; không nêu."""
    vietnamese = lang == "vi"
    if cell is None:
        return "không có số liệu" if vietnamese else "no figure"
    if cell is Hidden.BELOW:
        return f"dưới {LEAST}" if vietnamese else f"under {LEAST}"
    if cell is Hidden.WITHHELD:
        return "không nêu" if vietnamese else "not shown"
    return language.number_text(cell, lang) + ("%" if column.unit == "percent" else "")


def chart(statistic: Statistic, table: Table, lang: str) -> Chart:
    """The chart of a table. A count that is not shown draws nothing; it stands in words under the label of its group."""
    columns = {column.name: (place, column) for place, column in enumerate(table.columns)}
    drawn = [columns[name] for name in statistic.drawn if name in columns]
    if len(table.keys) > 1:
        return _by_second_key(statistic, table, *drawn[0], lang)
    total = columns.get("total") if statistic.stacked else None
    groups = []
    for row in table.rows:
        label = _capital(_plain(row.keys[0].label, lang))
        if total and isinstance(row.cells[total[0]], int):
            label += f" · {cell_text(row.cells[total[0]], total[1], lang)}"
        cells = [(number, row.cells[place], column, _plain(column.label, lang)) for number, (place, column) in enumerate(drawn)]
        groups.append(_group(label, cells, lang, row, statistic.stacked))
    return Chart(statistic.name, _plain(statistic.title, lang), _description(lang), tuple(_plain(column.label, lang) for _, column in drawn),
                 tuple(groups), statistic.stacked, palette=statistic.palette)


def _by_second_key(statistic: Statistic, table: Table, place: int, column: Column, lang: str) -> Chart:
    grouped: dict[str, list[Row]] = {}
    for row in table.rows:
        grouped.setdefault(row.keys[0].id, []).append(row)
    # Those of the fullest group first, so that the legend has the order of the rows.
    fullest = max(grouped.values(), key=len, default=[])
    names = {row.keys[1].id: _plain(row.keys[1].label, lang) for row in (*fullest, *table.rows)}
    series = {name: number for number, name in enumerate(names)}
    groups = [
        _group(_capital(_plain(rows[0].keys[0].label, lang)),
               [(series[row.keys[1].id], row.cells[place], column, names[row.keys[1].id]) for row in rows], lang, rows[0], statistic.stacked)
        for rows in grouped.values()]
    return Chart(statistic.name, f"{_plain(statistic.title, lang)}: {_plain(column.label, lang)}", _description(lang), tuple(names.values()),
                 tuple(groups), statistic.stacked, palette=statistic.palette)


def _group(label: str, cells: list[tuple[int, Cell, Column, str]], lang: str, row: Row, stacked: bool) -> Group:
    bars, hidden = [], []
    for number, cell, column, name in cells:
        words = cell_text(cell, column, lang)
        if isinstance(cell, int | Decimal):
            if cell or not stacked:  # a part of nought is no part of a bar
                # A bar of nought has no colour to tell whose it is.
                written = words if cell or len(cells) == 1 else f"{name}: {words}"
                bars.append(Bar(number, cell, f"{name}: {words}", written))
        else:
            hidden.append((words, name))
    remarks = tuple(f"{', '.join(name for found, name in hidden if found == words)}: {words}" for words in dict.fromkeys(words for words, _ in hidden))
    return Group(language.printable(label), tuple(bars), remarks, "vi" if lang == "en" and row.keys[0].label.en is None else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(value: Bilingual, lang: str) -> str:
    return value.vi if lang == "vi" else value.en or value.vi


def _description(lang: str) -> str:
    return "Các con số của biểu đồ có trong bảng trên cùng trang." if lang == "vi" else "The numbers of the chart stand in the table on the same page."
