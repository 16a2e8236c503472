"""One line read as a dateline: place, date, hours, in any order and nothing else."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from memcon.dates.clock import Hours, hours
from memcon.dates.edtf import Bound, Doubt, Edtf, EdtfError, Interval, Point
from memcon.dates.names import either, month_pattern, weekday_pattern, weekdays
from memcon.dates.settle import in_habit, settled
from memcon.dates.written import Written, written
from memcon.lexicon.load import table, words
from memcon.text.span import Span

LONGEST = 160  # characters in a dateline
_LONGEST_NAME = 7  # words in one place's name
_BETWEEN = re.compile(
    r"(?:[\s,;:.|/()\[\]*_?–—-]|\b(?:at|on|in|dated|the|held|this|and|den|le|of|night|morning"
    r"|afternoon|evening|early|late)\b(?=[\s)\].,]|$))*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(  # "SecDel/MC/90 Lowmark", "Issue No. 673 Lowmark"
    r"(?:[A-Z][\w./-]*\s+){0,2}(?:No\.?\s*)?\S*\d\S*(?:\s*[-–]\s*\d+)?\s+(?:\((?:Rev|Add)[^)]*\)\s+)?(?=[A-Z\d])"
)
_SERIAL = re.compile(
    r"(?:T\.|Tel\.|Desp\.)?\s?[Nn]os?\.\s?\d[\d/-]*(?:(?:\s(?:to|and)\s|, )\d+)*[.,:]?\s+(?=\S)"
)
_ON_THE_WAY = re.compile(r"[Ee]n [Rr]oute (?:to )?|[Aa]board (?:the )?")
_NOTE = re.compile(r"(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|[*†‡]{1,3})\W*$")
_RECEIVED = re.compile(r"[\[(]?\s*(?:received|rec['’]d|recd)\.?:?\s+", re.IGNORECASE)
_HOUR_THEN_DATE = re.compile(r"\d{4}Z?,?\s+\d{1,2}\s")  # "1830 14 November"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_SHORT_WORD = r"(?:St|Ste|Mt|Ft|Pto|Pt|D\.C|U\.S|U\.K|U\.N|Va|Md|Fla|Conn|Mass|Calif|Tex)\."


@dataclass(frozen=True, slots=True)
class Line:
    """What a dateline holds; `rest` is a place's span, `bound` says "before" or "after"."""

    at: Span
    date: Written | None = None
    undated: Span | None = None
    hours: Hours | None = None
    place: Span | None = None
    doubt: Doubt = Doubt.NONE
    bound: str = ""
    received: "Line | None" = None
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """The record's text, which tells how it writes dates in figures, and the year it is of."""

    text: str
    year: int | None = None


def value(line: Line, habits: Habits) -> Edtf | None:
    """Return the line's date; None where it is undated or is no date of the calendar."""
    if line.date is None:
        return None
    found = settled(in_habit(line.date, habits.text), habits.year, line.doubt)
    if not line.bound or not isinstance(found, Point):
        return found
    try:
        ends = (Bound.OPEN, found) if line.bound == "before" else (found, Bound.OPEN)
        return Interval(*ends)
    except EdtfError:
        return None


def read_line(text: str, line: Span, *, labelled: bool = False) -> Line | None:
    """Return the dateline that the whole of `line` is, or None.

    Behind a label hours alone are enough, and the year may be missing.
    """
    if line.end - line.start > LONGEST:
        return None
    found = _read(text, line, line.start, labelled)
    if found:
        return found
    for before in (_SERIAL, _urgency(), _REFERENCE):
        match = before.match(text, line.start, line.end)
        found = _read(text, line, match.end(), labelled) if match else None
        if found:
            return found
    return None


@lru_cache(maxsize=1)
def _urgency() -> re.Pattern[str]:
    """A marking before the place: "Immediate LOWMARK, April 2"."""
    markings = sorted(words("headings", "markings"), key=len, reverse=True)
    one = "|".join(map(re.escape, markings))
    return re.compile(rf"(?:(?i:{one})\b[.,;:]?\s+)+(?=\S)")


def _read(text: str, line: Span, at: int, labelled: bool) -> Line | None:
    found = Line(line, supplied=text[line.start] == "[")
    while True:
        between = _BETWEEN.match(text, at, line.end)
        at = between.end() if between else at
        if at >= line.end:
            break
        step = _step(text, at, line.end, found)
        if step is None:
            return None
        found, at = step
    return found if _enough(found, labelled) else None


def _enough(found: Line, labelled: bool) -> bool:
    if labelled:
        return bool(found.date or found.undated or found.hours)
    if found.undated:
        return True
    if found.date is None:
        return False
    part = found.date.parts[-1]
    if part.year is None:
        sure = found.date.weekday is not None or found.hours is not None
        return sure and part.day is not None and found.place is not None
    return part.month is not None or found.place is not None


