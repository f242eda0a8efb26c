"""What the newsroom takes of a decision: it follows from the record, in good Vietnamese and English, and says first what has changed."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from markupsafe import Markup

from generator.records.fields import HANOI
from generator.views.press.honoured import press_files
from generator.views.press.story import PLACES, WORDS, Story, story
from generator.views.press.wording import plural
from generator.views.templates import Templates
from tests.views.conftest import See

AT = datetime(2026, 1, 1, tzinfo=HANOI)
KINDS = ("title: {vi: Đối tượng}\nterms: {individual: {name: {vi: Cá nhân, en: Individual}}, collective: {name: {vi: Tập thể, en: Collective}}, "
         "body: {name: {vi: Hội}}}\n")
HEAD = """\
publish_at: 2025-11-02
title: {vi: Về việc tặng Bằng khen, en: Diplomas}
number: 12/QĐ-MAU
issued: 2025-11-01
authority: hoi-dong
commendation: regular
"""
LINE = "  - {{line: {0}, honoree: nguoi-{1}, name: Y Blơn {1}, kind: {2}, form: bang-khen{3}}}\n"


def lines(*rows: str, kind: str = "individual") -> str:
    return "conferrals:\n" + "".join(LINE.format(number, number, kind, row) for number, row in enumerate(rows, 1))


@pytest.fixture
def tell(see: See):
    def tell(text: str, lang: str = "vi", more: dict[str, str] | None = None) -> Story:
        catalog = see({"vocabulary/subject-kinds": KINDS, "decisions/qd": text, **(more or {})}, AT)
        return story(catalog, catalog.get("decision", "qd"), "https://example.org/decisions/qd/", Templates(lang, catalog))

    return tell


def plain(text: Markup) -> str:
    return text.striptags()


def test_the_short_text_says_who_when_what_and_how_many(tell):
    vi, en = (tell(HEAD + lines("", ""), lang) for lang in ("vi", "en"))
    assert plain(vi.headline) == "Tặng Bằng khen"
    assert "Ngày 01/11/2025" in vi.short and "Quyết định số 12/QĐ-MAU. Có 2 cá nhân được khen thưởng." in plain(vi.short)
    assert "issued Decision No. 12/QĐ-MAU. It honours 2 individuals." in plain(en.short)
    assert "Y Blơn 1" in vi.short and "Y Blơn 2" in vi.short


def test_one_is_one_in_english(tell):
    assert "It honours 1 individual." in plain(tell(HEAD + lines(""), "en").short)
    assert "Danh sách ghi" not in tell(HEAD + lines("")).long


@pytest.mark.parametrize(("word", "many"), [("household", "households"), ("body", "bodies"), ("church", "churches"), ("boy", "boys")])
def test_regular_plurals(word: str, many: str):
    assert plural(word) == many


def test_a_kind_without_english_is_marked_as_vietnamese(tell):
    assert '2 <span lang="vi">hội</span>' in tell(HEAD + lines("", "", kind="body"), "en").short


def test_one_who_is_named_twice_is_not_counted_as_two(tell):
    text = HEAD + lines("", "").replace("nguoi-2", "nguoi-1")
    assert "Quyết định có 2 lượt khen thưởng (Cá nhân: 2)." in tell(text).short
    assert "It grants 2 awards (Individual: 2)." in tell(text, "en").short


def test_a_long_list_stays_short(tell):
    cited = ", place: xa-{}, citation: {{vi: Thành tích rất dài {}}}"
    places = {f"places/xa-{number}": f"publish_at: 2015-01-01\nname: {{vi: Xã {number}}}\nkind: commune\n" for number in range(200)}
    told = tell(HEAD + lines(*(cited.format(number, "ơ " * 300) for number in range(200))), more=places)
    assert len(plain(told.short).split()) <= WORDS
    assert "Y Blơn" not in told.short
    assert len(plain(told.long).split()) < 700
    assert f"và {200 - PLACES} địa phương khác" in told.long


CHANGED = "changes: [{{status: {0}, date: 2025-12-01, document: 15/QĐ-MAU, note: {{vi: Trung tính.}}}}]\n"


@pytest.mark.parametrize(("status", "vi", "en"), [("corrected", "đã đính chính", "corrected"), ("revoked", "đã thu hồi", "revoked")])
def test_what_was_changed_is_said_first(tell, status: str, vi: str, en: str):
    told, english = (tell(HEAD + CHANGED.format(status) + lines(", citation: {vi: Làm đường, en: Roads}"), lang) for lang in ("vi", "en"))
    for text in (told.short, told.long):
        assert plain(text).startswith(f"Lưu ý - Quyết định: {vi} theo 15/QĐ-MAU, ngày 01/12/2025.")
    assert plain(english.short).startswith(f"Note - The decision: {en} by 15/QĐ-MAU, 1 December 2025.")
    assert told.headline.startswith(f"[{vi.capitalize()}] ")
    assert ("Làm đường" in told.long) == (status == "corrected"), "what was taken back is praised no more"


def test_a_line_that_was_taken_back_is_said_first_and_no_longer_praised(tell):
    gone = ", citation: {vi: Việc cũ}, changes: [{status: revoked, date: 2025-12-01, document: 15/QĐ}]"
    told = tell(HEAD + lines("", gone))
    assert "Lưu ý - Dòng 2: đã thu hồi theo 15/QĐ" in told.long
    assert "Nay còn hiệu lực 1 trong số 2" in told.long
    assert "Việc cũ" not in told.long
    assert told.short.startswith("Lưu ý: 1 dòng")
    assert tell(HEAD + lines("", gone), "en").short.startswith("Note: 1 line of the list has changed since.")


def test_illustrative_and_unconfirmed_things_say_so_in_the_text_itself(tell):
    told = tell(HEAD + "illustrative: true\nunconfirmed: {vi: Ngày ký chưa đối chiếu.}\n" + lines(""))
    assert all("minh họa" in text.partition("\n")[0] for text in (told.short, told.long))
    assert "Chưa kiểm chứng: Ngày ký chưa đối chiếu." in told.long and "chưa kiểm chứng" in told.short


def test_an_unknown_number_is_left_out_and_nothing_active_gets_in(tell):
    text = HEAD.replace("12/QĐ-MAU", "unknown").replace("Về việc tặng Bằng khen", "'<script>alert(1)</script> {0} {x}'") + lines(", unit: '<b>{}&'")
    told = tell(text)
    assert "unknown" not in told.long and "ban hành quyết định khen thưởng." in told.short
    assert "<script" not in told.headline and "<b>" not in told.long


def test_a_withdrawn_honouree_is_in_no_text_and_no_list(see: See):
    withdrawn = {"honorees/nguoi-2": "publish_at: 2025-01-01\nname: Y Blơn 2\nkind: individual\nwithdrawn: {date: 2025-12-01, reason: {vi: Theo đề nghị}}\n"}
    files = {"vocabulary/subject-kinds": KINDS, "decisions/qd": HEAD + lines("", ", citation: {vi: Việc riêng}"), **withdrawn}
    catalog = see(files, AT)
    templates = {lang: Templates(lang, catalog) for lang in ("vi", "en")}
    told = story(catalog, catalog.get("decision", "qd"), "https://example.org/", templates["vi"])
    texts = [str(told), *(file.make().decode() for file in press_files(catalog, templates))]
    assert len(texts) == 5
    assert not any("Y Blơn 2" in text or "Việc riêng" in text for text in texts)
    assert any("(name removed)" in text for text in texts)


def test_no_cell_of_the_list_begins_as_a_formula(see: See):
    catalog = see({"vocabulary/subject-kinds": KINDS, "decisions/qd": HEAD + lines(", unit: '=HYPERLINK(1)', citation: {vi: ' @SUM(1)'}")}, AT)
    file = next(file for file in press_files(catalog, {lang: Templates(lang, catalog) for lang in ("vi", "en")}) if file.path.endswith(".csv"))
    rows = list(csv.reader(io.StringIO(file.make().decode("utf-8-sig"))))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1])
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in rows[1])
