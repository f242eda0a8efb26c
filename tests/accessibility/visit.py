"""One visit of a page asks everything of it: what the browser complains of, what it loads, how it lies at several widths, what axe-core finds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.accessibility.tools import axe
from tests.kinds import ENGLISH, Look

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""Every rule with one of these tags is run, those too that axe-core leaves out unless asked."""
UNDECIDED = {"target-size"}
"""Rules whose "look yourself" counts as a fault."""
VAGUE = ["xem thêm", "xem", "xem chi tiết", "chi tiết", "tại đây", "ở đây", "đây", "thêm", "đọc tiếp", "tải về",
         "more", "read more", "see more", "here", "click here", "details", "view", "link", "download"]
"""Names of links that say nothing when they are read alone, as a screen reader lists them."""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""The text spacing that a reader may ask for (WCAG 1.4.12)."""
_QUESTIONS = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
_AXE = """async tags => {
    const rules = axe.getRules(tags).map(rule => rule.ruleId);
    const found = await axe.run(document, { runOnly: { type: "rule", values: rules }, resultTypes: ["violations", "incomplete"] });
    const short = results => results.flatMap(result => result.nodes.map(node => [result.id, `${node.target} ${node.failureSummary}`]));
    return { rules, violations: short(found.violations), incomplete: short(found.incomplete) };
}"""
_SPACE = "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"


def context_of(chromium, look: Look, **options):
    """A window as in a look, of a reader who wants no motion."""
    return chromium.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme, reduced_motion="reduce", **options)


def faults(context, address: str, paths: Iterable[str], *, thorough: bool = True) -> list[tuple]:
    """Everything that is wrong with some pages: (address, fault, where). A page is also zoomed to 200 % and 400 % when it is looked at thoroughly."""
    found: list[tuple] = []
    page = context.new_page()
    page.on("console", lambda message: found.append((page.url, "console", message.text)))
    page.on("pageerror", lambda error: found.append((page.url, "error", str(error))))
    page.on("request", lambda request: request.url.startswith((address, "data:")) or found.append((page.url, "loads", request.url)))
    page.on("response", lambda response: response.status < 400 or found.append((page.url, response.status, response.url)))
    size = page.viewport_size
    for path in paths:
        page.goto(address + path)
        language = page.evaluate("document.documentElement.lang")
        if language != ("en" if path.startswith(ENGLISH) else "vi"):
            found.append((page.url, "language", language))
        found += [(page.url, *fault) for fault in asked(page, "lies", "names", "focus", "stillness") + violations(page)]
        if thorough:
            found += [(page.url, *fault) for fault in zoomed(page)]
            page.set_viewport_size(size)
    page.close()
    return found


def asked(page, *questions: str) -> list[list[str]]:
    """The answers of look.js: [fault, where]."""
    return page.evaluate(_QUESTIONS, {"vague": VAGUE, "at": list(questions)})


def violations(page) -> list[list[str]]:
    """What axe-core finds on the page as it is now: [rule, where]."""
    page.evaluate(axe())
    found = page.evaluate(_AXE, TAGS)
    return found["violations"] + [fault for fault in found["incomplete"] if fault[0] in UNDECIDED]


def zoomed(page) -> list[list[str]]:
    """What is wrong when 1280 x 1024 is seen at 200 %, then at 400 % with the spacing of text that a reader may ask for."""
    page.set_viewport_size({"width": 640, "height": 512})
    found = asked(page, "lies")
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate(_SPACE, SPACED)
    return found + asked(page, "lies")
