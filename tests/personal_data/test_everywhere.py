"""Wherever personal data is put, the check finds it there, and no output repeats it."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from generator.__main__ import main
from generator.build import build, check_root
from generator.personal_data import KINDS
from generator.problems import FORMATS
from generator.read.media import read_media
from generator.site import privacy
from tests.golden.tree import AT, REPOSITORY
from tests.media import made
from tests.personal_data.corpora import PLANTED

CITIZEN, PHONE, MAILBOX = "062090000123", "0990 000 001", "mau.mau@gmail.com"
CODES = {kind: f"P{number:03}" for number, kind in enumerate(KINDS, 1)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("everywhere") / "root"
    shutil.copytree(REPOSITORY, target)
    return target


def problems(root: Path, files: dict[str, str | bytes]) -> list:
    """The problems of the root with other files, which is then as it was."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    try:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return check_root(root, AT).problems
    finally:
        for path, data in before.items():
            (root / path).unlink() if data is None else (root / path).write_bytes(data)


def record(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


PLACE = "data/places/xa-dak-mau.yml"


def found(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, int, int, str]]:
    return [(p.path, p.line, p.column, p.code) for p in problems(root, files) if p.code.startswith("P")]


@pytest.mark.parametrize(("lines", "line", "column"), [
    (f"summary:\n  vi: Gọi {PHONE} nhé", 2, 11),
    (f"summary:\n  vi: |\n    Dòng đầu.\n    Gọi {PHONE} nhé", 4, 9),
    (f"summary:\n  vi: >-\n    Dòng đầu.\n    Gọi {PHONE}\n    nhé", 4, 9),
    ("summary:\n  vi: >-\n    Dòng đầu, gọi 0990\n    000 001 nhé", 3, 19),
    (f'summary:\n  vi: "Dòng đầu,\n    gọi {PHONE} nhé"', 3, 9),
    (f"summary: {{vi: Gọi {PHONE}}}", 1, 19),
    (f"# gọi {PHONE}", 1, 7),
    ("summary:\n  vi: Mười một  # gọi 0990000001", 2, 23),
])
def test_the_place_is_that_of_the_value(root, lines, line, column):
    text = record(root, PLACE)
    kept = re.sub(r"(?ms)^summary:.*?(?=^\w|\Z)", "", text)
    before = kept.rstrip("\n").count("\n") + 1
    assert found(root, {PLACE: kept.rstrip("\n") + "\n" + lines + "\n"}) == [(PLACE, before + line, column, "P007")]


def test_values_stand_in_settings_vocabulary_pages_and_names_of_files(root):
    vocabulary = "data/vocabulary/levels.yml"
    text = record(root, vocabulary)
    page = "content/vi/about.md"
    assert [item for item in found(root, {
        vocabulary: re.sub(r"(?m)^title:\n  vi: (.*)$", rf"title:\n  vi: \1 {MAILBOX}", text),
        page: f"{record(root, page)}\n\nSố căn cước {CITIZEN}.\n",
        f"data/files/can-cuoc-{CITIZEN}.pdf": made.pdf(),
        f"data/places/{PHONE.replace(' ', '')}.yml": record(root, PLACE),
    }) if item[3] in CODES.values()] == sorted([
        (page, record(root, page).count("\n") + 3, 13, "P001"),
        (f"data/files/can-cuoc-{CITIZEN}.pdf", 1, 1, "P001"),
        (f"data/places/{PHONE.replace(' ', '')}.yml", 1, 1, "P007"),
        (vocabulary, 2, len("  vi: ") + len(re.search(r"(?m)^title:\n  vi: (.*)$", text)[1]) + 2, "P009"),
    ])




@pytest.mark.parametrize(("page", "line"), [("contact", 3), ("about", 1)])
def test_the_contact_page_may_hold_landlines_and_no_mobile_numbers(root, page, line):
    path = f"content/vi/{page}.md"
    items = found(root, {path: f"Điện thoại: 0214 3840 123.\n\nDi động: {PHONE}.\n"})
    assert items[0][:2] == (path, line)
    assert items[-1] == (path, 3, 10, "P007")


