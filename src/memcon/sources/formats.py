"""The formats that memcon opens, and which of them a file is in: content first, then suffix."""

from collections.abc import Iterator

from memcon.model.errors import UnreadableFile
from memcon.model.reading import Reading
from memcon.sources.given import Format, Given, without_packing
from memcon.sources.packing import gunzipped, is_gzip, is_zip
from memcon.sources.plain import PLAIN
from memcon.sources.signs import is_docx, is_html, is_pdf, is_tei
from memcon.sources.volume import documents


# A format's reader, and the library it stands on, is loaded when the first such file is met.
def _pdf(given: Given) -> Iterator[Reading]:
    from memcon.sources.pdf import readings

    return readings(given)


def _docx(given: Given) -> Iterator[Reading]:
    from memcon.sources.docx import readings

    return readings(given)


def _tei(given: Given) -> Iterator[Reading]:
    from memcon.sources.tei import readings

    return readings(given)


def _html(given: Given) -> Iterator[Reading]:
    from memcon.sources.html import readings

    return readings(given)


TEI = Format("TEI", (".xml", ".tei"), is_tei, _tei)
FORMATS: tuple[Format, ...] = (
    Format("PDF", (".pdf",), is_pdf, _pdf),
    Format("DOCX", (".docx", ".docm"), is_docx, _docx),
    TEI,
    Format("HTML", (".html", ".htm", ".xhtml"), is_html, _html),
    PLAIN,
)

SUFFIXES = frozenset(suffix for form in FORMATS for suffix in form.suffixes)

_STRANGERS = (
    (b"{\\rtf", "Rich Text (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document, or a Word document locked with a password"),
    (b"%!PS", "PostScript"),
)


def opened(given: Given) -> Iterator[Reading]:
    """Yield the file's records, each with what the file's own markup says of it.

    Raises UnreadableFile where the file holds no text that memcon can read.
    """
    if is_gzip(given.data):
        given = given.unpacked(gunzipped(given.data))
    form = form_of(given)
    for reading in form.readings(given):
        yield from documents(reading) if form is not TEI else (reading,)


def form_of(given: Given) -> Format:
    """Return the format that the bytes are in, or the one that the suffix names."""
    for form in FORMATS:
        if form.recognises(given.data):
            return form
    _refuse_strangers(given.data)
    return next((form for form in FORMATS if given.suffix in form.suffixes), PLAIN)


def has_known_suffix(path: str) -> bool:
    """Tell whether a file in a folder is read for its name's sake, packed by gzip or not."""
    name = without_packing(path).lower()
    return any(name.endswith(suffix) for suffix in SUFFIXES)


def _refuse_strangers(data: bytes) -> None:
    for start, name in _STRANGERS:
        if data.startswith(start):
            raise UnreadableFile(f"this is {name}; save it as DOCX, PDF or plain text")
    if is_zip(data):
        raise UnreadableFile("this is an archive that holds no Word document; unpack it")
