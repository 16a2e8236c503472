"""What each kind of mark says, in the words that the page puts after "Read as"."""

from functools import singledispatch

from memcon.model.marks import (
    Absence,
    Act,
    Addressee,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Form,
    Mark,
    Mention,
    Note,
    Person,
    Quantity,
    Reference,
    Role,
    Sender,
    Signature,
    SourceNote,
    Speech,
    Subject,
    Time,
    Title,
    Withheld,
)
from memcon.web.acts import does
from memcon.web.dating import in_words

_NAMES = {
    "title": "Title", "date": "Date of the record", "place": "Place", "subject": "Subject",
    "classification": "Marking", "attendee": "Present", "sender": "From", "addressee": "To",
    "speech": "Turn", "narration": "Narration", "aside": "Stage direction", "note": "Note",
    "source": "Source", "signature": "Signature", "withheld": "Withheld", "absence": "Missing",
    "act": "Act", "time": "Time", "quantity": "Quantity", "reference": "Reference",
    "person": "Same person",
}  # fmt: skip


def name_of(mark: Mark) -> str:
    """Return what a reader calls this kind of mark."""
    if isinstance(mark, Mention):
        return mark.entity.value.capitalize()
    if isinstance(mark, Speech) and mark.form is Form.REPORTED:
        return "Reported"
    return _NAMES.get(mark.kind, mark.kind.capitalize())


@singledispatch
def read_as(mark: Mark) -> tuple[str, str]:
    """Return how the mark was read, in words and as an identifier; either may be empty."""
    return _NAMES.get(mark.kind, mark.kind).lower(), ""


@read_as.register
def _(mark: Title) -> tuple[str, str]:
    return f"title of a record; genre {mark.genre or 'not stated'}", mark.number or ""


@read_as.register
def _(mark: DocumentDate) -> tuple[str, str]:
    times = " to ".join(time for time in (mark.time_from, mark.time_to) if time)
    words = f"{in_words(mark.value)}, {times}" if times else in_words(mark.value)
    return f"date of the {mark.role.value}: {words}", mark.value or ""


@read_as.register
def _(mark: DocumentPlace) -> tuple[str, str]:
    return mark.name or "place not named", ""


@read_as.register
def _(mark: Classification) -> tuple[str, str]:
    return f"marking: {mark.value}", ""


@read_as.register
def _(mark: Subject) -> tuple[str, str]:
    return mark.value, ""


@read_as.register
def _(mark: Attendee) -> tuple[str, str]:
    role = mark.role.value if mark.role is not Role.PRESENT else "present"
    parts = (mark.name, mark.office, role, mark.side and f"for {mark.side}", mark.presence)
    return ", ".join(part for part in parts if part), mark.person or ""


@read_as.register
def _(mark: Sender) -> tuple[str, str]:
    return f"from {mark.name}", mark.person or ""


@read_as.register
def _(mark: Addressee) -> tuple[str, str]:
    return f"to {mark.name}", mark.person or ""


@read_as.register
def _(mark: Speech) -> tuple[str, str]:
    form = "own words" if mark.form is Form.DIRECT else "words as reported by the writer"
    to = f", to {' and '.join(mark.to)}" if mark.to else ""
    return f"{mark.speaker or 'speaker not named'}: {form}{to}", mark.person or ""


@read_as.register
def _(mark: Act) -> tuple[str, str]:
    return does(mark), mark.person or ""


@read_as.register
def _(mark: Note) -> tuple[str, str]:
    place = "its marker is found" if mark.anchor is not None else "no marker found for it"
    return f"note {mark.marker}; {place}", ""


@read_as.register
def _(mark: SourceNote) -> tuple[str, str]:
    parts = (
        mark.repository,
        mark.collection,
        mark.drafted_by and f"drafted by {', '.join(mark.drafted_by)}",
        mark.translated_by and f"translated by {mark.translated_by}",
    )
    said = "; ".join(part for part in parts if part)
    return said or "where the document is kept", mark.identifier or ""


@read_as.register
def _(mark: Signature) -> tuple[str, str]:
    return f"{mark.role}: {mark.name or 'name not stated'}", mark.person or ""


@read_as.register
def _(mark: Withheld) -> tuple[str, str]:
    return f"withheld: {mark.amount or 'how much is not stated'}", ""


@read_as.register
def _(mark: Absence) -> tuple[str, str]:
    return mark.what or "something not found or not printed", ""


@read_as.register
def _(mark: Mention) -> tuple[str, str]:
    return mark.name or "not resolved", mark.person or ""


@read_as.register
def _(mark: Time) -> tuple[str, str]:
    return in_words(mark.value) if mark.value else "not resolved", mark.value or ""


@read_as.register
def _(mark: Quantity) -> tuple[str, str]:
    return f"{mark.value.replace('/', ' to ')} {mark.unit}".strip(), ""


@read_as.register
def _(mark: Reference) -> tuple[str, str]:
    return "another document", mark.target


@read_as.register
def _(mark: Person) -> tuple[str, str]:
    forms = [form for form in mark.forms if form != mark.name]
    also = f"; also {', '.join(f'“{form}”' for form in forms)}" if forms else ""
    return f"one person: {mark.name}{also}", mark.person or ""
