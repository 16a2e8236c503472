"""A body on the day of a vote, with what it has before it."""

from dataclasses import dataclass, field

from memcon.model.voting import Body, Business, Member, RuleSet
from memcon.voting.refused import Refused
from memcon.voting.worlds import NOTHING, Supposed


@dataclass(frozen=True, slots=True)
class Sitting:
    """A body on a day, its rules, what it has before it, and what is supposed."""

    business: Business
    body: Body
    rules: RuleSet
    given: Supposed = NOTHING
    members: tuple[Member, ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the members of the day."""
        object.__setattr__(self, "members", self.body.on(self.business.day))


def check_members(sitting: Sitting) -> None:
    """Refuse a plan, an absence or a vote of somebody who is no member on the day."""
    members = {member.actor for member in sitting.members}
    business, day = sitting.business, sitting.business.day
    if not members:
        raise Refused(f"{sitting.body.id} has no members on {day}")
    named = [(plan.actor, "has a plan") for plan in business.plans]
    named += [(actor, "is absent") for actor in business.absent or ()]
    named += [(actor, "votes") for actor, _ in sitting.given.votes]
    for actor, does in named:
        if actor not in members:
            raise Refused(f"{actor} {does}, but is no member of {sitting.body.id} on {day}")
