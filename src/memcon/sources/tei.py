"""TEI P5: each document of a compiled volume is a record, any other TEI text is one record.

A document is a `div` of the type "document", as in volumes of published diplomatic papers. Its id
is the file's id and the document's xml:id ("volume/d28"). The volume's text is the texts of its
records one after the other: `source.start` and `source.end` count in it.
"""

from collections.abc import Iterator

from lxml import etree

from memcon.model.errors import UnreadableFile
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.sources.given import Given
from memcon.sources.markup import attribute, local, parsed
from memcon.sources.signs import TEI_ROOTS
from memcon.sources.tei_doubts import doubts
from memcon.sources.tei_marks import Document, marks
from memcon.sources.tei_text import documents, laid


def readings(given: Given) -> Iterator[Reading]:
    """Yield the records of a TEI file."""
    root = parsed(given.data)
    if local(root) not in TEI_ROOTS:
        raise UnreadableFile(f"this XML is not TEI: it begins with <{local(root)}>; expected <TEI>")
    digest, start, number = given.sha256, 0, 0
    seen: set[str] = set()
    compiled = [*documents(root)]
    parts = compiled or [(text, None) for text in _texts(root)]
    alone = not compiled and len(parts) == 1
    for element, page in parts:
        number += 1
        own = laid(element, page)
        if not own.text:
            continue
        name = _id(given.id, element, number, alone=alone)
        while name in seen:
            name += "+"  # the file gives two documents one id; the later says so
        seen.add(name)
        end = start + len(own.text)
        source = Origin(given.path, "application/tei+xml", digest, start, end, _counted(own.pages))
        record = Record.of(name, own.text, source, own.pages)
        found = tuple(marks(Document.of(element, own, given.id)))
        yield Reading(record, found, tuple(doubts(own.text, found)))
        start = end
        element.clear()
    if not start:
        raise UnreadableFile("this TEI file holds no text")


def _texts(root: etree._Element) -> list[etree._Element]:
    """The texts of a file without documents: one, or one for each TEI of a corpus."""
    return [
        element
        for element in root.iter("{*}text")
        if not any(local(ancestor) == "text" for ancestor in element.iterancestors())
    ]


def _id(file: str, element: etree._Element, number: int, *, alone: bool) -> str:
    if alone:
        return file
    return f"{file}/{attribute(element, 'id') or attribute(element, 'n') or number}"


def _counted(pages: tuple[PageStart, ...]) -> int | None:
    first = pages[0] if pages else None
    return int(first.label) if first and first.offset == 0 and first.label.isdecimal() else None
