"""When two changes of one text meet: overlap, one takes what the other holds on to, one place."""

from dataclasses import dataclass

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
)
from memcon.drafts.outline import Outline
from memcon.model.drafts import Conflict
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two changes meet; where one takes the other's anchor away, `first` does."""

    conflict: Conflict
    first: Change
    second: Change


def meeting(outline: Outline, a: Change, b: Change) -> Meeting | None:
    """Return how two changes that are not the same meet; None where both can be made."""
    if isinstance(a, Edit) and isinstance(b, Edit):
        return edits_meet(a, b)
    if isinstance(a, Added | Moved) and isinstance(b, Added | Moved) and a.slot == b.slot:
        same = isinstance(a, Moved) and isinstance(b, Moved) and a.eid == b.eid
        return Meeting(Conflict.OVERLAP if same else Conflict.SAME_PLACE, a, b)
    for first, second in ((a, b), (b, a)):
        if _takes_anchor(outline, first, second):
            return Meeting(Conflict.ANCHOR_GONE, first, second)
    for first, second in ((a, b), (b, a)):
        if _overlap(outline, first, second) or _at_seam(outline, first, second):
            return Meeting(Conflict.OVERLAP, a, b)
    return None


def edits_meet(a: Edit, b: Edit) -> Meeting | None:
    """Return how two edits of one provision meet."""
    if a.eid != b.eid:
        return None
    if _empty(a.at) and _empty(b.at):
        return Meeting(Conflict.SAME_PLACE, a, b) if a.at == b.at else None
    for first, second in ((a, b), (b, a)):
        if _empty(second.at) and first.at.meets(second.quoted):
            return Meeting(Conflict.ANCHOR_GONE, first, second)
    inside = a.at.start < b.at.end and b.at.start < a.at.end
    return Meeting(Conflict.OVERLAP, a, b) if inside else None


def _empty(at: Span) -> bool:
    return at.start == at.end


def slots_of(outline: Outline, change: Change) -> tuple[tuple[str | None, int], ...]:
    """Return the places between provisions that a change fills or needs as they are."""
    match change:
        case Added(parent, index) | Moved(_, parent, index):
            return ((parent, index),)
        case Cut(eid):
            return ((outline.at(eid).parent, outline.index(eid) + 1),)
        case Joined(_, other):
            return ((outline.at(other).parent, outline.index(other)),)
        case _:
            return ()


def _at_seam(outline: Outline, a: Change, b: Change) -> bool:
    """Tell whether `b` comes in where `a` cuts a provision, or joins two."""
    match a, b:
        case ((Cut() | Joined()), (Added() | Moved())):
            return slots_of(outline, a) == slots_of(outline, b)
        case Cut(eid, gap), Edit(other):
            near = b.at.start <= gap.end and b.at.end >= gap.start
            straddles = b.quoted.start < gap.start and b.quoted.end > gap.end
            return eid == other and (near or straddles or _empty(b.quoted))
        case Joined(eid, other), Edit(touched):
            at_seam = b.at.end >= len(outline.at(eid).text) if touched == eid else not b.at.start
            return touched in (eid, other) and (at_seam or _empty(b.quoted))
        case _:
            return False


def _takes_anchor(outline: Outline, a: Change, b: Change) -> bool:
    """Tell whether `a` takes away, or elsewhere, what `b` holds on to."""
    match a, b:
        case Removed(eid), Rewritten(held) | Edit(held) | Cut(held):
            return held in outline.subtree(eid)
        case Removed(eid), Joined(first, second):
            return not {first, second}.isdisjoint(outline.subtree(eid))
        case Removed(eid), Added(parent, _, _, beside):
            return not {parent, beside}.isdisjoint(outline.subtree(eid))
        case Removed(eid), Moved(moved, parent, _, beside):
            return not {moved, parent, beside}.isdisjoint(outline.subtree(eid))
        case Moved(eid), Added(beside=beside):
            return beside == eid
        case Moved(eid), Moved(other, beside=beside):
            return beside == eid and eid != other
        case Joined(_, gone), Added(beside=beside) | Moved(beside=beside):
            return beside == gone
        case _:
            return False


def _overlap(outline: Outline, a: Change, b: Change) -> bool:
    match a, b:
        case Removed(eid), Removed(other):
            return other in outline.subtree(eid)
        case Rewritten(eid), Rewritten(held) | Edit(held) | Cut(held):
            return held in outline.subtree(eid)
        case Rewritten(eid), Joined(first, second):
            return not {first, second}.isdisjoint(outline.subtree(eid))
        case Rewritten(eid), Removed(held):
            return held in outline.subtree(eid)
        case Rewritten(eid), Added(parent):
            return parent in set(outline.subtree(eid))
        case Rewritten(eid), Moved(moved, parent):
            inside = set(outline.subtree(eid))
            return parent in inside or moved in inside - {eid}
        case Moved(eid), Moved(other):
            return eid == other or _in_a_circle(outline, a, b)
        case Moved(eid), Cut(held):
            return eid == held
        case Moved(eid), Joined(first, second):
            return eid in (first, second)
        case Cut(eid), Cut(other):
            return eid == other
        case Cut(eid), Joined(first, second):
            return eid in (first, second)
        case Joined(eid, other), Joined(first, second):
            return not {eid, other}.isdisjoint({first, second})
        case Numbered(eid), Numbered(other):
            return eid == other
        case _:
            return False


def _in_a_circle(outline: Outline, a: Moved, b: Moved) -> bool:
    """Tell whether each of two provisions would go under the other."""
    return a.parent in set(outline.subtree(b.eid)) and b.parent in set(outline.subtree(a.eid))
