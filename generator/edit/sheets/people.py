"""Who is who in a list: ids for those who are new, and proposals where somebody of the same name was honoured before.

Nobody is made one with somebody else, or two, without being asked: the answer is an id or the word "mới" in the column Mã.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.catalog import Catalog
from generator.edit.sheets.spot import Spot
from generator.edit.sheets.words import fold
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind
from generator.read import names
from generator.records.honoree import Honoree

PROBABLY = ProblemKind(
    "E150", '"{name}" có thể là {found} ({where}), đã được khen ở {decision}', '"{name}" may be {found} ({where}), honoured before in {decision}',
    'nếu đúng là một, ghi {found} vào cột Mã của hàng này (chưa có thì thêm cột "Mã"), hoặc nhập lại với --same {found}; nếu là người, tập thể khác, '
    'ghi mới vào cột Mã, hoặc --new {found}',
    'if they are one, write {found} into the column Mã of this row (add the column if there is none), or import again with --same {found}; '
    "if this is another, write mới into the column Mã, or use --new {found}")
TWICE = ProblemKind(
    "E151", '"{name}" đã có ở ô {other} của danh sách này, cùng đơn vị hoặc địa phương', '"{name}" already stands in cell {other} of this list, with the same unit or place',
    "nếu chép thừa thì xóa một hàng; nếu là một người nhận hai hình thức, ghi cùng một mã vào cột Mã của hai hàng, ví dụ {found}; nếu là hai người, ghi mới",
    "delete the row if it is a copy; for one person with two awards write one id into the column Mã of both rows, for example {found}; for two people write mới")
SAME_LINE = ProblemKind(
    "E152", '"{name}" nhận cùng một hình thức hai lần trong danh sách: ở đây và ở ô {other}', '"{name}" receives the same award twice in the list: here and in cell {other}',
    "xóa một hàng; nếu là hai người trùng tên, ghi mã khác nhau vào cột Mã, ví dụ {found}-1 và {found}-2",
    "delete a row; if they are two people of one name, write two ids into the column Mã, for example {found}-1 and {found}-2")
NOT_PROPOSED = ProblemKind(
    "E153", "--same hoặc --new nêu mã {found}, nhưng không hàng nào được đề nghị mã này", "--same or --new names {found}, but it was proposed for no row",
    "chỉ dùng các mã mà lần nhập trước đã đề nghị", "use only ids that were proposed before")
BAD_ID = ProblemKind(
    "E154", 'mã "{found}" viết chưa đúng dạng', 'the id "{found}" is not in the right form',
    "chỉ dùng chữ thường không dấu, chữ số, gạch nối đơn, ví dụ {suggestion}; hoặc ghi mới để máy đặt mã", "use lower-case letters without marks, digits "
    "and single hyphens, for example {suggestion}; or write mới and an id is made")
NAMESAKE = ProblemKind(
    "E181", '"{name}" trùng tên với {found} ({where}) nhưng khác đơn vị, địa phương: đặt mã mới {new}',
    '"{name}" has the name of {found} ({where}), but another unit and place: the new id is {new}',
    "nếu thật ra là một người (đã chuyển đơn vị), ghi {found} vào cột Mã rồi nhập lại", "if they are one person who moved, write {found} into the column Mã and import again",
    "warning")
NEW_ID = ProblemKind(
    "E182", 'mã {found} ghi trong cột Mã chưa có trong dữ liệu, được dùng làm mã mới cho "{name}"', 'the id {found} in the column Mã is not in the data; it becomes the new id of "{name}"',
    "nếu định chỉ một người đã có, xem lại cách viết mã", "check its spelling if somebody else is meant", "warning")

NEW_WORDS = frozenset({"moi", "new"})


@dataclass
class Line:
    """One line that wants an id: what is known of its subject. `answer` is what stands in the column Mã."""

    values: dict[str, Any]
    spot: Spot
    answer: str = ""
    answer_spot: Spot | None = None

    @property
    def where(self) -> set[str]:
        """Folded unit, place and organisation."""
        return {fold(str(self.values[name])) for name in ("unit", "place", "organisation") if self.values.get(name)}


@dataclass
class _Known:
    """One honouree of the record: every folded place and unit, the last decision."""

    id: str
    name: str
    kind: str
    where: set[str] = field(default_factory=set)
    shown: str = ""
    decision: str = ""


class People:
    """The honourees of a catalog by their folded names, and the ids that are taken."""

    def __init__(self, catalog: Catalog, ledger: Ledger, refused: Iterable[tuple[str, str]]) -> None:
        self.known: dict[str, list[_Known]] = defaultdict(list)
        self.names: dict[str, list[str]] = {}
        self.taken = {record_id for kind, record_id in refused if kind == "honoree"} | set(catalog.records.get("honoree", {}))
        self.taken |= {entry.partition("/")[2] for _, entry in ledger.entries if entry.startswith(f"{Honoree.collection}/")} | set(catalog.named)
        for honoree_id, named in catalog.named.items():
            record = catalog.get("honoree", honoree_id)
            other = [record.name, *record.other_names] if isinstance(record, Honoree) else []
            self.names[honoree_id] = list(dict.fromkeys([*other, *(item.conferral.name for item in named)]))
            last = named[0]
            one = _Known(honoree_id, self.names[honoree_id][0], last.conferral.kind, decision=last.decision.path)
            for item in named:
                line = item.conferral
                one.where |= {fold(text) for text in (line.unit, line.place, line.organisation) if text}
            one.shown = ", ".join(filter(None, (last.conferral.unit, last.conferral.place))) or last.conferral.kind
            for name in {fold(name) for name in self.names[honoree_id]}:
                self.known[name].append(one)

    def spelling(self, honoree_id: str, name: str) -> str:
        """The name as the record has it, when only capital letters differ."""
        return next((known for known in self.names.get(honoree_id, ()) if known.casefold() == name.casefold()), name)

    def told_apart(self, lines: list[Line], same: Iterable[str], new: Iterable[str], path: str) -> Iterator[Problem]:
        """Give each line its id, in `values["honoree"]`; what must be asked is a problem, and then the line has the id that was proposed."""
        same, new, used = set(same), set(new), set()
        here: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in lines:
            name, kind = fold(line.values["name"]), line.values.get("kind", "")
            before = here[name, kind]
            yield from self._one(line, name, kind, before, same, new, used)
            before.append(line)
            if line.values.get("honoree"):
                line.values["name"] = self.spelling(line.values["honoree"], line.values["name"])
        for unused in sorted((same | new) - used):
            yield NOT_PROPOSED.at(path, found=unused)

    def _one(self, line: Line, name: str, kind: str, before: list[Line], same: set[str], new: set[str], used: set[str]) -> Iterator[Problem]:
        shown = line.values["name"]
        if line.answer and fold(line.answer) not in NEW_WORDS:
            if not names.is_id(line.answer):
                yield (line.answer_spot or line.spot).at(BAD_ID, found=line.answer, suggestion=names.suggestion(shown, folder=True))
                return
            if line.answer not in self.taken:
                self.taken.add(line.answer)
                yield (line.answer_spot or line.spot).at(NEW_ID, found=line.answer, name=shown)
            yield from self._again(line, before, line.answer)
            line.values["honoree"] = line.answer
            return
        known = [one for one in self.known.get(name, ()) if one.kind == kind]
        if not line.answer:
            if twin := next((one for one in before if _near(one.where, line.where)), None):
                yield from self._twin(line, twin)
                return
            likely = [one for one in known if _near(one.where, line.where)]
            used |= {one.id for one in known} & (same | new)
            if accepted := [one for one in known if one.id in same]:
                line.values["honoree"] = accepted[0].id
                return
            if asked := [one for one in likely if one.id not in new]:
                line.values["honoree"] = asked[0].id
                for one in asked:
                    yield line.spot.at(PROBABLY, name=shown, found=one.id, where=one.shown, decision=one.decision)
                return
        line.values["honoree"] = made = self._made(shown)
        if not line.answer and known and not any(one.id in new for one in known):
            yield line.spot.at(NAMESAKE, name=shown, found=known[0].id, where=known[0].shown, new=made)

    def _twin(self, line: Line, twin: Line) -> Iterator[Problem]:
        line.values["honoree"] = twin.values.get("honoree", "")
        kind = SAME_LINE if _award(line) == _award(twin) else TWICE
        yield line.spot.at(kind, name=line.values["name"], other=twin.spot.cell, found=line.values["honoree"] or names.suggestion(line.values["name"], folder=True))

    def _again(self, line: Line, before: list[Line], answer: str) -> Iterator[Problem]:
        twin = next((one for one in before if one.values.get("honoree") == answer and _award(one) == _award(line)), None)
        if twin:
            yield line.spot.at(SAME_LINE, name=line.values["name"], other=twin.spot.cell, found=answer)

    def _made(self, name: str) -> str:
        """An id from a name that nobody has or ever had."""
        base = made = names.suggestion(name, folder=True)[:74].strip("-")
        number = 2
        while made in self.taken:
            made, number = f"{base}-{number}", number + 1
        if made == base and f"{base}-1" in self.taken:
            while f"{base}-{number}" in self.taken:
                number += 1
            made = f"{base}-{number}"
        self.taken.add(made)
        return made


def _near(one: set[str], other: set[str]) -> bool:
    """Whether two lines of one name may be about one subject: a unit or place is the same or part of the other, or one of them names none."""
    return not one or not other or any(f" {short} " in f" {long} " for first in one for second in other
                                       for short, long in ((first, second), (second, first)) if len(short) > 4)


def _award(line: Line) -> tuple[Any, Any]:
    return line.values.get("form"), line.values.get("class")