def with_page(text: str) -> bytes:
    """A PDF with a page of text; pikepdf puts the parts together."""
    import pikepdf

    file = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 200))
        pdf.add_blank_page(page_size=(300, 200))
        page = pdf.pages[1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 10 50 Td ({text}) Tj ET".encode())
        pdf.save(file)
    return file.getvalue()


def with_properties(**values: str) -> bytes:
    import pikepdf

    file = BytesIO()
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        for key, value in values.items():
            pdf.docinfo[f"/{key}"] = value
        pdf.save(file)
    return file.getvalue()


def photograph(**tags: object) -> bytes:
    exif = Image.Exif()
    for tag, value in tags.items():
        if tag == "place":
            exif.get_ifd(0x8825).update(value)
        elif tag == "owner":
            exif.get_ifd(0x8769)[0xA430] = value
        else:
            exif[0x010E] = value
    return made.picture("JPEG", exif=exif)


def drawing(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return made.picture("PNG", pnginfo=info)


RUNS = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("CCCD 0620", "9000", "0123"))
CELL = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>0990 000 001</t></is></c></row></sheetData></worksheet>'
INSIDE = {
    "the text of the second page of a PDF": ("a.pdf", with_page(f"CCCD {CITIZEN}"), [(2, "P001")]),
    "the properties of a PDF": ("a.pdf", with_properties(Subject=MAILBOX), [(1, "P009")]),
    "the author of a PDF": ("a.pdf", with_properties(Author="A Mau"), [(1, "P022")]),
    "a word file, in several runs": ("a.docx", made.docx(body=f"<w:p>{RUNS}</w:p>"), [(1, "P001")]),
    "an open document": ("a.odt", made.odf(body=f"<text:p>{MAILBOX}</text:p>"), [(1, "P009")]),
    "a sheet": ("a.xlsx", made.xlsx({"xl/worksheets/sheet1.xml": CELL}), [(1, "P007")]),
    "the description of a photograph": ("a.jpg", photograph(said=f"Call {PHONE}"), [(1, "P007")]),
    "the place of a photograph": ("a.jpg", photograph(place={1: "N", 2: (14.0, 21.0, 10.5), 3: "E", 4: (108.0, 0.0, 26.2)}), [(1, "P020")]),
    "the owner of a camera": ("a.jpg", photograph(owner="A Mau"), [(1, "P021")]),
    "the comment of a JPEG": ("a.jpg", made.picture("JPEG", comment=f"CCCD {CITIZEN}".encode()), [(1, "P001")]),
    "the text of a PNG": ("a.png", drawing(MAILBOX), [(1, "P009")]),
    "nothing": ("a.jpg", photograph(), []),
}


@pytest.mark.parametrize("where", INSIDE)
def test_values_stand_inside_of_files(tmp_path, where):
    from generator.checks.privacy import OF_SIGNS

    name, data, expected = INSIDE[where]
    files, faults = read_media(made.root(tmp_path, **{name: data}))
    assert faults == []
    (file,) = files.values()
    assert [(int(item.where) if item.where.isdigit() else 1, CODES[item.kind]) for item in file.personal] + [
        (1, OF_SIGNS[sign].code) for sign in file.signs] == expected


def test_a_scan_says_that_it_cannot_be_searched(tmp_path):
    picture = BytesIO()
    Image.new("RGB", (60, 40)).save(picture, "PDF")
    files, faults = read_media(made.root(tmp_path, **{"a.pdf": picture.getvalue()}))
    assert faults == []
    assert "no-text" in next(iter(files.values())).signs


def everything_planted(root: Path) -> dict[str, str]:
    """Every planted value in a record of its own, as text and where only something else belongs, which the record stage names in its messages."""
    text = re.sub(r"(?ms)^summary:.*?(?=^\w|\Z)", "", record(root, PLACE)).rstrip("\n")
    files = {}
    for number, (_, value) in enumerate(PLANTED):
        clean = re.sub(r"[\u200b\u00ad\t]", " ", value).replace("\n", " ").replace('"', "'")
        files[f"data/places/mau-{number}.yml"] = f'{text}\nsummary:\n  vi: "{clean}"\nillustrative: "{clean}"\n"{clean[:60]}": x\n'
    return files


def test_no_output_repeats_a_planted_value(root):
    planted = everything_planted(root)
    found = problems(root, planted)
    printed = "".join(FORMATS[form](found, None) for form in FORMATS)
    assert len({p.path for p in found if p.code in CODES.values()}) >= 198
    digits = re.sub(r"\D", "", printed)
    assert digits
    for kind, text in PLANTED:
        for number in re.findall(r"\d[\d .\-]{6,}\d", text):
            assert number not in printed, (kind, text)
        for mailbox in re.findall(r"[\w.]+@\w+\.\w+", text):
            assert mailbox not in printed, (kind, text)


def test_the_command_repeats_no_planted_value(root, capsys):
    text = record(root, PLACE)
    try:
        (root / PLACE).write_text(re.sub(r"(?ms)^summary:.*?(?=^\w|\Z)", "", text) + f"summary:\n  vi: {PHONE} {CITIZEN} {MAILBOX}\n", encoding="utf-8")
        assert main(["check", "--root", str(root), "--at", "2026-01-01"]) == 1
        output = "".join(capsys.readouterr())
    finally:
        (root / PLACE).write_text(text, encoding="utf-8")
    assert all(code in output for code in ("P001", "P007", "P009"))
    assert not any(value in output for value in (PHONE, CITIZEN, MAILBOX, "0990", "mau.mau"))


def test_what_was_clean_is_not_looked_at_again_until_it_changes(root, monkeypatch):
    assert check_root(root, AT).problems == []
    import generator.checks.privacy as checks

    looked = []
    monkeypatch.setattr(checks, "worth_a_look", lambda texts: looked.extend(texts) or [])
    assert check_root(root, AT).problems == []
    assert looked == []
    monkeypatch.undo()
    assert found(root, {PLACE: record(root, PLACE) + f"# {PHONE}\n"})


# The finished site ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("path", "data"), [
    ("a/index.html", f"<p>CCCD {CITIZEN} <b>{CITIZEN[:4]}</b>{CITIZEN[4:]}</p>"), ("a/index.html", f'<img alt="{PHONE}">'), ("a/index.html", f"<p>{PHONE.replace(' ', chr(0xa0))}</p>"),
    ("a.json", f'{{"x": "{MAILBOX}"}}'), ("a.json", f'{{"x": ["a", "b"],"y": "a","number": "{CITIZEN}","z": "a"}}'), ("a.csv", f"a,b\r\n1,{CITIZEN}\r\n"), ("feeds/a.rss", f"<item><title>{PHONE}</title></item>"),
    ("a/index.html", "<dd>sinh ngày 12/3/1975</dd>"),
])
def test_the_last_look_finds_what_came_past_the_checks(path, data):
    found = list(privacy.look(path, data.encode(), frozenset()))
    assert {problem.code for problem in found} == {"P040"}
    assert len(found) == max(1, data.count(CITIZEN[4:]))
    assert not any(value in problem.message(None) for value in (CITIZEN, PHONE, MAILBOX) for problem in found)


