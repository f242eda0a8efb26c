"""Which record has which short code (see generator/codes.py), and the small pages that lead there.

Should two published records come to the same code all the same, the one that was published first keeps it and the other has a longer one:
so a record that is not public yet can change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import urlsplit

from generator.catalog import Catalog, Key
from generator.codes import LENGTH, letters_of
from generator.records import RECORD_TYPES
from generator.views.output import File
from generator.views.templates import Shown, Templates


def codes_of(public: Catalog) -> dict[Key, str]:
    """The code of each record of a type that is printed as a sheet, also of the withdrawn ones."""
    records = [record for model in RECORD_TYPES if model.has_sheet for record in public.of(model.type)]
    found: dict[Key, str] = {}
    taken: set[str] = set()
    for record in sorted(records, key=lambda record: (record.publish_at, record.type, record.id)):
        letters = letters_of((record.type, record.id))
        code = next(letters[:length] for length in range(LENGTH, len(letters) + 1) if letters[:length] not in taken)
        taken.add(code)
        found[record.type, record.id] = code
    return found


def address(code: str) -> str:
    """Where the page of a code stands, below the root of the site."""
    return f"q/{code}/"


def printed_address(root: str, code: str) -> str:
    """The address of a code as one types it: without what every browser adds by itself. `root` is the address of the site."""
    parts = urlsplit(root)
    return f"{parts.netloc}{parts.path}{address(code)}".rstrip("/")


def code_files(public: Catalog, found: Mapping[Key, str], templates: Mapping[str, Templates]) -> Iterator[File]:
    """The page of each code: it sends on at once, without a script, and shows the way for programs that do not follow."""
    for key, code in found.items():
        record = public.get(*key)
        yield File(f"{address(code)}index.html", (record.digest,), partial(_page, record, code, templates),
                   (f"{record.collection}/{record.id}",))


def _page(record: Shown, code: str, templates: Mapping[str, Templates]) -> bytes:
    vi, en = templates["vi"], templates["en"]
    html = vi.get("code.html").render(
        code=code, to=f"{record.collection}/{record.id}/", root=vi.catalog.languages["vi"].site_url, vi=vi.heading(record),
        en=en.text(record.heading, mark=False), up="../../")
    return html.encode()
