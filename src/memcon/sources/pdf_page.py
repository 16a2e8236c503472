"""The text of a PDF's page as its text layer has it, set as it stands: gaps and indents are kept.

The layer itself has neither: a blank line is put where the page shows a gap or changes the size of
its letters, and spaces where a line is indented. That is how a typed text would show it.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

LINE_BREAK = "\r\n"
BROKEN_WORD = "\ufffe"  # so PDFium writes a hyphen at a line's end, with the break

GAP = 1.35  # times the distance of two lines, from which on it parts paragraphs
OTHER_SIZE = 0.9  # of the larger of two sizes of letters: below it they are set apart
WIDTH_OF_A_SPACE = 0.5  # of the letters' size
DEEPEST_INDENT = 40  # spaces


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set: its words, where its baseline begins in points, its letters' size."""

    words: str
    x: float
    y: float
    size: float
    broken: bool  # in the midst of a word


def text_of(page: pdfium.PdfPage) -> str:
    """Return the page's text, empty where it has no text layer."""
    layer = page.get_textpage()
    try:
        words = str(layer.get_text_range())
        if len(words) != layer.count_chars():  # letters beyond 16 bits: places would be wrong
            return words.replace(BROKEN_WORD, "-\n").replace(LINE_BREAK, "\n")
        return _as_set(list(_lines(layer, words)))
    finally:
        layer.close()


def _lines(layer: pdfium.PdfTextPage, words: str) -> Iterator[_Set]:
    at = 0
    for whole in words.split(LINE_BREAK):
        pieces = whole.split(BROKEN_WORD)
        for number, piece in enumerate(pieces):
            broken = number < len(pieces) - 1
            if piece.strip():
                yield _measured(layer, piece, at, broken=broken)
            at += len(piece) + (len(BROKEN_WORD) if broken else 0)
        at += len(LINE_BREAK)


def _measured(layer: pdfium.PdfTextPage, piece: str, at: int, *, broken: bool) -> _Set:
    first = at + len(piece) - len(piece.lstrip())
    last = at + len(piece.rstrip()) - 1
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(layer, first, x, y)
    size = max(
        raw.FPDFText_GetFontSize(layer, index) for index in (first, (first + last) // 2, last)
    )
    return _Set(piece.strip(), x.value, y.value, max(size, 1.0), broken)


def _as_set(lines: list[_Set]) -> str:
    if not lines:
        return ""
    leading, margin = _leading(lines), _margin(lines)
    out = [_indent(lines[0], margin), lines[0].words]
    for line, following in pairwise(lines):
        out.append("-\n" if line.broken else "\n")
        if not line.broken and _stands_apart(line, following, leading):
            out.append("\n")
        out.append("" if line.broken else _indent(following, margin))
        out.append(following.words)
    return "".join(out)


def _stands_apart(line: _Set, following: _Set, leading: float) -> bool:
    down = line.y - following.y
    if down < -0.5 * line.size:
        return True  # the next column
    small, large = sorted((line.size, following.size))
    return down > GAP * leading or small < OTHER_SIZE * large


def _leading(lines: list[_Set]) -> float:
    """The usual distance of one line to the next: the quarter of the smaller distances."""
    steps = sorted(
        line.y - following.y
        for line, following in pairwise(lines)
        if 0.8 * line.size < line.y - following.y < 4 * line.size
    )
    return steps[len(steps) // 4] if steps else 1.2 * lines[0].size


def _margin(lines: list[_Set]) -> float:
    """Where most lines begin; of two places equally common the one on the left."""
    places = Counter(round(line.x) for line in lines)
    return float(min(places, key=lambda place: (-places[place], place)))


def _indent(line: _Set, margin: float) -> str:
    spaces = round((line.x - margin) / (WIDTH_OF_A_SPACE * line.size))
    return " " * min(max(spaces, 0), DEEPEST_INDENT)
