"""What a person gives: a file's bytes and its name, and what a format makes of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from memcon.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Given:
    """A file's bytes and its path as the person gave it."""

    path: str
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without folders and suffix: the id of its only record."""
        return PurePath(self.path).stem

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, a look at the bytes, and the way to its records.

    `readings` yields each record with the marks that the file's own markup makes, and raises
    UnreadableFile where the bytes are broken.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    readings: Callable[[Given], Iterator[Reading]]
