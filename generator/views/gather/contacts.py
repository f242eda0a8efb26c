"""Whom to ask about a record: an office's own contact, or the general one of the site."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.records.contact import Contact


def contact_of(catalog: Catalog, *organisations: str | None) -> Contact | None:
    """The public contact of the first of these organisations that has one, else the general contact; None when there is neither."""
    for organisation in filter(None, organisations):
        found = (catalog.get(*key) for key in catalog.incoming.get(("organisation", organisation), ()) if key[0] == Contact.type)
        for contact in sorted((item for item in found if isinstance(item, Contact)), key=lambda item: item.id):
            return contact
    general = catalog.get("contact", catalog.site.contact) if catalog.site.contact else None
    return general if isinstance(general, Contact) else None
