"""Where a record stands in the alphabet: people by their given name, as Vietnamese lists do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalog import Catalog, Key
from generator.records import Record
from generator.records.honoree import Honoree
from generator.records.place import Place
from generator.views.language import LETTERS, SortKey, first_letter, sort_key

OTHERS = "0-9"
"""The last group, of what begins with no letter of the alphabet."""
ALPHABET = (*LETTERS.upper(), OTHERS)
_TELEX = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
_NO_LETTER = re.compile(r"^[\W\d_]+")
_REMARK = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """The letter of `ALPHABET` under which a record stands, and its place below it."""

    letter: str
    key: tuple[SortKey, str]


class Alphabet:
    """The entries of the records of a catalog. Each is found once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._entries: dict[Key, Entry] = {}

    def entry(self, record: Record) -> Entry:
        """Where a record stands. A person stands by the last word of the name and then by the others: Nguyễn Văn Đức under Đ, before
        Trần Văn Đức. A place stands by its name without what it is: Xã Đăk Hà under Đ. Everything else stands by its first word.
        Quotation marks and digits at the beginning are passed over. The Vietnamese name counts on English pages too.
        """
        key = (record.type, record.id)
        if key not in self._entries:
            name = self._turned(record)
            name = _NO_LETTER.sub("", name) or name
            self._entries[key] = Entry(first_letter(name) or OTHERS, (sort_key(name), record.id))
        return self._entries[key]

    def _turned(self, record: Record) -> str:
        name = record.heading.vi
        if isinstance(record, Honoree) and record.is_person:
            *rest, given = _REMARK.sub("", name).split() or [name]
            return " ".join([given, *rest])
        if isinstance(record, Place) and (kind := self.catalog.term("place-kinds", record.kind)):
            beginnings = (f"{words} " for words in kind.name.vi.split(", "))
            return next((name[len(start):] for start in beginnings if name.lower().startswith(start.lower())), name)
        return name


def letter_address(letter: str) -> str:
    """A letter in addresses: written as Telex does, dd for Đ and ow for Ơ."""
    return _TELEX.get(letter, letter.lower())
