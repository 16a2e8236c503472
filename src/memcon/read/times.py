"""Expressions of time in running text, counted from the record's date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from memcon.dates.edtf import Edtf, Interval, Point, Several
from memcon.dates.found import STATED, Anchor
from memcon.dates.join import joined
from memcon.dates.meaning import Calendar, Expression
from memcon.dates.resolve import Resolved, resolve
from memcon.dates.scan import expressions
from memcon.dates.settle import in_habit, weekday_fault
from memcon.dates.tense import tense
from memcon.model.finding import Finding
from memcon.model.marks import (
    DocumentDate,
    DocumentPlace,
    Form,
    Ground,
    Mark,
    Note,
    Reference,
    SourceNote,
    Speech,
    Time,
)
from memcon.model.reading import Draft
from memcon.read.areas import Areas, without_calls
from memcon.read.dateline import record_date
from memcon.text.span import Span

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]?\s+(?=[A-Z“\"(])")
_FEW = 3  # sentences over which "that time" takes up a date
_LONG = 800  # characters without any day spoken of, after which an hour is of the record's day
_REACH = 500  # characters over which a day spoken of may be counted from
_MEETING = re.compile(
    r"\b(?:meeting|conversation|talk|session|discussion|call|audience|interview|luncheon|dinner)s?\s+"
    r"(?:\w+\s+){0,2}?(?:began|ended|opened|closed|started|concluded|adjourned|lasted|broke)\b[^.]*$",
    re.IGNORECASE,
)
_NIGHT, _NOON = "04:00", "12:00"
_NEAR = 60  # days from the record's date within which a date in figures is read


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was spoken of last: a day, a year, the date, and where."""

    end: int = 0
    day: date | None = None
    year: int | None = None
    value: Edtf | None = None


