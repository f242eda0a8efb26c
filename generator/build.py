"""One build, from a root to a published site: the arrow in one function."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.catalog import Catalog, Loaded, load
from generator.checks import check, privacy
from generator.checks.subject import Subject
from generator.kept import forget
from generator.ledger import read_ledger
from generator.origins import Commits, origins
from generator.problems import Problem, has_errors
from generator.records import BY_TYPE
from generator.records.fields import HANOI
from generator.records.record import untranslated
from generator.site.assemble import assemble
from generator.site.handwritten import read_pages
from generator.site.offline import Bundle
from generator.site.publish import has_one_folder, make_twin, publication
from generator.site.shell import build_shell
from generator.site.signing import SigningKey, sign
from generator.site.workers import beside
from generator.views import views
from generator.views.media import encode
from generator.views.pages.offline_page import BUNDLE
from generator.visible import visible

CACHE = ".cache"
"""Below the root: parsed records, the shell, what the last build knew of each page. It may be deleted at any time."""
_LIBRARIES = (
    "feedgen", "icalendar", "jinja2", "lxml", "markdown", "markupsafe", "nh3", "pikepdf", "pillow", "pydantic", "pydantic-core", "pygal", "pypdfium2", "segno",
    "xlsxwriter")


@dataclass(frozen=True)
class Checked:
    """The loaded root with every problem of its files and of the rules across records."""

    loaded: Loaded
    problems: list[Problem]
    permitted: frozenset[str] = frozenset()
    """The numbers and mailboxes that may be public: see `checks.privacy.allowed`."""

    @property
    def records(self) -> int:
        return sum(1 for _ in self.loaded.catalog.all()) if self.loaded.catalog else 0

    @property
    def without_english(self) -> int:
        """Records of which some text waits for its translation."""
        catalog = self.loaded.catalog
        return sum(next(untranslated(record), None) is not None for record in catalog.all()) if catalog else 0


@dataclass(frozen=True)
class Built:
    """What a build came to; `pages` is 0 when nothing was published."""

    problems: list[Problem]
    pages: int = 0
    made: int = 0
    made_from: object = None
    """What the build had in memory. Who keeps this until the process ends saves the time of taking it apart."""


def check_root(root: Path, at: datetime | None = None) -> Checked:
    """Read and check everything below a root, with the deadlines of `at` when it is given. Nothing in it can make this raise."""
    loaded = load(root, root / CACHE / "records.json")
    problems = list(loaded.problems)
    permitted: frozenset[str] = frozenset()
    if loaded.catalog:
        ledger = read_ledger(root)
        problems += ledger.problems
        known = root / CACHE / "privacy.json"
        pages, faults = read_pages(root)
        problems += faults if (root / "content").is_dir() else []  # a folder with the records alone may be checked
        subject = Subject(loaded.catalog, loaded.sources, ledger, loaded.refused, loaded.refused_files, pages, privacy.remembered(known, loaded.catalog.site), at)
        problems += check(subject)
        permitted = privacy.allowed(subject)
        privacy.remember(known, subject)
    return Checked(loaded, sorted(set(problems)), permitted)


def build(root: Path, site: Path, at: datetime, progress: Callable[[str], None], jobs: int = 1, commits: Commits | None = None,
          key: SigningKey | None = None, offline: bool = False) -> Built:
    """Check, make and publish the site of `root` as the public may see it at `at`, with `jobs` processes. On any error the published site stays as it was.

    `commits` are the last ones that changed each file of the data, where they are known; `key` is what the manifest is signed with, if it is.
    `offline` asks for the zip of the site, for places without the internet.

    Raises OSError when the disk refuses, publish.NotOurs when `site` holds something else.
    """
    at = at.astimezone(HANOI)  # the days of the record are those of Viet Nam
    if not (root / "data").is_dir():  # some other folder: nothing is made in it
        return Built(check_root(root).problems)
    # After the first build there is no folder yet to make the next one ready in: that is done while the records are read.
    with _nothing_is_garbage(), beside(partial(make_twin, site, os.getpid())) if has_one_folder(site) else nullcontext():
        with ThreadPoolExecutor(1) as side:
            shell_made = side.submit(build_shell, root, root / CACHE)
            progress("read")
            checked = check_root(root, at)
            problems, permitted, made = checked.problems, checked.permitted, None
            if checked.loaded.catalog and not has_errors(problems):
                progress("views")
                public = visible(checked.loaded.catalog, at)
                public = public.coming_from(origins(checked.loaded, public, commits or {}))
                environment = _environment(checked.loaded, public.publisher)
                del checked  # what the files say is in the records now: 30 MB for 10,000 honourees
                made = views(public, at, _templates(root), root / CACHE / "media")
            shell, shell_problems = shell_made.result()
        problems = sorted({*problems, *shell_problems})
        if has_errors(problems) or not shell or not made:
            return Built(problems)
        problems = sorted({*problems, *encode(public, root / CACHE / "media", jobs)})
        if has_errors(problems):
            return Built(problems)
    progress("write")
    with publication(site, lambda process: progress(f"waiting {process}")) as (staging, publish):
        name = _short(str(site.resolve()))
        bundle = Bundle(made.frames, about(public), site / BUNDLE, root / CACHE / f"offline-{name}.json", f"{environment} {shell.key}") if offline else None
        assembly = assemble(made, shell, environment, staging,
                            root / CACHE / f"pages-{name}.json", root / CACHE / "search", jobs, permitted, bundle)
        problems = sorted({*problems, *assembly.problems})
        if has_errors(problems):
            return Built(problems)
        staging.about, staging.sources = about(public), sources(public)
        signature, faults = sign(staging.manifest(), key, public.site.signers) if key else (b"", [])
        problems = sorted({*problems, *faults})
        if has_errors(problems):
            return Built(problems)
        publish(signature)
    return Built(problems, assembly.pages, assembly.made, made)


def _templates(root: Path) -> Path:
    """The folder for templates compiled by this program. Those of other programs go."""
    folder = root / CACHE / "templates"
    for other in folder.iterdir() if folder.is_dir() else ():
        if other.name != program_digest():
            forget(other)
    return folder / program_digest()


def about(public: Catalog) -> dict[str, Any]:
    """What the manifest says of the site and of the program that made it."""
    return {"site": str(public.languages["vi"].site_url), "program": program_digest(), "libraries": _libraries()}


def sources(public: Catalog) -> dict[str, dict[str, Any]]:
    """Where each public record comes from, as the manifest says it."""
    return {f"{BY_TYPE[record_type].collection}/{record_id}": {"path": origin.path, "sha256": origin.sha256, "commit": origin.commit or None}
            for (record_type, record_id), origin in public.origins.items()}


@contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """What is read stays until the site is written: looking through all of it for garbage would take long. Ended on every way out."""
    gc.unfreeze()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _environment(loaded: Loaded, publisher: object) -> str:
    """A digest of what every page rests on: the program, its libraries, the settings and the vocabulary."""
    shared = sorted((path, source.digest) for path, source in loaded.sources.items()
                    if path.startswith("data/vocabulary/") or path == "data/site.yml")
    return _short(repr((program_digest(), shared, getattr(publisher, "digest", ""))))


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A digest of the program's own files and of the libraries that decide what comes out."""
    digest = blake2b(digest_size=16)
    for path in _program_files():
        digest.update(path.relative_to(Path(__file__).parent).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(repr(list(_libraries().values())).encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _libraries() -> dict[str, str]:
    return {name: version(name) for name in _LIBRARIES}


def _program_files() -> Iterator[Path]:
    folder = Path(__file__).parent
    yield from sorted(path for suffix in ("*.py", "*.html", "finder.js") for path in folder.rglob(suffix))


def _short(text: str) -> str:
    return blake2b(text.encode(errors="surrogateescape"), digest_size=16).hexdigest()
