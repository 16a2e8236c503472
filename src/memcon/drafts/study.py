"""A text on a day with all that is said about it: amendments pending, how they stand, the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from memcon.drafts.changes import Change
from memcon.drafts.consolidate import resolved
from memcon.drafts.marked import Marked, marked
from memcon.drafts.moment import Moment, at_moment, last_day, was_moved
from memcon.drafts.outline import Outline
from memcon.drafts.relations import placed, relations
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Amendment, Reference, Relation, RelationKind, Work


@dataclass(frozen=True, slots=True)
class Study:
    """A text on a day: the text as it then was, and its pending amendments drawn in it.

    `relations` are those between pending amendments as their words show, and those that a person
    or the chair has declared.
    """

    moment: Moment
    changes: Mapping[str, tuple[Change, ...]]
    relations: tuple[Relation, ...]
    marked: Marked


def study_of(work: Work, day: date | None, chosen: Iterable[str] | None = None) -> Study:
    """Return the text at the end of a day; of its pending amendments only `chosen` are drawn.

    Raises DraftError where the text did not exist, and where `chosen` names what is not pending.
    """
    names = None if chosen is None else tuple(chosen)
    moment = at_moment(work, day)
    outline = Outline.of(moment.revision)
    made = {one.id: resolved(outline, one) for one in moment.made}
    pending = {one.id: resolved(outline, one) for one in _in_order(moment.pending)}
    for name in names or ():
        if name not in pending and name not in made:
            raise DraftError(f"{name} is not before the body on that day, as it stood then")
    every = relations(outline, placed({**made, **pending}))
    drawn = None if names is None else (*made, *(name for name in names if name in pending))
    return Study(
        moment,
        pending,
        (*(one for one in every if _between(one, pending)), *_declared(work, moment)),
        marked(outline, {**made, **pending}, every, drawn),
    )


def _in_order(amendments: Iterable[Amendment]) -> list[Amendment]:
    """Amendments by the day on which they were moved, as far as it is known."""
    return sorted(amendments, key=lambda one: (moved_on(one) or date.max, one.id))


def moved_on(amendment: Amendment) -> date | None:
    """Return the day on which an amendment was moved, if it is known."""
    return last_day(amendment.steps[0].on) if amendment.steps else None


def _between(relation: Relation, pending: Mapping[str, object]) -> bool:
    return relation.a.amendment in pending and relation.b.amendment in pending


def _declared(work: Work, moment: Moment) -> Iterable[Relation]:
    """Yield what was declared of amendments, and which of them amend one another."""
    there = {one.id for one in work.amendments if was_moved(one, moment.day)}
    for relation in work.relations:
        if {relation.a.amendment, relation.b.amendment} <= there:
            yield relation
    for one in work.amendments:
        if one.to in there and one.id in there:
            yield Relation(
                RelationKind.SUB_AMENDMENT_OF,
                Reference(one.id),
                Reference(one.to),
                because=f"{one.id} is moved against {one.to}.",
            )
