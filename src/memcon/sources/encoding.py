"""Bytes to text: which encoding they are in, said by a byte order mark, by themselves, or guessed.

A byte order mark says how to read the text and is no part of it: offsets count what follows it.
"""

import codecs
from dataclasses import dataclass

from memcon.model.errors import UnreadableFile
from memcon.model.finding import Finding
from memcon.text.span import Span

MOST_CONTROLS = 0.05  # of all bytes: above this a file is no text
MOST_FOREIGN = 0.3  # of all bytes beyond ASCII: above this a text is not in a Western alphabet
UNITS_WITH_NUL = 0.05  # of all UTF-16 units: spaces and line ends alone are more in any script
SURE_OF_UTF8 = 4  # well-formed letters beyond ASCII for each broken byte

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16 (little end first)"}
_NAMES |= {"utf-16-be": "UTF-16 (big end first)", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32"}
_CONTROLS = bytes(set(range(0x20)) - set(b"\b\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what had to be guessed to read it."""

    text: str
    findings: tuple[Finding, ...] = ()


def decoded(data: bytes) -> Decoded:
    """Return the text of `data`. Raises UnreadableFile where it is empty or no text."""
    if not data:
        raise UnreadableFile("the file is empty; expected text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_as_marked(data[len(mark) :], encoding))
    if b"\0" in data:
        return _utf16_without_mark(data)
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - MOST_CONTROLS):
        raise UnreadableFile("this is a binary file, not text: it is full of control characters")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as trouble:
        return _guessed(data, trouble.start)


def spoken(text: str) -> str:
    """Return `text`. Raises UnreadableFile where it holds nothing but white space."""
    if not text or text.isspace():
        raise UnreadableFile("the file holds only white space; expected text")
    return text


def _as_marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise UnreadableFile(
            f"the file's byte order mark says {_NAMES[encoding]}, but byte {trouble.start} is not;"
            " save it again as UTF-8"
        ) from trouble
    if "\0" in text:
        raise UnreadableFile("this is a binary file, not text: it holds NUL characters")
    return text


def _utf16_without_mark(data: bytes) -> Decoded:
    even, odd = data[::2].count(0), data[1::2].count(0)
    most = max(even, odd)
    encoding = "utf-16-le" if odd >= even else "utf-16-be"
    few = most < max(1, len(data) // 2 * UNITS_WITH_NUL) or min(even, odd) * 20 > most
    if few or len(data) % 2:
        raise UnreadableFile("this is a binary file, not text: it holds NUL bytes")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise UnreadableFile("this is a binary file, not text: it holds NUL bytes") from trouble
    if "\0" in text or sum(text.count(chr(code)) for code in _CONTROLS) > len(text) * MOST_CONTROLS:
        raise UnreadableFile("this is a binary file, not text: it holds NUL bytes")
    message = (
        f"The file does not say how its letters are encoded. Every other byte is zero, so it was"
        f" read as {_NAMES[encoding]}; check that the words are right."
    )
    return Decoded(text, (Finding("source/encoding", message, Span(0, 0)),))


def _guessed(data: bytes, at: int) -> Decoded:
    beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd") - data.count("\ufffd".encode())
    letters = len(mended) - (len(data) - beyond) - broken
    if letters >= SURE_OF_UTF8 * broken:
        return _damaged(mended, broken)
    if beyond > len(data) * MOST_FOREIGN:
        raise UnreadableFile(
            "the encoding of the file is not known: it is not UTF-8, and most of its letters are"
            " in no Western alphabet; save it again as UTF-8"
        )
    text = _windows(data)
    message = (
        f"The file is not UTF-8 (byte {at}), so it was read as Windows-1252;"
        f" {beyond} {'letter was' if beyond == 1 else 'letters were'} guessed in this way."
    )
    return Decoded(text, (Finding("source/encoding", message, Span(at, at + 1)),))


def _damaged(text: str, broken: int) -> Decoded:
    at = text.index("\ufffd")
    message = (
        f"The file is UTF-8, but {broken} {'byte is' if broken == 1 else 'bytes are'} damaged"
        " and stand as \ufffd in the text, first here."
    )
    return Decoded(text, (Finding("source/encoding", message, Span(at, at + 1)),))


def _windows(data: bytes) -> str:
    """Decode as browsers do: bytes that Windows-1252 leaves open are control characters."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        holes = {code: chr(code) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
        table = [holes.get(code) or bytes((code,)).decode("cp1252") for code in range(0x100)]
        return codecs.charmap_decode(data, "strict", "".join(table))[0]
