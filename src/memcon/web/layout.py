"""How a record lies on the page: heading, turns, narration, notes beside their markers, in parts.

The pieces of all parts, the heading, the source notes and the notes together are the whole text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from memcon.model.marks import Mark, Note
from memcon.model.reading import Reading
from memcon.text.clean import Cleaned, clean
from memcon.text.paragraphs import paragraphs
from memcon.web.pieces import (
    Piece,
    Voice,
    end_of_heading,
    moves,
    note_name,
    pieces_of,
)
from memcon.web.turns import Turn, turns_of

LONGEST_PART = 80_000  # characters on one page
MOST_TURNS = 250  # turns on one page
NARROW_LINE = 24  # characters in a line of a note in the margin
WIDE_LINE = 71  # characters in a line of the text
NARROW_HEIGHT = 0.7  # of a line of the text

HEADING = -1


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
        """The index of the turn whose words these are."""
        return self.pieces[0].turn

    @property
    def mark(self) -> Mark | None:
        """The mark that makes the section what it is."""
        return self.pieces[0].mark


@dataclass(frozen=True)
class Layout:
    """A record laid out: `parts` are the pages of sections, never none."""

    reading: Reading
    turns: tuple[Turn, ...]
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
                name = _section_name(section, last, bool(self.turns))
                rows.extend((piece.at.start, number, name) for piece in section.pieces)
                rows.extend((piece.at.start, number, note_name(piece)) for piece in section.notes)
        rows.sort()
        return [row[0] for row in rows], [row[1:] for row in rows]

    @property
    def part_starts(self) -> tuple[int, ...]:
        """Where each part begins in the text."""
        return tuple(part[0].pieces[0].at.start if part else 0 for part in self.parts)

    def part_of(self, offset: int) -> int:
        """Return the index of the part in which the character at `offset` is shown."""
        return self._place(offset)[0]

    def name_of(self, offset: int) -> str:
        """Return what a person calls the place of `offset`: "turn 3", "note 2", "heading"."""
        return self._place(offset)[1]

    def _place(self, offset: int) -> tuple[int, str]:
        starts, places = self._places
        return places[max(0, bisect_right(starts, offset) - 1)] if places else (0, "text")


def laid_out(reading: Reading) -> Layout:
    """Lay the record's text out by its marks."""
    text = reading.record.text
    marks = sorted(reading.marks, key=lambda mark: (mark.at.start, -mark.at.end))
    cleaned = clean(text)
    starts = [cleaned.alignment.back(p.at).start for p in paragraphs(cleaned.text)]
    turns = tuple(turns_of(text, marks))
    pieces = tuple(pieces_of(text, marks, turns, starts))
    body_from = end_of_heading(text, marks, pieces)
    flow = [piece for piece in pieces[body_from:] if not moves(piece)]
    homes = _homes([piece for piece in pieces if moves(piece)], flow)
    return Layout(
        reading,
        turns,
        tuple(piece for piece in pieces[:body_from] if not moves(piece)),
        tuple(homes.get(HEADING, ())),
        tuple(piece for piece in pieces if piece.voice is Voice.SOURCE),
        tuple(_parts(_sections(flow, homes))),
        cleaned,
    )


def _homes(moved: list[Piece], flow: list[Piece]) -> dict[int, list[Piece]]:
    """Return the notes beside each piece of the flow, by its index."""
    starts = [piece.at.start for piece in flow]
    notes = [piece for piece in moved if piece.voice is Voice.NOTE]
    note_starts = [note.at.start for note in notes]
    homes: dict[int, list[Piece]] = {}
    for note in notes:
        at = _anchor(note)
        for _ in range(3):  # a marker inside a note: go where that note goes
            index = bisect_right(note_starts, at) - 1
            if index >= 0 and notes[index].at.start <= at < notes[index].at.end:
                at = _anchor(notes[index])
        homes.setdefault(bisect_right(starts, at) - 1, []).append(note)
    return homes


def _anchor(note: Piece) -> int:
    anchor = note.mark.anchor if isinstance(note.mark, Note) else None
    return anchor.start if anchor is not None else note.at.start


def _sections(flow: list[Piece], homes: Mapping[int, Sequence[Piece]]) -> Iterator[Section]:
    """Group pieces of one voice; a new group begins where notes would stand far from their text."""
    group: list[Piece] = []
    notes: list[Piece] = []
    begun: set[int] = set()
    for index, piece in enumerate(flow):
        beside = homes.get(index, ())
        apart = group and not _stands_with(group[-1], piece)
        if apart or (group and beside and piece.opens and not overhang(group, notes)):
            yield _section(group, notes, begun)
            group, notes = [], []
        group.append(piece)
        notes.extend(beside)
    if group:
        yield _section(group, notes, begun)


def _section(group: list[Piece], notes: list[Piece], begun: set[int]) -> Section:
    turn = group[0].turn
    goes_on = turn is not None and turn in begun
    if turn is not None:
        begun.add(turn)
    return Section(tuple(group), tuple(notes), goes_on)


def overhang(pieces: Sequence[Piece], notes: Sequence[Piece]) -> float:
    """Return by how many lines the notes in the margin reach below the words beside them."""
    beside = sum((note.at.end - note.at.start) // NARROW_LINE + 1 for note in notes)
    words = sum((piece.at.end - piece.at.start) // WIDE_LINE + 1 for piece in pieces)
    return max(0.0, beside * NARROW_HEIGHT - words)


def _stands_with(before: Piece, piece: Piece) -> bool:
    if before.turn is not None or piece.turn is not None:
        return before.turn == piece.turn
    return before.voice is piece.voice and (
        before.mark is piece.mark or piece.voice in (Voice.NARRATION, Voice.BODY)
    )


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


def _section_name(section: Section, last: int | None, has_turns: bool) -> str:
    if section.turn is not None:
        return f"turn {section.turn + 1}"
    if section.voice is Voice.NOTE:
        return note_name(section.pieces[0])
    if last is None:
        return "before turn 1" if has_turns else "text"
    return f"after turn {last + 1}"
