"""What organisations and places have in common: how they end, and what follows them."""

from __future__ import annotations

from generator.records.fields import Bilingual, Part, PartialDay, field, one_of
from generator.records.record import Citation


class Change(Part):
    """One step from a unit to what came after it; the unit that came after stands beside it."""

    change: one_of(
        merged=("Hợp nhất, sáp nhập", "Merged"),
        split=("Chia, tách", "Split"),
        renamed=("Đổi tên, tổ chức lại", "Renamed or reorganised"),
        part=("Chuyển một phần", "A part passed over"),
    ) = field(
        "Cách thay đổi", "Kind of change",
        "merged: cả đơn vị nhập vào nơi kế tục; split: nơi kế tục được tách ra từ đơn vị này; renamed: cùng đơn vị, tên hoặc tổ chức mới; "
        "part: chỉ một phần địa bàn hoặc nhiệm vụ chuyển đi. Đơn vị giải thể thì ghi ended và không ghi nơi kế tục",
        "merged: the whole unit went into the successor; split: the successor was made from it; renamed: the same unit under a new name or "
        "order; part: only a part of its area or tasks passed on. A dissolved unit has ended and no successor")
    date: PartialDay = field("Từ", "From", "Ngày, tháng, quý hoặc năm thay đổi có hiệu lực",
                             "The day, month, quarter or year from which the change holds")
    decided_by: Citation | None = field("Văn bản quyết định", "Decided by", "Văn bản quyết định việc thay đổi",
                                        "The text that decided the change", default=None)
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", "Điều gì của thay đổi này chưa được đối chiếu",
                                          "What has not been checked about this change", default=None)


class End(Part):
    """When a unit ceased to be. With no successor it was dissolved."""

    date: PartialDay = field("Ngày cuối cùng", "Last day", "Ngày cuối cùng đơn vị còn tồn tại, ví dụ 2025-06-30; có thể chỉ ghi tháng hoặc năm",
                             "The last day on which the unit existed, for example 2025-06-30; a month or a year will do")
    decided_by: Citation | None = field("Văn bản quyết định", "Decided by", "Văn bản chấm dứt hoạt động hoặc giải thể",
                                        "The text that ended or dissolved it", default=None)
    unconfirmed: Bilingual | None = field("Điều chưa kiểm chứng", "Not confirmed", "Điều gì về việc kết thúc chưa được đối chiếu",
                                          "What has not been checked about the end", default=None)
