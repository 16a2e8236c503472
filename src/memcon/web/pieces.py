"""Cut a record's text into pieces: a paragraph, or a part of one in a voice of its own.

Every character of the text is in exactly one piece, and the pieces are in the order of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from unicodedata import normalize

from memcon.model.marks import (
    Addressee,
    Aside,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Mark,
    Narration,
    Note,
    Sender,
    Signature,
    SourceNote,
    Subject,
    Title,
    Withheld,
)
from memcon.text.span import Span
from memcon.web.segments import segments
from memcon.web.turns import Turn

LONGEST_PIECE = 20_000  # characters in one paragraph on the page; a longer one is cut at a space
LONG_LINE = 160  # a line of a heading is shorter, unless it is marked as part of the heading
LONGEST_MARKER = 8  # characters before a note's words that are its marker: "12)  "

# A paragraph's number: "2. ", "(a) ".
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[ivx]{1,5})[.)\]]*\s*")

_HEADING = (
    Title, DocumentDate, DocumentPlace, Classification, Subject, Attendee, Sender, Addressee,
)  # fmt: skip
_BLOCKS = (Narration, Aside, Withheld, Note, SourceNote, Signature)


class Voice(Enum):
    """In whose voice a piece of the text is, which decides how it is set."""

    TURN = "turn"
    NARRATION = "narration"
    ASIDE = "aside"
    WITHHELD = "withheld"
    NOTE = "note"
    SOURCE = "source"
    SIGNATURE = "signature"
    BODY = "body"


_VOICES: tuple[tuple[type[Mark], Voice], ...] = (
    (SourceNote, Voice.SOURCE),
    (Note, Voice.NOTE),
    (Withheld, Voice.WITHHELD),
    (Aside, Voice.ASIDE),
    (Narration, Voice.NARRATION),
    (Signature, Voice.SIGNATURE),
    (Turn, Voice.TURN),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a piece of one, with the white space after it.

    `mark` is what makes it more than body text; `turn` is the index of the turn it belongs to;
    `opens` tells whether a paragraph begins here.
    """

    at: Span
    voice: Voice
    mark: Mark | None = None
    turn: int | None = None
    opens: bool = True


def note_name(piece: Piece) -> str:
    """Return "note 3", or "note" where its marker is not known."""
    marker = piece.mark.marker if isinstance(piece.mark, Note) else ""
    return f"note {normalize('NFKC', marker)}".strip()


def pieces_of(
    text: str, marks: Sequence[Mark], turns: tuple[Turn, ...], starts: list[int]
) -> Iterator[Piece]:
    """Yield the pieces of the text; paragraphs begin at `starts`, `marks` are in order."""
    number = {id(turn): index for index, turn in enumerate(turns)}
    blocks = (mark for mark in marks if isinstance(mark, _BLOCKS))
    laid = [
        (extent, mark)
        for mark in sorted([*turns, *blocks], key=lambda mark: (mark.at.start, -mark.at.end))
        if (extent := _extent(mark, text, starts)) is not None
    ]
    cuts = [*starts, *_cuts_of_long_lines(text, starts)]
    opening = set(starts)
    held: Piece | None = None
    for segment in segments(Span(0, len(text)), laid, cuts):
        piece = _piece(segment.at, segment.over, number, segment.at.start in opening)
        if held is None:
            held = piece
        elif _says_nothing(piece, text) and not (piece.opens and piece.at.of(text).strip()):
            held = replace(held, at=Span(held.at.start, piece.at.end))
        elif _says_nothing(held, text) and not (piece.opens and held.at.of(text).strip()):
            opens = held.opens or piece.opens or held.at.start == 0
            held = replace(piece, at=Span(held.at.start, piece.at.end), opens=opens)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _says_nothing(piece: Piece, text: str) -> bool:
    """Tell whether the piece is only white space, or a bracket left over beside a mark."""
    words = piece.at.of(text)
    return not words.strip() or (piece.mark is None and not any(map(str.isalnum, words)))


def _piece(at: Span, over: tuple[Mark, ...], number: dict[int, int], opens: bool) -> Piece:
    turn = next((number[id(mark)] for mark in over if isinstance(mark, Turn)), None)
    inner = next((mark for mark in over if isinstance(mark, Turn | Narration)), None)
    for kind, voice in _VOICES:
        for mark in over:
            if isinstance(mark, Narration) and mark is not inner:
                continue  # who is told to speak in the midst of narration speaks
            if isinstance(mark, kind):
                apart = voice in (Voice.SOURCE, Voice.NOTE)
                return Piece(at, voice, mark, None if apart else turn, opens)
    return Piece(at, Voice.BODY, None, None, opens)


def _extent(mark: Mark, text: str, starts: list[int]) -> Span | None:
    """Return the stretch that the mark takes as a block of its own, or None: then it is inline."""
    index = bisect_right(starts, mark.at.start)
    begin = starts[index - 1] if index else 0
    after = bisect_right(starts, max(mark.at.start, mark.at.end - 1))
    end = starts[after] if after < len(starts) else len(text)
    begin = max(begin, text.rfind("\n", begin, mark.at.start) + 1)
    before = text[begin : mark.at.start]
    alone = not any(map(str.isalnum, before))
    if isinstance(mark, Turn) and _NUMBER.fullmatch(before):
        alone = True
    if isinstance(mark, Note | SourceNote):
        short = len(before) <= LONGEST_MARKER
        return Span(begin if alone or short else mark.at.start, mark.at.end)
    if isinstance(mark, Aside | Withheld | Signature):
        whole = alone and not any(map(str.isalnum, text[mark.at.end : end]))
        return Span(begin, mark.at.end) if whole else None
    return Span(begin if alone else mark.at.start, mark.at.end)


def _cuts_of_long_lines(text: str, starts: list[int]) -> Iterator[int]:
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        at = start
        while end - at > LONGEST_PIECE:
            space = text.rfind(" ", at + LONGEST_PIECE // 2, at + LONGEST_PIECE)
            at = space + 1 if space > 0 else at + LONGEST_PIECE
            yield at


def moves(piece: Piece) -> bool:
    """Tell whether the piece is shown away from its place: beside its marker, or in the card."""
    anchored = isinstance(piece.mark, Note) and piece.mark.anchor is not None
    return piece.voice is Voice.SOURCE or (piece.voice is Voice.NOTE and anchored)


def end_of_heading(text: str, marks: Sequence[Mark], pieces: Sequence[Piece]) -> int:
    """Return the number of leading pieces that are the record's heading."""
    heads = [mark.at for mark in marks if isinstance(mark, _HEADING) and mark.at.end > 0]
    end = 0
    for index, piece in enumerate(pieces):
        if piece.turn is not None or piece.voice in (Voice.NARRATION, Voice.ASIDE, Voice.WITHHELD):
            break
        if piece.voice is not Voice.BODY:
            continue
        marked = sum(
            min(at.end, piece.at.end) - max(at.start, piece.at.start)
            for at in heads
            if at.meets(piece.at)
        )
        words = piece.at.trimmed(text)
        if marked * 2 >= words.end - words.start:
            end = index + 1
        elif words.end - words.start > LONG_LINE:
            break
    return end
