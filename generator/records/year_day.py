"""A day that comes every year, as a plan or a procedure sets it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.problems import ProblemKind
from generator.records.fields import Form, refused

BAD_YEAR_DAY = ProblemKind(
    "R125", '"{found}" không phải là một ngày trong mọi năm', '"{found}" is not a day of every year',
    "viết tháng-ngày, ví dụ 06-15 cho ngày 15 tháng 6", "write month-day, for example 06-15 for 15 June")

_YEAR_DAY = re.compile(r"\d\d-\d\d", re.ASCII)


def _year_day(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    try:
        date.fromisoformat(f"2001-{text}" if _YEAR_DAY.fullmatch(text) else "")  # no leap year: the day is in every year
    except ValueError:
        raise refused(BAD_YEAR_DAY, found=value) from None
    return text


YearDay = Annotated[str, BeforeValidator(_year_day), Form(_YEAR_DAY.pattern, BAD_YEAR_DAY)]
"""A day that comes every year: month-day."""


def on_or_after(year_day: str, day: date) -> date:
    """The next time that the day comes, the day itself counted. The last year of the calendar has no next."""
    this_year = date.fromisoformat(f"{day.year:04}-{year_day}")
    return this_year if this_year >= day or day.year == date.max.year else this_year.replace(year=day.year + 1)
