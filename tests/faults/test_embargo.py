"""What is not yet public, or no longer, leaves no trace: build(at) is the build of the same data without it, byte for byte."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.build import check_root
from generator.problems import as_text
from generator.read import Source
from generator.records import RECORD_TYPES, Record
from generator.records.record import make, marked
from tests.faults.conftest import with_memory
from tests.faults.outputs import traces
from tests.faults.small import ENVIRONMENT, build, built, copied, differences, edit
from tests.media.made import pdf, picture

COPIES = 2
FUTURE = "2031-05-01"
LAST = "2031-04-30 23:59:59"
DROPPED = ("source", "updated", "corrections", "expires")  # they refer to other fields of the record or of others
SECTIONS = ("section", "number")  # of a document: in groups of fields these are numbers that must be there


def tokens() -> Iterator[str]:
    """Words that are nowhere else, of letters only, so that they can stand in a name."""
    for letters in itertools.product("bcdghklmnprstv", repeat=4):
        yield "Zqx" + "".join(letters)


def leaves(value: Any, location: tuple = ()) -> Iterator[tuple]:
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, (dict, list)):
            yield from leaves(item, (*location, key))
        else:
            yield (*location, key)


def with_value(value: Any, location: tuple, new: str) -> Any:
    """A copy of a value with one text replaced."""
    if not location:
        return new
    items = value.items() if isinstance(value, dict) else enumerate(value)
    changed = {key: with_value(item, location[1:], new) if key == location[0] else item for key, item in items}
    return changed if isinstance(value, dict) else list(changed.values())


def as_yaml(value: Any, indent: str = "") -> str:
    """A value as a record file writes it."""
    if isinstance(value, dict):
        return "".join(f"{indent}{key}:{after(item, indent)}" for key, item in value.items())
    return "".join(f"{indent}-{after(item, indent)}" for item in value)


def after(item: Any, indent: str) -> str:
    if isinstance(item, str):
        escaped = item.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f' "{escaped}"\n'
    return "\n" + as_yaml(item, indent + "  ")


def example(sources: Mapping[str, Source], model: type[Record]) -> Source:
    """A public record of a type in the miniature repository."""
    return next(source for path, source in sorted(sources.items()) if path.startswith(f"data/{model.collection}/")
                and "withdrawn" not in source.value and source.value["publish_at"] < FUTURE)


def canary(model: type[Record], value: dict, words: Iterator[str]) -> tuple[dict, list[str]]:
    """A record of the same form whose every free text is a word of its own; texts that lead elsewhere stay."""
    value = {key: item for key, item in value.items() if key not in DROPPED}
    record, problems = make(model, Source("", value, ""), id="x", path="x", digest="x")
    assert record, problems
    links = {location for location, _, _ in marked(record)}
    links |= {location for location in leaves(value) if len(location) > 1 and location[-1] in SECTIONS}
    planted = []
    for location in list(leaves(value)):
        word = next(words)
        for text in (word, word.lower(), f"https://{word.lower()}.vn/"):
            if location in links:
                break
            changed = with_value(value, location, text)
            if make(model, Source("", changed, ""), id="x", path="x", digest="x")[0]:
                value = changed
                planted.append(word)
                break
    return {**value, "publish_at": FUTURE}, planted


def with_files(model: type[Record], value: dict, files: Path, words: Iterator[str]) -> tuple[dict, list[str]]:
    """The record with a picture or a document of its own, when it may bring one: a word in the name of the file and in everything said of it,
    and pixels that no other file has."""
    planted = [next(words) for _ in range(4)]
    name = planted[0].lower()
    if "pictures" in model.model_fields:
        value = {**value, "pictures": [{"file": f"{name}.png", "alt": {"vi": planted[1], "en": planted[2]}, "credit": planted[3]}]}
        data, name = picture("PNG", (61, 37)), f"{name}.png"
    elif field := next((field for field in ("attachments", "attachment", "pdf") if field in model.model_fields), ""):
        item = {"file": f"{name}.pdf", "title": {"vi": planted[1], "en": planted[2]}}
        value = {**value, field: [item] if field == "attachments" else item}
        data, name = pdf(), f"{name}.pdf"
        planted.pop()
    else:
        return value, []
    files.mkdir(exist_ok=True)
    (files / name).write_bytes(data)
    return value, planted


def committed(root: Path, message: str) -> None:
    """Everything in the root, as a commit that is the same on every machine."""
    person = {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in (
        ("NAME", "Staff"), ("EMAIL", "staff@example.org"), ("DATE", "2026-01-01T00:00:00+0700"))}
    for arguments in (("init", "-q", "-b", "main"), ("add", "data", "content"), ("commit", "-q", "-m", message)):
        subprocess.run(("git", "-C", root, "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", *arguments), env={**ENVIRONMENT, **person, "HOME": str(root)},
                       check=True, capture_output=True)


@pytest.fixture(scope="module")
def worlds(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """A root without future records, the same root with more than forty, and the words that stand in those only. Both are repositories: their
    histories are the same but for the commit that brought the future records."""
    folder = tmp_path_factory.mktemp("embargo")
    without = with_memory(warm, copied(folder / "without", warm / "root"))
    committed(without, "All that is public")
    with_them = with_memory(warm, copied(folder / "with", without))
    sources = check_root(without).loaded.sources
    words, planted = tokens(), []
    for model, copy in itertools.product(RECORD_TYPES, range(COPIES)):
        value, found = canary(model, example(sources, model).value, words)
        if model.type == "report":  # one file a period
            value = {**value, "period": f"{2031 + copy}-H1", "due": f"{2031 + copy}-07-05", "received": []}
        if copy == 0:
            value, found_in_files = with_files(model, value, with_them / "data/files", words)
            found += found_in_files
        name = next(words)
        (with_them / f"data/{model.collection}/{name.lower()}.yml").write_text(as_yaml(value), encoding="utf-8")
        planted += [*found, name]
    problems = [problem for problem in check_root(with_them).problems if problem.severity == "error"]
    assert not problems, as_text(problems, "en")
    planted.append(next(words))
    committed(with_them, planted[-1])
    return without, with_them, planted


def test_future_records_leave_no_trace_and_no_byte_is_other_than_without_them(worlds: tuple, tmp_path: Path):
    without, with_them, words = worlds
    assert len(words) > 40 * 5 and len(RECORD_TYPES) * COPIES > 40
    site = built(with_them, tmp_path / "with", LAST, offline=True)
    assert traces(site, words) == set()
    assert differences(site, built(without, tmp_path / "without", LAST, offline=True)) == []
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert any(source.get("commit") for source in manifest["records"].values()), "the site tells of commits, or this shows nothing of them"


def test_the_same_records_show_once_they_are_public_and_leave_no_trace_when_they_are_taken_back(worlds: tuple, tmp_path: Path):
    without, with_them, words = worlds
    shown = traces(built(with_them, tmp_path / "site", FUTURE), words)
    assert len(shown) > 0.8 * len(words), sorted(set(words) - shown)
    assert traces(built(with_them, tmp_path / "site"), words) == set()
    assert differences(tmp_path / "site", built(without, tmp_path / "without")) == []


_A_DAY = ("2026-09-02", "2026-09-01 23:59:59", "2026-09-02", "2026-09-02T00:00:01+07:00")
_AN_HOUR = ('"2026-09-02 08:00"', "2026-09-02T00:59:59Z", "2026-09-02T01:00:00Z", "2026-09-02 08:00:01")
_ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles")


@pytest.mark.parametrize(("zone", "publish_at", "before", "then", "later"), [
    pytest.param(zone, *moments, marks=() if (zone, moments) in (("America/Los_Angeles", _A_DAY), ("Asia/Ho_Chi_Minh", _AN_HOUR)) else pytest.mark.audit)
    for zone in _ZONES for moments in (_A_DAY, _AN_HOUR)])
def test_a_record_shows_from_its_second_on_in_any_time_zone(
    zone: str, publish_at: str, before: str, then: str, later: str, root: Path, tmp_path: Path,
):
    edit(root / "data/exemplars/cho-ngay-cong-bo.yml", "publish_at: 2030-01-01", f"publish_at: {publish_at}")
    for at, shown in ((before, False), (then, True), (later, True)):
        done = build(root, tmp_path / "site", at=at, TZ=zone)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "site/exemplars/cho-ngay-cong-bo/index.html").exists() is shown, at
        assert (traces(tmp_path / "site", ["cho-ngay-cong-bo", "Chưa đến ngày công bố"]) != set()) is shown, at


def test_the_nominees_of_a_docket_leave_no_trace_when_it_has_closed(root: Path, tmp_path: Path):
    docket = root / "data/consultations/lay-y-kien-dang-mo.yml"
    names = ["Trạm Thử Bên Suối", "Zqxbbbb Zqxcccc"]
    edit(docket, "name: Trạm Thử Bên Suối", f"name: Trạm Thử Bên Suối\n    unit: {names[1]}")
    site = built(root, tmp_path / "site", "2026-01-06 23:59:59")
    assert traces(site, names) == set(names)
    assert traces(built(root, site, "2026-01-07"), names) == set()
    text = docket.read_text(encoding="utf-8")
    docket.write_text(text[: text.index("nominees:")] + text[text.index("publish_at:"):], encoding="utf-8")
    assert differences(site, built(root, tmp_path / "other", "2026-01-07")) == []


def withdraw(file: Path) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write("withdrawn:\n  date: 2025-12-30\n  reason:\n    vi: Rút theo yêu cầu.\n")


def test_the_name_of_a_withdrawn_honoree_is_nowhere(root: Path, tmp_path: Path):
    names = ["Zqxbbbb Zqxcccc", "Zqxdddd", "Zqxgggg", "Zqxhhhh"]
    decision = root / "data/decisions/bang-khen-2025.yml"
    text = decision.read_text(encoding="utf-8")
    decision.write_text(text.replace("honoree: nguyen-van-duc-1\n    name: Nguyễn Văn Đức", f"honoree: nguyen-van-duc-1\n    name: {names[0]}")
                        .replace("Làm đường", names[1]).replace("Thôn 1", names[2]), encoding="utf-8")
    honoree = root / "data/honorees/nguyen-van-duc-1.yml"
    edit(honoree, "name: Nguyễn Văn Đức", f"name: {names[0]}\nother_names:\n  - {names[3]}")
    edit(root / "data/exemplars/mo-hinh-mau.yml", "subject: Nguyễn Văn Đức", f"subject: {names[0]}")
    site = built(root, tmp_path / "site")
    assert traces(site, names) == set(names)
    withdraw(honoree)
    assert traces(built(root, site), names) == set()
    for lang in ("", "en/"):
        page = (site / f"{lang}honorees/nguyen-van-duc-1/index.html").read_text(encoding="utf-8")
        assert "noindex" in page
        assert (site / f"{lang}exemplars/mo-hinh-mau/index.html").is_file()
        assert (site / f"{lang}decisions/bang-khen-2025/index.html").is_file()
    fresh = copied(tmp_path / "fresh", root)
    assert differences(site, built(fresh, tmp_path / "other")) == []


def test_a_withdrawn_decision_is_a_tombstone_at_the_same_address(root: Path, tmp_path: Path):
    site = built(root, tmp_path / "site")
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    words = ["12/QĐ-MAU", "Tặng Bằng khen năm 2025", "Diplomas of Merit 2025", "Trường Tiểu học", "Cứu người trong lũ"]
    assert traces(site, words) == set(words)
    withdraw(root / "data/decisions/bang-khen-2025.yml")
    built(root, site)
    assert traces(site, words) == set()
    gone = {path for path in pages if not (site / path).is_file()}
    # A list of a value, the board of a year, and a further page of a list are there for as long as something stands in them.
    assert not {path for path in gone if not re.search(r"/(page-\d+)/|(^|/)lists/|(^|/)honours/\d", path)}, "an address that was published stays"
    for lang in ("", "en/"):
        page = (site / f"{lang}decisions/bang-khen-2025/index.html").read_text(encoding="utf-8")
        assert "Rút theo yêu cầu." in page
        assert "noindex" in page
        assert "decisions/bang-khen-2025" not in (site / "sitemap.xml").read_text()
