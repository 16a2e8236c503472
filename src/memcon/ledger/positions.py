"""What each party wants on each point: positions, read off the entries that are on a point."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from memcon.ledger.attitudes import stands
from memcon.ledger.holder import holder
from memcon.ledger.points import Finder
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import Attitude, Certainty, Deed
from memcon.model.negotiation import Attached, Position

_VOICED_BY = frozenset((Deed.STANCE, Deed.REFUSE, Deed.PROPOSE, Deed.AGREE))
_NOT_MEANT = frozenset((Certainty.IRONIC, Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL))
_FARTHEST = 1500  # characters from a position to the words that agree with it


def positions(attached: Sequence[Attached], finder: Finder, parties: Parties) -> Iterator[Position]:
    """Yield the positions that entries in the ledger's order voice or impute.

    A clause that says where somebody stands is on the point that it names itself, else on that
    of its sentence; on none, it is no position. What should be done must name the point itself.
    Jests and suppositions are no positions either, nor is what a later statement corrects.
    """
    last: Position | None = None
    for _, group in groupby(attached, key=_place):
        sentence = tuple(group)
        entry = _voice(sentence)
        if entry is None:
            continue
        found = tuple(_voiced(sentence[0].point, entry, finder, parties))
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
    ranked = [one.entry for one in sentence if one.entry.act in _VOICED_BY]
    return min(ranked, key=lambda entry: entry.act is not Deed.STANCE, default=None)


def _voiced(
    point: str | None, entry: Entry, finder: Finder, parties: Parties
) -> Iterator[Position]:
    for stand in stands(entry.passage.words):
        hits = finder.hits(stand.clause, entry.passage.record)
        on = hits[0].point if hits else None if stand.due else point
        whose = holder(entry, stand, parties) if on is not None else None
        if on is None or whose is None:
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
    if last.entry.actor == entry.actor:
        return
    because = f"It agrees with “{_short(one.words)}” of {last.entry.actor}."
    yield replace(last, party=party, entry=entry, imputed=False, because=because)


def _short(said: str, most: int = 80) -> str:
    return said if len(said) <= most else said[:most].rpartition(" ")[0] + " ..."
