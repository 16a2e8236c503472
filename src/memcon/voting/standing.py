"""Whether a motion is still put when its turn comes, given what became of those before it.

Rules of procedure of the General Assembly (A/520/Rev.17), rules 89-91 and 129-131.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from memcon.model.voting import (
    Business,
    Matter,
    Motion,
    MotionKind,
    Outcome,
    PartKind,
    RuleSet,
    State,
)

KEPT = "kept:"  # with the name of a text: one of its operative parts was adopted


@dataclass(frozen=True, slots=True)
class Settled:
    """A motion that is not put: what that makes of it, by which rule, and why."""

    outcome: Outcome
    matter: Matter
    because: str


def settled(
    motion: Motion, business: Business, states: Mapping[str, State], rules: RuleSet
) -> Settled | None:
    """Return why a motion is not put; None where it is put."""
    if motion.withdrawn:
        return Settled(Outcome.WITHDRAWN, Matter.WITHDRAWAL, "withdrawn by its mover")
    excluded = _excluded(motion, business, states)
    if excluded is not None:
        return excluded
    if motion.kind is MotionKind.PART:
        return _not_asked(motion, business, states)
    if motion.kind in (MotionKind.PROPOSAL, MotionKind.AMENDMENT):
        return _without_parts(motion, business, states, rules)
    return None


def remembered(motion: Motion, outcome: State, states: Mapping[str, State]) -> dict[str, State]:
    """Return the states with what became of a motion."""
    after = dict(states)
    after[motion.id] = outcome
    if outcome is Outcome.ADOPTED and motion.part is PartKind.OPERATIVE:
        after[KEPT + motion.of] = Outcome.ADOPTED
    return after


def _excluded(motion: Motion, business: Business, states: Mapping[str, State]) -> Settled | None:
    for other in business.motions:
        if states.get(other.id) is not Outcome.ADOPTED:
            continue
        if motion.id in other.excludes:
            why = f"{other.id} was adopted, which implies its rejection"
            return Settled(Outcome.NOT_PUT, Matter.AMENDMENTS, why)
        if other.kind is MotionKind.NOT_TO_VOTE and _belongs(motion, other.of, business):
            why = f"the body decided not to vote on {other.of}"
            return Settled(Outcome.NOT_PUT, Matter.PROPOSALS, why)
    above = motion.of
    if motion.kind in (MotionKind.PART, MotionKind.AMENDMENT, MotionKind.SEPARATE) and above:
        text = business.by_id[above]
        fallen = _excluded(text, business, states)
        if fallen is not None:
            why = f"{above} itself is not put: {fallen.because}"
            return Settled(Outcome.NOT_PUT, fallen.matter, why)
        if text.withdrawn:
            return Settled(Outcome.NOT_PUT, Matter.WITHDRAWAL, f"{above} was withdrawn")
    return None


def _belongs(motion: Motion, text: str, business: Business) -> bool:
    if motion.kind is MotionKind.NOT_TO_VOTE:
        return False
    while motion.id != text:
        if not motion.of:
            return False
        motion = business.by_id[motion.of]
    return True


def _not_asked(part: Motion, business: Business, states: Mapping[str, State]) -> Settled | None:
    """A part is put only if a separate vote on it was granted."""
    asked = [m for m in business.of(MotionKind.SEPARATE, part.of) if part.id in m.parts]
    if not asked:
        return Settled(Outcome.NOT_PUT, Matter.DIVISION, "nobody asks for a separate vote on it")
    if any(states.get(request.id) is Outcome.ADOPTED for request in asked):
        return None
    return Settled(Outcome.NOT_PUT, Matter.DIVISION, "the separate vote is not granted")


def _without_parts(
    text: Motion, business: Business, states: Mapping[str, State], rules: RuleSet
) -> Settled | None:
    """A text of which every operative part was rejected is rejected without a further vote."""
    if not rules.falls_with_its_parts or not text.operative or KEPT + text.id in states:
        return None
    parts = [p for p in business.of(MotionKind.PART, text.id) if p.part is PartKind.OPERATIVE]
    fell = [part for part in parts if states.get(part.id) is Outcome.REJECTED]
    if len(fell) < text.operative:
        return None
    why = "all its operative parts were rejected"
    return Settled(Outcome.REJECTED, Matter.DIVISION, why)
