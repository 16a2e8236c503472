"""Comparison point by point, and who needs a new instruction."""

from datetime import date

from ledger_made import board, entry
from memcon.ledger.positions.compare import compared
from memcon.ledger.positions.instructions import in_force, joint_line, orders
from memcon.model.marks import Attitude, Deed
from memcon.model.negotiation import Comparison, Instruction, Likeness, Line, Order, Verdict

DAY = date(1961, 3, 17)
HAL = entry("We accept ports situated in the strait.")
KES = entry("We accept ports situated in the strait.", "J. Sabran", where=("r1", "1961-03-14", 60))
OST = entry("We oppose ports situated in the strait.", "R. Hollis", where=("r1", "1961-03-14", 120))
IF = entry(
    "We can accept ports situated in the strait, provided the pilots agree.", "R. Hollis",
    where=("r1", "1961-03-14", 120),
)  # fmt: skip
MUTE = entry("The harbour is deep.", "J. Sabran", Deed.CLAIM, ("r1", "1961-03-14", 60))
FOR = Line("ports", Attitude.FOR)


def ports(parties: tuple[str, ...], *entries: object) -> Comparison:
    made = board(*entries)  # type: ignore[arg-type]
    (found,) = (one for one in compared(made, parties) if one.point == "ports")
    return found


def test_likeness() -> None:
    assert ports(("HAL", "KES"), HAL, KES).likeness is Likeness.SAME
    assert ports(("HAL", "OST"), HAL, OST).likeness is Likeness.DIFFER
    assert ports(("HAL", "OST"), HAL, IF).likeness is Likeness.COMPATIBLE
    assert ports(("HAL", "KES"), HAL, MUTE).likeness is Likeness.ONE_SILENT
    assert ports(("HAL", "VAR"), HAL).likeness is Likeness.UNKNOWN
    assert ports(("HAL",), HAL).likeness is Likeness.UNKNOWN
    assert ports(("HAL", "KES", "OST"), HAL, KES, OST).likeness is Likeness.DIFFER
    assert "KES" in ports(("HAL", "KES"), HAL, MUTE).because


def order(
    standing: tuple[Instruction, ...], line: Line | Comparison = FOR, day: date = DAY
) -> Order:
    (found,) = orders((line,), standing, day)
    return found


def instruction(name: str, received: str | None, *lines: Line, supersedes: str = "") -> Instruction:
    return Instruction(
        name, "Varrow", "D. Tanner", "1961-03-01", received, lines, supersedes or None
    )


def test_a_standing_instruction_that_says_the_same_is_kept_by_its_name() -> None:
    found = order((instruction("V1", "1961-03-02", FOR),))
    assert (found.verdict, found.standing and found.standing.id) == (Verdict.KEEP, "V1")
    assert "V1" in found.because


def test_new_where_there_is_no_line_or_another() -> None:
    assert order((instruction("V1", "1961-03-02"),)).verdict is Verdict.NEW
    against = Line("ports", Attitude.AGAINST)
    found = order((instruction("V1", "1961-03-02", against),))
    assert (found.verdict, found.line) == (Verdict.NEW, FOR)
    conditional = Line("ports", Attitude.FOR, "if the pilots agree")
    assert order((instruction("V1", "1961-03-02", conditional),)).verdict is Verdict.NEW


def test_what_is_not_received_before_the_vote_is_not_in_force() -> None:
    for received in (None, "1961-03-18", "1961-03"):
        assert order((instruction("V1", received, FOR),)).verdict is Verdict.NEW


def test_the_later_received_goes_first_and_one_superseded_is_gone() -> None:
    against = Line("ports", Attitude.AGAINST)
    first, second = instruction("V1", "1961-03-02", against), instruction("V2", "1961-03-09", FOR)
    assert [one.id for one in in_force((first, second), "D. Tanner", DAY)] == ["V2", "V1"]
    assert order((first, second)).verdict is Verdict.KEEP
    third = instruction("V3", "1961-03-10", supersedes="V2")
    assert [one.id for one in in_force((first, second, third), "D. Tanner", DAY)] == ["V3", "V1"]


def test_without_a_joint_line_nothing_is_decided() -> None:
    line = joint_line((ports(("HAL", "OST"), HAL, OST),))
    (found,) = orders(line, (instruction("V1", "1961-03-02", FOR),), DAY)
    assert (found.verdict, found.line) == (Verdict.UNDECIDED, FOR)
    assert "differ" in found.because


def test_nobody_with_instructions_needs_none() -> None:
    assert list(orders((FOR,), (), DAY)) == []
