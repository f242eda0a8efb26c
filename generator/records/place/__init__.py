"""A province, district, commune, ward or special zone, as it was and as it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Line, Part, PartialDay, Reference, TermOf, covers, field
from generator.records.record import Citation, Record
from generator.records.unit import Change, End


class Succession(Change):
    """What a place became."""

    successor: Annotated[Id, Reference("place")] = field(
        "Nay thuộc", "Now part of", "Mã của địa phương kế tục trong data/places", "The id of the successor in data/places")


class AreaClass(Part):
    """One class of an area, for as long as a list of the State put the place in it."""

    area: Annotated[Id, TermOf("area-classes")] = field(
        "Đặc điểm", "Class", "Một mục của data/vocabulary/area-classes.yml", "A term of data/vocabulary/area-classes.yml")
    starts: PartialDay | None = field("Từ", "From", "Bỏ trống nếu từ khi lập địa phương", "Left out when it held from the beginning", default=None)
    ends: PartialDay | None = field("Đến", "Until", "Bỏ trống nếu đến nay vẫn còn", "Left out when it still holds", default=None)
    source: Citation | None = field("Căn cứ", "Source", "Văn bản xếp loại địa bàn", "The text that classes the area", default=None)

    def holds(self, day: date) -> bool:
        """Whether the place was in the class on a day."""
        return covers(self.starts, self.ends, day)


class Place(Record):
    type: ClassVar[str] = "place"
    collection: ClassVar[str] = "places"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Địa phương", "en": "Place"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Địa phương", "en": "Places"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Xã, phường, tỉnh theo tên lúc khen thưởng và tên ngày nay.",
        "en": "Communes, wards and provinces, as they were called when an award was made and as they are today."}

    name: Bilingual = field("Tên", "Name", "Tên đầy đủ, kể cả chữ Tỉnh, Xã, Phường", "The full name; in Vietnamese with Tỉnh, Xã or Phường")
    kind: Annotated[Id, TermOf("place-kinds")] = field("Loại", "Kind", "Một mục của data/vocabulary/place-kinds.yml",
                                                       "A term of data/vocabulary/place-kinds.yml")
    parent: Annotated[Id, Reference("place")] | None = field("Thuộc", "Part of", "Địa phương cấp trên trực tiếp",
                                                             "The place directly above it", default=None)
    code: Line | None = field(
        "Mã đơn vị hành chính", "Administrative code", "Mã theo danh mục của Nhà nước: 2 chữ số với tỉnh, 5 chữ số với xã, phường, đặc khu",
        "The code in the State's list: two digits for a province, five for a commune, ward or special zone", default=None)
    area_classes: tuple[AreaClass, ...] = field(
        "Đặc điểm địa bàn", "Area class", "Biên giới, vùng sâu, … theo địa bàn, không theo con người",
        "Border, remote, …: of the place, never of a person", default=())
    ended: End | None = field("Kết thúc", "Ended", "Chỉ ghi khi địa phương không còn", "Only when the place is no more", default=None)
    succession: tuple[Succession, ...] = field("Sau sắp xếp", "Succession", "Mỗi nơi kế tục một mục; một xã có thể chia cho nhiều xã",
                                               "One item for each successor; a commune may have been shared among several", default=())
    summary: Bilingual | None = field("Giới thiệu", "Summary", "Một, hai câu", "A sentence or two", default=None)

    @property
    def heading(self) -> Bilingual:
        return self.name

    def areas_on(self, day: date) -> tuple[str, ...]:
        """The classes of the area on a day: ids of the vocabulary area-classes, in the order of the file."""
        return tuple(dict.fromkeys(item.area for item in self.area_classes if item.holds(day)))
