"""The hour of a day in Viet Nam, as it stands on an invitation."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.problems import ProblemKind
from generator.records.fields import Form, Line, refused

BAD_HOUR = ProblemKind(
    "R117", 'giờ "{found}" viết chưa đúng dạng', 'the hour "{found}" is not in the right form',
    "viết giờ:phút theo 24 giờ, hai chữ số mỗi phần, ví dụ {example}",
    "write hours:minutes of the 24-hour clock with two digits each, for example {example}")
_EXAMPLE = "07:30"

_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_MEANT = re.compile(r"(\d{1,2}) ?(?:giờ|g|h|:|\.) ?(?:(\d{1,2}) ?(?:phút|p|')?)?(?::00)?", re.ASCII | re.IGNORECASE)
"""8h30, 14 giờ, 7:30:00."""


def _hour(text: str) -> str:
    if not _HOUR.fullmatch(text):
        meant = _MEANT.fullmatch(text)
        example = f"{int(meant[1]):02}:{int(meant[2] or 0):02}" if meant else _EXAMPLE
        raise refused(BAD_HOUR, found=text, example=example if _HOUR.fullmatch(example) else _EXAMPLE)
    return text


Hour = Annotated[Line, AfterValidator(_hour), Form(_HOUR.pattern, BAD_HOUR, {"example": _EXAMPLE})]
"""Hours and minutes such as 07:30; as text they are in the order of the day."""
