"""Pages of units, places, councils, meetings, contacts and events: what they gather, and what stands on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import html5lib

from generator.catalog import Catalog, load
from generator.records.fields import HANOI, Bilingual
from generator.records.record import Record, Withdrawal
from generator.views import views
from generator.views.gather import council, event, organisation, place
from generator.views.output import Page
from generator.views.overviews import congresses, directory, training
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2026, 12, 1, tzinfo=HANOI)
TYPES = ("council", "meeting", "contact", "event", "organisation", "place")


@cache
def shipped() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


@cache
def pages() -> dict[tuple[str, str], Page]:
    return {(page.lang, page.address): page for page in views(shipped(), AT).pages}


def text(lang: str, address: str) -> str:
    body = html5lib.parseFragment(pages()[lang, address].make().body, namespaceHTMLElements=False)
    return " ".join("".join(body.itertext()).split())


def ids(records: list[Record]) -> list[str]:
    return [record.id for record in records]


def changed(catalog: Catalog, record: Record, **fields: object) -> Catalog:
    """The catalog with a record that has other fields."""
    records = {kind: dict(found) for kind, found in catalog.records.items()}
    records[record.type][record.id] = record.model_copy(update=fields)
    return replace(catalog, records=records)


def test_a_commune_that_was_split_names_both_of_today_and_they_name_it():
    was = shipped().get("place", "xa-kon-so-lu")
    values = place.gather(shipped(), was, AT).values
    assert values["over"] and ids(values["today"]) == ["xa-dak-minh-hoa", "xa-kon-ho-dret"]
    now = place.gather(shipped(), shipped().get("place", "xa-dak-minh-hoa"), AT).values
    assert "xa-kon-so-lu" in [unit.id for unit, _ in now["before"]]
    assert "Hiện nay" not in text("vi", "places/xa-dak-minh-hoa/")
    assert re.search(r"Today\s*Đăk Minh Hòa Commune \(illustrative\), Kon Hơ Drét Commune", text("en", "places/xa-kon-so-lu/"))


def test_a_dissolved_unit_says_so_and_one_without_a_known_successor_does_not():
    assert "đã giải thể, không có nơi kế tục" in text("vi", "organisations/minh-hoa-trung-tam-chinh-tri-sa-minh/")
    assert "no successor is on record" in text("en", "organisations/ban-thi-dua-khen-thuong-tinh-kon-tum/")


def test_the_awards_of_a_place_are_counted_by_year_without_revoked_ones_and_with_what_lies_within():
    expected: dict[int, int] = {}
    for decision in shipped().of("decision"):
        for line in getattr(decision, "conferrals", ()):
            if line.place == "xa-kon-ho-dret" and line.stands and decision.stands:
                expected[decision.issued.year] = expected.get(decision.issued.year, 0) + 1
    years = place.gather(shipped(), shipped().get("place", "xa-kon-ho-dret"), AT).values["years"]
    assert {year: here for year, here, _ in years if here} == expected
    province = place.gather(shipped(), shipped().get("place", "tinh-sa-hai"), AT).values["years"]
    inside = {year: count for year, _, count in province}
    assert all(inside[year] > count for year, count in expected.items())


def test_a_revoked_line_is_not_counted_for_its_place():
    decision = next(d for d in shipped().of("decision") if isinstance(d, Record) and d.status == "in_force" and d.conferrals[0].place)
    changes = next(line for d in shipped().of("decision") for line in getattr(d, "conferrals", ()) if not line.stands).changes
    lines = (decision.conferrals[0].model_copy(update={"changes": changes}), *decision.conferrals[1:])
    where, year = decision.conferrals[0].place, decision.issued.year
    assert changed(shipped(), decision, conferrals=lines).awards_at[where][year] == shipped().awards_at[where][year] - 1


def test_an_area_class_holds_only_for_its_years():
    commune = shipped().get("place", "xa-ya-lo-moi")
    assert "specially-difficult" in commune.areas_on(date(2025, 12, 31))
    assert "specially-difficult" not in commune.areas_on(date(2026, 1, 1))
    assert "specially-difficult" not in commune.areas_on(date(2020, 12, 31))
    assert "border" in commune.areas_on(date(1990, 1, 1))


def test_a_unit_shows_what_it_found_and_what_it_decided():
    board = organisation.gather(shipped(), shipped().get("organisation", "minh-hoa-ban-thi-dua-khen-thuong"), AT).values
    found = {stage["en"]: ids(exemplars) for stage, exemplars in board["found"]}
    for stage, exemplars in found.items():
        for key in exemplars:
            exemplar = shipped().get("exemplar", key)
            assert any(item.by == "minh-hoa-ban-thi-dua-khen-thuong" and item.stage == stage.lower().replace(" ", "_") for item in exemplar.stages)
    assert found
    committee = organisation.gather(shipped(), shipped().get("organisation", "minh-hoa-ubnd-tinh"), AT).values
    assert committee["decided"] and all(item.authority == "minh-hoa-ubnd-tinh" for item in committee["decided"])
    assert [item.issued for item in committee["decided"]] == sorted((item.issued for item in committee["decided"]), reverse=True)
    assert sum(count for _, _, count in committee["years"]) > 50


def test_former_members_of_a_council_are_told_from_those_who_sit():
    record = shipped().get("council", "minh-hoa-01")
    left = council.gather(shipped(), record, AT).values["left"]
    assert [record.members[index].ends.text for index in left] == ["2026-03-31"]
    assert council.gather(shipped(), record, datetime(2026, 3, 31, tzinfo=HANOI)).values["left"] == []
    assert text("vi", "councils/minh-hoa-01/").count("đã thôi") == 1


def test_a_council_lists_its_meetings_and_the_terms_around_it():
    values = council.gather(shipped(), shipped().get("council", "minh-hoa-01"), AT).values
    assert ids(values["meetings"]) == ["minh-hoa-06", "minh-hoa-02", "minh-hoa-01", "minh-hoa-04", "minh-hoa-05"]
    assert ids(council.gather(shipped(), shipped().get("council", "minh-hoa-02"), AT).values["following"]) == ["minh-hoa-01"]


def test_an_event_still_planned_after_its_day_is_called_late():
    planned = shipped().get("event", "minh-hoa-ky-niem-ngay-thanh-lap-2026")
    assert not event.gather(shipped(), planned, datetime(2026, 12, 18, 23, tzinfo=HANOI)).values["late"]
    assert event.gather(shipped(), planned, datetime(2026, 12, 19, tzinfo=HANOI)).values["late"]
    held = planned.model_copy(update={"status": "held"})
    assert not event.gather(shipped(), held, datetime(2026, 12, 19, tzinfo=HANOI)).values["late"]


def test_a_conference_names_the_presentation_that_is_held_with_it():
    conference = event.gather(shipped(), shipped().get("event", "minh-hoa-hoi-nghi-tong-ket-2026"), AT).values
    assert ids(conference["ceremonies"]) == ["minh-hoa-le-trao-bang-khen-2026"] and conference["following"] == []
    sixth = shipped().get("event", "dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-6")
    assert ids(event.gather(shipped(), sixth, AT).values["following"]) == ["dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-7"]


def test_the_directory_has_the_units_at_work_with_their_contacts():
    levels = dict(directory.gather(shipped(), AT).values["levels"])
    listed = {unit.id: ids(contacts) for units in levels.values() for unit, contacts in units}
    assert listed["minh-hoa-ban-thi-dua-khen-thuong"] == ["minh-hoa-01"]
    assert "so-noi-vu-tinh-kon-tum" not in listed and "so-noi-vu-tinh-quang-ngai" in listed
    assert "bao-kon-tum" not in listed  # its end is not known, but the province is no more
    assert not any(shipped().get("organisation", key).group for key in listed)
    body = pages()["en", "directory/"].make().body
    assert 'href="tel:02600000000"' in body and 'href="mailto:tiepnhan.tdkt@example.gov.vn"' in body
    before_the_merger = dict(directory.gather(shipped(), datetime(2025, 6, 30, tzinfo=HANOI)).values["levels"])
    assert "so-noi-vu-tinh-kon-tum" in {unit.id for units in before_the_merger.values() for unit, _ in units}


def test_a_page_is_made_again_when_the_merger_takes_effect():
    catalog, key = load(SHIPPED).catalog, ("vi", "places/xa-kon-so-lu/")
    at = [datetime(2025, 6, 30, tzinfo=HANOI), datetime(2025, 7, 1, tzinfo=HANOI)]
    first, second = ({(page.lang, page.address): page for page in views(visible(catalog, one), one).pages}[key] for one in at)
    assert first.depends != second.depends
    assert "Hiện nay" in second.make().body


def _statuses() -> Iterator[tuple[str, set[str], set[str]]]:
    records = {name: [record for record in shipped().of(name) if isinstance(record, Record)] for name in TYPES}
    yield "event.status", {item.status for item in records["event"]}, {"planned", "confirmed", "postponed", "cancelled", "held", "unknown"}
    yield "occasion", {item.combined_with.kind for item in records["event"] if item.combined_with}, {"major_day", "founding_day", "summing_up"}
    steps = [step for name in ("organisation", "place") for item in records[name] for step in item.succession]
    yield "change", {step.change for step in steps}, {"merged", "split", "renamed", "part"}
    for name, field, vocabulary in (("event", "kind", "event-kinds"), ("meeting", "kind", "meeting-kinds"), ("place", "kind", "place-kinds"),
                                    ("organisation", "kind", "organisation-kinds"), ("event", "series", "event-series")):
        yield vocabulary, {getattr(item, field) for item in records[name]} - {None}, set(shipped().vocabulary[vocabulary].terms)
    members = {member.role for item in records["council"] for member in item.members}
    yield "council-roles", members, set(shipped().vocabulary["council-roles"].terms)
    yield "service-languages", {one for item in records["contact"] for one in item.languages}, set(shipped().vocabulary["service-languages"].terms)
    areas = {one.area for item in records["place"] for one in item.area_classes}
    yield "area-classes", areas, set(shipped().vocabulary["area-classes"].terms)


def test_the_shipped_records_use_every_status_and_term():
    for name, used, known in _statuses():
        assert used == known, name


def test_nobody_real_is_named_on_a_council_or_as_a_contact():
    for record_type in ("council", "contact"):
        for record in shipped().of(record_type):
            names = [member.name for member in record.members] if record_type == "council" else [record.name]
            assert record.illustrative or not any(names), record.path


def test_numbers_and_mailboxes_of_the_illustrative_contacts_are_plainly_invented():
    for contact in shipped().of("contact"):
        assert contact.illustrative and "hư cấu" in (contact.handles.vi if contact.phone or contact.hotline else "hư cấu")
        assert not contact.email or contact.email.endswith("example.gov.vn")
        for number in filter(None, (contact.phone, contact.hotline)):
            assert "000 000" in number or "0000" in number


def test_congresses_stand_in_their_order_and_a_merged_province_counts_anew():
    chains = [ids(chain) for chain in congresses.gather(shipped(), AT).values["chains"]]
    assert ["dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-6", "dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-7"] in chains
    first, before = ([f"dai-hoi-thi-dua-yeu-nuoc-tinh-quang-ngai-lan-{number}"] for number in (1, 7))
    assert chains.index(first) < chains.index(before)
    assert sorted(sum(chains, [])) == sorted(event.id for event in shipped().of("event") if event.series)


def test_the_training_page_has_courses_and_briefings_with_their_materials():
    lessons = training.gather(shipped(), AT).values["lessons"]
    assert {lesson.kind for lesson in lessons} == {"training", "briefing"}
    assert ids(lessons)[0] == "minh-hoa-tap-huan-nghiep-vu-2026"
    assert ids(lessons)[-1] == "giang-day-tu-tuong-ho-chi-minh-ve-thi-dua-yeu-nuoc", "one without a day stands at the end"
    assert "Hướng dẫn công tác thi đua, khen thưởng ở cấp xã năm 2026" in text("vi", "training/")


def test_a_withdrawn_event_is_on_neither_page():
    gone = shipped().get("event", "minh-hoa-tap-huan-nghiep-vu-2026"), shipped().get("event", "dai-hoi-thi-dua-yeu-nuoc-tinh-kon-tum-lan-7")
    catalog = load(SHIPPED).catalog
    for record in gone:
        catalog = changed(catalog, record, withdrawn=Withdrawal(date=date(2026, 11, 30), reason=Bilingual(vi="Rút")))
    public = visible(catalog, AT)
    shown = ids(training.gather(public, AT).values["lessons"]) + sum(map(ids, congresses.gather(public, AT).values["chains"]), [])
    assert shown and not {record.id for record in gone} & set(shown)
