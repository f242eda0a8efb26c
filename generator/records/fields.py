"""The kinds of value a record may hold, each made from text and refused with a clear problem.

Every scalar arrives as the text that stands in the file. Nothing is guessed: each field type here converts its own text.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.problems import ProblemKind, has_long_number
from generator.read import names
from generator.read.text import check_name

HANOI = timezone(timedelta(hours=7), "+07:00")
"""Viet Nam's civil time today. Historical dates stay plain dates: the zone was not always +07:00."""

MISSING = ProblemKind(
    "R001", 'trường "{field}" còn thiếu hoặc bỏ trống', 'the field "{field}" is missing or empty',
    'thêm dòng "{field}:{example}"', 'add a line "{field}:{example}"')
EMPTY = ProblemKind(
    "R023", 'trường "{field}" còn bỏ trống', 'nothing stands behind the field "{field}"',
    'điền vào chính dòng này: "{field}:{example}"', 'fill in this line: "{field}:{example}"')
OR_UNKNOWN = ("; không rõ thì viết unknown", "; write unknown when it is not known")
GROUP_BELOW = ("; bên dưới viết các trường con ({}), thụt vào hai dấu cách", "; below it write its fields ({}), indented by two spaces")
"""What the hint of MISSING adds for a field that is `Stated`, and for a group."""
UNKNOWN_FIELD = ProblemKind(
    "R002", 'không có trường "{field}" ở đây', 'there is no field "{field}" here',
    "các trường dùng được: {allowed}", "fields that may stand here: {allowed}")
DID_YOU_MEAN = ("có phải là: {}? ", "did you mean: {}? ")
"""What the hint of UNKNOWN_FIELD begins with when one field is close."""
NOT_TEXT = ProblemKind(
    "R003", 'trường "{field}" phải là một dòng chữ', 'the field "{field}" must be plain text',
    'viết "{field}: nội dung"', 'write "{field}: content"')
NOT_GROUP = ProblemKind(
    "R004", 'trường "{field}" phải là một nhóm trường con, đang là "{found}"',
    'the field "{field}" must be a group of fields, found "{found}"',
    "viết các trường con ({allowed}) thụt vào hai dấu cách bên dưới", "write its fields ({allowed}) below it, indented by two spaces")
NOT_LIST = ProblemKind(
    "R005", 'trường "{field}" phải là một danh sách', 'the field "{field}" must be a list',
    'viết mỗi mục trên một dòng bắt đầu bằng "- "', 'write each item on a line that begins with "- "')
NOT_ALLOWED = ProblemKind(
    "R006", 'giá trị "{found}" không dùng được cho "{field}"', 'the value "{found}" cannot stand in "{field}"',
    "chọn một trong: {allowed}", "choose one of: {allowed}")
BAD_DAY = ProblemKind(
    "R007", 'ngày "{found}" viết chưa đúng dạng', 'the date "{found}" is not in the right form',
    "viết năm-tháng-ngày, ví dụ {example}", "write year-month-day, for example {example}")
NO_SUCH_DAY = ProblemKind(
    "R008", 'không có ngày "{found}" trong lịch', 'there is no day "{found}" in the calendar',
    "xem lại ngày và tháng, ví dụ 2026-02-28", "check the day and the month, for example 2026-02-28")
BAD_PARTIAL_DATE = ProblemKind(
    "R009", 'mốc thời gian "{found}" viết chưa đúng dạng', 'the date "{found}" is not in the right form',
    "viết 2015, 2015-Q1, 2015-03 hoặc {example}", "write 2015, 2015-Q1, 2015-03 or {example}")
BAD_INSTANT = ProblemKind(
    "R010", 'thời điểm "{found}" viết chưa đúng dạng', 'the time "{found}" is not in the right form',
    'viết {example} hoặc "{example} 08:00" (giờ Việt Nam)', 'write {example} or "{example} 08:00" (Viet Nam time)')
BAD_WHOLE_NUMBER = ProblemKind(
    "R011", '"{found}" không phải là số nguyên', '"{found}" is not a whole number',
    "viết bằng chữ số, không có dấu chấm, ví dụ 1200", "write digits only, for example 1200")
