"""What a person wrote of a vote: motions, requests for separate votes, plans, votes as recorded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from memcon.model.voting import (
    Business,
    Change,
    Choice,
    Circumstance,
    Cited,
    Count,
    Method,
    Motion,
    MotionKind,
    Outcome,
    PartKind,
    PlanRow,
    Vote,
    VoteEvent,
    VotePlan,
)
from memcon.voting.fields import Fields
from memcon.voting.plan import condition
from memcon.voting.refused import Refused

Table = Mapping[str, object]

MOST_DEEP = 10  # amendments to amendments


def business_in(given: Table, where: str, day: date | None = None) -> Business:
    """Read a file about a vote; `day` outranks the day that it names. Raises Refused."""
    fields = Fields(given, where)
    motions = tuple(_motions(fields))
    _check(motions, where)
    circumstances = tuple(_circumstances(fields))
    order = fields.table("order")
    on = day or fields.day("day")
    if on is None:
        raise Refused(f"{where}: on which day is the vote? write day = 1961-03-17, or say --on")
    business = Business(
        title=fields.text("title"),
        body=fields.text("body", ""),
        rules=fields.text("rules", ""),
        day=on,
        motions=motions,
        order=order.words("amendments"),
        ruled_by=order.text("ruled_by", ""),
        important=_important(fields),
        absent=fields.words("absent") if "absent" in fields else None,
        circumstances=circumstances,
        plans=tuple(_plans(fields, {motion.id for motion in motions})),
        recorded=tuple(_recorded(fields, on)),
    )
    fields.day("day")
    order.finish()
    fields.finish()
    return business


def _important(fields: Fields) -> bool | None:
    """Whether the question is an important one; None where the file says that this is open."""
    if fields.says("important", "open"):
        return None
    return fields.flag("important", False)


def _motions(fields: Fields) -> Iterator[Motion]:
    for proposal in fields.tables("proposal"):
        yield from _proposal(proposal)
    for amendment in fields.tables("amendment"):
        yield from _amendment(amendment)
    for request in fields.tables("separate"):
        yield _separate(request)
    for kind in (MotionKind.PRIORITY, MotionKind.NOT_TO_VOTE, MotionKind.RECONSIDER):
        for motion in fields.tables(kind.value):
            yield _procedural(motion, kind)


def _proposal(fields: Fields) -> Iterator[Motion]:
    name = fields.name("id")
    fields.named(f"{fields.where} ({name})")
    yield Motion(
        name,
        MotionKind.PROPOSAL,
        fields.text("title", name),
        movers=fields.words("sponsors"),
        submitted=fields.day("submitted"),
        operative=fields.number("operative"),
        withdrawn=fields.flag("withdrawn", False),
        like=fields.words("like"),
    )
    yield from _parts(fields, name)
    fields.finish()


def _amendment(fields: Fields) -> Iterator[Motion]:
    name, to = fields.name("id"), fields.name("to")
    fields.named(f"{fields.where} ({name})")
    change = fields.one_of("change", Change)
    if change is Change.WHOLE:
        raise Refused(
            f"{fields.where}: what replaces the whole text is no amendment but a proposal of its"
            " own; write it as [[proposal]]"
        )
    yield Motion(
        name,
        MotionKind.AMENDMENT,
        fields.text("title", name),
        of=to,
        movers=fields.words("movers"),
        submitted=fields.day("submitted"),
        change=change,
        reach=fields.number("reach"),
        excludes=fields.words("excludes"),
        operative=fields.number("operative"),
        withdrawn=fields.flag("withdrawn", False),
        like=fields.words("like"),
    )
    yield from _parts(fields, name)
    fields.finish()


def _parts(fields: Fields, text: str) -> Iterator[Motion]:
    for part in fields.tables("part"):
        name = part.name("id")
        yield Motion(
            name,
            MotionKind.PART,
            part.text("title", name),
            of=text,
            part=part.one_of("kind", PartKind),
            like=part.words("like"),
        )
        part.finish()


def _separate(fields: Fields) -> Motion:
    motion = Motion(
        fields.name("id"),
        MotionKind.SEPARATE,
        fields.text("title", "A separate vote"),
        of=fields.name("of"),
        movers=fields.words("asked_by"),
        parts=fields.words("parts"),
        objectors=fields.words("objected_by") if "objected_by" in fields else None,
    )
    fields.finish()
    return motion


def _procedural(fields: Fields, kind: MotionKind) -> Motion:
    name = fields.name("id")
    motion = Motion(
        name,
        kind,
        fields.text("title", name),
        of=fields.name("of"),
        movers=fields.words("movers"),
    )
    fields.finish()
    return motion


def _check(motions: tuple[Motion, ...], where: str) -> None:
    """Names are used once, lead somewhere, and no text amends itself."""
    by_id: dict[str, Motion] = {}
    for motion in motions:
        if motion.id in by_id:
            raise Refused(f"{where}: two things are called {motion.id}")
        by_id[motion.id] = motion
    if not any(motion.kind is MotionKind.PROPOSAL for motion in motions):
        raise Refused(f"{where}: nothing is put to the vote; write a [[proposal]]")
    for motion in motions:
        for name in (*filter(None, (motion.of,)), *motion.excludes, *motion.parts):
            if name not in by_id:
                raise Refused(f"{where}: {motion.id} names {name}, which is not there")
        _check_base(motion, by_id, where)
    texts = {MotionKind.PROPOSAL, MotionKind.AMENDMENT}
    for motion in motions:
        if motion.of and by_id[motion.of].kind not in texts:
            raise Refused(f"{where}: {motion.id} is about {motion.of}, which is no text")
        for part in motion.parts:
            if by_id[part].kind is not MotionKind.PART or by_id[part].of != motion.of:
                raise Refused(f"{where}: {part} is no part of {motion.of}")


def _check_base(motion: Motion, by_id: Mapping[str, Motion], where: str) -> None:
    seen = {motion.id}
    while motion.of:
        if motion.of in seen:
            raise Refused(f"{where}: {motion.of} amends itself by way of other amendments")
        seen.add(motion.of)
        if len(seen) > MOST_DEEP:
            raise Refused(f"{where}: amendments to amendments go more than {MOST_DEEP} deep")
        motion = by_id.get(motion.of, Motion("", MotionKind.PROPOSAL, ""))


def _circumstances(fields: Fields) -> Iterator[Circumstance]:
    for one in fields.tables("circumstance"):
        yield Circumstance(one.name("id"), one.text("says"))
        one.finish()


def _plans(fields: Fields, motions: Iterable[str]) -> Iterator[VotePlan]:
    known, actors = set(motions), set[str]()
    for plan in fields.tables("plan"):
        actor = plan.name("actor")
        plan.named(f"{plan.where} ({actor})")
        if actor in actors:
            raise Refused(f"{plan.where}: {actor} has two plans; put their rows together")
        actors.add(actor)
        yield VotePlan(actor, tuple(_row(row, known) for row in plan.tables("row")))
        plan.finish()


def _row(fields: Fields, motions: set[str]) -> PlanRow:
    motion = fields.name("on")
    if motion not in motions:
        raise Refused(f"{fields.where}: nothing is called {motion!r} in this vote")
    choices = tuple(_choice(fields, word) for word in fields.words("vote"))
    if not choices:
        raise fields.trouble("vote", "yes, no or abstain, or a list of what is open between them")
    record = fields.text("record", "")
    cited = Cited(record, fields.text("words")) if record else None
    row = PlanRow(
        motion,
        tuple(condition(said) for said in fields.words("when")),
        choices,
        fields.text("because", ""),
        cited,
    )
    fields.finish()
    return row


def _choice(fields: Fields, word: str) -> Choice:
    try:
        return Choice(word)
    except ValueError:
        raise fields.trouble("vote", ", ".join(choice.value for choice in Choice)) from None


def _recorded(fields: Fields, day: date) -> Iterator[VoteEvent]:
    for event in fields.tables("recorded"):
        motion = event.name("on")
        yield VoteEvent(
            event.text("id", motion),
            motion,
            event.day("day") or day,
            event.one_of("method", Method),
            _count(event),
            tuple(_votes(event)),
            event.one_of("outcome", Outcome) if "outcome" in event else None,
            event.text("source", ""),
        )
        event.finish()


def _count(fields: Fields) -> Count | None:
    counts = fields.numbers("count", ())
    if not counts:
        return None
    if len(counts) not in (3, 4) or min(counts) < 0:
        raise fields.trouble("count", "[yes, no, abstaining], or a fourth number of those away")
    return Count(*counts)


def _votes(fields: Fields) -> Iterator[Vote]:
    votes = fields.table("votes")
    for choice in Choice:
        for actor in votes.words(choice.value):
            yield Vote(actor, choice)
    votes.finish()
