"""How the positions of several parties lie to one another, point by point."""

from collections.abc import Iterator, Sequence
from datetime import date

from memcon.ledger.positions.board import Board
from memcon.model.marks import Attitude
from memcon.model.negotiation import Cell, Comparison, Likeness, State

_OPEN = frozenset((Attitude.CONDITIONAL, Attitude.ABSTAIN, Attitude.RESERVED))
_SILENT = (State.SILENT, State.NO_EVIDENCE)


def compared(board: Board, parties: Sequence[str], day: date | None = None) -> Iterator[Comparison]:
    """Yield a comparison for each point, in the order of the board.

    "Same" needs a position that each of them states, with the same stance and no condition of
    one that another does not make; who is silent or differs within itself blocks it. For and
    against differ; an abstention, a reservation and a condition are compatible with either.
    """
    for point in board.rows:
        cells = tuple(board.cell(party, point, day) for party in parties)
        likeness, because = _likeness(cells)
        yield Comparison(point, likeness, cells, because)


def _likeness(cells: Sequence[Cell]) -> tuple[Likeness, str]:
    for cell in cells:
        if cell.state is State.NO_EVIDENCE:
            return Likeness.UNKNOWN, f"No record by then shows {cell.party} on it."
    for cell in cells:
        if cell.state is State.SILENT:
            return Likeness.ONE_SILENT, f"{cell.party} was there and said nothing on it."
    for cell in cells:
        if cell.state is State.DIFFER:
            return Likeness.UNKNOWN, f"The last words of {cell.party} stand on different sides."
    return _stated(cells)


def _stated(cells: Sequence[Cell]) -> tuple[Likeness, str]:
    if len(cells) < 2:
        return Likeness.UNKNOWN, "There is nothing to compare with."
    said = ", ".join(f"{cell.party}: {_words(cell)}" for cell in cells)
    stances = {cell.stance for cell in cells}
    conditions = {cell.stated[0].condition for cell in cells}
    if Attitude.UNDECIDED in stances:
        return Likeness.UNKNOWN, said
    if len(stances) == 1 and len(conditions) == 1:
        return Likeness.SAME, said
    if {Attitude.FOR, Attitude.AGAINST} <= stances:
        return Likeness.DIFFER, said
    if len(stances) == 1 or stances & _OPEN:
        return Likeness.COMPATIBLE, said
    return Likeness.DIFFER, said


def _words(cell: Cell) -> str:
    last = cell.stated[0]
    return f"{last.stance.value}, {last.condition}" if last.condition else last.stance.value
