"""Verbs of saying by their forms, and what each does: "inquired" asks, "went on" says."""

from functools import lru_cache
from typing import NamedTuple

from memcon.lexicon.load import table

# What a verb is taken for that does several things: the first of these.
_ORDER = (
    "ask", "answer", "propose", "request", "promise", "agree", "refuse", "tell", "thank", "say",
    "think",
)  # fmt: skip


class Verb(NamedTuple):
    """What a form of a verb does, the words that must follow, and whether it is the base form."""

    does: str
    base: str
    rest: tuple[str, ...]
    bare: bool
    going: bool


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return the verbs of saying by the first word of each of their forms, the longest first."""
    found: dict[str, dict[tuple[str, ...], Verb]] = {}
    given = table("saying")["verbs"]
    assert isinstance(given, dict)
    for does in _ORDER:
        for entry in given[does]:
            base, _, past = entry.partition(":")
            head, *rest = base.split()
            past = past.split()[0] if past else regular(head)
            words = tuple(rest)
            for form, bare, going in (
                (past, past == head, False), (third(head), False, False), (ing(head), False, True),
                (head, True, False),
            ):  # fmt: skip
                found.setdefault(form, {}).setdefault(words, Verb(does, base, words, bare, going))
    return {
        form: tuple(sorted(those.values(), key=lambda verb: -len(verb.rest)))
        for form, those in found.items()
    }


@lru_cache(maxsize=1)
def _impersonal() -> frozenset[str]:
    impersonal = table("saying")["impersonal"]
    assert isinstance(impersonal, dict)
    return frozenset(impersonal["participles"])


def is_impersonal(small: tuple[str, ...]) -> bool:
    """Tell whether a sentence begins as "It was so decided", which says nobody's words."""
    return small[:2] in (("it", "was"), ("it", "is")) and not _impersonal().isdisjoint(small[2:5])


def regular(base: str) -> str:
    """Return the past tense made with -ed."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def third(base: str) -> str:
    """Return the form for he and she."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def ing(base: str) -> str:
    """Return the form in -ing."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + "ing"
