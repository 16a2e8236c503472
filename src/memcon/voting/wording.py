"""What the steps of a vote are called, and of what a text consists that is put as a whole."""

from collections.abc import Iterator, Mapping

from memcon.model.voting import Business, Met, Motion, MotionKind, Outcome, State

STATE_WORDS: Mapping[State, str] = {
    Outcome.ADOPTED: "adopted",
    Outcome.REJECTED: "rejected",
    Outcome.TIED: "tied",
    Outcome.VOID: "void",
    Outcome.NOT_PUT: "not put",
    Outcome.WITHDRAWN: "withdrawn",
    Met.MET: "met",
    Met.NOT_MET: "not met",
}


IMPORTANT = "important"  # the circumstance that the question is an important one


def stands(name: str, state: State) -> str:
    """Return how something stands: "L.9 adopted", "the question is an important one"."""
    if name == IMPORTANT:
        return "the question is " + ("an" if state is Met.MET else "no") + " important one"
    return f"{name} {STATE_WORDS[state]}"


def about(motion: Motion, business: Business) -> str:
    """Return what is put, in a sentence."""
    by = f", moved by {', '.join(motion.movers)}" if motion.movers else ""
    if motion.kind is MotionKind.PROPOSAL:
        return f"Draft {motion.id} as a whole{by}."
    if motion.kind is MotionKind.AMENDMENT:
        return f"{_amendment(motion, business)} {motion.id} to {motion.of}{by}."
    if motion.kind is MotionKind.PART:
        return f"Separate vote: shall this stay in {motion.of}?"
    if motion.kind is MotionKind.SEPARATE:
        who = f" by {', '.join(motion.movers)}" if motion.movers else ""
        parts = ", ".join(business.by_id[part].title for part in motion.parts)
        return f"A separate vote on {parts} is asked for{who}.{_objected(motion)}"
    if motion.kind is MotionKind.PRIORITY:
        return f"Whether {motion.of} is put first{by}."
    if motion.kind is MotionKind.NOT_TO_VOTE:
        return f"Whether not to vote on {motion.of}{by}."
    return f"Whether to reconsider {motion.of}{by}."


def _amendment(motion: Motion, business: Business) -> str:
    sub = business.by_id[motion.of].kind is MotionKind.AMENDMENT
    change = motion.change.value if motion.change is not None else ""
    return ("Sub-amendment" if sub else "Amendment") + (f" ({change})" if change else "")


def _objected(motion: Motion) -> str:
    if motion.objectors is None:
        return " Whether anybody objects is not known."
    return f" {', '.join(motion.objectors)} objects." if motion.objectors else ""


def text_put(
    motion: Motion, business: Business, decided: Mapping[str, frozenset[Outcome]]
) -> Iterator[str]:
    """Yield what the text put as a whole consists of: which amendments, without which parts.

    The parts that were kept are put; the numbers close up, the identifiers stay.
    """
    changes = [one.id for one in business.of(MotionKind.AMENDMENT, motion.id)]
    parts = [one.id for one in business.of(MotionKind.PART, motion.id)]
    adopted, rejected = Outcome.ADOPTED, Outcome.REJECTED
    into, maybe = _parted(changes, adopted, decided)
    out, perhaps = _parted(parts, rejected, decided)
    words = _listed("as amended by", into, maybe), _listed("without", out, perhaps)
    if any(words):
        yield "put " + ", ".join(filter(None, words))


def _listed(how: str, surely: list[str], perhaps: list[str]) -> str:
    """Return "without op1 and perhaps op2"."""
    if not surely:
        return f"perhaps {how} {', '.join(perhaps)}" if perhaps else ""
    also = f" and perhaps {', '.join(perhaps)}" if perhaps else ""
    return f"{how} {', '.join(surely)}{also}"


def _parted(
    names: list[str], outcome: Outcome, decided: Mapping[str, frozenset[Outcome]]
) -> tuple[list[str], list[str]]:
    """Return those that surely had the outcome, and those that may have had it."""
    may = [name for name in names if outcome in decided.get(name, frozenset())]
    surely = [name for name in may if decided[name] == {outcome}]
    return surely, [name for name in may if name not in surely]
