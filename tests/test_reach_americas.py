"""The register of the Americas answers what has been asked of it; each row has its source."""

import json
from datetime import date
from pathlib import Path

import pytest

from memcon.model.reach import Agreement, Difference, Said, State
from memcon.model.territory import Layer, Row, Status
from memcon.reach.extent import compared
from memcon.reach.packaged import packaged
from memcon.registers import changed, covered

IN, OUT, DEPENDS = State.IN, State.OUT, State.DEPENDS
AUTUMN = date(1962, 11, 18)
BOOK = packaged("americas")
GOLD = Path(__file__).parents[2] / "shared" / "records" / "havana-1962-11-18.gold.json"


def scope(day: date = AUTUMN, *meaning: str) -> Difference:
    asked = ("under_their_jurisdiction", "regardless_of_jurisdiction")
    return changed(BOOK, asked, day, meaning)[0]


def states(found: Difference) -> dict[str, tuple[State, State]]:
    return {row.before.entity: (row.before.state, row.after.state) for row in found.rows}


def holder(territory: str, layer: Layer, day: date) -> tuple[str, ...]:
    found: list[Status] = [
        row
        for row in BOOK.register.held.get((territory, layer), ())
        if row.valid.holds(day).value == "yes"
    ]
    assert len(found) == 1, (territory, layer, day)
    return found[0].holders


def test_under_their_jurisdiction_against_regardless_of_jurisdiction() -> None:
    found = states(scope())
    assert found["panama"] == (IN, IN)
    assert found["cuba"] == (IN, IN)
    assert found["canal_zone"] == (OUT, IN)
    assert found["puerto_rico"] == (OUT, IN)
    assert found["guantanamo"] == (OUT, IN)
    assert found["united_states"] == (OUT, OUT)
    assert found["jamaica"] == found["trinidad_and_tobago"] == (DEPENDS, DEPENDS)
    assert found["us_virgin_islands"] == (OUT, DEPENDS)
    assert found["bermuda"] == found["greenland"] == found["high_seas"] == (OUT, OUT)


def test_dropping_jurisdiction_only_adds() -> None:
    order = {OUT: 0, DEPENDS: 1, IN: 2}
    for year in range(1945, 1986):
        found = states(scope(date(year, 7, 1)))
        assert all(order[before] <= order[after] for before, after in found.values())


def test_the_row_that_causes_a_change_is_named() -> None:
    change = next(row for row in scope().changes if row.before.entity == "canal_zone")
    assert any("18 November 1903" in row.source for row in change.rows)
    says = "; ".join(reason.says for reason in change.before.reasons)
    assert says.startswith("United States has jurisdiction over Panama Canal Zone")


def test_what_is_open_about_a_new_state() -> None:
    jamaica = next(row for row in scope().rows if row.before.entity == "jamaica").after
    assert "“Latin America”" in jamaica.open[0]
    settled = states(scope(AUTUMN, "latin_america=by_geography"))
    assert settled["jamaica"] == (DEPENDS, IN)
    settled = states(
        scope(AUTUMN, "latin_america=by_geography", "latin_american_states=all_independent")
    )
    assert settled["jamaica"] == (IN, IN)
    before = states(scope(date(1962, 8, 5), "latin_american_states=all_independent"))
    assert before["jamaica"] == (OUT, DEPENDS)


def test_said_of_the_whole_and_right_of_a_part() -> None:
    said = Said("panama", "A delegate", "", "", "", "", OUT, IN, Row("said.csv", 2, ""))
    beside = compared((said,), scope(), BOOK.register)[0]
    assert beside.agreement is Agreement.IN_PART
    assert [part.before.entity for part in beside.parts] == ["canal_zone"]


