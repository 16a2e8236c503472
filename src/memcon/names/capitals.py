"""The words of a text that begin with a capital, and what each may be."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from memcon.names.vocabulary import DEMONYM, GIVEN, listed, vocabulary

_UPPER = "".join(chr(c) for c in range(0x24F) if chr(c).isupper() and not chr(c).isascii())
# The class of capitals stands first, so that the search skips to the next capital at once.
_WORD = re.compile(
    rf"[A-Z{_UPPER}](?<![^\W_].)"
    rf"(?:(?:\.[A-Z{_UPPER}])+\.|[^\W\d_]*(?:['’‘ʻ`-][^\W\d_]+)*\.?)"
)
_SHORT_INITIAL = re.compile(r"[A-Z][a-z][A-Z]?\.")
_OWNING = ("'s", "’s", "'S", "’S")


class Word(NamedTuple):
    """A word with a capital: its place, the word without "'s", what it may be, what is before.

    `gap` is the text between it and the word before; `owns` tells of "'s" after it.
    """

    start: int
    end: int
    word: str
    flags: int
    gap: str
    owns: bool


class Capitals:
    """A text and its words with capitals, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(_words(text))
        self.phrases = vocabulary().phrases

    def joined(self, at: int) -> bool:
        """Tell whether word `at` goes on from the word before it, without a break."""
        if at >= len(self.words):
            return False
        word, before = self.words[at], self.words[at - 1]
        if before.owns:
            return False
        return word.gap == " " or (not word.gap and before.word[-1] == ".")

    def goes_on(self, at: int) -> bool:
        """The same, also where a small word of a surname stands between, or "Jr." after a comma."""
        word = self.words[at]
        if word.gap == " ":
            return not self.words[at - 1].owns
        if self.joined(at):
            return True
        if self.words[at - 1].owns or len(word.gap) > 13:
            return False
        return small_words(word.gap) is not None

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


def _words(text: str) -> Iterator[Word]:
    last = before = 0
    for match in _WORD.finditer(text):
        start = match.start()
        word, before, owns = _form(match.group(), before & GIVEN)
        end = start + len(word)
        yield Word(start, end, word, before, text[last:start], owns)
        last = end


@lru_cache(maxsize=1 << 15)
def _form(said: str, after_given: int) -> tuple[str, int, bool]:
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


def _without_tail(word: str, flags: Mapping[str, int]) -> int:
    """How much of "Marten-inspired" is a name: the part before the hyphen; 0 for all of it."""
    first, _, last = word.rpartition("-")
    if word in flags or not first or first.lower() in flags or len(last) < 5:
        return 0
    told = flags.get(last, 0)
    return len(first) if told & DEMONYM or (told and last[0].islower()) else 0


def _keeps_stop(word: str, flags: Mapping[str, int], after_given: int) -> bool:
    """Tell whether the stop after a word shortens it, and ends no sentence."""
    if len(word) == 2 or word in flags or word.count(".") > 1:
        return True
    return bool(after_given) and _SHORT_INITIAL.fullmatch(word) is not None


def in_capitals(word: str) -> bool:
    """Tell whether the whole word is in capitals, and is no initial."""
    return len(word) > 1 and word.isupper() and "." not in word


@lru_cache(maxsize=4096)
def small_words(gap: str) -> tuple[str, ...] | None:
    """The small words of a surname that fill `gap`; None where it holds anything else."""
    words = gap.split()
    if gap[:1] != " " or not words or len(words) > 3:
        return None
    known = listed("persons", "particles", "words")
    if gap[-1] == " ":
        return tuple(words) if all(word in known and word.islower() for word in words) else None
    joined = listed("persons", "particles", "joined")
    if words[-1] in joined and all(word in known for word in words[:-1]):
        return tuple(words)
    return None
