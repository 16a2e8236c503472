"""Small votes for the tests: invented bodies, motions and plans."""

import tomllib
from collections.abc import Iterable
from datetime import date

from memcon.model.rehearsal import Run, Step
from memcon.model.voting import (
    Body,
    Business,
    Choice,
    Count,
    Member,
    Method,
    Outcome,
    RuleSet,
    Vote,
    VoteEvent,
)
from memcon.voting.given import business_in
from memcon.voting.rehearsal import rehearsed
from memcon.voting.rulesets import known_rules, rules_on
from memcon.voting.sitting import Sitting
from memcon.voting.worlds import supposed

DAY = date(1961, 3, 17)
STATES = ("HAL", "KES", "OST", "VAR")
NAMES = {"HAL": "Halven", "KES": "Kestria", "OST": "Ostmere", "VAR": "Varrow"}
FOUR = Body("four", "The Four", tuple(Member(code, NAMES[code]) for code in STATES))
PLENARY, COMMITTEE = "un-ga-plenary", "un-ga-committee"

TEXT = """
title = "A zone"
day = 1961-03-17
absent = []

[[proposal]]
id = "L.7"
sponsors = ["HAL"]
operative = 2
"""


def crowd(many: int) -> Body:
    """Return a body of so many states, "S000" and on."""
    members = tuple(Member(f"S{n:03}", f"State {n:03}") for n in range(many))
    return Body("crowd", "A crowd", members)


def rules(name: str = COMMITTEE, day: date = DAY) -> RuleSet:
    """Return rules that come with memcon."""
    return rules_on(name, day, known_rules())


def business(more: str = "", text: str = TEXT) -> Business:
    """Return the vote on draft L.7, with what a test adds to it in TOML."""
    return business_in(tomllib.loads(text + more), "votes/test.toml")


def plan(actor: str, *rows: tuple[str, str, str]) -> str:
    """Return a plan in TOML: on what, the vote, and when ("" for always; "; " between)."""
    said = [f'[[plan]]\nactor = "{actor}"']
    for on, vote, when in rows:
        conditions = [part for part in when.split("; ") if part]
        said.append(f'[[plan.row]]\non = "{on}"\nvote = {vote.split()!r}\nwhen = {conditions!r}')
    return "\n".join(said) + "\n"


def plans(on: str, **votes: str) -> str:
    """Return plans by which each state has one vote on one motion."""
    return "".join(plan(actor, (on, vote, "")) for actor, vote in votes.items())


def run(
    given: Business, *suppositions: str, under: RuleSet | None = None, body: Body = FOUR
) -> Run:
    """Rehearse a vote."""
    actors = [member.actor for member in body.on(given.day)]
    what_if = supposed(suppositions, given, actors)
    return rehearsed(Sitting(given, body, under or rules(), what_if))


def step(of: Run, motion: str) -> Step:
    """Return the step of a motion."""
    return next(step for step in of.steps if step.motion == motion)


def outcomes(of: Run) -> dict[str, tuple[str, ...]]:
    """Return the outcomes of all steps that are about a motion."""
    return {
        step.motion: tuple(outcome.value for outcome in step.outcomes)
        for step in of.steps
        if step.motion
    }


def by_name(motion: str, votes: Iterable[tuple[str, str]], day: date = DAY) -> VoteEvent:
    """Return a vote by roll call."""
    cast = tuple(Vote(actor, Choice(choice)) for actor, choice in votes)
    return VoteEvent(motion, motion, day, Method.ROLL_CALL, votes=cast)


def by_hands(
    motion: str, count: Count, outcome: Outcome | None = None, day: date = DAY
) -> VoteEvent:
    """Return a vote by show of hands."""
    return VoteEvent(motion, motion, day, Method.SHOW_OF_HANDS, count, outcome=outcome)
