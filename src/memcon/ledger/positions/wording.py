"""What words tell of the thing spoken of: stems, how rare each is, how much two wordings share."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log

from memcon.lexicon.load import words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKERS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡")
_COMMON = 0.05  # of all sentences: a stem that stands in more of them tells little
_FEW = 8  # sentences: a stem that stands in no more is never common
_SHORTEST = 5  # letters that a word keeps its ending with


def plain(said: str) -> str:
    """Return words in small letters, single spaces between, markers of notes left out."""
    return " ".join(_WORD.findall(said.translate(_MARKERS).lower()))


def stems(said: str) -> tuple[str, ...]:
    """Return the stems of the words that tell what is spoken of, in their order."""
    return tuple(filter(None, map(_stem, _WORD.findall(said.translate(_MARKERS)))))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """The stem of a word; "" for one that tells nothing."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _empty() or (len(low) == 1 and not low.isdigit()):
        return ""
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST - 2 and low[-2:] != "ss":
            low = low.removesuffix(ending) + instead
            break
    return low.removesuffix("e")


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(words("wording", "empty"))


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a stem tells among the sentences of a dossier: the rarer, the more."""

    sentences: int
    of: Counter[str]

    @classmethod
    def among(cls, sentences: Iterable[Sequence[str]]) -> "Rarity":
        """Count in how many sentences each stem stands."""
        held = [set(one) for one in sentences]
        return cls(len(held), Counter(chain.from_iterable(held)))

    def weight(self, stem: str) -> float:
        """Return what a stem tells: the logarithm of how few sentences hold it."""
        return log(1 + (self.sentences + 1) / (1 + self.of[stem]))

    def tells(self, stem: str) -> bool:
        """Tell whether a stem is rare enough to say by itself what is spoken of."""
        return self.of[stem] <= max(_FEW, _COMMON * self.sentences)

    def mass(self, some: Iterable[str]) -> float:
        """Return what several stems tell together, each counted once."""
        return sum(map(self.weight, set(some)))
