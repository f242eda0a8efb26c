"""The text of the pages of a PDF, as a reader may copy it. The only home of pypdfium2."""

from __future__ import annotations

import pypdfium2

from generator.read.media.faults import DAMAGED, Refused


def pages(data: bytes) -> list[tuple[str, str]]:
    """The number of each page, from 1, with its text; raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            found = []
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                found.append((str(number + 1), text.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")))
                text.close()
                page.close()
            return found
        finally:
            document.close()
    except MemoryError:
        raise
    except Exception as error:  # the library raises PdfiumError and others
        raise Refused(DAMAGED, found=type(error).__name__) from None
