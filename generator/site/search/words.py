"""The words of a hand-written page, for search."""

from __future__ import annotations

from html.parser import HTMLParser


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.heading: list[str] = []
        self.text: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[len(self._within) - 1 - self._within[::-1].index(tag):]

    def handle_data(self, data: str) -> None:
        (self.heading if "h1" in self._within and not self.text else self.text).append(data)


def words_of(html: str) -> tuple[str, str]:
    """The heading of a hand-written page, and the rest of its words."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.heading).split()), " ".join(" ".join(reader.text).split())
