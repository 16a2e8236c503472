"""A clause as a tree of predicates, each with its place in the clause's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.errors import MemconError
from memcon.model.territory import Layer
from memcon.text.span import Span


class ClauseFault(MemconError):
    """A clause that cannot be read; the message shows where and says why."""

    @classmethod
    def at(cls, text: str, at: Span, why: str) -> "ClauseFault":
        """Return the fault at a place of the clause."""
        if at.start >= len(text):
            return cls(f"the clause ends too soon, {why}: {' '.join(text.split())}")
        shown = f"{text[: at.start]}>>>{at.of(text)}<<<{text[at.end :]}"
        said = f"in the clause, character {at.start + 1}, {why}: {shown}"
        return cls(" ".join(said.split()))


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a clause and its place."""

    id: str
    at: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Of whom somebody is asked to be one: names in braces, or one name of a set or state."""

    names: tuple[Name, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class InRegion:
    """The place belongs to a region, or to what a term may mean."""

    region: Name
    at: Span


@dataclass(frozen=True, slots=True)
class Within:
    """The place lies in a zone of the map."""

    zone: Name
    at: Span


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the place in a layer is one of a group."""

    layer: Layer
    group: Group
    at: Span


@dataclass(frozen=True, slots=True)
class AnyHolder:
    """The place is meant whoever holds it."""

    at: Span


@dataclass(frozen=True, slots=True)
class OfClass:
    """The place or thing is of one of some classes."""

    thing: bool
    group: Group
    at: Span


@dataclass(frozen=True, slots=True)
class OneOf:
    """The place or thing is one of those named."""

    thing: bool
    group: Group
    at: Span


@dataclass(frozen=True, slots=True)
class Has:
    """The place or thing has an attribute; `capable` is how it is spoken of: nuclear-capable."""

    thing: bool
    attribute: Name
    at: Span
    capable: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A term that the register defines, in one sense or in several."""

    name: Name
    at: Span


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a clause."""

    inner: "Clause"
    at: Span


@dataclass(frozen=True, slots=True)
class And:
    """All of some clauses."""

    parts: tuple["Clause", ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Any of some clauses."""

    parts: tuple["Clause", ...]
    at: Span


Predicate = InRegion | Within | Holder | AnyHolder | OfClass | OneOf | Has | Term
Clause = Predicate | Not | And | Or


def predicates(clause: Clause) -> Iterator[Predicate]:
    """Yield every predicate of a clause in the order of its words."""
    if isinstance(clause, Not):
        yield from predicates(clause.inner)
    elif isinstance(clause, And | Or):
        for part in clause.parts:
            yield from predicates(part)
    else:
        yield clause
