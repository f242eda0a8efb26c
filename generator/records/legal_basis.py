"""What a rule or an act rests on: the parts of records that lead to a legal text."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from generator.problems import ProblemKind
from generator.records.fields import Bilingual, Id, Line, Part, Reference, field, refused

NO_ACT = ProblemKind(
    "R110", "chưa ghi văn bản nào", "no text is named",
    "ghi document (mã văn bản trong data/documents), hoặc text (số, ngày, cơ quan ban hành)",
    "give document (the id in data/documents), or text (number, date and who issued it)")


class Basis(Part):
    """A legal text and the part of it on which something rests."""

    document: Annotated[Id, Reference("document")] = field(
        "Văn bản", "Document", "Mã của văn bản trong data/documents", "The id of the document in data/documents")
    section: Line | None = field(
        "Điều, khoản", "Article", "Ví dụ: khoản 3 Điều 80", "For example: khoản 3 Điều 80", default=None)
    note: Bilingual | None = field(
        "Ghi chú", "Note", "Phần này quy định gì, nói bằng lời dễ hiểu", "What that part says, in plain words", default=None)


class Act(Part):
    """The decision behind a change: a document of the record, or its number, date and issuer in words."""

    document: Annotated[Id, Reference("document")] | None = field(
        "Văn bản", "Document", "Mã của văn bản trong data/documents", "The id of the document in data/documents", default=None)
    text: Bilingual | None = field(
        "Bằng lời", "In words", "Số, ngày, cơ quan ban hành, khi văn bản không có trong data/documents",
        "Number, date and issuer, when the text is not in data/documents", default=None)

    @model_validator(mode="after")
    def _names_a_text(self) -> Act:
        if not (self.document or self.text):
            raise refused(NO_ACT)
        return self
