"""The web editor at /admin/, and what it loads. Only who opens it loads any of it; while none is connected, there is none of it."""

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


def editor_files(public: Catalog) -> Iterator[File]:
    """The files below admin/; none while no editor is connected."""
    settings = public.site.editor
    if not settings:
        return
    shared = (repr(public.languages),)  # the settings and the vocabulary are in every page's reckoning
    page = FOLDER / "editor.html"
    yield File(PAGE, shared, lambda: page.read_bytes().replace(b"@@policy@@", editor.policy(settings).encode()))
    for lang in LANGUAGES:
        yield File(CONFIGURATIONS[lang], shared, partial(editor.configuration, public, lang))
    for file in (FOLDER / "editor.css", FOLDER / "editor.js", *sorted((FOLDER / "sveltia").rglob("*"))):
        if file.is_file():
            data = file.read_bytes()
            yield File(f"admin/{file.relative_to(FOLDER).as_posix()}", (blake2b(data, digest_size=16).hexdigest(),), lambda data=data: data)
