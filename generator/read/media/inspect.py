"""What one file is, from its bytes: the work of the process apart."""

from __future__ import annotations

from generator.read.media import office, pdf, picture
from generator.read.media.faults import MORE_THAN_ONE, OTHER_CONTENT, Refused
from generator.read.media.kinds import ENDINGS, PICTURE, content_of


def inspect(data: bytes, ending: str) -> tuple[int, int]:
    """Width and height of a picture, (0, 0) of a document; raises Refused when the file may not be here."""
    promised, found = ENDINGS[ending], content_of(data)
    if found != promised.content:
        if promised.content == "PDF" and b"%PDF-" in data[:1024]:
            raise Refused(MORE_THAN_ONE, ending="PDF")
        raise Refused(OTHER_CONTENT, ending=ending, found=found)
    if promised.kind == PICTURE:
        return picture.measure(data, promised.content)
    if ending == "pdf":
        pdf.inspect(data)
    else:
        office.inspect(data, ending)
    return 0, 0