BAD_NUMBER = ProblemKind(
    "R012", '"{found}" không phải là số', '"{found}" is not a number',
    "viết 1200 hoặc 12.5 (dấu chấm cho phần thập phân)", "write 1200 or 12.5")
BAD_YES_NO = ProblemKind(
    "R013", '"{found}" không phải là true hoặc false', '"{found}" is neither true nor false',
    "viết true (có) hoặc false (không)", "write true or false")
BAD_ID = ProblemKind(
    "R014", 'mã "{found}" viết chưa đúng dạng hoặc dành riêng cho trang web', 'the id "{found}" is not in the right form or is kept for the site',
    "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối đơn, ví dụ {suggestion}",
    "use lower-case letters without marks, digits and single hyphens, for example {suggestion}")
NO_TERM = ProblemKind(
    "R024", '"{found}" không phải là mã', '"{found}" is no id',
    "ghi một mã có trong data/vocabulary/{vocabulary}.yml, không ghi tên gọi", "write an id of data/vocabulary/{vocabulary}.yml, not a name")
NO_RECORD_ID = ProblemKind(
    "R025", '"{found}" không phải là mã của một bản ghi', '"{found}" is not the id of a record',
    "ghi tên tệp của bản ghi cần dẫn tới, bỏ thư mục và đuôi .yml, không ghi tên gọi; ví dụ {suggestion}",
    "write the name of the record's file, without its folder and without .yml, not what it is called; for example {suggestion}")
BAD_ADDRESS = ProblemKind(
    "R015", 'địa chỉ mạng "{found}" không dùng được', 'the web address "{found}" cannot be used',
    "viết đầy đủ, bắt đầu bằng https:// và tên miền thật, ví dụ https://dichvucong.gov.vn/",
    "write it in full, beginning with https:// and a real host, for example https://dichvucong.gov.vn/")
TOO_LONG = ProblemKind(
    "R017", 'trường "{field}" dài quá {limit} ký tự', 'the field "{field}" is longer than {limit} characters',
    "rút gọn, hoặc chuyển phần chi tiết sang trường dài hơn", "shorten it, or move the detail to a longer field")
BAD_CODE = ProblemKind(
    "R018", 'mã thủ tục "{found}" viết chưa đúng dạng', 'the procedure code "{found}" is not in the right form',
    "viết như trên Cổng Dịch vụ công, ví dụ 1.012379 hoặc 1.012379.H13",
    "write it as on the National Service Portal, for example 1.012379 or 1.012379.H13")
NOT_EMPTY = ProblemKind(
    "R019", 'danh sách "{field}" còn trống', 'the list "{field}" is empty',
    "thêm ít nhất một mục, hoặc xóa cả trường", "add at least one item, or delete the whole field")
BAD_VALUE = ProblemKind(
    "R020", 'giá trị "{found}" của "{field}" không dùng được', 'the value "{found}" of "{field}" cannot be used',
    "viết như trong một bản ghi cùng thư mục; nếu không có gì để ghi thì xóa cả dòng",
    "write it as another record of the same folder does; delete the line when there is nothing to say")
NUMBER_IN_NAME = ProblemKind(
    "R021", 'trường "{field}" có một dãy từ 9 chữ số trở lên, có thể là số định danh, số điện thoại hoặc số tài khoản',
    'the field "{field}" has nine digits or more in a row, which may be a personal, telephone or account number',
    "chỉ ghi tên như trong quyết định, bỏ dãy số đi", "write only the name as in the decision, without the number")
NO_SOURCE = ProblemKind(
    "R022", "nguồn trích dẫn còn trống", "the source says nothing",
    "ghi document (và section), hoặc text, hoặc web_address", "give document (and section), or text, or web_address")
BAD_FILE_NAME = ProblemKind(
    "R130", 'tên tệp "{found}" không dùng được', 'the file name "{found}" cannot be used',
    "chỉ ghi tên tệp trong data/files, không có thư mục: chữ thường không dấu, chữ số, gạch nối đơn và đuôi {allowed}; ví dụ {suggestion}",
    "write only the name of a file in data/files, without folders: lower-case letters without marks, digits, single hyphens and the ending "
    "{allowed}; for example {suggestion}")
