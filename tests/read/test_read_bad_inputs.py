"""Every way in which a file can be wrong: the input, and the code and place that are reported for it."""

import os
import socket
from pathlib import Path

import pytest

from generator.problems import KINDS, LANGUAGES
from generator.read import DEFAULT, Limits, check_name, parse, read_file, read_folder, sources, syntax
from generator.read import files as files_module

# What is wrong: (the file, then code, line, column of every problem)
BYTES = {
    "a file without a byte": (b"", ("Y001", 1, 1)),
    "only blank lines": (b"\n\n \n", ("Y001", 1, 1)),
    "only comments": (b"# a\n# b\n", ("Y001", 1, 1)),
    "only a start line": (b"---\n", ("Y001", 2, 1)),
    "only a byte order mark": (b"\xef\xbb\xbf", ("Y001", 1, 1)),
    "a piece of text": ("Phong trào thi đua\n".encode(), ("Y002", 1, 1)),
    "a number": (b"42\n", ("Y002", 1, 1)),
    "a field without a space after its colon": (b"title:x\n", ("Y033", 1, 6)),
    "a field with a full-width colon": ("title： x\n".encode(), ("Y002", 1, 1)),
    "a text in quotes": (b"\"title: x\"\n", ("Y002", 1, 1)),
    "an empty text in quotes": (b"''\n", ("Y001", 1, 1)),
    "a list in dashes": (b"- a\n- b\n", ("Y003", 1, 1)),
    "a list in brackets": (b"[a, b]\n", ("Y003", 1, 1)),
    "two documents": (b"a: 1\n---\nb: 2\n", ("Y004", 2, 1)),
    "an empty second document": (b"a: 1\n---\n", ("Y004", 2, 1)),
    "a version directive": (b"%YAML 1.1\n---\na: 1\n", ("Y005", 1, 1)),
    "a tag directive": (b"%TAG ! tag:x,2026:\n---\na: 1\n", ("Y005", 1, 1)),
    "an unknown directive": (b"%FOO bar\n---\na: 1\n", ("Y005", 1, 1)),
    "a version from the future": (b"%YAML 3.0\n---\na: 1\n", ("Y005", 1, 1)),
    "an anchor on a text": (b"a: &x 1\n", ("Y010", 1, 4)),
    "an anchor on a list": (b"a: &x\n  - 1\n", ("Y010", 1, 4)),
    "an anchor on the file": (b"&x\na: 1\n", ("Y010", 1, 1)),
    "an anchor on a key": (b"b: 1\n&x a: 1\n", ("Y010", 2, 1)),
    "an alias": (b"a: 1\nb: *x\n", ("Y011", 2, 4)),
    "an alias as a key": (b"*x : 1\n", ("Y011", 1, 1)),
    "a list that holds itself": (b"a: &a [*a]\n", ("Y010", 1, 4)),
    "a tag that would call Python": (b"a: !!python/object/apply:os.system [id]\n", ("Y012", 1, 4)),
    "a binary tag": (b"a: !!binary aGk=\n", ("Y012", 1, 4)),
    "a tag of one's own": (b"a: !foo x\n", ("Y012", 1, 4)),
    "a string tag": (b"a: !!str 012\n", ("Y012", 1, 4)),
    "the tag that is only a mark": (b"a: ! x\n", ("Y012", 1, 4)),
    "the mark before quotes": (b"a: ! \"x\"\n", ("Y012", 1, 4)),
    "the mark before a mapping": (b"a: ! {b: c}\n", ("Y012", 1, 4)),
    "the mark before a key": (b"! a: b\n", ("Y012", 1, 1)),
    "a verbatim tag": (b"a: !<tag:x> y\n", ("Y012", 1, 4)),
    "two tags, both reported": (b"a: !x 1\nb: !y 2\n", ("Y012", 1, 4), ("Y012", 2, 4)),
    "a tag handle that is not defined": (b"a: !f!x y\n", ("Y037", 1, 4)),
    "a merge of nothing": (b"<<: {a: 1}\n", ("Y013", 1, 1)),
    "a merge inside": (b"a:\n  <<: {b: 1}\n", ("Y013", 2, 3)),
    "a list as a key": (b"[a, b]: c\n", ("Y014", 1, 1)),
    "a mapping as a key": (b"? {a: b}\n: c\n", ("Y014", 1, 3)),
    "a template that was never filled in": (b"a: {{ name }}\n", ("Y014", 1, 5)),
    "a field written twice": (b"a: 1\nb: 2\na: 3\n", ("Y015", 3, 1)),
    "a field written three times": (b"a: 1\na: 2\na: 3\n", ("Y015", 2, 1), ("Y015", 3, 1)),
    "a field written twice inside": (b"a:\n  - {b: 1, b: 2}\n", ("Y015", 2, 12)),
    "a field written twice, once composed": ("hoà: 1\nhoa\u0300: 2\n".encode(), ("Y015", 2, 1)),
    "a field written twice, once quoted": (b"a: 1\n'a': 2\n", ("Y015", 2, 1)),
    "a key of quotes only": (b"\"\": 1\n", ("Y016", 1, 1)),
    "a key of spaces": (b"' ': 1\n", ("Y016", 1, 1)),
    "an empty key in braces": (b"a: {: 1}\n", ("Y037", 1, 5)),
    "an empty explicit key": (b"? \n: 1\n", ("Y016", 1, 2)),
    "a line that starts with a colon": (b"a: 1\n: v\n", ("Y035", 2, 1)),
    "seventeen lists inside each other": (b"a: " + b"[" * 16 + b"]" * 16, ("Y017", 1, 19)),
    "seventeen levels of fields": ("".join("  " * n + "a:\n" for n in range(17)).encode() + b" " * 34 + b"b: 1",
                                   ("Y017", 17, 33)),
    "more nodes than the bound": (b"a:\n" + b"- x\n" * 2000, ("Y018", 1999, 3)),
    "a text of 10,001 characters": (b"a: 1\nb: " + b"x" * 10_001, ("Y019", 2, 4)),
    "a key of 10,001 characters": (b"? " + b"x" * 10_001 + b"\n: 1\n", ("Y019", 1, 3)),
    "a double quotation mark that is not closed": (b"a: 1\nb: \"x\nc: y\n", ("Y030", 2, 4)),
    "a single quotation mark that is not closed": (b"a: 'x\n", ("Y030", 1, 4)),
    "a document line inside quotes": (b"a: \"x\n---\ny\"\n", ("Y030", 1, 4)),
    "text after the closing mark": ("a: \"Phong trào\" thi đua\n".encode(), ("Y031", 1, 17)),
    "an apostrophe inside single quotes": (b"a: 'don't'\n", ("Y031", 1, 9)),
    "a missing mark before a line with marks": (b"a: \"x\nb: \"y\"\n", ("Y031", 2, 5)),
    "a colon inside the text": ("a: Thi đua: dạy tốt\n".encode(), ("Y032", 1, 11)),
    "a colon inside the text of a list": (b"a:\n  - b: c: d\n", ("Y032", 2, 9)),
    "no space after the colon of the line above": (b"a:1\nb: 2\n", ("Y033", 1, 2)),
    "no space after the colon in the middle of the file": (b"a: 1\nnumber:MH-03\nb: 2\n", ("Y033", 2, 7)),
    "no space after the colon of the last line": (b"a: 1\nnumber:MH-03\n", ("Y033", 2, 7)),
    "no space after the colon further in": (b"a:\n  b: 1\n  c:x\n  d: 2\n", ("Y033", 3, 4)),
    "an address on a line of its own": (b"a: 1\nhttps://x.vn/\nb: 2\n", ("Y035", 2, 1)),
    "a field further in than the one above": (b"a: x\n  b: y\n", ("Y034", 2, 3)),
    "a stray space before a field": (b"a: x\n b: y\n", ("Y034", 2, 2)),
    "a field between two levels": (b"a:\n    b: 1\n  c: 2\n", ("Y034", 3, 3)),
    "a field further out than the first": (b"  a: 1\nb: 2\n", ("Y034", 2, 1)),
    "text after the end of the document": (b"a: 1\n...\nb: 2\n", ("Y034", 3, 1)),
    "a line without a colon": (b"a: 1\nb\nc: 2\n", ("Y035", 2, 1)),
    "a block text that is not indented": (b"a: |\nx\n", ("Y035", 2, 1)),
    "a bracket that is not closed": (b"a: [1, 2\nb: 3\n", ("Y036", 1, 4)),
    "a brace that is not closed": (b"a: {x: 1\nb: 2\n", ("Y036", 1, 4)),
    "a bracket at the end of the file": (b"a: 1\nx: [", ("Y036", 2, 4)),
    "a bracket before a comment at the end": (b"x: [ # c\n", ("Y036", 1, 4)),
    "a brace at the end of the file": (b"x: {", ("Y036", 1, 4)),
    "a bracket inside another at the end": (b"a: [1]\nb: {a: [\n", ("Y036", 2, 8)),
    "text that starts with an at sign": (b"a: @x\n", ("Y037", 1, 4)),
    "text that starts with a backtick": (b"a: `x`\n", ("Y037", 1, 4)),
    "text that starts with a per cent sign": (b"a: %50\n", ("Y037", 1, 4)),
    "text that starts with a closing bracket": (b"a: ]\n", ("Y037", 1, 4)),
    "text that starts with a comma": (b"a: , x\n", ("Y037", 1, 4)),
    "text that is a star": (b"a: * x\n", ("Y037", 1, 4)),
    "text that is an ampersand": (b"a: & x\n", ("Y037", 1, 4)),
    "text that starts with a question mark": (b"a: ? x\n", ("Y037", 1, 4)),
    "a Windows path in double quotes": (b"a: \"C:\\data\"\n", ("Y038", 1, 7)),
    "an escaped surrogate": (b"a: \"\\ud800\"\n", ("Y038", 1, 7)),
    "an escape with the wrong digits": (b"a: \"\\xZZ\"\n", ("Y038", 1, 7)),
    "an escape beyond Unicode": (b"a: \"\\U00110000\"\n", ("Y038", 1, 7)),
    "a dash of Word before an item": ("a:\n  – b: 1\n    c: 2\n".encode(), ("Y044", 2, 3)),
    "a bullet before an item": ("a:\n  • b: 1\n    c: 2\n".encode(), ("Y044", 2, 3)),
    "a bullet after an item": ("a:\n  - b: 1\n  • b: 2\n".encode(), ("Y044", 3, 3)),
    "a list line after a field": (b"a: 1\n- b\n", ("Y039", 2, 1)),
    "a field after a list line": (b"a:\n  - b\n  c: 1\n", ("Y039", 3, 3)),
    "a list on the line of its field": (b"a: - b\n", ("Y040", 1, 4)),
    "text after a bar": (b"a: | x\n", ("Y041", 1, 4)),
    "text after a greater-than sign": (b"a: > x\n", ("Y041", 1, 4)),
    "a tab as indentation": (b"a:\n\tb: 1\n", ("Y042", 2, 1)),
    "a tab after spaces": (b"a:\n  \tb: 1\n", ("Y042", 2, 3)),
    "a no-break space as indentation": ("a: 1\n\u00a0b: 2\n".encode(), ("Y043", 2, 1)),
    "a no-break space after the colon": ("a:\u00a01\nb: 2\n".encode(), ("Y043", 1, 3)),
    "an ideographic space as indentation": ("a:\n\u3000b: 1\n".encode(), ("Y043", 2, 1)),
    "text cut off by a hash sign": (b"a: 1\nb: x #3\n", ("Y050", 2, 6)),
    "text that starts with a hash sign": (b"a: #3 x\n", ("Y050", 1, 4)),
    "a Latin-1 byte": ("a: 1\nb: xé".encode("latin-1"), ("F020", 2, 5)),
    "a Latin-1 byte after Vietnamese letters": ("a: Đức ".encode() + b"\xff\n", ("F020", 1, 8)),
    "a letter cut in the middle": ("a: Đ".encode()[:-1], ("F020", 1, 4)),
    "an encoded surrogate": (b"a: \xed\xa0\x80\n", ("F020", 1, 4)),
    "an overlong encoding": (b"a: \xc0\xaf\n", ("F020", 1, 4)),
    "UTF-16 with its mark": ("a: Đức\n".encode("utf-16"), ("F021", 1, 1)),
    "UTF-16, the other end first": (b"\xfe\xff" + "a: Đức\n".encode("utf-16-be"), ("F021", 1, 1)),
    "UTF-16 without a mark": ("name: Nguyen\n".encode("utf-16-le"), ("F021", 1, 1)),
    "UTF-32 with its mark": ("a: 1\n".encode("utf-32"), ("F021", 1, 1)),
    "UTF-32 without a mark": ("name: x\n".encode("utf-32-be"), ("F021", 1, 1)),
    "an old font in a name": ("a: 1\nname: Nguy\u00d4n V\u00a8n \u00a7øc\n".encode(), ("T007", 2, 10)),
    "an old font, the other one": ("a: Nguyeãn\n".encode(), ("T007", 1, 8)),
    "a workbook with the ending of a record": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(200), ("F050", 1, 1)),
    "a scan with the ending of a record": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ("F050", 1, 1)),
    "a null byte": (b"a: 1\nb: x\x00y, and so on\n", ("F022", 2, 5)),
    "a merge that was never finished": (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
                                        ("F023", 2, 1), ("F023", 4, 1), ("F023", 6, 1)),
    "a merge that shows the base too": (b"||||||| base\na: 1\n", ("F023", 1, 1)),
    "an escape character": (b"a: x\x1b[31m\n", ("T001", 1, 5)),
    "a vertical tab": (b"a: x\x0by\n", ("T001", 1, 5)),
    "a delete character": (b"a: x\x7f\n", ("T001", 1, 5)),
    "a next-line character": ("a: x\x85y\n".encode(), ("T001", 1, 5)),
    "an escaped null": (b"a: 1\nb: \"x\\0\"\n", ("T001", 2, 4)),
    "an escaped carriage return": (b"a: \"x\\ry\"\n", ("T001", 1, 4)),
    "a right-to-left override": ("a: x\u202ey\n".encode(), ("T002", 1, 5)),
    "an escaped right-to-left override": (b"a: \"\\u202e\"\n", ("T002", 1, 4)),
    "an isolate": ("a: \u2067y\n".encode(), ("T002", 1, 4)),
    "a zero-width space": ("a: x\u200by\n".encode(), ("T002", 1, 5)),
    "a zero-width space in a key": ("a\u200b: y\n".encode(), ("T002", 1, 2)),
    "a zero-width space in a comment": ("a: y # \u200b\n".encode(), ("T002", 1, 8)),
    "a soft hyphen": ("a: x\u00ady\n".encode(), ("T002", 1, 5)),
    "a second byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n", ("T002", 1, 1)),
    "a line separator": ("a: x\u2028b: y\n".encode(), ("T002", 1, 5)),
    "a tag character": ("a: x\U000e0041\n".encode(), ("T002", 1, 5)),
    "a filler that looks like nothing": ("a: x\u3164\n".encode(), ("T002", 1, 5)),
    "a private-use character": ("a: x\ue000\n".encode(), ("T003", 1, 5)),
    "a noncharacter": ("a: x\ufffe\n".encode(), ("T003", 1, 5)),
    "an unassigned code point": ("a: x\u0378\n".encode(), ("T003", 1, 5)),
    "a replacement character": ("a: Nguy\ufffdn\n".encode(), ("T004", 1, 8)),
    "a tab inside the text": (b"a: x\ty\n", ("T005", 1, 5)),
    "a tab after the colon": (b"a:\tx\n", ("T005", 1, 3)),
    "an escaped tab": (b"a: \"x\\ty\"\n", ("T005", 1, 4)),
    "marks stacked without end": (b"a: x" + "\u0300\u0323".encode() * 16, ("T006", 1, 5)),
    "stacked marks, escaped": (b"a: \"x" + b"\\u0300\\u0323" * 16 + b"\"", ("T006", 1, 4)),
    "two bad characters on a line, each once": ("a: \u200b\u200bx\u202e\u200b\n".encode(), ("T002", 1, 4), ("T002", 1, 7)),
    "bad characters and a field written twice": ("a: \u200b\nb: 1\nb: 2\n".encode(), ("T002", 1, 4), ("Y015", 3, 1)),
    "a field written twice above a bad character": ("a: 1\na: 2\nb: \u200b\n".encode(), ("Y015", 2, 1), ("T002", 3, 4)),
    "a second colon inside the text": (b"a: b:c d: e\n", ("Y032", 1, 9)),
    "CRLF line ends count as one": (b"a: 1\r\nb: 1\r\nb: 2\r\n", ("Y015", 3, 1)),
    "old Mac line ends count as one": (b"a: 1\rb: 1\rb: 2\r", ("Y015", 3, 1)),
    "a byte order mark moves no column": (b"\xef\xbb\xbfa: 1\na: 2\n", ("Y015", 2, 1)),
    "characters beyond the first plane count as one": ("a: \U0001f600\u200b\n".encode(), ("T002", 1, 5)),
    "every problem up to a fatal one": (b"a: 1\na: 2\nb: !x 1\nc: *d\na: 3\n", ("Y015", 2, 1), ("Y012", 3, 4), ("Y011", 4, 4)),
    "one byte too many": (b"a: 1\n" + b"#" * (64 * 1024 - 4), ("F007", 1, 1)),
}


