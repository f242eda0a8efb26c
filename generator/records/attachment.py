"""Files that records bring with them: pictures, and documents to download. They lie in `data/files/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.records.fields import Bilingual, Line, Part, field

FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+$", max_length=120)]


class Picture(Part):
    file: FileName = field("Tệp ảnh", "File", "Tên tệp trong data/files", "The name of the file in data/files")
    alt: Bilingual = field("Mô tả ảnh", "Text alternative", "Nói ảnh cho thấy gì, cho người không nhìn thấy ảnh",
                           "Says what the picture shows, for those who cannot see it")
    credit: Line = field("Tác giả ảnh", "Credit", "Người hoặc cơ quan chụp ảnh", "Who took the picture")


class Attachment(Part):
    file: FileName = field("Tệp", "File", "Tên tệp trong data/files", "The name of the file in data/files")
    title: Bilingual = field("Tên tệp", "Title", "Tệp này là gì", "What the file is")
    sha256: Line | None = field("Mã băm SHA-256", "SHA-256", "Nếu ghi, tệp phải đúng mã này", "When given, the file must have it",
                                default=None)
