"""The ledger: the entries of all records in one order, and what can be asked of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from memcon.ledger.days import bound, surely_by
from memcon.ledger.entries import entries, present
from memcon.ledger.papers import papers
from memcon.model.ledger import Entry, Parties, Present
from memcon.model.marks import Deed
from memcon.model.negotiation import Message
from memcon.model.reading import Reading

NO_PARTIES = Parties()
VIEWS: Mapping[str, Deed] = {
    "agreements": Deed.AGREE,
    "answers": Deed.ANSWER,
    "claims": Deed.CLAIM,
    "commitments": Deed.COMMIT,
    "instructions": Deed.INSTRUCT,
    "knowledge": Deed.KNOWLEDGE,
    "messages": Deed.MESSAGE,
    "proposals": Deed.PROPOSE,
    "questions": Deed.ASK,
    "refusals": Deed.REFUSE,
    "requests": Deed.REQUEST,
    "stances": Deed.STANCE,
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries in the order of their days; those without a day come last, and are never dated.

    The order does not depend on that in which records arrive. `papers` are the messages that
    records are or show by themselves: a telegram by its heading.
    """

    entries: tuple[Entry, ...]
    parties: Parties = NO_PARTIES
    present: tuple[Present, ...] = ()
    papers: tuple[Message, ...] = ()

    @classmethod
    def of(cls, readings: Iterable[Reading], parties: Parties = NO_PARTIES) -> "Ledger":
        """Fold readings into a ledger; `parties` are those that the dossier curates."""
        found: list[Entry] = []
        took_part: list[Present] = []
        themselves: list[Message] = []
        for one in readings:
            found.extend(entries(one, parties))
            took_part.extend(present(one, parties))
            themselves.extend(papers(one, parties))
        return cls.folded(found, parties, took_part, themselves)

    @classmethod
    def folded(
        cls,
        found: Iterable[Entry],
        parties: Parties = NO_PARTIES,
        took_part: Iterable[Present] = (),
        themselves: Iterable[Message] = (),
    ) -> "Ledger":
        """Put entries that are already at hand in the ledger's order."""
        by_day = sorted(themselves, key=lambda one: _order(one.entries[0]))
        known = sorted(set(took_part), key=lambda one: (one.record, one.name, one.person or ""))
        return cls(tuple(sorted(found, key=_order)), parties, tuple(known), tuple(by_day))

    def view(self, name: str) -> "Ledger":
        """Return the entries of one kind: a key of VIEWS. Raises KeyError for any other."""
        wanted = VIEWS[name]
        return self.where(lambda entry: entry.act is wanted)

    def as_of(self, day: date) -> "Ledger":
        """Return what was surely said by the end of `day`; what has no day is left out."""
        known = tuple(one for one in self.papers if surely_by(one.entries[0].said_on, day))
        return replace(self.where(lambda entry: surely_by(entry.said_on, day)), papers=known)

    def by_party(self, *names: str) -> "Ledger":
        """Return the entries of parties, by code or name, or of persons, by id or words."""
        wanted = {said.casefold() for name in names for said in (name, self.parties.code(name))}
        return self.where(lambda entry: not wanted.isdisjoint(_called(entry)))

    def where(self, holds: Callable[[Entry], bool]) -> "Ledger":
        """Return the entries of which something holds."""
        return replace(self, entries=tuple(filter(holds, self.entries)))

    @property
    def undated(self) -> int:
        """How many entries have no day."""
        return sum(entry.said_on is None for entry in self.entries)


def _called(entry: Entry) -> set[str]:
    return {said.casefold() for said in (entry.party, entry.person, entry.actor) if said}


def _order(entry: Entry) -> tuple[date, str, int, int, str]:
    """By day, record and place; of one sentence's acts by name."""
    day = bound(entry.said_on, last=False) or date.max
    at = entry.passage.at
    return day, entry.passage.record, at.start, at.end, entry.act.value
