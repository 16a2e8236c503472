"""Amendments to amendments: the words that an amendment brings are a text like any other.

The words of its nth operation are the provision `mod_n`; new provisions lie under it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from memcon.drafts.consolidate import consolidated
from memcon.drafts.outline import Outline
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Amendment,
    Expression,
    Insertion,
    Operation,
    Provision,
    ProvisionKind,
    Replacement,
    Substitution,
)


def as_text(amendment: Amendment) -> Expression:
    """Return the words that an amendment brings as a text, for a sub-amendment to take hold of."""
    provisions: list[Provision] = []
    for number, operation in enumerate(amendment.operations, 1):
        name = f"mod_{number}"
        provisions.append(Provision(name, ProvisionKind.OPERATIVE, _words(operation)))
        brought = _brought(operation)
        inside = {one.eid for one in brought}
        for one in brought:
            parent = one.parent if one.parent in inside else name
            provisions.append(replace(one, kind=ProvisionKind.SUB, parent=parent))
    return Expression(amendment.id, tuple(provisions))


def _words(operation: Operation) -> str:
    return operation.new if isinstance(operation, Substitution | Insertion | Replacement) else ""


def _brought(operation: Operation) -> tuple[Provision, ...]:
    return operation.provisions if isinstance(operation, Addition | Replacement) else ()


def amended(amendment: Amendment, by: Iterable[Amendment]) -> Amendment:
    """Return an amendment as changed by sub-amendments. Raises DraftError where they cannot be."""
    by = tuple(by)
    if not by:
        return amendment
    text = Outline.of(consolidated(as_text(amendment), by).expression)
    known = {f"mod_{number}" for number in range(1, len(amendment.operations) + 1)}
    strange = [eid for eid in text.under(None) if eid not in known]
    if strange:
        raise DraftError(f"{amendment.id}: a sub-amendment may not add operations: {strange[0]}")
    operations = (
        _remade(operation, f"mod_{number}", text)
        for number, operation in enumerate(amendment.operations, 1)
    )
    return replace(amendment, operations=tuple(one for one in operations if one is not None))


def _remade(operation: Operation, name: str, text: Outline) -> Operation | None:
    """Return an operation with the words that the text has for it now; None where none are left."""
    if name not in text.provisions:
        return None
    words = text.at(name).text
    under = tuple(_raised(operation, name, text))
    match operation:
        case Insertion():
            return replace(operation, new=words) if words else None
        case Substitution():
            return replace(operation, new=words)
        case Replacement():
            return replace(operation, new=words, provisions=under)
        case Addition():
            return replace(operation, provisions=under) if under else None
        case _:
            return operation


def _raised(operation: Operation, name: str, text: Outline) -> Iterable[Provision]:
    """Yield the provisions under `name` as they are to stand in the text that is amended."""
    brought = {one.eid: one for one in _brought(operation)}
    first = next(iter(brought.values()), None)
    for eid in tuple(text.subtree(name))[1:]:
        one = text.at(eid)
        if one.parent != name or first is None:
            yield one
        else:
            old = brought.get(eid, first)
            yield replace(one, kind=old.kind, parent=first.parent)


@dataclass(frozen=True, slots=True)
class Family:
    """The amendments to a text, and under each the ids of those that would amend it."""

    known: Mapping[str, Amendment]
    under: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, amendments: Iterable[Amendment]) -> "Family":
        """Return the family. Raises DraftError for an id given twice or a chain in a circle."""
        known: dict[str, Amendment] = {}
        under: dict[str, list[str]] = {}
        for one in amendments:
            if one.id in known:
                raise DraftError(f"two amendments have the id {one.id}")
            known[one.id] = one
        for one in known.values():
            if one.to in known:
                under.setdefault(one.to, []).append(one.id)
            _refuse_circle(one, known)
        return cls(known, {name: tuple(subs) for name, subs in under.items()})

    def settled(self, name: str, taken: frozenset[str]) -> Amendment:
        """Return an amendment with those of its sub-amendments made that are in `taken`."""
        subs = (sub for sub in self.under.get(name, ()) if sub in taken)
        return amended(self.known[name], [self.settled(sub, taken) for sub in subs])


def _refuse_circle(amendment: Amendment, known: Mapping[str, Amendment]) -> None:
    seen = [amendment.id]
    at = amendment
    while at.to in known:
        at = known[at.to]
        if at.id in seen:
            raise DraftError(f"{' amends '.join([*seen, at.id])}: amendments go in a circle")
        seen.append(at.id)
