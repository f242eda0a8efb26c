"""What is searched: each public record once, its words in both languages, and nothing that its pages do not show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from generator.build import check_root
from generator.records import BY_COLLECTION, Record
from generator.records.fields import HANOI, Bilingual
from generator.views.facets import FACETS, Facets
from generator.views.overviews import OVERVIEWS
from generator.views.rich_text import plain_words
from generator.views.search import Document, other_spellings, parts
from generator.visible import visible
from tests.conftest import AT, SHIPPED
from tests.golden.tree import REPOSITORY


def searched(root: Path, at: datetime = AT) -> tuple[Facets, dict[str, Document]]:
    catalog = check_root(root).loaded.catalog
    assert catalog
    facets = Facets(visible(catalog, at), at)
    found = [document for part in parts(facets) for document in part.documents()]
    assert len({document.address for document in found}) == len(found)
    return facets, {document.address: document for document in found}


@pytest.fixture(scope="module")
def shipped() -> tuple[Facets, dict[str, Document]]:
    return searched(SHIPPED)


def test_each_public_record_is_one_document_and_no_withdrawn_or_future_one_is(shipped):
    facets, found = shipped
    public = {f"{record.collection}/{record.id}/" for record in facets.catalog.all() if isinstance(record, Record)}
    lists = {f"{address}/" for address in (*BY_COLLECTION, *(overview.address for overview in OVERVIEWS))}
    lists |= {f"glossary/#{term}" for term in facets.catalog.vocabulary["glossary"].terms}
    assert found.keys() == public | lists
    _, early = searched(SHIPPED, datetime(2026, 1, 1, tzinfo=HANOI))
    assert early.keys() < public | lists
    at = datetime(2026, 1, 1, tzinfo=HANOI)
    _, small = searched(REPOSITORY, at)
    assert not {"honorees/nguoi-duoc-khen-3/", "honorees/ho-gia-dinh-rut/", "decisions/quyet-dinh-da-rut/"} & small.keys()
    everything = repr(list(small.values()))
    for secret in ("Tên Không Được Hiện", "Hộ gia đình Bị Ẩn", "Chưa đến ngày công bố", "13/QĐ-MAU"):
        assert secret not in everything


def test_nominees_are_in_no_document_not_even_while_their_docket_is_open(shipped):
    facets, _ = shipped
    dockets = [record for record in facets.catalog.of("consultation") if isinstance(record, Record)]
    for docket in dockets:
        day = datetime.combine(docket.opened, datetime.min.time(), HANOI)
        if day < docket.publish_at:
            continue
        open_facets, found = searched(SHIPPED, day)
        nominees = open_facets.catalog.get("consultation", docket.id).nominees
        honoured = " ".join(document.title for document in found.values())
        everything = repr(list(found.values()))
        for nominee in nominees:
            assert nominee.name in honoured or nominee.name not in everything
    assert any(docket.nominees or True for docket in dockets)


def test_a_document_of_an_honouree_names_award_number_year_unit_place_and_achievement(shipped):
    facets, found = shipped
    for record in facets.catalog.of("honoree"):
        if not isinstance(record, Record):
            continue
        document = found[f"honorees/{record.id}/"]
        for item in facets.catalog.named[record.id]:
            line = item.conferral
            award = facets.catalog.get("award", line.form)
            for words in (award.heading.vi, str(item.decision.issued.year), line.unit, line.citation and line.citation.vi.rstrip(".")):
                assert not words or words in document.text
            if line.place:
                assert facets.catalog.get("place", line.place).heading.vi in document.text
            if award.abbreviation:
                assert award.abbreviation in document.also.split() or " " in award.abbreviation


def test_what_stays_out_of_the_open_data_stays_out_of_search(shipped):
    facets, found = shipped
    for record in facets.catalog.of("honoree"):
        consent = getattr(record, "consent", None)
        if consent:
            assert consent.scope.vi not in repr(found[f"honorees/{record.id}/"])


def test_english_words_stand_behind_all_vietnamese_ones(shipped):
    facets, found = shipped
    record, text = facets.catalog.get("exemplar", "tu-chu-biet-di"), found["exemplars/tu-chu-biet-di/"].text
    vietnamese, english = plain_words(record.story.vi), plain_words(record.story.en)
    assert text.index(record.summary.vi) < text.index(vietnamese) < text.index(record.summary.en) < text.index(english)


@pytest.mark.parametrize(("words", "other"), [
    ("Đức", "Dức"), ("đường", "dường"), ("ƀrâng", "brâng"), ("hòa", "hoà"), ("hoà", "hòa"), ("thúy", "thuý"), ("khoẻ", "khỏe"),
    ("Nguyễn Văn", ""), ("quý", ""), ("hoàng", ""), ("toán", ""), ("của", ""), ("HÒA", "HOÀ"), ("hoa", ""),
])
def test_other_spellings(words: str, other: str):
    assert other_spellings(words) == other


def test_rich_text_is_searched_without_its_marks():
    assert plain_words("**Ba** đõ _ong_.\n\n- một\n- hai [trang](../x/).\n\n> lời\n\n## Mục\n\n| a | b |\n|---|---|\n| c | d |") == (
        "Ba đõ ong. một hai trang. lời Mục a b c d")


def test_filters_are_the_facets(shipped):
    facets, found = shipped
    names = {facet.name for facet in FACETS}
    for record in facets.catalog.all():
        if isinstance(record, Record):
            filters = found[f"{record.collection}/{record.id}/"].filters
            assert filters == facets.of(record)
            assert filters.keys() <= names
            assert filters["type"] == (record.type,)


def test_a_place_of_former_days_is_found_under_its_own_name_and_todays(shipped):
    facets, found = shipped
    for record in facets.catalog.of("honoree"):
        if isinstance(record, Record):
            filters = found[f"honorees/{record.id}/"].filters
            for place in filters.get("place-then", ()):
                assert set(facets.living(("place", place))) <= set(filters["place"])
    assert any(set(document.filters.get("place", ())) - set(document.filters.get("place-then", ())) for document in found.values())


def test_a_status_is_called_what_every_type_calls_it_whichever_record_is_looked_at_first(shipped):
    catalog = shipped[0].catalog
    facets = Facets(catalog, AT)
    for record in reversed(list(catalog.all())):
        if isinstance(record, Record):
            facets.of(record)
    assert facets.states == shipped[0].states
    words = {(text.vi, text.en) for record in catalog.all() if isinstance(record, Record) and (text := record.standing(AT.date()))}
    for vi, en in words:
        assert vi in facets.states[facets.state(Bilingual(vi=vi, en=en))].vi.split(" / ")
    assert facets.states["planned"].vi == "Dự kiến / Đã có kế hoạch / Sắp phát động"


def test_an_award_is_not_found_by_what_comes_after_it_nor_a_place_by_what_it_became_as_its_place_at_the_time():
    facets, found = searched(REPOSITORY, datetime(2026, 1, 1, tzinfo=HANOI))
    assert facets.catalog.get("award", "bang-khen-tinh").next_steps
    assert "award" not in found["awards/bang-khen-tinh/"].filters
    older = found["places/xa-dak-mau/"].filters
    assert set(older["place"]) == {"tinh-mau", "xa-dak-moi"}
    assert older["place-then"] == ("tinh-mau",)
