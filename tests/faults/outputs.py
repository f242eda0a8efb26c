"""Everything that a site says, also what is packed in archives, workbooks, compressed parts, chunks of pictures and folded lines."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image


def texts(name: str, data: bytes) -> Iterator[str]:
    """The texts of a file: its name, its bytes, and the same of whatever is within it."""
    yield name
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed.comment.decode(errors="replace")
            for item in packed.infolist():
                yield item.comment.decode(errors="replace")
                yield from texts(item.filename, packed.read(item))
    elif data.startswith(b"\x1f\x8b"):
        yield from texts("", gzip.decompress(data))
    else:
        yield data.decode(errors="replace")
        if name.endswith(".ics"):
            yield data.replace(b"\r\n ", b"").decode(errors="replace")
        if data.startswith(b"\x89PNG"):
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                yield repr(picture.info)


def traces(folder: Path, words: Iterable[str]) -> set[str]:
    """Those of the words that occur in the names or the bytes of the files below a folder, or in what is packed in them."""
    everything = "\n".join(text for path in folder.rglob("*") if path.is_file()
                           for text in texts(path.relative_to(folder).as_posix(), path.read_bytes())).lower()
    return {word for word in words if word.lower() in everything}
