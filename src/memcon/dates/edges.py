"""Parts of a period: early June, mid-1962, late next week, the end of the year.

Early in a month are its first ten days, late its days from the 21st on, and the middle is about
the 15th; early and late in a year are its first and last quarter, and mid-year the four months in
the middle, all roughly.
"""

from calendar import monthrange
from datetime import date, timedelta

from memcon.dates.edtf import Doubt, Edtf, Interval, Point
from memcon.dates.meaning import Edge

_MONTHS = {
    Edge.EARLY: (1, 3),
    Edge.MIDDLE: (5, 8),
    Edge.LATE: (10, 12),
    Edge.END: (12, 12),
    Edge.FIRST_HALF: (1, 6),
    Edge.SECOND_HALF: (7, 12),
}
_DAYS = {
    Edge.EARLY: (1, 10),
    Edge.LATE: (21, 31),
    Edge.END: (21, 31),
    Edge.FIRST_HALF: (1, 15),
    Edge.SECOND_HALF: (16, 31),
}
_WEEKS = {
    Edge.FIRST_WEEK: 1,
    Edge.SECOND_WEEK: 2,
    Edge.THIRD_WEEK: 3,
    Edge.FOURTH_WEEK: 4,
    Edge.LAST_WEEK: -1,
}
_WEEKDAYS = {
    Edge.EARLY: (0, 2),
    Edge.MIDDLE: (1, 3),
    Edge.LATE: (3, 6),
    Edge.END: (4, 6),
    Edge.FIRST_HALF: (0, 2),
    Edge.SECOND_HALF: (3, 6),
}


def edged(value: Edtf, edge: Edge) -> Edtf:
    """Return the part of a year, month or week; any other date as it is."""
    if edge is Edge.WHOLE:
        return value
    if isinstance(value, Interval):
        return _part_of_week(value, edge)
    if not isinstance(value, Point) or value.masked or value.day is not None:
        return value
    if value.month is None:
        return _part_of_year(value.year, edge) if edge in _MONTHS else value
    if edge in _WEEKS:
        return _week_of_month(value.year, value.month, _WEEKS[edge])
    if edge is Edge.MIDDLE and value.month <= 12:
        return Point(value.year, value.month, 15, doubt=Doubt.APPROXIMATE)
    if value.month <= 12:
        first, last = _DAYS[edge]
        last = min(last, monthrange(value.year, value.month)[1])
        year, month = value.year, value.month
        return Interval(Point(year, month, first), Point(year, month, last))
    return value


def last_day(value: Edtf) -> Edtf:
    """Return the last day of a year or month, roughly: "the end of the year"."""
    if not isinstance(value, Point) or value.day or (value.month or 0) > 12:
        return value
    if value.masked:
        return Point(value.year + 10**value.masked - 1, doubt=Doubt.APPROXIMATE)
    month = value.month or 12
    day = monthrange(value.year, month)[1]
    return Point(value.year, month, day, doubt=Doubt.APPROXIMATE)


def _week_of_month(year: int, month: int, number: int) -> Edtf:
    """The week from Monday to Sunday, of those that have days in the month; -1 is the last."""
    if month > 12:
        return Point(year, month)
    days = monthrange(year, month)[1]
    first = date(year, month, 1 if number > 0 else days)
    monday = first - timedelta(first.weekday()) + timedelta(7 * (number - 1) if number > 0 else 0)
    return Interval(Point.of(monday), _after(monday, 6))


def _part_of_year(year: int, edge: Edge) -> Edtf:
    first, last = _MONTHS[edge]
    about = Doubt.NONE if edge in (Edge.FIRST_HALF, Edge.SECOND_HALF) else Doubt.APPROXIMATE
    if first == last:
        return Point(year, first, doubt=about)
    return Interval(Point(year, first, doubt=about), Point(year, last, doubt=about))


def _part_of_week(value: Interval, edge: Edge) -> Edtf:
    start = value.start.calendar_day if isinstance(value.start, Point) else None
    end = value.end.calendar_day if isinstance(value.end, Point) else None
    if start is None or end is None or (end - start).days != 6:
        return value
    first, last = _WEEKDAYS.get(edge, (0, 6))
    return Interval(_after(start, first), _after(start, last))


def _after(day: date, days: int) -> Point:
    return Point.of(day + timedelta(days))
