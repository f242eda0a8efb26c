"""Short codes and QR codes: each leads to its record, for ever, and is the same whatever is published later."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
import zxingcpp
from PIL import Image

from generator.records.fields import HANOI
from generator.site import verify
from generator.views import codes
from generator.views.qr import QUIET, qr
from tests.views.conftest import See

AT = datetime(2026, 1, 1, tzinfo=HANOI)
CAMPAIGN = "publish_at: {0}\ntitle: {{vi: Phong trào, en: Campaign}}\nkind: thematic\nlevel: provincial\nsummary: {{vi: Tóm tắt.}}\n"
WITHDRAWN = "withdrawn: {date: 2026-01-01, reason: {vi: Nhầm}}\n"
DARK = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def campaigns(count: int, published: str = "2015-01-01", first: int = 0) -> dict[str, str]:
    return {f"campaigns/so-{number}": CAMPAIGN.format(published) for number in range(first, first + count)}


def test_a_code_is_short_and_holds_nothing_that_is_read_wrongly(see: See):
    found = codes.codes_of(see(campaigns(50), AT))
    assert len(found) == len(set(found.values())) == 50
    assert all(len(code) == codes.LENGTH for code in found.values())
    assert not set("".join(found.values())) & set("AEIOUYLSZB0125 8".replace(" ", ""))


def test_of_two_with_one_code_the_first_published_keeps_it_and_what_comes_later_changes_nothing(see: See, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(codes, "LENGTH", 1)
    before = codes.codes_of(see(campaigns(30), AT))
    later = see(campaigns(30, "2026-06-01", 30), AT + timedelta(days=365))
    after = codes.codes_of(later)
    assert len(set(after.values())) == 60
    assert {key: after[key] for key in before} == before
    assert any(len(code) > 1 for code in before.values())
    assert codes.codes_of(see({}, AT)) == before, "what is not public yet is as if it were not there"


def test_a_withdrawn_record_keeps_its_code(see: See):
    before = codes.codes_of(see(campaigns(3), AT))
    assert codes.codes_of(see({"campaigns/so-1": CAMPAIGN.format("2015-01-01") + WITHDRAWN}, AT)) == before


@pytest.mark.parametrize(("root", "printed"), [
    ("https://example.org/", "example.org/q/X"), ("https://tinh.example.gov.vn/thi-dua/", "tinh.example.gov.vn/thi-dua/q/X")])
def test_the_printed_address_is_what_one_types(root: str, printed: str):
    assert codes.printed_address(root, "X") == printed


@pytest.mark.parametrize("text", [
    "https://example.org/decisions/minh-hoa-01-2023/", f"https://{'a' * 60}.example.gov.vn/en/exemplars/{'b-' * 40}c/",
    f"https://example.org/{'x' * 450}/en/campaigns/{'y' * 80}/"])
def test_an_independent_reader_reads_the_address(text: str):
    svg = str(qr(text, 'Mã "QR"'))
    assert 'style="' not in svg and 'aria-label="Mã &#34;QR&#34;"' in svg
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    image = Image.new("L", (size, size), 255)
    for x, y, length, back in (map(int, match) for match in DARK.findall(svg)):
        assert length == back
        assert QUIET <= x <= x + length <= size - QUIET and QUIET <= y < size - QUIET
        image.paste(0, (x, y, x + length, y + 1))
    read = zxingcpp.read_barcode(image.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    assert read.text == text
    assert read.ec_level == "M"


def test_what_no_code_can_hold_has_none():
    assert qr("x" * 3000, "Mã") == ""


@pytest.mark.parametrize("address", ["../../x/", "../../en/campaigns/so-1/"])
def test_a_page_may_only_send_on_to_a_page_of_the_site(address: str):
    targets, problems = verify.inspect("q/X/index.html", f'<meta http-equiv="refresh" content="0; url={address}">'.encode(), "q")
    assert not problems
    assert targets == {f"{address.removeprefix('../../')}index.html"}


@pytest.mark.parametrize("content", [
    "0", "1; url=../../x/", "0; url=https://evil.example/", "0; url=//evil.example/", "0; url=javascript:alert(1)", "0; url=../../x/?a", "0;url=/x/"])
def test_a_page_may_not_send_on_elsewhere(content: str):
    _, problems = verify.inspect("q/X/index.html", f'<meta http-equiv="refresh" content="{content}">'.encode(), "q")
    assert [problem.code for problem in problems] == ["S011"]
