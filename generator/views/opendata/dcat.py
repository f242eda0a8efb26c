"""`catalog.jsonld`: the data sets described for catalogues of open data, in the words of DCAT and of its European profile DCAT-AP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.views.opendata import archive
from generator.views.opendata.package import About
from generator.views.opendata.plain import by_line
from generator.views.opendata.resources import FOLDER, MEDIA_TYPES, Resource
from generator.views.opendata.tables import Words
from generator.views.output import Written

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_LINKS = {
    "dataset": "dcat:dataset", "distribution": "dcat:distribution", "publisher": "dct:publisher", "license": "dct:license", "spatial": "dct:spatial",
    "language": "dct:language", "contactPoint": "dcat:contactPoint", "homepage": "foaf:homepage", "landingPage": "dcat:landingPage",
    "frequency": "dct:accrualPeriodicity", "accessRights": "dct:accessRights", "theme": "dcat:theme", "accessURL": "dcat:accessURL",
    "downloadURL": "dcat:downloadURL", "mediaType": "dcat:mediaType", "format": "dct:format", "checksum": "spdx:checksum",
    "algorithm": "spdx:algorithm", "hasURL": "vcard:hasURL",
}
_VALUES = {
    "identifier": ("dct:identifier", None), "modified": ("dct:modified", "xsd:date"), "byteSize": ("dcat:byteSize", "xsd:nonNegativeInteger"),
    "checksumValue": ("spdx:checksumValue", "xsd:hexBinary"),
}
_WORDS = {"title": "dct:title", "description": "dct:description", "keyword": "dcat:keyword", "name": "foaf:name", "fn": "vcard:fn",
          "label": "rdfs:label", "prefLabel": "skos:prefLabel"}
CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "spdx": "http://spdx.org/rdf/terms#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "eu": {"@id": _AUTHORITY, "@prefix": True}, "media": {"@id": "https://www.iana.org/assignments/media-types/", "@prefix": True},
    **{name: {"@id": term, "@type": "@id"} for name, term in _LINKS.items()},
    **{name: {"@id": term, "@type": kind} if kind else term for name, (term, kind) in _VALUES.items()},
    **{name: {"@id": term, "@container": "@language"} for name, term in _WORDS.items()},
}
_LANGUAGES = ["eu:language/VIE", "eu:language/ENG"]
_ARCHIVE = ("Toàn bộ dữ liệu trong một tệp zip", "All of the data in one zip file")


def catalogue(said: About, found: Iterable[Resource], written: Written) -> bytes:
    """The catalogue: a data set for each collection, with a distribution for each of its files, and one for the archive of all. Addresses are
    relative to the folder of the data; what several things have in common is described once, below them."""
    home = f"{said.frame.root}{FOLDER}"
    sets: dict[str, list[Resource]] = {}
    for resource in found:
        sets.setdefault(resource.dataset, []).append(resource)
    datasets = [_dataset(said, name, files) for name, files in sets.items()]
    path = archive.ADDRESS.removeprefix(FOLDER)
    datasets.append(_described(said, "archive", _ARCHIVE, _ARCHIVE, "IRREG", [path]))
    distributions = [_distribution(resource.path, resource.format, written) for files in sets.values() for resource in files]
    distributions.append(_distribution(path, "zip", written))
    whole = {
        "@id": "#catalog", "@type": "dcat:Catalog", "title": _texts((said.title("vi"), said.title("en"))),
        "description": _texts((said.description("vi"), said.description("en"))), "publisher": said.publisher[2], "language": _LANGUAGES,
        "homepage": "", "license": "#licence", "modified": said.day, "spatial": spatial(said)["@id"], "dataset": [each["@id"] for each in datasets]}
    things = [whole, *datasets, *distributions, *_shared(said)]
    return by_line({"@context": {"@base": home, **CONTEXT}}, "@graph", things)


def _dataset(said: About, name: str, files: list[Resource]) -> dict[str, Any]:
    whole = next((file for file in files if file.format == "json"), files[0])
    return _described(said, name, whole.title, whole.description, "DAILY" if whole.daily else "IRREG", [file.path for file in files])


def _described(said: About, name: str, title: Words, description: Words, frequency: str, paths: list[str]) -> dict[str, Any]:
    return {
        "@id": f"#{name}", "@type": "dcat:Dataset", "identifier": name, "title": _texts(title), "description": _texts(description),
        "publisher": said.publisher[2], "contactPoint": "#contact", "license": "#licence", "language": _LANGUAGES, "modified": said.day,
        "frequency": f"eu:frequency/{frequency}", "accessRights": "eu:access-right/PUBLIC", "theme": "eu:data-theme/GOVE",
        "spatial": spatial(said)["@id"], "landingPage": "", "keyword": {"vi": ["thi đua", "khen thưởng"], "en": ["emulation", "commendation"]},
        "distribution": paths}


def _distribution(path: str, kind: str, written: Written) -> dict[str, Any]:
    size, digest = written.files[FOLDER + path]
    return {
        "@id": path, "@type": "dcat:Distribution", "accessURL": path, "downloadURL": path, "license": "#licence",
        "mediaType": f"media:{MEDIA_TYPES[kind]}", "format": f"eu:file-type/{kind.upper()}", "byteSize": str(size),
        "checksum": {"@type": "spdx:Checksum", "algorithm": "spdx:checksumAlgorithm_sha256", "checksumValue": digest}}


def _shared(said: About) -> Iterator[dict[str, Any]]:
    """What the data sets have in common: publisher, contact, licence, place."""
    vi, en, address = said.publisher
    rights = said.catalog.site.rights
    yield {"@id": address, "@type": "foaf:Agent", "name": _texts((vi, en)), "homepage": said.frame.root}
    yield {"@id": "#contact", "@type": "vcard:Organization", "fn": _texts((vi, en)), "hasURL": said.frame.absolute("vi", "contacts/")}
    yield {"@id": "#licence", "@type": "dct:LicenseDocument", "label": _texts((rights.vi, rights.en or rights.vi))}
    yield spatial(said)


def spatial(said: About) -> dict[str, Any]:
    """The place of the publisher; Viet Nam when its record names none."""
    catalog = said.catalog
    publisher = catalog.publisher
    place = catalog.get("place", getattr(publisher, "place", None) or "")
    if not place:
        return {"@id": "eu:country/VNM", "@type": "dct:Location"}
    name = place.heading
    return {"@id": said.frame.absolute("vi", f"places/{place.id}/"), "@type": "dct:Location", "prefLabel": _texts((name.vi, name.en or name.vi))}


def _texts(words: Words) -> dict[str, str]:
    return dict(zip(("vi", "en"), words))
