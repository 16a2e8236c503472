"""From a date as it is written to a date of EDTF: missing years filled in, weekdays checked."""

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from re import compile as pattern

from memcon.dates.calendar import WEEKDAYS, in_words
from memcon.dates.edtf import Doubt, Edtf, EdtfError, Interval, Point, Several
from memcon.dates.written import Joint, Part, Written

_FIGURES = pattern(r"(?<![\w./])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\w|[./-]\d)")
_WHOLE_YEAR = pattern(r"(?<![\w.,])(1[5-9]|20)\d\d(?![\w.,]?\d)")
_HEAD = 20_000  # characters in which the record's habits are looked for


def settled(found: Written, year: int | None = None, doubt: Doubt = Doubt.NONE) -> Edtf | None:
    """Return the date that is written, `year` taken where none stands; None where none is real."""
    parts = _filled(found.parts, year)
    try:
        points = tuple(_point(part, doubt) for part in parts)
    except EdtfError:
        return None
    if any(point is None for point in points):
        return None
    known = tuple(point for point in points if point is not None)
    if len(known) == 1:
        return _with_other(known[0], found, year)
    try:
        return _joined(known, found.joint)
    except EdtfError:
        return None


def weekday_fault(found: Written, value: Edtf) -> str | None:
    """Say on which weekday the day fell, where the words name another; else None."""
    first = _first_point(value)
    day = first.calendar_day if first else None
    if found.weekday is None or day is None or day.weekday() == found.weekday:
        return None
    return (
        f"The record says {WEEKDAYS[found.weekday]}, but {in_words(day)} was a "
        f"{WEEKDAYS[day.weekday()]}."
    )


def first_day(value: Edtf | None) -> date | None:
    """Return the one day that is meant, or the first of a stretch of days; else None."""
    point = _first_point(value) if value else None
    return point.calendar_day if point else None


def day_comes_first(text: str) -> bool | None:
    """Tell from the record's other dates in figures whether the day stands before the month."""
    votes: Counter[bool] = Counter()
    for first, mark, second in _FIGURES.findall(text, 0, _HEAD):
        if mark == "." or int(first) > 12 >= int(second):
            votes[True] += mark != "."
        elif int(second) > 12 >= int(first):
            votes[False] += 1
    return next(iter(+votes)) if len(+votes) == 1 else None


def century(text: str) -> int:
    """Return the century (19 for the 1900s) of most years in the record's head; else 19."""
    years = Counter(_WHOLE_YEAR.findall(text, 0, _HEAD))
    return int(years.most_common(1)[0][0]) if years else 19


def in_habit(found: Written, text: str) -> Written:
    """Read a date in figures as the record's others are read, and a short year in its century."""
    day_first = day_comes_first(text) if found.other is not None else None
    if found.other is not None and day_first is not None:
        part = found.parts[0] if day_first else found.other
        found = replace(found, parts=(part,), other=None)
    if not found.whole_year:
        hundreds = century(text)
        found = replace(
            found,
            parts=tuple(_in_century(part, hundreds) for part in found.parts),
            other=_in_century(found.other, hundreds) if found.other else None,
        )
    return found


def _in_century(part: Part, hundreds: int) -> Part:
    return part if part.year is None else replace(part, year=hundreds * 100 + part.year % 100)


def _filled(parts: tuple[Part, ...], year: int | None) -> tuple[Part, ...]:
    """Give each part the year and month that stand with another part, then the year given."""
    said = next((part.year for part in reversed(parts) if part.year is not None), None)
    month = next((part.month for part in parts if part.month is not None), None)
    known = said if said is not None else year
    filled = [
        Part(part.year or known, part.month if part.day is None or part.month else month, part.day)
        for part in parts
    ]
    if len(filled) == 2 and said is not None and parts[0].year is None:
        first, last = filled
        if first.year and (first.month or 0) > (last.month or 0) and last.month:
            filled[0] = replace(first, year=first.year - 1)  # "30 December-2 January 1963"
    elif len(filled) == 2 and parts[-1].year is None:
        first, last = filled
        if last.year and first.month and last.month and first.month > last.month:
            filled[1] = replace(last, year=last.year + 1)
    return tuple(filled)


def _point(part: Part, doubt: Doubt) -> Point | None:
    if part.year is None:
        return None
    if part.day and part.month and part.day > monthrange(part.year, part.month)[1]:
        return None
    return Point(part.year, part.month, part.day, doubt=doubt)


def _with_other(point: Point, found: Written, year: int | None) -> Edtf:
    if found.other is None:
        return point
    second = _point(replace(found.other, year=found.other.year or year), point.doubt)
    return Several((point, second), all=False) if second else point


def _joined(points: tuple[Point, ...], joint: Joint) -> Edtf:
    if joint is Joint.EITHER:
        return Several(points, all=False)
    if joint is Joint.RANGE or _in_a_row(points):
        return Interval(points[0], points[-1])
    return Several(points)


def _in_a_row(points: tuple[Point, ...]) -> bool:
    days = [point.calendar_day for point in points]
    if any(day is None for day in days):
        return all(
            later.year * 12 + (later.month or 0) - point.year * 12 - (point.month or 0) == 1
            for point, later in pairwise(points)
            if point.month and later.month
        ) and all(point.month for point in points)
    known = [day for day in days if day is not None]
    return all((later - day).days == 1 for day, later in pairwise(known))


def _first_point(value: Edtf) -> Point | None:
    if isinstance(value, Point):
        return value
    if isinstance(value, Several):
        return value.points[0] if value.all else None
    return value.start if isinstance(value.start, Point) else None
