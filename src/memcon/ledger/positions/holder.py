"""Whose attitude words tell: the speaker's own, another party's, or nobody's that can be named."""

import re
from dataclasses import dataclass
from functools import lru_cache

from memcon.ledger.positions.attitudes import Manner, Stand
from memcon.lexicon.load import table
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import Form

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_NAME = 4  # words
_MODALS = frozenset(("can", "could", "cannot", "should", "must", "would", "can't", "couldn't"))
_NEAR = 4  # words before a passive in which its modal stands
_OTHERS = frozenset(("find", "finds", "found", "consider", "considers", "considered"))
_WRITTEN = frozenset(("for", "against"))  # as a vote is written down: "The whole: for."
_ELLIPTIC = frozenset((Manner.VOTE, Manner.OPEN))  # may stand without a subject: "Abstain."


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose attitude it is: a party's code or words, and whether the speaker imputes it.

    `named` where the clause has a subject that says so.
    """

    party: str
    imputed: bool
    because: str
    named: bool = True


def holder(entry: Entry, stand: Stand, before: Holder | None, parties: Parties) -> Holder | None:
    """Return whose attitude a clause tells; None where its subject is nobody that is known.

    The subject is what stands before the attitude with nothing but helping words between. A
    clause without one has that of the clause `before`. Who judges a thing, or says what should be
    done, is the speaker.
    """
    own = Holder(entry.party or entry.actor, False, "", named=False)
    if not own.party:
        return None
    told = _before(entry, stand)
    judges = stand.manner is Manner.JUDGMENT and stand.said.lower().split()[0] not in _OTHERS
    written = stand.manner is Manner.VOTE and stand.said.lower() in _WRITTEN
    if judges or written or stand.manner is Manner.DUE:
        return own
    if stand.passive:
        return own if _MODALS.intersection(told[-_NEAR:]) else None
    at = len(told) - 1
    while at >= 0:
        found = _subject(entry, told, at, parties)
        if found is not None:
            return _held(found, own, entry)
        if told[at].lower() not in _listed("between"):
            return None
        at -= 1
    if before is not None:
        return before
    return own if stand.manner in _ELLIPTIC else None


def _held(found: str, own: Holder, entry: Entry) -> Holder | None:
    if not found:
        return None
    if found == own.party:
        return Holder(own.party, False, "")
    return Holder(found, True, f"{entry.actor or 'The writer'} says so of {found}.")


def _before(entry: Entry, stand: Stand) -> list[str]:
    """The words of the clause before the attitude, without what reports the speaker's words."""
    told = _WORD.findall(stand.before.replace("’", "'"))
    if entry.form is Form.REPORTED:
        for mark in ("that", "whether"):
            if mark in told:
                return told[told.index(mark) + 1 :]
    return told


def _subject(entry: Entry, told: list[str], at: int, parties: Parties) -> str | None:
    """The party for which a word stands as a subject; "" for nobody known; None for no subject."""
    low = told[at].lower()
    reported = entry.form is Form.REPORTED
    if low in _listed("own"):  # told of somebody, "we" are those who tell
        return (entry.side or "") if reported else entry.party or entry.actor
    if reported and low in _listed("told_of"):
        return entry.party or entry.actor
    if low in _listed("nobody"):
        return ""
    named = _party(told, at, parties)
    if named is None:
        return None
    party, length = named
    first = at - length
    if first >= 0 and told[first].lower() == "the":
        first -= 1
    governed = first >= 0 and told[first].lower() in _listed("governing")
    possessed = told[at].endswith("'s") and not _has_body(told, at)
    return "" if governed or possessed else party


def _party(told: list[str], at: int, parties: Parties) -> tuple[str, int] | None:
    """The party that words ending at `at` name, and how many words that takes."""
    for length in range(min(_LONGEST_NAME, at + 1), 0, -1):
        said = " ".join(told[at - length + 1 : at + 1]).casefold().removesuffix("'s")
        code = parties.of_name.get(said) or (parties.of_surname.get(said) if length == 1 else None)
        if code is not None and (length > 1 or told[at][:1].isupper()):
            return code, length
    return None


def _has_body(told: list[str], at: int) -> bool:
    """Tell whether what is possessed is the party's own body: "Halven's Government"."""
    return at + 1 < len(told) and told[at + 1].lower() in _listed("of_party")


@lru_cache(maxsize=8)
def _listed(key: str) -> frozenset[str]:
    section = table("attitudes")["holders"]
    assert isinstance(section, dict)
    return frozenset(section[key])