BAD_SHA256 = ProblemKind(
    "R131", '"{found}" không phải là mã băm SHA-256', '"{found}" is not a SHA-256 digest',
    "ghi đúng 64 ký tự 0-9, a-f; hoặc bỏ dòng này", "write exactly 64 characters 0-9, a-f, or leave the line out")

BAD_YEARS = ProblemKind(
    "R106", 'kỳ "{found}" có năm cuối không sau năm đầu', 'the last year of the period "{found}" is not after the first',
    "viết năm đầu trước, năm cuối sau, ví dụ 2011-2015; kỳ một năm thì viết 2015",
    "write the first year, then the last, for example 2011-2015; for one year write 2015")


def refused(kind: ProblemKind, **found: object) -> PydanticCustomError:
    """A refusal that the record stage turns into a problem of `kind` at the value's place."""
    return PydanticCustomError(kind.code, "refused", found)


class Part(BaseModel):
    """A group of fields. An empty value (`en:` with nothing behind it) is the same as no value."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, use_enum_values=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if isinstance(value, dict) and "" in value.values():  # an unknown field is told of even when it is empty: a comma may have cut a text
            known = {info.alias or name for name, info in cls.model_fields.items()}
            return {key: item for key, item in value.items() if item != "" or key not in known}
        return value


def field(vi: str, en: str, help_vi: str = "", help_en: str = "", **options: Any) -> Any:
    """A field with its label and its help in both languages; `options` go to pydantic's `Field`."""
    return Field(json_schema_extra={"label": {"vi": vi, "en": en}, "help": {"vi": help_vi, "en": help_en}}, **options)


@dataclass(frozen=True)
class Form:
    """Marks how the text of a value is written: a pattern that Python and browsers read alike, for the whole text.

    A form or an editor tells with it what to write; what may really stand is decided by the type that bears the mark. `kind` is the
    problem of another text, `words` fill its hint.
    """

    pattern: str
    kind: ProblemKind
    words: dict[str, str] = dataclass_field(default_factory=dict)

    __hash__ = object.__hash__

    @property
    def advice(self) -> tuple[str, str]:
        """What to write, in (vi, en)."""
        return self.kind.hint_vi.format(**self.words), self.kind.hint_en.format(**self.words)


# Text -------------------------------------------------------------------------------------------------------------------

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=r"^[^\n]*$")]
"""One line of plain text."""

Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
"""Plain text, always escaped on the page."""


class Bilingual(Part):
    """Plain text in Vietnamese (required) and English (encouraged)."""

    vi: Paragraph
    en: Paragraph | None = None


class RichBilingual(Part):
    """Text with a small part of Markdown: paragraphs, lists, links, emphasis, tables, quotations."""

    vi: Paragraph
    en: Paragraph | None = None


def _name(text: str) -> str:
    for fault in check_name(text):
        raise refused(fault.kind, **fault.found)
    if has_long_number(text):
        raise refused(NUMBER_IN_NAME)
    return text


Name = Annotated[Line, AfterValidator(_name)]
"""A name of a person, a collective, a household or an organisation: Latin letters as Vietnamese uses them, and no long number."""



def _id(text: str) -> str:
    if not names.is_id(text):
        raise refused(BAD_ID, found=text, suggestion=names.suggestion(text.rpartition("/")[2].removesuffix(".yml"), folder=True))
    return text


