"""The one gate through which records enter: from the bytes in `data/` to values that know their line and column.

    files (names) -> bytes -> decode -> text -> yaml_events (syntax, text) -> values -> sources
                                    gate: bytes -> values        cache: the same, remembered

    boundaries: the one JSON file, from its bytes to outlines

Files are refused rather than repaired. Every scalar stays text exactly as written (NFC); record types convert it.
"""

from generator.read.gate import parse
from generator.read.limits import DEFAULT, LIMITS, Limits, limits_for
from generator.read.sources import Source, read_file, read_folder
from generator.read.text import Fault, check_name, check_text, nfc

Value = str | list["Value"] | dict[str, "Value"]
"""What a file is made of; nothing is ever a number, a date, a boolean or null here."""

__all__ = [
    "DEFAULT", "LIMITS", "Fault", "Limits", "Source", "Value", "check_name", "check_text", "limits_for", "nfc", "parse",
    "read_file", "read_folder",
]
