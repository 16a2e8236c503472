"""The proceedings of a vote as a fold: what each event does, and what the rules do not allow.

Rules of procedure of the General Assembly (A/520/Rev.17), rules 67, 80, 87-91, 95, and for
committees 108, 122, 127-131, 133. An event that is not allowed raises Refused, and nothing of it
is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce

from memcon.model.rehearsal import Range, Step
from memcon.model.voting import (
    Business,
    Matter,
    Method,
    Motion,
    MotionKind,
    Outcome,
    RuleSet,
    State,
    VoteEvent,
)
from memcon.voting import events
from memcon.voting.checked import counted
from memcon.voting.majority import decided, decides, needed, opens
from memcon.voting.order import check_order, sequence
from memcon.voting.refused import Refused
from memcon.voting.rulesets import cited
from memcon.voting.sitting import Sitting
from memcon.voting.standing import remembered, settled
from memcon.voting.wording import about

MOST_SPEAKERS = 2  # on each side of a request that is objected to
HOURS_TO_A_SECOND_VOTE = 48


@dataclass(frozen=True, slots=True)
class Floor:
    """Where the proceedings stand.

    `authors` keeps who moved a text before it was withdrawn. `voting` is the vote announced and not
    yet over; `tied` the day of a vote that was equally divided and is to be taken again; `secret`
    the motions on which the ballot is secret.
    """

    sitting: Sitting
    present: int | None = None
    states: Mapping[str, State] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    voting: events.Announced | None = None
    roll_call: bool = False
    tied: date | None = None
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: tuple[events.SpokeOnRequest, ...] = ()
    secret: frozenset[str] = frozenset()

    @property
    def business(self) -> Business:
        """What is before the body now."""
        return self.sitting.business

    @property
    def rules(self) -> RuleSet:
        """The rules in force."""
        return self.sitting.rules

    def next(self) -> Motion | None:
        """Return the motion that is to be put next; None when all is decided."""
        for motion in sequence(self.business, _first(self)):
            if motion.id not in self.states:
                return motion
        return None


def proceedings(sitting: Sitting, happened: Iterable[events.Event]) -> Floor:
    """Fold events, from the first on. Raises Refused at the first that is not allowed."""
    return reduce(take, happened, Floor(sitting))


def take(floor: Floor, event: events.Event) -> Floor:
    """Return where the proceedings stand after an event."""
    match event:
        case events.Convened():
            return _convene(floor, event.present)
        case events.Withdrawn():
            return _withdraw(floor, event)
        case events.Reintroduced():
            return _reintroduce(floor, event)
        case events.Ruled():
            return _rule(floor, event)
        case events.AskedSeparately():
            return _ask(floor, event)
        case events.Objected():
            return _object(floor, event)
        case events.SpokeOnRequest():
            return _speak_on_request(floor, event)
        case events.RollCallAsked():
            return _roll_call(floor, event)
        case events.Announced():
            return _announce(floor, event)
        case events.Spoke():
            return _speak(floor, event)
        case events.Cast():
            return _cast(floor, event.vote)


def _convene(floor: Floor, present: int) -> Floor:
    members = len(floor.sitting.members)
    if present > members:
        raise Refused(f"{present} are said to be present, but there are only {members} members")
    if not opens(present, members, floor.rules):
        raise _refused(floor, Matter.QUORUM, f"{present} of {members} are too few to open debate")
    return replace(floor, present=present)


def _withdraw(floor: Floor, event: events.Withdrawn) -> Floor:
    motion = _motion(floor, event.motion)
    if event.by not in motion.movers:
        who = f"{event.by} did not move {motion.id} and cannot withdraw it"
        raise _refused(floor, Matter.WITHDRAWAL, who)
    if _begun(floor, motion):
        late = f"voting on {motion.id} has begun, so that it cannot be withdrawn"
        raise _refused(floor, Matter.WITHDRAWAL, late)
    amendments = floor.business.of(MotionKind.AMENDMENT, motion.id)
    if any(floor.states.get(one.id) is Outcome.ADOPTED for one in amendments):
        changed = f"{motion.id} has been amended and cannot be withdrawn"
        raise _refused(floor, Matter.WITHDRAWAL, changed)
    authors = {**floor.authors, motion.id: (*floor.authors.get(motion.id, ()), *motion.movers)}
    gone = _changed(floor, replace(motion, withdrawn=True))
    return replace(gone, authors=authors)


def _begun(floor: Floor, motion: Motion) -> bool:
    """Whether a vote was taken, or is being taken, on a text or on a part of it."""
    parts = {part.id for part in floor.business.of(MotionKind.PART, motion.id)}
    mine = {motion.id, *parts}
    announced = floor.voting is not None and floor.voting.motion in mine
    return announced or bool(mine & set(floor.states))


def _reintroduce(floor: Floor, event: events.Reintroduced) -> Floor:
    _member(floor, event.by)
    motion = _motion(floor, event.motion)
    if not motion.withdrawn:
        raise _refused(floor, Matter.WITHDRAWAL, f"{motion.id} was not withdrawn")
    again = replace(motion, withdrawn=False, movers=(event.by,))
    states = {name: state for name, state in floor.states.items() if name != motion.id}
    return replace(_changed(floor, again), states=states)


def _rule(floor: Floor, event: events.Ruled) -> Floor:
    if any(name in floor.states for name in event.order):
        raise _refused(floor, Matter.AMENDMENTS, "the amendments are being voted already")
    business = replace(floor.business, order=event.order, ruled_by=event.by)
    check_order(business)
    said = f"{event.by} rules that amendments are put in the order {', '.join(event.order)}."
    step = Step("", "Order of amendments", said, (Matter.AMENDMENTS,))
    return replace(_with_agenda(floor, business), steps=(*floor.steps, step))


def _ask(floor: Floor, event: events.AskedSeparately) -> Floor:
    _member(floor, event.by)
    text = _motion(floor, event.of)
    if text.id in floor.states:
        raise _refused(floor, Matter.DIVISION, f"{text.id} has been voted already")
    for part in event.parts:
        if _motion(floor, part).of != text.id:
            raise Refused(f"{part} is no part of {text.id}")
    if event.request in floor.business.by_id:
        raise Refused(f"something else is called {event.request}")
    request = Motion(
        event.request,
        MotionKind.SEPARATE,
        "A separate vote",
        of=text.id,
        movers=(event.by,),
        parts=event.parts,
    )
    business = replace(floor.business, motions=(*floor.business.motions, request))
    return _with_agenda(floor, business)


def _object(floor: Floor, event: events.Objected) -> Floor:
    _member(floor, event.by)
    request = _motion(floor, event.request)
    if request.kind is not MotionKind.SEPARATE or request.id in floor.states:
        raise _refused(floor, Matter.DIVISION, f"{request.id} is no request that is still open")
    return _changed(floor, replace(request, objectors=(*(request.objectors or ()), event.by)))


def _speak_on_request(floor: Floor, event: events.SpokeOnRequest) -> Floor:
    _member(floor, event.by)
    request = _motion(floor, event.request)
    if not request.objectors:
        nobody = f"nobody objects to {request.id}, so that there is nothing to debate"
        raise _refused(floor, Matter.DIVISION, nobody)
    same = [
        one
        for one in floor.spoken
        if (one.request, one.in_favour) == (event.request, event.in_favour)
    ]
    if len(same) >= MOST_SPEAKERS:
        side = "for" if event.in_favour else "against"
        raise _refused(floor, Matter.DIVISION, f"two speakers {side} the request have been heard")
    return replace(floor, spoken=(*floor.spoken, event))


def _roll_call(floor: Floor, event: events.RollCallAsked) -> Floor:
    _member(floor, event.by)
    if floor.voting is not None:
        raise _refused(floor, Matter.CONDUCT, "voting has begun")
    return replace(floor, roll_call=True)


def _announce(floor: Floor, event: events.Announced) -> Floor:
    floor = _settle(floor)
    _next_is(floor, event.motion)
    if floor.roll_call and not event.method.names_members:
        asked = "a roll call was asked for, so that the vote must be by name"
        raise _refused(floor, Matter.METHOD, asked)
    secret = {event.motion} if event.method is Method.SECRET else set()
    return replace(floor, voting=event, secret=floor.secret | secret)


def _speak(floor: Floor, event: events.Spoke) -> Floor:
    _member(floor, event.by)
    if floor.voting is not None and event.says is not events.Says.CONDUCT_OF_THE_VOTE:
        only = "once voting is announced, only the conduct of the vote may be spoken to"
        raise _refused(floor, Matter.CONDUCT, only)
    if event.says is not events.Says.EXPLANATION:
        return floor
    motion = _motion(floor, event.motion)
    if event.by in motion.movers:
        own = f"{event.by} moved {motion.id} and may not explain its vote on it"
        raise _refused(floor, Matter.CONDUCT, own)
    if motion.id in floor.secret:
        ballot = "votes in a secret ballot are not explained"
        raise _refused(floor, Matter.CONDUCT, ballot)
    return floor


def _cast(floor: Floor, vote: VoteEvent) -> Floor:
    if floor.voting is None or floor.voting.motion != vote.motion:
        floor = _settle(floor)
        _next_is(floor, vote.motion)
    if floor.roll_call and not vote.method.names_members:
        asked = "a roll call was asked for, so that the vote must be by name"
        raise _refused(floor, Matter.METHOD, asked)
    motion = _motion(floor, vote.motion)
    count = counted(vote, floor.sitting.members)
    majority, matters = needed(motion, floor.rules, bool(floor.business.important))
    outcome = decided(count, majority, floor.rules.tie, second=floor.tied is not None)
    if floor.tied is not None and (vote.day - floor.tied).days > HOURS_TO_A_SECOND_VOTE // 24:
        late = f"the second vote comes more than {HOURS_TO_A_SECOND_VOTE} hours after the first"
        raise _refused(floor, Matter.TIE, late)
    if floor.present is not None and not decides(floor.present, len(floor.sitting.members)):
        outcome, matters = Outcome.VOID, (Matter.QUORUM,)
    if outcome is Outcome.TIED or (floor.tied is not None and count.yes == count.no):
        matters = (*matters, Matter.TIE)
    step = Step(
        motion.id,
        motion.title,
        about(motion, floor.business),
        matters,
        majority,
        counts=Range(count, count),
        outcomes=(outcome,),
        kind=motion.kind,
    )
    after = replace(floor, steps=(*floor.steps, step), voting=None, roll_call=False, tied=None)
    if outcome is Outcome.VOID:
        return replace(after, tied=floor.tied)
    if outcome is Outcome.TIED:
        return replace(after, tied=vote.day)
    return _settle(replace(after, states=remembered(motion, outcome, floor.states)))


def _settle(floor: Floor) -> Floor:
    """Note what is decided without a vote before the next motion that is put."""
    while (motion := floor.next()) is not None:
        way = settled(motion, floor.business, floor.states, floor.rules)
        if way is not None:
            outcome, matter, because = way.outcome, way.matter, way.because
        elif motion.kind is MotionKind.SEPARATE and not motion.objectors:
            outcome, matter = Outcome.ADOPTED, Matter.DIVISION
            because = "nobody objects: granted without a vote"
        else:
            break
        states = remembered(motion, outcome, floor.states)
        step = Step(
            motion.id,
            motion.title,
            about(motion, floor.business),
            (matter,),
            outcomes=(outcome,),
            because=because,
            kind=motion.kind,
        )
        shown = motion.kind is not MotionKind.PART or outcome is not Outcome.NOT_PUT
        floor = replace(floor, states=states, steps=(*floor.steps, step) if shown else floor.steps)
    return floor


def _first(floor: Floor) -> str:
    """The proposal that was given priority."""
    for motion in floor.business.of(MotionKind.PRIORITY):
        if floor.states.get(motion.id) is Outcome.ADOPTED:
            return motion.of
    return ""


def _next_is(floor: Floor, name: str) -> None:
    _motion(floor, name)
    motion = floor.next()
    if motion is None:
        raise Refused(f"{name} cannot be put: everything has been decided")
    if motion.id != name:
        matter = Matter.AMENDMENTS if motion.kind is MotionKind.AMENDMENT else Matter.DIVISION
        raise _refused(floor, matter, f"{motion.id} is to be put before {name}")


def _motion(floor: Floor, name: str) -> Motion:
    if name not in floor.business.by_id:
        raise Refused(f"nothing is called {name!r} in this vote")
    return floor.business.by_id[name]


def _member(floor: Floor, actor: str) -> None:
    if actor not in {member.actor for member in floor.sitting.members}:
        body, day = floor.sitting.body.id, floor.business.day
        raise Refused(f"{actor} is no member of {body} on {day}")


def _changed(floor: Floor, motion: Motion) -> Floor:
    motions = tuple(motion if one.id == motion.id else one for one in floor.business.motions)
    return _with_agenda(floor, replace(floor.business, motions=motions))


def _with_agenda(floor: Floor, business: Business) -> Floor:
    sitting = Sitting(business, floor.sitting.body, floor.rules, floor.sitting.given)
    return replace(floor, sitting=sitting)


def _refused(floor: Floor, matter: Matter, why: str) -> Refused:
    number = cited(matter, floor.rules, floor.business.day)
    return Refused(f"{why} (rule {number})" if number else why)
