"""The catalog: all records of a root, typed and indexed. Built once from `data/`; nothing flows back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import cast

from generator.problems import Problem, ProblemKind
from generator.read import DEFAULT, Source, parse, read_folder
from generator.read.boundaries import Outline, boundary_files, read_boundaries
from generator.read.media import FOLDER, MediaFile, read_media
from generator.records import BY_COLLECTION, RECORD_TYPES, TABLES, VOCABULARIES, Record
from generator.records.award import Award
from generator.records.data_requests import DataRequests
from generator.records.decision import Conferral, Decision
from generator.records.fields import FileOf, Part, Reference
from generator.records.legal_periods import LegalPeriods
from generator.records.place import Place
from generator.records.privacy_waivers import PrivacyWaivers
from generator.records.record import Location, Mark, make, marked
from generator.records.settings import LanguageSettings, SiteSettings
from generator.records.vocabulary import Term, Vocabulary
from generator.records.working_days import Holidays

Key = tuple[str, str]
"""The type of a record and its id."""

AT_THE_TOP: dict[str, type[Part]] = {"site": SiteSettings, "data-requests": DataRequests, "privacy-waivers": PrivacyWaivers}
"""The files that lie directly in `data/`, by name."""

UNKNOWN_FOLDER = ProblemKind(
    "C001", 'tệp nằm ngoài các thư mục bản ghi: "{found}"', 'the file is outside the folders of records: "{found}"',
    "chuyển tệp vào một trong các thư mục: {allowed}", "move it to one of the folders: {allowed}")
MISSING_FILE = ProblemKind(
    "C003", 'thiếu tệp "{found}"', 'the file "{found}" is missing',
    "khôi phục tệp này từ bản trước hoặc từ kho mẫu", "restore the file from the last version or from the template")
UNUSED_BOUNDARIES = ProblemKind(
    "C243", 'tệp ranh giới "{found}" không được dùng', 'the file of boundaries "{found}" is not used',
    'ghi nó vào data/site.yml: "boundaries:" rồi "file: {found}" và source thụt vào hai dấu cách; hoặc xóa tệp',
    'name it in data/site.yml: "boundaries:", then "file: {found}" and source indented by two spaces; or delete it', "warning")


@dataclass(frozen=True, slots=True)
class Named:
    """One time that an honouree was named: the decision and its line."""

    decision: Decision
    conferral: Conferral

    @property
    def stands(self) -> bool:
        """Whether neither the line nor the decision was taken back."""
        return self.conferral.stands and self.decision.stands


@dataclass(frozen=True, slots=True)
class Origin:
    """The file of a record: its path from the root, the digest of its bytes, and the last commit that changed it, when that is known."""

    path: str
    sha256: str
    commit: str = ""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """When names were last taken out of a decision, and the places and units of the lines that had them."""

    last: date
    about: tuple[Key, ...]


@dataclass(frozen=True)
class Catalog:
    """All records by type and id (sorted by id), with the vocabulary and the settings of the site."""

    site: SiteSettings
    languages: Mapping[str, LanguageSettings]
    vocabulary: Mapping[str, Vocabulary]
    records: Mapping[str, Mapping[str, Record]]
    files: Mapping[str, MediaFile] = field(default_factory=dict)
    """The pictures and documents that records may name, by file name."""
    outlines: tuple[Outline, ...] = ()
    """What the file of boundaries has, in its order."""
    requests: DataRequests | None = None
    """The register of requests about personal data, where one is kept."""
    waivers: PrivacyWaivers = PrivacyWaivers()
    origins: Mapping[Key, Origin] = field(default_factory=dict)
    """Where each record comes from; in the public catalog only."""
    taken_out: Mapping[str, TakenOut] = field(default_factory=dict)
    """Decision id -> that names were taken out of its lines. Of a public catalog only."""

    def of(self, record_type: str) -> list[Record]:
        """Every record of a type, sorted by id."""
        return list(self.records.get(record_type, {}).values())

    def get(self, record_type: str, record_id: str) -> Record | None:
        return self.records.get(record_type, {}).get(record_id)

    @property
    def publisher(self) -> Record | None:
        """The body that publishes the site; None while its record is not public, or when it was withdrawn."""
        found = self.get("organisation", self.site.publisher)
        return found if isinstance(found, Record) else None

    def term(self, vocabulary: str, term_id: str) -> Term | None:
        return self.vocabulary[vocabulary].terms.get(term_id)

    @property
    def holidays(self) -> Holidays:
        """The public holidays, and the clock of working days that rests on them."""
        return cast(Holidays, self.vocabulary["holidays"])

    @property
    def legal_periods(self) -> LegalPeriods:
        return cast(LegalPeriods, self.vocabulary["legal-periods"])

    def kinds_of(self, forms: Iterable[str]) -> dict[str, str]:
        """The kind of each award among `forms` that there is."""
        found = {form: self.get("award", form) for form in forms}
        return {form: award.kind for form, award in found.items() if isinstance(award, Award)}

    def all(self) -> Iterator[Record]:
        """Every record, in the order of the registry."""
        for records in self.records.values():
            yield from records.values()

    @cached_property
    def marks(self) -> dict[Key, list[tuple[Location, Mark, str]]]:
        """What each record points at: location, reference or vocabulary term, id. Tombstones point at nothing."""
        return {(record.type, record.id): list(marked(record)) for record in self.all() if isinstance(record, Record)}

    def showing(self, records: Mapping[str, Mapping[str, Record]], taken_out: Mapping[str, TakenOut] | None = None) -> Catalog:
        """This catalog with other records. What is known of a record that stays is not found out again."""
        other = replace(self, records=records, taken_out=taken_out or {})
        other.__dict__["marks"] = {
            (record.type, record.id): self.marks[record.type, record.id] if self.get(record.type, record.id) is record
            else list(marked(record)) for record in other.all() if isinstance(record, Record)}
        return other

    def offering(self, files: Mapping[str, MediaFile], outlines: tuple[Outline, ...]) -> Catalog:
        """This catalog with other files and outlines."""
        other = replace(self, files=files, outlines=outlines)
        other.__dict__["marks"] = self.marks
        return other

    def coming_from(self, origins: Mapping[Key, Origin]) -> Catalog:
        """This catalog with what is known of the files of its records."""
        other = replace(self, origins=origins)
        other.__dict__["marks"] = self.marks
        return other

    def commit(self, record_type: str, record_id: str) -> str:
        """The last commit that changed the file of a record; "" when nothing is known of it."""
        origin = self.origins.get((record_type, record_id))
        return origin.commit if origin else ""

    def files_of(self, key: Key) -> list[MediaFile]:
        """The files that a record names, each once, in the order of its fields."""
        return [self.files[name] for name in dict.fromkeys(
            found for _, mark, found in self.marks.get(key, ()) if isinstance(mark, FileOf)) if name in self.files]

    @cached_property
    def outgoing(self) -> dict[Key, list[Key]]:
        """The records that each record points at, each once, in the order of its fields."""
        return {
            key: list(dict.fromkeys((mark.type, found) for _, mark, found in marks if isinstance(mark, Reference)))
            for key, marks in self.marks.items()
        }

    @cached_property
    def incoming(self) -> dict[Key, list[Key]]:
        """The records that point at each record."""
        found: dict[Key, list[Key]] = defaultdict(list)
        for key, targets in self.outgoing.items():
            for target in targets:
                found[target].append(key)
        return found

    @cached_property
    def _faces(self) -> dict[str, str]:
        return {d.id: _short(d.model_dump_json(exclude={"conferrals", "digest"})) for d in self.of("decision") if isinstance(d, Decision)}

    def face(self, decision: Decision) -> str:
        """A digest of all that a decision says, without its lines."""
        return self._faces[decision.id]

    @cached_property
    def _lines(self) -> dict[tuple[str, int], str]:
        return {}

    def depends(self, named: Named) -> str:
        """A digest of what a page that shows this line rests on: the line, the decision without its other lines, the award."""
        key = (named.decision.id, named.conferral.line)
        if key not in self._lines:
            award = self.get("award", named.conferral.form)
            line = named.conferral
            words = line.__pydantic_serializer__.to_json(line)  # as model_dump_json, which thousands of lines make long
            self._lines[key] = _short(f"{self._faces[named.decision.id]}{award.digest if award else '-'}", words)
        return self._lines[key]

    @cached_property
    def conferred(self) -> list[Named]:
        """Every conferral, the newest decision first."""
        decisions = [d for d in self.of("decision") if isinstance(d, Decision)]
        return [Named(decision, conferral) for decision in sorted(decisions, key=lambda d: (d.issued, d.id), reverse=True)
                for conferral in decision.conferrals]

    @cached_property
    def named(self) -> dict[str, list[Named]]:
        """Honouree id -> every conferral that names it, the newest decision first."""
        found: dict[str, list[Named]] = defaultdict(list)
        for item in self.conferred:
            if item.conferral.honoree:
                found[item.conferral.honoree].append(item)
        return found

    @cached_property
    def granted(self) -> dict[str, list[Named]]:
        """Award id -> every conferral of it, the newest decision first; also those from which a name was taken away."""
        found: dict[str, list[Named]] = defaultdict(list)
        for item in self.conferred:
            found[item.conferral.form].append(item)
        return found

    @cached_property
    def _coded(self) -> dict[str, str]:
        """The administrative code of a place -> its id. Of a code that passed to a successor, it is the successor's."""
        places = sorted((place for place in self.of("place") if isinstance(place, Place) and place.code), key=lambda place: place.ended is None)
        return {place.code: place.id for place in places if place.code}

    def is_on_map(self, place: Place) -> bool:
        """Whether a place is of the kinds that a map of the province shows: those of commune level."""
        kind = self.term("place-kinds", place.kind)
        return kind is not None and kind.group == "commune"

    def place_of(self, outline: Outline) -> Place | None:
        """The place whose id or administrative code an outline names."""
        found = self.get("place", outline.key) or self.get("place", self._coded.get(outline.key, ""))
        return found if isinstance(found, Place) else None

    @cached_property
    def standing(self) -> dict[str, list[Conferral]]:
        """Decision id -> its lines that were not taken back."""
        return {decision.id: conferrals_standing(decision) for decision in self.of("decision") if isinstance(decision, Decision)}

    @cached_property
    def awards_at(self) -> dict[str, Counter[int]]:
        """Place id -> year of the decision -> the conferrals that stand and name the place."""
        found: dict[str, Counter[int]] = defaultdict(Counter)
        for decision in self.of("decision"):
            if isinstance(decision, Decision):
                for conferral in self.standing[decision.id]:
                    if conferral.place:
                        found[conferral.place][decision.issued.year] += 1
        return found


