"""The hour of a day in Viet Nam, as it stands on an invitation."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.problems import ProblemKind
from generator.records.fields import Form, Line, refused

BAD_HOUR = ProblemKind(
    "R117", 'giờ "{found}" viết chưa đúng dạng', 'the hour "{found}" is not in the right form',
    "viết giờ:phút theo 24 giờ, hai chữ số mỗi phần, ví dụ 07:30 hoặc 14:00",
    "write hours:minutes of the 24-hour clock with two digits each, for example 07:30 or 14:00")

_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _hour(text: str) -> str:
    if not _HOUR.fullmatch(text):
        raise refused(BAD_HOUR, found=text)
    return text


Hour = Annotated[Line, AfterValidator(_hour), Form(_HOUR.pattern, BAD_HOUR)]
"""Hours and minutes such as 07:30; as text they are in the order of the day."""
