"""Pages as they work on a disk: links lead to files and not to folders, and to the web where the bundle has no such file."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping, Set
from datetime import datetime

from markupsafe import Markup

from generator.views.contents import OFFLINE
from generator.views.frame import PREFIX, Frame
from generator.views.language import moment_text
from generator.views.pages.offline_page import BUNDLE

FOLDER = "site/"
"""Where the site lies in the bundle, so that whoever opens it sees one folder and the page to begin with."""
_OUT = re.compile(r"(?:en/)?(?:admin|q|offline)/|404\.html|assets/javascripts/search\.js")
"""Pages that a bundle has not: the editor, and those that lead back to the web. Of files it has only those that pages need."""
_FILES = ("assets/", "files/", "media/")
_PRELOAD = re.compile(rb'<link rel="preload"[^>]*>\n?')
"""The letters are asked for by the style sheet too; asked for by the page, a browser refuses them on a disk."""
_FOR_PROGRAMS = re.compile(rb'<link rel="alternate" type="[^>]*>\n?')
_LINK = re.compile(rb'( (?:href|action)="[^":?#]+)(?=["?#])')
_FOLDER = re.compile(rb'(?:[^/]+/)+')
_OTHERS = re.compile(rb'(?:[^/]+/)*(?!index\.html$)[^/]+|(?:\.\./)*(?:en/)?(?:admin|offline|q/[^/]+)/index\.html')
_USED = re.compile(rb'<use href="(?:\.\./)*assets/images/drawings\.svg#([a-z-]+)"')
_SYMBOL = re.compile(rb'<symbol id="([a-z-]+)".*?</symbol>', re.DOTALL)
DRAWINGS = "assets/images/drawings.svg"


def is_in_bundle(path: str) -> bool:
    """Whether a file of the site is in the bundle."""
    if _OUT.match(path):
        return False
    return path.endswith(".html") or path.startswith(_FILES) and not path.rpartition("/")[2].startswith(".")


def symbols(drawings: bytes) -> dict[bytes, bytes]:
    """The drawings of a file of drawings, by name."""
    return {found[1]: found[0].replace(b'id="', b'id="drawing-', 1) for found in _SYMBOL.finditer(drawings)}


class OnDisk:
    """Pages of the site as they stand in the bundle. `names` are the files of the site that are in the bundle, `root` is the address of the site."""

    def __init__(self, names: Set[str], root: str, drawings: Mapping[bytes, bytes]) -> None:
        self._names = names
        self._root = root
        self._drawings = drawings
        self._known: defaultdict[tuple[int, bool], dict[bytes, bytes]] = defaultdict(dict)
        """Links by way of the top of a language, which its pages of one depth share."""

    def page(self, path: str, data: bytes) -> bytes:
        """A page. The drawings that it shows are put into it: a browser lets no page of a disk draw what stands in another file."""
        if used := sorted(set(_USED.findall(data)) & self._drawings.keys()):
            data = _USED.sub(rb'<use href="#drawing-\1"', data)
            data = data.replace(b"</body>", b"<svg hidden>" + b"".join(self._drawings[name] for name in used) + b"</svg>\n</body>")
        depth, english = path.count("/"), path.startswith(PREFIX["en"])
        known = self._known[depth, english]
        pieces = _LINK.split(_FOR_PROGRAMS.sub(b"", _PRELOAD.sub(b"", data)))
        for place in range(1, len(pieces), 2):
            link = pieces[place]
            if not (led := known.get(link)):
                led = self._led(link, path)
                if link.count(b"../") >= depth - english:
                    known[link] = led
            pieces[place] = led
        return b"".join(pieces)

    def _led(self, link: bytes, path: str) -> bytes:
        """A link of a page as it leads to a file of the bundle, or to the web."""
        name, _, target = link.partition(b'="')
        if _FOLDER.fullmatch(target):
            target += b"index.html"
        if name == b" href" and _OTHERS.fullmatch(target):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.decode()))
            if found not in self._names:
                target = (self._root + found.removesuffix("index.html")).encode()
        return name + b'="' + target


_START = Markup("""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="site/assets/images/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="site/assets/stylesheets/site.css">
</head>
<body>
<div class="md-container md-grid">
<main class="md-main" id="content">
<article class="md-content__inner md-typeset">
<h1>{heading} · <span lang="en">{english}</span></h1>
{parts}</article>
</main>
</div>
</body>
</html>
""")
_PART = Markup("""<section lang="{lang}">
<h2><a href="{prefix}index.html">{site}</a></h2>
<p>{note}</p>
<p><a href="{prefix}search/index.html">{find}</a> · <a href="{web}">{web}</a></p>
</section>
""")


def start_page(frames: dict[str, Frame], newest: datetime | None) -> bytes:
    """The page with which a reader of the bundle begins, in both languages."""
    parts = Markup("")
    for lang, frame in frames.items():
        day = moment_text(newest, lang) if newest else ""
        note = frame.templates.say(
            f"Đây là bản chép của trang để dùng khi không có mạng; dữ liệu đến {day}. Mọi liên kết trong bản chép mở tệp trên máy này. "
            "Muốn có bản mới, tải lại gói từ trang chính thức rồi thay cả thư mục: tên đã được gỡ trên trang thì gói mới không còn.",
            f"This is a copy of the site for use without a network, with the record as of {day}. Its links open files on this machine. "
            "For a newer one load the bundle from the official site again and replace the whole folder: names taken off the site are gone from it.")
        parts += _PART.format(lang=lang, prefix=FOLDER + PREFIX[lang], site=frame.catalog.languages[lang].site_name, note=note,
                              find=frame.templates.say("Tìm tên", "Find a name"), web=frame.absolute(lang, BUNDLE.rpartition("/")[0] + "/"))
    return str(_START.format(title=frames["vi"].catalog.languages["vi"].site_name, heading=OFFLINE.title["vi"], english=OFFLINE.title["en"], parts=parts)).encode()
