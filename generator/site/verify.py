"""The last look at each page before it is published: links that lead nowhere, active content, foreign resources, places left open.

It looks at the bytes that go out, whatever made them: a template, a record, a hand-written page or the theme.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from generator.problems import Problem, ProblemKind

DEAD_LINK = ProblemKind(
    "S010", 'liên kết "{found}" không dẫn đến trang nào', 'the link "{found}" leads to no page',
    "sửa địa chỉ trong tệp nguồn của trang này", "put the address right in the source of this page")
ACTIVE = ProblemKind(
    "S011", 'trang có mã chạy được: "{found}"', 'the page holds active content: "{found}"',
    "xóa đoạn HTML này khỏi tệp nguồn", "delete this HTML from the source")
FOREIGN = ProblemKind(
    "S012", 'trang tải tài nguyên từ nơi khác: "{found}"', 'the page loads something from another host: "{found}"',
    "đặt tệp đó vào content/ và dẫn đến bản của trang", "put the file into content/ and point at the site's own copy")
OPEN_PLACE = ProblemKind(
    "S013", 'còn chỗ chưa điền trong trang: "{found}"', 'a place of the page was left open: "{found}"',
    "xem generator/theme/", "see generator/theme/")
BAD_SCHEME = ProblemKind(
    "S014", 'liên kết "{found}" dùng cách gọi không được phép', 'the link "{found}" uses a scheme that is not allowed',
    "chỉ dùng https, mailto hoặc tel", "use https, mailto or tel only")

# Quoted values are passed over whole, and nothing is tried twice (possessive), so that no page takes long.
_TAG = re.compile(rb"""<[a-zA-Z][^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>?""")
_PART = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_WITHIN = re.compile(rb"""<a href="((?:\.\./)+)((?:[a-z0-9-]+/)*)(?:#[a-z0-9-]+)?"(?: rel="(?:prev|next)")?>""")
"""A link as our own templates write it, to a page of the site: most tags with an address are of this form."""
_BLOCK = b'<script type="application/ld+json">'
"""How a data block of ours begins: no browser runs it. What stands in it must be JSON, without a sign that could end it."""
_read = json.JSONDecoder().decode
_PLACE = re.compile(rb"@@[a-z]+@@")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = ("https:", "mailto:", "tel:", "webcal:")
_ACTIVE_ELEMENTS = {"applet", "base", "embed", "form", "frame", "frameset", "iframe", "object", "portal", "style"}
_ACTIVE_ATTRIBUTES = {"style", "srcdoc", "formaction", "ping", "background"}
_ADDRESSES = {"href", "src", "xlink:href", "poster", "data"}
_REFRESH = re.compile(r"0; url=((?:\.\./)+[\w/-]*/)", re.ASCII)
"""What a page may say that only sends on: at once, and to a page of the site."""
_SEARCH = re.compile(r"(?:(?:\.\./)*|/(?:[\w-]+/)*)search/", re.ASCII)
"""Where the only form of the site leads: to its own search page."""
_ELSEWHERE = {"canonical", "alternate"}
"""Relations of a `link` that load nothing."""

_MOST_REMEMBERED = 50_000
_harmless: set[bytes] = {_BLOCK}
"""Tags that were looked at, do nothing and point at nothing: most tags of most pages."""


def inspect(path: str, data: bytes, source: str) -> tuple[set[str], list[Problem]]:
    """The files of the site that HTML of the page `path` points at, and its problems. `source` names the page in messages."""
    problems: list[Problem] = []
    targets: set[str] = set()
    if left := _PLACE.search(data):
        problems.append(OPEN_PLACE.at(source, found=left[0].decode()))
    *folders, _ = path.split("/")
    if len(_harmless) > _MOST_REMEMBERED:
        _harmless.intersection_update({_BLOCK})
    problems.extend(ACTIVE.at(source, found=_BLOCK.decode()) for found in data.split(_BLOCK)[1:] if not _is_data(found))
    for tag in set(_TAG.findall(data)) - _harmless:
        steps, address = _within(tag)
        if 0 < steps <= len(folders):
            targets.add("/".join((*folders[:-steps], address)))
            continue
        active, links = _look(tag)
        if not active and not links:
            _harmless.add(tag)
        if active:
            problems.append(ACTIVE.at(source, found=tag.decode(errors="replace")))
        for value, loaded in links:
            target, problem = _resolve("/".join(folders), value, loaded)
            if problem:
                problems.append(problem.at(source, found=value))
            elif target:
                targets.add(target)
    return targets, problems


@lru_cache(maxsize=1024)
def _within(tag: bytes) -> tuple[int, str]:
    """Of a link as our own templates write it, to a page of the site: how many steps it goes up, and which file it then means. (0, "") of any other tag.

    A page has most of its links in common with its translation and with the pages beside it.
    """
    found = _WITHIN.fullmatch(tag)
    return (len(found[1]) // 3, f"{found[2].decode()}index.html") if found else (0, "")


def _is_data(block: bytes) -> bool:
    """Whether what follows the beginning of a data block is one, up to its end."""
    content, end, _ = block.partition(b"</script>")
    if not end or b"<" in content:
        return False
    try:
        _read(content.decode())
    except (ValueError, RecursionError):
        return False
    return True


def tags(html: str) -> Counter[str]:
    """How often each element begins in some HTML."""
    return Counter(_PART.findall(tag.decode(errors="replace"))[0][0].lower() for tag in _TAG.findall(html.encode()))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _look(tag: bytes) -> tuple[bool, tuple[tuple[str, bool], ...]]:
    """Whether a tag is active content, and the addresses in it, each with whether the page loads it. A tag is looked at once."""
    name, *parts = _PART.findall(tag.decode(errors="replace").removeprefix("<"))
    element = name[0].lower()
    attributes = [(part[0].lower(), unescape(part[1] or part[2] or part[3])) for part in parts]
    values = dict(reversed(attributes))
    asks = element == "form" and values.get("method") == "get" and _SEARCH.fullmatch(values.get("action", ""))
    active = element in _ACTIVE_ELEMENTS and not asks or any(
        attribute.startswith("on") or attribute in _ACTIVE_ATTRIBUTES for attribute, _ in attributes)
    if element == "script":
        active = active or "src" not in values
    sends_on = element == "meta" and values.get("http-equiv", "").lower() == "refresh" and _REFRESH.fullmatch(values.get("content", ""))
    if element == "meta" and not sends_on:
        active = active or values.get("http-equiv", "").lower() not in ("", "content-security-policy")
    loads_nothing = element == "link" and set(values.get("rel", "").split()) <= _ELSEWHERE
    links = tuple(
        (value.strip(), element not in ("a", "area")) for attribute, value in attributes
        if attribute in _ADDRESSES and value.strip() and not loads_nothing and element not in _ACTIVE_ELEMENTS)
    if sends_on:
        links += ((sends_on[1], False),)
    if asks:
        links += ((values["action"], False),)
    sets = tuple((candidate.split()[0], True) for attribute, value in attributes if attribute == "srcset"
                 for candidate in value.split(",") if candidate.strip())
    return active, links + sets


@lru_cache(maxsize=_MOST_REMEMBERED)
def _resolve(folder: str, address: str, loaded: bool) -> tuple[str, ProblemKind | None]:
    """The path of the file that an address means, "" for an address outside the site, or what is wrong with it."""
    address = re.sub(r"[\t\n\r]", "", address)  # browsers do not see these
    if scheme := _SCHEME.match(address):
        if loaded and not address.lower().startswith("data:image/"):
            return "", FOREIGN
        disguised = "@" in address.partition("//")[2].partition("/")[0] and scheme[0].lower() == "https:"
        return "", None if loaded or scheme[0].lower() in _ALLOWED and not disguised else BAD_SCHEME
    if address.startswith(("//", "\\", "/\\")):
        return "", FOREIGN if loaded else BAD_SCHEME
    local = unquote(address.partition("#")[0].partition("?")[0])
    if not local and address:
        return "", None  # a place on the same page
    if ".." in local.split("/"):
        depth = 0
        for step in posixpath.join(folder, local).split("/"):
            depth += -1 if step == ".." else step not in ("", ".")
            if depth < 0:
                return "", DEAD_LINK
    target = posixpath.normpath(posixpath.join("/", folder, local)).lstrip("/")
    return (posixpath.join(target, "index.html") if not local or local.endswith(("/", ".")) else target), None


def lost(targets: Iterable[str], files: set[str], prefix: str) -> set[str]:
    """The targets that are not published. `prefix` is the path of the site's address: the 404 page is shown at any depth, so its links begin there."""
    return {target for target in targets if target not in files and not (prefix and target.startswith(prefix) and target.removeprefix(prefix) in files)}
