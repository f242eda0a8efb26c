"""A table of counts (số liệu thống kê); small cells are never written down."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, model_validator

from generator.problems import ProblemKind
from generator.records.fields import (
    WHOLE_NUMBER,
    Bilingual,
    Form,
    Id,
    Part,
    PartialDay,
    Reference,
    TermOf,
    WholeNumber,
    field,
    refused,
)
from generator.records.record import Record

BAD_COUNT = ProblemKind(
    "R127", '"{found}" không phải là một số đếm', '"{found}" is not a count',
    "viết số nguyên không có dấu chấm, ví dụ 1200; số không được công bố thì viết suppressed",
    "write digits only, for example 1200, or suppressed for a count that may not be published")
NO_TABLE = ProblemKind(
    "R128", "bản ghi chưa có số liệu nào", "the record has no figures yet",
    "ghi rows (bảng số đếm) hoặc backlog (hồ sơ tồn đọng theo quý)", "give rows (a table of counts) or backlog (pending cases by quarter)")

SUPPRESSED = "suppressed"
_COUNT = re.compile(WHOLE_NUMBER, re.ASCII)


def _count(value: Any) -> Any:
    if isinstance(value, int) or value == SUPPRESSED:
        return value
    if not isinstance(value, str) or not _COUNT.fullmatch(value):
        raise refused(BAD_COUNT, found=value)
    return int(value)


Count = Annotated[int | Literal["suppressed"], BeforeValidator(_count), Form(WHOLE_NUMBER, BAD_COUNT)]
"""A count, or the word that it is left out so that nobody can be told from it."""

SMALLEST_COUNT = 10
"""The smallest count of people that the site publishes: the choice of the site (a dimension of statistics may say otherwise)."""


class Row(Part):
    label: Bilingual = field("Nhóm", "Group", "Tên nhóm được đếm", "The name of the group that is counted")
    count: Count = field("Số lượng", "Count", "Số đếm, hoặc suppressed nếu không được công bố", "The count, or suppressed when it may not be published")

    @property
    def suppressed(self) -> bool:
        return self.count == SUPPRESSED


class BacklogLine(Part):
    """The files of one place in one quarter."""

    place: Annotated[Id, Reference("place")] = field("Địa phương", "Place", "Nơi có hồ sơ", "Where the cases are")
    quarter: PartialDay = field("Quý", "Quarter", "Ví dụ 2026-Q1", "For example 2026-Q1")
    received: WholeNumber = field("Tiếp nhận", "Received", "Hồ sơ mới tiếp nhận trong quý", "Cases that came in during the quarter")
    solved: WholeNumber = field("Giải quyết xong", "Settled", "Hồ sơ đã giải quyết xong trong quý", "Cases that were settled during the quarter")
    remaining: WholeNumber = field("Còn lại", "Remaining", "Hồ sơ còn lại cuối quý", "Cases left at the end of the quarter")


class Statistic(Record):
    type: ClassVar[str] = "statistic"
    collection: ClassVar[str] = "statistics"
    chapter: ClassVar[str] = "oversight"
    label: ClassVar[dict[str, str]] = {"vi": "Số liệu tổng hợp", "en": "Compiled figures"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Số liệu tổng hợp", "en": "Compiled figures"}
    purpose: ClassVar[dict[str, str]] = {
        "vi": "Số liệu do các cơ quan tổng hợp; số quá nhỏ không được công bố để không nhận ra được từng người.",
        "en": "Figures that offices compile; counts that are too small are not published, so that nobody can be identified."}

    title: Bilingual = field("Tiêu đề", "Title", "Tên bảng, có thời gian", "The name of the table, with its period")
    counted: Bilingual = field("Nội dung thống kê", "What is counted", "Ví dụ: lượt người được tặng Bằng khen",
                               "For example: awards of the Diploma of Merit to persons")
    dimension: Annotated[Id, TermOf("statistic-dimensions")] = field(
        "Chia theo", "Divided by", "Bảng chia theo tiêu chí nào", "By what the table is divided")
    starts: PartialDay = field("Từ", "From", "Ngày, tháng, quý hoặc năm đầu", "The first day, month, quarter or year")
    ends: PartialDay | None = field("Đến", "To", "Bỏ trống nếu chỉ một kỳ", "Left out when it is one period only", default=None)
    rows: tuple[Row, ...] = field("Các nhóm", "Rows", "Mỗi nhóm một dòng", "One row for each group", default=())
    total: WholeNumber | None = field("Tổng số", "Total", "Tổng của mọi nhóm, kể cả nhóm bị ẩn; bỏ trống nếu tổng làm lộ số bị ẩn",
                                      "Of all groups with the suppressed ones; left out when it would give them away", default=None)
    backlog: tuple[BacklogLine, ...] = field("Hồ sơ tồn đọng", "Backlog", "Mỗi địa phương, mỗi quý một dòng",
                                             "A line for each place and quarter", default=())
    compiled_by: Annotated[Id, Reference("organisation")] | None = field(
        "Cơ quan tổng hợp", "Compiled by", "Cơ quan chịu trách nhiệm về số liệu", "Who answers for the figures", default=None)
    method: Bilingual = field("Cách tính", "Method", "Số liệu lấy từ đâu, đếm thế nào", "Where the figures come from and how they were counted")
    summary: Bilingual | None = field("Tóm tắt", "Summary", "Bảng cho thấy điều gì", "What the table shows", default=None)

    @property
    def dated(self) -> date | None:
        return (self.ends or self.starts).last

    @model_validator(mode="after")
    def _has_a_table(self) -> Statistic:
        if not (self.rows or self.backlog):
            raise refused(NO_TABLE)
        return self
