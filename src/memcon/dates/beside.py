"""What stands beside a word: the word before, the word behind, and the lists that they are in."""

import re
from functools import lru_cache

from memcon.lexicon.load import table

REACH = 64  # characters in which an expression's first word is followed by its last
STEPS = {
    "this": 0,
    "current": 0,
    "present": 0,
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_WORD_BEFORE = re.compile(r"([A-Za-z’']+)[\s(“\"‘—–-]*$")
_WORD_BEHIND = re.compile(r"\s*([A-Za-z’']+)")


def word_before(text: str, at: int) -> str:
    """Return the word that ends before `at`, in small letters, or nothing."""
    match = _WORD_BEFORE.search(text, max(0, at - 20), at)
    return match[1].lower() if match else ""


def word_behind(text: str, at: int) -> str:
    """Return the word that begins behind `at`, or nothing."""
    match = _WORD_BEHIND.match(text, at, at + 24)
    return match[1] if match else ""


@lru_cache(maxsize=16)
def beside(key: str) -> frozenset[str]:
    """Return the words of lexicon/times.toml, `beside`, that may stand beside a date."""
    found = table("times")["beside"]
    assert isinstance(found, dict)
    return frozenset(found[key])
