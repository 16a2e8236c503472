"""What a step of a rehearsal says: votes, counts and outcomes over all ways it can go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from memcon.model.rehearsal import Ballot, Case, Range, Step
from memcon.model.voting import (
    Choice,
    Count,
    Majority,
    Matter,
    Motion,
    MotionKind,
    Outcome,
    PlanRow,
    State,
)
from memcon.voting.majority import decided as outcome_of
from memcon.voting.plan import Planned
from memcon.voting.ranges import Open, can_tie, summed
from memcon.voting.sitting import Sitting
from memcon.voting.standing import KEPT, Settled
from memcon.voting.wording import about, stands, text_put
from memcon.voting.worlds import World

MOST_OPEN = 2  # open votes of which every filling in is shown
MOST_CASES = 12  # things decided before by which the outcomes are parted
MOST_SWINGS = 12  # lines of these that are shown
ORDER = tuple(Outcome)
CHOICES = tuple(Choice)

_OWN_RULES = {
    MotionKind.AMENDMENT: (Matter.AMENDMENTS,),
    MotionKind.PART: (Matter.DIVISION,),
    MotionKind.SEPARATE: (Matter.DIVISION,),
    MotionKind.PRIORITY: (Matter.PROPOSALS,),
    MotionKind.NOT_TO_VOTE: (Matter.PROPOSALS,),
}


@dataclass(frozen=True, slots=True)
class Put:
    """What becomes of a motion in one world: settled without a vote, or voted on.

    `against` tells that the outcome is supposed although the votes planned do not give it.
    """

    world: World
    outcomes: tuple[Outcome, ...]
    way: Settled | None = None
    ballots: Mapping[str, Planned] = field(default_factory=dict)
    votes: Open | None = None
    majority: Majority | None = None
    matters: tuple[Matter, ...] = ()
    against: bool = False


def step_of(
    motion: Motion, puts: list[Put], sitting: Sitting, decided: Mapping[str, frozenset[Outcome]]
) -> Step | None:
    """Return the step that a motion makes; None for a part that nobody asks to be put."""
    if motion.kind is MotionKind.PART and not _asked(motion, sitting):
        return None
    voted = [put for put in puts if put.votes is not None]
    alike = list({id(put.votes): put for put in voted}.values())  # the same vote in many worlds
    matters = dict.fromkeys(_OWN_RULES.get(motion.kind, ()))
    matters.update(dict.fromkeys(put.way.matter for put in puts if put.way is not None))
    matters.update(dict.fromkeys(matter for put in alike for matter in put.matters))
    outcomes = _in_order(outcome for put in puts for outcome in put.outcomes)
    if Outcome.TIED in outcomes or _may_tie(alike):
        matters[Matter.TIE] = None
    majorities = {put.majority for put in alike}
    return Step(
        motion.id,
        motion.title,
        about(motion, sitting.business),
        tuple(matters),
        majorities.pop() if len(majorities) == 1 else None,
        tuple(_ballots(motion, alike, sitting)),
        _range(alike),
        outcomes,
        _because(motion, puts, sitting, decided),
        tuple(_cases(puts)),
        tuple(_swings(voted, sitting)),
        motion.kind,
    )


def _asked(part: Motion, sitting: Sitting) -> bool:
    requests = sitting.business.of(MotionKind.SEPARATE, part.of)
    return any(part.id in request.parts for request in requests)


def _in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    there = set(outcomes)
    return tuple(outcome for outcome in ORDER if outcome in there)


def _may_tie(voted: list[Put]) -> bool:
    return any(
        put.votes is not None and put.majority is Majority.SIMPLE and can_tie(put.votes)
        for put in voted
    )


def _range(voted: list[Put]) -> Range | None:
    ranges = [put.votes.range for put in voted if put.votes is not None]
    if not ranges:
        return None
    return Range(
        Count(*(min(getattr(r.lowest, name) for r in ranges) for name in _COUNTS)),
        Count(*(max(getattr(r.highest, name) for r in ranges) for name in _COUNTS)),
    )


_COUNTS = ("yes", "no", "abstain", "non_voting")


def _ballots(motion: Motion, voted: list[Put], sitting: Sitting) -> Iterator[Ballot]:
    if not voted:
        return
    for member in sitting.members:
        theirs = tuple(dict.fromkeys(put.ballots[member.actor] for put in voted))
        rows = [one.row for one in theirs if one.row is not None]
        reasons = tuple(_reasons(rows, len(theirs) > 1))
        yield Ballot(
            member.actor,
            member.name,
            _all_choices(theirs),
            all(one.row is not None or len(one.choices) == 1 for one in theirs),
            ("supposed",) if (member.actor, motion.id) in sitting.given.votes else reasons,
            tuple(dict.fromkeys(row.cited for row in rows if row.cited is not None)),
        )


def _all_choices(theirs: tuple[Planned, ...]) -> tuple[Choice, ...]:
    if len(theirs) == 1 and len(theirs[0].choices) == 1:
        return tuple(theirs[0].choices)
    choices = {choice for one in theirs for choice in one.choices}
    return tuple(choice for choice in CHOICES if choice in choices)


def _reasons(rows: Iterable[PlanRow], several: bool) -> Iterator[str]:
    for row in rows:
        when = " and ".join(condition.said for condition in row.when)
        vote = " or ".join(choice.value for choice in row.choices) if several else ""
        how = f"{vote} if {when}".strip() if when else vote
        if how or row.because:
            yield ": ".join(words for words in (how, row.because) if words)


def _because(
    motion: Motion, puts: list[Put], sitting: Sitting, decided: Mapping[str, frozenset[Outcome]]
) -> str:
    open_ = motion.id not in sitting.given.states
    said = list(dict.fromkeys(put.way.because for put in puts if put.way is not None))
    if said and any(put.way is None for put in puts):
        said = [f"not put in some cases: {'; '.join(said)}"]
    if motion.kind is MotionKind.SEPARATE and motion.objectors is None and not said and open_:
        said.append("granted without a vote if nobody objects, else the request itself is voted")
    if any(put.against for put in puts):
        said.append("supposed, although the votes planned do not give it")
    elif not open_:
        said.append("supposed")
    if any(Outcome.TIED in put.outcomes for put in puts):
        said.append("if equally divided, a second vote within 48 hours; then rejected")
    if motion.kind in (MotionKind.PROPOSAL, MotionKind.AMENDMENT):
        said.extend(text_put(motion, sitting.business, decided))
    return "; ".join(said)


def _cases(puts: list[Put]) -> Iterator[Case]:
    """Part the outcomes by each thing before, where that makes a difference."""
    if len(puts) < 2:
        return
    names = dict.fromkeys(name for put in puts for name in put.world)
    for name in [name for name in names if not name.startswith(KEPT)][:MOST_CASES]:
        groups: dict[State, list[Put]] = {}
        for put in puts:
            state = put.world.get(name, Outcome.NOT_PUT)
            groups.setdefault(state, []).append(put)
        found = [
            Case(stands(name, state), _range(_voted(group)), _outcomes(group))
            for state, group in groups.items()
        ]
        if len({(case.counts, case.outcomes) for case in found}) > 1:
            yield from found


def _voted(puts: list[Put]) -> list[Put]:
    return [put for put in puts if put.votes is not None]


def _outcomes(puts: list[Put]) -> tuple[Outcome, ...]:
    return _in_order(outcome for put in puts for outcome in put.outcomes)


def _swings(voted: list[Put], sitting: Sitting) -> Iterator[Case]:
    """Fill in the votes that are open, in each way things stand before, where these are few."""
    if len({outcome for put in voted for outcome in put.outcomes}) < 2:
        return
    alike: dict[tuple[Planned, ...], list[Put]] = {}
    for put in voted:
        alike.setdefault(tuple(put.ballots.values()), []).append(put)
    telling = tuple(_telling(alike.values()))
    found: list[Case] = []
    for puts in alike.values():
        put = puts[0]
        many = sum(len(one.choices) > 1 for one in put.ballots.values())
        if many > MOST_OPEN or put.majority is None or len({p.majority for p in puts}) > 1:
            return
        before = [stands(name, put.world[name]) for name in telling]
        found.extend(_filled_in(put, put.majority, before, sitting))
    if 1 < len(found) <= MOST_SWINGS:
        yield from found


def _telling(groups: Iterable[list[Put]]) -> Iterator[str]:
    """Yield what stands one way in each group, and not the same way in all."""
    listed = list(groups)
    for name in listed[0][0].world:
        states = [{put.world.get(name) for put in group} for group in listed]
        each = {state for group in states for state in group}
        if None not in each and len(each) > 1 and all(len(group) == 1 for group in states):
            yield name


def _filled_in(put: Put, majority: Majority, before: list[str], sitting: Sitting) -> Iterator[Case]:
    sure = [one.choices for one in put.ballots.values() if len(one.choices) == 1]
    open_votes = [(a, one.choices) for a, one in put.ballots.items() if len(one.choices) > 1]
    options = [[c for c in CHOICES if c in choices] for _, choices in open_votes]
    for filled in product(*options):
        counts = summed([*sure, *(frozenset({choice}) for choice in filled)]).range
        votes = [f"{a} {c.value}" for (a, _), c in zip(open_votes, filled, strict=True)]
        outcome = outcome_of(counts.lowest, majority, sitting.rules.tie)
        yield Case(", ".join([*before, *votes]), counts, (outcome,))
