"""The paragraphs of a cleaned text, and the lines inside those that are lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.text.lines import is_labelled
from memcon.text.span import Span

SHORTEST_BROKEN = 38  # characters: what is shorter is a heading
SHORTEST_PROSE = 100  # characters of a paragraph that a capital may continue
MOST_NOTES = 12  # at a page's foot, between the halves of a paragraph

_BLOCK = re.compile(r"[^\n]+(?:\n[^\S\n]*[^\s][^\n]*)*")
_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,3}[.)]?\s|\[\d{1,3}\]|[*†‡]")
_ITEM = re.compile(r"[a-z]{1,4}[.)]\s")
_SENTENCE_END = frozenset(".!?:;”\"’')]0123456789")
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
        said = self.at.of(text)
        if "\n" not in said:
            yield self.at
            return
        start = self.at.start
        for line in said.split("\n"):
            span = Span(start, start + len(line)).trimmed(text)
            if span.end > span.start:
                yield span
            start += len(line) + 1


def paragraphs(text: str, turns: tuple[int, ...] = ()) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text` in order; `turns` are the places at which a page begins."""
    return tuple(_continued(text, _blocks(text), turns))


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


def _continued(text: str, blocks: Iterator[Span], turns: tuple[int, ...]) -> Iterator[Paragraph]:
    notes = 0
    body: Span | None = None  # the last paragraph that is no note
    for at in blocks:
        if opens_note(text[at.start : at.start + 6]):
            notes += 1
            yield Paragraph(at)
            continue
        parted = body is not None and 0 < notes <= MOST_NOTES
        yield Paragraph(at, body is not None and parted and _goes_on(text, body, at, turns))
        notes, body = 0, at


def _goes_on(text: str, body: Span, at: Span, turns: tuple[int, ...]) -> bool:
    """Tell whether the sentence of one paragraph goes on in another, notes standing between.

    A small letter says so. A capital may, where a page has turned and the sentence has no end.
    """
    if not _BREAKS_OFF.search(text[body.end - 2 : body.end]) or _ITEM.match(text, at.start):
        return False
    if body.of(text).isupper() and not at.of(text).isupper():
        return False  # a heading
    if text[at.start].islower():
        return body.end - body.start > SHORTEST_BROKEN
    turn = bisect_right(turns, body.end)
    turned = turn < len(turns) and turns[turn] <= at.start
    is_prose = body.end - body.start > SHORTEST_PROSE and text[at.end - 1] in _SENTENCE_END
    return turned and is_prose and not is_labelled(text[at.start : at.start + 80])
