"""The lists: every public record stands in each list where it belongs, once and in order; nothing else stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load
from generator.problems import LANGUAGES
from generator.records import BY_COLLECTION, BY_TYPE, Record
from generator.records.fields import HANOI, Bilingual
from generator.records.honoree import Honoree
from generator.views import views
from generator.views.alphabet import ALPHABET, Alphabet, letter_address
from generator.views.facets import FACETS, Facets
from generator.views.lists import WAYS, Lists, in_order
from generator.views.output import Page
from generator.views.overviews import timeline
from generator.views.pages.related import COMMON, MOST, Related, neighbours
from generator.views.pages.rows import PER_PAGE
from generator.visible import visible
from tests.bench.data import make_root
from tests.conftest import ROOT, SHIPPED

AT = datetime(2026, 11, 25, 12, tzinfo=HANOI)
MINIMAL = ROOT / "tests" / "checks" / "minimal"
GOLDEN = ROOT / "tests" / "golden" / "repository"
HEAD = """\
publish_at: {0}
title: {{vi: Tặng bằng khen, en: Diplomas}}
number: {1}
issued: {0}
authority: hoi-dong
commendation: regular
"""
PLACE = "publish_at: 2015-01-01\nname: {{vi: {0}}}\nkind: commune\n"
Make = Callable[[Mapping[str, str]], Catalog]


def line(number: int, honoree: str, name: str, more: str = "") -> str:
    return f"  - {{line: {number}, honoree: {honoree}, name: {name}, kind: individual, form: bang-khen{more}}}\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Make:
    """The public catalog of a few records over the smallest root, without the rules across them."""
    def make(files: Mapping[str, str], at: datetime = AT) -> Catalog:
        for source in MINIMAL.rglob("*.yml"):
            target = tmp_path / source.relative_to(MINIMAL)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        for name, text in files.items():
            target = tmp_path / "data" / f"{name}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        loaded = load(tmp_path)
        assert loaded.problems == []
        return visible(loaded.catalog, at)

    return make


@cache
def bench(folder: Path) -> Catalog:
    make_root(folder, 700)
    return visible(load(folder).catalog, AT)


@pytest.fixture(params=["shipped", "golden", "generated"])
def public(request, tmp_path_factory) -> Catalog:
    if request.param == "generated":
        return bench(Path(tmp_path_factory.getbasetemp()) / "bench")
    return visible(load(SHIPPED if request.param == "shipped" else GOLDEN).catalog, AT)


def listed(made: list[Page], lang: str) -> dict[tuple[str, str], list[str]]:
    """(way, value) -> the addresses of the records of its pages, in their order."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in made:
        _, way, value, number = (*page.address.split("/"), "", "", "")[:4]
        if page.lang == lang and page.address.startswith("lists/") and value:
            rows = re.findall(r'<p class="row__title"><a href="((?:\.\./)+)([^"]*)"', page.make().body)
            assert {up for up, _ in rows} == {"../" * page.address.count("/")}
            assert len(rows) <= PER_PAGE
            assert number == (f"page-{len(found[way, value]) // PER_PAGE + 1}" if (way, value) in found else "")
            found.setdefault((way, value), []).extend(address for _, address in rows)
    return found


def belongs(public: Catalog) -> dict[tuple[str, str], set[str]]:
    """The same by the facets, read anew."""
    facets, alphabet = Facets(public, AT), Alphabet(public)
    found: dict[tuple[str, str], set[str]] = {}
    for record in public.all():
        if isinstance(record, Record):
            values = facets.of(record)
            for way in WAYS:
                wanted = {value for facet in way.facets for value in values.get(facet, ())} if way.facets else {letter_address(alphabet.entry(record).letter)}
                for value in wanted if record.type != way.without else ():
                    found.setdefault((way.name, value), set()).add(f"{record.collection}/{record.id}/")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_stands_once_in_each_list_where_it_belongs(public, lang):
    made = views(public, AT).pages
    found, expected = listed(made, lang), belongs(public)
    assert found.keys() == expected.keys()
    for key, addresses in found.items():
        assert Counter(addresses) == Counter(expected[key]), key
    order = {f"{record.collection}/{record.id}/": place for place, record in enumerate(
        record for records in in_order(public, Alphabet(public)).values() for record in records)}
    for (way, _), addresses in found.items():
        if way != "letter":
            assert addresses == sorted(addresses, key=order.__getitem__)