def _short(text: str, more: bytes = b"") -> str:
    return blake2b(text.encode() + more, digest_size=16).hexdigest()


def conferrals_standing(decision: Decision) -> list[Conferral]:
    """The lines of a decision that were not taken back."""
    return [line for line in decision.conferrals if line.stands] if decision.stands else []


@dataclass(frozen=True)
class Loaded:
    """What came of reading a root: the catalog when it could be made, the sources by path, and every problem."""

    catalog: Catalog | None
    sources: Mapping[str, Source]
    problems: list[Problem]

    @property
    def refused(self) -> frozenset[Key]:
        """The records that have a file, but one with errors: others may point at them without a second report."""
        return frozenset(
            (BY_COLLECTION[path.parts[1]].type, path.stem) for path in self._faulty if len(path.parts) == 3 and path.parts[1] in BY_COLLECTION)

    @property
    def refused_files(self) -> frozenset[str]:
        """The names of the files in `data/files` with errors."""
        return frozenset(path.name for path in self._faulty if str(path.parent) == FOLDER)

    @property
    def _faulty(self) -> set[PurePosixPath]:
        return {PurePosixPath(problem.path) for problem in self.problems if problem.severity == "error"}


def model_of(path: str) -> type[Part] | None:
    """What a file of the data is made of: its record type, a vocabulary, the settings; None when it lies nowhere in particular.

    path: POSIX, from the root.
    """
    folder, _, name = path.removeprefix("data/").removesuffix(".yml").rpartition("/")
    if folder == "vocabulary":
        return TABLES.get(name, Vocabulary)
    return AT_THE_TOP.get(name) if not folder else BY_COLLECTION.get(folder)


