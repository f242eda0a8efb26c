"""Office files (docx, xlsx, odt, ods): archives of which every part is known, bounded, and neither runs nor fetches anything."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat

from generator.read.media import office_text
from generator.read.media.faults import ACTIVE, DAMAGED, ENCRYPTED, MORE_THAN_ONE, ODD_PART, REMOTE, TOO_COSTLY, Refused
from generator.read.media.kinds import ENDINGS, UNZIPPED_BYTES, UNZIPPED_RATIO, ZIP_PARTS

Attributes = dict[str, str]

_PICTURE = r"[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svm)"
_PARTS = {
    "docx": re.compile(rf"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:[^/]+\.xml|thumbnail\.\w+)|customXml/.+\.(?:xml|rels)|_xmlsignatures/.+"
                       rf"|word/(?:[^/]+/)*[^/]+\.(?:xml|rels)|word/media/{_PICTURE}|word/fonts/[^/]+\.odttf|word/printerSettings/[^/]+\.bin", re.I),
    "xlsx": re.compile(rf"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:[^/]+\.xml|thumbnail\.\w+)|customXml/.+\.(?:xml|rels)|_xmlsignatures/.+"
                       rf"|xl/(?:[^/]+/)*[^/]+\.(?:xml|rels|vml)|xl/media/{_PICTURE}|xl/printerSettings/[^/]+\.bin", re.I),
    "odf": re.compile(rf"mimetype|(?:content|styles|meta|settings|layout-cache|manifest)(?:\.xml|\.rdf)?|META-INF/(?:manifest|documentsignatures)\.xml"
                      rf"|(?:Pictures|Thumbnails|ObjectReplacements)/(?:{_PICTURE}|Object [^/]+)?|Configurations2/(?:[^/]+/)*(?:[^/]+\.xml)?"
                      r"|Object \d+/(?:(?:content|styles|meta|settings)\.xml)?|Fonts/[^/]+\.[to]tf", re.I),
}
"""The parts that an ordinary document is made of. What is not among them has no business in it."""
_ACTIVE_PARTS = re.compile(r"vba|macro|activex|/embeddings/|oleobject|webextension|externallink|/connections\.xml|querytable|^basic/|^scripts/|^dialogs/", re.I)
_MAIN_TYPES = {
    "docx": ENDINGS["docx"].media_type + ".main+xml",
    "xlsx": ENDINGS["xlsx"].media_type + ".main+xml",
}
_ACTIVE_TYPE = re.compile(r"macro|vba|oleobject|activex", re.I)
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)", re.I)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|\.\./", re.I)
_FIELD = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE)\b", re.I)


def inspect(data: bytes, ending: str) -> tuple[list[tuple[str, str]], bool]:
    """The texts of an office file by part, and whether it names who wrote it.

    Raises Refused unless `data` is one whole office file of this ending, without a password, macros, embedded files or remote parts.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.comment or archive.start_dir + _directory_bytes(data) != len(data) or not _is_first(archive):
                raise Refused(MORE_THAN_ONE, ending=f".{ending}")
            _look_at_parts(archive, ending)
            if ending in _MAIN_TYPES:
                _look_at_ooxml(archive, ending)
            else:
                _look_at_odf(archive, ending)
            return office_text.texts(archive)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # zipfile raises BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error and others
        raise Refused(DAMAGED, found=type(error).__name__) from None


def _directory_bytes(data: bytes) -> int:
    """The bytes of the archive's directory and its end record, of 22 bytes; archives over 4 GB are none of ours."""
    end = data[-22:]
    if end[:4] != b"PK\x05\x06":
        raise zipfile.BadZipFile
    return int.from_bytes(end[12:16], "little") + 22


def _is_first(archive: zipfile.ZipFile) -> bool:
    return min((info.header_offset for info in archive.infolist()), default=-1) == 0


