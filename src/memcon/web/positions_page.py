"""The page of positions: points by parties as of a day, one cell opened, parties compared."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from memcon.ledger.days import bound, surely_by
from memcon.ledger.positions.compare import compared
from memcon.model.ledger import Entry
from memcon.model.negotiation import Comparison, Point
from memcon.web.folded import Folded
from memcon.web.ledger_lists import shown_at_first
from memcon.web.ledger_page import NO_POINT, Asked, Choice
from memcon.web.ledger_rows import EntryRow, Rows
from memcon.web.matrix import MOST_PAST, Drawing, Group, groups
from memcon.web.opened_cell import OpenedCell, Opening, opened_cell
from memcon.web.parties import Look, look_of_side, looks_of
from memcon.web.positions_asked import PositionsAsked, cell_key
from memcon.web.proposal import NOTHING, Proposal
from memcon.web.record_page import Site
from memcon.web.shelf import Kept, Stock
from memcon.web.standings import Standings
from memcon.web.stands import LEGEND, Stand
from memcon.web.stepper import Stepper, several_years, stepper

MOST_UNATTACHED = 5  # acts on no point that stand below the matrix; the others have their own page
MOST_PARTIES = 40  # columns at first; more are drawn when they are chosen


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party that can be compared with others."""

    look: Look
    chosen: bool


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Everything that the page prints; without points `groups` is empty.

    `matter` is the title of the one matter that is shown, "" where there are several. `unheard`
    are those of whom only others say where they stand, `past` is the number of records of which a
    cell shows the state, 0 for all up to the day, `left_out` counts parties that find no
    room. `faults` say what in the address could not be followed. `proposal` is what points there
    might be, where the dossier names none.
    """

    site: Site
    asked: PositionsAsked
    records: int
    files_waiting: int
    curated: bool
    matter: str
    stepper: Stepper | None
    matters: tuple[Choice, ...]
    parties: tuple[PartyChoice, ...]
    all_parties: str
    unheard: tuple[Choice, ...]
    columns: tuple[Look, ...]
    groups: tuple[Group, ...]
    compares: bool
    past: int
    left_out: int
    opened: OpenedCell | None
    legend: tuple[tuple[Stand, str], ...]
    unattached: int
    unattached_rows: tuple[EntryRow, ...]
    unattached_href: str
    faults: tuple[str, ...]
    proposal: Proposal = NOTHING


def positions_page(
    stock: Stock, folded: Folded, standings: Standings, asked: PositionsAsked
) -> PositionsPage:
    """Return the page that an address asks for; what it asks wrongly is said and not followed."""
    columns, unheard = columns_of(folded, standings, asked)
    faults = tuple(_faults(standings, columns, asked))
    asked = _followed(standings, columns, asked)
    chosen = tuple(look for look in columns if look.code in asked.parties) or columns
    likeness = _compared(standings, asked)
    rows = Rows(folded)
    points = [one for one in standings.points if asked.matter in ("", one.matter)]
    dated = several_years(standings.days)
    drawing = Drawing(standings, asked, chosen[:MOST_PARTIES], rows, likeness, dated)
    return PositionsPage(
        Site(stock.dossier.title, stock.dossier.about),
        asked,
        len(stock.records),
        stock.files_waiting,
        bool(standings.points),
        _matter(standings, points),
        stepper(standings.days, asked.day, _remarks(stock.records), asked.at),
        tuple(_matters(standings, asked)),
        tuple(PartyChoice(look, look.code in asked.parties) for look in columns),
        replace(asked, parties=()).href,
        tuple(_chosen_alone(side, asked) for side in unheard),
        drawing.columns,
        groups(drawing, points, standings.matters),
        bool(likeness),
        MOST_PAST if len(standings.days) > MOST_PAST else 0,
        len(chosen) - len(drawing.columns),
        _opened(drawing, points),
        LEGEND,
        standings.unattached_by(asked.day),
        rows.of(_on_no_point(standings, asked.day)),
        Asked(as_of=asked.as_of, point=NO_POINT).href,
        faults,
    )


def _on_no_point(standings: Standings, day: date | None) -> tuple[Entry, ...]:
    """Return some of what is on no point by a day: not mere claims and answers, if there is more.

    What is missed on a point is rather among the others.
    """
    by_then = (one.entry for one in standings.unattached if surely_by(one.entry.said_on, day))
    telling = tuple(islice(filter(shown_at_first, by_then), MOST_UNATTACHED))
    if telling:
        return telling
    by_then = (one.entry for one in standings.unattached if surely_by(one.entry.said_on, day))
    return tuple(islice(by_then, MOST_UNATTACHED))


def columns_of(
    folded: Folded, standings: Standings, asked: PositionsAsked
) -> tuple[tuple[Look, ...], tuple[str, ...]]:
    """Return the parties of the dossier in its order, then the sides that only records name.

    Apart from them those of whom only others speak, unless they are asked for.
    """
    listed = looks_of(folded.dossier)
    codes = {look.code for look in listed}
    others = sorted(set(standings.parties) - codes, key=lambda side: (side.casefold(), side))
    heard = [side for side in others if side in standings.voices or side in asked.parties]
    unheard = tuple(side for side in others if side not in heard)
    return (*listed, *(replace(look_of_side(side), code=side) for side in heard)), unheard


def _followed(
    standings: Standings, columns: Sequence[Look], asked: PositionsAsked
) -> PositionsAsked:
    """Return what the address asks for without what it asks wrongly."""
    matters = {one.id for one in standings.matters} | {one.matter for one in standings.points}
    codes = {look.code for look in columns}
    return PositionsAsked(
        asked.day.isoformat() if asked.day else "",
        asked.cell,
        asked.matter if asked.matter in matters else "",
        tuple(dict.fromkeys(code for code in asked.parties if code in codes)),
    )


def _faults(standings: Standings, columns: Sequence[Look], asked: PositionsAsked) -> Iterator[str]:
    known = _followed(standings, columns, asked)
    if asked.as_of and asked.day is None:
        yield f"“{asked.as_of}” is no day; a day is written as 1961-03-14. No day is set."
    if asked.matter != known.matter:
        yield f"No matter is called “{asked.matter}”; all are shown."
    for code in asked.parties:
        if code not in known.parties:
            yield f"No party is called “{code}”."
    keys = {cell_key(one.id, look.code) for one in standings.points for look in columns}
    if asked.cell and asked.cell not in keys:
        yield f"There is no cell “{asked.cell}”; a cell is written as a point and a party, P1-HAL."


def _compared(standings: Standings, asked: PositionsAsked) -> Mapping[str, Comparison]:
    if len(asked.parties) < 2:
        return {}
    return {one.point: one for one in compared(standings.board, asked.parties, asked.day)}


def _matter(standings: Standings, points: Sequence[Point]) -> str:
    shown = {one.matter for one in points}
    return next((one.title for one in standings.matters if shown == {one.id}), "")


def _matters(standings: Standings, asked: PositionsAsked) -> Iterator[Choice]:
    """Yield the matters to choose from, where there are several that have points."""
    count = Counter(one.matter for one in standings.points)
    if len(count) < 2:
        return
    there = replace(asked, cell="", matter="")
    yield Choice("", "All matters", len(standings.points), there.href, not asked.matter)
    for one in standings.matters:
        if count[one.id]:
            href = replace(there, matter=one.id).href
            yield Choice(one.id, one.title, count[one.id], href, asked.matter == one.id)


def _chosen_alone(side: str, asked: PositionsAsked) -> Choice:
    return Choice(side, side, None, replace(asked, cell="", parties=(side,)).href, False)


def _opened(drawing: Drawing, points: Sequence[Point]) -> OpenedCell | None:
    asked = drawing.asked
    for point in points:
        for look in drawing.columns:
            if asked.cell and asked.cell == cell_key(point.id, look.code):
                closed = replace(asked, cell="").href
                opening = Opening(drawing.standings, drawing.rows, asked.day, closed)
                return opened_cell(opening, point, look, asked.cell)
    return None


def _remarks(records: Sequence[Kept]) -> dict[date, str]:
    """Say for each day what was recorded on it."""
    of_day: defaultdict[date, list[str]] = defaultdict(list)
    for kept in records:
        day = bound(kept.summary.edtf, last=True)
        if day is not None:
            said = kept.summary
            genre = said.genre[:1].upper() + said.genre[1:] or said.id
            of_day[day].append(f"{genre}, {said.place}" if said.place else genre)
    return {
        day: names[0] if len(names) == 1 else f"{len(names)} records"
        for day, names in of_day.items()
    }
