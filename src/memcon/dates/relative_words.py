"""Expressions counted from another day: today, last week, three years ago, this spring."""

import re
from decimal import Decimal
from functools import lru_cache

from memcon.dates.calendar_words import century
from memcon.dates.clock_words import hour_of_part
from memcon.dates.meaning import (
    Again,
    DayCount,
    Expression,
    Origin,
    Period,
    Season,
    Shift,
    Stretch,
    Unsaid,
)
from memcon.dates.numbers import Number, number_before
from memcon.lexicon.load import table
from memcon.text.span import Span

_PART = r"(?:morning|forenoon|afternoon|evening|night|noon)"
_DAY_WORD = re.compile(
    r"(?P<day>to-?day|tomorrow|to-morrow|yesterday|tonight|to-night)(?:['’]s)?"
    rf"(?P<part>(?:\s+(?:at\s+)?(?:early\s+|late\s+)?{_PART}\b)*)",
    re.IGNORECASE,
)
_EARLY_LATE = re.compile(r"\b(?:early|late|later|earlier)\s+$", re.IGNORECASE)
_PART_LEAD = re.compile(
    r"\b(?P<which>this(?:\s+(?:same|very))?|that(?:\s+same)?|the\s+same|the\s+very\s+same|last"
    r"|(?:the\s+)?next|(?:the\s+)?following|(?:the\s+)?previous|(?:the\s+)?preceding)\s+(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)
_UNIT_LEAD = re.compile(
    r"\b(?:(?P<which>this(?:\s+(?:very|coming|past))?|(?:the\s+)?(?:last|next|past|coming|current|present))"
    r"|(?P<context>(?:the\s+|that\s+|this\s+)?(?:very\s+)?same|that(?:\s+very)?|(?:the\s+)?(?:following|previous|preceding)"
    r"|the\s+(?:very\s+)?next))\s+$",
    re.IGNORECASE,
)
_END_OF_THE = re.compile(
    r"\b(?:end|close|middle|beginning|start|part|half|turn)\s+of\s+the\s+$", re.IGNORECASE
)
_IN_THE = re.compile(
    r"\b(?:later\s+)?(?:in|during|throughout)\s+(?P<the>the\s+(?:early\s+|late\s+)?)$",
    re.IGNORECASE,
)
_LATER_IN = re.compile(r"\b(?:later|earlier)\s+in\s+the\s+$", re.IGNORECASE)
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
_NOUN_BEHIND = re.compile(
    r"\s+(?:the|a|an|his|her|my|our|their|its|your|he|she|they|I|we|it|this|that|[A-Z]\w+)\b"
)
_ANCHORED = re.compile(r"\s+(?P<word>yesterday|tomorrow)\b", re.IGNORECASE)
_SEASON_LEAD = re.compile(
    r"\b(?P<which>this(?:\s+(?:coming|past))?|(?:the\s+)?(?:last|next|past|coming)|that)\s+(?:early\s+|late\s+)?$"
    r"|\b(?P<the>(?:in|by|during|until|till|since|of|for|from|before|after|to|over|through)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?"
    r"|(?:early|late)\s+(?:in\s+)?(?:the\s+)?)$",
    re.IGNORECASE,
)
_SEASON_YEAR = re.compile(
    r"(?:\s+months)?\s*,?\s+(?:of\s+)?(?:(?P<year>1\d{3}|20\d\d)(?!\d)|['’‘](?P<short>\d\d)(?!\d)|(?P<which>this|last|next)\s+year)"
)
_STEPS = {"this": 0, "current": 0, "present": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_CONTEXT_STEPS = {
    "same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1,
}  # fmt: skip
_UNITS = {"fortnight": ("day", 14), "weekend": ("weekend", 1)}


def day_word(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "today", "yesterday evening", "the day after tomorrow"."""
    match = _DAY_WORD.match(text, hit.start)
    if match is None:
        return None
    word = match["day"].lower()
    days = _days()[word]
    start = hit.start
    lead = _EARLY_LATE.search(text, max(floor, start - 9), start)
    if lead:
        start = lead.start()
    return Expression(Span(start, match.end()), DayCount(days))


def part(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "this morning", "last night", "the same evening", "the night before last"."""
    if text.startswith(" before last", hit.end):
        return Expression(Span(hit.start, hit.end + 12), DayCount(-2))
    word = hit.of(text).lower()
    behind = re.compile(r"\s+before(?!\w)").match(text, hit.end)
    if behind and not _NOUN_BEHIND.match(text, behind.end()) and _the(text, hit.start, floor):
        return Expression(Span(hit.start, behind.end()), DayCount(-1, Origin.CONTEXT))
    lead = _PART_LEAD.search(text, max(floor, hit.start - 24), hit.start)
    if lead is None:
        return hour_of_part(text, hit, floor) or _in_the(text, hit, floor)
    start, which = lead.start(), lead["which"].lower().split()
    early = _EARLY_LATE.search(text, max(floor, start - 9), start)
    start = early.start() if early else start
    at = Span(start, hit.end)
    if which[0] == "this":
        return Expression(at, DayCount(0))
    if which[-1] == "last":
        return Expression(at, DayCount(-1)) if word in ("night", "evening") else None
    return Expression(at, DayCount(_CONTEXT_STEPS[which[-1]], Origin.CONTEXT))


def _in_the(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "in the afternoon": of the day that is spoken of."""
    lead = _IN_THE.search(text, max(floor, hit.start - 18), hit.start)
    if lead is None or hit.of(text).lower() == "night" or text.startswith(" of ", hit.end):
        return None
    return Expression(Span(lead.start("the"), hit.end), DayCount(0, Origin.CONTEXT))


def unit(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a week, month, year or the like: which one, or how many and from when."""
    word = hit.of(text).lower()
    name = _unit_names().get(word.removesuffix("s") if word != "century" else word, "century")
    if name == "century":
        found = century(text, hit, floor)
        if found:
            return found
    if name == "day":
        found = _special_day(text, hit, floor)
        if found:
            return found
    if not word.endswith("s") and name != "centuries":
        found = _which(text, hit, floor, name)
        if found:
            return found
    return _counted(text, hit, floor, name)


def _special_day(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the day after tomorrow", "the day before", "the other day"."""
    behind = re.compile(r"\s+(?P<side>before|after)(?!\w)").match(text, hit.end)
    if behind is None:
        later = _LATER_IN.search(text, max(floor, hit.start - 16), hit.start)
        if later:
            return Expression(Span(later.start(), hit.end), DayCount(0, Origin.CONTEXT))
        return _day_or_two(text, hit, floor)
    anchor = _ANCHORED.match(text, behind.end())
    step = -1 if behind["side"] == "before" else 1
    if anchor:
        days = step + _days()[anchor["word"].lower()]
        return Expression(Span(hit.start, anchor.end()), DayCount(days))
    if _the(text, hit.start, floor) and not _NOUN_BEHIND.match(text, behind.end()):
        following = text[behind.end() : behind.end() + 1]
        if following in ",.;:)" or re.match(
            r"\s+(?:with|in|at|by|and|when|of)\b", text[behind.end() :][:8]
        ):
            return Expression(Span(hit.start, behind.end()), DayCount(step, Origin.CONTEXT))
    return None


def _day_or_two(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "within the next day or so", "in the next day or two"."""
    behind = re.compile(r"\s+or\s+(?P<size>so|two)(?!\w)").match(text, hit.end)
    lead = re.compile(r"\b(?:in\s+|within\s+)?the\s+next\s+$").search(
        text, max(floor, hit.start - 20), hit.start
    )
    if behind is None or lead is None:
        return None
    days = Decimal(2 if behind["size"] == "two" else 1)
    return Expression(Span(lead.start(), behind.end()), Stretch("day", days, 1))


def _which(text: str, hit: Span, floor: int, name: str) -> Expression | None:
    """Read "this week", "last year's", "the following day"."""
    if _EVERY.search(text, max(floor, hit.start - 16), hit.start):
        return Expression(hit, unsaid=Unsaid.FREQUENCY)
    if name in ("month", "week", "year") and _MID.search(
        text, max(floor, hit.start - 4), hit.start
    ):
        return Expression(hit, Period(name, 0))
    lead = _UNIT_LEAD.search(text, max(floor, hit.start - 24), hit.start)
    if lead is None or name in ("minute", "hour"):
        return _within_period(text, hit, floor, name)
    at = Span(lead.start(), hit.end)
    base, times = _UNITS.get(name, (name, 1))
    if lead["context"]:
        count = (
            _CONTEXT_STEPS[lead["context"].lower().split()[-1]]
            if not lead["context"].lower().endswith("very")
            else 0
        )
        if name == "day":
            return Expression(at, DayCount(count, Origin.CONTEXT))
        return Expression(at, Period(base, count, Origin.CONTEXT)) if times == 1 else None
    words = lead["which"].lower().split()
    count = _STEPS[words[-1]] if words[-1] != "very" else 0
    if name == "day":
        return Expression(at, DayCount(1, Origin.CONTEXT)) if words[-1] == "next" else None
    if words[-1] == "past" and words[0] != "this":
        return Expression(at, Stretch(base, Decimal(times), -1))
    if name == "decade" and words[-1] in ("last", "next"):
        return Expression(at, Stretch("year", Decimal(10), count))
    if times != 1:
        return Expression(at, Stretch(base, Decimal(times), count or 1))
    if words == ["the", "next"]:
        return Expression(at, Stretch(base, Decimal(1), 1))
    if words[-1] == "coming" and words[0] != "this" and base == "week":
        return Expression(at, Period(base, 1, Origin.RECORD, coming=True))
    return Expression(at, Period(base, count))


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
    anchored = _NOUN_BEHIND.match(text, behind.end())
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
    if last in ("next", "coming") or lead == ["within"]:
        return Expression(at, Stretch(base, high, 1, within=lead[0] == "within"))
    if lead == ["in"] and not of:
        return Expression(at, Shift(base, low, high, 1, if_future=True))
    if lead == ["every"]:
        return Expression(at, unsaid=Unsaid.FREQUENCY)
    return Expression(at, unsaid=Unsaid.DURATION)


def season(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a season: "last spring", "in the fall", "the summer of 1962"."""
    code = _seasons()[hit.of(text).lower()]
    fall = hit.of(text).lower() == "fall"
    behind = _SEASON_YEAR.match(text, hit.end)
    lead = _SEASON_LEAD.search(text, max(floor, hit.start - 28), hit.start)
    if behind and (not fall or behind.group().lstrip().startswith(("of", "1", "2"))):
        said = behind["year"] or (f"19{behind['short']}" if behind["short"] else None)
        years = _STEPS.get((behind["which"] or "").lower())
        start = lead.start() if lead and lead["which"] else hit.start
        return Expression(
            Span(start, behind.end()), Season(code, None, int(said) if said else None, years)
        )
    if lead is None and text.startswith(" months", hit.end):
        return Expression(Span(hit.start, hit.end + 7), Season(code))
    if lead is None or text.startswith("-", hit.end):
        return None
    if fall and (
        re.match(r"\s+of\b|ing\b|en\b|s\b", text[hit.end : hit.end + 5]) or not _fall(lead)
    ):
        return None
    if lead["which"]:
        which = lead["which"].lower().split()[-1]
        if which == "that":
            return None
        return Expression(Span(lead.start(), hit.end), Season(code, _STEPS[which]))
    return Expression(hit, Season(code))


def _fall(lead: re.Match[str]) -> bool:
    """Tell the season by what leads to it: "in the fall", "last fall"; "to fall" is a verb."""
    if lead["which"]:
        return lead["which"].lower() != "that"
    return lead["the"].lower().split()[0] not in ("to", "for", "from")


def vague(text: str, hit: Span, floor: int) -> Expression | None:
    """Read what points nowhere in particular: "recently", "the other day", "in the near future"."""
    return Expression(hit, unsaid=Unsaid.VAGUE) if hit.start >= floor else None


def again(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "at that time": the time spoken of just before."""
    return Expression(hit, Again()) if hit.start >= floor else None


def frequency(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "daily", "weekly" and the like."""
    return Expression(hit, unsaid=Unsaid.FREQUENCY) if hit.start >= floor else None


def _the(text: str, start: int, floor: int) -> bool:
    return text[max(floor, start - 4) : start].lower() == "the "


@lru_cache(maxsize=1)
def _days() -> dict[str, int]:
    found = table("times")["days"]
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=1)
def _unit_names() -> dict[str, str]:
    found = table("times")["units"]
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=1)
def _seasons() -> dict[str, int]:
    found = table("times")["seasons"]
    assert isinstance(found, dict)
    return found
