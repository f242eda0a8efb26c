"""What the guide for contributors promises: a new record type is one folder and one line, and everything else follows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODEL = '''"""A song that a movement is sung with."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.fields import Bilingual, Id, Reference, field
from generator.records.record import Record


class Song(Record):
    type: ClassVar[str] = "song"
    collection: ClassVar[str] = "songs"
    chapter: ClassVar[str] = "emulation"
    label: ClassVar[dict[str, str]] = {"vi": "Bài hát", "en": "Song"}
    label_plural: ClassVar[dict[str, str]] = {"vi": "Các bài hát", "en": "All the songs"}
    purpose: ClassVar[dict[str, str]] = {"vi": "Hát trong phong trào.", "en": "Sung in the movements."}

    title: Bilingual = field("Tên bài hát", "Title", "Như in trên bản nhạc", "As on the sheet")
    campaign: Annotated[Id, Reference("campaign")] | None = field("Phong trào", "Campaign", "Mã của phong trào", "Its id", default=None)
'''
TEMPLATE = """<h1>{{ record.title|text }}</h1>
{{ record|notices }}
<dl class="facts">
{{ parts.fact(label(record, "campaign"), link("campaign", record.campaign)) }}
</dl>
{{ record|published }}
"""
RECORD = """publish_at: 2025-06-01
title:
  vi: Suối hát
  en: The stream sings
campaign: CAMPAIGN
"""
REGISTRY = ("RECORD_TYPES: tuple[type[Record], ...] = (\n", "RECORD_TYPES: tuple[type[Record], ...] = (\n    __import__('generator.records.song', fromlist=['Song']).Song,\n")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the folder and the line, and of the miniature repository with a first record."""
    folder = tmp_path_factory.mktemp("new-type")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("data", "content", "mkdocs.yml", "mkdocs.en.yml"):
        source = ROOT / "tests/golden/repository" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for path, text in (("__init__.py", MODEL), ("page.html", TEMPLATE), ("example.yml", RECORD.replace("CAMPAIGN", "phong-trao-vi-du"))):
        target = folder / "generator/records/song" / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    registry = folder / "generator/records/__init__.py"
    before = registry.read_text(encoding="utf-8")
    registry.write_text(before.replace(*REGISTRY), encoding="utf-8")
    assert registry.read_text(encoding="utf-8").count("\n") == before.count("\n") + 1
    (folder / "data/songs").mkdir()
    return folder


def _run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=program, capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(program)})


def test_list_page_feed_data_and_checks_follow_from_one_folder_and_one_line(program: Path):
    song = program / "data/songs/suoi-hat.yml"
    song.write_text(RECORD.replace("CAMPAIGN", "khong-co"), encoding="utf-8")
    refused = _run(program, "check", "--format", "json")
    assert refused.returncode == 1
    assert [(problem["path"], problem["code"]) for problem in json.loads(refused.stdout)["problems"]] == [("data/songs/suoi-hat.yml", "C010")]

    campaign = next(iter(sorted((program / "data/campaigns").glob("*.yml")))).stem
    song.write_text(RECORD.replace("CAMPAIGN", campaign), encoding="utf-8")
    built = _run(program, "build", "--site", "site", "--at", "2026-01-01")
    assert built.returncode == 0, built.stdout + built.stderr
    site = program / "site"
    for lang, title, plural in (("", "Suối hát", "Các bài hát"), ("en", "The stream sings", "All the songs")):
        listed = (site / lang / "songs/index.html").read_text(encoding="utf-8")
        assert title in listed and f">{plural}</h1>" in listed and "feeds/songs.rss" in listed
        page = (site / lang / "songs/suoi-hat/index.html").read_text(encoding="utf-8")
        assert f"<h1>{title}</h1>" in page and f"campaigns/{campaign}/" in page
        for ending in ("rss", "atom"):
            assert title in (site / lang / f"feeds/songs.{ending}").read_text(encoding="utf-8")
        assert plural in (site / lang / "chapters/index.html").read_text(encoding="utf-8"), "the contents have it"
        assert f">{plural}</a>" in page, "and so has the navigation"
        assert 'id="songs"' in (site / lang / "fields/index.html").read_text(encoding="utf-8"), "its fields are explained"
    assert [record["id"] for record in json.loads((site / "data/songs.json").read_bytes())["records"]] == ["suoi-hat"]
    assert "/en/songs/suoi-hat/" in (site / "sitemap.xml").read_text(encoding="utf-8")
