"""From the text of an issue to answers: what stands below each question, or why it cannot be taken. The text is anybody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.edit.forms.form import Form, Question
from generator.personal_data import KINDS, find
from generator.problems import Problem, ProblemKind, has_long_number
from generator.read.text import check_text, nfc

PATH = "form"
"""What problems name in place of a file."""
LONGEST = 65_536
"""As many characters as the host lets an issue have."""

NOT_A_FORM = ProblemKind(
    "E200", "nội dung này không theo biểu mẫu nào của kho", "this text follows no form of the repository",
    "mở lại mục New issue, chọn biểu mẫu và điền từng ô", "open New issue again, choose a form and fill in its boxes")
TOO_LONG_A_FORM = ProblemKind(
    "E201", "biểu mẫu dài {found} ký tự, quá {limit}", "the form has {found} characters, more than {limit}",
    "rút gọn; ghi địa chỉ của tài liệu thay vì chép cả tài liệu", "shorten it; give the address of a document instead of its text")
NO_QUESTION = ProblemKind(
    "E202", "không còn dòng tiêu đề của ô này trong biểu mẫu", "the heading of this box is no longer in the form",
    'thêm lại dòng "### {heading}", bên dưới là câu trả lời', 'put back the line "### {heading}" with the answer below it')
TWICE = ProblemKind(
    "E203", "dòng tiêu đề của ô này có {found} lần", "the heading of this box stands {found} times",
    'chỉ giữ một dòng "### {heading}"; không viết tiêu đề vào câu trả lời', 'keep one line "### {heading}" only, and put no heading into an answer')
OUTSIDE = ProblemKind(
    "E204", 'có chữ đứng trước ô đầu tiên: "{found}"', 'there is text before the first box: "{found}"',
    "chuyển vào một ô, hoặc xóa", "move it into a box, or delete it")
EMPTY = ProblemKind(
    "E205", "ô này còn trống", "this box is empty", "đây là ô bắt buộc: xin điền vào", "it must be filled in")
TOO_LONG = ProblemKind(
    "E206", "câu trả lời dài {found} ký tự, quá {limit}", "the answer has {found} characters, more than {limit}",
    "rút gọn còn điều chính; người duyệt sẽ hỏi thêm khi cần", "keep to the point; who approves will ask for more when it is needed")
ONE_LINE = ProblemKind(
    "E207", "ô này chỉ một dòng, đang có {found} dòng", "this box takes one line and has {found}",
    "viết trên một dòng", "write it on one line")
MARKUP = ProblemKind(
    "E208", "câu trả lời có mã định dạng: {found}", "the answer has markup: {found}",
    "viết bằng chữ thường, không dùng thẻ HTML, tiêu đề, khung mã hay bảng", "write plain words, without HTML tags, headings, code blocks or tables")
LINK = ProblemKind(
    "E209", 'câu trả lời có liên kết hoặc ảnh: "{found}"', 'the answer has a link or a picture: "{found}"',
    "ghi địa chỉ vào ô nguồn, nếu biểu mẫu có ô ấy; ảnh thì để người duyệt hỏi sau",
    "put the address into the box for the source, if the form has one; pictures can be asked for later")
MENTION = ProblemKind(
    "E210", "câu trả lời có dấu @, dùng để gọi người khác hoặc viết thư điện tử", "the answer has the sign @, which calls other people or is an e-mail address",
    "ghi tên đơn vị bằng chữ; bỏ thư điện tử và tên tài khoản", "name the unit in words; leave out mailboxes and account names")
PERSONAL = ProblemKind(
    "E222", "câu trả lời có {vi}", "the answer has a {en}",
    "bỏ đi; đã lỡ gửi thì nhờ người quản trị xóa hẳn, vì lịch sử sửa vẫn còn",
    "leave it out; when it was sent already, ask the maintainers to delete the issue, for its history stays")
LONG_NUMBER = ProblemKind(
    "E211", "câu trả lời có dãy từ 9 chữ số trở lên, có thể là số định danh, số điện thoại hoặc số tài khoản",
    "the answer has nine digits or more in a row, which may be a personal, telephone or account number",
    "bỏ dãy số đi; đã lỡ gửi thì nhờ người quản trị xóa hẳn, vì lịch sử sửa vẫn còn",
    "leave the number out; when it was sent already, ask the maintainers to delete the issue, for its history stays")

_NOTHING = frozenset(("", "_No response_", "None", "*No response*"))
_HEADING = "### "
_MARKUP = (
    (re.compile(r"<!--|-->|</?[A-Za-z][^<\n]{0,200}|<[?!]"), "HTML"),
    (re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE), "```"),
    (re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE), "#"),
    (re.compile(r"^ {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE), "---"),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:", re.MULTILINE), "[…]:"),
)
_LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,20}|\b[A-Za-z][A-Za-z0-9+.-]{1,20}://\S{0,40}|\bwww\.\S{0,40}|\b(?:(?:javascript|vbscript):|data:[a-z]+/)\S{0,20}", re.IGNORECASE)
_MAY_HOLD_ADDRESS = frozenset(("address", "page"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written below a question; `line` is its line in the form, from 1."""

    text: str
    line: int


