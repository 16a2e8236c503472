"""Operations tied to one text: where the quoted words stand, and what exactly changes there.

Words that are not found, or found more than once where nothing says which, are refused.
"""

from collections.abc import Iterator

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
from memcon.drafts.quotation import places_of
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Anchor,
    Insertion,
    Join,
    Move,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    Renumbering,
    Repeal,
    Replacement,
    Split,
    Substitution,
)
from memcon.text.span import Span

_CLOSES = frozenset(",;:.!?)]}”’")
_POINTS = (";", ".", ",", ":")
_ENDINGS = ("; and", "; or", *_POINTS)


def located(outline: Outline, anchor: Anchor) -> Span:
    """Return where an anchor's words stand in its provision; with none, the whole of it.

    Raises DraftError where they are not found, or are found more than once and the anchor does
    not say which.
    """
    text = outline.at(anchor.eid).text
    if not anchor.exact:
        return Span(0, len(text))
    found = places_of(anchor.exact, text)
    where = f"{anchor.eid} of {outline.expression.symbol}"
    if not found:
        raise DraftError(f"“{anchor.exact}” does not stand in {where}")
    if anchor.occurrence is None:
        if len(found) > 1:
            raise DraftError(
                f"“{anchor.exact}” stands {len(found)} times in {where}: say which by occurrence"
            )
        return found[0]
    if not 1 <= anchor.occurrence <= len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise DraftError(
            f"“{anchor.exact}” stands only {times} in {where}, not {anchor.occurrence} times"
        )
    return found[anchor.occurrence - 1]


def changes_of(outline: Outline, operation: Operation) -> Change:
    """Return what an operation comes to on a text. Raises DraftError where it cannot be done."""
    anchor = operation.anchor
    match operation:
        case Substitution(_, new):
            _quotes(anchor, "a substitution")
            return _edit(outline, anchor, located(outline, anchor), new)
        case Insertion(_, place, new):
            return _inserted(outline, anchor, place, new)
        case Repeal():
            if anchor.exact:
                return _edit(outline, anchor, located(outline, anchor), "")
            return Removed(outline.at(anchor.eid).eid)
        case Addition(_, place, provisions):
            return _added(outline, anchor, place, provisions)
        case Replacement(_, new, provisions):
            _whole(anchor, "a replacement")
            _well_formed(outline, anchor.eid, provisions, set(outline.subtree(anchor.eid)))
            return Rewritten(outline.at(anchor.eid).eid, new, provisions)
        case Renumbering(_, num):
            return Numbered(outline.at(anchor.eid).eid, num)
        case Split(_, place, second):
            return _cut(outline, anchor, place, second)
        case Join(_, other):
            return _joined(outline, anchor, other)
        case Move(_, place, beside):
            return _moved(outline, anchor, place, beside)


def _quotes(anchor: Anchor, what: str) -> None:
    if not anchor.exact:
        raise DraftError(f"{what} in {anchor.eid} quotes no words: give exact")


def _whole(anchor: Anchor, what: str) -> None:
    if anchor.exact:
        raise DraftError(f"{what} of {anchor.eid} is of the whole provision: leave exact out")


def _edit(outline: Outline, anchor: Anchor, at: Span, new: str) -> Edit:
    old = at.of(outline.at(anchor.eid).text)
    return Edit(anchor.eid, at, old, new, at)


def _inserted(outline: Outline, anchor: Anchor, place: Place, new: str) -> Edit:
    if not new:
        raise DraftError(f"an insertion in {anchor.eid} has no words: give new")
    text = outline.at(anchor.eid).text
    if place in (Place.START, Place.END):
        _whole(anchor, "an insertion at an end")
        return (
            _at_end(anchor.eid, text, new) if place is Place.END else _at(anchor.eid, text, 0, new)
        )
    _quotes(anchor, "an insertion")
    quoted = located(outline, anchor)
    edit = _at(anchor.eid, text, quoted.end if place is Place.AFTER else quoted.start, new)
    return Edit(edit.eid, edit.at, "", edit.new, quoted)


def _at(eid: str, text: str, at: int, new: str) -> Edit:
    """Words at a place, parted by spaces; a place after a space is the same as that before it."""
    if at > 0 and text[at - 1] == " ":
        at -= 1
    closes = new[0] in _CLOSES or new[0].isspace()
    before = "" if at == 0 or closes or text[at - 1].isspace() else " "
    ends_open = not new[-1].isspace() and new[-1] not in "([{“‘"
    after = " " if ends_open and at < len(text) and _opens(text[at]) else ""
    return Edit(eid, Span(at, at), "", before + new + after, Span(at, at))


def _opens(letter: str) -> bool:
    return letter.isalnum() or letter in "([{“‘"


