"""The line of the awards of an honouree, and the list of a decision by award."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.views import Views, views
from generator.views.gather import decision, honoree
from generator.visible import visible
from tests.views.test_awards import AT, HEAD

Make = Callable[[Mapping[str, str]], Catalog]

AWARD = "publish_at: 2015-01-01\nname: {{vi: {0}, en: {0}}}\nkind: diploma\n"
DECIDED = "decided_by: [{{authority: {0}}}]\n"
STEP = "next_steps: [{{award: {0}, needs: {{vi: Cần}}}}]\n"
AUTHORITIES = "title: {vi: Cấp}\nterms: {president: {name: {vi: Chủ tịch nước}}, minister: {name: {vi: Bộ trưởng}}, unit: {name: {vi: Đơn vị}}}\n"
ROOT = {
    "vocabulary/deciding-authorities": AUTHORITIES,
    "awards/giay": AWARD.format("Giấy") + DECIDED.format("unit") + STEP.format("giua"),
    "awards/giua": AWARD.format("Giữa") + STEP.format("bang"),  # nobody is recorded to decide it; it leads on
    "awards/bang": AWARD.format("Bằng") + DECIDED.format("minister"),
    "awards/huan": AWARD.format("Huân") + DECIDED.format("president") + "classes: ['1', '2', '3']\n",
    "awards/huy": AWARD.format("Huy") + DECIDED.format("president"),
    "awards/thu": AWARD.format("Thư"),
    "awards/bo": AWARD.format("Bộ") + "decided_by: [{authority: president, valid_to: 2016-12-31}, {authority: unit, valid_from: 2017-01-01}]\n",
}
TAKEN = "changes: [{status: revoked, date: 2020-01-01, document: 9/QĐ}]"


@pytest.fixture
def public(lay, tmp_path: Path) -> Make:
    def make(files: Mapping[str, str]) -> Catalog:
        root = lay({f"data/{name}.yml": text for name, text in {**ROOT, **files}.items()})
        loaded = load(root)
        root.rename(tmp_path / f"read-{len(list(tmp_path.iterdir()))}")
        assert loaded.problems == []
        return visible(loaded.catalog, AT)

    return make


def line(form: str, award_class: str = "", more: str = "", number: int = 1, who: str = "y-blon") -> str:
    """A line of a decision for Y Blơn, or for another."""
    own = f", class: '{award_class}'" if award_class else ""
    return f"  - {{line: {number}, honoree: {who}, name: Y Blơn, kind: individual, form: {form}{own}{more}}}\n"


def decisions(*held: str, changes: str = "") -> dict[str, str]:
    """A decision a year from 2015 on, with one line each: "form", "form class" or "form class, more"."""
    found = {}
    for number, item in enumerate(held):
        what, comma, more = item.partition(",")
        form, _, award_class = what.partition(" ")
        found[f"decisions/so-{number}"] = HEAD.format(f"{2015 + number}-05-05", f"{number}/QĐ") + changes + "conferrals:\n" + line(form, award_class, comma + more)
    return found


def body(made: Views, address: str, lang: str = "vi") -> str:
    return next(page for page in made.pages if page.lang == lang and page.address == address).make().body


def said(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", "", html).split())


@pytest.mark.parametrize(("held", "highest"), [
    (("giay",), ["giay"]),
    (("giay", "bang", "giay"), ["bang"]),                     # by the ladder, over an award between
    (("bang", "huan 3"), ["huan 3"]),                         # by who decides
    (("huan 3", "huan 1", "huan 2"), ["huan 1"]),             # by class
    (("huan 2", "huan 2"), ["huan 2"]),
    (("huan 3", "huy", "bang"), ["huy", "huan 3"]),           # both of the President, neither above the other
    (("thu", "bang"), ["bang"]),                              # not recorded who decides it
    (("thu",), ["thu"]),
    (("thu", "giua"), []),                                    # nothing is recorded by which they could be compared
    (("bo", "bang"), ["bo"]),                                 # decided by the President in 2015 …
    (("bang", "giay", "giay", "bo"), ["bang"]),               # … and by the head of a unit in 2018
    (("bang", f"huan 1, {TAKEN}"), ["bang"]),                 # what was taken back never counts
    ((f"huan 1, {TAKEN}",), []),
])
def test_the_highest_of_the_awards_that_stand_is_named(public, held, highest):
    found = public(decisions(*held))
    values = honoree.gather(found, found.get("honoree", "y-blon"), AT).values
    assert [" ".join(filter(None, (item.conferral.form, item.conferral.award_class))) for item in values["highest"]] == highest


def test_the_line_of_awards_is_in_order_and_what_was_taken_back_is_shown_and_not_counted(public):
    made = views(public(decisions("giay", "huan 3, posthumous: true", f"huan 1, {TAKEN}", "giay")), AT)
    html = body(made, "honorees/y-blon/")
    assert re.findall(r'laurels__year">(\d+)', html) == ["2018", "2017", "2016", "2015"]
    assert re.findall(r'decisions/(so-\d)/#line-1"', html) == ["so-3", "so-2", "so-1", "so-0"]
    assert re.findall(r'<li(?: class="([^"]+)")?>\s*<span class="laurels', html) == ["", "is-back", "is-highest", ""]
    sentence = said(html[html.index("honoree__awards"):html.index("<h2>")])
    assert "Được khen thưởng 3 lần, từ 2015 đến 2018; cao nhất: Huân hạng Ba (truy tặng, 2016). Không tính 1 lần đã thu hồi" in sentence
    assert "Huân hạng Nhất" not in sentence
    assert "Đã thu hồi theo 9/QĐ, 01/01/2020" in said(html)
    assert "Giấy, 2018 · 3 lần được khen" in said(body(made, "honorees/"))
    english = said(body(made, "honorees/y-blon/", "en"))
    assert "Honoured 3 times, from 2015 to 2018; the highest award: Huân third class (posthumous, 2016). Not counted: 1 award that was taken back." in english


def test_one_award_is_said_in_one_sentence_and_none_that_stands_too(public):
    once = views(public(decisions("giay")), AT)
    assert "Được khen thưởng một lần: Giấy (2015)." in said(body(once, "honorees/y-blon/"))
    assert "is-highest" not in body(once, "honorees/y-blon/")
    gone = body(views(public(decisions("huan 1", changes=TAKEN.replace(": [", ": [") + "\n")), AT), "honorees/y-blon/")
    assert "Hiện không còn lần khen thưởng nào có hiệu lực." in said(gone) and "is-back" in gone and "cao nhất" not in gone


def test_the_page_is_made_again_when_another_award_becomes_the_highest(public):
    def depends(files: Mapping[str, str]) -> tuple[str, ...]:
        return next(page.depends for page in views(public(files), AT).pages if page.address == "honorees/y-blon/")

    held = decisions("giay", "bang")
    # The award between is not held: the page names it nowhere, and rests on where it leads all the same.
    other = {"awards/bang": AWARD.format("Bằng") + DECIDED.format("unit"), **held}
    assert depends(other) != depends({**other, "awards/giua": AWARD.format("Giữa")})


MIXED = HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n" + "".join([
    line("bang", number=1, who="a"), line("huan", "3", number=2, who="b"), line("bang", number=3, who="c"),
    line("huan", "1", number=4, who="d"), line("bang", more=f", {TAKEN}", number=5, who="e")])


def test_the_list_of_a_decision_stands_by_award_with_each_line_once(public):
    found = public({"decisions/mot": MIXED})
    values = decision.gather(found, found.get("decision", "mot"), AT).values
    assert [(sample.form, sample.award_class, [item.line for item in lines]) for sample, lines in values["groups"]] == [
        ("bang", None, [1, 3, 5]), ("huan", "3", [2]), ("huan", "1", [4])]
    html = body(views(found, AT), "decisions/mot/")
    assert re.findall(r'<tr id="line-(\d)"', html) == ["1", "3", "5", "2", "4"]
    assert re.findall(r'href="#(award-\d)"', html) == re.findall(r'<h3 id="(award-\d)"', html) == re.findall(r'aria-labelledby="(award-\d)"', html)
    assert "5 (nay còn 4)" in said(html) and "Đã thu hồi theo 9/QĐ, 01/01/2020" in said(html)


def test_a_long_list_has_jumps_that_lead_to_lines_and_a_list_of_one_has_none(public):
    rows = "".join(line("bang", number=number, who=f"nguoi-{number}") for number in range(1, 121))
    made = views(public({"decisions/dai": HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n" + rows,
                         "decisions/ngan": HEAD.format("2015-06-05", "2/QĐ") + "conferrals:\n" + line("bang")}), AT)
    html = body(made, "decisions/dai/")
    jumps = re.findall(r'href="#(line-\d+)"', html)
    assert jumps == ["line-1", "line-26", "line-51", "line-76", "line-101"]
    assert all(f'id="{jump}"' in html for jump in jumps)
    assert len(html.encode()) < 120 * 250 + 6_000  # a line costs little beside its words
    short = body(made, "decisions/ngan/")
    assert 'href="#' not in short and short.count("<tr") == 2
    assert "Khen thưởng này được quyết định thế nào" not in short  # nothing is known of it but that it was signed
