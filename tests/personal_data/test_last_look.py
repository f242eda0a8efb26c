"""The last look at a large file, of which only what is new is looked at: it finds what a look at all of it finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site import looked, privacy
from generator.site.looked import news
from tests.personal_data.corpora import INNOCENT, PLANTED

VALUES = [text for _, text in PLANTED]
FILES: dict[str, Callable[[list[str]], bytes]] = {
    "data/a.csv": lambda rows: ("\ufeff" + "".join(f'"x","{row}","x"\r\n' for row in rows)).encode(),
    "data/a.json": lambda rows: ('{"records": [\n' + ",\n".join(json.dumps({"id": "x", "text": row, "more": "y"}, ensure_ascii=False) for row in rows) + "\n]}\n").encode(),
    "feeds/a.json": lambda rows: json.dumps({"items": [{"id": "x", "text": row} for row in rows]}, ensure_ascii=False, separators=(",", ":")).encode(),
    "feeds/a.atom": lambda rows: ("<feed>" + "".join(f"<entry><title>{escape(row)}</title><content><![CDATA[<div><p>{escape(row)}</p></div>]]></content></entry>"
                                                    for row in rows) + "</feed>").encode(),
    "a.txt": lambda rows: "\n".join(rows).encode(),
}
ROWS = [" ".join(INNOCENT[start:start + 4])[:700] for start in range(0, len(INNOCENT) - 4, 4)][:40]
PIECES = st.one_of(st.sampled_from(VALUES), st.sampled_from(INNOCENT), st.sampled_from(["số tài khoản", "gia đình", "062090000123", "0912", "345 678", "@", "a cong", ""]))
EDITS = st.lists(st.tuples(st.sampled_from(["put", "change", "add to", "remove", "move"]), st.integers(0, 39), st.integers(0, 39), PIECES), max_size=4)


def edited(rows: list[str], edits: list[tuple[str, int, int, str]]) -> list[str]:
    rows = list(rows)
    for what, place, other, text in edits:
        place, other = place % len(rows), other % len(rows)
        if what == "put":
            rows.insert(place, text)
        elif what == "change":
            rows[place] = text
        elif what == "add to":
            rows[place] += f" {text}"
        elif what == "remove" and len(rows) > 1:
            del rows[place]
        else:
            rows.insert(other, rows.pop(place))
    return rows


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_what_is_new_is_found_as_in_a_look_at_everything(path, edits):
    write = FILES[path]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(looked, "REACH", 1_500)
        patched.setattr(looked, "LARGE", 0)
        before = write([row for row in ROWS if not list(privacy.look(path, write([row]), frozenset()))])
        assert not list(privacy.look(path, before, frozenset()))
        now = write(edited(ROWS, edits))
        # The same text twice is found once or twice.
        assert {problem.messages for problem in privacy.look(path, now, frozenset(), lambda: before)} == {
            problem.messages for problem in privacy.look(path, now, frozenset())}


@pytest.mark.parametrize("path", FILES)
def test_only_the_surroundings_of_a_change_are_looked_at(path):
    rows = [f"{ROWS[number % len(ROWS)]} {number}" for number in range(400)]
    before = FILES[path](rows)
    for edit in ("change", 30, 0, "x"), ("put", 30, 0, "x"), ("move", 30, 31, ""):
        now = FILES[path](edited(rows, [edit]))
        start, end = news(path, now, lambda: before)
        assert 0 < end - start < len(now) / 3
    assert news(path, before, lambda: before) == (0, 0)
    assert news(path, before, bytes) == (0, len(before))


def test_what_comes_together_when_a_part_goes_is_seen():
    rows = [*ROWS, "ghi lại ngày sinh", "", "của từng con bò trong thôn, rồi đến ngày trao quà cho các hộ là", "", "12/03/1985", *ROWS, "", "", *ROWS, *ROWS]
    before, now = (FILES["a.txt"](found) for found in (rows, [*rows[:41], *rows[43:]]))
    assert not list(privacy.look("a.txt", before, frozenset()))
    assert len(list(privacy.look("a.txt", now, frozenset(), lambda: before))) == 1


def test_a_word_of_the_glance_holds_the_sign_that_goes_before_it():
    assert all(sign in word for sign, words in privacy._WORDS.items() for word in words)
