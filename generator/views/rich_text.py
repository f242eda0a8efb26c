"""Rich text: a small part of Markdown, sanitised with an explicit list of what may remain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement  # only makes elements; nothing is parsed with it

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markupsafe import Markup

from generator.views.language import bound

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a",
         "table", "thead", "tbody", "tr", "th", "td", "hr", "code"}
_ATTRIBUTES = {"a": {"href", "title"}}
_HEADERS = {"th": {"scope": "col"}}
"""A table of Markdown has its headers above: a screen reader is told so."""
_PAGE_TAGS = _TAGS | {"h1", "h2", "h5", "h6", "dl", "dt", "dd", "pre", "div", "span", "section", "img", "small", "b", "i", "abbr", "sup", "sub"}
_PAGE_ATTRIBUTES = {"*": {"id", "class", "lang", "title"}, "a": {"href", "hreflang"}, "th": {"scope", "colspan", "rowspan"},
                    "td": {"colspan", "rowspan"}, "img": {"src", "alt", "width", "height"}, "ol": {"start"}}
_FEED_TAGS = _TAGS | {"h2", "dl", "dt", "dd", "img", "figure", "figcaption", "small", "b", "i", "sup", "sub", "caption", "details", "summary", "span"}
_FEED_ATTRIBUTES = {"*": {"lang"}, "a": {"href", "hreflang"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"},
                    "img": {"src", "alt", "width", "height"}, "ol": {"start"}}
_NOT_FED = {"script", "style", "svg", "math", "nav", "form", "button", "select", "textarea", "template", "iframe", "object", "h1"}
"""What goes from the entry of a feed with all that is in it; its title says what the heading does."""
_SCHEMES = {"https", "mailto", "tel"}
_HEADING = re.compile(r"(</?h)([1-6])>")
_DEEPEST = 16
_LONGEST_LINK = 1000


def _bound(parser: BlockParser) -> None:
    """Lists and quotations may stand inside each other, but not without end: below the deepest level a text is a paragraph."""
    parse, depth = parser.parseBlocks, 0

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            SubElement(parent, "p").text = "\n".join(blocks)
            blocks.clear()
        else:
            parse(parent, blocks)
        depth -= 1

    parser.parseBlocks = parse_blocks


class _Link(LinkInlineProcessor):
    """A link whose words and address are near each other, so that many brackets take no longer than other text."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: N802
        return super().handleMatch(m, data[: m.end(0) + _LONGEST_LINK])


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    # HTML in a record is text: without these two it reaches the page escaped instead of vanishing.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # No picture by address, no reference definitions that swallow lines, no code by indentation.
    for name in ("image_link", "image_reference", "reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    converter.parser.blockprocessors.deregister("reference")
    converter.parser.blockprocessors.deregister("code")
    converter.inlinePatterns.register(_Link(LINK_RE, converter), "link", 160)
    # "#1 của thôn" is no heading: a heading has a space after its marks.
    converter.parser.blockprocessors["hashheader"].RE = re.compile(r"(?:^|\n)(?P<level>#{1,6}) +(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")
    _bound(converter.parser)
    return converter


def _honest(element: str, attribute: str, value: str) -> str | None:
    """No address that shows one host and leads to another (https://gov.vn@evil.example/)."""
    if attribute != "href" or not value.startswith("https:"):
        return value
    try:
        host = urlsplit(value).netloc
    except ValueError:
        return None
    return value if host and "@" not in host else None


def page_html(html: str) -> Markup:
    """What may remain of a hand-written page's HTML: words, lists, tables, pictures of the site, links; no class of the frame."""
    safe = nh3.clean(html, tags=_PAGE_TAGS, attributes=_PAGE_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None, attribute_filter=_own_class)
    return Markup(safe)  # noqa: S704 - nh3 has just made it safe


_DISGUISED = re.compile(r'href="https:[^"]*@')
_EMPTY = re.compile(r"<(span|p|b|small|dd)>\s*</\1>|<span>([^<]*)</span>")


def feed_html(html: str, base: str) -> str:
    """What may remain of a page's body in a feed: words, lists, tables, pictures and links, all of them with absolute addresses; nothing that
    runs, asks, draws or leads around the site. `base` is the address of the page."""
    # Asking about each attribute takes longer than all the rest, so that is done for the rare text that may need it.
    safe = nh3.clean(html, tags=_FEED_TAGS, clean_content_tags=_NOT_FED, attributes=_FEED_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None,
                     url_relative=("rewrite_with_base", base), attribute_filter=_honest if _DISGUISED.search(html) else None)
    # It begins with a tag: whoever looks through XML for words takes CDATA for the beginning of one.
    lines = map(str.strip, _EMPTY.sub(lambda match: match[2] or "", safe).split("\n"))
    return f"<div>{chr(10).join(filter(None, lines))}</div>"


def _own_class(element: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if not name.startswith(("md-", "site-"))) or None
    return _honest(element, attribute, value)


@lru_cache(maxsize=4096)
def rich_html(text: str) -> Markup:
    """Safe HTML of a rich text. The highest headings of a text are at level 3, below the page's own, all others at level 4.

    Numbers stay on a line with what they belong to; what is bound by a space stands in no tag, for addresses have none.
    """
    html = _markdown().reset().convert(text)
    highest = min((level for _, level in _HEADING.findall(html)), default="")
    html = _HEADING.sub(lambda match: f"{match[1]}{3 if match[2] == highest else 4}>", html)
    safe = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, set_tag_attribute_values=_HEADERS, url_schemes=_SCHEMES, url_relative="deny",
                     link_rel="noopener nofollow ugc", attribute_filter=_honest)
    return Markup(bound(safe))  # noqa: S704 - nh3 has just made it safe


_MARKUP = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|^[ \t]*(?:[#>|*+-]+|\d+\.)[ \t]+|^[ \t|:-]+$|\|+|([*_`]+)", re.MULTILINE)


def plain_words(text: str) -> str:
    """The words of a rich text in one line, without its Markdown: near enough for search and for excerpts."""
    return " ".join(_MARKUP.sub(lambda match: "" if match[2] else match[1] or " ", text).split())
