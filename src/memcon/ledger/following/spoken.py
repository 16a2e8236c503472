"""The sentences of a ledger, each with its acts, and which of them are like one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memcon.ledger.days import bound
from memcon.ledger.following.terms import Index
from memcon.model.ledger import Entry

_PRONOUNS = frozenset(("i", "we", "he", "she", "they", "it", "one", "you"))


@dataclass(frozen=True, slots=True)
class Sentences:
    """The acts of each sentence, in the ledger's order, and an index of the words.

    `sides` are the parties for which those of a surname speak.
    """

    acts: Sequence[tuple[Entry, ...]]
    index: Index
    sides: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Sentences":
        """Group the entries of a ledger by the sentences in which they stand."""
        grouped: dict[tuple[str, int, int], list[Entry]] = defaultdict(list)
        for entry in entries:
            at = entry.passage.at
            grouped[(entry.passage.record, at.start, at.end)].append(entry)
        acts = tuple(map(tuple, grouped.values()))
        index = Index.of(those[0].passage.words for those in acts)
        return cls(acts, index, _sides(entries))

    def may_be_asked(self, one: Entry, other: Entry) -> bool:
        """Tell whether he may speak later to whom it was said; anybody where that is not stated."""
        if same_side(one, other):
            return False
        if not one.to:
            return True
        called = {surname(name) for name in one.to}
        parties = {party for name in called for party in self.sides.get(name, ())} | set(one.to)
        return surname(other.actor) in called or bool(other.party and other.party in parties)


def later(one: Entry, other: Entry) -> bool:
    """Tell whether one was surely said after the other: further on, or on a later day."""
    if one.passage.record == other.passage.record:
        return other.passage.at.start >= one.passage.at.end
    before, after = bound(one.said_on, last=True), bound(other.said_on, last=False)
    return before is not None and after is not None and after > before


def same_side(one: Entry, other: Entry) -> bool:
    """Tell whether one voice, or one side, says both."""
    if one.party and other.party:
        return one.party == other.party
    return bool(_voice(one)) and _voice(one) == _voice(other)


def two_sides(one: Entry, other: Entry) -> bool:
    """Tell whether surely two sides speak: two known parties, or two persons of one record."""
    if one.party and other.party:
        return one.party != other.party
    if one.passage.record != other.passage.record:
        return False
    return bool(one.person and other.person) and one.person != other.person


def surname(called: str) -> str:
    """Return the last word of a name, in small letters."""
    return called.rpartition(" ")[2].strip(".,").casefold()


def _voice(entry: Entry) -> str:
    """Who speaks; "" where the record says “he” and it is not known who that is."""
    said = (entry.person or entry.actor).casefold()
    return "" if said in _PRONOUNS else said


def _sides(entries: Sequence[Entry]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.party and entry.actor:
            found[surname(entry.actor)].add(entry.party)
    return {name: frozenset(parties) for name, parties in found.items()}
