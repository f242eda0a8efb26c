"""What a statistic of the site is: how it is counted from the public records, and the one table from which its page, its chart and its
data are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from generator.catalog import Catalog
from generator.records import Record
from generator.records.fields import Bilingual, PartialDate
from generator.views.language import partial_text
from generator.views.small_cells import Hidden

Cell = int | Decimal | Hidden | None
"""A number; why it is not shown; None when there is nothing to count, as with the share of none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers. `name` is its name in the data; `unit` is "count", "days" or "percent"."""

    name: str
    label: Bilingual
    unit: str = "count"


@dataclass(frozen=True, slots=True)
class Key:
    """What a row is about: its id in the data and its name."""

    id: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Row:
    """The keys of a row, in the order of the table's `keys`, and its cells, in that of the `columns`."""

    keys: tuple[Key, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The counts. `keys` are what its rows are about: (name in the data, words). `records` were counted, `illustrative` of them invented."""

    keys: tuple[tuple[str, Bilingual], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    records: int
    illustrative: int


@dataclass(frozen=True)
class Statistic:
    """A statistic. `title`, `purpose`, `method` (how it is counted) and `more` (the page on which each case stands: address, words) are of the page.

    The chart has a group of bars for each first key. Of a table with one key it draws the columns `drawn`; of a table with two keys it
    draws the one column `drawn`, a bar for each second key. `stacked` when the bars are parts of a whole. `people` when it counts people
    of groups, so that small counts are hidden. `duty` names the legal periods against which it measures; `palette` is the chart's.
    `own_address` is its page, when that is another one than its own below the overview.
    """

    name: str
    title: Bilingual
    purpose: Bilingual
    method: Bilingual
    count: Callable[[Catalog, datetime], Table]
    collections: tuple[str, ...]
    drawn: tuple[str, ...]
    stacked: bool = False
    people: bool = False
    more: tuple[str, Bilingual] | None = None
    duty: str = ""
    palette: str = ""
    own_address: str = ""

    @property
    def address(self) -> str:
        """Its page, below the root of its language."""
        return self.own_address or f"{OVERVIEW}/{self.name}/"


OVERVIEW = "measures"
"""The address of the overview of all statistics. `statistics/` are the figures that offices compile."""
YEAR = ("year", Bilingual(vi="Năm", en="Year"))
TOTAL = Column("total", Bilingual(vi="Cộng", en="Total"))


def table(keys: Sequence[tuple[str, Bilingual]], columns: Sequence[Column], rows: Iterable[Row], records: Sequence[Record]) -> Table:
    """A table of what these records say."""
    return Table(tuple(keys), tuple(columns), tuple(rows), len(records), sum(record.illustrative for record in records))


def year_key(year: int) -> Key:
    return Key(str(year), Bilingual(vi=str(year), en=str(year)))


def period_key(period: PartialDate) -> Key:
    """A year, a half-year or a quarter in words."""
    return Key(period.text, Bilingual(vi=partial_text(period, "vi"), en=partial_text(period, "en")))


def term_columns(catalog: Catalog, vocabulary: str, used: Iterable[str]) -> list[Column]:
    """A column for each term of a vocabulary that is used, in its order."""
    found = set(used)
    return [Column(term_id.replace("-", "_"), term.name) for term_id, term in catalog.vocabulary[vocabulary].terms.items() if term_id in found]


def share(part: Cell, whole: Cell) -> Cell:
    """How many percent a count is of another, to one decimal: not shown when either is not, None when there is nothing to be a part of."""
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return Hidden.WITHHELD
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
