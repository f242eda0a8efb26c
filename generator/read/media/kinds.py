"""What may lie in `data/files/`, how large it may be, and how the content of a file is told from its first bytes."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE, DOCUMENT = "picture", "document"
WORDS = {PICTURE: ("ảnh", "a picture"), DOCUMENT: ("văn bản", "a document")}

MB = 1_000_000
PICTURE_BYTES = 20 * MB     # a photograph of a telephone has 3-12 MB; more adds nothing to pictures of 1,600 pixels
DOCUMENT_BYTES = 30 * MB    # a scanned decision of 100 pages; more is slow to fetch on a telephone
ALL_BYTES = 4_000 * MB      # hosts of Git repositories ask to stay below 5 GB
PIXELS = 50_000_000         # what telephones take at most in common use; 200 MB of memory
SIDE = 16_000               # pixels of the longer side; WebP ends at 16,383
UNZIPPED_BYTES = 150 * MB   # all parts of an office file
UNZIPPED_RATIO = 200        # one part against its compressed size; real ones stay below 60
ZIP_PARTS = 2_000


@dataclass(frozen=True, slots=True)
class Ending:
    """What the ending of a file's name promises. `content` is a word of `content_of`."""

    kind: str
    content: str
    media_type: str

    @property
    def limit(self) -> int:
        """The most bytes that such a file may have."""
        return PICTURE_BYTES if self.kind == PICTURE else DOCUMENT_BYTES


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

ENDINGS = {
    "jpg": Ending(PICTURE, "JPEG", "image/jpeg"),
    "jpeg": Ending(PICTURE, "JPEG", "image/jpeg"),
    "png": Ending(PICTURE, "PNG", "image/png"),
    "webp": Ending(PICTURE, "WebP", "image/webp"),
    "pdf": Ending(DOCUMENT, "PDF", "application/pdf"),
    "docx": Ending(DOCUMENT, "ZIP", _OFFICE + "wordprocessingml.document"),
    "xlsx": Ending(DOCUMENT, "ZIP", _OFFICE + "spreadsheetml.sheet"),
    "odt": Ending(DOCUMENT, "ZIP", _ODF + "text"),
    "ods": Ending(DOCUMENT, "ZIP", _ODF + "spreadsheet"),
}

_STARTS = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP"), (b"PK\x05\x06", "ZIP"),
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003 / mật khẩu, password"),
    (b"version https://git-lfs", "Git LFS"), (b"{\\rtf", "RTF"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"),
)


def content_of(data: bytes) -> str:
    """What the bytes of a file are, as far as their beginning tells; "?" for what is not known."""
    for start, content in _STARTS:
        if data.startswith(start):
            return content
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "HEIC/AVIF" if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"hevc", b"avif", b"avis") else "MP4"
    beginning = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in beginning:
        return "SVG"
    if beginning.startswith((b"<!doctype html", b"<html", b"<script", b"<!--")):
        return "HTML"
    if beginning.startswith(b"<?xml"):
        return "XML"
    return "?" if data else "0 byte"


def ending_of(name: str) -> Ending | None:
    """What the ending of a name promises, or None when such files have no place here."""
    return ENDINGS.get(name.rpartition(".")[2])
