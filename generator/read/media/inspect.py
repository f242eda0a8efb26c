"""What one file is and says, from its bytes: the work of the process apart."""

from __future__ import annotations

from typing import Any

from generator.read.media import office, pdf, pdf_text, picture
from generator.read.media.contents import AUTHOR, NO_TEXT, contents
from generator.read.media.faults import MORE_THAN_ONE, OTHER_CONTENT, Refused
from generator.read.media.kinds import ENDINGS, PICTURE, content_of


def inspect(data: bytes, ending: str) -> dict[str, Any]:
    """The size of a picture ((0, 0) of a document), the personal data in the file and its signs; raises Refused when it may not be here."""
    promised, found = ENDINGS[ending], content_of(data)
    if found != promised.content:
        if promised.content == "PDF" and b"%PDF-" in data[:1024]:
            raise Refused(MORE_THAN_ONE, ending="PDF")
        raise Refused(OTHER_CONTENT, ending=ending, found=found)
    if promised.kind == PICTURE:
        size = picture.measure(data, promised.content)
        return contents(size, *picture.said(data, promised.content))
    if ending == "pdf":
        noted, author, pictures = pdf.inspect(data)
        pages = pdf_text.pages(data)
        scanned = pictures and not any(len(text.strip()) > 20 for _, text in pages)
        return contents((0, 0), [*pages, *noted], [NO_TEXT] * scanned + [AUTHOR] * author)
    texts, author = office.inspect(data, ending)
    return contents((0, 0), texts, [AUTHOR] * author)
