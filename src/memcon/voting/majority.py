"""Majorities and quorum, in whole numbers.

Rules of procedure of the General Assembly (A/520/Rev.17), rules 67, 82-86, 95, and for committees
108, 124-126, 133.
"""

from collections.abc import Iterable

from memcon.model.voting import (
    Choice,
    Count,
    Majority,
    Matter,
    Motion,
    MotionKind,
    Outcome,
    RuleSet,
    Tie,
    Vote,
)

_OF_PARTS = (MotionKind.PART, MotionKind.AMENDMENT)


def passes(count: Count, majority: Majority) -> bool:
    """Tell whether yes has the majority of those present and voting; who abstains does not vote."""
    if majority is Majority.TWO_THIRDS:
        return count.yes >= 2 * count.no and count.yes + count.no > 0
    return count.yes > count.no


def needed(motion: Motion, rules: RuleSet, important: bool) -> tuple[Majority, tuple[Matter, ...]]:
    """Return the majority that a motion needs, and the rules that say so."""
    if motion.kind is MotionKind.RECONSIDER:
        return Majority.TWO_THIRDS, (Matter.RECONSIDERATION,)
    if important and rules.two_thirds:
        if motion.kind is MotionKind.PROPOSAL:
            return Majority.TWO_THIRDS, (Matter.IMPORTANT, Matter.PRESENT_AND_VOTING)
        if motion.kind in _OF_PARTS and rules.two_thirds_of_parts:
            return Majority.TWO_THIRDS, (Matter.IMPORTANT_PARTS, Matter.PRESENT_AND_VOTING)
    return Majority.SIMPLE, (Matter.MAJORITY, Matter.PRESENT_AND_VOTING)


def decided(count: Count, majority: Majority, tie: Tie, *, second: bool = False) -> Outcome:
    """Return the outcome of a vote; `second` tells that it is the vote after a tie.

    Votes are equally divided only where somebody voted: 0-0 is no tie and is not adopted.
    """
    if passes(count, majority):
        return Outcome.ADOPTED
    equal = count.yes == count.no > 0 and majority is Majority.SIMPLE
    if equal and tie is Tie.SECOND_VOTE and not second:
        return Outcome.TIED
    return Outcome.REJECTED


def decides(present: int, members: int) -> bool:
    """Tell whether enough members are present to decide: a majority of them."""
    return 2 * present > members


def opens(present: int, members: int, rules: RuleSet) -> bool:
    """Tell whether enough members are present to open a meeting and let debate go on."""
    numerator, denominator = rules.opens
    return denominator * present >= numerator * members


def tallied(votes: Iterable[Vote]) -> Count:
    """Return the count of votes by name."""
    counted = dict.fromkeys(Choice, 0)
    for vote in votes:
        counted[vote.choice] += 1
    return Count(
        counted[Choice.YES],
        counted[Choice.NO],
        counted[Choice.ABSTAIN],
        counted[Choice.ABSENT] + counted[Choice.NOT_PARTICIPATING],
    )
