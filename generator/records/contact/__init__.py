"""A contact of an office for the public (đầu mối liên hệ): the office's own numbers and addresses, never a person's."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, model_validator

from generator.problems import ProblemKind
from generator.records.fields import Bilingual, Form, Id, Line, Name, Reference, TermOf, WebAddress, field, refused
from generator.records.record import Record

BAD_PHONE = ProblemKind(
    "R115", 'số "{found}" không phải là số máy cố định của cơ quan hoặc đường dây nóng',
    'the number "{found}" is no office line or hotline',
    "viết số cố định có mã vùng (bắt đầu bằng 02, đủ 11 chữ số, ví dụ 0255 3000 000), số 1800, 1900, hoặc 1022; không dùng số di động",
    "write a landline with its area code (it begins with 02 and has 11 digits, for example 0255 3000 000), a number of 1800 or 1900, or "
    "1022; never a mobile number")
BAD_EMAIL = ProblemKind(
    "R116", 'thư điện tử "{found}" viết chưa đúng dạng', 'the e-mail address "{found}" is not in the right form',
    "viết chữ thường không dấu, ví dụ tiepnhan.sonoivu@example.gov.vn", "write it in small letters, for example tiepnhan.sonoivu@example.gov.vn")
NO_WAY = ProblemKind(
    "R118", "đầu mối này không có cách liên hệ nào", "there is no way to reach this contact",
    "ghi ít nhất một trong: phone, hotline, email, web_address", "give at least one of: phone, hotline, email, web_address")

_LANDLINE = re.compile(r"02\d{9}|1[89]00\d{4}(?:\d{2})?|1022", re.ASCII)
_SPACED = re.compile(r"\d+(?: \d+)*", re.ASCII)
_EMAIL = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.ASCII)


def _phone(text: str) -> str:
    if not _SPACED.fullmatch(text) or not _LANDLINE.fullmatch(text.replace(" ", "")):
        raise refused(BAD_PHONE, found=text)
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text) or "xn--" in text:
        raise refused(BAD_EMAIL, found=text)
    return text


Phone = Annotated[Line, AfterValidator(_phone), Form(_SPACED.pattern, BAD_PHONE)]
"""A landline of an office or a hotline, its digits in groups with single spaces between them."""

Email = Annotated[Line, AfterValidator(_email), Form(_EMAIL.pattern, BAD_EMAIL)]
"""An e-mail address in small ASCII letters. Which hosts are official, a rule decides: they are data."""


class Contact(Record):
    type: ClassVar[str] = "contact"
    collection: ClassVar[str] = "contacts"
    chapter: ClassVar[str] = "organisation"
    label: ClassVar[dict[str, str]] = {"vi": "Đầu mối liên hệ", "en": "Contact"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Đầu mối liên hệ", "en": "Contacts"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Người và bộ phận tiếp nhận, trả lời về thi đua, khen thưởng.",
        "en": "The people and offices to ask about emulation and commendation."}

    official: ClassVar[frozenset[str]] = frozenset({"phone", "hotline", "email"})

    title: Bilingual = field("Tên đầu mối", "Title", "Ví dụ: Bộ phận tiếp nhận hồ sơ khen thưởng. Phải có tiếng Anh",
                             "For example: Desk for commendation applications. English is required")
    organisation: Annotated[Id, Reference("organisation")] = field(
        "Cơ quan", "Organisation", "Mã của cơ quan trong data/organisations", "The id of the body in data/organisations")
    unit: Bilingual | None = field("Phòng, bộ phận", "Division", "Phải có tiếng Anh", "English is required", default=None)
    post: Bilingual = field("Chức vụ, nhiệm vụ", "Post", "Chức vụ của người phụ trách đầu mối. Phải có tiếng Anh",
                            "The post of the officer in charge. English is required")
    name: Name | None = field("Họ và tên", "Name", "Chỉ ghi khi cơ quan đã công bố tên người phụ trách",
                              "Only when the office has made the officer's name public", default=None)
    handles: Bilingual = field("Giải quyết việc gì", "Ask about", "Người dân liên hệ về việc gì. Phải có tiếng Anh",
                               "What people may ask about here. English is required")
    phone: Phone | None = field("Điện thoại cơ quan", "Office phone", "Số cố định của cơ quan, ví dụ 0255 3000 000; không ghi số di động",
                                "A landline of the office, for example 0255 3000 000; never a mobile number", default=None)
    hotline: Phone | None = field("Đường dây nóng", "Hotline", "Số 1800, 1900, 1022 hoặc số cố định", "A number of 1800, 1900, 1022 or a landline",
                                  default=None)
    email: Email | None = field("Thư điện tử công vụ", "Official e-mail", "Chỉ hộp thư trên tên miền cơ quan; không dùng hộp thư cá nhân",
                                "Only on the host of an office, never a private mailbox", default=None)
    web_address: WebAddress | None = field("Trang tiếp nhận", "Web page", "Trang của cơ quan để gửi yêu cầu, hồ sơ",
                                           "The office's page for requests and applications", default=None)
    hours: Bilingual | None = field("Giờ làm việc", "Hours", "Ngày, giờ tiếp nhận. Phải có tiếng Anh", "Days and hours. English is required",
                                    default=None)
    languages: tuple[Annotated[Id, TermOf("service-languages")], ...] = field(
        "Ngôn ngữ phục vụ", "Languages", "Ngôn ngữ mà bộ phận có thể phục vụ, không phải dân tộc của cán bộ",
        "The languages in which the desk can serve; it says nothing about its officers", default=())

    @model_validator(mode="after")
    def _can_be_reached(self) -> Contact:
        if not (self.phone or self.hotline or self.email or self.web_address):
            raise refused(NO_WAY)
        return self

    @property
    def lead(self) -> Bilingual:
        return self.handles
