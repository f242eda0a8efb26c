"""Every record page shows what points at the record, by type; procedures show the feedback that came in on them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from html import unescape

import pytest

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records import BY_COLLECTION, RECORD_TYPES, Record
from generator.records.fields import HANOI
from generator.views import views
from generator.views.gather import procedure
from generator.views.lists import BY_RECORD_TYPE
from generator.views.pages.context import Incoming
from generator.views.templates import Links, Templates
from generator.visible import visible
from tests.conftest import SHIPPED

AT = datetime(2026, 11, 25, 12, tzinfo=HANOI)


@cache
def public() -> Catalog:
    return visible(load(SHIPPED).catalog, AT)


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_record_page_links_to_everything_that_points_at_the_record(model):
    # Further pages of an award hold the rest of its conferrals; what a long page leaves out stands in the list to which it links.
    bodies: dict[str, str] = defaultdict(str)
    made = views(public(), AT).pages
    for page in made:
        collection, _, rest = page.address.partition("/")
        if page.lang == "vi" and collection in BY_COLLECTION and BY_COLLECTION[collection] is model and rest and "sheet" not in rest:
            bodies[rest.partition("/")[0]] += page.make().body
    for page in made:
        _, way, value, *_ = [*page.address.split("/"), "", ""]
        if page.lang == "vi" and BY_RECORD_TYPE.get(model.type) and page.address.startswith(f"lists/{BY_RECORD_TYPE[model.type].name}/"):
            assert not value or f'"../../lists/{way}/{value}/"' in bodies[value]
            bodies[value] += page.make().body
    for record in public().of(model.type):
        if isinstance(record, Record):
            missing = [key for key in public().incoming.get((model.type, record.id), ())
                       if isinstance(found := public().get(*key), Record) and f"/{found.collection}/{found.id}/" not in bodies[record.id]]
            assert not missing, record.path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_very_many_that_point_here_the_newest_are_listed(lang):
    one = public().get("exemplar", "to-bao-ve-rung-plei-to-riu")
    first = datetime(2026, 1, 1, tzinfo=HANOI)
    records = [one.model_copy(update={"id": f"e{n:02}", "path": f"e{n:02}", "publish_at": first + timedelta(n)}) for n in range(24)]
    templates = Templates(lang, public())
    parts = templates.environment.globals["parts"]
    html = unescape(str(parts.others(Incoming(exemplar=records), (), Links(templates, "", {}), records[22:])))
    assert [n for n in range(24) if f"/e{n:02}/" in html] == list(range(2, 22))
    assert html.index("/e21/") < html.index("/e02/")
    assert {"vi": "và 2 hồ sơ khác", "en": "and 2 more"}[lang] in " ".join(html.split())
    assert type(one).label_plural[lang] in html
    assert not parts.others(Incoming(exemplar=records), ("exemplar",), Links(templates, "", {})).strip()


def test_a_procedure_shows_the_feedback_on_it_with_its_standing():
    found = next(item for item in public().of("feedback") if item.procedures)
    record = public().get("procedure", found.procedures[0])
    gathered = procedure.gather(public(), record, AT)
    standings = {item.id: standing for item, standing in gathered.values["received"]}
    assert standings[found.id] in gathered.depends
    body = next(page for page in views(public(), AT).pages if (page.lang, page.address) == ("en", f"procedures/{record.id}/")).make().body
    block = body.partition('id="received"')[2].partition("</table>")[0]
    assert f"/feedback/{found.id}/" in block and found.received.isoformat() in block and "status--" in block
    days = [item.received for item, _ in gathered.values["received"]]
    assert days == sorted(days, reverse=True) and isinstance(days[0], date)


def test_one_is_no_plural():
    vi, en = (Templates(lang, public()) for lang in LANGUAGES)
    assert [en.counted(count, "ngày", "day", "days") for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [vi.counted(count, "ngày", "day", "days") for count in (1, 2)] == ["1 ngày", "2 ngày"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_the_pages_of_the_chapter_that_the_reader_is_in_stand_in_the_navigation(lang):
    frame = views(public(), AT).frames[lang]
    chapters, _, pages = frame.navigation("../", "plans", True).partition("</nav>")
    assert 'href="../plans/" aria-current="page"' in pages
    assert 'href="../chapters/oversight/" aria-current="true"' in chapters
    assert "decisions/" not in chapters + pages
    assert frame.navigation("", "", True).count("<nav") == 1, "the home page is in no chapter"
    assert 'href="../../chapters/oversight/" aria-current="page"' in frame.navigation("../../", "chapters/oversight", True)
