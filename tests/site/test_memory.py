"""What a build remembers of the files of the site."""

from __future__ import annotations

from pathlib import Path

from generator.site.memory import Memory, read_memory


def filled(*entries: tuple[str, str, str, tuple[str, ...]], permitted: tuple[str, ...] = ()) -> Memory:
    _, memory = Memory().next(permitted, "program")
    for entry in entries:
        memory.note(*entry)
    return memory


def kept(memory: Memory, folder: Path) -> Memory:
    memory.write(folder / "pages.json")
    return read_memory(folder / "pages.json")


def test_what_was_noted_is_read_back(tmp_path: Path):
    memory = filled(("a/index.html", "1", "x", ("b/index.html", "c.css")), ("b/index.html", "2", "y", ("c.css",)), permitted=("0905 000 111",))
    found = kept(memory, tmp_path)
    assert (found.files, found.permitted) == (memory.files, memory.permitted)
    assert found.targets() == {"b/index.html", "c.css"}
    assert list(found.pointing_at({"c.css"})) == [("a/index.html", "c.css"), ("b/index.html", "c.css")]


def test_a_memory_knows_under_which_program_its_files_were_looked_at(tmp_path: Path):
    before = kept(filled(("a", "1", "x", ())), tmp_path)
    assert [old.under == new.under for old, new in (before.next((), under) for under in ("program", "another"))] == [True, False]
    before, now = kept(filled(permitted=("one",)), tmp_path).next((), "program")
    assert before.under != now.under  # nor is anything believed when a value may no longer be public


def test_no_value_that_may_be_public_is_kept_as_it_is(tmp_path: Path):
    kept(filled(permitted=("0905 000 111",)), tmp_path)
    assert b"0905" not in (tmp_path / "pages.json").read_bytes()


def test_a_file_that_stays_points_where_it_did(tmp_path: Path):
    old = kept(filled(("a", "1", "x", ("b",)), ("c", "2", "y", ("d",))), tmp_path)
    believed, new = old.next((), "program")
    new.files["a"] = believed.files["a"]
    new.note("c", "3", "z", ("e", "b"))
    found = kept(new, tmp_path)
    assert [list(found.pointing_at({target})) for target in ("b", "e")] == [[("a", "b"), ("c", "b")], [("c", "e")]]
    assert found.targets() == {"b", "e"}


def test_targets_that_are_gone_do_not_pile_up(tmp_path: Path):
    memory = filled(("a", "1", "x", ("first", *map(str, range(100)), "last")))
    for number in range(20):
        believed, following = kept(memory, tmp_path).next((), "program")
        memory = following
        memory.note("a", f"{number}", "x", ("last", f"new-{number}"))
    assert kept(memory, tmp_path).targets() == {"last", "new-19"}
    assert len((tmp_path / "pages.json").read_bytes()) < 300


def test_nothing_is_believed_when_a_value_may_no_longer_be_public(tmp_path: Path):
    memory = kept(filled(("a", "1", "x", ()), permitted=("one", "two")), tmp_path)
    assert memory.next(("one", "two", "three"), "program")[0].files
    assert not memory.next(("one", "three"), "program")[0].files
