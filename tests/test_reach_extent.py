"""What a clause covers: three values, dates, reasons, the difference that other words make."""

from datetime import date

import pytest

from made_register import DAY, asked, book, covers, verdict
from memcon.model.errors import MemconError
from memcon.model.reach import Agreement, Said, State
from memcon.model.territory import Row, Truth, all_of, any_of
from memcon.reach.clause import ClauseFault
from memcon.reach.extent import compared, difference, extent

IN, OUT, DEPENDS = State.IN, State.OUT, State.DEPENDS


def test_kleene() -> None:
    yes, no, left = Truth.YES, Truth.NO, Truth.OPEN
    assert [all_of((yes, left)), all_of((no, left)), all_of(())] == [left, no, yes]
    assert [any_of((yes, left)), any_of((no, left)), any_of(())] == [yes, left, no]
    assert [yes.negated, no.negated, left.negated] == [no, yes, left]


def test_s_1_result_is_three_valued_and_depends_names_what_is_open() -> None:
    found = covers("in_region(strait)")
    assert found == {"lowmark": IN, "sker": IN, "rocks": DEPENDS, "roads": OUT, "jetty": DEPENDS}
    left = verdict("holder(jurisdiction) in league", "rocks")
    assert (left.state, left.open) == (DEPENDS, ("whose are the Rocks?",))
    thing = verdict("means", "tender")
    assert thing.state is DEPENDS
    assert thing.open == (
        "what “the means” means: in, if it is what is able; out, if it is what is fitted",
    )


def test_s_2_difference_lists_entities_with_the_rows_that_cause_it() -> None:
    made = book()
    found = difference(
        asked("holder(jurisdiction) = halven"), asked("holder(jurisdiction) in league")
    )
    assert [change.before.entity for change in found.changes] == ["lowmark", "roads"]
    lowmark, roads = found.changes
    assert (lowmark.before.state, lowmark.after.state) == (OUT, IN)
    assert [(row.file, row.line, row.source) for row in lowmark.rows] == [
        ("register/memberships.csv", 2, "accession")
    ]
    assert (roads.before.state, roads.after.state) == (DEPENDS, OUT)
    with pytest.raises(MemconError, match="one clause is about places and the other about things"):
        difference(asked("class(place) = port"), asked("class(item) = mine"))
    with pytest.raises(MemconError, match="on one day, not on 1961-03-14 and 1950-01-01"):
        difference(
            asked("class(place) = port"), extent(made, "class(place) = port", date(1950, 1, 1))
        )


def test_s_3_each_result_carries_its_chain() -> None:
    text = "class(place) = port and holder(jurisdiction) in league"
    found = verdict(text, "lowmark")
    port, holder = found.reasons
    assert port.asked == "class(place) = port"
    assert holder.at.of(text) == holder.asked == "holder(jurisdiction) in league"
    assert holder.says == "Kestria has jurisdiction over Lowmark"
    assert [(row.file, row.line, row.source) for row in holder.rows] == [
        ("register/statuses.csv", 3, "treaty")
    ]
    assert [below.says for below in holder.under] == ["Kestria is of the League"]
    assert [row.source for row in found.rows] == ["chart", "treaty", "accession"]
    for one in asked(text).verdicts:
        assert one.reasons
        assert all(reason.says for reason in one.reasons)


def test_s_4_a_day_is_asked_for_and_decides() -> None:
    with pytest.raises(TypeError):
        extent(book(), "class(place) = port")  # type: ignore[call-arg]
    text = "holder(sovereignty) = halven"
    assert covers(text, date(1960, 4, 30))["lowmark"] is IN
    assert covers(text, date(1960, 5, 1))["lowmark"] is OUT
    assert covers("holder(jurisdiction) in league", date(1954, 12, 31))["lowmark"] is OUT


