"""Whether somebody held an office of that name, and on that day."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from memcon.lexicon.load import table, words
from memcon.model.people import Registered, Tenure
from memcon.names.fold import folded
from memcon.names.vocabulary import DEMONYM, PLACE, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
_PARTS = re.compile(r",? and (?=[A-Z])|; |, (?=[A-Z][a-z]+ (?:of|to|for|in)\b)")


class Held(IntEnum):
    """How far a person's known offices bear out a title."""

    NEVER = 0  # no office of that name is known
    OTHERWISE = 1  # at another time
    THEN = 2  # on that day, as far as the days are known


@lru_cache(maxsize=1)
def _same() -> dict[str, tuple[str, ...]]:
    """For a title the beginnings of the offices that go by it."""
    found = table("offices")["same"]
    assert isinstance(found, list)
    lists = [tuple(map(str, names)) for names in found]
    forms: dict[str, tuple[str, ...]] = {}
    for names in lists:
        for name in names[1:]:
            forms[name] = (*forms.get(name, ()), *names)
    return forms | {names[0]: names for names in lists}


@lru_cache(maxsize=1)
def _before() -> frozenset[str]:
    return frozenset(words("offices", "before"))


def held(person: Registered, title: str, day: str | None) -> Held:
    """Return whether `person` is known to have held an office that `title` names."""
    found = Held.NEVER
    for said in _shorter(title):
        for tenure in person.tenures:
            if names_office(said, tenure):
                if not _is_private(said, tenure) and tenure.covers(day):
                    return Held.THEN
                found = Held.OTHERWISE
        if found is not Held.NEVER:
            break
    return found


def _is_private(title: str, tenure: Tenure) -> bool:
    """Tell whether a head of state's title would be that of a university's or company's head."""
    if title not in words("offices", "singular"):
        return False
    return any(word.strip(",.").lower() in _private() for word in tenure.office.split())


@lru_cache(maxsize=1)
def _private() -> frozenset[str]:
    return frozenset(words("offices", "private"))


def _shorter(title: str) -> Iterator[str]:
    """A title, then without what it is for, then without what it is of."""
    yield title
    for word in (" for ", " to ", " at ", " of "):
        head, cut, _ = title.rpartition(word)
        if cut:
            title = head
            yield title


@lru_cache(maxsize=1 << 14)
def names_office(title: str, tenure: Tenure) -> bool:
    """Tell whether somebody in that office is addressed by `title` (in small letters)."""
    forms = _same().get(title, (title,))
    return any(
        part == form or part.startswith(form + " ") or part.startswith(form + ",")
        or (form[-1] in ",(" and part.startswith(form))
        for part in _offices(tenure.office)
        for form in forms
    )  # fmt: skip


@lru_cache(maxsize=1 << 13)
def _offices(office: str) -> tuple[str, ...]:
    """The offices that the words name, each without what may stand before it."""
    found: list[str] = []
    for part in _PARTS.split(office):
        said = part.strip().split()
        found.append(" ".join(said).lower())
        while said and (said[0].lower() in _before() or _is_of_place(said[0])):
            said = said[1:]
            found.append(" ".join(said).lower())
    return tuple(dict.fromkeys(found))


def _is_of_place(word: str) -> bool:
    return bool(vocabulary().of(word.rstrip("’'s")) & (DEMONYM | PLACE)) or bool(
        vocabulary().of(word) & (DEMONYM | PLACE)
    )


@lru_cache(maxsize=1 << 13)
def telling(office: str) -> frozenset[str]:
    """The words of an office that tell it from others, folded."""
    plain = words("offices", "plain")
    return frozenset(word for said in _WORD.findall(office) if (word := folded(said)) not in plain)


def likeness(office: str, person: Registered, day: str | None) -> float:
    """How much of the office's words the person's register entry has for that day, 0 to 1."""
    wanted = telling(office)
    if not wanted:
        return 0.0
    best = 0.0
    for tenure in person.tenures:
        if tenure.covers(day):
            theirs = telling(tenure.office)
            best = max(best, len(wanted & theirs) / max(1, len(wanted)))
    return best
