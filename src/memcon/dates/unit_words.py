"""Weeks, months, years and the like: which one, or how many and from when."""

import re
from decimal import Decimal
from functools import lru_cache

from memcon.dates.beside import STEPS
from memcon.dates.clock_words import military_hours
from memcon.dates.day_words import CONTEXT_STEPS, NOUN_BEHIND, special_day
from memcon.dates.meaning import DayCount, Expression, Origin, Period, Shift, Stretch, Unsaid
from memcon.dates.numbers import Number, number_before
from memcon.dates.year_words import century
from memcon.lexicon.load import table
from memcon.text.span import Span

_UNIT_LEAD = re.compile(
    r"\b(?:(?P<which>this(?:\s+(?:very|coming|past))?|(?:the\s+)?(?:last|next|past|coming|current|present))"
    r"|(?P<context>(?:the\s+|that\s+|this\s+)?(?:very\s+)?same|that(?:\s+very)?|(?:the\s+)?(?:following|previous|preceding)"
    r"|the\s+(?:very\s+)?next))\s+$",
    re.IGNORECASE,
)
_END_OF_THE = re.compile(
    r"\b(?:end|close|middle|beginning|start|part|half|turn)\s+of\s+the\s+$", re.IGNORECASE
)
_MID = re.compile(r"\bmid-$", re.IGNORECASE)
_AT_THE = re.compile(r"\b(?:over|during|for|at|on|by|before|after)\s+the\s+$", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:every(?:\s+other|\s+second)?|each|per|(?:once|twice|times)\s+an?)\s+$", re.IGNORECASE
)
_COUNT_LEAD = re.compile(
    r"\b(?P<lead>(?:(?:for|over|during|in|within|of)\s+)?(?:the\s+)?"
    r"(?:last|past|next|coming|first|previous|preceding|following|these)|in|within|for|after|every)\s+"
    r"(?:about\s+|some\s+|approximately\s+|another\s+|at\s+least\s+|almost\s+|nearly\s+)?$",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?P<few>(?:a\s+)?few|several|many|(?P<two>(?:a\s+)?couple(?:\s+of)?)|some|a\s+number\s+of|numerous"
    r"|recent|those)\s+$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?P<half>half\s+)?(?:an?|one)(?:\s+(?:full|whole|single|good))?[\s-]+$", re.IGNORECASE
)
_MOST = 400  # units of time that anybody counts
_BEHIND = re.compile(
    r"\s+(?:or\s+(?:so|two)\s+|and\s+a\s+half\s+)?(?P<word>ago|later|earlier|before|previously|after|afterwards?|thereafter|hence"
    r"|from\s+now|from\s+today|off)(?!\w)",
)
_UNITS = {"fortnight": ("day", 14), "weekend": ("weekend", 1)}


