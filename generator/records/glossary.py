"""The glossary: the standing terms of the field in both languages, what each means, and where both its names come from."""

from __future__ import annotations

from generator.records.fields import Bilingual, Id, WebAddress, field, one_of
from generator.records.vocabulary import Term, Vocabulary

TOPICS = {
    "emulation": ("Thi đua", "Emulation"),
    "exemplars": ("Điển hình, nêu gương", "Exemplary models"),
    "commendation": ("Khen thưởng", "Commendation"),
    "procedure": ("Đề nghị và xét khen thưởng", "Proposing and considering awards"),
    "bodies": ("Tổ chức, văn bản", "Bodies and documents"),
}


class GlossaryTerm(Term):
    """One term. `description` is its meaning; `legal_basis` the text that the Vietnamese term comes from."""

    description: Bilingual = field("Nghĩa", "Meaning", "Một, hai câu mà ai đọc cũng hiểu", "A sentence or two that anybody understands")
    topic: one_of(**TOPICS) = field("Nhóm", "Topic", "Nhóm mà thuật ngữ đứng trên trang", "The part of the page in which the term stands")
    name_en_source: Bilingual | None = field(
        "Nơi thấy tên tiếng Anh", "Source of the English name", "Bản dịch, báo, cơ quan đã dùng tên ấy; bỏ trống nếu trang này tự dịch",
        "The translation, newspaper or body that uses the name; left out when it is our own", default=None)
    name_en_address: WebAddress | None = field(
        "Địa chỉ nơi ấy", "Address of that source", "Địa chỉ trang mạng có tên tiếng Anh ấy", "The web page with the English name", default=None)


class Glossary(Vocabulary):
    terms: dict[Id, GlossaryTerm] = field("Các thuật ngữ", "Terms", "Mỗi thuật ngữ một mục", "One entry for each term")
