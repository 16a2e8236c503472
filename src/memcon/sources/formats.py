"""The formats that memcon opens, and which of them a file is in."""

from collections.abc import Iterator

from memcon.model.reading import Reading
from memcon.sources.given import Format, Given
from memcon.sources.plain import PLAIN

FORMATS: tuple[Format, ...] = (PLAIN,)


def opened(given: Given) -> Iterator[Reading]:
    """Yield the file's records, each with what the file's own markup says of it."""
    yield from PLAIN.readings(given)
