"""A book from the files of a register: its tables, its zones, its terms and clauses."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import repeat
from typing import cast

from memcon.model.territory import Layer, Outline, Register, Row, Zone
from memcon.reach.book import Book, Definition, Provision, Sense, check, terms_in
from memcon.reach.clause import ClauseFault
from memcon.reach.parse import parsed
from memcon.reach.register import register_of, said_of, tables_of
from memcon.reach.sheets import COLUMNS, RegisterFault

FILES = ("register.toml", "zones.toml", "clauses.toml", *(f"{kind}.csv" for kind in COLUMNS))
EMPTY = Book(Register(""))

Toml = Mapping[str, object]


def extended_by(files: Mapping[str, str], folder: str) -> str:
    """Return the name of the register that this one extends, "" for none. Raises RegisterFault."""
    return _word(_toml(files, "register.toml", folder), "extends", f"{folder}/register.toml", "")


def book_of(files: Mapping[str, str], folder: str, base: Book = EMPTY) -> Book:
    """Return the book of the files of a register, laid over a base. Raises RegisterFault.

    `files` are texts by name (see FILES); `folder` is how the messages and the rows call it.
    """
    head = _toml(files, "register.toml", folder)
    place = f"{folder}/register.toml"
    tables = tables_of(files, folder)
    register = replace(
        base.register,
        title=_word(head, "title", place, base.register.title),
        complete=base.register.complete | frozenset(_layers(head, place)),
        zones=base.register.zones + tuple(_zones(files, folder)),
    )
    register = register_of(tables, register)
    named = _toml(files, "clauses.toml", folder)
    place = f"{folder}/clauses.toml"
    numbers = _headings(files.get("clauses.toml", ""), "term.sense")
    terms = _terms(named, place, numbers)
    book = replace(base, register=register, terms={**base.terms, **terms})
    _check_terms(book, place)
    provisions = {**base.provisions, **_provisions(named, place, book)}
    said = (*base.said, *said_of(tables, register, provisions))
    return replace(book, provisions=provisions, said=said)


def _toml(files: Mapping[str, str], name: str, folder: str) -> Toml:
    try:
        return tomllib.loads(files.get(name, ""))
    except tomllib.TOMLDecodeError as trouble:
        raise RegisterFault(f"{folder}/{name}: expected TOML: {trouble}") from trouble


def _headings(text: str, name: str) -> Iterator[int]:
    """Yield the lines at which the tables of one name begin, then 1 for ever."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.replace(" ", "").partition("#")[0] == f"[[{name}]]":
            yield number
    yield from repeat(1)


def _word(table: Toml, key: str, place: str, otherwise: str | None = None) -> str:
    found = table.get(key, otherwise)
    if not isinstance(found, str) or (not found and otherwise is None):
        raise RegisterFault(f"{place}: {key} is a line of words")
    return found


def _tables(table: Toml, key: str, place: str) -> tuple[Toml, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise RegisterFault(f"{place}: expected one [[{key}]] for each {key}")
    return tuple(cast(Toml, one) for one in found)


def _layers(head: Toml, place: str) -> Iterator[Layer]:
    found = head.get("complete", [])
    known = {layer.value: layer for layer in Layer}
    for name in found if isinstance(found, list) else [found]:
        if name not in known:
            raise RegisterFault(f"{place}: complete lists layers ({', '.join(known)}), not {name}")
        yield known[name]


def _zones(files: Mapping[str, str], folder: str) -> Iterator[Zone]:
    place = f"{folder}/zones.toml"
    numbers = _headings(files.get("zones.toml", ""), "zone")
    for table in _tables(_toml(files, "zones.toml", folder), "zone", place):
        cut = _tables(table, "exception", place)
        coarse = table.get("coarse", 0)
        if not isinstance(coarse, int | float) or not 0 <= coarse < 10:
            raise RegisterFault(f"{place}: coarse is a number of degrees")
        yield Zone(
            _word(table, "id", place),
            _word(table, "name", place),
            _outline(table.get("outline"), place),
            tuple(_outline(one.get("outline"), place) for one in cut),
            _word(cut[0], "name", place) if cut else "",
            float(coarse),
            Row(place, next(numbers), _word(table, "source", place)),
        )


def _outline(found: object, place: str) -> Outline:
    corners = found if isinstance(found, list) else []
    pairs = [one for one in corners if isinstance(one, list) and len(one) == 2]
    if len(pairs) < 3 or len(pairs) != len(corners):
        raise RegisterFault(f"{place}: an outline is three or more corners [longitude, latitude]")
    outline = []
    for lon, lat in pairs:
        numbers = isinstance(lon, int | float) and isinstance(lat, int | float)
        if not numbers or not (-180 <= lon <= 180 and -85 <= lat <= 85):
            raise RegisterFault(f"{place}: no corner of an outline: [{lon}, {lat}]")
        outline.append((float(lon), float(lat)))
    ahead = zip(outline, outline[1:] + outline[:1], strict=True)
    if any(abs(a[0] - b[0]) > 180 for a, b in ahead):
        raise RegisterFault(f"{place}: an outline may not cross the meridian of 180 degrees")
    return tuple(outline)


def _terms(table: Toml, place: str, numbers: Iterator[int]) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for term in _tables(table, "term", place):
        name = _word(term, "id", place)
        if name in found:
            raise RegisterFault(f"{place}: the term {name} is defined twice")
        senses = tuple(
            _sense(sense, Row(place, next(numbers), ""), name)
            for sense in _tables(term, "sense", place)
        )
        if not senses:
            raise RegisterFault(f"{place}: the term {name} has no [[term.sense]]")
        found[name] = Definition(name, _word(term, "words", place), senses)
    return found


def _sense(table: Toml, row: Row, term: str) -> Sense:
    place = f"{row.file}, term {term}"
    text = _word(table, "covers", place)
    try:
        clause = parsed(text)
    except ClauseFault as trouble:
        raise RegisterFault(f"{place}: {trouble}") from trouble
    row = replace(row, source=_word(table, "source", place))
    return Sense(_word(table, "id", place), _word(table, "words", place), text, clause, row)


def _check_terms(book: Book, place: str) -> None:
    """Refuse a term that asks for what is not known, or for itself."""
    needs: dict[str, set[str]] = {}
    for term in book.terms.values():
        needs[term.id] = set()
        for sense in term.senses:
            try:
                check(sense.clause, sense.text, book)
            except ClauseFault as trouble:
                raise RegisterFault(f"{place}, term {term.id}: {trouble}") from trouble
            needs[term.id] |= terms_in(sense.clause, book)
    for name, direct in needs.items():
        reached, waiting = set[str](), list(direct)
        while waiting:
            if (one := waiting.pop()) == name:
                raise RegisterFault(f"{place}: the term {name} is defined by itself")
            if one not in reached:
                reached.add(one)
                waiting.extend(needs[one])


def _provisions(table: Toml, place: str, book: Book) -> dict[str, Provision]:
    found: dict[str, Provision] = {}
    for one in _tables(table, "clause", place):
        name = _word(one, "id", place)
        if name in found or name in book.provisions:
            raise RegisterFault(f"{place}: the clause {name} is there twice")
        text = _word(one, "covers", place)
        try:
            clause = parsed(text)
            check(clause, text, book)
        except ClauseFault as trouble:
            raise RegisterFault(f"{place}, clause {name}: {trouble}") from trouble
        words, document = _word(one, "words", place), _word(one, "document", place, "")
        found[name] = Provision(name, words, text, document, clause)
    return found
