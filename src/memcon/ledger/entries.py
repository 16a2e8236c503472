"""The acts of one record as entries: each with its day, its party and its passages."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.model.ledger import Entry, Parties, Passage, Present, When
from memcon.model.marks import Act, Attendee, DateRole, DocumentDate, Form, Speech, Time
from memcon.model.reading import Reading
from memcon.text.span import Span

_SAID_ON = (DateRole.MEETING, DateRole.DOCUMENT, DateRole.SENT, DateRole.RECEIVED)


def entries(reading: Reading, parties: Parties) -> Iterator[Entry]:
    """Yield an entry for each act of a record."""
    acts = reading.of(Act)
    day = said_on(reading)
    times = Times.of(reading)
    mended = {act.corrects: act.at for act in acts if act.corrects is not None}
    told = {mark.at.start for mark in reading.of(Speech) if mark.form is Form.REPORTED}
    for act in acts:
        yield Entry(
            act.act,
            _passage(reading, act.at),
            day,
            act.actor,
            act.person,
            _party(act, parties),
            act.to,
            act.on,
            act.value,
            act.certainty,
            act.strength,
            act.status,
            _passage(reading, act.response) if act.response else None,
            _passage(reading, mended[act.at]) if act.at in mended else None,
            _passage(reading, act.flag) if act.flag else None,
            act.ground.rule,
            act.ground.because,
            times.within(act.at),
            Form.REPORTED if act.at.start in told else Form.DIRECT,
        )


def present(reading: Reading, parties: Parties) -> Iterator[Present]:
    """Yield those who took part in a talk, with the party of each where it is known."""
    day = said_on(reading)
    for mark in reading.of(Attendee):
        curated = parties.of_person.get(mark.person or "")
        party = curated or (parties.code(mark.side) if mark.side else None)
        yield Present(reading.record.id, day, mark.name, mark.person, party)


@dataclass(frozen=True, slots=True)
class Times:
    """The expressions of time of a record, in the order of the text."""

    all: tuple[When, ...]
    starts: Sequence[int]

    @classmethod
    def of(cls, reading: Reading) -> "Times":
        """Gather them from the marks of a reading."""
        text = reading.record.text
        found = tuple(
            When(mark.at, mark.at.of(text), mark.value, mark.certainty)
            for mark in sorted(reading.of(Time), key=lambda mark: mark.at)
        )
        return cls(found, [one.at.start for one in found])

    def within(self, at: Span) -> tuple[When, ...]:
        """Return those that stand in a passage."""
        first, last = bisect_left(self.starts, at.start), bisect_left(self.starts, at.end)
        return tuple(one for one in self.all[first:last] if one.at.end <= at.end)


def _party(act: Act, parties: Parties) -> str | None:
    """The party for which somebody speaks: as the dossier says, else as the record's list does."""
    curated = parties.of_person.get(act.person or "")
    return curated or (parties.code(act.party) if act.party else None)


def said_on(reading: Reading) -> str | None:
    """Return the day of the talk, else of the document, in EDTF; None where no date is known."""
    dates = [mark for mark in reading.of(DocumentDate) if mark.value]
    for role in _SAID_ON:
        for mark in dates:
            if mark.role is role:
                return mark.value
    return None


def _passage(reading: Reading, at: Span) -> Passage:
    return Passage(reading.record.id, at, " ".join(at.of(reading.record.text).split()))
