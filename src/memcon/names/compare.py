"""Whether two names may be one person's, and what speaks for it."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from memcon.lexicon.load import rows
from memcon.model.people import Name, Split
from memcon.names.fold import nearly, sounded
from memcon.names.name import particles


class Agreement(IntEnum):
    """How far two names agree, from not at all to wholly."""

    UNRELATED = 0  # the surnames differ
    DIFFERENT = 1  # one surname, and given names that differ: two people
    GIVEN = 2  # one is the other's given name alone
    SURNAME = 3  # one surname; one of the two has no given name
    INITIALS = 4  # one surname, and the initials agree
    FULL = 5  # surname and a given name agree


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two names agree, whether a part of a name or a spelling stands for the whole, why."""

    agreement: Agreement
    exact: bool = True
    because: str = ""


_UNRELATED = Comparison(Agreement.UNRELATED, True, "The surnames differ.")


@lru_cache(maxsize=1 << 16)
def compared(one: Name, other: Name) -> Comparison:
    """Return how far two names agree: the best over the ways in which each may be read."""
    best = _UNRELATED
    for mine in one.splits:
        for theirs in other.splits:
            found = _of_splits(mine, theirs)
            if (found.agreement, found.exact) > (best.agreement, best.exact):
                best = found
    if best.agreement is Agreement.UNRELATED:
        best = _by_given(one, other) or _by_given(other, one) or best
    return best


def _of_splits(mine: Split, theirs: Split) -> Comparison:
    whole = "".join((*mine.given, *mine.surname))
    if mine.given and whole == "".join((*theirs.given, *theirs.surname)):
        return Comparison(Agreement.FULL, True, "The names are the same, word for word.")
    spelling = _surnames_agree(mine.surname, theirs.surname)
    if spelling is None:
        return _misspelled(mine, theirs)
    exact, how = spelling
    if not mine.given or not theirs.given:
        return Comparison(Agreement.SURNAME, exact, f"The surname agrees{how}.")
    given = _given_agree(mine.given, theirs.given)
    if given is Agreement.DIFFERENT:
        return Comparison(given, exact, "The surname agrees, the given names do not.")
    if given is Agreement.INITIALS and not exact:
        return _UNRELATED  # an initial and one of two surnames are too little
    said = "a given name agree" if given is Agreement.FULL else "the initials agree"
    return Comparison(given, exact, f"The surname and {said}{how}.")


def _surnames_agree(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[bool, str] | None:
    """Whether exactly, and how; None where they differ."""
    if mine == theirs:
        return True, ""
    bare, others = _bare(mine), _bare(theirs)
    if bare == others:
        return True, " (but for the particle)"
    if len(bare) == len(others):
        for a, b in zip(bare, others, strict=True):
            if a != b and (min(len(a), len(b)) < 5 or sounded(a) != sounded(b)):
                return None
        return True, " (spelled in another way)"
    if min(len(bare), len(others)) == 1 and bare[0] == others[0]:
        return False, " (the first of two surnames)"
    return None


@lru_cache(maxsize=1 << 14)
def _bare(surname: tuple[str, ...]) -> tuple[str, ...]:
    """A surname without its particles, if anything is left of it then."""
    return tuple(word for word in surname if word not in particles()) or surname


def _given_agree(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Agreement:
    """Given names agree where each of the fewer is found among the others, in order."""
    fewer, more = sorted((mine, theirs), key=len)
    if len("".join(mine)) > 3 and "".join(mine) == "".join(theirs):
        return Agreement.FULL
    full, at, first = False, 0, True
    for word in fewer:
        while at < len(more) and not _same_given(word, more[at]):
            at += 1
        if at == len(more):
            return Agreement.DIFFERENT
        if first and at and len(word) == 1 and len(more[0]) > 1:
            return Agreement.DIFFERENT
        full = full or (len(word) > 1 and len(more[at]) > 1)
        at, first = at + 1, False
    return Agreement.FULL if full else Agreement.INITIALS


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0] or sounded(one)[:1] == sounded(other)[:1]
    if one == other or sounded(one) == sounded(other) or one in forms().get(other, ()):
        return True
    return len(one) > 3 and one[0] == other[0] and sorted(one) == sorted(other)  # "Joao", "Jaoa"


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[str, ...]]:
    """For given names the short and other forms of them."""
    found: dict[str, set[str]] = {}
    for row in rows("nicknames"):
        every = {row["name"], *row["forms"].split()}
        for word in every:
            found.setdefault(word, set()).update(every - {word})
    return {word: tuple(sorted(others)) for word, others in found.items()}


def but_for_middle(one: Name, other: Name) -> bool:
    """Tell whether surname and first given name agree, and only what is between them does not."""
    for mine in one.splits:
        for theirs in other.splits:
            if mine.surname != theirs.surname or not mine.given or not theirs.given:
                continue
            first, others = mine.given[0], theirs.given[0]
            if len(first) > 1 and len(others) > 1 and _same_given(first, others):
                return True
    return False


def _misspelled(mine: Split, theirs: Split) -> Comparison:
    """Two names of which the rest agrees, and one word differs by a slip of the pen."""
    if not mine.given or not theirs.given or len(mine.surname) != len(theirs.surname):
        return _UNRELATED
    if not all(a == b or nearly(a, b) for a, b in zip(mine.surname, theirs.surname, strict=True)):
        return _UNRELATED
    if _given_agree(mine.given, theirs.given) is not Agreement.FULL:
        return _UNRELATED
    return Comparison(
        Agreement.FULL, False, "The given name agrees, and the surname but for a slip in spelling."
    )


def _by_given(one: Name, other: Name) -> Comparison | None:
    """A given name alone, where the other name has it."""
    alone = one.splits[0]
    if alone.given or len(alone.surname) != 1:
        return None
    word = alone.surname[0]
    for split in other.splits:
        if any(len(given) > 1 and _same_given(word, given) for given in split.given):
            return Comparison(Agreement.GIVEN, True, "It is the given name alone.")
    return None
