"""The form "feedback on a procedure": its answers become a record that says nothing of who sent it."""

from __future__ import annotations

from typing import Any

from generator.edit.forms.form import NO_PERSONAL_DATA, PUBLIC, WARNING, Form, Given, asked, confirmed
from generator.records.feedback import Feedback
from generator.records.schedule import UNSCHEDULED


def _complete(values: dict[str, Any], given: Given) -> None:
    """Channel and period are for the office to name, in data/site.yml."""
    forms = given.catalog.site.forms
    values["publish_at"] = UNSCHEDULED
    values["received"] = given.at.date().isoformat()
    values["state"] = "received"
    if forms:
        values["channel"] = forms.feedback_channel
        values["period"] = forms.feedback_period


FEEDBACK = Form(
    "feedback",
    ("Phản ánh về một thủ tục", "Feedback on a procedure"),
    ("Thủ tục khó hiểu, hồ sơ thừa, chậm trả lời, làm khác với quy định đã công bố.", "A procedure that is hard to follow, asks for too much, is slow, or differs from what is published."),
    WARNING,
    (
        asked(Feedback, "title", "vi"),
        asked(Feedback, "summary", "vi", required=True),
        asked(Feedback, "procedures"),
        asked(Feedback, "organisations"),
        confirmed(NO_PERSONAL_DATA, PUBLIC),
    ),
    Feedback, _complete)
