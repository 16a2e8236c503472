"""What a rehearsal says is what trying out every filling in of the open votes gives."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.voting import Choice, Count, Majority, Outcome, Tie, Vote
from memcon.voting.majority import decided, tallied
from memcon.voting.ranges import possible, summed
from vote_cases import STATES, business, outcomes, plan, run

CAST = (Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT)
BALLOTS = st.lists(
    st.sets(st.sampled_from(CAST), min_size=1).map(frozenset), min_size=1, max_size=6
)
MOTIONS = """
[[amendment]]
id = "A"
to = "L.7"
change = "deletes"
excludes = ["B"]
[[amendment]]
id = "B"
to = "L.7"
change = "adds"
"""
WHEN = ("", "A adopted", "A not adopted", "B adopted", "B not put")
CHOICE = st.sampled_from(("yes", "no", "abstain", "yes abstain", "yes no abstain"))


@given(BALLOTS, st.sampled_from(Majority), st.sampled_from(Tie))
def test_possible_outcomes_are_those_of_every_filling_in(
    ballots: list[frozenset[Choice]], majority: Majority, tie: Tie
) -> None:
    every = [tallied(Vote("", choice) for choice in filled) for filled in product(*ballots)]
    found = {decided(count, majority, tie) for count in every}
    assert set(possible(summed(ballots), majority, tie)) == found


@given(BALLOTS)
def test_each_count_lies_within_its_range(ballots: list[frozenset[Choice]]) -> None:
    every = [tallied(Vote("", choice) for choice in filled) for filled in product(*ballots)]
    found = summed(ballots).range
    for name in ("yes", "no", "abstain", "non_voting"):
        counts = [getattr(count, name) for count in every]
        assert getattr(found.lowest, name) == min(counts)
        assert getattr(found.highest, name) == max(counts)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.sampled_from(Majority))
def test_who_abstains_changes_nothing_and_more_for_never_harms(
    yes: int, no: int, abstain: int, majority: Majority
) -> None:
    def adopted(count: Count) -> bool:
        return decided(count, majority, Tie.REJECTED) is Outcome.ADOPTED

    count = Count(yes, no, abstain)
    assert adopted(count) == adopted(Count(yes, no, 0))
    if adopted(count):
        assert adopted(Count(yes + 1, no, abstain))
        assert yes > no
    else:
        assert not adopted(Count(yes, no + 1, abstain))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(CHOICE, CHOICE, st.sampled_from(WHEN), CHOICE, CHOICE), min_size=4, max_size=4
    )
)
def test_a_rehearsal_says_what_every_way_through_gives(
    drawn: list[tuple[str, str, str, str, str]],
) -> None:
    """Each open vote is fixed in every way; all runs together give what the one run says."""
    plans = {
        state: (("A", a, ""), ("B", b, ""), ("L.7", c, when), ("L.7", d, ""))
        for state, (a, b, when, c, d) in zip(STATES, drawn, strict=True)
    }
    whole = outcomes(run(business(MOTIONS + "".join(plan(s, *rows) for s, rows in plans.items()))))
    found: dict[str, set[str]] = {}
    open_votes = [
        (state, place, row[1].split())
        for state, rows in plans.items()
        for place, row in enumerate(rows)
        if len(row[1].split()) > 1
    ][:6]
    if len(open_votes) != sum(len(row[1].split()) > 1 for rows in plans.values() for row in rows):
        return  # too many to try out
    for filled in product(*(choices for _, _, choices in open_votes)):
        fixed = {state: list(rows) for state, rows in plans.items()}
        for (state, place, _), choice in zip(open_votes, filled, strict=True):
            on, _, when = fixed[state][place]
            fixed[state][place] = (on, choice, when)
        one = run(business(MOTIONS + "".join(plan(s, *rows) for s, rows in fixed.items())))
        for motion, outcome in outcomes(one).items():
            assert len(outcome) == 1
            found.setdefault(motion, set()).update(outcome)
    assert {motion: set(said) for motion, said in whole.items()} == found
