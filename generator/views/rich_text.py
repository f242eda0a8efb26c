"""Rich text: a small part of Markdown, sanitised with an explicit list of what may remain."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a",
         "table", "thead", "tbody", "tr", "th", "td", "hr", "code"}
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"https", "mailto", "tel"}


def _markdown() -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    # HTML in a record is text: without these two it reaches the page escaped instead of vanishing.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # No picture by address, no reference definitions that swallow lines, no code by indentation.
    converter.inlinePatterns.deregister("image_link")
    converter.inlinePatterns.deregister("image_reference")
    converter.parser.blockprocessors.deregister("reference")
    converter.parser.blockprocessors.deregister("code")
    return converter


@lru_cache(maxsize=4096)
def rich_html(text: str) -> Markup:
    """Safe HTML of a rich text. Headings begin at level 3, below the page's own."""
    html = _markdown().convert(text)
    for level, lower in ((2, 4), (1, 3)):
        html = html.replace(f"<h{level}>", f"<h{lower}>").replace(f"</h{level}>", f"</h{lower}>")
    safe = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener nofollow ugc")
    return Markup(safe)  # noqa: S704 - nh3 has just made it safe

