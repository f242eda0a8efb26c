"""The data of the shipped and of the golden records in a folder each, without a site around it."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.catalog import Catalog, load
from generator.views.api import api
from generator.views.frame import Frame
from generator.views.opendata import opendata
from generator.views.output import Written
from generator.views.statistics import counted
from generator.views.statistics.files import statistics_files
from generator.views.templates import Templates
from generator.visible import visible
from tests.conftest import AT, SHIPPED
from tests.golden.tree import AT as GOLDEN_AT
from tests.golden.tree import REPOSITORY


class Made(NamedTuple):
    """The public catalog, and the folder with its data."""

    catalog: Catalog
    folder: Path


def made(catalog: Catalog, at: datetime, folder: Path) -> Made:
    """The data and the API of a public catalog below a folder."""
    templates, counts = Templates("vi", catalog), counted(catalog, at)
    whole = opendata(catalog, Frame(catalog, templates), counts, at)
    written = Written({}, lambda path: (folder / path).read_bytes())

    for later in (lambda _: (*whole.files(), *api(whole), *statistics_files(catalog, counts, at)), *whole.later):
        for file in later(written):
            data = file.make()
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(data)
            written.files[file.path] = (len(data), sha256(data).hexdigest())
    return Made(catalog, folder)


@pytest.fixture(scope="session", params=["shipped", "golden"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    root, at = (SHIPPED, AT) if request.param == "shipped" else (REPOSITORY, GOLDEN_AT)
    return made(visible(load(root).catalog, at), at, tmp_path_factory.mktemp(request.param))
