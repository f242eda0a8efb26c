"""Pictures of pages at half their size, with the site's own letters only: the same on any machine, but for how it smooths them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.kinds import Look

MOST_HIGH = 1400
"""Points of a page of which a picture is taken: the rest of a long page looks like them."""
SCALE = 0.5


@contextmanager
def camera(browser, site: Path, look: Look) -> Iterator[object]:
    """A page of the browser, set up to be looked at in one way."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 800}, color_scheme=look.scheme, device_scale_factor=SCALE, reduced_motion="reduce",
        bypass_csp=True)  # so that tests can try what a change of the style sheet would do
    style = _with_own_letters((site / "assets/stylesheets/site.css").read_text(encoding="utf-8"))
    context.route("**/stylesheets/site.css", lambda route: route.fulfill(body=style, content_type="text/css"))
    yield context.new_page()
    context.close()


def _with_own_letters(style: str) -> str:
    """The style sheet with no font of the machine, and pages that wait for the letters."""
    style = style.replace("font-display:optional", "font-display:block").replace("font-display: optional", "font-display: block")
    return re.sub(r'(--serif: ?|font-family: ?ui-monospace)[^;}]+', lambda found: f'{found[1].replace("ui-monospace", "")}"Be Vietnam Pro"', style)


def picture(page, address: str) -> Image.Image:
    """What a reader sees of an address, from the top."""
    answer = page.goto(address)
    assert answer and answer.ok, address
    page.evaluate("""async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
        await document.fonts.ready;
    }""")
    if page.locator("#results").count() and "?q=" in address:
        page.wait_for_selector("[data-done]", state="attached")
    return taken(page)


def taken(page) -> Image.Image:
    """The page as it is now."""
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    data = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": min(height, MOST_HIGH)}, full_page=True, caret="hide")
    return Image.open(BytesIO(data)).convert("RGB")