def in_box(problem: Problem, question: Question, answer: Answer | None = None) -> Problem:
    """A problem as one of a box of the form: it names the box, and stands at the answer."""
    vi, en = problem.messages
    names = tuple(label.replace('"', "") for label in question.label)
    line = answer.line if answer else problem.line
    return replace(problem, path=PATH, line=line, column=1, messages=(f"ô “{names[0]}”: {vi}", f"the box “{names[1]}”: {en}"))


def recognised(text: str, forms: tuple[Form, ...]) -> Form | None:
    """The form with most of its headings in a text."""
    lines = {line.rstrip() for line in _lines(text[:LONGEST])}
    count = {form.name: sum(_HEADING + question.heading in lines for question in form.questions) for form in forms}
    best = max(forms, key=lambda form: count[form.name])
    return best if count[best.name] > 1 else None


def answers(form: Form, text: str) -> tuple[dict[str, Answer], list[Problem]]:
    """The answers by the names of their questions, without those that are empty, and every problem of the text."""
    if len(text) > LONGEST:
        return {}, [TOO_LONG_A_FORM.at(PATH, found=len(text), limit=LONGEST)]
    lines = _lines(text)
    headings = {_HEADING + question.heading: question for question in form.questions}
    starts = [(number, headings[line.rstrip()]) for number, line in enumerate(lines) if line.rstrip() in headings]
    if not starts:
        return {}, [NOT_A_FORM.at(PATH)]
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    if before := next((line for line in lines[: starts[0][0]] if line.strip()), None):
        problems.append(OUTSIDE.at(PATH, found=before.strip()))
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    for (number, question), end in zip(starts, ends, strict=True):
        first = next((index for index in range(number + 1, end) if lines[index].strip()), number)
        answer = Answer("\n".join(line.rstrip() for line in lines[number + 1: end]).strip(), first + 1)
        found.setdefault(question.name, answer)
    for question in form.questions:
        times = sum(other is question for _, other in starts)
        answer = found.get(question.name)
        if times != 1:
            kind = TWICE if times else NO_QUESTION
            problems.append(in_box(kind.at(PATH, found=times, heading=question.heading), question, answer))
        elif answer and answer.text in _NOTHING:
            del found[question.name]
            if question.required:
                problems.append(in_box(EMPTY.at(PATH), question, answer))
        elif answer:
            faults = [in_box(problem, question, answer) for problem in _faults(question, answer.text)]
            problems += faults
            found[question.name] = Answer(nfc(answer.text) if not faults else "", answer.line)
    return found, problems


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _faults(question: Question, text: str) -> Iterator[Problem]:
    if len(text) > question.longest:
        yield TOO_LONG.at(PATH, found=len(text), limit=question.longest)
        return
    refused = list({fault.kind.code: fault for fault in check_text(text)}.values())
    if refused:  # such a text is not even looked at
        yield from (fault.at(PATH, 1, 1) for fault in refused)
        return
    if question.element in ("dropdown", "checkboxes"):  # one of a few texts, compared as a whole
        return
    if question.element == "input" and "\n" in text:
        yield ONE_LINE.at(PATH, found=text.count("\n") + 1)
    for pattern, name in _MARKUP:
        if pattern.search(text):
            yield MARKUP.at(PATH, found=name)
    if question.kind not in _MAY_HOLD_ADDRESS:
        if link := _LINK.search(text):
            yield LINK.at(PATH, found=link[0])
        kinds = dict.fromkeys(finding.kind for finding in find(text))
        yield from (PERSONAL.at(PATH, vi=KINDS[kind][0], en=KINDS[kind][1]) for kind in kinds)
        if not kinds and question.kind != "reference" and has_long_number(text):  # a reference is a name or a code of the records, or refused
            yield LONG_NUMBER.at(PATH)
    if "@" in text:
        yield MENTION.at(PATH)
