"""HTML: the words of the page, blocks parted by blank lines, notes that links lead to as marks.

Scripts, styles, menus and what the page hides are left out.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from memcon.model.errors import UnreadableFile
from memcon.model.finding import Finding
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.sources.encoding import decoded, spoken
from memcon.sources.given import Given
from memcon.sources.html_notes import notes
from memcon.sources.html_text import laid
from memcon.sources.packing import LARGEST
from memcon.text.span import Span

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{0,80}encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a page says how it is encoded
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}


def readings(given: Given) -> Iterator[Reading]:
    """Yield the record of a page of HTML."""
    words, findings = _decoded(given.data)
    own = laid(_parsed(spoken(words)))
    spoken(own.text)
    source = Origin(given.path, "text/html", given.sha256, 0, len(own.text))
    record = Record.of(given.id, own.text, source)
    yield Reading(record, tuple(notes(own)), findings)


def _decoded(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """As the page says itself, where it does and keeps to it."""
    said = _CHARSET.search(data, 0, _HEAD)
    if said and not data.startswith(_MARKS):
        try:
            name = codecs.lookup((said.group(1) or said.group(2)).decode("ascii")).name
            return data.decode(_AS_BROWSERS_DO.get(name, name)), ()
        except (LookupError, UnicodeDecodeError):
            pass  # it says what is not so; its bytes decide
    found = decoded(data)
    return found.text, tuple(replace(finding, at=Span(0, 0)) for finding in found.findings)


def _parsed(words: str) -> etree._Element:
    if len(words) > LARGEST:
        raise UnreadableFile("the page is larger than 128 MB; split it into several")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(words.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise UnreadableFile("this is no page of HTML that can be read") from trouble
    if root is None:
        raise UnreadableFile("the page holds no text")
    return root
