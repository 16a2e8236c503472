"""Whose attitude words tell: the speaker's own, another party's, or nobody's that can be named."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from memcon.ledger.attitudes import Stand
from memcon.lexicon.load import words
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import Form

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose attitude it is: a party's code or words, and whether the speaker imputes it.

    `named` where the clause has a subject that says so.
    """

    party: str
    imputed: bool
    because: str
    named: bool = True


def holder(entry: Entry, stand: Stand, parties: Parties) -> Holder | None:
    """Return whose attitude a clause tells; None where its subject is nobody that is known.

    The subject is the last word before the attitude that can be one. Without one, and where the
    words judge a thing or say what should be done, it is the speaker's own.
    """
    own = Holder(entry.party or entry.actor, False, "")
    if not own.party:
        return None
    before = _before(entry, stand)
    for at in range(len(before) - 1, -1, -1):
        found = _subject(entry, before, at, parties)
        if found == own.party:
            return own
        if found == "":
            return own if stand.due or judges(stand) else None
        if found is not None and not judges(stand):
            return Holder(found, True, f"{entry.actor or 'The writer'} says so of {found}.")
    return replace(own, named=judges(stand) or stand.due)


def _before(entry: Entry, stand: Stand) -> list[str]:
    """The words of the clause before the attitude, without what reports the speaker's words."""
    said = stand.clause[: stand.clause.find(stand.said)].replace("’", "'")
    told = _WORD.findall(said)
    if entry.form is Form.REPORTED:
        for mark in ("that", "whether"):
            if mark in told:
                return told[told.index(mark) + 1 :]
    return told


def _subject(entry: Entry, told: list[str], at: int, parties: Parties) -> str | None:
    """The party for which a word stands as a subject; "" for nobody known; None for no subject."""
    low = told[at].lower()
    own = entry.party or entry.actor
    if low in _set("own") or (entry.form is Form.REPORTED and low in _set("told_of")):
        return own
    if low in _set("nobody"):
        return ""
    name = _party(told, at, parties)
    if name is not None:
        first = told[at - name[1]].lower() if at >= name[1] else ""
        if first == "the" and at > name[1]:
            first = told[at - name[1] - 1].lower()
        possessed = told[at].endswith("'s") and not _names_body(told, at)
        return None if first in _set("governing") or possessed else name[0]
    return None


def _party(told: list[str], at: int, parties: Parties) -> tuple[str, int] | None:
    """The party that words ending at `at` name, and how many words that takes."""
    for length in range(min(_LONGEST_NAME, at + 1), 0, -1):
        said = " ".join(told[at - length + 1 : at + 1]).casefold().removesuffix("'s")
        code = parties.of_name.get(said) or (parties.of_surname.get(said) if length == 1 else None)
        if code is not None and (length > 1 or told[at][:1].isupper()):
            return code, length
    return None


def _names_body(told: list[str], at: int) -> bool:
    """Tell whether what is possessed is the party's own body: "Halven's Government"."""
    return at + 1 < len(told) and told[at + 1].lower() in _set("of_party")


def judges(stand: Stand) -> bool:
    """Tell whether the words judge a thing, so that who speaks is who judges."""
    return stand.said.lower() in _set("judging")


@lru_cache(maxsize=16)
def _set(key: str) -> frozenset[str]:
    return frozenset(words("attitudes", key))
