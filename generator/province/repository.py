"""A repository of its own for a province: the program as it is here, and a root that builds at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.build import check_root
from generator.catalog import load
from generator.edit.canonical import written
from generator.edit.generated import renew
from generator.edit.guide import guides
from generator.edit.hosted import OWNED, hosted
from generator.edit.schema import known_file
from generator.problems import LANGUAGES, Problem, has_errors
from generator.province.first_records import Province, first_records
from generator.province.national import national
from generator.records import BY_COLLECTION
from generator.records.settings import SiteSettings
from generator.site.workplace import workplace

PROGRAM = (".ci", ".github", ".gitignore", ".vscode", "Makefile", "generator", "pyproject.toml", "tests", "uv.lock")
"""What of this repository another one takes over as it is."""
SETTINGS = ("mkdocs.yml", "mkdocs.en.yml")
DEMONSTRATION = "tests/demonstration"
"""Where the records of the demonstration lie in a province's repository: its tests look at them."""
_MADE = shutil.ignore_patterns("__pycache__", ".pytest_cache", "demonstration", "*.pyc")
_PAGES = Path(__file__).parent / "pages"
_NAMES = {"vi": "Thi đua - Khen thưởng {name}", "en": "Emulation and Commendation, {english}"}


@dataclass(frozen=True)
class Wanted:
    """What is asked for: the province, the address of the site, the day on which its records begin."""

    province: Province
    address: str
    at: datetime

    def filled(self, text: str) -> str:
        """A text with the names of the province in their places."""
        for place, name in (("{name}", self.province.name), ("{Name}", self.province.unit.name), ("{english}", self.province.english)):
            text = text.replace(place, name)
        return text


def make_repository(program: Path, target: Path, wanted: Wanted) -> list[Problem]:
    """Make the repository at `target`, an empty or a new folder, from that at `program`; returns the problems that `check` finds in it.

    The folder is there whole, or not at all when there are errors. Raises OSError when the disk refuses.
    """
    demonstration = next(filter(Path.is_dir, [program / DEMONSTRATION, program]))
    with workplace(target.absolute().parent) as work:
        made = work / "repository"
        made.mkdir()
        for name in PROGRAM:
            _copy(program / name, made / name)
        for name in ("data", "content", *SETTINGS):
            _copy(demonstration / name, made / DEMONSTRATION / name)
        for path, text in _root(demonstration, wanted):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_text(text, encoding="utf-8")
        checked = check_root(made, wanted.at)
        if checked.loaded.catalog:  # what follows from the records is made anew
            renew(made, {**hosted(checked.loaded.catalog), **known_file(checked.loaded.catalog)}, OWNED)
        shutil.rmtree(made / ".cache", ignore_errors=True)
        if not has_errors(checked.problems):
            made.rename(target)
        return checked.problems


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=_MADE)
    elif source.is_file():
        shutil.copy(source, target)


def _root(demonstration: Path, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Path -> text of everything below the new root that is no program."""
    yield "README.md", wanted.filled((_PAGES / "README.md").read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        for page in sorted((demonstration / "content" / lang).glob("*.md")):
            own = _PAGES / lang / page.name
            yield f"content/{lang}/{page.name}", wanted.filled((own if own.is_file() else page).read_text(encoding="utf-8"))
    for lang, name in zip(LANGUAGES, SETTINGS, strict=True):
        text = (demonstration / name).read_text(encoding="utf-8")
        text = _line(text, "site_name", wanted.filled(_NAMES[lang]))
        yield name, _line(text, "site_url", wanted.address + ("" if lang == LANGUAGES[0] else f"{lang}/"))

    loaded = load(demonstration)
    if not loaded.catalog:
        raise ValueError(f"the records in {demonstration} have errors")
    yield "data/README.md", (demonstration / "data/README.md").read_text(encoding="utf-8")
    yield "data/files/.gitkeep", ""
    yield from guides().items()  # a folder for each type, too
    for path, source in loaded.sources.items():
        if path.startswith("data/vocabulary/"):
            yield path, source.data.decode()
    records = {**national(loaded.catalog, loaded.sources), **first_records(wanted.province, wanted.at)}
    for path, values in records.items():
        yield path, written(BY_COLLECTION[path.split("/")[1]], values)
    yield "data/site.yml", written(SiteSettings, _settings(wanted))


def _settings(wanted: Wanted) -> dict[str, Any]:
    return {
        "publisher": wanted.province.publisher,
        "notice": {"vi": "Trang đang được xây dựng; hồ sơ được bổ sung dần.", "en": "This site is being built up; records are added step by step."},
        "rights": {
            "vi": "Được sao chép, trích dẫn và dùng lại nội dung, dữ liệu của trang này miễn phí, với điều kiện ghi rõ nguồn và không làm sai lệch. "
                  "Dữ liệu cá nhân chỉ được dùng đúng mục đích công khai khen thưởng.",
            "en": "You may copy, quote and reuse the content and data of this site free of charge, provided that you name the source and do not "
                  "distort it. Personal data may be used only for the purpose of publishing commendations."},
        "tag_authority": f"{urlsplit(wanted.address).hostname},{wanted.at.year}",
        "forms": {"feedback_channel": "web-form", "feedback_period": "tra-loi-phan-anh"}}


def _line(text: str, key: str, value: str) -> str:
    changed, count = re.subn(rf"^{key}: .*$", lambda match: f"{key}: {value}", text, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"{key} stands {count} times in the settings")
    return changed
