"""The drawings hold what is known and are the same for the same input."""

from datetime import date

import by_hand
from memcon.dossier import Dossier
from memcon.web.layout import laid_out
from memcon.web.outline import WIDTH, outline_of
from memcon.web.parties import cast
from memcon.web.roll import roll_of
from memcon.web.timeline import Event, timeline


def test_outline_has_a_bar_for_each_turn_and_claims_no_length_for_what_is_withheld() -> None:
    layout = laid_out(by_hand.reading())
    roll = roll_of(layout)
    drawing = outline_of(layout, roll, cast(roll, Dossier()), 0)
    assert [bar.href for bar in drawing.bars if bar.href] == [f"#t{n}" for n in range(1, 6)]
    assert [column.look.code for column in drawing.columns] == ["HAL", "KES", "OST"]
    [withheld] = [bar for bar in drawing.bars if bar.kind == "withheld"]
    assert withheld.height == 7
    assert "not known" in withheld.name
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in drawing.bars)
    tops = [bar.y for bar in drawing.bars]
    assert tops == sorted(tops)


def event(day: str, name: str = "Minutes") -> Event:
    return Event(date.fromisoformat(day), name, f"{day}: {name}", "/records/a", name)


def test_records_lie_to_the_scale_of_days() -> None:
    drawing = timeline([event("1961-03-14"), event("1961-03-01"), event("1961-03-27")])
    assert drawing is not None
    first, second, third = drawing.dots
    assert abs((second.x - first.x) - (third.x - second.x)) < 0.2
    assert any(tick.name == "13 Mar" for tick in drawing.ticks)


def test_labels_that_would_touch_stand_above_each_other_or_are_left_out() -> None:
    drawing = timeline([*(event("1961-03-14") for _ in range(5)), event("1961-12-01")])
    assert drawing is not None
    assert sorted(str(dot.row) for dot in drawing.dots[:5]) == ["0", "1", "2", "None", "None"]
    assert len({dot.y for dot in drawing.dots[:5]}) == 5


def test_one_day_is_no_line() -> None:
    assert timeline([event("1961-03-14"), event("1961-03-14")]) is None
    assert timeline([]) is None


def test_centuries_and_the_ends_of_the_calendar() -> None:
    drawing = timeline([event("0001-01-01"), event("9999-12-31")])
    assert drawing is not None
    assert len(drawing.ticks) < 80
    years = timeline([event("1955-01-01"), event("1958-12-31")])
    assert years is not None
    assert [tick.name for tick in years.ticks] == ["1955", "1956", "1957", "1958", "1959"]
