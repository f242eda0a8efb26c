"""`datapackage.json`: the files described as a Frictionless Data Package, with typed columns, keys, licence, source, size and digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.catalog import Catalog
from generator.records.fields import HANOI
from generator.views.frame import Frame
from generator.views.opendata.plain import by_line
from generator.views.opendata.resources import FOLDER, MEDIA_TYPES, Resource
from generator.views.opendata.tables import Column
from generator.views.output import Written
from generator.views.small_cells import LEAST

NAME = "emulation-and-commendation"
NO_FIGURE = ["", f"under {LEAST}", "not shown"]
"""What stands where a count is not told."""
_TYPES = {"whole_number": "integer", "number": "number", "day": "date", "instant": "datetime", "yes_no": "boolean"}
_FORMATS = {"instant": "%Y-%m-%dT%H:%M:%S%z", "url": "uri", "address": "uri"}


@dataclass(frozen=True)
class About:
    """What is said of the data as a whole. `changed` is the newest real change in the public record."""

    catalog: Catalog
    frame: Frame
    changed: datetime

    @property
    def day(self) -> str:
        return self.changed.astimezone(HANOI).date().isoformat()

    @property
    def publisher(self) -> tuple[str, str, str]:
        """Name in Vietnamese, in English, address of its record; those of the site while that is not public."""
        if record := self.catalog.publisher:
            heading = record.heading
            return heading.vi, heading.en or heading.vi, self.frame.absolute("vi", f"organisations/{record.id}/")
        return (*(self.catalog.languages[lang].site_name for lang in ("vi", "en")), self.frame.absolute("vi", ""))

    def title(self, lang: str) -> str:
        words = {"vi": "Dữ liệu thi đua, khen thưởng", "en": "Emulation and commendation data"}
        return f"{words[lang]}: {self.catalog.languages[lang].site_name}"

    def description(self, lang: str) -> str:
        rights = self.catalog.site.rights
        return {"vi": "Hồ sơ công khai về thi đua, khen thưởng: quyết định, người và tập thể được khen, điển hình, phong trào, thủ tục, văn bản.",
                "en": "The public record of emulation and commendation: decisions, honourees, exemplary models, campaigns, procedures, texts."}[lang] + (
                    f" {rights.vi}" if lang == "vi" else f" {rights.en or rights.vi}")


def about(catalog: Catalog, frame: Frame) -> About:
    return About(catalog, frame, max((record.changed for record in catalog.all()), default=datetime(2000, 1, 1, tzinfo=HANOI)))


def package(said: About, found: Iterable[Resource], written: Written) -> bytes:
    """The descriptor of these files."""
    vi, en, address = said.publisher
    home, rights = said.frame.root, said.catalog.site.rights
    whole: dict[str, Any] = {
        "profile": "data-package", "name": NAME, "id": f"{home}{FOLDER}datapackage.json",
        "title": said.title("vi"), "title_en": said.title("en"), "description": said.description("vi"), "description_en": said.description("en"),
        "homepage": f"{home}{FOLDER}", "version": said.day.replace("-", "."), "created": said.changed.isoformat(),
        "licenses": [{"path": f"{home}{FOLDER}", "title": rights.vi, "title_en": rights.en or rights.vi}],
        "sources": [{"title": vi, "title_en": en, "path": home}],
        "contributors": [{"title": vi, "title_en": en, "path": address, "role": "publisher"}],
        "keywords": ["thi đua", "khen thưởng", "emulation", "commendation"]}
    return by_line(whole, "resources", [_resource(said, resource, written) for resource in found])


def _resource(said: About, resource: Resource, written: Written) -> dict[str, Any]:
    size, digest = written.files[FOLDER + resource.path]
    told: dict[str, Any] = {
        "name": resource.name, "path": resource.path, "profile": "tabular-data-resource" if resource.columns else "data-resource",
        "title": resource.title[0], "title_en": resource.title[1],
        "format": resource.format, "mediatype": MEDIA_TYPES[resource.format], "bytes": size, "hash": f"sha256:{digest}"}
    if resource.description != resource.title:
        told |= {"description": resource.description[0], "description_en": resource.description[1]}
    if not resource.columns:
        return told | {"type": "file"}  # or a reader takes a workbook for one table
    return told | {"encoding": "utf-8", "schema": _schema(said, resource)}  # it is written as the standard takes a CSV to be


def _schema(said: About, resource: Resource) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(said, column, resource.primary == (column.name,)) for column in resource.columns]}
    if resource.daily:
        schema["missingValues"] = NO_FIGURE
    if resource.primary:
        schema["primaryKey"] = list(resource.primary)
    if resource.foreign:
        schema["foreignKeys"] = [
            {"fields": list(fields), "reference": {"resource": "" if other == resource.name else other, "fields": list(there)}}
            for fields, other, there in resource.foreign]
    return schema


def _field(said: About, column: Column, alone: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name, "type": "string" if column.joined else _TYPES.get(column.kind, "string"), "title": column.label[0], "title_en": column.label[1]}
    if column.help != column.label and any(column.help):
        told |= {"description": column.help[0], "description_en": column.help[1]}
    if column.kind in _FORMATS and not column.joined:
        told["format"] = _FORMATS[column.kind]
    if column.kind == "yes_no":
        told |= {"trueValues": ["true"], "falseValues": ["false"]}
    if limits := _constraints(said, column, alone):
        told["constraints"] = limits
    return told


def _constraints(said: About, column: Column, alone: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if alone:
        limits["unique"] = True
    if column.pattern:
        limits["pattern"] = f"(?:{column.pattern})"
    if choices := allowed(said.catalog, column):
        limits["enum"] = choices
    return limits


def allowed(catalog: Catalog, column: Column) -> list[str]:
    """The values that may stand in a column: of a term those of its vocabulary. None are named for a column of several values."""
    if column.joined:
        return []
    if column.kind == "term" and column.shape:
        return list(catalog.vocabulary[column.shape.target].terms)
    return list(column.choices)