Id = Annotated[str, AfterValidator(_id), Form(names.ID_PATTERN.pattern, BAD_ID, {"suggestion": "xoa-doi-giam-ngheo"})]


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of a record of `type`."""

    type: str


@dataclass(frozen=True)
class TermOf:
    """Marks a field that holds a term of the vocabulary `name`."""

    vocabulary: str


@dataclass(frozen=True)
class FileOf:
    """Marks a field that holds the name of a file in `data/files` of this kind: "picture" or "document"."""

    kind: str


T = TypeVar("T")


def _unknown_to_none(value: Any) -> Any:
    return None if value == "unknown" else value


class Stated(Generic[T]):
    """`Stated[T]`: a fact that must be stated; the word `unknown` says that the source does not tell it, and reads as None."""

    def __class_getitem__(cls, kind: Any) -> Any:
        return Annotated[kind | None, BeforeValidator(_unknown_to_none)]


def is_stated(metadata: list[Any]) -> bool:
    """Whether the field of a model with this metadata is `Stated`."""
    return BeforeValidator(_unknown_to_none) in metadata


# Dates ------------------------------------------------------------------------------------------------------------------

EXAMPLE_DAY = "2026-09-02"
EXAMPLE_PARTIAL = "2015-03-31"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOCAL_DAY = re.compile(r"(?:ngày )?(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?:[/.-]| năm )(?P<year>\d{4})", re.ASCII | re.IGNORECASE)
_LOOSE_DAY = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_COUNTED_DAY = re.compile(r"[2-6]\d{4}", re.ASCII)
_FIRST_COUNTED = date(1899, 12, 30)
"""What spreadsheets count days from: a cell whose form was lost shows 46267 for 2026-09-02."""


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = value if isinstance(value, str) else ""
    if not _DAY.fullmatch(text):
        raise refused(BAD_DAY, found=value, example=_meant(text) or EXAMPLE_DAY)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refused(NO_SUCH_DAY, found=text) from None


def _meant(text: str) -> str:
    """The day that a text such as 2/9/2026 or "ngày 02 tháng 9 năm 2026" means, as it is written in a record; "" when it means none."""
    if _COUNTED_DAY.fullmatch(text):
        return (_FIRST_COUNTED + timedelta(int(text))).isoformat()
    found = _LOCAL_DAY.fullmatch(text) or _LOOSE_DAY.fullmatch(text)
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day"))).isoformat() if found else ""
    except ValueError:
        return ""


Day = Annotated[date, BeforeValidator(_day), Form(_DAY.pattern, BAD_DAY, {"example": EXAMPLE_DAY})]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month, a quarter or a year: the first and last day that it covers, and the text as written."""

    first: date
    last: date
    text: str


_PARTIAL = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def _partial_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    match = _PARTIAL.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise refused(BAD_PARTIAL_DATE, found=value, example=_meant(str(value)) or _meant_time(str(value)) or EXAMPLE_PARTIAL)
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if match[4] is not None:
            first = last = date(year, month, day)
        elif match[3] is not None:
            first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        elif quarter:
            first = date(year, 3 * quarter - 2, 1)
            last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
        else:
            first, last = date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise refused(NO_SUCH_DAY, found=value) from None
    return PartialDate(first, last, value)


_LOCAL_TIME = re.compile(r"(?:tháng )?(?P<month>\d{1,2})(?:[/.-]| năm )(?P<year>\d{4})|quý (?P<quarter>[1-4]|I{1,3}|IV)(?:[/.-]| năm | )(?P<of>\d{4})"
                         r"|năm (?P<whole>\d{4})", re.ASCII | re.IGNORECASE)
_QUARTERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def _meant_time(text: str) -> str:
    """The month, quarter or year that a text such as 9/2026 or "quý III/2026" means; "" when it means none."""
    found = _LOCAL_TIME.fullmatch(text)
    if not found:
        return ""
    if found["month"]:
        return f"{found['year']}-{int(found['month']):02}" if 1 <= int(found["month"]) <= 12 else ""
    quarter = found["quarter"]
    return f"{found['of']}-Q{_QUARTERS.get(quarter.upper(), quarter)}" if quarter else found["whole"]


def covers(first: PartialDate | None, last: PartialDate | None, day: date) -> bool:
    """Whether a day lies between two dates of which either may be open. A date of a month or a year counts as a whole."""
    return (first is None or first.first <= day) and (last is None or day <= last.last)


def quarter_of(day: date) -> PartialDate:
    """The quarter in which a day falls."""
    return _partial_date(f"{day.year:04}-Q{(day.month + 2) // 3}")


PartialDay = Annotated[PartialDate, BeforeValidator(_partial_date), PlainSerializer(lambda value: value.text),
                       Form(_PARTIAL.pattern, BAD_PARTIAL_DATE, {"example": EXAMPLE_PARTIAL})]

_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)


def _period(value: Any) -> PartialDate:
    match = _YEARS.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return _partial_date(value)
    first, last = (int(year) for year in match.groups())
    if not 0 < first < last:
        raise refused(BAD_YEARS, found=value)
    return PartialDate(date(first, 1, 1), date(last, 12, 31), value)


