"""The honours board of each year: two hundred conferrals to a page, so that a year of thousands stays light."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator.catalog import Catalog, Named
from generator.problems import LANGUAGES
from generator.views.alphabet import Alphabet
from generator.views.board import ADDRESS, TITLE, Board, Group, Prize, prize_of
from generator.views.output import Page, Parts
from generator.views.pages.rows import numbered
from generator.views.pages.trail import breadcrumbs, chapter_of, pager
from generator.views.templates import Templates

PER_PAGE = 200


def board_pages(catalog: Catalog, alphabet: Alphabet, templates: dict[str, Templates]) -> Iterator[Page]:
    """Every page of the boards, in both languages."""
    board = Board(catalog, alphabet)
    for year in board.years:
        yield from _pages_of(catalog, board, year, templates)


def _pages_of(catalog: Catalog, board: Board, year: int, templates: dict[str, Templates]) -> Iterator[Page]:
    lines, prizes = board.of(year), board.prizes(year)
    parts = [lines[start: start + PER_PAGE] for start in range(0, len(lines), PER_PAGE)]
    awards = {form: catalog.get("award", form) for (form, _), _ in prizes}
    first: dict[Prize, int] = {}
    for index, item in enumerate(lines):
        first.setdefault(prize_of(item), index // PER_PAGE + 1)
    named = tuple(record.digest if record else form for form, record in awards.items())
    for number, part in enumerate(parts, 1):
        groups = list(board.groups(part, parts[number - 2][-1] if number > 1 else None))
        places = {item.conferral.place: catalog.get("place", item.conferral.place) for item in part if item.conferral.place}
        depends = (str(list(board.years)), str(len(lines)), str(prizes), str(first), *named, str(groups and groups[0].continued),
                   *(catalog.depends(item) for item in part), *(place.digest if place else "-" for place in places.values()))
        shown = [record for record in (*awards.values(), *places.values()) if record]
        for lang in LANGUAGES:
            yield Page(
                lang, numbered(f"{ADDRESS}/{year}/", number), ADDRESS, depends,
                partial(_parts, board, year, prizes, first, groups, places, number, len(parts), len(lines), templates[lang]),
                feed="decisions", changed=max(item.decision.changed for item in part),
                translated=all(record.heading.en is not None for record in shown), records=("awards/", "decisions/"))


def _parts(
    board: Board, year: int, prizes: list[tuple[Prize, int]], first: dict[Prize, int], groups: list[Group], places: dict, number: int,
    count: int, total: int, templates: Templates,
) -> Parts:
    up = Markup("../../") if number == 1 else Markup("../../../")
    name = f"{TITLE[templates.lang]} {templates.say('năm ', '')}{year}"
    every: list[Named] = [item for group in groups for item in (*group.collectives, *group.people)]
    body = templates.get("board.html").render(
        title=name, year=year, years=list(board.years), groups=groups, places=places, total=total, page=number, pages=count, up=up,
        pager=pager(number, count), address=f"{up}{ADDRESS}/{year}/",
        contents=[(Group(board.catalog.get("award", prize[0]), prize, [], []), found, first[prize]) for prize, found in prizes] if number == 1 else (),
        invented=sum(item.decision.illustrative for item in every), shown=len(every))
    title = f"{name}, {templates.say('trang', 'page')} {number}" if number > 1 else name
    purpose = templates.say(f"Mọi tập thể, cá nhân được khen thưởng năm {year}.", f"Everybody who was honoured in {year}.")
    return Parts(title, purpose, breadcrumbs(templates, up, (*chapter_of("honours"), (f"{ADDRESS}/", TITLE))), body)
