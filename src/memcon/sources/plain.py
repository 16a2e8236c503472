"""Plain text and Markdown: the file's own text is the record's text."""

from collections.abc import Iterator

from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.sources.given import Format, Given


def _readings(given: Given) -> Iterator[Reading]:
    text = given.data.decode("utf-8")
    source = Origin(given.path, "text/plain", given.sha256, 0, len(text))
    yield Reading(Record.of(given.stem, text, source))


PLAIN = Format("plain text", (".txt", ".text", ".md", ".markdown"), lambda data: True, _readings)
