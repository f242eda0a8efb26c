"""What a name in a cell means: the id of a place, a unit, an award, a campaign, a term. Looked up in the catalog, never guessed among several."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from generator.catalog import Catalog
from generator.edit.sheets.words import fold
from generator.records import Record
from generator.records.award import Award
from generator.records.fields import covers

SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "mttqvn": "mat tran to quoc viet nam", "tp": "thanh pho",
    "tx": "thi xa", "tt": "thi tran", "p": "phuong", "x": "xa", "h": "huyen", "bk": "bang khen", "gk": "giay khen", "cstd": "chien si thi dua",
    "ldtt": "lao dong tien tien", "hc": "huan chuong", "knc": "ky niem chuong", "ttcp": "thu tuong chinh phu", "ttg": "thu tuong chinh phu",
    "cs": "co so", "td": "thi dua", "kt": "khen thuong", "thpt": "trung hoc pho thong", "thcs": "trung hoc co so", "gd dt": "giao duc va dao tao",
    "ld": "lao dong", "tw": "trung uong", "dhtd": "danh hieu thi dua", "ctubnd": "chu tich uy ban nhan dan", "ct": "chu tich",
}
"""Abbreviations of office language, one word each; what an award or a unit is called for short stands in its record."""
_CLASS = re.compile(r"\bhang (nhat|nhi|ba|1|2|3|i{1,3})\b")
_CLASSES = {"nhat": "1", "nhi": "2", "ba": "3", "1": "1", "2": "2", "3": "3", "i": "1", "ii": "2", "iii": "3"}
_AROUND = re.compile(r"^(?:tang thuong|truy tang|tang|danh hieu|hinh thuc|de nghi)\s+|\s*\(.*?\)\s*$")
_KIND_WORDS = re.compile(r"^(?:tinh|thanh pho|huyen|thi xa|xa|phuong|thi tran|dac khu|thon|to dan pho|lang|quan)\s+")
_WITH_ID = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$")
_POST = re.compile(r"^(?:chu tich|quyen chu tich|giam doc|thu truong|bo truong|tong giam doc|hieu truong)\s+(?!nuoc)")


class Names:
    """The names of a catalog. An answer is a tuple of ids: one when the name is clear, several when it is not, none when it is not known."""

    def __init__(self, catalog: Catalog, day: date | None = None, authority: str | None = None) -> None:
        self.catalog, self.day, self.authority = catalog, day, authority
        self._records: dict[str, list[dict[str, list[str]]]] = {}
        self._terms: dict[str, dict[str, str]] = {}

    def on(self, day: date | None, authority: str | None) -> Names:
        """The same names as a decision of that day and body means them."""
        other = Names(self.catalog, day, authority)
        other._records, other._terms = self._records, self._terms
        return other

    def term(self, vocabulary: str, text: str) -> tuple[str, ...]:
        """The term of a vocabulary that has this name, abbreviation, former name or id."""
        if vocabulary not in self._terms:
            found = self._terms.setdefault(vocabulary, {})
            for term_id, term in self.catalog.vocabulary[vocabulary].terms.items():
                for name in (term_id, term.name.vi, term.name.en, term.abbreviation, *(old.name.vi for old in term.called_before)):
                    if name:
                        found.setdefault(fold(name), term_id)
        if exact := _exact(text, self.catalog.vocabulary[vocabulary].terms):
            return (exact,)
        answer = self._terms[vocabulary].get(fold(text))
        return (answer,) if answer else ()

    def record(self, record_type: str, text: str) -> tuple[str, ...]:
        """The records of a type that a text names: by id, whole name, or name without what stands before or behind it."""
        if exact := _exact(text, self.catalog.records.get(record_type, {})):
            return (exact,)
        if record_type == "award":
            return self.award(text)
        key = _spelt(fold(text))
        for index in self._of(record_type):
            if found := index.get(key):
                return self._at_the_time(record_type, tuple(found))
        return ()

    def _of(self, record_type: str) -> list[dict[str, list[str]]]:
        """Indexes of a type, the strictest first."""
        if record_type not in self._records:
            indexes: list[dict[str, list[str]]] = [defaultdict(list), defaultdict(list), defaultdict(list)]
            for record in self.catalog.of(record_type):
                if not isinstance(record, Record):
                    continue
                for name in _names(record):
                    whole, bare = _spelt(fold(name)), _spelt(fold(re.sub(r"\s*\([^)]*\)", "", name)))
                    for index, key in zip(indexes, (whole, bare, _KIND_WORDS.sub("", bare)), strict=True):
                        if key and record.id not in index[key]:
                            index[key].append(record.id)
            self._records[record_type] = [dict(index) for index in indexes]
        return self._records[record_type]

    def _at_the_time(self, record_type: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of several that were there on the day, when that leaves any."""
        if len(ids) < 2 or not self.day:
            return ids
        day = self.day
        there = tuple(one for one in ids if _was_there(self.catalog.get(record_type, one), day, self.catalog, record_type))
        return there or ids

    def body(self, text: str) -> tuple[str, ...]:
        """The organisation that decides, from words such as "Chủ tịch UBND tỉnh"."""
        key = _spelt(fold(text))
        for name in (key, _POST.sub("", key)):
            for index in self._of("organisation"):
                if found := index.get(name):
                    return self._at_the_time("organisation", tuple(found))
        return ()

    # Awards ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _awards(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for award in self.catalog.of("award"):
            for name in _names(award):
                for key in {fold(name), _spelt(fold(name))}:
                    if award.id not in found[key]:
                        found[key].append(award.id)
        return dict(found)

    def award(self, text: str) -> tuple[str, ...]:
        """The awards that a text names; of several, those that the deciding body may grant on the day."""
        if exact := _exact(text, self.catalog.records.get("award", {})):
            return (exact,)
        key = _CLASS.sub("", fold(text)).strip()
        while (bare := _AROUND.sub("", key)) != key:
            key = bare
        spelt = _spelt(key)
        if found := self._awards.get(key) or self._awards.get(spelt):
            return self._granted(found)
        words = spelt.split()
        near = [award for name, ids in self._awards.items() if words and _within(words, name.split()) for award in ids]
        if not near:  # the text says more than the name: "Bằng khen của Chủ tịch UBND tỉnh Kon Tum"
            longest = max((name for name in self._awards if len(name.split()) > 1 and spelt.startswith(name + " ")), key=len, default="")
            near = self._awards.get(longest, [])
        return self._granted(list(dict.fromkeys(near)))

    def _granted(self, ids: list[str]) -> tuple[str, ...]:
        if len(ids) < 2 or not (self.day and self.authority):
            return tuple(ids)
        body = self.catalog.get("organisation", self.authority)
        powers = set(getattr(body, "decides_as", ()))
        allowed = []
        for one in ids:
            award = self.catalog.get("award", one)
            if isinstance(award, Award) and award.is_valid_on(self.day) and any(
                    item.authority in powers and covers(item.valid_from, item.valid_to, self.day) for item in award.decided_by):
                allowed.append(one)
        return tuple(allowed or ids)

    def award_in(self, text: str) -> tuple[str, ...]:
        """The award that the words of a title or of a group name somewhere among others: the longest name that there is."""
        spelt = f" {_spelt(fold(text))} "
        hits = [name for name in self._awards if len(name.split()) > 1 and f" {name} " in spelt]
        if hits:
            return self._granted(self._awards[max(hits, key=len)])
        for short in ("bang khen", "giay khen"):
            if f" {short} " in spelt:
                return self.award(short)
        return ()

    def near(self, record_type: str, text: str) -> tuple[str, ...]:
        """The ids of up to three records whose names are close to a text."""
        known = self._awards if record_type == "award" else self._of(record_type)[1]
        close = difflib.get_close_matches(_spelt(fold(text))[:200], list(known)[:5000], n=3, cutoff=0.6)
        return tuple(dict.fromkeys(one for name in close for one in known[name]))[:3]

    def shown(self, record_type: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids with their names, for a hint."""
        return tuple(f"{one} ({record.heading.vi})" if (record := self.catalog.get(record_type, one)) else one for one in ids)


def award_class(text: str) -> str:
    """The class that a text names: "hạng Nhì" is 2; "" when it names none."""
    plain = fold(text)
    found = _CLASS.search(plain)
    return _CLASSES[found[1]] if found else _CLASSES.get(plain, "")


def _exact(text: str, known: Any) -> str | None:
    """The id that stands in a text as "Name [id]" or by itself."""
    found = _WITH_ID.search(text)
    candidate = found[1] if found else text.strip()
    return candidate if candidate in known else None


def _spelt(key: str) -> str:
    """A folded text with the abbreviations of office language written out."""
    words = key.split()
    return " ".join(SHORT.get(word, word) for word in words) if len(words) > 1 or key in SHORT else key


def _within(words: list[str], name: list[str]) -> bool:
    """Whether all words stand in a name, in their order."""
    rest = iter(name)
    return all(word in rest for word in words)


def _names(record: Any) -> list[str]:
    found = [record.heading.vi, record.heading.en, getattr(record, "abbreviation", None)]
    found += [old.name.vi for old in getattr(record, "called_before", ())]
    found += list(getattr(record, "other_names", ()))
    return [name for name in found if name]


def _was_there(record: Any, day: date, catalog: Catalog, record_type: str) -> bool:
    """Whether a place or a unit existed on a day, as far as its end and those that it came after tell."""
    ended = getattr(record, "ended", None)
    last = getattr(ended, "date", None)
    if last and getattr(last, "last", last) < day:
        return False
    begun = [item.date for other in catalog.of(record_type) for item in getattr(other, "succession", ())
             if item.successor == record.id and item.date and other.id != record.id]
    return not begun or min(getattr(one, "first", one) for one in begun) <= day
