"""`data/privacy-waivers.yml`: where personal data may stand all the same, why, on whose word, and until when. Never the value itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from generator.personal_data import KINDS
from generator.problems import ProblemKind
from generator.records.fields import Bilingual, Day, Line, Part, WholeNumber, field, one_of, refused

BAD_PATH = ProblemKind(
    "C310", '"{found}" không phải là đường dẫn của một tệp trong data/ hoặc content/', '"{found}" is not the path of a file in data/ or content/',
    "viết như trong thông báo, ví dụ data/documents/ten-tep.yml", "write it as the message has it, for example data/documents/file-name.yml")


def _path(text: str) -> str:
    if not text.startswith(("data/", "content/")) or ".." in text:
        raise refused(BAD_PATH, found=text)
    return text


class Waiver(Part):
    """Leave for personal data of one kind to stand in one place. It names the place, the kind and how many; a digest of so short a
    number would be as good as the number."""

    path: Annotated[Line, AfterValidator(_path)] = field(
        "Tệp", "File", "Đường dẫn như trong thông báo, ví dụ data/files/quyet-dinh.pdf", "The path as the message has it, for example data/files/quyet-dinh.pdf")
    at_field: Line | None = field(
        "Trường", "Field", "Tên trường như trong thông báo, ví dụ text.vi; bỏ trống là cả tệp",
        "The field as the message has it, for example text.vi; the whole file when left out", alias="field", default=None)
    kind: one_of(**KINDS) = field("Loại dữ liệu", "Kind of data", "Loại thông tin được phép để lại", "The kind of data that may stay")
    count: WholeNumber = field("Số lượng", "How many", "Có bao nhiêu giá trị loại này ở đó; thêm một giá trị là phải duyệt lại",
                               "How many values of the kind stand there; one more needs a new approval", default=1, ge=1, le=1000)
    reason: Bilingual = field("Lý do", "Reason", "Căn cứ cho phép công khai; không nhắc lại giá trị", "Why the law allows it; never the value itself")
    approved_by: Line = field("Người duyệt", "Approved by", "Chức danh, không ghi tên người", "The post, not the person's name")
    approved: Day = field("Ngày duyệt", "Approved on", "Ngày duyệt", "The day of the approval")
    expires: Day = field("Hết hạn", "Expires", "Ngày cuối cùng, chậm nhất một năm sau ngày duyệt", "The last day, at most a year after the approval")


class PrivacyWaivers(Part):
    waivers: tuple[Waiver, ...] = field("Các miễn trừ", "Waivers", "Mỗi chỗ một mục", "One entry for each place", default=())
