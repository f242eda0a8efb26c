"""The finder of the bundle: names and addresses in a plain script file, and the page that looks through them.

It folds words as the search of the site does: nguyen van duc finds Nguyễn Văn Đức.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.catalog import Catalog
from generator.records import RECORD_TYPES, Record
from generator.views.frame import PREFIX
from generator.views.language import sort_key
from generator.views.search import STROKES

PAGES = {f"{prefix}search/index.html": lang for lang, prefix in PREFIX.items()}
"""The search page of each language, which becomes the finder's."""
_SCRIPT = Path(__file__).with_name("finder.js")
_SEARCH = re.compile(r'<form class="search" id="search".*?(?=<h2 id="lists">)', re.DOTALL)
_MODULE = re.compile(r'<script src="((?:\.\./)*)assets/javascripts/search\.js" type="module"></script>')
_FORM = {
    "vi": ("Tìm tên người, tập thể, thôn, xã, phong trào, số quyết định", "Tìm", "Gõ có dấu hay không dấu đều được.", "Không tìm thấy tên nào. Thử ít từ hơn, hoặc xem các danh sách bên dưới.",
           "# kết quả", "Chỉ hiện # kết quả đầu; hãy gõ thêm từ.", "Tìm tên cần JavaScript, mà trình duyệt này đang tắt. Mọi nội dung đều có trong các danh sách bên dưới."),
    "en": ("Find the name of a person, body, village, commune or campaign, or a decision number", "Find", "With or without diacritics.", "No name was found. Try fewer words, or the lists below.",
           "# results", "Only the first # results are shown; type more words.", "The finder needs JavaScript, which is off in this browser. Everything is in the lists below."),
}


def scripts(catalog: Catalog) -> dict[str, bytes]:
    """The two script files: what there is to find, and what finds it."""
    kinds = {model.type: number for number, model in enumerate(RECORD_TYPES)}
    rows = []
    for record in sorted((record for record in catalog.all() if isinstance(record, Record)), key=lambda record: (sort_key(record.heading.vi), record.collection, record.id)):
        english = record.heading.en if record.heading.en != record.heading.vi else None
        rows.append([record.heading.vi, english or "", _told_apart(catalog, record), record.id, kinds[record.type]])
    told = {"strokes": {chr(letter): chr(plain) if isinstance(plain, int) else plain for letter, plain in STROKES.items()},
            "kinds": [[model.collection, model.label["vi"], model.label["en"]] for model in RECORD_TYPES], "rows": rows}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return {"names.js": f"window.NAMES={text};\n".encode(), "finder.js": _SCRIPT.read_bytes()}


def _told_apart(catalog: Catalog, record: Record) -> str:
    """What tells a record from others of its name: a number, or where and when somebody was honoured last."""
    if record.type != "honoree":
        return str(getattr(record, "number", None) or "")
    newest = catalog.named[record.id][0]
    place = catalog.get("place", newest.conferral.place) if newest.conferral.place else None
    where = newest.conferral.unit or (place.heading.vi if place else "")
    return ", ".join(filter(None, (where, str(newest.decision.issued.year))))


def in_page(data: bytes) -> bytes:
    """The search page with the finder in place of the search. RuntimeError when it is not as it was known."""
    html = data.decode()
    lang = "en" if '<html lang="en"' in html else "vi"
    label, button, how, none, many, first, off = _FORM[lang]
    form = (f'<form class="search" id="finder" role="search" method="get" data-none="{none}" data-many="{many}" data-first="{first}">\n<div class="search__field">\n'
            f'<label for="query">{label}</label>\n<input type="search" id="query" name="q" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="how">\n'
            f'<button type="submit">{button}</button>\n</div>\n<p class="search__how" id="how">{how}</p>\n</form>\n<noscript><p class="notice" role="note">{off}</p></noscript>\n'
            '<p class="search__status" id="status" role="status"></p>\n<ul id="names"></ul>\n')
    html, forms = _SEARCH.subn(lambda _: form, html)
    html, modules = _MODULE.subn(r'<script src="\1assets/javascripts/names.js"></script>\n<script src="\1assets/javascripts/finder.js"></script>', html)
    if (forms, modules) != (1, 1):
        raise RuntimeError("search.html")
    return html.encode()
