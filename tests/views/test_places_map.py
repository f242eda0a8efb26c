"""The map of awards: what counts for which place of today, the steps of colour, tiles, and outlines when there are some."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.catalog import Catalog, load
from generator.read.boundaries import Polygon
from generator.records.fields import HANOI
from generator.views import outlines, views
from generator.views.overviews.places_map import Tile, gather, quantiles
from generator.visible import visible

AT = datetime(2026, 6, 1, tzinfo=HANOI)
INVENTED = (Path(__file__).parents[1] / "read" / "invented.geojson").read_text(encoding="utf-8")
PROVINCE = "publish_at: 2015-01-01\nname: {vi: Tỉnh Mẫu, en: Mẫu Province}\nkind: province\n"
COMMUNE = "publish_at: 2015-01-01\nname: {{vi: {0}, en: {0} Commune}}\nkind: commune\nparent: tinh-mau\n"
OVER = "ended: {date: 2025-06-30}\n"
INTO = "  - {{successor: {0}, change: {1}, date: 2025-07-01}}\n"
VILLAGE = "publish_at: 2015-01-01\nname: {vi: Thôn Mẫu, en: Mẫu Village}\nkind: village\nparent: xa-cu\n"
DECISION = "publish_at: 2024-05-05\ntitle: {vi: Tặng bằng khen}\nnumber: 1/QĐ\nissued: 2024-05-05\nauthority: hoi-dong\ncommendation: regular\nconferrals:\n"
LINE = "  - {{line: {0}, honoree: nguoi-{0}, name: Y Blơn, kind: individual, form: bang-khen, place: {1}{2}}}\n"
REVOKED = ", changes: [{status: revoked, date: 2025-01-01, document: 2/QĐ}]"
EXEMPLAR = """\
publish_at: 2024-01-01
title: {vi: Mô hình}
subject: Tổ mẫu
subject_kind: collective
fields_of_work: [education]
stages: [{stage: discovered, date: 2023, evidence: {vi: Biên bản}}]
summary: {vi: Tóm tắt}
story: {vi: Chuyện}
place: thon-mau
replications: [{place: xa-ba, date: 2024, result: {vi: Tốt}}, {place: xa-ba, date: 2025, result: {vi: Tốt}}]
"""
FILES = {
    "places/tinh-mau": PROVINCE, "places/xa-mot": COMMUNE.format("Xã Một"), "places/xa-hai": COMMUNE.format("Xã Hai"),
    "places/xa-ba": COMMUNE.format("Xã Ba"), "places/thon-mau": VILLAGE,
    "places/xa-cu": COMMUNE.format("Xã Cũ") + OVER + "succession:\n" + INTO.format("xa-mot", "split") + INTO.format("xa-hai", "split"),
    "places/xa-mat": COMMUNE.format("Xã Mất") + OVER,
    "decisions/mot": DECISION + "".join(LINE.format(number, place, more) for number, (place, more) in enumerate([
        ("xa-mot", ""), ("xa-cu", ""), ("thon-mau", ""), ("xa-ba", REVOKED), ("tinh-mau", ""), ("xa-mat", ""), ("xa-hai", "")], 1)),
    "exemplars/mo-hinh": EXEMPLAR,
}
SITE = "boundaries:\n  file: b.geojson\n  source: {vi: Hình hư cấu, en: Invented shapes}\n"
SHAPES = INVENTED.replace("xa-o-vuong", "xa-mot").replace("xa-tam-giac", "xa-hai").replace("00042", "99003")
Make = Callable[..., Catalog]


@pytest.fixture
def public(tmp_path: Path, lay: Callable) -> Make:
    """The public catalog of some files, with or without boundaries."""
    def make(files: Mapping[str, str], shapes: str | None = None, at: datetime = AT) -> Catalog:
        root = lay({f"data/{name}.yml": text for name, text in files.items()})
        kinds = root / "data/vocabulary/place-kinds.yml"
        kinds.write_text(kinds.read_text(encoding="utf-8") + "  village:\n    name:\n      vi: Thôn\n", encoding="utf-8")
        if shapes is not None:
            (root / "data/b.geojson").write_text(shapes, encoding="utf-8")
            site = root / "data/site.yml"
            site.write_text(site.read_text(encoding="utf-8") + SITE, encoding="utf-8")
        loaded = load(root)
        root.rename(tmp_path / f"read-{len(list(tmp_path.iterdir()))}")
        assert loaded.problems == []
        return visible(loaded.catalog, at)

    return make


def tiles(catalog: Catalog, at: datetime = AT) -> dict[str, Tile]:
    return {tile.place.id: tile for _, kinds in gather(catalog, at).values["areas"] for _, found in kinds for tile in found}


def page(catalog: Catalog, lang: str = "vi", at: datetime = AT) -> str:
    return next(page for page in views(catalog, at).pages if page.address == "map/" and page.lang == lang).make().body


def test_former_places_and_villages_count_for_the_places_of_today(public):
    catalog = public(FILES)
    assert {key: (tile.awards, tile.exemplars, tile.copies) for key, tile in tiles(catalog).items()} == {
        "xa-mot": (3, 1, 0), "xa-hai": (3, 1, 0), "xa-ba": (0, 0, 1)}
    values = gather(catalog, AT).values
    assert (values["standing"], values["elsewhere"], values["shared"]) == (6, 2, True)


def test_before_the_rearrangement_the_places_of_that_day_are_shown(public):
    before = datetime(2025, 6, 30, tzinfo=HANOI)
    found = tiles(public(FILES, at=before), before)
    assert {key: tile.awards for key, tile in found.items()} == {"xa-mot": 1, "xa-hai": 1, "xa-ba": 0, "xa-cu": 2, "xa-mat": 1}


@pytest.mark.parametrize(("counts", "steps"), [
    ([], []), ([0, 0], []), ([5], [(5, 5)]), ([0, 1, 1, 3], [(1, 1), (3, 3)]), ([1, 2, 3, 4], [(1, 1), (2, 2), (3, 3), (4, 4)]),
    (range(1, 9), [(1, 2), (3, 4), (5, 6), (7, 8)]), ([1] * 20 + [2, 3, 50, 90], [(1, 1), (2, 90)])])
def test_steps_hold_about_as_many_places_each(counts, steps):
    assert quantiles(counts) == steps
    covered = [count for least, most in steps for count in counts if least <= count <= most]
    assert sorted(covered) == sorted(count for count in counts if count)


def test_the_tile_map_has_each_place_as_a_link_with_its_number_and_a_table(public):
    body = page(public(FILES))
    assert "<svg" not in body
    assert re.findall(r'<a class="tile step-(\d)" href="\.\./places/([^/]+)/"><span>([^<]+)</span> <strong>(\d+)</strong>', body) == [
        ("0", "xa-ba", "Xã Ba", "0"), ("1", "xa-hai", "Xã Hai", "3"), ("1", "xa-mot", "Xã Một", "3")]
    assert re.findall(r'<th scope="row"><a href="\.\./places/([^/]+)/">.*?<td class="number"[^>]*>(\d+)<', body) == [
        ("xa-ba", "0"), ("xa-hai", "3"), ("xa-mot", "3")]


def test_the_drawn_map_has_each_place_as_a_link_and_the_rest_in_the_table(public):
    catalog = public(FILES, SHAPES)
    body = page(catalog, "en")
    shapes = re.findall(r'<a class="step-(\d)" href="\.\./places/([^/]+)/" aria-label="([^"]+)"><title>\3</title><path d="(M[^"]+z)"/>', body)
    assert [shape[:3] for shape in shapes] == [
        ("1", "xa-hai", "Xã Hai Commune: 3 conferrals"), ("1", "xa-mot", "Xã Một Commune: 3 conferrals")]
    assert re.findall(r'<th scope="row"><a href="\.\./places/([^/]+)/">', body) == ["xa-ba", "xa-hai", "xa-mot"]
    assert "Invented shapes" in body and 'class="tile' not in body


def test_an_outline_may_name_its_place_by_the_administrative_code(public):
    coded = {**FILES, "places/xa-ba": FILES["places/xa-ba"] + 'illustrative: true\ncode: "99003"\n'}
    found = tiles(public(coded, SHAPES))
    assert {key: tile.drawn is not None for key, tile in found.items()} == {"xa-mot": True, "xa-hai": True, "xa-ba": True}
    # The code that a former place had too is that of the place of today.
    former = {**coded, "places/xa-mat": FILES["places/xa-mat"] + 'illustrative: true\ncode: "99003"\n'}
    assert tiles(public(former, SHAPES))["xa-ba"].drawn


@pytest.mark.parametrize("key", ["xa-hai", "99003"])
def test_the_outline_of_a_place_that_is_not_public_yet_leaves_no_trace(public, key):
    later = AT + timedelta(1)
    hidden = FILES["places/xa-hai"].replace("2015-01-01", f"{later:%Y-%m-%d}") + 'illustrative: true\ncode: "99003"\n'
    files = {name: text.replace("place: xa-hai", "place: xa-mot") for name, text in FILES.items() if name not in ("places/xa-hai", "places/xa-cu", "places/thon-mau", "exemplars/mo-hinh")}
    files["decisions/mot"] = DECISION + LINE.format(1, "xa-mot", "")
    shapes = SHAPES.replace('"xa-hai"', f'"{key}"').replace('"99003", "name": "Hai', '"chua-co", "name": "Hai')
    without = "\n".join(line for line in shapes.splitlines() if "Tam Giác" not in line and "Hai Đảo" not in line).replace("},\n]}", "}\n]}")
    embargoed, gone = public({**files, "places/xa-hai": hidden}, shapes), public(files, without)
    assert [outline.key for outline in embargoed.outlines] == ["xa-mot"]
    assert [page(embargoed, lang) for lang in ("vi", "en")] == [page(gone, lang) for lang in ("vi", "en")]
    assert "xa-hai" in page(public({**files, "places/xa-hai": hidden}, shapes, later), at=later)


def test_no_text_of_the_file_of_boundaries_reaches_a_page(public):
    body = page(public(FILES, SHAPES))
    assert "Tam Giác" not in body and "hu cau" not in body


def square(x: float, y: float, size: float) -> tuple[Polygon, ...]:
    return (((((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)),)),)


def test_neighbours_share_their_edge_on_the_grid_and_north_is_up():
    picture = outlines.draw({"nam": square(10, 1, 1), "bac": square(10, 2, 1)}, {"nam": "7", "bac": "1,234"})
    assert (picture.width, picture.height) == (482, 962)
    assert picture.places["nam"].path == "M1 961l480 0 0-480-480 0z"
    assert picture.places["bac"].path == "M1 481l480 0 0-480-480 0z"
    assert picture.places["nam"].spot == (241, 721)


def test_a_number_stands_inside_its_place_or_nowhere():
    ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    hole = ((0.5, 0.5), (0.5, 9.5), (9.5, 9.5), (9.5, 0.5), (0.5, 0.5))
    picture = outlines.draw({"vanh": ((ring, hole),), "dao": square(20, 5, 0.01)}, {"vanh": "1", "dao": "1"})
    assert picture.places["dao"].spot is None
    assert picture.places["dao"].path.startswith("M")  # smaller than the grid, and there all the same
    spot = picture.places["vanh"].spot
    assert spot is None or not 19 < spot[0] < 341  # never in the hole


def test_a_province_of_a_hundred_communes_is_a_small_picture():
    """Wavy outlines of 400 points each: 40,000 points come down to a picture of at most 60 KB."""
    def wavy(column: int, row: int) -> tuple[Polygon, ...]:
        side = [(n / 100, 0.05 * ((n * 7919) % 13) / 13) for n in range(100)]
        ring = [(column + t, row + d) for t, d in side] + [(column + 1 - d, row + t) for t, d in side]
        ring += [(column + 1 - t, row + 1 - d) for t, d in side] + [(column + d, row + 1 - t) for t, d in side]
        return (((*((x / 10 + 108, y / 10 + 14) for x, y in ring), (ring[0][0] / 10 + 108, ring[0][1] / 10 + 14)),),)

    communes = {f"xa-{column}-{row}": wavy(column, row) for column in range(10) for row in range(10)}
    picture = outlines.draw(communes, dict.fromkeys(communes, "12"))
    assert sum(len(drawn.path) for drawn in picture.places.values()) < 60_000
    assert all(drawn.spot for drawn in picture.places.values())


def test_a_shape_without_height_or_width_is_drawn():
    for ring in (((5.0, 5.0), (6.0, 5.0), (7.0, 5.0), (5.0, 5.0)), ((5.0, -90.0), (5.0, 0.0), (5.0, 90.0), (5.0, -90.0)), ((0.0, 90.0), (9.0, 90.0), (3.0, 90.0), (0.0, 90.0))):
        assert outlines.draw({"xa": ((ring,),)}, {"xa": "1"}).places["xa"].path
