"""Laws 3, 4 and 10 for the board: order, evidence, and instructions derived twice."""

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as some

from ledger_made import AGENDA, PARTIES, VOICES, board, entry
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.board import Board
from memcon.ledger.positions.compare import compared
from memcon.ledger.positions.instructions import joint_line, orders
from memcon.model.ledger import Entry
from memcon.model.marks import Deed
from memcon.model.negotiation import Instruction, Order, Verdict

SAID = (
    "We accept ports situated in the strait.",
    "We oppose ports situated in the strait, and we accept the tenders.",
    "Kestria opposes the tenders.",
    "That we cannot accept.",
    "I agree with you.",
    "If the tenders are spared we shall abstain on ports situated in the strait.",
    "A joint commission of inspection would be beneficial.",
    "The harbour is deep.",
)
DAYS = ("1961-03-02", "1961-03-14", "1961-03", None)
made_entries = some.lists(
    some.builds(
        lambda words, actor, act, record, place: entry(
            words, actor, act, (f"r{record}", DAYS[record], place * 100)
        ),
        some.sampled_from(SAID),
        some.sampled_from((*VOICES, "The Chairman")),
        some.sampled_from((Deed.STANCE, Deed.AGREE, Deed.CLAIM, Deed.PROPOSE, Deed.REFUSE)),
        some.integers(0, len(DAYS) - 1),
        some.integers(0, 6),
    ),
    max_size=14,
    unique_by=lambda one: (one.passage.record, one.passage.at.start),
)
days = some.none() | some.dates(date(1961, 3, 1), date(1961, 4, 2))


@settings(deadline=None)
@given(made_entries, some.randoms(use_true_random=False), days)
def test_law_3_the_order_of_records_does_not_matter(
    entries: list[Entry], chance: random.Random, day: date | None
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    one, two = board(*entries), board(*shuffled)
    assert list(one.cells(day)) == list(two.cells(day))
    assert one.attached == two.attached


@settings(deadline=None)
@given(made_entries, some.data())
def test_law_4_without_the_passage_the_position_goes(
    entries: list[Entry], draw: some.DataObject
) -> None:
    found = [one for those in board(*entries).by_cell.values() for one in those]
    if not found:
        return
    gone = draw.draw(some.sampled_from(found)).entry
    left = Board.of(
        Ledger.folded((one for one in entries if one.passage != gone.passage), PARTIES), AGENDA
    )
    for those in left.by_cell.values():
        assert all(one.entry.passage != gone.passage for one in those)
    for those in board(*entries).by_cell.values():
        assert all(one.entry in entries and one.because for one in those)


@settings(deadline=None)
@given(made_entries, days)
def test_nothing_is_known_on_a_day_that_may_have_been_said_later(
    entries: list[Entry], day: date | None
) -> None:
    for cell in board(*entries).cells(day):
        for one in (*cell.history, *cell.stated, *cell.imputed):
            assert day is None or _last_day(one.entry) <= day


def _last_day(one: Entry) -> date:
    if one.said_on is None:
        return date.max
    return date(1961, 3, 31) if one.said_on == "1961-03" else date.fromisoformat(one.said_on)


@settings(deadline=None)
@given(made_entries, days)
def test_law_10_instructions_derived_twice_change_nothing(
    entries: list[Entry], day: date | None
) -> None:
    line = joint_line(compared(board(*entries), ("HAL", "KES"), day))
    standing = (Instruction("V1", "Halven", "D. Tanner", None, "1961-03-01"),)
    first = tuple(orders(line, standing, day))
    assert first == tuple(orders(line, standing, day))
    after = (*standing, _sent(first))
    second = tuple(orders(line, after, day))
    assert all(one.verdict is not Verdict.NEW for one in second)
    assert second == tuple(orders(line, (*after, _sent(second)), day))


def _sent(found: tuple[Order, ...]) -> Instruction:
    new = tuple(one.line for one in found if one.verdict is Verdict.NEW and one.line is not None)
    return Instruction("V2", "Halven", "D. Tanner", None, "1961-03-01", new)
