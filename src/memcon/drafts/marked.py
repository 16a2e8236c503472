"""A text with its pending amendments marked in it: whose words would come, whose would go.

Of amendments that conflict the first is drawn, and the others are named beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from memcon.drafts.apply import applied
from memcon.drafts.changes import Added, Change, Cut, Edit, Joined, Rewritten, content
from memcon.drafts.compare import Row, compared
from memcon.drafts.meeting import edits_meet
from memcon.drafts.outline import Outline
from memcon.drafts.relations import where_of
from memcon.drafts.words import Fate
from memcon.model.drafts import Relation, RelationKind
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Words that stay, go or come, through which amendments, and whether another meets them."""

    fate: Fate
    words: str
    by: tuple[str, ...] = ()
    clash: bool = False


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A provision with the changes drawn in it; `also` are amendments to it that are not drawn."""

    row: Row
    pieces: tuple[MarkedPiece, ...]
    by: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with changes drawn in it; `beside` are the amendments that could not be drawn."""

    rows: tuple[MarkedRow, ...]
    drawn: tuple[str, ...]
    beside: tuple[str, ...]


def marked(
    outline: Outline,
    changes: Mapping[str, tuple[Change, ...]],
    relations: Iterable[Relation],
    chosen: Iterable[str] | None = None,
) -> Marked:
    """Return the text with amendments drawn, in their order, as far as they do not conflict.

    Of all amendments only those `chosen` are drawn, in that order; the others are named beside.
    """
    wanted = tuple(changes) if chosen is None else tuple(chosen)
    drawn = _drawn_ones({name: changes[name] for name in wanted}, relations)
    once: dict[object, Change] = {}
    for name in drawn:
        for change in changes[name]:
            once.setdefault(content(change), change)
    after = applied(outline.expression, once.values()).expression
    beside = tuple(name for name in changes if name not in drawn)
    mine, others = _by_provision(drawn, changes), _by_provision(beside, changes)
    rows = (
        _row(outline, one, mine.get(one.eid, ()), others.get(one.eid, ()))
        for one in compared(outline.expression, after)
    )
    return Marked(tuple(rows), drawn, beside)


def _drawn_ones(
    changes: Mapping[str, tuple[Change, ...]], relations: Iterable[Relation]
) -> tuple[str, ...]:
    against: dict[str, set[str]] = {}
    for one in relations:
        if one.kind is RelationKind.CONFLICTS:
            against.setdefault(one.a.amendment, set()).add(one.b.amendment)
            against.setdefault(one.b.amendment, set()).add(one.a.amendment)
    drawn: dict[str, None] = {}
    for name in changes:
        if against.get(name, set()).isdisjoint(drawn):
            drawn[name] = None
    return tuple(drawn)


def _by_provision(
    names: Iterable[str], changes: Mapping[str, tuple[Change, ...]]
) -> Mapping[str, Sequence[tuple[str, Change]]]:
    """Return the changes that touch each provision, with whose they are."""
    found: dict[str, list[tuple[str, Change]]] = {}
    for name in names:
        for one in changes[name]:
            for eid in touched(one):
                found.setdefault(eid, []).append((name, one))
    return found


def touched(change: Change) -> set[str]:
    """Return the ids of the provisions that a change is about, and of those that it brings."""
    match change:
        case Added(_, _, provisions) | Rewritten(_, _, provisions):
            return {where_of(change), *(one.eid for one in provisions)}
        case Cut(eid, _, second) | Joined(eid, second):
            return {eid, second}
        case _:
            return {where_of(change)}


def _row(
    outline: Outline,
    row: Row,
    mine: Sequence[tuple[str, Change]],
    others: Sequence[tuple[str, Change]],
) -> MarkedRow:
    by = tuple(dict.fromkeys(name for name, one in mine if not _only_beside(row, one)))
    edits = [(name, one) for name, one in mine if isinstance(one, Edit)]
    if row.eid in outline.provisions and len(edits) == len(mine):
        against = [one for _, one in others if isinstance(one, Edit)]
        pieces = tuple(drawn_pieces(outline.at(row.eid).text, edits, against))
    else:
        pieces = tuple(
            MarkedPiece(one.fate, one.words, () if one.fate is Fate.KEPT else by)
            for one in row.pieces
        )
    return MarkedRow(row, pieces, by, tuple(dict.fromkeys(name for name, _ in others)))


def _only_beside(row: Row, change: Change) -> bool:
    """Tell whether a change only brings something in beside a provision."""
    return isinstance(change, Added) and row.eid not in {one.eid for one in change.provisions}


def drawn_pieces(
    text: str, edits: Iterable[tuple[str, Edit]], against: Iterable[Edit]
) -> Iterator[MarkedPiece]:
    """Yield a provision's words with edits drawn; where one of those `against` meets one, apart."""
    against = tuple(against)
    made: dict[Edit, list[str]] = {}
    for name, edit in edits:
        made.setdefault(edit, []).append(name)
    here = 0
    for edit, names in sorted(made.items(), key=lambda pair: (pair[0].at.start, pair[0].at.end)):
        if edit.at.start > here:
            yield MarkedPiece(Fate.KEPT, text[here : edit.at.start])
        met = [other for other in against if edits_meet(edit, other)]
        for at, clash in _parted(edit.at, met):
            yield MarkedPiece(Fate.REMOVED, at.of(text), tuple(names), clash)
        if edit.new:
            yield MarkedPiece(Fate.ADDED, edit.new, tuple(names), bool(met) and not edit.old)
        here = max(here, edit.at.end)
    if here < len(text):
        yield MarkedPiece(Fate.KEPT, text[here:])


def _parted(at: Span, met: Iterable[Edit]) -> Iterator[tuple[Span, bool]]:
    """Yield a stretch in parts, each with whether another edit lies on it too."""
    spans = [other.at if other.at.end > other.at.start else other.quoted for other in met]
    ends = {at.start, at.end}
    ends |= {end for span in spans for end in (span.start, span.end) if at.start < end < at.end}
    for start, end in pairwise(sorted(ends)):
        yield Span(start, end), any(span.meets(Span(start, end)) for span in spans)
