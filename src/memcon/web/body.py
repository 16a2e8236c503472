"""The body of a record page: its turns, narration, notes and withheld passages, ready to print."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from memcon.model.marks import Note
from memcon.web.grounds import Quote, address, quote
from memcon.web.layers import underlined
from memcon.web.layout import Layout, Section, overhang
from memcon.web.parties import Look
from memcon.web.pieces import Piece, Voice, note_name
from memcon.web.study import Study
from memcon.web.words import Ink, Margin, page_start

MOST_OVERHANG = 6  # lines: notes that reach lower stand below the text, not beside it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a piece of one; `start` is its place in the record's text.

    `acts` are the labels that stand beside it; where there is no margin they stand above it.
    """

    start: int
    words: Markup
    css: str
    page: Markup
    acts: tuple[Margin, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note beside the section that holds its marker."""

    anchor: str
    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A turn, or a stretch that is nobody's; `opens` are the explanations of the whole of it.

    `goes_on` tells that it begins within a paragraph; `by` is the index of the figure, or -1.
    """

    voice: str
    anchor: str
    label: str
    who: str
    number: int | None
    address: str
    opens: str
    look: Look | None
    reported: bool
    goes_on: bool
    by: int
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[NoteView, ...]
    notes_below: bool
    page: Markup
    flags: tuple[Quote, ...]


class Body:
    """Turns sections of one record into views; keeps count of the addresses it has given."""

    def __init__(self, study: Study) -> None:
        """Take what the views are drawn from."""
        self._study = study
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

    def paragraph(self, piece: Piece, page: bool = True, acts: bool = False) -> Paragraph:
        """Return one piece as a paragraph, with its acts where there is a margin for them."""
        beside = self._study.beside(piece.at) if acts else ()
        css = ["" if piece.opens else "on"]
        if piece.turn is not None and piece.voice is not Voice.TURN:
            css.append(piece.voice.value)
        label = self._page_labels.get(piece.at.start) if page else None
        return Paragraph(
            piece.at.start,
            self.ink.words(piece.at, beside),
            " ".join(css).strip(),
            Markup(page_start(label)) if label is not None else Markup(),
            beside,
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
        turn = section.turn
        told = turn is not None and self._layout.turns[turn].reported
        if turn is not None and told:
            at = self._layout.turns[turn].speeches[0].at
        fresh = not told and self.ink.gives(address(at))
        label = self._page_labels.get(first.at.start)
        notes = self.notes(section.notes)
        return SectionView(
            section.voice.value,
            self._fresh(_anchor(section, first), f"at-{first.at.start}"),
            self._label(section),
            "" if turn is None else self._who(turn),
            None if turn is None or section.goes_on else turn + 1,
            address(at) if fresh and mark is not None else "",
            f"why-{address(at)}" if mark is not None else "",
            None if turn is None else self._looks.of[self._roll.speaker_of[turn]],
            told,
            not first.opens,
            -1 if turn is None else self._roll.speaker_of[turn],
            tuple(self.paragraph(piece, piece is not first, True) for piece in section.pieces),
            notes,
            overhang(section.pieces, section.notes) > MOST_OVERHANG,
            Markup(page_start(label)) if label is not None else Markup(),
            tuple(self._flags(section, part)),
        )

    def _label(self, section: Section) -> str:
        if section.turn is None:
            names = {Voice.NOTE: note_name(section.pieces[0]), Voice.BODY: ""}
            return names.get(section.voice, section.voice.value)
        told = ", reported" if self._layout.turns[section.turn].reported else ""
        return f"turn {section.turn + 1}, {self._who(section.turn)}{told}"

    def _who(self, turn: int) -> str:
        """Return the speaker's name and side, neither of them twice."""
        figure = self._roll.speaker_of[turn]
        look, name = self._looks.of[figure], self._roll.figures[figure].name
        return look.name if look.name.startswith(name) else f"{name}, {look.name}"

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
