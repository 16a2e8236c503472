"""Months, days of a month and weekdays, with what stands around them."""

import re
from dataclasses import replace
from functools import lru_cache

from memcon.dates.beside import REACH, STEPS, beside, word_before, word_behind
from memcon.dates.meaning import Calendar, Expression, Origin, Unsaid, Weekdays
from memcon.dates.names import month_names, weekday_pattern, weekdays
from memcon.dates.written import Joint, Part, Written, written
from memcon.text.span import Span

_DAY = r"\d{1,2}(?:st|nd|rd|th|d)?"
_DAYS_BEFORE = re.compile(
    rf"(?<![\w.,:/$£-])(?P<days>{_DAY}(?:(?:\s?[-–,]\s?|,?\s(?:and|or|to)\s)(?:the\s)?{_DAY})*)"
    r"(?:\s+|-|\.)?(?:day\s+)?(?:of\s+)?$"
)
_WHICH = re.compile(
    r"\b(?P<which>this\s+(?:coming|past|last)|this|last|next|past|coming|the\s+coming|the\s+following)"
    r"\s+$",
    re.IGNORECASE,
)
OF_YEAR = re.compile(
    r"\s*,?\s*(?:of\s+)?(?P<which>this|last|next|that|the\s+same|the\s+following|the\s+previous"
    r"|the\s+preceding|the\s+current|the\s+present)\s+year(?!\w)"
)
YEAR_STEPS = {"this": 0, "current": 0, "present": 0, "last": -1, "next": 1}


def month(text: str, hit: Span, floor: int) -> Expression | None:
    """Read the expression that holds a month's name: a day before it, a day or year behind it."""
    if not _whole_name(text, hit):
        return None
    before = _DAYS_BEFORE.search(text, max(floor, hit.start - 32), hit.start)
    if before and before.start() >= floor:
        found = written(text, before.start(), _limit(text, hit))
        if found and found.at.end >= hit.end and found.parts[-1].month:
            return with_leads(text, found, floor)
    found = written(text, hit.start, _limit(text, hit))
    if found is None:
        return None
    alone = found.parts[0].day is None and found.parts[-1].year is None and len(found.parts) == 1
    if alone and not OF_YEAR.match(text, found.at.end) and not _is_month(text, hit):
        return None
    return with_leads(text, found, floor)


