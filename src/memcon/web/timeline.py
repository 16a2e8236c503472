"""Records by date, to the scale of days: only what has a date is placed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from memcon.dates.calendar import MONTHS

WIDTH = 1190
MOST_LABELS = 24
MOST_WIDE_DOTS = 600
MOST_DOTS = 6000
PITCH, FINE_PITCH = 11.0, 5.0  # units from dot to dot
ROWS = 3  # of labels above the line
ROW_HEIGHT = 42
LETTER = 6.6  # units: the mean width of a letter of a label
LONGEST_IN_DAYS = 60  # days: a longer time has ticks for months
LONGEST_IN_MONTHS = 1100  # days: a longer time has ticks for years


@dataclass(frozen=True, slots=True)
class Event:
    """A dated record: its day, a headline, a line below it, its address and its full name."""

    day: date
    head: str
    line: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A record on the line; without a `row` it has no label."""

    event: Event
    x: float
    y: float
    row: int | None
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the line, named or not."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: `line` is the height at which time runs."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    line: float
    height: float
    radius: float


def timeline(events: Iterable[Event]) -> Timeline | None:
    """Draw records of at least two days; else there is nothing to draw, nor if dots would merge."""
    ordered = sorted(events, key=lambda event: event.day)
    if len({event.day for event in ordered}) < 2 or len(ordered) > MOST_DOTS:
        return None
    span = max(6, (ordered[-1].day - ordered[0].day).days)
    first = _moved(ordered[0].day, -ceil(span * 0.07))
    last = _moved(ordered[-1].day, ceil(span * 0.07))
    unit = WIDTH / max(1, (last - first).days)
    rows = _rows(ordered, first, unit) if len(ordered) <= MOST_LABELS else [None] * len(ordered)
    used = 1 + max((row for row in rows if row is not None), default=-1)
    close = len(ordered) > MOST_LABELS
    pitch = PITCH if len(ordered) <= MOST_WIDE_DOTS else FINE_PITCH
    levels = _levels([(event.day - first).days * unit for event in ordered], pitch)
    line = 16.0 + (max(levels) * pitch if close else used * ROW_HEIGHT)
    dots = []
    for event, row, level in zip(ordered, rows, levels, strict=True):
        x = round((event.day - first).days * unit, 1)
        y = line - level * pitch if close else line + level * pitch
        dots.append(Dot(event, x, y, row, line - 26 - (row or 0) * ROW_HEIGHT))
    below = 0 if close else max(levels) * pitch
    radius = pitch / 2 - 0.5
    ticks = tuple(_ticks(first, last, unit))
    return Timeline(tuple(dots), ticks, line, line + 28 + below, radius)


def _levels(places: list[float], pitch: float) -> list[int]:
    """Give each dot the first level at which it touches no dot before it."""
    ends: list[float] = []
    levels = []
    for x in places:
        level = next((i for i, end in enumerate(ends) if x - end >= pitch), len(ends))
        ends[level : level + 1] = [x]
        levels.append(level)
    return levels


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _rows(events: list[Event], first: date, unit: float) -> list[int | None]:
    """Give each label the lowest row in which it touches no other."""
    ends = [-1.0] * ROWS
    rows: list[int | None] = []
    for event in events:
        middle = (event.day - first).days * unit
        half = max(len(event.head), len(event.line)) * LETTER / 2 + 6
        row = next((r for r, end in enumerate(ends) if middle - half > end), None)
        if row is not None:
            ends[row] = middle + half
        rows.append(row)
    return rows


def _ticks(first: date, last: date, unit: float) -> Iterator[Tick]:
    free = -99.0
    for day, name in _named_days(first, last):
        x = round((day - first).days * unit, 1)
        fits = x - free > 64 and 20 < x < WIDTH - 20
        free = x if fits and name else free
        yield Tick(x, name if fits else "")


def _named_days(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield the days that get a tick, with the name of the tick, where it has one."""
    days = (last - first).days
    if days <= LONGEST_IN_DAYS:
        for day in (first + timedelta(offset) for offset in range(days + 1)):
            yield day, f"{day.day} {MONTHS[day.month - 1][:3]}" if day.weekday() == 0 else ""
    elif days <= LONGEST_IN_MONTHS:
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
            day = date(month // 12, month % 12 + 1, 1)
            yield day, str(day.year) if day.month == 1 else MONTHS[day.month - 1][:3]
    else:
        step = 1 + (last.year - first.year) // 60
        for year in range(first.year + 1, last.year + 1, step):
            yield date(year, 1, 1), str(year)
