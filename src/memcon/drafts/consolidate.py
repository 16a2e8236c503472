"""Amendments made to a text together: refused where they conflict, the same in any order."""

from collections.abc import Iterable, Sequence

from memcon.drafts.apply import Applied, applied
from memcon.drafts.changes import Change, Edit, Removed, Rewritten, content
from memcon.drafts.outline import Outline
from memcon.drafts.relations import conflicts, placed
from memcon.drafts.resolve import changes_of
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Amendment,
    Conflict,
    Expression,
    ProvisionKind,
    Relation,
    Status,
)

_NO_PART = frozenset({ProvisionKind.TITLE, ProvisionKind.FORMULA})


def resolved(outline: Outline, amendment: Amendment) -> tuple[Change, ...]:
    """Return what each operation of an amendment comes to on the text that it is moved against.

    Raises DraftError where one cannot be done, where two of them conflict, and where the whole
    text would be replaced, which is a proposal of its own.
    """
    found: list[Change] = []
    for number, operation in enumerate(amendment.operations, 1):
        try:
            found.append(changes_of(outline, operation))
        except DraftError as trouble:
            raise DraftError(f"{amendment.id}, operation {number}: {trouble}") from trouble
    clash = next(iter(conflicts(outline, placed({amendment.id: tuple(found)}))), None)
    if clash is not None:
        raise DraftError(
            f"{amendment.id}: operations {clash.a.operation} and {clash.b.operation} conflict:"
            f" {clash.because}"
        )
    if replaces_whole(outline, found):
        raise DraftError(
            f"{amendment.id} leaves no part of {outline.expression.symbol}: it is a proposal of its"
            " own, not an amendment"
        )
    return tuple(found)


def replaces_whole(outline: Outline, changes: Iterable[Change]) -> bool:
    """Tell whether no part of a text, title and formula apart, would keep a word of its own."""
    parts = {eid for eid, one in outline.provisions.items() if one.kind not in _NO_PART}
    kept = set(parts)
    for change in changes:
        match change:
            case Removed(eid) | Rewritten(eid):
                kept.difference_update(outline.subtree(eid))
            case Edit(eid, at):
                if at.start == 0 and at.end == len(outline.at(eid).text):
                    kept.discard(eid)
            case _:
                pass
    return bool(parts) and not any(outline.provisions[eid].text for eid in kept)


def rival(expression: Expression, amendment: Amendment) -> Expression | None:
    """Return the proposal that an amendment in truth is; None where it leaves part of the text.

    It is a text of its own, in competition with the first: rules 91 and 131, not 90 and 130.
    """
    outline = Outline.of(expression)
    changes = [changes_of(outline, operation) for operation in amendment.operations]
    if not replaces_whole(outline, changes):
        return None
    made = applied(expression, changes).expression
    return Expression(amendment.id, made.provisions, language=expression.language)


def consolidated(
    expression: Expression, amendments: Sequence[Amendment], order: Sequence[str] = ()
) -> Applied:
    """Return a text with amendments made to it; each is moved against that very text.

    What several do alike is done once. `order` says which stands first where several insert at
    one place. Raises DraftError where amendments conflict; nothing is then made.
    """
    outline = Outline.of(expression)
    rank = {name: number for number, name in enumerate(order)}
    amendments = sorted(amendments, key=lambda one: (rank.get(one.id, len(rank)), one.id))
    for one in amendments:
        refuse_withdrawn(one)
    changes = placed({one.id: resolved(outline, one) for one in amendments})
    against = [c for c in conflicts(outline, changes) if not _ruled(c, rank)]
    if against:
        first = against[0]
        more = f" ({len(against)} conflicts in all)" if len(against) > 1 else ""
        raise DraftError(
            f"{first.a.amendment} and {first.b.amendment} conflict: {first.because}{more}"
        )
    return applied(expression, _once(one.change for one in changes))


def alone(outline: Outline, amendment: Amendment) -> Applied:
    """Return a text with one amendment made to it."""
    return applied(outline.expression, _once(resolved(outline, amendment)))


def refuse_withdrawn(amendment: Amendment) -> None:
    """Raise DraftError where an amendment was withdrawn and not moved again."""
    if amendment.steps and amendment.steps[-1].status is Status.WITHDRAWN:
        on = f" on {amendment.steps[-1].on}" if amendment.steps[-1].on else ""
        raise DraftError(f"{amendment.id} was withdrawn{on}")


def _ruled(relation: Relation, rank: dict[str, int]) -> bool:
    known = relation.a.amendment in rank and relation.b.amendment in rank
    return relation.conflict is Conflict.SAME_PLACE and known


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    found: dict[object, Change] = {}
    for change in changes:
        found.setdefault(content(change), change)
    return tuple(found.values())
