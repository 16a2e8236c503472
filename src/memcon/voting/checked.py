"""A vote as it happened, compared with the rules under which it was taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.model.voting import (
    Business,
    Choice,
    Count,
    Majority,
    Member,
    Method,
    Outcome,
    RuleSet,
    VoteEvent,
)
from memcon.voting.majority import decided, decides, needed, tallied
from memcon.voting.refused import Refused


@dataclass(frozen=True, slots=True)
class Compared:
    """A recorded vote: what it was about, its count, the outcome computed beside the one recorded.

    `members` is how many could have voted; `away` how many of them the record does not have as
    voting or abstaining. `remarks` say in sentences what does not fit.
    """

    id: str
    title: str
    count: Count
    majority: Majority
    computed: Outcome
    recorded: Outcome | None
    members: int
    away: int
    remarks: tuple[str, ...]


def counted(vote: VoteEvent, members: Iterable[Member]) -> Count:
    """Return the count of a vote, from its names where it has them.

    Raises Refused where somebody votes who is no member, or votes twice; where names are given
    for a vote that has none, or are missing from one that must have them.
    """
    there = {member.actor for member in members}
    seen: set[str] = set()
    for cast in vote.votes:
        if cast.actor not in there:
            raise Refused(f"{cast.actor} votes on {vote.motion}, but is no member on {vote.day}")
        if cast.actor in seen:
            raise Refused(f"{cast.actor} votes twice on {vote.motion}")
        seen.add(cast.actor)
    if vote.votes and not vote.method.names_members:
        how = vote.method.value.replace("_", " ")
        raise Refused(f"the vote on {vote.motion} was by {how}, which gives no names")
    if vote.method.names_members and not vote.votes:
        how = vote.method.value.replace("_", " ")
        raise Refused(f"the vote on {vote.motion} was by {how}, and no names are given")
    if vote.votes:
        return tallied(vote.votes)
    if vote.count is None:
        if vote.method is Method.WITHOUT_VOTE:
            return Count(0, 0)
        raise Refused(f"the vote on {vote.motion} has neither names nor counts")
    return vote.count


def compared(
    vote: VoteEvent, business: Business, members: tuple[Member, ...], rules: RuleSet
) -> Compared:
    """Compare a vote as recorded with its rules. Raises Refused as `counted` does."""
    if vote.motion not in business.by_id:
        raise Refused(f"a vote is recorded on {vote.motion}, and nothing here is called so")
    motion = business.by_id[vote.motion]
    count = counted(vote, members)
    majority, _ = needed(motion, rules, bool(business.important))
    outcome = _outcome(vote, count, majority, rules)
    cast = count.yes + count.no + count.abstain
    return Compared(
        vote.id,
        motion.title,
        count,
        majority,
        outcome,
        vote.outcome,
        len(members),
        len(members) - cast,
        tuple(_remarks(vote, count, outcome, len(members))),
    )


def _outcome(vote: VoteEvent, count: Count, majority: Majority, rules: RuleSet) -> Outcome:
    if vote.method is Method.WITHOUT_VOTE:
        return Outcome.ADOPTED
    return decided(count, majority, rules.tie)


def _remarks(vote: VoteEvent, count: Count, outcome: Outcome, members: int) -> Iterator[str]:
    if vote.votes and vote.count is not None:
        stated = (vote.count.yes, vote.count.no, vote.count.abstain)
        if stated != (count.yes, count.no, count.abstain):
            yield f"the record counts {vote.count}, but its names make {count}"
    cast = count.yes + count.no + count.abstain
    if cast > members:
        yield f"{cast} votes are counted, but there are only {members} members"
    elif cast + count.non_voting > members:
        yield f"{cast + count.non_voting} members are accounted for, but there are only {members}"
    present = cast + sum(v.choice is Choice.NOT_PARTICIPATING for v in vote.votes)
    if vote.method is not Method.WITHOUT_VOTE and not decides(present, members):
        yield f"only {present} of {members} members were there: too few to decide"
    if vote.outcome is not None and vote.outcome is not outcome:
        yield f"the record says {vote.outcome.value}; by the rules it is {outcome.value}"
