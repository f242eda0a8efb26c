"""A scalar comes out as exactly the text that was written, whatever YAML 1.1 or 1.2 would make of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import DEFAULT, check_text, nfc, parse

ROWS = """
NO no No on off ON y n Y N yes Yes YES true True TRUE false
~ null Null NULL
0123 012345670123 001234567890 1_000 0x1F 0o17 0b101 1e3 1E+3 +1 -1 .5 5. 5.10 1.10 15.03 .inf -.inf .NaN
12:30 1:30 190:20:30 12:30:45
2026-09-02 2026-02-30 2026-1-2 02/09/2026 2026-09-02T00:00:00Z 2026-13-45
= << -- 1,000 1.000.000 100% a#b a:b http://x.vn/a?b=c C:\\tep +84912345678 12/QĐ-UBND
"""
PLAIN = [word for row in ROWS.splitlines() for word in row.split()] + [
    "2026-09-02 00:00:00", "No. 5", "Nguyễn Văn Đức", "x - y", "a, b", "a [b] {c}", "50 %",
]


def test_the_table_is_long_enough():
    assert len(set(PLAIN)) >= 60


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_kept(text):
    assert parse("x.yml", f"a: {text}\nb:\n  - {text}\n".encode(), DEFAULT) == ({"a": text, "b": [text]}, [])


@pytest.mark.parametrize("text", ["NO", "on", "0123", "1e3", "2026-09-02", "12:30", "null", "~", "=", "1_000", "Yes"])
def test_a_key_is_kept(text):
    assert parse("x.yml", f"{text}: x\n".encode(), DEFAULT) == ({text: "x"}, [])


@pytest.mark.parametrize(("written", "text"), {
    "": "", " ''": "", ' ""': "", " ~": "~", " # a comment": "", " ' x '": " x ", " x # a comment": "x", " 'it''s'": "it's",
    ' "a\\nb"': "a\nb", ' "\\u0110"': "Đ", " |\n  a\n   b\n\n  c": "a\n b\n\nc\n", " |-\n  a\n  b": "a\nb",
    " |+\n  a\n\n": "a\n\n\n",
    " >\n  a\n  b\n\n  c": "a b\nc\n", "\n  a\n  b": "a b", " \"a\n  b\"": "a b", " a\u00a0b": "a\u00a0b", " hoa\u0300": "hoà",
    " \"hoa\\u0300\"": "hoà", " Nguyễn".replace("ễ", "e\u0302\u0303"): "Nguyễn", " ❤️": "❤️",
    " |\n  ====\n  # not a comment": "====\n# not a comment\n",
}.items())
def test_every_way_to_write_a_text(written, text):
    assert parse("x.yml", f"a:{written}\n".encode(), DEFAULT) == ({"a": text}, [])


@pytest.mark.parametrize("data", [
    b"---\na: 1\n", b"a: 1\n...\n", b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", b"a: 1\r", b"a: 1", b"\n\na: 1\n\n\n", b"# c\na: 1 # c\n",
    b"{a: 1}", b'{"a": "1"}', b"? a\n: 1\n", b"'a': '1'", b"  a: 1\n",
])
def test_one_mapping_in_many_clothes(data):
    assert parse("x.yml", data, DEFAULT) == ({"a": "1"}, [])


def test_a_line_of_equal_signs_longer_or_indented_is_no_merge_conflict():
    data = b"========: 1\na: |\n  =======\n  <<<<<<< x\n"
    assert parse("x.yml", data, DEFAULT) == ({"========": "1", "a": "=======\n<<<<<<< x\n"}, [])


def test_a_digit_string_of_any_length_is_text():
    assert parse("x.yml", b"a: " + b"9" * 5000, DEFAULT) == ({"a": "9" * 5000}, [])


def test_sixteen_levels_and_ten_thousand_characters_are_allowed():
    data = b"a: " + b"[" * 15 + b"x" * 10_000 + b"]" * 15
    assert parse("x.yml", data, DEFAULT)[1] == []


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=12)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_whatever_is_written_as_json_comes_back_or_is_refused(value):
    def texts(node):
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            for item in node:
                yield from texts(item)
        else:
            for key, item in node.items():
                yield key
                yield from texts(item)

    def composed(node):
        if isinstance(node, str):
            return nfc(node)
        if isinstance(node, list):
            return [composed(item) for item in node]
        return {nfc(key): composed(item) for key, item in node.items()}

    clean = not any(list(check_text(text)) for text in texts(value))
    got, problems = parse("x.yml", json.dumps(value, ensure_ascii=True).encode(), DEFAULT)
    if got is not None:
        assert clean
        assert got == composed(value)
    elif clean:
        allowed = {"Y013", "Y015", "Y016", "Y038"}  # <<, keys equal once composed, empty keys, escaped pairs of surrogates
        assert {p.code for p in problems} <= allowed
