"""The ladder of awards: what comes next, by which procedure, until when; and the page of all ladders."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.records.award import Award
from generator.records.fields import HANOI
from generator.records.year_day import on_or_after
from generator.views import views
from generator.views.gather.ladder import onward
from generator.views.overviews.ladder import gather
from generator.visible import visible

AT = datetime(2026, 3, 1, tzinfo=HANOI)
AWARD = "publish_at: 2015-01-01\nname: {{vi: {0}, en: {0} in English}}\nkind: diploma\n"
STEP = "next_steps: [{{award: {0}, needs: {{vi: Điều kiện lên {0}}}{1}}}]\n"
PROCEDURE = """\
publish_at: 2015-01-01
title: {{vi: Thủ tục {0}}}
code: unknown
nature: public
level: provincial
status: {1}
summary: {{vi: Tóm tắt}}
applicants: {{vi: Ai}}
awards: [{2}]
days: 10
steps: [{{title: {{vi: Nộp}}}}]
ways: [{{channel: online}}]
"""
YEARLY = "deadlines: [{{what: {{vi: Nộp hồ sơ}}, each_year: {0}}}]\n"
ONCE = "deadlines: [{{what: {{vi: Nộp một lần}}, date: {0}}}]\n"
QUESTION = "publish_at: 2015-01-01\ntitle: {{vi: Hỏi gì?}}\nanswer: {{vi: Không.}}\naudience: [everybody]\nawards: [{0}]\n"
DECISION = ("publish_at: 2024-05-05\ntitle: {vi: Tặng}\nnumber: 1/QĐ\nissued: 2024-05-05\nauthority: hoi-dong\ncommendation: regular\nconferrals:\n"
            "  - {line: 1, honoree: y-blon, name: Y Blơn, kind: individual, form: huan-chuong, class: 2}\n"
            "  - {line: 2, honoree: a-thuk, name: A Thŭk, kind: individual, form: huan-chuong, class: 1}\n"
            "  - {line: 3, honoree: a-lang, name: A Lăng, kind: individual, form: mot}\n"
            "  - {line: 4, honoree: y-mai, name: Y Mai, kind: individual, form: mot, changes: [{status: revoked, date: 2025-01-01, document: 2/QĐ}]}\n")
FILES = {
    "awards/mot": AWARD.format("Bậc một") + STEP.format("hai", ", times: 2, consecutive: true"),
    "awards/hai": AWARD.format("Bậc hai") + STEP.format("ba", "") + "standards: [{text: {vi: Tiêu chuẩn hai}}]\n",
    "awards/ba": AWARD.format("Bậc ba"), "awards/rieng": AWARD.format("Đứng riêng"),
    "procedures/hang-nam": PROCEDURE.format("còn", "unknown", "hai") + YEARLY.format("02-28"),
    "procedures/mot-lan": PROCEDURE.format("một lần", "in_force", "hai") + ONCE.format("2026-09-01"),
    "procedures/bo": PROCEDURE.format("bỏ", "abolished", "hai") + YEARLY.format("03-02"),
    "decisions/mot": DECISION,
}


@pytest.fixture
def public(tmp_path: Path, lay: Callable) -> Callable[[Mapping[str, str]], Catalog]:
    def make(files: Mapping[str, str], at: datetime = AT) -> Catalog:
        root = lay({f"data/{name}.yml": text for name, text in files.items()})
        loaded = load(root)
        root.rename(tmp_path / f"read-{len(list(tmp_path.iterdir()))}")
        assert loaded.problems == []
        return visible(loaded.catalog, at)

    return make


def body(catalog: Catalog, address: str, at: datetime = AT, lang: str = "vi") -> str:
    return next(page for page in views(catalog, at).pages if page.address == address and page.lang == lang).make().body


def depends(catalog: Catalog, address: str, at: datetime) -> tuple[str, ...]:
    return next(page.depends for page in views(catalog, at).pages if page.address == address and page.lang == "vi")


def test_the_procedures_of_the_next_award_and_its_nearest_deadline(public):
    catalog = public(FILES)
    award = catalog.get("award", "mot")
    assert isinstance(award, Award)

    def due(day: date) -> tuple[str, str] | None:
        (rung,) = onward(catalog, award, day)
        assert rung.award.id == "hai" and [item.text.vi for item in rung.standards] == ["Tiêu chuẩn hai"]
        assert [procedure.id for procedure in rung.procedures] == ["hang-nam", "mot-lan"]  # the abolished one has no deadline any more
        return (rung.due.day.isoformat(), rung.due.procedure.id) if rung.due else None

    assert due(date(2026, 2, 28)) == ("2026-02-28", "hang-nam")
    assert due(date(2026, 3, 1)) == ("2026-09-01", "mot-lan")
    assert due(date(2026, 9, 2)) == ("2027-02-28", "hang-nam")
    assert onward(catalog, catalog.get("award", "hai"), date(2026, 3, 1))[0].due is None


@pytest.mark.parametrize(("day", "following"), [
    (date(2026, 1, 31), date(2026, 1, 31)), (date(2026, 2, 1), date(2027, 1, 31)), (date(9999, 12, 31), date(9999, 1, 31))])
def test_a_day_of_every_year(day, following):
    assert on_or_after("01-31", day) == following


def test_the_page_of_an_award_says_what_comes_next(public):
    catalog = public(FILES)
    page = body(catalog, "awards/mot/")
    section = page[page.index('id="next"'):page.index("Ai đã được tặng")]
    assert "Hạn gần nhất</dt><dd>chưa có hạn" in page[:page.index('id="next"')]  # of the award itself
    for words in ("Bậc hai</a></h3>", "Điều kiện lên hai", "Tiêu chuẩn hai", "Thủ tục còn</a>: 10 ngày làm việc",
                  "Thủ tục một lần", "01/9/2026", 'href="../../ladder/"'):
        assert words in section, words
    assert "Thủ tục bỏ" not in section
    assert "Tiêu chuẩn hai" in body(catalog, "awards/hai/") and "Bậc một</a>: Điều kiện lên hai" in body(catalog, "awards/hai/")
    own = body(catalog, "awards/hai/").partition('id="next"')[0]
    assert "Thủ tục còn" in own and "01/9/2026" in own and "Thủ tục bỏ" not in own
    assert "Thủ tục đã bãi bỏ" in body(catalog, "awards/hai/") and "chưa có hạn nào được ghi" in body(catalog, "awards/hai/")
    assert "Chưa có bậc tiếp theo" in body(catalog, "awards/rieng/")
    assert "hạng Nhì → hạng Nhất" in body(catalog, "awards/huan-chuong/")


def test_the_page_of_an_award_is_made_again_when_its_next_deadline_changes(public):
    catalog = public(FILES)
    days = [datetime(2026, month, 1, tzinfo=HANOI) for month in (3, 9, 10)]
    march, september, october = (depends(catalog, "awards/mot/", day) for day in days)
    assert march == september != october
    other = public({**FILES, "procedures/hang-nam": FILES["procedures/hang-nam"].replace("days: 10", "days: 12")})
    assert depends(other, "awards/mot/", days[0]) != march


def test_an_honouree_is_led_on_where_something_comes_next(public):
    catalog = public(FILES)
    assert 'href="../../awards/huan-chuong/#next"' in body(catalog, "honorees/y-blon/")
    assert 'href="../../awards/mot/#next"' in body(catalog, "honorees/a-lang/")
    assert "#next" not in body(catalog, "honorees/a-thuk/")  # the highest class, and no award after it
    assert "#next" not in body(catalog, "honorees/y-mai/")  # revoked


def test_a_next_award_that_is_not_public_leaves_no_trace(public):
    hidden = {**FILES, "awards/hai": FILES["awards/hai"].replace("2015-01-01", "2027-01-01")}
    catalog = public(hidden)
    assert "Bậc hai" not in body(catalog, "awards/mot/") and "Tiêu chuẩn hai" not in body(catalog, "awards/mot/")
    assert "Bậc hai" not in body(catalog, "ladder/")


def test_all_ladders_from_below_and_by_who_decides(public):
    decided = "decided_by: [{{authority: {0}{1}}}]\n"
    terms = "title: {vi: Thẩm quyền}\nterms: {tren: {name: {vi: Cấp trên}}, duoi: {name: {vi: Cấp dưới}}}\n"
    catalog = public({
        **FILES, "vocabulary/deciding-authorities": terms, "awards/mot": FILES["awards/mot"] + decided.format("duoi", ""),
        "awards/ba": FILES["awards/ba"] + decided.format("tren", ""),
        "awards/cu": AWARD.format("Đã thôi") + "valid_to: 2020\n" + decided.format("tren", ""),
        "explainers/hoi": QUESTION.format("hai"), "explainers/khac": QUESTION.format("rieng"),
        "awards/hai": FILES["awards/hai"] + decided.format("duoi", ", valid_to: 2020")})
    values = gather(catalog, AT).values
    (ladder,) = values["ladders"]
    assert [award.id for award, _ in ladder.steps] == ["mot", "hai", "ba"]
    assert [award.id for award in ladder.tops] == ["ba"]
    assert [(terms, [award.id for award in awards]) for terms, awards in values["authorities"]] == [(["duoi"], ["mot"]), (["tren"], ["ba"])]
    assert {award.id for award in values["undecided"]} == {"hai", "rieng", "bang-khen", "huan-chuong"}
    page = body(catalog, "ladder/", lang="en")
    assert "Bậc hai in English" in page and "Đã thôi" not in page
    assert page.count("Hỏi gì?") == 1 and "Không." in page
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "Bậc một in English to Bậc hai in English" in words
