"""The search page as people use it: filters, order, address, keyboard, screen reader, no script, a slow telephone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.views import search
from tests.conftest import built_site, copied_root
from tests.search.fragments import fragments


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shipped_memory: Path) -> Path:
    """The site of the shipped records, with its index in several parts as that of a large site."""
    folder = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "IN_PART", 120)
        built = built_site(copied_root(folder / "root", shipped_memory), folder / "site")
    assert len(list(built.glob("pagefind/*/pagefind-entry.json"))) > 3
    return built


@pytest.fixture(scope="module")
def address(site: Path, serve) -> str:
    return serve(site)


@pytest.fixture(scope="module")
def documents(site: Path) -> list[dict]:
    return fragments(site)


@pytest.fixture
def page(chromium, address: str) -> Iterator:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults


def done(page) -> None:
    page.wait_for_selector("#search[data-done]", state="attached")


def titles(page) -> list[str]:
    """The titles of all results, after asking for more until there are no more."""
    done(page)
    while page.is_visible("#more"):
        count = page.locator("#results > li").count()
        page.click("#more")
        page.wait_for_function("count => document.querySelectorAll('#results > li').length > count", arg=count)
    return page.locator("#results a").all_inner_texts()


def matching(documents: list[dict], **chosen: str) -> list[str]:
    return [document["meta"]["title"] for document in documents
            if all(value in document["filters"].get(name, ()) for name, value in chosen.items())]


def test_a_filter_shows_exactly_the_records_that_have_it_in_order_of_their_names(page, address, documents):
    for chosen in ({"year": "2015"}, {"award": "huan-chuong-lao-dong"}, {"place": "xa-kon-ho-dret", "type": "honoree"},
                   {"place-then": "xa-kon-so-lu"}, {"campaign": "minh-hoa-suoi-trong-rung-xanh"}, {"class": "1"},
                   {"commendation": "dot-xuat", "year": "2023"}, {"status": "revoked"}, {"subject": "household", "field": "y-te"}):
        page.goto(f"{address}search/?" + "&".join(f"{name}={value}" for name, value in chosen.items()))
        assert titles(page) == matching(documents, **chosen), chosen


def test_the_counts_of_all_filters_are_right_before_and_after_a_choice(page, address, documents, site: Path):
    words = json.loads((site / "search/words.json").read_text(encoding="utf-8"))["filters"]

    def counts() -> dict[str, int]:
        found = {}
        for box in page.query_selector_all("#groups input"):
            text = box.evaluate("box => box.parentElement.querySelector('small').textContent")
            found[box.get_attribute("data-value")] = int(text.strip("()").replace(".", ""))
        return found

    def expected(chosen: dict[str, str]) -> dict[str, int]:
        found: Counter[str] = Counter()
        for filter_ in words:
            others = {name: value for name, value in chosen.items() if name != filter_["name"]}
            for document in documents:
                if all(value in document["filters"].get(name, ()) for name, value in others.items()):
                    found.update(f"{filter_['name']}/{value}" for value in document["filters"].get(filter_["name"], ()))
        return dict(found)

    page.goto(f"{address}search/?type=honoree")
    done(page)
    assert counts() == expected({"type": "honoree"})
    page.evaluate("for (const part of document.querySelectorAll('#groups details')) part.open = true")
    page.check("input[data-value='year/2024']")
    done(page)
    page.wait_for_function("() => document.querySelector(\"input[data-value='year/2024']\")?.checked")
    assert counts() == expected({"type": "honoree", "year": "2024"})
    assert titles(page) == matching(documents, type="honoree", year="2024")
    assert parse_qs(urlsplit(page.url).query) == {"type": ["honoree"], "year": ["2024"]}


def test_two_values_of_one_filter_are_either_of_them_and_two_filters_are_both(page, address, documents):
    page.goto(f"{address}search/?year=2023&year=2015&type=event&type=decision")
    either = [document["meta"]["title"] for document in documents
              if {"2023", "2015"} & set(document["filters"].get("year", ())) and document["filters"].get("type") in (["event"], ["decision"])]
    assert titles(page) == either


def test_results_can_be_put_in_order_of_date_and_name_and_back(page, address, documents):
    place = {document["url"]: number for number, document in enumerate(documents)}

    def numbers() -> list[int]:
        titles(page)
        links = page.locator("#results a").evaluate_all("links => links.map(link => new URL(link.href)).map(url => url.pathname + url.hash)")
        return [place[link] for link in links]

    page.goto(f"{address}search/?q=b%E1%BA%B1ng+khen")
    best = numbers()
    assert len(best) > 50
    page.select_option("#sort", "name")
    assert numbers() == sorted(best)
    page.select_option("#sort", "date")
    assert [documents[number]["day"] for number in numbers()] == sorted((documents[number]["day"] for number in best), reverse=True)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["bằng khen"], "sort": ["date"]}
    page.select_option("#sort", "")
    assert numbers() == best


def test_the_address_holds_the_whole_search_and_back_goes_back(page, address, chromium):
    page.goto(f"{address}search/")
    page.fill("#query", "nguyen van duc")
    page.wait_for_function("() => location.search.includes('q=')")
    done(page)
    page.click("#filters > summary")
    page.click("#groups [data-filter=year] > summary")
    page.check("#groups input[data-value='year/2023']")
    page.wait_for_function("() => location.search.includes('year=2023')")
    found = titles(page)
    other = chromium.new_context().new_page()
    other.goto(page.url)
    assert titles(other) == found == ["Nguyễn Văn Đức"]
    assert other.input_value("#query") == "nguyen van duc"
    other.close()
    page.go_back()
    page.wait_for_function("() => !location.search.includes('year')")
    done(page)
    assert len(titles(page)) > 1
    assert not page.is_checked("#groups input[data-value='year/2023']")


def test_every_page_has_a_field_that_leads_to_the_results(page, address):
    for path in ("", "honorees/nguyen-van-duc-1/", "about/", "en/decisions/", "404.html"):
        page.goto(address + path)
        page.fill(".md-header__search input", "cà phê & ong")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        done(page)
        assert page.input_value("#query") == "cà phê & ong"
        assert ("/en/" in page.url) == path.startswith("en/")


def test_everything_is_reached_by_the_keyboard_alone(page, address):
    page.goto(f"{address}search/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "query":
            break
    page.keyboard.type("lao dong", delay=20)
    page.keyboard.press("Enter")
    done(page)
    reached: list[str] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        name = page.evaluate("(at => at.id || at.closest('.result') && 'result' || at.closest('#filters') && 'filter' || '')(document.activeElement)")
        if name == "" and "more" in reached:
            break
        if name == "filter" and "opened" not in reached:
            page.keyboard.press("Enter")
            page.wait_for_selector("#groups input", state="attached")
            reached.append("opened")
        elif name == "filter" and "group" not in reached and page.evaluate("document.activeElement.matches('#groups summary')"):
            page.keyboard.press("Enter")
            reached.append("group")
        if name == "filter" and page.evaluate("document.activeElement.type") == "checkbox" and "chosen" not in reached:
            page.keyboard.press("Space")
            done(page)
            assert page.evaluate("document.activeElement.type") == "checkbox", "the choice is still in focus"
            page.keyboard.press("Space")
            done(page)
            reached.append("chosen")
        reached.append(name)
    assert {"sort", "filter", "opened", "chosen", "result", "more"} <= set(reached)
    count = page.locator("#results > li").count()
    page.focus("#more")
    page.keyboard.press("Enter")
    page.wait_for_function("count => document.querySelectorAll('#results > li').length > count", arg=count)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#results > li')[8]")


def test_the_filters_can_be_skipped(page, address):
    page.goto(f"{address}search/?q=lao+dong&type=honoree")
    page.wait_for_selector("#groups input")
    page.focus("#filters > summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.result') !== null")


def test_the_years_to_choose_from_begin_with_the_newest(page, address):
    page.goto(f"{address}search/?q=lao+dong&year=2023")
    page.wait_for_selector("#groups input", state="attached")
    years = [box.get_attribute("value") for box in page.query_selector_all("#groups [data-filter=year] input")]
    assert len(years) > 2 and years == sorted(years, reverse=True)


def test_a_telephone_shows_the_results_before_the_filters_and_says_which_are_on(page, address):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}search/?q=lao+dong&year=2023&type=honoree")
    done(page)
    assert page.get_attribute("#filters", "open") is None
    assert page.inner_text("#filters > summary") == "Lọc kết quả: Tập thể, cá nhân được khen thưởng, 2023"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    page.wait_for_selector("#filters[open]")
    page.wait_for_selector("#groups [data-filter=year][open] input:checked")
    assert page.get_attribute("#groups [data-filter=place]", "open") is None


def test_a_screen_reader_is_told_how_many_results_there_are(page, address):
    page.goto(f"{address}search/?q=nguyen+van+duc")
    done(page)
    assert page.locator("#status").get_attribute("role") == "status"
    assert page.inner_text("#status").endswith(" kết quả")
    page.goto(f"{address}en/search/?q=zzzzzz")
    done(page)
    assert "Nothing was found" in page.inner_text("#status")
    assert not titles(page)
    page.goto(f"{address}en/search/?q=midwife")
    done(page)
    assert page.inner_text("#status") in ("1 result", f"{page.locator('#results > li').count()} results")


def test_vietnamese_words_on_the_english_page_say_so(page, address):
    page.goto(f"{address}en/search/?q=nguyen+van+duc")
    done(page)
    first = page.locator("#results > li").first
    assert first.locator("a").get_attribute("lang") == "vi"
    assert first.locator("a").get_attribute("href") == "../honorees/nguyen-van-duc-1/" or "duc-2" in first.locator("a").get_attribute("href")
    page.goto(f"{address}en/search/?q=labour+order")
    done(page)
    assert page.locator("#results a").first.get_attribute("lang") is None


def test_excerpts_show_what_is_written_with_the_words_that_were_found_marked(page, address, documents):
    page.goto(f"{address}search/?q=dap+dich+sot+xuat+huyet")
    done(page)
    written = " ".join(document["content"] + document["meta"]["title"] for document in documents)
    for item in page.query_selector_all("#results > li"):
        excerpt = item.query_selector(".result__text").inner_text()
        assert excerpt.strip(" .") in " ".join(written.split())
    assert page.locator("#results mark").count()
    assert all("ị" in mark or "ậ" in mark or "ố" in mark or "ấ" in mark or "ế" in mark for mark in page.locator("#results mark").all_inner_texts()[:3])


def test_without_a_script_the_page_says_so_and_leads_to_every_list(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for lang in ("", "en/"):
        page.goto(f"{address}{lang}search/?q=nguyen")
        assert page.is_visible("noscript p")
        links = page.query_selector_all(".search__lists a")
        assert len(links) > 20
        for link in links:
            assert page.request.get(f"{address}{lang}{link.get_attribute('href').removeprefix('../')}").status == 200
    context.close()


def test_when_the_index_cannot_be_loaded_the_page_says_what_to_do(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}search/?q=nguyen")
    done(page)
    assert "Chưa tải được" in page.inner_text("#status")
    assert page.is_visible(".search__lists a")
    page.unroute("**/pagefind/**")
    page.press("#query", "Enter")
    page.wait_for_function("() => document.querySelectorAll('#results > li').length > 0")
    context.close()


def test_what_is_typed_is_never_more_than_words(page, address):
    for typed in ("<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', '"', '""', "' OR 1=1", "a" * 5000, "%00%ff", "🏅", "(", "\\", "#", "- -"):
        page.goto(f"{address}search/")
        page.on("dialog", lambda dialog: pytest.fail("a dialog"))
        page.evaluate("typed => { const field = document.getElementById('query'); field.value = typed; field.form.requestSubmit(); }", typed)
        done(page)
        assert "Chưa tải được" not in page.inner_text("#status"), typed
    page.goto(f"{address}search/?year=%3Cimg%3E&unknown=1&sort=nothing&q=nguyen&award=")
    done(page)
    assert "Chưa tải được" not in page.inner_text("#status")


def test_what_others_add_to_an_address_is_no_filter_and_breaks_nothing(page, address):
    page.goto(f"{address}search/?q=nguyen+van+duc")
    found = titles(page)
    assert found
    for added in ("fbclid=x", "utm_source=zalo", "__proto__=x", "constructor=x", "toString=x", "award=", "sort=nothing"):
        page.goto(f"{address}search/?q=nguyen+van+duc&{added}")
        assert titles(page) == found, added
        assert page.input_value("#sort") == ""


def test_the_latest_year_stands_first_among_the_filters(page, address):
    page.goto(f"{address}search/?type=decision")
    page.wait_for_selector("#groups input[name=year]", state="attached")
    years = page.locator("#groups input[name=year]").evaluate_all("boxes => boxes.map(box => box.value)")
    assert len(years) > 2
    assert years == sorted(years, reverse=True)