@pytest.mark.parametrize(("data", "expected"), [(case[0], case[1:]) for case in BYTES.values()], ids=list(BYTES))
def test_bytes(data, expected):
    value, problems = parse("data/x/y.yml", data, DEFAULT)
    assert [(p.code, p.line, p.column) for p in problems] == list(expected)
    assert all(p.path == "data/x/y.yml" for p in problems)
    assert (value is None) == any(p.severity == "error" for p in problems)


def test_at_most_a_hundred_problems_are_listed_and_the_rest_is_mentioned():
    _, problems = parse("x.yml", b"a: 1\n" * 500, DEFAULT)
    assert [p.code for p in problems] == ["Y015"] * 100 + ["F098"]
    assert problems[-1].line == problems[-2].line


def test_every_repetition_names_the_first_line_of_the_field():
    _, problems = parse("x.yml", b"b: 1\na: 1\na: 2\na: 3\n", DEFAULT)
    assert [p.message("en").endswith("line 2") and p.message("vi").endswith("dòng 2") for p in problems] == [True, True]


def test_many_comments_are_only_warnings():
    value, problems = parse("x.yml", b"a:\n" + b"- x #3\n" * 500, DEFAULT)
    assert value == {"a": ["x"] * 500}
    assert {p.severity for p in problems} == {"warning"}


