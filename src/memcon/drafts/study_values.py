"""A text on a day as lines for a reader and as values for other programs."""

from collections.abc import Iterator

from memcon.drafts.operations import row
from memcon.drafts.shown import Value, as_values
from memcon.drafts.study import Study, moved_on
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Insertion,
    Join,
    Move,
    Operation,
    Relation,
    RelationKind,
    Renumbering,
    Repeal,
    Replacement,
    Split,
    Substitution,
)


def in_words(operation: Operation) -> str:
    """Return an operation in a few words, for a list."""
    anchor = operation.anchor
    match operation:
        case Substitution(_, new):
            return f"replaces {_held(anchor)} by “{new}”"
        case Insertion(_, place, new):
            where = f"{place.value} {_held(anchor)}" if anchor.exact else f"at the {place.value} of"
            return f"inserts “{new}” {where}{'' if anchor.exact else f' {anchor.eid}'}"
        case Repeal():
            return f"deletes {_held(anchor)}"
        case Addition(_, place, brought):
            what = "a paragraph" if len(brought) == 1 else f"{len(brought)} paragraphs"
            return f"adds {what} {place.value} {anchor.eid}"
        case Replacement():
            return f"replaces {anchor.eid} as a whole"
        case Renumbering(_, num):
            return f"gives {anchor.eid} the number {num}"
        case Split(_, place, _):
            return f"splits {anchor.eid} {place.value} “{anchor.exact}”"
        case Join(_, other):
            return f"joins {other} to {anchor.eid}"
        case Move(_, place, beside):
            return f"moves {anchor.eid} {place.value} {beside}"


def _held(anchor: Anchor) -> str:
    if not anchor.exact:
        return anchor.eid
    which = f", time {anchor.occurrence}" if anchor.occurrence else ""
    return f"“{anchor.exact}”{which} in {anchor.eid}"


def said_of(study: Study) -> Iterator[str]:
    """Yield the lines that follow a text: sponsors, amendments, what is stale, conflicts."""
    moment = study.moment
    when = f"at the end of {moment.day}" if moment.day else "after all that is known"
    yield ""
    yield f"As it stood {when}: {moment.status.value.replace('_', ' ')}."
    if moment.sponsors:
        yield f"Sponsors: {', '.join(one.actor for one in moment.sponsors)}"
    yield from _listed("In the text:", [_line(one) for one in moment.made])
    yield from _listed("Pending:", [_line(one) for one in moment.pending])
    yield from _listed("Stale:", [f"{one.amendment.id}: {one.because}" for one in moment.stale])
    met = [one for one in study.relations if one.kind is RelationKind.CONFLICTS]
    yield from _listed("Conflicts:", [_conflict(one) for one in met])
    same = [one for one in study.relations if one.kind is RelationKind.SAME_AS]
    yield from _listed("The same:", [_conflict(one) for one in same])


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _line(amendment: Amendment) -> str:
    day = moved_on(amendment)
    said = "; ".join(in_words(one) for one in amendment.operations) or "its words are not stated"
    return f"{amendment.id} ({', '.join(amendment.movers) or 'mover not stated'}, " + (
        f"{day or 'no date'}): {said}"
    )


def _conflict(relation: Relation) -> str:
    return f"{relation.a.amendment} and {relation.b.amendment}: {relation.because}"


def study_values(study: Study) -> dict[str, Value]:
    """Return a text on a day as values."""
    moment = study.moment
    return {
        "symbol": moment.work.symbol,
        "title": moment.work.title,
        "as_of": moment.day.isoformat() if moment.day else None,
        "revision": moment.revision.symbol,
        "status": moment.status.value,
        "sponsors": [one.actor for one in moment.sponsors],
        "provisions": as_values(study.marked.rows),
        "in_text": [one.id for one in moment.made],
        "drawn": list(study.marked.drawn),
        "pending": [_amendment(one) for one in moment.pending],
        "stale": [{"id": one.amendment.id, "because": one.because} for one in moment.stale],
        "relations": [_relation(one) for one in study.relations],
    }


def _amendment(amendment: Amendment) -> Value:
    operations: list[Value] = [_operation(one) for one in amendment.operations]
    return {
        "id": amendment.id,
        "to": amendment.to,
        "movers": list(amendment.movers),
        "words": amendment.words or None,
        "operations": operations,
    }


def _operation(operation: Operation) -> Value:
    return {**_plain(row(operation)), "in_words": in_words(operation)}


def _plain(values: dict[str, object]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, value in values.items():
        if isinstance(value, list):
            found[key] = [_plain(one) for one in value if isinstance(one, dict)]
        else:
            found[key] = value if isinstance(value, int) else str(value)
    return found


def _relation(relation: Relation) -> Value:
    return {
        "kind": relation.kind.value,
        "a": {"amendment": relation.a.amendment, "operation": relation.a.operation or None},
        "b": {"amendment": relation.b.amendment, "operation": relation.b.operation or None},
        "basis": relation.basis.value,
        "conflict": relation.conflict.value if relation.conflict else None,
        "because": relation.because,
    }
