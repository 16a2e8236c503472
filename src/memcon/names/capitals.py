"""The words of a text that begin with a capital, and what each may be."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from memcon.names.vocabulary import DEMONYM, GIVEN, SUFFIX, listed, vocabulary

_UPPER = "".join(chr(c) for c in range(0x24F) if chr(c).isupper() and not chr(c).isascii())
# The class of capitals stands first, so that the search skips to the next capital at once.
# All of it is one group: a text split by it is what stands between the words, and the words.
_WORD = re.compile(
    rf"([A-Z{_UPPER}](?<![^\W_].)"
    rf"(?:(?:\.[A-Z{_UPPER}])+\.|[^\W\d_]*(?:['’‘ʻ`-][^\W\d_]+)*\.?))"
)
_SHORT_INITIAL = re.compile(r"[A-Z][a-z][A-Z]?\.")
_OWNING = ("'s", "’s", "'S", "’S")


class Word(NamedTuple):
    """A word with a capital: its place, the word without "'s", what it may be, what is before.

    `gap` is the text between it and the word before; `owns` tells of "'s" after it; `joined`
    whether it goes on from the word before without a break.
    """

    start: int
    end: int
    word: str
    flags: int
    gap: str
    owns: bool
    joined: bool = False


class Capitals:
    """A text and its words with capitals, in order."""

    def __init__(self, text: str, words: list[Word] | None = None) -> None:
        self.text = text
        self.words = _words(text) if words is None else words
        self.phrases = vocabulary().phrases

    def joined(self, at: int) -> bool:
        """Tell whether word `at` goes on from the word before it, without a break."""
        return at < len(self.words) and self.words[at].joined

    def goes_on(self, at: int) -> bool:
        """The same, also where a small word of a surname stands between, or "Jr." after a comma."""
        word = self.words[at]
        if word.joined:
            return True
        if word.gap[:1] != " " or not 1 < len(word.gap) < 14 or self.words[at - 1].owns:
            return False
        return small_words(word.gap) is not None

    def is_suffix(self, at: int) -> bool:
        """Tell whether "Jr." or the like stands at word `at` behind a name."""
        word = self.words[at]
        return bool(word.flags & SUFFIX) and word.gap in (" ", ", ") and not self.words[at - 1].owns

    def is_apart(self, at: int) -> bool:
        """Tell whether no word after word `at` can be of one name with it."""
        after = at + 1
        return after == len(self.words) or not (self.goes_on(after) or self.is_suffix(after))

    def phrase(self, at: int, wanted: int) -> tuple[int, int] | None:
        """The longest of the lexicon's wholes that begins at word `at`: its end, what it is."""
        word = self.words[at]
        known = self.phrases.get(word.word)
        if known is None:
            return None
        for whole, flags in known:
            end = word.start + len(whole)
            if flags & wanted and self.text.startswith(whole, word.start):
                after = self.text[end : end + 1]
                if not (after.isalpha() and whole[-1].isalpha()):
                    return end, flags
        return None

    def after(self, end: int, at: int) -> int:
        """The first word from `at` on that begins at or after the place `end`."""
        while at < len(self.words) and self.words[at].start < end:
            at += 1
        return at


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    pieces = _WORD.split(text)
    at, flags, word, rest, owns = 0, 0, " ", "", False
    for before, said in zip(pieces[::2], pieces[1::2], strict=False):  # after the last is text
        joined = not (owns or rest) and (before == " " or (not before and word[-1] == "."))
        start = at + len(before)
        at = start + len(said)
        gap = rest + before if rest else before
        word, flags, owns = _behind_given(said) if flags & GIVEN else _form(said)
        end = start + len(word)
        rest = text[end:at] if end < at else ""
        # What NamedTuple's own constructor does, at half the cost.
        found.append(tuple.__new__(Word, (start, end, word, flags, gap, owns, joined)))
    return found


@lru_cache(maxsize=1 << 15)
def _form(said: str, after_given: bool = False) -> tuple[str, int, bool]:
    """A word without "'s" or a sentence's stop; what it may be; whether "'s" stood."""
    flags = vocabulary().flags
    word, owns = said, False
    if word[-1] == "." and not _keeps_stop(word, flags, after_given):
        word = word[:-1]
    if word[-2:] in _OWNING and len(word) > 3:
        word, owns = word[:-2], True
    elif "-" in word and (short := _without_tail(word, flags)):
        word = word[:short]
    return word, vocabulary().of(word), owns


def _behind_given(said: str) -> tuple[str, int, bool]:
    """The same behind a given name, where the stop may be an initial's."""
    return _form(said, True) if said[-1] == "." else _form(said)


def _without_tail(word: str, flags: Mapping[str, int]) -> int:
    """How much of "Marten-inspired" is a name: the part before the hyphen; 0 for all of it."""
    first, _, last = word.rpartition("-")
    if word in flags or not first or first.lower() in flags or len(last) < 5:
        return 0
    told = flags.get(last, 0)
    return len(first) if told & DEMONYM or (told and last[0].islower()) else 0


def _keeps_stop(word: str, flags: Mapping[str, int], after_given: bool) -> bool:
    """Tell whether the stop after a word shortens it, and ends no sentence."""
    if len(word) == 2 or word in flags or word.count(".") > 1:
        return True
    return after_given and _SHORT_INITIAL.fullmatch(word) is not None


def in_capitals(word: str) -> bool:
    """Tell whether the whole word is in capitals, and is no initial."""
    return len(word) > 1 and word.isupper() and "." not in word


def small_words(gap: str) -> tuple[str, ...] | None:
    """The small words of a surname that fill `gap`; None where it holds anything else."""
    words = gap.split()
    if gap[:1] != " " or not words or len(words) > 3:
        return None
    known, joined = _particles()
    if gap[-1] == " ":
        return tuple(words) if all(word in known and word.islower() for word in words) else None
    if words[-1] in joined and all(word in known for word in words[:-1]):
        return tuple(words)
    return None


@lru_cache(maxsize=1)
def _particles() -> tuple[frozenset[str], frozenset[str]]:
    """The small words inside surnames, and those that are joined to the word behind them."""
    known, joined = (listed("persons", "particles", which) for which in ("words", "joined"))
    return frozenset(known), frozenset(joined)
