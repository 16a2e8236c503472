"""Times of day as writers write them: "9:15 p.m.", "15.40 to 17.55", "0930Z", "10 a.m.-noon"."""

import re
from dataclasses import dataclass, replace

from memcon.dates.edtf import Clock
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day or a stretch of it.

    `sure` is False where the words do not tell morning from evening ("at 5:15").
    `midnight` tells that the words name the night's middle, which ends a day or begins one.
    """

    at: Span
    start: Clock
    end: Clock | None = None
    sure: bool = True
    midnight: bool = False


@dataclass(frozen=True, slots=True)
class _Hour:
    hour: int
    minute: int
    half: str  # "a", "p", "24" where the figures are of a day of 24 hours, "" where nothing tells
    zone: str = ""
    midnight: bool = False


_HALF = r"\s*(?P<half>[apAP])\.?\s?[mM](?!\w)\.?"
_OCLOCK = r"\s*o\s?['’‘`]\s?clock"
_DAYPART = (
    r"(?:\s+(?P<part>in\s+the\s+(?:early\s+)?(?:morning|afternoon|evening)|at\s+night|at\s+noon"
    r"|(?:this|that|the\s+same)\s+(?:morning|afternoon|evening)))"
)
_ONE = re.compile(
    r"(?P<noon>(?:12(?:[:.]00)?\s+)?(?:o['’]clock\s+)?(?:[nN]oon|NOON|[mM]idday)(?!\w))"
    r"|(?P<midnight>(?:12(?:[:.]00)?\s+)?(?:[mM]idnight|MIDNIGHT)(?!\w))"
    r"|(?P<military>(?:[01]\d|2[0-4])[0-5]\d)"
    r"(?:\s?(?P<zulu>Z(?:ulu)?(?!\w))|\s?(?:hours|hrs\.?|h(?!\w))"
    r"|\s?[apAP]\.?\s?[mM](?!\w)\.?|(?=\s?(?:[-–—]|to|and)\s?\d{4}\s?(?:hours|hrs|h\b|Z)))"
    r"|(?P<hour>2[0-4]|[01]?\d|l(?=\s?[ap]\.?\s?m))(?![\d%])"
    r"(?:(?P<mark>[:.]|\s?h\.?\s?)(?P<minute>[0-5]\d)(?![\d%]))?"
    rf"(?:{_HALF}|(?P<oclock>{_OCLOCK})|\s?(?P<hrs>hours|hrs\.?|h(?!\w)))?{_DAYPART}?"
)
_BARE = re.compile(
    r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:\s?(?P<zulu>Z)\b)?(?![\d.:]|\s*[apAP]\.?\s?[mM])"
)
_PART = re.compile(r"\b(?:morning|forenoon|afternoon|evening|night)\b")
_TO = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b)\s*")
_PLACE_OF_TIME = (
    r"(?:(?:[A-Z][a-z]+|local|our|their|your)\s+time|[ECMPG][SDM]T|EST|EDT|GMT|BST|CET|MSK|UTC)"
    r"(?!\w)"
)
_ZONE = re.compile(rf"[ ]?,?[ ]?(?:\({_PLACE_OF_TIME}\)|{_PLACE_OF_TIME})")
_FROM = re.compile(
    r"(?:from|between|at|about|approximately|circa|c\.|beginning\s+at)\s+", re.IGNORECASE
)


def hours(text: str, start: int, end: int, *, dateline: bool = False) -> Hours | None:
    """Return the time of day whose words begin at `start`, or None.

    Bare figures ("1830", "16.20") are a time only in a dateline, where the place says what
    they are; a bare whole hour ("4") only before one that says more ("4-5:20 p.m.").
    """
    lead = _FROM.match(text, start, end) if dateline else None
    first = _hour(text, lead.end() if lead else start, end, dateline)
    if first is None:
        return None
    one, stop = first
    to = _TO.match(text, stop, end)
    second = _hour(text, to.end(), end, dateline) if to else None
    if second is not None and (one.half or max(one.minute, second[0].minute) >= 0):
        found = _stretch(start, one, second[0], second[1])
        if found is not None:
            return _zoned(text, found, end)
    if one.minute < 0 and one.half in ("", "24"):
        return None
    clock = _clock(one)
    if clock is None:
        return None
    return _zoned(text, Hours(Span(start, stop), clock, None, bool(one.half), one.midnight), end)


def in_part(said: Hours, words: str) -> Hours:
    """Return the hours of a day whose words name its part: "9:00 tomorrow morning"."""
    part = _PART.search(words)
    if said.sure or part is None:
        return said
    half = "a" if part[0] in ("morning", "forenoon") else "p"
    clocks = [
        clock and _clock(_Hour(clock.hour, clock.minute, half, clock.zone))
        for clock in (said.start, said.end)
    ]
    if clocks[0] is None:
        return said
    return replace(said, start=clocks[0], end=clocks[1], sure=True)


def _zoned(text: str, found: Hours, end: int) -> Hours:
    """Take the name of the time's place into the words: "8 p.m. EST", "16:20 Moscow time"."""
    zone = _ZONE.match(text, found.at.end, end)
    if zone is None:
        return found
    return Hours(
        Span(found.at.start, zone.end()), found.start, found.end, found.sure, found.midnight
    )


