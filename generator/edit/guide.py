"""The guide of each type of record for the staff: a page in its folder of `data/`, with every field that the model has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.records import BY_TYPE, RECORD_TYPES, Record
from generator.records.shape import KINDS, Shape, shapes

_HEAD = "| trường / field | là gì | what it is | cách viết / how to write it |\n| --- | --- | --- | --- |\n"


def guides() -> dict[str, str]:
    """Path -> text of the page of each type, `data/<collection>/README.md`."""
    return {f"data/{model.collection}/README.md": _page(model) for model in RECORD_TYPES}


def _page(model: type[Record]) -> str:
    common = {shape.name for shape in shapes(Record)}
    own, shared = [], []
    for shape in shapes(model):
        (shared if shape.name in common else own).append(shape)
    return (
        f"# {model.label_plural['vi']} / {model.label_plural['en']}\n\n"
        f"{model.purpose['vi']}\n*{model.purpose['en']}*\n\n"
        f"Bản mẫu dùng đủ mọi trường: [example.yml](../../generator/records/{model.type}/example.yml). Cách nhập: [hướng dẫn chung](../README.md).\n"
        f"*A record with every field: [example.yml](../../generator/records/{model.type}/example.yml). How to enter one: [the guide](../README.md).*\n\n"
        "Trường in **đậm** là bắt buộc; trường của một nhóm viết sau dấu chấm. Trang này do `python -m generator guide` ghi ra từ chương trình, đừng sửa tay.\n"
        "*Fields in **bold** are required; those of a group stand behind a dot. This page is made by `python -m generator guide`; do not edit it.*\n\n"
        f"## Trường riêng / Its own fields\n\n{_HEAD}{''.join(_rows(own))}\n"
        f"## Trường chung của mọi bản ghi / Fields of every record\n\n{_HEAD}{''.join(_rows(shared))}")


def _rows(fields: list[Shape] | tuple[Shape, ...], within: str = "") -> Iterator[str]:
    for shape in fields:
        name = f"`{within}{shape.name}`"
        cells = (f"**{name}**" if shape.required else name, *(f"{shape.label.get(lang, '')}: {shape.help.get(lang, '')}" for lang in ("vi", "en")),
                 " ".join(_manner(shape)))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
        yield from _rows(shape.fields, f"{within}{shape.name}.")


def _manner(shape: Shape) -> Iterator[str]:
    """How a value is written, in both languages: its kind, its choices, where its ids come from."""
    vi, en = KINDS[shape.kind]
    yield f"{vi} / {en}"
    if shape.choices:
        yield "– " + "; ".join(f"`{value}` {words[0]}" for value, words in shape.choices)
    if shape.kind == "term":
        yield f"– [{shape.target}](../vocabulary/{shape.target}.yml)"
    if shape.kind == "reference":
        collection = BY_TYPE[shape.target].collection
        yield f"– [{collection}](../{collection}/)"
    if shape.may_be_unknown:
        yield "– hoặc / or `unknown`"
    if shape.many:
        yield "– nhiều mục, mỗi mục một dòng “- ” / several, one “- ” a line"
