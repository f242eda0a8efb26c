"""What the public sees at an instant: embargo, tombstones, names taken away, and nothing else changed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load
from generator.checks.identity import published_ids_stay
from generator.checks.subject import Subject
from generator.ledger import Ledger, read_ledger, written_ledger
from generator.records.fields import HANOI
from generator.views import views
from generator.visible import Tombstone, visible
from tests.conftest import SHIPPED

ROOT = Path(__file__).parents[2]
LATER = datetime(2027, 1, 1, tzinfo=HANOI)
SECOND = timedelta(seconds=1)

ORGANISATION = """\
publish_at: 2015-01-01
name: {vi: Hội đồng}
kind: agency
level: provincial
"""
PLACE = "publish_at: 2015-01-01\nname: {vi: Xã mẫu}\nkind: commune\n"
EXEMPLAR = """\
publish_at: 2016-01-01
title: {vi: TITLE-SECRET}
subject: Sau Bí mật
subject_kind: individual
honoree: y-blon
fields_of_work: [education]
stages: [{stage: discovered, date: 2015, evidence: {vi: EVIDENCE-SECRET}}]
summary: {vi: SUMMARY-SECRET}
story: {vi: STORY-SECRET}
"""
HONOREE = """\
publish_at: 2015-05-10
name: Ten Bí mật
kind: individual
other_names: [Khac Bí mật]
summary: {vi: INTRO-SECRET}
"""
DECISION = """\
publish_at: 2015-05-10
title: {vi: Tặng bằng khen}
number: unknown
issued: 2015-05-05
authority: hoi-dong
commendation: regular
conferrals:
  - line: 1
    honoree: y-blon
    name: Ten Bí mật
    kind: individual
    form: bang-khen
    unit: UNIT-SECRET
    place: xa-mau
    role: farmer
    nationality: {vi: NATION-SECRET}
    citation: {vi: CITATION-SECRET}
    organisation: hoi-dong
    field_of_work: education
    achieved: 2014-Q4
    changes: [{status: revoked, date: 2016-01-01, document: 9/QĐ, note: {vi: NOTE-SECRET}}]
  - line: 2
    honoree: a-thuk
    name: A Thŭk
    kind: individual
    form: bang-khen
    unit: Đơn vị ở lại
