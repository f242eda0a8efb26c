"""The ladders of all awards: which leads to which, and from the grassroots to the State by who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby

from markupsafe import Markup

from generator.catalog import Catalog
from generator.records.award import Award
from generator.records.explainer import Explainer
from generator.views.diagrams import Box, Words, chain, layers, words_of
from generator.views.gather.gathered import Gathered
from generator.views.gather.ladder import Rung, onward
from generator.views.gather.precedence import deciders
from generator.views.language import sort_key
from generator.views.overviews.legal_chain import together
from generator.views.overviews.overview import Overview


@dataclass(frozen=True, slots=True)
class Ladder:
    """Awards that lead to each other: `steps` are (award, its rungs upwards) from the lowest; `tops` lead to no other."""

    tops: list[Award]
    steps: list[tuple[Award, list[Rung]]]
    draw: partial[Markup]


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`ladders`: the longest first. `authorities`: (terms of deciding-authorities, the awards that each of them decides today), from the grassroots up.

    `undecided`: awards of today of which it is not recorded who decides them. `questions`: what is explained about awards on a ladder.
    """
    day = at.date()
    awards = {record.id: record for record in catalog.of("award") if isinstance(record, Award) and record.is_valid_on(day)}
    edges = {key: tuple(sorted({step.award for step in award.next_steps if step.award in awards})) for key, award in awards.items()}
    ladders = [_ladder(catalog, {key: awards[key] for key in group}, edges, day) for group in together(edges) if len(group) > 1]
    ladders.sort(key=lambda ladder: (-len(ladder.steps), ladder.steps[0][0].id))
    deciding = {key: deciders(award, day) for key, award in awards.items()}
    in_order = sorted(awards.values(), key=lambda award: (award.kind, sort_key(award.name.vi), award.id))
    decided = [(term, [award for award in in_order if term in deciding[award.id]])
               for term in reversed(catalog.vocabulary["deciding-authorities"].terms)]
    authorities = [([term for term, _ in same], awards) for awards, same in groupby(decided, key=lambda item: item[1]) if awards]
    climbed = {award.id for ladder in ladders for award, _ in ladder.steps}
    questions = [record for record in catalog.of("explainer") if isinstance(record, Explainer) and climbed.intersection(record.awards)]
    return Gathered({
        "questions": questions, "ladders": ladders, "authorities": authorities,
        "undecided": [award for award in in_order if not deciding[award.id]],
    }, translated=all(award.name.en is not None for award in awards.values()) and all(item.title.en is not None for item in questions))


def _ladder(catalog: Catalog, awards: Mapping[str, Award], edges: Mapping[str, tuple[str, ...]], day: date) -> Ladder:
    inside = {key: edges[key] for key in awards}
    upwards = [awards[key] for row in reversed(layers(inside)) for key in row]
    return Ladder([award for award in upwards if not edges[award.id]],
                  [(award, [rung for rung in onward(catalog, award, day) if rung.award.id in awards]) for award in upwards],
                  partial(_draw, catalog, awards, inside, day))


def _draw(
    catalog: Catalog, awards: Mapping[str, Award], edges: Mapping[str, tuple[str, ...]], day: date, lang: str, label: str,
) -> Markup:
    boxes = {}
    for key, award in awards.items():
        terms = [term for name in deciders(award, day) if (term := catalog.term("deciding-authorities", name))]
        by = [words_of(term.name, lang) for term in terms]
        # A remark is in one language: that of the page, unless a name in it has no English.
        boxes[key] = Box(words_of(award.name, lang), Words("; ".join(item.text for item in by), next((item.lang for item in by if item.lang), "")))
    return chain(boxes, edges, label)


LADDER = Overview(
    name="ladder", address="ladder", chapter="honours",
    title={"vi": "Các bậc khen thưởng", "en": "The ladder of awards"},
    purpose={"vi": "Từ danh hiệu ở cơ sở đến huân chương của Nhà nước: hình thức nào dẫn tới hình thức nào, cần gì, do ai quyết định, theo thủ tục nào.",
             "en": "From titles at the grassroots to the orders of the State: which award leads to which, what it takes, who decides, and by which procedure."},
    gather=gather)
