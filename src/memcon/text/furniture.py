"""What belongs to the page and not to the text: running heads, page numbers, markings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from memcon.text.lines import NARROWEST_PAGE, Line

LONGEST_HEAD = 90  # characters of a running head

_EDGE = 2  # lines at a page's top and foot, among which it stands
_NUMBER = re.compile(
    r"[-–—\s\[({.*]*(?:(?:page|p\.|seite|стр\.)\s*)?(?:\d{1,3}|1[0-4]\d\d)"
    r"(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s\])}.*]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def furniture(spoken: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that belong to the page and not to the text.

    A line that stands at the edge of several pages is left where it stands first.
    """
    found = set(_lone_numbers(spoken))
    if spoken and spoken[-1].page:
        pages = tuple(list(page) for _, page in groupby(spoken, key=_page))
        found.update(_numbers_at_edges(pages))
        found.update(_repeated(pages))
        found.update(_heads(pages))
    return frozenset(found)


def is_unfinished(words: str) -> bool:
    """Tell whether a paragraph breaks off: it ends with a letter, a comma or a hyphen."""
    last = words[-1]
    return last.isalpha() or last in "-‐\u00ad" or (last == "," and words[-2:-1].isalpha())


def _page(line: Line) -> int:
    return line.page


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _numbers_at_edges(pages: tuple[list[Line], ...]) -> Iterator[int]:
    for page in pages:
        for line in _edges(page):
            if len(line.words) < 24 and _NUMBER.fullmatch(line.words):
                yield line.number


def _repeated(pages: tuple[list[Line], ...]) -> Iterator[int]:
    where: dict[str, list[Line]] = {}
    for page in pages:
        for line in _edges(page):
            if 3 <= len(line.words) <= LONGEST_HEAD and not line.goes_on:
                where.setdefault(_DIGITS.sub("#", line.words), []).append(line)
    enough = max(2, -(-len(pages) // 3))
    for places in where.values():
        if len({line.page for line in places}) >= enough:
            yield from (line.number for line in places[1:])


def _heads(pages: tuple[list[Line], ...]) -> Iterator[int]:
    """Heads in capitals or with a number, under which a sentence of the page before goes on.

    A small letter under the head says so; an open sentence before it only where the head has the
    page's number.
    """
    for before, page in pairwise(pages):
        heads = list(takewhile(_is_head, page[: _EDGE + 1]))
        if not heads or len(heads) == len(page):
            continue
        if page[len(heads)].goes_on:
            yield from (line.number for line in heads)
        elif _is_open(before):
            yield from (line.number for line in heads if _is_numbered(line.words))


def _is_head(line: Line) -> bool:
    words = line.words
    if len(words) >= NARROWEST_PAGE:
        return False
    return words.isupper() or _is_numbered(words) or _NUMBER.fullmatch(words) is not None


def _is_numbered(words: str) -> bool:
    return words[0].isdigit() or words[-1].isdigit()


def _is_open(page: list[Line]) -> bool:
    """Tell whether the page's last sentence has no end."""
    last = next((line for line in reversed(page) if not _NUMBER.fullmatch(line.words)), page[0])
    return len(last.words) >= NARROWEST_PAGE and is_unfinished(last.words)


def _lone_numbers(spoken: Sequence[Line]) -> Iterator[int]:
    """Page numbers between the halves of a sentence, in a text without marks of its pages."""
    for at in range(1, len(spoken) - 1):
        words = spoken[at].words
        if len(words) > 16 or not _NUMBER.fullmatch(words):
            continue
        before = spoken[at - 1].words
        broken = len(before) > NARROWEST_PAGE and is_unfinished(before)
        if broken and spoken[at + 1].goes_on:
            yield spoken[at].number
