"""The ten mistakes that the staff make most, each made in the miniature repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.small import edit

NEWS = "data/news/thong-bao-mau.yml"
EXEMPLAR = "data/exemplars/mo-hinh-mau.yml"


def edited(old: str, new: str, path: str = NEWS) -> Callable[[Path], object]:
    return lambda root: edit(root / path, old, new)


MISTAKES: dict[str, Callable[[Path], object]] = {
    "ngày viết kiểu 10/7/2025 / a day written 10/7/2025": edited("expires: 2025-07-10", "expires: 10/7/2025"),
    "thụt dòng bằng phím Tab / a line indented with the Tab key": edited("  vi: Nhắc gửi", "\tvi: Nhắc gửi"),
    "quên dấu cách sau dấu hai chấm / no space after the colon": edited("kind: notice", "kind:notice"),
    "dấu hai chấm giữa câu, không có ngoặc kép / a colon in a text without quotes": edited("vi: Nhắc gửi báo cáo", "vi: Nhắc việc: gửi báo cáo"),
    "tên trường gõ sai / a misspelt field": edited("pinned: true", "pined: true"),
    "thiếu tiếng Việt / Vietnamese is missing": edited("  vi: Nhắc gửi báo cáo\n", ""),
    "mã không có trong hồ sơ / an id that no record has": edited("- ke-hoach-mau", "- ke-hoach-mao"),
    "tên tệp có dấu, có khoảng trống / marks or spaces in a file name": lambda root: (root / NEWS).rename(root / "data/news/Thông báo mẫu.yml"),
    "ảnh không có mô tả / a picture without its description":
        edited("summary:", "pictures:\n  - file: anh-khong-co.jpg\n    credit: UBND xã\nsummary:", EXEMPLAR),
    "xóa tệp đã công bố / a published file is deleted": lambda root: (root / "data/decisions/quyet-dinh-da-rut.yml").unlink(),
}
"""What the guide calls it -> what does it."""
