"""The dateline: when and where, from a line at the head, labelled fields, the title, or the close.

The line that stands alone is the document's; a field ("Date:") or the title of a record of talk
("Conversation of 14 March") gives the meeting's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from memcon.dates.clock import hours
from memcon.dates.edtf import Edtf, EdtfError, Several, parse
from memcon.dates.names import months
from memcon.dates.settle import first_day, weekday_fault
from memcon.dates.written import Part, Written
from memcon.model.finding import Finding
from memcon.model.marks import DateRole, DocumentDate, DocumentPlace, Ground, Mark, Title
from memcon.model.reading import Draft
from memcon.read.dateline_fields import DateField, date_fields, hours_below, message_group
from memcon.read.dateline_title import TitleLine, names_talk, title_line
from memcon.read.dateline_words import Habits, Line, is_house, place_at, read_line, town_of, value
from memcon.read.fields import head, is_prose
from memcon.text.span import Span

_HEAD_LINES, _LAST_LINES, _SECOND = 60, 8, 8
_FIGURE = re.compile(r"\d|undated|no date|n\.d\.", re.IGNORECASE)
_GAP = re.compile(r"[ \t,;:.()–—-]{0,6}(?:(?:at|from)\s)?")
_ORDER = (DateRole.MEETING, DateRole.DOCUMENT, DateRole.SENT, DateRole.RECEIVED)
_ROLES = {
    "meeting": DateRole.MEETING,
    "document": DateRole.DOCUMENT,
    "sent": DateRole.SENT,
    "received": DateRole.RECEIVED,
}


@dataclass(frozen=True, slots=True)
class _Saying:
    """Something that says when: the line, whose date it is, by which rule, and why."""

    line: Line
    role: DateRole
    rule: str
    because: str


def record_date(draft: Draft) -> Edtf | None:
    """The date that words like "today" are counted from: the meeting's, else the document's."""
    for role in _ORDER:
        for mark in draft.of_kind(DocumentDate):
            if mark.role is role and mark.value:
                try:
                    return parse(mark.value)
                except EdtfError:
                    continue
    return None


def record_day(draft: Draft) -> date | None:
    """The record's date where it is one day, or the first of a stretch of days; else None."""
    return first_day(record_date(draft))


def dateline(draft: Draft) -> Iterator[Mark | Finding]:
    """Add DocumentDate and DocumentPlace; needs the Title, and what the source's markup says."""
    text, habits = draft.text, Habits(draft.text)
    title = _title(draft)
    of_title = title_line(text, title) if title else None
    fields = tuple(date_fields(draft))
    standing, *others = _standing(draft, fields) or (None,)
    if standing is None and of_title is None:
        of_title = next(_second_titles(draft, title), None)
    habits = replace(habits, year=_year(standing, of_title, fields, habits))
    if not draft.of_kind(DocumentDate):
        sayings = tuple(_sayings(draft, standing, of_title, fields, habits))
        sayings += tuple(_of_talk(draft, standing, others, sayings))
        for saying in sayings:
            yield from _dated(text, saying, habits)
        if not any(value(saying.line, habits) for saying in sayings):
            yield _missing(draft, sayings)
    if not draft.of_kind(DocumentPlace):
        yield from _places(draft, standing, of_title, fields)


def _title(draft: Draft) -> Span | None:
    titles = draft.of_kind(Title)
    if titles:
        return titles[0].at
    return next(draft.paragraphs[0].lines(draft.text), None) if draft.paragraphs else None


def _second_titles(draft: Draft, title: Span | None) -> Iterator[TitleLine]:
    """What a line below the title says of a talk, its place and day: "Conversation of ..."."""
    for at in _head_lines(draft)[:_SECOND]:
        said = at.of(draft.text)
        if (title and title.meets(at)) or is_prose(said) or not names_talk(said):
            continue
        found = title_line(draft.text, at)
        if found and found.line.date:
            yield found


def _standing(draft: Draft, fields: tuple[DateField, ...]) -> tuple[Line, ...]:
    """The lines of the head that are datelines and nothing else; the first is the document's.

    One with a day goes before one without, and "undated" before all if it stands first.
    """
    found: list[Line] = []
    lines = _head_lines(draft)
    for line, below in zip(lines, (*lines[1:], None), strict=False):
        if not _FIGURE.search(draft.text, line.start, line.end):
            continue
        if any(line.covers(field.value) for field in fields):
            continue
        said = read_line(draft.text, line)
        if said:
            found.append(hours_below(draft.text, said, below))
    if found and found[0].undated:
        return tuple(found[:1])
    if not found:
        closing = _closing(draft)
        return (closing,) if closing else ()
    days = [line for line in found if line.date and line.date.parts[-1].day]
    if days and found[0] not in days and found[0].place:
        return (found[0],)  # an editor's "Lowmark, May 1961" stands above days of another kind
    return tuple(days or found[:1])


