"""The table of contents of the site: which pages stand in which chapter. Navigation and the pages of the chapters follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.catalog import Catalog
from generator.records import RECORD_TYPES
from generator.records.chapters import CHAPTERS
from generator.views.lists import ALL
from generator.views.overviews import OVERVIEWS


@dataclass(frozen=True)
class Entry:
    """A page of a chapter: its address below the language's root, what it is called, what it is for, and the type that it lists, if any."""

    address: str
    title: dict[str, str]
    purpose: dict[str, str] = field(default_factory=dict)
    record_type: str = ""


CONTENTS = Entry("chapters/", {"vi": "Mục lục", "en": "Contents"},
                 {"vi": "Mọi phần của trang này, mỗi phần có gì.", "en": "Every part of this site and what it holds."})
DESIGN = Entry("design/", {"vi": "Bộ nhận diện", "en": "Design"},
               {"vi": "Màu, chữ và các thành phần mà mọi trang được dựng từ đó, cho người làm và người sửa giao diện.",
                "en": "The colours, type and parts that every page is made of, for those who build and mend them."})
DATA = Entry("data/", {"vi": "Dữ liệu mở", "en": "Open data"},
             {"vi": "Tải toàn bộ hồ sơ công khai để dùng lại: JSON, CSV, bảng tính, API; có giải thích từng cột.",
              "en": "Load the whole public record to use it again: JSON, CSV, workbooks and an API, with every column explained."})
VERIFY = Entry("verify/", {"vi": "Kiểm tra nội dung", "en": "Check what you read"},
               {"vi": "Cách đối chiếu một lần khen thưởng, một tệp PDF, một trang hoặc cả bản sao của trang này với bản gốc.",
                "en": "How to check an award, a PDF, a page or a whole copy of this site against the original."})
OFFLINE = Entry("offline/", {"vi": "Dùng khi không có mạng", "en": "Without the internet"},
                {"vi": "Tải cả trang về một lần, chép vào USB, mở trên máy không nối mạng.",
                 "en": "Load the whole site once, copy it to a USB stick and open it on a machine without a network."})
FEEDS = Entry("feeds/", {"vi": "Nhận tin tự động", "en": "Feeds"},
              {"vi": "Nguồn tin RSS, Atom, JSON của mọi loại hồ sơ, từng địa phương, đơn vị, phong trào, danh hiệu.",
               "en": "RSS, Atom and JSON feeds of each type of record, place, organisation, campaign and award."})
ABOUT = "about"
"""The chapter of the hand-written pages. They are different in each language, so it comes last and by itself."""
NAMES = {**CHAPTERS, ABOUT: {"vi": "Về trang này", "en": "About this site"}}


def contents(catalog: Catalog) -> dict[str, list[Entry]]:
    """Chapter -> its pages, in the order in which readers see them."""
    found: dict[str, list[Entry]] = {chapter: [] for chapter in NAMES}
    found["honours"].append(Entry("lists/", ALL.title, ALL.purpose))
    for model in RECORD_TYPES:
        found[model.chapter].append(Entry(f"{model.collection}/", model.label_plural, model.purpose, model.type))
    for overview in OVERVIEWS:
        found[overview.chapter].append(Entry(f"{overview.address}/", overview.title, overview.purpose))
    found["reuse"] += (FEEDS, DATA, OFFLINE, VERIFY)
    pages = {lang: dict(language.pages) for lang, language in catalog.languages.items()}
    for address in dict.fromkeys(address for titles in pages.values() for address in titles):
        titles = {lang: titles[address] for lang, titles in pages.items() if address in titles}
        found[ABOUT].append(Entry(address, titles))
    found[ABOUT] += (CONTENTS, DESIGN)
    return found
