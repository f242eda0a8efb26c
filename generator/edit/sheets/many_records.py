"""A workbook in which each row is one record."""

from __future__ import annotations

from generator.edit.sheets.columns import RECORD_ID, Column, form_of
from generator.edit.sheets.grid import Grid
from generator.edit.sheets.naming import Names
from generator.edit.sheets.one_record import BAD_TARGET
from generator.edit.sheets.people import NOT_PROPOSED
from generator.edit.sheets.proof import Draft
from generator.edit.sheets.reading import Item, missing, read_row
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.table import Row, Table
from generator.edit.sheets.work import EXISTS, NO_LINES, NO_TABLE_HERE, Work, called
from generator.problems import ProblemKind, has_errors
from generator.read import names as file_names
from generator.read.workbook import Sheet

NOT_ONE_RECORD = ProblemKind(
    "E170", "--into chỉ dùng khi cả bảng tính là một bản ghi; ở đây mỗi hàng là một bản ghi", "--into is for a workbook that is one record; here each row is one",
    "bỏ --into và ghi mã vào cột Mã của từng hàng", "leave --into out and write an id into the column Mã of each row")


class ManyRecords(Work):
    """The import of a type without such lists."""

    def read(self, sheets: list[Sheet], names: Names) -> list[Draft]:
        defaults, _ = self.settings(names)
        self.problems += [NOT_PROPOSED.at(self.path, found=one) for one in (*self.order.same, *self.order.new)]
        columns, drafts, found = form_of(self.model), {}, False
        if self.order.into:
            self.problems.append(NOT_ONE_RECORD.at("--into"))
        for sheet in self.seen(sheets):
            grid = Grid(sheet, self.path)
            tables, _ = self.tables(grid, columns, {}, names)
            if not tables and grid.by_row:
                self.problems.append(Spot(self.path).at(NO_TABLE_HERE, found=sheet.name))
            for table in tables:
                found = True
                self.notices(table, columns)
                for row in table.rows:
                    if row.kind == "line" and (draft := self._record(row, table, columns, names, defaults)):
                        if draft.path in drafts:
                            self.problems.append(draft.spot.at(EXISTS, found=draft.path))
                        drafts[draft.path] = draft
        if not found:
            self.no_table(columns)
        elif not self.lines:
            self.problems.append(Spot(self.path).at(NO_LINES))
        return list(drafts.values())

    def _record(self, row: Row, table: Table, columns: tuple[Column, ...], names: Names, defaults: Item) -> Draft | None:
        item, faults = read_row(row, table, names, self.path)
        self.lines += 1
        for path, value in defaults.values.items():
            item.values.setdefault(path, value)
        if ("publish_at",) not in item.texts and self.order.published:
            item.values.setdefault(("publish_at",), self.order.published)
        faults = [*faults, *missing(columns, item)]
        self.problems += faults
        given = item.values.pop(RECORD_ID.path, "")
        spot = item.spots.get(RECORD_ID.path) or item.spot
        if given and not file_names.is_id(str(given)):
            self.problems.append(spot.at(BAD_TARGET, found=given, collection=self.model.collection))
            return None
        if has_errors(faults) or any(column.required and column.path not in item.values for column in columns):
            return None
        path = self.free(str(given) or file_names.suggestion(called(item), folder=True), spot)
        return Draft(path, item.nested(), {**item.spots}, item.spot)
