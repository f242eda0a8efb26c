"""What every import does: the order and its settings, the tables of the sheets, and what of them is not taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog import Catalog, Loaded
from generator.edit.sheets.columns import Column, form_of, known_headings, list_columns, lists_of
from generator.edit.sheets.grid import Grid
from generator.edit.sheets.naming import Names
from generator.edit.sheets.reading import Item
from generator.edit.sheets.spot import Spot, letters
from generator.edit.sheets.table import Table, tables_of
from generator.edit.sheets.values import value_of
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind
from generator.read.workbook import Cell, Sheet
from generator.records import Record

NO_TABLE = ProblemKind(
    "E160", "không tìm thấy bảng nào: cần một hàng tiêu đề cột như {allowed}", "no table was found: there must be a row of headings such as {allowed}",
    "kiểm tra hàng tiêu đề và trang tính có bị ẩn không; hoặc làm theo bảng mẫu: python -m generator template {type}",
    "see whether the headings are there and the sheet is not hidden; or use the template: python -m generator template {type}")
NO_LINES = ProblemKind(
    "E167", "bảng có tiêu đề nhưng không có dòng nào", "the table has headings but no line", "điền danh sách bên dưới hàng tiêu đề", "fill in the list below the headings")
NO_SUCH_FIELD = ProblemKind(
    "E162", 'không có trường "{found}"', 'there is no field "{found}"', "các trường dùng được: {allowed}", "fields that may be set: {allowed}")
EXISTS = ProblemKind(
    "E164", "đã có bản ghi {found}; nhập từ bảng tính không ghi đè", "the record {found} is there already; an import never writes over it",
    "chọn mã khác (--into, hoặc cột Mã), hoặc sửa trực tiếp tệp đó", "choose another id (--into, or the column Mã), or edit that file")
SAME_COLUMN = ProblemKind(
    "E168", 'có hai cột cùng là "{label}": {found}', 'two columns are "{label_en}": {found}', "bỏ một cột hoặc đổi tiêu đề", "delete one or change its heading")
BELOW = ProblemKind(
    "E166", "dưới phần ký tên còn hàng giống dòng của danh sách: hàng {found}", "below the signature there are rows that look like lines of the list: {found}",
    "chuyển các hàng đó lên trên phần ký tên, hoặc xóa đi", "move these rows above the signature, or delete them")
PERSONAL_LEFT = ProblemKind(
    "E190", "cột {found} có thông tin riêng của cá nhân nên không được đọc", "column {found} holds personal data and is not read",
    "không trường nào cần đến; nên xóa cột này trước khi gửi bảng tính cho người khác", "no field needs it; better delete the column before the workbook is passed on", "warning")
LEFT = ProblemKind(
    "E191", 'cột {letter} "{found}" không được lấy', 'column {letter} "{found}" is not taken', "nếu cần, đổi tiêu đề thành nhãn của một trường, ví dụ: {allowed}",
    "if it is needed, give it the label of a field as heading, for example: {allowed}", "warning")
HIDDEN = ProblemKind(
    "E192", "{what} đang ẩn nên không được lấy: {found}", "hidden {what_en} are not taken: {found}", "nếu thuộc danh sách thì bỏ ẩn (Unhide) rồi nhập lại; nếu không thì nên xóa",
    "unhide them and import again if they belong to the list; better delete them otherwise", "warning")
NO_TABLE_HERE = ProblemKind(
    "E193", 'trang tính "{found}" không có bảng nào nhận ra được, bỏ qua', 'the sheet "{found}" has no table that is known and is left out',
    "nếu là danh sách, kiểm tra hàng tiêu đề cột", "check its headings if it is a list", "warning")

OUR_SHEETS = frozenset({"Hướng dẫn", "Danh mục"})
"""Sheets of the template that hold no records."""


@dataclass(frozen=True)
class Order:
    """What is to be imported. `published` is the publish_at of what does not say its own; `settings` are (field, text)."""

    root: Path
    file: Path
    model: type[Record] | None = None
    into: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    same: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    published: str = ""
    cache: Path | None = None


@dataclass
class Work:
    """One import under way; `problems` and `lines` grow."""

    order: Order
    model: type[Record]
    loaded: Loaded
    catalog: Catalog
    ledger: Ledger
    problems: list[Problem] = field(default_factory=list)
    lines: int = 0

    @property
    def path(self) -> str:
        return self.order.file.name

    def settings(self, names: Names) -> tuple[Item, dict[str, Item]]:
        """The values given on the command line: of the record, and of every line of a list."""
        record, lines = Item(Spot(self.path)), {shape.name: Item(Spot(self.path)) for shape in lists_of(self.model)}
        columns = {column.name: (column, record, column.path) for column in form_of(self.model)}
        for shape in lists_of(self.model):
            columns |= {f"{shape.name}.{column.name}": (column, lines[shape.name], column.path) for column in list_columns(shape)}
        for name, text in self.order.settings:
            spot = Spot(f"--set {name}")
            if name not in columns:
                self.problems.append(spot.at(NO_SUCH_FIELD, found=name, allowed=tuple(columns)))
                continue
            column, item, path = columns[name]
            value, faults = value_of(column, Cell(text), spot, names)
            self.problems += faults
            item.texts[path], item.spots[path] = text, spot
            if value is not None:
                item.values[path] = value
        return record, lines

    def tables(self, grid: Grid, columns: tuple[Column, ...], aliases: dict[str, str], names: Names) -> tuple[list[Table], list[tuple[str, Spot]]]:
        def meaning(column: Column, text: str) -> str:
            kind, target = column.shape.kind, column.shape.target
            return text if (kind == "reference" and names.record(target, text)) or (kind == "term" and names.term(target, text)) else ""

        return tables_of(grid, known_headings(columns, aliases), meaning)

    def notices(self, table: Table, columns: tuple[Column, ...]) -> None:
        """What of a table is not taken, said once each."""
        sheet = Spot(self.path, table.sheet.name, table.top)
        for spot in table.personal:
            self.problems.append(spot.at(PERSONAL_LEFT, found=letters(spot.column)))
        for spot, text in table.left:
            self.problems.append(spot.at(LEFT, letter=letters(spot.column), found=text, allowed=tuple(column.label[0] for column in columns[:8])))
        if table.hidden_rows:
            self.problems.append(Spot(self.path, table.sheet.name, table.hidden_rows[0]).at(
                HIDDEN, what="hàng", what_en="rows", found=", ".join(map(str, table.hidden_rows))))
        if table.hidden_columns:
            self.problems.append(sheet.beside(table.hidden_columns[0]).at(
                HIDDEN, what="cột", what_en="columns", found=", ".join(map(letters, table.hidden_columns))))
        if table.below:
            self.problems.append(Spot(self.path, table.sheet.name, table.below[0]).at(BELOW, found=", ".join(map(str, table.below))))
        seen: dict[tuple[str, ...], list[int]] = {}
        for taken in table.taken:
            if not taken.value:
                seen.setdefault(taken.column.path, []).append(taken.index)
        for taken in table.taken:
            twins = seen.get(taken.column.path, [])
            if len(twins) > 1 and twins[0] == taken.index and taken.column.shape.kind not in ("line", "paragraph", "bilingual", "rich"):
                self.problems.append(sheet.beside(taken.index).at(
                    SAME_COLUMN, label=taken.column.label[0], label_en=taken.column.label[1], found=tuple(map(letters, twins))))

    def seen(self, sheets: list[Sheet]) -> list[Sheet]:
        """The sheets that one sees. Those of the template that hold no records are no news."""
        for sheet in sheets:
            if sheet.hidden and sheet.cells and sheet.name not in OUR_SHEETS:
                self.problems.append(Spot(self.path).at(HIDDEN, what="trang tính", what_en="sheets", found=sheet.name))
        return [sheet for sheet in sheets if not sheet.hidden and sheet.name not in OUR_SHEETS]

    def no_table(self, columns: tuple[Column, ...]) -> None:
        wanted = [column.label[0] for column in columns if column.required] or [column.label[0] for column in columns[:3]]
        self.problems.append(NO_TABLE.at(self.path, allowed=tuple(wanted[:5]), type=self.model.type))

    def free(self, record_id: str, spot: Spot) -> str:
        path = f"data/{self.model.collection}/{record_id}.yml"
        published = any(entry == f"{self.model.collection}/{record_id}" for _, entry in self.ledger.entries)
        if (self.order.root / path).exists() or published:
            self.problems.append(spot.at(EXISTS, found=path))
        return path


def called(item: Item) -> str:
    """What a record is called: the text of its title or name, else of its first value."""
    for path in (("title", "vi"), ("name", "vi"), ("name",)):
        if text := item.values.get(path):
            return str(text)
    return str(next(iter(item.values.values()), ""))
