"""Registers of people: from a table, from a TEI list, and how they are looked up."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping

from memcon.model.errors import UnreadableFile
from memcon.model.people import Register, Registered, Tenure, grouped
from memcon.names.fold import sounded
from memcon.names.name import called
from memcon.people.entry import registered

_SOUND_FROM = 6  # letters: two short surnames that sound alike are two


def register(people: Iterable[Registered], general: bool = False) -> Register:
    """Return the register of `people`; of two rows with one id the first is kept.

    `general` tells that it was not made for the records at hand.
    """
    kept: dict[str, Registered] = {}
    for person in people:
        kept.setdefault(person.id, person)
    words = [(word, p) for p in kept.values() for name in p.names for word in called(name)]
    sounds = [(sounded(word), p) for word, p in words if len(word) >= _SOUND_FROM]
    given = [("".join(s.given), p) for p in kept.values() for n in p.names for s in n.splits]
    return Register(tuple(kept.values()), grouped(words), grouped(sounds), grouped(given), general)


def opened(data: bytes) -> Register:
    """Return the register that a file's bytes hold: CSV, or TEI with a list of persons.

    Raises UnreadableFile where they hold neither.
    """
    if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        from memcon.people.tei_list import of_tei

        return register(of_tei(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("a register of people must be UTF-8; save it as CSV UTF-8") from error
    return _of_table(text)


def _of_table(text: str) -> Register:
    table = csv.DictReader(text.splitlines())
    columns = set(table.fieldnames or ())
    if {"id", "name"} <= columns:
        return register(
            registered(row["id"], row["name"].strip(), row.get("description") or "")
            for row in table
            if row["id"] and row["name"]
        )
    if {"person", "surname", "office"} <= columns:
        return register(_of_offices(list(table)), general=True)
    raise UnreadableFile(
        "a register of people needs the columns id,name,description; "
        f"found: {', '.join(table.fieldnames or ['none'])}"
    )


def _of_offices(table: list[Mapping[str, str]]) -> Iterator[Registered]:
    """A table with a row for each office that somebody held, and from when to when."""
    held: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for row in table:
        names[row["person"]] = f"{row['surname']}, {row['forename']}"
        office = row["office"]
        where = row.get("at") or ""
        if where and where != office:
            office += f" to {where.replace('-', ' ').title()}"
        begins, ends = row.get("from") or "", row.get("to") or ""
        held.setdefault(row["person"], []).append(f"{office}|{begins}|{ends}")
    for person, offices in held.items():
        yield _with_offices(person, names[person], offices)


def _with_offices(person: str, name: str, offices: list[str]) -> Registered:
    found = registered(person, name)
    tenures = []
    for line in offices:
        office, begins, ends = line.split("|")
        tenures.append(Tenure(office, begins or None, ends or None))
    said = "; ".join(f"{t.office}, {t.begins or ''}–{t.ends or ''}" for t in tenures)
    return Registered(person, name, f"{name}, {said}", found.names, tuple(tenures))