def typed(source: Source) -> tuple[Part | None, list[Problem]]:
    """The record, vocabulary or settings in a file, or every problem that stands in the way."""
    model = model_of(source.path)
    if model is None:
        folder = source.path.split("/")[1]
        close = get_close_matches(folder, BY_COLLECTION, n=1)
        return None, [UNKNOWN_FOLDER.at(source.path, found=source.path, allowed=tuple(f"data/{name}/" for name in close or BY_COLLECTION))]
    own = {"id": PurePosixPath(source.path).stem, "path": source.path, "digest": _digest(source)} if issubclass(model, Record) else {}
    return make(model, source, **own)


def load(root: Path, cache: Path | None = None) -> Loaded:
    """Read every file of `root/data` and the MkDocs settings. `cache` is the file of parsed values, if one is wanted; what is known of
    pictures and documents is kept beside it."""
    sources, problems = read_folder(root, "data", cache)
    files, faults = read_media(root, cache and cache.with_name("files.json"))
    problems.extend(faults)
    records: dict[str, dict[str, Record]] = {model.type: {} for model in RECORD_TYPES}
    vocabulary: dict[str, Vocabulary] = {}
    site: SiteSettings | None = None
    requests: DataRequests | None = None
    waivers = PrivacyWaivers()

    for source in sources:
        thing, found = typed(source)
        problems.extend(found)
        if isinstance(thing, Record):
            records[thing.type][thing.id] = thing
        elif isinstance(thing, Vocabulary):
            vocabulary[PurePosixPath(source.path).stem] = thing
        elif isinstance(thing, SiteSettings):
            site = thing
        elif isinstance(thing, DataRequests):
            requests = thing
        elif isinstance(thing, PrivacyWaivers):
            waivers = thing

    read = {source.path for source in sources} | {problem.path for problem in problems}
    expected = ["data/site.yml", *(f"data/vocabulary/{name}.yml" for name in VOCABULARIES)]
    problems.extend(MISSING_FILE.at(path, found=path) for path in expected if path not in read and "data" not in read)
    languages = {}
    for lang, name in (("vi", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        settings, found = _language(root, name)
        problems.extend(found)
        if settings:
            languages[lang] = settings

    outlines: tuple[Outline, ...] = ()
    settings_source = next((source for source in sources if source.path == "data/site.yml"), None)
    if site and settings_source:
        outlines, found = _outlines(root, site, settings_source)
        problems.extend(found)

    complete = site and len(languages) == 2 and all(name in vocabulary for name in VOCABULARIES)
    catalog = Catalog(site, languages, vocabulary, records, files, outlines, requests, waivers) if complete else None
    return Loaded(catalog, {source.path: source for source in sources}, problems)


def _digest(source: Source) -> str:
    """What tells a record from all others: its bytes and, since pages lead to it, where it stands."""
    return blake2b(f"{source.path}\0{source.digest}".encode(), digest_size=16).hexdigest()


def _outlines(root: Path, site: SiteSettings, source: Source) -> tuple[tuple[Outline, ...], list[Problem]]:
    wanted = site.boundaries
    problems = [UNUSED_BOUNDARIES.at(f"data/{name}", found=name) for name in boundary_files(root) if not wanted or name != wanted.file]
    if not wanted:
        return (), problems
    try:
        outlines, found = read_boundaries(root, wanted.file, wanted.matched_by)
    except FileNotFoundError:
        return (), [*problems, MISSING_FILE.at(source.path, *source.position(("boundaries", "file")), found=f"data/{wanted.file}")]
    return outlines, problems + found


def _language(root: Path, name: str) -> tuple[LanguageSettings | None, list[Problem]]:
    try:
        data = (root / name).read_bytes()
    except OSError:
        return None, [MISSING_FILE.at(name, found=name)]
    value, problems = parse(name, data, DEFAULT)
    if value is None:
        return None, problems
    settings, found = make(LanguageSettings, Source(name, value, "", data))
    return settings, problems + found