def test_nuclear_weapons_against_weapons_and_means_of_delivery() -> None:
    asked = ("nuclear_explosives", "nuclear_weapons_and_means_of_delivery")
    found = states(changed(BOOK, asked, AUTUMN)[0])
    assert found["nuclear_warhead"] == found["nuclear_bomb"] == (IN, IN)
    assert found["mig21"] == found["sopka"] == found["s75"] == (OUT, DEPENDS)
    assert found["il28"] == found["foxtrot"] == found["r12"] == found["b52"] == (OUT, IN)
    assert found["merchant_ship"] == (OUT, OUT)
    wide = changed(BOOK, asked, AUTUMN, ("means_of_delivery=able_to_carry_arms",))[0]
    assert states(wide)["mig21"] == states(wide)["sopka"] == (OUT, IN)
    narrow = changed(BOOK, asked, AUTUMN, ("means_of_delivery=made_for_nuclear_arms",))[0]
    assert states(narrow)["mig21"] == states(narrow)["sopka"] == (OUT, OUT)


def test_a_carrier_that_is_separable_is_no_weapon() -> None:
    found = {one.entity: one.state for one in covered(BOOK, "nuclear_weapons", AUTUMN).verdicts}
    assert found["il28"] is found["foxtrot"] is OUT
    assert found["r12"] is DEPENDS


@pytest.mark.parametrize(
    ("territory", "layer", "day", "held_by"),
    [
        ("canal_zone", Layer.JURISDICTION, "1979-09-30", "united_states"),
        ("guantanamo", Layer.SOVEREIGNTY, "1962-11-18", "cuba"),
        ("guantanamo", Layer.LEASE, "1962-11-18", "united_states"),
        ("jamaica", Layer.SOVEREIGNTY, "1962-08-05", "united_kingdom"),
        ("jamaica", Layer.SOVEREIGNTY, "1962-08-06", "jamaica"),
        ("newfoundland", Layer.SOVEREIGNTY, "1949-03-30", "united_kingdom"),
        ("newfoundland", Layer.SOVEREIGNTY, "1949-03-31", "canada"),
        ("suriname", Layer.JURISDICTION, "1975-11-24", "netherlands"),
        ("falkland_islands", Layer.OCCUPATION, "1982-05-01", "argentina"),
        ("swan_islands", Layer.SOVEREIGNTY, "1972-09-01", "honduras"),
        ("corn_islands", Layer.LEASE, "1962-11-18", "united_states"),
    ],
)
def test_who_held_what(territory: str, layer: Layer, day: str, held_by: str) -> None:
    assert holder(territory, layer, date.fromisoformat(day)) == (held_by,)


def test_the_canal_zone_ends_with_its_treaty() -> None:
    assert "canal_zone" in states(scope(date(1979, 9, 30)))
    assert "canal_zone" not in states(scope(date(1979, 10, 1)))


def test_every_row_has_a_source_and_every_place_a_point() -> None:
    register = BOOK.register
    rows = [
        one.row
        for table in (
            register.territories, register.actors, register.statuses, register.regions,
            register.memberships, register.items, register.attributes, register.zones,
        )
        for one in table
    ]  # fmt: skip
    assert len(rows) > 400
    assert all(len(row.source) > 10 for row in rows)
    assert [one.id for one in register.territories if one.at is None] == ["high_seas"]


@pytest.mark.skipif(not GOLD.exists(), reason="the reading made by hand lies in ../shared")
def test_cases_of_the_reading_made_by_hand() -> None:
    cases = {case["id"]: case for case in json.loads(GOLD.read_text("utf-8"))["scope_cases"]}
    found = states(scope())
    for case, entity in (
        ("sc02", "puerto_rico"), ("sc03", "guantanamo"), ("sc04", "cuba"),
        ("sc05", "united_states"), ("sc06", "jamaica"),
    ):  # fmt: skip
        for column, state in zip(("under_T1", "under_AM1"), found[entity], strict=True):
            said = cases[case][column]
            expected = OUT if said.startswith("not") else IN if said.startswith("inc") else DEPENDS
            assert state is expected, (case, column)
    assert "in under both" in cases["sc01"]["note"]
    assert (found["panama"], found["canal_zone"]) == ((IN, IN), (OUT, IN))
