"""Entries of a ledger made for the tests, of words invented for them."""

from memcon.ledger.ledger import Ledger
from memcon.model.ledger import Entry, Passage, When
from memcon.model.marks import Certainty, Deed
from memcon.text.span import Span

PARTY = {"E. Marten": "HAL", "P. Dahl": "HAL", "J. Sabran": "KES", "L. Corvin": "KES"}
PARTY |= {"R. Hollis": "OST", "D. Tanner": "VAR"}


def said(deed: Deed, record: str, actor: str, words: str, at: int = 0) -> Entry:
    """Return an entry; its record's name begins with the day."""
    return Entry(
        deed, Passage(record, Span(at, at + len(words)), words), record[:10], actor, None,
        PARTY.get(actor), (), words, None, Certainty.ASSERTED, None, None, None, None, None,
        "act/phrase", "Because.",
    )  # fmt: skip


def when(entry: Entry, words: str, value: str | None) -> When:
    """Return an expression of time that stands in an entry."""
    start = entry.passage.at.start + entry.passage.words.index(words)
    return When(Span(start, start + len(words)), words, value)


def ledger(*entries: Entry) -> Ledger:
    """Return a ledger of entries."""
    return Ledger.folded(entries)
