"""The form "propose an exemplar": its answers become a record at the stage `discovered`."""

from __future__ import annotations

from typing import Any

from generator.edit.forms.form import NO_PERSONAL_DATA, PUBLIC, WARNING, Form, Given, Question, asked, confirmed
from generator.records.exemplar import STAGES, Exemplar
from generator.records.schedule import UNSCHEDULED

FOUND = "discovered"


def _complete(values: dict[str, Any], given: Given) -> None:
    """Nothing of this shows by itself: a person sets the day of publication, when what is not confirmed has been."""
    day = given.at.date()
    values["publish_at"] = UNSCHEDULED
    values["unconfirmed"] = {
        "vi": f"Do người dân đề xuất qua biểu mẫu ngày {day:%d/%m/%Y}; cơ quan chưa đối chiếu.",
        "en": f"Proposed by the public through a form on {day.isoformat()}; the office has not checked it yet."}
    stage = values.setdefault("stages", [{}])[0]
    stage["stage"] = FOUND
    stage.setdefault("date", f"{day:%Y-%m}")


EXEMPLAR = Form(
    "exemplar",
    ("Đề xuất điển hình tiên tiến", "Propose an exemplary model"),
    ("Một người, một tập thể, một việc làm đáng học tập chưa có trên trang.", "A person, a collective or a deed worth copying that the site does not have yet."),
    WARNING,
    (
        asked(Exemplar, "title", "vi"),
        asked(Exemplar, "summary", "vi"),
        asked(Exemplar, "subject"),
        asked(Exemplar, "subject_kind"),
        asked(Exemplar, "fields_of_work"),
        asked(Exemplar, "place"),
        asked(Exemplar, "organisation"),
        asked(Exemplar, "campaign"),
        asked(Exemplar, "stages", 0, "date", required=False, within=STAGES[FOUND]),
        asked(Exemplar, "stages", 0, "evidence", "vi", within=STAGES[FOUND]),
        asked(Exemplar, "to_copy", "method", "vi"),
        asked(Exemplar, "source", 0, "web_address"),
        asked(Exemplar, "title", "en"),
        asked(Exemplar, "summary", "en"),
        Question("id", ("Mã trên trang", "Id on the site"),
                 ("Không bắt buộc: bỏ trống thì đặt theo tiêu đề. Chữ thường không dấu, chữ số, gạch nối; không dùng tên người.",
                  "Optional: made from the title when left out. Lower-case letters without marks, digits, hyphens; not the name of a person."), "input", kind="id"),
        confirmed(
            ("agreed", "Người, tập thể được nêu biết và đồng ý với đề xuất công khai này.", "Who is named knows of this public proposal and agrees."),
            NO_PERSONAL_DATA, PUBLIC),
    ),
    Exemplar, _complete)
