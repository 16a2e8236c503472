"""How an act is meant: how surely, how firmly, for or against, and with what doubt."""

from memcon.model.marks import Attitude, Certainty, Deed, Strength
from memcon.read.phrases import found_at, phrases
from memcon.read.said import Said

_NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor"))
_FIRST_HELD = (  # the first that the words bear out holds
    Certainty.IRONIC, Certainty.HYPOTHETICAL, Certainty.CONDITIONAL, Certainty.REPORTED,
    Certainty.POSSIBLE, Certainty.PREDICTED,
)  # fmt: skip
_STANCES = (Attitude.ABSTAIN, Attitude.UNDECIDED, Attitude.RESERVED, Attitude.CONDITIONAL)
_STRENGTHS = (
    Strength.PRACTICALLY_PROMISED, Strength.OFFERED, Strength.PROMISED, Strength.INTENDED,
)  # fmt: skip
_ALL = frozenset(Deed)
_HELD_ONLY = {  # what is asked or told of in itself is not made less sure by these
    Certainty.PREDICTED: frozenset((Deed.CLAIM,)),
    Certainty.REPORTED: frozenset((Deed.CLAIM, Deed.STANCE)),
    Certainty.POSSIBLE: _ALL - {Deed.ASK, Deed.REQUEST, Deed.AGREE, Deed.ANSWER},
    Certainty.CONDITIONAL: _ALL - {Deed.ASK, Deed.REQUEST, Deed.AGREE},
}
_SUPPOSING = frozenset(("suppose", "imagine", "assume", "supposing"))
_SPEAKER = frozenset(("i", "we", "let", "you"))
_NEAR = 4  # words before a verb in which its subject stands
_EARLY = 9  # words in which a main clause shows its negation
_COUNTER = frozenset(("would", "could", "might"))


def has(one: Said, section: str, key: str) -> bool:
    """Tell whether a phrase of the lexicon stands in the sentence."""
    return key in one.heard.of(section)


def certainty(one: Said, deed: Deed) -> Certainty:
    """Return how surely the words hold what they say."""
    for held in _FIRST_HELD if _supposes(one) or one.heard.of("certainty") else ():
        if deed in _HELD_ONLY.get(held, _ALL) and _holds(one, held):
            counter = held is Certainty.CONDITIONAL and "have" in one.bases
            return Certainty.COUNTERFACTUAL if counter and _is_contrary(one) else held
    if doubts(one) is not None:
        return Certainty.POSSIBLE
    if deed is Deed.CLAIM and _is_negated(one):
        return Certainty.NEGATED
    return Certainty.ASSERTED


def _holds(one: Said, held: Certainty) -> bool:
    """Tell whether words bear the certainty out; for what is told, that somebody else says it."""
    if held is Certainty.HYPOTHETICAL and _supposes(one):
        return True
    if held is not Certainty.REPORTED or not has(one, "certainty", held._value_):
        return has(one, "certainty", held._value_)
    bases = list(one.bases)
    if one.does and one.verb.split()[0] in bases:
        bases.remove(one.verb.split()[0])  # the verb by which the speaker himself is reported
    place = found_at(bases, phrases("certainty", held.value))
    return place is not None and not _SPEAKER & set(bases[max(0, place[0] - _NEAR) : place[0]])


def _supposes(one: Said) -> bool:
    return one.bases[0] in _SUPPOSING


def _is_contrary(said: Said) -> bool:
    """Tell whether it speaks of what would have been: "if he had known, he would have come"."""
    bases = said.bases
    return any(
        one in _COUNTER and two == "have" and three != "to"
        for one, two, three in zip(bases, bases[1:], bases[2:], strict=False)
    )


def _is_negated(one: Said) -> bool:
    """Tell whether the main clause, which stands first, is negated."""
    main = one.bases[: one.bases.index(",")] if "," in one.bases[_NEAR:] else one.bases
    return any(word in _NEGATIONS or word.endswith("n't") for word in main[:_EARLY])


def attitude(one: Said) -> Attitude:
    """Return what a stance is by its words."""
    if has(one, "stance", "unopposed"):
        return Attitude.FOR
    for value in _STANCES:
        if has(one, "stance", value.value):
            return value
    return Attitude.AGAINST if has(one, "cues", "against") else Attitude.FOR


def strength(one: Said) -> Strength:
    """Return how firmly somebody commits himself by his words."""
    for value in _STRENGTHS:
        if has(one, "strength", value.value):
            return value
    return Strength.INTENDED


def doubts(one: Said) -> tuple[int, int] | None:
    """Return where the words stand by which the speaker himself doubts what he says."""
    if not has(one, "cues", "doubt"):
        return None
    return found_at(one.bases, phrases("cues", "doubt"))
