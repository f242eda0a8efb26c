"""A province, district, commune, ward or special zone, as it was and as it is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Line, Part, PartialDay, Reference, TermOf, field
from generator.records.record import Record


class Succession(Part):
    """What a place became."""

    successor: Annotated[Id, Reference("place")] = field("Nay thuộc", "Now part of")
    date: PartialDay = field("Từ", "From")
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", default=None)


class Place(Record):
    type: ClassVar[str] = "place"
    collection: ClassVar[str] = "places"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Địa phương", "en": "Place"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Địa phương", "en": "Places"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Xã, phường, tỉnh theo tên lúc khen thưởng và tên ngày nay.",
        "en": "Communes, wards and provinces, as they were called when an award was made and as they are today."}

    name: Bilingual = field("Tên", "Name")
    kind: Annotated[Id, TermOf("place-kinds")] = field("Loại", "Kind")
    parent: Annotated[Id, Reference("place")] | None = field("Thuộc", "Part of", default=None)
    code: Line | None = field("Mã đơn vị hành chính", "Administrative code", default=None)
    area_classes: tuple[Annotated[Id, TermOf("area-classes")], ...] = field(
        "Đặc điểm địa bàn", "Area class", "Biên giới, vùng sâu, … theo địa bàn, không theo con người",
        "Border, remote, …: of the place, never of a person", default=())
    ended: PartialDay | None = field("Kết thúc", "Ended", default=None)
    succession: tuple[Succession, ...] = field("Sau sắp xếp", "Succession", default=())
    summary: Bilingual | None = field("Giới thiệu", "Summary", default=None)

    @property
    def heading(self) -> Bilingual:
        return self.name
