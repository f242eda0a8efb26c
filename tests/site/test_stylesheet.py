"""The style sheet of the site is one file, joined from the parts that lie beside it."""

from __future__ import annotations

import re
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


def test_no_rule_is_for_a_class_that_nothing_has(shipped_site: Path):
    folder = THEME / Path(FOLDER).relative_to("generator/theme")
    sources = "".join(path.read_text(encoding="utf-8") for ending in ("html", "py", "js") for path in THEME.parent.rglob(f"*.{ending}") if "admin" not in path.parts)
    words = set(re.findall(r"[\w-]+", sources)) | {re.sub(r"\d+$", "", word) for word in re.findall(r"[\w-]+", sources)}
    for page in shipped_site.glob("**/index.html"):
        words |= {name for names in re.findall(r'class="([^"]*)"', page.read_text(encoding="utf-8")) for name in names.split()}
    for part in folder.glob("*.css"):
        selectors = re.sub(r"\{[^{}]*\}|/\*.*?\*/|\"[^\"]*\"", "", part.read_text(encoding="utf-8"), flags=re.DOTALL)
        named = {name for name in re.findall(r"\.([a-z][\w-]*)", selectors) if not {name, re.sub(r"\d+$", "", name)} & words}
        named -= {f"color-{number}" for number in range(8)}  # pygal's, for as many series as a chart may have
        assert not named, part.name