def test_a_letter_is_one_alphabet(public):
    alphabet = Alphabet(public)
    for (way, value), addresses in listed(views(public, AT).pages, "vi").items():
        if way == "letter":
            entries = [alphabet.entry(public.get(BY_COLLECTION[address.split("/")[0]].type, address.split("/")[1])) for address in addresses]
            assert {letter_address(entry.letter) for entry in entries} == {value}
            assert entries == sorted(entries, key=lambda entry: entry.key)


def test_the_counts_are_those_of_the_lists(public):
    pages = {page.address: page.make().body for page in views(public, AT).pages if page.lang == "en" and page.address.startswith("lists/")}
    for way in WAYS:
        counts = dict(re.findall(r'href="\.\./\.\./(lists/[^"]*)">.*?</a> <span class="ways__count">([\d,]+)</span>', pages[f"lists/{way.name}/"]))
        for address, count in counts.items():
            assert re.search(rf"<p>{count} records?\b", pages[address]), address
        assert counts.keys() == {address for address in pages if address.startswith(f"lists/{way.name}/") and address.count("/") == 3 and "/page-" not in address}


def test_no_page_has_an_id_twice(public):
    for page in views(public, AT).pages:
        if page.section in ("lists", "honorees", "timeline"):
            ids = re.findall(r' id="([^"]*)"', page.make().body)
            assert len(ids) == len(set(ids)), page.address


WITHDRAWN = "withdrawn: {date: 2020-06-01, reason: {vi: Theo yêu cầu, en: On request}}\n"
FILES = {
    "places/xa-a": PLACE.format("Xã Ia A"), "decisions/mot": HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n" + line(1, "y-blon", "Y Blơn", ", place: xa-a")
    + line(2, "a-thuk", "A Thŭk", ", place: xa-a"),
    "decisions/mai": HEAD.format("2027-05-05", "9/QĐ") + "conferrals:\n" + line(1, "sau-nay", "Siu Plốt", ", place: xa-a")}


def test_what_is_withdrawn_or_still_to_come_stands_in_no_list(catalog):
    files = FILES | {"honorees/y-blon": "publish_at: 2015-05-10\nname: Y Blơn\nkind: individual\n" + WITHDRAWN}
    everything = "".join(" ".join(addresses) for addresses in listed(views(catalog(files), AT).pages, "vi").values())
    assert "a-thuk" in everything
    for gone in ("y-blon", "sau-nay", "decisions/mai"):
        assert gone not in everything


def test_a_value_that_the_public_may_not_see_makes_no_list(catalog):
    hidden = catalog(FILES | {"places/xa-a": PLACE.format("Xã Ia A") + WITHDRAWN})
    assert not any(page.address.startswith("lists/place/xa-a/") for page in views(hidden, AT).pages)
    assert "xa-a" not in str([Facets(hidden, AT).of(record) for record in hidden.all() if isinstance(record, Record)])
    unknown = catalog({"places/xa-a": PLACE.format("Xã Ia A")})
    values = {value for record in unknown.all() if isinstance(record, Record) for value in Facets(unknown, AT).of(record).get("campaign", ())}
    assert not values and any(page.address == "lists/campaign/" for page in views(unknown, AT).pages)


def test_nominees_stand_in_no_list():
    public = visible(load(GOLDEN).catalog, datetime(2026, 1, 26, tzinfo=HANOI))
    for shown in (public, visible(load(SHIPPED).catalog, AT)):
        names = {nominee.name for docket in shown.of("consultation") if isinstance(docket, Record) for nominee in docket.nominees}
        bodies = "".join(page.make().body for page in views(shown, AT).pages if page.section in ("lists", "honorees", "timeline"))
        honoured = {item.conferral.name for named in shown.named.values() for item in named}
        assert [name for name in names - honoured if name in bodies] == []


