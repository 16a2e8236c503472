"""The words of headings and source notes as patterns: genres of records, markings of secrecy."""

import re
from collections.abc import Iterable
from functools import lru_cache

from memcon.lexicon.load import words

_LONGEST = 60  # characters of a sentence that is the marking and nothing else


@lru_cache(maxsize=1)
def genre_pattern() -> re.Pattern[str]:
    """The genres of records, longest first, anywhere in a line."""
    return re.compile(rf"\b(?:{_any_of(words('headings', 'genres'))})\b", re.IGNORECASE)


def classification(sentences: Iterable[str]) -> str | None:
    """The marking, where a sentence of its own gives it ("Secret; Priority")."""
    for sentence in sentences:
        match = _classifications().match(sentence)
        if match:
            return sentence.rstrip(".]) ") if len(sentence) < _LONGEST else match.group()
    return None


@lru_cache(maxsize=1)
def _classifications() -> re.Pattern[str]:
    return re.compile(_any_of(words("apparatus", "classifications")), re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
