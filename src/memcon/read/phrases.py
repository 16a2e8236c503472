"""Where phrases of the lexicon stand among the base forms of a sentence."""

from collections.abc import Sequence
from functools import cache

from memcon.lexicon.load import table

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@cache
def phrases(section: str, key: str) -> Phrases:
    """Return the phrases of a list in the table of acts by their first word, the longest first."""
    given = table("acts")[section]
    assert isinstance(given, dict)
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in given[key]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(those, key=len, reverse=True)) for first, those in found.items()}


def found_at(bases: Sequence[str], known: Phrases) -> tuple[int, int] | None:
    """Return the first and last index of the first phrase among the words, None where none is."""
    for place, word in enumerate(bases):
        for phrase in known.get(word, ()):
            if tuple(bases[place : place + len(phrase)]) == phrase:
                return place, place + len(phrase) - 1
    return None
