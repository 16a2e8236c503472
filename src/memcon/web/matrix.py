"""Points by parties: each cell says where a party stands, since when, and where it stood before."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.ledger.days import bound
from memcon.model.negotiation import (
    Cell,
    Change,
    Comparison,
    Matter,
    Point,
    PointStatus,
    State,
)
from memcon.web.grounds import short
from memcon.web.ledger_page import Asked
from memcon.web.ledger_rows import Rows, Words
from memcon.web.parties import Look
from memcon.web.positions_asked import PositionsAsked, cell_key
from memcon.web.standings import Standings
from memcon.web.stands import NO_EVIDENCE, Stand, stand_in, stand_of
from memcon.web.stepper import short_day

MOST_PAST = 16  # records of which a cell shows the state
LONGEST_CONDITION = 90
LONGEST_WITNESS = 140


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of several voices of a party says, or one voice on one of several texts."""

    stand: Stand
    who: str
    object: str
    condition: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as drawn. `past` are its states at the last records, that of now the last.

    `changed` tells that it changed at this record, `was` what it was before, "until 11 Mar: for".
    `witness` are the words that decide, shown where parties are compared.
    """

    key: str
    href: str
    party: str
    stand: Stand
    voices: tuple[Voice, ...]
    condition: str
    was: str
    changed: bool
    opened: bool
    past: tuple[Stand, ...]
    witness: Words | None


@dataclass(frozen=True, slots=True)
class Together:
    """How the parties that are compared lie to one another on a point."""

    word: str
    because: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point: `remarks` say of what kind it is and what became of it.

    `href` leads to all that is said on it, also what is no position.
    """

    id: str
    title: str
    remarks: tuple[str, ...]
    href: str
    cells: tuple[CellView, ...]
    together: Together | None


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one matter; `title` is "" where there is only one matter to show."""

    id: str
    title: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a matrix is drawn from; `compared` are the comparisons by point, where there are any.

    `dated` tells that days need their year.
    """

    standings: Standings
    asked: PositionsAsked
    columns: tuple[Look, ...]
    rows: Rows
    compared: Mapping[str, Comparison]
    dated: bool


def groups(
    drawing: Drawing, points: Sequence[Point], matters: Sequence[Matter]
) -> tuple[Group, ...]:
    """Return the points under their matters, in the order of the dossier.

    A matter without points, of which something is said as a whole, needs no title above itself.
    """
    titles = {matter.id: matter.title for matter in matters}
    order = [*titles, *dict.fromkeys(one.matter for one in points if one.matter not in titles)]
    found = []
    for matter in order:
        rows = tuple(_row(drawing, one) for one in points if one.matter == matter)
        title = titles.get(matter, matter) or "Other points"
        if rows:
            found.append(Group(matter, "" if rows[0].id == matter else title, rows))
    if len(found) == 1:
        return (Group(found[0].id, "", found[0].rows),)
    return tuple(found)


def days_shown(drawing: Drawing) -> tuple[date, ...]:
    """Return the days of the records of which cells show the state, up to the day asked for."""
    days = drawing.standings.days
    until = bisect_left(days, drawing.asked.day) if drawing.asked.day else len(days) - 1
    if until < len(days) and (drawing.asked.day is None or days[until] == drawing.asked.day):
        until += 1
    return days[max(0, until - MOST_PAST) : until]


def _row(drawing: Drawing, point: Point) -> PointRow:
    comparison = drawing.compared.get(point.id)
    return PointRow(
        point.id,
        point.title,
        tuple(_remarks(point)),
        Asked(as_of=drawing.asked.as_of, point=point.id).href,
        tuple(_cell(drawing, look, point) for look in drawing.columns),
        Together(comparison.likeness.value, comparison.because) if comparison else None,
    )


def _remarks(point: Point) -> Iterator[str]:
    if point.id == point.matter:
        yield "as a whole"
    if point.kind is not None:
        yield point.kind.value
    if point.status is not PointStatus.OPEN:
        yield point.status.value
    if point.split_from:
        yield f"split from {point.split_from}"


def _cell(drawing: Drawing, look: Look, point: Point) -> CellView:
    asked, days = drawing.asked, days_shown(drawing)
    now = drawing.standings.cell(look.code, point.id, asked.day)
    before = list(drawing.standings.states(now, days[:-1]))
    on_a_day = asked.day is None or days[-1:] == (asked.day,)
    last = before[-1] if before and on_a_day else now
    changed = _differs(last, now) and stand_of(last) != NO_EVIDENCE
    key = cell_key(point.id, look.code)
    past = [stand_of(cell) for cell in before] + ([stand_of(now)] if days else [])
    return CellView(
        key,
        asked.open(key),
        look.name,
        stand_of(now),
        _voices(drawing, now),
        _condition(now),
        _was(drawing, days, last, now) if changed else _once(drawing, now),
        changed,
        asked.cell == key,
        tuple(past),
        _witness(drawing, now),
    )


def _differs(before: Cell, now: Cell) -> bool:
    return (stand_of(before), _condition(before)) != (stand_of(now), _condition(now))


def _voices(drawing: Drawing, cell: Cell) -> tuple[Voice, ...]:
    if cell.state is not State.DIFFER:
        return ()
    return tuple(
        Voice(
            stand_in(one),
            one.entry.actor,
            short(one.object, LONGEST_CONDITION),
            short(one.condition, LONGEST_CONDITION),
        )
        for one in cell.stated
    )


def _condition(cell: Cell) -> str:
    if cell.state is State.DIFFER or not cell.stated:
        return ""
    return short(cell.stated[0].condition, LONGEST_CONDITION)


def _was(drawing: Drawing, days: Sequence[date], last: Cell, now: Cell) -> str:
    said = stand_of(last).word
    if stand_of(last) == stand_of(now):
        said += f" “{_condition(last)}”" if _condition(last) else ", without condition"
    return f"until {short_day(days[-2], drawing.dated)}: {said}"


def _once(drawing: Drawing, cell: Cell) -> str:
    """Say where the party stood before its last change, which was at an earlier record."""
    change = _last_change(cell)
    day = bound(change.after.entry.said_on, last=True) if change else None
    if change is None or day is None:
        return ""
    days = drawing.standings.days
    at = bisect_left(days, day)
    if at == 0:
        return ""
    return f"until {short_day(days[at - 1], drawing.dated)}: {stand_in(change.before).word}"


def _last_change(cell: Cell) -> Change | None:
    """The last change of stance, if it led to where the party stands now."""
    if cell.stance is None:
        return None
    turned = [one for one in cell.changes if one.before.stance is not one.after.stance]
    return turned[-1] if turned and turned[-1].after.stance is cell.stance else None


def _witness(drawing: Drawing, cell: Cell) -> Words | None:
    if not drawing.compared or not cell.stated:
        return None
    said = drawing.rows.said(cell.stated[0].entry)
    return Words(short(said.words, LONGEST_WITNESS), said.href)
