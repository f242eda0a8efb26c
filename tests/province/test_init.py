"""`init` makes a repository of another province that builds at once and holds nothing of this one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import check_root
from generator.catalog import load
from generator.commands.common import OK, WRONG_USE
from generator.problems import as_text
from generator.province.first_records import close_to, province, provinces
from generator.province.national import TYPES, national
from generator.province.repository import DEMONSTRATION
from generator.read.names import is_id
from tests.conftest import ROOT, SHIPPED
from tests.faults.small import ENVIRONMENT


def command(*arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *map(str, arguments)], cwd=folder, env={**ENVIRONMENT, **os.environ}, capture_output=True, text=True,
                          check=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of Lào Cai, with its site."""
    folder = tmp_path_factory.mktemp("init") / "lao-cai"
    done = command("generator", "init", folder, "--province", "lao cai", "--address", "https://tdkt.laocai.example/", "--at", "2026-12-01")
    assert done.returncode == OK, done.stderr
    built = command("generator", "build", "--at", "2026-12-02", folder=folder)
    assert built.returncode == OK, built.stdout + built.stderr
    return folder


def test_its_records_have_no_problem_and_no_text_waits_for_english(made: Path):
    checked = check_root(made)
    assert not checked.problems, as_text(checked.problems, "en")
    assert checked.without_english == 0


def test_it_begins_with_its_own_places_and_bodies(made: Path):
    catalog = load(made).catalog
    assert catalog.site.publisher == "hoi-dong-thi-dua-khen-thuong-tinh-lao-cai"
    assert catalog.get("organisation", "ubnd-tinh-lao-cai").name.vi == "Ủy ban nhân dân tỉnh Lào Cai"
    own = [place for place in catalog.of("place") if place.parent == "tinh-lao-cai"]
    assert len(own) == len(province("Lào Cai").communes) > 90
    assert catalog.get("place", "phuong-sa-pa").name.en == "Sa Pa Ward"
    assert catalog.languages["vi"].site_name == "Thi đua - Khen thưởng tỉnh Lào Cai"
    assert str(catalog.languages["en"].site_url) == "https://tdkt.laocai.example/en/"


def test_it_takes_over_what_is_national_and_nothing_of_the_demonstration(made: Path):
    here, there = load(SHIPPED).catalog, load(made).catalog
    assert {"luat-06-2022-qh15", "nghi-dinh-98-2023"} <= {record.id for record in there.of("document")}
    for kind in ("award", "procedure", "explainer"):
        kept = {record.id for record in here.of(kind) if not record.illustrative and not re.search("quang-ngai|thu-khen", record.id)}
        assert {record.id for record in there.of(kind)} == kept, kind
    assert not any(record.illustrative for record in there.all())
    pages = [*made.glob("data/**/*.yml"), *made.glob("content/*/*.md"), *made.glob(".vscode/schema/known.json"), made / "mkdocs.yml", made / "mkdocs.en.yml", made / "README.md",
             *made.glob("site/*.html"), *made.glob("site/en/*.html"), *made.glob("site/feeds/*.*"), *made.glob("site/about/*.html")]
    assert len(pages) > 200
    for page in pages:
        assert not re.search(r"Kon Tum|kon-tum|Quảng Ngãi|minh-hoa|\{name\}|\{english\}", page.read_text(encoding="utf-8")), page


def test_its_forms_lead_to_its_own_contact_page_and_nobody_of_another_province_approves(made: Path):
    forms = sorted(made.glob(".github/ISSUE_TEMPLATE/*.yml"))
    assert len(forms) == 4
    assert all("https://tdkt.laocai.example/contact/" in form.read_text(encoding="utf-8") for form in forms)
    assert not (made / ".github/CODEOWNERS").exists()  # until its own data/site.yml says who approves what
    assert load(made).catalog.site.forms


def test_its_site_speaks_both_languages(made: Path):
    assert 'lang="vi"' in (made / "site/index.html").read_text(encoding="utf-8")
    english = (made / "site/en/index.html").read_text(encoding="utf-8")
    assert 'lang="en"' in english
    assert "Lào Cai Province" in english
    assert json.loads((made / "site/data/places.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tests", ["tests/shipped/test_records.py", pytest.param("tests/shipped", marks=pytest.mark.audit)])
def test_its_own_tests_run_there(tests: str, made: Path):
    """Those of the demonstration's records and of this very repository; the whole suite is the same as here."""
    assert (made / DEMONSTRATION / "data/site.yml").is_file()
    done = command("pytest", "-q", "-p", "no:cacheprovider", "tests/test_imports.py", "tests/test_this_repository.py", tests, folder=made)
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_repository_of_a_province_makes_that_of_the_next(made: Path, tmp_path: Path):
    done = command("generator", "init", tmp_path / "next", "--province", "79", "--at", "2026-12-01", folder=made)
    assert done.returncode == OK, done.stderr
    assert (tmp_path / "next/data/places/thanh-pho-ho-chi-minh.yml").is_file()
    assert not list((tmp_path / "next/data/places").glob("*lao-cai*"))
    assert {path.name for path in (tmp_path / "next" / DEMONSTRATION).iterdir()} == {"content", "data", "mkdocs.yml", "mkdocs.en.yml"}


@pytest.mark.parametrize(("options", "words"), [
    (["DIR", "--province", "Lao Kay"], "Tỉnh Lào Cai"),
    (["DIR", "--province", ""], "Tỉnh An Giang"),
    (["FULL", "--province", "Huế"], "must be new or empty"),
    (["FILE", "--province", "Huế"], "must be new or empty"),
    (["LINK", "--province", "Huế"], "must be new or empty"),
    (["DIR", "--province", "Huế", "--address", "tdkt.hue.example"], "https://name.gov.vn/"),
    (["DIR", "--province", "Huế", "--address", "https://x.vn/\nsite_name: y"], "https://name.gov.vn/"),
    (["NOWHERE/x/y", "--province", "Huế", "--root", "EMPTY"], "in the repository of the program"),
])
def test_what_cannot_be_made_is_said_in_both_languages_and_nothing_is_written(options: list[str], words: str, tmp_path: Path):
    (tmp_path / "FULL").mkdir()
    (tmp_path / "EMPTY").mkdir()
    (tmp_path / "FULL/file").write_text("mine", encoding="ascii")
    (tmp_path / "FILE").write_text("mine", encoding="ascii")
    (tmp_path / "LINK").symlink_to(tmp_path / "EMPTY")
    before = sorted(tmp_path.rglob("*"))
    done = command("generator", "init", *(str(tmp_path / option) if option.isupper() or "NOWHERE" in option else option for option in options))
    assert done.returncode == WRONG_USE
    assert words in done.stderr
    assert " / " in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_every_province_of_the_list_is_found_by_its_name_and_has_ids_of_its_own():
    found = provinces()
    assert len(found) == 34
    for name, own in found.items():
        assert province(name) is own or province(name) == own
        assert province(own.unit.code) == own
        assert is_id(own.id)
        assert is_id(own.publisher)
    assert close_to("Ca Mao")[0] == "Tỉnh Cà Mau"


def test_what_is_national_leads_to_nothing_that_is_not():
    loaded = load(SHIPPED)
    taken = national(loaded.catalog, loaded.sources)
    assert {path.split("/")[1] for path in taken} == {"awards", "documents", "explainers", "organisations", "places", "procedures"}
    assert len(TYPES) == 6
    assert "source" not in taken["data/procedures/tang-co-thi-dua-cua-tinh.yml"]
