"""The last look at each page before it is published: links that lead nowhere, active content, foreign resources, places left open.

It looks at the bytes that go out, whatever made them: a template, a record, a hand-written page or the theme.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
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

_ELEMENT = re.compile(
    rb"""<(?:iframe|object|embed|applet|base|form|frame|portal)\b[^>]*|<meta\s[^>]*refresh[^>]*|<style\b[^>]*"""
    rb"""|<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*""", re.IGNORECASE)
_ATTRIBUTE_NAME = re.compile(rb"""[\s/"'](?:on[a-z]+|style|srcdoc|formaction)\s*=""", re.IGNORECASE)
# Exact but slow, so it is asked only where such a name stands at all. Quoted values are passed over whole.
_ATTRIBUTE = re.compile(
    rb"""<[a-z][a-z0-9:-]*(?:"[^"]*"|'[^']*'|[^>"'])*?(?:[\s/]|(?<=["']))(?:on[a-z]+|style|srcdoc|formaction)\s*=[^>]*""", re.IGNORECASE)
_PLACE = re.compile(rb"@@[a-z]+@@")
_LINK = re.compile(
    rb"""<(?!link rel="(?:canonical|alternate)")([a-z]+)\s(?:[^<>]*?\s)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE)
_LOADED = {b"script", b"img", b"link", b"source", b"video", b"audio", b"track", b"image", b"use"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = ("https:", "mailto:", "tel:")


def inspect(path: str, data: bytes, source: str) -> tuple[set[str], list[Problem]]:
    """The files of the site that HTML of the page `path` points at, and its problems. `source` names the page in messages."""
    suspects = list(_ELEMENT.finditer(data))
    if _ATTRIBUTE_NAME.search(data):
        suspects += _ATTRIBUTE.finditer(data)
    problems = [ACTIVE.at(source, found=match[0].decode(errors="replace")) for match in suspects]
    if left := _PLACE.search(data):
        problems.append(OPEN_PLACE.at(source, found=left[0].decode()))
    targets: set[str] = set()
    folders = path.split("/")[:-1]
    for element, double, single, bare in _LINK.findall(data):
        value = double or single or bare
        # Steps up to the root lead from every page of a depth to the same place, so that the answer is known already.
        steps = min(value.count(b"../") if value.startswith(b"../") else 0, len(folders))
        folder = "/".join(folders[: len(folders) - steps])
        target, problem = _resolve(folder, value[3 * steps:], element.lower() in _LOADED)
        if problem:
            problems.append(problem.at(source, found=value.decode(errors="replace")))
        elif target:
            targets.add(target)
    return targets, problems


@lru_cache(maxsize=100_000)
def _resolve(folder: str, value: bytes, loaded: bool) -> tuple[str, ProblemKind | None]:
    """The path of the file that an address means, "" for an address outside the site, or what is wrong with it."""
    address = unescape(value.decode(errors="replace")).strip()
    if scheme := _SCHEME.match(address):
        if loaded and not address.startswith("data:image/"):
            return "", FOREIGN
        return "", None if scheme[0].lower() in _ALLOWED or loaded else BAD_SCHEME
    if address.startswith("//"):
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


def dead_links(links: Iterable[tuple[str, Iterable[str]]], files: set[str] | dict, prefix: str) -> Iterator[Problem]:
    """A problem for each link to a file that is not published. `links` are (source of the page, targets).

    `prefix` is the path of the site's address: the 404 page is shown at any depth, so its links begin there.
    """
    for source, targets in links:
        for target in targets:
            if target not in files and not (prefix and target.startswith(prefix) and target.removeprefix(prefix) in files):
                yield DEAD_LINK.at(source, found=target)
