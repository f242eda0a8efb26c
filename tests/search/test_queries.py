"""What people type finds what they mean: each query of queries.yml, typed in Chromium on the site of the shipped records."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(shipped_site: Path, serve, chromium):
    """The search page in both languages, loaded once."""
    address, context = serve(shipped_site), chromium.new_context()
    found = {}
    for lang, folder in (("vi", ""), ("en", "en/")):
        found[lang] = context.new_page()
        found[lang].goto(f"{address}{folder}search/")
    yield found
    context.close()


def results_of(page, query: str) -> list[str]:
    """The addresses of the first three results, without the language."""
    page.fill("#query", query)
    page.press("#query", "Enter")
    page.wait_for_selector("#search[data-done]", state="attached")
    addresses = [link.get_attribute("href").partition("?")[0] for link in page.query_selector_all("#results a")[:3]]
    return [address.removeprefix("../").strip("/") for address in addresses]


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"])
def test_what_is_typed_finds_what_is_meant(pages, case: dict) -> None:
    found = results_of(pages[case.get("lang", "vi")], case["query"])
    if "first" in case:
        assert found[:1] and found[0] in case["first"].split(), found
    else:
        assert set(found) & set(case["among"].split()), found
