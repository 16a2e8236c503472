"""Dates as writers write them: "November 18th, 1962", "14.XI.1962", "26-28 June", "1961-63"."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from memcon.dates.names import (
    foreign_month_pattern,
    month_pattern,
    months,
    roman_pattern,
    weekday_pattern,
    weekdays,
)
from memcon.text.span import Span


class Joint(Enum):
    """How the parts of a written date belong together."""

    ALONE = "alone"
    RANGE = "range"
    BOTH = "both"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Part:
    """One date of those written, as far as the words go."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A date read off words, nothing added to it.

    `other` is the second reading of a date in figures whose day and month may change places;
    `whole_year` is False where only the year's last two figures stand.
    """

    at: Span
    parts: tuple[Part, ...]
    joint: Joint = Joint.ALONE
    weekday: int | None = None
    other: Part | None = None
    whole_year: bool = True


@dataclass(frozen=True, slots=True)
class _Single:
    part: Part
    end: int
    days: tuple[int, ...] = ()  # "26-28 June" has two days in one
    joint: Joint = Joint.ALONE
    other: Part | None = None
    whole_year: bool = True


_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th|d|ST|ND|RD|TH)(?![a-zA-Z]))?(?!\d)"
_NO_CLOCK = (
    r"(?!:\d|\.\d\d(?!\d)|,\d{3}(?!\d)|\s*(?:[apAP]\.?\s?[mM]\b|o['’]clock|hours|noon|midnight|per\s?cent"
    r"|%|°|million|thousand|billion))"
)
_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%])"
_SHORT = r"['’‘`]\d\d(?!\d)"
_JOINTS = {
    "-": Joint.RANGE, "–": Joint.RANGE, "—": Joint.RANGE, "to": Joint.RANGE,
    "through": Joint.RANGE, "until": Joint.RANGE, "till": Joint.RANGE, "thru": Joint.RANGE,
    "and": Joint.BOTH, "&": Joint.BOTH, "/": Joint.RANGE, "or": Joint.EITHER,
    "and/or": Joint.EITHER,
}  # fmt: skip
_JOIN = r"(?:\s?[-–—]\s?|\s?&\s?|\s(?:to|through|thru|until|till|and|or|and/or)\s)"
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    weekday: re.Pattern[str]
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    month_year: re.Pattern[str]
    figures: re.Pattern[str]
    iso: re.Pattern[str]
    year_first: re.Pattern[str]
    year: re.Pattern[str]
    further_day: re.Pattern[str]
    further_year: re.Pattern[str]
    join: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(dateline: bool) -> _Patterns:
    """Compile the patterns; those of datelines also read other tongues and bare short years."""
    month = month_pattern()
    if dateline:
        month = rf"(?:{month}|{foreign_month_pattern()})"
    short = r"['’‘`]?\d\d(?!\d)" if dateline else _SHORT
    year = rf"(?P<year>{_YEAR}|{short})"
    after_day = rf"(?:\s*[,.]?\s*(?:de\s+|of\s+)?[\[(]?{year}[\])]?)?"
    days = rf"(?P<days>{_DAY}(?:(?:,\s*{_DAY})*,?{_JOIN}(?:the\s)?{_DAY})?)"
    return _Patterns(
        weekday=re.compile(
            rf"[\[(]?(?P<weekday>{weekday_pattern()})[\])]?\s*[,–—-]?\s*(?:the\s+)?"
        ),
        month_first=re.compile(
            rf"(?P<month>{month})\s*,?\s*[\[(]?(?:the\s+)?{days}{_NO_CLOCK}[\])]?{after_day}"
        ),
        day_first=re.compile(
            rf"(?:le\s+|a\s+|den\s+)?{days}[\])]?(?:\s*|\s?[-./]\s?|\.\s)(?:(?:day\s+)?of\s+|de\s+)?"
            rf"[\[(]?(?P<month>{month})(?:[-/]|\s*,?\s*)(?:de\s+|of\s+)?[\[(]?(?:{year}(?!\s?[ap]\.?m))?"
        ),
        month_year=re.compile(
            rf"(?P<month>{month})(?:[-\s]?,?\s?(?:of\s+)?[\[(]?(?:{year})[\])]?)?(?![:.]\d)"
        ),
        figures=re.compile(
            rf"(?P<a>\d{{1,2}})(?:[/-](?P<until>\d{{1,2}})(?=/[IVX]))?\s?(?P<mark>[./-])\s?(?P<b>\d{{1,2}}|{roman_pattern()})\s?(?P=mark)\s?"
            rf"(?P<year>\d{{4}}|['’]?\d\d)(?![\d:]|[./-]\d)"
        ),
        iso=re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
        year_first=re.compile(
            rf"(?P<year>(?:18[5-9]|19\d|20[0-4])\d),?\s+(?P<month>{month})\s+(?P<days>{_DAY}){_NO_CLOCK}(?!,?\s*{_YEAR})"
        ),
        year=re.compile(rf"(?P<year>{_YEAR})(?![-/.]\d\d?[-/.]\d)"),
        further_day=re.compile(rf"(?:the\s+)?(?P<days>{_DAY}){_NO_CLOCK}{after_day}"),
        further_year=re.compile(rf"(?P<year>{_YEAR}|['’‘]?\d\d(?![\d%:]))"),
        join=re.compile(_JOIN),
    )


def written(text: str, start: int, end: int, *, dateline: bool = False) -> Written | None:
    """Return the date whose words begin at `start`, or None.

    In a dateline a year of two figures and months in other languages and Roman numerals count.
    """
    patterns = _patterns(dateline)
    weekday = patterns.weekday.match(text, start, end)
    number = None if weekday is None else weekdays()[weekday["weekday"].lower().rstrip(".")]
    first = _single(text, weekday.end() if weekday else start, end, patterns)
    if first is None or (weekday and first.part.day is None and not first.days):
        return None
    if first.days:
        return Written(
            Span(start, first.end),
            tuple(replace(first.part, day=day) for day in first.days),
            first.joint,
            number,
            whole_year=first.whole_year,
        )
    return _chained(
        text,
        Written(
            Span(start, first.end),
            (first.part,),
            Joint.ALONE,
            number,
            first.other,
            first.whole_year,
        ),
        end,
        patterns,
    )


def _chained(text: str, found: Written, end: int, patterns: _Patterns) -> Written:
    """Add to a date the one that it runs to ("May 30-June 2", "October or November of '61")."""
    join = patterns.join.match(text, found.at.end, end)
    if join is None:
        return found
    part = found.parts[0]
    joint = _JOINTS[join.group().strip()]
    if part.month is None:
        return _years(text, found, (join.end(), end), patterns)
    second = _single(text, join.end(), end, patterns)
    if second is not None and second.part.month is not None and not second.days:
        if (second.part.day is None) is not (part.day is None):
            return found
        if joint is Joint.RANGE or part.day is None:
            apart = joint is Joint.BOTH and second.part.year is None
            if _backwards(part, second.part) or (apart and not _follows(part, second.part)):
                return found
            return replace(
                found, at=Span(found.at.start, second.end), parts=(part, second.part), joint=joint
            )
    return found


def _years(text: str, found: Written, rest: tuple[int, int], patterns: _Patterns) -> Written:
    """Read "1961-63", "1961 to 1963", "1940 and 41"."""
    join = text[found.at.end : rest[0]].strip()
    joint = _JOINTS[join]
    further = patterns.further_year.match(text, *rest)
    first = found.parts[0].year
    if further is None or first is None:
        return found
    figures = further["year"].lstrip("'’‘")
    year = int(figures) if len(figures) == 4 else first - first % 100 + int(figures)
    if year <= first or (joint is not Joint.RANGE and len(figures) == 4):
        return found
    if len(figures) == 2 and (
        year - first > 60 or (len(further["year"]) == 2 and join in ("to", "or"))
    ):
        return found
    return replace(
        found,
        at=Span(found.at.start, further.end()),
        parts=(found.parts[0], Part(year)),
        joint=Joint.RANGE,
    )


def _follows(first: Part, second: Part) -> bool:
    """Tell whether one month follows the other."""
    return (first.month or 0) % 12 + 1 == second.month


def _backwards(first: Part, second: Part) -> bool:
    if first.year is None or second.year is None:
        return False
    ends = [(p.year or 0, p.month or 0, p.day or 0) for p in (first, second)]
    return ends[0] >= ends[1]


def _single(text: str, start: int, end: int, patterns: _Patterns) -> _Single | None:
    """Read one date, or days of one month."""
    if text[start : start + 1].isdecimal():
        return (
            _iso(patterns.iso.match(text, start, end))
            or _figures(patterns.figures.match(text, start, end))
            or _named(patterns.day_first.match(text, start, end))
            or _named(patterns.year_first.match(text, start, end))
            or _year(patterns.year.match(text, start, end))
        )
    return (
        _named(patterns.month_first.match(text, start, end))
        or _named(patterns.day_first.match(text, start, end))
        or _named(patterns.month_year.match(text, start, end))
    )


def _named(match: re.Match[str] | None) -> _Single | None:
    if match is None:
        return None
    groups = match.groupdict()
    month = months()[groups["month"].lower().rstrip(".")]
    year, whole = _year_of(groups["year"])
    end = _without_tail(match)
    said = groups.get("days")
    if said is None:
        return _Single(Part(year, month), end, whole_year=whole)
    days = tuple(int(figure) for figure in _FIGURE.findall(said))
    if any(later <= day for day, later in pairwise(days)):
        return None
    if len(days) == 1:
        return _Single(Part(year, month, days[0]), end, whole_year=whole)
    join = re.search(_JOIN, said)
    joint = _JOINTS[join.group().strip()] if join else Joint.BOTH
    return _Single(Part(year, month), end, days, joint, whole_year=whole)


def _without_tail(match: re.Match[str]) -> int:
    """The end of a match without commas and spaces, or a bracket that opened before it."""
    said = match.group().rstrip(" \t\n,-/([")
    if said[-1:] in ("]", ")") and said.count("[") + said.count("(") == 0:
        said = said[:-1]
    return match.start() + len(said)


def _year_of(figures: str | None) -> tuple[int | None, bool]:
    """A year of two figures is taken for one of the twentieth century."""
    if figures is None:
        return None, True
    figures = figures.lstrip("'’‘`")
    return (int(figures), True) if len(figures) == 4 else (1900 + int(figures), False)


def _iso(match: re.Match[str] | None) -> _Single | None:
    if match is None:
        return None
    part = Part(int(match["year"]), int(match["month"]), int(match["day"]))
    return _Single(part, match.end()) if _real(part) else None


def _year(match: re.Match[str] | None) -> _Single | None:
    return None if match is None else _Single(Part(int(match["year"])), match.end())


def _figures(match: re.Match[str] | None) -> _Single | None:
    """Read day and month in figures: full stops and Roman numerals put the day first."""
    if match is None:
        return None
    year, whole = _year_of(match["year"])
    if match["b"].isalpha():
        part = Part(year, months()[match["b"].lower()], int(match["a"]))
        if not _real(part):
            return None
        until = int(match["until"] or 0)  # "23/24/X/62": the night between two days
        if until > int(match["a"]):
            whole_days = (int(match["a"]), until)
            return _Single(part, match.end(), whole_days, Joint.RANGE, whole_year=whole)
        return _Single(part, match.end(), whole_year=whole)
    readings = [
        part
        for part in (
            Part(year, int(match["b"]), int(match["a"])),
            Part(year, int(match["a"]), int(match["b"])),
        )
        if _real(part)
    ]
    if not readings:
        return None
    if match["mark"] == "." and readings[0].day == int(match["a"]):
        readings = readings[:1]
    other = readings[1] if len(readings) == 2 and readings[0] != readings[1] else None
    return _Single(readings[0], match.end(), other=other, whole_year=whole)


def _real(part: Part) -> bool:
    return part.month is not None and 1 <= part.month <= 12 and 1 <= (part.day or 0) <= 31
