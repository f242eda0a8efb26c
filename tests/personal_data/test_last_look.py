"""The last look at a large file, of which only what is new is looked at: it finds what a look at all of it finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site import looked, privacy
from generator.site.looked import LARGE, Looked, news
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


class Before(Looked):
    """What was let through, in hand."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def before(self, path: str, data: bytes) -> bytes:
        return self.data


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
        before = write([row for row in ROWS if not list(privacy.look(path, write([row]), frozenset()))])
        assert not list(privacy.look(path, before, frozenset()))
        now = write(edited(ROWS, edits))
        # The same text twice is found once or twice.
        assert {problem.messages for problem in privacy.look(path, now, frozenset(), Before(before))} == {
            problem.messages for problem in privacy.look(path, now, frozenset())}


def test_only_the_surroundings_of_a_change_are_looked_at():
    rows = [f"{ROWS[number % len(ROWS)]} {number}" for number in range(400)]
    for path, write in FILES.items():
        before = write(rows)
        for changed in (edited(rows, [("change", 30, 0, "x")]), edited(rows, [("put", 30, 0, "x")]), edited(rows, [("move", 30, 31, "")])):
            now = write(changed)
            assert 0 < sum(end - start for start, end in news(path, now, before)) < len(now) / 3
        assert list(news(path, before, before)) == []
        assert list(news(path, before, b"")) == [(0, len(before))]


def test_only_what_the_same_rules_let_through_is_believed(tmp_path: Path):
    data, memory = b"a" * LARGE, tmp_path / "looked"
    digest = sha256(data).hexdigest()
    files = {"a.csv": (LARGE, digest), "b.csv": (LARGE, digest), "c.csv": (3, digest), "d.html": (LARGE, digest)}
    Looked(memory, "rules", lambda path, digest: data).remember(files, {"a.csv": digest, "b.csv": "another", "c.csv": digest, "d.html": digest})
    assert Looked(memory, "rules", lambda path, digest: data).before("a.csv", data) == data
    assert Looked(memory, "rules", lambda path, digest: data).before("b.csv", data) == b""  # kept without a look
    assert Looked(memory, "rules", lambda path, digest: data[1:]).before("a.csv", data) == b""  # not what it was
    assert Looked(memory, "other rules", lambda path, digest: data).before("a.csv", data) == b""
    memory.write_bytes(memory.read_bytes().replace(b"a.csv", b"b.csv"))  # damaged
    assert Looked(memory, "rules", lambda path, digest: data).before("b.csv", data) == b""
