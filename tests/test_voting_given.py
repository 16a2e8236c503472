"""What a person writes of a vote: what is refused, and by which sentence."""

import tomllib
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from memcon.model.voting import Choice, Count, Outcome
from memcon.voting.bodies import bodies_in
from memcon.voting.given import business_in
from memcon.voting.past import PastVote, forecast
from memcon.voting.refused import Refused
from memcon.voting.rulesets import known_rules, rules_in
from memcon.voting.worlds import supposed
from vote_cases import PLENARY, STATES, TEXT, business, outcomes, plan, plans, rules, run, step

AMENDMENT = '[[amendment]]\nid = "A"\nto = "L.7"\nchange = "adds"\n'
BODY = '[[body]]\nid = "b"\n'
LIKE = '[[amendment]]\nid = "A"\nto = "L.7"\nchange = "adds"\nlike = ["r1", "r2", "r3", "r4"]\n'

BAD = (
    ('[[proposal]]\nid = "L.7"\n', "two things are called L.7"),
    ('[[proposal]]\nid = "L 8"\n', "expected a name without spaces"),
    ('[[proposal]]\nid = "L.8"\noperativ = 2\n', "there is no field 'operativ'"),
    ('[[proposal]]\nid = "L.8"\noperative = -1\n', "expected a whole number"),
    ('[[proposal]]\nid = "L.8"\nsubmitted = "soon"\n', "expected a day as 1961-03-14"),
    ('[[amendment]]\nid = "A"\nto = "L.7"\n', "change is missing; expected one of whole, deletes"),
    ('[[amendment]]\nid = "A"\nto = "X"\nchange = "adds"\n', "A names X, which is not there"),
    (
        '[[amendment]]\nid = "A"\nto = "B"\nchange = "adds"\n'
        '[[amendment]]\nid = "B"\nto = "A"\nchange = "adds"\n',
        "amends itself by way of other amendments",
    ),
    ('[[separate]]\nid = "s"\nof = "L.7"\nparts = ["L.7"]\n', "L.7 is no part of L.7"),
    ('[[plan]]\nactor = "HAL"\n[[plan.row]]\non = "X"\nvote = "yes"\n', "nothing is called 'X'"),
    ('[[plan]]\nactor = "HAL"\n[[plan.row]]\non = "L.7"\nvote = "aye"\n', "vote is 'aye'"),
    ('[[plan]]\nactor = "HAL"\n[[plan.row]]\non = "L.7"\n', "vote is missing"),
    (plan("HAL", ("L.7", "yes", "")) * 2, "HAL has two plans"),
    (plan("HAL", ("L.7", "yes", "A passed")), "'A passed' is no condition"),
    ("[order]\namendments = 3\n", "expected a list of words"),
    ('[[recorded]]\non = "L.7"\nmethod = "shouting"\n', "expected one of show_of_hands"),
    ('[[recorded]]\non = "L.7"\nmethod = "standing"\ncount = [1]\n', "expected [yes, no, abst"),
)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as trouble:
        act()
    said = str(trouble.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(("more", "why"), BAD)
def test_what_is_no_vote_is_refused_with_one_sentence(more: str, why: str) -> None:
    assert why in refused(lambda: business(more))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TEXT.replace("day =", "# day ="), "on which day is the vote?"),
        ('title = "A"\nday = 1961-03-17\n', "nothing is put to the vote"),
        ("day = 1961-03-17\n" + '[[proposal]]\nid = "L.7"\n', "title is missing"),
        (TEXT + "proposal_ = 1\n", "there is no field 'proposal_'"),
        ("important = 3\n" + TEXT, "expected true or false"),
        ("plan = 3\n" + TEXT, "expected [[plan]] before each"),
        ("plan = [3]\n" + TEXT, "expected a table of fields"),
    ],
)
def test_a_file_that_says_too_little(text: str, why: str) -> None:
    assert why in refused(lambda: business_in(tomllib.loads(text), "votes/test.toml"))