def _hour(text: str, start: int, end: int, dateline: bool) -> tuple[_Hour, int] | None:
    match = _ONE.match(text, start, end)
    bare = _BARE.match(text, start, end) if match is None and dateline else None
    if bare:
        zone = "Z" if bare["zulu"] else ""
        return _Hour(int(bare["hour"]), int(bare["minute"]), "24", zone), bare.end()
    if match is None:
        return None
    if match["noon"]:
        return _Hour(12, 0, "24"), match.end()
    if match["midnight"]:
        return _Hour(0, 0, "24", midnight=True), match.end()
    if match["military"]:
        figures, zone = match["military"], "Z" if match["zulu"] else ""
        return _Hour(int(figures[:2]), int(figures[2:]), "24", zone), match.end()
    if match["mark"] == "." and not (match["half"] or match["hrs"] or dateline):
        return None
    figures = match["hour"].replace("l", "1")  # a typist's small l is a 1
    hour, minute = int(figures), -1 if match["minute"] is None else int(match["minute"])
    return _said(match, hour, minute), match.end()


def _said(match: re.Match[str], hour: int, minute: int) -> _Hour:
    """Settle which half of the day is meant, from the words after the figures."""
    half, part = (match["half"] or "").lower(), match["part"] or ""
    if half or part or match["oclock"]:
        minute = max(minute, 0)
    if not half and part.endswith("night") and hour == 12:
        return _Hour(0, minute, "24", midnight=True)
    if not half and part:
        night = part.endswith("night") and hour < 6
        half = "a" if night or part.endswith("morning") else "p"
    elif match["hrs"]:
        half = "24" if minute >= 0 or hour > 12 else ""
    opens_with_nought = match["hour"][0] == "0" and len(match["hour"]) == 2
    if hour > 12 or (minute >= 0 and not half and (hour == 0 or opens_with_nought)):
        half = "24"
    return _Hour(hour, minute, half)


def _stretch(start: int, one: _Hour, two: _Hour, end: int) -> Hours | None:
    """Read "3-5:15 p.m." and the like: the second half of the day holds for both where it can."""
    later = _clock(two)
    sure = bool(one.half and two.half)
    if not one.half and two.half in ("a", "p"):
        same, other = (_clock(replace(one, half=half)) for half in (two.half, _OTHER[two.half]))
        first = same if same and later and same < later else other
        sure = True
    elif not one.half and two.half == "24" and (two.hour, two.minute) in ((12, 0), (0, 0)):
        first = _clock(replace(one, half="a" if two.hour else "p"))  # "10-noon", "9:30-midnight"
        sure = True
    else:
        first = _clock(one)
        if one.half in ("a", "p") and not two.half:  # "6:00 p.m. to 8:30"
            later = _clock(replace(two, half=one.half))
            sure = True
    if first is None or later is None:
        return None
    return Hours(Span(start, end), first, later, sure, one.midnight)


_OTHER = {"a": "p", "p": "a"}


def _clock(hour: _Hour) -> Clock | None:
    number, minute = hour.hour, max(hour.minute, 0)
    if hour.half == "p" and number < 12:
        number += 12
    elif hour.half == "a" and number == 12:
        number = 0
    if number == 24:
        number = 0
    if not 0 <= number <= 23:
        return None
    return Clock(number, minute, 0, hour.zone)
