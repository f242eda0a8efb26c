"""The input of the bench: a root with as many honourees as wanted. The same number gives the same bytes, always."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from tests.conftest import SHIPPED

AT = "2026-11-01"
"""The instant of every build of the bench: everything in the input is public by then."""
FIRST_DAY, DAYS = date(2010, 1, 4), 6000
SIZES = (200, 140, 80, 200, 30, 110)
"""Lines of the decisions, in turn."""
OWN_FILE_EVERY, NAMED_AGAIN_EVERY = 10, 5

FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "A", "Y",
)
MIDDLES = (
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Xuân", "Kim", "Bảo", "Thị Hồng", "Thị Thu", "Công", "Đình",
)
GIVENS = (
    "Anh", "Bình", "Châu", "Dũng", "Đức", "Giang", "Hà", "Hạnh", "Hiếu", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai",
    "Nam", "Nga", "Ngân", "Nhàn", "Oanh", "Phúc", "Phương", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn",
    "Uyên", "Yến",
)
VILLAGES = (
    "Đăk Ruồng", "Kon Plông", "Ngọc Linh", "Sa Bình", "Rờ Kơi", "Măng Cành", "Đăk Hà", "Ia Chim", "Vinh Quang", "Bờ Y",
    "Hiếu", "Pờ Ê",
)
GROUPS = (
    ("Trường Tiểu học", "Primary School"),
    ("Trạm Y tế xã", "Commune Health Station"),
    ("Hợp tác xã Nông nghiệp", "Farm Cooperative"),
    ("Hội Liên hiệp Phụ nữ xã", "Commune Women's Union"),
    ("Phòng Kinh tế xã", "Commune Economic Office"),
    ("Đội Dân quân xã", "Commune Militia"),
)
DEEDS = (
    ("Vận động bà con chuyển đất một vụ sang trồng cà phê và cây ăn quả",
     "Led neighbours to turn one-crop land to coffee and fruit"),
    ("Giữ đủ sĩ số lớp học suốt mùa mưa ở điểm trường lẻ",
     "Kept every pupil in class through the rainy season at a village school"),
    ("Đưa dịch vụ tiêm chủng đến từng thôn xa", "Brought vaccination to each remote village"),
    ("Cứu người bị nạn trong đợt mưa lũ", "Saved people in danger during the floods"),
    ("Xây dựng đường nội thôn từ đóng góp của nhân dân", "Built village roads with what the people gave"),
    ("Giữ gìn cồng chiêng và dạy lại cho lớp trẻ", "Kept the gongs and taught the young to play them"),
    ("Cải tiến quy trình giải quyết hồ sơ, rút ngắn thời gian chờ của người dân", "Improved procedures so that people wait less"),
)
RESULTS = (
    ("thu nhập bình quân tăng {n} phần trăm", "average income rose by {n} per cent"),
    ("{n} hộ thoát nghèo", "{n} households left poverty"),
    ("giúp được {n} người", "{n} people were helped"),
    ("tiết kiệm {n} triệu đồng", "{n} million dong were saved"),
)

ISSUERS = {
    "ubnd-tinh": ("QĐ-UBND", {
        "individual": (("bang-khen-tinh", ""), ("chien-si-thi-dua-tinh", "")),
        "household": (("bang-khen-tinh", ""),),
        "collective": (("co-thi-dua-tinh", ""), ("bang-khen-tinh", ""), ("tap-the-lao-dong-xuat-sac", "")),
        "foreign-individual": (("bang-khen-tinh", ""), ("ky-niem-chuong-tinh", ""))}),
    "thu-tuong": ("QĐ-TTg", dict.fromkeys(
        ("individual", "collective", "household", "foreign-individual"), (("bang-khen-thu-tuong", ""),))),
    "chu-tich-nuoc": ("QĐ-CTN", {
        "individual": tuple(("huan-chuong-lao-dong", number) for number in "123"), "household": (("huan-chuong-doc-lap", "3"),),
        "collective": tuple(("huan-chuong-lao-dong", number) for number in "321"),
        "foreign-individual": (("huan-chuong-lao-dong", "3"),)}),
}
"""Who decides -> the ending of the number, and the forms (with their class) for each kind of subject."""
TURNS = ("ubnd-tinh", "ubnd-tinh", "chu-tich-nuoc", "ubnd-tinh", "thu-tuong")
COMMENDATIONS = ("regular-merit", "sudden", "long-service")

Row = tuple[str, dict]
"""The path of a file below the root, and what it holds."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An honouree: the same index is always the same one."""

    id: str
    name: str
    kind: str
    unit: str
    place: str


