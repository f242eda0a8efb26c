"""Control characters, script, formulas, broken encodings, missing files: refused at `check` with their place and a remedy, or harmless in
every output. Never a traceback.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from generator.build import check_root
from generator.problems import as_text
from generator.records import RECORD_TYPES, Record
from generator.records.fields import HANOI, Bilingual
from generator.views import views
from generator.visible import visible
from tests.faults.conftest import with_memory
from tests.faults.small import AT, built, copied
from tests.faults.test_embargo import as_yaml, canary, example

REFUSED = {
    "nul": r'"a\0b"', "bell": r'"a\ab"', "escape": r'"\e[31mĐỏ"', "next line": r'"a\u0085b"', "line separator": r'"a\u2028b"',
    "from right to left": r'"a\u202Eb"', "zero width": r'"a\u200Bb"', "surrogate": r'"\uD800"', "no character": r'"\uFFFF"', "tab": r'"=\t1"',
    "carriage return": r'"Lễ\rBEGIN:VALARM"'}
"""What no text may hold, as a record would write it."""
BYTES = {"latin": "title: {vi: Lễ}\n".encode("utf-16"), "half a letter": b"title: {vi: L\xe1\xbb}\n", "no text": b"\x00\x01\x02\xff"}
HARMLESS = (
    "{0}<script>alert({0})</script>", "{0}\"><img src=x onerror=alert({0})>", "=cmd|' /C calc'!A0{0}", "+{0}", "-{0}", "@SUM({0})", "</title>{0}<svg onload=alert({0})>",
    "{0}]]><script>", "{0} --><!-- {0}", "{{{{ {0} }}}} {{% raw %}}", "javascript:alert({0})", "{0}\nBEGIN:VALARM\nEND:VEVENT", "{0}&amp;&lt;{0}&#x3c;script>", "{0},;\\\\")
"""Texts that are no fault of their writer, with room for a word; to be shown as they are, and to do nothing."""
BAD = "Lễ\r\nBEGIN:VALARM\r\n\x00\x07\x1b\x85\u2028\u202e\ufffe=1+1</script><script>alert(1)</script>]]>"


def test_what_a_text_may_not_hold_is_told_of_with_its_place_and_a_remedy(root: Path):
    news = (root / "data/news/thong-bao-mau.yml").read_text(encoding="utf-8")
    before, _, after = news.partition("title:\n")
    after = after.partition("\n")[2]
    wrong = {}
    for index, (name, text) in enumerate(REFUSED.items()):
        path = f"data/news/sai-{index}.yml"
        (root / path).write_text(f"{before}title:\n  vi: {text}\n{after}", encoding="utf-8")
        wrong[path] = name
    for index, (name, data) in enumerate(BYTES.items()):
        path = f"data/news/hong-{index}.yml"
        (root / path).write_bytes(data)
        wrong[path] = name
    exemplar = (root / "data/exemplars/mo-hinh-mau.yml").read_text(encoding="utf-8")
    (root / "data/exemplars/thieu-anh.yml").write_text(
        exemplar + "pictures:\n  - file: khong-co-anh.jpg\n    alt: {vi: Ảnh}\n    credit: Phóng viên\n", encoding="utf-8")
    wrong["data/exemplars/thieu-anh.yml"] = "missing picture"
    problems = check_root(root).problems
    for path, name in wrong.items():
        found = [problem for problem in problems if problem.path == path]
        assert found and all(problem.line and all(problem.messages) and all(problem.hints) for problem in found), name
        assert all(ord(letter) >= 32 or letter == "\n" for letter in as_text(found, "en")), f"{name}: the message itself does no harm"


@pytest.fixture(scope="module")
def hostile(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a root with a record of each type whose every free text is one of HARMLESS."""
    folder = tmp_path_factory.mktemp("hostile")
    root = with_memory(warm, copied(folder / "root", warm / "root"))
    sources = check_root(root).loaded.sources
    for model in RECORD_TYPES:
        value, planted = canary(model, example(sources, model).value, _texts())
        assert planted
        if model.type == "report":
            value |= {"period": "2024-H1", "due": "2024-07-05", "received": []}
        for number, line in enumerate(value.get("conferrals", ())):
            line["honoree"] = f"chu-la-{number}"
        value["publish_at"] = "2025-12-01"
        (root / f"data/{model.collection}/chu-la.yml").write_text(as_yaml(value), encoding="utf-8")
    problems = [problem for problem in check_root(root).problems if problem.severity == "error"]
    assert not problems, as_text(problems, "en")
    return built(root, folder / "site")


def _texts() -> Iterator[str]:
    for number, text in enumerate(itertools.cycle(HARMLESS)):
        yield text.format("Zq" + "".join("bcdghklmnp"[int(digit)] for digit in str(number)))


class _Active(HTMLParser):
    """The elements and attributes of a page that could do something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.found += [f"{tag} {name}" for name, value in attrs if name.startswith("on") or name in ("href", "src", "action", "data-copy") and (value or "").strip().lower().startswith("javascript:")]
        if tag == "script" and "src" not in values and values.get("type") != "application/ld+json":
            self.found.append(tag)


def test_texts_that_look_like_code_do_nothing_in_any_output(hostile: Path):
    shown = 0
    for path in sorted(hostile.rglob("*")):
        name = path.relative_to(hostile).as_posix()
        if not path.is_file() or name.startswith(("admin/", "assets/", "pagefind/")):
            continue
        data = path.read_bytes()
        shown += b"Zq" in data
        if name.endswith(".html"):
            assert not _Active(data.decode()).found, name
            for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', data.decode(), re.DOTALL):
                json.loads(block)
        elif name.endswith((".rss", ".atom", ".xml", ".opml", ".svg")):
            tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(data).iter()}
            assert not tags & {"script", "img", "svg"} or name.endswith(".svg"), name
        elif name.endswith((".json", ".jsonld", ".geojson")):
            json.loads(data)
        elif name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
            assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)], name
        elif name.endswith(".xlsx"):
            cells = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"], name
        elif name.endswith(".ics"):
            assert not Calendar.from_ical(data).walk("VALARM"), name
    assert shown > 100


def test_no_writer_raises_though_a_bad_text_came_past_the_gate(warm: Path):
    at = datetime.fromisoformat(AT).replace(tzinfo=HANOI)
    catalog = visible(check_root(warm / "root").loaded.catalog, at)
    text = Bilingual.model_construct(vi=BAD, en=BAD)

    def spoilt(record: Any) -> Any:
        """The record with a bad text in each of some fields that hold one."""
        values = {name: getattr(record, name, None) for name in ("title", "summary", "name", "subject", "number", "reason")}
        return record.model_copy(update={name: text if isinstance(value, Bilingual) else BAD for name, value in values.items()
                                         if isinstance(value, (Bilingual, str))}) if isinstance(record, Record) else record

    records = {kind: {key: spoilt(record) for key, record in found.items()} for kind, found in catalog.records.items()}
    made = views(catalog.showing(records), at)
    raised = []
    for item in (*made.files, *made.pages):
        try:
            item.make()
        except Exception as error:
            raised.append(f"{getattr(item, 'path', getattr(item, 'address', ''))}: {type(error).__name__}: {error}"[:120])
    assert raised == [], "\n".join(raised)
