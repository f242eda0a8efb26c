"""Letters of the time before Unicode: TCVN3 (the fonts .VnTime …) and VNI put Vietnamese into the places of other signs, and text that is pasted
out of such a document shows as "NguyÔn V¨n §øc". Every character of it may stand in a text; only together they tell.

Stands beside the gate in bytes -> values, and warns only: what the words were, nobody but the writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem, ProblemKind

OLD_FONT = ProblemKind(
    "T007",
    "dòng này có chữ theo bảng mã cũ (TCVN3, tức phông .VnTime, hoặc VNI), trên trang sẽ hiện sai chữ",
    "this line has letters of an old encoding (TCVN3, that is the fonts .VnTime …, or VNI), which show as other signs",
    "chuyển đoạn đó sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại, ví dụ: Nguyễn Văn Đức",
    "convert it to Unicode (UniKey: Ctrl+Shift+F6) and paste it again, for example: Nguyễn Văn Đức",
    "warning",
)

_OLD = re.compile(
    "[a-zà-ÿ](?:[À-ÖØ-Ý](?=[a-z])|[ÄÅÆÇËÎÏÑÖØÛÜÞ])"  # a capital with a mark within a word: NguyÔn, ThÞ, tØnh
    "|[A-Za-z][µ¸¶¾¼½¨¬]|[®§][a-zøéêõæ]"  # a sign within one: V¨n, nµy, ®i, §øc
    "|[ae]â|eã|oâ|ö[ôùø]")  # a letter for the mark after the vowel, as VNI has it: Nguyeãn, caâu
"""What no text of our time holds."""


def old_letters(path: str, text: str) -> Iterator[Problem]:
    """A problem for each line that seems to be of an old font."""
    if not _OLD.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := _OLD.search(line):
            yield OLD_FONT.at(path, number, match.start() + 1)
