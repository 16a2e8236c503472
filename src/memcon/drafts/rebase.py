"""A pending amendment carried over to a revision of the text, or stale, with the reason."""

from dataclasses import dataclass, replace

from memcon.drafts.consolidate import alone, resolved
from memcon.drafts.outline import Outline
from memcon.drafts.quotation import places_of, plain
from memcon.drafts.resolve import located, slot
from memcon.drafts.trouble import DraftError
from memcon.drafts.words import stretches
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Expression,
    Insertion,
    Operation,
    Place,
    Repeal,
    Replacement,
    Substitution,
)
from memcon.text.span import Span

ENDS = " ;.,:"  # what may follow words at the end of a paragraph


@dataclass(frozen=True, slots=True)
class Stale:
    """An amendment that a revision has left without its words, and why."""

    amendment: Amendment
    because: str


def rebased(amendment: Amendment, old: Expression, new: Expression) -> Amendment | Stale:
    """Return an amendment to `old` as one to `new`, or that it is stale.

    It is carried over only where every word that it quotes or takes away still stands. Raises
    DraftError where it does not fit `old` itself.
    """
    if old == new:
        return amendment
    was, now = Outline.of(old), Outline.of(new)
    if _taken_up(amendment, was, now):
        return Stale(amendment, f"{new.symbol} already says what {amendment.id} asks for")
    operations: list[Operation] = []
    for operation in amendment.operations:
        if _stands(operation, now) and not _stands(operation, was):
            continue  # the revision has done this part of it
        try:
            operations.append(_carried(operation, was, now))
        except DraftError as trouble:
            return Stale(amendment, str(trouble))
    if amendment.operations and not operations:
        return Stale(amendment, f"{new.symbol} already says what {amendment.id} asks for")
    moved = replace(amendment, to=new.symbol, operations=tuple(operations))
    try:
        resolved(now, moved)
    except DraftError as trouble:
        return Stale(amendment, str(trouble))
    return moved


def _taken_up(amendment: Amendment, was: Outline, now: Outline) -> bool:
    """Tell whether the revision has in each provision what the amendment would have made of it."""
    made = Outline.of(alone(was, amendment).expression)
    before, after, there = _texts(was), _texts(made), _texts(now)
    touched = {eid for eid in before | after if before.get(eid) != after.get(eid)}
    return bool(touched) and all(after.get(eid) == there.get(eid) for eid in touched)


def _texts(outline: Outline) -> dict[str, str]:
    return {eid: one.text for eid, one in outline.provisions.items()}


def _stands(operation: Operation, outline: Outline) -> bool:
    """Tell whether a text has the words that an operation brings where it would bring them."""
    anchor = operation.anchor
    if anchor.eid not in outline.provisions:
        return False
    text = plain(outline.at(anchor.eid).text)
    quoted = places_of(anchor.exact, text)
    match operation:
        case Substitution(_, new):
            return any(place.covers(at) for place in places_of(new, text) for at in quoted)
        case Insertion(_, Place.AFTER, new):
            return any(text[at.end :].lstrip().startswith(plain(new)) for at in quoted)
        case Insertion(_, Place.BEFORE, new):
            return any(text[: at.start].rstrip().endswith(plain(new)) for at in quoted)
        case Insertion(_, place, new):
            words = plain(new).rstrip(ENDS)
            return (text.startswith if place is Place.START else text.rstrip(ENDS).endswith)(words)
        case Replacement(_, new):
            return text == plain(new)
        case Addition(_, place, provisions):
            parent, _ = slot(outline, anchor.eid, place)
            there = {outline.at(eid).text for eid in outline.under(parent)}
            return all(one.text in there for one in provisions if one.parent == parent)
        case _:
            return False


def _carried(operation: Operation, was: Outline, now: Outline) -> Operation:
    anchor = operation.anchor
    if anchor.eid not in now.provisions:
        raise DraftError(f"{anchor.eid} is no longer in {now.expression.symbol}")
    if anchor.exact:
        return replace(operation, anchor=_held(anchor, was, now))
    if isinstance(operation, Repeal | Replacement):
        for eid in was.subtree(anchor.eid):
            if eid not in now.provisions or now.at(eid).text != was.at(eid).text:
                raise DraftError(f"{eid} was reworded in {now.expression.symbol}")
    return operation


def _held(anchor: Anchor, was: Outline, now: Outline) -> Anchor:
    """Return the anchor where the same words stand as often as before, and at the same place."""
    at = located(was, anchor)
    old, new = was.at(anchor.eid).text, now.at(anchor.eid).text
    before, found = places_of(anchor.exact, old), places_of(anchor.exact, new)
    where = f"{anchor.eid} of {now.expression.symbol}"
    if not found:
        raise DraftError(f"“{anchor.exact}” no longer stands in {where}")
    number = before.index(at)
    same = len(before) == len(found)
    if not same or _followed(at, old, new) != found[number]:
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise DraftError(
            f"“{anchor.exact}” stands {times} in {where}, not as before: which place is meant"
            " cannot be told"
        )
    return anchor


def _followed(at: Span, old: str, new: str) -> Span | None:
    """Return where the words at a place stand now, if they are still together."""
    for was, now in stretches(old, new):
        if was.covers(at) and was.of(old) == now.of(new):
            return Span(now.start + at.start - was.start, now.start + at.end - was.start)
    return None
