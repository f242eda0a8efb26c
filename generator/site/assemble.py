"""From views and shell to a folder that is ready: fill, inspect, keep what did not change, count what did."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from generator.problems import Problem
from generator.site import policy, verify
from generator.site.publish import Staging
from generator.site.shell import Shell, assets_root
from generator.views import Views
from generator.views.frame import PREFIX, Frame
from generator.views.output import Page

Remembered = dict[str, tuple[str, str, list[str]]]
"""Path -> digest of everything it was made from, sha256 of its bytes, the files it points at."""

_PLACE = re.compile(r"<!--@@(\w+)@@-->")
_ASSETS = re.compile(r'((?:href|src)=")((?:\.\./)*)(?:\./)?assets/')


@dataclass
class Assembly:
    """What assembling came to."""

    problems: list[Problem]
    pages: int = 0
    made: int = 0
    """Pages that were rendered; the others are as they were."""


def assemble(views: Views, shell: Shell, environment: str, staging: Staging, memory: Path) -> Assembly:
    """Put every file of the site into the staging folder. `environment` is a digest of the program and of what all pages share."""
    remembered = read_memory(memory)
    known: Remembered = {}
    problems: list[Problem] = []
    made = 0
    content_policy = policy.policy(shell.html.values())
    sources = {path: _source(path) for path in shell.pages}
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(content_policy)}">\n'

    frames_seen: set[tuple[str, str, str]] = set()

    def take(path: str, depends: tuple[str, ...], make: Callable[[], bytes | Filled]) -> None:
        nonlocal made
        digest = blake2b("\0".join((environment, shell.key, path, *depends)).encode(), digest_size=16).hexdigest()
        old = remembered.get(path)
        if old and old[0] == digest and staging.keep(path, old[1]):
            known[path] = old
            return
        data = make()
        targets: list[str] = []
        if isinstance(data, Filled):
            # What surrounds a page is the same for all pages of its kind: it is looked at once.
            whole = data.frame not in frames_seen
            frames_seen.add(data.frame)
            found, faults = verify.inspect(path, data.html if whole else data.own, sources.get(path, path))
            targets, data = sorted(found), data.html
            problems.extend(faults)
        known[path] = (digest, staging.put(path, data), targets)
        made += 1

    for page in views.pages:
        flags = f"{page.translated}{page.indexed}{page.changed}"
        path = f"{PREFIX[page.lang]}{page.address}index.html"
        take(path, (flags, *page.depends), lambda page=page: _filled(page, shell, views.frames[page.lang], meta))
    for path, file in shell.pages.items():
        take(path, ("handwritten",), lambda path=path, file=file: _handwritten(path, file.read_text(encoding="utf-8"), views.frames, meta))
    for path, file in shell.assets.items():
        take(path, ("asset",), file.read_bytes)
    for output in views.files:
        take(output.path, output.depends, output.make)
    for path, data in policy.host_files(content_policy).items():
        take(path, (content_policy,), lambda data=data: data)

    prefix = urlsplit(views.frames["vi"].root).path.strip("/")
    problems.extend(verify.dead_links(
        ((sources.get(path, path), targets) for path, (_, _, targets) in known.items()), known, prefix + "/" if prefix else ""))
    if known != remembered and not problems:
        _write_memory(memory, known)
    return Assembly(problems, len(views.pages) + len(shell.pages), made)


@dataclass(frozen=True, slots=True)
class Filled:
    """A page's bytes, the part of them that is its own, and which frame is around it."""

    html: bytes
    own: bytes
    frame: tuple[str, str, str]


def _source(path: str) -> str:
    """The file in `content/` that a hand-written page comes from."""
    lang, address = ("en", path[3:]) if path.startswith("en/") else ("vi", path)
    return "generator/theme/404.html" if address == "404.html" else f"content/{lang}/{address.removesuffix('/index.html')}.md"


def _filled(page: Page, shell: Shell, frame: Frame, meta: str) -> Filled:
    """The shell with a page's parts in its places."""
    up = "../" * page.address.count("/")
    parts = page.make()
    site_name = frame.catalog.languages[page.lang].site_name
    values = {
        "head": meta + frame.head(page.address, up, parts.description, page.feed, page.translated, page.indexed),
        "title": escape(f"{parts.title} - {site_name}" if parts.title else site_name),
        "notice": frame.notice(),
        "language": frame.language_link(page.address, up),
        "navigation": frame.navigation(up, page.section, page.address == f"{page.section}/" or not page.section),
        "breadcrumbs": parts.breadcrumbs,
        "body": parts.body,
        "edit": parts.edit,
        "footer": frame.footer(up),
    }
    pieces, places = shell.cut(page.lang, up)
    html = "".join([text for pair in zip(pieces, [*(values[place] for place in places), ""]) for text in pair]).encode()
    own = f"{values['language']}{parts.breadcrumbs}{parts.body}{parts.edit}".encode()
    return Filled(html, own, (page.lang, up, page.section))


def _handwritten(path: str, html: str, frames: dict[str, Frame], meta: str) -> Filled:
    """A page that the engine made, with its places filled. The 404 page is shown at any address, so its links are absolute."""
    lang = "en" if path.startswith("en/") else "vi"
    frame = frames[lang]
    address = path.removeprefix(PREFIX[lang]).removesuffix("index.html")
    lost = path == "404.html"
    up = urlsplit(frame.root).path if lost else "../" * address.count("/")
    values = {
        "head": meta + ('<meta name="robots" content="noindex">' if lost else frame.head(address, up, "", "all", True, True)),
        "notice": frame.notice(),
        "language": frame.language_link("" if lost else address, up),
        "navigation": frame.navigation(up, address.strip("/"), True),
        "breadcrumbs": "",
        "edit": "",
        "footer": frame.footer(up),
    }
    if lang == "en":
        html = _ASSETS.sub(lambda match: f"{match[1]}{assets_root(lang, match[2])}assets/", html)
    data = _PLACE.sub(lambda match: str(values[match[1]]), html).encode()
    return Filled(data, data, (lang, up, path))


def read_memory(file: Path) -> Remembered:
    """What the last build remembered of each file; nothing when the memory is damaged."""
    try:
        checksum, _, payload = file.read_bytes().partition(b"\n")
        if blake2b(payload, digest_size=16).hexdigest().encode() != checksum:
            return {}
        return {path: (digest, content, list(targets)) for path, (digest, content, targets) in json.loads(payload).items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _write_memory(file: Path, known: Remembered) -> None:
    payload = json.dumps(known, separators=(",", ":")).encode()
    temporary = file.with_suffix(".new")  # only one process at a time assembles a site
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(blake2b(payload, digest_size=16).hexdigest().encode() + b"\n" + payload)
        os.replace(temporary, file)
    except OSError:  # remembering is a comfort; the next build is only slower
        with suppress(OSError):
            temporary.unlink()
