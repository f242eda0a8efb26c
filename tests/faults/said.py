"""What each output of a site says of a record, as lines "field: value": feeds, calendars, data files, the API, removals, the sitemap, pages."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from difflib import ndiff
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from icalendar import Calendar
from openpyxl import load_workbook

LONGEST = 150
MOST = 8
_MAIN = re.compile(r"<article\b.*</article>|<main\b.*</main>", re.DOTALL)
_HEAD = re.compile(r"(id|guid|title|updated|date_modified|published|date_published|pubDate): ")
_BLOCK = re.compile(r"</?(?:p|li|h\d|dt|dd|tr|td|th|div|section|ul|ol|table|nav|small|figcaption|dl|aside|blockquote)\b[^>]*>")

Said = dict[str, list[str]]
"""Path of an output -> its lines."""


def said(site: Path, address: str) -> Said:
    """What the Vietnamese outputs say of the record at `address`, such as "decisions/qd-1"."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        reader = next((reader for pattern, reader in _READERS.items() if re.fullmatch(pattern, name)), None)
        if reader and path.is_file() and (lines := [line for line in reader(path, address) if _worth(name, line)]):
            found[name] = [line if len(line) <= LONGEST else f"{line[:LONGEST]}…" for line in lines]
    return found


def _worth(name: str, line: str) -> bool:
    """Of a narrower feed the entry's id, title and dates will do."""
    return not name.startswith("feeds/") or (name.count("/") == 1 and not line.startswith("_")) or bool(_HEAD.match(line))


def changes(before: Said, after: Said) -> str:
    """What was said before and is not any more, what is said now; outputs that changed alike stand together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(before.keys() | after.keys()):
        lines = _short([line.rstrip() for line in ndiff(before.get(path, []), after.get(path, [])) if line[0] in "-+"])
        if lines:
            groups.setdefault(lines, []).append(path)
    return "".join("\n".join(paths) + "\n" + "".join(f"    {line}\n" for line in lines) for lines, paths in groups.items())


def _short(lines: list[str]) -> tuple[str, ...]:
    """The lines, of each sign no more than a reader wants to see."""
    found: list[str] = []
    for index, line in enumerate(lines):
        same = sum(other[0] == line[0] for other in lines[:index])
        rest = sum(other[0] == line[0] for other in lines[index:])
        if same < MOST or rest == 1 and same == MOST:
            found.append(line)
        elif same == MOST:
            found.append(f"{line[0]} … {rest} more")
    return tuple(found)


def _feed(path: Path, address: str) -> Iterator[str]:
    for element in ElementTree.parse(path).getroot().iter():
        if element.tag.rpartition("}")[2] in ("item", "entry"):
            lines = [line for child in element for line in _element(child)]
            if _names(lines, address):
                yield from lines


def _element(child: ElementTree.Element) -> Iterator[str]:
    name = child.tag.rpartition("}")[2]
    words = " ".join(re.sub(r"<[^>]*>", " ", unescape("".join(child.itertext()))).split())
    if words or child.get("href"):
        yield f"{name}: {words or child.get('href')}"


def _json_feed(path: Path, address: str) -> Iterator[str]:
    for item in json.loads(path.read_bytes()).get("items", []):
        lines = [re.sub(r"<[^>]*>", " ", line) for line in _flat(item)]
        if _names(lines, address):
            yield from lines


def _names(lines: list[str], address: str) -> bool:
    return any(re.search(rf"/{re.escape(address)}/(\s|$)", line) for line in lines)


def _calendar(path: Path, address: str) -> Iterator[str]:
    for item in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        if str(item["URL"]).endswith(f"/{address}/"):
            yield from (f"{name}: {item[name].to_ical().decode()}" for name in ("UID", "SEQUENCE", "SUMMARY", "STATUS", "DTSTART", "DTEND") if name in item)


def _data(path: Path, address: str) -> Iterator[str]:
    for item in _records(json.loads(path.read_bytes())):
        if f"/{address}/" in str(item.get("url", "")):
            yield from (line for line in _flat(item) if not line.startswith("url"))


def _records(value: Any) -> Iterator[dict]:
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _records(item)


def _flat(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _flat(item, f"{name}.{index}")
    else:
        yield f"{name}: {' '.join(str(value).split())}"


def _csv(path: Path, address: str) -> Iterator[str]:
    yield from _rows(list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))), path.stem, address)


def _xlsx(path: Path, address: str) -> Iterator[str]:
    if path.stem != address.partition("/")[0]:
        return
    for sheet in load_workbook(io.BytesIO(path.read_bytes())):
        yield from _rows([["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)], path.stem, address)


def _rows(rows: list[list[str]], name: str, address: str) -> Iterator[str]:
    collection, _, record_id = address.partition("/")
    if rows and name.startswith(collection) and rows[0]:
        for row in rows[1:]:
            if row and row[0] == record_id:
                yield " | ".join(cell for cell in row if cell)


def _sitemap(path: Path, address: str) -> Iterator[str]:
    for url in ElementTree.parse(path).getroot():
        words = [part.text or "" for part in url]
        if f"/{address}/" in words[0] and "/en/" not in words[0]:
            yield " ".join(filter(None, words))


def _page(path: Path, address: str) -> Iterator[str]:
    if f"/{address}/" not in f"/{path.as_posix()}":
        return
    html = path.read_text(encoding="utf-8")
    yield from (f"robots: {words}" for words in re.findall(r'<meta name="robots" content="([^"]*)"', html))
    yield f"title: {unescape(re.search(r'<title>(.*?)</title>', html, re.DOTALL)[1])}"
    for line in _BLOCK.sub("\n", _MAIN.search(html)[0]).split("\n"):
        if words := " ".join(unescape(re.sub(r"<[^>]*>", "", line)).split()):
            yield words


_READERS = {
    r"feeds/.*\.(rss|atom)": _feed, r"feeds/.*\.json": _json_feed, r"calendar/.*\.ics": _calendar, r"(data|api)/(?!archive/).*\.json": _data,
    r"data/.*\.csv": _csv, r"data/.*\.xlsx": _xlsx, r"sitemap.*\.xml": _sitemap, r"(?!en/)[a-z-]+/[a-z0-9-]+/(press/|sheet/)?index\.html": _page}
"""Pattern of the paths -> what reads such an output."""
