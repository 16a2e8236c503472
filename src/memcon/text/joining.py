"""What reads between two lines of a page: nothing of the page's where the words run on."""

from collections.abc import Iterator
from enum import Enum
from itertools import accumulate

from memcon.text.furniture import is_unfinished
from memcon.text.hyphens import Hyphens
from memcon.text.lines import NARROWEST_PAGE, WIDEST_PAGE, Layout, Line
from memcon.text.paragraphs import opens_note

Edit = tuple[int, int, str]  # from, to, what reads instead

LONG_LINE = 70  # in a text that is not broken into lines, only such a line can be a broken one

_DANGLING = frozenset(  # no sentence ends with them, and no line of a list
    {"and", "or", "of", "the", "to", "with", "between", "at", "in", "by", "for", "from", "on"}
    | {"a", "an", "that", "which", "as"}
)


class _Link(Enum):
    """How a line hangs together with the next."""

    SENTENCE = "it runs on"
    LINE = "the next is a line of its own"
    PARAGRAPH = "the next begins a paragraph"


class Joiner:
    """Goes through the lines of a text and tells what reads between each two of them."""

    def __init__(self, text: str, spoken: list[Line]) -> None:
        self._text = text
        self._layout = Layout.of(spoken)
        self._hyphens = Hyphens(text)
        self._full, self._prose = _full_and_prose(spoken, self._layout)
        self._first = spoken[0] if spoken else None  # of the paragraph
        self._listing = False  # whether a line of the block opens with an item's number
        self._broken_off = False  # whether the last paragraph that is no note has no end

    def between(self, line: Line, following: Line, *, turned: bool) -> Edit | None:
        """Return what reads between the two instead of what stands there, None to leave it."""
        layout = self._layout
        if layout.adjoins(line, following) and not turned:
            self._listing = self._listing or line.is_item
            link = self._link(line, following)
        else:
            self._listing = False
            link = _Link.SENTENCE if self._bridges(line, following, turned) else _Link.PARAGRAPH
        if link is _Link.SENTENCE:
            drop, instead = self._hyphens.seam(line.words, following.words)
            return line.end - drop, following.start, instead
        if link is _Link.PARAGRAPH:
            self._turn_to(following, line)
        return self._gap(line, following, link, turned)

    def _turn_to(self, following: Line, line: Line) -> None:
        if self._first is None or not opens_note(self._first.words):
            reached = line.right > (self._layout.width * 3 // 4 or NARROWEST_PAGE)
            self._broken_off = reached and is_unfinished(line.words)
        self._first = following

    def _gap(self, line: Line, following: Line, link: _Link, turned: bool) -> Edit | None:
        there = self._text[line.end : following.start]
        if link is _Link.PARAGRAPH and (turned or there.count("\n") < 2):
            return line.end, following.start, "\n\n"
        plain = "\n" * max(1, there.count("\n")) + " " * following.indent
        return None if there == plain else (line.end, following.start, plain)

    def _link(self, line: Line, following: Line) -> _Link:
        layout = self._layout
        if line.has_columns or following.has_columns:
            return _Link.LINE
        if following.goes_on and self._hyphens.ties(line.words, following.words):
            return _Link.SENTENCE
        if not layout.width:
            return _Link.SENTENCE if self._runs_on_unbroken(line, following) else _Link.LINE
        if following.goes_on:
            return self._link_to_small_letter(line, following)
        return self._link_to_capital(line, following)

    def _runs_on_unbroken(self, line: Line, following: Line) -> bool:
        if not LONG_LINE <= len(line.words) <= WIDEST_PAGE or len(following.words) > WIDEST_PAGE:
            return False
        if following.goes_on:
            return not line.ends_sentence
        return line.words[-1] == "," or _dangles(line.words)

    def _link_to_small_letter(self, line: Line, following: Line) -> _Link:
        if following.is_item and line.ends_sentence:
            return _Link.LINE
        if self._layout.is_full(line, following):
            return _Link.SENTENCE
        broken_early = line.right > self._layout.narrow and not line.ends_sentence
        return _Link.SENTENCE if broken_early else _Link.LINE

    def _link_to_capital(self, line: Line, following: Line) -> _Link:
        layout, ends = self._layout, line.ends_sentence
        if line.is_labelled and following.is_labelled and not ends:
            return _Link.LINE  # fields of a heading: "From: ..." and below it "To: ..."
        full = layout.is_full(line, following)
        if following.indent > line.indent + 1 and not (full and not ends):
            begins = self._opens(following) or self._is_prose(line)
            return _Link.PARAGRAPH if begins else _Link.LINE
        if following.is_item and full and self._counts_in_sentence(line):
            return _Link.SENTENCE
        if ends and (following.is_item or following.is_labelled):
            return _Link.PARAGRAPH if following.is_labelled or self._is_prose(line) else _Link.LINE
        if line.right > layout.narrow and self._hangs(line, following):
            return _Link.SENTENCE
        if full and self._is_prose(line):
            return _Link.SENTENCE
        if not full and ends and self._is_prose(line) and self._is_prose(following):
            return _Link.PARAGRAPH
        return _Link.LINE

    def _counts_in_sentence(self, line: Line) -> bool:
        """Tell whether an item is one of a sentence: none before it has opened a line."""
        return not self._listing and self._is_prose(line) and line.words[-1] not in ".?!"

    def _hangs(self, line: Line, following: Line) -> bool:
        if following.is_item or following.is_labelled:
            return False
        return _dangles(line.words) or self._hyphens.ties(line.words, following.words)

    def _is_prose(self, line: Line) -> bool:
        return line.number in self._prose

    def _bridges(self, line: Line, following: Line, turned: bool) -> bool:
        """Tell whether a paragraph goes on over a gap in which a page may have ended."""
        if following.is_item:
            return False
        if self._broken_off and self._first is not None and opens_note(self._first.words):
            return False  # a note stands between the halves of what goes on here
        if following.goes_on and is_unfinished(line.words):
            if self._hyphens.ties(line.words, following.words):
                return True
            is_sentence = following.ends_sentence or len(following.words.split(None, 2)) > 2
            return line.right > NARROWEST_PAGE and is_sentence
        return turned and self._runs_over_page(line, following)

    def _runs_over_page(self, line: Line, following: Line) -> bool:
        """Tell whether a page ended in the midst of a sentence that goes on with a capital.

        Its last line is full, and the next page opens with a line of running text at the margin.
        """
        if not is_unfinished(line.words) or line.right <= self._layout.narrow:
            return False
        if (
            following.is_labelled
            or following.indent > line.indent + 1
            or not self._opens(following)
        ):
            return False
        if opens_note(following.words) or (following.words.isupper() and not line.words.isupper()):
            return False
        full = self._is_prose(line) and self._layout.is_full(line, following)
        return full or _dangles(line.words)

    def _opens(self, line: Line) -> bool:
        return line.number in self._full or self._is_prose(line)


def _dangles(words: str) -> bool:
    return words[-1].isalpha() and words[-12:].rpartition(" ")[2].lower() in _DANGLING


def _full_and_prose(spoken: list[Line], layout: Layout) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of full lines, and of lines among whose neighbours most are, as in prose."""
    full: set[int] = set()
    prose: set[int] = set()
    block: list[Line] = []
    for line in spoken if layout.width else ():
        if block and layout.adjoins(block[-1], line):
            if layout.is_full(block[-1], line):
                full.add(block[-1].number)
        else:
            prose.update(_prose_of_block(block, full))
            block = []
        block.append(line)
    prose.update(_prose_of_block(block, full))
    return frozenset(full), frozenset(prose)


def _prose_of_block(block: list[Line], full: set[int]) -> Iterator[int]:
    """A line is prose where of the four lines on either side half or more are full.

    The block's last line need not be full and does not count.
    """
    last = len(block) - 1
    counts = [0, *accumulate(line.number in full for line in block)]
    for at, line in enumerate(block):
        low, high = max(0, at - 4), min(last, at + 5)
        if high > low and 2 * (counts[high] - counts[low]) >= high - low:
            yield line.number
