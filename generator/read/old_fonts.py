"""Letters of the time before Unicode: TCVN3 (the fonts .VnTime …) and VNI put Vietnamese into the places of other signs, and text that is pasted
out of such a document shows as "NguyÔn V¨n §øc". Every character of it may stand in a text; only together they tell.

Stands beside the gate in bytes -> values, and warns only: what the words were, nobody but the writer knows.
"""

from __future__ import annotations

import re

from generator.problems import Problem, ProblemKind
from generator.read.decode import place

OLD_FONT = ProblemKind(
    "T007",
    "từ dòng này có chữ theo bảng mã cũ (TCVN3, tức phông .VnTime, hoặc VNI), trên trang sẽ hiện sai chữ; số dòng như vậy trong tệp: {lines}",
    "from this line there are letters of an old encoding (TCVN3, that is the fonts .VnTime …, or VNI), which show as other signs; such lines in the file: {lines}",
    "chuyển các đoạn đó sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại, ví dụ: Nguyễn Văn Đức",
    "convert them to Unicode (UniKey: Ctrl+Shift+F6) and paste them again, for example: Nguyễn Văn Đức",
    "warning",
)

_SIGN = re.compile("[À-ÖØ-Þµ¸¶¾¼½¨¬®§]")
_BESIDE = re.compile(
    "[a-zà-ÿ](?:[À-ÖØ-Ý](?=[a-z])|[ÄÅÆÇËÎÏÑÖØÛÜÞ])"  # a capital with a mark within a word: NguyÔn, ThÞ, tØnh
    "|[A-Za-z][µ¸¶¾¼½¨¬]|[®§][a-zøéêõæ]")  # a sign within one: V¨n, nµy, ®i, §øc
"""What stands around such a sign in no text of our time. It is looked at only there: in most texts there is none."""
_PAIR = re.compile("aâ|eâ|eã|oâ|öô|öù|öø")
"""A letter for the mark after the vowel, as VNI has it: Nguyeãn, caâu."""


def old_letters(path: str, text: str) -> list[Problem]:
    """A problem at the first place that seems to be of an old font. One a file: a text that was pasted has them in every line."""
    found = [beside.start() for sign in _SIGN.finditer(text) if (beside := _BESIDE.search(text, max(sign.start() - 1, 0), sign.end() + 1))]
    if any(pair in text for pair in _PAIR.pattern.split("|")):
        found += [pair.start() for pair in _PAIR.finditer(text)]
    return [OLD_FONT.at(path, *place(text, min(found)), lines=len({text.count("\n", 0, offset) for offset in found}))] if found else []
