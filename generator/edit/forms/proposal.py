"""From a form's text to what comes of it: a checked file, a pointer for who will act, or every problem. Pure: nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.catalog import Catalog, Loaded
from generator.edit.drafts import drafted
from generator.edit.forms import BY_NAME, FORMS
from generator.edit.forms.body import NOT_A_FORM, PATH, Answer, answers, in_box, recognised
from generator.edit.forms.form import Form, Given, Question
from generator.edit.forms.report import OWN_DATA
from generator.edit.forms.values import values
from generator.ledger import Ledger
from generator.problems import Problem, ProblemKind, has_errors
from generator.read import names
from generator.records import BY_COLLECTION
from generator.records.fields import BAD_ID
from generator.records.record import Location

TAKEN = ProblemKind(
    "E218", 'mã "{found}" đã có bản ghi dùng', 'the id "{found}" is taken', "chọn mã khác, ví dụ {suggestion}", "choose another, for example {suggestion}")
PRIVATE = ProblemKind(
    "E219", "đề nghị về thông tin của chính bạn hay người thân không nhận ở nơi công khai này",
    "a request about something of your own or your family is not received in this public place",
    "đừng viết thêm ở đây: xin theo cách riêng ở trang Liên hệ; cơ quan sẽ nhờ người quản trị xóa mục này",
    "write nothing more here: please take the private way on the contact page; the maintainers will delete this issue")
NO_SETTINGS = ProblemKind(
    "E220", "kho này chưa nhận biểu mẫu phản ánh", "this repository does not take feedback by a form yet",
    'người bảo trì thêm nhóm "forms" (feedback_channel, feedback_period) vào data/site.yml',
    'the maintainers add the group "forms" (feedback_channel, feedback_period) to data/site.yml')

ANY = "ban-ghi"
"""Stands for the id of a record that cannot have the one that was asked for; nothing is written under it."""


@dataclass(frozen=True)
class Proposal:
    """What came of a form. `text` is the file to be at `path`; both are empty when there are errors, or when the form makes no record.

    `found` are the values of the answers; those of a form without record stand under the names of its questions.
    """

    form: Form | None
    problems: list[Problem]
    path: str = ""
    text: str = ""
    found: dict[str, Any] | None = None
    concerns: tuple[str, ...] = ()
    """The files that a reported page is made from."""


def proposal(text: str, loaded: Loaded, ledger: Ledger, given: Given, name: str = "") -> Proposal:
    """What comes of the text of a form; the form is recognised by its headings unless it is named."""
    form = BY_NAME[name] if name else recognised(text, FORMS)
    if not form:
        return Proposal(None, [NOT_A_FORM.at(PATH)])
    found, problems = answers(form, text)
    answered, faults = values(form, found, given)
    problems += faults
    if answered.get("wanted") == OWN_DATA:  # what else is wrong with it is not to be put right here
        question = next(question for question in form.questions if question.name == "wanted")
        return Proposal(form, [in_box(PRIVATE.at(PATH), question, found["wanted"])])
    answered.pop("confirmed", None)
    if not form.model:
        return Proposal(form, sorted(problems)) if problems else Proposal(form, [], found=answered, concerns=_concerns(str(answered["page"]), given.catalog))
    record_id, faults = _id(answered.pop("id", ""), answered, form, found, loaded, ledger)
    problems += faults
    if form.name == "feedback" and not given.catalog.site.forms:
        problems.append(NO_SETTINGS.at(PATH))
    form.complete(answered, given)
    path = f"data/{form.model.collection}/{record_id or ANY}.yml"
    drafts = drafted({path: answered}, loaded, ledger, rules=not problems)
    more = [(problem, _question(form, drafts.location(problem)) if problem.path == path else None) for problem in drafts.problems]
    if problems:  # what is missing because an answer was refused is no second fault
        told = {problem.line for problem in problems}
        more = [(problem, question) for problem, question in more if question and question.name in found and found[question.name].line not in told]
    problems = sorted(problems + [in_box(problem, question, found.get(question.name)) if question else problem for problem, question in more])
    return Proposal(form, problems) if has_errors(problems) else Proposal(form, problems, path, drafts.texts[path], answered)


def _concerns(page: str, catalog: Catalog) -> tuple[str, ...]:
    """The record of a page; of an honouree without a file, the decisions that name them."""
    collection, _, rest = page.partition("/")
    model, record_id = BY_COLLECTION.get(collection), rest.partition("/")[0]
    if not model:
        return ()
    record = catalog.get(model.type, record_id)
    return (record.path,) if record else tuple(dict.fromkeys(item.decision.path for item in catalog.named.get(record_id, ())))


def _id(
    wanted: str, answered: dict[str, Any], form: Form, found: dict[str, Answer], loaded: Loaded, ledger: Ledger,
) -> tuple[str, list[Problem]]:
    """The id that was asked for, or one made from the title; never one that is or was a record's."""
    assert form.model
    folder = f"{form.model.collection}/"
    taken = {path.rpartition("/")[2].removesuffix(".yml") for path in loaded.sources if path.startswith(f"data/{folder}")}
    taken |= {record_id for record_type, record_id in loaded.refused if record_type == form.model.type}
    taken |= {entry.removeprefix(folder) for _, entry in ledger.entries if entry.startswith(folder)}
    plain = names.suggestion(wanted or answered.get("title", {}).get("vi", ""), folder=True)
    free = plain if plain not in taken else next(
        candidate for number in range(2, len(taken) + 3) if (candidate := f"{plain[:70].rstrip('-')}-{number}") not in taken)
    if not wanted:
        return free, []
    question = next(question for question in form.questions if question.kind == "id")
    if not names.is_id(wanted):
        return "", [in_box(BAD_ID.at(PATH, found=wanted, suggestion=free), question, found["id"])]
    if wanted in taken:
        return "", [in_box(TAKEN.at(PATH, found=wanted, suggestion=free), question, found["id"])]
    return wanted, []


def _question(form: Form, location: Location) -> Question | None:
    """The question whose answer stands at a location of the record, or around it."""
    asked = [question for question in form.questions if question.location]
    exact = [question for question in asked if location[: len(question.location)] == question.location]
    within = [question for question in asked if location and question.location[: len(location)] == location]
    return next(iter(exact or within), None)
