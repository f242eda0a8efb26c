"""What people write stays literal, short and whole, read as GitHub reads it: with GitHub's own parser of Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import shown
from generator.review.quoting import EMPTY, SHORT, apart, fitted, quoted

CASES = sorted((Path(__file__).parent / "cases").glob("*/summary.md"))
OURS = {"html", "head", "body", "h1", "h2", "h3", "p", "strong", "ul", "li", "code", "table", "thead", "tbody", "tr", "th", "td"}
NASTY = "`" * 3, "`", "|", "\n", "\n\n", "    ", "- ", "# ", "<b>", "</code>", "@team/all", "https://evil.example", "www.evil.example", "a@b.example", "\\", "&lt;", \
    "~~~", "[x](y)", "![", "<!--", "#1", "$x$", "\u202e", "\u200b", "\x07", "::error::", "##[error]", "é", "0912345678"


def rendered(markdown: str):
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    return html5lib.parse(html, namespaceHTMLElements=False)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_summary_has_no_link_no_picture_and_no_element_but_ours(path):
    tree = rendered(path.read_text(encoding="utf-8"))
    assert {element.tag for element in tree.iter()} <= OURS


@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=20).map("".join))
def test_a_quoted_text_is_one_piece_of_code_wherever_it_stands(text):
    expected = shown(re.sub(r"\s*\n\s*", " ⏎ ", text.strip()), SHORT) or EMPTY
    for line, count in ((f"- {quoted(text)}: end", 1), (f"- a {quoted(text)} → {quoted('b')}\n  - {quoted(text)}: end", 3)):
        tree = rendered(line)
        codes = tree.findall(".//code")
        assert {element.tag for element in tree.iter()} <= OURS
        assert len(codes) == count
        assert codes[0].text.strip() == codes[-1].text.strip() == expected.strip()
        assert codes[-1].tail.strip() == ": end"


def test_a_long_number_is_never_quoted_whole():
    assert "0123456789" not in quoted("số 0123456789")
    assert "0123456789" not in "".join(apart("a" * 200 + " số 0123456789", "b"))


def test_a_moment_is_quoted_whole():
    assert quoted("2026-09-02 08:00") == "`2026-09-02 08:00`"
    assert quoted("ngày 2026-09-02") == "`ngày 2026-09-02`"


def test_long_texts_are_shown_from_where_they_differ():
    before, after = apart("x" * 500 + "một" + "y" * 500, "x" * 500 + "hai" + "y" * 500)
    assert before.startswith("…" + "x" * 24 + "một")
    assert after.startswith("…" + "x" * 24 + "hai")


def test_a_text_that_is_too_long_says_so():
    text = fitted((f"- {'ă' * 100}" for _ in range(1000)), 10_000, "(more)")
    assert len(text.encode()) <= 10_000
    assert text.endswith("(more)\n")
    assert fitted(["a", "", "", "b"], 100, "(more)") == "a\n\nb\n"
