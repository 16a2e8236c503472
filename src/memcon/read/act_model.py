"""How likely each act is in a sentence: weights learned by training/acts.py, and their sum."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from memcon.lexicon.load import lines
from memcon.model.marks import Deed

F = TypeVar("F")

VERSION = "linear-2"
DEEDS = tuple(Deed)
_LANE = 24  # bits: far more than all weights of an act, in hundredths, add up to
_TOP = 1 << (_LANE - 1)
_LANES = tuple((deed, _LANE * at, _TOP << (_LANE * at)) for at, deed in enumerate(DEEDS))


class _Table(Generic[F]):
    """The packed weights of features of one kind."""

    def __init__(self, of: dict[F, int]) -> None:
        self.known = frozenset(of)
        self.weight = of.__getitem__

    def sum(self, found: Iterable[F]) -> int:
        """Return the sum over those found that have weights, each once."""
        return sum(map(self.weight, self.known.intersection(found)))


class Weights(NamedTuple):
    """The learned weights, those of all acts packed in one number for each feature.

    An act has `_LANE` bits of it. Numbers so packed add up act by act, and one addition does for
    twelve. `begins` is set so that an act is likely where the top bit of its lane is set. Words
    and pairs of words, of which a sentence has many, are kept apart and found as they stand.
    """

    words: "_Table[str]"
    pairs: "_Table[tuple[str, ...]]"
    beside: "_Table[str]"
    begins: int
    tops: int


@cache
def _weights() -> Weights:
    acts, *table = lines("act_weights")
    lanes = [_LANE * DEEDS.index(Deed(act)) for act in acts[1:]]
    of = {
        feature: sum(int(weight) << lane for weight, lane in zip(row, lanes, strict=True) if weight)
        for feature, *row in table
    }
    tops = sum(_TOP << lane for lane in lanes)
    begins = of.pop("(begins)") - of.pop("(needs)") + tops - sum(1 << lane for lane in lanes)
    words = {feature[2:]: of.pop(feature) for feature in list(of) if feature.startswith("u ")}
    pairs = {
        tuple(feature[2:].split(" ")): of.pop(feature)
        for feature in list(of)
        if feature.startswith("b ")
    }
    return Weights(_Table(words), _Table(pairs), _Table(of), begins, tops)


def likely(bases: tuple[str, ...], beside: Iterable[str]) -> dict[Deed, int]:
    """Return the acts that a sentence's words and what is beside make likely.

    Each comes with what it has beyond its need, in hundredths of the logarithm of the odds.
    """
    weights = _weights()
    sums = weights.begins + weights.words.sum(bases) + weights.pairs.sum(pairwise(bases))
    sums += weights.beside.sum(beside)
    over = sums & weights.tops
    return {deed: ((sums >> lane) & (_TOP - 1)) + 1 for deed, lane, top in _LANES if over & top}
