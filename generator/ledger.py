"""The ledger: every id that was ever published, one `collection/id` a line, sorted. Ids are only ever added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import Catalog
from generator.problems import Problem, ProblemKind

PATH = "data/ledger.txt"
_ENTRY = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_MOST_BYTES = 64 << 20

BAD_LEDGER = ProblemKind(
    "C050", 'sổ ghi mã đã công bố có dòng không đọc được: "{found}"', 'the ledger of published ids cannot be read at this line: "{found}"',
    "khôi phục tệp từ bản trước; tệp này do chương trình ghi", "restore the file from the last version; the program writes it")


@dataclass(frozen=True)
class Ledger:
    """The entries with their line numbers; `problems` when the file is damaged."""

    path: str
    entries: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...] = ()


def read_ledger(root: Path) -> Ledger:
    """The ledger of a root; an absent file is an empty ledger (nothing was published yet)."""
    file = root / PATH
    if not file.is_symlink() and not file.exists():
        return Ledger(PATH, ())
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _MOST_BYTES:
            raise OSError
        text = file.read_bytes().decode("ascii")
    except (OSError, UnicodeDecodeError):
        return Ledger(PATH, (), (BAD_LEDGER.at(PATH, found=PATH),))
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    bad = tuple(BAD_LEDGER.at(PATH, number, 1, found=line) for number, line in lines if not _ENTRY.fullmatch(line))
    return Ledger(PATH, tuple(entry for entry in lines if _ENTRY.fullmatch(entry[1])), bad)


def written_ledger(ledger: Ledger, published: Catalog) -> str:
    """The ledger's text once the records of `published` (what the public may see) are in it."""
    entries = {entry for _, entry in ledger.entries}
    entries.update(f"{record.collection}/{record.id}" for record in published.all())
    return "".join(f"{entry}\n" for entry in sorted(entries))
