"""A register with the terms that it defines and the clauses that are asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from memcon.model.errors import MemconError
from memcon.model.reach import Said
from memcon.model.territory import Register, Row
from memcon.reach.clause import (
    AnyHolder,
    Clause,
    ClauseFault,
    Group,
    Has,
    Holder,
    InRegion,
    Name,
    OfClass,
    OneOf,
    Term,
    Within,
    predicates,
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a term: what it means in words, and as a clause."""

    id: str
    words: str
    text: str
    clause: Clause
    row: Row


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with the senses in which it may be meant; what they differ on stays open."""

    id: str
    words: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause that the register names: its words in the text, and what they cover."""

    id: str
    words: str
    text: str
    document: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Book:
    """A register, its terms, its clauses and what is said of them."""

    register: Register
    terms: Mapping[str, Definition] = field(default_factory=dict)
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    said: tuple[Said, ...] = ()


def terms_in(clause: Clause, book: Book) -> frozenset[str]:
    """Return the terms that a clause names."""
    found: set[str] = set()
    for one in predicates(clause):
        match one:
            case Term(name) | InRegion(name):
                found.add(name.id)
            case Holder(_, group) | OneOf(_, group):
                found.update(name.id for name in group.names)
            case _:
                pass
    return frozenset(found & set(book.terms))


def about_things(clause: Clause, book: Book) -> bool:
    """Tell whether the clause asks for the nature of things, so that things are what it covers."""
    for one in predicates(clause):
        if isinstance(one, OfClass | OneOf | Has) and one.thing:
            return True
        if isinstance(one, Term) and one.name.id in book.terms:
            senses = book.terms[one.name.id].senses
            if any(about_things(sense.clause, book) for sense in senses):
                return True
    return False


def check(clause: Clause, text: str, book: Book) -> None:
    """Refuse a clause with a name that the register does not know. Raises ClauseFault."""
    checker = _Checker(book, text)
    for one in predicates(clause):
        checker.check(one)


class _Checker:
    """Looks every name of a clause up."""

    def __init__(self, book: Book, text: str) -> None:
        self._text = text
        register = book.register
        self._terms = {*book.terms}
        self._regions = {*register.region}
        self._zones = {*register.zone}
        self._places = {*register.territory}
        self._things = {*register.item}
        self._holders = {*register.territory, *(actor.id for actor in register.actors)}
        self._classes = (
            {name for place in register.territories for name in place.classes},
            {name for item in register.items for name in item.classes},
        )
        self._attributes = {attribute.name for attribute in register.attributes}

    def check(self, one: object) -> None:
        """Look the names of one predicate up."""
        match one:
            case InRegion(region):
                self._known(region, self._regions | self._terms, "region or term")
            case Within(zone):
                self._known(zone, self._zones, "zone")
            case Holder(_, group):
                sets = self._regions | self._terms | self._holders
                self._all(group, sets, "state, region or term")
            case OfClass(thing, group):
                self._all(group, self._classes[thing], "class")
            case OneOf(thing, group):
                known = (self._things if thing else self._places) | self._regions | self._terms
                self._all(group, known, "thing" if thing else "place")
            case Has(_, attribute):
                self._known(attribute, self._attributes, "attribute")
            case Term(name):
                self._known(name, self._terms, "term")
            case AnyHolder():
                pass

    def _all(self, group: Group, known: Iterable[str], what: str) -> None:
        for name in group.names:
            self._known(name, known, what)

    def _known(self, name: Name, known: Iterable[str], what: str) -> None:
        if name.id not in (names := set(known)):
            near = get_close_matches(name.id, sorted(names), 1)
            hint = f" (nearest: {near[0]})" if near else ""
            why = f"the register knows no {what} “{name.id}”{hint}"
            raise ClauseFault.at(self._text, name.at, why)


def meaning(book: Book, chosen: Iterable[str]) -> dict[str, str]:
    """Return the senses that a person chose, as "term=sense". Raises MemconError."""
    found: dict[str, str] = {}
    for one in chosen:
        term, _, sense = one.partition("=")
        if term not in book.terms:
            raise MemconError(f"the register defines no term “{term}”: {one}")
        known = [each.id for each in book.terms[term].senses]
        if sense not in known:
            raise MemconError(f"“{term}” has the senses {', '.join(known)}, not “{sense}”")
        found[term] = sense
    return found
