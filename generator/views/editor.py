"""The page of the web editor, /admin/, and what it loads. Without settings for it the page says how to connect it, and that is all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

from generator.catalog import Catalog
from generator.edit import editor
from generator.problems import LANGUAGES
from generator.views.output import File

FOLDER = Path(editor.__file__).parent / "admin"
"""The page, its script and style, and the program of Sveltia CMS."""
PAGE = "admin/index.html"
CONFIGURATIONS = {"vi": "admin/config.yml", "en": "admin/config.en.yml"}


def policy(catalog: Catalog) -> str:
    """The content-security policy of the editor, and of nothing else on the site.

    Sveltia puts its styles into the page and shows pictures that are still in the browser. It may ask the chosen service only.
    """
    if not catalog.site.editor:
        return "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    services = " ".join(("", *editor.hosts(catalog.site.editor)))
    return ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
            f"connect-src 'self' data: blob:{services}; manifest-src blob:; base-uri 'none'; form-action 'none'")


def editor_files(public: Catalog) -> Iterator[File]:
    """The files below admin/."""
    connected = public.site.editor is not None
    page = FOLDER / ("editor.html" if connected else "setup.html")
    shared = (repr(public.languages),)  # the rest of what is in them is in every page's reckoning: the settings and the vocabulary
    yield File(PAGE, shared, lambda: page.read_bytes().replace(b"@@policy@@", policy(public).encode()))
    yield _own("editor.css")
    if connected:
        yield _own("editor.js")
        for lang in LANGUAGES:
            yield File(CONFIGURATIONS[lang], shared, partial(editor.configuration, public, lang))
        for file in sorted((FOLDER / "sveltia").rglob("*")):
            if file.is_file():
                yield _own(file.relative_to(FOLDER).as_posix())


def _own(name: str) -> File:
    data = (FOLDER / name).read_bytes()
    return File(f"admin/{name}", (blake2b(data, digest_size=16).hexdigest(),), lambda: data)