def unit(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a week, month, year or the like: which one, or how many and from when."""
    word = hit.of(text).lower()
    name = _unit_names().get(word.removesuffix("s") if word != "century" else word, "century")
    if name == "century":
        found = century(text, hit, floor)
        if found:
            return found
    if name == "day":
        found = special_day(text, hit, floor)
        if found:
            return found
    if word == "hours":
        found = military_hours(text, hit, floor)
        if found:
            return found
    if not word.endswith("s") and name != "centuries":
        found = _which(text, hit, floor, name)
        if found:
            return found
    return _counted(text, hit, floor, name)


def _which(text: str, hit: Span, floor: int, name: str) -> Expression | None:
    """Read "this week", "last year's", "the following day"."""
    if _EVERY.search(text, max(floor, hit.start - 16), hit.start):
        return Expression(hit, unsaid=Unsaid.FREQUENCY)
    mid = _MID.search(text, max(floor, hit.start - 4), hit.start)
    if mid and name in ("month", "week", "year"):
        return Expression(hit, Period(name, 0))
    lead = _UNIT_LEAD.search(text, max(floor, hit.start - 24), hit.start)
    if lead is None or name in ("minute", "hour"):
        return _within_period(text, hit, floor, name)
    at = Span(lead.start(), hit.end)
    base, times = _UNITS.get(name, (name, 1))
    if lead["context"]:
        count = CONTEXT_STEPS[lead["context"].lower().split()[-1]]
        if name == "day":
            return Expression(at, DayCount(count, Origin.CONTEXT))
        return Expression(at, Period(base, count, Origin.CONTEXT)) if times == 1 else None
    words = lead["which"].lower().split()
    if name == "day":
        return Expression(at, DayCount(1, Origin.CONTEXT)) if words[-1] == "next" else None
    return _of_record(at, words, base, times)


def _of_record(at: Span, words: list[str], base: str, times: int) -> Expression:
    """Read what is counted from the record's date: "this week", "the next month", "last decade"."""
    count = STEPS.get(words[-1], 0)
    if words[-1] == "past" and words[0] != "this":
        return Expression(at, Stretch(base, Decimal(times), -1))
    if base == "decade" and words[-1] in ("last", "next"):
        return Expression(at, Stretch("year", Decimal(10), count))
    if times != 1:
        return Expression(at, Stretch(base, Decimal(times), count or 1))
    if words == ["the", "next"]:
        return Expression(at, Stretch(base, Decimal(1), 1))
    coming = words[-1] == "coming" and words[0] != "this" and base == "week"
    coming = coming or (words[0] == "this" and base == "weekend")
    return Expression(at, Period(base, count, coming=coming))


def _within_period(text: str, hit: Span, floor: int, name: str) -> Expression | None:
    """Read "the end of the year", "over the weekend": the period in which the record lies."""
    if name in ("week", "month", "quarter", "year", "decade", "century"):
        found = _END_OF_THE.search(text, max(floor, hit.start - 32), hit.start)
    else:
        found = _AT_THE.search(text, max(floor, hit.start - 16), hit.start)
        found = found if name == "weekend" else None
    return Expression(hit, Period(name, 0)) if found else None


def _counted(text: str, hit: Span, floor: int, name: str) -> Expression | None:
    """Read so many units: ago, later, the last, the next, in, for."""
    behind = _BEHIND.match(text, hit.end)
    plural = hit.of(text).lower().endswith("s")
    count = _count(text, hit, floor)
    if count is None:
        if plural and behind and behind["word"] == "ago":
            return Expression(Span(hit.start, behind.end()), unsaid=Unsaid.VAGUE)
        return None
    start, amount, word = count
    if text[hit.start - 1] == "-" and amount is not None:
        return Expression(Span(start, hit.end), unsaid=Unsaid.DURATION)
    lead = _COUNT_LEAD.search(text, max(floor, start - 40), start)
    leads = lead["lead"].lower().split() if lead else []
    at = Span(lead.start("lead") if lead else start, hit.end)
    if amount is None:
        vague = (
            behind or word == "recent" or leads[-1:] in (["last"], ["past"], ["next"], ["coming"])
        )
        end = behind.end() if behind else hit.end
        return Expression(Span(at.start, end), unsaid=Unsaid.VAGUE if vague else Unsaid.DURATION)
    base, times = _UNITS.get(name, (name, 1))
    if base == "weekend":
        return None
    half = Decimal("0.5") if behind and " half " in behind.group() else Decimal(0)
    sized = (base, (amount.low + half) * times, (amount.high + half) * times)
    if behind:
        return _from_behind(text, Span(start, hit.end), behind, sized)
    return _from_before(at, leads, sized, text.startswith(" of ", hit.end))


def _count(text: str, hit: Span, floor: int) -> tuple[int, Number | None, str] | None:
    """How many units: where the words begin, the number, and the word where it is none."""
    low = max(floor, hit.start - 40)
    few = _FEW.search(text, low, hit.start)
    if few:
        two = Number(Decimal(2), Decimal(2), 0, about=True) if few["two"] else None
        return few.start(), two, few["few"].lower()
    found = number_before(text, low, hit.start)
    if found and found[1].high <= _MOST:
        return (*found, "")
    one = _ONE.search(text, low, hit.start)
    if one is None:
        return None
    size = Decimal("0.5") if one["half"] else Decimal(1)
    return one.start(), Number(size, size, 0), ""


def _from_behind(
    text: str, at: Span, behind: re.Match[str], sized: tuple[str, Decimal, Decimal]
) -> Expression:
    """Read what stands behind the units: ago, later, before, hence."""
    word = behind["word"].split()[0]
    whole = Span(at.start, behind.end())
    if word == "ago":
        return Expression(whole, Shift(*sized, -1))
    if word in ("hence", "from", "off"):
        return Expression(whole, Shift(*sized, 1))
    anchored = NOUN_BEHIND.match(text, behind.end())
    if word == "after" or (word in ("before", "previously") and anchored):
        return Expression(at, unsaid=Unsaid.DURATION)
    step = -1 if word in ("earlier", "before", "previously") else 1
    return Expression(whole, Shift(*sized, step, Origin.CONTEXT))


def _from_before(
    at: Span, lead: list[str], sized: tuple[str, Decimal, Decimal], of: bool
) -> Expression:
    """Read what stands before the units: the last, the next, in, within, for."""
    base, low, high = sized
    last = lead[-1] if lead else ""
    if last in ("last", "past", "these"):
        return Expression(at, Stretch(base, high, -1))
    if last in ("next", "coming") or (lead == ["within"] and not of):
        return Expression(at, Stretch(base, high, 1, within=lead[0] == "within"))
    if lead == ["in"] and not of:
        return Expression(at, Shift(base, low, high, 1, if_future=True))
    if lead == ["every"]:
        return Expression(at, unsaid=Unsaid.FREQUENCY)
    return Expression(at, unsaid=Unsaid.DURATION)


@lru_cache(maxsize=1)
def _unit_names() -> dict[str, str]:
    found = table("times")["units"]
    assert isinstance(found, dict)
    return found
