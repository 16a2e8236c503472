"""A book from the files of a register: its tables, its zones, its terms and clauses."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from memcon.model.territory import Layer, Period, Register
from memcon.reach.book import Book
from memcon.reach.charts import zones_of
from memcon.reach.register import register_of, said_of, tables_of
from memcon.reach.sheets import COLUMNS, Line, RegisterFault
from memcon.reach.toml import Toml, names, toml, word
from memcon.reach.wordings import worded

FILE = "register.toml"
FILES = (FILE, "zones.toml", "clauses.toml", *(f"{kind}.csv" for kind in COLUMNS))
EMPTY = Book(Register(""))


def extended_by(files: Mapping[str, str], folder: str) -> str:
    """Return the name of the register that this one extends, "" for none. Raises RegisterFault."""
    return word(toml(files, FILE, folder), "extends", f"{folder}/{FILE}", "")


def book_of(files: Mapping[str, str], folder: str, base: Book = EMPTY) -> Book:
    """Return the book of the files of a register, laid over a base. Raises RegisterFault.

    `files` are texts by name (see FILES); `folder` is how the messages and the rows call it.
    """
    head, place = toml(files, FILE, folder), f"{folder}/{FILE}"
    found = tables_of(files, folder)
    register = replace(
        base.register,
        title=word(head, "title", place, base.register.title),
        span=_span(head, place) or base.register.span,
        complete=base.register.complete | frozenset(_layers(head, place)),
        zones=zones_of(files, folder, base.register.zones),
    )
    book = worded(files, folder, replace(base, register=register_of(found, register)))
    said = said_of(found, book.register, book.provisions)
    return replace(book, said=(*base.said, *said))


def _span(head: Toml, place: str) -> Period | None:
    """The years of which the register speaks: `from` and `to`, as in a row."""
    cells = {key: word(head, key, place, "") for key in ("from", "to")}
    return Line(place, 1, cells).period if any(cells.values()) else None


def _layers(head: Toml, place: str) -> Iterator[Layer]:
    known = {layer.value: layer for layer in Layer}
    for name in names(head, "complete", place):
        if name not in known:
            raise RegisterFault(f"{place}: complete lists layers ({', '.join(known)}), not {name}")
        yield known[name]
