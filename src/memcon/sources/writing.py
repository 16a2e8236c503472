"""A record's plain text written from marked-up text, with the place where each piece came to stand.

White space of the markup means nothing: one space stands between words, a line end between the
lines of a list, a blank line between blocks.
"""

import re

from memcon.model.record import PageStart
from memcon.text.span import Span

SPACE, TAB, LINE, BLOCK = " ", "\t", "\n", "\n\n"

_WHITE = re.compile(r"[ \t\r\n]+")
_STRENGTH = {"": 0, SPACE: 1, TAB: 2, LINE: 3, BLOCK: 4}


class Writer:
    """Writes words and gaps; a gap comes into the text only once words follow it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = ""
        self._pages: list[PageStart] = []
        self._turned = 0  # how many of the pages have words on them
        self._note = -1  # where a note's marker ends, as long as its body has no words
        self.at = 0

    def words(self, text: str) -> None:
        """Write running words of the markup."""
        if not text:
            return
        plain = _WHITE.sub(" ", text)
        if plain[0] == " ":
            self.gap(SPACE)
            plain = plain[1:]
        if not plain:
            return
        ends = plain[-1] == " "
        self.exactly(plain[:-1] if ends else plain)
        if ends:
            self.gap(SPACE)

    def exactly(self, text: str) -> None:
        """Write words whose own spaces count."""
        if self.at == self._note:
            text = text.lstrip()
        if not text:
            return
        if self._gap:
            if self.at:
                self._put(self._gap)
            self._gap = ""
        while self._turned < len(self._pages):
            self._pages[self._turned] = PageStart(self.at, self._pages[self._turned].label)
            self._turned += 1
        self._put(text)

    def gap(self, gap: str) -> None:
        """Leave a gap before the next words; the widest of several gaps counts.

        A note's body begins on the line of its marker, whatever its markup is.
        """
        if gap and self.at == self._note:
            gap = SPACE
        if _STRENGTH[gap] > _STRENGTH[self._gap]:
            self._gap = gap

    def note(self, marker: str) -> int:
        """Open a note's body with its marker and return where the body begins."""
        self.gap(BLOCK)
        self.exactly(marker)
        self._note = self.at
        self.gap(SPACE)
        return self.at

    def page(self, label: str) -> None:
        """Turn the page; it begins where the next words stand."""
        self._pages.append(PageStart(self.at, label))

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._pieces)

    def pages(self) -> tuple[PageStart, ...]:
        """Return where each page begins that has words on it; of empty pages only the last."""
        starts = {page.offset: page for page in self._pages[: self._turned]}
        return tuple(starts.values())

    def since(self, start: int) -> Span:
        """Return the place of what was written since `start`."""
        return Span(start, self.at)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.at += len(text)
