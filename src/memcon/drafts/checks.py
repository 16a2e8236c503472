"""What must hold of a text with its amendments: ids, anchors, dates. A breach is refused."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from memcon.drafts.consolidate import resolved
from memcon.drafts.moment import last_day, revisions, status
from memcon.drafts.outline import Outline
from memcon.drafts.sub_amend import Family, as_text
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Amendment, Status, Work


def target(work: Work, amendment: Amendment) -> Outline:
    """Return what an amendment is moved against: a revision, or the words of an amendment.

    Raises DraftError where the work has neither.
    """
    symbols = [one.symbol for one in work.expressions]
    until = symbols.index(amendment.to) + 1 if amendment.to in symbols else 0
    there = replace(work, expressions=work.expressions[:until])
    return _against(work, _outlines(there), amendment)


def _outlines(work: Work) -> Mapping[str, Outline]:
    return {one.symbol: Outline.of(one) for one in revisions(work)}


def _against(work: Work, texts: Mapping[str, Outline], amendment: Amendment) -> Outline:
    if amendment.to in texts:
        return texts[amendment.to]
    for one in work.amendments:
        if one.id == amendment.to and one is not amendment:
            return Outline.of(as_text(one))
    raise DraftError(f"{work.symbol} has neither a revision nor an amendment {amendment.to}")


def checked(work: Work) -> None:
    """Raise DraftError where something in a work does not hold; the message begins with the key."""
    _revisions(work)
    symbols = {one.symbol for one in work.expressions}
    for number, one in enumerate(work.amendments, 1):
        if not one.id or one.id in symbols:
            raise DraftError(f"amendment[{number}].id: “{one.id}” is empty, or the text itself")
    Family.of(work.amendments)
    _names(work)
    texts = _outlines(work)
    for number, one in enumerate(work.amendments, 1):
        try:
            _amendment(work, texts, one)
        except DraftError as trouble:
            raise DraftError(f"amendment[{number}]: {trouble}") from trouble


def _revisions(work: Work) -> None:
    if not work.expressions:
        raise DraftError("revision: there is none; write [[revision]] with its provisions")
    seen: set[str] = set()
    for number, one in enumerate(work.expressions, 1):
        if one.symbol in seen:
            raise DraftError(f"revision[{number}].rev: {one.symbol} is there twice")
        seen.add(one.symbol)
        if not one.provisions and (number == 1 or not one.accepts):
            raise DraftError(f"revision[{number}].provision: {one.symbol} has no provisions")
        try:
            Outline.of(one)
        except DraftError as trouble:
            raise DraftError(f"revision[{number}].provision: {trouble}") from trouble
    _in_order(work)


def _in_order(work: Work) -> None:
    days = [(one.symbol, last_day(one.date)) for one in work.expressions]
    known = [(symbol, day) for symbol, day in days if day is not None]
    for (_, before), (symbol, day) in pairwise(known):
        if day < before:
            raise DraftError(f"revision: {symbol} is dated before the revision that it follows")


def _names(work: Work) -> None:
    known = {one.id for one in work.amendments}
    said = {"order": work.order}
    for number, one in enumerate(work.expressions, 1):
        said[f"revision[{number}].accepts"] = one.accepts
    for number, relation in enumerate(work.relations, 1):
        said[f"relation[{number}]"] = (relation.a.amendment, relation.b.amendment)
    for key, names in said.items():
        for name in names:
            if name not in known:
                raise DraftError(f"{key}: there is no amendment {name}")


def _amendment(work: Work, texts: Mapping[str, Outline], amendment: Amendment) -> None:
    _not_to_a_withdrawn_text(work, amendment)
    resolved(_against(work, texts, amendment), amendment)


def _not_to_a_withdrawn_text(work: Work, amendment: Amendment) -> None:
    moved = next((one.on for one in amendment.steps if one.status is Status.SUBMITTED), None)
    day = last_day(moved)
    if day is not None and status(work.steps, day) is Status.WITHDRAWN:
        raise DraftError(f"step: {amendment.id} was moved on {moved}, when the text was withdrawn")
