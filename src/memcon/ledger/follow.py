"""What became of what was asked, promised, requested, proposed: said by later passages alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.ledger.bearing import FOLLOWED, Pair, bearing
from memcon.ledger.days import bound, surely_by
from memcon.ledger.due import due_of
from memcon.ledger.ledger import Ledger
from memcon.ledger.terms import Index, terms
from memcon.model.following import Bearing, Bears, Fate, Followed
from memcon.model.ledger import Entry
from memcon.model.marks import Deed, Outcome, Strength

_IN_RECORD = {
    Outcome.ANSWERED: Fate.ANSWERED,
    Outcome.PARTLY: Fate.PARTLY,
    Outcome.EVADED: Fate.EVADED,
    Outcome.DEFERRED: Fate.DEFERRED,
    Outcome.SELF_ANSWERED: Fate.SELF_ANSWERED,
    Outcome.RHETORICAL: Fate.RHETORICAL,
    Outcome.AGREED: Fate.ACCEPTED,
    Outcome.REFUSED: Fate.REFUSED,
}
_SETTLED = frozenset((Fate.ANSWERED, Fate.SELF_ANSWERED, Fate.RHETORICAL))
_BY_BEARING = (
    (Bears.WITHDRAWS, Fate.WITHDRAWN),
    (Bears.DOES, Fate.DONE),
    (Bears.ANSWERS, Fate.ANSWERED),
)
_DUE = (Deed.COMMIT, Deed.REQUEST)


@dataclass(frozen=True, slots=True)
class Following:
    """Every question, promise, request and proposal of a ledger with what bears on it later.

    Built once; asked as often as one likes, as of any day.
    """

    entries: Mapping[Deed, tuple[Entry, ...]]
    bearings: Mapping[Entry, tuple[Bearing, ...]]
    last: date | None

    @classmethod
    def of(cls, ledger: Ledger) -> "Following":
        """Find, for all that can be followed, the later sentences that bear on it."""
        by_deed: dict[Deed, list[Entry]] = defaultdict(list)
        for entry in ledger.entries:
            if entry.act in FOLLOWED:
                by_deed[entry.act].append(entry)
        days = (bound(entry.said_on, last=True) for entry in ledger.entries)
        return cls(
            {deed: tuple(found) for deed, found in by_deed.items()},
            dict(_bearings(ledger)),
            max((day for day in days if day is not None), default=None),
        )

    def asked(self, deed: Deed, day: date | None = None) -> Iterator[Followed]:
        """Yield all of one kind with what had become of it by the end of `day`, or by the last."""
        for entry in self.entries.get(deed, ()):
            if surely_by(entry.said_on, day):
                yield self.followed(entry, day)

    def followed(self, entry: Entry, day: date | None = None) -> Followed:
        """Return what had become of one entry by the end of `day`."""
        found = self.bearings.get(entry, ())
        bearings = tuple(one for one in found if surely_by(one.later.said_on, day))
        due = due_of(entry) if entry.act in _DUE else None
        passed = bound(due.value, last=True) if due else None
        reached = day or self.last
        if passed is not None and reached is not None and passed >= reached:
            passed = None
        fate, because = _fate(entry, bearings, passed)
        return Followed(entry, fate, because, due, bearings)


def _fate(
    entry: Entry, bearings: Sequence[Bearing], passed: date | None
) -> tuple[Fate | None, str]:
    """What became of an entry, and why; `passed` is the day by which it should have been done."""
    if entry.strength is Strength.PROPOSED_NORM:
        return None, "It is proposed that it be so; nobody has undertaken it."
    said = _IN_RECORD.get(entry.status) if entry.status else None
    if said in _SETTLED:
        return said, "The record itself answers it."
    for how, fate in _BY_BEARING:
        for one in bearings:
            if one.how is how:
                return fate, one.because
    decided = _decided(said, bearings)
    if decided is not None:
        return decided
    if passed is not None:
        return Fate.LATE, f"{passed} has passed, and nothing in the records says that it was done."
    if said is not None:
        return said, "So the record itself leaves it."
    if bearings:
        return Fate.OPEN, bearings[-1].because
    return Fate.OPEN, "Nothing in the records says what became of it."


def _decided(said: Fate | None, bearings: Sequence[Bearing]) -> tuple[Fate, str] | None:
    """What those decide to whom it was proposed, in the record itself or later."""
    for_it = [one for one in bearings if one.how is Bears.ACCEPTS]
    against = [one for one in bearings if one.how is Bears.REFUSES]
    if (for_it or said is Fate.ACCEPTED) and (against or said is Fate.REFUSED):
        return Fate.DIVIDED, "Some accept it and some refuse it."
    if for_it:
        return Fate.ACCEPTED, for_it[0].because
    return (Fate.REFUSED, against[0].because) if against else None


def _bearings(ledger: Ledger) -> Iterator[tuple[Entry, tuple[Bearing, ...]]]:
    """Each entry on which later sentences bear, with what they do."""
    grouped: dict[tuple[str, int, int], list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        grouped[(entry.passage.record, entry.passage.at.start, entry.passage.at.end)].append(entry)
    sentences = [tuple(found) for found in grouped.values()]
    index = Index.of(acts[0].passage.words for acts in sentences)
    sides = _sides(ledger)
    for number, acts in enumerate(sentences):
        open_acts = [entry for entry in acts if entry.act in FOLLOWED]
        if not open_acts:
            continue
        later = [one for one in index.near(number) if _later(acts[0], sentences[one][0])]
        spoken = _names(acts[0])
        likes = [
            (sentences[one], index.likeness(number, one, spoken | _names(sentences[one][0])))
            for one in later
        ]
        for entry in open_acts:
            pairs = (
                Pair(
                    entry,
                    there,
                    like,
                    _same(entry, there[0]),
                    _other(entry, there[0]),
                    _may_answer(entry, there[0], sides),
                )
                for there, like in likes
            )
            found = tuple(one for one in map(bearing, pairs) if one is not None)
            if found:
                yield entry, found


def _names(entry: Entry) -> frozenset[str]:
    """The stems of the names of him who speaks, which tell nothing of what he speaks of."""
    return terms(entry.actor).stems


def _later(one: Entry, other: Entry) -> bool:
    """Whether one was surely said after the other: further on, or on a later day."""
    if one.passage.record == other.passage.record:
        return other.passage.at.start >= one.passage.at.end
    before, after = bound(one.said_on, last=True), bound(other.said_on, last=False)
    return before is not None and after is not None and after > before


def _same(one: Entry, other: Entry) -> bool:
    """Whether one voice, or one side, says both."""
    if one.party and other.party:
        return one.party == other.party
    return bool(_voice(one)) and _voice(one) == _voice(other)


def _other(one: Entry, other: Entry) -> bool:
    """Whether surely two sides speak: of one record two voices, else two known parties."""
    if one.party and other.party:
        return one.party != other.party
    if one.passage.record != other.passage.record:
        return False
    return bool(one.person and other.person) and one.person != other.person


def _voice(entry: Entry) -> str:
    """Who speaks; "" where the record says “he” and it is not known who that is."""
    said = (entry.person or entry.actor).casefold()
    return "" if said in _PRONOUNS else said


_PRONOUNS = frozenset(("i", "we", "he", "she", "they", "it", "one", "you"))


def _surname(called: str) -> str:
    return called.rpartition(" ")[2].strip(".,").casefold()


def _sides(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    """The parties for which those of a surname speak."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in ledger.entries:
        if entry.party and entry.actor:
            found[_surname(entry.actor)].add(entry.party)
    return {name: frozenset(parties) for name, parties in found.items()}


def _may_answer(one: Entry, other: Entry, sides: Mapping[str, frozenset[str]]) -> bool:
    """Whether he may speak to whom it was said; anybody may where that is not stated."""
    if _same(one, other):
        return False
    if not one.to:
        return True
    called = {_surname(name) for name in one.to}
    parties = {party for name in called for party in sides.get(name, ())} | set(one.to)
    return _surname(other.actor) in called or (other.party is not None and other.party in parties)
