"""The guide for the staff, data/README.md, keeps up with the program."""

from __future__ import annotations

import re
from pathlib import Path

from generator.build import check_root
from generator.problems import as_text
from generator.records import BY_COLLECTION, RECORD_TYPES
from tests.conftest import ROOT
from tests.faults.small import copied
from tests.shipped.mistakes import MISTAKES

GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_every_collection_has_its_row_in_both_languages_in_the_order_of_the_registry():
    rows = re.findall(r"^\| `([a-z-]+)/` \| (.+) / (.+) \|$", GUIDE, re.MULTILINE)
    assert [folder for folder, _, _ in rows] == [model.collection for model in RECORD_TYPES]
    assert all(vi.strip() and en.strip() for _, vi, en in rows)


def test_only_contacts_have_a_field_for_a_telephone_or_a_mailbox():
    having = {name for name, model in BY_COLLECTION.items() if {"phone", "hotline", "email"} & set(model.model_fields)}
    assert having == {"contacts"}
    assert "chỉ có trong `contacts/`" in GUIDE
    assert "stand in `contacts/` only" in " ".join(GUIDE.split())


def test_the_ten_mistakes_are_said_as_the_program_says_them(tmp_path: Path):
    assert len(MISTAKES) == 10
    for number, (name, make) in enumerate(MISTAKES.items()):
        root = copied(tmp_path / str(number))
        make(root)
        first = as_text(check_root(root).problems, "vi").splitlines()[0]
        assert f"| {name} | {cell(first)} |" in GUIDE, f"write into data/README.md: | {name} | {cell(first)} |"


def cell(line: str) -> str:
    """A line of `check` as it stands in the guide; the fields that may be used are too many to repeat."""
    line = re.sub(r"(các trường dùng được:) .*", r"\1 …", line)
    return f"`{line}`".replace("|", "\\|")


def test_each_door_has_its_picture():
    pictures = re.findall(r"!\[[^]]+\]\(\.\./(\S+)\)", GUIDE)
    assert len(pictures) == 4
    for picture in pictures:
        assert 5_000 < (ROOT / picture).stat().st_size < 200_000, picture