Period = Annotated[PartialDate, BeforeValidator(_period), PlainSerializer(lambda value: value.text),
                   Form(f"{_PARTIAL.pattern}|{_YEARS.pattern}", BAD_YEARS)]
"""A partial date, or the years of a plan such as 2011-2015."""

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


def parse_instant(text: str) -> datetime:
    """An aware datetime in Viet Nam's time. Raises ValueError when `text` is not in the form of BAD_INSTANT's hint."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    try:
        return moment.replace(tzinfo=HANOI) if moment.tzinfo is None else moment.astimezone(HANOI)
    except OverflowError:
        raise ValueError(text) from None


def _instant(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        return parse_instant(value if isinstance(value, str) else "")
    except ValueError:
        raise refused(BAD_INSTANT, found=value, example=_meant(str(value).partition(" ")[0]) or EXAMPLE_DAY) from None


Instant = Annotated[datetime, BeforeValidator(_instant), Form(_INSTANT.pattern, BAD_INSTANT, {"example": EXAMPLE_DAY})]

# Numbers, choices, addresses --------------------------------------------------------------------------------------------


def _matches(pattern: str, kind: ProblemKind, convert: Any) -> BeforeValidator:
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            return value if isinstance(value, (bool, int, Decimal)) else convert_refused(value)
        return convert(value) if compiled.fullmatch(value) else convert_refused(value)

    def convert_refused(value: Any) -> Any:
        raise refused(kind, found=value)

    return BeforeValidator(validate)


WHOLE_NUMBER = r"0|[1-9]\d{0,11}"
_NUMBER = r"-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?"
WholeNumber = Annotated[int, _matches(WHOLE_NUMBER, BAD_WHOLE_NUMBER, int), Form(WHOLE_NUMBER, BAD_WHOLE_NUMBER)]
Number = Annotated[Decimal, _matches(_NUMBER, BAD_NUMBER, Decimal), Form(_NUMBER, BAD_NUMBER),
                   PlainSerializer(lambda value: float(value) if value % 1 else int(value), when_used="json")]
YesNo = Annotated[bool, _matches(r"true|false", BAD_YES_NO, lambda text: text == "true")]

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_PRIVATE_HOSTS = (
    ".local", ".localdomain", ".localhost", ".internal", ".intranet", ".corp", ".home", ".lan", ".arpa", ".test", ".invalid", ".onion")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise refused(BAD_ADDRESS, found=text) from None
    clean = text.isascii() and not re.search(r"[\x00-\x20\x7f<>\"'`{}|\\^]", text)
    # A browser shows "xn--" as other letters, which may look like those of another host.
    official = _HOST.fullmatch(host) and "xn--" not in host and not host.endswith(_PRIVATE_HOSTS)
    if parts.scheme != "https" or "@" in parts.netloc or port is not None or not clean or not official:
        raise refused(BAD_ADDRESS, found=text)
    return text


WebAddress = Annotated[Line, AfterValidator(_web_address), Form(rf"https:\/\/{_HOST.pattern}(?:[\/?#][!-~]*)?", BAD_ADDRESS)]

_PROCEDURE_CODE = re.compile(r"\d\.\d{6}(\.000\.00\.00)?(\.H\d{2})?", re.ASCII)


def _procedure_code(text: str) -> str:
    if not _PROCEDURE_CODE.fullmatch(text):
        raise refused(BAD_CODE, found=text)
    return text


ProcedureCode = Annotated[str, AfterValidator(_procedure_code), Form(_PROCEDURE_CODE.pattern, BAD_CODE)]



@dataclass(frozen=True)
class Choices:
    """The values that a field may take, each with its words in (vi, en)."""

    words: dict[str, tuple[str, str]]

    __hash__ = object.__hash__


def one_of(**words: tuple[str, str]) -> Any:
    """A field type: one of a few fixed values that rules depend on, each with its words for readers."""
    return Annotated[Literal[tuple(words)], Choices(words)]


AwardClass = Literal["1", "2", "3"]
AWARD_CLASSES = {
    "1": Bilingual(vi="hạng Nhất", en="first class"), "2": Bilingual(vi="hạng Nhì", en="second class"), "3": Bilingual(vi="hạng Ba", en="third class")}