def test_a_place_that_no_rule_explains_is_reported_with_the_parser_s_words(monkeypatch):
    monkeypatch.setattr(syntax, "_SIMPLE", ())
    _, [problem] = parse("x.yml", b"a: @x\n", DEFAULT)
    assert (problem.code, problem.line, problem.column) == ("Y049", 1, 4)
    assert "cannot start any token" in problem.message("en")
    assert "cannot start" not in problem.message("vi")


def _link(target):
    return lambda folder: os.symlink(target, folder / "link.yml")


def _socket(folder):
    here = os.getcwd()
    os.chdir(folder)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s.yml")
    finally:
        os.chdir(here)


def _named(name, data=b"a: 1\n"):
    def make(folder):
        with open(os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else name.encode()), "wb") as file:
            file.write(data)
    return make


def _folder(name):
    def make(folder):
        (folder / name).mkdir(parents=True)
        (folder / name / "x.yml").write_text("a: 1\na: 2\n")
    return make


def _deep(folder):
    deep = folder / ("a" * 70) / ("b" * 70)
    deep.mkdir(parents=True)
    (deep / ("c" * 60 + ".yml")).write_text("a: 1\n")


# What is in the folder: (how to make it, the code, what the path ends in)
FILES = {
    "a link to a file outside": (_link("/etc/passwd"), "F003", "link.yml"),
    "a link to a folder outside": (_link("/etc"), "F003", "link.yml"),
    "a link to itself": (_link("link.yml"), "F003", "link.yml"),
    "a link to nothing": (_link("gone"), "F003", "link.yml"),
    "a link to its own folder": (_link("."), "F003", "link.yml"),
    "a link called .gitkeep": (lambda folder: os.symlink("/etc/passwd", folder / ".gitkeep"), "F003", ".gitkeep"),
    "a link called like a picture": (lambda folder: os.symlink("/etc/passwd", folder / "a.jpg"), "F003", "a.jpg"),
    "a pipe": (lambda folder: os.mkfifo(folder / "pipe.yml"), "F004", "pipe.yml"),
    "a pipe called README.md": (lambda folder: os.mkfifo(folder / "README.md"), "F004", "README.md"),
    "a socket": (_socket, "F004", "s.yml"),
    "a file that is too large": (_named("x.yml", b"#" * 70_000), "F007", "x.yml"),
    "capital letters": (_named("Phong-Trao.yml"), "F010", "Phong-Trao.yml"),
    "capital extension": (_named("x.YML"), "F010", "x.YML"),
    "a space": (_named("phong trao.yml"), "F010", "phong trao.yml"),
    "Vietnamese letters": (_named("đức.yml"), "F010", "đức.yml"),
    "Vietnamese letters, decomposed": (_named("hoa\u0300.yml"), "F010", "hoa\u0300.yml"),
    "an underline": (_named("a_b.yml"), "F010", "a_b.yml"),
    "a hyphen at the start": (_named("-a.yml"), "F010", "-a.yml"),
    "a hyphen at the end": (_named("a-.yml"), "F010", "a-.yml"),
    "two hyphens": (_named("a--b.yml"), "F010", "a--b.yml"),
    "a picture with two hyphens": (_named("a--b.jpg"), "F010", "a--b.jpg"),
    "a folder with two hyphens": (_folder("a--b"), "F010", "a--b"),
    "81 letters": (_named("a" * 81 + ".yml"), "F010", "a.yml"),
    "no letters": (_named("!!!.yml"), "F010", "!!!.yml"),
    "a quotation mark": (_named("\"onmouseover=x.yml"), "F010", "=x.yml"),
    "a line end": (_named("a\n.yml"), "F010", "a\n.yml"),
    "a line end after the extension": (_named("a.yml\n"), "F014", "a.yml\n"),
    "bytes that are no text": (_named(b"x\xff.yml"), "F010", "x\\xff.yml"),
    "a picture with capital letters": (_named("Anh.JPG"), "F010", "Anh.JPG"),
    "the other extension": (_named("x.yaml"), "F011", "x.yaml"),
    "the extension that Notepad adds": (_named("a.yml.txt"), "F011", "a.yml.txt"),
    "the extension that Notepad adds to the other one": (_named("a.YAML.TXT"), "F011", "a.YAML.TXT"),
    **{f"the reserved name {stem}": (_named(stem + ".yml"), "F012", stem + ".yml") for stem in (
        "index", "search", "assets", "404", "sitemap", "readme", "templates", "robots", "feeds", "calendar", "data", "api", "en",
        "vi", "admin", "page", "page-2", "page-0123", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9",
    )},
    "a reserved name of a picture": (_named("index.jpg"), "F012", "index.jpg"),
    "a Mac's leftover": (_named(".DS_Store"), "F013", ".DS_Store"),
    "an editor's backup": (_named("x.yml~"), "F013", "x.yml~"),
    "Excel's lock": (_named("~$x.xlsx"), "F013", "~$x.xlsx"),
    "Windows' leftover": (_named("Thumbs.db"), "F013", "Thumbs.db"),
    "an editor's swap file": (_named(".x.yml.swp"), "F013", ".x.yml.swp"),
    "a hidden folder": (_folder(".git"), "F013", ".git"),
    "a spreadsheet outside its place": (_named("x.xlsx"), "F024", "x.xlsx"),
    "a spreadsheet with macros": (_named("x.xlsm"), "F014", "x.xlsm"),
    "a page": (_named("x.html"), "F014", "x.html"),
    "a file without an extension": (_named("x"), "F014", "x"),
    "bytes that are no text, of no kind": (_named(b"\xff\xfe"), "F014", "\\xff\\xfe"),
    "a folder with capital letters": (_folder("Xa"), "F010", "Xa"),
    "a folder with Vietnamese letters": (_folder("xã"), "F010", "xã"),
    "a folder with a dot": (_folder("a.b"), "F010", "a.b"),
    "a folder called like a record": (_folder("x.yml"), "F010", "x.yml"),
    "a folder called like a device": (_folder("con"), "F012", "con"),
    "a path that is too long": (_deep, "F015", "c.yml"),
}


