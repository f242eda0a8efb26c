"""The gate for YAML: one pass over the parser's events makes plain values, in which every scalar is text as written.

The middle of the arrow, text -> values. The only module that imports yaml; it never composes or loads, because those
follow aliases and recurse. Events are an iterator, and whatever is out of bounds stops it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, NoReturn

import yaml

from generator.problems import Problem, ProblemKind
from generator.read import syntax
from generator.read.limits import Limits
from generator.read.text import check_text, nfc

EMPTY = ProblemKind(
    "Y001",
    "tệp trống, hoặc chỉ có dòng ghi chú",
    "the file is empty, or holds only comments",
    "điền nội dung theo tệp mẫu, mỗi dòng một trường, ví dụ: issued: 2026-09-02; nếu không cần tệp này thì xóa đi",
    "fill it in like the example file, a field a line, for example: issued: 2026-09-02; or delete the file",
)
NOT_FIELDS = ProblemKind(
    "Y002",
    "tệp chỉ có một đoạn chữ, chưa có trường nào",
    "the file is only a piece of text, without any field",
    "viết mỗi dòng một trường, sau dấu hai chấm có dấu cách, ví dụ: issued: 2026-09-02",
    "write a field a line, with a space after the colon, for example: issued: 2026-09-02",
)
LIST = ProblemKind(
    "Y003",
    "tệp bắt đầu bằng một danh sách, không phải bằng các trường",
    "the file starts with a list and not with fields",
    "mỗi tệp là một bản ghi: bỏ dấu “- ” hoặc dấu [ ở đầu, viết ví dụ: issued: 2026-09-02",
    "a file is one record: leave out the “- ” or [ at the start and write, for example: issued: 2026-09-02",
)
SEVERAL = ProblemKind(
    "Y004",
    "tệp có nhiều hơn một bản ghi (phần sau bắt đầu từ dòng “---”)",
    "the file holds more than one record (another one starts at the line “---”)",
    "chuyển phần sau sang một tệp riêng và xóa dòng “---”",
    "move the rest to a file of its own and delete the line “---”",
)
ANCHOR = ProblemKind(
    "Y010",
    "nội dung bắt đầu bằng dấu & nên bị hiểu là một nhãn, không được dùng",
    "the text starts with &, which makes it a label; labels are not used here",
    "nếu dấu & là nội dung thì đặt trong ngoặc kép, ví dụ: \"& cộng sự\"",
    "if the & is text, put it in double quotes, for example: \"& partners\"",
)
ALIAS = ProblemKind(
    "Y011",
    "nội dung bắt đầu bằng dấu * nên bị hiểu là tham chiếu tới nhãn, không được dùng",
    "the text starts with *, which refers to a label; references are not used here",
    "viết nội dung đầy đủ; nếu dấu * là nội dung thì đặt trong ngoặc kép, ví dụ: \"*Ghi chú\"",
    "write the text out; if the * is text, put it in double quotes, for example: \"*Note\"",
)
TAG = ProblemKind(
    "Y012",
    "nội dung bắt đầu bằng dấu ! nên bị hiểu là kiểu dữ liệu, không được dùng",
    "the text starts with !, which names a data type; types are not used here",
    "xóa dấu ! và chữ dính liền sau nó; nếu là nội dung thì đặt trong ngoặc kép, ví dụ: \"!Quan trọng\"",
    "delete the ! and the word right after it; if it is text, put it in double quotes, for example: \"!Important\"",
)
MERGE = ProblemKind(
    "Y013",
    "trường “<<” (gộp nội dung) không được dùng",
    "the field “<<”, which merges content, is not used here",
    "xóa trường này và viết đầy đủ các trường cần có",
    "delete it and write out the fields that are needed",
)
COMPLEX_KEY = ProblemKind(
    "Y014",
    "tên trường phải là chữ, ở đây lại là một danh sách hoặc nhóm trường",
    "a field's name must be text; here it is a list or a group of fields",
    "viết tên trường rồi dấu hai chấm; nếu các dấu ngoặc là nội dung thì đặt trong ngoặc kép, ví dụ: vi: \"[Dự thảo] Kế hoạch\"",
    "write a name and a colon; if the brackets are text, put it in double quotes, for example: en: \"[Draft] Plan\"",
)
DUPLICATE = ProblemKind(
    "Y015",
    "trường “{key}” viết hai lần; lần đầu ở dòng {first}",
    "the field “{key}” is written twice; the first is in line {first}",
    "giữ một trường và xóa trường kia; nếu cần nhiều giá trị thì viết danh sách, mỗi dòng một “- ”",
    "keep one and delete the other; for several values write a list, one “- ” a line",
)
EMPTY_KEY = ProblemKind(
    "Y016",
    "thiếu tên trường trước dấu hai chấm",
    "the field's name before the colon is missing",
    "viết tên trường, ví dụ: issued: 2026-09-02",
    "write the name, for example: issued: 2026-09-02",
)
TOO_DEEP = ProblemKind(
    "Y017",
    "các trường lồng nhau quá sâu, tối đa {limit} bậc",
    "fields are inside each other more than {limit} levels deep",
    "kiểm tra các dấu [, {{ hoặc “- ” thừa và phần thụt đầu dòng",
    "look for surplus [, {{ or “- ” and at the indentation",
)
TOO_MANY = ProblemKind(
    "Y018",
    "tệp có quá nhiều trường và giá trị, tối đa {limit}",
    "the file has too many fields and values, at most {limit}",
    "chia nội dung thành nhiều tệp",
    "divide the content into several files",
)
TOO_LONG = ProblemKind(
    "Y019",
    "nội dung dài {length} ký tự, tối đa {limit}",
    "the text is {length} characters long, at most {limit}",
    "rút gọn, hoặc đưa toàn văn vào tệp PDF kèm theo; cũng nên xem có thiếu dấu ngoặc đóng không",
    "shorten it or put the whole text into an attached PDF; see also whether a closing quotation mark is missing",
)
COMMENT = ProblemKind(
    "Y050",
    "phần từ dấu # đến hết dòng bị coi là ghi chú và sẽ không hiện trên trang",
    "what follows the # on this line is taken for a comment and will not be shown",
    "nếu đó là nội dung thì đặt cả dòng trong ngoặc kép, ví dụ: \"Tổ #3\"; nếu là ghi chú thì thêm dấu cách sau dấu #",
    "if it is text, put the whole in double quotes, for example: \"Group #3\"; if it is a comment, add a space after the #",
    severity="warning",
)

VERSION = f"yaml {yaml.__version__} libyaml {yaml._yaml.get_version_string()} unicode {unicodedata.unidata_version}"
_TAKEN_FOR_COMMENT = re.compile(r" +#[^\s#]")

Location = tuple[str | int, ...]
Place = tuple[int, int]


class _Stop(Exception):
    """A problem after which the rest of the file cannot be trusted or is too much to read."""


def build(path: str, text: str, limits: Limits) -> tuple[dict | None, list[Problem], Problem | None]:
    """The one mapping in `text`, the problems of its content, and the problem of its syntax, if any.

    The value is None when reading had to stop before the end.
    """
    reader = _Reader(path, text, limits)
    try:
        return reader.value(_events(text)), reader.problems, None
    except _Stop:
        return None, reader.problems, None
    except yaml.MarkedYAMLError as error:
        offset = error.problem_mark.index
        began = error.context_mark.index if error.context_mark else offset
        complaint = syntax.Complaint(error.problem or "", error.context or "", offset, began)
        return None, reader.problems, syntax.explained(path, text, complaint)


class Step(NamedTuple):
    """One thing of a text that passed the gate: a "key", a "scalar", the "open" or "close" of a group or list, or the "end" of the text.

    location: of the thing itself; a key has that of its value. start, end: offsets in the text, the second behind the last character.
    place: line and column of the start, from 1. flow: whether it is in brackets, or a scalar in a block of lines (`|`).
    """

    part: str
    location: Location
    start: int
    end: int
    place: Place
    flow: bool


def steps(text: str) -> Iterator[Step]:
    """Everything in a text that passed the gate, in its order."""
    open_nodes: list[list] = []  # [location, next index or next key or None before a key, whether in brackets]
    for event in _events(text):
        here = (event.start_mark.line + 1, event.start_mark.column + 1)
        span = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionEndEvent):
            location, _, flow = open_nodes.pop()
            yield Step("close", location, *span, here, flow)
        elif isinstance(event, yaml.StreamEndEvent):
            yield Step("end", (), *span, here, False)
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            continue
        location: Location = ()
        if open_nodes:
            parent = open_nodes[-1]
            if parent[1] is None:
                parent[1] = nfc(event.value)
                yield Step("key", (*parent[0], parent[1]), *span, here, False)
                continue
            location = (*parent[0], parent[1])
            parent[1] = parent[1] + 1 if isinstance(parent[1], int) else None
        if isinstance(event, yaml.ScalarEvent):
            yield Step("scalar", location, *span, here, event.style in ("|", ">"))
        else:
            open_nodes.append([location, None if isinstance(event, yaml.MappingStartEvent) else 0, event.flow_style])
            yield Step("open", location, *span, here, event.flow_style)


def places(text: str) -> dict[Location, tuple[Place, Place]]:
    """For every location in a text that passed the gate: where its value and its key begin (line and column from 1).

    What has no key, an item of a list or the file itself, has its own place for both.
    """
    found: dict[Location, tuple[Place, Place]] = {}
    keys: dict[Location, Place] = {}
    for step in steps(text):
        if step.part == "key":
            keys[step.location] = step.place
        elif step.part in ("scalar", "open"):
            found[step.location] = step.place, keys.get(step.location, step.place)
    return found


def _events(text: str) -> Iterable[yaml.Event]:
    return iter(yaml.CSafeLoader(text).get_event, None)  # what yaml.parse gives, without asking before each event


class _Reader:
    """One reading of one text; `problems` grows while `value` runs."""

    def __init__(self, path: str, text: str, limits: Limits) -> None:
        self.path, self.text, self.limits = path, text, limits
        self.problems: list[Problem] = []
        # What is in the text was looked at as a whole; only an escape or a composition can make a new character.
        self.look_closer = "\\" in text or not unicodedata.is_normalized("NFC", text)
        self.look_behind = " #" in text

    def value(self, events: Iterable[yaml.Event]) -> dict:
        """The one mapping of the file; raises _Stop, or the parser's error."""
        limit, longest = self.limits.nodes, self.limits.scalar
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = yaml.MappingEndEvent, yaml.SequenceEndEvent
        root = node = key = keys = None  # keys is None in a list, key is None before a key
        outer: list[tuple] = []
        count = 0
        for event in events:
            kind = type(event)
            if kind is scalar:
                value = event.value
                if len(value) > longest:
                    self.report(TOO_LONG, event, length=len(value), limit=longest)
                if self.look_closer:
                    value = self.checked(event)
                if self.look_behind:
                    self.check_behind(event)
            elif kind is mapping:
                value = {}
            elif kind is sequence:
                value = []
            elif kind in ends:
                node, key, keys = outer.pop()
                continue
            else:
                self.check_frame(event, root)
                continue

            count += 1
            if count > limit:
                self.stop(TOO_MANY, event, limit=limit)
            if event.anchor is not None:
                self.stop(ANCHOR, event)
            if event.tag is not None:
                self.report(TAG, event)

            if node is None:
                if kind is not mapping:
                    self.stop_without_fields(event)
                root = value
            elif keys is None:
                node.append(value)
            elif key is None:
                if value.__class__ is not str or value in keys or value == "<<" or not value.strip():
                    self.report_key(event, value, keys)
                keys.setdefault(value, event)
                key = value
                continue
            else:
                node[key] = value
                key = None

            if kind is not scalar:
                outer.append((node, key, keys))
                if len(outer) > self.limits.depth:
                    self.stop(TOO_DEEP, event, limit=self.limits.depth)
                node, key, keys = value, None, {} if kind is mapping else None
        if root is None:
            self.problems.append(EMPTY.at(self.path))
            raise _Stop
        return root

    def report(self, kind: ProblemKind, event: yaml.Event, **found: object) -> None:
        self.add(kind.at(self.path, *self.place(event), **found))

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) > self.limits.problems:
            raise _Stop

    def stop(self, kind: ProblemKind, event: yaml.Event, **found: object) -> NoReturn:
        self.report(kind, event, **found)
        raise _Stop

    def stop_without_fields(self, event: yaml.Event) -> NoReturn:
        if not isinstance(event, yaml.ScalarEvent):
            self.stop(LIST, event)
        if problem := syntax.missing_space(self.path, self.text, event.start_mark.index):
            self.add(problem)
            raise _Stop
        self.stop(NOT_FIELDS if event.value.strip() else EMPTY, event)

    def place(self, event: yaml.Event) -> Place:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def checked(self, event: yaml.ScalarEvent) -> str:
        fault = None
        for fault in check_text(event.value):
            self.add(fault.at(self.path, *self.place(event)))
        return event.value if fault else nfc(event.value)

    def check_behind(self, event: yaml.ScalarEvent) -> None:
        match = event.implicit[0] and _TAKEN_FOR_COMMENT.match(self.text, event.end_mark.index)
        if match and len(self.problems) < self.limits.problems:  # warnings alone never stop the reading
            column = event.end_mark.column + match[0].index("#") + 1
            self.problems.append(COMMENT.at(self.path, event.end_mark.line + 1, column))

    def report_key(self, event: yaml.Event, key: object, keys: dict[str, yaml.Event]) -> None:
        """What is wrong with a key: it is no text, empty, refused, or there already."""
        if not isinstance(key, str):
            self.stop(COMPLEX_KEY, event)
        if not key.strip():
            self.report(EMPTY_KEY, event)
        elif key == "<<":
            self.report(MERGE, event)
        else:
            self.report(DUPLICATE, event, key=key, first=self.place(keys[key])[0])

    def check_frame(self, event: yaml.Event, root: dict | None) -> None:
        """What stands around the values: only one document, without directives; an alias is no value either."""
        if isinstance(event, yaml.AliasEvent):
            self.stop(ALIAS, event)
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                self.stop(SEVERAL, event)
            if event.version or event.tags:
                self.report(syntax.DIRECTIVE, event, yaml="directive")
