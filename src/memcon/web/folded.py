"""The ledger of the records on the shelf, folded once for as long as they stay as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from memcon.dossier import Dossier
from memcon.ledger.ledger import Ledger
from memcon.model.ledger import Entry, Passage
from memcon.model.negotiation import Message, Timing
from memcon.web.ledger_lists import counts
from memcon.web.shelf import Kept, Stock
from memcon.workspace import parties_of


@dataclass(frozen=True, slots=True)
class Folded:
    """A ledger whose passages name records by their keys in addresses, and those records.

    `counts` says how many entries each list holds when nothing is filtered.
    """

    dossier: Dossier
    records: tuple[Kept, ...]
    ledger: Ledger
    kept: Mapping[str, Kept]
    counts: Mapping[str, int]


def folded(stock: Stock, last: Folded | None) -> Folded:
    """Return the ledger of the shelf; the last one, if nothing has changed since."""
    if last is not None and last.dossier is stock.dossier and last.records == stock.records:
        return last
    entries = [entry for kept in stock.records for entry in _addressed(kept)]
    present = [replace(one, record=k.key) for k in stock.records for one in k.summary.present]
    papers = [_paper(kept, one) for kept in stock.records for one in kept.summary.papers]
    ledger = Ledger.folded(entries, parties_of(stock.dossier), present, papers)
    by_key = {kept.key: kept for kept in stock.records}
    return Folded(stock.dossier, stock.records, ledger, by_key, counts(ledger.entries))


def _addressed(kept: Kept) -> Iterator[Entry]:
    """Yield a record's entries; where two records have one id, each under its own key."""
    if kept.key == kept.summary.id:
        yield from kept.summary.entries
        return
    for entry in kept.summary.entries:
        yield _with_key(kept.key, entry)


def _with_key(key: str, entry: Entry) -> Entry:
    return replace(
        entry,
        passage=replace(entry.passage, record=key),
        response=_under(key, entry.response),
        superseded_by=_under(key, entry.superseded_by),
        doubt=_under(key, entry.doubt),
    )


def _paper(kept: Kept, message: Message) -> Message:
    """Return a message that a record is itself, under the record's key."""

    def timed(times: tuple[Timing, ...]) -> tuple[Timing, ...]:
        return tuple(replace(one, entry=_with_key(kept.key, one.entry)) for one in times)

    return replace(
        message,
        sent=timed(message.sent),
        received=timed(message.received),
        entries=tuple(_with_key(kept.key, entry) for entry in message.entries),
    )


def _under(key: str, passage: Passage | None) -> Passage | None:
    return replace(passage, record=key) if passage is not None else None