def _look_at_parts(archive: zipfile.ZipFile, ending: str) -> None:
    parts = archive.infolist()
    expected = _PARTS.get(ending, _PARTS["odf"])
    if len(parts) > ZIP_PARTS or sum(part.file_size for part in parts) > UNZIPPED_BYTES:
        raise Refused(TOO_COSTLY)
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise Refused(ODD_PART, found="2 ×")
    for part in parts:
        if part.flag_bits & 0x41:
            raise Refused(ENCRYPTED)
        if _ACTIVE_PARTS.search(part.filename):
            raise Refused(ACTIVE, found=part.filename)
        directory = part.is_dir() and ending in _MAIN_TYPES and not part.file_size
        if not directory and not expected.fullmatch(part.filename) or ".." in part.filename:
            raise Refused(ODD_PART, found=part.filename)
        if part.file_size > 1_000_000 and part.file_size > UNZIPPED_RATIO * part.compress_size:
            raise Refused(TOO_COSTLY)
    for part in parts:  # whole, with the sums that its directory states; a part never yields more than it states
        with archive.open(part) as stream:
            while stream.read(1 << 20):
                pass


def _look_at_ooxml(archive: zipfile.ZipFile, ending: str) -> None:
    types: list[str] = []

    def content_type(name: str, attributes: Attributes) -> None:
        types.append(attributes.get("ContentType", ""))
        if _ACTIVE_TYPE.search(types[-1]):
            raise Refused(ACTIVE, found=types[-1])

    _parse(archive.read("[Content_Types].xml"), content_type)
    if _MAIN_TYPES[ending] not in types:
        raise Refused(DAMAGED, found="[Content_Types].xml")

    def relation(name: str, attributes: Attributes) -> None:
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        if _ACTIVE_TYPE.search(kind) or kind in ("attachedTemplate", "control", "package", "frame", "subDocument", "aFChunk"):
            raise Refused(ACTIVE, found=kind)
        outside = attributes.get("TargetMode", "").lower() == "external" or _ABSOLUTE.match(target) and not target.startswith("../")
        if outside and not (kind == "hyperlink" and _ADDRESS.match(target)):
            raise Refused(REMOTE, found=f"{kind}: {target}")

    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            _parse(archive.read(name), relation)
        elif name.lower().endswith((".xml", ".vml")):
            _parse(archive.read(name), lambda *_: None, instructions=ending == "docx")


def _look_at_odf(archive: zipfile.ZipFile, ending: str) -> None:
    first = archive.infolist()[0]
    if first.filename != "mimetype" or archive.read(first) != ENDINGS[ending].media_type.encode() or first.compress_type != zipfile.ZIP_STORED:
        raise Refused(DAMAGED, found="mimetype")

    def element(name: str, attributes: Attributes) -> None:
        local = name.rpartition(":")[2]
        if local == "encryption-data":
            raise Refused(ENCRYPTED)
        if local in ("event-listener", "script", "object-ole", "applet", "plugin", "floating-frame") or name.startswith("script:"):
            raise Refused(ACTIVE, found=name)
        if local in ("dde-source", "dde-connection-decl", "dde-connection", "cell-range-source", "section-source", "table-source"):
            raise Refused(REMOTE, found=name)
        if "ole" in attributes.get("manifest:media-type", "") or "macro" in attributes.get("manifest:media-type", ""):
            raise Refused(ACTIVE, found=attributes["manifest:media-type"])
        target = attributes.get("xlink:href", "")
        # Inside the archive an object leads to the one beside it; a link of the text may lead to a page.
        if _ABSOLUTE.match(target) and not (name in ("text:a", "draw:a") and _ADDRESS.match(target)) and local not in ("template",):
            raise Refused(REMOTE, found=f"{name}: {target}")

    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rdf")):
            _parse(archive.read(name), element)


def _parse(data: bytes, element: Callable[[str, Attributes], None], instructions: bool = False) -> None:
    """Call `element` for every element of some XML. No document type is allowed, so no entity can grow."""
    parser = expat.ParserCreate()
    inside, said = [False], []

    def begin(name: str, attributes: Attributes) -> None:
        element(name, attributes)
        if instructions:
            local = name.rpartition(":")[2]
            inside[0] = local == "instrText"
            said.append(next((value for key, value in attributes.items() if local == "fldSimple" and key.endswith("instr")), ""))

    def doctype(*_: object) -> None:
        raise Refused(ACTIVE, found="<!DOCTYPE")

    def characters(text: str) -> None:
        if inside[0]:
            said.append(text)

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = doctype
    if instructions:
        parser.CharacterDataHandler = characters
        parser.EndElementHandler = lambda name: inside.__setitem__(0, False)
    parser.Parse(data, True)
    if found := _FIELD.search("".join(said)):
        raise Refused(REMOTE, found=found[0])
