"""The header card of a record page: what the heading states, and who was present."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.model.marks import (
    Addressee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Mark,
    Role,
    Sender,
    Signature,
    SourceNote,
    Subject,
    Title,
)
from memcon.web.body import Body, NoteView, Paragraph
from memcon.web.grounds import address, short
from memcon.web.layout import Layout
from memcon.web.parties import Cast, Look
from memcon.web.roll import Figure, Roll

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_LEAVING = re.compile(r"\b(?:until|left|leaves|leaving|withdrew|to|up to)\b", re.IGNORECASE)
_ROLES = {Role.INTERPRETER: "interpreter", Role.NOTETAKER: "notetaker", Role.RECORDER: "recorder"}


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the heading as they stand, what they open, and how they were read."""

    words: str
    opens: str
    code: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A row of the card; without values it says "not stated"."""

    label: str
    values: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """The part of the meeting that somebody attended, in hundredths of its length."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody present or speaking: office, part in the meeting, and how much was said."""

    name: str
    opens: str
    office: str
    presence: str
    stay: Stay | None
    spoke: str
    first: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one party, or of none that is stated."""

    look: Look | None
    people: tuple[Attending, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands above the text."""

    genre: str
    markings: tuple[Cited, ...]
    number: str
    title: Cited | None
    fields: tuple[Field, ...]
    signed: tuple[Cited, ...]
    groups: tuple[Group, ...]
    shows_present: bool
    remark: str
    sources: tuple[Paragraph, ...]
    source_addresses: tuple[str, ...]
    source_quotes: tuple[Cited, ...]
    heading: tuple[Paragraph, ...]
    heading_notes: tuple[NoteView, ...]


def card_of(layout: Layout, roll: Roll, looks: Cast, body: Body) -> Card:
    """Return the card; the heading's own text is written first, so that it owns its addresses."""
    reading = layout.reading
    titles = reading.of(Title)
    heading = tuple(body.paragraph(piece) for piece in layout.heading)
    sources = tuple(body.paragraph(piece) for piece in layout.sources)
    addressed = bool(reading.of(Sender)) or bool(reading.of(Addressee))
    return Card(
        next((mark.genre for mark in titles if mark.genre), "") or "",
        tuple(_cited(layout, reading.of(Classification))),
        next((mark.number for mark in titles if mark.number), "") or "",
        next(iter(_cited(layout, titles)), None),
        tuple(_fields(layout)),
        tuple(_cited(layout, reading.of(Signature))),
        tuple(_groups(layout, roll, looks)),
        bool(roll.figures) or not addressed,
        looks.remark,
        sources,
        tuple(_addresses(layout, body)),
        () if sources else tuple(_cited(layout, reading.of(SourceNote))),
        heading,
        body.notes(layout.heading_notes),
    )


def _addresses(layout: Layout, body: Body) -> Iterator[str]:
    """Yield the addresses of the source notes whose words stand in the card."""
    for piece in layout.sources:
        place = address(piece.mark.at) if piece.mark else ""
        if place and body.ink.gives(place):
            yield place


def _fields(layout: Layout) -> Iterator[Field]:
    reading = layout.reading
    yield Field("Date", tuple(_dates(layout, reading.of(DocumentDate))))
    yield Field("Place", tuple(_cited(layout, reading.of(DocumentPlace))))
    for label, marks in (
        ("From", reading.of(Sender)),
        ("To", reading.of(Addressee)),
        ("Subject", reading.of(Subject)),
    ):
        if marks:
            yield Field(label, tuple(_cited(layout, marks)))


def _cited(layout: Layout, marks: Iterable[Mark]) -> Iterator[Cited]:
    seen: set[str] = set()
    for mark in marks:
        words = short(mark.at.of(layout.reading.record.text), 600)
        if words and words.casefold() not in seen:
            seen.add(words.casefold())
            yield Cited(words, f"why-{address(mark.at)}")


def _dates(layout: Layout, marks: Iterable[DocumentDate]) -> Iterator[Cited]:
    for mark in marks:
        times = " to ".join(time for time in (mark.time_from, mark.time_to) if time)
        words = short(mark.at.of(layout.reading.record.text), 200)
        remark = "" if mark.role.value in ("document", "meeting") else mark.role.value
        if times and not all(time in words for time in times.split(" to ")):
            remark = f"{remark}, {times}".strip(", ")
        yield Cited(words, f"why-{address(mark.at)}", mark.value or "", remark)


def _groups(layout: Layout, roll: Roll, looks: Cast) -> Iterator[Group]:
    span = _meeting(layout)
    people: dict[Look | None, list[Attending]] = {}
    parties = [look for look in looks.looks if look.css != "p0" and not looks.remark]
    for look in parties:
        people[look] = []
    for figure, look in zip(roll.figures, looks.of, strict=True):
        group = look if look in people else None
        people.setdefault(group, []).append(_attending(figure, look, span))
    for group, members in people.items():
        if members:
            yield Group(group, tuple(members))


def _attending(figure: Figure, look: Look, meeting: tuple[int, int] | None) -> Attending:
    attendee = figure.attendee
    office = attendee.office or "" if attendee else "speaks; not in the list of those present"
    role = _ROLES.get(attendee.role, "") if attendee else ""
    if role and role not in office.casefold():
        office = f"{office}, {role}".strip(", ")
    presence = attendee.presence or "" if attendee else ""
    return Attending(
        figure.name,
        f"why-{address(attendee.at)}" if attendee else "",
        office,
        presence,
        _stay(presence, meeting),
        spoken(figure),
        f"#t{figure.turns[0] + 1}" if figure.turns else "",
        look if figure.turns or look.css != "p0" else None,
    )


def spoken(figure: Figure) -> str:
    """Return how often somebody speaks and in how many words."""
    turns = len(figure.turns)
    if not turns:
        return "no words recorded"
    return f"{turns:,} {'turn' if turns == 1 else 'turns'}, {figure.words:,} words"


def _meeting(layout: Layout) -> tuple[int, int] | None:
    """Return the minutes of the day at which the meeting begins and ends, where both are stated."""
    for date in layout.reading.of(DocumentDate):
        times = [_minutes(time or "") for time in (date.time_from, date.time_to)]
        if times[0] is not None and times[1] is not None and times[0] < times[1]:
            return times[0], times[1]
    return None


def _stay(presence: str, meeting: tuple[int, int] | None) -> Stay | None:
    times = [int(hour) * 60 + int(minute) for hour, minute in _CLOCK.findall(presence)]
    if meeting is None or not times or len(times) > 2:
        return None
    shares = [100 * (at - meeting[0]) / (meeting[1] - meeting[0]) for at in times]
    if not all(0 <= share <= 100 for share in shares):
        return None
    if len(shares) == 2:
        return Stay(min(shares), max(shares))
    return Stay(0, shares[0]) if _LEAVING.search(presence) else Stay(shares[0], 100)


def _minutes(words: str) -> int | None:
    times = _CLOCK.findall(words)
    return int(times[0][0]) * 60 + int(times[0][1]) if len(times) == 1 else None
