"""Forms as the host of the repository sends them: `### question`, a blank line, the answer."""

from __future__ import annotations

from functools import cache

from generator.catalog import Loaded, load
from generator.edit.forms import BY_NAME
from generator.edit.forms.form import Given
from generator.edit.forms.proposal import Proposal, proposal
from generator.edit.forms.values import words
from generator.ledger import Ledger
from tests.conftest import AT, SHIPPED

GOOD = {
    "exemplar": {
        "title-vi": "Cả thôn trồng lại rừng đầu suối", "summary-vi": "Hai năm, cả thôn trồng lại hai héc-ta rừng; suối có nước quanh năm.",
        "subject": "Thôn Ví Dụ", "subject-kind": "Tập thể / Collective",
        "fields-of-work": "Phòng, chống thiên tai / Disaster response, Bảo vệ môi trường / Environment"},
    "feedback": {"title-vi": "Hỏi về số bộ hồ sơ", "summary-vi": "Nơi nộp yêu cầu hai bộ, trang ghi một bộ.", "procedures": "1.012379"},
    "report": {"page": "https://example.org/exemplars/ca-phe-suong-dinh-ngoc/", "wanted": "Sửa chỗ sai / Correct a mistake",
               "now": "Tên thôn viết thiếu dấu.", "evidence": "Biển tên ở đầu thôn."},
}


def body(form: str, /, **changed: str | None) -> str:
    """The text of a good form with some answers changed; `_` in a name stands for `-`, None for an empty box."""
    answers = {**GOOD[form], **{name.replace("_", "-"): answer for name, answer in changed.items()}}
    parts = []
    for question in BY_NAME[form].questions:
        answer = answers.get(question.name)
        if question.kind == "confirmation" and question.name not in answers:
            answer = "\n".join(f"- [X] {words(option)}" for _, option in question.options)
        parts.append(f"### {question.heading}\n\n{'_No response_' if answer is None else answer}")
    return "\n\n".join(parts)


@cache
def records() -> Loaded:
    """The records that a form may speak of, read once."""
    return load(SHIPPED)


def sent(text: str, form: str = "") -> Proposal:
    """What comes of a text."""
    loaded = records()
    return proposal(text, loaded, Ledger("", ()), Given(loaded.catalog, AT), form)
