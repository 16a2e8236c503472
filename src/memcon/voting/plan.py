"""Plans of votes: decision tables over what became of earlier motions, and whether they hold up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.voting import (
    Business,
    Choice,
    Condition,
    Met,
    MotionKind,
    Outcome,
    PlanRow,
    State,
    VotePlan,
)
from memcon.voting.refused import Refused

ANYTHING = frozenset({Choice.YES, Choice.NO, Choice.ABSTAIN})

_NOT_ADOPTED = frozenset({Outcome.REJECTED, Outcome.NOT_PUT, Outcome.WITHDRAWN, Outcome.VOID})
WORDS: Mapping[str, frozenset[State]] = {
    "adopted": frozenset({Outcome.ADOPTED}),
    "rejected": frozenset({Outcome.REJECTED}),
    "not adopted": _NOT_ADOPTED,
    "not put": frozenset({Outcome.NOT_PUT, Outcome.WITHDRAWN}),
    "put": frozenset({Outcome.ADOPTED, Outcome.REJECTED}),
    "granted": frozenset({Outcome.ADOPTED}),
    "refused": _NOT_ADOPTED,
    "met": frozenset({Met.MET}),
    "not met": frozenset({Met.NOT_MET}),
}


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """What a row of a plan lets its actor do; `row` is None where no plan says it.

    There is one for each row: two are equal only if they are one.
    """

    choices: frozenset[Choice]
    row: PlanRow | None


UNPLANNED = Planned(ANYTHING, None)
GIVEN: Mapping[Choice, Planned] = {choice: Planned(frozenset({choice}), None) for choice in Choice}
Rows = tuple[Planned, ...]


def condition(said: str) -> Condition:
    """Read "L.9 not adopted": a name without spaces, then what became of it. Raises Refused."""
    subject, _, state = said.strip().partition(" ")
    state = " ".join(state.split())
    if state not in WORDS:
        known = ", ".join(WORDS)
        raise Refused(f"{said!r} is no condition: write a name and one of {known}")
    return Condition(subject, WORDS[state], f"{subject} {state}")


def planned(rows: Rows, states: Mapping[str, State]) -> Planned:
    """Return the first row whose conditions all hold."""
    for one in rows:
        if one.row is None or all(condition.holds(states) for condition in one.row.when):
            return one
    return UNPLANNED


def by_motion(plans: Iterable[VotePlan]) -> dict[str, dict[str, Rows]]:
    """Return the rows for each motion by actor, in the order of the plans."""
    found: dict[str, dict[str, Rows]] = {}
    for plan in plans:
        for row in plan.rows:
            rows = found.setdefault(row.on, {})
            one = Planned(frozenset(row.choices), row)
            rows[plan.actor] = (*rows.get(plan.actor, ()), one)
    return found


def doubts(business: Business, order: tuple[str, ...]) -> Iterator[str]:
    """Yield one sentence for each thing in the plans that may not hold when the vote is held.

    `order` has the motions as they are put. A vote on a part can be cast only if a separate vote
    is granted: the plan should say what happens if it is refused. Raises Refused where a row
    hangs on what is decided only later, or on nothing that there is.
    """
    place = {motion: index for index, motion in enumerate(order)}
    asked = {part: m for m in business.of(MotionKind.SEPARATE) for part in m.parts}
    for plan in business.plans:
        rows = dict.fromkeys(row.on for row in plan.rows)
        for row in plan.rows:
            _in_time(plan.actor, row, place, business)
        yield from _dead(plan)
        for motion in rows:
            if business.by_id[motion].kind is not MotionKind.PART:
                continue
            if motion not in asked:
                yield (
                    f"{plan.actor} plans a vote on {motion}, but nobody asks that it be voted"
                    " separately; only the whole will be put"
                )
            elif asked[motion].of not in rows:
                yield (
                    f"{plan.actor} plans a vote on {motion}, which needs a separate vote to be"
                    f" granted; if it is refused, the plan says nothing on {asked[motion].of}"
                )


def _in_time(actor: str, row: PlanRow, place: Mapping[str, int], business: Business) -> None:
    circumstances = {one.id for one in business.circumstances}
    for condition in row.when:
        if condition.subject in circumstances:
            continue
        if condition.subject not in place:
            raise Refused(
                f"the plan of {actor} on {row.on} hangs on {condition.subject!r}, which is neither"
                " a motion nor a circumstance of this vote"
            )
        if place[condition.subject] >= place[row.on]:
            raise Refused(
                f"the plan of {actor} on {row.on} hangs on {condition.subject}, which is not put"
                " before it"
            )


def _dead(plan: VotePlan) -> Iterator[str]:
    """Yield the rows that can never be reached: one above holds whenever they do."""
    above: dict[str, list[PlanRow]] = {}
    for row in plan.rows:
        earlier = above.setdefault(row.on, [])
        if any(set(other.when) <= set(row.when) for other in earlier):
            when = " and ".join(condition.said for condition in row.when) or "in every case"
            yield f"{plan.actor} has a row on {row.on} that is never reached: {when}"
        earlier.append(row)
