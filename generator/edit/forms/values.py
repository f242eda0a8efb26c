"""From answers to the values of a record: choices by their words, references by name. Nothing is guessed where two would fit."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.edit.forms.body import PATH, Answer, in_box
from generator.edit.forms.form import Form, Given, Question, Words
from generator.problems import Problem, ProblemKind
from generator.records import BY_COLLECTION, BY_TYPE, Record

NOT_A_CHOICE = ProblemKind(
    "E212", 'không có lựa chọn "{found}"', 'there is no choice "{found}"', "chọn trong: {choices}", "choose from: {choices}")
NOT_CONFIRMED = ProblemKind(
    "E213", 'chưa đánh dấu: "{found}"', 'not ticked: "{found}"',
    'đánh dấu "- [x]" trước câu này nếu đúng; nếu không đúng, xin đừng gửi biểu mẫu', 'put "- [x]" before it if it is true; if it is not, please do not send the form')
NO_SUCH_NAME = ProblemKind(
    "E214", 'trang chưa có {label} nào tên hoặc mã là "{found}"', 'the site has no {label_en} of the name or id "{found}"',
    "có phải là: {close}? Nếu chưa có thì bỏ trống ô này và nói ở phần tóm tắt", "did you mean: {close}? If there is none, leave the box empty and say it in the summary")
SEVERAL = ProblemKind(
    "E215", 'có nhiều {label} cùng tên "{found}"', 'several {label_en} records have the name "{found}"', "ghi mã thay cho tên, một trong: {close}", "give the id instead, one of: {close}")
NOT_OF_THIS_SITE = ProblemKind(
    "E216", '"{found}" không phải là địa chỉ của trang này', '"{found}" is no address of this site',
    "mở trang cần sửa, chép địa chỉ bắt đầu bằng {site}", "open the page and copy its address, which begins with {site}")
NO_SUCH_PAGE = ProblemKind(
    "E217", 'trang này không có "{found}"', 'this site has no "{found}"', "xem lại địa chỉ; có phải là: {close}?", "look at the address again; did you mean: {close}?")


def options_of(question: Question, catalog: Catalog) -> list[tuple[str, Words]]:
    """The choices of a question: value -> words in (vi, en)."""
    if question.kind == "term":
        return [(name, (term.name.vi, term.name.en or term.name.vi)) for name, term in catalog.vocabulary[question.target].terms.items()]
    return list(question.options)


def words(option: Words) -> str:
    """A choice as the form shows it."""
    return " / ".join(dict.fromkeys(option))


def values(form: Form, answers: dict[str, Answer], given: Given) -> tuple[dict[str, Any], list[Problem]]:
    """The values of the answers that belong to a record, in groups and lists as a file has them, and what cannot be understood.

    The value of a question that is no part of a record stands under its name.
    """
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in form.questions:
        answer = answers.get(question.name)
        if answer and answer.text:
            value, faults = _value(question, answer.text, given.catalog)
            problems += [in_box(problem, question, answer) for problem in faults]
            if not faults:
                _put(found, question.location or (question.name,), value)
    return found, problems


def _value(question: Question, text: str, catalog: Catalog) -> tuple[Any, list[Problem]]:
    if question.kind == "confirmation":
        return None, list(_unconfirmed(question, text))
    if question.kind == "page":
        return _page(text, catalog)
    if question.element == "dropdown":
        found, faults = _chosen(text, options_of(question, catalog), question.many)
    elif question.kind == "reference":
        names = [line.strip(" -*\t") for line in text.split("\n") if line.strip(" -*\t")]
        matched = [_named(question.target, name, catalog) for name in (names if question.many else [text])]
        found, faults = [match for match in matched if isinstance(match, str)], [match for match in matched if isinstance(match, Problem)]
    else:
        return text, []
    return (list(dict.fromkeys(found)) if question.many else next(iter(found), None)), faults


def _put(values: dict[str, Any], location: tuple[str | int, ...], value: Any) -> None:
    here: Any = values
    for part, following in zip(location, location[1:], strict=False):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(here, list):
            if len(here) <= part:
                here.append(empty)
            here = here[part]
        else:
            here = here.setdefault(part, empty)
    here[location[-1]] = value


def _unconfirmed(question: Question, text: str) -> Iterator[Problem]:
    ticked = {" ".join(line[5:].split()) for line in text.split("\n") if line[:5].lower() in ("- [x]", "* [x]")}
    for _, statement in question.options:
        if words(statement) not in ticked:
            yield NOT_CONFIRMED.at(PATH, found=statement[0])


def _chosen(text: str, options: list[tuple[str, Words]], many: bool) -> tuple[list[str], list[Problem]]:
    """The values of the words in a text. Several stand with a comma between them, and may have commas of their own."""
    known = {words(option): value for value, option in options}
    found: list[str] = []
    parts = text.split(", ") if many else [text]
    while parts:
        length = next((length for length in range(len(parts), 0, -1) if ", ".join(parts[:length]) in known), 0)
        if not length:
            return [], [NOT_A_CHOICE.at(PATH, found=parts[0], choices=tuple(known))]
        found.append(known[", ".join(parts[:length])])
        del parts[:length]
    return found, []


def folded(text: str) -> str:
    """A text for comparison: letters and digits only, without marks and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = (character for character in plain if not unicodedata.combining(character))
    return " ".join("".join(character if character.isalnum() else " " for character in bare).split())


def _named(record_type: str, name: str, catalog: Catalog) -> str | Problem:
    """The id of the record that has a name, an id or an official code."""
    records = [record for record in catalog.records[record_type].values() if isinstance(record, Record)]
    wanted = folded(name)
    found = [record.id for record in records if record.id == name or getattr(record, "code", None) == name]
    found = found or [record.id for record in records if wanted in _names_of(record)]
    if len(found) == 1:
        return found[0]
    model = BY_TYPE[record_type]
    label = {"label": model.label["vi"].lower(), "label_en": model.label["en"].lower()}
    if found:
        return SEVERAL.at(PATH, found=name, close=tuple(found[:10]), **label)
    by_name = {name: record.heading.vi for record in records for name in _names_of(record)}
    close = _close(wanted, list(by_name))
    return NO_SUCH_NAME.at(PATH, found=name, close=tuple(by_name[match] for match in close), **label)


def _close(wanted: str, known: list[str]) -> list[str]:
    return difflib.get_close_matches(wanted[:100], known[:20_000], n=3, cutoff=0.5) or known[:3]


def _names_of(record: Record) -> set[str]:
    """What a record may be called: its heading in each language, also without what stands in brackets behind it."""
    headings = [text for text in (record.heading.vi, record.heading.en) if text]
    return {folded(text) for heading in headings for text in (heading, heading.partition(" (")[0])}


def _page(text: str, catalog: Catalog) -> tuple[str, list[Problem]]:
    """The address of a page from the root of the site, without language: `exemplars/ca-phe/`."""
    site = catalog.languages["vi"].site_url.rstrip("/") + "/"
    refused = [NOT_OF_THIS_SITE.at(PATH, found=text, site=site)]
    path = text.removeprefix("data/").removesuffix(".yml") if text.startswith("data/") else text.removeprefix(site)
    try:
        path = urlsplit(path).path if "://" not in path and not path.startswith("//") else None
    except ValueError:
        path = None
    if path is None:
        return "", refused
    parts = [part for part in path.removesuffix("index.html").split("/") if part]
    parts = parts[1:] if parts[:1] == ["en"] else parts
    if any(not part.isascii() or not part.replace("-", "").isalnum() or part != part.lower() for part in parts):
        return "", refused
    if len(parts) > 1 and parts[0] in BY_COLLECTION:
        records = catalog.records[BY_COLLECTION[parts[0]].type]
        if parts[1] not in records and not (parts[0] == "honorees" and parts[1] in catalog.named) and not parts[1].startswith("page-"):
            close = tuple(f"{parts[0]}/{match}" for match in _close(parts[1], list(records)))
            return "", [NO_SUCH_PAGE.at(PATH, found="/".join(parts[:2]), close=close)]
    return "".join(f"{part}/" for part in parts), []
