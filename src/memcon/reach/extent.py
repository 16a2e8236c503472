"""What a clause covers of a register on a day, what other words change, and what is said of it."""

from collections.abc import Iterator, Mapping
from datetime import date

from memcon.model.errors import MemconError
from memcon.model.reach import (
    Agreement,
    Change,
    Compared,
    Difference,
    Extent,
    Reason,
    Said,
    State,
    Verdict,
)
from memcon.model.territory import Item, Register, Territory, Truth, all_of
from memcon.reach.book import Book, about_things, check
from memcon.reach.clause import Clause
from memcon.reach.evaluate import Question, evaluated
from memcon.reach.parse import parsed
from memcon.text.span import Span

_STATES = {Truth.YES: State.IN, Truth.NO: State.OUT, Truth.OPEN: State.DEPENDS}


def extent(book: Book, text: str, as_of: date, meaning: Mapping[str, str] | None = None) -> Extent:
    """Return what a clause covers on a day: every place, or every thing where it asks for things.

    What is not there on the day is left out. Raises ClauseFault where the clause cannot be read,
    and MemconError where the register says nothing of that day.
    """
    if book.register.span.holds(as_of) is Truth.NO:
        title, span = book.register.title, book.register.span.words
        raise MemconError(f"the register “{title}” says nothing of {as_of}, only of {span}")
    clause = parsed(text)
    check(clause, text, book)
    question = Question(book, text, as_of, meaning or {})
    things = about_things(clause, book)
    entities = book.register.items if things else book.register.territories
    return Extent(text, as_of, tuple(_verdicts(clause, entities, question)))


def _verdicts(
    clause: Clause, entities: tuple[Territory, ...] | tuple[Item, ...], question: Question
) -> Iterator[Verdict]:
    for one in entities:
        there = one.valid.holds(question.as_of)
        if there is Truth.NO:
            continue
        found = evaluated(clause, one.id, question)
        truth = all_of((there, found.truth))
        reasons = found.reasons
        if there is Truth.OPEN and truth is Truth.OPEN:
            gap = f"whether there is {one.name} on that day: {one.valid.words}"
            whole = Span(0, len(question.text))
            exists = Reason(question.text, whole, Truth.OPEN, gap, (one.row,), gap)
            reasons = (exists, *(reasons if found.truth is Truth.OPEN else ()))
        yield Verdict(one.id, one.name, _STATES[truth], reasons)


def difference(before: Extent, after: Extent) -> Difference:
    """Return what changes from one clause to another, entity by entity. Raises MemconError."""
    if before.as_of != after.as_of:
        raise MemconError(
            f"two clauses are compared on one day, not on {before.as_of} and {after.as_of}"
        )
    later = {verdict.entity: verdict for verdict in after.verdicts}
    if later.keys() != {verdict.entity for verdict in before.verdicts}:
        raise MemconError(
            "one clause is about places and the other about things: they cannot be compared"
        )
    rows = (_change(verdict, later[verdict.entity]) for verdict in before.verdicts)
    return Difference(before, after, tuple(rows))


def _change(before: Verdict, after: Verdict) -> Change:
    """The rows that cause a difference are those that decide one side and not the other."""
    if before.state is after.state:
        return Change(before, after, ())
    known, later = before.rows, after.rows
    cause = [row for row in known if row not in later] + [row for row in later if row not in known]
    return Change(before, after, tuple(cause) or known)


def compared(said: tuple[Said, ...], found: Difference, register: Register) -> tuple[Compared, ...]:
    """Return what is said of each entity beside what the register says of it."""
    changes = {row.before.entity: row for row in found.rows}
    return tuple(
        Compared(
            one,
            changes[one.entity],
            agreement(one, changes[one.entity]),
            _parts(one, changes, register),
        )
        for one in said
        if one.entity in changes
    )


def agreement(said: Said, change: Change) -> Agreement:
    """Return how what is said lies to what is found, before and after taken together."""
    pairs = [(said.before, change.before.state), (said.after, change.after.state)]
    stated = [(claim, state) for claim, state in pairs if claim is not None]
    right = sum(claim is state for claim, state in stated)
    if right == len(stated):
        return Agreement.AGREES
    if right:
        return Agreement.IN_PART
    settled = any(state is not State.DEPENDS for _, state in stated)
    return Agreement.DISAGREES if settled else Agreement.NOT_SETTLED


def _parts(said: Said, changes: Mapping[str, Change], register: Register) -> tuple[Change, ...]:
    """The parts of a place of which it would have been right to say what is said of the whole."""
    if agreement(said, changes[said.entity]) is Agreement.AGREES:
        return ()
    return tuple(
        changes[place.id]
        for place in register.territories
        if place.part_of == said.entity
        and place.id in changes
        and agreement(said, changes[place.id]) is Agreement.AGREES
    )
