"""Tables of a register's TOML files: what each holds is checked, and a fault is one sentence."""

import tomllib
from collections.abc import Container, Iterator, Mapping
from itertools import repeat
from typing import cast

from memcon.reach.sheets import Line, RegisterFault

Toml = Mapping[str, object]


def toml(files: Mapping[str, str], name: str, folder: str) -> Toml:
    """Return one of the files; an empty table where it is missing. Raises RegisterFault."""
    try:
        return tomllib.loads(files.get(name, ""))
    except tomllib.TOMLDecodeError as trouble:
        raise RegisterFault(f"{folder}/{name}: expected TOML: {trouble}") from trouble


def word(table: Toml, key: str, place: str, otherwise: str | None = None) -> str:
    """Return a line of words; it may only be empty or missing where there is something else."""
    found = table.get(key, otherwise)
    if not isinstance(found, str) or (not found and otherwise is None):
        raise RegisterFault(f"{place}: {key} is a line of words")
    return found


def names(table: Toml, key: str, place: str) -> tuple[str, ...]:
    """Return a list of words; none where it is missing."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise RegisterFault(f"{place}: {key} is a list of words")
    return tuple(found)


def tables(table: Toml, key: str, place: str) -> tuple[Toml, ...]:
    """Return the tables of one name."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise RegisterFault(f"{place}: expected one [[{key}]] for each {key}")
    return tuple(cast(Toml, one) for one in found)


def id_of(table: Toml, place: str, taken: Container[str]) -> str:
    """Return the id of a zone or term: a word that a clause can use, and not taken."""
    found = Line(place, 1, {"id": word(table, "id", place)}).id
    if found in taken:
        raise RegisterFault(f"{place}: the id {found} is already taken")
    return found


def headings(text: str, name: str) -> Iterator[int]:
    """Yield the lines at which the tables of one name begin, then 1 for ever."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.replace(" ", "").partition("#")[0] == f"[[{name}]]":
            yield number
    yield from repeat(1)
