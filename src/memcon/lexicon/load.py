"""Load the lexicon's tables: TOML as a mapping, CSV as rows, and what is learned as numbers."""

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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


def listed(name: str) -> Mapping[str, object]:
    """Return the JSON table `name`: long lists that a program writes; read anew each time."""
    return MappingProxyType(
        json.loads(files("memcon.lexicon").joinpath(name + ".json").read_text("utf-8"))
    )


def numbers(name: str) -> Mapping[str, "NDArray[np.generic]"]:
    """Return the arrays of the table `name` by their names; they are read anew each time."""
    import numpy as np  # noqa: PLC0415  most tables are read without it

    with files("memcon.lexicon").joinpath(name + ".npz").open("rb") as file:
        held = np.load(file, allow_pickle=False)
        return MappingProxyType({key: held[key] for key in held.files})


def texts(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of those of the named files that lie in a folder of the lexicon."""
    home = files("memcon.lexicon").joinpath(folder)
    found = ((name, home.joinpath(name)) for name in names)
    return {name: file.read_text("utf-8") for name, file in found if file.is_file()}
