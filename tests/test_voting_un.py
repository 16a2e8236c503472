"""The recorded votes of the General Assembly, 1946-1962, under the rules of their day.

The votes lie outside the project; without them these tests are skipped.
"""

import csv
import gzip
from calendar import monthrange
from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from command import PROJECT
from memcon.model.voting import (
    Body,
    Choice,
    Count,
    Member,
    Motion,
    MotionKind,
    Outcome,
    RuleSet,
    Vote,
)
from memcon.voting.bodies import known_bodies
from memcon.voting.majority import decided, needed, tallied
from memcon.voting.rulesets import known_rules, rules_on

VOTES = PROJECT.parent / "shared" / "data" / "un-votes"
pytestmark = pytest.mark.skipif(
    not (VOTES / "roll_calls.csv.gz").exists(), reason=f"no recorded votes in {VOTES}"
)


def rows(name: str) -> list[dict[str, str]]:
    with gzip.open(VOTES / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def votes() -> dict[str, list[tuple[str, Choice]]]:
    found: dict[str, list[tuple[str, Choice]]] = defaultdict(list)
    for row in rows("votes"):
        found[row["rcid"]].append((row["state"], Choice(row["vote"])))
    return found


def months() -> dict[str, tuple[date, date]]:
    """The first and last day of the month of each vote: the finest date that can be trusted."""
    found = {}
    for row in rows("roll_calls"):
        year, month = map(int, row["month"].split("-"))
        found[row["rcid"]] = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return found


def body() -> Body:
    return known_bodies()[0]


def called(member: Member) -> set[str]:
    return {member.name, *member.also}


def test_there_are_838_votes_and_each_has_votes() -> None:
    listed = rows("roll_calls")
    assert len(listed) == len(votes()) == 838


def test_each_tally_is_the_sum_of_its_votes_and_no_more_than_the_members() -> None:
    for number, (first, last) in months().items():
        cast = votes()[number]
        assert len({state for state, _ in cast}) == len(cast)
        count = tallied(Vote(state, choice) for state, choice in cast)
        assert count.yes + count.no + count.abstain == len(cast)
        assert count.non_voting == 0
        on_any = [m for m in body().members if m.on(first) or m.on(last)]
        assert len(cast) <= len({member.actor for member in on_any})


def test_whoever_votes_is_a_member_in_that_month() -> None:
    strangers = set()
    for number, (first, last) in months().items():
        names = {name for m in body().members if m.on(first) or m.on(last) for name in called(m)}
        strangers |= {(state, first) for state, _ in votes()[number] if state not in names}
    assert strangers == set()


def test_every_member_of_these_years_votes_under_a_known_name() -> None:
    voting = {state for cast in votes().values() for state, _ in cast}
    for member in body().members:
        if member.on(date(1962, 1, 1)):
            assert called(member) & voting, member.name


def kind(row: dict[str, str]) -> MotionKind:
    if row["amendment"] == "1":
        return MotionKind.AMENDMENT
    return MotionKind.PART if row["paragraph"] == "1" else MotionKind.PROPOSAL


def computed() -> dict[str, tuple[Count, Outcome, Outcome]]:
    """The count of each vote, and its outcome if its question was not important and if it was."""
    found = {}
    known, days = known_rules(), months()
    for row in rows("roll_calls"):
        under: RuleSet = rules_on(
            "un-ga-plenary", max(days[row["rcid"]][0], date(1946, 1, 10)), known
        )
        count = tallied(Vote(state, choice) for state, choice in votes()[row["rcid"]])
        motion = Motion(row["rcid"], kind(row), row["short"])
        outcomes = [
            decided(count, needed(motion, under, important=important)[0], under.tie)
            for important in (False, True)
        ]
        found[row["rcid"]] = (count, outcomes[0], outcomes[1])
    return found


def test_each_outcome_is_computed_under_the_rules_of_its_day() -> None:
    found = computed()
    assert len(found) == 838
    for count, simple, important in found.values():
        if simple is not Outcome.ADOPTED:
            assert important is not Outcome.ADOPTED
        if simple is Outcome.TIED:
            assert count.yes == count.no
    hang = [number for number, (_, simple, other) in found.items() if simple is not other]
    ties = [number for number, (_, simple, _) in found.items() if simple is Outcome.TIED]
    assert len(hang) == 119
    assert len(ties) == 8


def test_the_tie_of_1952_and_that_of_1960() -> None:
    listed = {row["document"]: row["rcid"] for row in rows("roll_calls")}
    found = computed()
    assert found[listed["R/7/472A"]][0] == Count(21, 21, 16)
    assert found[listed["R/15/1429C"]][0] == Count(40, 40, 16)
