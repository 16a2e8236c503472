"""Which year, month or day is meant where the words leave it out: "November 1st", "the 8th"."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from memcon.dates.calendar import in_words, month_shifted
from memcon.dates.edtf import Point
from memcon.dates.found import COUNTED, INFERRED, STATED, UNDATED, Anchor, Found
from memcon.dates.meaning import Calendar, Tense
from memcon.dates.settle import settled
from memcon.dates.written import Part, Written

FAR = 120  # days beyond which the verb's tense decides on which side the date lies
FAR_BACK, FAR_ON = 3, 5  # the same in months; verbs of the future are the less sure sign
_NO_SUCH = Found(None, "unsettled", "The calendar has no such day.")


def written_date(meaning: Calendar, anchor: Anchor) -> Found:
    """Return a written date, with the year or month that the words leave out."""
    written = meaning.written
    last = written.parts[-1]
    if last.year is not None:
        value = settled(written)
        if value is None:
            return _NO_SUCH
        if not written.whole_year:
            return Found(
                value, INFERRED, "The year's century is taken from the record's other years."
            )
        return Found(value, STATED, "The words give the year.")
    if anchor.record is None:
        return _of_spoken_year(written, anchor)
    if last.month is None:
        return _day_of_month(written, meaning.which, anchor)
    year, certainty, because = _year(meaning, anchor, anchor.record)
    if year is None:
        return UNDATED
    value = settled(written, year)
    return Found(value, certainty, because) if value else _NO_SUCH


def _of_spoken_year(written: Written, anchor: Anchor) -> Found:
    """In an undated record a date without its year is of the year spoken of before it."""
    if anchor.year is None or written.parts[-1].month is None:
        return UNDATED
    value = settled(written, anchor.year)
    because = f"The year is the one spoken of before it, {anchor.year}."
    return Found(value, INFERRED, because) if value else _NO_SUCH


def _year(meaning: Calendar, anchor: Anchor, record: Point) -> tuple[int | None, str, str]:
    """The year of a month or of a day in it, how sure, and why."""
    said = in_words(anchor.day) if anchor.day else str(record)
    part = meaning.written.parts[0]
    if meaning.years is not None:
        return record.year + meaning.years, COUNTED, f"The year is counted from {said}."
    if meaning.which is not None and record.month and record.month <= 12 and part.month:
        year = _year_of_which(meaning.which, part.month, record.year, record.month)
        return year, COUNTED, f"The year is counted from {said}."
    if anchor.year is not None:
        return anchor.year, INFERRED, f"The year is the one spoken of before it, {anchor.year}."
    because = f"The year is the nearest to the record's date, {said}."
    if part.day and part.month and anchor.day:
        found = _nearest_year(part, anchor.day, anchor.tense)
        if found is None:
            return None, INFERRED, because
        return found, INFERRED, _why(found, anchor, because)
    if part.month and record.month and record.month <= 12:
        year = _nearest_month(part.month, record.year, record.month, anchor.tense)
        return year, INFERRED, _why(year, anchor, because)
    return record.year, INFERRED, f"The year is the record's, {record.year}."


def _why(year: int, anchor: Anchor, because: str) -> str:
    if anchor.tense is not Tense.UNKNOWN and anchor.record and year != anchor.record.year:
        side = "back" if anchor.tense is Tense.PAST else "forward"
        return f"{because} The sentence looks {side}."
    return because


def _year_of_which(which: int, month: int, year: int, now: int) -> int:
    """Last June, next June, this June."""
    if which < 0:
        return year if month < now else year - 1
    if which > 0:
        return year if month > now else year + 1
    return year


def _nearest_year(part: Part, day: date, tense: Tense) -> int | None:
    days = list(_days((day.year + step, part.month, part.day) for step in (-1, 0, 1)))
    if not days:
        return None
    near = min(days, key=lambda other: abs(other - day))
    if abs((near - day).days) > FAR:
        if tense is Tense.PAST:
            near = max((other for other in days if other <= day), default=near)
        elif tense is Tense.FUTURE:
            near = min((other for other in days if other >= day), default=near)
    return near.year


def _nearest_month(month: int, year: int, now: int, tense: Tense) -> int:
    steps = {step: 12 * step + month - now for step in (-1, 0, 1)}
    near = min(steps, key=lambda step: (abs(steps[step]), step))
    if tense is Tense.PAST and abs(steps[near]) >= FAR_BACK:
        near = max(step for step in steps if steps[step] <= 0)
    elif tense is Tense.FUTURE and abs(steps[near]) >= FAR_ON:
        near = min(step for step in steps if steps[step] >= 0)
    return year + near


def _day_of_month(written: Written, which: int | None, anchor: Anchor) -> Found:
    """A day without its month ("the 8th") is of the month in which it lies nearest."""
    day = anchor.day
    first = written.parts[0].day
    if day is None or first is None:
        return UNDATED
    months = [month_shifted(day.year, day.month, step) for step in (-1, 0, 1)]
    if which is not None:
        months = [month_shifted(day.year, day.month, which)]
    days = list(_days((*found, first) for found in months if found))
    if not days:
        return _NO_SUCH
    near = min(days, key=lambda other: abs(other - day))
    fitting = [other for other in days if other.weekday() == written.weekday]
    if fitting:
        near = min(fitting, key=lambda other: abs(other - day))
    elif which is None and anchor.tense is Tense.PAST:
        near = max((other for other in days if other <= day), default=near)
    elif which is None and anchor.tense is Tense.FUTURE:
        near = min((other for other in days if other >= day), default=near)
    parts = tuple(replace(part, year=near.year, month=near.month) for part in written.parts)
    value = settled(replace(written, parts=parts))
    because = f"The month is the nearest to the record's date, {in_words(day)}."
    if fitting:
        because = f"{because[:-1]}, in which the weekday fits."
    return Found(value, INFERRED, because) if value else _NO_SUCH


def _days(parts: Iterable[tuple[int, int | None, int | None]]) -> Iterable[date]:
    for year, month, day in parts:
        try:
            yield date(year, month or 0, day or 0)
        except ValueError:
            continue
