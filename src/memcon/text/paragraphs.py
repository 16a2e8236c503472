"""The paragraphs of a cleaned text, and the lines inside those that are lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.text.span import Span

SHORTEST_BROKEN = 38  # characters: what is shorter is a heading
MOST_NOTES = 12  # at a page's foot, between the halves of a paragraph

_BLOCK = re.compile(r"[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*")
_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,3}[.)]?\s|\[\d{1,3}\]|[*†‡]")
_ITEM = re.compile(r"[a-z]{1,4}[.)]\s")
_BREAKS_OFF = re.compile(r"[^\W\d_],?$|[-‐]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text between blank lines, without white space at its ends.

    `continues` tells that its sentence begins in an earlier paragraph, from which notes at a
    page's foot part it: the two are one paragraph.
    """

    at: Span
    continues: bool = False

    def lines(self, text: str) -> Iterator[Span]:
        """Yield the place of each line that has words, without white space at its ends."""
        start = self.at.start
        for line in self.at.of(text).split("\n"):
            span = Span(start, start + len(line)).trimmed(text)
            if span.end > span.start:
                yield span
            start += len(line) + 1


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text` in order."""
    return tuple(_continued(text, _blocks(text)))


def opens_note(words: str) -> bool:
    """Tell whether a paragraph opens as a note does, with a number or a sign."""
    return _NOTE.match(words) is not None


def _blocks(text: str) -> Iterator[Span]:
    for match in _BLOCK.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if end > start:
            yield Span(start, end)


def _continued(text: str, blocks: Iterator[Span]) -> Iterator[Paragraph]:
    notes, broken_off = 0, False
    for at in blocks:
        if opens_note(text[at.start : at.start + 6]):
            notes += 1
            yield Paragraph(at)
            continue
        goes_on = text[at.start].islower() and not _ITEM.match(text, at.start)
        yield Paragraph(at, goes_on and broken_off and 0 < notes <= MOST_NOTES)
        notes = 0
        is_long = at.end - at.start > SHORTEST_BROKEN
        broken_off = is_long and _BREAKS_OFF.search(text[at.end - 2 : at.end]) is not None
