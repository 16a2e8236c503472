"""Where a document's markup says one thing and its words another."""

from collections.abc import Iterable, Iterator
from datetime import date

from memcon.dates.written import Written, written
from memcon.model.finding import Finding
from memcon.model.marks import DocumentDate, Mark


def doubts(text: str, marks: Iterable[Mark]) -> Iterator[Finding]:
    """Yield a finding for each date whose words give another day than the markup."""
    for mark in marks:
        if not isinstance(mark, DocumentDate) or mark.value is None:
            continue
        said = _day(written(text, mark.at.start, mark.at.end, dateline=True))
        if said is not None and _is_day(mark.value) and mark.value != said.isoformat():
            words = " ".join(mark.at.of(text).split())
            message = f"The markup dates the document {mark.value}, but its words are “{words}”."
            yield Finding("source/date", message, mark.at)


def _day(found: Written | None) -> date | None:
    """The one day that the words give, None where they leave anything open."""
    if found is None or len(found.parts) != 1 or found.other is not None or not found.whole_year:
        return None
    part = found.parts[0]
    if part.year is None or part.month is None or part.day is None:
        return None
    try:
        return date(part.year, part.month, part.day)
    except ValueError:
        return None


def _is_day(value: str) -> bool:
    return len(value) == len("1961-02-14")
