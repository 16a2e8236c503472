"""Dates of EDTF as a reader writes them: "14 March 1961, 15:40", "about 1958", "winter 1961"."""

from datetime import date

from memcon.dates.calendar import MONTHS
from memcon.dates.calendar import in_words as day_in_words
from memcon.dates.edtf import Bound, Doubt, Edtf, EdtfError, Interval, Point, Several, parse

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DOUBTS = {Doubt.UNCERTAIN: "perhaps ", Doubt.APPROXIMATE: "about ", Doubt.BOTH: "perhaps about "}


def in_words(value: str | None) -> str:
    """Return the date that `value` writes in EDTF in words; what is no EDTF stays as it is."""
    if value is None:
        return "not stated"
    try:
        return _words(parse(value))
    except EdtfError:
        return value


def day_of(written: str) -> date | None:
    """Return the day that an address names, as "1961-03-14"; None where it names none."""
    try:
        return date.fromisoformat(written) if len(written) == len("1961-03-14") else None
    except ValueError:
        return None


def _words(value: Edtf) -> str:
    if isinstance(value, Several):
        return (", " if value.all else " or ").join(map(_point, value.points))
    if isinstance(value, Interval):
        return _interval(value.start, value.end)
    return _point(value)


def _interval(start: Point | Bound, end: Point | Bound) -> str:
    if isinstance(start, Bound):
        return f"up to {_point(end)}" if isinstance(end, Point) else "not stated"
    if isinstance(end, Bound):
        return f"from {_point(start)}"
    return f"{_point(start)} to {_point(end)}"


def _point(point: Point) -> str:
    day = point.calendar_day
    if day is not None:
        words = day_in_words(day)
    elif point.month in _SEASONS:
        words = f"{_SEASONS[point.month]} {point.year}"
    elif point.month:
        words = f"{MONTHS[point.month - 1]} {point.year}"
    else:
        last = point.year + 10**point.masked - 1
        words = f"{point.year} to {last}" if point.masked else str(point.year)
    clock = f", {point.clock.hours_and_minutes}" if point.clock else ""
    return _DOUBTS.get(point.doubt, "") + words + clock
