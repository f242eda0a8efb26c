"""Files that records bring with them: pictures, and documents to download. They lie in `data/files/`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator

from generator.read import names
from generator.read.media import DOCUMENT, ENDINGS, PICTURE
from generator.records.fields import BAD_FILE_NAME, BAD_SHA256, Bilingual, FileOf, Form, Line, Part, field, refused


def _named(kind: str) -> Any:
    """A field type: the name of a file of this kind."""
    endings = tuple(ending for ending, promised in ENDINGS.items() if promised.kind == kind)

    def validate(text: str) -> str:
        stem, _, ending = text.rpartition(".")
        if ending not in endings or not names.is_id(stem):
            better = names.suggestion(re.split(r"[/\\]", text)[-1])
            if not better.endswith(tuple(f".{ending}" for ending in endings)):
                better = f"{better.rpartition('.')[0]}.{endings[0]}"
            raise refused(BAD_FILE_NAME, found=text, allowed=tuple(f".{ending}" for ending in endings), suggestion=better)
        return text

    allowed = ", ".join(f".{ending}" for ending in endings)
    form = Form(rf"{names.ID_PATTERN.pattern}\.(?:{'|'.join(endings)})", BAD_FILE_NAME, {"allowed": allowed, "suggestion": f"hop-thon.{endings[0]}"})
    return Annotated[str, AfterValidator(validate), FileOf(kind), form]


_SHA256 = r"[0-9a-fA-F]{64}"


def _sha256(text: str) -> str:
    if not re.fullmatch(_SHA256, text):
        raise refused(BAD_SHA256, found=text)
    return text.lower()


class Picture(Part):
    file: _named(PICTURE) = field(
        "Tệp ảnh", "File", "Tên tệp ảnh trong data/files: .jpg, .jpeg, .png hoặc .webp", "The name of a picture in data/files: .jpg, .jpeg, .png or .webp")
    alt: Bilingual = field(
        "Mô tả ảnh", "Text alternative", "Nói ảnh cho thấy gì, cho người không nhìn thấy ảnh",
        "Says what the picture shows, for those who cannot see it")
    credit: Line = field("Tác giả ảnh", "Credit", "Người hoặc cơ quan chụp ảnh", "Who took the picture")


class Attachment(Part):
    file: _named(DOCUMENT) = field(
        "Tệp", "File", "Tên tệp văn bản trong data/files: .pdf, .docx, .xlsx, .odt hoặc .ods",
        "The name of a document in data/files: .pdf, .docx, .xlsx, .odt or .ods")
    title: Bilingual = field("Tên tệp", "Title", "Tệp này là gì", "What the file is")
    sha256: Annotated[Line, AfterValidator(_sha256), Form(_SHA256, BAD_SHA256)] | None = field(
        "Mã băm SHA-256", "SHA-256", "Nếu ghi, tệp phải đúng mã này", "When given, the file must have it", default=None)
