"""The ledger: the entries of all records in one order, and what can be asked of it."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from memcon.ledger.days import bound, surely_by
from memcon.ledger.entries import entries, present
from memcon.ledger.following.happenings import statements
from memcon.ledger.messages.papers import papers
from memcon.model.ledger import Entry, Parties, Present, Statement
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
    records are or show by themselves: a telegram by its heading; `statements` are the sentences
    that give a time or an amount.
    """

    entries: tuple[Entry, ...]
    parties: Parties = NO_PARTIES
    present: tuple[Present, ...] = ()
    papers: tuple[Message, ...] = ()
    statements: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, readings: Iterable[Reading], parties: Parties = NO_PARTIES) -> "Ledger":
        """Fold readings into a ledger; `parties` are those that the dossier curates."""
        found: list[Entry] = []
        took_part: list[Present] = []
        themselves: list[Message] = []
        given: list[Statement] = []
        for one in readings:
            acts = tuple(entries(one, parties))
            found.extend(acts)
            given.extend(statements(one, acts))
            took_part.extend(present(one, parties))
            themselves.extend(papers(one, parties))
        in_order = tuple(sorted(given, key=_place))
        return replace(cls.folded(found, parties, took_part, themselves), statements=in_order)

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
        given = tuple(one for one in self.statements if surely_by(one.said_on, day))
        kept = self.where(lambda entry: surely_by(entry.said_on, day))
        return replace(kept, papers=known, statements=given)

    def by_party(self, *names: str) -> "Ledger":
        """Return the entries of parties, by code or name, or of persons, by id or words."""
        wanted = {said.casefold() for name in names for said in (name, self.parties.code(name))}
        kept = self.where(lambda entry: _is_called(entry, wanted))
        given = (one for one in self.statements if _is_called(one, wanted))
        return replace(kept, statements=tuple(given))

    def where(self, holds: Callable[[Entry], bool]) -> "Ledger":
        """Return the entries of which something holds."""
        return replace(self, entries=tuple(filter(holds, self.entries)))

    @property
    def undated(self) -> int:
        """How many entries have no day."""
        return sum(entry.said_on is None for entry in self.entries)


def _is_called(one: Entry | Statement, wanted: AbstractSet[str]) -> bool:
    return (
        _folded(one.party) in wanted
        or _folded(one.person) in wanted
        or _folded(one.actor) in wanted
    )


@lru_cache(maxsize=1 << 16)  # a few hundred names, again and again
def _folded(name: str | None) -> str | None:
    return name.casefold() if name else None


def _order(entry: Entry) -> tuple[date, str, int, int, str]:
    """By day, record and place; of one sentence's acts by name."""
    return *_place(entry), entry.act.value


def _place(one: Entry | Statement) -> tuple[date, str, int, int]:
    day = bound(one.said_on, last=False) or date.max
    return day, one.passage.record, one.passage.at.start, one.passage.at.end
