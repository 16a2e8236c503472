"""Counting weeks, months, years, seasons, weekdays and feasts from a day."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from memcon.dates.calendar import in_words, month_shifted, shifted, week_of
from memcon.dates.edtf import (
    Doubt,
    Edtf,
    EdtfError,
    Interval,
    Point,
    Several,
    earliest,
    latest,
)
from memcon.dates.found import COUNTED, INFERRED, NOT_FOUND, STATED, UNDATED, Anchor, Found
from memcon.dates.meaning import (
    Feast,
    Origin,
    Period,
    Season,
    Shift,
    Stretch,
    Tense,
    Weekdays,
)
from memcon.dates.written import Joint

_LONGEST = {"minute": 1440, "hour": 24}  # that still lie within a day


def weekdays(meaning: Weekdays, anchor: Anchor) -> Found:
    """Return the day of the week that is meant: the nearest on the side to which the verb looks."""
    day = anchor.context if meaning.origin is Origin.CONTEXT else anchor.day
    if day is None:
        return NOT_FOUND if meaning.origin is Origin.CONTEXT else UNDATED
    first = _weekday(meaning.days[0], meaning, anchor, day)
    if first is None:
        return NOT_FOUND
    sure = COUNTED if meaning.which is not None or meaning.week is not None else INFERRED
    named = (
        "the day spoken of before it" if meaning.origin is Origin.CONTEXT else "the record's date"
    )
    because = f"Counted from {named}, {in_words(day)}"
    if sure is INFERRED:
        side = {
            Tense.PAST: "; the sentence looks back",
            Tense.FUTURE: "; the sentence looks forward",
        }
        because += side.get(anchor.tense, "; nothing tells on which side it lies")
    value: Edtf | None = Point.of(first)
    if len(meaning.days) == 2:
        second = shifted(first, (meaning.days[1] - meaning.days[0]) % 7 or 7)
        value = _joined(first, second, meaning.joint) if second else None
    return Found(value, sure, because + ".")


def _weekday(number: int, meaning: Weekdays, anchor: Anchor, day: date) -> date | None:
    other = anchor.spoken_of if meaning.which is None and meaning.week is None else None
    if other and abs((other - day).days) > 6:
        return shifted(other, (number - other.weekday()) % 7)
    ahead = (number - day.weekday()) % 7
    if meaning.week is not None:
        return shifted(day, 7 * meaning.week + number - day.weekday())
    if meaning.which is not None:
        if meaning.which == 0:
            return shifted(day, number - day.weekday())
        return shifted(day, (ahead or 7) if meaning.which > 0 else ahead - 7)
    if anchor.tense is Tense.PAST and ahead:
        return shifted(day, ahead - 7)
    return shifted(day, ahead)


def _joined(first: date, second: date, joint: Joint) -> Edtf:
    points = (Point.of(first), Point.of(second))
    if joint is Joint.EITHER:
        return Several(points, all=False)
    if joint is Joint.RANGE or (second - first).days == 1:
        return Interval(*points)
    return Several(points)


def period(meaning: Period, anchor: Anchor) -> Found:
    """Return this, last or next week, month, year and the like."""
    if meaning.origin is Origin.CONTEXT:
        base, year = anchor.context, anchor.context.year if anchor.context else anchor.year
        certainty, named = INFERRED, "the day spoken of before it"
        if base is None and (year is None or meaning.unit != "year"):
            return NOT_FOUND
    else:
        base, year = anchor.day, anchor.record.year if anchor.record else None
        certainty, named = COUNTED, "the record's date"
        if anchor.record is None or year is None:
            return UNDATED
    from_day = in_words(base) if base else str(year)
    because = f"Counted from {named}, {from_day}."
    value = _whole(meaning, base, year or 0, anchor)
    return Found(value, certainty, because) if value else NOT_FOUND


def _whole(meaning: Period, base: date | None, year: int, anchor: Anchor) -> Edtf | None:
    unit, count = meaning.unit, meaning.count
    if unit == "year":
        return _year(year + count)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = (year // size + count) * size
        return Point(first, masked=1 if size == 10 else 2) if 0 < first < 9990 else None
    if unit == "month":
        month = base.month if base else anchor.record.month if anchor.record else None
        found = month_shifted(year, month, count) if month and month <= 12 else None
        return Point(*found) if found else None
    if base is None:
        return None
    if unit == "week":
        return week_of(base, 0 if meaning.coming and base.weekday() == 0 else count)
    if unit == "weekend":
        return _weekend(base, count, Tense.UNKNOWN if meaning.coming else anchor.tense)
    return None


def _weekend(base: date, count: int, tense: Tense) -> Edtf | None:
    """Saturday and Sunday: of this week, or where the verb looks back from early in it, of last."""
    if count == 0 and tense is Tense.PAST and base.weekday() < 5:
        count = -1
    saturday = shifted(base, 7 * count + 5 - base.weekday())
    sunday = shifted(saturday, 1) if saturday else None
    return Interval(Point.of(saturday), Point.of(sunday)) if saturday and sunday else None


def shift(meaning: Shift, anchor: Anchor) -> Found:
    """Return the day, month or year so many units from the record's day, or from another."""
    if meaning.origin is Origin.CONTEXT:
        base, named, certainty = anchor.context, "the day spoken of before it", INFERRED
    else:
        base, named, certainty = anchor.day, "the record's date", COUNTED
    if base is None:
        return NOT_FOUND if meaning.origin is Origin.CONTEXT else UNDATED
    if meaning.if_future and anchor.tense is not Tense.FUTURE:
        return Found(None, "duration", "It may say how long as well as when.")
    because = f"Counted from {named}, {in_words(base)}."
    ends = [_shifted(meaning, size, base) for size in (meaning.low, meaning.high)]
    if ends[0] is None or ends[1] is None:
        return NOT_FOUND
    if ends[0] == ends[1]:
        return Found(ends[0], certainty, because)
    first, last = ends if meaning.direction > 0 else ends[::-1]
    assert first is not None
    assert last is not None
    try:
        return Found(Interval(first, last), certainty, because)
    except EdtfError:
        return NOT_FOUND


