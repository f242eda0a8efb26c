"""`catalog.jsonld`: the data sets described for catalogues of open data, in the words of DCAT and of its European profile DCAT-AP."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.views.opendata import archive
from generator.views.opendata.package import About
from generator.views.opendata.resources import FOLDER, MEDIA_TYPES, Resource
from generator.views.opendata.tables import Words
from generator.views.output import Written

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "spdx": "http://spdx.org/rdf/terms#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_LANGUAGES = [{"@id": f"{_AUTHORITY}language/{code}"} for code in ("VIE", "ENG")]


def catalogue(said: About, found: Iterable[Resource], written: Written) -> bytes:
    """The catalogue: a data set for each collection, with a distribution for each of its files, and one for the archive of all."""
    home = f"{said.frame.root}{FOLDER}"
    sets: dict[str, list[Resource]] = {}
    for resource in found:
        sets.setdefault(resource.dataset, []).append(resource)
    whole = {
        "@context": _CONTEXT, "@id": f"{home}#catalog", "@type": "dcat:Catalog",
        "dct:title": _texts((said.title("vi"), said.title("en"))), "dct:description": _texts((said.description("vi"), said.description("en"))),
        "dct:publisher": _publisher(said), "dct:language": _LANGUAGES, "foaf:homepage": {"@id": home},
        "dct:license": _licence(said), "dct:modified": _day(said.day), "dct:spatial": spatial(said),
        "dcat:dataset": [_dataset(said, home, name, files, written) for name, files in sets.items()] + [_whole(said, home, written)]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(said: About, home: str, name: str, files: list[Resource], written: Written) -> dict[str, Any]:
    first = next((file for file in files if file.format == "json"), files[0])
    daily = files[0].daily
    return {
        "@id": f"{home}#{name}", "@type": "dcat:Dataset", "dct:identifier": name, "dct:title": _texts(first.title),
        "dct:description": _texts(first.description), **_common(said, "DAILY" if daily else "IRREG"),
        "dcat:landingPage": {"@id": home},
        "dcat:distribution": [_distribution(said, home, file.path, file.title, file.format, written) for file in files]}


def _whole(said: About, home: str, written: Written) -> dict[str, Any]:
    path = archive.address(said).removeprefix(FOLDER)
    words = ("Toàn bộ dữ liệu trong một tệp zip", "All of the data in one zip file")
    return {
        "@id": f"{home}#archive", "@type": "dcat:Dataset", "dct:identifier": "archive", "dct:title": _texts(words), "dct:description": _texts(words),
        **_common(said, "IRREG"), "dcat:landingPage": {"@id": home}, "dcat:distribution": [_distribution(said, home, path, words, "zip", written)]}


def _common(said: About, frequency: str) -> dict[str, Any]:
    return {
        "dct:publisher": _publisher(said), "dcat:contactPoint": _contact(said), "dct:license": _licence(said), "dct:language": _LANGUAGES,
        "dct:modified": _day(said.day), "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}frequency/{frequency}"},
        "dct:accessRights": {"@id": f"{_AUTHORITY}access-right/PUBLIC"}, "dcat:theme": {"@id": f"{_AUTHORITY}data-theme/GOVE"},
        "dct:spatial": spatial(said),
        "dcat:keyword": [{"@value": word, "@language": lang} for lang, words in (
            ("vi", ("thi đua", "khen thưởng")), ("en", ("emulation", "commendation"))) for word in words]}


def _distribution(said: About, home: str, path: str, title: Words, kind: str, written: Written) -> dict[str, Any]:
    size, digest = written.files[FOLDER + path]
    return {
        "@id": f"{home}{path}", "@type": "dcat:Distribution", "dct:title": _texts(title), "dcat:accessURL": {"@id": f"{home}{path}"},
        "dcat:downloadURL": {"@id": f"{home}{path}"}, "dct:license": _licence(said), "dct:language": _LANGUAGES,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[kind]}"},
        "dct:format": {"@id": f"{_AUTHORITY}file-type/{kind.upper()}"},
        "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                          "spdx:checksumValue": {"@value": digest, "@type": "xsd:hexBinary"}}}


def _publisher(said: About) -> dict[str, Any]:
    vi, en, address = said.publisher
    return {"@id": address, "@type": "foaf:Agent", "foaf:name": _texts((vi, en)), "foaf:homepage": {"@id": said.frame.root}}


def _contact(said: About) -> dict[str, Any]:
    vi, en, _ = said.publisher
    contacts = said.frame.absolute("vi", "contacts/")
    return {"@id": f"{contacts}#contact", "@type": "vcard:Organization", "vcard:fn": _texts((vi, en)), "vcard:hasURL": {"@id": contacts}}


def _licence(said: About) -> dict[str, Any]:
    rights = said.catalog.site.rights
    return {"@id": f"{said.frame.root}{FOLDER}#licence", "@type": "dct:LicenseDocument", "rdfs:label": _texts((rights.vi, rights.en or rights.vi))}


def spatial(said: About) -> dict[str, Any]:
    """The place of the publisher; Viet Nam when its record names none."""
    catalog = said.catalog
    publisher = catalog.get("organisation", catalog.site.publisher)
    place = catalog.get("place", getattr(publisher, "place", None) or "")
    if not place:
        return {"@id": f"{_AUTHORITY}country/VNM", "@type": "dct:Location"}
    name = place.heading
    return {"@id": said.frame.absolute("vi", f"places/{place.id}/"), "@type": "dct:Location", "skos:prefLabel": _texts((name.vi, name.en or name.vi))}


def _texts(words: Words) -> list[dict[str, str]]:
    return [{"@value": text, "@language": lang} for text, lang in zip(words, ("vi", "en"))]


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
