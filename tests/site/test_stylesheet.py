"""The style sheet of the site is one file, joined from the parts that lie beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.shell import THEME
from generator.site.stylesheet import FOLDER, join_parts

PARTS = {f"{FOLDER}site.css": b'/* face */\n@import "text.css";\n@import "print.css";\n', f"{FOLDER}text.css": b"/* a */\np { margin: 0; }\n",
         f"{FOLDER}print.css": b"@page { margin: 1cm; }\n", "generator/theme/base.html": b"<p>/* kept */</p>"}


def test_the_parts_are_joined_in_the_order_in_which_they_are_named_and_nothing_else_changes():
    assert join_parts(PARTS) == {
        "generator/theme/base.html": b"<p>/* kept */</p>",
        f"{FOLDER}site.css": b"p { margin: 0; }\n\n@page { margin: 1cm; }\n\n",
    }


def test_a_part_that_is_named_and_not_there_is_no_silence():
    with pytest.raises(KeyError):
        join_parts({name: data for name, data in PARTS.items() if "print" not in name})


def test_every_part_is_named_once_and_print_has_the_last_word():
    folder = THEME / Path(FOLDER).relative_to("generator/theme")
    named = [line.split('"')[1] for line in (folder / "site.css").read_text().splitlines() if line.startswith("@import")]
    assert sorted(named) == sorted(path.name for path in folder.glob("*.css") if path.name != "site.css")
    assert named[-1] == "print.css"
