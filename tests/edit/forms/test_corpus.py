"""Faulty and hostile forms: each is refused in its box with what to write instead, and nothing anybody wrote can act in the answer."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generator.edit.forms import FORMS
from generator.edit.forms.body import LONGEST
from generator.edit.forms.reply import reply
from generator.problems import KINDS
from generator.read import limits_for, parse
from tests.edit.forms.sent import GOOD, body, sent

X, F, R = "exemplar", "feedback", "report"
CCCD = "012 345 678 901"
TITLE, SUMMARY, WHO, KIND, WORK = "Tiêu đề", "Tóm tắt", "Cá nhân, tập thể", "Đối tượng", "Lĩnh vực"
PLACE, WHEN, SOURCE, ID, TICKS = "Địa phương", "Phát hiện: Thời gian", "Nguồn: Địa chỉ nguồn", "Mã trên trang", "Xác nhận"
PAGE, WANTED, NOW, EVIDENCE, ABOUT, SUBJECT = "Địa chỉ trang", "Bạn đề nghị", "Trang đang ghi", "Căn cứ", "Về thủ tục", "Nội dung hỏi"
DEEP = "https://example.org/exemplars/"

FAULTS: list[tuple[str, str, str, str | None, str]] = [
    # the form, the answer that is changed, the box as the problem names it, what stands there, the code
    (X, "title-vi", TITLE, None, "E205"),
    (X, "title-vi", TITLE, "   ", "E205"),
    (X, "title-vi", TITLE, "None", "E205"),
    (X, "title-vi", TITLE, "Một\nHai", "E207"),
    (X, "title-vi", TITLE, "a" * 251, "E206"),
    (X, "title-vi", TITLE, "đ" * 60_000, "E206"),
    (X, "title-vi", TITLE, "<script>alert(1)</script>", "E208"),
    (X, "title-vi", TITLE, "</title><svg onload=alert(1)>", "E208"),
    (X, "title-vi", TITLE, "<!-- ẩn -->", "E208"),
    (X, "title-vi", TITLE, "<?php system('id') ?>", "E208"),
    (X, "title-vi", TITLE, "<![CDATA[x]]>", "E208"),
    (X, "title-vi", TITLE, "# Tiêu đề lớn", "E208"),
    (X, "title-vi", TITLE, "[xem](https://xau.example)", "E209"),
    (X, "title-vi", TITLE, "![](https://xau.example/a.png)", "E209"),
    (X, "title-vi", TITLE, "javascript:alert(1)", "E209"),
    (X, "title-vi", TITLE, "www.xau.example", "E209"),
    (X, "title-vi", TITLE, "xin chào @org/maintainers", "E210"),
    (X, "title-vi", TITLE, "gọi 0912345678", "E222"),
    (X, "title-vi", TITLE, "mã 777777777777777777777", "E211"),
    (X, "title-vi", TITLE, "Cả thôn\u202etrồng rừng", "T002"),
    (X, "title-vi", TITLE, "Cả\u200bthôn trồng rừng", "T002"),
    (X, "title-vi", TITLE, "Cả thôn\x07trồng rừng", "T001"),
    (X, "title-vi", TITLE, "Cả thôn\x00trồng rừng", "T001"),
    (X, "title-vi", TITLE, "Cả thôn\ttrồng rừng", "T005"),
    (X, "title-vi", TITLE, "C� thôn trồng rừng", "T004"),
    (X, "title-vi", TITLE, "Z" + "\u0300" * 40, "T006"),
    (X, "title-vi", TITLE, "Cả thôn \ud800", "T003"),
    (X, "title-vi", TITLE, "C\U000e0041ả thôn", "T002"),
    (X, "summary-vi", SUMMARY, None, "E205"),
    (X, "summary-vi", SUMMARY, "a" * 4_001, "E206"),
    (X, "summary-vi", SUMMARY, "```\nmã\n```", "E208"),
    (X, "summary-vi", SUMMARY, "~~~\nmã", "E208"),
    (X, "summary-vi", SUMMARY, "---\npublish_at: 2020-01-01\n---", "E208"),
    (X, "summary-vi", SUMMARY, "Tốt\n### Ghi chú\nthêm", "E208"),
    (X, "summary-vi", SUMMARY, "Tốt\n###### ghi chú", "E208"),
    (X, "summary-vi", SUMMARY, "[1]: javascript:alert(1)", "E208"),
    (X, "summary-vi", SUMMARY, "<img src=x onerror=alert(1)>", "E208"),
    (X, "summary-vi", SUMMARY, "<details><summary>x", "E208"),
    (X, "summary-vi", SUMMARY, "data:text/html,x", "E209"),
    (X, "summary-vi", SUMMARY, "ftp://xau.example/a", "E209"),
    (X, "summary-vi", SUMMARY, "thư về ban.thi.dua@gmail.com", "E210"),
    (X, "summary-vi", SUMMARY, f"căn cước {CCCD}", "E222"),
    (X, "summary-vi", SUMMARY, "tài khoản 0071-0004-55555", "E222"),
    (X, "summary-vi", SUMMARY, "gọi +84 912.345.678", "E222"),
    (X, "summary-vi", SUMMARY, "Anh sinh ngày 02/9/1980 ở làng bên", "E222"),
    (X, "summary-vi", SUMMARY, "Chị thường trú tại số nhà 12, thôn 3", "E222"),
    (X, "summary-vi", SUMMARY, "hộ chiếu C1234567", "E222"),
    (X, "to-copy-method-vi", "Muốn làm theo: Cách làm", "Chuyển về STK 0071000455555 ngân hàng", "E222"),
    (X, "subject", WHO, None, "E205"),
    (X, "subject", WHO, "Nguyễn Văn А", "T010"),
    (X, "subject", WHO, "Ｎguyễn Văn Đức", "T011"),
    (X, "subject", WHO, f"Nguyễn Văn Ví Dụ {CCCD}", "E222"),
    (X, "subject", WHO, "阮文德", "T010"),
    (X, "subject", WHO, "Tổ 💣", "T010"),
    (X, "subject-kind", KIND, None, "E205"),
    (X, "subject-kind", KIND, "Tập thể", "E212"),
    (X, "subject-kind", KIND, "collective", "E212"),
    (X, "subject-kind", KIND, "Tập thể / Collective, Cá nhân / Individual", "E212"),
    (X, "subject-kind", KIND, "Tập thể / Collective\nCá nhân / Individual", "E212"),
    (X, "fields-of-work", WORK, None, "E205"),
    (X, "fields-of-work", WORK, "Bảo vệ môi trường / Environment, ", "E212"),
    (X, "fields-of-work", WORK, "Bảo vệ môi trường / Environment; Y tế / Health", "E212"),
    (X, "fields-of-work", WORK, ", " * 2_000, "E212"),
    (X, "place", PLACE, "Xã Không Có Ở Đâu", "E214"),
    (X, "place", PLACE, "../../etc/passwd", "E214"),
    (X, "stages-0-date", WHEN, "20/05/2026", "R009"),
    (X, "stages-0-date", WHEN, "tháng năm", "R009"),
    (X, "stages-0-date", WHEN, "2026-02-30", "R008"),
    (X, "stages-0-date", WHEN, "2026-13", "R008"),
    (X, "source-0-web-address", SOURCE, "http://baokontum.com.vn/", "R015"),
    (X, "source-0-web-address", SOURCE, "https://localhost/", "R015"),
    (X, "source-0-web-address", SOURCE, "https://10.0.0.1/", "R015"),
    (X, "source-0-web-address", SOURCE, "javascript:alert(1)", "R015"),
    (X, "source-0-web-address", SOURCE, "https://a.example/ https://b.example/", "R015"),
    (X, "source-0-web-address", SOURCE, "https://ai@a.example/", "E210"),
    (X, "source-0-web-address", SOURCE, "báo tỉnh", "R015"),
    (X, "id", ID, "../../.github/workflows/x", "R014"),
    (X, "id", ID, "data/site", "R014"),
    (X, "id", ID, "Trong-Rung", "R014"),
    (X, "id", ID, "trồng-rừng", "R014"),
    (X, "id", ID, "index", "R014"),
    (X, "id", ID, "con", "R014"),
    (X, "id", ID, "a" * 81, "R014"),
    (X, "id", ID, "a%2e%2e", "R014"),
    (X, "id", ID, "a.yml", "R014"),
    (X, "id", ID, "$(id)", "R014"),
    (X, "id", ID, "a\u0000b", "T001"),
    (X, "id", ID, "ca-phe-suong-dinh-ngoc", "E218"),
    (X, "confirmed", TICKS, None, "E205"),
    (X, "confirmed", TICKS, "- [ ] Người, tập thể được nêu biết và đồng ý với đề xuất công khai này.", "E213"),
    (X, "confirmed", TICKS, "- [x] Tôi đồng ý", "E213"),
    (X, "to-copy-method-vi", "Muốn làm theo: Cách làm", "Xem <iframe src=//xau.example></iframe>", "E208"),
    (X, "title-en", "Tiêu đề bằng tiếng Anh", "A <b>title</b>", "E208"),
    (F, "title-vi", SUBJECT, None, "E205"),
    (F, "title-vi", SUBJECT, "Tôi là Nguyễn Văn Ví Dụ, 0912 345 678", "E222"),
    (F, "summary-vi", SUMMARY, None, "E205"),
    (F, "procedures", ABOUT, "1.999999", "E214"),
    (F, "procedures", ABOUT, "1.012379\n1.999999", "E214"),
    (F, "procedures", ABOUT, "https://example.org/procedures/", "E209"),
    (F, "organisations", "Về cơ quan, đơn vị", "Sở Không Có", "E214"),
    (F, "organisations", "Về cơ quan, đơn vị", "\n".join(f"Sở số {number}" for number in range(300)), "E214"),
    (F, "confirmed", TICKS, "- [ ]", "E213"),
    (R, "page", PAGE, None, "E205"),
    (R, "page", PAGE, "https://xau.example/exemplars/a/", "E216"),
    (R, "page", PAGE, "https://example.org.xau.example/", "E216"),
    (R, "page", PAGE, "//xau.example/a", "E216"),
    (R, "page", PAGE, "https://example.org/../../etc/passwd", "E216"),
    (R, "page", PAGE, DEEP + "%2e%2e/", "E216"),
    (R, "page", PAGE, "https://[::1", "E216"),
    (R, "page", PAGE, DEEP + "ca-phe-suong-dinh/", "E217"),
    (R, "page", PAGE, "data/exemplars/khong-co.yml", "E217"),
    (R, "page", PAGE, "data/../mkdocs.yml", "E216"),
    (R, "wanted", WANTED, None, "E205"),
    (R, "wanted", WANTED, "Xóa hết", "E212"),
    (R, "wanted", WANTED, "Sửa hoặc gỡ thông tin về tôi hay người thân / Correct or remove something about me or my family", "E219"),
    (R, "now", NOW, None, "E205"),
    (R, "now", NOW, f"số {CCCD}", "E222"),
    (R, "evidence", EVIDENCE, "<b>", "E208"),
    (R, "evidence", EVIDENCE, "ghi tại https://xau.example", "E209"),
]

NAUGHTY = [
    "undefined", "null", "NaN", "-1/0", "1E+02", "0x0", "true", "~", "''", '""', "\\", "%s%d%n", "{0}", "{field}", "{{7*7}}", "${7*7}", "${{ secrets.TOKEN }}",
    "$(touch x)", "`id`", "'; DROP TABLE x; --", "' or 1=1", "!!python/object/apply:os.system [id]", "*alias", "&anchor", "<<: *a", "- - -", "? a", "| a", "> a",
    "key: value", "#comment", "::error file=a::b", "::set-output name=path::data/site.yml", "path=data/site.yml", "a\\nb", "=HYPERLINK(1)", "+1+1", "-1+1",
    "Ω≈ç√∫˜µ≤≥÷", "ÅÍÎÏ˝ÓÔ", "田中さん", "הָיְתָה", "مُنَاقَشَةُ", "👩‍👩‍👦", "ﷺ", "ﬁ", "Ǆ", "ß", "İ", "ﾠ", "test\u2028test", "a\u0301\u0301\u0301\u0301",
    "CON", "AUX.yml", "../..", "C:\\Windows", "file:///etc/passwd", "__proto__", "constructor", "%00", "\ufeffa", "\u00ada", "\U0001f1fb\U0001f1f3", "x" * 300,
]
"""What breaks programs, after the big lists of naughty strings. Some of it is a fair answer; none may do anything."""

TRUNCATED = {
    "a heading is gone": body(X).replace("### Tóm tắt / Summary", "Tóm tắt"),
    "a heading stands twice": body(X) + "\n\n### Tóm tắt / Summary\n\nkhác",
    "something stands before the first box": "@everyone xin chào\n\n" + body(X),
    "front matter stands before the first box": "---\ntitle: x\n---\n" + body(X),
    "a comment stands before the first box": "<!-- x -->\n" + body(X),
    "the form is longer than the host allows": body(X) + "a" * LONGEST,
    "nothing": "",
    "blanks": " \n" * 20_000,
    "only a heading": "### Tiêu đề / Title",
    "no form": "x" * LONGEST,
    "a heading of a lower level": body(X).replace("### Tóm tắt", "#### Tóm tắt"),
    "every line is a heading": "### Tiêu đề / Title\n" * 3_000,
    "the answers of another form": body(F).replace("### Nội dung hỏi / Subject", "### Tiêu đề / Title"),
    "lines end as on old computers, and a box is empty": body(X, subject=None).replace("\n", "\r"),
}


def answered(form: str, name: str, text: str | None) -> str:
    return body(form, **{name.replace("-", "_"): text})


@pytest.mark.parametrize(("form", "name", "box", "text", "code"), FAULTS, ids=[f"{number}-{row[4]}" for number, row in enumerate(FAULTS)])
def test_a_fault_is_refused_in_its_box_with_what_to_write_instead(form, name, box, text, code):
    came = sent(answered(form, name, text))
    assert (came.path, came.text, came.found) == ("", "", None)
    about = [problem for problem in came.problems if problem.messages[0].startswith(f"ô “{box}”: ")]
    assert code in {problem.code for problem in about}, came.problems
    assert {problem.messages[0].partition("”")[0] for problem in came.problems} == {f"ô “{box}"}, "only this box is at fault"
    for problem in came.problems:
        assert problem.path == "form"
        assert all(problem.messages + problem.hints)
        assert not re.search(r"\{\w*\}", "".join(problem.hints))
        assert "345 678" not in "".join(problem.messages + problem.hints)


def test_there_are_enough_of_them_and_every_code_is_tried():
    assert len(FAULTS) + len(TRUNCATED) >= 120
    assert {row[0] for row in FAULTS} == {form.name for form in FORMS}
    tried = {row[4] for row in FAULTS} | {problem.code for text in TRUNCATED.values() for problem in sent(text).problems}
    assert {code for code in KINDS if "E200" <= code <= "E219"} - tried == {"E215"}  # test_ids_and_names.py


@pytest.mark.parametrize("name", TRUNCATED)
def test_a_form_that_is_not_whole_is_refused(name):
    came = sent(TRUNCATED[name])
    assert came.problems
    assert (came.path, came.text, came.found) == ("", "", None)


@pytest.mark.parametrize("form", GOOD)
def test_naughty_texts_are_kept_as_they_are_or_refused_and_never_act(form):
    for text in NAUGHTY:
        name = "now" if form == R else "summary-vi"
        came = sent(answered(form, name, text))
        answer = reply(came, "https://site.example/contact/")
        if came.path:
            value, problems = parse(came.path, came.text.encode(), limits_for(came.path))
            assert (value["summary"]["vi"], problems) == (unicodedata.normalize("NFC", text), [])
            assert re.fullmatch(r"data/(exemplars|feedback)/[a-z0-9-]+\.yml", came.path)
            assert value["publish_at"] == "2999-12-31"
        elif came.found is None:
            assert came.problems
        assert "@" not in outside_of_blocks(answer)
        assert "<" not in outside_of_blocks(answer)
        assert not re.search(r"https?://(?!site\.example)", outside_of_blocks(answer))


@pytest.mark.parametrize("text", ["```", "````\n@all", "`" * 30, "~~~", "</code></pre>@all", "[a](https://xau.example)", "\n```\n@all\n```text\n"])
def test_no_answer_gets_out_of_the_block_in_which_it_is_quoted(text):
    for form in GOOD:
        for name in GOOD[form]:
            answer = reply(sent(answered(form, name, text)), "https://site.example/contact/")
            assert "@all" not in outside_of_blocks(answer)
            assert "xau.example" not in outside_of_blocks(answer)


def outside_of_blocks(answer: str) -> str:
    """What the host reads as markup: without the fenced blocks, which end only where a fence as long as their first stands alone."""
    kept, fence = [], ""
    for line in answer.split("\n"):
        if fence:
            fence = "" if re.fullmatch(f"{fence}`*", line) else fence
        elif opened := re.match("`{3,}", line):
            fence = opened[0]
        else:
            kept.append(line)
    assert not fence
    return "\n".join(kept)


def test_a_form_of_the_greatest_length_is_read_quickly():
    import time

    for filling in ("### ", "`" * 10, "[a](", "- [x] ", ", ", "<a ", "\u0300", "a\n", "@", "0 "):
        started = time.perf_counter()
        sent(body(X, summary_vi=(filling * LONGEST)[: LONGEST - 4_000]))
        assert time.perf_counter() - started < 2