def times(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Time, and a Finding where a weekday is wrong; needs the marks of head and notes."""
    text = without_calls(draft)
    taken = _areas(draft, DocumentDate, DocumentPlace, Time)
    numbers, notes = _areas(draft, Reference), _areas(draft, Note, SourceNote)
    direct = Areas.of(mark.at for mark in draft.of_kind(Speech) if mark.form is Form.DIRECT)
    record = _start(draft)
    record_told = replace(record, told=True)
    spoken = _Spoken()
    for expression in joined(text, expressions(text)):
        at = expression.at
        if taken.hold(at) or (numbers.hold(at) and _is_number(expression)):
            continue
        if notes.hold(at):
            anchor = _of_note(expression, record)
        else:
            whose = record if direct.hold(at) else record_told
            anchor = _anchor(text, expression, whose, spoken)
        read = _in_habit(text, expression, anchor)
        found = resolve(read, anchor)
        yield _mark(at, found)
        yield from _amiss(read, found)
        spoken = _next(spoken, read, found, record)


def _areas(draft: Draft, *kinds: type[Mark]) -> Areas:
    return Areas.of(mark.at for mark in draft.of_kinds(*kinds))


def _start(draft: Draft) -> Anchor:
    """The anchor of the whole record: its date, and when in the day it begins."""
    value = record_date(draft)
    point = _first(value)
    begun = next(
        (
            mark.time_from
            for mark in draft.of_kind(DocumentDate)
            if mark.time_from and mark.value == str(value) and "Z" not in mark.at.of(draft.text)
        ),
        None,
    )
    return Anchor(
        point,
        past_midnight=begun is not None and begun < _NIGHT,
        morning=begun is not None and begun < _NOON,
    )


def _first(value: Edtf | None) -> Point | None:
    """The record's day, or the first of two; of a longer stretch only the month or year."""
    if isinstance(value, Several):
        return value.points[0] if value.all and len(value.points) == 1 else _common(value.points)
    if not isinstance(value, Interval):
        return value
    if not isinstance(value.start, Point) or not isinstance(value.end, Point):
        return None
    first, last = value.start.calendar_day, value.end.calendar_day
    if first and last and (last - first).days <= 1:
        return value.start
    return _common((value.start, value.end))


def _common(points: tuple[Point, ...]) -> Point | None:
    """The month or the year that some dates share."""
    first = points[0]
    if any(point.year != first.year or point.masked for point in points):
        return None
    same = all(point.month == first.month for point in points)
    return Point(first.year, first.month if same else None)


def _of_note(expression: Expression, record: Anchor) -> Anchor:
    """In an editor's note a date without its year is near the record's; "today" is another day."""
    return Anchor(record.record) if isinstance(expression.meaning, Calendar) else Anchor()


def _anchor(text: str, expression: Expression, record: Anchor, spoken: _Spoken) -> Anchor:
    """The record's anchor with the tense of the clause and what was spoken of just before."""
    if expression.unsaid or _has_year(expression):
        return record
    at = expression.at
    sentences = _sentences_between(text, spoken.end, at.start) if spoken.end else 9
    near = sentences == 0 or (sentences == 1 and spoken.day is not None)
    other_year = spoken.year
    if record.record is None:  # an undated account gives the year once, and then leaves it out
        near = at.start - spoken.end < _LONG
    elif spoken.year == record.record.year:
        other_year = None
    context = spoken.day if sentences <= 1 else None
    if expression.meaning is None and record.told:
        context = _day_of_hour(text, at, spoken)
    return Anchor(
        record.record,
        tense=tense(text, at.start, at.end),
        context=context,
        spoken_of=spoken.day if sentences == 0 else None,
        year=other_year if near else None,
        value=spoken.value if sentences <= _FEW else None,
        told=record.told,
        quiet=at.start - spoken.end > _LONG or not spoken.end,
        past_midnight=record.past_midnight,
        morning=record.morning,
    )


def _day_of_hour(text: str, at: Span, spoken: _Spoken) -> date | None:
    """The day that a tale has reached; the hour at which the talk itself ended is the record's."""
    if at.start - spoken.end > _REACH or _MEETING.search(text, max(0, at.start - 60), at.start):
        return None
    return spoken.day


def _sentences_between(text: str, start: int, end: int) -> int:
    between = text[start:end]
    if len(between) > _REACH or "\n" in between:
        return 9
    return len(_SENTENCE_END.findall(between))


def _has_year(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Calendar) and meaning.written.parts[-1].year is not None


def _is_number(expression: Expression) -> bool:
    """Four figures inside a reference are the number of the document."""
    meaning = expression.meaning
    if not isinstance(meaning, Calendar):
        return False
    return all(part.month is None and part.day is None for part in meaning.written.parts)


def _in_habit(text: str, expression: Expression, anchor: Anchor) -> Expression:
    """Read a date in figures as the record writes them, and near the record's own date."""
    meaning = expression.meaning
    if not isinstance(meaning, Calendar):
        return expression
    written = meaning.written
    if written.other is None and written.whole_year:
        return expression
    written = in_habit(written, text)
    if written.other is not None and anchor.day is not None:
        gaps = [
            abs((date(p.year, p.month, p.day) - anchor.day).days)
            for p in (written.parts[0], written.other)
            if p.year and p.month and p.day
        ]
        if len(gaps) == 2 and min(gaps) <= _NEAR < max(gaps):
            part = written.parts[0] if gaps[0] < gaps[1] else written.other
            written = replace(written, parts=(part,), other=None)
    if written is meaning.written:
        return expression
    return replace(expression, meaning=replace(meaning, written=written))


def _mark(at: Span, found: Resolved) -> Time:
    value = str(found.value) if found.value else None
    return Time(at, Ground(found.rule, (at,), found.because), value, found.certainty)


def _amiss(expression: Expression, found: Resolved) -> Iterator[Finding]:
    meaning = expression.meaning
    if isinstance(meaning, Calendar) and found.value is not None:
        day = Point.of(found.day) if found.day else found.value
        fault = weekday_fault(meaning.written, day)
        if fault:
            yield Finding("date/weekday", fault, expression.at)


def _next(spoken: _Spoken, expression: Expression, found: Resolved, record: Anchor) -> _Spoken:
    """What is spoken of now: a day, or a year that the words give."""
    if found.value is None:
        return spoken
    at, stated = expression.at.end, found.certainty == STATED
    if found.day is not None:
        year = found.day.year if stated or record.record is None else None
        return _Spoken(at, found.day, year, Point.of(found.day))
    point = found.value if isinstance(found.value, Point) else None
    year = point.year if point and stated and (record.record or point.month) else None
    return _Spoken(at, None, year, found.value)
