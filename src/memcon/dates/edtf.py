"""Uncertain dates as the Extended Date/Time Format writes them, and the calendar days they bound.

Levels 0 and 1 (Library of Congress, 4 February 2019), and of level 2 the sets `[..]` and `{..}`.
Years run from 0001 to 9999.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from memcon.model.errors import MemconError

UNSPECIFIED = 0  # the month or day "XX"
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_SEASON_MONTHS = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}  # where each begins, in the north


class EdtfError(MemconError):
    """Words that are no date of EDTF as memcon knows it."""


class Doubt(Enum):
    """What the date says of its own soundness."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


class Bound(Enum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


class Relation(Enum):
    """How the days of one date lie to the days of another."""

    BEFORE = "before"
    AFTER = "after"
    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """A time of day; `zone` is "", "Z" or an offset such as "+03:00"."""

    hour: int
    minute: int = 0
    second: int = 0
    zone: str = ""

    def __post_init__(self) -> None:
        """Check the ranges."""
        if not (0 <= self.hour <= 23 and 0 <= self.minute <= 59 and 0 <= self.second <= 59):
            raise EdtfError(f"no time of day: {self.hour}:{self.minute}:{self.second}")
        if self.zone and not _ZONE.fullmatch(self.zone):
            raise EdtfError(f"no zone of EDTF: {self.zone!r}")

    def __str__(self) -> str:
        """Write it as EDTF does, with seconds."""
        return f"{self.hour:02}:{self.minute:02}:{self.second:02}{self.zone}"

    @property
    def hours_and_minutes(self) -> str:
        """The form HH:MM."""
        return f"{self.hour:02}:{self.minute:02}"


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, year, decade or century, or a time of day on a day.

    `month` is 1 to 12, a season's code 21 to 24, UNSPECIFIED or None; `masked` is the number of
    the year's last digits that are unknown (1: "196X", 2: "19XX"), which stand as 0 in `year`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None
    doubt: Doubt = Doubt.NONE
    masked: int = 0

    def __post_init__(self) -> None:
        """Check that there is such a date."""
        fault = _fault(self)
        if fault:
            raise EdtfError(f"no such date: {fault}")

    @classmethod
    def of(cls, day: date, clock: Clock | None = None, doubt: Doubt = Doubt.NONE) -> "Point":
        """Return the point of a calendar day."""
        return cls(day.year, day.month, day.day, clock, doubt)

    def __str__(self) -> str:
        """Write it as EDTF does."""
        year = f"{self.year:04}"
        if self.masked:
            year = year[: -self.masked] + "X" * self.masked
        parts = [year, *(_two(part) for part in (self.month, self.day) if part is not None)]
        clock = f"T{self.clock}" if self.clock else ""
        return "-".join(parts) + clock + self.doubt.value

    @property
    def calendar_day(self) -> date | None:
        """The day, where it is one known day."""
        if self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time; at least one end is a date, without a time of day."""

    start: Point | Bound
    end: Point | Bound

    def __post_init__(self) -> None:
        """Check that it does not run backwards."""
        points = [p for p in (self.start, self.end) if isinstance(p, Point)]
        if not points:
            raise EdtfError("an interval needs a date at one end")
        if any(p.clock for p in points):
            raise EdtfError("an interval of EDTF has no times of day")
        if len(points) == 2 and _bounds(points[0])[0] > _bounds(points[1])[1]:
            raise EdtfError(f"an interval runs forwards: {points[0]}/{points[1]}")

    def __str__(self) -> str:
        """Write it as EDTF does."""
        return "/".join(str(p) if isinstance(p, Point) else p.value for p in (self.start, self.end))


@dataclass(frozen=True, slots=True)
class Several:
    """All of some dates ("{1962-08-28,1962-08-30}"), or one of them ("[1961-10,1961-11]")."""

    points: tuple[Point, ...]
    all: bool = True

    def __post_init__(self) -> None:
        """Check that there is a date."""
        if not self.points:
            raise EdtfError("a set of dates holds at least one date")

    def __str__(self) -> str:
        """Write it as EDTF does."""
        inside = ",".join(map(str, self.points))
        return f"{{{inside}}}" if self.all else f"[{inside}]"


Edtf = Point | Interval | Several

_ZONE = re.compile(r"Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?")
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    rf"(?:T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?P<zone>{_ZONE.pattern})?)?"
    r"(?P<doubt>[?~%])?",
    re.ASCII,
)


def parse(text: str) -> Edtf:
    """Return the date that `text` writes in EDTF. Raises EdtfError."""
    if text[:1] in "[{":
        closing = {"[": "]", "{": "}", "": ""}[text[:1]]
        if len(text) < 3 or text[-1] != closing:
            raise EdtfError(f"not a set of dates: {text!r}")
        points = tuple(_point(part.strip(" ")) for part in text[1:-1].split(","))
        return Several(points, all=text[0] == "{")
    if "/" in text:
        start, _, end = text.partition("/")
        return Interval(_end(start), _end(end))
    return _point(text)


def earliest(value: Edtf) -> date | None:
    """Return the first day that may be meant; None where there is no such bound.

    Doubt does not widen the bounds: "1962~" begins on 1 January 1962.
    """
    first = _bounds(value)[0]
    return None if first == date.min and _unbounded(value, 0) else first


def latest(value: Edtf) -> date | None:
    """Return the last day that may be meant; None where there is no such bound."""
    last = _bounds(value)[1]
    return None if last == date.max and _unbounded(value, 1) else last


def contains(whole: Edtf, part: Edtf) -> bool:
    """Tell whether every day of `part` lies between the bounds of `whole`."""
    return relation(whole, part) in (Relation.CONTAINS, Relation.EQUAL)


def relation(a: Edtf, b: Edtf) -> Relation:
    """Return how the days of `a` lie to those of `b`; times of day and doubt are let be."""
    (a0, a1), (b0, b1) = _bounds(a), _bounds(b)
    if a1 < b0:
        return Relation.BEFORE
    if a0 > b1:
        return Relation.AFTER
    if (a0, a1) == (b0, b1):
        return Relation.EQUAL
    if a0 <= b0 and a1 >= b1:
        return Relation.CONTAINS
    if a0 >= b0 and a1 <= b1:
        return Relation.WITHIN
    return Relation.OVERLAPS


def _two(part: int) -> str:
    return f"{part:02}" if part else "XX"


def _end(text: str) -> Point | Bound:
    return Bound(text) if text in ("", "..") else _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise EdtfError(f"not a date of EDTF: {text!r}")
    year, month, day = match["year"], match["month"], match["day"]
    clock = None
    if match["hour"]:
        hour, minute, second = (int(match[name]) for name in ("hour", "minute", "second"))
        clock = Clock(hour, minute, second, match["zone"] or "")
    return Point(
        int(year.replace("X", "0")),
        None if month is None else int(month.replace("XX", "0")),
        None if day is None else int(day.replace("XX", "0")),
        clock,
        Doubt(match["doubt"] or ""),
        year.count("X"),
    )


def _fault(point: Point) -> str:
    """Say what is wrong with a point, or nothing."""
    year, month, day = point.year, point.month, point.day
    if not 1 <= year <= 9999 and not (point.masked and 0 <= year <= 9999):
        return f"year {year}"
    if point.masked and (
        month is not None or year % 10**point.masked or not 1 <= point.masked <= 2
    ):
        return "a decade or century has neither month nor last digits"
    if month is None:
        return "a day without a month" if day is not None or point.clock else ""
    if month not in (UNSPECIFIED, *range(1, 13), *_SEASON_MONTHS):
        return f"month {month}"
    if day is None:
        return "a time of day without a day" if point.clock else ""
    if month > 12 or (not month and day):
        return "a day without a month"
    if not 0 <= day <= (monthrange(year, month)[1] if month else 0):
        return f"day {day} of month {month} of {year}"
    if point.clock and (not day or point.doubt is not Doubt.NONE):
        return "a time of day on a day that is not known"
    return ""


def _unbounded(value: Edtf, side: int) -> bool:
    return isinstance(value, Interval) and isinstance((value.start, value.end)[side], Bound)


def _bounds(value: Edtf) -> tuple[date, date]:
    """Return the first and the last day, with date.min and date.max for what has no bound."""
    if isinstance(value, Interval):
        start = _bounds(value.start)[0] if isinstance(value.start, Point) else date.min
        end = _bounds(value.end)[1] if isinstance(value.end, Point) else date.max
        return start, end
    if isinstance(value, Several):
        pairs = [_bounds(point) for point in value.points]
        return min(first for first, _ in pairs), max(last for _, last in pairs)
    year, month, day = value.year, value.month, value.day
    if not month:
        last = year + 10**value.masked - 1
        return date(max(year, 1), 1, 1), date(last, 12, 31)
    if month > 12:
        return _season(year, month)
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _season(year: int, season: int) -> tuple[date, date]:
    """Return the days of a season of the northern half; a winter runs into the next year."""
    first = _SEASON_MONTHS[season]
    if season == WINTER:
        if year == 9999:
            return date(year, 12, 1), date.max
        return date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1])
    return date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1])