def _shifted(meaning: Shift, size: object, base: date) -> Point | None:
    """A count of days is exact; of weeks, months and years it is as rough as it is spoken."""
    count = float(str(size)) * meaning.direction
    about = Doubt.APPROXIMATE
    if meaning.unit in _LONGEST:
        return Point.of(base) if abs(count) <= _LONGEST[meaning.unit] / 2 else None
    if meaning.unit in ("day", "week"):
        days = count * (7 if meaning.unit == "week" else 1)
        found = shifted(base, round(days))
        doubt = about if meaning.unit == "week" else Doubt.NONE
        return Point.of(found, doubt=doubt) if found else None
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(
        meaning.unit, 0
    )
    place = month_shifted(base.year, base.month, int(months))
    if place is None or not months:
        return None
    if abs(months) < 24:
        return Point(*place, doubt=about)
    return Point(place[0], doubt=about)


def stretch(meaning: Stretch, anchor: Anchor) -> Found:
    """Return the last or the next so many units, the record's day being one end."""
    day = anchor.day
    if day is None:
        return UNDATED
    count, forward = ceil(meaning.count), meaning.direction > 0
    because = f"Counted from the record's date, {in_words(day)}."
    value: Edtf | None = None
    if meaning.unit in ("day", "week"):
        days = count * (7 if meaning.unit == "week" else 1)
        tomorrow = meaning.unit == "day" and not meaning.within
        value = _days_from(day, days, 1 if tomorrow else 0, forward)
    elif meaning.unit in _LONGEST:
        value = Point.of(day)
    elif meaning.unit in ("month", "quarter") or (meaning.unit == "year" and count == 1):
        months = count * {"month": 1, "quarter": 3, "year": 12}[meaning.unit]
        other = month_shifted(day.year, day.month, months if forward else -months)
        if other:
            value = _ordered(Point(day.year, day.month), Point(*other), forward)
    else:
        years = count * {"year": 1, "decade": 10, "century": 100}.get(meaning.unit, 0)
        other_year = _year(day.year + (years if forward else -years))
        if other_year and years:
            value = _ordered(Point(day.year), other_year, forward)
    return Found(value, COUNTED, because) if value else NOT_FOUND


