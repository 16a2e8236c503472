"""The header card of a record page: what the heading states, and who was present."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from memcon.model.reading import Reading
from memcon.web.body import Body, NoteView, Paragraph
from memcon.web.grounds import address, short
from memcon.web.layout import Layout
from memcon.web.parties import Cast, Look
from memcon.web.roll import Figure, Roll
from memcon.web.study import Study

LONGEST_WORDS = 600  # characters of a quotation in the card

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_LEAVING = re.compile(r"\b(?:until|left|leaves|leaving|withdrew|to|up to)\b", re.IGNORECASE)
_ROLES = {Role.INTERPRETER: "interpreter", Role.NOTETAKER: "notetaker", Role.RECORDER: "recorder"}


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the heading as they stand, what they open, and how they were read."""

    words: str
    opens: str
    address: str
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
    """Somebody present or speaking; `by` is the index of the figure."""

    name: str
    opens: str
    address: str
    office: str
    presence: str
    stay: Stay | None
    spoke: str
    first: str
    look: Look | None
    by: int


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


def card_of(study: Study, body: Body) -> Card:
    """Return the card; what it quotes owns its address, since the heading itself is folded away."""
    layout, roll, looks = study.layout, study.roll, study.looks
    reading = study.reading
    titles = reading.of(Title)
    addressed = bool(reading.of(Sender)) or bool(reading.of(Addressee))
    quoted = _Quoted(layout, body)
    title = next(iter(quoted.all(titles)), None)
    markings = tuple(quoted.all(reading.of(Classification)))
    fields = tuple(_fields(quoted, reading))
    groups = tuple(_groups(quoted, roll, looks))
    signed = tuple(quoted.all(reading.of(Signature)))
    sources = tuple(body.paragraph(piece) for piece in layout.sources)
    return Card(
        next((mark.genre for mark in titles if mark.genre), "") or "",
        markings,
        next((mark.number for mark in titles if mark.number), "") or "",
        title,
        fields,
        signed,
        groups,
        bool(roll.figures) or not addressed,
        looks.remark,
        sources,
        tuple(_addresses(layout, body)),
        () if sources else tuple(quoted.all(reading.of(SourceNote))),
        tuple(body.paragraph(piece) for piece in layout.heading),
        body.notes(layout.heading_notes),
    )


def _addresses(layout: Layout, body: Body) -> Iterator[str]:
    """Yield the addresses of the source notes whose words stand in the card."""
    for piece in layout.sources:
        place = address(piece.mark.at) if piece.mark else ""
        if place and body.ink.gives(place):
            yield place


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Quotes marks in the card; the first place to show one owns its address."""

    layout: Layout
    body: Body

    def all(self, marks: Iterable[Mark]) -> Iterator[Cited]:
        seen: set[str] = set()
        for mark in marks:
            words = short(mark.at.of(self.layout.reading.record.text), LONGEST_WORDS)
            if words and words.casefold() not in seen:
                seen.add(words.casefold())
                yield Cited(words, *self.way(mark))

    def dates(self, marks: Iterable[DocumentDate]) -> Iterator[Cited]:
        for mark in marks:
            times = [time for time in (mark.time_from, mark.time_to) if time]
            words = short(mark.at.of(self.layout.reading.record.text), LONGEST_WORDS)
            remark = "" if mark.role.value in ("document", "meeting") else mark.role.value
            if not all(time in words for time in times):
                remark = f"{remark}, {' to '.join(times)}".strip(", ")
            yield Cited(words, *self.way(mark), mark.value or "", remark)

    def way(self, mark: Mark) -> tuple[str, str]:
        """Return what opens at the mark, and its address where nothing owns it yet."""
        place = address(mark.at)
        return f"why-{place}", place if self.body.ink.gives(place) else ""


def _fields(quoted: _Quoted, reading: Reading) -> Iterator[Field]:
    yield Field("Date", tuple(quoted.dates(reading.of(DocumentDate))))
    yield Field("Place", tuple(quoted.all(reading.of(DocumentPlace))))
    for label, marks in (
        ("From", reading.of(Sender)),
        ("To", reading.of(Addressee)),
        ("Subject", reading.of(Subject)),
    ):
        if marks:
            yield Field(label, tuple(quoted.all(marks)))


def _groups(quoted: _Quoted, roll: Roll, looks: Cast) -> Iterator[Group]:
    span = _meeting(quoted.layout)
    listed = any(figure.attendee for figure in roll.figures)
    unlisted = "speaks; not in the list of those present" if listed else ""
    people: dict[Look | None, list[Attending]] = {}
    parties = [look for look in looks.looks if look.css != "p0" and not looks.remark]
    for look in parties:
        people[look] = []
    for index, (figure, look) in enumerate(zip(roll.figures, looks.of, strict=True)):
        if not figure.named:
            continue
        group = look if look in people else None
        way = quoted.way(figure.attendee) if figure.attendee else ("", "")
        one = _attending(figure, look, span, way, unlisted)
        people.setdefault(group, []).append(replace(one, by=index))
    for group, members in people.items():
        if members:
            yield Group(group, tuple(members))


def _attending(
    figure: Figure, look: Look, meeting: tuple[int, int] | None, way: tuple[str, str], unlisted: str
) -> Attending:
    attendee = figure.attendee
    office = attendee.office or "" if attendee else unlisted
    role = _ROLES.get(attendee.role, "") if attendee else ""
    if role and role not in office.casefold():
        office = f"{office}, {role}".strip(", ")
    presence = attendee.presence or "" if attendee else ""
    return Attending(
        figure.name,
        *way,
        office,
        presence,
        _stay(presence, meeting),
        spoken(figure),
        f"#t{figure.turns[0] + 1}" if figure.turns else "",
        look if figure.turns or look.css != "p0" else None,
        -1,
    )


def spoken(figure: Figure) -> str:
    """Return how often somebody speaks and in how many words."""
    turns = len(figure.turns)
    if not turns:
        return "no words recorded"
    told = ""
    if figure.reported:
        told = ", reported" if figure.reported == turns else f" ({figure.reported:,} reported)"
    return f"{turns:,} {'turn' if turns == 1 else 'turns'}{told}, {figure.words:,} words"


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
