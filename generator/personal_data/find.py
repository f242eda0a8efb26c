"""All findings in a text, and the same text with them covered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.personal_data.fold import Folded, fold
from generator.personal_data.numbers import Found, numbers
from generator.personal_data.written import births, globe, homes, mailboxes, passports, spelled

KINDS: dict[str, tuple[str, str]] = {
    "citizen_id": ("số căn cước, số định danh", "citizen identity number"),
    "old_id": ("số chứng minh nhân dân", "old identity card number"),
    "passport": ("số hộ chiếu", "passport number"),
    "licence": ("số giấy phép lái xe", "driving licence number"),
    "birth_date": ("ngày tháng năm sinh đầy đủ", "full date of birth"),
    "home_address": ("địa chỉ nhà", "home address"),
    "mobile": ("số điện thoại di động", "mobile telephone number"),
    "landline": ("số điện thoại cố định", "landline telephone number"),
    "email": ("thư điện tử cá nhân", "private e-mail address"),
    "bank": ("số tài khoản, số thẻ ngân hàng", "bank account or card number"),
    "tax": ("mã số thuế cá nhân", "personal tax number"),
    "insurance": ("số bảo hiểm xã hội, bảo hiểm y tế", "social or health insurance number"),
    "coordinates": ("tọa độ chính xác", "exact coordinates"),
}
"""Every kind of personal data that is looked for, with its words in (vi, en)."""

_IN_WORDS = re.compile(
    r"[@＠﹫]|(?i:\bat\b|c[ôòo]ng\b|v[òo]ng\b|m[óo]c\b|tr[úu]\b|[ởo] t[ạa]i|\b[ởo] \w+ \d|ch[ỗo] [ởo]|n[ơo]i [ởo]|ng[ụu]\b|h[ộo] kh[ẩa]u|nh[àa]\b|[đd][ịi]a ch[ỉi]|căn hộ|can ho|address"
    r"|ng[õo]\b|h[ẻe]m\b|ng[áa]ch\b|ki[ệe]t\b|\bliv|resid|hi[ệe]n [ởo]\b|[đd]ang [ởo]\b|kh[ôo]ng[ ,.-]+(?:ch[íi]n|ba|n[ăa]m|b[ảa]y|t[áa]m)\b|zero|house)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Personal data at `text[start:end]`. `host` is that of a mailbox; nothing else of the value is kept."""

    start: int
    end: int
    kind: str
    host: str = ""


def find(text: str) -> list[Finding]:
    """The personal data in a text of any length, in its order, none overlapping another."""
    if not _is_worth_a_look(text):
        return []
    folded = fold(text)
    found = sorted(_findings(text, folded), key=lambda item: (item[0][1], -item[0][2]))
    kept: list[Finding] = []
    for (kind, start, end), host in found:
        first, last = folded.span(start, end)
        if not kept or first >= kept[-1].end:
            kept.append(Finding(first, last, kind, host))
    return kept


def masked(text: str) -> str:
    """`text` with a cover over all personal data in it."""
    pieces, last = [], 0
    for finding in find(text):
        pieces += text[last: finding.start], "…"
        last = finding.end
    return "".join([*pieces, text[last:]]) if pieces else text


def _is_worth_a_look(text: str) -> bool:
    """Whether a text has as many digits as the shortest of these numbers, or a word that needs none."""
    if len(text) < 6:
        return False
    digits = 0
    for _ in _DIGIT.finditer(text):
        digits += 1
        if digits == 4:
            return True
    return _IN_WORDS.search(text) is not None


def _findings(text: str, folded: Folded) -> Iterator[tuple[Found, str]]:
    plain = folded.text
    for item, host in mailboxes(plain):
        yield item, host
    places = folded.places

    def is_capital(index: int) -> bool:
        return text[index if places is None else places[index]].isupper()

    for look in (births(plain), homes(plain, is_capital), globe(plain), passports(plain), numbers(plain), spelled(plain)):
        for item in look:
            yield item, ""
