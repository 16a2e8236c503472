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
    Form,
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

LONGEST_OPENING = 48  # characters from the subject to the verb of a reported sentence
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
    direct = {id(turn.speeches[0]) for turn in layout.turns if not turn.reported}
    yield from ((label, Layer("sp")) for turn in layout.turns if (label := turn.own_label))
    for mark in layout.reading.marks:
        if isinstance(mark, Speech) and mark.form is Form.REPORTED:
            yield from _told(layout, mark)
        elif isinstance(mark, Speech) and id(mark) in direct:
            continue
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


def _told(layout: Layout, speech: Speech) -> Iterator[Laid]:
    """Yield the words at which a reported sentence opens: who is said to say it, and the verb."""
    why = f"why-{address(speech.at)}"
    inside = sorted(at for at in speech.ground.words if speech.at.covers(at) and at.end > at.start)
    if inside:
        last = inside[-1] if inside[-1].end - inside[0].start <= LONGEST_OPENING else inside[0]
        yield Span(inside[0].start, last.end), Layer("mk told", why)
        return
    words = speech.at.trimmed(layout.reading.record.text)
    first = words.of(layout.reading.record.text).split(None, 1)[:1]
    end = words.start + len(first[0]) if first else words.end
    yield Span(words.start, min(end, words.start + LONGEST_OPENING)), Layer("mk told quiet", why)


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