@pytest.mark.parametrize(("make", "code", "end"), FILES.values(), ids=list(FILES))
def test_files(tmp_path, make, code, end):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "good.yml").write_text("a: 1\n")
    make(folder)
    sources_, [problem] = read_folder(tmp_path, "data")
    assert problem.code == code
    assert problem.path.startswith("data/")
    assert problem.path.endswith(end)
    assert [source.path for source in sources_] == ["data/good.yml"]
    str(problem).encode("utf-8")


def test_a_missing_folder_or_one_that_is_no_folder_or_a_link_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.yml").write_text("a: 1\n")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "loop").symlink_to("loop")
    for folder, code in {"gone": "F001", "gone/data": "F001", "file": "F002", "file/x": "F002", "link": "F003", "loop": "F003",
                         "link/x": "F003", "../x": "F010", "": "F010"}.items():
        assert [p.code for p in read_folder(tmp_path, folder)[1]] == [code], folder
    assert [p.code for p in read_folder(tmp_path / "gone", "data")[1]] == ["F001"]
    assert [p.code for p in read_folder(tmp_path / "file", "data")[1]] == ["F002"]
    assert [p.code for p in read_folder(Path("nul\0"), "data")[1]] == ["F005"]


@pytest.mark.parametrize(("error", "code"), [
    (PermissionError(13, "no"), "F005"), (OSError(5, "disk"), "F005"), (FileNotFoundError(2, "gone"), "F006"),
    (OSError(40, "it became a link"), "F003"), (OSError("without a number"), "F005"),
])
@pytest.mark.parametrize("call", ["open", "lstat", "read", "fstat"])
def test_a_file_that_fails_at_any_step_is_a_problem_of_its_own(tmp_path, monkeypatch, call, error, code):
    (tmp_path / "data").mkdir()
    for name in ("a.yml", "b.yml"):
        (tmp_path / "data" / name).write_text("a: 1\n")
    real, struck = getattr(os, call), []

    def failing(what, *arguments, **options):
        if what == "a.yml" or (isinstance(what, int) and not struck):
            struck.append(what)
            raise error
        return real(what, *arguments, **options)

    monkeypatch.setattr(files_module.os, call, failing)
    found, [problem] = read_folder(tmp_path, "data")
    assert (problem.path, problem.code) == ("data/a.yml", code)
    assert [source.path for source in found] == ["data/b.yml"]
    assert struck


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(files_module.os, "listdir", lambda descriptor: (_ for _ in ()).throw(PermissionError(13, "no")))
    assert [(p.path, p.code) for p in read_folder(tmp_path, "data")[1]] == [("data", "F005")]


