"""Count an expression of time from the record's date, and say how sure the outcome is and why."""

from dataclasses import dataclass, replace
from datetime import date

from memcon.dates.calendar import in_words, shifted
from memcon.dates.clock import Hours
from memcon.dates.counting import feast, period, season, shift, stretch, weekdays
from memcon.dates.edges import edged, last_day
from memcon.dates.edtf import Bound, Clock, Doubt, Edtf, EdtfError, Interval, Point, Several, parse
from memcon.dates.found import (
    COUNTED,
    INFERRED,
    NOT_FOUND,
    STATED,
    UNDATED,
    Anchor,
    Found,
)
from memcon.dates.meaning import (
    Again,
    Calendar,
    DayCount,
    Decade,
    Edge,
    Expression,
    Feast,
    Limit,
    Meaning,
    Named,
    Origin,
    Period,
    Season,
    Shift,
    Stretch,
    Tense,
    Unsaid,
    Weekdays,
)
from memcon.dates.years import written_date

_UNSAID = {
    Unsaid.VAGUE: "It points to no day in particular.",
    Unsaid.DURATION: "It says how long, not when.",
    Unsaid.FREQUENCY: "It says how often, not when.",
    Unsaid.FISCAL: "A fiscal year begins on another day in each country.",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression points to: `day` is the one day meant, for the next to count from."""

    value: Edtf | None
    certainty: str
    because: str
    rule: str
    day: date | None = None


def resolve(expression: Expression, anchor: Anchor) -> Resolved:
    """Return what an expression of time points to, counted from the anchor's dates."""
    if expression.unsaid:
        kind = expression.unsaid
        rule = "period" if kind is Unsaid.FISCAL else kind.value
        certainty = "unsettled" if kind is Unsaid.FISCAL else kind.value
        return Resolved(None, certainty, _UNSAID[kind], f"time/{rule}")
    if expression.meaning is None:
        return _hour_alone(expression, anchor)
    found = _counted(expression.meaning, anchor)
    rule = f"time/{_rule(expression.meaning, found)}"
    if found.value is None:
        return Resolved(None, found.certainty, found.because, rule)
    value, because = _narrowed(found.value, expression, found.because)
    day = _last_day(found.value)
    value, said = _with_hours(value, expression.hours, expression.limit)
    return Resolved(value, found.certainty, because + said, rule, day)


def _counted(meaning: Meaning, anchor: Anchor) -> Found:
    match meaning:
        case Calendar():
            return written_date(meaning, anchor)
        case DayCount():
            return _day_count(meaning, anchor)
        case Weekdays():
            return weekdays(meaning, anchor)
        case Period():
            return period(meaning, anchor)
        case Shift():
            return shift(meaning, anchor)
        case Stretch():
            return stretch(meaning, anchor)
        case Season():
            return season(meaning, anchor)
        case Feast():
            return feast(meaning, anchor)
        case Decade():
            return Found(Point(meaning.year, masked=meaning.masked), STATED, "The words say which.")
        case Again():
            because = "The time spoken of just before."
            return Found(anchor.value, INFERRED, because) if anchor.value else NOT_FOUND
        case Named():
            because = f"The usual years of what is called {meaning.name}."
            return Found(parse(meaning.value), "by its name", because)


def _rule(meaning: Meaning, found: Found) -> str:
    match meaning:
        case Calendar() | Feast():
            return "absolute" if found.certainty == STATED else "partial"
        case DayCount() | Shift() | Again():
            return "relative"
        case Weekdays():
            return "weekday"
        case Named():
            return "named"
        case _:
            return "period"


def _day_count(meaning: DayCount, anchor: Anchor) -> Found:
    """Today, tomorrow, "the next day"."""
    certainty, days = COUNTED, meaning.days
    if meaning.origin is Origin.CONTEXT:
        base, because = anchor.context, "Counted from the day spoken of before it"
        certainty = INFERRED
        if meaning.loose and not anchor.told:
            base = anchor.spoken_of
        away = {1: Tense.PAST, -1: Tense.FUTURE}.get(days)  # of a tale's own days
        habit = meaning.loose and anchor.tense is Tense.UNKNOWN
        if base is None and anchor.told and anchor.tense is not away and not habit:
            base, because = anchor.day, "No other day is spoken of; counted from the record's date"
    else:
        base, because = anchor.day, "Counted from the record's date"
        if anchor.past_midnight:
            days, certainty = days - 1, INFERRED
            because = "The record begins after midnight, and its day is still the one before"
    if base is None:
        return NOT_FOUND if meaning.origin is Origin.CONTEXT else UNDATED
    day = shifted(base, days)
    if day is None:
        return NOT_FOUND
    return Found(Point.of(day), certainty, f"{because}, {in_words(base)}.")


def _narrowed(value: Edtf, expression: Expression, because: str) -> tuple[Edtf, str]:
    """Apply the words before: early, the end of, before, since, about."""
    closing = expression.edge is Edge.END and isinstance(expression.meaning, Period)
    value = (
        last_day(value)
        if closing and not isinstance(value, Interval)
        else edged(value, expression.edge)
    )
    limit = expression.limit
    if limit is Limit.ABOUT:
        return _about(value), because
    if limit is Limit.NONE:
        return value, because
    first, last = _ends(value)
    if isinstance(expression.meaning, Named):  # before a war is before it began
        first, last = last, first
    if limit is Limit.BEFORE and last:
        last = replace(last, doubt=Doubt.NONE) if closing else last
        return _interval(Bound.OPEN, last) or value, because
    if limit is Limit.AFTER and first:
        return _interval(first, Bound.OPEN) or value, because
    return value, because


def _interval(start: Point | Bound, end: Point | Bound) -> Interval | None:
    try:
        return Interval(start, end)
    except EdtfError:
        return None


def _about(value: Edtf) -> Edtf:
    if isinstance(value, Point) and not value.clock and value.doubt is Doubt.NONE:
        return replace(value, doubt=Doubt.APPROXIMATE)
    return value


def _ends(value: Edtf) -> tuple[Point | None, Point | None]:
    if isinstance(value, Point):
        return value, value
    if isinstance(value, Several):
        return value.points[0], value.points[-1]
    start = value.start if isinstance(value.start, Point) else None
    return start, value.end if isinstance(value.end, Point) else None


def _day(value: Edtf) -> date | None:
    return value.calendar_day if isinstance(value, Point) else None


def _last_day(value: Edtf) -> date | None:
    """The day that a tale has reached behind a date: a stretch's last, and none of two."""
    if isinstance(value, Several) and not value.all:
        return None
    last = _ends(value)[1]
    return last.calendar_day if last else None


def _with_hours(value: Edtf, hours: Hours | None, limit: Limit) -> tuple[Edtf, str]:
    """Put the hour on the day; a stretch of hours, or one that may be either half, stays a day."""
    day = _day(value)
    if hours is None or day is None or not isinstance(value, Point):
        return value, ""
    if hours.end is not None:
        return value, f" From {_short(hours.start)} to {_short(hours.end)}."
    if not hours.sure:
        return value, " The words do not tell morning from evening."
    if hours.midnight:
        following = shifted(day, 1)
        if following:
            return Point.of(following, hours.start), " Midnight ends the day."
    if limit is Limit.ABOUT:
        return Point.of(day), f" At about {_short(hours.start)}."
    return Point.of(day, hours.start), ""


def _hour_alone(expression: Expression, anchor: Anchor) -> Resolved:
    """An hour without a day is one of the day spoken of, else of the record's day."""
    hours = expression.hours
    day = anchor.context or anchor.day
    if hours is None or day is None:
        return Resolved(None, UNDATED.certainty, UNDATED.because, "time/clock")
    if anchor.context is None and not (anchor.told or anchor.quiet):
        because = "Somebody speaks, and does not say of which day the hour is."
        return Resolved(None, NOT_FOUND.certainty, because, "time/clock")
    of = "the day spoken of before it" if anchor.context else "the record's date"
    because = f"The day is taken to be {of}, {in_words(day)}."
    if hours.midnight and hours.end is None and anchor.tense is Tense.PAST and anchor.morning:
        value: Edtf = Point.of(day, hours.start)
        return Resolved(value, INFERRED, because + " Midnight began it.", "time/clock")
    value, said = _with_hours(Point.of(day), hours, Limit.NONE)
    return Resolved(value, INFERRED, because + said, "time/clock", anchor.context)


def _short(clock: Clock) -> str:
    return clock.hours_and_minutes
