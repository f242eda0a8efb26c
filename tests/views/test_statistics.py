"""The statistics: page, chart and open data say the same numbers, small groups of people are hidden in all of them, and nothing is drawn in vain."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from generator.catalog import Catalog, conferrals_standing, load
from generator.problems import LANGUAGES
from generator.records import Record
from generator.records.decision import Decision
from generator.records.fields import HANOI, Bilingual
from generator.views import Views, statistics, views
from generator.views.charts import Bar, Chart, Group, draw
from generator.views.small_cells import Hidden
from generator.views.statistics import STATISTICS, Counted
from generator.views.statistics.files import statistics_files
from generator.views.statistics.statistic import Column, Key, Row, share, table
from generator.views.statistics.words import cell_text, chart
from generator.visible import visible
from tests.conftest import ROOT, SHIPPED

AT = datetime(2026, 11, 25, 12, tzinfo=HANOI)
OWN = [statistic for statistic in STATISTICS if not statistic.own_address]
HIDDEN = {"dưới 10": "under 10", "under 10": "under 10", "không nêu": "not shown", "not shown": "not shown", "không có số liệu": None, "no figure": None}
WORDS = Bilingual(vi="Chữ", en="Words")


@cache
def public() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


@cache
def made() -> Views:
    return views(public(), AT)


@cache
def body(lang: str, address: str) -> Any:
    page = next(page for page in made().pages if (page.lang, page.address) == (lang, address))
    return html5lib.parseFragment(page.make().body, namespaceHTMLElements=False)


@cache
def data(name: str) -> dict[str, Any]:
    return json.loads(next(file for file in made().files if file.path == f"data/statistics/{name}.json").make())


def changed(record_type: str, key: str, **values: object) -> Catalog:
    records = {kind: dict(found) for kind, found in public().records.items()}
    records[record_type][key] = records[record_type][key].model_copy(update=values)
    return replace(public(), records=records)


def number(text: str, lang: str) -> Any:
    """What a cell says, read as a reader of the language does."""
    text = " ".join(text.split())
    if text in HIDDEN:
        return HIDDEN[text]
    plain = text.removesuffix("%").replace("." if lang == "vi" else ",", "").replace("," if lang == "vi" else ".", ".")
    return Decimal(plain)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def local(element: Any) -> str:
    return element.tag.rpartition("}")[2]


def drawn(tree: Any) -> list[tuple[str, float]]:
    """What each bar says, and how long it is."""
    return [(words(next(child for child in rect if local(child) == "title")), float(rect.get("width")))
            for rect in tree.iter() if isinstance(rect.tag, str) and local(rect) == "rect"]


def rows_of(name: str) -> list[list[Any]]:
    """The cells of each row of the open data, without its keys."""
    found = data(name)
    numbers = [column["name"] for column in found["columns"] if "unit" in column]
    return [[row[column] for column in numbers] for row in found["rows"]]


def test_every_statistic_has_rows_with_the_shipped_records():
    assert all(data(statistic.name)["rows"] for statistic in STATISTICS)
    assert len({statistic.name for statistic in STATISTICS}) == len(STATISTICS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("statistic", OWN, ids=lambda statistic: statistic.name)
def test_the_table_of_a_page_has_the_numbers_of_the_open_data(statistic, lang):
    found = [[number(words(cell), lang) for cell in row if cell.tag == "td"] for row in body(lang, statistic.address).iter("tr")]
    assert [row for row in found if row] == [[Decimal(str(cell)) if isinstance(cell, int | float) else cell for cell in row] for row in rows_of(statistic.name)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("statistic", OWN, ids=lambda statistic: statistic.name)
def test_the_chart_of_a_page_draws_the_numbers_of_the_open_data(statistic, lang):
    tree, found = body(lang, statistic.address), data(statistic.name)
    keys = [column for column in found["columns"] if "unit" not in column]
    columns = {column["name"]: column["title"][lang] for column in found["columns"]}

    def named(row: dict[str, Any], key: str) -> str:
        found = row.get(f"{key}_{lang}") or row[key]
        return found[:1].upper() + found[1:] if key == keys[0]["name"] else found

    expected, hidden = set(), set()
    for row in found["rows"]:
        for name in statistic.drawn if len(keys) == 1 else (statistic.drawn[0],):
            if name in columns:
                bar = (named(row, keys[0]["name"]), columns[name] if len(keys) == 1 else named(row, keys[1]["name"]))
                if isinstance(row[name], int | float) and (row[name] or not statistic.stacked):
                    expected.add((*bar, Decimal(str(row[name]))))
                elif not isinstance(row[name], int | float):
                    hidden.add((*bar, row[name]))
    bars = drawn(tree)
    said = set()
    for text, _ in bars:
        label, name, value = text.split(": ")
        said.add((label.partition(" · ")[0], name, number(value, lang)))
    assert said == expected and len(bars) == len(expected)
    lengths = {width / float(number(text.rpartition(": ")[2], lang)) for text, width in bars if number(text.rpartition(": ")[2], lang)}
    assert max(lengths) - min(lengths) < 1e-6 * max(lengths), "bars are as long as their numbers say"
    svg = next(element for element in tree.iter() if isinstance(element.tag, str) and local(element) == "svg")
    remarks = " ".join(words(text) for text in svg.iter() if local(text) == "text" and text.get("class") == "chart__remark")
    for _, name, why in hidden:
        assert all(word.strip(",:") in remarks for word in name.split()), (name, why)


@pytest.mark.parametrize("statistic", STATISTICS, ids=lambda statistic: statistic.name)
def test_csv_and_json_say_the_same(statistic):
    raw = next(file for file in made().files if file.path == f"data/statistics/{statistic.name}.csv").make()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows == [{name: "" if value is None else str(value) for name, value in row.items()} for row in data(statistic.name)["rows"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_targets_draws_the_numbers_of_the_open_data(lang):
    tree, found = body(lang, "targets/"), data("targets")["rows"]
    lines = [line for line in tree.iter("tr") if line.find("td") is not None]
    assert len(lines) == len(found)
    for line, row in zip(lines, found):
        planned, actual, against = map(words, line.findall("td"))
        assert words(line.find("th")).startswith(row[f"indicator_{lang}"] or row["indicator_vi"])
        for cell, name in ((planned, "planned"), (actual.partition("(")[0], "actual"), (against.partition("%")[0], "percent")):
            match = re.search(r"-?\d[\d.,]*", cell)
            assert (number(match[0].rstrip(".,"), lang) if match else None) == (None if row[name] is None else Decimal(str(row[name]))), (row, name)
        # A bar beyond 150% fills its place; the number beside it is the whole.
        bars = [float(rect.get("width")) for rect in line.iter() if isinstance(rect.tag, str) and local(rect) == "rect"]
        assert bars == ([] if row["percent"] is None else [pytest.approx(min(max(row["percent"], 0), 150))])


def test_groups_of_people_are_suppressed_and_papers_are_not():
    for name in ("awards-by-role", "awards-by-area"):
        found = data(name)
        totals = {"total", "awards_in_all_places"}
        counts = [row[column["name"]] for row in found["rows"] for column in found["columns"] if column.get("unit") == "count" and column["name"] not in totals]
        assert counts and "under 10" in counts
        assert all(isinstance(count, str) or count == 0 or count >= 10 for count in counts)
        for row in found["rows"]:  # nor is a share given from which a hidden count follows
            part, part_share = (row["awards"], row["share"]) if name == "awards-by-area" else (row["direct_worker"], row["direct_worker_share"])
            assert isinstance(part, str) == isinstance(part_share, str)
    lines = [line for d in public().of("decision") if isinstance(d, Record) for line in conferrals_standing(d)]
    assert any(0 < row["sudden"] < 10 for row in data("awards-by-type")["rows"])
    for name in ("awards-by-type", "awards-by-level", "awards-by-form"):
        assert sum(row["total"] for row in data(name)["rows"]) == len(lines), name
    assert {statistic.name for statistic in STATISTICS if statistic.people} == {"awards-by-role", "awards-by-area"}


def test_a_count_that_is_not_shown_draws_nothing_and_is_said_in_words():
    columns = [Column("a", Bilingual(vi="A", en="A")), Column("b", Bilingual(vi="B", en="B")), Column("total", WORDS)]
    counts = table([("year", WORDS)], columns, [Row((Key("2025", Bilingual(vi="2025", en="2025")),), (12, Hidden.BELOW, 19))], [])
    statistic = replace(OWN[0], drawn=("a", "b"), stacked=True)
    for lang, said in (("vi", "B: dưới 10"), ("en", "B: under 10")):
        svg = ElementTree.fromstring(draw(chart(statistic, counts, lang)))
        assert [text for text, _ in drawn(svg)] == ["2025 · 19: A: 12"]
        assert said in words(svg)
        assert cell_text(Hidden.WITHHELD, columns[0], lang) in HIDDEN
    assert share(Hidden.BELOW, 20) is Hidden.WITHHELD and share(0, 0) is None and share(1, 3) == Decimal("33.3")


def test_promptness_is_the_median_of_the_days_and_the_share_within_the_period():
    decisions = [d for d in public().of("decision") if isinstance(d, Record) and d.issued.year == 2025]
    days = sorted((d.publish_at.date() - d.issued).days for d in decisions)
    row = next(row for row in data("promptness")["rows"] if (row["year"], row["step"]) == ("2025", "decided_to_published"))
    assert (row["decisions"], row["median_days"]) == (3, days[1])
    before = next(row for row in data("publication-in-time")["rows"] if row["year"] == "2025")
    assert before["in_time"] + before["late"] == before["decisions"] == 3
    late = changed("decision", decisions[0].id, publish_at=datetime(2025, 12, 31, tzinfo=HANOI))
    found = next(item for item in statistics.counted(late, AT) if item.statistic.name == "publication-in-time").table
    assert next(row.cells[0] for row in found.rows if row.keys[0].id == "2025") == before["in_time"] - 1


def test_feedback_is_counted_by_quarter():
    found = {row["quarter"]: (row["received"], row["on_time"], row["late"] + row["overdue"]) for row in data("feedback-answered")["rows"]}
    assert found == {"2026-Q4": (3, 1, 2), "2026-Q3": (3, 2, 1)}


def test_what_was_taken_back_is_not_counted():
    decision = next(d for d in public().of("decision") if isinstance(d, Record) and conferrals_standing(d))
    without = changed("decision", decision.id, conferrals=())
    for name in ("awards-by-level", "awards-by-type", "awards-by-form"):
        totals = [sum(row.cells[[column.name for column in item.table.columns].index("total")] for row in item.table.rows)
                  for item in (*statistics.counted(public(), AT), *statistics.counted(without, AT)) if item.statistic.name == name]
        assert totals[0] - totals[1] == len(conferrals_standing(decision))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_disarmed(text):
    rows = [Row((Key(text, WORDS),), (-5, Decimal("1.5"), None, Hidden.BELOW))]
    columns = [Column(name, WORDS) for name in "abcd"]
    item = Counted(OWN[0], table([("key", WORDS)], columns, rows, []))
    raw = next(file for file in statistics_files(public(), [item], AT) if file.path.endswith(".csv")).make()
    header, row = csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""))
    assert row == [f"'{text}", "Chữ", "Words", "-5", "1.5", "", "under 10"]


def test_a_chart_is_the_same_bytes_each_time_and_carries_nothing_but_shapes_and_words():
    hostile = '<script>alert(1)</script> & "x" | y'
    found = Chart("c", hostile, "D", (hostile, "B"), (Group(hostile, (Bar(0, 3, hostile, hostile), Bar(1, -2, "B: -2", "-2")), (hostile,), "vi"),))
    svg = draw(found)
    assert svg == draw(found)
    tree = ElementTree.fromstring(svg)
    assert {local(element) for element in tree.iter()} <= {"svg", "g", "rect", "text", "title", "desc"}
    assert not {name for element in tree.iter() for name in element.attrib} & {"style", "onclick", "href", "fill", "stroke", "font-family"}
    assert "pygal" not in svg.lower() and "<!--" not in svg and "202" not in svg
    assert (tree.get("role"), tree.get("aria-labelledby")) == ("img", "c-title c-desc")
    assert hostile in words(tree)
    assert [text.get("lang") for text in tree.iter() if text.get("class") == "chart__label"][-1] == "vi"
    assert draw(replace(found, groups=())) == ""
    assert words(ElementTree.fromstring(draw(replace(found, groups=(Group("A", (), ("B",)),))))).endswith("| yDBA"), "nothing of pygal's own words"


def test_a_build_in_which_nothing_changed_draws_nothing():
    code = ("import sys; from datetime import datetime; from generator.views import views; from generator.visible import visible;"
            "from generator.catalog import load; from generator.records.fields import HANOI; from pathlib import Path;"
            "at = datetime(2026, 11, 25, tzinfo=HANOI); views(visible(load(Path('.')).catalog, at), at); print('pygal' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout == "False\n"


def test_nothing_is_made_again_because_another_process_looks():
    for output in (*made().pages, *made().files):
        assert not [part for part in output.depends if " at 0x" in part], output


def test_a_page_is_made_again_when_its_table_or_the_day_changes_and_only_then():
    def depends(catalog: Catalog, at: datetime) -> dict[str, tuple[str, ...]]:
        return {page.address: page.depends for page in views(catalog, at).pages if page.address.startswith(("measures/", "targets/")) and page.lang == "vi"}

    decision = next(d for d in public().of("decision") if isinstance(d, Record) and d.issued.year == 2026)
    before, after = depends(public(), AT), depends(changed("decision", decision.id, commendation="external", digest="new"), AT)
    assert {address for address in before if before[address] != after[address]} == {"measures/awards-by-type/"}
    tomorrow = depends(public(), datetime(2026, 11, 26, tzinfo=HANOI))
    assert before["measures/replications/"] != tomorrow["measures/replications/"] and before["targets/"] == tomorrow["targets/"]
    campaign = next(c for c in public().of("campaign") if isinstance(c, Record) and c.targets)
    assert depends(changed("campaign", campaign.id, digest="new"), AT)["targets/"] != before["targets/"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_leads_to_every_statistic_and_its_data(lang):
    links = {link.get("href") for link in body(lang, "measures/").iter("a")}
    root = "../" if lang == "vi" else "../../"
    for statistic in STATISTICS:
        assert f"../{statistic.address}" in links
        assert {f"{root}data/statistics/{statistic.name}.{kind}" for kind in ("csv", "json")} <= links


def test_a_chart_of_two_keys_takes_no_longer_for_many_years_than_its_rows_are_many():
    statistic = next(item for item in STATISTICS if item.name == "awards-by-area")
    keys = [("year", Bilingual(vi="Năm")), ("area", Bilingual(vi="Địa bàn"))]
    columns = [Column(name, Bilingual(vi=name)) for name in statistic.drawn]

    class Counting(str):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Counting.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    def compared(years: int) -> int:
        rows = [Row((Key(Counting(year), Bilingual(vi=str(year))), Key(Counting(f"area-{area}"), Bilingual(vi=f"{area}"))), (1,))
                for year in range(years) for area in range(8)]
        Counting.compared = 0
        assert len(chart(statistic, table(keys, columns, rows, []), "vi").groups) == years
        return Counting.compared

    assert compared(40) <= 3 * compared(20) + 100


def test_a_level_is_counted_however_its_name_is_written():
    levels = public().vocabulary["levels"]
    term = next(iter(levels.terms.values()))
    catalog = changed("organisation", next(decision.authority for decision in public().of("decision") if isinstance(decision, Decision)
                                           and public().standing[decision.id]), level="military-region")
    catalog = replace(catalog, vocabulary={**catalog.vocabulary, "levels": levels.model_copy(update={"terms": {**levels.terms, "military-region": term}})})
    table_ = next(item.table for item in statistics.counted(catalog, AT) if item.statistic.name == "awards-by-level")
    names = [column.name for column in table_.columns]
    assert "military_region" in names
    for row in table_.rows:
        cells = dict(zip(names, row.cells, strict=True))
        assert sum(cells[name] for name in names if name not in ("total", "grassroots_share")) == cells["total"]


def test_a_bar_of_nought_says_whose_it_is():
    columns = [Column("a", Bilingual(vi="Một")), Column("b", Bilingual(vi="Hai"))]
    rows = [Row((Key("2026", Bilingual(vi="2026")),), (0, 3))]
    statistic = replace(next(item for item in OWN if len(item.drawn) > 1), drawn=("a", "b"), stacked=False)
    bars = chart(statistic, table([("year", WORDS)], columns, rows, []), "vi").groups[0].bars
    assert [bar.written for bar in bars] == ["Một: 0", "3"]
