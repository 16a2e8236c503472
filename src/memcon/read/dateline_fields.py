"""The labelled fields that say when and where: "Date:", "Time", "Place:", "Sent", "D.", "R."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from memcon.dates.clock import hours
from memcon.dates.names import either
from memcon.lexicon.load import table
from memcon.model.reading import Draft
from memcon.read.dateline_words import LONGEST, Line, read_line
from memcon.read.fields import head, label_at
from memcon.text.span import Span

_HEAD_LINES = 200
_GROUP = re.compile(
    r"(?:[A-Z]{1,2}\s)?(?P<day>\d\d)(?P<hour>\d{4})\s?Z\s+(?:[A-Z]{3}\s+)?"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\s+(?P<year>\d{4}|\d\d)\b"
)
_FORM = re.compile(r"\(?(?P<form>[DR])[.)]\s+(?=\d)")
_FORMS = {"D": "sent", "R": "received"}


@dataclass(frozen=True, slots=True)
class DateField:
    """A field: its name in lexicon/dateline.toml, its label, its value's place, what it says."""

    name: str
    label: Span
    value: Span
    line: Line | None


def date_fields(draft: Draft) -> Iterator[DateField]:
    """Yield the fields of the record's head that say when or where, in order."""
    text = draft.text
    waiting: tuple[str, Span] | None = None
    everything = (line for paragraph in head(draft) for line in paragraph.lines(text))
    lines = tuple(islice(everything, _HEAD_LINES))
    for line, below in zip(lines, (*lines[1:], None), strict=False):
        pieces = tuple(_labelled(text, line))
        for name, label, value in pieces:
            if value.end > value.start:
                yield _field(text, name, label, value, below)
        if pieces:
            name, label, value = pieces[-1]
            waiting = (name, label) if value.end == value.start else None
        elif waiting:
            if not label_at(text, line):
                yield _field(text, *waiting, line, below)
            waiting = None


def hours_below(text: str, line: Line, below: Span | None) -> Line:
    """Take the hours from the line below a date, where it holds nothing else."""
    if line.hours is None and line.date and below:
        found = hours(text, below.start, below.end, dateline=True)
        if found and not text[found.at.end : below.end].strip(" ."):
            return replace(line, hours=found)
    return line


def _field(text: str, name: str, label: Span, value: Span, below: Span | None) -> DateField:
    line = read_line(text, value, labelled=True)
    return DateField(name, label, value, hours_below(text, line, below) if line else None)


def _labelled(text: str, line: Span) -> Iterator[tuple[str, Span, Span]]:
    """The fields on a line: name, label and value; the value of an empty one has no words."""
    if line.end - line.start > 2 * LONGEST:
        return
    first = _first_label().match(text, line.start, line.end)
    if first is None:
        form = _FORM.match(text, line.start, line.end)
        if form:
            label = Span(form.start("form"), form.end("form"))
            yield _FORMS[form["form"]], label, Span(form.end(), line.end)
        return
    name = _names()[first["label"].lower()]
    found = [(name, Span(first.start("label"), first.end("label")), first.end())]
    for match in _inner_label().finditer(text, first.end(), line.end):
        name = _names()[match["label"].lower()]
        found.append((name, Span(match.start("label"), match.end("label")), match.end()))
    bare = not first["colon"] and first.end() < line.end
    if bare and not _stands_without_colon(text, found[0], line):
        return
    for index, (name, label, start) in enumerate(found):
        end = found[index + 1][1].start if index + 1 < len(found) else line.end
        yield name, label, Span(start, end).trimmed(text)


def _stands_without_colon(text: str, found: tuple[str, Span, int], line: Span) -> bool:
    """Tell whether "Sent 14 Nov 1962 1830" is a field though no colon says so."""
    name, _, start = found
    value = Span(start, line.end).trimmed(text)
    return name in ("sent", "received", "document", "date") and (
        read_line(text, value, labelled=True) is not None
    )


def message_group(text: str, line: Span) -> re.Match[str] | None:
    """The date-time group of a military message: "O 201612Z MAR 72"."""
    return _GROUP.match(text, line.start, line.end)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    labels = table("dateline")["labels"]
    assert isinstance(labels, dict)
    return {str(label): name for name, listed in labels.items() for label in listed}


@lru_cache(maxsize=1)
def _first_label() -> re.Pattern[str]:
    return re.compile(
        rf"[*_#>\s|]{{0,4}}(?P<label>{either(_names())})[*_]{{0,3}}"
        r"(?:\s?(?P<colon>[:|]|\.?—)[*_]{0,3}\s*|(?=$|\n)|\s+(?=[\d(A-Z]))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _inner_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s;,.|])(?P<label>{either(_names())})\s?:\s*", re.IGNORECASE)
