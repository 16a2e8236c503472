"""The registers that come with memcon, by name."""

from functools import lru_cache

from memcon.lexicon.load import lines, texts
from memcon.model.errors import MemconError
from memcon.model.territory import Outline
from memcon.reach.book import Book
from memcon.reach.opened import FILES, book_of

PACKAGED = ("americas",)


@lru_cache(maxsize=len(PACKAGED))
def packaged(name: str) -> Book:
    """Return a register that comes with memcon. Raises MemconError where none is so called."""
    if name not in PACKAGED:
        raise MemconError(f"memcon has no register “{name}”; it has {', '.join(PACKAGED)}")
    return book_of(texts(name, FILES), name)


@lru_cache(maxsize=1)
def coast() -> tuple[Outline, ...]:
    """Return the land of the Earth as outlines: Natural Earth, 1:110 million."""
    rings: dict[str, list[tuple[float, float]]] = {}
    for ring, lon, lat in lines("natural_earth/coast")[1:]:
        rings.setdefault(ring, []).append((float(lon), float(lat)))
    return tuple(map(tuple, rings.values()))