def test_s_5_what_is_said_stands_beside_what_is_found() -> None:
    made = book()
    found = difference(asked("holder(jurisdiction) = halven"), asked("class(place) = port"))

    def agrees(entity: str, before: State | None, after: State | None) -> Agreement:
        said = Said(entity, "E. Marten", "", "", "a", "b", before, after, Row("said.csv", 2, ""))
        return compared((said,), found, made.register)[0].agreement

    assert agrees("lowmark", OUT, IN) is Agreement.AGREES
    assert agrees("lowmark", IN, IN) is Agreement.IN_PART
    assert agrees("lowmark", IN, OUT) is Agreement.DISAGREES
    assert agrees("rocks", IN, None) is Agreement.NOT_SETTLED
    assert agrees("rocks", None, OUT) is Agreement.AGREES


def test_s_5_of_which_part_it_would_be_right() -> None:
    made = book()
    found = difference(asked("holder(jurisdiction) = halven"), asked("class(place) = anchorage"))
    said = Said("lowmark", "A", "", "", "", "", DEPENDS, IN, Row("said.csv", 2, ""))
    beside = compared((said,), found, made.register)[0]
    assert beside.agreement is Agreement.DISAGREES
    assert [part.before.entity for part in beside.parts] == ["roads"]


def test_a_dispute_is_open_only_where_it_matters() -> None:
    one = verdict("holder(sovereignty) = kestria", "sker")
    assert (one.state, one.open) == (
        DEPENDS, ("Kestria is sovereign over Sker; Halven disputes it",)
    )  # fmt: skip
    assert covers("holder(sovereignty) in {kestria, halven}")["sker"] is IN
    assert covers("holder(sovereignty) = ostmere")["sker"] is OUT


def test_shared_nobody_and_not_said() -> None:
    assert covers("holder(jurisdiction) = halven")["roads"] is DEPENDS
    assert covers("holder(jurisdiction) in {halven, ostmere}")["roads"] is IN
    assert covers("holder(jurisdiction) in {halven, kestria, ostmere}")["jetty"] is OUT
    assert verdict("holder(jurisdiction) = halven", "sker").open == (
        "who has jurisdiction over Sker on that day: the register does not say",
    )
    assert covers("holder(lease) = ostmere")["lowmark"] is OUT  # of leases it lists every one


def test_dates_known_to_the_year_leave_that_year_open() -> None:
    for day, state in ((date(1903, 12, 31), OUT), (date(1904, 7, 1), DEPENDS), (DAY, IN)):
        assert covers("holder(lease) = ostmere", day)["sker"] is state
    assert "jetty" not in covers("any holder", date(1960, 12, 31))
    assert covers("any holder", date(1961, 3, 1))["jetty"] is DEPENDS
    assert covers("not any holder", date(1961, 3, 1))["jetty"] is OUT
    assert covers("any holder", date(1961, 12, 31))["jetty"] is IN


def test_things_are_where_they_are() -> None:
    clause = "class(item) in {mine, vessel} and holder(jurisdiction) in league"
    assert covers(clause) == {"mine": DEPENDS, "tender": IN}
    assert covers(clause, date(1960, 12, 31))["tender"] is DEPENDS
    assert covers("item = mine or item = tender except capable(item, able)") == {
        "mine": DEPENDS,
        "tender": OUT,
    }
    assert verdict("capable(item, able)", "mine").open == ("can a mine lay itself?",)


def test_a_chosen_sense_settles_a_term() -> None:
    made = book()
    for sense, state in (("fitted", OUT), ("able", IN)):
        found = extent(made, "means", DAY, {"means": sense})
        assert next(one for one in found.verdicts if one.entity == "tender").state is state


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "in_region(strat)",
            "knows no region or term “strat” (nearest: strait): in_region(>>>strat",
        ),
        ("within(strait)", "knows no zone “strait”"),
        ("holder(lease) = nobody_else", "knows no state, region or term “nobody_else”"),
        ("class(place) = mine", "knows no class “mine”"),
        ("class(item) = port", "knows no class “port”"),
        ("place = tender", "knows no place “tender”"),
        ("capable(item, flying)", "knows no attribute “flying”"),
        ("ports", "knows no term “ports”"),
    ],
)
def test_a_name_that_is_not_known_is_refused_at_its_place(text: str, words: str) -> None:
    with pytest.raises(ClauseFault) as fault:
        asked(text)
    assert words in str(fault.value)
