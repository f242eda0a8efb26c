"""The settings of the web editor at /admin/, derived from the record types, the vocabularies and `data/site.yml`.

One file for Sveltia CMS and for Decap CMS: JSON, which is YAML too. What only Sveltia knows (names of ids that are checked, lines between
the chapters) stands in `ids` and `chapter`, which the page of the editor turns into Sveltia's words; Decap passes them over.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.edit.widgets import Widget, Words, heading_of, widgets
from generator.read import names
from generator.read.media import FOLDER
from generator.records import RECORD_TYPES, Record
from generator.records.fields import Form, Id
from generator.records.settings import Editor, SiteSettings
from generator.records.shape import Shape, shapes

SETTINGS = {"vi": "Thiết lập trang", "en": "Settings of the site"}
TITLE = {"vi": "Soạn thảo", "en": "Editing"}
MESSAGES = {
    "create": "Thêm {{collection}}: {{slug}}",
    "update": "Sửa {{collection}}: {{slug}}",
    "delete": "Xóa {{collection}}: {{slug}}",
    "uploadMedia": "Thêm tệp {{path}}",
    "deleteMedia": "Xóa tệp {{path}}",
}
"""What the changes are called in the history of the record."""
ID_HINT = {"vi": "Mã cũng là tên tệp và địa chỉ trang, không bao giờ đổi: ", "en": "The id is the name of the file and the address of the page, for ever: "}
_SORTED = ("day", "period", "instant")
_HOSTS = {"github": ("https://api.github.com",), "gitlab": ("https://gitlab.com",), "practice": ()}


def configuration(catalog: Catalog, lang: str) -> bytes:
    """`config.yml` of the editor with its words in one language. The site must have settings for the editor."""
    editor = catalog.site.editor
    if editor is None:
        raise ValueError("data/site.yml says nothing of an editor")
    address, words = catalog.languages["vi"].site_url, Words(lang, catalog.vocabulary)
    practice = editor.service == "practice"
    settings = {
        "backend": backend(editor),
        "publish_mode": "simple" if practice else "editorial_workflow",
        "locale": lang,
        "site_url": address,
        "logo": {"src": f"{urlsplit(address).path}assets/images/logo.svg"},
        "app_title": f"{TITLE[lang]} · {catalog.languages[lang].site_name}",
        "media_folder": FOLDER,
        "media_libraries": {"stock_assets": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": names.MAX_ID},
        "ids": _ids(lang),
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"}},
        "editor": {"preview": False},
        "collections": [*(collection(model, words) for model in RECORD_TYPES), _settings_of_the_site(words)],
    }
    return (json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def collection(model: type[Record], words: Words) -> Widget:
    """The records of one type. None is ever deleted: who takes one back fills in `withdrawn`. None is published from here either: who
    reviews the change does that where its checks are shown."""
    fields = shapes(model)
    heading = heading_of(fields)
    return {
        "name": model.collection, "label": model.label_plural[words.lang], "label_singular": model.label[words.lang],
        "description": model.purpose[words.lang], "chapter": model.chapter,
        "folder": f"data/{model.collection}", "extension": "yml", "format": "yaml", "create": True, "delete": False, "publish": False,
        "identifier_field": heading, "slug": f"{{{{{heading}}}}}", "summary": f"{{{{{heading}}}}}",
        "preview_path": f"{model.collection}/{{{{slug}}}}/", "sortable_fields": [heading, *_dates(fields)],
        "fields": widgets(fields, words),
    }


def backend(editor: Editor) -> dict[str, Any]:
    """Where changes are kept and how staff sign in. There is no secret here: what needs one is a service of the office's own."""
    if editor.service == "practice":
        return {"name": "test-repo"}
    made: dict[str, Any] = {"name": editor.service, "repo": editor.repository, "branch": editor.branch, "commit_messages": MESSAGES,
                            "squash_merges": True, "auth_methods": ["token"]}
    if editor.service_address:
        origin = _origin(str(editor.service_address))
        made |= {"github": {"api_root": f"{origin}/api/v3"}, "gitlab": {"api_root": f"{origin}/api/v4", "base_url": origin}}[editor.service]
    if editor.service == "github" and editor.sign_in_address:
        made |= {"base_url": str(editor.sign_in_address).rstrip("/"), "auth_methods": ["oauth", "token"]}
    if editor.service == "gitlab" and editor.application:
        made |= {"auth_type": "pkce", "app_id": editor.application, "auth_methods": ["oauth", "token"]}
    return made


def hosts(editor: Editor) -> tuple[str, ...]:
    """The only hosts that the page of the editor may ask: those of the chosen service, as origins."""
    own = editor.service != "practice" and editor.service_address
    return (_origin(str(own)),) if own else _HOSTS[editor.service]


def policy(editor: Editor) -> str:
    """The content-security policy of the editor's page, and of nothing else on the site.

    Sveltia puts its styles into the page, and shows and reads what is still in the browser. It may ask the chosen service only.
    """
    asked = " ".join(("'self' data: blob:", *hosts(editor)))
    return ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
            f"connect-src {asked}; manifest-src blob:; base-uri 'none'; form-action 'none'")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname}"


def _ids(lang: str) -> dict[str, Any]:
    """How a new record is named, as the rule for ids has it."""
    form = next(mark for mark in Id.__metadata__ if isinstance(mark, Form))
    advice = form.advice[0] if lang == "vi" else form.advice[1]
    return {"pattern": [f"^(?:{names.ID_PATTERN.pattern})$", advice], "hint": ID_HINT[lang] + advice}


def _dates(fields: tuple[Shape, ...]) -> list[str]:
    return [shape.name for shape in fields if shape.kind in _SORTED and not shape.many]


def _settings_of_the_site(words: Words) -> Widget:
    return {"name": "settings", "label": SETTINGS[words.lang], "chapter": "settings", "files": [
        {"name": "site", "label": SETTINGS[words.lang], "file": "data/site.yml", "fields": widgets(shapes(SiteSettings), words)}]}
