"""What belongs to the page and not to the text: running heads, page numbers, markings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from memcon.text.lines import NARROWEST_PAGE, Line

LONGEST_HEAD = 90  # characters of a running head

_EDGE = 2  # lines at a page's top and foot, among which it stands
_NUMBER = re.compile(
    r"[-–—\s\[({.*]*(?:(?:page|p\.|seite|стр\.)\s*)?(?:\d{1,3}|1[0-4]\d\d)"
    r"(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s\])}.*]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_UNFINISHED = re.compile(r"[^\W\d_],?$|[-‐\u00ad]$")


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that belong to the page and not to the text.

    A line that stands at the edge of several pages is left where it stands first.
    """
    spoken = [line for line in lines if line.words]
    pages = tuple(_pages(lines)) if any(line.ends_page for line in lines) else ()
    found = set(_lone_numbers(spoken))
    if len(pages) > 1:
        found.update(_numbers_at_edges(pages))
        found.update(_repeated(pages))
        found.update(_heads(pages))
    return frozenset(found)


def is_unfinished(words: str) -> bool:
    """Tell whether a paragraph breaks off: it ends with a letter, a comma or a hyphen."""
    return _UNFINISHED.search(words[-2:]) is not None


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.words:
            page.append(line)
        if line.ends_page:
            yield page
            page = []
    yield page


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _numbers_at_edges(pages: tuple[list[Line], ...]) -> Iterator[int]:
    for page in pages:
        for line in _edges(page):
            if len(line.words) < 24 and _NUMBER.fullmatch(line.words):
                yield line.index


def _repeated(pages: tuple[list[Line], ...]) -> Iterator[int]:
    where: dict[str, list[tuple[int, Line]]] = {}
    for number, page in enumerate(pages):
        for line in _edges(page):
            if 3 <= len(line.words) <= LONGEST_HEAD:
                where.setdefault(_DIGITS.sub("#", line.words), []).append((number, line))
    enough = max(2, -(-len(pages) // 3))
    for places in where.values():
        if len({number for number, _ in places}) >= enough:
            for _, line in places[1:]:
                yield line.index


def _heads(pages: tuple[list[Line], ...]) -> Iterator[int]:
    """Heads in capitals or with a number, under which a sentence of the page before goes on."""
    for page in pages[1:]:
        for head, body in pairwise(page[: _EDGE + 1]):
            marked = head.words.isupper() or head.words[0].isdigit() or head.words[-1].isdigit()
            if marked and body.goes_on and len(head.words) < NARROWEST_PAGE:
                yield from (line.index for line in page[: page.index(body)])


def _lone_numbers(spoken: Sequence[Line]) -> Iterator[int]:
    """Page numbers between the halves of a sentence, in a text without marks of its pages."""
    for before, number, after in zip(spoken, spoken[1:], spoken[2:], strict=False):
        if len(number.words) > 16 or not _NUMBER.fullmatch(number.words):
            continue
        broken = len(before.words) > NARROWEST_PAGE and is_unfinished(before.words)
        if broken and after.goes_on:
            yield number.index
