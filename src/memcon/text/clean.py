"""Undo a page's lines for reading: soft line ends, hyphenation, page furniture, odd white space.

The original is never touched: cleaning gives a second text and an alignment back to the first.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from memcon.text.alignment import Alignment
from memcon.text.furniture import furniture
from memcon.text.joining import Edit, Joiner
from memcon.text.lines import Line, lines
from memcon.text.span import Span

_SPACES = "\t\u00a0\u2007\u202f"  # they read as a space
_LINE_ENDS = "\v\x1c\x1d\x1e\x85\u2028\u2029"  # they read as a line end
_UNSEEN = "\u00ad\u200b\ufeff"  # they read as nothing
_SAME = Alignment()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for reading, the way back to the original, and where in it a page begins."""

    text: str
    alignment: Alignment = _SAME
    turns: tuple[int, ...] = ()


def clean(text: str) -> Cleaned:
    """Return `text` with each paragraph on one line, and its alignment with `text`."""
    level = _levelled(text)
    edits = list(_unseen(level))
    turns: list[int] = []
    if "\n" in level or "\f" in level:
        edits.extend(_edits(level, turns))
        edits.sort()
    if not edits:
        return Cleaned(level)
    cleaned, alignment = _rewritten(level, edits)
    places = (alignment.forth(Span(at, at)).start for at in turns)
    return Cleaned(cleaned, alignment, tuple(places))


def _levelled(text: str) -> str:
    """Put plain spaces and line ends for their odd kin, character for character."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for odd, plain in ((_SPACES, " "), (_LINE_ENDS, "\n")):
        for sign in odd:
            if sign in text:
                text = text.replace(sign, plain)
    return text


def _unseen(text: str) -> Iterator[Edit]:
    for sign in _UNSEEN:
        at = text.find(sign)
        while at >= 0:
            yield at, at + 1, ""
            at = text.find(sign, at + 1)


def _edits(text: str, turns: list[int]) -> Iterator[Edit]:
    """Yield every change; `turns` gets the places at which a page begins."""
    every = lines(text)
    gone = furniture(every)
    spoken = [line for line in every if line.number not in gone] if gone else every
    yield from _margins(text, spoken)
    joiner = Joiner(text, spoken)
    lost = sorted(gone)
    for line, following in pairwise(spoken):
        turned = line.page != following.page
        if not turned and lost:
            after = bisect_right(lost, line.number)
            turned = after < len(lost) and lost[after] < following.number
        if turned:
            turns.append(following.start)
        edit = joiner.between(line, following, turned=turned)
        if edit is not None:
            yield edit


def _margins(text: str, spoken: list[Line]) -> Iterator[Edit]:
    """What stands before the first words and after the last: only page furniture is dropped."""
    if not spoken:
        return
    start, end = spoken[0].start, spoken[-1].end
    if text[:start].strip("\n "):
        yield 0, start, ""
    if text[end:].strip("\n "):
        yield end, len(text), "\n" * text.count("\n", end)


def _rewritten(text: str, edits: list[Edit]) -> tuple[str, Alignment]:
    out: list[str] = []
    cleaned, original = [0], [0]
    at = length = 0
    for begins, end, replacement in edits:
        start, instead = begins, replacement
        if start < at:
            start, instead = at, instead if end > at else ""
        if end <= start:
            continue
        out.append(text[at:start])
        length += start - at
        out.append(instead)
        length += len(instead)
        if len(instead) != end - start:
            cleaned.append(length)
            original.append(end)
        at = end
    out.append(text[at:])
    return "".join(out), Alignment(tuple(cleaned), tuple(original))
