"""Plain text and Markdown: the file's own text is the record's text."""

from collections.abc import Iterator

from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.sources.encoding import decoded, spoken
from memcon.sources.given import Format, Given

_MARKDOWN = (".md", ".markdown")


def _readings(given: Given) -> Iterator[Reading]:
    there = decoded(given.data)
    text = spoken(there.text)
    media_type = "text/markdown" if given.suffix in _MARKDOWN else "text/plain"
    source = Origin(given.path, media_type, given.sha256, 0, len(text))
    yield Reading(Record.of(given.id, text, source), findings=there.findings)


PLAIN = Format("plain text", (".txt", ".text", *_MARKDOWN), lambda data: False, _readings)
