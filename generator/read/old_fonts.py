"""Letters of the time before Unicode: TCVN3 (the fonts .VnTime …) and VNI put Vietnamese into the places of other signs, and text that is pasted
out of such a document shows as "NguyÔn V¨n §øc". Every character of it may stand in a text; only together they tell.

Stands beside the gate in bytes -> values, and warns only: what the words were, nobody but the writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem, ProblemKind
from generator.read.decode import place

OLD_FONT = ProblemKind(
    "T007",
    "dòng này có chữ theo bảng mã cũ (TCVN3, tức phông .VnTime, hoặc VNI), trên trang sẽ hiện sai chữ",
    "this line has letters of an old encoding (TCVN3, that is the fonts .VnTime …, or VNI), which show as other signs",
    "chuyển đoạn đó sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại, ví dụ: Nguyễn Văn Đức",
    "convert it to Unicode (UniKey: Ctrl+Shift+F6) and paste it again, for example: Nguyễn Văn Đức",
    "warning",
)

_SIGN = re.compile("[À-ÖØ-Þµ¸¶¾¼½¨¬®§]")
_BESIDE = re.compile(
    "[a-zà-ÿ](?:[À-ÖØ-Ý](?=[a-z])|[ÄÅÆÇËÎÏÑÖØÛÜÞ])"  # a capital with a mark within a word: NguyÔn, ThÞ, tØnh
    "|[A-Za-z][µ¸¶¾¼½¨¬]|[®§][a-zøéêõæ]")  # a sign within one: V¨n, nµy, ®i, §øc
"""What stands around such a sign in no text of our time. It is looked at only there: in most texts there is none."""
_PAIR = re.compile("aâ|eâ|eã|oâ|öô|öù|öø")
"""A letter for the mark after the vowel, as VNI has it: Nguyeãn, caâu."""


def old_letters(path: str, text: str) -> Iterator[Problem]:
    """A problem for each line that seems to be of an old font."""
    found = [beside.start() for sign in _SIGN.finditer(text) if (beside := _BESIDE.search(text, max(sign.start() - 1, 0), sign.end() + 1))]
    if any(pair in text for pair in _PAIR.pattern.split("|")):
        found += [pair.start() for pair in _PAIR.finditer(text)]
    told = -1
    for offset in sorted(found):
        if offset > told:
            yield OLD_FONT.at(path, *place(text, offset))
            told = text.find("\n", offset) % (len(text) + 1)
