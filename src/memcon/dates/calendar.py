"""Counting on the calendar: weeks from Monday to Sunday, months, years, and the nearest of many."""

from collections.abc import Iterable
from datetime import date, timedelta

from memcon.dates.edtf import Doubt, Interval, Point

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def shifted(day: date, days: int) -> date | None:
    """Return the day `days` later (earlier where negative), or None beyond the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def month_shifted(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Return the year and month `months` later, or None beyond the calendar's ends."""
    count = year * 12 + month - 1 + months
    return (count // 12, count % 12 + 1) if 12 <= count < 120000 else None


def week_of(day: date, weeks: int = 0) -> Interval | None:
    """Return Monday to Sunday of the week of `day`, or of a later or earlier week."""
    monday = shifted(day, 7 * weeks - day.weekday())
    sunday = shifted(monday, 6) if monday else None
    return Interval(Point.of(monday), Point.of(sunday)) if monday and sunday else None


def nearest(days: Iterable[date], to: date) -> date | None:
    """Return the nearest of `days`; of two as near, the earlier."""
    return min(days, key=lambda day: (abs(day - to), day), default=None)


def in_words(day: date) -> str:
    """Return the day as a reader writes it: "18 November 1962"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def point(day: date | None, doubt: Doubt = Doubt.NONE) -> Point | None:
    """Return the point of a day that the calendar has."""
    return None if day is None else Point.of(day, doubt=doubt)
