"""What happened when, and how much of what there is, as the records tell it."""

from collections.abc import Iterable, Iterator
from datetime import date

from memcon.ledger.days import bound
from memcon.model.following import Happening, Measure
from memcon.model.ledger import Statement, When
from memcon.model.marks import Certainty


def happenings(given: Iterable[Statement]) -> tuple[Happening, ...]:
    """Return what has a known time, the earliest first; what only asks tells of nothing.

    What lies ahead of the day of the talk is told, and is no fact.
    """
    found = (
        Happening(one, time, _is_fact(one) and not _ahead(one, time))
        for one in given
        if one.certainty is not None
        for time in one.times
        if time.value is not None
    )
    return tuple(sorted(found, key=_order))


def measures(given: Iterable[Statement]) -> Iterator[Measure]:
    """Yield each amount that a sentence gives, in the order of the sentences."""
    for one in given:
        for amount in one.amounts:
            yield Measure(one, amount, _is_fact(one))


def _is_fact(one: Statement) -> bool:
    """Whether it is told as a fact: asserted, and not corrected."""
    return one.certainty is Certainty.ASSERTED and one.superseded_by is None


def _ahead(one: Statement, time: When) -> bool:
    """Whether a time begins after the day of the talk: nobody knows yet."""
    begins, said = bound(time.value, last=False), bound(one.said_on, last=True)
    return begins is not None and said is not None and begins > said


def _order(one: Happening) -> tuple[date, date, str, str, int]:
    first = bound(one.when.value, last=False) or date.min
    last = bound(one.when.value, last=True) or date.max
    return first, last, one.when.value or "", one.statement.passage.record, one.when.at.start
