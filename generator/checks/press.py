"""Rules on what the press has published."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

NOT_RESERVED = ProblemKind(
    "C218", 'bản ghi minh họa dẫn tới trang có thật "{found}"', 'an illustrative record leads to the real site "{found}"',
    "dùng địa chỉ dành cho ví dụ, như https://example.org/…; nếu tin, bài có thật thì bỏ illustrative",
    "use an address kept for examples, such as https://example.org/…; if the item is real, remove illustrative")
OTHER_OUTLET = ProblemKind(
    "C219", 'tin, bài ghi cơ quan báo chí "{found}" nhưng chuyên mục "{name}" là của "{other}"',
    'the item is of the outlet "{found}", but the column "{name}" belongs to "{other}"',
    "sửa outlet hoặc column", "correct outlet or column")

_RESERVED = ("example.com", "example.net", "example.org")


def invented_items_lead_to_no_real_site(subject: Subject) -> Iterator[Problem]:
    """Ensure that an invented item or column never points at the pages of a real outlet."""
    for record_type in ("press_item", "press_column"):
        for record in subject.catalog.of(record_type):
            host = urlsplit(record.web_address).hostname if record.illustrative and record.web_address else None
            if host and not host.endswith(".example") and not any(host == name or host.endswith(f".{name}") for name in _RESERVED):
                yield subject.problem(NOT_RESERVED, record, ("web_address",), found=host)


def items_stand_in_a_column_of_their_outlet(subject: Subject) -> Iterator[Problem]:
    """Ensure that an item and the column that it stands in are of one outlet."""
    for item in subject.catalog.of("press_item"):
        column = subject.catalog.get("press_column", item.column) if item.column else None
        if column and column.outlet != item.outlet:
            yield subject.problem(OTHER_OUTLET, item, ("column",), found=item.outlet, name=item.column, other=column.outlet)
