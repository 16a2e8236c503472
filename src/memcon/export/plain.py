"""A reading as plain text for the terminal: header, participants, turns with speakers, findings."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from memcon.model.marks import (
    Addressee,
    Aside,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Form,
    Narration,
    Note,
    Role,
    Sender,
    Signature,
    SourceNote,
    Speech,
    Subject,
    Title,
    Withheld,
)
from memcon.model.reading import Draft, Reading
from memcon.text.span import Span

LABEL = 12  # width of the column of labels
INDENT = 5  # of the words said under a speaker's name

_ELSEWHERE = (
    *(Title, Classification, DocumentDate, DocumentPlace, Subject),
    *(Attendee, Sender, Addressee, Note, SourceNote),
)
_UNSEEN = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
    if chr(code) not in "\n\x85"
}


def shown(words: str) -> str:
    """Return words on one line, fit for a terminal: no control or direction characters in them."""
    return " ".join(words.split()).translate(_UNSEEN)


def plain(reading: Reading, width: int = 80) -> str:
    """Return the reading as lines of at most `width` characters, where words allow it."""
    draft = Draft.of(reading)
    turns = tuple(speech for speech in draft.of_kind(Speech) if speech.form is Form.DIRECT)
    page = _Page(draft, max(width, 40), turns)
    return "\n".join(line for part in page.parts() for line in part) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """The parts of the page, each a list of lines."""

    draft: Draft
    width: int
    turns: tuple[Speech, ...]

    def parts(self) -> Iterator[Iterator[str]]:
        yield self.header()
        yield self.body()
        yield self.note_lines()
        yield self.finding_lines()

    def header(self) -> Iterator[str]:
        record = self.draft.record
        yield shown(record.id)
        yield "=" * self.width
        yield from self.row("File", record.source.path)
        for title in self.draft.of_kind(Title):
            yield from self.row("Title", self.words(title.at))
        for date in self.draft.of_kind(DocumentDate):
            hours = "-".join(hour for hour in (date.time_from, date.time_to) if hour)
            said = f"{date.value or 'not resolved'} {hours} ({date.role.value})"
            yield from self.row("Date", said)
        yield from self.rows("Place", (place.name for place in self.draft.of_kind(DocumentPlace)))
        yield from self.rows("Marking", (m.value for m in self.draft.of_kind(Classification)))
        yield from self.rows("Subject", (s.value for s in self.draft.of_kind(Subject)))
        yield from self.rows("From", (_who(s.name, s.person) for s in self.draft.of_kind(Sender)))
        yield from self.rows("To", (_who(a.name, a.person) for a in self.draft.of_kind(Addressee)))
        yield from self.rows("Present", map(_attendee, self.draft.of_kind(Attendee)))
        yield from self.rows("Source", (self.words(s.at) for s in self.draft.of_kind(SourceNote)))
        yield ""

    def rows(self, label: str, values: Iterable[str]) -> Iterator[str]:
        """Yield a row for each value, the label on the first."""
        for value in values:
            yield from self.row(label, value)
            label = ""

    def row(self, label: str, value: str) -> Iterator[str]:
        """Yield a labelled value, its later lines under the first."""
        first = f"{label:{LABEL}}"
        yield from self.wrapped(value, first, " " * LABEL)

    def body(self) -> Iterator[str]:
        """Yield the record's words in order, each turn under its number and speaker."""
        numbers = {turn.at: number for number, turn in enumerate(self.turns, 1)}
        for paragraph in self.draft.paragraphs:
            for line in self.pieces(paragraph.at):
                turn = next((t for t in self.turns if t.at.covers(line)), None)
                if turn is None:
                    yield from self.outside(line)
                    continue
                if turn.at.start == line.start:
                    to = f" (to {', '.join(turn.to)})" if turn.to else ""
                    who = shown(_who(turn.speaker, turn.person) + to)
                    yield f"{numbers[turn.at]:3}  {who}"
                said = Span(max(line.start, turn.label.end if turn.label else 0), line.end)
                words = self.words(said).lstrip(".:, ")
                if words:
                    yield from self.wrapped(words, " " * INDENT, " " * INDENT)
                yield ""

    def pieces(self, paragraph: Span) -> Iterator[Span]:
        """Yield the parts of a paragraph, cut where turns begin and end.

        A paragraph that the header, the notes or the source show already yields nothing.
        """
        elsewhere = [m.at for m in self.draft.marks if isinstance(m, _ELSEWHERE)]
        there = sum(_overlap(span, paragraph) for span in elsewhere)
        if there * 2 >= paragraph.end - paragraph.start:
            return
        ends = {end for turn in self.turns for end in (turn.at.start, turn.at.end)}
        cuts = sorted(end for end in ends if paragraph.start < end < paragraph.end)
        edges = [paragraph.start, *cuts, paragraph.end]
        for start, end in pairwise(edges):
            span = Span(start, end).trimmed(self.draft.text)
            if span.end > span.start:
                yield span

    def outside(self, line: Span) -> Iterator[str]:
        """Yield what nobody says in his own words; who is reported stands before it."""
        told = [s.speaker for s in self.draft.of_kind(Speech) if s.at.meets(line) and s.speaker]
        kinds = (Narration, Aside, Withheld, Signature)
        marks = [m.kind for m in self.draft.marks if isinstance(m, kinds) and m.at.covers(line)]
        if told:
            yield " " * INDENT + shown(f"reported: {', '.join(dict.fromkeys(told))}")
        elif marks:
            yield " " * INDENT + marks[0]
        for words in line.of(self.draft.text).split("\n"):  # a list keeps its lines
            yield from self.wrapped(words, "   | ", "   | ")
        yield ""

    def note_lines(self) -> Iterator[str]:
        notes = self.draft.of_kind(Note)
        if notes:
            yield "Notes"
            yield "-" * self.width
        for note in notes:
            body = self.words(note.at).removeprefix(note.marker).lstrip(".) ")
            yield from self.wrapped(body, f"{shown(note.marker):4} ", " " * INDENT)
        if notes:
            yield ""

    def finding_lines(self) -> Iterator[str]:
        yield "Findings" if self.draft.findings else "No findings"
        if self.draft.findings:
            yield "-" * self.width
        for finding in self.draft.findings:
            words = textwrap.shorten(self.words(finding.at), 60, placeholder=" ...")
            yield from self.wrapped(f"{finding.code}: {finding.message}", "   - ", "     ")
            if words:
                yield from self.wrapped(f"at {finding.at.start}: {words}", "     ", "     ")

    def words(self, span: Span) -> str:
        return shown(span.of(self.draft.text))

    def wrapped(self, words: str, first: str, later: str) -> Iterator[str]:
        yield from textwrap.wrap(
            shown(words),
            self.width,
            initial_indent=first,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _who(name: str, person: str | None) -> str:
    return f"{name} [{person}]" if person else name


def _attendee(attendee: Attendee) -> str:
    said = [_who(attendee.name, attendee.person)]
    if attendee.office:
        said.append(attendee.office)
    told = attendee.role is Role.PARTICIPANT or attendee.role.value == attendee.office
    if not told:
        said.append(attendee.role.value)
    if attendee.side:
        said.append(f"for {attendee.side}")
    if attendee.presence:
        said.append(attendee.presence)
    return ", ".join(said)
