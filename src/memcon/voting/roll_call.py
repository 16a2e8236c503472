"""A roll call: who is called in which order, and what the replies make.

Rules of procedure of the General Assembly (A/520/Rev.17), rules 87 and 127: in English alphabetical
order, from the member whose name is drawn by lot; each replies yes, no or abstention.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from memcon.model.voting import Body, Choice, Member, Vote
from memcon.voting.refused import Refused

REPLIES = frozenset({Choice.YES, Choice.NO, Choice.ABSTAIN})


def called(body: Body, day: date, lot: str) -> tuple[Member, ...]:
    """Return the members in the order in which they are called. Raises Refused."""
    members = body.on(day)
    for index, member in enumerate(members):
        if member.actor == lot:
            return members[index:] + members[:index]
    raise Refused(f"the lot fell on {lot}, which is no member of {body.id} on {day}")


def answered(members: Iterable[Member], replies: Mapping[str, Choice]) -> tuple[Vote, ...]:
    """Return the votes in the order of the call; who does not reply is absent. Raises Refused."""
    called_on = tuple(members)
    there = {member.actor for member in called_on}
    for actor, reply in replies.items():
        if actor not in there:
            raise Refused(f"{actor} replies, but is not called")
        if reply not in REPLIES:
            raise Refused(f"{actor} replies {reply.value!r}; the replies are yes, no, abstention")
    return tuple(
        Vote(member.actor, replies.get(member.actor, Choice.ABSENT)) for member in called_on
    )
