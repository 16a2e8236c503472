"""Which representative needs a new instruction: what follows from a joint line, point by point."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from memcon.ledger.days import bound, surely_by
from memcon.model.negotiation import (
    Comparison,
    Instruction,
    Likeness,
    Line,
    Order,
    Verdict,
)  # fmt: skip


def joint_line(compared: Iterable[Comparison]) -> tuple[Line | Comparison, ...]:
    """Return for each point the line that all parties state, or what stands against one."""
    found: list[Line | Comparison] = []
    for one in compared:
        if one.likeness is Likeness.SAME:
            last = one.cells[0].stated[0]
            found.append(Line(one.point, last.stance, last.condition))
        else:
            found.append(one)
    return tuple(found)


def orders(
    line: Sequence[Line | Comparison], standing: Sequence[Instruction], day: date | None = None
) -> Iterator[Order]:
    """Yield for each receiver of instructions and each point what he needs.

    NEW only where what is in force has no line for the point or another one; otherwise KEEP, with
    the instruction that holds it. An instruction is in force from its receipt: one not surely
    received by `day` is not. Sent and received, an order of NEW becomes a KEEP, so that asking
    twice changes nothing.
    """
    receivers = dict.fromkeys(one.receiver for one in standing)
    for receiver in receivers:
        theirs = in_force(standing, receiver, day)
        for one in line:
            yield _order(receiver, one, theirs)


def in_force(
    standing: Sequence[Instruction], receiver: str, day: date | None
) -> tuple[Instruction, ...]:
    """Return what is in force for a receiver on a day, the latest received first."""
    received = [
        one
        for one in standing
        if one.receiver == receiver and one.received is not None and surely_by(one.received, day)
    ]
    gone = {one.supersedes for one in received if one.supersedes}
    left = [one for one in received if one.id not in gone]
    left.sort(key=lambda one: one.id)
    left.sort(key=lambda one: bound(one.received, last=True) or date.min, reverse=True)
    return tuple(left)


def _order(receiver: str, wanted: Line | Comparison, theirs: Sequence[Instruction]) -> Order:
    point = wanted.point
    held = next(((one, line) for one in theirs for line in one.lines if line.point == point), None)
    standing, line = held if held is not None else (None, None)
    if isinstance(wanted, Comparison):
        because = f"There is no joint line: {wanted.likeness.value}. {wanted.because}"
        return Order(receiver, point, Verdict.UNDECIDED, line, standing, because)
    if standing is None or line is None:
        because = "No instruction in force has a line for it."
        return Order(receiver, point, Verdict.NEW, wanted, None, because)
    if (line.stance, line.condition) == (wanted.stance, wanted.condition):
        because = f"Instruction {standing.id} says the same."
        return Order(receiver, point, Verdict.KEEP, line, standing, because)
    because = f"Instruction {standing.id} says {line.stance.value}" + (
        f", {line.condition}." if line.condition else "."
    )
    return Order(receiver, point, Verdict.NEW, wanted, standing, because)
