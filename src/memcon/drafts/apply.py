"""A text with changes made to it, all at once, and the changes that undo them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

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
from memcon.drafts.editing import Edited, edited
from memcon.drafts.outline import Outline
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Expression, Provision
from memcon.text.span import Span

Slot = tuple[str | None, int]


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after changes, and the changes that give the text before, byte for byte.

    `unmet` are numbers that provisions were said to have, and do not.
    """

    expression: Expression
    undo: tuple[Change, ...]
    unmet: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Changes by what they touch."""

    edits: Mapping[str, list[Edit]]
    rewritten: Mapping[str, Rewritten]
    slots: Mapping[Slot, list[Added | Moved]]
    gone: Mapping[str, Removed | Moved | Joined]
    cuts: Mapping[str, Cut]
    joins: Mapping[str, Joined]


@dataclass(slots=True)
class _Making:
    """The text in the making: provisions in order, how many lie under each, what undoes it."""

    outline: Outline
    sorted: _Sorted
    out: list[Provision] = field(default_factory=list)
    counts: dict[str | None, int] = field(default_factory=dict)
    undo: list[Change] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def applied(expression: Expression, changes: Iterable[Change]) -> Applied:
    """Return the text after changes that do not conflict, whose places are those of the text."""
    changes = tuple(changes)
    making = _Making(Outline.of(expression), _sorted(changes))
    _lay_out(making, None, None)
    lost = making.outline.provisions.keys() - making.seen
    if lost:
        raise DraftError(f"moves that go in a circle: {min(lost)} would stand nowhere")
    after = replace(expression, provisions=tuple(making.out))
    numbers = Outline.of(after).numbers
    unmet = (one for one in changes if isinstance(one, Numbered) and one.eid in numbers)
    return Applied(after, tuple(making.undo), tuple(o for o in unmet if numbers[o.eid] != o.num))


def undone(done: Applied) -> Expression:
    """Return the text as it was before the changes."""
    return applied(done.expression, done.undo).expression


def _sorted(changes: Iterable[Change]) -> _Sorted:
    found = _Sorted({}, {}, {}, {}, {}, {})
    edits: dict[str, list[Edit]] = {}
    slots: dict[Slot, list[Added | Moved]] = {}
    rewritten: dict[str, Rewritten] = {}
    gone: dict[str, Removed | Moved | Joined] = {}
    cuts: dict[str, Cut] = {}
    joins: dict[str, Joined] = {}
    found = _Sorted(edits, rewritten, slots, gone, cuts, joins)
    for change in changes:
        match change:
            case Edit(eid):
                edits.setdefault(eid, []).append(change)
            case Rewritten(eid):
                rewritten[eid] = change
            case Added(parent, index):
                slots.setdefault((parent, index), []).append(change)
            case Removed(eid):
                gone[eid] = change
            case Moved(eid, parent, index):
                gone[eid] = change
                slots.setdefault((parent, index), []).append(change)
            case Cut(eid):
                cuts[eid] = change
            case Joined(eid, other):
                joins[eid] = gone[other] = change
            case Numbered():
                pass
    return found


def _lay_out(making: _Making, was: str | None, now: str | None) -> None:
    """Put what lies under the provision `was` under `now`, with what comes in between."""
    children = making.outline.under(was)
    for index in range(len(children) + 1):
        for coming in making.sorted.slots.get((was, index), ()):
            _come_in(making, coming, now)
        if index < len(children):
            _stay_or_go(making, children[index], now)


def _come_in(making: _Making, coming: Added | Moved, now: str | None) -> None:
    if isinstance(coming, Moved):
        _keep(making, coming.eid, now)
        return
    tops = [one for one in coming.provisions if one.parent == coming.parent]
    making.undo.extend(Removed(one.eid) for one in tops)
    making.counts[now] = making.counts.get(now, 0) + len(tops)
    for one in coming.provisions:
        making.out.append(one)
        if one.parent != coming.parent:
            making.counts[one.parent] = making.counts.get(one.parent, 0) + 1


def _stay_or_go(making: _Making, eid: str, now: str | None) -> None:
    change = making.sorted.gone.get(eid)
    here = making.counts.get(now, 0)
    match change:
        case None:
            _keep(making, eid, now)
        case Removed():
            whole = tuple(making.outline.subtree(eid))
            making.seen.update(whole)
            old = tuple(making.outline.provisions[one] for one in whole)
            making.undo.append(Added(now, here, old))
        case Moved():
            making.undo.append(Moved(eid, now, here))
        case Joined():
            making.seen.add(eid)  # its words are with the provision before


def _keep(making: _Making, eid: str, parent: str | None) -> None:
    old = making.outline.provisions[eid]
    making.seen.add(eid)
    making.counts[parent] = making.counts.get(parent, 0) + 1
    rewritten = making.sorted.rewritten.get(eid)
    if rewritten is not None:
        _rewrite(making, replace(old, parent=parent), rewritten)
        return
    edit = _edited(making, eid)
    if eid in making.sorted.cuts:
        _cut(making, replace(old, parent=parent), edit, making.sorted.cuts[eid])
    elif eid in making.sorted.joins:
        _join(making, replace(old, parent=parent), edit, making.sorted.joins[eid])
    else:
        making.undo.extend(edit.undo)
        making.out.append(replace(old, parent=parent, text=edit.text))
    _lay_out(making, eid, eid)


def _edited(making: _Making, eid: str) -> Edited:
    text = making.outline.provisions[eid].text
    return edited(eid, text, making.sorted.edits.get(eid, ()))


def _rewrite(making: _Making, old: Provision, change: Rewritten) -> None:
    under = tuple(making.outline.subtree(old.eid))[1:]
    making.seen.update(under)
    subs = tuple(making.outline.provisions[one] for one in under)
    making.undo.append(Rewritten(old.eid, old.text, subs))
    making.out.append(replace(old, text=change.new))
    making.out.extend(change.provisions)


def _cut(making: _Making, old: Provision, edit: Edited, change: Cut) -> None:
    start = edit.after(change.at.start, end=True)
    end = edit.after(change.at.end)
    making.out.append(replace(old, text=edit.text[:start]))
    making.out.append(replace(old, eid=change.second, text=edit.text[end:]))
    making.counts[old.parent] = making.counts.get(old.parent, 0) + 1
    making.undo.append(Joined(old.eid, change.second, edit.text[start:end]))
    making.undo.extend(_on_either_side(edit.undo, Span(start, end), change.second))


def _on_either_side(edits: Iterable[Edit], gap: Span, second: str) -> Iterator[Edit]:
    for edit in edits:
        if edit.at.start < gap.end:
            yield edit
        else:
            at = Span(edit.at.start - gap.end, edit.at.end - gap.end)
            yield replace(edit, eid=second, at=at, quoted=at)


def _join(making: _Making, old: Provision, edit: Edited, change: Joined) -> None:
    other = _edited(making, change.other)
    making.out.append(replace(old, text=edit.text + change.glue + other.text))
    gap = Span(len(edit.text), len(edit.text) + len(change.glue))
    making.undo.append(Cut(old.eid, gap, change.other))
    making.undo.extend(edit.undo)
    for one in other.undo:
        at = Span(one.at.start + gap.end, one.at.end + gap.end)
        making.undo.append(replace(one, eid=old.eid, at=at, quoted=at))
