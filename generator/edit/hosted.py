"""What the host of the repository reads and what follows from the records: issue forms, and who approves what."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.edit import owners
from generator.edit.forms.template import FOLDER, templates

OWNED = (f"{FOLDER}/*.yml", owners.PATH)
"""Whatever matches these is made here, or should not be there."""


def hosted(catalog: Catalog) -> dict[str, str]:
    """Path from the root -> text. Who approves what is left out until `data/site.yml` says it."""
    files = templates(catalog)
    if catalog.site.owners:
        files[owners.PATH] = owners.written_owners(catalog.site.owners)
    return files
