"""How the amendments to one text stand to each other, as their words show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from memcon.drafts.changes import (
    Added,
    Change,
    Cut,
    Edit,
    Joined,
    Moved,
    Numbered,
    Removed,
    Rewritten,
    content,
)
from memcon.drafts.meeting import Meeting, edits_meet, meeting, slots_of
from memcon.drafts.outline import Outline
from memcon.model.drafts import Conflict, Reference, Relation, RelationKind

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A change of an amendment to a text, and which operation of which amendment it comes from."""

    by: Reference
    change: Change


def placed(amendments: Mapping[str, tuple[Change, ...]]) -> tuple[Placed, ...]:
    """Return the changes of several amendments, each with where it comes from."""
    return tuple(
        Placed(Reference(name, number), change)
        for name, changes in amendments.items()
        for number, change in enumerate(changes, 1)
    )


def relations(outline: Outline, changes: Iterable[Placed]) -> tuple[Relation, ...]:
    """Return what conflicts, what is the same, and what falls if something else is adopted."""
    changes = tuple(changes)
    found = [*_same(changes), *_conflicts(outline, changes)]
    return (*found, *_implied(found))


def conflicts(outline: Outline, changes: Iterable[Placed]) -> tuple[Relation, ...]:
    """Return only what conflicts."""
    return tuple(_conflicts(outline, tuple(changes)))


def _same(changes: tuple[Placed, ...]) -> Iterator[Relation]:
    alike: dict[object, list[Placed]] = {}
    for one in changes:
        alike.setdefault(content(one.change), []).append(one)
    for group in alike.values():
        for other in group[1:]:
            if other.by.amendment != group[0].by.amendment:
                yield Relation(
                    RelationKind.SAME_AS,
                    group[0].by,
                    other.by,
                    because="Both do the same; it is counted once.",
                )


def _conflicts(outline: Outline, changes: tuple[Placed, ...]) -> Iterator[Relation]:
    """Yield each pair that conflicts once, in the order of the changes."""
    order = {id(one): number for number, one in enumerate(changes)}
    found: dict[tuple[int, int], Relation] = {}
    for group in _near_one_another(outline, changes).values():
        for a, b in _pairs(group):
            pair = min(order[id(a)], order[id(b)]), max(order[id(a)], order[id(b)])
            if pair in found or _harmless(a, b):
                continue
            first, second = changes[pair[0]], changes[pair[1]]
            met = meeting(outline, first.change, second.change)
            if met is not None and not _in_order(first, second, met):
                found[pair] = _relation(first, second, met)
    yield from (found[pair] for pair in sorted(found))


def _pairs(group: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield the pairs that may meet: edits are swept in the order of the text."""
    edits = [(one, one.change) for one in group if isinstance(one.change, Edit)]
    others = [one for one in group if not isinstance(one.change, Edit)]
    edits.sort(key=lambda pair: _first(pair[1]))
    active: list[tuple[Placed, Edit]] = []
    for one, edit in edits:
        start = _first(edit)
        active = [pair for pair in active if _last(pair[1]) >= start]
        yield from ((other, one) for other, earlier in active if edits_meet(earlier, edit))
        active.append((one, edit))
    yield from combinations(others, 2)
    yield from ((a, b) for a in others for b, _ in edits)


def _first(edit: Edit) -> int:
    return min(edit.at.start, edit.quoted.start)


def _last(edit: Edit) -> int:
    return max(edit.at.end, edit.quoted.end)


def _harmless(a: Placed, b: Placed) -> bool:
    return a is b or content(a.change) == content(b.change)


def _in_order(a: Placed, b: Placed, met: Meeting) -> bool:
    """Tell whether one amendment itself says what comes first at a place."""
    return a.by.amendment == b.by.amendment and met.conflict is Conflict.SAME_PLACE


def _near_one_another(outline: Outline, changes: tuple[Placed, ...]) -> dict[Key, list[Placed]]:
    groups: dict[Key, list[Placed]] = {}
    for one in changes:
        for key in set(_keys(outline, one.change)):
            groups.setdefault(key, []).append(one)
    return {key: group for key, group in groups.items() if len(group) > 1}


def _keys(outline: Outline, change: Change) -> Iterator[Key]:
    yield from (("slot", *slot) for slot in slots_of(outline, change))
    match change:
        case Removed(eid) | Rewritten(eid):
            yield from (("in", one) for one in outline.subtree(eid))
        case Added(parent, _, _, beside):
            yield from (("in", one) for one in (parent, beside) if one is not None)
        case Moved(eid, parent, _, beside):
            yield ("in", eid)
            yield from (("in", one) for one in (beside, *outline.ancestors(parent)) if one)
        case Joined(eid, other):
            yield from (("in", eid), ("in", other))
        case Numbered(eid):
            yield ("number", eid)
        case Edit(eid) | Cut(eid):
            yield ("in", eid)


def _relation(a: Placed, b: Placed, met: Meeting) -> Relation:
    first, second = (a, b) if met.first is a.change else (b, a)
    return Relation(
        RelationKind.CONFLICTS,
        first.by,
        second.by,
        because=_because(first, second, met.conflict),
        conflict=met.conflict,
    )


def _because(a: Placed, b: Placed, conflict: Conflict) -> str:
    where = where_of(a.change)
    match conflict:
        case Conflict.OVERLAP:
            shared = _shared(a.change, b.change)
            what = f"“{shared}” in {where}" if shared else where
            return f"Both change {what}."
        case Conflict.ANCHOR_GONE:
            return f"{a.by.amendment} takes away what {b.by.amendment} holds on to in {where}."
        case Conflict.SAME_PLACE:
            return f"Both come in at one place by {where}; which stands first is not said."


def where_of(change: Change) -> str:
    """Return the id of the provision that a change is about."""
    match change:
        case Added(parent, _, provisions, beside):
            return beside or parent or provisions[0].eid
        case _:
            return change.eid


def _shared(a: Change, b: Change) -> str:
    if not isinstance(a, Edit) or not isinstance(b, Edit):
        return ""
    start, end = max(a.at.start, b.at.start), min(a.at.end, b.at.end)
    return a.old[start - a.at.start : end - a.at.start].strip()


def _implied(found: Iterable[Relation]) -> Iterator[Relation]:
    """Yield which amendment falls if which is adopted; insertions at one place fell nothing."""
    said: set[tuple[str, str]] = set()
    for one in found:
        if one.conflict is None or one.conflict is Conflict.SAME_PLACE:
            continue
        pairs = [(one.a, one.b)]
        if one.conflict is Conflict.OVERLAP:
            pairs.append((one.b, one.a))
        for a, b in pairs:
            if a.amendment != b.amendment and (a.amendment, b.amendment) not in said:
                said.add((a.amendment, b.amendment))
                yield Relation(
                    RelationKind.IMPLIES_REJECTION_OF,
                    Reference(a.amendment),
                    Reference(b.amendment),
                    because=f"If {a.amendment} is adopted, {b.amendment} has lost its words.",
                )
