"""What single records are to programs: people and households, texts and what became of them, events that are off, procedures."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from generator.catalog import load
from generator.records.fields import HANOI
from generator.views import Views, views
from generator.views.output import Page
from generator.visible import visible
from tests.checks.conftest import MINIMAL

AT = datetime(2026, 1, 1, tzinfo=HANOI)

DECISION = """publish_at: 2015-02-01
title: {vi: Về việc khen, en: On commendation}
number: 1/QĐ
issued: 2015-01-31
authority: hoi-dong
commendation: merit
conferrals:
  - {line: 1, honoree: a-hoi, name: A Hŏi, kind: individual, form: bang-khen, posthumous: true}
  - {line: 2, honoree: nha-y-bla, name: Hộ Y Blă, kind: household, form: huan-chuong, class: '1'}
  - {line: 3, honoree: bi-thu-hoi, name: Người Khác, kind: individual, form: bang-khen, changes: [{status: revoked, date: 2016-01-01, document: 2/QĐ}]}
  - {line: 4, honoree: da-rut, name: Tên Đã Rút, kind: individual, form: bang-khen}
"""
WITHDRAWN = "publish_at: 2015-02-01\nname: Tên Đã Rút\nkind: individual\nwithdrawn: {date: 2015-03-01, reason: {vi: Theo yêu cầu, en: On request}}\n"
EVENT = "publish_at: 2015-01-01\ntitle: {{vi: Đại hội, en: Congress}}\nkind: congress\nlevel: provincial\nstatus: {0}\nstarts: {1}\n"
DOCUMENT = "publish_at: 2015-01-01\ntitle: {{vi: Văn bản {0}}}\nkind: plan\nnumber: {0}/KH\nissued: {1}\nissuer: hoi-dong\nstatus: {2}\n"
PROCEDURE = """publish_at: 2015-01-01
title: {vi: Tặng Bằng khen, en: Diploma}
code: unknown
nature: public
level: provincial
status: abolished
summary: {vi: Để khen., en: To commend.}
applicants: {vi: Mọi người, en: Everybody}
days: 20
day_kind: calendar
fee: {vi: Không}
charge: {vi: Không}
steps: [{title: {vi: Nộp}}]
ways: [{channel: in_person}, {channel: online}]
receiving_place: {vi: Số 1 đường Lớn}
web_address: https://dichvucong.gov.vn/x
"""


RECORDS = {
    "decisions/so-1": DECISION, "honorees/da-rut": WITHDRAWN, "events/hoan": EVENT.format("postponed", "2015-06"),
    "events/huy": EVENT.format("cancelled", "2015-Q3"), "events/gio": EVENT.format("confirmed", "2015-06-30\nstart_hour: 07:30"),
    "documents/mot": DOCUMENT.format("1", "2015-03", "replaced\nin_force_from: 2015-04-01"),
    "documents/hai": DOCUMENT.format("2", "unknown", "in_force\namends: [mot]\nillustrative: true"), "procedures/khen": PROCEDURE}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Views:
    root = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("things") / "root"))
    for name, text in RECORDS.items():
        (root / f"data/{name}.yml").parent.mkdir(exist_ok=True)
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")
    loaded = load(root)
    assert loaded.problems == []
    return views(visible(loaded.catalog, AT), AT)


def page(shown: Views, address: str, lang: str = "vi") -> Page:
    return next(page for page in shown.pages if (page.address, page.lang) == (address, lang))


def thing(shown: Views, address: str, lang: str = "vi") -> dict:
    return page(shown, address, lang).make().linked[0]


def test_honourees_are_people_or_bodies_with_the_awards_that_stand(shown):
    person, household, other = (thing(shown, f"honorees/{name}/") for name in ("a-hoi", "nha-y-bla", "bi-thu-hoi"))
    assert (person["@type"], person["name"]) == ("Person", "A Hŏi")
    assert "truy tặng" in person["award"][0] and person["award"][0].endswith("(2015)")
    assert household["@type"] == "Organization" and household["award"]
    assert "award" not in other
    assert thing(shown, "honorees/a-hoi/", "en")["@id"] == person["@id"] and "posthumous" in thing(shown, "honorees/a-hoi/", "en")["award"][0]


def test_a_withdrawn_honouree_says_nothing_and_is_on_no_card(shown):
    stone = page(shown, "honorees/da-rut/")
    assert stone.make().linked == () and not stone.indexed
    assert stone.card and stone.card == page(shown, "honorees/").card
    assert not [card for one in shown.pages if (card := one.card) and "Tên Đã Rút" in card.alt]
    assert len({one.card.path for one in shown.pages if one.address == "honorees/a-hoi/"}) == 1


def test_a_decision_is_in_force_as_far_as_its_lines_stand(shown):
    found = thing(shown, "decisions/so-1/")
    assert found["legislationLegalForce"] == "https://schema.org/PartiallyInForce"
    assert (found["legislationIdentifier"], found["legislationDate"]) == ("1/QĐ", "2015-01-31")


def test_texts_say_what_they_change_and_what_became_of_them(shown):
    one, two = (thing(shown, f"documents/{name}/") for name in ("mot", "hai"))
    assert (one["legislationLegalForce"], one["legislationDate"], one["temporalCoverage"]) == (
        "https://schema.org/NotInForce", "2015-03", "2015-04-01/..")
    assert "legislationDate" not in two and two["legislationChanges"][0]["@id"] == one["@id"]
    assert two["creativeWorkStatus"] == "Minh họa" and "hư cấu" in two["disambiguatingDescription"]


def test_events_that_are_off_say_so_and_dates_are_no_more_exact_than_known(shown):
    off, gone, on = (thing(shown, f"events/{name}/") for name in ("hoan", "huy", "gio"))
    assert (off["eventStatus"], off["startDate"]) == ("https://schema.org/EventPostponed", "2015-06")
    assert (gone["eventStatus"], gone["startDate"]) == ("https://schema.org/EventCancelled", "2015")
    assert (on["eventStatus"], on["startDate"]) == ("https://schema.org/EventScheduled", "2015-06-30T07:30:00+07:00")
    assert "Hoãn" in page(shown, "events/hoan/").card.note


def test_a_procedure_has_its_ways_its_price_and_its_end(shown):
    found = thing(shown, "procedures/khen/")
    assert found["description"].startswith("Đã bãi bỏ. ")
    assert found["offers"] == [{"@type": "Offer", "price": 0, "priceCurrency": "VND"}]
    person, online = found["availableChannel"]
    assert person["serviceLocation"]["address"] == "Số 1 đường Lớn" and person["processingTime"] == "P20D"
    assert online["serviceUrl"] == "https://dichvucong.gov.vn/x"
