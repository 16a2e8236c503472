"""What an expression of time means before it is counted from a date: one class for each kind."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from memcon.dates.clock import Hours
from memcon.dates.written import Joint, Written
from memcon.text.span import Span


class Origin(Enum):
    """From which day an expression counts."""

    RECORD = "record"
    CONTEXT = "context"  # the day just spoken of


class Edge(Enum):
    """Which part of a period is meant."""

    WHOLE = ""
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_WEEK = "first week"
    SECOND_WEEK = "second week"
    THIRD_WEEK = "third week"
    FOURTH_WEEK = "fourth week"
    LAST_WEEK = "last week"


class Limit(Enum):
    """Whether the expression is a bound of what is meant, or a guess at it."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"


class Tense(Enum):
    """Whether the clause looks back or forward from the record's day."""

    UNKNOWN = ""
    PAST = "past"
    FUTURE = "future"


class Unsaid(Enum):
    """Kinds of expression that point to no date that could be given."""

    VAGUE = "vague"
    DURATION = "duration"
    FREQUENCY = "frequency"
    FISCAL = "fiscal year"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A written date, whole or in part.

    `which` is -1 in "last June", `years` is -1 in "June of last year".
    """

    written: Written
    which: int | None = None
    years: int | None = None
    between: bool = False


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day so many days from another: today, tomorrow, "the next day"."""

    days: int
    origin: Origin = Origin.RECORD
    loose: bool = False  # "in the morning", which may be of any day where a party speaks


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week; `which` as in "last Monday", `week` in "Monday of next week"."""

    days: tuple[int, ...]
    joint: Joint = Joint.ALONE
    which: int | None = None
    week: int | None = None
    origin: Origin = Origin.RECORD


@dataclass(frozen=True, slots=True)
class Period:
    """A whole week, weekend, month, quarter, year, decade or century, counted from another."""

    unit: str
    count: int
    origin: Origin = Origin.RECORD
    coming: bool = False  # "the coming week", said on a Monday, is the week begun; "this weekend"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before or after a day: "three weeks ago", "in ten days", "two days later"."""

    unit: str
    low: Decimal
    high: Decimal
    direction: int
    origin: Origin = Origin.RECORD
    if_future: bool = False  # "in ten days" says how long where the sentence looks back


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last or next so many units: "the past three years", "within the next ten days"."""

    unit: str
    count: Decimal
    direction: int
    within: bool = False  # the record's day is one of them


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its code in EDTF, of a year, or the last or next one."""

    season: int
    which: int | None = None
    year: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast on a fixed day."""

    month: int
    day: int
    year: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten or a hundred years: "the 1930's", "the nineteenth century"."""

    year: int
    masked: int


@dataclass(frozen=True, slots=True)
class Again:
    """The time spoken of just before: "at that time"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A period that has a name, with its usual limits in EDTF."""

    value: str
    name: str


Meaning = (
    Calendar
    | DayCount
    | Weekdays
    | Period
    | Shift
    | Stretch
    | Season
    | Feast
    | Decade
    | Again
    | Named
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that speak of time: a day or period, an hour of it, or something that has no date."""

    at: Span
    meaning: Meaning | None = None
    hours: Hours | None = None
    unsaid: Unsaid | None = None
    edge: Edge = Edge.WHOLE
    limit: Limit = Limit.NONE