def ordinal(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the 8th", "the 24th or 25th", "the 9th of June"."""
    start = hit.start - 1 if text[hit.start - 1 : hit.start].isdecimal() else hit.start
    if start < floor or (start and text[start - 1] in "0123456789.,:/$-"):
        return None
    found = written(text, start, _limit(text, hit))
    if found and found.parts[-1].month:
        return with_leads(text, found, floor)
    match = _NAKED_DAYS.match(text, start, _limit(text, hit))
    if match is None or not _is_day(text, start, match.end()):
        return None
    days = tuple(int(figure) for figure in re.findall(r"\d+", match["days"]))
    if any(not 1 <= day <= 31 for day in days):
        return None
    joint = Joint.ALONE
    if len(days) == 2:
        joint = Joint.EITHER if " or " in match["days"] else Joint.BOTH
    which = {"ul": -1, "pr": 1, "in": 0}.get((match["which"] or "")[:2])
    parts = tuple(Part(day=day) for day in days)
    end = match.end() if match["which"] else match.end("days")
    return Expression(Span(start, end), Calendar(Written(Span(start, end), parts, joint), which))


_NAKED_DAYS = re.compile(
    rf"(?P<days>{_DAY}(?:\s(?:and|or|to)\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th|d))?)(?!\w)"
    r"(?:\s(?P<which>inst(?:ant|\.)|ult(?:imo|\.)|prox(?:imo|\.)))?"
)


def weekday(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a day of the week, alone, with a date, or with the week it is in."""
    if hit.of(text).endswith("s"):
        return Expression(hit, unsaid=Unsaid.FREQUENCY)
    found = written(text, hit.start, _limit(text, hit))
    if found is not None and found.at.end > hit.end:
        return with_leads(text, found, floor)
    match = _weekday_words().match(text, hit.start, _limit(text, hit))
    if match is None or _is_name(text, hit, match):
        return None
    numbers = tuple(
        weekdays()[match[name].lower().rstrip(".")] for name in ("first", "second") if match[name]
    )
    if match["date"]:
        days = re.findall(r"\d+", match["date"])
        part = tuple(Part(day=int(day)) for day in days)
        at = Span(hit.start, match.end("date"))
        return Expression(at, Calendar(Written(at, part, weekday=numbers[0])))
    start, which, origin = hit.start, None, Origin.RECORD
    lead = _WHICH.search(text, max(floor, hit.start - 20), hit.start)
    if lead:
        word = lead["which"].lower().split()[-1]
        start, which = lead.start(), STEPS[word]
        origin = Origin.CONTEXT if word == "following" else origin
    if word_before(text, hit.start) in ("every", "each", "a", "any", "per", "one"):
        return Expression(Span(start, match.end()), unsaid=Unsaid.FREQUENCY)
    week = None
    if match["week"]:
        week = {"this": 0, "next": 1, "last": -1, "following": 1}[match["week"].lower().split()[-1]]
    elif match["sennight"]:
        week = 1
    joint = Joint.ALONE
    if len(numbers) == 2:
        joint = _WEEKDAY_JOINTS.get(match["join"].strip(), Joint.BOTH)
    return Expression(Span(start, match.end()), Weekdays(numbers, joint, which, week, origin))


_WEEKDAY_JOINTS = {
    "or": Joint.EITHER, "and": Joint.BOTH, "to": Joint.RANGE, "through": Joint.RANGE,
    "until": Joint.RANGE, "-": Joint.RANGE, "–": Joint.RANGE,
}  # fmt: skip


def with_leads(text: str, found: Written, floor: int) -> Expression:
    """Take the words around a written date into it: "last June", "June of last year"."""
    start, end = found.at.start, found.at.end
    which = years = None
    if found.parts[-1].year is None:
        lead = _WHICH.search(text, max(floor, start - 20), start)
        if lead and found.parts[0].day is None:
            start, which = lead.start(), STEPS[lead["which"].lower().split()[-1]]
        behind = OF_YEAR.match(text, end)
        if behind:
            step = behind["which"].split()[-1]
            if step in YEAR_STEPS:
                end, years = behind.end(), YEAR_STEPS[step]
    between = word_before(text, start) == "between"
    if between and found.joint is Joint.BOTH:
        found = replace(found, joint=Joint.RANGE)
    return Expression(Span(start, end), Calendar(found, which, years, between))


def _limit(text: str, hit: Span) -> int:
    return min(len(text), hit.end + REACH)


def _whole_name(text: str, hit: Span) -> bool:
    """An abbreviation needs its full stop or a figure beside it, so that "Mar" is no month."""
    if hit.end - hit.start > 4 or hit.of(text).lower() in ("may", "june", "july"):
        return True
    following = text[hit.end : hit.end + 2]
    figure_before = text[max(0, hit.start - 2) : hit.start].strip(" -")[-1:].isdecimal()
    return following[:1] == "." or following[1:2].isdecimal() or figure_before


def _is_month(text: str, hit: Span) -> bool:
    """Tell whether a month's name alone is one: "May I", "March on", "April Smith" are not."""
    word = hit.of(text)
    before, after = word_before(text, hit.start), word_behind(text, hit.end)
    if word.isupper() and len(word) > 3 and not before:
        return False
    if (
        after[:1].isupper()
        and after.lower() not in _LOWERED
        and before not in beside("surely_month")
    ):
        return False
    if word in ("May", "March", "MAY", "MARCH"):
        if before not in beside("month"):
            return False
        return before in beside("surely_month") or after.lower() not in beside("pronoun")
    return before in beside("month") or before.islower() or bool(before)


_LOWERED = frozenset(name.lower() for name in month_names()) | frozenset(("i", "the"))


def _is_day(text: str, start: int, end: int) -> bool:
    """Tell whether an ordinal is a day of the month and not "the 8th session"."""
    lead = _LEADS_TO_DAY.search(text, max(0, start - 40), start)
    if lead is None:
        return False
    if lead["north"]:
        return False
    following = text[end : end + 1]
    if not following or following in ".,;:)!?—–\n”\"'’]":
        return True
    after = word_behind(text, end).lower()
    counts = lead["on"] is not None and after in beside("after_day")
    return counts or after in ("inst", "ult", "prox", "instant", "ultimo", "proximo")


_LEADS_TO_DAY = re.compile(
    r"(?:\b(?P<north>north|south)\s+)?(?:\b(?P<on>on|by|until|till|of|from|since|before|after|for|to"
    r"|through|between|about|around|and|or|through)\s+)?\bthe\s+$",
    re.IGNORECASE,
)


def _is_name(text: str, hit: Span, match: re.Match[str]) -> bool:
    """Tell whether a weekday is part of a name: "the Sunday Times", "Bloody Sunday"."""
    after = word_behind(text, match.end())
    if after[:1].isupper() and after.lower() in beside("weekday_names"):
        return True
    if after.lower() in beside("weekday_papers"):
        return True
    return word_before(text, hit.start) in beside("weekday_holy")


@lru_cache(maxsize=1)
def _weekday_words() -> re.Pattern[str]:
    day = weekday_pattern()
    part = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon))"
    return re.compile(
        rf"(?P<first>{day})(?:['’]s)?"
        rf"(?:{part}|(?P<join>\s+(?:and|or|to|through|until)\s+|\s?[-–]\s?)(?:on\s+)?"
        rf"(?P<second>{day})(?!,?\s(?:the\s)?\d|{part}))?"
        r"(?:,?\s+(?:the\s+)?(?P<date>\d{1,2}(?:st|nd|rd|th|d)(?!\w)))?"
        r"(?:,?\s+(?:of\s+)?(?P<week>this|next|last|the\s+following)\s+week"
        r"|(?P<sennight>\s+week)(?!\w|['’]))?"
    )
