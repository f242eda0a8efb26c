"""An import, from a workbook to the text of record files: everything is read, told apart, written, read back and checked before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.catalog import Catalog, Loaded, load
from generator.edit.sheets import honours
from generator.edit.sheets.columns import HEADINGS, RECORD_ID, Column, form_of, known_headings, list_columns, lists_of
from generator.edit.sheets.letterhead import letterhead
from generator.edit.sheets.naming import Names
from generator.edit.sheets.opening import opened
from generator.edit.sheets.people import NOT_PROPOSED, Line, People
from generator.edit.sheets.proof import Draft, proved
from generator.edit.sheets.reading import Item, missing, read_form, read_row
from generator.edit.sheets.spot import Spot, letters
from generator.edit.sheets.table import Grid, Table, tables_of
from generator.edit.sheets.values import value_of
from generator.edit.sheets.words import fold
from generator.ledger import Ledger, read_ledger
from generator.problems import Problem, ProblemKind, has_errors
from generator.read import names as file_names
from generator.read.workbook import Cell, Sheet
from generator.records import BY_TYPE, Record
from generator.records.decision import Decision
from generator.records.shape import Shape

NO_TABLE = ProblemKind(
    "E160", "không tìm thấy bảng nào: cần một hàng tiêu đề cột như {allowed}", "no table was found: there must be a row of headings such as {allowed}",
    "kiểm tra hàng tiêu đề và trang tính có bị ẩn không; hoặc làm theo bảng mẫu: python -m generator template {type}",
    "see whether the headings are there and the sheet is not hidden; or use the template: python -m generator template {type}")
NOT_STATED = ProblemKind(
    "E161", 'chưa biết "{label}" của bản ghi', '"{label_en}" of the record is not known',
    'nhập lại với --set {name}="…"; {help}', 'import again with --set {name}="…"; {help_en}')
NO_SUCH_FIELD = ProblemKind(
    "E162", 'không có trường "{found}"', 'there is no field "{found}"', "các trường dùng được: {allowed}", "fields that may be set: {allowed}")
BAD_TARGET = ProblemKind(
    "E163", 'không ghi vào "{found}" được', '"{found}" cannot be written', "viết --into data/{collection}/ma-ban-ghi.yml, chỉ dùng chữ thường không dấu, chữ số, gạch nối",
    "write --into data/{collection}/some-id.yml, with lower-case letters without marks, digits and hyphens only")
EXISTS = ProblemKind(
    "E164", "đã có bản ghi {found}; nhập từ bảng tính không ghi đè", "the record {found} is there already; an import never writes over it",
    "chọn mã khác (--into, hoặc cột Mã), hoặc sửa trực tiếp tệp đó", "choose another id (--into, or the column Mã), or edit that file")
SAME_DECISION = ProblemKind(
    "E165", "quyết định số {found} ngày {day} đã có ở {other}", "the decision {found} of {day} is already in {other}",
    "nếu muốn bổ sung thì sửa tệp đó; nếu là quyết định khác, xem lại số và ngày", "edit that file to add to it; check number and date if it is another decision")
BELOW = ProblemKind(
    "E166", "dưới phần ký tên còn hàng giống dòng của danh sách: hàng {found}", "below the signature there are rows that look like lines of the list: {found}",
    "chuyển các hàng đó lên trên phần ký tên, hoặc xóa đi", "move these rows above the signature, or delete them")
NO_LINES = ProblemKind(
    "E167", "bảng có tiêu đề nhưng không có dòng nào", "the table has headings but no line", "điền danh sách bên dưới hàng tiêu đề", "fill in the list below the headings")
SAME_COLUMN = ProblemKind(
    "E168", 'có hai cột cùng là "{label}": {found}', 'two columns are "{label_en}": {found}', "bỏ một cột hoặc đổi tiêu đề", "delete one or change its heading")
NOT_ONE_RECORD = ProblemKind(
    "E170", "--into chỉ dùng khi cả bảng tính là một bản ghi; ở đây mỗi hàng là một bản ghi", "--into is for a workbook that is one record; here each row is one",
    "bỏ --into và ghi mã vào cột Mã của từng hàng", "leave --into out and write an id into the column Mã of each row")
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
PROPOSED = ProblemKind(
    "E194", 'lấy "{label}" từ đây: {found}', '"{label_en}" is taken from here: {found}', 'nếu sai, nhập lại với --set {name}="…"',
    'if it is wrong, import again with --set {name}="…"', "warning")

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
    work = _Work(order, order.model or _type_of(sheets), loaded, loaded.catalog, read_ledger(order.root))
    drafts = work.read(sheets)
    if drafts:
        texts, found = proved(work.model, drafts, loaded, work.ledger)
        work.problems += found
    else:
        texts = {}
    problems = sorted(set(work.problems))
    return Imported({} if has_errors(problems) else texts, problems, work.lines)


def _type_of(sheets: list[Sheet]) -> type[Record]:
    """The type that a template names in its sheet of lists; a decision without it."""
    names = (sheet.cells.get((1, 1)) for sheet in sheets if sheet.name == "Danh mục")
    return next((BY_TYPE[cell.text] for cell in names if cell and cell.text in BY_TYPE), Decision)


@dataclass
class _Work:
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

    def read(self, sheets: list[Sheet]) -> list[Draft]:
        names = Names(self.catalog)
        if self.model is not Decision:
            self.problems += [NOT_PROPOSED.at(self.path, found=one) for one in (*self.order.same, *self.order.new)]
        record, defaults = self._settings(names)
        return self._one_record(sheets, names, record, defaults) if lists_of(self.model) else self._records(sheets, names, record)

    # What all types have in common ------------------------------------------------------------------------------------

    def _settings(self, names: Names) -> tuple[Item, dict[str, Item]]:
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

    def _tables(self, grid: Grid, columns: tuple[Column, ...], aliases: dict[str, str], names: Names) -> tuple[list[Table], list[tuple[str, Spot]]]:
        def meaning(column: Column, text: str) -> str:
            kind, target = column.shape.kind, column.shape.target
            return text if (kind == "reference" and names.record(target, text)) or (kind == "term" and names.term(target, text)) else ""

        return tables_of(grid, known_headings(columns, aliases), meaning)

    def _notices(self, table: Table, columns: tuple[Column, ...]) -> None:
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

    def _seen(self, sheets: list[Sheet]) -> list[Sheet]:
        """The sheets that one sees. Those of the template that hold no records are no news."""
        for sheet in sheets:
            if sheet.hidden and sheet.cells and sheet.name not in OUR_SHEETS:
                self.problems.append(Spot(self.path).at(HIDDEN, what="trang tính", what_en="sheets", found=sheet.name))
        return [sheet for sheet in sheets if not sheet.hidden and sheet.name not in OUR_SHEETS]

    def _no_table(self, columns: tuple[Column, ...]) -> None:
        wanted = [column.label[0] for column in columns if column.required] or [column.label[0] for column in columns[:3]]
        self.problems.append(NO_TABLE.at(self.path, allowed=tuple(wanted[:5]), type=self.model.type))

    # One workbook, one record: a form and its lists --------------------------------------------------------------------

    def _one_record(self, sheets: list[Sheet], names: Names, record: Item, defaults: dict[str, Item]) -> list[Draft]:
        shapes, form = lists_of(self.model), Item(Spot(self.path))
        found: list[tuple[Shape, Grid, list[Table]]] = []
        lines: list[tuple[str, Spot]] = []
        for sheet in self._seen(sheets):
            grid = Grid(sheet, self.path)
            if not grid.by_row:
                continue
            filled, faults = read_form(grid, form_of(self.model), names)
            if filled:
                form = filled
                self.problems += faults
                continue
            tables = [(shape, *self._tables(grid, list_columns(shape), HEADINGS.get(shape.name, {}), names)) for shape in shapes]
            shape, best, above = max(tables, key=lambda one: (sum(len(table.taken) for table in one[1]), one[0].label["vi"] == sheet.name))
            if best:
                found.append((shape, grid, best))
                lines += above
            else:
                self.problems.append(Spot(self.path).at(NO_TABLE_HERE, found=sheet.name))
        if not found:
            self._no_table(list_columns(shapes[0]))
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

    def _fill(self, record: Item, form: Item, head: Any) -> None:
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

    def _lines(self, shape: Shape, grid: Grid, tables: list[Table], names: Names, defaults: Item, head: Any) -> list[Item]:
        columns = list_columns(shape)
        is_honours = self.model is Decision and shape.name == "conferrals"
        around = {**(honours.said_by(head.title, names) if head else {}), **({} if not is_honours else honours.said_by(grid.sheet.name, names))}
        groups = honours.Groups()
        items: list[Item] = []
        for table in tables:
            self._notices(table, columns)
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
            record_id = file_names.suggestion(_called(record), folder=True)
        return self._free(record_id, record.spot)

    def _free(self, record_id: str, spot: Spot) -> str:
        path = f"data/{self.model.collection}/{record_id}.yml"
        published = any(entry == f"{self.model.collection}/{record_id}" for _, entry in self.ledger.entries)
        if (self.order.root / path).exists() or published:
            self.problems.append(spot.at(EXISTS, found=path))
        return path

    # One row, one record ------------------------------------------------------------------------------------------------

    def _records(self, sheets: list[Sheet], names: Names, defaults: Item) -> list[Draft]:
        columns, drafts, found = form_of(self.model), {}, False
        if self.order.into:
            self.problems.append(NOT_ONE_RECORD.at("--into"))
        for sheet in self._seen(sheets):
            grid = Grid(sheet, self.path)
            tables, _ = self._tables(grid, columns, {}, names)
            if not tables and grid.by_row:
                self.problems.append(Spot(self.path).at(NO_TABLE_HERE, found=sheet.name))
            for table in tables:
                found = True
                self._notices(table, columns)
                for row in table.rows:
                    if row.kind == "line" and (draft := self._record(row, table, columns, names, defaults)):
                        if draft.path in drafts:
                            self.problems.append(draft.spot.at(EXISTS, found=draft.path))
                        drafts[draft.path] = draft
        if not found:
            self._no_table(columns)
        elif not self.lines:
            self.problems.append(Spot(self.path).at(NO_LINES))
        return list(drafts.values())

    def _record(self, row: Any, table: Table, columns: tuple[Column, ...], names: Names, defaults: Item) -> Draft | None:
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
        path = self._free(str(given) or file_names.suggestion(_called(item), folder=True), spot)
        return Draft(path, item.nested(), {**item.spots}, item.spot)


def _called(item: Item) -> str:
    """What a record is called: the text of its title or name, else of its first value."""
    for path in (("title", "vi"), ("name", "vi"), ("name",)):
        if text := item.values.get(path):
            return str(text)
    return str(next(iter(item.values.values()), ""))


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text != "unknown" else None

