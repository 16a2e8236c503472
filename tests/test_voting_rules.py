"""The rules of voting, one test for each line of the list; each test's name begins with its line.

All states, texts and votes are invented, but for the counts of recorded votes that are cited.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from memcon.model.rehearsal import Step
from memcon.model.voting import (
    Body,
    Change,
    Choice,
    Count,
    Majority,
    Matter,
    Member,
    Method,
    Motion,
    MotionKind,
    Outcome,
    Tie,
)
from memcon.voting import events
from memcon.voting.bodies import actor_of, body_on, known_bodies
from memcon.voting.checked import compared, counted
from memcon.voting.events import Says
from memcon.voting.floor import Floor, proceedings, take
from memcon.voting.majority import decided, decides, needed, opens, passes
from memcon.voting.order import proposed, sequence
from memcon.voting.refused import Refused
from memcon.voting.roll_call import answered, called
from memcon.voting.rulesets import cited, known_rules, rules_on
from memcon.voting.sitting import Sitting
from vote_cases import (
    COMMITTEE,
    DAY,
    FOUR,
    PLENARY,
    STATES,
    business,
    by_hands,
    by_name,
    crowd,
    outcomes,
    plan,
    plans,
    rules,
    run,
    step,
)

PARTS = """
[[proposal.part]]
id = "op1"
kind = "operative"
[[proposal.part]]
id = "op2"
kind = "operative"
"""
ASKED = """
[[separate]]
id = "ask"
of = "L.7"
parts = ["op1", "op2"]
asked_by = ["VAR"]
"""
GRANTED = ASKED + "objected_by = []\n"
OPPOSED = ASKED + 'objected_by = ["OST"]\n'
TWO_AMENDMENTS = """
[[amendment]]
id = "A"
to = "L.7"
movers = ["KES"]
change = "deletes"
excludes = ["B"]
[[amendment]]
id = "B"
to = "L.7"
movers = ["VAR"]
change = "adds"
"""
SUB = """
[[amendment]]
id = "A.1"
to = "A"
movers = ["HAL"]
change = "editorial"
"""


def the_floor(more: str = "", name: str = COMMITTEE) -> Floor:
    return Floor(Sitting(business(more), FOUR, rules(name)))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as trouble:
        act()
    said = str(trouble.value)
    assert said
    assert "\n" not in said
    return said


# Majorities


def test_m_1_abstentions_never_count() -> None:
    assert passes(Count(1, 0, 109), Majority.SIMPLE)
    assert not passes(Count(1, 2, 107), Majority.SIMPLE)
    assert decided(Count(1, 0, 109), Majority.SIMPLE, Tie.REJECTED) is Outcome.ADOPTED


@pytest.mark.parametrize(
    ("yes", "no", "adopted"),
    [(2, 1, True), (199, 100, False), (200, 100, True), (0, 0, False), (1, 0, True)],
)
def test_m_2_two_thirds_in_whole_numbers(yes: int, no: int, adopted: bool) -> None:
    assert passes(Count(yes, no), Majority.TWO_THIRDS) is adopted


def test_m_3_one_text_in_two_bodies_two_outcomes() -> None:
    text = Motion("L.7", MotionKind.PROPOSAL, "A zone")
    count = Count(60, 40, 10)
    found = {}
    for name in (COMMITTEE, PLENARY):
        under = rules(name)
        majority, _ = needed(text, under, important=True)
        found[name] = decided(count, majority, under.tie)
    assert found == {COMMITTEE: Outcome.ADOPTED, PLENARY: Outcome.REJECTED}


def test_m_4_parts_and_amendments_of_important_questions_need_two_thirds() -> None:
    part = Motion("op1", MotionKind.PART, "", of="L.7")
    majority, matters = needed(part, rules(PLENARY), important=True)
    assert majority is Majority.TWO_THIRDS
    assert Matter.IMPORTANT_PARTS in matters
    given = business(
        GRANTED_WITH_PARTS
        + "".join(
            plan(actor, ("op1", first, ""), ("op2", "yes", ""), ("L.7", "yes", ""))
            for actor, first in zip(STATES, ("yes", "yes", "no", "no"), strict=True)
        )
    )
    found = outcomes(run(replace(given, important=True), under=rules(PLENARY)))
    assert found == {
        "ask": ("adopted",),
        "op1": ("rejected",),
        "op2": ("adopted",),
        "L.7": ("adopted",),
    }


def test_m_4_before_the_new_rule_of_1950_parts_needed_a_simple_majority() -> None:
    part = Motion("op1", MotionKind.PART, "", of="L.7")
    for day, majority in (
        (date(1950, 10, 31), Majority.SIMPLE),
        (date(1950, 11, 1), Majority.TWO_THIRDS),
    ):
        assert needed(part, rules(PLENARY, day), important=True)[0] is majority
        whole = Motion("L.7", MotionKind.PROPOSAL, "")
        assert needed(whole, rules(PLENARY, day), important=True)[0] is Majority.TWO_THIRDS


def test_m_5_a_tie_in_committee_is_rejected_at_once() -> None:
    assert decided(Count(21, 21, 16), Majority.SIMPLE, rules().tie) is Outcome.REJECTED


def test_m_5_a_tie_in_plenary_waits_for_a_second_vote() -> None:
    tie = rules(PLENARY).tie
    assert decided(Count(40, 40, 16), Majority.SIMPLE, tie) is Outcome.TIED
    assert decided(Count(40, 40, 16), Majority.SIMPLE, tie, second=True) is Outcome.REJECTED
    floor = take(the_floor(name=PLENARY), events.Cast(by_hands("L.7", Count(2, 2))))
    assert floor.steps[-1].outcomes == (Outcome.TIED,)
    assert Matter.TIE in floor.steps[-1].rules
    again = by_hands("L.7", Count(2, 2), day=DAY + timedelta(days=2))
    assert take(floor, events.Cast(again)).steps[-1].outcomes == (Outcome.REJECTED,)
    won = by_hands("L.7", Count(2, 1), day=DAY + timedelta(days=1))
    assert take(floor, events.Cast(won)).steps[-1].outcomes == (Outcome.ADOPTED,)
    late = by_hands("L.7", Count(2, 1), day=DAY + timedelta(days=3))
    assert "48 hours" in refused(lambda: take(floor, events.Cast(late)))


def test_m_6_all_abstain_is_not_adopted() -> None:
    for tie in Tie:
        for majority in Majority:
            assert decided(Count(0, 0, 110), majority, tie) is Outcome.REJECTED


# Quorum, withdrawal


def test_q_1_a_vote_without_a_majority_present_is_void_but_debate_may_open() -> None:
    assert opens(4, 12, rules(PLENARY))
    assert not opens(3, 12, rules(PLENARY))
    assert opens(3, 12, rules(COMMITTEE))
    assert not opens(2, 12, rules(COMMITTEE))
    assert decides(7, 12)
    assert not decides(6, 12)
    floor = take(the_floor(), events.Convened(2))
    floor = take(floor, events.Cast(by_hands("L.7", Count(2, 0))))
    assert floor.steps[-1].outcomes == (Outcome.VOID,)
    assert "L.7" not in floor.states
    body = crowd(12)
    sitting = Sitting(business(text=TEXT_WITHOUT_SPONSORS), body, rules())
    assert "too few" in refused(lambda: take(Floor(sitting), events.Convened(2)))


def test_q_1_a_rehearsal_without_quorum_is_void() -> None:
    given = business(plans("L.7", HAL="yes", KES="yes"))
    found = run(replace(given, absent=("OST", "VAR")))
    assert len(found.steps) == 1
    assert found.steps[0].outcomes == (Outcome.VOID,)


def test_w_1_withdrawal_is_refused_once_voting_has_begun_or_after_an_amendment() -> None:
    floor = the_floor(TWO_AMENDMENTS)
    assert take(floor, events.Withdrawn("HAL", "L.7")).business.by_id["L.7"].withdrawn
    amended = take(floor, events.Cast(by_hands("A", Count(3, 1))))
    said = refused(lambda: take(amended, events.Withdrawn("HAL", "L.7")))
    assert "amended" in said
    assert "122 (in 1961: 123, inferred)" in said
    announced = take(the_floor(), events.Announced("L.7", Method.SHOW_OF_HANDS))
    assert "begun" in refused(lambda: take(announced, events.Withdrawn("HAL", "L.7")))
    assert "did not move" in refused(lambda: take(floor, events.Withdrawn("OST", "L.7")))


def test_w_1_another_member_may_bring_it_in_again_and_its_authors_are_remembered() -> None:
    floor = take(the_floor(), events.Withdrawn("HAL", "L.7"))
    floor = take(floor, events.Reintroduced("KES", "L.7"))
    assert floor.business.by_id["L.7"].movers == ("KES",)
    assert floor.authors["L.7"] == ("HAL",)
    floor = take(floor, events.Cast(by_hands("L.7", Count(3, 1))))
    assert floor.states["L.7"] is Outcome.ADOPTED
    assert "not withdrawn" in refused(lambda: take(the_floor(), events.Reintroduced("KES", "L.7")))


# Division


def test_d_1_any_member_may_ask_for_separate_votes_and_without_objection_they_are_granted() -> None:
    asked = take(the_floor(PARTS), events.AskedSeparately("VAR", "ask", "L.7", ("op1",)))
    floor = take(asked, events.Announced("op1", Method.SHOW_OF_HANDS))
    assert floor.steps[0].because == "nobody objects: granted without a vote"
    assert floor.states["ask"] is Outcome.ADOPTED
    found = run(business(GRANTED_WITH_PARTS))
    assert step(found, "ask").outcomes == (Outcome.ADOPTED,)
    assert step(found, "ask").counts is None


def test_d_2_an_objection_puts_the_request_itself_to_the_vote() -> None:
    floor = proceedings(
        the_floor(PARTS).sitting,
        [
            events.AskedSeparately("VAR", "ask", "L.7", ("op1",)),
            events.Objected("OST", "ask"),
        ],
    )
    assert "ask is to be put before op1" in refused(
        lambda: take(floor, events.Cast(by_hands("op1", Count(2, 1))))
    )
    lost = take(floor, events.Cast(by_hands("ask", Count(1, 2))))
    assert lost.states["ask"] is Outcome.REJECTED
    assert lost.states["op1"] is Outcome.NOT_PUT
    for favour in (True, False):
        for who in ("HAL", "KES"):
            floor = take(floor, events.SpokeOnRequest(who, "ask", favour))
        third = events.SpokeOnRequest("OST", "ask", favour)
        assert "two speakers" in refused(lambda third=third, at=floor: take(at, third))  # type: ignore[misc]
    found = run(business(PARTS + OPPOSED + plans("ask", HAL="yes", KES="yes", OST="no", VAR="yes")))
    assert outcomes(found)["ask"] == ("adopted",)


def test_d_3_the_parts_kept_are_put_as_a_whole() -> None:
    floor = proceedings(
        the_floor(GRANTED_WITH_PARTS).sitting,
        [
            events.Cast(by_hands("op1", Count(3, 1))),
            events.Cast(by_hands("op2", Count(1, 3))),
            events.Cast(by_hands("L.7", Count(2, 1))),
        ],
    )
    assert [step.motion for step in floor.steps] == ["ask", "op1", "op2", "L.7"]
    assert floor.states["L.7"] is Outcome.ADOPTED
    assert floor.next() is None


def test_d_4_refused_only_the_whole_is_put_and_plans_fall_back() -> None:
    votes = "".join(
        plan(
            actor,
            ("ask", "no", ""),
            ("op1", "no", ""),
            ("op2", "abstain", ""),
            ("L.7", "no", "ask refused"),
            ("L.7", "abstain", ""),
        )
        for actor in STATES
    )
    given = business(PARTS + OPPOSED + votes)
    found = run(given)
    assert outcomes(found) == {
        "ask": ("rejected",),
        "op1": ("not_put",),
        "op2": ("not_put",),
        "L.7": ("rejected",),
    }
    assert step(found, "L.7").counts == step(run(given, "ask rejected"), "L.7").counts
    granted = run(given, "ask adopted")
    assert outcomes(granted)["op1"] == ("rejected",)
    assert step(granted, "ask").because == "supposed, although the votes planned do not give it"


def test_d_4_a_plan_that_says_nothing_for_a_refusal_is_warned_of() -> None:
    found = run(business(PARTS + ASKED + plan("HAL", ("op1", "no", ""))))
    assert found.warnings == (
        "HAL plans a vote on op1, which needs a separate vote to be granted; if it is refused, the"
        " plan says nothing on L.7",
    )
    unasked = run(business(PARTS + plan("HAL", ("op1", "no", ""), ("L.7", "no", ""))))
    assert "nobody asks that it be voted separately" in unasked.warnings[0]


def test_d_5_a_text_falls_with_all_its_operative_parts() -> None:
    every = "".join(plan(actor, ("op1", "no", ""), ("op2", "no", "")) for actor in STATES)
    given = business(GRANTED_WITH_PARTS + every)
    whole = step(run(given), "L.7")
    assert whole.outcomes == (Outcome.REJECTED,)
    assert whole.counts is None
    assert whole.because.startswith("all its operative parts were rejected")
    older = replace(given, day=date(1948, 11, 1))
    put = step(run(older, under=rules(COMMITTEE, older.day)), "L.7")
    assert put.counts is not None  # the older practice: the body still decides


def test_d_5_a_text_of_which_some_operative_parts_were_not_voted_does_not_fall() -> None:
    one = GRANTED_WITH_PARTS.replace('parts = ["op1", "op2"]', 'parts = ["op1"]')
    every = "".join(plan(actor, ("op1", "no", ""), ("L.7", "yes", "")) for actor in STATES)
    assert outcomes(run(business(one + every)))["L.7"] == ("adopted",)


def test_d_6_a_member_may_vote_against_a_part_abstain_on_another_and_on_the_whole() -> None:
    votes = plan("VAR", ("op1", "no", ""), ("op2", "abstain", ""), ("L.7", "abstain", ""))
    found = run(business(GRANTED_WITH_PARTS + votes))
    ballots = {
        motion: next(b.choices for b in step(found, motion).ballots if b.actor == "VAR")
        for motion in ("op1", "op2", "L.7")
    }
    assert ballots == {
        "op1": (Choice.NO,),
        "op2": (Choice.ABSTAIN,),
        "L.7": (Choice.ABSTAIN,),
    }


def test_d_7_only_the_parts_that_passed_are_put_and_names_stay() -> None:
    every = "".join(
        plan(actor, ("op1", "no", ""), ("op2", "yes", ""), ("L.7", "yes", "")) for actor in STATES
    )
    found = run(business(GRANTED_WITH_PARTS + every))
    assert step(found, "L.7").because == "put without op1"
    assert step(found, "op2").motion == "op2"


# Amendments and rival proposals


def test_a_1_amendments_before_their_text_and_sub_amendments_before_their_amendment() -> None:
    order = [motion.id for motion in sequence(business(TWO_AMENDMENTS + SUB))]
    assert order == ["A.1", "A", "B", "L.7"]
    floor = the_floor(TWO_AMENDMENTS + SUB)
    assert "A.1 is to be put before L.7" in refused(
        lambda: take(floor, events.Cast(by_hands("L.7", Count(1, 0))))
    )


def test_a_2_an_order_is_proposed_and_the_chair_has_the_last_word() -> None:
    made = [
        Motion(change.value, MotionKind.AMENDMENT, "", of="L.7", change=change)
        for change in reversed(Change)
        if change is not Change.WHOLE
    ]
    wide = Motion("wide", MotionKind.AMENDMENT, "", change=Change.WIDENS, reach=9)
    order = [motion.id for motion in proposed([*made, wide])]
    assert order[:3] == ["deletes", "replaces", "wide"]
    assert order[-2:] == ["adds", "editorial"]
    floor = take(the_floor(TWO_AMENDMENTS), events.Ruled("T. Ormond", ("B", "A")))
    assert floor.business.ruled_by == "T. Ormond"
    assert "T. Ormond rules" in floor.steps[-1].what
    assert [motion.id for motion in sequence(floor.business)] == ["B", "A", "L.7"]
    assert "leaves out amendment A" in refused(
        lambda: take(the_floor(TWO_AMENDMENTS), events.Ruled("T. Ormond", ("B",)))
    )


def test_a_3_what_an_adopted_amendment_excludes_is_not_put() -> None:
    votes = plans("A", HAL="yes", KES="yes", OST="yes", VAR="no")
    found = run(business(TWO_AMENDMENTS + votes))
    assert outcomes(found)["B"] == ("not_put",)
    assert step(found, "B").because == "A was adopted, which implies its rejection"
    floor = take(the_floor(TWO_AMENDMENTS), events.Cast(by_hands("A", Count(3, 1))))
    assert floor.states["B"] is Outcome.NOT_PUT
    assert floor.next() == floor.business.by_id["L.7"]


def test_a_4_the_amended_text_is_put_if_any_amendment_was_adopted_else_the_first() -> None:
    won = plans("A", HAL="yes", KES="yes", OST="yes", VAR="no")
    assert step(run(business(TWO_AMENDMENTS + won)), "L.7").because == "put as amended by A"
    votes = "".join(plan(actor, ("A", "no", ""), ("B", "no", "")) for actor in STATES)
    assert step(run(business(TWO_AMENDMENTS + votes)), "L.7").because == ""


def test_a_5_what_replaces_the_whole_is_a_proposal() -> None:
    whole = TWO_AMENDMENTS.replace('change = "deletes"', 'change = "whole"')
    assert "is no amendment but a proposal" in refused(lambda: business(whole))


def test_a_6_parts_of_an_amendment_can_be_voted_separately() -> None:
    divided = """
