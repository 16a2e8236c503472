"""Laws 3, 4 and as-of for what became of things: no order of records, no claim without passage."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.ledger.following.claims import Claims
from memcon.ledger.following.follow import Following
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.propose import proposed
from memcon.model.ledger import Entry, Passage
from memcon.model.marks import Attitude, Certainty, Deed
from memcon.model.negotiation import Agenda
from spoken import said

LAWFUL = settings(max_examples=60, deadline=None)
OPENINGS = (
    *("You asked", "We propose", "We are against", "I shall send you", "As promised,"),
    *("We have sent you", "We have not sent", "We withdraw", "We are told of", "I know of no"),
    *("It comes from", "There are forty", "There are fifty", "His deputy tells me of"),
)
MATTERS = (
    *("the joint commission of inspection", "the report of the harbour master on Sker"),
    *("the leased station at Sker", "jetties at Lowmark", "the separate vote on the six words"),
)
ACTORS = ("E. Marten", "J. Sabran", "R. Hollis", "He", "")
DAYS = ("1961-03-02", "1961-03-09", "1961-03-14", "1961-03")


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Entries of a few records, each sentence in its own place."""
    found = []
    for number in range(draw(st.integers(2, 10))):
        day = draw(st.sampled_from(DAYS))
        record = f"{day}-{draw(st.sampled_from('ab'))}"
        words = f"{draw(st.sampled_from(OPENINGS))} {draw(st.sampled_from(MATTERS))}."
        entry = said(
            draw(st.sampled_from(Deed)), record, draw(st.sampled_from(ACTORS)), words, 200 * number
        )
        found.append(
            replace(
                entry,
                said_on=day if draw(st.booleans()) else "1961-03-20",
                value=draw(st.none() | st.sampled_from(Attitude)),
                certainty=draw(st.sampled_from(Certainty)),
            )
        )
    return found


def passages(ledger: Ledger) -> set[Passage]:
    return {entry.passage for entry in ledger.entries}


@LAWFUL
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(found: list[Entry], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Ledger.folded(found), Ledger.folded(shuffled)
    assert Following.of(one) == Following.of(other)
    assert Claims.of(one) == Claims.of(other)
    assert proposed(one, Agenda(), lambda entry: False, 20) == proposed(
        other, Agenda(), lambda entry: False, 20
    )


@LAWFUL
@given(ledgers(), st.integers(0, 9))
def test_without_a_passage_what_rests_on_it_goes(found: list[Entry], which: int) -> None:
    gone = found[which % len(found)].passage
    left = Ledger.folded(entry for entry in found if entry.passage != gone)
    rests: set[Passage] = set()
    for entry, bearings in Following.of(left).bearings.items():
        rests |= {entry.passage, *(one.later.passage for one in bearings)}
    for claim in Claims.of(left).claims:
        rests |= {claim.entry.passage, *(one.passage for one in claim.chain)}
        rests |= {one.other.passage for one in claim.contradicted}
    assert gone not in rests
    assert rests <= passages(left)


@LAWFUL
@given(ledgers(), st.sampled_from((2, 9, 14, 31)))
def test_nothing_later_is_known(found: list[Entry], day: int) -> None:
    known = date(1961, 3, day)
    ledger = Ledger.folded(found)
    by_then = passages(ledger.as_of(known))
    following = Following.of(ledger)
    for deed in Deed:
        for one in following.asked(deed, known):
            assert one.entry.passage in by_then
            assert {each.later.passage for each in one.bearings} <= by_then
    for claim in Claims.of(ledger).asked(known):
        assert claim.entry.passage in by_then
        assert {one.other.passage for one in claim.contradicted} <= by_then


@LAWFUL
@given(ledgers())
def test_what_bears_on_a_thing_is_later(found: list[Entry]) -> None:
    for entry, bearings in Following.of(Ledger.folded(found)).bearings.items():
        for one in bearings:
            here, there = entry.passage, one.later.passage
            assert there.at != here.at or there.record != here.record
            if there.record == here.record:
                assert there.at.start >= here.at.end
            else:
                assert (entry.said_on or "") < (one.later.said_on or "")
            assert one.because
