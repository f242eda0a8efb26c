"""The letters of short codes: what a sheet of paper says, so that a reader can type the address of a record.

A code follows from the type and the id of its record and so stays for ever, also when the record is withdrawn. It has no vowels, so that
it spells nothing, and no letters or digits that look alike on paper. That no two records of one province come to the same code, a rule
sees to before the second of them is published (checks/codes.py).
"""

from __future__ import annotations

from hashlib import blake2b

from generator.catalog import Key

LETTERS = "34679CDFGHJKMNPQRTVWX"
LENGTH = 6
"""85 million codes: of a thousand records, two have the same in one province of 170."""


def letters_of(key: Key) -> str:
    """A digest of a record's type and id in the letters of codes; its beginning is the code, all of it tells apart all there can ever be."""
    number = int.from_bytes(blake2b("/".join(key).encode(), digest_size=16).digest())
    letters = ""
    for _ in range(24):
        number, letter = divmod(number, len(LETTERS))
        letters += LETTERS[letter]
    return letters