"""
WITHDRAWN = "withdrawn: {date: 2020-06-01, reason: {vi: Theo yêu cầu, en: On request}}\n"
FILES = {
    "organisations/hoi-dong": ORGANISATION, "places/xa-mau": PLACE, "exemplars/mo-hinh": EXEMPLAR, "honorees/y-blon": HONOREE,
    "decisions/mot": DECISION}

Make = Callable[[Mapping[str, str]], Catalog]


@pytest.fixture
def catalog(tmp_path: Path) -> Make:
    """The catalog of a few records, without the rules across them."""
    minimal = ROOT / "tests" / "checks" / "minimal"

    def make(files: Mapping[str, str]) -> Catalog:
        for source in minimal.rglob("*.yml"):
            target = tmp_path / source.relative_to(minimal)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        for name, text in files.items():
            target = tmp_path / "data" / f"{name}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        loaded = load(tmp_path)
        assert loaded.problems == []
        return loaded.catalog

    return make


@cache
def shipped() -> Catalog:
    loaded = load(SHIPPED)
    assert loaded.catalog
    return loaded.catalog


def everything(public: Catalog, at: datetime = LATER) -> str:
    """All that the views make of a catalog, pages and files."""
    made = views(public, at)
    pages = [json.dumps(dataclasses.asdict(page.make()), ensure_ascii=False) for page in made.pages]
    return "\n".join([*pages, *(file.path + file.make().decode(errors="replace") for file in made.files), *(page.address for page in made.pages)])


def contents(catalog: Catalog) -> dict:
    """The records of a catalog, to compare."""
    return {kind: dict(records) for kind, records in catalog.records.items()}


@pytest.mark.parametrize(("publish_at", "instant"), [
    ("2015-05-10", datetime(2015, 5, 10, tzinfo=HANOI)), ('"2015-05-10 08:00"', datetime(2015, 5, 10, 8, tzinfo=HANOI)),
    ("2015-05-09T17:00Z", datetime(2015, 5, 10, tzinfo=HANOI)), ("2015-05-10T08:00-05:00", datetime(2015, 5, 10, 20, tzinfo=HANOI)),
])
def test_a_record_shows_from_its_instant_on(catalog, publish_at, instant):
    found = catalog({"organisations/so": ORGANISATION.replace("2015-01-01", publish_at)})
    for moment, shown in ((instant - SECOND, False), (instant, True), (instant + SECOND, True)):
        assert bool(visible(found, moment).get("organisation", "so")) is shown
        assert bool(visible(found, moment.astimezone(None)).get("organisation", "so")) is shown


def test_an_embargoed_record_leaves_no_trace(catalog):
    soon = {name: text.replace("publish_at: 2015-05-10", "publish_at: 2016-01-01") for name, text in FILES.items()}
    public = visible(catalog(soon), datetime(2015, 12, 31, tzinfo=HANOI))
    assert list(public.records["honoree"]) == list(public.records["decision"]) == list(public.records["exemplar"]) == []
    text = everything(public)
    for trace in ("SECRET", "Bí mật", "y-blon", "a-thuk", "mo-hinh", "decisions/mot"):
        assert trace not in text


def test_an_honouree_is_seen_from_the_first_decision_on(catalog):
    second = DECISION.replace("2015-05-10", "2018-01-01").replace("2015-05-05", "2017-12-01").replace("a-thuk", "siu-plot").replace("A Thŭk", "Siu Plốt")
    found = catalog({**FILES, "decisions/hai": second})
    at = datetime(2017, 12, 31, tzinfo=HANOI)
    assert sorted(visible(found, at).records["honoree"]) == ["a-thuk", "y-blon"]
    assert [item.decision.id for item in visible(found, at).named["y-blon"]] == ["mot"]
    assert visible(found, at).get("honoree", "y-blon").changed == datetime(2015, 5, 10, tzinfo=HANOI)
    assert "siu-plot" not in everything(visible(found, at))
    assert sorted(visible(found, LATER).records["honoree"]) == ["a-thuk", "siu-plot", "y-blon"]
    assert visible(found, LATER).get("honoree", "y-blon").changed == datetime(2018, 1, 1, tzinfo=HANOI)


def test_an_honouree_without_a_file_is_made_from_the_decision(catalog):
    found = visible(catalog(FILES), LATER).get("honoree", "a-thuk")
    assert (found.name, found.kind, found.story, found.path, found.illustrative) == ("A Thŭk", "individual", None, "", False)


def test_the_file_of_an_honouree_waits_for_its_own_instant(catalog):
    found = catalog({**FILES, "honorees/y-blon": HONOREE.replace("2015-05-10", "2019-01-01")})
    before = visible(found, datetime(2018, 12, 31, tzinfo=HANOI)).get("honoree", "y-blon")
    assert (before.summary, before.other_names) == (None, ())
    assert visible(found, LATER).get("honoree", "y-blon").summary.vi == "INTRO-SECRET"


def test_the_file_of_an_honouree_whom_no_decision_names_does_not_show(catalog):
    found = catalog({"honorees/y-blon": HONOREE})
    assert visible(found, LATER).records["honoree"] == {}
    assert "Bí mật" not in everything(visible(found, LATER))


@pytest.mark.parametrize("name", FILES)
def test_a_withdrawn_record_is_a_tombstone(catalog, name):
    public = visible(catalog({**FILES, name: FILES[name] + WITHDRAWN}), LATER)
    collection, _, record_id = name.partition("/")
    kind = collection[:-1]
    stone = public.get(kind, record_id)
    assert isinstance(stone, Tombstone)
    assert (stone.type, stone.id, stone.collection) == (kind, record_id, collection)
    assert stone.changed == datetime(2020, 6, 1, tzinfo=HANOI)
    assert not hasattr(stone, "name")
    assert stone.heading.vi == "Hồ sơ đã rút"
    assert stone.withdrawn.reason.en == "On request"
    pages = {(page.lang, page.address): page for page in views(public, LATER).pages}
    for lang in ("vi", "en"):
        page = pages[lang, f"{collection}/{record_id}/"]
        assert page.indexed is False
        assert "01/6/2020" in page.make().body or "1 June 2020" in page.make().body


def test_a_withdrawn_honouree_is_gone_from_everywhere(catalog):
    public = visible(catalog({**FILES, "honorees/y-blon": HONOREE + WITHDRAWN}), LATER)
    text = everything(public)
    assert "Bí mật" not in text
    assert "SECRET" not in text
    assert "Đơn vị ở lại" in text
    assert "A Thŭk" in text
    lines = public.get("decision", "mot").conferrals
    assert (lines[0].honoree, lines[0].name, lines[0].line, lines[0].form) == ("", "", 1, "bang-khen")
    assert lines[1].name == "A Thŭk"
    assert isinstance(public.get("exemplar", "mo-hinh"), Tombstone)
    assert "y-blon" not in public.named
    assert public.incoming.get(("place", "xa-mau")) is None
    assert "honorees/y-blon/" in text


def test_before_its_embargo_a_withdrawal_takes_nothing_away(catalog):
    found = catalog({**FILES, "honorees/y-blon": (HONOREE + WITHDRAWN).replace("2015-05-10", "2020-06-01")})
    assert visible(found, datetime(2020, 5, 31, tzinfo=HANOI)).get("honoree", "y-blon").name == "Ten Bí mật"
    assert isinstance(visible(found, LATER).get("honoree", "y-blon"), Tombstone)


def test_a_withdrawn_decision_takes_its_honourees_with_it(catalog):
    public = visible(catalog({**FILES, "decisions/mot": DECISION + WITHDRAWN}), LATER)
    for honoree_id in ("y-blon", "a-thuk"):
        assert isinstance(public.get("honoree", honoree_id), Tombstone)
    text = everything(public)
    for trace in ("A Thŭk", "Ten Bí mật", "Khac Bí mật", "INTRO-SECRET", "CITATION-SECRET", "UNIT-SECRET"):
        assert trace not in text


def test_an_honouree_of_a_withdrawn_and_of_an_open_decision_stays(catalog):
    public = visible(catalog({**FILES, "decisions/mot": DECISION + WITHDRAWN, "decisions/hai": DECISION}), LATER)
    assert public.get("honoree", "y-blon").name == "Ten Bí mật"
    assert [item.decision.id for item in public.named["y-blon"]] == ["hai"]


@pytest.mark.parametrize("name", ["honorees/y-blon", "decisions/mot"])
def test_another_reason_of_a_withdrawal_makes_other_pages(catalog, name):
    digests = []
    for reason in ("Theo yêu cầu", "Nhập nhầm"):
        public = visible(catalog({**FILES, name: FILES[name] + WITHDRAWN.replace("Theo yêu cầu", reason)}), LATER)
        stones = [record for record in public.all() if isinstance(record, Tombstone)]
        assert len(stones) >= 2
        digests.append({stone.id: stone.digest for stone in stones})
    assert all(digests[0][key] != digests[1][key] for key in digests[0])


def test_a_decision_is_another_one_without_a_name(catalog):
    first = visible(catalog(FILES), LATER).get("decision", "mot").digest
    second = visible(catalog({**FILES, "honorees/y-blon": HONOREE + WITHDRAWN}), LATER).get("decision", "mot").digest
    assert first != second


def test_what_is_dated_later_has_not_happened_yet(catalog):
    """The same data at an earlier instant, or with a day that is wrong: nothing that the public is told of is of the future."""
    before = datetime(2015, 12, 31, 23, 59, tzinfo=HANOI)
    found = catalog({**FILES, "decisions/mot": DECISION + "updated: 2016-01-02\nchanges: [{status: corrected, date: 2016-01-01, document: 8/QĐ}]\n"})
    early, late = (visible(found, at).get("decision", "mot") for at in (before, LATER))
    assert (early.status, early.conferrals[0].status, early.changed) == ("in_force", "in_force", datetime(2015, 5, 10, tzinfo=HANOI))
    assert (late.status, late.conferrals[0].status, late.changed) == ("corrected", "revoked", datetime(2016, 1, 2, tzinfo=HANOI))
    assert early.digest != late.digest == found.get("decision", "mot").digest
    without = catalog({**FILES, "decisions/mot": DECISION.replace("    changes: [{status: revoked, date: 2016-01-01, document: 9/QĐ, note: {vi: NOTE-SECRET}}]\n", "")})
    assert everything(visible(found, before), before).replace(early.digest, "") == everything(
        visible(without, before), before).replace(without.get("decision", "mot").digest, "")


def test_a_withdrawal_holds_at_once_and_is_never_news_of_the_future(catalog):
    at = datetime(2019, 3, 3, 10, tzinfo=HANOI)
    stone = visible(catalog({**FILES, "decisions/mot": DECISION + WITHDRAWN}), at).get("decision", "mot")
    assert isinstance(stone, Tombstone) and stone.changed == datetime(2019, 3, 3, tzinfo=HANOI)
    public = visible(catalog({**FILES, "honorees/y-blon": HONOREE + WITHDRAWN}), at)
    assert public.taken_out["mot"].last == at.date()
    assert "2020-06-01T" not in everything(public, at)


def test_the_catalog_itself_stays_as_it_was(catalog):
    found = catalog({**FILES, "honorees/y-blon": HONOREE + WITHDRAWN})
    before = contents(found)
    visible(found, LATER)
    assert contents(found) == before
    assert found.get("decision", "mot").conferrals[0].name == "Ten Bí mật"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_public_sees_what_it_would_see_if_the_rest_were_not_there(data):
    """Random records are moved to random instants around `at`, which is a random instant too."""
    base = datetime(2026, 1, 1, tzinfo=HANOI)
    at = base + timedelta(seconds=data.draw(st.integers(-2, 2)))
    records = {}
    for kind, found in shipped().records.items():
        moved = {}
        for key, record in found.items():
            shift = data.draw(st.sampled_from((None, -2, -1, 0, 1, 2, 10**8)))
            moved[key] = record if shift is None else record.model_copy(update={"publish_at": base + timedelta(seconds=shift)})
        records[kind] = moved
    mixed = dataclasses.replace(shipped(), records=records)
    public = visible(mixed, at)
    assert all(record.publish_at <= at for record in public.all())
    only_due = dataclasses.replace(mixed, records={
        kind: {key: record for key, record in found.items() if record.publish_at <= at} for kind, found in records.items()})
    assert contents(public) == contents(visible(only_due, at))
    for honoree_id in public.records["honoree"]:
        names = [d for d in only_due.of("decision") for line in d.conferrals if line.honoree == honoree_id]
        assert names or isinstance(public.get("honoree", honoree_id), Tombstone)


def test_the_views_are_the_same_without_what_is_not_public():
    at = datetime(2025, 1, 1, tzinfo=HANOI)
    only_due = dataclasses.replace(shipped(), records={
        kind: {key: record for key, record in found.items() if record.publish_at <= at} for kind, found in shipped().records.items()})
    assert everything(visible(shipped(), at), at) == everything(visible(only_due, at), at)


# The ledger -----------------------------------------------------------------------------------------------------------------

def vanished(found: Catalog, *entries: str) -> list[str]:
    ledger = Ledger("data/ledger.txt", tuple(enumerate(entries, 1)))
    return [f"{problem.line} {problem.code}" for problem in published_ids_stay(Subject(found, {}, ledger))]


def test_what_was_published_may_not_vanish(catalog):
    found = catalog(FILES)
    assert vanished(found, "decisions/mot", "honorees/a-thuk", "honorees/y-blon", "places/xa-mau") == []
    assert vanished(found, "decisions/mot", "decisions/hai", "honorees/siu-plot", "people/y-blon", "decision/mot") == [
        "2 C043", "3 C043", "4 C043", "5 C043"]


def test_a_withdrawn_record_has_not_vanished(catalog):
    assert vanished(catalog({**FILES, "decisions/mot": DECISION + WITHDRAWN}), "decisions/mot", "honorees/a-thuk") == []


def test_the_ledger_holds_what_is_public_and_forgets_nothing(catalog, tmp_path):
    found = catalog({**FILES, "decisions/mot": DECISION + WITHDRAWN, "places/xa-sau": PLACE.replace("2015", "2030")})
    text = written_ledger(Ledger("", ((1, "places/xa-cu"),)), visible(found, LATER))
    assert text == (
        "awards/bang-khen\nawards/huan-chuong\ndecisions/mot\nexemplars/mo-hinh\nhonorees/a-thuk\nhonorees/y-blon\norganisations/hoi-dong\nplaces/xa-cu\nplaces/xa-mau\n")
    (tmp_path / "data" / "ledger.txt").write_text(text)
    ledger = read_ledger(tmp_path)
    assert ledger.problems == ()
    assert written_ledger(ledger, visible(found, LATER)) == text
    assert vanished(found, *(entry for _, entry in ledger.entries)) == ["8 C043"]


def test_an_absent_ledger_is_empty_and_a_strange_one_a_problem(tmp_path):
    assert read_ledger(tmp_path) == Ledger("data/ledger.txt", ())
    (tmp_path / "data" / "ledger.txt").mkdir(parents=True)
    assert [problem.code for problem in read_ledger(tmp_path).problems] == ["C050"]
    (tmp_path / "data" / "ledger.txt").rmdir()
    (tmp_path / "data" / "ledger.txt").symlink_to(tmp_path / "nowhere")
    assert [problem.code for problem in read_ledger(tmp_path).problems] == ["C050"]
