"""Remember the values of files that had no problem, in one file that is believed only when it is whole.

Stands beside bytes -> values and saves only time: the bytes are always read, and a value is used only for the very
bytes it was made from.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.read.files import read_regular
from generator.read.yaml_events import VERSION

Entries = dict[str, tuple[str, dict]]
"""Path from the root -> the digest of the file's bytes, and its value."""

_MAX_BYTES = 1 << 30
_DIGITS = 32


def digest(data: bytes) -> str:
    """The name of these bytes: 32 hexadecimal digits."""
    return blake2b(data, digest_size=_DIGITS // 2).hexdigest()


def load(cache: Path) -> Entries:
    """What the cache holds; nothing when it is missing, damaged, or made by other rules."""
    try:
        data = read_regular(cache, _MAX_BYTES)
        payload = data[_DIGITS + 1 :]
        if data[: _DIGITS + 1] != _seal(payload):
            return {}
        return {path: (found, value) for path, (found, value) in json.loads(payload).items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def save(cache: Path, entries: Entries) -> None:
    """Put `entries` in place of the cache in one step; a disk that cannot be written is no error."""
    aside = cache.parent / f"{cache.name}.{os.getpid()}.tmp"
    try:
        payload = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        cache.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        with aside.open("xb") as file:
            file.write(_seal(payload) + payload)
        os.replace(aside, cache)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            aside.unlink(missing_ok=True)


def _seal(payload: bytes) -> bytes:
    return digest(_rules() + payload).encode() + b"\n"


def _rules() -> bytes:
    """What the values depend on besides the bytes: this package, Python, and the libraries."""
    here = Path(__file__).parent
    sources = sorted([*here.rglob("*.py"), *here.with_name("personal_data").rglob("*.py")])
    libraries = [VERSION, *(version(name) for name in ("pikepdf", "pillow", "pypdfium2"))]
    return "\n".join([sys.version, *libraries, *(digest(source.read_bytes()) for source in sources)]).encode()
