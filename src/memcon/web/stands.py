"""How it stands between a party and a point, as a shape and a word: never one without the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from memcon.model.marks import Attitude
from memcon.model.negotiation import Cell, Position, State


@dataclass(frozen=True, slots=True)
class Stand:
    """A state: the name of its shape (`#s-for`), its word, and whether it says that nothing is."""

    glyph: str
    word: str
    weak: bool = False


OF_ATTITUDE: Mapping[Attitude, Stand] = {
    Attitude.FOR: Stand("for", "for"),
    Attitude.CONDITIONAL: Stand("conditional", "for, if"),
    Attitude.AGAINST: Stand("against", "against"),
    Attitude.ABSTAIN: Stand("abstain", "abstain"),
    Attitude.UNDECIDED: Stand("undecided", "undecided"),
    Attitude.RESERVED: Stand("reserved", "reserved"),
}
DIFFER = Stand("differ", "differ")
SILENT = Stand("silent", "silent", weak=True)
NO_EVIDENCE = Stand("none", "no evidence", weak=True)
_OF_STATE: Mapping[State, Stand] = {
    State.DIFFER: DIFFER,
    State.UNDECIDED: OF_ATTITUDE[Attitude.UNDECIDED],
    State.SILENT: SILENT,
    State.NO_EVIDENCE: NO_EVIDENCE,
}
LEGEND = (
    *((stand, "") for stand in OF_ATTITUDE.values()),
    (DIFFER, "its last words stand on different sides"),
    (SILENT, "was there, and said nothing on it"),
)


def stand_of(cell: Cell) -> Stand:
    """Return the state of a cell."""
    if cell.stance is not None:
        return OF_ATTITUDE[cell.stance]
    return _OF_STATE.get(cell.state, NO_EVIDENCE)


def stand_in(position: Position) -> Stand:
    """Return the state that one position is."""
    return OF_ATTITUDE[position.stance]
