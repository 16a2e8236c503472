"""Join what belongs together: an hour and its day, an edge and its period, a bound and its date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from memcon.dates.clock import in_part
from memcon.dates.meaning import (
    Calendar,
    DayCount,
    Decade,
    Edge,
    Expression,
    Feast,
    Limit,
    Origin,
    Period,
    Season,
    Shift,
    Weekdays,
)
from memcon.dates.names import either
from memcon.lexicon.load import table
from memcon.text.span import Span

_HOUR_THEN_DAY = re.compile(
    r",?\s+(?:on\s+|of\s+|at\s+)?(?:the\s+)?(?:(?:morning|afternoon|evening|night)\s+(?:of\s+)?)?"
    r"|\s?\(|,\s*"
)
_DAY_THEN_HOUR = re.compile(
    r"\s*[,;(–—-]?\s*(?:(?:at|from|by|before|after|until|about|around|between)\s+)*"
)
_DAY_THEN_DATE = re.compile(r"\s*[,(]\s*(?:the\s+)?|\s+(?:the\s+)?")
_PART_OF = re.compile(
    r"\b(?:(?:early|late|the)\s+)*(?:morning|afternoon|evening|night)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r",?\s+(?:of|on)\s+(?:the\s+)?")
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)


def joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """Yield the expressions, each joined with those that say more of the same time."""
    floor, waiting = 0, None
    for expression in found:
        if waiting is None:
            waiting = expression
            continue
        both = _together(text, waiting, expression)
        if both is None:
            ready = _led(text, waiting, floor)
            yield ready
            floor, waiting = ready.at.end, expression
        else:
            waiting = both
    if waiting is not None:
        yield _led(text, waiting, floor)


def _together(text: str, first: Expression, second: Expression) -> Expression | None:
    """One expression of two neighbours, where they speak of one time."""
    if first.unsaid or second.unsaid or second.at.start - first.at.end > 24:
        return None
    gap = (first.at.end, second.at.start)
    at = Span(first.at.start, second.at.end)
    if _is_part_of_some_day(first) and _is_day(second) and _OF_DAY.fullmatch(text, *gap):
        return replace(second, at=at)
    if first.hours and first.meaning is None and second.hours is None and _is_day(second):
        if _HOUR_THEN_DAY.fullmatch(text, *gap):
            return replace(second, at=at, hours=in_part(first.hours, second.at.of(text)))
    elif second.hours and second.meaning is None and first.hours is None and _may_have_hours(first):
        if _DAY_THEN_HOUR.fullmatch(text, *gap):
            return replace(first, at=at, hours=in_part(second.hours, first.at.of(text)))
    elif _is_weekday(first) and _dated(second) and _DAY_THEN_DATE.fullmatch(text, *gap):
        return _weekday_and_date(first, second, at)
    return None


def _is_part_of_some_day(expression: Expression) -> bool:
    meaning = expression.meaning
    here = isinstance(meaning, DayCount) and meaning.origin is Origin.CONTEXT
    return here and isinstance(meaning, DayCount) and meaning.days == 0


def _weekday_and_date(first: Expression, second: Expression, at: Span) -> Expression | None:
    """Join "Thursday afternoon, April 12": the date counts, the weekday is checked with it."""
    if not isinstance(first.meaning, Weekdays) or not isinstance(second.meaning, Calendar):
        return None
    if len(first.meaning.days) != 1 or second.meaning.written.weekday is not None:
        return None
    written = replace(second.meaning.written, weekday=first.meaning.days[0])
    return replace(
        second, at=at, meaning=replace(second.meaning, written=written), hours=first.hours
    )


def _is_day(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Calendar):
        return all(part.day for part in meaning.written.parts) and len(meaning.written.parts) == 1
    if isinstance(meaning, Shift):
        return meaning.unit == "day"
    return isinstance(meaning, DayCount | Feast) or _is_weekday(expression)


def _may_have_hours(expression: Expression) -> bool:
    """A day has hours, and so has a night that is written as two days."""
    return _is_day(expression) or _dated(expression)


def _is_weekday(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Weekdays) and len(meaning.days) == 1


def _dated(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Calendar) and all(part.day for part in meaning.written.parts)


def _led(text: str, found: Expression, floor: int) -> Expression:
    """Take the words before an expression into it: an edge, a bound, a guess, part of a day."""
    if found.meaning is None:
        return found
    if _has_edges(found):
        edge = _edges().search(text, max(floor, found.at.start - 36), found.at.start)
        if edge:
            words = (edge["of"] or edge["bare"]).lower()
            found = replace(found, at=Span(edge.start(), found.at.end), edge=_edge_of(words))
    elif _is_day(found):
        part = _PART_OF.search(text, max(floor, found.at.start - 30), found.at.start)
        if part and (isinstance(found.meaning, Calendar) or " of " in part.group()):
            found = replace(found, at=Span(part.start(), found.at.end))
    return _limited(text, found, floor)


def _limited(text: str, found: Expression, floor: int) -> Expression:
    """Take "before", "since" and "about" into it, where they lead to it and not to a noun."""
    limit = _limits().search(text, max(floor, found.at.start - 28), found.at.start)
    if limit is None or (found.hours and limit["about"] is None):
        return found
    if limit["about"] is None:
        noun = _NEXT_WORD.match(text, found.at.end)
        of_noun = isinstance(found.meaning, Calendar) and limit.group().lower().endswith("the ")
        if of_noun and _has_edges(found) and noun and noun[1] not in _after_day():
            return found
        if limit["after"] and _UNTIL.search(text, max(0, limit.start() - 8), limit.start()):
            return found
    if limit["about"] and limit["about"].lower() == "about" and not _is_roughly(found):
        return found  # "we spoke about last week"
    kind = Limit.ABOUT if limit["about"] else Limit.BEFORE if limit["before"] else Limit.AFTER
    return replace(found, at=Span(limit.start(), found.at.end), limit=kind)


def _is_roughly(found: Expression) -> bool:
    """Tell whether "about" before it makes it rough: it is a date, an hour or a number of days."""
    return isinstance(found.meaning, Calendar | Shift | Weekdays | Feast) or found.hours is not None


def _has_edges(found: Expression) -> bool:
    meaning = found.meaning
    if isinstance(meaning, Calendar):
        parts = meaning.written.parts
        return parts[-1].day is None
    return isinstance(meaning, Period | Season | Decade)


def _edge_of(words: str) -> Edge:
    for listed in _edge_lists():
        for name, said in listed.items():
            if words in said:
                return Edge(name)
    return Edge.WHOLE


def _edge_lists() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    found = table("times")["edges"]
    assert isinstance(found, dict)
    return found["of"], found["bare"]


@lru_cache(maxsize=1)
def _after_day() -> frozenset[str]:
    found = table("times")["beside"]
    assert isinstance(found, dict)
    return frozenset((*found["after_day"], *found["pronoun"]))


@lru_cache(maxsize=1)
def _edges() -> re.Pattern[str]:
    of, bare = (
        either([name for names in listed.values() for name in names]) for listed in _edge_lists()
    )
    return re.compile(
        rf"\b(?:the\s+)?(?:(?P<of>{of})\s+(?:in|of)\s+(?:the\s+)?|(?P<bare>{bare})(?:-|\s+))$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _limits() -> re.Pattern[str]:
    limits = table("times")["limits"]
    assert isinstance(limits, dict)
    groups = "|".join(rf"(?P<{key}>{either(names)})" for key, names in limits.items())
    return re.compile(rf"(?<!\w)(?:{groups})\s+(?:the\s+)?$", re.IGNORECASE)