[[amendment]]
id = "A"
to = "L.7"
change = "adds"
[[amendment.part]]
id = "A-first"
kind = "operative"
[[amendment.part]]
id = "A-second"
kind = "operative"
[[separate]]
id = "ask"
of = "A"
parts = ["A-first", "A-second"]
objected_by = []
"""
    # The decision table of a delegation: abstain on a whole amendment, but for its first part.
    table = plan(
        "HAL",
        ("A-first", "yes", ""),
        ("A-second", "abstain", ""),
        ("A", "abstain", ""),
        ("L.7", "abstain", "A-first adopted; A-second adopted"),
        ("L.7", "yes abstain", "A-first adopted; A-second not adopted"),
    )
    found = run(business(divided + table), "A-first adopted", "A-second rejected")
    assert [s.motion for s in found.steps if s.motion] == ["ask", "A-first", "A-second", "A", "L.7"]
    assert choices(step(found, "L.7"), "HAL") == (Choice.YES, Choice.ABSTAIN)
    both = run(business(divided + table), "A-first adopted", "A-second adopted")
    assert choices(step(both, "L.7"), "HAL") == (Choice.ABSTAIN,)
    refused_division = run(business(divided + table), "ask rejected")
    assert outcomes(refused_division)["A-first"] == ("not_put",)
    assert choices(step(refused_division, "A"), "HAL") == (Choice.ABSTAIN,)


def test_p_1_rival_proposals_in_order_of_submission_unless_one_has_priority() -> None:
    rivals = """
