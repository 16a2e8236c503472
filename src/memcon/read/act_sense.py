"""How an act is meant: how surely, how firmly, for or against, and with what doubt."""

from functools import cache

from memcon.model.marks import Attitude, Certainty, Deed, Form, Strength
from memcon.read.phrases import found_at, heard, phrases
from memcon.read.said import Said

_NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor"))
_FIRST_HELD = (  # the first that the words bear out holds
    Certainty.IRONIC, Certainty.HYPOTHETICAL, Certainty.CONDITIONAL, Certainty.REPORTED,
    Certainty.POSSIBLE, Certainty.PREDICTED,
)  # fmt: skip
_STANCES = (Attitude.ABSTAIN, Attitude.UNDECIDED, Attitude.RESERVED, Attitude.CONDITIONAL)
_COUNTER = frozenset(("would", "could", "might"))


def has(one: Said, section: str, key: str) -> bool:
    """Tell whether a phrase of the lexicon stands in the sentence."""
    return key in heard(one.bases, section)


def certainty(one: Said, deed: Deed) -> Certainty:
    """Return how surely the words hold what they say."""
    bases = one.bases
    for held in _FIRST_HELD:
        if held is Certainty.PREDICTED and deed is not Deed.CLAIM:
            continue
        if has(one, "certainty", held.value) and not _is_of_speaker(one, held):
            if held is Certainty.CONDITIONAL and "have" in bases and _COUNTER & set(bases):
                return Certainty.COUNTERFACTUAL
            return held
    if deed is Deed.CLAIM and (_NEGATIONS & set(bases) or any(w.endswith("n't") for w in bases)):
        return Certainty.NEGATED
    return Certainty.ASSERTED


def _is_of_speaker(one: Said, held: Certainty) -> bool:
    """Tell whether "said" is only the verb by which the speaker himself is reported."""
    if held is not Certainty.REPORTED:
        return False
    if one.speech.form is Form.REPORTED and one.does:
        rest = list(one.bases)
        first = one.verb.split()[0]
        if first in rest:
            rest.remove(first)
        return found_at(rest, phrases("certainty", "reported")) is None
    return False


def attitude(one: Said, cued: frozenset[str]) -> Attitude:
    """Return what a stance is by its words."""
    for value in _STANCES:
        if has(one, "stance", value.value):
            return value
    return Attitude.AGAINST if "against" in cued else Attitude.FOR


def strength(one: Said) -> Strength:
    """Return how firmly somebody commits himself by his words."""
    for value in _strengths():
        if has(one, "strength", value.value):
            return value
    return Strength.INTENDED


@cache
def _strengths() -> tuple[Strength, ...]:
    return (Strength.PRACTICALLY_PROMISED, Strength.OFFERED, Strength.PROMISED, Strength.INTENDED)


def doubt(one: Said) -> bool:
    """Tell whether the speaker himself doubts what he says."""
    return has(one, "cues", "doubt")
