"""Personal data that must not be public: in records, tables, comments, hand-written pages, names of files, and inside of files.

What is found is named by its kind and never shown. Leave to keep it is in `data/privacy-waivers.yml`, for a place and a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator.checks.subject import Subject, dotted, texts
from generator.personal_data import KINDS, Finding, find, worth_a_look
from generator.problems import Problem, ProblemKind
from generator.read import Source
from generator.read import cache as read_cache
from generator.read.media import FOLDER, PROPERTIES
from generator.read.media import contents as signs
from generator.records import BY_COLLECTION
from generator.records.fields import HANOI
from generator.records.privacy_waivers import Waiver
from generator.records.record import Location
from generator.records.settings import SiteSettings

_REMEDIES: dict[str, tuple[str, str]] = {
    "birth_date": ("chỉ ghi năm sinh, hoặc bỏ hẳn", "give the year alone, or nothing"),
    "home_address": ("chỉ ghi đến xã, phường", "name the commune and nothing nearer"),
    "mobile": ("bỏ số này; số của cơ quan ghi vào data/contacts", "leave it out; numbers of offices belong in data/contacts"),
    "landline": ("bỏ số nhà riêng; số của cơ quan thì nêu tên cơ quan ngay trước, hoặc ghi vào data/contacts",
                 "leave a home number out; name the office right before its own number, or put it into data/contacts"),
    "email": ("dùng hộp thư của cơ quan; tên miền khác của cơ quan thì thêm vào official_hosts trong data/site.yml",
              "use the office's mailbox; add another host of the office to official_hosts in data/site.yml"),
    "coordinates": ("chỉ ghi tên xã, phường", "name the commune only"),
}
_ORDINARY = ("xóa giá trị này", "delete the value")
_WAIVED = ("; nếu luật cho phép công khai, ghi vào data/privacy-waivers.yml: path {file}, field {field}, kind {kind}",
           "; where the law allows it, enter it in data/privacy-waivers.yml: path {file}, field {field}, kind {kind}")
FOUND: dict[str, ProblemKind] = {
    kind: ProblemKind(
        f"P{number:03}", f"ở đây có {vi} ({{size}} ký tự, không nhắc lại)", f"there is personal data here: {en} ({{size}} characters, not repeated)",
        _REMEDIES.get(kind, _ORDINARY)[0] + _WAIVED[0], _REMEDIES.get(kind, _ORDINARY)[1] + _WAIVED[1])
    for number, (kind, (vi, en)) in enumerate(KINDS.items(), 1)
}
"""Kind of personal data -> its problem, P001 and on."""

PLACE_IN_PICTURE = ProblemKind(
    "P020", "ảnh gốc ghi tọa độ nơi chụp", "the picture says where it was taken, to the metre",
    "xóa thông tin vị trí (Windows: Properties, Details, Remove Properties; điện thoại: chia sẻ không kèm vị trí) rồi thay tệp; "
    "trang không công bố thông tin này nhưng kho dữ liệu là công khai",
    "remove the location (Windows: Properties, Details, Remove Properties; on a phone: share without location) and replace the file; "
    "the site does not publish it, but the repository is public")
OWNER_IN_PICTURE = ProblemKind(
    "P021", "ảnh gốc ghi tên chủ máy hoặc số máy ảnh", "the picture names the owner or the serial number of the camera",
    "xóa thuộc tính của ảnh rồi thay tệp", "remove the properties of the picture and replace the file", "warning")
AUTHOR_IN_DOCUMENT = ProblemKind(
    "P022", "văn bản ghi tên người soạn trong thuộc tính của tệp", "the properties of the document name the person who typed it",
    "nếu không cần, xóa (Word: File, Info, Inspect Document) rồi xuất lại", "when it is not needed, remove it (Word: File, Info, Inspect Document) and export again",
    "warning")
NOT_SEARCHABLE = ProblemKind(
    "P023", "văn bản là ảnh quét, không có chữ để máy tìm dữ liệu cá nhân", "the document is a scan without text, so nothing can look for personal data in it",
    "hãy tự đọc và che số căn cước, ngày sinh, địa chỉ, số tài khoản; tốt hơn là đăng bản có chữ (quét kèm OCR)",
    "read it yourself and cover identity numbers, dates of birth, addresses, accounts; better, publish it with text (scan with OCR)", "warning")
OF_SIGNS = {signs.GPS: PLACE_IN_PICTURE, signs.OWNER: OWNER_IN_PICTURE, signs.AUTHOR: AUTHOR_IN_DOCUMENT, signs.NO_TEXT: NOT_SEARCHABLE}

EXPIRED = ProblemKind(
    "P030", "miễn trừ cho {file} đã hết hạn ngày {day}", "the waiver for {file} expired on {day}",
    "xóa dữ liệu cá nhân ở đó rồi xóa mục này; hoặc duyệt lại và ghi ngày mới", "remove the personal data there and then this entry, or approve it anew with new days")
UNUSED = ProblemKind(
    "P031", "miễn trừ cho {file} không còn dùng: ở đó có {found} giá trị loại này, mục này cho phép {count}",
    "the waiver for {file} is not used: there are {found} values of the kind, it allows {count}",
    "xóa mục này, hoặc sửa count cho đúng", "delete the entry, or put count right")
TOO_LONG = ProblemKind(
    "P032", "miễn trừ kéo dài từ {first} đến {last}", "the waiver runs from {first} to {last}",
    "hạn sau ngày duyệt và không quá một năm", "it ends after the day of its approval, and within a year")

_WAIVERS = "data/privacy-waivers.yml"
_CONTACT_PAGE = "/contact.md"
"""The hand-written page on which the office gives its own landlines, as Decree 42/2022 asks."""
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(.*)$", re.MULTILINE)
_YEAR = timedelta(366)


@dataclass(frozen=True, slots=True)
class Spot:
    """One value: where it stands, of which kind, how long it is. `value` serves to let it pass on the site and goes into no message."""

    path: str
    line: int
    column: int
    field: str
    kind: str
    size: int
    where: tuple[str, str] = ("", "")
    value: str = ""

    @property
    def problem(self) -> Problem:
        problem = FOUND[self.kind].at(self.path, self.line, self.column, size=self.size, file=self.path, field=self.field or "-", kind=self.kind)
        return replace(problem, messages=tuple(words + where for words, where in zip(problem.messages, self.where, strict=True)))


def nothing_personal_is_here(subject: Subject) -> Iterator[Problem]:
    """Ensure that no personal data stands anywhere, except where a waiver lets it."""
    kept, _, _ = _judged(subject)
    yield from (spot.problem for spot in kept)
    for name, file in subject.catalog.files.items():
        yield from (OF_SIGNS[sign].at(f"{FOLDER}/{name}") for sign in file.signs)


def waivers_are_needed_and_in_force(subject: Subject) -> Iterator[Problem]:
    """Ensure that every waiver is used, has not expired, and was given for a year at most."""
    _, _, used = _judged(subject)
    source = subject.sources.get(_WAIVERS)
    today = subject.at.astimezone(HANOI).date() if subject.at else date.min
    for index, waiver in enumerate(subject.catalog.waivers.waivers if source else ()):
        def at(name: str, index: int = index) -> tuple[int, int]:
            return source.position(("waivers", index, name))

        if waiver.expires < today:
            yield EXPIRED.at(_WAIVERS, *at("expires"), file=waiver.path, day=waiver.expires)
        if not waiver.approved <= waiver.expires <= waiver.approved + _YEAR:
            yield TOO_LONG.at(_WAIVERS, *at("expires"), first=waiver.approved, last=waiver.expires)
        if used[index] < waiver.count and not subject.refused and waiver.path.rpartition("/")[2] not in subject.refused_files:
            yield UNUSED.at(_WAIVERS, *at("path"), file=waiver.path, found=used[index], count=waiver.count)


def allowed(subject: Subject) -> frozenset[str]:
    """The values that may be on the site: of the offices' own contacts, and of what waivers let stand."""
    _, waived, _ = _judged(subject)
    folders = tuple(f"data/{collection}/" for collection, model in BY_COLLECTION.items() if model.official)
    own = (value for source in subject.sources.values() if source.path.startswith(folders)
           for location, value in texts(source.value) if _is_official(source, location))
    return frozenset({*(core(value) for value in (*own, *(spot.value for spot in waived)) if value), *subject.catalog.site.official_hosts})


