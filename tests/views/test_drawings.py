"""The drawings that stand for pictures: small, without words or people, the same for a record for ever."""

from __future__ import annotations

import re
from collections import Counter

from generator.records.exemplar import Exemplar
from generator.site.shell import THEME
from generator.views.drawings import BY_FIELD, FILE, NAMES, PLAIN, TONES, drawing_of

SPRITE = (THEME / FILE).read_text(encoding="utf-8")
SYMBOLS = dict(re.findall(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', SPRITE))


def exemplar(name: str, *fields: str) -> Exemplar:
    return Exemplar.model_construct(id=name, fields_of_work=fields)


def test_every_drawing_that_is_named_is_there_and_none_beside():
    assert SYMBOLS.keys() == set(NAMES)


def test_drawings_are_small_and_are_shapes_only_coloured_by_the_style_sheet():
    for name, drawn in SYMBOLS.items():
        assert len(drawn) < 1024, name
        assert set(re.findall(r"<(\w+)", drawn)) <= {"path", "circle", "ellipse", "g"}, name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) <= {"none", "currentColor"}, name
        assert not re.search(r"style|class|href|#", drawn), name


def test_the_style_sheet_has_every_tone():
    styles = (THEME / "assets/stylesheets/pictures.css").read_text(encoding="utf-8")
    assert {int(number) for number in re.findall(r"\.drawing--(\d)", styles)} == set(range(1, TONES)), "the first is that of every drawing"


def test_a_record_keeps_its_drawing_and_records_of_one_field_do_not_all_look_alike():
    made = [drawing_of(exemplar(f"chuyen-{number}", "production")) for number in range(60)]
    assert made == [drawing_of(exemplar(f"chuyen-{number}", "production", "health")) for number in range(60)]
    assert Counter(item.name for item in made).keys() == set(BY_FIELD["production"])
    assert {item.tone for item in made} == set(range(TONES))


def test_what_has_no_field_that_is_known_has_a_plain_drawing():
    for record in (exemplar("mot"), exemplar("mot", "linh-vuc-moi"), Exemplar.model_construct(id="mot")):
        assert drawing_of(record).name in PLAIN
