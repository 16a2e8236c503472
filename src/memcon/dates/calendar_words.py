"""Expressions built on the calendar: months, days of a month, weekdays, years, figures, feasts."""

import re
from dataclasses import replace
from functools import lru_cache

from memcon.dates.meaning import (
    Calendar,
    Decade,
    Expression,
    Feast,
    Named,
    Unsaid,
    Weekdays,
)
from memcon.dates.names import month_names, weekday_pattern, weekdays
from memcon.dates.numbers import ordinals
from memcon.dates.written import Joint, Part, Written, written
from memcon.lexicon.load import table
from memcon.text.span import Span

_REACH = 64  # characters in which an expression's first word is followed by its last
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
_OF_YEAR = re.compile(
    r"\s*,?\s*(?:of\s+)?(?P<which>this|last|next|that|the\s+same|the\s+following|the\s+previous"
    r"|the\s+preceding|the\s+current|the\s+present)\s+year(?!\w)"
)
_WORD_BEFORE = re.compile(r"([A-Za-z’']+)[\s(“\"‘—–-]*$")
_WORD_AFTER = re.compile(r"[\s]*([A-Za-z’']+)")
_STEPS = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
_YEAR_STEPS = {"this": 0, "current": 0, "present": 0, "last": -1, "next": 1}


def month(text: str, hit: Span, floor: int) -> Expression | None:
    """Read the expression that holds a month's name: a day before it, a day or year behind it."""
    if not _whole_name(text, hit):
        return None
    before = _DAYS_BEFORE.search(text, max(floor, hit.start - 32), hit.start)
    if before and before.start() >= floor:
        found = written(text, before.start(), _limit(text, hit))
        if found and found.at.end >= hit.end and found.parts[-1].month:
            return _calendar(text, found, floor)
    found = written(text, hit.start, _limit(text, hit))
    if found is None:
        return None
    alone = found.parts[0].day is None and found.parts[-1].year is None and len(found.parts) == 1
    if alone and not _OF_YEAR.match(text, found.at.end) and not _is_month(text, hit):
        return None
    return _calendar(text, found, floor)


