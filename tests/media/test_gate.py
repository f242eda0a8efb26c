"""The gate for pictures and documents: what a stranger may bring, and what is refused, with a reason and without a traceback."""

from __future__ import annotations

import os
import re
import struct
import time
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from generator.problems import LANGUAGES
from generator.read import read_folder
from generator.read.media import apart, folder, kinds, read_media
from tests.media import made

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def _encrypted() -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="o", user=""))
    return file.getvalue()


def _compressed_objects(data: bytes) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _password(data: bytes) -> bytes:
    """The same archive with the flag of a password on its parts."""
    changed = bytearray(data)
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(start, at + 1)) >= 0:
            changed[at + offset] |= 1
    return bytes(changed)


def _animated(form: str) -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (8, 8), (n * 80, 0, 0)) for n in range(3)]
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def _liar() -> bytes:
    """A docx with a part that says it is small and unpacks to 300 MB."""
    data = bytearray(made.docx({"word/media/a.png": b"\0" * 300_000_000}))
    at = data.rfind(b"word/media/a.png") - 46
    assert data[at:at + 4] == b"PK\x01\x02"
    data[at + 24:at + 28] = struct.pack("<I", 1000)
    return bytes(data)


ACTION = "/OpenAction << /S /{} {} >>"
REFUSED = {
    # pictures
    "an SVG": ("a.png", SVG, "F027"),
    "an SVG behind a declaration": ("a.webp", b"<?xml version='1.0'?>" + SVG, "F027"),
    "a page": ("a.jpg", HTML, "F027"),
    "a page behind a byte order mark": ("a.jpg", b"\xef\xbb\xbf \n" + HTML, "F027"),
    "a PNG called JPEG": ("a.jpg", made.picture("PNG"), "F027"),
    "a GIF": ("a.png", made.picture("GIF"), "F027"),
    "a TIFF": ("a.jpg", made.picture("TIFF"), "F027"),
    "an AVIF or HEIC": ("a.jpg", made.picture("AVIF"), "F027"),
    "a PDF called JPEG": ("a.jpg", made.pdf(), "F027"),
    "nothing": ("a.png", b"", "F027"),
    "noise": ("a.jpg", bytes(range(256)) * 40, "F027"),
    "a pointer of Git LFS": ("a.jpg", b"version https://git-lfs.github.com/spec/v1\n", "F027"),
    "only the first bytes of a JPEG": ("a.jpg", b"\xff\xd8\xff\xe0" + HTML, "F028"),
    "a JPEG cut off": ("a.jpg", made.picture(size=(300, 300))[:-400], "F028"),
    "a PNG cut off": ("a.png", made.picture("PNG", (300, 300))[:-60], "F028"),
    "a WebP cut off": ("a.webp", made.picture("WEBP", (300, 300))[:-60], "F028"),
    "a PNG with a page in it": ("a.png", b"\x89PNG\r\n\x1a\n" + HTML, "F028"),
    "a bomb": ("a.png", made.bomb(60_000), "F029"),
    "a bomb just over the bound": ("a.png", made.bomb(7072), "F029"),
    "a long strip": ("a.png", made.picture("PNG", (16_001, 1)), "F029"),
    "an animated PNG": ("a.png", _animated("PNG"), "F030"),
    "an animated WebP": ("a.webp", _animated("WEBP"), "F030"),
    # PDF
    "a page called PDF": ("a.pdf", HTML, "F027"),
    "a Word file called PDF": ("a.pdf", made.docx(), "F027"),
    "a page before the PDF": ("a.pdf", HTML + made.pdf(), "F035"),
    "a page behind the PDF": ("a.pdf", made.pdf() + HTML, "F035"),
    "an archive behind the PDF": ("a.pdf", made.pdf() + made.docx(), "F035"),
    "an archive within the PDF": ("a.pdf", made.pdf().replace(b"startxref", b"%" + made.docx() + b"\nstartxref"), "F035"),
    "a PDF cut off": ("a.pdf", made.pdf()[:200], "F028"),
    "a PDF whose table points elsewhere": ("a.pdf", made.pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n\n\n\n"), "F028"),
    "a PDF without pages": ("a.pdf", made.pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"), "F028"),
    "a PDF with a password": ("a.pdf", _encrypted(), "F032"),
    "JavaScript on opening": ("a.pdf", made.pdf(ACTION.format("JavaScript", "/JS (app.alert\\(1\\))")), "F033"),
    "JavaScript under an escaped name": ("a.pdf", made.pdf(ACTION.format("J#61vaScript", "/J#53 (x)")), "F033"),
    "JavaScript by name": ("a.pdf", made.pdf("/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", "<< /S /JavaScript >>"), "F033"),
    "JavaScript in a compressed object": ("a.pdf", _compressed_objects(made.pdf("/OpenAction 4 0 R", "<< /S /JavaScript /JS (x) >>")), "F033"),
    "JavaScript that nothing points at": ("a.pdf", made.pdf("", "[ [ << /A << /S /JavaScript >> >> ] ]"), "F033"),
    "JavaScript in the trailer": ("a.pdf", made.pdf(trailer="/X << /S /JavaScript >>"), "F033"),
    "a program to launch": ("a.pdf", made.pdf(ACTION.format("Launch", "/F (cmd.exe)")), "F033"),
    "a form that is sent": ("a.pdf", made.pdf(ACTION.format("SubmitForm", "/F (https://example.org)")), "F033"),
    "a form of XML": ("a.pdf", made.pdf("/AcroForm << /XFA (x) /Fields [] >>"), "F033"),
    "a file inside": ("a.pdf", made.pdf("/Names << /EmbeddedFiles << /Names [] >> >>"), "F033"),
    "a file on a page": ("a.pdf", made.pdf("", "<< /Type /Annot /Subtype /FileAttachment >>"), "F033"),
    "a link that runs": ("a.pdf", made.pdf("", "<< /S /URI /URI (javascript:alert\\(1\\)) >>"), "F034"),
    "content of another file": ("a.pdf", made.pdf("", "<< /Length 0 /F (//host/x) >>\nstream\n\nendstream"), "F034"),
    # office
    "an old Word file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "F027"),
    "a docx with a macro": ("a.docx", made.docx({"word/vbaProject.bin": b"x"}), "F033"),
    "a docx of a kind with macros": ("a.docx", made.docx(main="document.macroEnabled.main+xml"), "F033"),
    "a docx with an embedded file": ("a.docx", made.docx({"word/embeddings/oleObject1.bin": b"x"}), "F033"),
    "a docx with a control": ("a.docx", made.docx({"word/activeX/activeX1.xml": "<a/>"}), "F033"),
    "a docx with a template elsewhere": ("a.docx", made.docx({"word/_rels/settings.xml.rels": made.relations(
        ("attachedTemplate", "https://example.org/x.dotm", ' TargetMode="External"'))}), "F033"),
    "a docx with a picture elsewhere": ("a.docx", made.docx({"word/_rels/document.xml.rels": made.relations(
        ("image", "https://example.org/x.png", ' TargetMode="External"'))}), "F034"),
    "a docx with a link that runs": ("a.docx", made.docx({"word/_rels/document.xml.rels": made.relations(
        ("hyperlink", "file:///c:/x.exe", ' TargetMode="External"'))}), "F034"),
    "a docx with a field that runs": ("a.docx", made.docx(body="<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r>"), "F034"),
    "a docx with a simple field that runs": ("a.docx", made.docx(body='<w:fldSimple w:instr="DDEAUTO c:\\x"/>'), "F034"),
    "a docx with a page in it": ("a.docx", made.docx({"word/x.html": HTML}), "F036"),
    "a docx with a program beside": ("a.docx", made.docx({"x.exe": b"MZ"}), "F036"),
    "a docx with a way out": ("a.docx", made.docx({"word/../../x.xml": "<a/>"}), "F036"),
    "a docx with entities": ("a.docx", made.docx({"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "F033"),
    "a docx with broken XML": ("a.docx", made.docx({"word/x.xml": "<a>"}), "F028"),
    "an xlsx called docx": ("a.docx", made.xlsx(), "F036"),
    "an archive that is none": ("a.xlsx", made.archive({"x.txt": "x"}), "F036"),
    "an xlsx with a link to another": ("a.xlsx", made.xlsx({"xl/externalLinks/externalLink1.xml": "<a/>"}), "F033"),
    "an xlsx with sheets of macros": ("a.xlsx", made.xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), "F033"),
    "an xlsx with data from elsewhere": ("a.xlsx", made.xlsx({"xl/connections.xml": "<a/>"}), "F033"),
    "a docx with a password on its parts": ("a.docx", _password(made.docx()), "F032"),
    "a docx that unpacks to much": ("a.docx", made.docx({"word/media/a.png": b"\0" * 30_000_000}), "F031"),
    "a docx that unpacks to too much": ("a.docx", made.docx({f"word/media/{n}.png": os.urandom(1000) * 60_000 for n in range(3)}), "F031"),
    "a docx that lies about its size": ("a.docx", _liar(), "F028"),
    "a docx cut off": ("a.docx", made.docx()[:-30], "F028"),
    "a docx with a tail": ("a.docx", made.docx() + HTML, "F028"),
    "a docx behind a page": ("a.docx", HTML + made.docx(), "F027"),
    "a docx behind another archive": ("a.docx", made.archive({"x": "x"}) + made.docx(), "F035"),
    "an odt with macros": ("a.odt", made.odf(more={"Basic/Standard/Module1.xml": "<a/>"}), "F033"),
    "an odt with an event": ("a.odt", made.odf(body='<script:event-listener xlink:href="vnd.sun.star.script:x"/>'), "F033"),
    "an odt with a picture elsewhere": ("a.odt", made.odf(body='<draw:image xlink:href="https://example.org/x.png"/>'), "F034"),
    "an odt with a password": ("a.odt", made.odf(more={"META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'}), "F032"),
    "an ods called odt": ("a.odt", made.odf("spreadsheet"), "F028"),
}
ACCEPTED = {
    "a.jpg": made.picture(), "b.jpeg": made.picture(mode="CMYK"), "c.png": made.picture("PNG"), "d.webp": made.picture("WEBP"),
    "e.png": made.picture("PNG", mode="P"), "f.png": made.picture("PNG", mode="RGBA"), "g.png": made.picture("PNG", mode="LA"),
    "h.png": made.picture("PNG", mode="1"), "i.png": made.picture("PNG", mode="I;16"),
    "j.jpg": made.picture() + b"\0" * 2000,  # what telephones put behind their pictures never leaves this house
    "k.pdf": made.pdf(), "l.pdf": made.pdf() + b"\r\n\0", "m.pdf": _compressed_objects(made.pdf()),
    "n.pdf": made.pdf("/OpenAction [3 0 R /Fit] /AcroForm << /SigFlags 3 /Fields [4 0 R] >>",
                      "<< /FT /Sig /T (chu ky) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> >> >>",
                      "<< /S /URI /URI (https://quangngai.gov.vn/) >>"),
    "o.docx": made.docx({"word/_rels/document.xml.rels": made.relations(("hyperlink", "https://quangngai.gov.vn/", ' TargetMode="External"'))},
                        "<w:r><w:instrText> PAGE </w:instrText></w:r>"),
    "p.xlsx": made.xlsx(), "q.odt": made.odf(body='<text:a xlink:href="https://quangngai.gov.vn/">x</text:a><draw:image xlink:href="Pictures/a.png"/>'),
    "r.ods": made.odf("spreadsheet"),
}


@pytest.fixture(scope="module")
def helper():
    with apart.Helper() as one:
        yield one


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory):
    """The good files and the problems of a folder with everything that is refused. Each file stands with its number in REFUSED."""
    root = made.root(tmp_path_factory.mktemp("refused"))
    for number, (name, data, _) in enumerate(REFUSED.values()):
        (root / f"data/files/{number}-{name}").write_bytes(data)
    began = time.perf_counter()
    found = read_media(root)
    assert time.perf_counter() - began < 60  # some five seconds on an idle machine
    return found


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_not_be_here_is_refused_at_its_file_with_a_remedy(what, looked_at):
    name, _, code = REFUSED[what]
    path = f"data/files/{list(REFUSED).index(what)}-{name}"
    problems = [problem for problem in looked_at[1] if problem.path == path]
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [(1, 1, code)]
    for lang in LANGUAGES:
        assert problems[0].message(lang) and problems[0].hint(lang)
        assert not re.search(r"\{\w*\}", problems[0].message(lang) + problems[0].hint(lang))


def test_nothing_that_is_refused_goes_on(looked_at):
    good, problems = looked_at
    assert good == {}
    assert len(problems) == len(REFUSED)
    assert {problem.code for problem in problems} == {f"F{number:03}" for number in range(27, 37)}


def test_what_may_be_here_is_accepted(tmp_path):
    made.root(tmp_path)
    for name, data in ACCEPTED.items():
        (tmp_path / "data/files" / name).write_bytes(data)
    good, problems = read_media(tmp_path)
    assert problems == []
    assert list(good) == list(ACCEPTED)
    for name, file in good.items():
        assert (file.width, file.height) == ((60, 40) if file.kind == "picture" else (0, 0)), name
        assert file.content() == ACCEPTED[name]
        assert file.size == len(ACCEPTED[name])


def test_bounds_on_bytes(tmp_path, monkeypatch):
    made.root(tmp_path)
    with (tmp_path / "data/files/a.jpg").open("wb") as file:
        file.truncate(kinds.PICTURE_BYTES + 1)
    with (tmp_path / "data/files/b.pdf").open("wb") as file:
        file.truncate(kinds.DOCUMENT_BYTES + 1)
    good, problems = read_media(tmp_path)
    assert good == {}
    assert [(problem.path, problem.code) for problem in problems] == [("data/files/a.jpg", "F025"), ("data/files/b.pdf", "F025")]
    monkeypatch.setattr(folder, "ALL_BYTES", 1000)
    made.root(tmp_path, a__jpg=made.picture(), b__pdf=made.pdf())
    good, problems = read_media(tmp_path)
    assert good == {}
    assert [(problem.path, problem.code) for problem in problems] == [("data/files", "F026")]


def test_only_regular_files_of_good_names_in_this_folder(tmp_path):
    made.root(tmp_path, ok__png=made.picture("PNG"))
    place = tmp_path / "data/files"
    secret = tmp_path / "secret.png"
    secret.write_bytes(made.picture("PNG"))
    os.symlink(secret, place / "link.png")
    os.symlink("/nowhere", place / "loose.jpg")
    os.mkfifo(place / "pipe.jpg")
    (place / "dir.png").mkdir()
    (place / "Ảnh 1.JPG").write_bytes(made.picture())
    (place / "a.svg").write_bytes(SVG)
    (place / "a.docm").write_bytes(made.docx())
    (place / "sub").mkdir()
    (place / "sub/a.png").write_bytes(made.picture("PNG"))
    (tmp_path / "data/news").mkdir()
    (tmp_path / "data/news/a.pdf").write_bytes(made.pdf())
    good, problems = read_media(tmp_path)
    assert (list(good), problems) == (["ok.png"], [])
    _, problems = read_folder(tmp_path, "data")
    assert {problem.path.removeprefix("data/"): problem.code for problem in problems} == {
        "files/link.png": "F003", "files/loose.jpg": "F003", "files/pipe.jpg": "F004", "files/dir.png": "F010", "files/Ảnh 1.JPG": "F010",
        "files/a.svg": "F014", "files/a.docm": "F014", "files/sub/a.png": "F024", "news/a.pdf": "F024"}


def test_a_folder_that_is_a_link_or_missing_gives_no_file(tmp_path):
    assert read_media(tmp_path) == ({}, [])
    made.root(tmp_path / "other", a__png=made.picture("PNG"))
    (tmp_path / "root/data").mkdir(parents=True)
    os.symlink(tmp_path / "other/data/files", tmp_path / "root/data/files")
    assert read_media(tmp_path / "root") == ({}, [])
    assert [problem.code for problem in read_folder(tmp_path / "root", "data")[1]] == ["F003"]


def test_random_damage_never_raises(helper):
    samples = [("jpg", made.picture(size=(200, 150))), ("png", made.picture("PNG", (200, 150))), ("webp", made.picture("WEBP", (200, 150))),
               ("pdf", _compressed_objects(made.pdf("", "<< /S /URI /URI (https://a.vn/) >>"))), ("docx", made.docx()), ("ods", made.odf("spreadsheet"))]
    for ending, data in samples:
        for number in range(60):
            at = (number * 7919) % len(data)
            for broken in (data[:at] + bytes([data[at] ^ (1 + number)]) + data[at + 1:], data[:at], data[:at] + b"\xff" * 8 + data[at + 8:]):
                with suppress(apart.Refused):
                    helper.inspect(broken, ending)


def test_a_file_that_kills_its_reader_is_a_problem_of_that_file_alone(tmp_path, monkeypatch):
    made.root(tmp_path, a__png=made.picture("PNG"), b__png=made.picture("PNG", (20, 20)), c__pdf=made.pdf())
    kill = (
        "import sys, os; sys.path.insert(0, sys.argv[1]); from generator.read.media import apart, inspect\n"
        "real = inspect.inspect\n"
        "inspect.inspect = lambda data, ending: os.abort() if len(data) == {} else real(data, ending)\n"
        "apart.serve()").format(len(made.picture("PNG", (20, 20))))
    monkeypatch.setattr(apart, "_PROGRAM", kill)
    good, problems = read_media(tmp_path)
    assert list(good) == ["a.png", "c.pdf"]
    assert [(problem.path, problem.code) for problem in problems] == [("data/files/b.png", "F031")]


@pytest.mark.parametrize("waste", ["bytearray(3 << 30)", "(lambda: [None for _ in iter(int, 1)])()"])
def test_memory_and_time_of_the_reader_are_bounded(tmp_path, monkeypatch, waste):
    made.root(tmp_path, a__pdf=made.pdf())
    monkeypatch.setattr(apart, "_PROGRAM", (
        "import sys; sys.path.insert(0, sys.argv[1]); from generator.read.media import apart, inspect\n"
        f"apart.SECONDS = 1; inspect.inspect = lambda data, ending: {waste}\n"
        "apart.serve()"))
    assert [problem.code for problem in read_media(tmp_path)[1]] == ["F031"]


def test_a_file_is_read_again_when_it_changed_and_only_then(tmp_path, monkeypatch):
    root, cache = made.root(tmp_path, a__png=made.picture("PNG")), tmp_path / ".cache/files.json"
    looked: list[str] = []
    real = folder._look
    monkeypatch.setattr(folder, "_look", lambda *given: looked.append(given[2]) or real(*given))
    first, _ = read_media(root, cache)
    read_media(root, cache)
    assert looked == ["a.png", "a.png"]  # so young that the clock could not tell
    later = cache.stat().st_mtime_ns + 10_000_000_000
    os.utime(cache, ns=(later, later))
    assert read_media(root, cache)[0] == first
    assert looked == ["a.png", "a.png"]
    file = root / "data/files/a.png"
    before = file.stat()
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))  # as long as before, and its time put back
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    second, _ = read_media(root, cache)
    assert len(looked) == 3
    assert [found.sha256 for found in second.values()] != [found.sha256 for found in first.values()]


@pytest.mark.parametrize("damage", [b"", b"x" * 50, b'{"a.png": 1}'])
def test_a_damaged_memory_is_not_believed(tmp_path, damage):
    root, cache = made.root(tmp_path, a__png=made.picture("PNG")), tmp_path / ".cache/files.json"
    first = read_media(root, cache)
    later = cache.stat().st_mtime_ns + 10_000_000_000
    cache.write_bytes(damage or cache.read_bytes().replace(b"60", b"61"))
    os.utime(cache, ns=(later, later))
    assert read_media(root, cache) == first


def test_a_file_that_changes_while_the_site_is_made_is_an_error_of_the_disk(tmp_path):
    file = read_media(made.root(tmp_path, a__pdf=made.pdf()))[0]["a.pdf"]
    for other in (made.pdf()[:-1] + b" ", made.pdf() + b"\n"):
        file.place.write_bytes(other)
        with pytest.raises(OSError, match="changed"):
            file.content()
