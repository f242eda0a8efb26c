"""Letters of the time before Unicode: TCVN3 (the fonts .VnTime …) and VNI put Vietnamese into the places of other signs, and text that is pasted
out of such a document shows as "NguyÔn V¨n §øc". Every character of it may stand in a text; only together they tell.

Stands beside the gate in bytes -> values, and warns only: what the words were, nobody but the writer knows.
"""

from __future__ import annotations

import re

from generator.problems import Problem, ProblemKind

OLD_FONT = ProblemKind(
    "T007",
    "từ dòng này có chữ theo bảng mã cũ (TCVN3, tức phông .VnTime, hoặc VNI), trên trang sẽ hiện sai chữ; số dòng như vậy trong tệp: {lines}",
    "from this line there are letters of an old encoding (TCVN3, that is the fonts .VnTime …, or VNI), which show as other signs; such lines in the file: {lines}",
    "chuyển các đoạn đó sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại, ví dụ: Nguyễn Văn Đức",
    "convert them to Unicode (UniKey: Ctrl+Shift+F6) and paste them again, for example: Nguyễn Văn Đức",
    "warning",
)

_OLD = re.compile(
    "[a-zà-ÿ](?:[À-ÖØ-Ý](?=[a-z])|[ÄÅÆÇËÎÏÑÖØÛÜÞ])"  # a capital with a mark within a word: NguyÔn, ThÞ, tØnh
    "|[A-Za-z][µ¸¶¾¼½¨¬]|[®§][a-zøéêõæ]"  # a sign within one: V¨n, nµy, ®i, §øc
    "|[ae]â|eã|oâ|ö[ôùø]")  # a letter for the mark after the vowel, as VNI has it: Nguyeãn, caâu
"""What no text of our time holds."""


def old_letters(path: str, text: str) -> list[Problem]:
    """A problem at the first place that seems to be of an old font. One a file: a text that was pasted has them in every line."""
    if not _OLD.search(text):
        return []
    found = [(number, match.start() + 1) for number, line in enumerate(text.split("\n"), 1) if (match := _OLD.search(line))]
    return [OLD_FONT.at(path, *found[0], lines=len(found))]
