"""`verify`: hold a copy of the site against its manifest, without a network."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from generator.commands.common import OK, PROBLEMS, WRONG_USE, report, say
from generator.problems import FORMATS, ProblemKind, has_errors

NAME = "verify"
HELP = "đối chiếu một bản sao của trang với danh mục của nó / check a copy of the site against its manifest"

IS_ADDRESS = ProblemKind(
    "E040", "lệnh này kiểm tra bản sao trên máy, không tải gì từ mạng", "this command checks a copy on this machine and loads nothing",
    "tạo bản sao trước: tải gói zip ở trang offline/ của trang web, hoặc wget --mirror --no-parent ĐỊA-CHỈ cùng với manifest.json; rồi verify thư mục hay tệp zip đó",
    "make a copy first: load the zip from the site's page offline/, or wget --mirror --no-parent ADDRESS together with manifest.json; then verify that folder or zip")
NOTHING = ProblemKind(
    "E041", "không có thư mục hay tệp zip này", "there is no such folder or zip", "kiểm tra lại đường dẫn", "look at the path again")
NO_SIGNATURE = ProblemKind(
    "E042", "bản sao này không có chữ ký manifest.json.sig để kiểm tra", "this copy has no signature manifest.json.sig to check",
    "lấy manifest.json.sig từ trang chính thức, hoặc bỏ --signers nếu trang không ký", "take manifest.json.sig from the official site, or leave out --signers when the site does not sign")
KEYS_GONE = ProblemKind(
    "E043", "bản sao nêu khóa ký nhưng không có chữ ký", "the copy names signing keys but has no signature",
    "lấy manifest.json.sig từ trang chính thức", "take manifest.json.sig from the official site", "warning")


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("site", metavar="SITE_OR_FOLDER", help="thư mục hoặc tệp zip chứa bản sao / the folder or the zip of the copy")
    command.add_argument("--signers", type=Path, default=None, metavar="FILE",
                         help="tệp allowed_signers lấy từ nơi tin được / allowed_signers from a place that you trust")
    command.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    from generator.site.copies import compare
    from generator.site.signing import check

    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+://", options.site):
        report([IS_ADDRESS.at(options.site)], options.format, options.lang)
        return WRONG_USE
    place = Path(options.site)
    if not (place.is_dir() or place.is_file()):
        report([NOTHING.at(options.site)], options.format, options.lang)
        return WRONG_USE
    if options.signers and not options.signers.is_file():
        report([NOTHING.at(str(options.signers))], options.format, options.lang)
        return WRONG_USE
    compared = compare(place)
    problems = list(compared.problems)
    allowed = options.signers.read_bytes() if options.signers else compared.signers
    signed = ""
    if compared.manifest and compared.signature and allowed:
        signed, faults = check(compared.manifest, compared.signature, allowed, shutil.which("ssh-keygen") or "")
        problems += faults
    elif compared.manifest and allowed:
        problems.append((NO_SIGNATURE if options.signers else KEYS_GONE).at("manifest.json.sig"))
    report(sorted(problems), options.format, options.lang)
    if compared.manifest:
        say(f"{compared.files} tệp đúng như đã công bố / {compared.files} files are as they were published" + (f" ({compared.site})" if compared.site else ""))
    if signed and options.signers:
        say(f"Danh mục do khóa {signed} ký, đúng với tệp khóa đã đưa / The manifest is signed by {signed}, a key of the file that you gave")
    elif signed:
        say(f"Chữ ký của {signed} đúng với khóa kèm trong chính bản sao; riêng điều này chứng minh ít: hãy lấy khóa từ nơi tin được và thêm --signers / "
            f"The signature by {signed} fits the key in the copy itself, which alone proves little: take the key from a place that you trust and add --signers")
    elif compared.manifest and not has_errors(problems):
        say("Danh mục không có chữ ký được kiểm tra: chỉ biết các tệp khớp với danh mục kèm theo / "
            "No signature was checked: the files fit the manifest that came with them, and no more is known")
    return PROBLEMS if has_errors(problems) else OK
