"""What the pages of procedures and legal texts gather, and the pages across them."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.records.fields import HANOI
from generator.views import views
from generator.views.gather import document, procedure
from generator.views.overviews import legal_chain, legal_library, simplified

MINIMAL = Path(__file__).parents[1] / "checks/minimal"
AT = datetime(2026, 6, 1, tzinfo=HANOI)


def law(**fields: str) -> str:
    given = {"publish_at": "2015-01-01", "title": "{vi: Luật, en: Law}", "kind": "plan", "number": "1/L", "issued": "2003-01-01", "issuer": "hoi-dong",
             "status": "in_force", **fields}
    return "".join(f"{name}: {value}\n" for name, value in given.items())


def way(**fields: str) -> str:
    given = {"publish_at": "2015-01-01", "title": "{vi: Thủ tục, en: Procedure}", "code": "unknown", "nature": "public", "level": "provincial",
             "status": "in_force", "summary": "{vi: Tóm tắt, en: Summary}", "applicants": "{vi: Mọi người, en: All}",
             "steps": "[{title: {vi: Nộp, en: Hand in}}]", "ways": "[{channel: online}]", **fields}
    return "".join(f"{name}: {value}\n" for name, value in given.items())


VERSION = "{{date: {}, decision: {{text: {{vi: QĐ, en: D}}}}, change: {{vi: Bỏ, en: Drop}}, days_before: {}, days_after: {}, papers_cut: 1}}"


@pytest.fixture
def catalog(lay):
    def made(files: dict[str, str]) -> Catalog:
        loaded = load(lay({f"data/{path}.yml": text for path, text in files.items()}))
        assert not loaded.problems, loaded.problems
        return loaded.catalog

    return made


def test_the_life_of_a_text_in_periods(catalog):
    found = catalog({
        "documents/law": law(in_force_from="2004-01-01", in_force_to="2023-12-31", status="replaced", replaced_by="[new]"),
        "documents/change": law(amends="[law]", in_force_from="2013-06-01"),
        "documents/draft": law(amends="[law]", status="not_yet"),
        "documents/new": law(repeals="[law]", issued="2022-01-01")})
    gathered = document.gather(found, found.get("document", "law"), AT).values
    assert [(p.first, p.last, p.state, [other.id for other in p.by]) for p in gathered["periods"]] == [
        (date(2004, 1, 1), date(2013, 5, 31), "in_force", []), (date(2013, 6, 1), date(2023, 12, 31), "in_force", ["change"]),
        (date(2024, 1, 1), None, "ended", ["new"])]
    assert [[other.id for other in gathered[name]] for name in ("amended_by", "drafts", "repealed_by")] == [["change"], ["draft"], ["new"]]


def test_a_text_whose_beginning_is_not_known_still_has_an_end(catalog):
    found = catalog({"documents/law": law(in_force_to="2023-12-31", status="repealed")})
    periods = document.gather(found, found.get("document", "law"), AT).values["periods"]
    assert [(p.first, p.last, p.state) for p in periods] == [(None, date(2023, 12, 31), "in_force"), (date(2024, 1, 1), None, "ended")]


def test_everything_that_cites_a_text_is_listed_with_the_sections(catalog):
    found = catalog({
        "documents/law": law(),
        "procedures/one": way(legal_basis="[{document: law, section: Điều 5}, {document: law, section: Điều 6}, {document: law, section: Điều 5}]",
                              published_by="{document: law}"),
        "explainers/why": "publish_at: 2015-01-01\ntitle: {vi: Vì sao?}\nanswer: {vi: Vì luật}\naudience: [everybody]\n"
                          "source: [{document: law, section: I.1}]\n"})
    cited = document.gather(found, found.get("document", "law"), AT).values["cited"]()
    assert [(model.type, [(row.record.id, row.field, row.sections) for row in rows]) for model, rows, others in cited] == [
        ("procedure", [("one", "published_by", ()), ("one", "legal_basis", ("Điều 5", "Điều 6"))]), ("explainer", [("why", "source", ("I.1",))])]


def test_the_chain_of_a_text_leaves_out_what_stands_beside_it_and_what_is_far(catalog):
    files = {"documents/top": law(), "documents/mine": law(carries_out="[top]"), "documents/beside": law(carries_out="[top]"),
             "documents/below": law(carries_out="[mine]")}
    found = catalog(files)
    gathered = document.gather(found, found.get("document", "mine"), AT)
    assert sorted(item.id for item in gathered.values["near"]) == ["below", "mine", "top"] and not gathered.values["more"]
    assert {("document", "top"), ("document", "below"), ("organisation", "hoi-dong")} <= set(gathered.linked)
    assert gathered.values["draw"]("vi", "Chuỗi").count("diagram__box--here") == 1


def test_a_large_chain_is_cut(catalog):
    found = catalog({"documents/top": law(), **{f"documents/plan-{n}": law(carries_out="[top]") for n in range(30)}})
    gathered = document.gather(found, found.get("document", "top"), AT).values
    assert len(gathered["near"]) == document.NEAR and gathered["more"]


def test_feedback_goes_where_the_procedure_says_or_else_where_the_site_says(catalog):
    site = (MINIMAL / "data/site.yml").read_text(encoding="utf-8") + "feedback: {channel: {vi: Nơi chung}}\n"
    found = catalog({"site": site, "procedures/one": way(), "procedures/two": way(feedback="{channel: {vi: Nơi riêng, en: Own}, days: 5}")})
    one, two = (procedure.gather(found, found.get("procedure", key), AT) for key in ("one", "two"))
    assert (one.values["feedback"].channel.vi, two.values["feedback"].channel.vi) == ("Nơi chung", "Nơi riêng")
    assert (one.translated, two.translated) == (False, True)
    assert one.depends != two.depends


def test_a_step_names_who_acts_by_the_record_when_no_words_do(catalog):
    found = catalog({"procedures/one": way(steps="[{title: {vi: Nộp}, by: {vi: Đơn vị}}, {title: {vi: Ký}, organisation: hoi-dong, days: 3}]")})
    assert procedure.gather(found, found.get("procedure", "one"), AT).values["norms"] == 3
    page = next(page for page in views(found, AT).pages if (page.lang, page.address) == ("en", "procedures/one/"))
    steps = re.search(r'<ol class="steps flow">(.*?)</ol>', page.make().body, re.DOTALL)[1].split("<li>")[1:]
    assert 'lang="vi">Đơn vị' in steps[0] and ">Hội đồng mẫu" in steps[1] and "3 working days" in steps[1]


def test_the_short_answers_say_what_differs_by_the_way_and_what_was_cut(catalog):
    files = {
        "procedures/one": way(
            applicants="{vi: " + "Cơ quan và đơn vị " * 10 + "}", fee="{vi: Không}", charge="{vi: Không.}", days="12",
            ways="[{channel: online}, {channel: in_person}, {channel: post, days: 14, fee: {vi: Cước thực tế}}]",
            papers="[" + ", ".join(f"{{name: {{vi: Giấy tờ thứ {n} dài như tên thật}}}}" for n in range(9)) + "]",
            versions=f"[{VERSION.format('2025-01-01', 20, 15)}, {VERSION.format('2026-01-01', 15, 12)}]", illustrative="true"),
        "procedures/two": way(days="unknown")}
    found = catalog(files)
    one, two = (procedure.gather(found, found.get("procedure", key), AT).values["answers"] for key in ("one", "two"))
    assert one.who_more and one.who.vi.endswith("…") and len(one.who.vi) < 100
    assert 1 <= len(one.papers) < 9 and len(one.papers) + one.papers_more == 9
    assert [(timed.days, [item.channel for item in ways]) for timed, ways in one.times] == [(12, ["online", "in_person"]), (14, ["post"])]
    assert [(cost.free, len(ways)) for cost, ways in one.costs] == [(True, 2), (False, 1)]
    assert one.days_before == 20
    assert (two.who_more, two.days_before, [timed.days for timed, _ in two.times], [cost.free for cost, _ in two.costs]) == (False, None, [None], [False])


@pytest.mark.parametrize(("lang", "unknown"), [("vi", "chưa rõ"), ("en", "not known")])
def test_the_short_answers_stand_before_everything_else_and_say_what_is_not_known(catalog, lang, unknown):
    found = catalog({"procedures/one": way(unconfirmed="{vi: Chưa đối chiếu, en: Not checked}", days="unknown", description="{vi: Dài, en: Long}")})
    html = next(page for page in views(found, AT).pages if (page.lang, page.address) == (lang, "procedures/one/")).make().body
    head, rest = html[:html.index("</dl>")], html[html.index("</dl>"):]
    assert re.findall(r"<(h1|p|dl|ul|ol|h2|div class|table)\b", head.replace("<div>", "")) == ["h1", "p", "dl"]
    assert head.count("<dt>") == 5 and head.count(f"<strong>{unknown}</strong>") == 2
    assert 'class="notice' not in head and 'class="notice' in rest and 'href="#unconfirmed"' in head


def test_what_was_simplified_is_counted_by_kind_of_day(catalog):
    versions = ", ".join((VERSION.format("2025-01-01", 20, 15), VERSION.format("2026-01-01", 15, 12), VERSION.format("2027-01-01", 12, 1)))
    found = catalog({
        "procedures/one": way(versions=f"[{versions}]", illustrative="true"),
        "procedures/two": way(versions=f"[{VERSION.format('2024-01-01', 9, 7)}]", day_kind="calendar"),
        "procedures/old": way(status="abolished", replaced_by="[one]")})
    values = simplified.gather(found, AT).values
    assert [(change.procedure.id, change.version.days_cut) for change in values["changes"]] == [("one", 3), ("one", 5), ("two", 2)]
    assert (values["days_cut"], values["papers_cut"], values["procedures"], values["invented"]) == ({"calendar": 2, "working": 8}, 3, 2, 2)
    assert [record.id for record in values["abolished"]] == ["old"]


def test_the_library_is_in_order_of_kind_level_and_state(catalog):
    found = catalog({"documents/ended": law(in_force_to="2020-01-01", status="unknown"), "documents/law": law(), "documents/replaced": law(status="replaced", replaced_by="[law]"),
                     "documents/later": law(in_force_from="2026-06-02")})
    values = legal_library.gather(found, AT).values
    assert [(item.record.id, item.level, item.state) for item in values["shelves"]["plan"]] == [
        ("law", "provincial", "in_force"), ("later", "provincial", "not_yet"), ("ended", "provincial", "ended"), ("replaced", "provincial", "ended")]
    assert [count for _, count in values["states"]] == [1, 1, 2]


def test_texts_that_hang_together_are_one_chain(catalog):
    found = catalog({"documents/top": law(), "documents/plan": law(carries_out="[top]"), "documents/beside": law(carries_out="[top]"),
                     "documents/alone": law(), "documents/a": law(), "documents/b": law(carries_out="[a]")})
    chains = legal_chain.gather(found, AT).values["chains"]
    assert [([top.id for top in chain.tops], sorted(item.id for item in chain.documents)) for chain in chains] == [
        (["top"], ["beside", "plan", "top"]), (["a"], ["a", "b"])]


def test_a_page_lists_the_first_of_very_many_that_cite_a_text(catalog):
    found = catalog({"documents/law": law(), **{f"explainers/why-{n:03}": "publish_at: 2015-01-01\ntitle: {vi: Vì sao?}\nanswer: {vi: Vì luật}\n"
                                                "audience: [everybody]\ndocuments: [law]\n" for n in range(document.MOST + 2)}})
    (_, rows, others), = document.gather(found, found.get("document", "law"), AT).values["cited"]()
    assert (len(rows), rows[0].record.id, others) == (document.MOST, "why-000", 2)
