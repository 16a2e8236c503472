"""What a function gives for each string, kept and looked up as in a dict: words come again."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Memory(dict[str, V]):
    """A function's values by its argument: `map(memory.__getitem__, words)` costs next to nothing.

    It forgets all when it holds `most`, so that no text can fill the machine.
    """

    __slots__ = ("make", "most")

    def __init__(self, make: Callable[[str], V], most: int = 1 << 15) -> None:
        super().__init__()
        self.make = make
        self.most = most

    def __missing__(self, key: str) -> V:
        if len(self) >= self.most:
            self.clear()
        found = self[key] = self.make(key)
        return found
