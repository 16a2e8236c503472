"""Counts, outcomes and votes of a rehearsal in words."""

from collections.abc import Iterable

from memcon.model.rehearsal import Ballot, Range, Step
from memcon.model.voting import Choice, Count, Method, MotionKind, Outcome
from memcon.voting.wording import STATE_WORDS

_REQUESTS = {**STATE_WORDS, Outcome.ADOPTED: "granted", Outcome.REJECTED: "refused"}
_CHOICES = {Choice.NOT_PARTICIPATING: "takes no part", Choice.ABSTAIN: "abstain"}


def choices_said(ballot: Ballot) -> str:
    """Return how a member votes: "yes", "no or abstain", "known in part", "not known"."""
    if not ballot.known and not ballot.reasons:
        return "not known"
    if not ballot.known:
        return "known in part"
    return " or ".join(choice_said(choice) for choice in ballot.choices)


def choice_said(choice: Choice) -> str:
    """Return a vote in words."""
    return _CHOICES.get(choice, choice.value)


def outcomes_said(outcomes: Iterable[Outcome], kind: MotionKind | None = None) -> str:
    """Return what a step leads to: "adopted", "granted or refused"; "" where nothing is put."""
    words = _REQUESTS if kind is MotionKind.SEPARATE else STATE_WORDS
    return " or ".join(words[outcome] for outcome in outcomes)


def counts_said(counts: Range) -> str:
    """Return yes and no of a count, and of both ends where it is open: "2-1", "1-2 yes, 0-1 no"."""
    low, high = counts.lowest, counts.highest
    if counts.settled:
        return _count(low)
    ranges = [
        (low.yes, high.yes, "yes"),
        (low.no, high.no, "no"),
        (low.abstain, high.abstain, "abstaining"),
        (low.non_voting, high.non_voting, "away"),
    ]
    return ", ".join(
        f"{least} {what}" if least == most else f"{least} to {most} {what}"
        for least, most, what in ranges
        if most
    )


def _count(count: Count) -> str:
    away = f", {count.non_voting} away" if count.non_voting else ""
    return f"{count.yes} yes, {count.no} no, {count.abstain} abstaining{away}"


def tallied_said(step: Step) -> str:
    """Return how many vote how, for a body too large to list its members; the unknown last."""
    groups: dict[str, int] = {}
    for ballot in sorted(step.ballots, key=_place):
        said = choices_said(ballot)
        groups[said] = groups.get(said, 0) + 1
    return ", ".join(f"{many} {said}" for said, many in groups.items())


def _place(ballot: Ballot) -> tuple[bool, list[int]]:
    order = list(Choice)
    return not ballot.known, [order.index(choice) for choice in ballot.choices]


def method_said(method: Method) -> str:
    """Return how a vote was taken, in words."""
    return method.value.replace("_", " ")