def test_a_place_lists_what_happened_under_its_older_names_too(catalog):
    old = PLACE.format("Xã Ia A") + "ended: {date: 2020-01-01}\nsuccession: [{change: merged, successor: xa-b, date: 2020-01-01}]\n"
    made = views(catalog(FILES | {"places/xa-a": old, "places/xa-b": PLACE.format("Xã Ia B")}), AT).pages
    found = listed(made, "vi")
    assert found["place", "xa-b"] == ["decisions/mot/", "honorees/y-blon/", "honorees/a-thuk/", "places/xa-a/"]
    assert found["place", "xa-a"] == ["decisions/mot/", "honorees/y-blon/", "honorees/a-thuk/"]
    bodies = {page.address: page.make().body for page in made if page.lang == "vi"}
    assert bodies["lists/place/xa-b/"].count("Địa phương lúc đó") == 3
    assert "Địa phương lúc đó" not in bodies["lists/place/xa-a/"]
    assert '"../../lists/place/xa-a/"' in bodies["places/xa-a/"] and "nay thuộc Xã Ia B" in bodies["lists/place/"]


def test_another_older_name_remakes_the_list_of_the_place(catalog):
    ended = "ended: {date: 2020-01-01}\nsuccession: [{change: merged, successor: xa-b, date: 2020-01-01}]\n"
    places = {"places/xa-a": PLACE.format("Xã Ia A") + ended, "places/xa-c": PLACE.format("Xã Ia C") + ended, "places/xa-b": PLACE.format("Xã Ia B")}
    first = HEAD.format("2014-05-05", "0/QĐ") + "conferrals:\n" + line(1, "y-blon", "Y Blơn", ", place: xa-c")
    depends = []
    for text in (first, first.replace("xa-c", "xa-a")):
        made = views(catalog({**FILES, **places, "decisions/khong": text}), AT).pages
        depends.append(next(page.depends for page in made if page.address == "lists/place/xa-b/"))
    assert str({("honoree", "y-blon"): ["xa-a", "xa-c"]})[1:-1] in str(depends[0]) and depends[0] != depends[1]


def test_a_new_record_moves_no_address(catalog):
    many = HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n" + "".join(line(n, f"nguoi-{n}", "Y Blơn") for n in range(1, 151))
    before = {(page.lang, page.address) for page in views(catalog({"decisions/mot": many}), AT).pages}
    assert ("vi", "lists/letter/b/page-2/") in before
    more = HEAD.format("2016-05-05", "2/QĐ") + "conferrals:\n" + line(1, "moi", "A Thŭk")
    after = {(page.lang, page.address) for page in views(catalog({"decisions/mot": many, "decisions/hai": more}), AT).pages}
    assert before < after


def test_one_changed_line_remakes_the_pages_that_show_it(catalog):
    many = HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n" + "".join(line(n, f"nguoi-{n:03}", "Y Blơn", ", unit: Tổ") for n in range(1, 251))
    depends = [{page.address: page.depends for page in views(catalog({"decisions/mot": text}), AT).pages if page.lang == "vi"}
               for text in (many, many.replace("honoree: nguoi-120, name: Y Blơn, kind: individual, form: bang-khen, unit: Tổ",
                                               "honoree: nguoi-120, name: Y Blơn, kind: individual, form: bang-khen, unit: Đội"))]
    changed = {address for address in depends[0] if depends[0][address] != depends[1][address]}
    of_decision = {"lists/letter/t/", "lists/year/2015/", "lists/unit/hoi-dong/", "lists/commendation/regular/"}
    assert {address for address in changed if address.startswith(("lists/", "honorees/"))} == {
        "honorees/nguoi-120/", "honorees/page-2/", "lists/letter/b/page-2/", "lists/year/2015/page-2/", *of_decision}