def _step(text: str, at: int, end: int, found: Line) -> tuple[Line, int] | None:
    """Take one more thing off the line: what it adds and where it ends."""
    hour_first = _HOUR_THEN_DATE.match(text, at, end) is not None
    if found.date is None and not hour_first:
        dated = _dated(text, at, end, found)
        if dated:
            return dated
    if found.date is not None:
        received = _RECEIVED.match(text, at, end)
        if received:
            rest = Span(received.end(), end).trimmed(text)
            line = read_line(text, rest, labelled=True)
            return None if line is None else (replace(found, received=line), end)
        weekday = _weekdays().match(text, at, end)
        if weekday and found.date.weekday is None:
            number = weekdays()[weekday["weekday"].lower().rstrip(".")]
            return replace(found, date=replace(found.date, weekday=number)), weekday.end()
    said = hours(text, at, end, dateline=hour_first or _has_year(found))
    if said:
        return replace(found, hours=_both(found.hours, said)), said.at.end
    return _rest(text, at, end, found)


def _rest(text: str, at: int, end: int, found: Line) -> tuple[Line, int] | None:
    """Take a place, or after all else the mark that calls a note."""
    place = place_at(text, at, end) if found.place is None else None
    if place:
        return replace(found, place=place), place.end
    if found.date or found.undated:
        note = _NOTE.match(text, at, end)
        return (found, note.end()) if note else None
    return None


def _dated(text: str, at: int, end: int, found: Line) -> tuple[Line, int] | None:
    lead = _leads().match(text, at, end)
    if lead and lead["undated"]:
        return replace(found, undated=Span(at, lead.end("undated"))), lead.end()
    bound, doubt = "", Doubt.NONE
    start = at
    if lead:
        start = lead.end()
        bound = "before" if lead["before"] else "after" if lead["after"] else ""
        doubt = (
            Doubt.APPROXIMATE if lead["about"] else Doubt.UNCERTAIN if lead["perhaps"] else doubt
        )
    date = written(text, start, end, dateline=True)
    if date is None or not _is_dateline_date(date):
        return None
    stop = date.at.end
    if re.match(r"\s?\[?\?", text[stop : min(stop + 3, end)]):
        doubt, stop = Doubt.UNCERTAIN, text.index("?", stop) + 1
    bracket = text[at - 1 : at] == "["
    return replace(
        found, date=date, doubt=doubt, bound=bound, supplied=found.supplied or bracket
    ), stop


def _is_dateline_date(date: Written) -> bool:
    """A year alone is none where it may be a number; a month alone is none."""
    part = date.parts[-1]
    return part.year is not None or part.day is not None


def _has_year(found: Line) -> bool:
    return found.date is not None and found.date.parts[-1].year is not None


def _both(first: Hours | None, second: Hours) -> Hours:
    """Join "4:30-4:40 p.m. and 4:40-7:10 p.m." into one stretch."""
    if first is None:
        return second
    return replace(first, at=Span(first.at.start, second.at.end), end=second.end or second.start)


def place_at(text: str, at: int, end: int) -> Span | None:
    """The place that begins here: names parted by commas, each of words with capitals."""
    match = _places().match(text, at, end)
    if match is None:
        return None
    return Span(at, match.end()) if is_place(match.group()) else None


def is_place(words: str) -> bool:
    """Tell whether words with capitals may name a place: no person, paper or marking."""
    said = re.findall(r"[\w'’-]+", _ON_THE_WAY.sub("", words).lower())
    if any(word.removesuffix("s") in _listed("no_place") for word in said):
        return False
    names = [group.split() for group in words.split(",")]
    return (
        len(words) > 2
        and all(len(group) <= _LONGEST_NAME for group in names)
        and not re.match(r"(?:[A-Z]\.\s?)+[A-Z][a-z]", words)
    )


def town_of(text: str, place: Span) -> Span:
    """The town, where a house or office stands before it: "Department of State, Washington"."""
    start = place.start
    groups = place.of(text).split(",")
    while len(groups) > 1 and _names(groups[0], "offices"):
        start += len(groups[0]) + 1
        groups = groups[1:]
    return Span(start, place.end).trimmed(text)


def is_house(words: str) -> bool:
    """Tell whether the words name a house, an office or a room and not a town."""
    return _names(words, "offices") or _names(words, "seats")


def _names(words: str, key: str) -> bool:
    said = re.findall(r"[\w'’-]+", words.lower())
    return any(re.sub("['’]?s$", "", word) in _listed(key) for word in said)


@lru_cache(maxsize=8)
def _listed(key: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in dateline_words(key))


def dateline_words(key: str) -> tuple[str, ...]:
    """The list `key` of the words of datelines."""
    lists = table("dateline")["words"]
    assert isinstance(lists, dict)
    return tuple(map(str, lists[key]))


@lru_cache(maxsize=1)
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?P<weekday>{weekday_pattern()})")


@lru_cache(maxsize=1)
def _leads() -> re.Pattern[str]:
    groups = "|".join(
        rf"(?P<{key}>{either(dateline_words(key))})"
        for key in ("undated", "about", "perhaps", "before", "after")
    )
    return re.compile(rf"(?:{groups})(?!\w)\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    links = "|".join(map(re.escape, dateline_words("links")))
    no_date = rf"(?!(?:{weekday_pattern()}|{month_pattern()})(?:\W|\d|$))"
    word = rf"{no_date}(?:{_SHORT_WORD}|(?:[dl]['’])?{_CAPITAL}[\w'’-]*)"
    group = rf"(?:The\s|the\s)?{word}(?:\s(?:(?:{links})\s){{0,2}}{word}){{0,6}}"
    return re.compile(
        rf"(?:{_ON_THE_WAY.pattern})?{group}(?:,\s?{group}){{0,3}}(?=[\s,;:.|\]\[()–—?*-]|$)"
    )