def remembered(cache: Path, site: SiteSettings) -> dict[str, str]:
    """The files that were found clean before, by the same rules."""
    return {path: digest for path, (digest, rules) in read_cache.load(cache).items() if rules == _rules(site)}


def remember(cache: Path, subject: Subject) -> None:
    """Keep which files are clean; only to save time."""
    kept, waived, _ = _judged(subject)
    found = {spot.path for spot in (*kept, *waived)}
    clean = {path: source.digest for path, source in subject.sources.items() if path not in found}
    if clean != subject.clean:
        rules = _rules(subject.catalog.site)
        read_cache.save(cache, {path: (digest, rules) for path, digest in clean.items()})


def _rules(site: SiteSettings) -> dict[str, str]:
    """What decides besides the detector, which the cache knows itself."""
    return {"by": read_cache.digest(Path(__file__).read_bytes() + "\n".join(site.official_hosts).encode())}


def core(value: str) -> str:
    """What of a value is the same however it is written: the digits of a number, the letters of a mailbox."""
    digits = re.sub(r"\D", "", value)
    return re.sub(r"^(?:00)?84(?=\d{9,10}$)", "0", digits) if len(digits) >= 6 else re.sub(r"\W", "", value.casefold())


def _judged(subject: Subject) -> tuple[list[Spot], list[Spot], list[int]]:
    """The spots that are problems, those that waivers let stand, and how many each waiver lets stand. Found out once."""
    known = subject.__dict__.get("privacy")
    if known is None:
        known = subject.__dict__["privacy"] = _judge(subject)
    return known


