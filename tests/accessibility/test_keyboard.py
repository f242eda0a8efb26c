"""The main tasks with the keyboard alone. At every stop the focus is there, in the window, not covered, and a line around it can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.records import BY_TYPE
from generator.views.contents import NAMES
from tests.accessibility.visit import asked

MOST_STOPS = 90
"""No main task asks for more stops than this on one page."""
_NAME = """() => { const at = document.activeElement;
    return (at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "").trim().split("\\n")[0]; }"""


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, key: str) -> str:
        """The name of what is in focus after a key."""
        self.page.keyboard.press(key)
        assert not (faults := asked(self.page, "here")), f"after {key} on {self.page.url}: {faults}"
        return self.page.evaluate(_NAME)

    def to(self, name: str, key: str = "Tab") -> None:
        """On to the stop whose name begins so."""
        passed = []
        while not (found := self.press(key)).startswith(name):
            passed.append(found)
            assert len(passed) < MOST_STOPS, f"{name} is not reached on {self.page.url} but {passed}"

    def follow(self, name: str) -> None:
        """On to a link, and to where it leads."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def in_focus(self, selector: str) -> bool:
        return self.page.evaluate("selector => document.activeElement.closest(selector) !== null", selector)


@pytest.fixture(params=[("light", "none"), ("dark", "active")], ids=["light", "dark, forced colours"])
def keyboard(chromium, address: str, request) -> Iterator[Keyboard]:
    scheme, forced = request.param
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, color_scheme=scheme, forced_colors=forced, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    yield Keyboard(page)
    context.close()


def test_a_name_is_found_by_search(keyboard):
    keyboard.page.keyboard.press("Tab")
    while not keyboard.in_focus("input[name=q]"):
        keyboard.press("Tab")
    keyboard.page.keyboard.type("nguyen van duc")
    with keyboard.page.expect_navigation():
        keyboard.page.keyboard.press("Enter")
    keyboard.page.wait_for_selector("#results > li")
    keyboard.follow("Nguyễn Văn Đức")
    assert keyboard.heading == "Nguyễn Văn Đức"


def test_a_line_of_a_decision_is_reached_from_the_home_page(keyboard):
    decision = BY_TYPE["decision"]
    keyboard.follow(NAMES[decision.chapter]["vi"])
    keyboard.follow(decision.label_plural["vi"])
    assert keyboard.heading == decision.label_plural["vi"]
    keyboard.follow("Về việc tặng Bằng khen cho các tập thể, hộ gia đình")
    keyboard.follow("Thôn Kon Tơ Mang")
    assert keyboard.heading == "Thôn Kon Tơ Mang"


def test_the_papers_of_a_procedure_are_reached_from_the_home_page(keyboard):
    procedure = BY_TYPE["procedure"]
    keyboard.follow(NAMES[procedure.chapter]["vi"])
    keyboard.follow(procedure.label_plural["vi"])
    keyboard.follow("Cấp, đổi hiện vật khen thưởng")
    keyboard.to("1 loại giấy tờ")
    keyboard.page.keyboard.press("Enter")
    assert keyboard.page.url.endswith("#papers")
    assert keyboard.page.evaluate("document.getElementById('papers').getBoundingClientRect().top") < 720
    keyboard.press("Tab")
    assert keyboard.page.evaluate("document.getElementById('papers').compareDocumentPosition(document.activeElement)") & 4, "it goes on behind the heading"


def test_the_frame_can_be_skipped(keyboard):
    keyboard.press("Tab")
    assert keyboard.in_focus("a[href='#content']")
    keyboard.page.keyboard.press("Enter")
    keyboard.press("Tab")
    assert keyboard.in_focus("main")


def test_the_language_is_changed_and_changed_back(keyboard):
    keyboard.page.goto(keyboard.page.url + "decisions/")
    for language, name in (("en", "English"), ("vi", "Tiếng Việt")):
        keyboard.follow(name)
        assert keyboard.page.evaluate("document.documentElement.lang") == language
        assert "decisions/" in keyboard.page.url


def test_the_background_is_changed_and_says_what_it_does(keyboard):
    while not keyboard.in_focus(".md-header__scheme"):
        name = keyboard.press("Tab")
    names = [name] + [keyboard.press("Enter") for _ in range(3)]
    assert len(set(names)) == 3 and names[0] == names[3] and all(names), names


def test_the_menu_of_a_telephone_is_opened_walked_through_and_closed(keyboard):
    keyboard.page.set_viewport_size({"width": 360, "height": 640})
    keyboard.to("Trình đơn")
    assert keyboard.in_focus(".md-toggle")
    keyboard.press("Enter")
    assert keyboard.in_focus("#navigation"), "the menu begins with its first entry"
    count = keyboard.page.locator("#navigation a:visible").count()
    for _ in range(count - 1):
        keyboard.press("Tab")
        assert keyboard.in_focus("#navigation")
    keyboard.press("Escape")
    assert keyboard.in_focus(".md-toggle")
    assert not keyboard.page.locator("#navigation a:visible").count()
