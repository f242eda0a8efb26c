"""Who must approve a change of what, as the host of the repository reads it: `.github/CODEOWNERS`."""

from __future__ import annotations

from generator.records.settings import Owners

PATH = ".github/CODEOWNERS"

CONTENT = ("/data/", "/content/")
"""What the owners of the content approve."""
CODE_AFTER_ALL = ("/data/site.yml", "/data/vocabulary/", ".gitattributes", ".gitmodules", ".gitignore", ".gitkeep")
"""What is among the content, or may be put there, but decides how the site, the rules and the repository work."""


def written_owners(owners: Owners) -> str:
    """The text of the file. The last line that matches a path decides, so what is narrower stands further down."""
    code, content = " ".join(owners.code), " ".join(owners.content)
    lines = [("*", code), *((path, content) for path in CONTENT), *((path, code) for path in CODE_AFTER_ALL)]
    width = max(len(path) for path, _ in lines) + 2
    return (
        "# Do máy tạo từ data/site.yml / Made from data/site.yml: python -m generator github\n"
        "# Dòng khớp sau cùng quyết định / The last line that matches decides.\n"
        + "".join(f"{path:<{width}}{who}\n" for path, who in lines))
