"""The paragraphs of a cleaned text, and the lines inside those that are lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.text.span import Span

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text between blank lines, without white space at its ends."""

    at: Span

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
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Paragraph]:
    for match in _BLOCK.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if end > start:
            yield Paragraph(Span(start, end))
