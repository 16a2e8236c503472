"""Days counted from another: today, yesterday evening, the day before, that afternoon."""

import re
from decimal import Decimal
from functools import lru_cache

from memcon.dates.clock_words import hour_of_part
from memcon.dates.meaning import DayCount, Expression, Origin, Stretch
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
_IN_THE = re.compile(
    r"\b(?:later\s+)?(?:in|during|throughout)\s+(?P<the>the\s+(?:early\s+|late\s+)?)$",
    re.IGNORECASE,
)
_LATER_IN = re.compile(r"\b(?:later|earlier)\s+in\s+the\s+$", re.IGNORECASE)
_ANCHORED = re.compile(r"\s+(?P<word>yesterday|tomorrow)\b", re.IGNORECASE)
_SIDE = re.compile(r"\s+(?P<side>before|after)(?!\w)")
_OR_TWO = re.compile(r"\s+or\s+(?P<size>so|two)(?!\w)")
_THE_NEXT = re.compile(r"\b(?:in\s+|within\s+)?(?:the\s+)?next\s+$", re.IGNORECASE)
_THEN = re.compile(r"[,.;:)]|$|\s+(?:with|in|at|by|and|when|of)\b")
NOUN_BEHIND = re.compile(
    r"\s+(?:the|a|an|his|her|my|our|their|its|your|he|she|they|I|we|it|this|that|[A-Z]\w+)\b"
)
CONTEXT_STEPS = {
    "same": 0,
    "very": 0,
    "that": 0,
    "next": 1,
    "following": 1,
    "previous": -1,
    "preceding": -1,
}


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
    behind = _SIDE.match(text, hit.end)
    before = behind and behind["side"] == "before" and not NOUN_BEHIND.match(text, behind.end())
    if behind and before and _the(text, hit.start, floor):
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
    return Expression(at, DayCount(CONTEXT_STEPS[which[-1]], Origin.CONTEXT))


def _in_the(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "in the afternoon": of the day that is spoken of."""
    lead = _IN_THE.search(text, max(floor, hit.start - 18), hit.start)
    if lead is None or hit.of(text).lower() == "night" or text.startswith(" of ", hit.end):
        return None
    meaning = DayCount(0, Origin.CONTEXT, loose=True)
    return Expression(Span(lead.start("the"), hit.end), meaning)


def special_day(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the day after tomorrow", "the day before", "later in the day"; `hit` is the "day"."""
    behind = _SIDE.match(text, hit.end)
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
    alone = not NOUN_BEHIND.match(text, behind.end()) and _THEN.match(text, behind.end())
    if alone and _the(text, hit.start, floor):
        return Expression(Span(hit.start, behind.end()), DayCount(step, Origin.CONTEXT))
    return None


def _day_or_two(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "within the next day or so", "in the next day or two"."""
    behind = _OR_TWO.match(text, hit.end)
    lead = _THE_NEXT.search(text, max(floor, hit.start - 20), hit.start)
    if behind is None or lead is None:
        return None
    days = Decimal(2 if behind["size"] == "two" else 1)
    return Expression(Span(lead.start(), behind.end()), Stretch("day", days, 1))


def _the(text: str, start: int, floor: int) -> bool:
    return text[max(floor, start - 4) : start].lower() == "the "


@lru_cache(maxsize=1)
def _days() -> dict[str, int]:
    found = table("times")["days"]
    assert isinstance(found, dict)
    return found