@pytest.mark.parametrize("data", [
    '<a href="tel:+842603000111">0260 3000 111</a> Hà Nội', "<p>Quyết định số 145/QĐ-UBND ngày 15/3/2024</p>", '<time datetime="2026-11-22">22/11/2026</time>',
    f"<p>{PHONE}</p>", f"<a href='mailto:{MAILBOX}'>thư</a>",
])
def test_the_last_look_lets_pass_what_may_be_there(data):
    assert list(privacy.look("a/index.html", data.encode(), frozenset({"02603000111", "0990000001", "maumaugmailcom"}))) == []


def test_leave_for_a_value_holds_on_the_site_too(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(REPOSITORY, root)
    text = (root / PLACE).read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^summary:.*?(?=^\w|\Z)", "", text)
    (root / PLACE).write_text(f"{kept}summary:\n  vi: Gọi {PHONE}\n", encoding="utf-8")
    refused = build(root, tmp_path / "site", AT, lambda step: None)
    assert [problem.code for problem in refused.problems] == ["P007"]
    (root / "data/privacy-waivers.yml").write_text(
        f"waivers:\n  - path: {PLACE}\n    field: summary.vi\n    kind: mobile\n    reason:\n      vi: Số trực mùa lũ\n"
        "    approved_by: Chánh Văn phòng\n    approved: 2025-12-01\n    expires: 2026-06-01\n", encoding="utf-8")
    passed = build(root, tmp_path / "site", AT, lambda step: None)
    assert passed.problems == []
    assert PHONE in (tmp_path / "site/places/xa-dak-mau/index.html").read_text(encoding="utf-8")
