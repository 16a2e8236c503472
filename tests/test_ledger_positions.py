"""Positions: where words stand, whose they are, on which point, and since when."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_made import AGENDA, all_positions, board, entry, stances
from memcon.ledger.positions.attitudes import stands
from memcon.model.marks import Certainty, Deed, Form
from memcon.model.negotiation import Agenda, Point, Quote, State

WORDS = (
    ("We are for the text.", "for"),
    ("My Government could not accept it.", "against"),
    ("We do not oppose it.", "for"),
    ("It would be good if the tenders stayed out.", "for"),
    ("It would not be good if the tenders came in.", "against"),
    ("We should abstain.", "abstain"),
    ("Ostmere has not decided.", "undecided"),
    ("My Government reserves its position.", "reserved"),
    ("We can accept it, provided the tenders are spared.", "conditional"),
    ("We are against the deletion of the words.", "for"),
    ("I propose that we strike the words.", "against"),
    ("We could join a text from which the tenders were excepted.", "against"),
    ("Amendment L.4 of Varrow: against.", "against"),
    ("The whole: for, if L.4 has been adopted.", "conditional"),
    ("L.4: for, provided that it is without prejudice to any chart.", "conditional"),
    ("None of the proposals could be accepted.", "against"),
    ("We cannot accept a text infringing the lease.", "for"),
    ("If they accept this, we shall go home.", ""),
    ("A mutually acceptable solution was sought.", ""),
    ("They need our full support.", ""),
    ("We must not go home.", ""),
    ("It was a blow against the fleet.", ""),
    ("The harbour is deep.", ""),
)


@pytest.mark.parametrize(("said", "stance"), WORDS)
def test_where_words_stand(said: str, stance: str) -> None:
    assert [one.stance.value for one in stands(said)] == ([stance] if stance else [])


def test_clauses_stand_apart_and_conditions_are_kept() -> None:
    first, second = stands(
        "We shall vote against “situated in,” and if it is adopted we shall abstain on the whole."
    )
    assert (first.stance.value, first.condition) == ("against", "")
    assert (second.stance.value, second.condition) == ("abstain", "if it is adopted")


SIDES = (
    ("E. Marten", "We oppose ports situated in the strait.", ("HAL", "against")),
    ("E. Marten", "Kestria opposes ports situated in the strait.", ("KES", "(against)")),
    ("E. Marten", "Hollis will oppose ports situated in the strait.", ("OST", "(against)")),
    ("J. Sabran", "Kestria opposes ports situated in the strait.", ("KES", "against")),
    ("J. Sabran", "Ostmere’s draft of ports situated in the strait is unacceptable.",
        ("KES", "against")),
    ("J. Sabran", "They oppose ports situated in the strait.", None),
    ("J. Sabran", "One could oppose ports situated in the strait.", None),
)  # fmt: skip


@pytest.mark.parametrize(("actor", "said", "wanted"), SIDES)
def test_whose_position_it_is(actor: str, said: str, wanted: tuple[str, str] | None) -> None:
    found = [(party, stance) for party, _, stance in all_positions(board(entry(said, actor)))]
    assert found == ([wanted] if wanted else [])


def test_in_reported_speech_he_is_the_speaker() -> None:
    said = "Mr. Hollis said that he could not accept ports situated in the strait."
    told = board(entry(said, "R. Hollis", form=Form.REPORTED))
    assert stances(told, "OST", "ports") == ["against"]


def test_a_clause_without_a_subject_has_that_of_the_one_before() -> None:
    said = "Kestria will vote for ports situated in the strait, and against the tenders."
    made = board(entry(said))
    assert all_positions(made) == [("KES", "ports", "(for)"), ("KES", "tenders", "(against)")]


@pytest.mark.parametrize(
    "certainty", [Certainty.IRONIC, Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL]
)
def test_jests_and_suppositions_are_no_positions(certainty: Certainty) -> None:
    said = replace(entry("We oppose ports situated in the strait."), certainty=certainty)
    assert all_positions(board(said)) == []


def test_what_is_on_no_point_is_listed_and_no_position() -> None:
    made = board(entry("We oppose the new lighthouse."))
    assert all_positions(made) == []
    assert [one.entry.passage.words for one in made.unattached] == ["We oppose the new lighthouse."]
    assert made.unattached[0].because


def test_a_sentence_goes_on_with_the_point_of_the_one_before() -> None:
    asked = entry("We have read of ports situated in the strait.", act=Deed.CLAIM)
    goes_on = entry("That we cannot accept.", where=("r1", "1961-03-14", 60))
    elsewhere = entry("That we cannot accept.", where=("r2", "1961-03-15", 60))
    assert stances(board(asked, goes_on), "HAL", "ports") == ["against"]
    assert stances(board(asked, elsewhere), "HAL", "ports") == []


def test_agreement_takes_the_stance_it_agrees_with() -> None:
    said = entry("We shall oppose ports situated in the strait.", "J. Sabran")
    yes = entry("I agree with you.", "R. Hollis", Deed.AGREE, ("r1", "1961-03-14", 60))
    chair = entry("It is so agreed.", "The Chairman", Deed.AGREE, ("r1", "1961-03-14", 60))
    made = board(said, yes)
    assert stances(made, "OST", "ports") == ["against"]
    assert "J. Sabran" in made.cell("OST", "ports").stated[0].because
    assert len(all_positions(board(said, chair))) == 1


def test_what_a_person_places_wins_and_what_he_takes_away_is_gone() -> None:
    said = "We cannot accept what was laid before us."
    placed = Point("tenders", "Harbour tenders", passages=(Quote(said, "r1"),))
    assert stances(board(entry(said), agenda=Agenda((), (placed,))), "HAL", "tenders") == [
        "against"
    ]
    taken = replace(AGENDA.points[0], apart=(Quote("We oppose ports situated in the strait."),))
    agenda = Agenda(AGENDA.matters, (taken, *AGENDA.points[1:]))
    assert (
        all_positions(board(entry("We oppose ports situated in the strait."), agenda=agenda)) == []
    )


def test_what_is_told_as_a_fact_is_a_position_only_where_its_holder_is_named() -> None:
    for said, wanted in (
        ("Kestria supports ports situated in the strait.", [("KES", "ports", "(for)")]),
        ("We should keep ports situated in the strait.", []),
        ("The list of ports situated in the strait is useful.", []),
        ("The ports situated in the strait: against.", [("HAL", "ports", "against")]),
    ):
        assert all_positions(board(entry(said, act=Deed.CLAIM))) == wanted


AGAINST = entry("We oppose ports situated in the strait.")
LATER = entry("We accept ports situated in the strait.", where=("r2", "1961-03-20", 0))


def test_as_of_a_day_and_the_change_as_a_pair_of_passages() -> None:
    made = board(AGAINST, LATER)
    before = made.cell("HAL", "ports", date(1961, 3, 14))
    after = made.cell("HAL", "ports", date(1961, 3, 20))
    assert (before.stance, after.stance) == (before.stated[0].stance, after.stated[0].stance)
    assert [before.stated[0].stance.value, after.stated[0].stance.value] == ["against", "for"]
    (change,) = after.changes
    assert (change.before.entry, change.after.entry) == (AGAINST, LATER)
    assert made.cell("HAL", "ports", date(1961, 3, 13)).state is State.NO_EVIDENCE


def test_without_a_date_nothing_is_said_by_a_day() -> None:
    undated = entry("We oppose ports situated in the strait.", where=("r1", None, 0))
    assert board(undated).cell("HAL", "ports", date(1999, 1, 1)).state is State.NO_EVIDENCE
    assert board(undated).cell("HAL", "ports").state is State.STATED


def test_no_evidence_silent_and_undecided_are_three_things() -> None:
    there = entry("The harbour is deep.", "J. Sabran", Deed.CLAIM, ("r1", "1961-03-14", 60))
    waits = entry(
        "On ports situated in the strait we have not decided.", "R. Hollis",
        where=("r1", "1961-03-14", 120),
    )  # fmt: skip
    made = board(AGAINST, there, waits)
    assert made.cell("KES", "ports").state is State.SILENT
    assert made.cell("KES", "ports").heard_in == ("r1",)
    assert made.cell("OST", "ports").state is State.UNDECIDED
    assert made.cell("KES", "tenders").state is State.NO_EVIDENCE
    assert made.cell("NOBODY", "nothing").state is State.NO_EVIDENCE


def test_two_voices_of_one_party_that_differ_are_both_kept() -> None:
    other = entry(
        "We accept ports situated in the strait.", "P. Dahl", where=("r1", "1961-03-14", 60)
    )
    cell = board(AGAINST, other).cell("HAL", "ports")
    assert cell.state is State.DIFFER
    assert cell.stance is None
    assert [one.entry for one in cell.stated] == [other, AGAINST]
    assert cell.changes == ()


def test_an_imputed_position_never_overrides_one_stated() -> None:
    imputed = entry(
        "Halven accepts ports situated in the strait.", "J. Sabran", where=("r3", "1961-04-01", 0)
    )
    cell = board(AGAINST, imputed).cell("HAL", "ports")
    assert cell.stance is not None
    assert cell.stance.value == "against"
    assert [one.entry for one in cell.imputed] == [imputed]
    assert cell.changes == ()
    alone = board(imputed).cell("HAL", "ports")
    assert (alone.state, alone.stated) == (State.NO_EVIDENCE, ())
