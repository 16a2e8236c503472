"""How likely each act is in a sentence: weights learned by training/acts.py, and their sum."""

from collections.abc import Iterable
from functools import cache

from memcon.lexicon.load import rows
from memcon.model.marks import Deed

VERSION = "linear-1"
DEEDS = tuple(Deed)

Weights = tuple[tuple[int, int], ...]  # the index of an act, and hundredths for it


@cache
def _weights() -> tuple[dict[str, Weights], tuple[int, ...], tuple[int, ...]]:
    """The weights of each feature; what each act begins with; the sum it needs."""
    table = {row["feature"]: row for row in rows("act_weights")}
    begins = tuple(int(table["(begins)"][deed.value]) for deed in DEEDS)
    needs = tuple(int(table["(needs)"][deed.value]) for deed in DEEDS)
    found = {
        feature: tuple(
            (index, int(row[deed.value])) for index, deed in enumerate(DEEDS) if row[deed.value]
        )
        for feature, row in table.items()
        if not feature.startswith("(")
    }
    return found, begins, needs


def likely(features: Iterable[str]) -> dict[Deed, int]:
    """Return the acts that the features make likely, each with what it has beyond its need.

    The surplus is in hundredths of the logarithm of the odds.
    """
    weights, begins, needs = _weights()
    sums = list(begins)
    for feature in set(features):
        for index, weight in weights.get(feature, ()):
            sums[index] += weight
    return {
        deed: sums[index] - needs[index]
        for index, deed in enumerate(DEEDS)
        if sums[index] > needs[index]
    }
