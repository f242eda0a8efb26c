"""The lists of the record: by letter, year, place, unit and so on, who or what belongs to each value. Pages are made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.records import BY_TYPE, Record
from generator.records.fields import Bilingual
from generator.views.alphabet import ALPHABET, Alphabet, letter_address
from generator.views.facets import BY_NAME, Facets
from generator.views.templates import Shown


@dataclass(frozen=True)
class Way:
    """One way to find records. Its lists stand at `lists/<name>/<value>/`, for ever.

    `facets` are those whose values are listed; a record with a value in several of them stands in its list once. `record_type` is the
    type of the records that the values are, when they are: their pages link to their lists. `without` is a type that the lists leave
    out. `by_letter`: the values are names, grouped by letters when there are many.
    """

    name: str
    title: dict[str, str]
    purpose: dict[str, str]
    facets: tuple[str, ...]
    record_type: str = ""
    without: str = ""
    by_letter: bool = False


LETTER = Way(
    "letter", {"vi": "Chữ cái", "en": "Letter"},
    {"vi": "Cá nhân xếp theo tên gọi (chữ cuối của họ tên), địa phương theo tên riêng, còn lại theo chữ đầu; thứ tự chữ cái tiếng Việt.",
     "en": "People stand under their given name, the last word of a Vietnamese name; places under their own name; everything else under "
           "its first word. The order is that of the Vietnamese alphabet and of the Vietnamese names."}, ())
"""All records in one alphabet; the lists of other ways have one type after the other."""
WAYS: tuple[Way, ...] = (
    LETTER,
    Way("year", {"vi": "Năm", "en": "Year"},
        {"vi": "Theo năm của hồ sơ: ngày ký, ngày phát động, ngày tổ chức; tập thể, cá nhân theo năm được khen.",
         "en": "By the year of the record: when it was signed, launched or held; honourees by the years of their awards."}, ("year",)),
    Way("place", {"vi": "Địa phương", "en": "Place"},
        {"vi": "Mọi hồ sơ gắn với một địa phương, theo tên lúc đó hoặc theo địa bàn hiện nay; tên cũ được ghi kèm.",
         "en": "Everything that belongs to a place, by its name at the time or because it lies there today; older names are shown."},
        ("place", "place-then"), "place", by_letter=True),
    Way("unit", {"vi": "Cơ quan, đơn vị", "en": "Organisation"},
        {"vi": "Cơ quan quyết định, phát động, chủ trì, đề nghị, được khen; đơn vị của người được khen.",
         "en": "Bodies that decided, launched, led, proposed or were honoured; the units of those honoured."},
        ("unit",), "organisation", by_letter=True),
    Way("campaign", {"vi": "Phong trào", "en": "Campaign"},
        {"vi": "Mọi hồ sơ gắn với một phong trào: quyết định, tập thể, cá nhân, điển hình, sự kiện.",
         "en": "Everything that belongs to a campaign: decisions, honourees, exemplary models, events."}, ("campaign",), "campaign", by_letter=True),
    Way("field", {"vi": "Lĩnh vực", "en": "Field of work"},
        {"vi": "Theo lĩnh vực công tác của phong trào, điển hình, thành tích.",
         "en": "By the field of work of campaigns, exemplary models and achievements."}, ("field",)),
    Way("commendation", {"vi": "Loại hình khen thưởng", "en": "Type of commendation"},
        {"vi": "Quyết định xếp theo loại hình khen thưởng trong Luật; tên người được khen có trong từng quyết định.",
         "en": "Decisions by the types of commendation of the Law; each names those whom it honours."}, ("commendation",), without="honoree"),
)
ALL = Way("", {"vi": "Danh sách", "en": "Lists"},
          {"vi": "Tra cứu mọi nội dung của trang theo chữ cái, năm, địa phương, đơn vị, phong trào, lĩnh vực, danh hiệu.",
           "en": "Find records by letter, year, place, organisation, campaign, field of work or award."}, ())
"""The page above all ways."""
BY_RECORD_TYPE: dict[str, Way] = {way.record_type: way for way in WAYS if way.record_type}


class Lists:
    """The records of every list in the order in which they are shown.

    One type stands after the other, in the order of the registry, and the records of a type in the order of its own list (`orders`):
    the newest first, honourees by name. Lists of a letter are one alphabet.
    """

    def __init__(self, catalog: Catalog, facets: Facets, alphabet: Alphabet, orders: dict[str, list[Record]]) -> None:
        self.catalog = catalog
        self.facets = facets
        self.alphabet = alphabet
        self.orders = orders
        found: dict[str, dict[str, list[Record]]] = {way.name: defaultdict(list) for way in WAYS}
        everything = [record for records in orders.values() for record in records]
        plain = [(way.facets[0], way.without, found[way.name]) for way in WAYS if len(way.facets) == 1]
        united = [(way.facets, found[way.name]) for way in WAYS if len(way.facets) > 1]
        for record in everything:
            values = facets.of(record)
            for facet, without, lists in plain:
                if facet in values and record.type != without:
                    for value in values[facet]:
                        lists[value].append(record)
            for names, lists in united:
                for value in {value for name in names if name in values for value in values[name]}:
                    lists[value].append(record)
        for record in sorted(everything, key=lambda record: alphabet.entry(record).key):
            found[LETTER.name][alphabet.entry(record).letter].append(record)
        self._lists = {way.name: dict(sorted(found[way.name].items(), key=lambda item: self._place_of(way)(item[0]))) for way in WAYS}
        self._lists[LETTER.name] = {letter_address(letter): records for letter, records in self._lists[LETTER.name].items()}

    def of(self, way: Way) -> dict[str, list[Record]]:
        """Value -> its records, the values in the order in which they are shown: the latest year first, terms as in their vocabulary, names
        in Vietnamese order."""
        return self._lists[way.name]

    def words(self, way: Way, value: str) -> Bilingual:
        """What a value is called."""
        if way is LETTER:
            return _LETTERS[value]
        return self.facets.words(BY_NAME[way.facets[0]], value)

    def letter(self, way: Way, value: str) -> str:
        """The letter under which a value stands among the values of a way of names."""
        return self.alphabet.entry(self.catalog.get(way.record_type, value)).letter

    def older_names(self, value: str, record: Record) -> list[str]:
        """The places that a record names and that lie in the place `value` today."""
        then = self.facets.of(record).get("place-then", ())
        return [place for place in then if place != value and value in self.facets.living(("place", place))] if value not in then else []

    def about(self, record: Shown) -> tuple[str, int] | None:
        """The address of the list of all that belongs to a place, an organisation or a campaign, and how many records that is."""
        way = BY_RECORD_TYPE.get(record.type)
        records = self.of(way).get(record.id) if way else None
        return (f"lists/{way.name}/{record.id}/", len(records)) if way and records else None

    def holding(self, record: Record) -> list[tuple[Way, str]]:
        """The lists of values without a page of their own in which a record stands: its letter, years, fields and types of commendation."""
        values = self.facets.of(record)
        found = [(way, value) for way in WAYS if way.facets and not way.record_type and record.type != way.without
                 for value in values.get(way.facets[0], ())]
        return [(LETTER, letter_address(self.alphabet.entry(record).letter)), *found]

    def _place_of(self, way: Way) -> Callable[[str], object]:
        if way is LETTER:
            return ALPHABET.index
        if way.name == "year":
            return lambda year: -int(year)
        if way.record_type:
            return lambda value: self.alphabet.entry(self.catalog.get(way.record_type, value)).key
        vocabulary = BY_NAME[way.facets[0]].vocabulary
        terms = list(self.catalog.vocabulary[vocabulary].terms) if vocabulary else []
        return lambda value: (terms.index(value) if vocabulary else 0, value)


_LETTERS = {letter_address(letter): Bilingual(vi=letter, en=letter) if letter in ALPHABET[:-1] else Bilingual(vi="0–9, ký tự khác", en="0–9 and others")
            for letter in ALPHABET}


def in_order(catalog: Catalog, alphabet: Alphabet) -> dict[str, list[Record]]:
    """Type -> the records that its list shows: the newest first, those without a date after them, in Vietnamese order; so honourees,
    who have no date, stand by name. In the order of the registry."""
    def place(record: Record) -> tuple[int, object]:
        return -record.dated.toordinal() if record.dated else 0, alphabet.entry(record).key

    return {record_type: sorted((record for record in catalog.of(record_type) if isinstance(record, Record)), key=place) for record_type in BY_TYPE}