def ordinal(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the 8th", "the 24th or 25th", "the 9th of June"."""
    start = hit.start - 1 if text[hit.start - 1 : hit.start].isdigit() else hit.start
    if start < floor or (start and text[start - 1] in "0123456789.,:/$-"):
        return None
    found = written(text, start, _limit(text, hit))
    if found and found.parts[-1].month:
        return _calendar(text, found, floor)
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


def year(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a year, a range of years, a decade, or a date in figures that ends with the year."""
    end = hit.start + 4
    if not text[hit.start : end].isdigit() or text[end : end + 1].isdigit():
        return None
    figures = _FIGURES_BEFORE.search(text, max(floor, hit.start - 14), hit.start)
    if figures:
        found = written(text, figures.start(), _limit(text, hit))
        if found and found.parts[0].day:
            return _calendar(text, found, floor)
    before = text[hit.start - 1 : hit.start]
    if before and (before.isalnum() or before in ".,:/$£#_&+=*^%@~<>\\"):
        return None
    decade = _DECADE.match(text, hit.start)
    if decade:
        found_year = int(text[hit.start : end])
        if found_year % 100 == 0:
            return None
        return Expression(Span(hit.start, decade.end()), Decade(found_year, 1))
    if text[end : end + 1].isalpha() or _MORE_FIGURES.match(text, end):
        return None
    fiscal = _FISCAL.search(text, max(floor, hit.start - 18), hit.start)
    if fiscal:
        return Expression(Span(fiscal.start(), end), unsaid=Unsaid.FISCAL)
    found = written(text, hit.start, _limit(text, hit))
    if found is None or not (found.parts[0].day or _is_year(text, found, floor)):
        return None
    between = _word_before(text, hit.start) == "between"
    return Expression(found.at, Calendar(found, between=between))


_FIGURES_BEFORE = re.compile(r"(?<![\w.,/-])\d{1,2}\s?[./-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./-]\s?$")
_MORE_FIGURES = re.compile(r":\d|\.\d\d|,\d{3}|[/%°]|-\d{3}|-[A-Za-z]")
_DECADE = re.compile(r"\d{3}0(?:['’‘]?s)(?!\w)")
_FISCAL = re.compile(r"\b(?:FY|F\.Y\.|[Ff]iscal(?:\s+[Yy]ear)?)[\s-]*$")


def short_year(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "in '48": the year's last two figures, behind a word that leads to a year."""
    match = _SHORT_YEAR.match(text, hit.start)
    if match is None or hit.start < floor or _word_before(text, hit.start) not in _SHORT_LEADS:
        return None
    at = Span(hit.start, match.end())
    part = Part(1900 + int(match["figures"]))
    return Expression(at, Calendar(Written(at, (part,), whole_year=False)))


_SHORT_YEAR = re.compile(r"['’‘](?P<figures>\d\d)(?![\w'’]|[.,]\d)")
_SHORT_LEADS = frozenset(
    ("in", "since", "of", "by", "until", "from", "before", "after", "early", "late")
)


def figures(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "9/6/72": three figures with strokes."""
    start = hit.start - 1 if text[hit.start - 1 : hit.start].isdigit() else hit.start
    if start < floor or (start and (text[start - 1].isalnum() or text[start - 1] in "./,-")):
        return None
    found = written(text, start, _limit(text, hit))
    if found is None or found.parts[0].day is None or "/" not in found.at.of(text):
        return None
    return _calendar(text, found, floor)


def weekday(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a day of the week, alone, with a date, or with the week it is in."""
    if hit.of(text).endswith("s"):
        return Expression(hit, unsaid=Unsaid.FREQUENCY)
    found = written(text, hit.start, _limit(text, hit))
    if found is not None and found.at.end > hit.end:
        return _calendar(text, found, floor)
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
    start, which = hit.start, None
    lead = _WHICH.search(text, max(floor, hit.start - 20), hit.start)
    if lead:
        start, which = lead.start(), _STEPS[lead["which"].lower().split()[-1]]
    if _word_before(text, hit.start) in ("every", "each", "a", "any", "per", "one"):
        return Expression(Span(start, match.end()), unsaid=Unsaid.FREQUENCY)
    week = None
    if match["week"]:
        week = {"this": 0, "next": 1, "last": -1, "following": 1}[match["week"].lower().split()[-1]]
    elif match["sennight"]:
        week = 1
    joint = Joint.ALONE
    if len(numbers) == 2:
        joint = _WEEKDAY_JOINTS.get(match["join"].strip(), Joint.BOTH)
    return Expression(Span(start, match.end()), Weekdays(numbers, joint, which, week))


_WEEKDAY_JOINTS = {
    "or": Joint.EITHER, "and": Joint.BOTH, "to": Joint.RANGE, "through": Joint.RANGE,
    "until": Joint.RANGE, "-": Joint.RANGE, "–": Joint.RANGE,
}  # fmt: skip


def feast(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a feast on a fixed day: "Christmas", "New Year's Day 1962"."""
    month_and_day = _feasts().get(hit.of(text).lower())
    if month_and_day is None or hit.start < floor:
        return None
    with_year = re.compile(r",?\s+(?:of\s+)?(1\d{3}|20\d\d)(?!\d)").match(text, hit.end)
    end = with_year.end() if with_year else hit.end
    said = int(with_year[1]) if with_year else None
    return Expression(Span(hit.start, end), Feast(*month_and_day, said))


def named_period(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a period that has a name: "the Second World War"."""
    value = _periods().get(hit.of(text).lower())
    lead = _DURING.search(text, max(floor, hit.start - 16), hit.start)
    if value is None or lead is None:
        return None
    return Expression(hit, Named(value, hit.of(text)))


def century(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the nineteenth century"; `hit` is the word "century"."""
    match = _CENTURY.search(text, max(floor, hit.start - 24), hit.start)
    if match is None:
        return None
    said = match["ordinal"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else ordinals().get(said, 0)
    if said.startswith("twenty"):
        number = 20 if said == "twentieth" else 21
    if not 2 <= number <= 21:
        return None
    return Expression(Span(match.start("ordinal"), hit.end), Decade((number - 1) * 100, 2))


_DURING = re.compile(
    r"\b(?:in|during|before|after|since|until|throughout|prior\s+to|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CENTURY = re.compile(
    r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|[A-Za-z]+(?:-first)?)[\s-]+$", re.IGNORECASE
)


def _calendar(text: str, found: Written, floor: int) -> Expression:
    """Take the words around a written date into it: "last June", "June of last year"."""
    start, end = found.at.start, found.at.end
    which = years = None
    if found.parts[-1].year is None:
        lead = _WHICH.search(text, max(floor, start - 20), start)
        if lead and found.parts[0].day is None:
            start, which = lead.start(), _STEPS[lead["which"].lower().split()[-1]]
        behind = _OF_YEAR.match(text, end)
        if behind:
            step = behind["which"].split()[-1]
            if step in _YEAR_STEPS:
                end, years = behind.end(), _YEAR_STEPS[step]
    between = _word_before(text, start) == "between"
    if between and found.joint is Joint.BOTH:
        found = replace(found, joint=Joint.RANGE)
    return Expression(Span(start, end), Calendar(found, which, years, between))


def _limit(text: str, hit: Span) -> int:
    return min(len(text), hit.end + _REACH)


def _word_before(text: str, at: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, at - 20), at)
    return match[1].lower() if match else ""


def _word_after(text: str, at: int) -> str:
    match = _WORD_AFTER.match(text, at, at + 24)
    return match[1] if match else ""


def _whole_name(text: str, hit: Span) -> bool:
    """An abbreviation needs its full stop or a figure beside it, so that "Mar" is no month."""
    if hit.end - hit.start > 4 or hit.of(text).lower() in ("may", "june", "july"):
        return True
    following = text[hit.end : hit.end + 2]
    figure_before = text[max(0, hit.start - 2) : hit.start].strip(" -")[-1:].isdigit()
    return following[:1] == "." or following[1:2].isdigit() or figure_before


def _is_month(text: str, hit: Span) -> bool:
    """Tell whether a month's name alone is one: "May I", "March on", "April Smith" are not."""
    word = hit.of(text)
    before, after = _word_before(text, hit.start), _word_after(text, hit.end)
    if word.isupper() and len(word) > 3 and not before:
        return False
    if (
        after[:1].isupper()
        and after.lower() not in _LOWERED
        and before not in _beside("surely_month")
    ):
        return False
    if word in ("May", "March", "MAY", "MARCH"):
        if before not in _beside("month"):
            return False
        return before in _beside("surely_month") or after.lower() not in _beside("pronoun")
    return before in _beside("month") or before.islower() or bool(before)


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
    after = _word_after(text, end).lower()
    counts = lead["on"] is not None and after in _beside("after_day")
    return counts or after in ("inst", "ult", "prox", "instant", "ultimo", "proximo")


_LEADS_TO_DAY = re.compile(
    r"(?:\b(?P<north>north|south)\s+)?(?:\b(?P<on>on|by|until|till|of|from|since|before|after|for|to"
    r"|through|between|about|around|and|or|through)\s+)?\bthe\s+$",
    re.IGNORECASE,
)


def _is_year(text: str, found: Written, floor: int) -> bool:
    """Tell whether four figures are a year: what stands before and behind them says so."""
    figures, year = found.at.of(text), found.parts[0].year or 0
    before, after = _word_before(text, found.at.start), _word_after(text, found.at.end)
    if found.joint is not Joint.ALONE and len(figures) > 4 and 1500 <= year < 2050:
        return before not in _beside("number")
    if not 1500 <= year < 2060:
        return False
    gap = text[max(0, found.at.start - 12) : found.at.start]
    if re.search(r"(?:\d{4}(?:,| and| or),? |\(|\[)$", gap):
        return bool(re.match(r"[\s).,;:\]–-]|$", text[found.at.end : found.at.end + 1]))
    if before in _beside("year"):
        return not _counts(after)
    if before in _beside("perhaps_year"):
        return not _counts(after) and not _plural(before, after)
    return before.endswith(("'s", "’s")) and year > 1700


def _counts(after: str) -> bool:
    """Tell whether the figures are a number of something: "1958 tons"."""
    return after.lower() in _beside("counted")


def _plural(before: str, after: str) -> bool:
    """After "of", "to" and the like a noun in the plural is what is counted."""
    if before in ("the", "his", "her", "its", "their", "our", "my"):
        return False
    return (
        after.islower()
        and after.endswith("s")
        and len(after) > 3
        and after not in _beside("no_plural")
    )


def _is_name(text: str, hit: Span, match: re.Match[str]) -> bool:
    """Tell whether a weekday is part of a name: "the Sunday Times", "Bloody Sunday"."""
    after = _word_after(text, match.end())
    if after[:1].isupper() and after.lower() in _beside("weekday_names"):
        return True
    return _word_before(text, hit.start) in _beside("weekday_holy")


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


@lru_cache(maxsize=16)
def _beside(key: str) -> frozenset[str]:
    """The words of lexicon/times.toml that may stand beside a date."""
    found = table("times")["beside"]
    assert isinstance(found, dict)
    return frozenset(found[key])


@lru_cache(maxsize=1)
def _feasts() -> dict[str, tuple[int, int]]:
    found = table("times")["feasts"]
    assert isinstance(found, dict)
    return {name: (days[0], days[1]) for name, days in found.items()}


@lru_cache(maxsize=1)
def _periods() -> dict[str, str]:
    found = table("times")["periods"]
    assert isinstance(found, dict)
    return dict(found)
