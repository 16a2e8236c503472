"""How a record's text lies on the page: heading, turns, narration, notes, in parts if it is long.

Every character of the text is in exactly one piece, and the pieces are in the order of the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

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
    Speech,
    Subject,
    Title,
    Withheld,
)
from memcon.model.reading import Reading
from memcon.text.clean import Cleaned, clean
from memcon.text.paragraphs import paragraphs
from memcon.text.span import Span
from memcon.web.segments import segments

LONGEST_PIECE = 20_000  # characters in one paragraph on the page; a longer one is cut at a space
LONGEST_PART = 80_000  # characters on one page
MOST_TURNS = 250  # turns on one page
LONG_LINE = 160  # a line of a heading is shorter, unless it is marked as part of the heading
LONGEST_MARKER = 8  # characters before a note's words that are its marker: "12)  "

_HEADING = (
    Title, DocumentDate, DocumentPlace, Classification, Subject, Attendee, Sender, Addressee,
)  # fmt: skip
_BLOCKS = (Speech, Narration, Aside, Withheld, Note, SourceNote, Signature)


class Voice(Enum):
    """In whose voice a piece of the text is, which decides how it is set."""

    HEADING = "heading"
    TURN = "turn"
    NARRATION = "narration"
    ASIDE = "aside"
    WITHHELD = "withheld"
    NOTE = "note"
    SOURCE = "source"
    SIGNATURE = "signature"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a piece of one, with the white space after it.

    `mark` is what makes it more than body text; `turn` is the index of the speech it belongs to;
    `opens` tells whether a paragraph begins here.
    """

    at: Span
    voice: Voice
    mark: Mark | None = None
    turn: int | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces that stand together, and the notes that belong beside them.

    `goes_on` tells that the same turn began in a section before this one.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Piece, ...] = ()
    goes_on: bool = False

    @property
    def voice(self) -> Voice:
        """The voice of the whole section: a turn stays a turn with narration in it."""
        return Voice.TURN if self.turn is not None else self.pieces[0].voice

    @property
    def turn(self) -> int | None:
        """The index of the speech whose words these are."""
        return self.pieces[0].turn

    @property
    def mark(self) -> Mark | None:
        """The mark that makes the section what it is."""
        return self.pieces[0].mark


@dataclass(frozen=True)
class Layout:
    """A record laid out: `parts` are the pages of sections, never none."""

    reading: Reading
    turns: tuple[Speech, ...]
    heading: tuple[Piece, ...]
    heading_notes: tuple[Piece, ...]
    sources: tuple[Piece, ...]
    parts: tuple[tuple[Section, ...], ...]
    cleaned: Cleaned

    @cached_property
    def standing(self) -> frozenset[Mark]:
        """The marks that stand as blocks of their own, not within a line."""
        shown = [piece for part in self.parts for section in part for piece in section.pieces]
        return frozenset(piece.mark for piece in shown if piece.mark is not None)

    @cached_property
    def _places(self) -> tuple[list[int], list[tuple[int, str]]]:
        rows: list[tuple[int, int, str]] = []
        rows.extend((piece.at.start, 0, "heading") for piece in self.heading)
        rows.extend((piece.at.start, 0, note_name(piece)) for piece in self.heading_notes)
        rows.extend((piece.at.start, 0, "source note") for piece in self.sources)
        last: int | None = None
        for number, part in enumerate(self.parts):
            for section in part:
                last = section.turn if section.turn is not None else last
                name = _section_name(section, last)
                rows.extend((piece.at.start, number, name) for piece in section.pieces)
                rows.extend((piece.at.start, number, note_name(piece)) for piece in section.notes)
        rows.sort()
        return [row[0] for row in rows], [row[1:] for row in rows]

    def part_of(self, offset: int) -> int:
        """Return the index of the part in which the character at `offset` is shown."""
        return self._place(offset)[0]

    def name_of(self, offset: int) -> str:
        """Return what a person calls the place of `offset`: "turn 3", "note 2", "heading"."""
        return self._place(offset)[1]

    def _place(self, offset: int) -> tuple[int, str]:
        starts, places = self._places
        return places[max(0, bisect_right(starts, offset) - 1)] if places else (0, "text")


def note_name(piece: Piece) -> str:
    """Return "note 3", or "note" where its marker is not known."""
    marker = piece.mark.marker if isinstance(piece.mark, Note) else ""
    return f"note {marker}".strip()


def laid_out(reading: Reading) -> Layout:
    """Lay the record's text out by its marks."""
    marks = sorted(reading.marks, key=lambda mark: (mark.at.start, -mark.at.end))
    cleaned = clean(reading.record.text)
    starts = [cleaned.alignment.back(p.at).start for p in paragraphs(cleaned.text)]
    turns = tuple(_outermost(mark for mark in marks if isinstance(mark, Speech)))
    pieces = list(_pieces(reading, marks, turns, starts))
    body_from = _end_of_heading(reading, marks, pieces)
    heading = [replace(p, voice=Voice.HEADING) for p in pieces[:body_from] if not _moves(p)]
    sources = [p for p in pieces if p.voice is Voice.SOURCE]
    flow = [p for p in pieces[body_from:] if not _moves(p)]
    sections = list(_sections(flow))
    homes = _homes(pieces, sections)
    return Layout(
        reading,
        turns,
        tuple(heading),
        tuple(homes.pop(-1, ())),
        tuple(sources),
        tuple(_parts(replace(s, notes=tuple(homes.get(i, ()))) for i, s in enumerate(sections))),
        cleaned,
    )


