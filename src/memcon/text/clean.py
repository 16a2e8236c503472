"""Undo a page's lines for reading: soft line ends, hyphenation, page furniture, carriage returns.

The original is never touched: cleaning gives a second text and an alignment back to the first.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.text.alignment import Alignment

NARROWEST_PAGE = 38  # characters in a line, below which a block of lines is a list
WIDEST_PAGE = 130  # above which a line is a paragraph that was never broken
LOOSE = 14  # how far from the page's width a typist breaks a line
LONG_LINE = 70  # in a text that is not broken into lines, only such a line can be a broken one

_DANGLING = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|with|between|at|in|by|for|from|on|a|an))$", re.IGNORECASE
)
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_PAGE_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s\])]*", re.I
)
_NOTE_OPENS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\d{1,3}[.)]?\s|[*†‡]")
_UNFINISHED = re.compile(r"[^\W\d_],?$|-$")
_ITEM = re.compile(r"(?:[a-z]{1,2}|[ivx]{1,5})[.)]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for reading, and the way back to the original."""

    text: str
    alignment: Alignment = Alignment()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # without the line's end
    after: int  # where the next line begins
    words: str


def clean(text: str) -> Cleaned:
    """Return `text` with each paragraph on one line, and its alignment with `text`."""
    if "\n" not in text and "\r" not in text and "\f" not in text:
        return Cleaned(text)
    lines = tuple(_lines(text))
    furniture = _furniture(lines, text) if "\f" in text else frozenset()
    edits = sorted(_edits(text, lines, furniture))
    return _rewritten(text, edits) if edits else Cleaned(text)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for whole in (
        text.splitlines(keepends=True) if "\f" in text or "\r" in text else _newlines(text)
    ):
        words = whole.rstrip("\r\n\f")
        yield _Line(at, at + len(words), at + len(whole), words.strip())
        at += len(whole)


def _newlines(text: str) -> Iterator[str]:
    pieces = text.split("\n")
    for piece in pieces[:-1]:
        yield piece + "\n"
    if pieces[-1]:
        yield pieces[-1]


def _furniture(lines: tuple[_Line, ...], text: str) -> frozenset[int]:
    """Indexes of lines that belong to the page and not to the text: running heads, page numbers."""
    edges: list[int] = []
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.words:
            pages[-1].append(index)
        if "\f" in text[line.end : line.after] or line.words.endswith("\f"):
            pages.append([])
    for page in pages:
        edges.extend({i for i in (page[:2] + page[-2:])})
    said = Counter(re.sub(r"\d+", "#", lines[i].words) for i in edges)
    few = max(2, len(pages) // 3)
    return frozenset(
        i
        for i in edges
        if _PAGE_NUMBER.fullmatch(lines[i].words)
        or (len(pages) > 2 and said[re.sub(r"\d+", "#", lines[i].words)] > few)
    )


def _edits(
    text: str, lines: tuple[_Line, ...], furniture: frozenset[int]
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, instead) for each stretch of the original that reads otherwise."""
    width = _width(lines)
    kept = [line for i, line in enumerate(lines) if i not in furniture]
    for i in furniture:
        yield lines[i].start, lines[i].after, ""
    for line, following in zip(kept, [*kept[1:], None], strict=False):
        ending = text[line.end : line.after]
        if not ending:
            continue
        if following is not None and line.words and following.words:
            if _runs_on(line, following, width):
                yield from _joined(text, line, following)
                continue
        if ending != "\n":
            page_end = "\f" in ending
            yield line.end, line.after, "\n\n" if page_end else "\n"
    yield from _page_breaks(text, kept)


def _width(lines: tuple[_Line, ...]) -> int:
    """The page's width in characters, or 0 where the text is not broken into lines."""
    sizes = sorted(len(line.words) for line in lines if line.words)
    if len(sizes) < 3:
        return 0
    if sizes[-1] > WIDEST_PAGE and sum(s for s in sizes if s > WIDEST_PAGE) * 2 > sum(sizes):
        return 0
    width = sizes[int(len(sizes) * 0.93)]
    full = sum(1 for s in sizes if s >= width - LOOSE)
    return width if NARROWEST_PAGE <= width <= WIDEST_PAGE and full * 4 >= len(sizes) else 0


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the sentence goes on over the line's end: there was no room for the next word."""
    if width:
        first = following.words.split(None, 1)[0]
        return (
            len(line.words) + 1 + len(first) > width - LOOSE // 2 and len(line.words) > width // 2
        )
    return (
        LONG_LINE <= len(line.words) <= WIDEST_PAGE
        and len(following.words) <= WIDEST_PAGE
        and (bool(_DANGLING.search(line.words)) or following.words[0].islower())
    )


def _joined(text: str, line: _Line, following: _Line) -> Iterator[tuple[int, int, str]]:
    hyphen = text[line.start : line.end].rstrip()
    end = (
        following.start
        + len(text[following.start : following.end])
        - len(text[following.start : following.end].lstrip())
    )
    if _HYPHENATED.search(hyphen) and following.words[0].islower():
        at = line.start + len(hyphen)
        before = re.search(r"[^\W\d_]+-$", hyphen)
        after = re.match(r"[^\W\d_]+", following.words)
        compound = (before.group() if before else "") + (after.group() if after else "")
        yield (at, end, "") if compound in text else (at - 1, end, "")
        return
    yield line.start + len(hyphen), end, " "


def _page_breaks(text: str, kept: list[_Line]) -> Iterator[tuple[int, int, str]]:
    """Join a paragraph that a page's end broke: no end of a sentence before, no capital after."""
    previous: _Line | None = None
    gap = False
    for line in kept:
        if not line.words:
            gap = True
            continue
        if (
            gap
            and previous is not None
            and len(previous.words) > NARROWEST_PAGE
            and line.words[0].islower()
            and _UNFINISHED.search(previous.words)
            and not _NOTE_OPENS.match(previous.words)
            and not _ITEM.match(line.words)
        ):
            yield previous.end, line.start, " "
        previous, gap = line, False


def _rewritten(text: str, edits: list[tuple[int, int, str]]) -> Cleaned:
    out: list[str] = []
    cleaned, original = [0], [0]
    at = length = 0
    for start, end, instead in edits:
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
    return Cleaned("".join(out), Alignment(tuple(cleaned), tuple(original)))