def _head_lines(draft: Draft) -> tuple[Span, ...]:
    lines = (line for paragraph in head(draft) for line in paragraph.lines(draft.text))
    return tuple(islice(lines, _HEAD_LINES))


def _closing(draft: Draft) -> Line | None:
    """The dateline under a letter's text, where its head has none."""
    lines: list[Span] = []
    for paragraph in reversed(draft.paragraphs[1:][-_LAST_LINES:]):
        lines.extend(reversed(list(paragraph.lines(draft.text))[-_LAST_LINES:]))
    for at in lines[:_LAST_LINES]:
        line = read_line(draft.text, at) if _FIGURE.search(draft.text, at.start, at.end) else None
        if line and line.date and line.date.parts[-1].day and line.date.parts[-1].year:
            return line
    return None


def _year(
    standing: Line | None, of_title: TitleLine | None, fields: tuple[DateField, ...], habits: Habits
) -> int | None:
    """The year of the head's dates, for the one that is written without its year."""
    lines = [standing, of_title.line if of_title else None, *(field.line for field in fields)]
    for line in lines:
        found = first_day(value(line, habits)) if line else None
        if found:
            return found.year
    return None


def _sayings(
    draft: Draft,
    standing: Line | None,
    of_title: TitleLine | None,
    fields: tuple[DateField, ...],
    habits: Habits,
) -> Iterator[_Saying]:
    """Everything in the record that says when, in order of weight."""
    talk = (of_title is not None and of_title.talk) or _is_talk(draft)
    hour = next((f.line.hours for f in fields if f.line and f.line.hours and not f.line.date), None)
    said: set[str] = set()
    if standing is not None:
        line = standing if standing.hours else replace(standing, hours=hour)
        said.add(str(value(line, habits)))
        yield _Saying(line, DateRole.DOCUMENT, "dateline/line", _why_line(line))
        if line.received:
            because = "The dateline says when it was received."
            yield _Saying(line.received, DateRole.RECEIVED, "dateline/line", because)
    for field in fields:
        if field.line and (field.line.date or field.line.undated):
            line = field.line if field.line.hours else replace(field.line, hours=hour)
            role = _ROLES.get(field.name, DateRole.MEETING if talk else DateRole.DOCUMENT)
            said.add(str(value(line, habits)))
            because = f"It follows the label “{field.label.of(draft.text)}”."
            yield _Saying(line, role, "dateline/field", because)
    group = _group(draft)
    if group:
        yield _Saying(group, DateRole.SENT, "dateline/group", "A message's date-time group.")
    heard = of_title is not None and of_title.line.date and (of_title.named or not said)
    if of_title and heard and str(value(of_title.line, habits)) not in said:
        role = DateRole.MEETING if talk else DateRole.DOCUMENT
        yield _Saying(of_title.line, role, "dateline/title", "The title gives the date.")


def _of_talk(
    draft: Draft, standing: Line | None, others: list[Line], sayings: tuple[_Saying, ...]
) -> Iterator[_Saying]:
    """The talk's own day below the title, where another day stands above it: a journal's entry."""
    if standing is None or standing.hours or any(s.role is DateRole.MEETING for s in sayings):
        return
    for line in others:
        if line.at.start > standing.at.end and line.date and len(line.date.parts) == 1:
            if names_talk(draft.text[standing.at.end : line.at.start]):
                because = "It stands under the heading of the talk, and the other day above it."
                yield _Saying(line, DateRole.MEETING, "dateline/line", because)
            return


def _is_talk(draft: Draft) -> bool:
    return any(title.genre and "conversation" in title.genre for title in draft.of_kind(Title))


def _why_line(line: Line) -> str:
    if line.undated:
        return "The line says that no date is known."
    by_editor = " The brackets are the editor's." if line.supplied else ""
    return f"The line holds nothing but date, hours and place.{by_editor}"