def _outermost(speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Yield the speeches that lie in no other; one told within another is marked in its line."""
    end = 0
    for speech in speeches:
        if speech.at.start >= end and speech.at.end > speech.at.start:
            yield speech
            end = speech.at.end


def _pieces(
    reading: Reading, marks: Sequence[Mark], turns: tuple[Speech, ...], starts: list[int]
) -> Iterator[Piece]:
    text = reading.record.text
    number = {id(speech): index for index, speech in enumerate(turns)}
    laid = [
        (extent, mark)
        for mark in marks
        if isinstance(mark, _BLOCKS) and not (isinstance(mark, Speech) and id(mark) not in number)
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
    turn = next((number[id(mark)] for mark in over if isinstance(mark, Speech)), None)
    for kind, voice in (
        (SourceNote, Voice.SOURCE),
        (Note, Voice.NOTE),
        (Withheld, Voice.WITHHELD),
        (Aside, Voice.ASIDE),
        (Narration, Voice.NARRATION),
        (Signature, Voice.SIGNATURE),
        (Speech, Voice.TURN),
    ):
        for mark in over:
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


def _moves(piece: Piece) -> bool:
    """Tell whether the piece is shown away from its place: beside its marker, or in the card."""
    anchored = isinstance(piece.mark, Note) and piece.mark.anchor is not None
    return piece.voice is Voice.SOURCE or (piece.voice is Voice.NOTE and anchored)


def _end_of_heading(reading: Reading, marks: Sequence[Mark], pieces: list[Piece]) -> int:
    """Return the number of leading pieces that are the record's heading."""
    text = reading.record.text
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


def _sections(flow: list[Piece]) -> Iterator[Section]:
    group: list[Piece] = []
    begun: set[int] = set()
    for piece in flow:
        if group and not _stands_with(group[-1], piece):
            yield _section(group, begun)
            group = []
        group.append(piece)
    if group:
        yield _section(group, begun)


def _section(group: list[Piece], begun: set[int]) -> Section:
    turn = group[0].turn
    goes_on = turn is not None and turn in begun
    if turn is not None:
        begun.add(turn)
    return Section(tuple(group), goes_on=goes_on)


def _stands_with(before: Piece, piece: Piece) -> bool:
    if before.turn is not None or piece.turn is not None:
        return before.turn == piece.turn
    return before.voice is piece.voice and (
        before.mark is piece.mark or piece.voice in (Voice.NARRATION, Voice.BODY)
    )


def _homes(pieces: list[Piece], sections: list[Section]) -> dict[int, list[Piece]]:
    """Return for each section, by index, the notes beside it; -1 is the heading."""
    owners = sorted(
        (piece.at.start, index) for index, s in enumerate(sections) for piece in s.pieces
    )
    starts = [start for start, _ in owners]
    notes = [piece for piece in pieces if piece.voice is Voice.NOTE and _moves(piece)]
    note_starts = [note.at.start for note in notes]
    homes: dict[int, list[Piece]] = {}
    for note in notes:
        at = _anchor(note)
        for _ in range(3):  # a marker inside a note: go where that note goes
            index = bisect_right(note_starts, at) - 1
            if index >= 0 and notes[index].at.start <= at < notes[index].at.end:
                at = _anchor(notes[index])
        index = bisect_right(starts, at) - 1
        homes.setdefault(owners[index][1] if index >= 0 else -1, []).append(note)
    return homes


def _anchor(note: Piece) -> int:
    anchor = note.mark.anchor if isinstance(note.mark, Note) else None
    return anchor.start if anchor is not None else note.at.start


def _parts(sections: Iterable[Section]) -> Iterator[tuple[Section, ...]]:
    part: list[Section] = []
    size = turns = 0
    for section in _short(sections):
        length = sum(piece.at.end - piece.at.start for piece in section.pieces)
        if part and (size + length > LONGEST_PART or turns >= MOST_TURNS):
            yield tuple(part)
            part, size, turns = [], 0, 0
        part.append(section)
        size += length
        turns += section.turn is not None
    yield tuple(part)


def _short(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections, those too long for one part cut between their pieces."""
    for section in sections:
        pieces: list[Piece] = []
        size, goes_on, notes = 0, section.goes_on, section.notes
        for piece in section.pieces:
            length = piece.at.end - piece.at.start
            if pieces and size + length > LONGEST_PART:
                yield Section(tuple(pieces), notes, goes_on)
                pieces, size, goes_on, notes = [], 0, section.turn is not None, ()
            pieces.append(piece)
            size += length
        yield Section(tuple(pieces), notes, goes_on)


def _section_name(section: Section, last: int | None) -> str:
    if section.turn is not None:
        return f"turn {section.turn + 1}"
    if section.voice is Voice.NOTE:
        return note_name(section.pieces[0])
    if last is None:
        return "text" if section.voice is Voice.BODY else "before turn 1"
    return f"after turn {last + 1}"
