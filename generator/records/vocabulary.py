"""The vocabulary: the names of levels, kinds, fields of work, with what each means. It is data, with its legal source."""

from __future__ import annotations

from typing import Literal

from generator.records.fields import Bilingual, Id, Line, Part, PartialDay, WholeNumber, field


class FormerName(Part):
    """What something was called in an earlier time."""

    name: Bilingual = field("Tên cũ", "Former name", "Tên gọi trong thời gian ghi bên dưới", "What it was called in the period given below")
    valid_from: PartialDay | None = field(
        "Gọi từ", "Called so from", "Bỏ trống nếu chưa rõ", "Left out when it is not known", default=None)
    valid_to: PartialDay | None = field(
        "Gọi đến", "Called so until", "Ngày cuối cùng của tên cũ", "The last day of the former name", default=None)
    unconfirmed: Bilingual | None = field(
        "Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản", "What has not been checked against the text",
        default=None)


class Term(Part):
    name: Bilingual = field("Tên", "Name", "Tên gọi hiện nay, như trong văn bản", "What it is called today, as in the text that sets it")
    description: Bilingual | None = field("Mô tả", "Description", "Một câu dễ hiểu, người đọc cũng thấy", "A plain sentence; readers see it too", default=None)
    abbreviation: Line | None = field("Viết tắt", "Abbreviation", "Chữ viết tắt thường dùng", "The usual abbreviation", default=None)
    legal_basis: Line | None = field("Căn cứ", "Legal basis", "Văn bản và điều khoản", "The text and the article", default=None)
    name_en_status: Literal["official", "press", "translation", "ours"] | None = field(
        "Nguồn tên tiếng Anh", "Status of the English name",
        "official: chính thức; press: báo chí; translation: bản dịch luật; ours: trang này tự dịch",
        "official; press: as the press has it; translation: from a translation of the law; ours: our own", default=None)
    valid_from: PartialDay | None = field("Áp dụng từ", "Valid from", "Ngày đầu tiên áp dụng; bỏ trống nếu chưa rõ", "The first day; left out when it is not known", default=None)
    valid_to: PartialDay | None = field("Áp dụng đến", "Valid to", "Ngày cuối cùng áp dụng; bỏ trống nếu đến nay vẫn vậy", "The last day; left out while it is still so", default=None)
    called_before: tuple[FormerName, ...] = field("Tên gọi trước đây", "Called before", "Các tên cũ và thời gian dùng", "Its former names and when they were used", default=())
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", "Điều chưa đối chiếu với văn bản", "What has not been checked against the text", default=None)
    group: Id | None = field(
        "Nhóm", "Group", "Nhóm mà quy tắc dựa vào: state (cơ quan nhà nước), presentation (lễ trao tặng), learning (học tập), commune (đơn vị cấp xã, hiện trên bản đồ)",
        "What rules go by: state (a state body), presentation (of awards), learning (courses, briefings), commune (a commune-level unit, shown on the map)", default=None)
    smallest_count: WholeNumber | None = field(
        "Số nhỏ nhất được công bố", "Smallest count that may be published",
        "Chỉ dùng cho tiêu chí thống kê. Bỏ trống là 10; 0 nếu bảng không đếm người",
        "For dimensions of statistics only. 10 when left out; 0 when the table does not count people", default=None)


class Vocabulary(Part):
    """One file of `data/vocabulary/`: id of a term -> the term, in the order in which lists show them."""

    title: Bilingual = field("Tên bảng", "Title", "Tên của cả bảng", "The name of the whole table")
    terms: dict[Id, Term] = field("Các mục", "Terms", "Mỗi mục một mã, theo thứ tự hiện trên trang", "One id for each term, in the order in which the site shows them")
