"""The archive: every data file in one zip, with its description, how to cite it, and checksums.

It is what the data is now, like the files beside it, and so its address has no day: an edit may change it without one. The copies that
stay are the releases of the repository (.github/workflows/release.yml), one a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.views.opendata.package import About, package
from generator.views.opendata.resources import FOLDER, Resource
from generator.views.output import Written

NAME = "honours-data"
LEVEL = 3
"""How hard it is pressed: the highest takes twice as long and makes the zip a tenth smaller."""
ADDRESS = f"{FOLDER}{NAME}.zip"
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the zip: the earliest that a zip knows. Of which day the data is, the folder in it says."""


def archive(said: About, found: Iterable[Resource], written: Written) -> bytes:
    """The zip. What is counted anew each day is left out, so that the archive changes only when a record does."""
    lasting = [resource for resource in found if not resource.daily]
    own = {"README.txt": _readme(said).encode("utf-8-sig"), "datapackage.json": package(said, lasting, written)}
    sums = {name: sha256(data).hexdigest() for name, data in own.items()}
    sums |= {resource.path: written.files[FOLDER + resource.path][1] for resource in lasting}
    own["SHA256SUMS"] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    made = BytesIO()
    with ZipFile(made, "w") as zipped:
        for name, data in own.items():
            _put(zipped, said, name, data)
        for resource in lasting:
            _put(zipped, said, resource.path, written.read(FOLDER + resource.path))
    return made.getvalue()


def _put(zipped: ZipFile, said: About, name: str, data: bytes) -> None:
    entry = ZipInfo(f"{NAME}-{said.day}/{name}", _FIRST)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every machine
    packed = name.endswith(".xlsx")
    entry.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
    zipped.writestr(entry, data, compresslevel=None if packed else LEVEL)


def cite(said: About, lang: str) -> str:
    """How the data is to be cited."""
    vi, en, _ = said.publisher
    if lang == "vi":
        return f"{vi}, {said.title('vi')}, bản ngày {said.day}, {said.frame.absolute('vi', FOLDER)}"
    return f"{en}, {said.title('en')}, as of {said.day}, {said.frame.absolute('en', FOLDER)}"


def _readme(said: About) -> str:
    rights = said.catalog.site.rights
    lines = [
        said.title("vi"), "", said.description("vi"), "", f"Bản ngày: {said.day}", f"Quyền sử dụng lại: {rights.vi}", f"Trích dẫn: {cite(said, 'vi')}",
        "Mỗi bộ dữ liệu có dạng JSON, CSV, XLSX. Các cột được giải thích trong datapackage.json và ở trang tính columns của mỗi tệp XLSX.",
        "Trong CSV, ô chữ bắt đầu như một công thức có thêm dấu nháy đơn (') ở đầu.",
        f"Hồ sơ đã rút: xóa khỏi bản sao theo {said.frame.root}{FOLDER}removals.csv. Kiểm tra tệp: sha256sum -c SHA256SUMS", "", "---", "",
        said.title("en"), "", said.description("en"), "", f"As of: {said.day}", f"Rights: {rights.en or rights.vi}", f"Cite as: {cite(said, 'en')}",
        "Each data set is there as JSON, CSV and XLSX. The columns are explained in datapackage.json and on the sheet columns of each XLSX.",
        "In CSV, a text that begins as a formula does has an apostrophe (') before it.",
        f"Withdrawn records: what copies must no longer hold is in {said.frame.root}{FOLDER}removals.csv. Check the files: sha256sum -c SHA256SUMS", ""]
    return "\r\n".join(lines)