def _days_from(day: date, days: int, gap: int, forward: bool) -> Edtf | None:
    first = shifted(day, gap) if forward else shifted(day, -days)
    last = shifted(day, days) if forward else day
    if first is None or last is None:
        return None
    return Point.of(first) if first == last else Interval(Point.of(first), Point.of(last))


def _ordered(near: Point, far: Point, forward: bool) -> Interval:
    return Interval(near, far) if forward else Interval(far, near)


def season(meaning: Season, anchor: Anchor) -> Found:
    """Return a season: of the year said, or the one that the words and the verb point to."""
    if meaning.year is not None:
        return Found(Point(meaning.year, meaning.season), STATED, "The words give the year.")
    record, day = anchor.record, anchor.day
    if record is None or (day is None and meaning.years is None):
        return UNDATED
    because = f"Counted from the record's date, {in_words(day) if day else record}."
    if meaning.years is not None:
        return Found(Point(record.year + meaning.years, meaning.season), COUNTED, because)
    assert day is not None
    found = _season_near(meaning, day, anchor.tense)
    certainty = COUNTED if meaning.which in (-1, 1) else INFERRED
    return Found(found, certainty, because) if found else NOT_FOUND


def _season_near(meaning: Season, day: date, tense: Tense) -> Point | None:
    """Among the seasons of five years: the last, the next, or the one the verb looks to."""
    whole = [
        (point, earliest(point) or date.min, latest(point) or date.max)
        for point in (
            Point(year, meaning.season)
            for year in range(max(1, day.year - 2), min(9999, day.year + 3))
        )
    ]
    ended = [point for point, _, last in whole if last < day]
    to_come = [point for point, first, _ in whole if first > day]
    begun = [point for point, first, _ in whole if first <= day]
    open_still = [point for point, _, last in whole if last >= day]
    if meaning.which == -1:
        return ended[-1] if ended else None
    if meaning.which == 1:
        return to_come[0] if to_come else None
    current = [point for point, first, last in whole if first <= day <= last]
    if current:
        return current[0]
    if tense is Tense.PAST:
        return begun[-1] if begun else None
    if tense is Tense.FUTURE:
        return open_still[0] if open_still else None
    return min(whole, key=lambda row: min(abs(row[1] - day), abs(row[2] - day)))[0]


def feast(meaning: Feast, anchor: Anchor) -> Found:
    """Return a feast's day: of the year said, or the nearest."""
    if meaning.year is not None:
        point = Point(meaning.year, meaning.month, meaning.day)
        return Found(point, STATED, "The words give the year.")
    day = anchor.day
    if day is None:
        return UNDATED
    if meaning.years is not None:
        point = Point(day.year + meaning.years, meaning.month, meaning.day)
        return Found(point, COUNTED, f"The year is counted from {in_words(day)}.")
    near = min(_feasts(meaning, day), key=lambda other: abs(other - day), default=None)
    because = f"The nearest to the record's date, {in_words(day)}."
    return Found(Point.of(near), INFERRED, because) if near else NOT_FOUND


def _feasts(meaning: Feast, day: date) -> Iterator[date]:
    for year in (day.year - 1, day.year, day.year + 1):
        if 1 <= year <= 9999:
            yield date(year, meaning.month, meaning.day)


def _year(year: int) -> Point | None:
    return Point(year) if 1 <= year <= 9999 else None
