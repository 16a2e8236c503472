"""What a text says at the end of a day: the revision of that day, and what was adopted by then."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from memcon.dates.edtf import EdtfError, earliest, latest, parse
from memcon.drafts.consolidate import consolidated
from memcon.drafts.rebase import Stale, rebased
from memcon.drafts.sub_amend import Family
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Amendment, Expression, Sponsor, Status, Step, Work

MADE = frozenset({Status.ADOPTED, Status.ACCEPTED})
ENDED = MADE | {Status.WITHDRAWN, Status.REJECTED, Status.NOT_PUT}


@dataclass(frozen=True, slots=True)
class Moment:
    """A text at the end of a day; `day` None is after everything.

    `revision` is what the sponsors had last laid down, `made` what was adopted, or accepted by
    them, since; `text` is both together. `pending` are the amendments before the body, as they
    stand against `revision`; `stale` those whose words it no longer has. `status` is what had
    become of the text as a whole.
    """

    work: Work
    day: date | None
    revision: Expression
    made: tuple[Amendment, ...]
    text: Expression
    pending: tuple[Amendment, ...]
    stale: tuple[Stale, ...]
    sponsors: tuple[Sponsor, ...]
    status: Status


def by_then(said: str | None, day: date | None) -> bool:
    """Tell whether a date is surely not after `day`; one that is not known never surely is."""
    if day is None:
        return True
    bound = last_day(said)
    return bound is not None and bound <= day


def last_day(said: str | None) -> date | None:
    """Return the last day that a date may mean; None where that is open or the date unknown."""
    try:
        return latest(parse(said)) if said else None
    except EdtfError:
        return None


def first_day(said: str | None) -> date | None:
    """Return the first day that a date may mean; None where that is open or the date unknown."""
    try:
        return earliest(parse(said)) if said else None
    except EdtfError:
        return None


def status(steps: Sequence[Step], day: date | None) -> Status | None:
    """Return the last thing that is known to have become of something by a day."""
    return next((one.status for one in reversed(steps) if by_then(one.on, day)), None)


def sponsors(work: Work, day: date | None) -> tuple[Sponsor, ...]:
    """Return who sponsored the text at the end of a day.

    A sponsor without a first day was one from the start; on the day of leaving he is none.
    """
    return tuple(
        one
        for one in work.sponsors
        if (one.since is None or by_then(one.since, day))
        and (one.until is None or not by_then(one.until, day))
    )


def revisions(work: Work) -> tuple[Expression, ...]:
    """Return the revisions with their provisions; one that only says what it accepts is made.

    Raises DraftError where that cannot be.
    """
    found: list[Expression] = []
    for one in work.expressions:
        if one.provisions:
            found.append(one)
        elif found:
            made = accepted(work, found[-1], one.accepts)
            found.append(replace(one, provisions=made.provisions))
        else:
            raise DraftError(f"{one.symbol} has no provisions")
    return tuple(found)


def accepted(work: Work, expression: Expression, names: Iterable[str]) -> Expression:
    """Return the text with what its sponsors take up, without any vote; they name it anew."""
    family = Family.of(work.amendments)
    taken = frozenset(names)
    unknown = taken - family.known.keys()
    if unknown:
        raise DraftError(f"{work.symbol} has no amendment {min(unknown)}")
    tops = [name for name in family.known if name in taken and family.known[name].to not in taken]
    made = [family.settled(name, taken) for name in tops]
    return consolidated(expression, made, work.order).expression


def at_moment(work: Work, day: date | None, also: Iterable[str] = ()) -> Moment:
    """Return the text at the end of a day; `also` are pending amendments to be made as well.

    Raises DraftError where the text did not yet exist, where what was adopted does not go
    together, and where `also` names what cannot be made.
    """
    every = revisions(work)
    at = _current(work, every, day)
    current = every[at]
    if also and status(work.steps, day) is Status.WITHDRAWN:
        raise DraftError(f"{work.symbol} had been withdrawn: there is nothing to amend")
    family = Family.of(_until(one, day) for one in work.amendments)
    known = {one.id: status(one.steps, day) for one in work.amendments if was_moved(one, day)}
    taken_up = {name for one in every[: at + 1] for name in one.accepts}
    also = tuple(also)
    _refuse_unknown(work, known, also)
    done = {name for name, now in known.items() if now in MADE} | set(also)
    made: list[Amendment] = []
    pending: list[Amendment] = []
    stale: list[Stale] = []
    for name, now in known.items():
        if family.known[name].to in family.known or name in taken_up:
            continue
        if now in ENDED and name not in done:
            continue
        settled = family.settled(name, frozenset(done) & family.known.keys())
        carried = _carried(settled, every[: at + 1])
        if not isinstance(carried, Stale):
            (made if name in done else pending).append(carried)
        elif name in done:
            raise DraftError(f"{name} cannot be made to {current.symbol}: {carried.because}")
        else:
            stale.append(carried)
    text = consolidated(current, made, work.order).expression if made else current
    return Moment(
        work,
        day,
        current,
        tuple(made),
        text,
        tuple(pending),
        tuple(stale),
        sponsors(work, day),
        status(work.steps, day) or Status.SUBMITTED,
    )


def _current(work: Work, every: Sequence[Expression], day: date | None) -> int:
    """The index of the last revision by a day; the first, if undated, is there from the start."""
    there = [
        index
        for index, one in enumerate(every)
        if by_then(one.date, day) or (index == 0 and one.date is None)
    ]
    if not there:
        first = f" before {every[0].date}" if every and every[0].date else ""
        raise DraftError(f"{work.symbol} does not exist{first}")
    return there[-1]


def was_moved(amendment: Amendment, day: date | None) -> bool:
    """Tell whether an amendment had been moved by a day."""
    return not amendment.steps or any(by_then(one.on, day) for one in amendment.steps)


def _until(amendment: Amendment, day: date | None) -> Amendment:
    """Return an amendment with what is known to have become of it by a day."""
    steps = tuple(step for step in amendment.steps if by_then(step.on, day))
    return replace(amendment, steps=steps)


def _refuse_unknown(work: Work, known: dict[str, Status | None], also: tuple[str, ...]) -> None:
    for name in also:
        if name not in {one.id for one in work.amendments}:
            raise DraftError(f"{work.symbol} has no amendment {name}")
        if name not in known:
            raise DraftError(f"{name} had not been moved by then")
        if known[name] is Status.WITHDRAWN:
            raise DraftError(f"{name} was withdrawn")


def _carried(amendment: Amendment, every: Sequence[Expression]) -> Amendment | Stale:
    """Return an amendment as it stands against the last of the revisions."""
    symbols = [one.symbol for one in every]
    if amendment.to not in symbols:
        raise DraftError(
            f"{amendment.id} is moved against {amendment.to}, which is not among"
            f" {', '.join(symbols)}"
        )
    carried: Amendment | Stale = amendment
    for old, new in zip(
        every[symbols.index(amendment.to) :], every[symbols.index(amendment.to) + 1 :], strict=False
    ):
        if isinstance(carried, Stale):
            break
        carried = rebased(carried, old, new)
    return carried


def days_of(work: Work) -> Iterator[date]:
    """Yield the days on which something is known to have changed: revisions, steps, sponsors."""
    said = [one.date for one in work.expressions]
    said += [step.on for step in work.steps]
    said += [step.on for one in work.amendments for step in one.steps]
    said += [day for one in work.sponsors for day in (one.since, one.until)]
    yield from sorted({day for one in said if (day := last_day(one)) is not None})
