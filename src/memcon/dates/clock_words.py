"""Times of day in running text: "at 4 p.m.", "16:20", "12 o'clock at night", "0800 hours"."""

import re

from memcon.dates.clock import Hours, hours
from memcon.dates.meaning import Expression
from memcon.text.span import Span

_ONE = r"(?:\d{1,2}(?:[:.]\d\d)?|\d{4}|noon|midnight)"
_RANGE_BEFORE = re.compile(
    rf"(?<![\w.,:/$£#-])(?P<first>{_ONE}(?:\s*[apAP]\.?\s?[mM]\.?|\s?o['’]clock|\s?hours)?"
    rf"\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b|\band\b)\s*)?(?P<one>\d{{1,4}}(?:[:.]\d\d)?)\s?$"
)
_NOON_BEFORE = re.compile(r"(?<![\w.,:])12(?::00)?\s+$")
_VOTE = re.compile(r"\b(?:votes?(?:\s+of)?|score\s+of|ratio\s+of)\s+$", re.IGNORECASE)


def clock(text: str, hit: Span, floor: int) -> Expression | None:
    """Read the time of day whose sign is at `hit`: a colon and figures, a.m., o'clock, hours."""
    sign = hit.start if text[hit.start] in ":aApPo" else hit.start + 1
    low = max(floor, sign - 26)
    before = _RANGE_BEFORE.search(text, low, sign)
    if before is None or before.start("one") < floor:
        return None
    end = min(len(text), hit.end + 40)
    starts = [before.start("one")]
    if before["first"] and before.start() >= floor:
        starts.insert(0, before.start())
    for start in starts:
        found = hours(text, start, end)
        if found and found.at.end >= hit.end and not _VOTE.search(text, max(0, start - 12), start):
            return Expression(found.at, hours=found)
    return None


def noon(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "noon", "12 midnight"."""
    before = _NOON_BEFORE.search(text, max(floor, hit.start - 8), hit.start)
    start = before.start() if before else hit.start
    found = hours(text, start, min(len(text), hit.end + 40))
    if found is None:
        return None
    whole = Hours(Span(start, found.at.end), found.start, found.end, found.sure, found.midnight)
    return Expression(whole.at, hours=whole)


def hour_of_part(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "2-3 in the morning", "at 4 in the afternoon"; `hit` is the part of the day."""
    before = _HOUR_OF_PART.search(text, max(floor, hit.start - 26), hit.start)
    if before is None:
        return None
    found = hours(text, before.start(), min(len(text), hit.end + 20))
    return Expression(found.at, hours=found) if found and found.at.end >= hit.end else None


def military_hours(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "0406 hours", "from 0800 to 0930 hours"; `hit` is the word "hours"."""
    before = _MILITARY.search(text, max(floor, hit.start - 16), hit.start)
    if before is None:
        return None
    found = hours(text, before.start(), min(len(text), hit.end + 40))
    return Expression(found.at, hours=found) if found and found.at.end >= hit.end else None


_MILITARY = re.compile(
    r"(?<![\w.,:/$£#-])(?:\d{4}\s?(?:[-–]|to|and)\s?)?(?:[01]\d|2[0-4])[0-5]\d\s?$"
)
_HOUR_OF_PART = re.compile(
    r"(?<![\w.,:/$£#-])\d{1,2}(?:[:.]\d\d)?(?:\s?(?:[-–]|to|or|and)\s?\d{1,2}(?:[:.]\d\d)?)?"
    r"\s+(?:in\s+the\s+(?:early\s+)?|at\s+)$"
)
