"""Which messages and what knowledge concern a party or a person, by code, name or words."""

from collections.abc import Iterable, Sequence

from memcon.ledger.ledger import Ledger
from memcon.model.ledger import Parties
from memcon.model.negotiation import Knowing, Message


class Wanted:
    """The parties and people asked for, with all that the records and the dossier call them."""

    def __init__(self, names: Sequence[str], ledger: Ledger) -> None:
        """Take names or codes; with none, everything is wanted."""
        codes = {ledger.parties.code(name).casefold() for name in names}
        self._names = codes | {name.casefold() for name in names}
        self._all = not names
        self._parties = ledger.parties
        self._party = {
            _surname(one.name): one.party.casefold() for one in ledger.present if one.party
        }
        for surname, code in ledger.parties.of_surname.items():
            self._party.setdefault(surname, code.casefold())

    def has(self, name: str, party: str | None = None) -> bool:
        """Tell whether somebody called so, or of that party, is asked for."""
        if self._all:
            return True
        surname = _surname(name)
        known = party or self._party.get(surname) or named_party(name, self._parties) or ""
        called = {name.casefold(), surname, known.casefold()}
        return not self._names.isdisjoint(called - {""})


def named_party(words: str, parties: Parties) -> str | None:
    """Return the party by whose name words call somebody: "Delegation of Kestria"."""
    low = words.casefold()
    found = {code for name, code in parties.of_name.items() if low.find(f" of {name}") >= 0}
    return found.pop() if len(found) == 1 else None


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].strip(".,’'()").casefold()


def of_parties(
    found: Iterable[Message], names: Sequence[str], ledger: Ledger
) -> tuple[Message, ...]:
    """Return the messages that somebody asked for sent, received or passed on."""
    wanted = Wanted(names, ledger)
    return tuple(
        one
        for one in found
        if not names or any(map(wanted.has, (one.sender, *one.receivers, *one.via)))
    )


def known_to(found: Iterable[Knowing], names: Sequence[str], ledger: Ledger) -> tuple[Knowing, ...]:
    """Return what is said of the knowledge of those asked for."""
    wanted = Wanted(names, ledger)
    return tuple(one for one in found if wanted.has(one.who, one.party))
