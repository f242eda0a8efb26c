"""Numbers that look like those of a bank account or a telephone. They are compared, never shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from generator.checks.subject import texts
from generator.records.record import Location

LONG = 11
"""Digits from which a number is like an account's wherever it stands; from 8 on it is one when its text speaks of a bank."""
_RUN = re.compile(r"(?<![^\W_])\d(?:[ .-]{0,2}\d){7,18}(?![^\W_])")
_BANK = re.compile(r"tài khoản|tai khoan|\bstk\b|số tk|ngân hàng|ngan hang|kho bạc|\bbanks?\b|\baccounts?\b|\biban\b|treasury", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<![\d.])\d\.\d{6}(?:\.000\.00\.00)?(?:\.H\d{2}|(?!\d))"  # codes of procedures and of dossiers, which are as long
    r"|000(?:\.\d{2}){2,3}\.H\d{2}-\d{6}-\d{1,6}"
    r"|\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)|(?:19|20)\d{2}-(?:19|20)\d{2}(?!\d)"
    r"|\d{1,3}(?:[., ]\d{3})+(?=\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ))", re.IGNORECASE)
_PHONE = re.compile(r"0\d{9,10}|84\d{9,10}|1[89]00\d{4,6}")


def account_like(values: dict[str, Any]) -> dict[str, Location]:
    """The digits of every number that may be an account's, and where it stands first."""
    found: dict[str, Location] = {}
    for location, text in texts(values):
        for digits in in_text(text):
            found.setdefault(digits, location)
    return found


def in_text(text: str) -> Iterator[str]:
    """The digits of every number in a text that may be an account's."""
    of_a_bank = _BANK.search(unicodedata.normalize("NFKC", text)) is not None
    return (digits for digits in _long(text) if of_a_bank or (len(digits) >= LONG and not _PHONE.fullmatch(digits)))


def phone_like(text: str) -> Iterator[str]:
    """The digits of every number in a text that may be that of a telephone."""
    return (digits for digits in _long(text) if _PHONE.fullmatch(digits))


def _long(text: str) -> Iterator[str]:
    """The digits of every number of eight digits or more that is no date, no code and no amount of money."""
    if sum(map(str.isdigit, text)) >= 8:
        for match in _RUN.finditer(_OTHERS.sub(" # ", unicodedata.normalize("NFKC", text))):
            yield "".join(str(unicodedata.digit(character)) for character in match[0] if character.isdigit())
