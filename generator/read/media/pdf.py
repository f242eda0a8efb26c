"""PDF: read as strictly as the library can, and every object looked at. The only home of pikepdf."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import pikepdf

from generator.read.media.contents import PROPERTIES
from generator.read.media.faults import ACTIVE, DAMAGED, ENCRYPTED, MORE_THAN_ONE, REMOTE, Refused

_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute"}
_KEYS = {"/JS", "/JavaScript", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia", "/RichMediaContent", "/Collection"}
_KINDS = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_CREATOR = re.compile(r"<dc:creator>(?:\s|<[^>]*>)*[^\s<]")
_XML_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(rb"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def inspect(data: bytes) -> tuple[list[tuple[str, str]], bool, bool]:
    """What a PDF says beside its pages (properties, notes, bookmarks, fields), whether it names an author, and whether it has pictures.

    Raises Refused unless `data` is one whole PDF without a password that only shows pages.
    """
    # A reader looks for the end near the end: what stands behind it, or a second archive in the same bytes, is for somebody else.
    if data.rpartition(b"%%EOF")[2].strip(b"\0\t\n\f\r ") or zipfile.is_zipfile(BytesIO(data)):
        raise Refused(MORE_THAN_ONE if b"%%EOF" in data else DAMAGED, ending="PDF", found="%%EOF")
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Refused(ENCRYPTED)
            if not len(pdf.pages):
                raise Refused(DAMAGED, found="0 pages")
            objects = [pdf.trailer, *pdf.objects]
            _look(list(objects))
            return *_said(pdf, objects), any(isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" for item in pdf.objects)
    except (Refused, MemoryError):
        raise
    except pikepdf.PasswordError:
        raise Refused(ENCRYPTED) from None
    except Exception as error:
        raise Refused(DAMAGED, found=type(error).__name__) from None


def _look(objects: list[Any]) -> None:
    """Look at every dictionary in these objects; what they point at is among them already."""
    pending = objects
    while pending:
        item = pending.pop()
        if isinstance(item, pikepdf.Stream):
            if item.get("/F") is not None:
                raise Refused(REMOTE, found="/F")
        elif isinstance(item, pikepdf.Array):
            pending.extend(value for value in item if _is_inside(value))
            continue
        elif not isinstance(item, pikepdf.Dictionary):
            continue
        keys = set(item.keys())
        if found := sorted(keys & _KEYS):
            raise Refused(ACTIVE, found=found[0])
        for key, refused in (("/S", _ACTIONS), ("/Subtype", _KINDS), ("/Type", _KINDS)):
            if key in keys and isinstance(item[key], pikepdf.Name) and str(item[key]) in refused:
                raise Refused(ACTIVE, found=str(item[key]))
        if "/URI" in keys and item.get("/S") == "/URI" and not _ADDRESS.match(bytes(item["/URI"])):
            raise Refused(REMOTE, found="/URI")
        pending.extend(value for value in (item[key] for key in keys) if _is_inside(value))


def _said(pdf: pikepdf.Pdf, objects: list[Any]) -> tuple[list[tuple[str, str]], bool]:
    """Every text outside the pages: strings of dictionaries, and the words of streams of metadata."""
    strings: list[str] = []
    pending, author = objects, bool(str(pdf.docinfo.get("/Author", "")).strip())
    while pending:
        item = pending.pop()
        if isinstance(item, pikepdf.Stream) and item.get("/Type") == "/Metadata":
            words = bytes(item.read_bytes()).decode("utf-8", "replace")
            author = author or bool(_CREATOR.search(words))
            strings.append(_XML_TAG.sub(" ", words))
        values = item if isinstance(item, pikepdf.Array) else (
            [item[key] for key in list(item)] if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) else ())
        for value in values:
            if isinstance(value, pikepdf.String):
                strings.append(str(value))
            elif _is_inside(value):
                pending.append(value)
    return [(PROPERTIES, text) for text in dict.fromkeys(strings) if len(text) < 100_000], author


def _is_inside(value: Any) -> bool:
    """Whether the value stands in its container itself, so that nobody else will look at it."""
    return isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect
