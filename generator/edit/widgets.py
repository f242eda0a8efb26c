"""How one field is edited: the shape of a field -> its widget in Sveltia CMS and Decap CMS, which read the same settings.

What a widget writes is the canonical text of the field: numbers and yes or no plain, everything else as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.read.media import ENDINGS, FOLDER
from generator.records import BY_TYPE
from generator.records.shape import Shape, shapes
from generator.records.vocabulary import Vocabulary

Widget = dict[str, Any]

LANGUAGE_LABELS = {"vi": {"vi": "Tiếng Việt", "en": "Vietnamese"}, "en": {"vi": "Tiếng Anh", "en": "English"}}
UNTIL = {"vi": "{} (đến {})", "en": "{} (until {})"}
BUTTONS = ["bold", "italic", "link", "heading-three", "heading-four", "quote", "bulleted-list", "numbered-list"]
"""What rich text may have, as views.rich_text lets it through."""
NAMED_ELSEWHERE = frozenset({"honoree"})
"""Types of which most records have no file of their own: their ids are typed, since a list to choose from would lack them."""


@dataclass(frozen=True)
class Words:
    """What the widgets are written with: the language of their words, and the vocabularies that terms are chosen from."""

    lang: str
    vocabulary: Mapping[str, Vocabulary]

    def say(self, words: tuple[str, str]) -> str:
        return words[0] if self.lang == "vi" else words[1]


_NAMES = ("title", "name")
"""What the field is called by which a record or a line is known."""


def heading_of(fields: tuple[Shape, ...]) -> str:
    """The path of the text by which a record is known: that of its title or of its name."""
    named = next(shape for shape in fields if shape.name in _NAMES)
    return f"{named.name}.vi" if named.kind == "bilingual" else named.name


def widgets(fields: tuple[Shape, ...], words: Words) -> list[Widget]:
    """The widgets of a group of fields, in the order of the fields."""
    return [widget(shape, words) for shape in fields]


def widget(shape: Shape, words: Words) -> Widget:
    """The widget of one field, for one value or for several."""
    common: Widget = {"name": shape.name, "required": shape.required}
    if shape.label:
        common["label"] = shape.label[words.lang]
    if hint := shape.help.get(words.lang):
        common["hint"] = hint
    if shape.many and shape.kind in _CHOSEN and shape.target not in NAMED_ELSEWHERE:
        return {**common, **_of_kind(shape, words), "multiple": True, **({"min": 1} if shape.required else {})}
    if not shape.many:
        return {**common, **_of_kind(shape, words)}
    several = {**common, "widget": "list", "collapsed": True, **({"min": 1} if shape.required else {})}
    if shape.kind == "bilingual":
        return {**several, "fields": _bilingual(shape, words)["fields"], "summary": "{{fields.vi}}"}
    if shape.kind == "group":
        return {**several, "fields": widgets(shape.fields, words), "summary": _summary(shape.fields)}
    one = {"name": shape.name, "label": common["label"], "required": True, **_of_kind(shape, words)}
    return {**several, "field": one}


def _of_kind(shape: Shape, words: Words) -> Widget:
    is_text = shape.instead and shape.kind in ("whole_number", "number")
    return (_text if is_text else _KINDS[shape.kind])(shape, words)


def _text(shape: Shape, words: Words) -> Widget:
    """One line of text, in the form of the field."""
    return {"widget": "string", **_form(shape, words), **({"maxlength": shape.longest} if shape.longest else {})}


def _form(shape: Shape, words: Words) -> Widget:
    """The form of the field as browsers check it, with the same advice as a problem of the record."""
    if not shape.pattern:
        return {}
    pattern = "|".join((*shape.instead, shape.pattern))
    return {"pattern": [f"^(?:{pattern})$", words.say(shape.advice)]}


def _paragraph(shape: Shape, words: Words) -> Widget:
    return {"widget": "text", "maxlength": shape.longest}


def _bilingual(shape: Shape, words: Words) -> Widget:
    return {"widget": "object", "summary": "{{fields.vi}}", "fields": _languages(shape, _paragraph, words)}


def _rich(shape: Shape, words: Words) -> Widget:
    return {"widget": "object", "summary": "{{fields.vi}}", "fields": _languages(shape, _markdown, words)}


def _markdown(shape: Shape, words: Words) -> Widget:
    return {"widget": "markdown", "buttons": BUTTONS, "editor_components": [], "modes": ["rich_text", "raw"], "minimal": True}


def _languages(shape: Shape, made: Callable[[Shape, Words], Widget], words: Words) -> list[Widget]:
    return [{"name": part.name, "label": LANGUAGE_LABELS[part.name][words.lang], "required": part.required, **made(part, words)}
            for part in shape.parts]


def _day(shape: Shape, words: Words) -> Widget:
    return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}


def _number(value_type: str) -> Callable[[Shape, Words], Widget]:
    least = {"min": 0} if value_type == "int" else {}
    return lambda shape, words: {"widget": "number", "value_type": value_type, **least}


def _yes_no(shape: Shape, words: Words) -> Widget:
    return {"widget": "boolean", "required": False, "default": False}


def _choice(shape: Shape, words: Words) -> Widget:
    return _select([(value, words.say(named)) for value, named in shape.choices])


def _term(shape: Shape, words: Words) -> Widget:
    options = []
    for term_id, term in words.vocabulary[shape.target].terms.items():
        name = (term.name.en if words.lang == "en" else None) or term.name.vi
        options.append((term_id, UNTIL[words.lang].format(name, term.valid_to.text) if term.valid_to else name))
    return _select(options)


def _select(options: list[tuple[str, str]]) -> Widget:
    return {"widget": "select", "options": [{"label": label, "value": value} for value, label in options]}


def _reference(shape: Shape, words: Words) -> Widget:
    if shape.target in NAMED_ELSEWHERE:
        return _text(shape, words)
    model = BY_TYPE[shape.target]
    heading = heading_of(shapes(model))
    return {"widget": "relation", "collection": model.collection, "value_field": "{{slug}}", "display_fields": [heading],
            "search_fields": [heading]}


def _file(kind: str) -> Callable[[Shape, Words], Widget]:
    endings = {ending: promised for ending, promised in ENDINGS.items() if promised.kind == kind}
    limit = min(promised.limit for promised in endings.values())
    return lambda shape, words: {
        "widget": "image" if kind == "picture" else "file", "choose_url": False, "accept": ",".join(f".{ending}" for ending in endings),
        "media_folder": f"/{FOLDER}", "public_folder": "",  # a record holds the bare name of a file
        "media_libraries": {"default": {"config": {"max_file_size": limit, "slugify_filename": True, **_REDUCED.get(kind, {})}}}}


_REDUCED = {"picture": {"transformations": {"raster_image": {"format": "webp", "quality": 90, "width": 2400, "height": 2400}}}}
"""A picture is made anew before it leaves the clerk's computer: smaller, and without what the camera wrote into it, such as the place."""


