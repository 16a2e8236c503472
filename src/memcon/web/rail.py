"""What is listed beside a record: findings, people and dates, each with the way to its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from memcon.model.finding import Finding
from memcon.model.marks import Entity, Mention, Person, Time
from memcon.text.span import Span
from memcon.web.card import spoken
from memcon.web.dating import in_words
from memcon.web.grounds import address, headline, short
from memcon.web.layout import Layout
from memcon.web.parties import Look
from memcon.web.roll import Figure
from memcon.web.study import Study

MOST_ROWS = 200
MOST_PLACES = 8
MOST_FOLDED = 60
LONGEST_WORDS = 90


@dataclass(frozen=True, slots=True)
class Place:
    """A link to a place in the record, and what the place is called."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding; `weighty` tells that it waits for a ruling."""

    title: str
    because: str
    words: str
    code: str
    weighty: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who is present, speaks or is named; `by` is the index of the figure, or -1."""

    name: str
    look: Look | None
    opens: str
    description: str
    forms: tuple[str, ...]
    spoke: str
    id: str
    turns: "Places"
    named: "Places"
    by: int

    @property
    def first(self) -> Place | None:
        """Where the reader goes first: a turn, else a place where the name stands."""
        return next(iter((*self.turns.shown, *self.named.shown)), None)


@dataclass(frozen=True, slots=True)
class Places:
    """Some places, then more that are folded away, then those that are only counted."""

    shown: tuple[Place, ...]
    folded: tuple[Place, ...]
    others: int

    @classmethod
    def of(cls, places: list[Place]) -> "Places":
        """Divide the places."""
        return cls(
            tuple(places[:MOST_PLACES]),
            tuple(places[MOST_PLACES : MOST_PLACES + MOST_FOLDED]),
            max(0, len(places) - MOST_PLACES - MOST_FOLDED),
        )


@dataclass(frozen=True, slots=True)
class DateRow:
    """An expression of time as it stands, and the date it was resolved to."""

    words: str
    read: str
    code: str
    certainty: str
    opens: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rail:
    """The three lists, with their true totals and how many are not listed here."""

    findings: tuple[FindingRow, ...]
    findings_total: int
    people: tuple[PersonRow, ...]
    people_total: int
    dates: tuple[DateRow, ...]
    dates_total: int


@dataclass(frozen=True, slots=True)
class View:
    """From where the rail is seen: the layout and the index of the part on the page."""

    layout: Layout
    part: int

    def place(self, at: Span) -> Place:
        """Return the way to a place from this part."""
        there = self.layout.part_of(at.start)
        page = "" if there == self.part else f"?part={there + 1}"
        return Place(f"{page}#{address(at)}", self.layout.name_of(at.start))

    def turn(self, index: int) -> Place:
        """Return the way to a turn from this part."""
        there = self.layout.part_of(self.layout.turns[index].at.start)
        page = "" if there == self.part else f"?part={there + 1}"
        return Place(f"{page}#t{index + 1}", f"turn {index + 1}")

    def shows(self, at: Span) -> bool:
        """Tell whether a place is in this part, or the record has only one."""
        return len(self.layout.parts) == 1 or self.layout.part_of(at.start) == self.part


def rail_of(view: View, study: Study) -> Rail:
    """Return what is listed beside one part of the record."""
    reading = view.layout.reading
    findings = [f for f in reading.findings if view.shows(f.at) or f.at.end == 0]
    times = reading.of(Time)
    people = list(_people(view, study))
    return Rail(
        findings_of(view, findings[:MOST_ROWS]),
        len(reading.findings),
        tuple(people[:MOST_ROWS]),
        len(people),
        tuple(_date(view, time) for time in times if view.shows(time.at))[:MOST_ROWS],
        len(times),
    )


def findings_of(view: View, findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Return the rows of some findings, those that wait for a ruling first."""
    ordered = sorted(findings, key=lambda finding: not finding.weighty)
    return tuple(_finding(view, finding) for finding in ordered)


def _finding(view: View, finding: Finding) -> FindingRow:
    title, because = headline(finding.message)
    words = short(finding.at.of(view.layout.reading.record.text), LONGEST_WORDS)
    quoted = words and words not in finding.message
    return FindingRow(
        title,
        because,
        words if quoted else "",
        finding.code,
        finding.weighty,
        view.place(finding.at) if finding.at.end > 0 else None,
    )


def _date(view: View, time: Time) -> DateRow:
    return DateRow(
        short(time.at.of(view.layout.reading.record.text), LONGEST_WORDS),
        in_words(time.value) if time.value else "not resolved",
        time.value or "",
        "" if time.certainty == "stated" else time.certainty,
        f"why-{address(time.at)}",
        view.place(time.at),
    )


def _people(view: View, study: Study) -> Iterator[PersonRow]:
    roll, looks, dossier = study.roll, study.looks, study.dossier
    order = {look: index for index, look in enumerate(looks.looks)}
    present = sorted(
        (
            entry
            for entry in enumerate(zip(roll.figures, looks.of, strict=True))
            if entry[1][0].named
        ),
        key=lambda entry: order.get(entry[1][1], 99),
    )
    described = {row.id: row.description for row in dossier.people}
    shown: set[str] = set()
    for index, (figure, look) in present:
        shown.update(name.casefold() for name in figure.names)
        named = figure.known.places if figure.known else ()
        row = _person(view, figure, (look, described.get(figure.id or "", "")), named)
        yield replace(row, by=index)
    known = {id(figure.known) for figure in roll.figures if figure.known}
    for person in sorted(view.layout.reading.of(Person), key=lambda mark: mark.at.start):
        if id(person) not in known:
            shown.update(name.casefold() for name in (person.name, *person.forms))
            figure = Figure(person.name, person.person, known=person)
            yield _person(
                view, figure, (None, described.get(person.person or "", "")), person.places
            )
    for name, mentions in _unjoined(view.layout, shown).items():
        figure = Figure(name, mentions[0].person)
        places = tuple(mention.at for mention in mentions)
        yield _person(view, figure, (None, described.get(figure.id or "", "")), places)


def _unjoined(layout: Layout, shown: set[str]) -> dict[str, list[Mention]]:
    """Return the mentions of people whom nothing joins to anybody listed, by name."""
    found: dict[str, list[Mention]] = {}
    for mention in layout.reading.of(Mention):
        if mention.entity is Entity.PERSON:
            name = mention.name or mention.at.of(layout.reading.record.text)
            if name.casefold() not in shown:
                found.setdefault(name, []).append(mention)
    return found


def _person(
    view: View, figure: Figure, said: tuple[Look | None, str], named: Iterable[Span]
) -> PersonRow:
    look, description = said
    office = figure.attendee.office or "" if figure.attendee else ""
    turns = [view.turn(index) for index in figure.turns]
    spoken_in = {place.name for place in turns}
    places = {p.name: p for p in map(view.place, sorted(named)) if p.name not in spoken_in}
    elsewhere = [place for name, place in places.items() if name != "heading"]
    mark = figure.known or figure.attendee
    return PersonRow(
        figure.name,
        look if look and (figure.turns or look.css != "p0") else None,
        f"why-{address(mark.at)}" if mark else "",
        office or description,
        tuple(form for form in figure.names if form != figure.name),
        spoken(figure) if figure.turns or figure.attendee else "named; not among those present",
        figure.id or "",
        Places.of(turns),
        Places.of(elsewhere),
        -1,
    )
