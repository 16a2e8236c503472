"""How likely each act is in a sentence: weights learned by training/acts.py, and their sum."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from memcon.lexicon.load import lines
from memcon.model.marks import Deed

VERSION = "linear-1"
DEEDS = tuple(Deed)
_LANE = 24  # bits: far more than all weights of an act, in hundredths, add up to
_TOP = 1 << (_LANE - 1)
_LANES = tuple((deed, _LANE * at, _TOP << (_LANE * at)) for at, deed in enumerate(DEEDS))


class Weights(NamedTuple):
    """The learned weights, those of all acts packed in one number for each feature.

    An act has `_LANE` bits of it. Numbers so packed add up act by act, and one addition does for
    twelve. `begins` is set so that an act is likely where the top bit of its lane is set.
    """

    of: dict[str, int]
    known: frozenset[str]
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
    return Weights(of, frozenset(of), begins, tops)


def likely(features: Iterable[str]) -> dict[Deed, int]:
    """Return the acts that the features make likely, each with what it has beyond its need.

    The surplus is in hundredths of the logarithm of the odds.
    """
    weights = _weights()
    sums = weights.begins + sum(map(weights.of.__getitem__, weights.known.intersection(features)))
    over = sums & weights.tops
    return {deed: ((sums >> lane) & (_TOP - 1)) + 1 for deed, lane, top in _LANES if over & top}