def _group(shape: Shape, words: Words) -> Widget:
    return {"widget": "object", "collapsed": not shape.required, "fields": widgets(shape.fields, words)}


def _summary(fields: tuple[Shape, ...]) -> str:
    """What a closed item of a list shows: its first field and its name, or its first two fields, of those that must be there."""
    plain = [shape for shape in fields if not shape.many and shape.kind not in ("group", "rich", "yes_no")]
    needed = [shape for shape in plain if shape.required] or plain[:1]
    named = [shape for shape in needed[1:] if shape.name in _NAMES] or needed[1:2]
    return " · ".join(f"{{{{fields.{shape.name}{'.vi' if shape.kind == 'bilingual' else ''}}}}}" for shape in [*needed[:1], *named[:1]])


_CHOSEN = frozenset({"choice", "term", "reference"})
"""Kinds of which several are chosen in one widget."""

_KINDS: dict[str, Callable[[Shape, Words], Widget]] = {
    "bilingual": _bilingual,
    "rich": _rich,
    "line": _text,
    "paragraph": _paragraph,
    "day": _day,
    "period": _text,
    "instant": _text,
    "whole_number": _number("int"),
    "number": _number("float"),
    "yes_no": _yes_no,
    "choice": _choice,
    "term": _term,
    "reference": _reference,
    "picture": _file("picture"),
    "document": _file("document"),
    "address": _text,
    "group": _group,
}
"""Every kind of value of records.shape."""