@pytest.mark.parametrize(("name", "kind", "letter"), [
    ("Nguyễn Văn Đức", "individual", "Đ"), ("Y Blơn", "individual", "B"), ("Hiêng", "individual", "H"), ("Trần Thị Ơn (minh họa)", "individual", "Ơ"),
    ("Ksor H'Byuông", "individual", "H"), ("Anna Lindqvist", "foreign-individual", "L"), ("Đội Dân quân xã", "collective", "Đ"),
    ("Hộ gia đình ông Nguyễn Văn Đức", "household", "H"), ("“Ước mơ” của em", "collective", "Ư"), ("100 ngày", "collective", "N"), ("12/3", "collective", "0-9"),
])
def test_the_letter_of_a_name(catalog, name, kind, letter):
    record = Honoree.model_construct(id="x", name=name, kind=kind)
    assert Alphabet(catalog({})).entry(record).letter == letter


def test_people_stand_by_their_given_names(catalog):
    names = ["Lê Ưng", "Trần Văn Đức", "Nguyễn Văn Đức", "Lê Đức", "Trần Văn An", "Lê Ơn", "Nguyễn Thị Đức", "Y Ân", "Lê Thị Em", "Lê Đưc"]
    alphabet = Alphabet(catalog({}))
    records = [Honoree.model_construct(id=str(number), name=name, kind="individual") for number, name in enumerate(names)]
    shown = [record.name for record in sorted(records, key=lambda record: alphabet.entry(record).key)]
    assert shown == ["Trần Văn An", "Y Ân", "Lê Đưc", "Lê Đức", "Nguyễn Thị Đức", "Nguyễn Văn Đức", "Trần Văn Đức", "Lê Thị Em", "Lê Ơn", "Lê Ưng"]


def test_a_place_stands_by_its_own_name(catalog):
    public = catalog({"places/xa-a": PLACE.format("Xã Đăk A")})
    assert Alphabet(public).entry(public.get("place", "xa-a")).letter == "Đ"


@given(st.text(max_size=12).map(str.strip).filter(bool), st.sampled_from(["individual", "collective"]))
@settings(max_examples=200)
def test_every_name_has_a_letter_and_a_place(name, kind):
    entry = Alphabet(_golden()).entry(Honoree.model_construct(id="x", name=name, kind=kind))
    assert entry.letter in ALPHABET and entry.key == entry.key


@cache
def _golden() -> Catalog:
    return visible(load(GOLDEN).catalog, AT)


def test_letters_have_lasting_addresses():
    assert [letter_address(letter) for letter in "AĂÂDĐEÊOÔƠUƯ"] == ["a", "aw", "aa", "d", "dd", "e", "ee", "o", "oo", "ow", "u", "uw"]
    assert len({letter_address(letter) for letter in ALPHABET}) == len(ALPHABET)


def test_the_list_of_honourees_leads_to_each_letter(public):
    pages = {page.address: page.make().body for page in views(public, AT).pages if page.lang == "vi" and re.fullmatch(r"honorees/(page-\d+/)?", page.address)}
    for page, body in pages.items():
        for target, anchor in re.findall(r'<li><a href="(?:\.\./)+(honorees/[^"#]*)#([^"]*)">', body):
            assert f'<h2 id="{anchor}">' in pages[target], page
            assert not any(f'<h2 id="{anchor}">' in pages[other] for other in pages if _number(other) < _number(target))


def _number(address: str) -> int:
    return int(found[1]) if (found := re.search(r"page-(\d+)", address)) else 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_previous_and_next_go_through_the_list_of_a_type(public, lang):
    bodies = {page.address: page.make().body for page in views(public, AT).pages if page.lang == lang}
    for record_type, records in in_order(public, Alphabet(public)).items():
        for before, record, after in zip([None, *records], records, [*records[1:], None]):
            html = bodies[f"{record.collection}/{record.id}/"].partition('<nav class="beside"')[2]
            for relation, other in (("prev", before), ("next", after)):
                found = re.search(rf'<a href="\.\./\.\./([^"]*)" rel="{relation}"', html)
                assert (found and found[1]) == (other and f"{BY_TYPE[record_type].collection}/{other.id}/")


