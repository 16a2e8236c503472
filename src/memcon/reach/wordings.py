"""The terms that a register defines and the clauses that it names, from its file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from memcon.model.territory import Row
from memcon.reach.book import Book, Definition, Provision, Sense, check, terms_in
from memcon.reach.clause import Clause, ClauseFault
from memcon.reach.parse import parsed
from memcon.reach.sheets import RegisterFault
from memcon.reach.toml import Toml, headings, id_of, tables, toml, word

FILE = "clauses.toml"
DEEPEST = 8  # terms defined by terms


def worded(files: Mapping[str, str], folder: str, book: Book) -> Book:
    """Return the book with the terms and clauses of the file. Raises RegisterFault."""
    place = f"{folder}/{FILE}"
    named = toml(files, FILE, folder)
    numbers = headings(files.get(FILE, ""), "term.sense")
    book = replace(book, terms=_terms(named, place, numbers, book))
    _check(book, place)
    return replace(book, provisions=_provisions(named, place, book))


def _terms(table: Toml, place: str, numbers: Iterator[int], book: Book) -> dict[str, Definition]:
    found = dict(book.terms)
    for term in tables(table, "term", place):
        name = id_of(term, place, found.keys() | book.register.region.keys())
        senses = tuple(
            _sense(sense, Row(place, next(numbers), ""), name)
            for sense in tables(term, "sense", place)
        )
        if not senses:
            raise RegisterFault(f"{place}: the term {name} has no [[term.sense]]")
        if len({sense.id for sense in senses}) < len(senses):
            raise RegisterFault(f"{place}: two senses of the term {name} have one id")
        found[name] = Definition(name, word(term, "words", place), senses)
    return found


def _sense(table: Toml, row: Row, term: str) -> Sense:
    place = f"{row.file}, term {term}"
    text = word(table, "covers", place)
    row = replace(row, source=word(table, "source", place))
    return Sense(
        word(table, "id", place), word(table, "words", place), text, _read(text, place), row
    )


def _read(text: str, place: str) -> Clause:
    try:
        return parsed(text)
    except ClauseFault as trouble:
        raise RegisterFault(f"{place}: {trouble}") from trouble


def _check(book: Book, place: str) -> None:
    """Refuse a term that asks for what is not known, for itself, or through too many others."""
    needs: dict[str, frozenset[str]] = {}
    for term in book.terms.values():
        for sense in term.senses:
            _known(sense.clause, sense.text, book, f"{place}, term {term.id}")
        needs[term.id] = frozenset().union(*(terms_in(s.clause, book) for s in term.senses))
    settled: set[str] = set()
    for _ in range(DEEPEST):
        settled |= {name for name, below in needs.items() if below <= settled}
    for name in sorted(needs.keys() - settled):
        why = "is defined by itself" if _reaches(name, needs) else f"goes through {DEEPEST} others"
        raise RegisterFault(f"{place}: the term {name} {why}")


def _reaches(name: str, needs: Mapping[str, frozenset[str]]) -> bool:
    reached, waiting = set[str](), list(needs[name])
    while waiting:
        if (one := waiting.pop()) not in reached:
            reached.add(one)
            waiting.extend(needs[one])
    return name in reached


def _known(clause: Clause, text: str, book: Book, place: str) -> None:
    try:
        check(clause, text, book)
    except ClauseFault as trouble:
        raise RegisterFault(f"{place}: {trouble}") from trouble


def _provisions(table: Toml, place: str, book: Book) -> dict[str, Provision]:
    found = dict(book.provisions)
    for one in tables(table, "clause", place):
        name = word(one, "id", place)
        if name in found:
            raise RegisterFault(f"{place}: the clause {name} is there twice")
        text = word(one, "covers", place)
        clause = _read(text, f"{place}, clause {name}")
        _known(clause, text, book, f"{place}, clause {name}")
        words, document = word(one, "words", place), word(one, "document", place, "")
        found[name] = Provision(name, words, text, document, clause)
    return found
