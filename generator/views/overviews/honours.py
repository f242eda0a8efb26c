"""The years of the honours board: how many were honoured in each, and with what."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.views.alphabet import Alphabet
from generator.views.board import ADDRESS, TITLE, Board
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview

HIGHEST = 3
"""Awards of a year that are named; its board has all."""


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`years`: (year, conferrals, its highest awards: (award, class, how often), how many other awards), the latest first."""
    board = Board(catalog, Alphabet(catalog))
    years = []
    for year, lines in board.years.items():
        prizes = board.prizes(year)
        highest = [(catalog.get("award", form), award_class, count) for (form, award_class), count in prizes[:HIGHEST]]
        years.append((year, len(lines), [item for item in highest if item[0]], len(prizes) - HIGHEST))
    return Gathered({"years": years}, translated=all(award.heading.en is not None for _, _, highest, _ in years for award, _, _ in highest))


HONOURS = Overview(
    name="honours", address=ADDRESS, chapter="honours", title=TITLE,
    purpose={"vi": "Từng năm, mọi tập thể, hộ gia đình, cá nhân được khen thưởng, xếp theo danh hiệu, hình thức từ cao xuống thấp.",
             "en": "Year by year every collective, household and person that was honoured, by award from the highest to the lowest."},
    gather=gather)
