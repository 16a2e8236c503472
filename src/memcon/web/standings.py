"""Where the parties stand, held ready for the page: built once, asked for cell after cell."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.ledger.days import bound, surely_by
from memcon.ledger.positions.board import Board, cell_of
from memcon.model.ledger import Entry
from memcon.model.negotiation import Attached, Cell, Matter, Point, State

_Place = tuple[str, int, int]  # record, start, end


@dataclass(frozen=True, slots=True)
class Standings:
    """A board with its days as days, its rows as points, and why each entry is on its point.

    A matter on which something is said as a whole is a row of its own, after its points. `voices`
    are the parties that state a position themselves.
    """

    board: Board
    points: tuple[Point, ...]
    days: tuple[date, ...]
    unattached: tuple[Attached, ...]
    unattached_days: tuple[date, ...]
    reasons: Mapping[_Place, str]
    voices: frozenset[str]

    @classmethod
    def of(cls, board: Board) -> "Standings":
        """Make a board ready."""
        points = {point.id: point for point in board.agenda.points}
        wholes = {matter.id: _whole(matter) for matter in board.agenda.matters}
        days = {bound(day, last=True) for day in board.days}
        unattached = board.unattached
        return cls(
            board,
            tuple(points.get(row) or wholes[row] for row in board.rows),
            tuple(sorted(day for day in days if day is not None)),
            unattached,
            tuple(
                sorted(filter(None, (bound(one.entry.said_on, last=True) for one in unattached)))
            ),
            {_place(one.entry): one.because for one in board.attached if one.point is not None},
            frozenset(
                party
                for (party, _), found in board.by_cell.items()
                if not all(one.imputed for one in found)
            ),
        )

    @property
    def matters(self) -> tuple[Matter, ...]:
        """The matters, in the order of the dossier."""
        return self.board.agenda.matters

    @property
    def parties(self) -> tuple[str, ...]:
        """The codes of the parties, and what others are called that voice a position."""
        return self.board.parties

    def cell(self, party: str, point: str, day: date | None) -> Cell:
        """Return how it stands as of a day; None: by all records."""
        return self.board.cell(party, point, day)

    def unattached_by(self, day: date | None) -> int:
        """Return how many entries that were surely said by the end of a day are on no point."""
        return bisect_right(self.unattached_days, day) if day else len(self.unattached)

    def why(self, entry: Entry) -> str:
        """Say why an entry is on its point; "" where only a clause of it is."""
        return self.reasons.get(_place(entry), "")

    def heard_from(self, cell: Cell) -> date | None:
        """Return the first day on which a cell is not without evidence, as far as it knows."""
        of_point = self.board.spoken_of.get(cell.point, {})
        said = [of_point.get(record) for record in cell.heard_in[:1]]  # the first by its day
        said += [one.entry.said_on for one in cell.history if not one.imputed]
        days = (bound(one, last=True) for one in said)
        return min((day for day in days if day is not None), default=None)

    def states(self, cell: Cell, days: Sequence[date]) -> Iterator[Cell]:
        """Yield the cell as it was on earlier days; only on those of its words is it worked out."""
        stated = {bound(one.entry.said_on, last=True) for one in cell.history if not one.imputed}
        turns = sorted(day for day in stated if day is not None)
        heard = self.heard_from(cell)
        known: dict[date, Cell] = {}
        for day in days:
            at = bisect_right(turns, day)
            if not at:
                silent = heard is not None and heard <= day
                state = State.SILENT if silent else State.NO_EVIDENCE
                yield Cell(cell.party, cell.point, state)
                continue
            turn = turns[at - 1]
            if turn not in known:
                said = tuple(one for one in cell.history if surely_by(one.entry.said_on, turn))
                known[turn] = cell_of((cell.party, cell.point), said, cell.heard_in[:1])
            yield known[turn]


def _days(entries: Iterable[Entry]) -> Iterator[date]:
    for entry in entries:
        day = bound(entry.said_on, last=True)
        if day is not None:
            yield day


def _whole(matter: Matter) -> Point:
    return Point(matter.id, matter.title, matter.id)


def _place(entry: Entry) -> _Place:
    passage = entry.passage
    return passage.record, passage.at.start, passage.at.end
