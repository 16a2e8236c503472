"""Who is who in a record: its persons, and the person of the register whom each name means."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from memcon.model.finding import Finding
from memcon.model.marks import (
    Addressee,
    Attendee,
    Entity,
    Ground,
    Mark,
    Mention,
    Person,
    Sender,
    Signature,
    SourceNote,
    Speech,
)  # fmt: skip
from memcon.model.people import Name
from memcon.model.reading import Draft
from memcon.names.identify import Known, Verdict, day_of, identify
from memcon.names.name import name_of
from memcon.names.scan import Kind, scan
from memcon.text.span import Span

Named = Attendee | Sender | Addressee | Signature
T = TypeVar("T", bound=Attendee | Sender | Addressee | Signature | Speech | Mention)


@dataclass(slots=True)
class _Body:
    """One person of the record in the making."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)


def settled(draft: Draft) -> Draft:
    """Return the draft with a Person mark for each person named, and ids from the register.

    Marks get an id and nothing else changes; where the register leaves it open, a finding says so.
    """
    bodies = _bodies(draft)
    if not bodies:
        return draft
    day = day_of(draft.marks)
    verdicts = {
        name: identify(_known(draft, body), draft.register, day) for name, body in bodies.items()
    }
    ids = _Ids(draft, _Where(bodies), verdicts)
    marks = tuple(ids.on(mark) for mark in draft.marks)
    people = tuple(_person(draft, body, ids.id_of(name)) for name, body in bodies.items())
    found = tuple(_findings(bodies, verdicts))
    return replace(draft, marks=(*marks, *people), findings=(*draft.findings, *found))


def _bodies(draft: Draft) -> dict[str, _Body]:
    """The record's persons by their fullest names; what is unsettled belongs to nobody."""
    bodies: dict[str, _Body] = {}
    for mark in draft.marks:
        if not isinstance(mark, Mention) or mark.entity is not Entity.PERSON:
            continue
        if mark.ground.rule != "mention/unsettled":
            bodies.setdefault(mark.name, _Body(mark.name)).mentions.append(mark)
    where = _Where(bodies)
    for mark in draft.marks:
        for name, office, place in _structural(draft, mark, where):
            bodies[name].places.append(place)
            if office:
                bodies[name].offices.append(office)
    return bodies


class _Where:
    """Whose name stands at a place."""

    def __init__(self, bodies: dict[str, _Body]) -> None:
        self.mentions = sorted(
            (mention.at.start, mention.at.end, name)
            for name, body in bodies.items()
            for mention in body.mentions
        )
        self.starts = [start for start, _, _ in self.mentions]

    def of(self, at: Span) -> str | None:
        """The only person named inside `at`; None where nobody or several are."""
        place = bisect_right(self.starts, at.start - 1)
        if place and self.mentions[place - 1][1] > at.start:
            place -= 1
        names = set()
        while place < len(self.mentions) and self.mentions[place][0] < at.end:
            names.add(self.mentions[place][2])
            place += 1
        return names.pop() if len(names) == 1 else None


def _structural(draft: Draft, mark: Mark, where: _Where) -> Iterator[tuple[str, str | None, Span]]:
    """Whom a mark of the record's head, lists or labels names, his office there, and the place."""
    if isinstance(mark, Named):
        at = _located(draft.text, mark.name, mark.at)
        name = where.of(at)
        if name is not None:
            yield name, _office(draft.text, mark, at), at
    elif isinstance(mark, Speech) and mark.label is not None:
        name = where.of(mark.label)
        if name is not None:
            yield name, None, mark.label


def _office(text: str, mark: Named, at: Span) -> str | None:
    if isinstance(mark, Attendee):
        return mark.office
    before = text[mark.at.start : at.start].rstrip(" (,").removeprefix("the ")
    return before or None