def test_an_error_of_the_program_is_a_problem_of_the_file_and_stops_no_other(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    for name in ("a.yml", "b.yml"):
        (tmp_path / "data" / name).write_text("a: 1\n")
    real = sources.parse

    def failing(path, data, limits):
        if path.endswith("a.yml"):
            raise RecursionError("secret")
        return real(path, data, limits)

    monkeypatch.setattr(sources, "parse", failing)
    found, [problem] = read_folder(tmp_path, "data")
    assert (problem.path, problem.code) == ("data/a.yml", "F099")
    assert "RecursionError" in problem.message("vi")
    assert "secret" not in str(problem)
    assert [source.path for source in found] == ["data/b.yml"]


@pytest.mark.parametrize(("path", "code"), {
    "data/x.yml": None, "data/gone.yml": "F006", "gone/x.yml": "F001", "../data/x.yml": "F013", "/etc/passwd": "F010",
    "data/../data/x.yml": "F013", "data//x.yml": "F010", "data/link.yml": "F003", "data/sub": "F004", "data/x.txt": "F014",
    "data/x.yml/y.yml": "F010", "data/con/x.yml": "F012", "data/nul\0.yml": "F005", "": "F006", "data/": "F006",
}.items())
def test_one_file(tmp_path, path, code):
    (tmp_path / "data" / "sub").mkdir(parents=True)
    (tmp_path / "data" / "x.yml").write_text("a: 1\n")
    (tmp_path / "data" / "x.txt").write_text("a: 1\n")
    (tmp_path / "data" / "link.yml").symlink_to("x.yml")
    source, problems = read_file(tmp_path, path)
    assert [p.code for p in problems] == ([code] if code else [])
    assert (source is None) == bool(code)


NAMES = {
    "a Greek capital in a Vietnamese name": ("Νguyễn", "T010", 0),
    "a Cyrillic letter": ("Trần Thị Hоa", "T010", 10),
    "a Chinese name": ("阮文德", "T010", 0),
    "an emoji": ("Hoa 😀", "T010", 4),
    "a sign of mathematics": ("A<b", "T010", 1),
    "Arabic digits": ("Tổ ٣", "T010", 3),
    "a full-width letter": ("Ｎguyễn", "T011", 0),
    "a no-break space": ("Nguyễn\u00a0Hoa", "T011", 6),
    "a ligature": ("ﬁ", "T011", 0),
    "mathematical letters": ("𝐍guyễn", "T011", 0),
    "three loose marks on a letter": ("x\u0300\u0301\u0302", "T012", 3),
    "a mark at the start": ("\u0301a", "T012", 0),
    "a mark on a space": ("a \u0301", "T012", 2),
    "a line end": ("a\nb", "T001", 1),
    "a hidden character": ("a\u200bb", "T002", 1),
}


@pytest.mark.parametrize(("text", "code", "offset"), NAMES.values(), ids=list(NAMES))
def test_names(text, code, offset):
    fault = check_name(text)[0]
    assert (fault.kind.code, fault.offset) == (code, offset)
    problem = fault.at("x.yml", 3, 7)
    assert (problem.line, problem.column) == (3, 7)
    assert f"U+{ord(text[offset]):04X}" in problem.message("vi")


def test_every_kind_of_problem_of_this_package_is_produced_above():
    produced = {case[i][0] for case in BYTES.values() for i in range(1, len(case))}
    produced |= {code for _, code, _ in FILES.values()} | {code for _, code, _ in NAMES.values()}
    produced |= {f"F{number:03}" for number in range(24, 38)}  # pictures and documents: tests/media
    produced |= {f"F{number:03}" for number in range(40, 50)}  # boundaries: test_read_boundaries
    produced |= {"F001", "F002", "F005", "F006", "F098", "F099", "Y049"}  # in the tests of their own
    assert produced == {code for code in KINDS if code[0] in "FYT" and code[1] == "0"}


def test_every_message_is_in_both_languages_and_leaves_no_gap():
    for code in (code for code in KINDS if code[0] in "FYT" and code[1] == "0"):
        kind = KINDS[code]
        assert all([kind.vi, kind.en, kind.hint_vi, kind.hint_en]), code
        assert kind.vi != kind.en, code
        assert kind.hint_vi != kind.hint_en, code
    for case in BYTES.values():
        for problem in parse("x.yml", case[0], DEFAULT)[1]:
            for lang in LANGUAGES:
                assert problem.message(lang)
                assert problem.hint(lang)
                assert len(problem.message(lang)) < 300
                assert len(problem.hint(lang)) < 200
                assert "title:" not in problem.hint(lang)  # a title is a group of fields
                problem.message(lang).encode("utf-8")


def test_every_message_begins_in_lower_case_has_no_full_stop_and_calls_things_by_one_name():
    for code in (code for code in KINDS if code[0] in "FYT" and code[1] == "0"):
        kind = KINDS[code]
        for text in (kind.vi, kind.en, kind.hint_vi, kind.hint_en):
            assert not text[0].isupper(), code
            assert not text.endswith(".") or text.endswith("..."), code
        words = f"{kind.vi} {kind.hint_vi}".replace("thư mục", "")
        assert "mục" not in words, code
        assert "hồ sơ" not in words, code


def test_a_tab_is_said_to_come_from_excel():
    _, [problem] = parse("x.yml", b"a: 1\tb\n", DEFAULT)
    assert all("Excel" in hint for hint in problem.hints)


def test_limits_are_of_the_folder():
    data = b"a:\n" + b"- x\n" * 3000
    assert parse("data/x.yml", data, DEFAULT)[1][0].code == "Y018"
    assert parse("data/x.yml", data, Limits(nodes=4000))[1] == []


@pytest.mark.parametrize("text", [
    "Nguyễn Văn Đức", "Y Blơn Niê Kđăm, A Thŭk, Ƀok Tơ̆l", "José Müller, Raúl Gómez, Zoë, Maëlle, Søren Ångström, Ñuñoa, naïve, Israël",
    "giảm CO₂, 10 m², 5 m³, 3×4 m, ½ số hộ, µm, 100°C", "Điều 5¹, § 5, §12, Microsoft® và © Sở Nội vụ", "xã Đăk Hà (TP. Kon Tum), QĐ-UBND", "thôn ĐăkRơMăng, UBNDTỈNH"])
def test_what_people_write_today_is_no_old_font(text):
    assert parse("x.yml", f"a: {text}\n".encode(), DEFAULT)[1] == []
