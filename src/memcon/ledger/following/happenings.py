"""Sentences that give a time or an amount, told by the record's writer or by a speaker."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from memcon.ledger.entries import Times, passage_of, said_on
from memcon.ledger.following.chain import rest_of
from memcon.model.following import Basis
from memcon.model.ledger import Amount, Entry, Statement, When
from memcon.model.marks import Certainty, Deed, Form, Narration, Quantity, Speech
from memcon.model.reading import Reading
from memcon.text.sentences import sentences
from memcon.text.span import Span

# From what is told as fact to what is not, so that of several readings the least sure counts.
_SURENESS = (
    Certainty.ASSERTED,
    Certainty.REPORTED,
    Certainty.PREDICTED,
    Certainty.POSSIBLE,
    Certainty.CONDITIONAL,
    Certainty.IRONIC,
    Certainty.HYPOTHETICAL,
    Certainty.COUNTERFACTUAL,
    Certainty.NEGATED,
)
_ASKING = (Deed.ASK, Deed.REQUEST)
_AHEAD = (Deed.COMMIT, Deed.PROPOSE, Deed.INSTRUCT)


@dataclass(frozen=True, slots=True)
class _Given:
    """The times and amounts of a record, in the order of the text."""

    times: Times
    amounts: Sequence[Amount]
    starts: Sequence[int] = field(default_factory=tuple)

    @classmethod
    def of(cls, reading: Reading) -> "_Given":
        text = reading.record.text
        amounts = tuple(
            Amount(mark.at, mark.at.of(text), mark.value, mark.unit)
            for mark in sorted(reading.of(Quantity), key=lambda mark: mark.at)
        )
        return cls(Times.of(reading), amounts, [one.at.start for one in amounts])

    def within(self, at: Span) -> tuple[tuple[When, ...], tuple[Amount, ...]]:
        """Return the times and amounts that stand in a passage."""
        first, last = bisect_left(self.starts, at.start), bisect_left(self.starts, at.end)
        amounts = tuple(one for one in self.amounts[first:last] if one.at.end <= at.end)
        return self.times.within(at), amounts


def statements(reading: Reading, entries: Sequence[Entry]) -> Iterator[Statement]:
    """Yield the sentences of a record that give a time or an amount; `entries` are its acts.

    What stands in the heading and in notes is left out.
    """
    given = _Given.of(reading)
    if not given.times.all and not given.amounts:
        return
    acts: Mapping[Span, list[Entry]] = defaultdict(list)
    for entry in entries:
        acts[entry.passage.at].append(entry)
    taken: list[Span] = []
    for at, those in acts.items():
        times, amounts = given.within(at)
        if times or amounts:
            taken.append(at)
            yield _by_acts(those, times, amounts)
    taken.sort()
    starts = [at.start for at in taken]
    for at, speech in _stretches(reading):
        for sentence in sentences(_unwrapped(reading.record.text, at), Span(0, at.end - at.start)):
            place = Span(at.start + sentence.start, at.start + sentence.end)
            times, amounts = given.within(place)
            if (times or amounts) and not _meets_any(taken, starts, place):
                yield _by_text(reading, place, speech, times, amounts)


def _by_acts(those: list[Entry], times: tuple[When, ...], amounts: tuple[Amount, ...]) -> Statement:
    first = next((one for one in those if one.superseded_by), those[0])
    return Statement(
        first.passage, first.said_on, first.actor, first.person, first.party,
        _certainty(those), times, amounts, first.superseded_by,
    )  # fmt: skip


def _certainty(those: list[Entry]) -> Certainty | None:
    """How surely a sentence is told, by all that is done in it; None where it asks."""
    if any(one.act in _ASKING for one in those):
        return None
    sure = [one.certainty for one in those]
    if any(one.act in _AHEAD for one in those):
        sure.append(Certainty.PREDICTED)
    if any(one.doubt or _passed_on(one) for one in those):
        sure.append(Certainty.REPORTED)
    return max(sure, key=_SURENESS.index)


def _passed_on(one: Entry) -> bool:
    """Whether the speaker has it from another, or the record tells what he told somebody."""
    told = one.act is Deed.MESSAGE and one.form is Form.REPORTED
    return told or rest_of(one).basis is Basis.HEARSAY


def _by_text(
    reading: Reading,
    at: Span,
    speech: Speech | None,
    times: tuple[When, ...],
    amounts: tuple[Amount, ...],
) -> Statement:
    """What the writer tells is told as fact; how a speaker means it is not known without an act."""
    return Statement(
        passage_of(reading, at),
        said_on(reading),
        speech.speaker if speech else "",
        speech.person if speech else None,
        None,
        None if speech else Certainty.ASSERTED,
        times,
        amounts,
    )


def _stretches(reading: Reading) -> Iterator[tuple[Span, Speech | None]]:
    """The narration and the direct speech of a record, behind the labels of its speakers."""
    for narration in reading.of(Narration):
        yield narration.at, None
    for speech in reading.of(Speech):
        if speech.form is Form.DIRECT:
            start = speech.label.end if speech.label else speech.at.start
            yield Span(start, speech.at.end), speech


def _unwrapped(text: str, at: Span) -> str:
    """The words of a stretch on one line, every character in its place, paragraphs kept apart."""
    lines = text[at.start : at.end]
    return lines.replace("\n\n", "\0\0").replace("\n", " ").replace("\0", "\n")


def _meets_any(taken: Sequence[Span], starts: Sequence[int], at: Span) -> bool:
    """Whether a sentence that is taken already overlaps a place."""
    last = bisect_left(starts, at.end)
    return any(one.meets(at) for one in taken[max(0, last - 3) : last])
