"""What became of what was asked, promised, requested, proposed: said by later passages alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.ledger.days import bound, surely_by
from memcon.ledger.following.bearing import FOLLOWED, Pair, bearing
from memcon.ledger.following.due import due_of
from memcon.ledger.following.spoken import Sentences, later, same_side, two_sides
from memcon.ledger.following.terms import Likeness, terms
from memcon.ledger.ledger import Ledger
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
_TURNS = (Bears.ASKS_AGAIN, Bears.ANSWERS)  # of which the last tells
_DUE = (Deed.COMMIT, Deed.REQUEST)


@dataclass(frozen=True, slots=True)
class Following:
    """Every question, promise, request and proposal of a ledger with what bears on it later.

    Built once; asked as often as one likes, as of any day. `borne` are the places of those on
    which anything bears.
    """

    entries: Mapping[Deed, tuple[Entry, ...]]
    bearings: Mapping[Entry, tuple[Bearing, ...]]
    last: date | None
    borne: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, ledger: Ledger, sentences: Sentences | None = None) -> "Following":
        """Find, for all that can be followed, the later sentences that bear on it.

        `sentences` are those of the ledger, where they are at hand.
        """
        by_deed: dict[Deed, list[Entry]] = defaultdict(list)
        for entry in ledger.entries:
            if entry.act in FOLLOWED:
                by_deed[entry.act].append(entry)
        days = (bound(entry.said_on, last=True) for entry in ledger.entries)
        bearings = dict(_bearings(sentences or Sentences.of(ledger.entries)))
        return cls(
            {deed: tuple(found) for deed, found in by_deed.items()},
            bearings,
            max((day for day in days if day is not None), default=None),
            frozenset((entry.passage.record, entry.passage.at.start) for entry in bearings),
        )

    def asked(self, deed: Deed, day: date | None = None) -> Iterator[Followed]:
        """Yield all of one kind with what had become of it by the end of `day`, or by the last."""
        for entry in self.entries.get(deed, ()):
            if surely_by(entry.said_on, day):
                yield self.followed(entry, day)

    def followed(self, entry: Entry, day: date | None = None) -> Followed:
        """Return what had become of one entry by the end of `day`."""
        passage = entry.passage
        borne = (passage.record, passage.at.start) in self.borne  # a whole entry is slow to look up
        found = self.bearings.get(entry, ()) if borne else ()
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
    again = [one for one in bearings if one.how in _TURNS]
    if again and again[-1].how is Bears.ASKS_AGAIN:
        return Fate.OPEN, again[-1].because
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


def _bearings(sentences: Sentences) -> Iterator[tuple[Entry, tuple[Bearing, ...]]]:
    """Each entry on which later sentences bear, with what they do."""
    index = sentences.index
    for number, acts in enumerate(sentences.acts):
        open_acts = [entry for entry in acts if entry.act in FOLLOWED]
        if not open_acts:
            continue
        after = [one for one in index.near(number) if later(acts[0], sentences.acts[one][0])]
        likes = [(sentences.acts[one], _likeness(sentences, number, one)) for one in after]
        for entry in open_acts:
            pairs = (_pair(sentences, entry, there, like) for there, like in likes)
            found = tuple(one for one in map(bearing, pairs) if one is not None)
            if found:
                yield entry, found


def _likeness(sentences: Sentences, one: int, other: int) -> Likeness:
    """What two sentences share; who speaks tells nothing of what he speaks of."""
    names = (terms(sentences.acts[number][0].actor).stems for number in (one, other))
    return sentences.index.likeness(one, other, frozenset().union(*names))


def _pair(sentences: Sentences, entry: Entry, there: tuple[Entry, ...], like: Likeness) -> Pair:
    first = there[0]
    asked = sentences.may_be_asked(entry, first)
    return Pair(entry, there, like, same_side(entry, first), two_sides(entry, first), asked)
