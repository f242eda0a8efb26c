"""The page of a decision for the newsroom: its buttons copy what is seen, without marks of the language."""

from __future__ import annotations


def test_a_button_copies_the_text_beside_it(chromium, shipped_site, serve):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(serve(shipped_site) + "en/decisions/minh-hoa-15-2026/press/")
    texts = page.locator(".paste")
    buttons = page.locator("button.copy")
    assert texts.count() == buttons.count() == 4
    for number in range(4):
        buttons.nth(number).click()
        copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        assert copied == texts.nth(number).text_content().strip() != ""
    assert "\n" in page.locator("#press-long").text_content()
    context.close()
