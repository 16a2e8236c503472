"""Who is who in a record: its persons, and the person of the register whom each name means."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace as changed

from memcon.model.finding import Finding
from memcon.model.marks import (
    Act,
    Addressee,
    Attendee,
    DocumentDate,
    Ground,
    Mark,
    Mention,
    Person,
    Sender,
    Signature,
    SourceNote,
    Speech,
)
from memcon.model.reading import Draft
from memcon.names.identify import Verdict, day_of, identify
from memcon.people.bodies import Bodies, Body, is_settled, one_line
from memcon.people.definite import holder

_NESTED = 4  # speeches that may begin between an act and the one in which it is done
_NAMING = (Attendee, Sender, Addressee, Signature, Speech)

T = TypeVar("T", bound=Attendee | Sender | Addressee | Signature | Speech | Mention)


def settled(draft: Draft) -> Draft:
    """Return the draft with a Person mark for each person named, and ids from the register.

    Marks get an id and nothing else changes; where the register leaves it open, a finding says so.
    """
    bodies = Bodies(draft)
    if not bodies.all:
        return draft
    day = day_of(draft.of_kind(DocumentDate))
    verdicts = {name: _verdict(draft, bodies, body, day) for name, body in bodies.all.items()}
    ids = _Ids(bodies, verdicts)
    marks = tuple(_acting([ids.on(mark) for mark in draft.marks]))
    people = tuple(_people(bodies, ids))
    found = tuple(_findings(bodies, verdicts))
    return replace(draft, marks=(*marks, *people), findings=(*draft.findings, *found))


def _verdict(draft: Draft, bodies: Bodies, body: Body, day: str | None) -> Verdict:
    if body.office_only is None:
        return identify(bodies.known(body), draft.register, day)
    found = holder(body.office_only, draft, day)
    if found is None:
        return Verdict(None, "The register does not say who held the office then.")
    return Verdict(found, f"{found.name} in the register held the office on the record's date.")


class _Ids:
    """The ids of the record's persons, and how they come onto marks."""

    def __init__(self, bodies: Bodies, verdicts: dict[str, Verdict]) -> None:
        self.bodies = bodies
        self.verdicts = verdicts
        self.known = {name: self._known(name) for name in bodies.all}

    def _known(self, name: str) -> str | None:
        """The id of a person: the one that the source's own markup gives, else the register's."""
        for mention in self.bodies.all[name].mentions:
            if mention.person is not None:
                return mention.person
        person = self.verdicts[name].person
        return person.id if person is not None else None

    def of(self, name: str | None) -> str | None:
        """The id of a person of the record, None where nobody is meant or known."""
        return None if name is None else self.known[name]

    def on(self, mark: Mark) -> Mark:
        """Return the mark with the id of the person it names, and the reason; else itself."""
        if isinstance(mark, Act):  # the most of them: see `_acting`
            return mark
        if isinstance(mark, Mention):
            return self._with(mark) if is_settled(mark) else mark
        if isinstance(mark, _NAMING):
            return self._with(mark)
        if isinstance(mark, SourceNote) and mark.drafted_by and not mark.drafted_by_people:
            found = dict.fromkeys(self.of(name) for name in self.bodies.drafters(mark))
            return changed(mark, drafted_by_people=tuple(filter(None, found)))
        return mark

    def _with(self, mark: T) -> T:
        if mark.person is not None:
            return mark
        name = self.bodies.of(mark)
        known = self.of(name)
        if name is None or known is None:
            return mark
        because = f"{mark.ground.because} {self.verdicts[name].because}".strip()
        ground = Ground(mark.ground.rule, mark.ground.words, because)
        return changed(mark, person=known, ground=ground)


def _acting(marks: list[Mark]) -> Iterator[Mark]:
    """Give each act the id of him in whose speech it is done."""
    speeches = sorted(
        (mark.at.start, mark.at.end, mark.speaker, mark.person)
        for mark in marks
        if isinstance(mark, Speech) and mark.person is not None
    )
    starts = [start for start, *_ in speeches]
    for mark in marks:
        if not isinstance(mark, Act) or mark.person is not None:
            yield mark
            continue
        start, end = mark.at.start, mark.at.end
        last = bisect_right(starts, start)
        for place in range(last - 1, max(0, last - _NESTED) - 1, -1):
            _, until, speaker, person = speeches[place]
            if until >= end and speaker == mark.actor:
                yield changed(mark, person=person)
                break
        else:
            yield mark


def _people(bodies: Bodies, ids: _Ids) -> Iterator[Person]:
    """The Person marks; those to whom the register gives one id are one."""
    together: dict[str, list[Body]] = {}
    for name, body in bodies.all.items():
        known = ids.of(name)
        together.setdefault(f"id {known}" if known else f"name {name}", []).append(body)
    for those in together.values():
        yield _person(bodies, those, ids.of(those[0].name))


def _person(bodies: Bodies, those: list[Body], known: str | None) -> Person:
    """One person, at the first place where the fullest name stands."""
    text = bodies.text
    name = max((body.name for body in those if not body.office_only), key=len, default="")
    name = name or those[0].name
    mentions = [mention for body in those for mention in body.mentions]
    every = {*(m.at for m in mentions), *(at for body in those for at in body.places)}
    places = sorted(every, key=attrgetter("start", "end"))
    fullest = next((at for at in places if name in at.of(text)), places[0])
    forms = tuple(dict.fromkeys(one_line(at.of(text)) for at in places))
    reasons = dict.fromkeys(mention.ground.because for mention in mentions)
    because = " ".join(reasons) if len(reasons) < 4 else "Names, titles and order agree."
    ground = Ground("people/one-person", (fullest,), because)
    return Person(fullest, ground, name, known, forms, tuple(places))


def _findings(bodies: Bodies, verdicts: dict[str, Verdict]) -> Iterator[Finding]:
    for name, verdict in verdicts.items():
        if verdict.rivals:
            at = bodies.all[name].mentions[0].at
            yield Finding("people/ambiguous", f"“{name}”: {verdict.because}", at)
