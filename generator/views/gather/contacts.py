"""Whom to ask about a record: the general contact of the site, or an office's own."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.records.contact import Contact


def contact_of(catalog: Catalog, *organisations: str | None) -> Contact | None:
    """The general contact of the site; without one, that of the first of these organisations that has any. None when nobody has."""
    general = catalog.get("contact", catalog.site.contact) if catalog.site.contact else None
    if isinstance(general, Contact):
        return general
    for organisation in filter(None, organisations):
        found = (catalog.get(*key) for key in catalog.incoming.get(("organisation", organisation), ()) if key[0] == Contact.type)
        if contacts := sorted((item for item in found if isinstance(item, Contact)), key=lambda item: item.id):
            return contacts[0]
    return None
