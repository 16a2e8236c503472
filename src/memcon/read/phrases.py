"""Which phrases of the lexicon stand among the base forms of a sentence, and where."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from memcon.lexicon.load import table
from memcon.read.base_forms import in_base

Phrases = dict[str, tuple[tuple[str, ...], ...]]
Words = tuple[str, ...]
Place = tuple[str, str]  # a list of the lexicon: its section and its key

_SECTIONS = ("cues", "certainty", "strength", "stance", "answers", "correction", "strong")
_NOTHING: frozenset[str] = frozenset()


class _Lists(NamedTuple):
    """In which lists phrases stand: single words, and for two words those that begin with them."""

    words: dict[str, tuple[Place, ...]]
    pairs: dict[Words, tuple[tuple[Words, Place], ...]]
    first: frozenset[str]
    two: frozenset[Words]


@cache
def phrases(section: str, key: str) -> Phrases:
    """Return the phrases of a list in the table of acts by their first word, the longest first."""
    given = table("acts")[section]
    assert isinstance(given, dict)
    found: dict[str, list[Words]] = {}
    for phrase in given[key]:
        words = in_base(phrase)
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(those, key=len, reverse=True)) for first, those in found.items()}


def found_at(bases: Sequence[str], known: Phrases) -> tuple[int, int] | None:
    """Return the first and last index of the first phrase among the words, None where none is."""
    if known.keys().isdisjoint(bases):
        return None
    for place, word in enumerate(bases):
        for phrase in known.get(word, ()):
            if tuple(bases[place : place + len(phrase)]) == phrase:
                return place, place + len(phrase) - 1
    return None


class Heard(NamedTuple):
    """For each section of the table of acts the lists of which a phrase stands in a sentence."""

    sections: Mapping[str, frozenset[str]]

    def of(self, section: str) -> frozenset[str]:
        """Return the lists of a section."""
        return self.sections.get(section, _NOTHING)


def heard(bases: Words) -> Heard:
    """Return all lists of phrases in the table of acts that are heard in a sentence."""
    lists = _lists()
    found: set[Place] = set()
    for word in lists.first.intersection(bases):
        found.update(lists.words[word])
    for two in lists.two.intersection(pairwise(bases)):
        found.update([place for words, place in lists.pairs[two] if _stands(words, bases)])
    return _by_section(frozenset(found))


@lru_cache(maxsize=1 << 12)
def _by_section(found: frozenset[Place]) -> Heard:
    sections: dict[str, set[str]] = {}
    for section, key in found:
        sections.setdefault(section, set()).add(key)
    return Heard({section: frozenset(keys) for section, keys in sections.items()})


def _stands(words: Words, bases: Words) -> bool:
    """Tell whether words stand in a sentence in which the first two of them do."""
    size = len(words)
    return size == 2 or any(
        bases[at : at + size] == words for at, word in enumerate(bases) if word == words[0]
    )


@cache
def _lists() -> _Lists:
    single: dict[str, list[Place]] = {}
    several: dict[Words, list[tuple[Words, Place]]] = {}
    for words, place in _all():
        if len(words) == 1:
            single.setdefault(words[0], []).append(place)
        else:
            several.setdefault(words[:2], []).append((words, place))
    return _Lists(
        {word: tuple(places) for word, places in single.items()},
        {two: tuple(those) for two, those in several.items()},
        frozenset(single),
        frozenset(several),
    )


def _all() -> Iterator[tuple[Words, Place]]:
    for section in _SECTIONS:
        given = table("acts")[section]
        assert isinstance(given, dict)
        for key, those in given.items():
            for phrase in those:
                yield in_base(phrase), (section, key)
