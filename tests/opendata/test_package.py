"""The descriptions of the data hold under the reference programs, and tell of the files as they are."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import warnings
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.catalog import load
from generator.views.frame import Frame
from generator.views.opendata.package import About
from generator.views.templates import Templates
from generator.visible import visible
from tests.golden.tree import AT, REPOSITORY
from tests.opendata.conftest import Made

FRICTIONLESS = """
import json, sys, warnings
warnings.simplefilter("ignore")
from frictionless import validate
report = validate(sys.argv[1])
faults = [(task.name, error.type, error.message) for task in report.tasks for error in task.errors]
print(json.dumps({"valid": report.valid, "tasks": len(report.tasks), "faults": faults[:20], "errors": [error.message for error in report.errors]}))
"""


def checked(descriptor: Path) -> dict:
    """What the reference library says of a data package: of its descriptor and of the data."""
    # In a process of its own: it brings in a hundred modules, some of which warn.
    done = subprocess.run([sys.executable, "-c", FRICTIONLESS, str(descriptor)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)




@pytest.mark.parametrize("data", [pytest.param("shipped", marks=pytest.mark.audit), "golden"], indirect=True)
def test_the_data_package_is_valid_and_so_is_the_data(data: Made):
    report = checked(data.folder / "data/datapackage.json")
    assert report["valid"], report
    assert report["tasks"] > 150


def test_a_fault_in_the_data_is_found(data: Made, tmp_path: Path):
    descriptor = json.loads((data.folder / "data/datapackage.json").read_bytes())
    names = ("awards", "awards-decided-by")
    descriptor["resources"] = [resource for resource in descriptor["resources"] if resource["name"] in names]
    for resource in descriptor["resources"]:
        resource["schema"]["foreignKeys"] = [key for key in resource["schema"].get("foreignKeys", []) if key["reference"]["resource"] == "awards"]
        text = (data.folder / "data" / resource["path"]).read_text(encoding="utf-8-sig")
        (tmp_path / resource["path"]).write_text(text.replace('"1","', '"one","', 1), encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
    found = {kind for _, kind, _ in checked(tmp_path / "datapackage.json")["faults"]}
    assert {"hash-count", "type-error"} <= found


def test_every_file_is_described_with_its_size_and_digest(data: Made):
    descriptor = json.loads((data.folder / "data/datapackage.json").read_bytes())
    described = {resource["path"] for resource in descriptor["resources"]}
    there = {path.relative_to(data.folder / "data").as_posix() for path in (data.folder / "data").rglob("*") if path.is_file()}
    assert there - described == {"datapackage.json", "catalog.jsonld", next(path for path in there if path.endswith(".zip"))}
    assert described <= there
    for resource in descriptor["resources"]:
        raw = (data.folder / "data" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(raw), f"sha256:{sha256(raw).hexdigest()}")
        assert all(resource[name] for name in ("title", "title_en"))
        if resource["format"] == "csv":
            header = next(csv.reader(raw.decode("utf-8-sig").splitlines()))
            assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert descriptor["version"].replace(".", "-") == descriptor["created"][:10]


def test_the_catalogue_is_linked_data_in_the_words_of_dcat(data: Made):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import rdflib

        graph = rdflib.Graph().parse(data.folder / "data/catalog.jsonld", format="json-ld")
    dcat, dct = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("http://purl.org/dc/terms/")
    [catalog] = graph.subjects(rdflib.RDF.type, dcat.Catalog)
    datasets = set(graph.objects(catalog, dcat.dataset))
    assert datasets == set(graph.subjects(rdflib.RDF.type, dcat.Dataset)) and len(datasets) > 30
    wanted = (dct.title, dct.description, dct.publisher, dct.license, dct.language, dct.spatial, dct.accrualPeriodicity, dcat.contactPoint, dcat.distribution)
    assert all(graph.value(dataset, name, any=True) for dataset in datasets for name in wanted)
    for distribution in graph.subjects(rdflib.RDF.type, dcat.Distribution):
        path = data.folder / "data" / str(graph.value(distribution, dcat.downloadURL)).partition("/data/")[2]
        assert int(graph.value(distribution, dcat.byteSize)) == path.stat().st_size, path
        assert graph.value(distribution, dcat.mediaType) and graph.value(distribution, dct.license)
    for node in set(graph.objects(None, dct.publisher)) | set(graph.objects(None, dcat.contactPoint)) | set(graph.objects(None, dct.license)):
        assert list(graph.predicate_objects(node)), f"{node} is named and not described"


def test_the_archive_is_whole_and_says_the_day_of_the_newest_change(data: Made, tmp_path: Path):
    path = data.folder / "data/honours-data.zip"
    day = max(record.changed for record in data.catalog.all()).date().isoformat()
    with ZipFile(BytesIO(path.read_bytes())) as zipped:
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)} and zipped.testzip() is None
        zipped.extractall(tmp_path)
    [folder] = tmp_path.iterdir()
    assert folder.name == f"honours-data-{day}"
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    there = {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()}
    assert sums == {name: digest for name, digest in there.items() if name != "SHA256SUMS"}
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    assert {resource["path"] for resource in descriptor["resources"]} == there.keys() - {"SHA256SUMS", "README.txt", "datapackage.json"}
    readme = (folder / "README.txt").read_text(encoding="utf-8-sig")
    rights = data.catalog.site.rights
    assert rights.vi in readme and rights.en in readme and day in readme


def test_no_address_of_the_data_says_a_day(data: Made):
    """What is edited without its day would be other bytes at an address that seems to last."""
    names = [path.name for path in (data.folder / "data").rglob("*")]
    assert names and not [name for name in names if re.search(r"\d{4}-\d{2}-\d{2}", name)]


def test_a_publisher_that_is_not_public_is_neither_named_nor_linked():
    public = visible(load(REPOSITORY).catalog, AT)
    key = public.site.publisher
    frame = Frame(public, Templates("vi", public))
    assert key in About(public, frame, AT).publisher[2]
    records = {**public.records, "organisation": {name: record for name, record in public.records["organisation"].items() if name != key}}
    hidden = replace(public, records=records)
    assert About(hidden, frame, AT).publisher == ("Thi đua tỉnh Mẫu", "Emulation, Sample Province", "https://example.org/mau/")
    assert key not in Frame(hidden, Templates("vi", hidden)).footer("")