def subject(index: int) -> Subject:
    """Four of five are people; the others collectives, households and a few guests from abroad."""
    chance = Random(index)  # noqa: S311 (names, not secrets)
    family, middle, given = chance.choice(FAMILIES), chance.choice(MIDDLES), _given(index)
    group, village = chance.choice(GROUPS)[0], chance.randrange(len(VILLAGES))
    person = f"{family} {given}" if family in ("A", "Y") else f"{family} {middle} {given}"
    kind = {0: "collective", 1: "collective", 2: "household", 3: "foreign-individual"}.get(index % 17, "individual")
    name = {"collective": f"{group} {VILLAGES[village]} số {index}", "household": f"Hộ gia đình ông {person}",
            "foreign-individual": f"Anna Lindqvist {given}"}.get(kind, person)
    unit = "" if kind in ("collective", "household") else f"{group} {VILLAGES[village]}"
    return Subject(f"bench-{kind}-{index}", name, kind, unit, f"xa-bench-{village}")


def _given(index: int) -> str:
    """Given names of which no two indexes have the same, so that nobody is taken for a namesake."""
    words = [GIVENS[index % len(GIVENS)]]
    while index := index // len(GIVENS):
        words.append(GIVENS[index % len(GIVENS)])
    return " ".join(words)


def records(count: int) -> Iterator[Row]:
    """Every record but the vocabulary and the settings: awards, places, organisations, decisions, the honourees' own files."""
    yield from _awards()
    yield from _places()
    yield from _organisations()
    first = _parted(range(count))
    again = _parted(range(0, count, NAMED_AGAIN_EVERY))
    lists = [(members, True) for members in first] + [(members, False) for members in again]
    for number, (members, new) in enumerate(lists):
        issued = FIRST_DAY + timedelta(days=number * DAYS // len(lists))
        yield f"data/decisions/bench-{number + 1:05}.yml", _decision(number, issued, members)
        if new:
            yield from (_story(index, issued) for index in members if index % OWN_FILE_EVERY == 0)


def _parted(members: range) -> list[range]:
    sizes, parts, start = cycle(SIZES), [], 0
    while start < len(members):
        size = next(sizes)
        parts.append(members[start: start + size])
        start += size
    return parts


def _decision(number: int, issued: date, members: range) -> dict:
    issuer = TURNS[number % len(TURNS)]
    ending, forms = ISSUERS[issuer]
    return {
        "publish_at": (issued + timedelta(days=3)).isoformat(), "illustrative": "true",
        "title": {"vi": f"Về việc khen thưởng các tập thể, cá nhân có thành tích năm {issued.year}, đợt {number + 1}",
                  "en": f"Commending collectives and people for their achievements in {issued.year}, list {number + 1}"},
        "number": f"{number + 1}/{ending}", "issued": issued.isoformat(), "authority": issuer,
        "signer": {"name": "Lê Thị Minh Khai", "post": {"vi": "Người có thẩm quyền ký", "en": "Signing officer"}},
        "commendation": COMMENDATIONS[number % len(COMMENDATIONS)],
        "summary": {"vi": f"Danh sách gồm {len(members)} lượt khen thưởng.", "en": f"A list of {len(members)} awards."},
        "conferrals": [_conferral(line, index, forms) for line, index in enumerate(members, 1)],
    }


def _conferral(line: int, index: int, forms: dict) -> dict:
    who = subject(index)
    form, award_class = forms[who.kind][index % len(forms[who.kind])]
    vi, en = citation(index, line)
    return _filled({
        "line": str(line), "honoree": who.id, "name": who.name, "kind": who.kind, "form": form, "class": award_class,
        "unit": who.unit, "place": who.place,
        "nationality": {"vi": "Thụy Điển", "en": "Sweden"} if who.kind == "foreign-individual" else "",
        "citation": {"vi": vi, "en": en}})


def citation(index: int, line: int) -> tuple[str, str]:
    """What somebody did, in both languages."""
    deed, result = DEEDS[(index + line) % len(DEEDS)], RESULTS[index % len(RESULTS)]
    return tuple(f"{did}; {came.format(n=10 + index)}." for did, came in zip(deed, result))  # type: ignore[return-value]


def _story(index: int, issued: date) -> Row:
    who = subject(index)
    (vi, en), (more_vi, more_en) = citation(index, 1), citation(index + 3, 2)
    return f"data/honorees/{who.id}.yml", {
        "publish_at": (issued + timedelta(days=3)).isoformat(), "illustrative": "true", "name": who.name, "kind": who.kind,
        "summary": {"vi": vi, "en": en},
        "story": {
            "vi": f"Câu chuyện bắt đầu từ **một việc nhỏ** ở địa phương.\n{vi}\n\n- {more_vi}\n- Nhiều nơi đã học theo.\n\n"
                  "Đó là niềm vui của cả thôn.",
            "en": f"It began with **a small thing** at home.\n{en}\n\n- {more_en}\n- Many places have learnt from it.\n\n"
                  "The whole village is glad of it."},
        "consent": {"kind": "written", "date": issued.isoformat(),
                    "scope": {"vi": "Họ tên và câu chuyện.", "en": "The name and the story."}},
    }


AWARDS = {
    "bang-khen-tinh": ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Diploma of Merit of the Provincial Chair", "diploma"),
    "bang-khen-thu-tuong": ("Bằng khen của Thủ tướng Chính phủ", "Diploma of Merit of the Prime Minister", "diploma"),
    "chien-si-thi-dua-tinh": ("Chiến sĩ thi đua tỉnh", "Provincial Emulation Soldier", "emulation-title"),
    "co-thi-dua-tinh": ("Cờ thi đua của tỉnh", "Emulation Flag of the Province", "emulation-title"),
    "tap-the-lao-dong-xuat-sac": ("Tập thể lao động xuất sắc", "Excellent Labour Collective", "emulation-title"),
    "ky-niem-chuong-tinh": ("Kỷ niệm chương của tỉnh", "Commemorative Medal of the Province", "commemorative-medal"),
    "huan-chuong-lao-dong": ("Huân chương Lao động", "Labour Order", "order"),
    "huan-chuong-doc-lap": ("Huân chương Độc lập", "Independence Order", "order"),
}


def _awards() -> Iterator[Row]:
    for form, (vi, en, kind) in AWARDS.items():
        yield f"data/awards/{form}.yml", {
            "publish_at": FIRST_DAY.isoformat(), "name": {"vi": vi, "en": en}, "kind": kind,
            **({"classes": ["1", "2", "3"]} if kind == "order" else {})}


def _places() -> Iterator[Row]:
    start = FIRST_DAY.isoformat()
    yield "data/places/tinh-bench.yml", {
        "publish_at": start, "illustrative": "true", "name": {"vi": "Tỉnh Thử", "en": "Trial Province"}, "kind": "province"}
    for number, name in enumerate(VILLAGES):
        yield f"data/places/xa-bench-{number}.yml", {
            "publish_at": start, "illustrative": "true", "name": {"vi": f"Xã {name}", "en": f"{name} Commune"}, "kind": "commune",
            "parent": "tinh-bench"}


def _organisations() -> Iterator[Row]:
    settings = (SHIPPED / "data/site.yml").read_text(encoding="utf-8")
    publisher = re.search(r"^publisher: *(\S+)", settings, re.MULTILINE)
    names = {"ubnd-tinh": ("Ủy ban nhân dân tỉnh", "Provincial People's Committee", "government", "provincial"),
             "thu-tuong": ("Thủ tướng Chính phủ", "Prime Minister", "government", "central"),
             "chu-tich-nuoc": ("Chủ tịch nước", "State President", "state-agency", "central")}
    if publisher:
        names.setdefault(publisher[1], (
            "Hội đồng Thi đua - Khen thưởng tỉnh", "Provincial Emulation and Commendation Council", "council", "provincial"))
    for name, (vi, en, kind, level) in names.items():
        yield f"data/organisations/{name}.yml", {
            "publish_at": FIRST_DAY.isoformat(), "illustrative": "true", "name": {"vi": vi, "en": en},
            "kind": kind, "level": level}


def _filled(mapping: dict) -> dict:
    return {key: value for key, value in mapping.items() if value != ""}


def make_root(root: Path, count: int) -> None:
    """Write the whole input below `root`, with the settings, vocabulary and hand-written pages of this repository."""
    for folder in ("content", "data/vocabulary"):
        shutil.copytree(SHIPPED / folder, root / folder)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copyfile(SHIPPED / name, root / name)
    settings = (SHIPPED / "data/site.yml").read_text(encoding="utf-8")  # the contact that they name is a record of its own
    (root / "data/site.yml").write_text(re.sub(r"^contact:.*\n", "", settings, flags=re.MULTILINE), encoding="utf-8")
    for path, value in records(count):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(as_yaml(value), encoding="utf-8")


_PLAIN = re.compile(r"\w[\w/(),.; %'-]*")


def as_yaml(value: dict, indent: str = "") -> str:
    """A mapping of texts, mappings and lists of either, as staff would write it."""
    lines = []
    for key, item in value.items():
        if isinstance(item, dict):
            lines.append(f"{indent}{key}:\n{as_yaml(item, indent + '  ')}")
        elif isinstance(item, list):
            lines.append(f"{indent}{key}:\n")
            for entry in item:
                text = as_yaml(entry, indent + "    ")[len(indent) + 4:] if isinstance(entry, dict) else f"{entry}\n"
                lines.append(f"{indent}  - {text}")
        elif "\n" in item:
            lines.append(f"{indent}{key}: |-\n" + "".join(f"{indent}  {line}".rstrip() + "\n" for line in item.split("\n")))
        else:
            lines.append(f"{indent}{key}: {item if _PLAIN.fullmatch(item) else json.dumps(item, ensure_ascii=False)}\n")
    return "".join(lines)


if __name__ == "__main__":
    make_root(Path(sys.argv[1]), int(sys.argv[2]))