def test_a_new_honouree_remakes_two_neighbours(catalog):
    head = HEAD.format("2015-05-05", "1/QĐ") + "conferrals:\n"
    names = [("an", "Lê An"), ("binh", "Lê Bình"), ("danh", "Lê Danh"), ("giang", "Lê Giang")]
    first = head + "".join(line(n, *name) for n, name in enumerate(names, 1))
    extra = HEAD.format("2016-05-05", "2/QĐ") + "conferrals:\n" + line(1, "chau", "Lê Châu")
    depends = [{page.address: page.depends for page in views(catalog(files), AT).pages}
               for files in ({"decisions/mot": first}, {"decisions/mot": first, "decisions/hai": extra})]
    changed = {address for address in depends[0] if depends[0][address] != depends[1][address] and address.startswith("honorees/")}
    assert changed == {"honorees/", "honorees/binh/", "honorees/danh/"}


def test_related_records_have_most_in_common_and_are_not_linked_already(public):
    facets = Facets(public, AT)
    orders = in_order(public, Alphabet(public))
    related = Related(public, facets, orders)
    for record_type, records in orders.items():
        for record in records:
            found = related.to(record, ())
            assert len(found) <= MOST and record not in found
            assert not found or record_type != "honoree"
            assert all(other.type != "honoree" for other in found)
            assert [other for other in related.to(record, [(found[0].type, found[0].id)]) if other is found[0]] == [] if found else True


def test_what_everything_has_in_common_relates_nothing(catalog):
    campaign = "publish_at: 2015-01-01\ntitle: {{vi: Phong trào {0}}}\nkind: regular\nlevel: provincial\nsummary: {{vi: x}}\nplace: xa-a\n"
    few = catalog({"places/xa-a": PLACE.format("Xã A")} | {f"campaigns/c{n}": campaign.format(n) for n in range(3)})
    made = Related(few, Facets(few, AT), in_order(few, Alphabet(few)))
    assert [other.id for other in made.to(few.get("campaign", "c0"), ())] == ["c1", "c2"]
    many = catalog({f"campaigns/c{n}": campaign.format(n) for n in range(COMMON + 1)})
    made = Related(many, Facets(many, AT), in_order(many, Alphabet(many)))
    assert made.to(many.get("campaign", "c0"), ()) == []


def test_neighbours_of_one_and_of_none():
    assert neighbours([]) == {}
    one = Honoree.model_construct(id="x", name="X", kind="individual")
    assert neighbours([one]) == {"x": (None, None)}


def test_the_timeline_counts_what_the_lists_of_the_years_hold(public):
    gathered = timeline.gather(public, AT)
    lists = Lists(public, Facets(public, AT), alphabet := Alphabet(public), in_order(public, alphabet))
    year = next(way for way in WAYS if way.name == "year")
    assert {str(found): count for found, count in gathered.values["records"].items()} == {value: len(records) for value, records in lists.of(year).items()}
    shown = [item.year for item in gathered.values["years"]]
    assert shown == sorted(set(shown), reverse=True)
    assert sum(item.conferrals for item in gathered.values["years"]) == sum(
        line.stands for decision in public.of("decision") if isinstance(decision, Record) and decision.stands for line in decision.conferrals)


def test_the_timeline_of_eighty_years_and_of_one(catalog):
    decisions = {f"decisions/n{year}": HEAD.format(f"{year}-05-05", f"{year}/QĐ") + "conferrals:\n" + line(1, f"n{year}", "Y Blơn") for year in range(1946, 2026)}
    for files in (decisions, dict([*decisions.items()][:1])):
        public = catalog(files)
        body = next(page for page in views(public, AT).pages if page.address == "timeline/" and page.lang == "en").make().body
        for name in files:
            year = name.removeprefix("decisions/n")
            assert f'<h2 id="y{year}">{year}</h2>' in body and f"decisions/n{year}/" in body and f"lists/year/{year}/" in body


def test_facets_are_found_by_name():
    assert len({facet.name for facet in FACETS}) == len(FACETS)
    assert all(Bilingual(**facet.label).en for facet in FACETS)
