"""The first records of a province: its places by the State's list, its People's Committee, council and office, and that the site is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from importlib.metadata import version
from typing import Any

from generator.checks.places import Listed, listed
from generator.read.names import suggestion

ENGLISH = {"province": "Province", "city": "City", "commune": "Commune", "ward": "Ward", "special-zone": "Special Zone"}
"""The term of the vocabulary place-kinds -> what stands behind the name in English."""
RANKS = ("Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu ")
_COUNTRY = "viet-nam"


@dataclass(frozen=True)
class Province:
    """A province of the State's list, with its communes."""

    unit: Listed
    communes: tuple[Listed, ...]

    @property
    def id(self) -> str:
        return suggestion(self.unit.name, folder=True)

    @property
    def name(self) -> str:
        """As it stands inside a sentence: tỉnh Lào Cai, thành phố Huế."""
        return self.unit.name[0].lower() + self.unit.name[1:]

    @property
    def english(self) -> str:
        return _english(self.unit)

    @property
    def publisher(self) -> str:
        return f"hoi-dong-thi-dua-khen-thuong-{self.id}"


def provinces() -> dict[str, Province]:
    """Every province of today by its full name."""
    units = listed().values()
    return {unit.name: Province(unit, tuple(item for item in units if item.parent == unit.code)) for unit in units if not unit.parent}


def province(asked: str) -> Province | None:
    """The province that somebody means: with or without its rank, its marks and its capitals, or by its code."""
    wanted = suggestion(asked, folder=True)
    return next((found for found in provinces().values() if wanted in (found.id, _bare(found.id), found.unit.code)), None)


def close_to(asked: str) -> list[str]:
    """The names of the provinces that are spelled like what was asked for; all when none is."""
    names = {_bare(found.id): name for name, found in provinces().items()}
    return [names[key] for key in get_close_matches(_bare(suggestion(asked, folder=True)), names, n=3, cutoff=0.6)] or sorted(names.values())


def _bare(key: str) -> str:
    return key.removeprefix("tinh-").removeprefix("thanh-pho-")


def first_records(own: Province, at: datetime) -> dict[str, dict[str, Any]]:
    """Path -> the values of each."""
    day = at.date().isoformat()
    found = {f"data/places/{key}.yml": value for key, value in _places(own, day)}
    found |= {f"data/organisations/{key}.yml": value for key, value in _organisations(own, day)}
    found["data/news/mo-trang-thong-tin.yml"] = {
        "publish_at": day,
        "title": {"vi": f"Mở trang thông tin thi đua, khen thưởng {own.name}",
                  "en": f"The emulation and commendation site of {own.english} is open"},
        "kind": "notice",
        "summary": {"vi": "Trang công khai phong trào thi đua, điển hình tiên tiến, quyết định khen thưởng và thủ tục hành chính.",
                    "en": "It makes public campaigns, exemplary models, commendation decisions and administrative procedures."},
        "text": {"vi": "Hồ sơ được bổ sung dần. Thấy chỗ sai hoặc thiếu, xin gửi đề nghị theo trang Liên hệ.",
                 "en": "Records are added step by step. Where something is wrong or missing, please write as the page Contact says."}}
    return found


def _places(own: Province, day: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield own.id, _place(own.unit, _COUNTRY, day)
    seen: set[str] = set()
    for commune in own.communes:
        key = suggestion(commune.name, folder=True)
        if key in seen:  # the list has several of a name, within one province too
            key = f"{key}-{commune.code}"
        seen.add(key)
        yield key, _place(commune, own.id, day)


def _place(unit: Listed, parent: str, day: str) -> dict[str, Any]:
    release = f"vietnam-provinces {version('vietnam-provinces')}"
    return {
        "publish_at": day, "name": {"vi": unit.name, "en": _english(unit)}, "kind": unit.kind, "parent": parent, "code": unit.code,
        "source": [{"text": {"vi": f"Danh mục đơn vị hành chính của cơ quan thống kê (bộ dữ liệu {release})",
                             "en": f"The statistics office's list of administrative units (data set {release})"}}]}


def _organisations(own: Province, day: str) -> Iterator[tuple[str, dict[str, Any]]]:
    def body(vi: str, en: str, kind: str, **more: Any) -> dict[str, Any]:
        return {
            "publish_at": day, "name": {"vi": f"{vi} {own.name}", "en": f"{en} of {own.english}"}, "kind": kind, "level": "provincial",
            **more, "place": own.id,
            "unconfirmed": {"vi": "Tên ghi theo cách gọi chung; cơ quan đối chiếu với quyết định thành lập của mình.",
                            "en": "The name follows common usage; the office checks it against the decision that established it."}}

    committee = f"ubnd-{own.id}"
    yield committee, body("Ủy ban nhân dân", "People's Committee", "government", decides_as=["provincial-chair"])
    yield own.publisher, body("Hội đồng Thi đua - Khen thưởng", "Council for Emulation and Commendation", "council")
    yield f"so-noi-vu-{own.id}", body("Sở Nội vụ", "Department of Home Affairs", "state-agency", parent=committee)


def _english(unit: Listed) -> str:
    name = unit.name
    for rank in RANKS:
        name = name.removeprefix(rank)
    return f"{ENGLISH[unit.kind]} {name}" if name.isdigit() else f"{name} {ENGLISH[unit.kind]}"