def test_conditions_hang_on_something_earlier_that_is_there() -> None:
    later = business(AMENDMENT + plan("HAL", ("A", "yes", "L.7 adopted")))
    assert "which is not put before it" in refused(lambda: run(later))
    nowhere = business(AMENDMENT + plan("HAL", ("L.7", "yes", "X adopted")))
    assert "neither a motion nor a circumstance" in refused(lambda: run(nowhere))


def test_an_order_of_the_chair_names_each_amendment_once() -> None:
    other = AMENDMENT.replace('"A"', '"B"')
    for order, why in (
        (["A"], "leaves out amendment B"),
        (["A", "B", "A"], "names an amendment twice"),
        (["A", "B", "L.7"], "is no amendment before the body"),
    ):
        given = business(AMENDMENT + other + f"[order]\namendments = {order!r}\n")
        assert why in refused(lambda given=given: run(given))  # type: ignore[misc]


def test_suppositions_say_something_of_this_vote() -> None:
    given = business(AMENDMENT + '[[circumstance]]\nid = "light"\nsays = "the lamp is lit"\n')
    for said, why in (
        ("X adopted", "is neither a motion nor a circumstance"),
        ("A met", "A is adopted or rejected"),
        ("light adopted", "light is met or not met"),
        ("HAL A aye", "a vote is one of yes, no"),
        ("A", "is no condition"),
        ("", "is no condition"),
    ):
        assert why in refused(lambda said=said: supposed([said], given, STATES))  # type: ignore[misc]
    assert supposed(["HAL A yes"], given, STATES).votes == {("HAL", "A"): Choice.YES}


def test_a_row_that_is_never_reached_is_warned_of() -> None:
    rows = plan("HAL", ("L.7", "yes", ""), ("L.7", "no", "A adopted"))
    assert run(business(AMENDMENT + rows)).warnings == (
        "HAL has a row on L.7 that is never reached: A adopted",
    )


def test_too_many_ways_are_refused() -> None:
    amendments = "".join(
        f'[[amendment]]\nid = "A{n}"\nto = "L.7"\nchange = "adds"\n' for n in range(16)
    )
    rows = plan("HAL", *(("L.7", "yes", f"A{n} adopted") for n in range(16)))
    given = business(amendments + rows)
    assert "more than 5,000 ways" in refused(lambda: run(given))
    assert run(given, *(f"A{n} rejected" for n in range(8)))


def test_a_supposed_vote_is_marked_only_where_it_is_supposed() -> None:
    found = run(business(AMENDMENT), "HAL A yes")
    reasons = {
        motion: next(b.reasons for b in step(found, motion).ballots if b.actor == "HAL")
        for motion in ("A", "L.7")
    }
    assert reasons == {"A": ("supposed",), "L.7": ()}


def test_amendments_to_amendments_go_only_so_deep() -> None:
    chain = "".join(
        f'[[amendment]]\nid = "A{n}"\nto = "{f"A{n - 1}" if n else "L.7"}"\nchange = "adds"\n'
        for n in range(12)
    )
    assert "more than 10 deep" in refused(lambda: business(chain))


def test_whether_the_question_is_important_may_be_open() -> None:
    votes = plans("L.7", HAL="yes", KES="yes", OST="no", VAR="no yes")
    given = business_in(tomllib.loads('important = "open"\n' + TEXT + votes), "votes/test.toml")
    assert given.important is None
    whole = step(run(given, under=rules(PLENARY)), "L.7")
    assert whole.outcomes == (Outcome.ADOPTED, Outcome.REJECTED, Outcome.TIED)
    assert [case.when for case in whole.cases] == [
        "the question is an important one",
        "the question is no important one",
    ]
    sure = step(run(given, "important not met", "VAR L.7 yes", under=rules(PLENARY)), "L.7")
    assert sure.outcomes == (Outcome.ADOPTED,)
    committee = step(run(given), "L.7")
    assert committee.outcomes == (Outcome.ADOPTED, Outcome.REJECTED)


