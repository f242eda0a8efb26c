"""Building the miniature repository in a folder of its own.

The search index is Pagefind's own and compressed: in its place stand the documents that were indexed, to be read. In place of the cards stand
their names, which tell what is drawn on each, with digests of their dots; in place of workbooks and archives the names of their parts, for what
these say stands beside them as plain data.
"""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from generator.build import build
from generator.problems import as_text
from generator.records.fields import HANOI
from tests.search.fragments import fragments

HERE = Path(__file__).parent
REPOSITORY = HERE / "repository"
EXPECTED = HERE / "expected"
AT = datetime(2026, 1, 1, tzinfo=HANOI)


def copied(folder: Path) -> Path:
    """A copy of the miniature repository below `folder`."""
    return Path(shutil.copytree(REPOSITORY, folder / "repository"))


def made(folder: Path) -> Path:
    """The site of the miniature repository, built below `folder`."""
    result = build(copied(folder), folder / "site", AT, lambda step: None)
    assert not result.problems, as_text(result.problems, "en")
    documents = json.dumps(fragments(folder / "site"), ensure_ascii=False, indent=1)
    shutil.rmtree(folder / "site/pagefind")
    (folder / "site/pagefind.json").write_text(documents + "\n", encoding="utf-8")
    cards = sorted(f"{card.name} {dots(card)}" for card in (folder / "site/cards").iterdir())
    shutil.rmtree(folder / "site/cards")
    (folder / "site/cards.txt").write_text("\n".join(cards) + "\n", encoding="utf-8")
    for packed in sorted((folder / "site").rglob("*")):
        if packed.suffix in (".xlsx", ".zip"):
            packed.with_name(f"{packed.name}.txt").write_text("\n".join(ZipFile(packed).namelist()) + "\n", encoding="utf-8")
            packed.unlink()
    (folder / "site/manifest.json").unlink()  # it only repeats the others
    return folder / "site"


def dots(picture: Path) -> str:
    """A digest of what is seen of a picture, however its file is packed."""
    with Image.open(picture) as opened:
        return blake2b(opened.convert("RGB").tobytes(), digest_size=8).hexdigest()


def contents(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