def _at_end(eid: str, text: str, new: str) -> Edit:
    """Words at the end, before the point that ends the paragraph; a new sentence after it."""
    ending = next((end for end in _ENDINGS if text.endswith(end)), "")
    if not ending or (ending in (".", ";") and new[0].isupper()):
        return _at(eid, text, len(text), new)
    if new.endswith(ending) and len(new) > len(ending):
        new = new[: -len(ending)].rstrip()
    return _at(eid, text, len(text) - len(ending), new)


def _added(
    outline: Outline, anchor: Anchor, place: Place, provisions: tuple[Provision, ...]
) -> Added:
    _whole(anchor, "an insertion of provisions beside or under")
    if not provisions:
        raise DraftError(f"an insertion at {anchor.eid} brings no provisions")
    parent, index = slot(outline, anchor.eid, place)
    _well_formed(outline, parent, provisions, set())
    return Added(parent, index, provisions, anchor.eid)


def slot(outline: Outline, eid: str, place: Place) -> tuple[str | None, int]:
    """Return under what, and before the how-manieth, something beside or in a provision stands."""
    match place:
        case Place.BEFORE:
            return outline.at(eid).parent, outline.index(eid)
        case Place.AFTER:
            return outline.at(eid).parent, outline.index(eid) + 1
        case Place.START:
            return outline.at(eid).eid, 0
        case Place.END:
            return outline.at(eid).eid, len(outline.under(eid))


def _well_formed(
    outline: Outline, parent: str | None, provisions: tuple[Provision, ...], freed: set[str]
) -> None:
    """Refuse new provisions that do not hold together; `freed` are ids that go at once."""
    inside: set[str] = set()
    taken = outline.provisions.keys() - freed
    for one in provisions:
        if one.eid in taken or one.eid in inside or not one.eid:
            raise DraftError(
                f"a new provision needs an eId of its own: “{one.eid}” is empty or taken"
            )
        if one.parent != parent and one.parent not in inside:
            raise DraftError(f"the new provision {one.eid} cannot stand under {one.parent}")
        if (one.parent is None) == (one.kind is ProvisionKind.SUB):
            raise DraftError(
                f"the new provision {one.eid} must be a sub-paragraph if it stands under another,"
                " and none if it does not"
            )
        inside.add(one.eid)


def _cut(outline: Outline, anchor: Anchor, place: Place, second: str) -> Cut:
    _quotes(anchor, "a split")
    if place not in (Place.BEFORE, Place.AFTER):
        raise DraftError(f"a split of {anchor.eid} is before or after quoted words")
    if outline.under(anchor.eid):
        raise DraftError(f"{anchor.eid} cannot be split: provisions stand under it")
    if second in outline.provisions or not second:
        raise DraftError(f"the second part of {anchor.eid} needs an eId that is not taken")
    text = outline.at(anchor.eid).text
    quoted = located(outline, anchor)
    at = quoted.start if place is Place.BEFORE else quoted.end
    start = len(text[:at].rstrip())
    end = at + len(text[at:]) - len(text[at:].lstrip())
    if not start or end >= len(text):
        raise DraftError(f"nothing would be left of one part of {anchor.eid}")
    return Cut(anchor.eid, Span(start, end), second)


def _joined(outline: Outline, anchor: Anchor, other: str) -> Joined:
    _whole(anchor, "a join")
    first, second = outline.at(anchor.eid), outline.at(other)
    siblings = outline.under(first.parent)
    follows = (
        second.parent == first.parent and siblings.index(other) == outline.index(first.eid) + 1
    )
    if not follows or first.kind is not second.kind:
        raise DraftError(f"{first.eid} can take in only the paragraph after it, not {other}")
    if outline.under(first.eid) or outline.under(other):
        raise DraftError(f"{first.eid} and {other} cannot be joined: provisions stand under them")
    return Joined(first.eid, other, " ")


def _moved(outline: Outline, anchor: Anchor, place: Place, beside: str) -> Moved:
    _whole(anchor, "a move")
    moved = outline.at(anchor.eid)
    parent, index = slot(outline, beside, place)
    if moved.eid in outline.ancestors(parent):
        raise DraftError(f"{moved.eid} cannot go under or beside what it holds, {beside}")
    here = outline.index(moved.eid)
    if parent == moved.parent and index in (here, here + 1):
        raise DraftError(f"{moved.eid} stands there already")
    if (parent is None) == (moved.kind is ProvisionKind.SUB):
        raise DraftError(f"{moved.eid} cannot go to {place.value} {beside}: it is of another rank")
    return Moved(moved.eid, parent, index, beside)


def changes(outline: Outline, operations: tuple[Operation, ...]) -> Iterator[Change]:
    """Yield what each operation comes to, in order."""
    for operation in operations:
        yield changes_of(outline, operation)
