"""What a person gives: a file's bytes and its name, and what a format makes of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath

from memcon.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Given:
    """A file's bytes and its path as the person gave it.

    `name` is the file's id among the files given together, where its stem is not enough;
    `digest` is the hash of the file as it lies on disk, where `data` was unpacked from it.
    """

    path: str
    data: bytes
    name: str = ""
    digest: str = ""

    @property
    def id(self) -> str:
        """The id of the file's only record, and the first part of the ids of many."""
        return self.name or stem(self.path)

    @property
    def suffix(self) -> str:
        """The suffix of the file's name in lower case, without that of its compression."""
        return PurePath(without_packing(self.path)).suffix.lower()

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes as it lies on disk."""
        return self.digest or sha256(self.data).hexdigest()

    def unpacked(self, data: bytes) -> "Given":
        """Return the same file with the bytes that were packed in it."""
        return replace(self, data=data, digest=self.sha256)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, a look at the bytes, and the way to its records.

    `recognises` is sure only of what cannot be anything else; where no format is, the suffix
    decides. `readings` yields each record with the marks that the file's own markup makes, and
    raises UnreadableFile where the bytes are broken.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    readings: Callable[[Given], Iterator[Reading]]


def stem(path: str) -> str:
    """Return the file's name without folders, suffix, and the suffix of its compression."""
    return PurePath(without_packing(path)).stem


def without_packing(path: str) -> str:
    """Return the path without ".gz" at its end."""
    return path[:-3] if path.lower().endswith(".gz") else path
