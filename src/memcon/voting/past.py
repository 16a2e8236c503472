"""What past votes let expect of members who have said nothing of how they will vote.

A forecast is weaker than any plan and never overrides one. It is made only from votes that a person
has named as like the one to come, and only where there are enough of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from memcon.model.voting import Business, Choice, Motion, PlanRow, VotePlan

LEAST = 3  # past votes of a member from which anything is expected
_VOTED = (Choice.YES, Choice.NO, Choice.ABSTAIN)


@dataclass(frozen=True, slots=True)
class PastVote:
    """How a member voted once."""

    vote: str
    actor: str
    choice: Choice
    source: str = ""


def forecast(business: Business, past: Iterable[PastVote]) -> Business:
    """Return the business with a last row for each member whose like votes let expect something."""
    by_actor: dict[str, dict[str, Choice]] = {}
    for vote in past:
        if vote.choice in _VOTED:
            by_actor.setdefault(vote.actor, {})[vote.vote] = vote.choice
    rows = {actor: tuple(_rows(business, votes)) for actor, votes in by_actor.items()}
    plans = [VotePlan(plan.actor, _with(plan, rows.pop(plan.actor, ()))) for plan in business.plans]
    plans += [VotePlan(actor, theirs) for actor, theirs in rows.items() if theirs]
    return replace(business, plans=tuple(plans))


def _with(plan: VotePlan, rows: tuple[PlanRow, ...]) -> tuple[PlanRow, ...]:
    """A plan that says anything of a motion is left to say all of it."""
    planned = {row.on for row in plan.rows}
    return (*plan.rows, *(row for row in rows if row.on not in planned))


def _rows(business: Business, votes: dict[str, Choice]) -> Iterator[PlanRow]:
    for motion in business.motions:
        cast = [votes[name] for name in motion.like if name in votes]
        if len(cast) >= LEAST:
            yield _row(motion, cast)


def _row(motion: Motion, cast: list[Choice]) -> PlanRow:
    counted = [(choice, cast.count(choice)) for choice in _VOTED if choice in cast]
    said = ", ".join(f"{choice.value} {many} of {len(cast)}" for choice, many in counted)
    choices = tuple(choice for choice, _ in counted)
    return PlanRow(motion.id, (), choices, f"forecast from past votes: {said}")