def test_ranges_are_said_where_a_vote_is_not_known() -> None:
    whole = step(run(business(plans("L.7", HAL="yes", KES="no abstain"))), "L.7")
    assert whole.counts is not None
    assert whole.counts.lowest == Count(1, 0, 0)
    assert whole.counts.highest == Count(3, 3, 3)
    known = {ballot.actor: ballot.known for ballot in whole.ballots}
    assert known == {"HAL": True, "KES": True, "OST": False, "VAR": False}
    few = step(run(business(plans("L.7", HAL="yes", KES="no", OST="abstain"))), "L.7")
    assert [(case.when, case.outcomes[0].value) for case in few.swings] == [
        ("VAR yes", "adopted"),
        ("VAR no", "rejected"),
        ("VAR abstain", "rejected"),
    ]


def test_bodies_and_rules_of_a_file() -> None:
    twice = BODY + '[[body.member]]\nactor = "HAL"\n' * 2
    assert "a member twice" in refused(lambda: list(bodies_in(tomllib.loads(twice), "b", {})))
    back = BODY + '[[body.member]]\nactor = "HAL"\nfrom = 1962-01-01\nto = 1961-01-01\n'
    assert "before it joins" in refused(lambda: list(bodies_in(tomllib.loads(back), "b", {})))
    again = (
        BODY
        + '[[body.member]]\nactor = "HAL"\nto = 1960-12-31\n'
        + '[[body.member]]\nactor = "HAL"\nfrom = 1961-02-01\n'
    )
    (body,) = bodies_in(tomllib.loads(again), "b", {"HAL": "Halven"})
    assert [len(body.on(date(1961, month, 1))) for month in (1, 2)] == [0, 1]
    own = '[[ruleset]]\nid = "own"\nopens = [1, 2]\n[ruleset.today]\ntie = "7"\n'
    (own_rules,) = rules_in(tomllib.loads(own), "rules.toml")
    assert (own_rules.opens, own_rules.two_thirds) == ((1, 2), False)
    for bad, why in (
        ('[[ruleset]]\nid = "own"\nopens = [2, 1]\n', "a share as [1, 3]"),
        ('[[ruleset]]\nid = "own"\ntie = "coin"\n', "expected one of rejected, second_vote"),
        ('[[ruleset]]\nid = "own"\nquorum = 1\n', "there is no field 'quorum'"),
        ('[[ruleset]]\nid = "own"\n[ruleset.today]\nlunch = "7"\n', "there is no field 'lunch'"),
    ):
        assert why in refused(lambda bad=bad: list(rules_in(tomllib.loads(bad), "r")))  # type: ignore[misc]


def test_rules_that_come_with_memcon_do_not_overlap_and_name_their_source() -> None:
    for name in {one.id for one in known_rules()}:
        periods = sorted(
            (one for one in known_rules() if one.id == name),
            key=lambda one: one.begins or date.min,
        )
        for one, after in pairwise(periods):
            assert one.ends is not None
            assert after.begins is not None
            assert (after.begins - one.ends).days == 1
        assert all(one.source for one in periods)


def test_a_forecast_needs_votes_that_are_like_and_never_overrides_a_plan() -> None:
    past = [PastVote(f"r{n}", "HAL", Choice.YES) for n in range(1, 5)]
    past += [PastVote(f"r{n}", "KES", Choice.NO if n % 2 else Choice.ABSTAIN) for n in range(1, 5)]
    past += [PastVote(f"r{n}", "OST", Choice.NO) for n in range(1, 3)]
    past += [PastVote(f"r{n}", "VAR", Choice.NO) for n in range(1, 5)]
    planned = business(LIKE + plan("VAR", ("A", "yes", "")))
    found = step(run(forecast(planned, past)), "A")
    said = {b.actor: ([c.value for c in b.choices], b.reasons) for b in found.ballots}
    assert said == {
        "HAL": (["yes"], ("forecast from past votes: yes 4 of 4",)),
        "KES": (["no", "abstain"], ("forecast from past votes: no 2 of 4, abstain 2 of 4",)),
        "OST": (["yes", "no", "abstain"], ()),
        "VAR": (["yes"], ()),
    }
    assert outcomes(run(forecast(planned, past)))["A"] == ("adopted", "rejected")
    assert outcomes(run(forecast(planned, past), "OST A abstain"))["A"] == ("adopted",)
    alone = business(AMENDMENT)
    assert forecast(alone, past).plans == ()
