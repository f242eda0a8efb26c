"""Imports point one way, and each outside library has one home."""

from __future__ import annotations

import ast
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"

ARROW = ["kept", "personal_data", "problems", "read", "records", "catalog", "codes", "succession", "visible", "origins", "ledger", "checks", "edit", "views", "site", "build",
         "review", "province", "serve", "commands", "__main__"]
"""The stages in their order: a stage imports from those before it, never from those behind it."""

HOMES = {
    "yaml": ["read/yaml_events.py"],
    "pydantic": ["records/"],
    "pydantic_core": ["records/"],
    "jinja2": ["views/compiling.py"],
    "markupsafe": ["views/", "site/fill.py", "site/offline/pages.py"],
    "markdown": ["views/rich_text.py"],
    "pygal": ["views/charts.py"],
    "nh3": ["views/rich_text.py"],
    "feedgen": ["views/feeds/xml.py"],
    "icalendar": ["views/calendar/ics.py"],
    "lxml": ["views/feeds/xml.py"],
    "segno": ["views/qr.py"],
    "watchdog": ["serve.py"],
    "vietnam_provinces": ["checks/places.py"],
    "pagefind": ["site/search/pagefind.py"],
    "cbor2": ["site/search/packing.py"],
    "zopfli": ["site/search/packing.py"],
    "mkdocs": [],
    "PIL": ["read/media/picture.py", "views/cards/"],
    "pikepdf": ["read/media/pdf.py"],
    "openpyxl": ["read/workbook.py", "edit/sheets/spot.py", "edit/sheets/template.py"],
    "xlsxwriter": ["views/opendata/workbook.py", "views/opendata/sheet.py"],
    "pypdfium2": ["read/media/pdf_text.py"],
    "subprocess": ["site/shell.py", "read/media/apart.py", "site/signing.py", "review/git.py"],
    "multiprocessing": ["site/workers.py"],
    "fcntl": ["site/publish.py"],
}
"""Library -> where it may be imported. MkDocs is run as a program of its own and imported nowhere."""

CLOCKS = {"now", "utcnow", "today"}


def _modules():
    for path in sorted(GENERATOR.rglob("*.py")):
        yield path.relative_to(GENERATOR).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _imported(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ([f"{node.module}.{alias.name}" for alias in node.names] if node.module == "generator" else [node.module])


def test_every_stage_imports_only_from_stages_before_it():
    wrong = []
    for path, tree in _modules():
        stage = path.split("/")[0].removesuffix(".py")
        for name in _imported(tree):
            if name.startswith("generator.") and stage in ARROW:
                other = name.split(".")[1]
                if ARROW.index(other) > ARROW.index(stage):
                    wrong.append(f"{path} imports {name}")
    assert not wrong


def test_every_library_stays_in_its_home():
    wrong = [
        f"{path} imports {name}" for path, tree in _modules() for name in _imported(tree)
        if (home := HOMES.get(name.split(".")[0])) is not None and not any(path.startswith(start) for start in home)]
    assert not wrong


def test_no_clock_environment_or_randomness_below_the_command_line():
    wrong = []
    for path, tree in _modules():
        if path.startswith("commands/") or path in ("__main__.py", "serve.py"):
            continue
        wrong += [f"{path} imports {name}" for name in _imported(tree) if name.split(".")[0] in ("random", "secrets", "uuid", "locale")]
        wrong += [f"{path} reads the clock" for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in CLOCKS]
        wrong += [f"{path} reads the environment" for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")]
    assert not wrong


def test_nothing_below_the_command_line_prints_or_exits():
    wrong = [
        f"{path}: {node.func.id}" for path, tree in _modules() if path != "__main__.py" and not path.startswith("commands/") for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "exit", "quit")]
    assert not wrong
