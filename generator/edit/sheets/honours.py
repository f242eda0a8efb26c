"""The lines of an award list, made complete by what stands around them: headings of groups, the title, the award itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.edit.sheets.columns import Path
from generator.edit.sheets.naming import Names, award_class
from generator.edit.sheets.reading import Item
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.table import Row, Table
from generator.edit.sheets.words import fold, is_capitals, named
from generator.problems import Problem, ProblemKind, has_long_number
from generator.records.award import Award
from generator.records.honoree import PEOPLE

KIND_UNKNOWN = ProblemKind(
    "E130", 'không rõ "{found}" là cá nhân, tập thể hay hộ gia đình', 'it is not clear whether "{found}" is a person, a collective or a household',
    'thêm cột "Đối tượng", hoặc một hàng nhóm như "I. TẬP THỂ", "II. CÁ NHÂN" phía trên', 'add a column "Đối tượng", or a row such as "I. TẬP THỂ" above')
AWARD_UNKNOWN = ProblemKind(
    "E131", 'không rõ "{found}" được tặng hình thức nào', 'it is not clear which award "{found}" receives',
    'thêm cột "Danh hiệu, hình thức", hoặc ghi hình thức ở tiêu đề, ở hàng nhóm, hoặc nhập với --set conferrals.form=MÃ',
    'add a column "Danh hiệu, hình thức", name the award in the title or above the group, or use --set conferrals.form=ID')
UNIT_AMONG_PEOPLE = ProblemKind(
    "E132", '"{found}" đứng trong danh sách cá nhân nhưng có vẻ là tên đơn vị', '"{found}" stands among people but seems to be a unit',
    'nếu là tên nhóm, gộp ô cả hàng hoặc đánh số kiểu "I."; nếu là tập thể được khen, ghi Tập thể vào cột "Đối tượng"',
    'merge the cells of the row if it heads a group; write Tập thể into the column "Đối tượng" if it is a collective that is honoured')
NO_NAME = ProblemKind(
    "E133", "hàng có nội dung nhưng không có tên", "the row has content but no name", "điền tên như trong quyết định, hoặc xóa hàng",
    "fill in the name as in the decision, or delete the row")
LONG_NUMBER = ProblemKind(
    "E120", 'ô có dãy từ 9 chữ số trở lên, có thể là số định danh, điện thoại hoặc tài khoản',
    'the cell has nine digits or more in a row, which may be a personal, telephone or account number',
    "xóa dãy số đó khỏi ô; không trường nào của hồ sơ cần đến nó", "delete the number; no field of the record needs it")
GROUP_AS_UNIT = ProblemKind(
    "E183", 'hàng nhóm "{found}" được lấy làm đơn vị của các hàng bên dưới', 'the heading "{found}" is taken as the unit of the rows below it',
    'nếu không phải đơn vị thì xóa hàng nhóm, hoặc ghi đơn vị vào từng hàng', "delete it if it is none, or give each row its unit", "warning")
SURNAME = ProblemKind(
    "E184", '"{found}": chữ đầu được giữ là họ, vì phần lớn danh sách không ghi Ông, Bà', '"{found}": the first word is kept as a surname, since most of the list has no titles',
    "nếu là cách xưng hô thì bỏ đi", "delete it if it is a title", "warning")
CAPITALS = ProblemKind(
    "E185", '{count} tên viết toàn chữ hoa được đổi sang chữ thường, ví dụ "{found}"', '{count} names in capital letters were put in ordinary ones, such as "{found}"',
    "xem lại các tên này trong tệp kết quả", "look at these names in the result", "warning")
CAPITALS_KEPT = ProblemKind(
    "E186", 'tên "{found}" viết toàn chữ hoa, được giữ nguyên', 'the name "{found}" is in capital letters and was kept so',
    "nên viết như trên con dấu hoặc quyết định thành lập, ví dụ Trường Tiểu học Ngọc Tơ Ngal", "better write it as it is written officially", "warning")
NUMBERED = ProblemKind(
    "E187", "số thứ tự thiếu hoặc trùng nhau: các dòng được đánh lại từ 1 đến {count}", "line numbers are missing or stand twice: the lines are numbered anew from 1 to {count}",
    "nếu quyết định đánh số khác thì sửa cột STT rồi nhập lại", "if the decision numbers them otherwise, put the column right and import again", "warning")

NAME, KIND, FORM, CLASS, UNIT, ORGANISATION, PLACE, LINE = (
    ("name",), ("kind",), ("form",), ("class",), ("unit",), ("organisation",), ("place",), ("line",))
_TITLE = re.compile(r"(?:ông\s*\(?/?\s*bà\)?|ông|bà|đồng chí|đ/c)\s*[:.]?\s+(?=\w+\s)", re.I)
_NUMBER = re.compile(r"\d{1,3}\s*[.)]\s*(?=\D)")
_UNIT_WORDS = re.compile(r"(?:so|ban|ubnd|uy ban|huyen|xa|phuong|truong|cong ty|phong|chi cuc|cuc|benh vien|trung tam|tram|doan|hoi|don|khoi|cum|van phong)\b")
_HOUSEHOLD = re.compile(r"(?:ho gia dinh|gia dinh|ho)\b(?: (?:ong|ba|anh|chi)\b|$| \w+)")


@dataclass
class Groups:
    """What the headings of groups say of the lines below them; a heading ends those of its rank and below."""

    levels: list[tuple[int, dict[Path, str]]] = field(default_factory=list)

    def enter(self, row: Row, values: dict[Path, str]) -> None:
        rank = _rank(row.mark, row.text)
        self.levels = [level for level in self.levels if level[0] < rank]
        self.levels.append((rank, values))

    def get(self, path: Path) -> str | None:
        return next((values[path] for _, values in reversed(self.levels) if path in values), None)


def _rank(mark: str, text: str) -> int:
    if re.fullmatch(r"[IVX]{1,5}", mark):
        return 2
    if re.fullmatch(r"[A-ZĐ]", mark):
        return 1
    if mark:
        return 3 + mark.count(".") if mark[0].isdigit() else 5
    return 2 if is_capitals(text) else 3


def said_by(text: str, names: Names) -> dict[Path, str]:
    """Kind of subject, award and class that a heading or a title names."""
    found: dict[Path, str] = {}
    if kind := kind_in(text, names):
        found[KIND] = kind
    awards = names.award_in(text)
    if len(awards) == 1:
        found[FORM] = awards[0]
        if number := award_class(text):
            found[CLASS] = number
    return found


def kind_in(text: str, names: Names) -> str | None:
    """The kind of subject that a text names, when it names one alone."""
    spelt = f" {fold(text)} "
    hits = {key: term for term, item in names.catalog.vocabulary["subject-kinds"].terms.items() if f" {(key := fold(item.name.vi))} " in spelt}
    longest = [key for key in hits if not any(key != other and key in other for other in hits)]
    return hits[longest[0]] if len(longest) == 1 else None


def group(row: Row, spot: Spot, names: Names) -> tuple[dict[Path, str], list[Problem]]:
    """What the heading of a group says: kind or award, else the unit or the place of the lines below it."""
    found = said_by(row.text, names)
    if found:
        return found, []
    text = row.text.strip(" :.-")
    if len(ids := names.record("organisation", text)) == 1:
        return {UNIT: text, ORGANISATION: ids[0]}, []
    if len(ids := names.record("place", text)) == 1:
        return {PLACE: ids[0]}, []
    if not text:
        return {}, []
    return {UNIT: text}, [spot.at(GROUP_AS_UNIT, found=text)]


def of_heading(table: Table) -> str | None:
    """Whom a table lists, as the heading of its names has it: "individual", "collective", or neither."""
    heading = next((one for one in table.taken if one.column.path == NAME), None)
    if not heading:
        return None
    texts = [fold(table.sheet.cells[row, heading.index].text) for row in range(table.top, table.bottom + 1) if (row, heading.index) in table.sheet.cells]
    words = " ".join(texts)
    person, body = bool(re.search(r"\bho(?: va)? ten\b|\bca nhan\b", words)), bool(re.search(r"\btap the\b|\bdon vi\b|\bgia dinh\b", words))
    return "individual" if person and not body else "collective" if "tap the" in words and not person else None


def complete(item: Item, groups: Groups, around: dict[Path, str], names: Names) -> list[Problem]:
    """Fill in what the row leaves to its surroundings: its own cells come first, then its groups, then sheet and title."""
    values = item.values
    problems = [item.spots[path].at(LONG_NUMBER) for path in (NAME, UNIT) if has_long_number(item.texts.get(path, ""))]
    if NAME not in values:
        return problems if NAME in item.texts else [*problems, item.spot.at(NO_NAME)]
    spot, text = item.spots[NAME], _NUMBER.sub("", values[NAME])
    values[NAME] = text
    if FORM in values and CLASS not in values and (number := award_class(item.texts.get(FORM, ""))):
        values[CLASS] = number
    refused = {path for path in (FORM, KIND, CLASS) if path in item.texts and path not in values}
    for path in (FORM, CLASS, KIND, UNIT, ORGANISATION, PLACE):
        if path not in values and path not in refused and (path != CLASS or _same_award(values, groups, around)):
            own = groups.get(path) or around.get(path)
            if own:
                values[path] = own
    if UNIT in item.texts and UNIT in values and (unit := groups.get(UNIT)) and fold(unit) not in fold(values[UNIT]):
        values[UNIT] = f"{values[UNIT]}, {unit}"
    if FORM not in values and FORM not in refused:
        problems.append(spot.at(AWARD_UNKNOWN, found=text))
    if KIND not in item.texts:
        _settle_kind(item, text, groups, names)
    if KIND not in values and KIND not in refused:
        problems.append(spot.at(KIND_UNKNOWN, found=text))
    alone = not any(path in item.texts for path in (UNIT, PLACE, FORM, ORGANISATION, ("citation", "vi")))
    if values.get(KIND) in PEOPLE and KIND not in item.texts and alone and _UNIT_WORDS.match(fold(text)):
        problems.append(spot.at(UNIT_AMONG_PEOPLE, found=text))
    if UNIT in values and ORGANISATION not in values and len(ids := names.record("organisation", values[UNIT])) == 1 and _is_whole(names, ids[0], values[UNIT]):
        values[ORGANISATION] = ids[0]
    return problems


def _same_award(values: dict[Path, str], groups: Groups, around: dict[Path, str]) -> bool:
    return values.get(FORM) == (groups.get(FORM) or around.get(FORM))


def _is_whole(names: Names, organisation: str, text: str) -> bool:
    record = names.catalog.get("organisation", organisation)
    return record is not None and fold(text) in (fold(record.heading.vi), fold(re.sub(r"\s*\([^)]*\)$", "", record.heading.vi)))


def _settle_kind(item: Item, text: str, groups: Groups, names: Names) -> None:
    """The kind of a subject by its own name or by its award, where nothing above it says."""
    values = item.values
    if _HOUSEHOLD.match(fold(text)) and re.match(r"(?:hộ|gia đình)\b", text, re.I) and not groups.get(KIND):
        values[KIND] = "household"
    elif KIND not in values and _TITLE.match(text):
        values[KIND] = "individual"
    award = names.catalog.get("award", values.get(FORM, ""))
    if isinstance(award, Award) and len(award.subjects) == 1 and not groups.get(KIND):
        values[KIND] = award.subjects[0]


def spelt(items: list[Item]) -> list[Problem]:
    """Put the names of a whole list right: titles split off where most have one, capital letters undone for people."""
    problems: list[Problem] = []
    people = [item for item in items if item.values.get(KIND) in PEOPLE and NAME in item.values]
    titled = [item for item in people if _TITLE.match(item.values[NAME])]
    for item in titled:
        if len(titled) * 2 >= len(people):
            item.values[NAME] = _TITLE.sub("", item.values[NAME], count=1)
        else:
            problems.append(item.spots[NAME].at(SURNAME, found=item.values[NAME]))
    shouted = [item for item in people if is_capitals(item.values[NAME])]
    for item in shouted:
        item.values[NAME] = named(item.values[NAME])
    if shouted:
        problems.append(shouted[0].spots[NAME].at(CAPITALS, count=len(shouted), found=shouted[0].values[NAME]))
    problems += [item.spots[NAME].at(CAPITALS_KEPT, found=item.values[NAME]) for item in items
                 if item.values.get(KIND) not in PEOPLE and NAME in item.values and is_capitals(item.values[NAME]) and " " in item.values[NAME]]
    return problems


def numbered(items: list[Item]) -> list[Problem]:
    """Give each line its number: that of the list when they are all there and differ, else its place in the list."""
    numbers = [item.values.get(LINE) for item in items]
    if items and (None in numbers or len(set(numbers)) < len(numbers)):
        written = any(number is not None for number in numbers)
        for count, item in enumerate(items, 1):
            item.values[LINE] = str(count)
        return [items[0].spot.at(NUMBERED, count=len(items))] if written else []
    return []
