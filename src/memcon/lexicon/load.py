"""Load the lexicon's tables: TOML as a mapping, CSV as rows."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=64)
def table(name: str) -> Mapping[str, object]:
    """Return the TOML table `name` (without its suffix)."""
    text = files("memcon.lexicon").joinpath(name + ".toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@lru_cache(maxsize=64)
def words(name: str, key: str) -> tuple[str, ...]:
    """Return the list of words under `key` of the TOML table `name`."""
    found = table(name)[key]
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise TypeError(f"{name}.toml: {key} must be a list of words")
    return tuple(found)


@lru_cache(maxsize=64)
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of the CSV table `name` (without its suffix), each by column name."""
    text = files("memcon.lexicon").joinpath(name + ".csv").read_text("utf-8")
    return tuple(MappingProxyType(row) for row in csv.DictReader(text.splitlines()))


def lines(name: str) -> tuple[list[str], ...]:
    """Return the lines of the CSV table `name` as they stand, its columns' names first.

    For long tables of which another shape is kept; they are read anew each time.
    """
    text = files("memcon.lexicon").joinpath(name + ".csv").read_text("utf-8")
    return tuple(csv.reader(text.splitlines()))


def texts(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of those of the named files that lie in a folder of the lexicon."""
    home = files("memcon.lexicon").joinpath(folder)
    found = ((name, home.joinpath(name)) for name in names)
    return {name: file.read_text("utf-8") for name, file in found if file.is_file()}
