"""The page of what clauses cover: a clause on a day, what other words change, and by which rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from memcon.dates.calendar import in_words
from memcon.model.errors import MemconError
from memcon.model.reach import Difference, Extent
from memcon.model.territory import Outline, Zone
from memcon.reach.book import Book, Definition, Provision, check, terms_in
from memcon.reach.clause import Within, predicates
from memcon.reach.parse import parsed
from memcon.registers import changed, covered, provision_of
from memcon.web.ledger_page import Choice
from memcon.web.reach_asked import OWN, AskedReach, Opened, Registers
from memcon.web.reach_map import Map, drawn
from memcon.web.reach_map import Site as Spot
from memcon.web.reach_rows import Question, ReachRow, questions_of, rows_of
from memcon.web.record_page import Site, href_of
from memcon.web.shelf import Stock

LONG = 30  # rows; of a longer table only what changes is shown at first
MOST_DAYS = 14
NAMES = {OWN: "of this dossier", "americas": "the Americas, 1945 to 1985"}
LONGEST_NAME = 60  # characters of a clause's name in a list to choose from


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term that the clauses use, with the senses to choose from."""

    id: str
    words: str
    senses: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A clause as shown: its id or "", its words or "", and its predicates."""

    id: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class ReachPage:
    """The page; `faults` say what could not be answered. `rows` are empty until all is asked."""

    site: Site
    asked: AskedReach
    registers: tuple[Choice, ...]
    clauses: tuple[Choice, ...]
    insteads: tuple[Choice, ...]
    days: tuple[Choice, ...]
    terms: tuple[TermRow, ...]
    listed: tuple[Provision, ...]
    before: Words | None
    after: Words | None
    day: str
    faults: tuple[str, ...]
    rows: tuple[ReachRow, ...]
    entities: int
    changing: int
    what: str
    questions: tuple[Question, ...]
    map: Map | None
    land_name: str
    views: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the register answers, or the fault."""

    before: Extent | None = None
    difference: Difference | None = None
    rows: tuple[ReachRow, ...] = ()
    fault: str = ""


def reach_page(stock: Stock, registers: Registers, asked: AskedReach) -> ReachPage:
    """Return the page that an address asks for; what cannot be answered is said."""
    opened = registers.opened(asked.register)
    book = opened.book
    asked = replace(asked, register=opened.key if asked.register or opened.key != OWN else "")
    faults = [opened.trouble] if opened.trouble else []
    if asked.as_of and asked.day is None:
        faults.append(f"“{asked.as_of}” is no day; a day is written as 1961-03-14.")
    terms = _terms(book, asked) if book else ()
    kept = {f"{term.id}={one.value}" for term in terms for one in term.senses if one.value}
    asked = replace(asked, senses=tuple(one for one in asked.senses if one in kept))
    found = _Found()
    if book is not None and asked.before and asked.day is not None:
        found = _found(book, asked, asked.day, stock)
        faults += [found.fault] if found.fault else []
    elif book is not None and asked.before and not asked.as_of:
        faults.append("A day is asked for: what a clause covers differs from day to day.")
    changing = sum(row.changes for row in found.rows)
    only = asked.show or ("changes" if len(found.rows) > LONG and changing else "all")
    shown = tuple(row for row in found.rows if row.changes or only == "all")
    return ReachPage(
        Site(stock.dossier.title, stock.dossier.about),
        asked,
        tuple(_registers(registers, opened, asked)),
        tuple(_clauses(book, asked.clause, "Choose a clause")),
        tuple(_clauses(book, asked.instead, "Nothing: this clause alone")),
        tuple(_days(stock, asked)),
        terms,
        tuple(book.provisions.values()) if book else (),
        _words(book, asked.before),
        _words(book, asked.after),
        in_words(asked.day) if asked.day else "",
        tuple(faults),
        shown,
        len(found.rows),
        changing,
        _what(book, found),
        _questions(found),
        _map(book, opened.land, asked, found, shown),
        opened.land_name,
        tuple(_views(asked, only, len(found.rows), changing)) if found.difference else (),
    )


def _found(book: Book, asked: AskedReach, day: date, stock: Stock) -> _Found:
    hrefs = {kept.summary.id: href_of(kept.key) for kept in stock.records}
    try:
        if not asked.after:
            alone = covered(book, asked.before, day, asked.senses)
            return _Found(alone, None, rows_of(alone.verdicts, (), (), hrefs))
        other, said = changed(book, (asked.before, asked.after), day, asked.senses)
        rows = rows_of(other.before.verdicts, other.rows, said, hrefs)
        return _Found(other.before, other, rows)
    except MemconError as trouble:
        return _Found(fault=str(trouble))


def _what(book: Book | None, found: _Found) -> str:
    if book is None or found.before is None:
        return "place"
    things = bool(found.rows) and found.rows[0].entity in book.register.item
    return "thing" if things else "place"


