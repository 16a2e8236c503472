"""What a vote may lead to where some of its votes are open."""

from collections.abc import Iterable
from dataclasses import dataclass

from memcon.model.rehearsal import Range
from memcon.model.voting import Choice, Count, Majority, Outcome, Tie
from memcon.voting.majority import passes

Choices = frozenset[Choice]

_VOTING = (Choice.YES, Choice.NO)


@dataclass(frozen=True, slots=True)
class Open:
    """Votes summed up: those that are sure, and how many members may do what beside.

    `either` are those who vote yes or no, `yes_or_none` those who vote yes or do not vote.
    """

    yes: int = 0
    no: int = 0
    abstain: int = 0
    non_voting: int = 0
    either: int = 0
    yes_or_none: int = 0
    no_or_none: int = 0
    anything: int = 0
    neither: int = 0
    may_abstain: int = 0
    may_be_away: int = 0

    @property
    def best(self) -> tuple[int, int]:
        """Yes and no, if all who can help do."""
        return self.yes + self.either + self.yes_or_none + self.anything, self.no

    @property
    def worst(self) -> tuple[int, int]:
        """Yes and no, if all who can harm do."""
        return self.yes, self.no + self.either + self.no_or_none + self.anything

    @property
    def range(self) -> Range:
        """The lowest and the highest of each count, each for itself."""
        return Range(
            Count(self.yes, self.no, self.abstain, self.non_voting),
            Count(
                self.best[0],
                self.worst[1],
                self.abstain + self.may_abstain,
                self.non_voting + self.may_be_away,
            ),
        )


def summed(ballots: Iterable[Choices]) -> Open:
    """Sum up what each member may do."""
    counts: dict[Choices, int] = {}
    for choices in ballots:
        counts[choices] = counts.get(choices, 0) + 1
    total = dict.fromkeys(Open.__dataclass_fields__, 0)
    for choices, many in counts.items():
        total[_field(choices)] += many
        if len(choices) > 1 and Choice.ABSTAIN in choices:
            total["may_abstain"] += many
        if len(choices) > 1 and not choices <= {*_VOTING, Choice.ABSTAIN}:
            total["may_be_away"] += many
    return Open(**total)


def _field(choices: Choices) -> str:
    yes, no = (choice in choices for choice in _VOTING)
    other = not choices <= {*_VOTING}
    if yes and no:
        return "anything" if other else "either"
    if yes:
        return "yes_or_none" if other else "yes"
    if no:
        return "no_or_none" if other else "no"
    if choices == {Choice.ABSTAIN}:
        return "abstain"
    return "non_voting" if Choice.ABSTAIN not in choices else "neither"


def possible(votes: Open, majority: Majority, tie: Tie) -> tuple[Outcome, ...]:
    """Return every outcome that some filling in of the open votes gives, in a fixed order."""
    found: list[Outcome] = []
    if passes(Count(*votes.best), majority):
        found.append(Outcome.ADOPTED)
    may_tie = tie is Tie.SECOND_VOTE and majority is Majority.SIMPLE and can_tie(votes)
    if _can_fail(votes, majority, may_tie):
        found.append(Outcome.REJECTED)
    if may_tie:
        found.append(Outcome.TIED)
    return tuple(found)


def _can_fail(votes: Open, majority: Majority, ties_wait: bool) -> bool:
    """Whether yes can miss its majority; a tie of votes is no failure where it `ties_wait`s."""
    none = not (votes.yes or votes.no or votes.either)
    if none:
        return True
    yes, no = votes.worst
    if ties_wait:
        return yes < no
    return not passes(Count(yes, no), majority)


def can_tie(votes: Open) -> bool:
    """Whether as many can vote yes as no, and somebody does."""
    (most_yes, least_no), (least_yes, most_no) = votes.best, votes.worst
    if not least_yes - most_no <= 0 <= most_yes - least_no:
        return False
    single = votes.yes_or_none + votes.no_or_none + votes.anything
    if not single:
        even = (votes.yes - votes.no + votes.either) % 2 == 0
        return even and votes.yes + votes.no + votes.either > 0
    if votes.yes or votes.no or votes.either:
        return True
    can_yes, can_no = votes.yes_or_none + votes.anything, votes.no_or_none + votes.anything
    return can_yes > 0 and can_no > 0 and single > 1
