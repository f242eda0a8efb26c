"""The last look for personal data: at the bytes that go out, whatever made them. What the checks let stand may pass.

Twenty thousand pages are looked at, so most are let go after a glance: neither nine digits in a row, nor a mailbox, nor a word
that goes before a birth date or a home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape

from generator.checks.privacy import core
from generator.personal_data import KINDS, find, worth_a_look
from generator.problems import Problem, ProblemKind
from generator.site.looked import news

ON_THE_SITE = ProblemKind(
    "P040", "tệp sắp công bố có dữ liệu cá nhân: {found} ({size} ký tự, không nhắc lại)",
    "the file to be published holds personal data: {found} ({size} characters, not repeated)",
    "giá trị này không đi qua kiểm tra dữ liệu: tìm trong mẫu trang, cấu hình mkdocs, hoặc báo cho người bảo trì",
    "the value came past the checks of the data: look into the templates and the settings of MkDocs, or tell the maintainers")

_LOOKED_FOR = KINDS.keys() - {"landline", "tax", "old_id", "licence"}
"""What is known by its own form or by its own sentence. The others are known by a word before them, and on a page the word of a label
stands before many a number: the checks of the data have looked at those where they were written."""
_TEXTS = (".html", ".json", ".csv", ".xml", ".rss", ".atom", ".ics", ".txt", ".md", ".webmanifest")
_SEPARATORS = b" .-_\n\t()" + "\u00a0\u2009\u2013".encode()
"""Bytes that may stand between digits, those of hard and thin spaces and of the dash among them: a glance needs no whole characters."""
_DIGITS = bytes(0x30 if 0x30 <= code <= 0x39 else code for code in range(256))
_NINE = b"0" * 9
_MAILBOX = re.compile(rb"@[A-Za-z0-9-]+\.[A-Za-z]")
_ASSET = re.compile(rb'"(?:\.\./|/)*assets/[^"]*"')
"""The address of a file of the theme: its name may hold a digest, and no record is in it."""
_WORDS = {sign.encode(): tuple(word.encode() for word in words) for sign, words in {
    "sinh": ("sinh ngày", "gày sinh"), "ate of birth": ("ate of birth",), "born on": ("born on",), "rú": ("hường trú", "ạm trú", "rú tại"),
    " ở": ("hỗ ở", "ơi ở"), "ố nhà ": ("ố nhà ",), "ome address": ("ome address",)}.items()}
"""What words have in common -> the words: most files have neither, which takes one look for all of them."""
_MOST_REMEMBERED = 20_000
_harmless: set[int] = set()
_SHORT = 1_000
_find_again = lru_cache(maxsize=1_000)(find)
"""For what stands on many pages. Long texts do not, and would fill the memory."""
_TAG = re.compile(r"<(?:script|style)\b[^>]*>|<[^>]*>")
_ATTRIBUTE = re.compile(r"""\s(?:alt|title|content|value|aria-label|href|label|placeholder|datetime|data-[a-z-]+)=(?:"([^"]*)"|'([^']*)')""")


def look(path: str, data: bytes, permitted: frozenset[str], let_through: Callable[[], bytes] = bytes) -> Iterator[Problem]:
    """A problem for each value in a file that is nobody's to publish. `permitted` are cores of values that may be there; `let_through` gives what
    the same look let pass at the same path before, or nothing."""
    if path.endswith(".ics"):
        data = data.replace(b"\r\n ", b"")  # a long line of a calendar is folded, also within a word
    if not path.endswith(_TEXTS) or not _is_worth_a_look(data):
        return
    start, end = news(path, data, let_through)
    yield from _found(path, data[start:end].decode("utf-8", "replace").removeprefix("\ufeff"), data.count(b"\n", 0, start), permitted)


def _found(path: str, text: str, lines: int, permitted: frozenset[str]) -> Iterator[Problem]:
    """The problems of a text that begins behind so many lines."""
    if path.endswith((".rss", ".atom", ".xml")):
        texts = _new(piece for words in _of_markup(text) for piece in words.split("\n\n"))
    elif path.endswith(".json"):
        texts = _new(text.split('",'))
    else:
        texts = _of_markup(text) if path.endswith(".html") else (text,)
    for words in texts:
        for item in (_find_again if len(words) < _SHORT else find)(words):
            if item.kind in _LOOKED_FOR and not _may_pass(core(words[item.start: item.end]), item.host, permitted):
                line = lines + text.count("\n", 0, text.find(words) + item.start) + 1 if words in text else 1
                yield ON_THE_SITE.at(path, line, 1, found=" / ".join(KINDS[item.kind]), size=item.end - item.start)


def _may_pass(value: str, host: str, permitted: frozenset[str]) -> bool:
    if value in permitted or (host and any(host == known or host.endswith(f".{known}") for known in permitted if "." in known)):
        return True
    return not host and any(known.startswith(value) or value.startswith(known) for known in permitted if len(known) > 7)


def _is_worth_a_look(data: bytes) -> bool:
    return (_NINE in data.translate(_DIGITS, _SEPARATORS) and _NINE in _ASSET.sub(b"", data).translate(_DIGITS, _SEPARATORS)
            or _MAILBOX.search(data) is not None
            or any(sign in data and any(word in data for word in words) for sign, words in _WORDS.items()))


def _new(pieces: Iterable[str]) -> list[str]:
    """The pieces in which something may be found, each once. An entry stands in many feeds, a description in many places of a JSON file:
    long ones in which nothing was found are not looked at again."""
    new = [piece for piece in dict.fromkeys(pieces) if hash(piece) not in _harmless]
    worth = worth_a_look(new)
    if len(_harmless) > _MOST_REMEMBERED:
        _harmless.clear()
    _harmless.update(hash(piece) for piece in set(new).difference(worth) if len(piece) > 200)
    return worth


def _of_markup(text: str) -> Iterator[str]:
    """The words between the tags, and those of the attributes."""
    yield unescape(_TAG.sub(_space, text))
    yield "\n\n".join(unescape(one or other) for one, other in _ATTRIBUTE.findall(text))


_INLINE = re.compile(r"</?(?:b|i|em|strong|span|mark|wbr|sup|sub|u|small)\b")


def _space(tag: re.Match[str]) -> str:
    """What stands for a tag: nothing inside of a line, a break between blocks."""
    return "" if _INLINE.match(tag[0]) else "\n\n" if tag[0].startswith(("</p", "</d", "</li", "</h", "<li", "<d", "<p", "<h", "</t", "<t")) else " "