def _group(draft: Draft) -> Line | None:
    """The date-time group of a military message in the head."""
    for at in _head_lines(draft):
        match = message_group(draft.text, at) if at.end - at.start < 120 else None
        if match:
            year = match["year"]
            part = Part(
                int(year) if len(year) == 4 else 1900 + int(year),
                months()[match["month"].lower()],
                int(match["day"]),
            )
            span = Span(match.start("day"), match.end())
            said = hours(match["hour"] + "Z", 0, 5)
            return Line(
                at,
                Written(span, (part,), whole_year=len(year) == 4),
                hours=replace(said, at=span) if said else None,
            )
    return None


def _dated(text: str, saying: _Saying, habits: Habits) -> Iterator[Mark | Finding]:
    """The mark of a date, and what is amiss with it."""
    line = saying.line
    said = line.date.at if line.date else line.undated
    if said is None:
        return
    found = value(line, habits)
    at = said
    words = [said]
    if line.hours:
        words.append(line.hours.at)
        if _GAP.fullmatch(text, said.end, line.hours.at.start):
            at = Span(said.start, line.hours.at.end)
    yield DocumentDate(
        at,
        Ground(saying.rule, tuple(words), saying.because),
        str(found) if found else None,
        saying.role,
        line.hours.start.hours_and_minutes if line.hours else None,
        line.hours.end.hours_and_minutes if line.hours and line.hours.end else None,
    )
    yield from _amiss(line, found, said)


def _amiss(line: Line, found: Edtf | None, said: Span) -> Iterator[Finding]:
    if line.date is None:
        return
    if found is None:
        yield Finding(
            "date/calendar", "The calendar has no such day, or the year is missing.", said
        )
        return
    fault = weekday_fault(line.date, found)
    if fault:
        yield Finding("date/weekday", fault, said)
    if isinstance(found, Several) and not found.all:
        either = " or ".join(map(str, found.points))
        message = f"Day and month may change places: {either}. Nothing in the record settles it."
        yield Finding("date/day-month", message, said)


def _missing(draft: Draft, sayings: tuple[_Saying, ...]) -> Finding:
    for line in (saying.line for saying in sayings):
        if line.undated:
            return Finding("date/missing", "The record is undated.", line.undated, weighty=False)
        if line.date:
            message = "The record's date could not be read."
            return Finding("date/missing", message, line.date.at, weighty=False)
    at = _title(draft) or Span(0, 0)
    return Finding("date/missing", "No date of the record was found.", at, weighty=False)


def _places(
    draft: Draft, standing: Line | None, of_title: TitleLine | None, fields: tuple[DateField, ...]
) -> Iterator[Mark]:
    """The places: of the dateline, else of the title; and those of labelled fields."""
    text = draft.text
    place = town_of(text, standing.place) if standing and standing.place else None
    because, rule = "It stands with the date.", "dateline/line"
    if place is None and standing and standing.date:
        place, because = _beside(draft, standing), "It stands alone on the line beside the date."
    if place is None and of_title and of_title.line.place:
        place, because, rule = of_title.line.place, "The title says where.", "dateline/title"
    if place:
        yield DocumentPlace(place, Ground(rule, (place,), because), _name(text, place))
    for field in fields:
        where = _field_place(text, field)
        if where:
            because = f"It follows the label “{field.label.of(text)}”."
            yield DocumentPlace(
                where, Ground("dateline/field", (where,), because), _name(text, where)
            )


def _field_place(text: str, field: DateField) -> Span | None:
    if field.line and field.line.place:
        return field.line.place
    if field.name == "place" and not (field.line and field.line.date):
        words = field.value.of(text).rstrip(" .;")
        return Span(field.value.start, field.value.start + len(words)) if words else None
    return None


def _beside(draft: Draft, standing: Line) -> Span | None:
    """A place alone on the line above the date, or below it: "Customs House, Lowmark"."""
    lines = _head_lines(draft)
    titles = draft.of_kind(Title)
    if standing.at not in lines:
        return None
    index = lines.index(standing.at)
    for at in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]):
        words = at.of(draft.text).rstrip(" .,;")
        if any(title.at.meets(at) for title in titles) or words.isupper() or ":" in words:
            continue
        place = place_at(draft.text, at.start, at.end)
        if place is None or place.end < at.start + len(words):
            continue
        if is_house(words) or _shares_block(draft, at, standing.at):
            return place
    return None


def _shares_block(draft: Draft, one: Span, other: Span) -> bool:
    return any(p.at.covers(one) and p.at.covers(other) for p in draft.paragraphs[:_HEAD_LINES])


def _name(text: str, at: Span) -> str:
    return " ".join(at.of(text).replace("[", "").replace("]", "").split()).strip(" ,")
