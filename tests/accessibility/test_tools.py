"""The checkers are of one exact version each, from the public registry, and each file of theirs has its digest."""

from __future__ import annotations

import json
import re

from tests.accessibility.tools import HERE


def test_every_package_is_pinned_with_its_digest_and_comes_from_the_public_registry():
    asked = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    packages = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    for package in packages.values():
        assert package["resolved"].startswith("https://registry.npmjs.org/")
        assert package["integrity"].startswith("sha512-")
