"""The evidence: a record's text as it was given, where it came from, and its hash."""

from dataclasses import dataclass
from hashlib import sha256

from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record lies: the file as given and the record's place in the file's text.

    `start` and `end` count code points of the file's text; `page` is the number printed or
    counted for the page on which the record begins, or None where the file has no pages.
    """

    path: str
    media_type: str
    sha256: str
    start: int = 0
    end: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PageStart:
    """The place in the record's text where a page of the original begins, and its number."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document, never changed. `pages` is empty where the original's pages are not known."""

    id: str
    text: str
    sha256: str
    source: Origin
    pages: tuple[PageStart, ...] = ()

    @classmethod
    def of(cls, id: str, text: str, source: Origin, pages: tuple[PageStart, ...] = ()) -> "Record":
        """Return the record of `text`, with the hash of its UTF-8 bytes."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(id, text, digest, source, pages)

    @property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))
