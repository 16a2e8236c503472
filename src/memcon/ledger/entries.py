"""The acts of one record as entries: each with its day, its party and its passages."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from memcon.model.ledger import Entry, Parties, Passage, Present, When
from memcon.model.marks import (
    Act,
    Attendee,
    DateRole,
    DocumentDate,
    Form,
    Sender,
    Signature,
    SourceNote,
    Speech,
    Time,
)
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
    listed = _by_surname(present(reading, parties))
    side = _side(reading, parties)
    for act in acts:
        yield Entry(
            act.act,
            passage_of(reading, act.at),
            day,
            act.actor,
            act.person,
            _party(act, parties, listed),
            act.to,
            act.on,
            act.value,
            act.certainty,
            act.strength,
            act.status,
            passage_of(reading, act.response) if act.response else None,
            passage_of(reading, mended[act.at]) if act.at in mended else None,
            passage_of(reading, act.flag) if act.flag else None,
            act.ground.rule,
            act.ground.because,
            times.within(act.at),
            Form.REPORTED if act.at.start in told else Form.DIRECT,
            side,
        )


def present(reading: Reading, parties: Parties) -> Iterator[Present]:
    """Yield those who took part in a talk, with the party of each where it is known."""
    day = said_on(reading)
    for mark in reading.of(Attendee):
        party = parties.of_person.get(mark.person or "")
        if party is None and mark.side:
            party = parties.code(mark.side)
        if party is None and mark.office:  # "Mr. J. SABRAN (Kestria)"
            party = parties.of_name.get(mark.office.casefold())
        yield Present(reading.record.id, day, mark.name, mark.person, party, mark.presence)


def _side(reading: Reading, parties: Parties) -> str | None:
    """The party of those who wrote a record; None where it is not known, or they are of two."""
    wrote = [mark.person or "" for mark in reading.of(Sender)]
    wrote += [mark.person or "" for mark in reading.of(Signature)]
    wrote += [one for mark in reading.of(SourceNote) for one in mark.drafted_by_people]
    found = {parties.of_person[one] for one in wrote if one in parties.of_person}
    return found.pop() if len(found) == 1 else None


def _by_surname(those: Iterable[Present]) -> Mapping[str, str]:
    """The parties of those present by surname in small letters; none where two differ."""
    found: dict[str, str | None] = {}
    for one in those:
        surname = one.name.rpartition(" ")[2].casefold()
        agrees = found.get(surname, one.party) == one.party
        found[surname] = one.party if agrees else None
    return {surname: party for surname, party in found.items() if surname and party}


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


def _party(act: Act, parties: Parties, listed: Mapping[str, str]) -> str | None:
    """The party for which somebody speaks: as the dossier says, else as the record's list does."""
    curated = parties.of_person.get(act.person or "")
    if curated is not None or act.party:
        return curated or parties.code(act.party or "")
    return listed.get(act.actor.rpartition(" ")[2].casefold()) if act.person is None else None


def said_on(reading: Reading) -> str | None:
    """Return the day of the talk, else of the document, in EDTF; None where no date is known."""
    dates = [mark for mark in reading.of(DocumentDate) if mark.value]
    for role in _SAID_ON:
        for mark in dates:
            if mark.role is role:
                return mark.value
    return None


def passage_of(reading: Reading, at: Span) -> Passage:
    """Return the words of a place in a record, single spaces between."""
    return Passage(reading.record.id, at, " ".join(at.of(reading.record.text).split()))
