"""The program of the web editor is what the packages hold and what is said to be changed in it, and asks nobody by itself."""

from __future__ import annotations

import json
import re
from hashlib import sha256

from generator.views.editor import FOLDER

PROGRAM = FOLDER / "sveltia"


def test_every_file_is_the_one_that_was_taken_and_none_is_more():
    listed = json.loads((PROGRAM / "files.json").read_text())["sha256"]
    present = {path.relative_to(PROGRAM).as_posix(): sha256(path.read_bytes()).hexdigest()
               for path in PROGRAM.rglob("*") if path.is_file() and path.name != "files.json"}
    assert present == listed


def test_fonts_languages_and_the_state_of_services_are_asked_of_nobody():
    program = (PROGRAM / "index.js").read_text(encoding="utf-8")
    for host in ("cdn.jsdelivr.net", "www.githubstatus.com/api", "hostedstatus.com", "`../locales/vi.json`", "sourceMappingURL"):
        assert host not in program, host
    for font in re.findall(r"sveltia/assets/([\w.-]+\.woff2)", program):
        assert (PROGRAM / "assets" / font).is_file()


def test_its_licences_are_there_and_it_is_small():
    assert "MIT" in (PROGRAM / "LICENSE.txt").read_text()
    assert len(list((PROGRAM / "assets").glob("*.LICENSE.txt"))) == 3
    assert sum(path.stat().st_size for path in PROGRAM.rglob("*") if path.is_file()) < 3_200_000
