"""A vote worked out before it is held: every way it can go, step by step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from memcon.model.rehearsal import Run, Step
from memcon.model.voting import (
    Business,
    Choice,
    Matter,
    Met,
    Motion,
    MotionKind,
    Outcome,
    State,
)
from memcon.voting.majority import decides, needed
from memcon.voting.order import check_order, sequence
from memcon.voting.plan import GIVEN, UNPLANNED, Planned, Rows, by_motion, doubts, planned
from memcon.voting.ranges import possible, summed
from memcon.voting.refused import Refused
from memcon.voting.sitting import Sitting, check_members
from memcon.voting.standing import Settled, remembered, settled
from memcon.voting.steps import Put, step_of
from memcon.voting.wording import IMPORTANT
from memcon.voting.worlds import Needs, World, first_worlds

ByActor = Mapping[str, Rows]


def rehearsed(sitting: Sitting) -> Run:
    """Work out every way a vote can go.

    Raises Refused where the plans, the order or the members do not fit what is put.
    """
    business, rules = sitting.business, sitting.rules
    check_order(business)
    check_members(sitting)
    order = sequence(business)
    warnings = tuple(doubts(business, tuple(motion.id for motion in order)))
    steps = list(_steps(sitting, order))
    return Run(
        business.title,
        sitting.body.name,
        business.day,
        rules,
        len(sitting.members),
        tuple(steps),
        warnings,
        sitting.given.said,
    )


def _steps(sitting: Sitting, order: tuple[Motion, ...]) -> Iterator[Step]:
    business = sitting.business
    quorum = _quorum(sitting)
    yield quorum
    if quorum.outcomes == (Outcome.VOID,):
        return
    rows = by_motion(business.plans)
    needs = Needs.of(business, order)
    worlds = needs.merged(first_worlds(business, sitting.rules, sitting.given), order[0])
    decided: dict[str, frozenset[Outcome]] = {}
    index = 0
    while index < len(order):
        motion = order[index]
        puts = list(_puts(sitting, motion, worlds, rows.get(motion.id, {})))
        decided[motion.id] = frozenset(outcome for put in puts for outcome in put.outcomes)
        step = step_of(motion, puts, sitting, decided)
        if step is not None:
            yield step
        after = [
            remembered(motion, _lasting(outcome), put.world)
            for put in puts
            for outcome in put.outcomes
        ]
        index += 1
        if motion.kind is MotionKind.PRIORITY:
            order = _with_priority(business, motion, decided[motion.id], order)
            needs = Needs.of(business, order)
        worlds = needs.merged(after, order[index] if index < len(order) else None)


def _lasting(outcome: Outcome) -> Outcome:
    """What a vote leaves behind: after a tie, the same votes a second time are a rejection."""
    return Outcome.REJECTED if outcome is Outcome.TIED else outcome


def _with_priority(
    business: Business, motion: Motion, outcomes: frozenset[Outcome], order: tuple[Motion, ...]
) -> tuple[Motion, ...]:
    if len(outcomes) > 1 and Outcome.ADOPTED in outcomes:
        raise Refused(
            f"everything after it hangs on {motion.id}, which is open: suppose"
            f' "{motion.id} adopted" or "{motion.id} rejected"'
        )
    return sequence(business, motion.of) if Outcome.ADOPTED in outcomes else order


def _quorum(sitting: Sitting) -> Step:
    members, absent = len(sitting.members), sitting.business.absent
    least = members // 2 + 1
    if absent is None:
        said = f"Who will be present is not stated; {least} of {members} must be, to decide."
        return Step("", "Quorum", said, (Matter.QUORUM,))
    present = members - len(set(absent))
    met = decides(present, members)
    said = f"{present} of {members} are present; {least} are needed to decide."
    because = "" if met else "a vote without a majority of the members is void"
    outcomes = () if met else (Outcome.VOID,)
    return Step("", "Quorum", said, (Matter.QUORUM,), outcomes=outcomes, because=because)


def _puts(
    sitting: Sitting, motion: Motion, worlds: Iterable[World], rows: ByActor
) -> Iterator[Put]:
    """What becomes of a motion in each world; where nothing tells two apart, they are one vote."""
    hung_on = (one.row.when for theirs in rows.values() for one in theirs if one.row is not None)
    telling = sorted({condition.subject for when in hung_on for condition in when} | {IMPORTANT})
    alike: dict[tuple[State | None, ...], Put] = {}
    for world in worlds:
        way = settled(motion, sitting.business, world, sitting.rules)
        if way is not None:
            yield Put(world, (way.outcome,), way)
            continue
        key = tuple(world.get(name) for name in telling)
        if key not in alike:
            alike[key] = _put(sitting, motion, world, rows)
        yield replace(alike[key], world=world)


def _put(sitting: Sitting, motion: Motion, world: World, rows: ByActor) -> Put:
    """What becomes of a motion that is put in one world."""
    if motion.kind is MotionKind.SEPARATE and motion.objectors == ():
        return _supposing(sitting, motion, Put(world, (Outcome.ADOPTED,), _GRANTED))
    ballots = {
        member.actor: _ballot(sitting, member.actor, motion, rows, world)
        for member in sitting.members
    }
    votes = summed(planned.choices for planned in ballots.values())
    majority, matters = needed(motion, sitting.rules, _important(sitting, world))
    outcomes = possible(votes, majority, sitting.rules.tie)
    if motion.kind is MotionKind.SEPARATE and motion.objectors is None:
        outcomes = tuple(dict.fromkeys((Outcome.ADOPTED, *outcomes)))  # if nobody objects
    return _supposing(
        sitting, motion, Put(world, outcomes, None, ballots, votes, majority, matters)
    )


_GRANTED = Settled(Outcome.ADOPTED, Matter.DIVISION, "nobody objects: granted without a vote")


def _supposing(sitting: Sitting, motion: Motion, put: Put) -> Put:
    """Let a supposition have its way, also against the votes that are planned."""
    state = sitting.given.states.get(motion.id)
    if not isinstance(state, Outcome):
        return put
    against = state not in put.outcomes
    return replace(put, outcomes=(state,), against=against)


def _important(sitting: Sitting, world: World) -> bool:
    if sitting.business.important is None:
        return world.get(IMPORTANT) is Met.MET
    return sitting.business.important


def _ballot(sitting: Sitting, actor: str, motion: Motion, rows: ByActor, world: World) -> Planned:
    choice = sitting.given.votes.get((actor, motion.id))
    if choice is not None:
        return GIVEN[choice]
    if sitting.business.absent and actor in sitting.business.absent:
        return GIVEN[Choice.ABSENT]
    theirs = rows.get(actor)
    return planned(theirs, world) if theirs is not None else UNPLANNED
