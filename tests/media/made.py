"""Pictures and documents for the tests, good and hostile, made here byte by byte."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    """A picture of four corners: red, green, blue, white from the upper left by rows."""
    image = Image.new("RGB", size)
    for (x, y), colour in {(0, 0): (255, 0, 0), (1, 0): (0, 255, 0), (0, 1): (0, 0, 255), (1, 1): (255, 255, 255)}.items():
        image.paste(colour, (x * size[0] // 2, y * size[1] // 2, (x + 1) * size[0] // 2, (y + 1) * size[1] // 2))
    file = BytesIO()
    image.convert(mode).save(file, form, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def bomb(side: int) -> bytes:
    """A PNG whose head promises a square of `side` pixels, in a few bytes."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
    head = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * (side // 8 + 1) * 100)) + chunk(b"IEND", b"")


def pdf(catalog: str = "", *objects: str, trailer: str = "") -> bytes:
    """A PDF of one empty page. `catalog` is put into its catalog; `objects` are numbered from 4."""
    bodies = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>", *objects]
    text, places = "%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{text}trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")


def archive(parts: dict[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def relations(*items: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>' for n, (kind, target, mode) in enumerate(items))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(more: dict[str, str | bytes] | None = None, body: str = "", main: str = "document.main+xml") -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return archive({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
                               f'ContentType="{OOXML}wordprocessingml.{main}"/></Types>',
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body><w:p>{body}</w:p></w:body></w:document>',
        **(more or {})})


def xlsx(more: dict[str, str | bytes] | None = None) -> bytes:
    return archive({
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{OOXML}spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "/xl/workbook.xml", "")),
        "xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", "")),
        "xl/worksheets/sheet1.xml": "<worksheet/>", "xl/printerSettings/printerSettings1.bin": b"\1", **(more or {})})


def odf(kind: str = "text", more: dict[str, str | bytes] | None = None, body: str = "") -> bytes:
    names = 'xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x" xmlns:script="s"'
    return archive({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="m"/>', "Pictures/a.png": b"x", **(more or {})}, stored=("mimetype",))


def root(folder: Path, **files: bytes) -> Path:
    """A root with these files in `data/files`; "__" in a name stands for its dot."""
    place = folder / "data/files"
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (place / name.replace("__", ".").replace("_", "-")).write_bytes(data)
    return folder
