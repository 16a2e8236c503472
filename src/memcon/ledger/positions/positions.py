"""What each party wants on each point: positions, read off the entries that are on a point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from memcon.ledger.positions.attitudes import Manner, Stand, stands
from memcon.ledger.positions.holder import Holder, holder
from memcon.ledger.positions.points import Finder
from memcon.ledger.positions.wording import plain
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import Attitude, Certainty, Deed, Form
from memcon.model.negotiation import Attached, Position
from memcon.text.shortened import shortened

_VOICED_BY = frozenset((Deed.STANCE, Deed.REFUSE, Deed.PROPOSE, Deed.AGREE, Deed.INSTRUCT))
_RANK = {Deed.STANCE: 0, Deed.CLAIM: 2}  # of a sentence's acts, which voices its position
_NOT_MEANT = frozenset((Certainty.IRONIC, Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL))
_IMPLICIT = frozenset((Manner.VOTE, Manner.OPEN))  # may leave out on what: "We shall abstain."
_QUOTED = 80  # characters of a sentence that a reason quotes
_FEW = 3  # words: an assent of no more needs nobody who gives it
_FIRST = frozenset(("i", "we", "my", "our"))
_MOST = 14  # words: an assent of more says something of its own
_FARTHEST = 1500  # characters from a position to the words that agree with it


def positions(attached: Sequence[Attached], finder: Finder, parties: Parties) -> Iterator[Position]:
    """Yield the positions that entries in the ledger's order voice or impute.

    A clause that says where somebody stands is on the point that it names itself, else on that
    of its sentence; on none, it is no position. What should be done must name the point itself.
    Jests and suppositions are no positions either, nor is what a later statement corrects.
    """
    reader = _Reader(finder, parties)
    last: Position | None = None
    for _, group in groupby(attached, key=_place):
        sentence = tuple(group)
        entry = _voice(sentence)
        if entry is None or sentence[0].point is None:
            continue  # no part of it names a point where the whole does not
        found = tuple(reader.voiced(sentence[0], entry))
        if any(one.entry.act is Deed.AGREE for one in sentence) and _is_bare(found):
            found = tuple(_agreed(sentence, entry, last))
        yield from found
        if found:
            last = found[-1]


def _place(one: Attached) -> tuple[str, int, int]:
    passage = one.entry.passage
    return passage.record, passage.at.start, passage.at.end


def _voice(sentence: Sequence[Attached]) -> Entry | None:
    """The entry of a sentence that may voice a position; None where none can."""
    for one in sentence:
        entry = one.entry
        if entry.certainty in _NOT_MEANT or entry.superseded_by is not None:
            return None
    ranked = [one.entry for one in sentence if one.entry.act in _VOICED_BY or _is_claim(one.entry)]
    return min(ranked, key=lambda entry: _RANK.get(entry.act, 1), default=None)


def _is_claim(entry: Entry) -> bool:
    return entry.act is Deed.CLAIM and entry.certainty is not Certainty.NEGATED


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the positions of one sentence after another."""

    finder: Finder
    parties: Parties

    def voiced(self, sentence: Attached, entry: Entry) -> Iterator[Position]:
        """Yield what the clauses of a sentence say.

        A clause without a subject has that of the clause before.
        """
        found = stands(entry.passage.words)
        fact = entry.act is Deed.CLAIM
        whose: Holder | None = None
        for stand in found:
            whose = holder(entry, stand, whose, self.parties)
            on = self._on(sentence, stand, alone=len(found) == 1 and not fact)
            if on is None or whose is None or not _meant(entry, stand, whose):
                continue
            yield Position(
                whose.party,
                on,
                stand.stance,
                entry,
                stand.object,
                whose.imputed,
                stand.condition,
                stand.hedge,
                " ".join(filter(None, (f"The words “{stand.said}” say so.", whose.because))),
            )

    def _on(self, sentence: Attached, stand: Stand, *, alone: bool) -> str | None:
        """The point on which words stand: by those that say on what, else that of the sentence.

        The sentence's only where these refer back, or need not say on what, and where nothing
        else in the sentence stands anywhere.
        """
        record = sentence.entry.passage.record
        hits = self.finder.hits(stand.about, record, stand.clause)
        if hits:
            return hits[0].point
        implicit = stand.refers or stand.manner in _IMPLICIT
        if not alone or not implicit or stand.manner is Manner.DUE:
            return None
        if stand.condition and self.finder.hits(stand.condition, record):
            return None
        return sentence.point


def _meant(entry: Entry, stand: Stand, whose: Holder) -> bool:
    """Tell whether the words are a position, and not a fact that is told, or another's judgment.

    What is told as a fact is one all the same where it is a vote, or its holder is named.
    """
    judged = stand.manner in (Manner.JUDGMENT, Manner.DUE)
    if entry.certainty is Certainty.REPORTED and judged:
        return False
    if entry.form is Form.REPORTED and stand.manner is Manner.DUE:  # of whom "we" are is not told
        return False
    if entry.act is not Deed.CLAIM or stand.manner is Manner.VOTE:
        return True
    return whose.named and stand.manner in (Manner.VERB, Manner.SIDE)


def _is_bare(found: Sequence[Position]) -> bool:
    """Tell whether words of agreement name no stance of their own."""
    return all(one.stance is Attitude.FOR for one in found)


def _agreed(
    sentence: Sequence[Attached], entry: Entry, last: Position | None
) -> Iterator[Position]:
    """What agreement means: the stance of the words it agrees with, if they are near."""
    party = entry.party or entry.actor
    if last is None or not party or sentence[0].point != last.point:
        return
    one, two = last.entry.passage, entry.passage
    if one.record != two.record or not 0 <= two.at.start - one.at.end <= _FARTHEST:
        return
    told = plain(two.words).split()
    if len(told) > _MOST:
        return
    if last.entry.actor == entry.actor or (len(told) > _FEW and _FIRST.isdisjoint(told)):
        return
    because = f"It agrees with “{shortened(one.words, _QUOTED)}” of {last.entry.actor}."
    yield replace(last, party=party, entry=entry, imputed=False, because=because)
