"""A workbook that is one record: a form, or what stands above a list and on the command line, and its lists. An award list above all."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

from generator.edit.sheets import honours
from generator.edit.sheets.columns import HEADINGS, form_of, list_columns, lists_of
from generator.edit.sheets.grid import Grid
from generator.edit.sheets.letterhead import Letterhead, letterhead
from generator.edit.sheets.naming import Names
from generator.edit.sheets.people import Line, People
from generator.edit.sheets.proof import Draft
from generator.edit.sheets.reading import Item, missing, read_form, read_row
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.table import Table
from generator.edit.sheets.words import fold
from generator.edit.sheets.work import NO_LINES, NO_TABLE_HERE, Work, called
from generator.problems import ProblemKind
from generator.read import names as file_names
from generator.read.workbook import Sheet
from generator.records.decision import Decision
from generator.records.shape import Shape

NOT_STATED = ProblemKind(
    "E161", 'chưa biết "{label}" của bản ghi', '"{label_en}" of the record is not known',
    'nhập lại với --set {name}="…"; {help}', 'import again with --set {name}="…"; {help_en}')
BAD_TARGET = ProblemKind(
    "E163", 'không ghi vào "{found}" được', '"{found}" cannot be written', "viết --into data/{collection}/ma-ban-ghi.yml, chỉ dùng chữ thường không dấu, chữ số, gạch nối",
    "write --into data/{collection}/some-id.yml, with lower-case letters without marks, digits and hyphens only")
SAME_DECISION = ProblemKind(
    "E165", "quyết định số {found} ngày {day} đã có ở {other}", "the decision {found} of {day} is already in {other}",
    "nếu muốn bổ sung thì sửa tệp đó; nếu là quyết định khác, xem lại số và ngày", "edit that file to add to it; check number and date if it is another decision")
PROPOSED = ProblemKind(
    "E194", 'lấy "{label}" từ đây: {found}', '"{label_en}" is taken from here: {found}', 'nếu sai, nhập lại với --set {name}="…"',
    'if it is wrong, import again with --set {name}="…"', "warning")


class OneRecord(Work):
    """The import of a type with lists that every record must have."""

    def read(self, sheets: list[Sheet], names: Names) -> list[Draft]:
        record, defaults = self.settings(names)
        shapes, form = lists_of(self.model), Item(Spot(self.path))
        found: list[tuple[Shape, Grid, list[Table]]] = []
        lines: list[tuple[str, Spot]] = []
        for sheet in self.seen(sheets):
            grid = Grid(sheet, self.path)
            if not grid.by_row:
                continue
            filled, faults = read_form(grid, form_of(self.model), names)
            if filled:
                form = filled
                self.problems += faults
                continue
            tables = [(shape, *self.tables(grid, list_columns(shape), HEADINGS.get(shape.name, {}), names)) for shape in shapes]
            shape, best, above = max(tables, key=lambda one: (sum(len(table.taken) for table in one[1]), one[0].label["vi"] == sheet.name))
            if best:
                found.append((shape, grid, best))
                lines += above
            else:
                self.problems.append(Spot(self.path).at(NO_TABLE_HERE, found=sheet.name))
        if not found:
            self.no_table(list_columns(shapes[0]))
            return []
        head = letterhead(lines, names) if self.model is Decision else None
        self._fill(record, form, head)
        day, body = record.values.get(("issued",)), record.values.get(("authority",))
        names = names.on(_day(day), body)
        values: dict[str, Any] = {}
        origins: dict[tuple[str | int, ...], Spot] = dict(record.spots)
        for shape in shapes:
            items = [item for one, grid, tables in found if one is shape for item in self._lines(shape, grid, tables, names, defaults[shape.name], head)]
            values[shape.name] = self._kept(shape, items, origins)
        for problem in missing(form_of(self.model), record):
            self.problems.append(problem)
        path = self._target(record)
        if not path or not all(values.values()) or any(
                column.required and column.path not in record.values for column in form_of(self.model)):
            return []
        self._same_decision(record)
        return [Draft(path, {**record.nested(), **values}, origins, record.spot)]

    def _fill(self, record: Item, form: Item, head: Letterhead | None) -> None:
        """The record's own values: those of the command line, then of the form, then of the lines above the list."""
        for path in [*form.values, *form.texts]:
            if path not in record.values and path not in record.texts:
                record.spots[path] = form.spots[path]
                record.texts[path] = form.texts.get(path, "")
                if path in form.values:
                    record.values[path] = form.values[path]
        columns = {column.path: column for column in form_of(self.model)}
        for path, value in (head.values if head else {}).items():
            if path not in record.values and path not in record.texts:
                spot, column = head.spots[path], columns[path]
                record.values[path], record.texts[path], record.spots[path] = value, value, spot
                self.problems.append(spot.at(PROPOSED, label=column.label[0], label_en=column.label[1], found=value, name=column.name))
        if ("publish_at",) not in record.texts and self.order.published:
            record.values["publish_at",] = record.texts["publish_at",] = self.order.published
        for column in columns.values():
            if column.required and column.path not in record.texts:
                record.texts[column.path] = ""
                self.problems.append(Spot(self.path).at(
                    NOT_STATED, label=column.label[0], label_en=column.label[1], name=column.name, help=column.shape.help["vi"] or column.label[0],
                    help_en=column.shape.help["en"] or column.label[1]))

    def _lines(self, shape: Shape, grid: Grid, tables: list[Table], names: Names, defaults: Item, head: Letterhead | None) -> list[Item]:
        columns = list_columns(shape)
        is_honours = self.model is Decision and shape.name == "conferrals"
        around = {**(honours.said_by(head.title, names) if head else {}), **({} if not is_honours else honours.said_by(grid.sheet.name, names))}
        groups = honours.Groups()
        items: list[Item] = []
        for table in tables:
            self.notices(table, columns)
            here = dict(around)
            asked = any(taken.column.path == honours.KIND for taken in table.taken)
            if is_honours and not asked and (kind := honours.of_heading(table)):
                here[honours.KIND] = kind
            here |= defaults.values
            for row in table.rows:
                spot = grid.spot(row.number, min(grid.by_row.get(row.number, {1: None})))
                if row.kind == "group" and is_honours:
                    said, faults = honours.group(row, spot, names)
                    groups.enter(row, said)
                    self.problems += faults
                if row.kind != "line":
                    continue
                item, faults = read_row(row, table, names, self.path)
                if is_honours:
                    faults += honours.complete(item, groups, here, names)
                for path, value in defaults.values.items():
                    item.values.setdefault(path, value)
                self.problems += faults
                if honours.NAME in item.values or not is_honours:
                    items.append(item)
        if is_honours:
            self.problems += honours.spelt(items)
        return items

    def _kept(self, shape: Shape, items: list[Item], origins: dict[tuple[str | int, ...], Spot]) -> list[Any]:
        """The items of a list that are whole, with where each came from."""
        self.lines += len(items)
        if not items:
            self.problems.append(Spot(self.path).at(NO_LINES))
        needless = frozenset()
        if self.model is Decision and shape.name == "conferrals":
            self.problems += honours.numbered(items)
            self._tell_apart(items)
            needless = frozenset({honours.KIND, honours.FORM, honours.LINE, ("honoree",)})
        kept, columns = [], list_columns(shape)
        for item in items:
            faults = missing(columns, item, needless)
            self.problems += faults
            if faults or any(column.required and column.path not in item.values for column in columns):
                continue
            for path, spot in item.spots.items():
                origins[(shape.name, len(kept), *path)] = spot
            origins[shape.name, len(kept)] = item.spots.get(("name",), item.spot)
            kept.append(item.nested())
        return kept

    def _tell_apart(self, items: list[Item]) -> None:
        people = People(self.catalog, self.ledger, self.loaded.refused)
        lines = []
        for item in items:
            values = {path[0]: value for path, value in item.values.items() if len(path) == 1 and path != ("honoree",)}
            lines.append(Line(values, item.spots[honours.NAME], str(item.values.get(("honoree",), "")), item.spots.get(("honoree",))))
        self.problems += people.told_apart(lines, self.order.same, self.order.new, self.path)
        for item, line in zip(items, lines, strict=True):
            item.values.pop(("honoree",), None)
            if line.values.get("honoree"):
                item.values["honoree",] = line.values["honoree"]
            item.values[honours.NAME] = line.values["name"]

    def _same_decision(self, record: Item) -> None:
        number, day = record.values.get(("number",), ""), record.values.get(("issued",), "")
        for other in self.catalog.of("decision") if self.model is Decision else ():
            if other.number and fold(other.number) == fold(number) and other.issued.isoformat() == day and other.authority == record.values["authority",]:
                self.problems.append((record.spots.get(("number",)) or record.spot).at(SAME_DECISION, found=number, day=day, other=other.path))

    def _target(self, record: Item) -> str:
        """The path of the new file: what --into says, else made from number or title."""
        folder, values = f"data/{self.model.collection}", record.values
        if self.order.into:
            into = PurePosixPath(self.order.into.replace("\\", "/"))
            if into.is_absolute():
                root = self.order.root.resolve().as_posix()
                into = into.relative_to(root) if into.is_relative_to(root) else into
            record_id = into.stem if into.suffix == ".yml" else into.name
            if str(into.parent) not in (folder, ".") or not file_names.is_id(record_id) or into.suffix not in (".yml", ""):
                self.problems.append(BAD_TARGET.at("--into", found=self.order.into, collection=self.model.collection))
                return ""
        elif self.model is Decision:
            if not values.get(("issued",)):
                return ""
            number, day = values.get(("number",), "unknown"), values["issued",]
            record_id = file_names.suggestion(f"quyet-dinh-{day}" if number == "unknown" else f"quyet-dinh-{number}-{day[:4]}", folder=True)
        else:
            record_id = file_names.suggestion(called(record), folder=True)
        return self.free(record_id, record.spot)


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text != "unknown" else None
