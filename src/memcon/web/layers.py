"""What is laid over the words of a record: marks, findings, labels and the markers of notes."""

from collections.abc import Iterator
from unicodedata import normalize

from memcon.model.finding import Finding
from memcon.model.marks import (
    Absence,
    Addressee,
    Aside,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Mark,
    Mention,
    Note,
    Quantity,
    Reference,
    Sender,
    Signature,
    Speech,
    Subject,
    Time,
    Title,
    Withheld,
)
from memcon.text.span import Span
from memcon.web.grounds import address
from memcon.web.layout import Layout
from memcon.web.pieces import LONGEST_MARKER
from memcon.web.words import Laid, Layer

LONGEST_FLAG = 300  # characters: a finding about more words is flagged beside them, not under

_INLINE: dict[type[Mark], str] = {
    Time: "time", Quantity: "qty", Reference: "doc", Absence: "doc", Aside: "aside-in",
    Withheld: "withheld-in", Speech: "told", Signature: "head", Title: "head",
    DocumentDate: "head time", DocumentPlace: "head", Classification: "head", Subject: "head",
    Attendee: "head", Sender: "head", Addressee: "head",
}  # fmt: skip
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


def layers(layout: Layout) -> Iterator[Laid]:
    """Yield everything that is laid over the words of the record."""
    outermost = {id(speech) for speech in layout.turns}
    for mark in layout.reading.marks:
        if isinstance(mark, Speech) and id(mark) in outermost:
            if mark.label is not None:
                yield mark.label, Layer("sp")
        elif isinstance(mark, Note):
            yield from _note_layers(layout, mark)
        elif isinstance(mark, Mention):
            words = mark.at.of(layout.reading.record.text)
            quiet = " quiet" if words == "I" or words.islower() else ""  # no name, a pronoun
            yield mark.at, Layer(f"mk {mark.entity.value}{quiet}", f"why-{address(mark.at)}")
        elif (css := _INLINE.get(type(mark))) and not _stands_alone(layout, mark):
            yield mark.at, Layer(f"mk {css}", f"why-{address(mark.at)}")
    for finding in layout.reading.findings:
        if underlined(finding):
            yield finding.at, Layer("mk flag", f"why-{address(finding.at)}")


def _note_layers(layout: Layout, note: Note) -> Iterator[Laid]:
    text = layout.reading.record.text
    if note.anchor is not None:
        raised = "" if _SUPERSCRIPTS.issuperset(note.anchor.of(text).strip()) else "fn"
        if raised:
            yield note.anchor, Layer("fn")
        href, name = f"#note-{address(note.at)}", f"note {note.marker}"
        yield note.anchor, Layer("anchor", href=href, label=name)
    yield _opening(note, text), Layer("mk marker", f"why-{address(note.at)}")


def _opening(note: Note, text: str) -> Span:
    """Return where the note's own marker stands, or else its first word."""
    before = max(text.rfind("\n", 0, note.at.start) + 1, note.at.start - LONGEST_MARKER)
    marker = Span(before, note.at.start).trimmed(text)
    if (
        marker.end > marker.start
        and normalize("NFKC", marker.of(text)).strip(".)[] ") == note.marker
    ):
        return marker
    first = note.at.of(text).split(None, 1)[:1]
    words = note.at.trimmed(text)
    return Span(words.start, words.start + len(first[0]) if first else words.start)


def _stands_alone(layout: Layout, mark: Mark) -> bool:
    return isinstance(mark, Aside | Withheld | Signature) and mark in layout.standing


def underlined(finding: Finding) -> bool:
    """Tell whether the finding is about few enough words to underline them."""
    return 0 < finding.at.end - finding.at.start <= LONGEST_FLAG