def _questions(found: _Found) -> tuple[Question, ...]:
    if found.difference is not None:
        return questions_of((row.before, row.after) for row in found.difference.rows)
    return questions_of((one,) for one in found.before.verdicts) if found.before else ()


def _registers(registers: Registers, opened: Opened, asked: AskedReach) -> Iterator[Choice]:
    for key in registers.keys:
        there = AskedReach(register=key, as_of=asked.as_of).href
        yield Choice(key, NAMES.get(key, key), None, there, key == opened.key)


def _clauses(book: Book | None, chosen: str, none: str) -> Iterator[Choice]:
    yield Choice("", none, None, "", not chosen)
    for one in book.provisions.values() if book else ():
        name = one.words if len(one.words) <= LONGEST_NAME else one.words[:LONGEST_NAME] + " ..."
        plain = one.id.replace("_", " ")
        label = f"{plain}: {name}" if plain != name else name
        yield Choice(one.id, label, None, "", one.id == chosen)


def _days(stock: Stock, asked: AskedReach) -> Iterator[Choice]:
    """Yield the days of records; of very many, those nearest to the day that is asked about."""
    days = sorted({kept.summary.day for kept in stock.records if kept.summary.day})
    if len(days) > MOST_DAYS:
        middle = sum(day < asked.as_of for day in days) if asked.as_of else len(days)
        first = max(0, min(len(days) - MOST_DAYS, middle - MOST_DAYS // 2))
        days = days[first : first + MOST_DAYS]
    for day in days:
        name = in_words(date.fromisoformat(day))
        yield Choice(day, name, None, replace(asked, as_of=day).href, day == asked.as_of)


def _terms(book: Book, asked: AskedReach) -> tuple[TermRow, ...]:
    """The terms that the two clauses use, whichever way round."""
    waiting = [term for text in (asked.before, asked.after) for term in _named(book, text)]
    found: dict[str, Definition] = {}
    while waiting:
        term = waiting.pop(0)
        if term not in found:
            found[term] = book.terms[term]
            for sense in found[term].senses:
                waiting += sorted(terms_in(sense.clause, book))
    chosen = dict(one.split("=", 1) for one in asked.senses if "=" in one)
    return tuple(_term(one, chosen.get(one.id, "")) for one in found.values() if one.senses[1:])


def _term(term: Definition, chosen: str) -> TermRow:
    senses = [Choice("", "not settled", None, "", not chosen)]
    senses += [Choice(s.id, s.words, None, "", s.id == chosen) for s in term.senses]
    return TermRow(term.id, term.words, tuple(senses))


def _named(book: Book, text: str) -> tuple[str, ...]:
    """The terms that a clause names; none where it cannot be read, which is said elsewhere."""
    named = provision_of(book, text)
    try:
        clause = named.clause if named else parsed(text)
        check(clause, text, book) if named is None else None
    except MemconError:
        return ()
    return tuple(sorted(terms_in(clause, book)))


def _words(book: Book | None, text: str) -> Words | None:
    if book is None or not text:
        return None
    named = provision_of(book, text)
    return Words(named.id, named.words, named.text) if named else Words("", "", text)


def _map(
    book: Book | None,
    land: tuple[Outline, ...],
    asked: AskedReach,
    found: _Found,
    shown: tuple[ReachRow, ...],
) -> Map | None:
    if book is None:
        return None
    spots = []
    for row in shown:
        place = book.register.territory.get(row.entity)
        if place is not None and place.at is not None:
            after = row.after.state if row.after else ""
            told = f"{row.name}: {row.before.state} before, {after} after"
            name = told if row.after else f"{row.name}: {row.before.state}"
            spots.append(Spot(row.number, place.at, after or row.before.state, row.changes, name))
    texts = [text for text in (asked.before, asked.after) if text] if found.before else []
    return drawn(spots, _zones(book, texts), land)


def _zones(book: Book, texts: list[str]) -> tuple[Zone, ...]:
    """The zones that the clauses ask for, in terms too."""
    found: dict[str, Zone] = {}
    clauses = [named.clause if (named := provision_of(book, t)) else parsed(t) for t in texts]
    seen: set[str] = set()
    while clauses:
        clause = clauses.pop(0)
        for one in predicates(clause):
            if isinstance(one, Within):
                found.setdefault(one.zone.id, book.register.zone[one.zone.id])
        for term in sorted(terms_in(clause, book) - seen):
            seen.add(term)
            clauses += [sense.clause for sense in book.terms[term].senses]
    return tuple(found.values())


def _views(asked: AskedReach, only: str, rows: int, changing: int) -> Iterator[Choice]:
    for show, name, count in (("changes", "what changes", changing), ("all", "all", rows)):
        yield Choice(show, name, count, replace(asked, show=show).href, show == only)
