"""Two wordings side by side, word by word: what stays, what goes, what comes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise

from memcon.text.span import Span

LONGEST = 4000  # words that are compared one by one; a longer stretch is taken as a whole

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Fate(Enum):
    """What becomes of words between two wordings."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and whether they stay, go or come."""

    fate: Fate
    words: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both wordings as one: without what came the old one, without what went the new."""
    if old == new:
        return (Piece(Fate.KEPT, old),) if old else ()
    found: list[Piece] = []
    for was, now in stretches(old, new):
        if was.of(old) == now.of(new):
            found.append(Piece(Fate.KEPT, was.of(old)))
            continue
        if was.end > was.start:
            found.append(Piece(Fate.REMOVED, was.of(old)))
        if now.end > now.start:
            found.append(Piece(Fate.ADDED, now.of(new)))
    return tuple(found)


def stretches(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """Yield the two wordings in stretches side by side, those that are the same and the others."""
    was, now = _starts(old), _starts(new)
    at_old = at_new = 0
    for a, b, size in _blocks(old, new, was, now):
        if a > at_old or b > at_new:
            yield Span(was[at_old], was[a]), Span(now[at_new], now[b])
        if size:
            yield Span(was[a], was[a + size]), Span(now[b], now[b + size])
        at_old, at_new = a + size, b + size


def _starts(text: str) -> list[int]:
    return [*(found.start() for found in _WORD.finditer(text)), len(text)]


def _blocks(old: str, new: str, was: list[int], now: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of equal words, and an empty one at the end; a lone space between is no run."""
    a, b = _words(old, was), _words(new, now)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    if head:
        yield 0, 0, head
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if max(len(middle_a), len(middle_b)) <= LONGEST:
        for one in SequenceMatcher(None, middle_a, middle_b, autojunk=False).get_matching_blocks():
            run = middle_a[one.a : one.a + one.size]
            if one.size and not all(word.isspace() for word in run):
                yield head + one.a, head + one.b, one.size
    if tail:
        yield len(a) - tail, len(b) - tail, tail
    yield len(a), len(b), 0


def _words(text: str, starts: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise(starts)]
