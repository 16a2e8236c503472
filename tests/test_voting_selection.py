"""Selection in stages: who is selected, and on what that rests."""

import tomllib
from collections.abc import Callable

import pytest

from memcon.model.selection import Selection, Standing
from memcon.voting.refused import Refused
from memcon.voting.selection import candidacies, selection_in

STAGES = """
id = "pilots"
title = "Master pilots of the Narrows"
candidates = ["N. Alder", "B. Crane", "C. Dunn"]
[[stage]]
name = "nominate"
body = "assembly of pilots"
participants = ["pilots", "harbour workers"]
[[stage]]
name = "screen"
body = "harbour office"
automatic = true
[[stage]]
name = "elect"
body = "the Board"
"""


def record(candidate: str, stage: int, verdict: str = "passed", more: str = "") -> str:
    return (
        f'[[record]]\ncandidate = "{candidate}"\nstage = {stage}\nverdict = "{verdict}"\n{more}\n'
    )


def selection(*records: str, stages: str = STAGES) -> Selection:
    return selection_in(tomllib.loads(stages + "".join(records)), "selections/pilots.toml")


def standings(*records: str, stages: str = STAGES) -> dict[str, str]:
    found = candidacies(selection(*records, stages=stages))
    return {one.candidate: one.standing.value for one in found}


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as trouble:
        act()
    return str(trouble.value)


def test_nobody_is_selected_without_the_last_stage() -> None:
    assert standings(record("N. Alder", 1), record("B. Crane", 1), record("B. Crane", 3)) == {
        "N. Alder": "waiting",
        "B. Crane": "selected",
        "C. Dunn": "not_nominated",
    }
    waits = candidacies(selection(record("N. Alder", 1)))[0]
    assert waits.because.startswith("the Board must still elect")


def test_a_stage_that_is_not_automatic_needs_its_own_record() -> None:
    stages = STAGES.replace("automatic = true\n", "")
    assert standings(record("N. Alder", 1), stages=stages)["N. Alder"] == "waiting"
    assert candidacies(selection(record("N. Alder", 1), stages=stages))[0].stage == 1
    assert candidacies(selection(record("N. Alder", 1)))[0].stage == 2
    assert "without a record of stage 2" in refused(
        lambda: selection(record("N. Alder", 1), record("N. Alder", 3), stages=stages)
    )


def test_a_stage_needs_a_good_record_of_the_one_before_or_a_declared_bypass() -> None:
    assert "without a record of stage 1" in refused(lambda: selection(record("N. Alder", 3)))
    assert "was rejected at stage 2" in refused(
        lambda: selection(
            record("N. Alder", 1), record("N. Alder", 2, "rejected"), record("N. Alder", 3)
        )
    )
    assert (
        standings(record("N. Alder", 1, "bypassed"), record("N. Alder", 3))["N. Alder"]
        == "selected"
    )
    assert "the last stage cannot be bypassed" in refused(
        lambda: selection(record("N. Alder", 1), record("N. Alder", 3, "bypassed"))
    )


def test_who_is_rejected_keeps_his_record() -> None:
    found = candidacies(
        selection(
            record("N. Alder", 1, more='day = 1961-02-01\nrecord = "r"\nwords = "he was named"'),
            record("N. Alder", 2, "rejected", 'because = "no licence"'),
        )
    )
    assert [one.candidate for one in found] == ["N. Alder", "B. Crane", "C. Dunn"]
    assert found[0].standing is Standing.REJECTED
    assert found[0].because == "no licence"
    assert [one.stage for one in found[0].records] == [1, 2]


def test_the_first_stage_may_have_members_from_outside() -> None:
    assert selection().stages[0].participants == ("pilots", "harbour workers")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (record("X", 1), "X is no candidate"),
        (record("N. Alder", 9), "there is no stage 9"),
        (record("N. Alder", 1) * 2, "two records of N. Alder at stage 1"),
        (record("N. Alder", 1, "praised"), "expected one of passed"),
        (
            record("N. Alder", 1, more="day = 1961-02-02")
            + record("N. Alder", 3, more="day = 1961-02-01"),
            "before stage 1",
        ),
    ],
)
def test_what_does_not_fit_is_refused(more: str, why: str) -> None:
    assert why in refused(lambda: selection(more))


def test_stages_are_needed() -> None:
    only = 'title = "A"\ncandidates = []\n'
    assert "stages are numbered" in refused(lambda: selection(stages=only))
