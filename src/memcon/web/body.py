"""The body of a record page: its turns, narration, notes and withheld passages, ready to print."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from memcon.model.marks import (
    Form,
    Note,
    Speech,
)
from memcon.web.grounds import Quote, address, quote
from memcon.web.layers import underlined
from memcon.web.layout import Layout, Section, overhang
from memcon.web.parties import Look
from memcon.web.pieces import Piece, Voice, note_name
from memcon.web.study import Study
from memcon.web.words import Ink, page_start

MOST_OVERHANG = 6  # lines: notes that reach lower stand below the text, not beside it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a piece of one; `start` is its place in the record's text."""

    start: int
    words: Markup
    css: str
    page: Markup


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note beside the section that holds its marker."""

    anchor: str
    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A turn, or a stretch that is nobody's; `opens` are the explanations of the whole of it."""

    voice: str
    anchor: str
    label: str
    number: int | None
    address: str
    opens: str
    look: Look | None
    reported: bool
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[NoteView, ...]
    notes_below: bool
    page: Markup
    flags: tuple[Quote, ...]


class Body:
    """Turns sections of one record into views; keeps count of the addresses it has given."""

    def __init__(self, study: Study) -> None:
        """Take what the views are drawn from."""
        self._layout = study.layout
        self._roll = study.roll
        self._looks = study.looks
        self.ink = Ink(study.layout, study.laid)
        self._page_labels = _before_pieces(study.layout)
        findings = study.reading.findings
        self._large = sorted(
            (f for f in findings if not underlined(f)), key=lambda finding: finding.at.start
        )

    def sections(self, part: int) -> tuple[SectionView, ...]:
        """Return the views of one part."""
        return tuple(self._section(section, part) for section in self._layout.parts[part])

    def paragraph(self, piece: Piece, page: bool = True) -> Paragraph:
        """Return one piece as a paragraph."""
        css = ["" if piece.opens else "on"]
        if piece.turn is not None and piece.voice is not Voice.TURN:
            css.append(piece.voice.value)
        label = self._page_labels.get(piece.at.start) if page else None
        return Paragraph(
            piece.at.start,
            self.ink.words(piece.at),
            " ".join(css).strip(),
            Markup(page_start(label)) if label is not None else Markup(),
        )

    def notes(self, pieces: Iterable[Piece]) -> tuple[NoteView, ...]:
        """Return the notes that the pieces are made of, each with all its paragraphs."""
        return tuple(
            self._note(tuple(group)) for _, group in groupby(pieces, lambda piece: id(piece.mark))
        )

    def _note(self, pieces: tuple[Piece, ...]) -> NoteView:
        first = pieces[0]
        at = first.mark.at if first.mark else first.at
        return NoteView(
            self._fresh(f"note-{address(at)}", f"at-{first.at.start}"),
            note_name(first),
            tuple(self.paragraph(piece) for piece in pieces),
        )

    def _fresh(self, *names: str) -> str:
        """Return the first of some names that no element has yet."""
        return next(name for name in (*names,) if self.ink.gives(name))

    def _section(self, section: Section, part: int) -> SectionView:
        first = section.pieces[0]
        mark = self._layout.turns[section.turn] if section.turn is not None else section.mark
        at = mark.at if mark is not None else first.at.trimmed(self._layout.reading.record.text)
        fresh = self.ink.gives(address(at))
        turn = section.turn
        label = self._page_labels.get(first.at.start)
        notes = self.notes(section.notes)
        return SectionView(
            section.voice.value,
            self._fresh(_anchor(section, first), f"at-{first.at.start}"),
            self._label(section),
            None if turn is None or section.goes_on else turn + 1,
            address(at) if fresh and mark is not None else "",
            f"why-{address(at)}" if mark is not None else "",
            None if turn is None else self._looks.of[self._roll.speaker_of[turn]],
            isinstance(mark, Speech) and mark.form is Form.REPORTED,
            tuple(self.paragraph(piece, piece is not first) for piece in section.pieces),
            notes,
            overhang(section.pieces, section.notes) > MOST_OVERHANG,
            Markup(page_start(label)) if label is not None else Markup(),
            tuple(self._flags(section, part)),
        )

    def _label(self, section: Section) -> str:
        if section.turn is None:
            names = {Voice.NOTE: note_name(section.pieces[0]), Voice.BODY: ""}
            return names.get(section.voice, section.voice.value)
        look = self._looks.of[self._roll.speaker_of[section.turn]]
        speech = self._layout.turns[section.turn]
        told = ", reported" if speech.form is Form.REPORTED else ""
        speaker = self._roll.figures[self._roll.speaker_of[section.turn]].name
        side = "" if look.name.startswith(speaker) else f", {look.name}"
        return f"turn {section.turn + 1}, {speaker}{side}{told}"

    def _flags(self, section: Section, part: int) -> Iterator[Quote]:
        """Yield the findings about more of the section than can be underlined."""
        begin, end = section.pieces[0].at.start, section.pieces[-1].at.end
        first = bisect_left(self._large, begin, key=lambda finding: finding.at.start)
        for finding in self._large[first:]:
            if finding.at.start >= end:
                return
            yield quote(self._layout, finding.at, part)


def _anchor(section: Section, first: Piece) -> str:
    if section.turn is not None:
        more = f"-{first.at.start}" if section.goes_on else ""
        return f"t{section.turn + 1}{more}"
    if isinstance(section.mark, Note):
        return f"note-{address(section.mark.at)}"
    return f"at-{first.at.start}"


def _before_pieces(layout: Layout) -> dict[int, str]:
    """Return the pages that begin before a piece, by the piece's start."""
    text = layout.reading.record.text
    starts = {piece.at.start for part in layout.parts for s in part for piece in s.pieces}
    pages: dict[int, str] = {}
    for page in layout.reading.record.pages:
        after = page.offset
        while after < len(text) and text[after].isspace():
            after += 1
        if after in starts:
            pages[after] = page.label
    return pages