def _located(text: str, name: str, at: Span) -> Span:
    place = text.find(name, at.start, at.end) if name else -1
    return Span(place, place + len(name)) if place >= 0 else at


def _behind_dash(text: str, mark: Named, where: _Where) -> str | None:
    """The person of "Assistant Secretary—A. Marten", where the office was taken for the name."""
    dash = max(text.find(sign, mark.at.start, mark.at.end) for sign in "—–")
    return where.of(Span(dash + 1, mark.at.end)) if dash >= 0 else None


def _known(draft: Draft, body: _Body) -> Known:
    said = dict.fromkeys(_words(draft.text, mention.at) for mention in body.mentions)
    names = dict.fromkeys(named(words) for words in said)
    return Known(tuple(names), tuple(dict.fromkeys(body.offices)))


def _words(text: str, at: Span) -> str:
    return " ".join(at.of(text).split())


@lru_cache(maxsize=1 << 14)
def named(words: str) -> Name:
    """Return the name that a mention's words spell, titles apart."""
    names = [piece for piece in scan(words).pieces if piece.kind is Kind.NAME]
    if not names:
        return name_of(tuple(words.split()))
    return name_of(names[-1].words, names[-1].titles)


class _Ids:
    """The ids that the register gives to the record's persons, and how they come onto marks."""

    def __init__(self, draft: Draft, where: _Where, verdicts: dict[str, Verdict]) -> None:
        self.text = draft.text
        self.where = where
        self.verdicts = verdicts

    def on(self, mark: Mark) -> Mark:
        """Return the mark with the id of the person it names, and the reason; else itself."""
        if isinstance(mark, Mention) and mark.entity is Entity.PERSON:
            return self._with(mark, mark.name)
        if isinstance(mark, Named):
            name = self.where.of(_located(self.text, mark.name, mark.at))
            return self._with(mark, name or _behind_dash(self.text, mark, self.where))
        if isinstance(mark, Speech) and mark.label is not None:
            return self._with(mark, self.where.of(mark.label))
        if isinstance(mark, SourceNote) and mark.drafted_by and not mark.drafted_by_people:
            return replace(mark, drafted_by_people=tuple(self._drafters(mark)))
        return mark

    def id_of(self, name: str | None) -> str | None:
        """The id of a person of the record, by the fullest name."""
        verdict = self.verdicts.get(name) if name is not None else None
        return verdict.person.id if verdict is not None and verdict.person is not None else None

    def _with(self, mark: T, name: str | None) -> T:
        known = self.id_of(name)
        if known is None or name is None or mark.person is not None:
            return mark
        because = f"{mark.ground.because} {self.verdicts[name].because}".strip()
        return replace(mark, person=known, ground=replace(mark.ground, because=because))

    def _drafters(self, mark: SourceNote) -> Iterator[str]:
        for name in mark.drafted_by:
            found = self.id_of(self.where.of(_located(self.text, name, mark.at)))
            if found is not None:
                yield found


def _person(draft: Draft, body: _Body, known: str | None) -> Person:
    """The Person mark: at the first place where the fullest name stands."""
    text = draft.text
    places = sorted({*(mention.at for mention in body.mentions), *body.places})
    fullest = next((at for at in places if body.name in at.of(text)), places[0])
    forms = tuple(dict.fromkeys(_words(text, at) for at in places))
    reasons = dict.fromkeys(mention.ground.because for mention in body.mentions)
    because = " ".join(reasons) if len(reasons) < 4 else "Names, titles and order agree."
    return Person(
        fullest,
        Ground("people/one-person", (fullest,), because),
        body.name,
        known,
        forms,
        tuple(places),
    )


def _findings(bodies: dict[str, _Body], verdicts: dict[str, Verdict]) -> Iterator[Finding]:
    for name, verdict in verdicts.items():
        if verdict.rivals:
            at = bodies[name].mentions[0].at
            yield Finding("people/ambiguous", f"“{name}”: {verdict.because}", at)
