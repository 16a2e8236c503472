"""In which order motions are put: amendments, parts, rival proposals.

Rules of procedure of the General Assembly (A/520/Rev.17), rules 89-91 and 129-131. What is
furthest removed in substance is a judgement: an order is proposed, and the chair's is final.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from memcon.model.voting import Business, Change, Motion, MotionKind
from memcon.voting.refused import Refused

_RANK = {change: rank for rank, change in enumerate(Change)}
_RANK[Change.WIDENS] = _RANK[Change.NARROWS]  # neither removes further by its kind
_LAST = date.max


def proposed(amendments: Iterable[Motion]) -> tuple[Motion, ...]:
    """Return amendments in the order proposed: furthest removed first.

    What deletes comes before what replaces, narrows or widens, adds, or edits; then what changes
    the cover of more things; then what was handed in first.
    """
    return tuple(
        sorted(
            amendments,
            key=lambda motion: (
                _RANK[motion.change or Change.EDITORIAL],
                -(motion.reach or 0),
                motion.submitted or _LAST,
            ),
        )
    )


def amendments_of(business: Business, text: str) -> tuple[Motion, ...]:
    """Return the amendments to a text in the order in which they are put.

    The chair's order is taken as final; without it, the order is the one proposed.
    """
    there = business.of(MotionKind.AMENDMENT, text)
    ruled = [business.by_id[name] for name in business.order if name in business.by_id]
    ours = tuple(motion for motion in ruled if motion in there)
    return ours if ours else proposed(there)


def check_order(business: Business) -> None:
    """Refuse an order of the chair that leaves out an amendment, or names what is none."""
    if not business.order:
        return
    named = {motion.id for motion in business.of(MotionKind.AMENDMENT)}
    for name in business.order:
        if name not in named:
            raise Refused(f"the order names {name}, which is no amendment before the body")
    if len(set(business.order)) != len(business.order):
        raise Refused("the order names an amendment twice")
    texts = {business.by_id[name].of for name in business.order}
    for motion in business.of(MotionKind.AMENDMENT):
        if motion.of in texts and motion.id not in business.order:
            raise Refused(f"the order leaves out amendment {motion.id} to {motion.of}")


def sequence(business: Business, first: str = "") -> tuple[Motion, ...]:
    """Return all motions in the order in which they come up; `first` is a proposal with priority.

    Proposals in order of submission. Before each: whether it is put at all, and requests for
    separate votes; then its amendments, sub-amendments before their amendment; then its parts.
    """
    found = list(business.of(MotionKind.PRIORITY))
    proposals = sorted(
        business.of(MotionKind.PROPOSAL),
        key=lambda motion: (motion.id != first, motion.submitted or _LAST),
    )
    for proposal in proposals:
        found.extend(business.of(MotionKind.NOT_TO_VOTE, proposal.id))
        found.extend(business.of(MotionKind.RECONSIDER, proposal.id))
        found.extend(_text(business, proposal))
    return tuple(found)


def _text(business: Business, text: Motion) -> Iterator[Motion]:
    yield from business.of(MotionKind.SEPARATE, text.id)
    for amendment in amendments_of(business, text.id):
        yield from _text(business, amendment)
    yield from business.of(MotionKind.PART, text.id)
    yield text


def base_of(business: Business, motion: Motion) -> Motion:
    """Return the proposal that a motion amends, is a part of or is about."""
    while motion.of:
        motion = business.by_id[motion.of]
    return motion
