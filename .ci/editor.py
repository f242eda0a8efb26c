"""Renews the web editor's own program below generator/edit/admin/sveltia/, from packages as the npm registry has them.

    npm pack @sveltia/cms@0.221.1 @fontsource-variable/source-sans-3@5.3.0
    python .ci/editor.py sveltia-cms-0.221.1.tgz fontsource-variable-source-sans-3-5.3.0.tgz

Only what is needed is taken, and the few places that name another host are changed: each must be found exactly as often as is said
here, or nothing is written. For another version, change PACKAGES, run this, and run the tests of the editor.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tarfile
from base64 import b64encode
from pathlib import Path

TARGET = Path(__file__).parent.parent / "generator" / "edit" / "admin" / "sveltia"
VERSION = "0.221.1"

PACKAGES = [
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
]
"""The digests of the packages, in the order of the arguments, as `npm view PACKAGE dist.integrity` gives them."""

FONTS = {
    "source-sans-3:vf@5.3.0/latin-wght-normal.woff2": "source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
    "noto-mono@5.3.0/latin-400-normal.woff2": "noto-mono-latin-400-normal-DiC8lJru.woff2",
    "material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
}
FILES = [
    {
        "package/LICENSE.txt": "LICENSE.txt",
        "package/npm/index.js": "index.js",
        "package/npm/chunks/react-B5rWoXIC.js": "chunks/react-B5rWoXIC.js",
        "package/npm/assets/source-sans-3.LICENSE.txt": "assets/source-sans-3.LICENSE.txt",
        "package/npm/assets/noto-mono.LICENSE.txt": "assets/noto-mono.LICENSE.txt",
        "package/npm/assets/material-symbols-outlined.LICENSE.txt": "assets/material-symbols-outlined.LICENSE.txt",
        "package/locales/vi.json": "locales/vi.js",
        **{f"package/npm/assets/{file}": f"assets/{file}" for file in FONTS.values()},
    },
    {"package/files/source-sans-3-vietnamese-wght-normal.woff2": "assets/source-sans-3-vietnamese-wght-normal.woff2"},
]
"""What is taken of each package: no source maps, no maps, no highlighting of code, no conversion of HEIC and SVG."""

LANGUAGES = ("ar,bg,ca,cs,da,de,el,en-CA,en-GB,en-US,es-CO,fa,fi,fr,hr,it,ja,ko,nl,pl,pt-BR,pt-PT,ru,sv,tr,uk,vi,zh-CN,zh-TW", "en-US,vi")
CHANGES = {
    # Fonts from the site itself; the address is relative to the page of the editor.
    **{f"https://cdn.jsdelivr.net/fontsource/fonts/{name}": (1, f"sveltia/assets/{file}") for name, file in FONTS.items()},
    # The language comes as a module, since browsers import no JSON without saying so; others are not offered.
    "import(`../locales/vi.json`)": (1, "import(`./locales/vi.js`)"),
    LANGUAGES[0]: (1, LANGUAGES[1]),
    # A "no" in a field that may be left out says nothing, so it is not written, as with any other field that says nothing.
    "if(o&&t&&!zL({fieldConfig:t,locale:n})&&mI(s))": (1, "if(o&&t&&!zL({fieldConfig:t,locale:n})&&(mI(s)||s===!1))"),
    # Faces would come from other hosts, which the page may not ask.
    "avatarURL:i.avatar_url": (1, "avatarURL:void 0"),
    "authorAvatarURL:e.author?.avatar_url": (1, "authorAvatarURL:void 0"),
    "authorAvatarURL:e.author.avatarUrl": (1, "authorAvatarURL:void 0"),
    # Nobody is asked how GitHub and GitLab are today.
    "https://www.githubstatus.com/api/v2/status.json": (1, 'data:application/json,{"status":{"indicator":"none"}}'),
    "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7":
        (1, 'data:application/json,{"result":{"status_overall":{"status_code":100}}}'),
}
"""What is changed in index.js: text -> how often it must be there, what takes its place."""

WORDS = {"bài viết": "bản ghi", "Bài viết": "Bản ghi", "Đường dẫn tĩnh": "Mã bản ghi", "đường dẫn tĩnh": "mã bản ghi"}
"""What Sveltia calls the things of the record, what the staff call them. editor.vi.json has the words that Sveltia still lacks."""


def taken(archives: list[Path]) -> dict[str, bytes]:
    """The files of the folder by their names. Exits with words on anything that is not as expected."""
    files: dict[str, bytes] = {}
    for archive, digest, wanted in zip(archives, PACKAGES, FILES, strict=True):
        if "sha512-" + b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != digest:
            sys.exit(f"{archive}: not the package that is expected ({digest})")
        with tarfile.open(archive) as package:
            for name, target in wanted.items():
                files[target] = package.extractfile(name).read()  # type: ignore[union-attr]
    program = files["index.js"].decode()
    for old, (times, new) in CHANGES.items():
        if program.count(old) != times:
            sys.exit(f"index.js: {program.count(old)} times instead of {times}: {old}")
        program = program.replace(old, new)
    files["index.js"] = program.encode()
    said = completed(json.loads(files["locales/vi.js"]), json.loads(Path(__file__).with_name("editor.vi.json").read_text(encoding="utf-8")))
    files["locales/vi.js"] = f"export default {json.dumps(said, ensure_ascii=False, indent=1)};\n".encode()
    for name in files:
        if name.endswith(".js"):
            lines = files[name].decode().splitlines(keepends=True)
            files[name] = "".join(line for line in lines if not line.startswith("//# sourceMappingURL=")).encode()
    return files


def completed(given: dict, more: dict) -> dict:
    """Sveltia's Vietnamese words with those of ours that it lacks, and called what the staff call things."""
    for old, new in WORDS.items():
        given = json.loads(json.dumps(given, ensure_ascii=False).replace(old, new))
    for name, words in more.items():
        given[name] = completed(given.get(name, {}), words) if isinstance(words, dict) else given.get(name, words)
    return given


def main(arguments: list[str]) -> None:
    if len(arguments) != len(PACKAGES):
        sys.exit(__doc__)
    files = taken([Path(argument) for argument in arguments])
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    files["files.json"] = (json.dumps({"version": VERSION, "packages": PACKAGES, "sha256": listed}, indent=1) + "\n").encode()
    shutil.rmtree(TARGET, ignore_errors=True)
    for name, data in files.items():
        (TARGET / name).parent.mkdir(parents=True, exist_ok=True)
        (TARGET / name).write_bytes(data)
    print(f"{TARGET}: {len(files)} files, {sum(map(len, files.values())):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
