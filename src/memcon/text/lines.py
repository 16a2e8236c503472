"""The lines of a text as they stand on its pages, and how wide its pages are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

NARROWEST_PAGE = 38  # characters in a line, below which a block of lines is a list
WIDEST_PAGE = 130  # above which a line is a paragraph that was never broken
LOOSE = 14  # how far from the page's width a typist breaks a line
SLACK = 7  # how much room is left where the next word would not have fitted
SAMPLE = 4000  # characters by which to tell a text in capitals

_SENTENCE_ENDS = re.compile(r"[.!?:;][)\]\"'’”»]*\d{0,2}$")
_ITEM = re.compile(r"(?:[-•*–—·]|\(?\d{1,3}[.)]|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)])\s")
_LABEL = re.compile(
    r"(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Gen|Amb|Sen)\.\s)?[A-ZÀ-Þ][^.:;,!?]{0,40}:\s"  # Mr. Name: ...
    r"|(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][\w'’-]+[.:]\s"  # A.B. Name. ...
    r"|[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}[.:]\s"  # THE CHAIRMAN. ...
)
_COLUMNS = re.compile(r"\S {3,}\S")


class Line(NamedTuple):
    """A line with words: `start` and `end` are those of its words, without white space around.

    `number` counts all lines, `page` the pages before the one that it stands on.
    """

    number: int
    page: int
    start: int
    end: int
    words: str
    indent: int

    @property
    def right(self) -> int:
        """The column at which the line ends."""
        return self.indent + self.end - self.start

    @property
    def ends_sentence(self) -> bool:
        """Tell whether a sentence or a clause ends with the line."""
        last = self.words[-1]
        if last.isalpha() or last == ",":
            return False
        return _SENTENCE_ENDS.search(self.words[-8:]) is not None

    @property
    def is_item(self) -> bool:
        """Tell whether the line opens with an item's bullet or number."""
        return _ITEM.match(self.words) is not None

    @property
    def is_labelled(self) -> bool:
        """Tell whether the line opens with what may be a speaker's label or a field's name."""
        return is_labelled(self.words)

    @property
    def goes_on(self) -> bool:
        """Tell whether the line opens in the midst of a sentence: with a small letter."""
        return self.words[0].islower()

    @property
    def has_columns(self) -> bool:
        """Tell whether the line is the row of a table set with spaces."""
        return "   " in self.words and _COLUMNS.search(self.words) is not None


def is_labelled(words: str) -> bool:
    """Tell whether words open with what may be a speaker's label or a field's name."""
    return not words[0].islower() and _LABEL.match(words) is not None


def lines(text: str) -> list[Line]:
    r"""Return the lines with words of a text in which only "\n" and "\f" end lines."""
    found: list[Line] = []
    at = number = 0
    for page, whole in enumerate(text.split("\f")):
        for piece in whole.split("\n"):
            words = piece.strip()
            if words:
                indent = 0 if piece[0] == words[0] else piece.index(words[0])
                start = at + indent
                found.append(Line(number, page, start, start + len(words), words, indent))
            at += len(piece) + 1
            number += 1
    return found


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: `width` is its page's in characters, 0 where its lines are not broken.

    `spaced` tells whether a blank line stands after every line, as typists do it.
    """

    width: int = 0
    spaced: bool = False

    @classmethod
    def of(cls, spoken: Sequence[Line]) -> "Layout":
        """Measure the lines that have words."""
        width = _candidate(spoken)
        if not width:
            return cls()
        capitals = _in_capitals(spoken)
        broken = _Evidence.of(spoken, width, 1)
        if broken.is_sound(capitals=capitals):
            return cls(width)
        spaced = _Evidence.of(spoken, width, 2)
        if spaced.count > 2 * broken.count and spaced.is_sound(capitals=capitals):
            return cls(width, spaced=True)
        return cls()

    @property
    def narrow(self) -> int:
        """The column that a broken line reaches, however early a typist broke it."""
        return self.width * 11 // 20

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether there was no room left on the line for the next word."""
        right = line.right
        room = self.width - SLACK - right - 1
        if right <= self.narrow or len(following.words) <= room:
            return False
        return room <= 0 or following.words.find(" ", 0, room + 1) < 0

    def adjoins(self, line: Line, following: Line) -> bool:
        """Tell whether one line follows the other with no gap between."""
        apart = following.number - line.number
        return line.page == following.page and (apart == 1 or (self.spaced and apart == 2))


def _candidate(spoken: Sequence[Line]) -> int:
    sizes = sorted(line.right for line in spoken)
    if len(sizes) < 2 or sizes[-1] < NARROWEST_PAGE:
        return 0
    if sum(size for size in sizes if size > WIDEST_PAGE) * 2 > sum(sizes):
        return 0
    width = sizes[min(len(sizes) - 1, int(len(sizes) * 0.93))]
    full = sum(1 for size in sizes if size >= width - LOOSE)
    return width if NARROWEST_PAGE <= width <= WIDEST_PAGE and full * 4 >= len(sizes) else 0


def _in_capitals(spoken: Sequence[Line]) -> bool:
    sample = "".join([line.words for line in spoken[:200]])[:SAMPLE]
    return sum(map(str.isupper, sample)) > 4 * sum(map(str.islower, sample))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Of lines on which no sentence ends: after how many the text goes on, how many are full."""

    count: int
    going_on: int
    full: int

    @classmethod
    def of(cls, spoken: Sequence[Line], width: int, apart: int) -> "_Evidence":
        layout = Layout(width)
        count = going_on = full = 0
        for line, following in pairwise(spoken):
            if following.number - line.number != apart or line.page != following.page:
                continue
            if line.right < width * 0.6 or line.has_columns or line.ends_sentence:
                continue
            count += 1
            going_on += following.goes_on or line.words[-1] == "-"
            full += layout.is_full(line, following)
        return cls(count, going_on, full)

    def is_sound(self, *, capitals: bool) -> bool:
        if not capitals:
            return self.count > 0 and self.going_on * 5 >= self.count * 2
        return self.count >= 3 and self.full * 5 >= self.count * 4
