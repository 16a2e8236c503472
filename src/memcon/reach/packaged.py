"""The registers that come with memcon, by name."""

from functools import lru_cache

from memcon.lexicon.load import texts
from memcon.model.errors import MemconError
from memcon.model.territory import Outline
from memcon.reach.book import Book
from memcon.reach.opened import FILES, book_of
from memcon.reach.sheets import outlines

PACKAGED = ("americas",)
EARTH = "Natural Earth, 1:110 million"  # whose drawing `coast` is


@lru_cache(maxsize=len(PACKAGED))
def packaged(name: str) -> Book:
    """Return a register that comes with memcon. Raises MemconError where none is so called."""
    if name not in PACKAGED:
        raise MemconError(f"memcon has no register “{name}”; it has {', '.join(PACKAGED)}")
    return book_of(texts(name, FILES), name)


@lru_cache(maxsize=1)
def coast() -> tuple[Outline, ...]:
    """Return the land of the Earth as outlines: Natural Earth, 1:110 million."""
    name = "coast.csv"
    return outlines(texts("natural_earth", [name])[name], f"natural_earth/{name}")
