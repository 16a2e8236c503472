"""What points the records may be about, proposed for a dossier that names none."""

from dataclasses import dataclass, replace

from memcon.export.points import as_toml
from memcon.ledger.positions.propose import proposed
from memcon.model.ledger import Entry
from memcon.model.negotiation import Agenda, Point
from memcon.web.folded import Folded
from memcon.web.ledger_rows import Rows, Words

MOST_POINTS = 12
MOST_PASSAGES = 2  # of each point that are shown
MOST_ENTRIES = 8_000  # to find points among more takes longer than a reader waits


@dataclass(frozen=True, slots=True)
class ProposedPoint:
    """A point: its title in the records' words, its wordings, and passages that hold them."""

    title: str
    wordings: tuple[str, ...]
    passages: tuple[Words, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Points to keep, rename or leave; `toml` is the file that would keep them all."""

    points: tuple[ProposedPoint, ...]
    toml: str


NOTHING = Proposal((), "")


def proposal_of(folded: Folded) -> Proposal:
    """Return what is proposed; nothing where there are no entries, or too many."""
    entries = folded.ledger.entries
    if len(entries) > MOST_ENTRIES:
        return NOTHING
    agenda = proposed(folded.ledger, Agenda(), lambda entry: False, MOST_POINTS)
    bare = tuple(replace(point, passages=()) for point in agenda.points)
    rows = Rows(folded)
    by_words = {(one.passage.record, one.passage.words): one for one in reversed(entries)}
    return Proposal(
        tuple(_point(rows, by_words, point) for point in agenda.points),
        as_toml(replace(agenda, points=bare)) if bare else "",
    )


def _point(rows: Rows, by_words: dict[tuple[str, str], Entry], point: Point) -> ProposedPoint:
    found = [by_words.get((quote.record, quote.words)) for quote in point.passages]
    said = tuple(rows.said(entry) for entry in found[:MOST_PASSAGES] if entry is not None)
    return ProposedPoint(
        point.title.strip("“”"), point.words, said, len(point.passages) - len(said)
    )