def _judge(subject: Subject) -> tuple[list[Spot], list[Spot], list[int]]:
    waivers = subject.catalog.waivers.waivers
    by_path: dict[str, list[tuple[int, Waiver]]] = defaultdict(list)
    for index, waiver in enumerate(waivers):
        by_path[waiver.path].append((index, waiver))
    used = [0] * len(waivers)
    kept: list[Spot] = []
    waived: list[Spot] = []
    for spot in _spots(subject):
        index = next((index for index, waiver in by_path.get(spot.path, ()) if waiver.kind == spot.kind
                      and waiver.at_field in (None, spot.field) and used[index] < waiver.count), None)
        if index is None:
            kept.append(spot)
        else:
            used[index] += 1
            waived.append(spot)
    return kept, waived, used


def _spots(subject: Subject) -> Iterator[Spot]:
    hosts = ("gov.vn", *subject.catalog.site.official_hosts)
    looked_at: set[str] = set()  # units, titles and citations stand in many lines

    def is_private(host: str) -> bool:
        return not any(host == official or host.endswith(f".{official}") for official in hosts)

    for source in subject.sources.values():
        if subject.clean.get(source.path) != source.digest:
            yield from _in_source(source, is_private, looked_at)
    for path, data in subject.pages.items():
        text = data.decode("utf-8", "replace")
        own = "landline" if path.endswith(_CONTACT_PAGE) else ""
        yield from (_in_text(path, text, item) for item in find(text) if item.kind != own and (not item.host or is_private(item.host)))
    for name, file in subject.catalog.files.items():
        path = f"{FOLDER}/{name}"
        yield from (Spot(path, 1, 1, "", item.kind, item.end - item.start, NAME, name[item.start: item.end]) for item in find(_words(name)))
        for item in file.personal:
            if not item.host or is_private(item.host):
                yield Spot(path, int(item.where) if item.where.isdigit() else 1, 1, "", item.kind, item.size, _where(item.where))


NAME = (", trong tên tệp", ", in the name of the file")


def _in_source(source: Source, is_private: Callable[[str], bool], looked_at: set[str]) -> Iterator[Spot]:
    known = list(texts(source.value))
    new = {text for _, text in known if len(text) > 5 and text not in looked_at}
    looked_at.update(new)
    found = {text: items for text in worth_a_look(list(new)) if (items := find(text))}
    looked_at.difference_update(found)
    for location, text in known if found else ():
        for item in found.get(text, ()):
            if (not item.host or is_private(item.host)) and not _is_official(source, location):
                yield _spot(source, location, text, item)
    stem = source.path.rpartition("/")[2].removesuffix(".yml")
    yield from (Spot(source.path, 1, 1, "id", item.kind, item.end - item.start, NAME, stem[item.start: item.end]) for item in find(_words(stem)))
    if b"#" in source.data:
        text = source.data.decode("utf-8", "replace")
        for match in _COMMENT.finditer(text):
            for item in find(match[1]):
                found = Finding(match.start(1) + item.start, match.start(1) + item.end, item.kind)
                yield _in_text(source.path, text, found, "#")


def _spot(source: Source, location: Location, text: str, item: Finding) -> Spot:
    line, column = source.position_within(location, text, item.start, item.end)
    return Spot(source.path, line, column, dotted(location), item.kind, item.end - item.start, value=text[item.start: item.end])


def _in_text(path: str, text: str, item: Finding, name: str = "") -> Spot:
    line, column = text.count("\n", 0, item.start) + 1, item.start - text.rfind("\n", 0, item.start)
    return Spot(path, line, column, name, item.kind, item.end - item.start, value=text[item.start: item.end])


def _is_official(source: Source, location: Location) -> bool:
    """Whether a text is in a field for the numbers of offices, which has rules of its own."""
    folder = source.path.split("/")[1]
    return len(location) == 1 and folder in BY_COLLECTION and location[0] in BY_COLLECTION[folder].official


def _words(name: str) -> str:
    """The words of a file's name, each where it stands."""
    return re.sub(r"[-_.]", " ", name)


def _where(where: str) -> tuple[str, str]:
    if where == PROPERTIES:
        return ", trong thuộc tính của tệp", ", in the properties of the file"
    return (f", ở trang {where}", f", on page {where}") if where.isdigit() else (f", ở phần {where}", f", in the part {where}")
