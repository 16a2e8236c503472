"""What is counted from, and what counting finds."""

from dataclasses import dataclass
from datetime import date

from memcon.dates.edtf import Edtf, Point
from memcon.dates.meaning import Tense

STATED, COUNTED, INFERRED = "stated", "counted", "inferred"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    `record` is the record's date, or the first of its days. `context` is the day spoken of in the
    sentence or just before it, `spoken_of` the one in the same sentence; `year` and `value` are
    the year and the date spoken of there. `told` says that the record's writer speaks, and none
    of the parties; `quiet` that no day has been spoken of for long. `past_midnight` and `morning`
    say when the record's own time begins.
    """

    record: Point | None = None
    tense: Tense = Tense.UNKNOWN
    context: date | None = None
    spoken_of: date | None = None
    year: int | None = None
    value: Edtf | None = None
    told: bool = False
    quiet: bool = False
    past_midnight: bool = False
    morning: bool = False

    @property
    def day(self) -> date | None:
        """The record's day, where it is known to the day."""
        return self.record.calendar_day if self.record else None


@dataclass(frozen=True, slots=True)
class Found:
    """A date, how sure it is, and the reason in plain words."""

    value: Edtf | None
    certainty: str
    because: str


UNDATED = Found(None, "no date to count from", "The record has no date to count from.")
NOT_FOUND = Found(None, "unsettled", "There is no day before it from which to count.")
