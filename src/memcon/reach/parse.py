"""Reads the language of clauses: predicates joined by and, or, not, except.

clause    = any { "except" any }             A except B is A and not B
any       = all { "or" all }
all       = one { "and" one }
one       = "not" one | "(" clause ")" | predicate
predicate = "any" "holder"
          | "in_region" "(" name ")" | "within" "(" name ")"
          | "holder" "(" layer ")" "in" group | "holder" "(" layer ")" "=" name
          | "class" "(" what ")" "in" group | "class" "(" what ")" "=" name
          | what "in" group | what "=" name
          | "capable" "(" "item" "," name ")" | "separable" "(" "item" ")"
          | "has" "(" what "," name ")"
          | name                              a term that the register defines
what      = "place" | "item"
group     = name | "{" name { "," name } "}"
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from memcon.model.territory import Layer
from memcon.reach.clause import (
    And,
    AnyHolder,
    Clause,
    ClauseFault,
    Group,
    Has,
    Holder,
    InRegion,
    Name,
    Not,
    OfClass,
    OneOf,
    Or,
    Term,
    Within,
)
from memcon.text.span import Span

LONGEST = 10_000  # characters of a clause
DEEPEST = 60  # brackets and nots within each other

_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W\d][\w-]*)|(?P<sign>[(){},=])|(?P<end>$)|(?P<bad>\S))")
_WORDS = frozenset({"and", "or", "not", "except", "in", "any"})


def parsed(text: str) -> Clause:
    """Return the tree of a clause. Raises ClauseFault, which shows the place."""
    if len(text) > LONGEST:
        raise ClauseFault(f"a clause has at most {LONGEST:,} characters, this one {len(text):,}")
    reader = _Reader(text)
    clause = reader.clause()
    reader.expect("", "expected and, or, except or the end here")
    return clause


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: Span


class _Reader:
    """One method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = self._read(0)
        self._before = 0
        self._depth = 0

    def _read(self, offset: int) -> _Token:
        found = _TOKEN.match(self._text, offset)
        if found is None:
            raise ClauseFault.at(self._text, Span(offset, len(self._text)), "no word begins here")
        kind = found.lastgroup or "end"
        token = _Token(kind, found[kind], Span(found.start(kind), found.end(kind)))
        if kind == "bad":
            raise ClauseFault.at(self._text, token.at, "this sign is no part of the language")
        return token

    def _take(self) -> _Token:
        token = self._next
        self._before = token.at.end
        self._next = self._read(token.at.end)
        return token

    def _takes(self, word: str) -> bool:
        if self._next.text != word or self._next.kind == "end":
            return False
        self._take()
        return True

    def expect(self, text: str, why: str) -> None:
        """Take one word or sign; the empty one is the end."""
        if self._next.text != text:
            raise ClauseFault.at(self._text, self._next.at, why)
        if text:
            self._take()

    def clause(self) -> Clause:
        """Read a whole clause."""
        start = self._next.at.start
        parts = [self._joined("or", self._all, Or)]
        while self._takes("except"):
            begun = self._next.at.start
            out = self._joined("or", self._all, Or)
            parts.append(Not(out, Span(begun, self._before)))
        return parts[0] if len(parts) == 1 else And(tuple(parts), Span(start, self._before))

    def _all(self) -> Clause:
        return self._joined("and", self._one, And)

    def _joined(self, word: str, part: Callable[[], Clause], node: type[And] | type[Or]) -> Clause:
        start = self._next.at.start
        parts = [part()]
        while self._takes(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else node(tuple(parts), Span(start, self._before))

    def _one(self) -> Clause:
        start = self._next.at
        self._depth += 1
        if self._depth > DEEPEST:
            raise ClauseFault.at(self._text, start, f"more than {DEEPEST} brackets or nots deep")
        found: Clause
        if self._takes("not"):
            inner = self._one()
            found = Not(inner, Span(start.start, self._before))
        elif self._takes("("):
            found = self.clause()
            self.expect(")", "expected a closing bracket")
        else:
            found = self._predicate()
        self._depth -= 1
        return found

    def _predicate(self) -> Clause:
        token = self._next
        if token.kind != "name" or (token.text in _WORDS and token.text != "any"):
            raise ClauseFault.at(self._text, token.at, "expected a predicate, as in_region(...)")
        self._take()
        start = token.at.start
        if token.text == "any":
            self.expect("holder", "expected “holder” after “any”")
            return AnyHolder(Span(start, self._before))
        if token.text in ("place", "item"):
            return OneOf(token.text == "item", self._group(), Span(start, self._before))
        if self._next.text != "(":
            return Term(Name(token.text, token.at), token.at)
        self._take()
        return self._called(token)

    def _called(self, token: _Token) -> Clause:
        """Read what stands in the brackets of a predicate, and after them."""
        start = token.at.start
        if token.text in ("in_region", "within"):
            name = self._name("a name")
            self._close()
            kind = InRegion if token.text == "in_region" else Within
            return kind(name, Span(start, self._before))
        if token.text == "holder":
            layer = self._layer()
            self._close()
            return Holder(layer, self._group(), Span(start, self._before))
        if token.text == "class":
            thing = self._what()
            self._close()
            return OfClass(thing, self._group(), Span(start, self._before))
        if token.text in ("has", "capable"):
            thing = self._what()
            self.expect(",", "expected a comma and an attribute")
            name = self._name("an attribute")
            self._close()
            return Has(thing, name, Span(start, self._before), token.text == "capable")
        if token.text == "separable":
            thing = self._what()
            self._close()
            return Has(thing, Name("separable", token.at), Span(start, self._before))
        raise ClauseFault.at(self._text, token.at, "there is no such predicate")

    def _close(self) -> None:
        self.expect(")", "expected a closing bracket")

    def _name(self, what: str) -> Name:
        if self._next.kind != "name" or self._next.text in _WORDS:
            raise ClauseFault.at(self._text, self._next.at, f"expected {what}")
        token = self._take()
        return Name(token.text, token.at)

    def _what(self) -> bool:
        name = self._name("“place” or “item”")
        if name.id not in ("place", "item"):
            raise ClauseFault.at(self._text, name.at, "expected “place” or “item”")
        return name.id == "item"

    def _layer(self) -> Layer:
        name = self._name("a layer")
        try:
            return Layer(name.id)
        except ValueError:
            known = ", ".join(layer.value for layer in Layer)
            raise ClauseFault.at(self._text, name.at, f"expected a layer ({known})") from None

    def _group(self) -> Group:
        start = self._next.at.start
        if self._takes("="):
            names = [self._name("a name")]
            return Group(tuple(names), Span(names[0].at.start, self._before))
        self.expect("in", "expected “in” or “=”")
        start = self._next.at.start
        if not self._takes("{"):
            names = [self._name("a name, or several in braces")]
        else:
            names = [self._name("a name")]
            while self._takes(","):
                names.append(self._name("a name"))
            self.expect("}", "expected a comma or a closing brace")
        return Group(tuple(names), Span(start, self._before))
