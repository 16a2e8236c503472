"""Zones: the corners of a treaty, lines of constant course, exceptions drawn roughly."""

import pytest

from memcon.model.territory import Row, Truth, Zone
from memcon.reach.packaged import coast, packaged
from memcon.reach.zone import inside, within

TLATELOLCO = packaged("americas").register.zone["tlatelolco"]


@pytest.mark.parametrize(
    ("name", "point", "found"),
    [
        ("Mexico City", (-99.1, 19.4), Truth.YES),
        ("Tijuana, at the frontier", (-117.0, 32.5), Truth.OPEN),
        ("Kansas", (-98.0, 38.0), Truth.NO),
        ("Dallas: within the corners and excepted", (-96.8, 32.8), Truth.NO),
        ("off Miami, in territorial waters", (-80.0, 25.8), Truth.OPEN),
        ("Bermuda, north of 30 N", (-64.8, 32.3), Truth.NO),
        ("Bahamas", (-76.5, 23.5), Truth.YES),
        ("Puerto Rico", (-66.4, 18.2), Truth.YES),
        ("Guantánamo", (-75.1, 19.9), Truth.YES),
        ("Falklands", (-59.0, -51.8), Truth.YES),
        ("South Sandwich Islands", (-26.5, -57.8), Truth.YES),
        ("South Orkneys, beyond 60 S", (-45.5, -60.6), Truth.NO),
        ("Cape Verde, east of the loxodrome", (-24.0, 16.0), Truth.NO),
        ("west of Cape Verde, west of the loxodrome", (-34.0, 16.0), Truth.YES),
        ("Hawaii, west of the other loxodrome", (-157.0, 21.0), Truth.NO),
        ("Clipperton", (-109.2, 10.3), Truth.YES),
        ("Easter Island", (-109.4, -27.1), Truth.YES),
        ("Pitcairn", (-130.1, -25.1), Truth.NO),
    ],
)
def test_zone_of_tlatelolco(name: str, point: tuple[float, float], found: Truth) -> None:
    assert within(TLATELOLCO, point) is found


def test_a_line_of_constant_course_is_no_great_circle_and_no_straight_line_of_degrees() -> None:
    row = Row("zones.toml", 1, "invented")
    zone = Zone("z", "Z", ((0, 0), (60, 60), (60, 0)), (), "", 0, row)
    # A course from 0 N 0 E to 60 N 60 E passes 35.3 N at 30 E; the chord of degrees passes 30 N.
    assert within(zone, (30, 35.0)) is Truth.YES
    assert within(zone, (30, 35.5)) is Truth.NO


def test_the_coast_is_there() -> None:
    land = coast()
    assert len(land) > 100
    assert any(inside(ring, (-50.0, -10.0)) for ring in land)
    assert not any(inside(ring, (-40.0, 30.0)) for ring in land)
