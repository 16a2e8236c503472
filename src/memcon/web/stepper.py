"""The days on which positions can be looked at, drawn to a true scale of time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.dates.calendar import MONTHS, in_words, shifted

EDGE = 0.07  # of the time between the first day and the last: what is drawn beyond either
GAP = 5.2  # per cent of the axis: labels that stand closer on a wide page would touch
NARROW_GAP = 16.0  # the same on a phone
DATED_GAP = 1.7  # times that, where the labels name the year
MOST_DOTS = 60  # of full size
LEAST_APART = 0.15  # per cent: dots closer than this are drawn as one


@dataclass(frozen=True, slots=True)
class Stop:
    """A day of records on the axis; `x` in per cent of its width.

    `label` is "" where it would touch another, `narrow` tells that it has room on a phone too.
    """

    day: str
    name: str
    href: str
    x: float
    past: bool
    label: str = ""
    narrow: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Stepper:
    """The axis, the day that is looked at, and the ways to the days before and after it.

    `value`, `low` and `high` count days as date.toordinal does. `remark` says what is recorded on
    the day. `past` and `to_come` count the stops up to the day and after it.
    """

    now: str
    remark: str
    x: float
    value: int
    low: int
    high: int
    stops: tuple[Stop, ...]
    days: tuple[str, ...]
    earlier: str
    later: str
    small: bool


def stepper(
    days: Sequence[date],
    chosen: date | None,
    remarks: Mapping[date, str],
    href: Callable[[date | None], str],
) -> Stepper | None:
    """Draw the days of records, in order; None where there is none.

    With no day chosen all records count, also those without a day.
    """
    if not days:
        return None
    low, high = _ends(days)
    now = chosen or days[-1]
    before = [day for day in days if day < now]
    after = [day for day in days if day > now] if chosen else []
    many = len(days) > MOST_DOTS
    return Stepper(
        in_words(now) if chosen else "All records",
        _remark(days, chosen, remarks),
        _place(min(max(now, low), high), low, high),
        now.toordinal(),
        low.toordinal(),
        high.toordinal(),
        tuple(_stops(days, chosen, (low, high), href)),
        tuple(day.isoformat() for day in days),
        href(before[-1]) if before else "",
        href(after[0]) if after else "",
        many,
    )


def short_day(day: date, with_year: bool) -> str:
    """Return "14 Mar", and the year where it is wanted."""
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


def several_years(days: Sequence[date]) -> bool:
    """Tell whether days have to be named with their year."""
    return len({day.year for day in days}) > 1


def _remark(days: Sequence[date], chosen: date | None, remarks: Mapping[date, str]) -> str:
    if chosen is None:
        return f"the last of {in_words(days[-1])}"
    if chosen in remarks:
        return remarks[chosen]
    last = [day for day in days if day < chosen][-1:]
    return f"the last record is of {in_words(last[0])}" if last else "no record as early as this"


def _ends(days: Sequence[date]) -> tuple[date, date]:
    more = max(1, round((days[-1] - days[0]).days * EDGE))
    return shifted(days[0], -more) or days[0], shifted(days[-1], more) or days[-1]


def _place(day: date, low: date, high: date) -> float:
    return round(100 * (day - low).days / max(1, (high - low).days), 2)


def _stops(
    days: Sequence[date],
    chosen: date | None,
    ends: tuple[date, date],
    href: Callable[[date | None], str],
) -> list[Stop]:
    now = chosen or days[-1]
    places = [_place(day, *ends) for day in days]
    at = days.index(now) if now in days else None
    dated = several_years(days)
    wider = DATED_GAP if dated else 1
    wide = _labelled(places, range(len(days)), GAP * wider, at)
    narrow = _labelled(places, wide, NARROW_GAP * wider, at)
    shown = _apart(places, at)
    return [
        Stop(
            day.isoformat(),
            in_words(day),
            href(day),
            places[i],
            day <= now,
            short_day(day, dated) if i in wide else "",
            i in narrow,
            day == now,
        )
        for i, day in enumerate(days)
        if i in shown
    ]


def _labelled(
    places: Sequence[float], of: Iterable[int], gap: float, at: int | None
) -> tuple[int, ...]:
    """Choose the places that have room for a label: that of the day looked at goes first."""
    kept = [] if at is None else [at]
    for i in of:
        if all(abs(places[i] - places[k]) >= gap for k in kept):
            kept.append(i)
    return tuple(sorted(kept))


def _apart(places: Sequence[float], at: int | None) -> set[int]:
    """Choose the places that are drawn: of those that lie on one another only the first."""
    kept = {0} | ({at} if at is not None else set())
    last = places[0]
    for i, x in enumerate(places):
        if x - last >= LEAST_APART:
            kept.add(i)
            last = x
    return kept
