"""The shell: one run of the theme engine per language gives the hand-written pages, the assets and the frame of every page.

The engine works on a copy of `content/` that holds regular files only, so a link in the folder can publish nothing.
The only module that knows the engine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path

from generator.problems import LANGUAGES, Problem, ProblemKind
from generator.site.handwritten import read_pages
from generator.site.stylesheet import join_parts
from generator.site.workplace import workplace

ENGINE = "mkdocs"
"""The theme engine: any program that reads `mkdocs.yml` and is run with `python -m NAME build`."""
CONFIGURATION = {"vi": "mkdocs.yml", "en": "mkdocs.en.yml"}
THEME = Path(__file__).parent.parent / "theme"
PLACES = ("head", "title", "notice", "language", "navigation", "breadcrumbs", "body", "edit", "printed", "footer")
_LISTING = "files.json"

ENGINE_FAILED = ProblemKind(
    "S001", "trang viết tay chưa dựng được: {found}", "the hand-written pages cannot be built: {found}",
    "sửa tệp được nêu trong content/ hoặc mkdocs.yml", "put right the named file in content/ or mkdocs.yml")
NO_PLACE = ProblemKind(
    "S003", 'khung trang phải có đúng một chỗ "{found}", đang có {count}', 'the shell needs the place "{found}" exactly once, found {count}',
    "xem generator/theme/shell.html", "see generator/theme/shell.html")
TOO_SLOW = ProblemKind(
    "S008", "dựng trang viết tay quá {found} giây nên đã dừng", "building the hand-written pages took over {found} seconds and was stopped",
    "bỏ phần nội dung lặp lại bất thường vừa thêm vào content/", "remove the odd repeated content that was last added to content/")
SECONDS = 60
"""How long the engine may take."""


@dataclass(frozen=True)
class Shell:
    """What the engine made: the shell of each language, and every other file as path below the site's root -> file on disk."""

    key: str
    html: dict[str, str]
    pages: dict[str, Path]
    assets: dict[str, Path]

    def cut(self, lang: str, up: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The constant pieces of a language's shell for pages that reach their language's root by `up`, and the places between."""
        html = self.html[lang].replace('"./assets/', f'"{assets_root(lang, up)}assets/').replace('"./"', f'"{up or "./"}"')
        html = html.replace('"./search/"', f'"{up}search/"')
        pieces = re.split(r"<!--@@(\w+)@@-->|@@(title)@@", html)
        return tuple(pieces[::3]), tuple(a or b for a, b in zip(pieces[1::3], pieces[2::3]))


def assets_root(lang: str, up: str) -> str:
    """The way from a page to the assets, which both languages share."""
    return up if lang == "vi" else f"{up}../"


def build_shell(root: Path, cache: Path) -> tuple[Shell | None, list[Problem]]:
    """The shell for the hand-written pages of `root`, from `cache` when nothing that it is made from has changed."""
    sources, problems = _sources(root)
    if problems:
        return None, problems
    key = _key(sources)
    folder = cache.absolute() / "shell" / key
    if not _intact(folder):
        problems = _make(sources, folder)
        if problems:
            return None, problems
    return _load(folder, key)


def _sources(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Everything that the engine reads, by path."""
    found, problems = read_pages(root)
    for name in CONFIGURATION.values():
        if (root / name).is_file():
            found[name] = (root / name).read_bytes()
    found.update(join_parts({
        f"generator/theme/{path.relative_to(THEME).as_posix()}": path.read_bytes() for path in _walk(THEME) if path.is_file()}))
    return found, problems


def _walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder but the folders themselves, in order; links are not followed."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _key(sources: dict[str, bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in (ENGINE, version(ENGINE), version("mkdocs-material"), *PLACES):
        digest.update(part.encode() + b"\0")
    for name, data in sources.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _make(sources: dict[str, bytes], folder: Path) -> list[Problem]:
    """Run the engine for both languages at once and put what it made into `folder`, in one step."""
    with workplace(folder.parent) as work:
        for path, data in sources.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(data)
        made = work / "made"
        runs = {lang: _run(work, CONFIGURATION[lang], made / lang) for lang in LANGUAGES}
        problems = []
        for lang, run in runs.items():
            try:
                output, _ = run.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                run.kill()
                run.communicate()
                problems.append(TOO_SLOW.at(f"content/{lang}", found=SECONDS))
                continue
            if run.returncode:
                problems += _engine_problems(lang, output)
        if problems:
            return problems
        files = {path.relative_to(made).as_posix(): sha256(path.read_bytes()).hexdigest() for path in _walk(made)}
        (made / _LISTING).write_text(json.dumps(files))
        shutil.rmtree(folder, ignore_errors=True)
        try:
            made.rename(folder)
        except OSError:
            if not _intact(folder):  # another build may have put the same there first
                raise
    return []


def _run(work: Path, configuration: str, target: Path) -> subprocess.Popen[str]:
    # -q would hide broken links from --strict. The date makes two builds the same.
    environment = {"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8",
                   "TZ": "UTC", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "946684800"}
    run = subprocess.Popen(
        [sys.executable, "-m", ENGINE, "build", "--strict", "-f", configuration, "-d", str(target)],
        cwd=work, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace")
    with suppress(OSError):  # many records take longer to read than the engine runs, and only they are waited for
        os.setpriority(os.PRIO_PROCESS, run.pid, 10)
    return run


def _engine_problems(lang: str, output: str) -> list[Problem]:
    lines = [line for line in output.splitlines() if re.match(r"(WARNING|ERROR|Config value|Error)|  - \S+\.md$", line)]
    lines = lines or output.splitlines()[-1:]
    problems = []
    for line in lines:
        words = re.sub(r"^(WARNING|ERROR)\s+-\s+", "", line).strip()
        page = re.search(r"(?:'|^- )([\w./-]+\.md)(?:'|$)", words)
        path = f"content/{lang}/{page[1]}" if page else CONFIGURATION[lang]
        if words and "Aborted with" not in words:
            problems.append(ENGINE_FAILED.at(path, found=words))
    return problems


def _intact(folder: Path) -> bool:
    """Whether a remembered shell is whole: every file is there with the digest it had."""
    try:
        files = json.loads((folder / _LISTING).read_text())
        return bool(files) and all(sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in files.items())
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def _load(folder: Path, key: str) -> tuple[Shell | None, list[Problem]]:
    html = {lang: (folder / lang / "shell.html").read_text(encoding="utf-8") for lang in LANGUAGES}
    problems = [
        NO_PLACE.at("generator/theme/shell.html", found=place, count=html[lang].count(f"@@{place}@@"))
        for lang in LANGUAGES for place in PLACES if html[lang].count(f"@@{place}@@") != 1]
    pages, assets = {}, {}
    for lang in LANGUAGES:
        for listed in json.loads((folder / _LISTING).read_text()):
            language, _, name = listed.partition("/")
            path = folder / listed
            if language != lang or name == "shell.html" or name.startswith("sitemap.xml") or (lang == "en" and (name == "404.html" or name.startswith("assets/"))):
                continue
            target = name if lang == "vi" else f"en/{name}"
            (pages if name.endswith(".html") else assets)[target] = path
    return (None if problems else Shell(key, html, pages, assets)), problems