[[proposal]]
id = "L.8"
submitted = 1961-02-01
[[proposal]]
id = "L.9"
submitted = 1961-02-20
[[not_to_vote]]
id = "stop"
of = "L.9"
"""
    given = business(rivals)
    assert [motion.id for motion in sequence(given)] == ["L.8", "stop", "L.9", "L.7"]
    first = business(rivals + '[[priority]]\nid = "first"\nof = "L.7"\n')
    assert "everything after it hangs on first" in refused(lambda: run(first))
    found = run(first, "first adopted", "stop adopted")
    assert [s.motion for s in found.steps if s.motion] == ["first", "L.7", "L.8", "stop", "L.9"]
    assert outcomes(found)["L.9"] == ("not_put",)
    as_submitted = run(first, "first rejected")
    assert [s.motion for s in as_submitted.steps[1:3]] == ["first", "L.8"]


# Conduct, roll call, membership, numbers


def test_c_1_once_voting_is_announced_only_its_conduct_may_be_spoken_to() -> None:
    floor = take(the_floor(), events.Announced("L.7", Method.SHOW_OF_HANDS))
    for says in (Says.SUBSTANCE, Says.POINT_OF_ORDER, Says.EXPLANATION):
        said = refused(lambda says=says: take(floor, events.Spoke("KES", says, "L.7")))  # type: ignore[misc]
        assert "128 (in 1961: 129, inferred)" in said
    assert take(floor, events.Spoke("KES", Says.CONDUCT_OF_THE_VOTE)) == floor
    assert "voting has begun" in refused(lambda: take(floor, events.RollCallAsked("KES")))


def test_c_2_the_mover_does_not_explain_his_vote_and_nobody_a_secret_one() -> None:
    floor = the_floor()
    assert "may not explain" in refused(
        lambda: take(floor, events.Spoke("HAL", Says.EXPLANATION, "L.7"))
    )
    assert take(floor, events.Spoke("KES", Says.EXPLANATION, "L.7")) == floor
    after = take(floor, events.Cast(by_hands("L.7", Count(3, 1))))
    assert take(after, events.Spoke("KES", Says.EXPLANATION, "L.7")) == after
    ballot = take(floor, events.Announced("L.7", Method.SECRET))
    vote = replace(by_hands("L.7", Count(3, 1)), method=Method.SECRET)
    ballot = take(ballot, events.Cast(vote))
    assert "secret ballot" in refused(
        lambda: take(ballot, events.Spoke("KES", Says.EXPLANATION, "L.7"))
    )


def test_v_1_a_roll_call_begins_at_the_lot_and_wraps_round() -> None:
    order = called(FOUR, DAY, "OST")
    assert [member.name for member in order] == ["Ostmere", "Varrow", "Halven", "Kestria"]
    replies = {"OST": Choice.YES, "KES": Choice.ABSTAIN, "VAR": Choice.NO}
    votes = answered(order, replies)
    assert [(vote.actor, vote.choice.value) for vote in votes] == [
        ("OST", "yes"),
        ("VAR", "no"),
        ("HAL", "absent"),
        ("KES", "abstain"),
    ]
    assert "not called" in refused(lambda: answered(order, {"ZZZ": Choice.YES}))
    assert "replies" in refused(lambda: answered(order, {"OST": Choice.ABSENT}))
    assert "no member" in refused(lambda: called(FOUR, DAY, "ZZZ"))


def test_v_2_any_one_may_turn_a_show_of_hands_into_a_roll_call() -> None:
    floor = take(the_floor(), events.RollCallAsked("VAR"))
    show = events.Cast(by_hands("L.7", Count(3, 1)))
    assert "must be by name" in refused(lambda: take(floor, show))
    nameless = events.Cast(replace(show.vote, method=Method.ROLL_CALL))
    assert "no names are given" in refused(lambda: take(floor, nameless))
    votes = by_name("L.7", zip(STATES, ("yes", "yes", "no", "abstain"), strict=True))
    assert take(floor, events.Cast(votes)).states["L.7"] is Outcome.ADOPTED


def test_v_2_a_show_of_hands_has_counts_and_no_names() -> None:
    vote = replace(by_name("L.7", [("HAL", "yes")]), method=Method.SHOW_OF_HANDS)
    assert "gives no names" in refused(lambda: counted(vote, FOUR.members))


@pytest.mark.parametrize(
    ("actor", "last_day_out", "first_day_in"),
    [
        ("UGA", date(1962, 10, 24), date(1962, 10, 25)),
        ("KEN", date(1963, 12, 15), date(1963, 12, 16)),
        ("ZAN", date(1963, 12, 15), date(1963, 12, 16)),
        ("ZAN", date(1964, 4, 26), date(1964, 4, 25)),
    ],
)
def test_v_3_who_is_no_member_on_the_day_does_not_vote(
    actor: str, last_day_out: date, first_day_in: date
) -> None:
    body, _ = known_bodies()
    out = by_name("L.7", [(actor, "yes")], last_day_out)
    assert "is no member on" in refused(lambda: counted(out, body.on(last_day_out)))
    inside = by_name("L.7", [(actor, "yes")], first_day_in)
    assert counted(inside, body.on(first_day_in)) == Count(1, 0)


def test_v_3_a_plan_or_an_absence_of_a_stranger_is_refused() -> None:
    late = Body("late", "", (*FOUR.members, Member("NEW", "Newland", date(1962, 1, 1))))
    given = business(plan("NEW", ("L.7", "yes", "")))
    assert "is no member of late on 1961-03-17" in refused(lambda: run(given, body=late))
    away = replace(business(), absent=("NEW",))
    assert "is absent" in refused(lambda: run(away, body=late))


def test_r_1_the_number_shown_depends_on_the_day() -> None:
    shown = {}
    for day in (date(1949, 1, 1), date(1961, 3, 17), date(2020, 1, 1)):
        shown[day.year] = cited(Matter.CONDUCT, rules_on(COMMITTEE, day, known_rules()), day)
    assert shown == {
        1949: "128 (in 1949: not known)",
        1961: "128 (in 1961: 129, inferred)",
        2020: "128",
    }
    day = date(1960, 12, 19)
    plenary = rules_on(PLENARY, day, known_rules())
    assert cited(Matter.CONDUCT, plenary, day) == "88 (in 1960: 90, inferred)"
    first = date(1950, 11, 1)
    parts = cited(Matter.IMPORTANT_PARTS, rules_on(PLENARY, first, known_rules()), first)
    assert parts == "84 (in 1950: 84 (a))"
    assert cited(Matter.IMPORTANT, rules_on(COMMITTEE, day, known_rules()), day) == ""


def test_rules_and_bodies_that_do_not_exist_on_a_day_are_refused() -> None:
    known = known_rules()
    assert "there are no rules 'x'" in refused(lambda: rules_on("x", DAY, known))
    assert "not in force on 1945-01-01" in refused(
        lambda: rules_on(PLENARY, date(1945, 1, 1), known)
    )
    bodies = known_bodies()
    assert "there is no body 'x'" in refused(lambda: body_on("x", DAY, bodies))
    assert "not known after" in refused(lambda: body_on("un-ga", date(1970, 1, 1), bodies))
    assert "not known before" in refused(lambda: body_on("un-ga", date(1945, 6, 1), bodies))


def test_members_of_the_united_nations_by_day() -> None:
    body, _ = known_bodies()
    counts = {
        date(1946, 1, 10): 51,
        date(1955, 12, 31): 76,
        date(1960, 12, 31): 99,
        date(1962, 11, 18): 110,
        date(1965, 12, 31): 117,
    }
    assert {day: len(body.on(day)) for day in counts} == counts
    names = [member.name for member in body.on(date(1959, 1, 1))]
    assert "United Arab Republic" in names
    assert not {"Egypt", "Syria"} & set(names)
    assert actor_of("egypt", body, date(1959, 1, 1)) == "EGY"
    assert actor_of("Syria", body, date(1959, 1, 1)) is None


# A vote as it happened


def test_recorded_votes_are_compared_with_their_rules() -> None:
    given = business()
    votes = by_name("L.7", [("HAL", "yes"), ("KES", "yes"), ("OST", "no"), ("VAR", "absent")])
    wrong = replace(votes, count=Count(3, 1), outcome=Outcome.REJECTED)
    found = compared(wrong, given, FOUR.members, rules())
    assert found.computed is Outcome.ADOPTED
    assert found.remarks == (
        "the record counts 3-1-0, but its names make 2-1-0",
        "the record says rejected; by the rules it is adopted",
    )
    assert (found.members, found.away) == (4, 1)
    right = replace(votes, count=Count(2, 1), outcome=Outcome.ADOPTED)
    assert compared(right, given, FOUR.members, rules()).remarks == ()
    few = by_hands("L.7", Count(2, 0), Outcome.ADOPTED)
    assert "too few to decide" in compared(few, given, FOUR.members, rules()).remarks[0]
    many = by_hands("L.7", Count(5, 0))
    assert "only 4 members" in compared(many, given, FOUR.members, rules()).remarks[0]
    assert "votes twice" in refused(
        lambda: compared(by_name("L.7", [("HAL", "yes")] * 2), given, FOUR.members, rules())
    )
    lost = replace(votes, motion="L.70")
    assert "nothing here is called so" in refused(
        lambda: compared(lost, given, FOUR.members, rules())
    )


def test_an_event_that_is_refused_leaves_nothing_behind() -> None:
    floor = the_floor(TWO_AMENDMENTS)
    before = floor
    refused(lambda: take(floor, events.Cast(by_hands("L.7", Count(1, 0)))))
    refused(lambda: take(floor, events.Objected("KES", "nothing")))
    refused(lambda: take(floor, events.Spoke("ZZZ", Says.SUBSTANCE)))
    refused(lambda: take(floor, events.Convened(99)))
    assert floor == before


TEXT_WITHOUT_SPONSORS = """
title = "A zone"
day = 1961-03-17
[[proposal]]
id = "L.7"
"""
GRANTED_WITH_PARTS = PARTS + GRANTED


def choices(of: Step, actor: str) -> tuple[Choice, ...]:
    return next(ballot.choices for ballot in of.ballots if ballot.actor == actor)
