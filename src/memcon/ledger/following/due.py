"""By when something is to be done: the time that its own words give."""

from datetime import date

from memcon.ledger.days import bound
from memcon.model.ledger import Entry, When

_LIMITS = ("by", "before", "until", "than", "within", "not later than", "at the latest by")
_LIMIT_INSIDE = ("before", "by", "within", "until")


def due_of(entry: Entry) -> When | None:
    """Return the time by which an entry is due; None where there is none, or more than one.

    A time before the day of the talk is no due date: it tells of something else.
    """
    said = bound(entry.said_on, last=False)
    ahead = [time for time in entry.times if said and _not_before(time, said)]
    limits = [time for time in ahead if _is_limit(entry, time)]
    found = limits or ahead
    return found[0] if len(found) == 1 else None


def _not_before(time: When, said: date) -> bool:
    end = bound(time.value, last=True)
    return end is not None and end >= said


def _is_limit(entry: Entry, time: When) -> bool:
    """Whether “by”, “before” or the like stands before a time or opens it."""
    if time.words.casefold().startswith(_LIMIT_INSIDE):
        return True
    before = entry.passage.words.partition(" ".join(time.words.split()))[0].split()
    return any(word in _LIMITS for word in before[-2:])
