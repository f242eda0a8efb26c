"""The style sheet of the site: the parts that `site.css` names, joined into one file, so that a page asks for one."""

from __future__ import annotations

import re

FOLDER = "generator/theme/assets/stylesheets/"
_PART = re.compile(r'^@import "([a-z]+\.css)";$', re.MULTILINE)
_REMARK = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def join_parts(files: dict[str, bytes]) -> dict[str, bytes]:
    """The theme's files by path, with the style sheet in the place of its parts. No part stands in a string, so remarks can go.

    Raises KeyError when `site.css` names a part that is not there.
    """
    whole = files[f"{FOLDER}site.css"].decode()
    joined = _PART.sub(lambda part: files[f"{FOLDER}{part[1]}"].decode(), whole)
    rest = {path: data for path, data in files.items() if not (path.startswith(FOLDER) and path.endswith(".css"))}
    return {**rest, f"{FOLDER}site.css": _REMARK.sub("", joined).encode()}
