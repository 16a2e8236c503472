"""What the first bytes of a file show of its format.

No reader of a format is loaded for it: most runs meet plain texts alone.
"""

import codecs
import re

from memcon.sources.packing import is_zip

TEI_ROOTS = ("TEI", "teiCorpus", "TEI.2")

_PDF_WITHIN = 1024  # bytes, as readers of PDF allow
_HEAD = 16 * 1024  # bytes, in which a file's first element begins
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_OPENING = re.compile(r"<(?:[\w-]+:)?([A-Za-z][\w.-]*)")
_DOCTYPE = re.compile(rb"\s*<!doctype html", re.IGNORECASE)
_DOCTYPE_WITHIN = 4096  # bytes


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def is_docx(data: bytes) -> bool:
    """Tell whether the bytes are a Word document."""
    return is_zip(data) and b"word/" in data


def is_tei(data: bytes) -> bool:
    """Tell whether the bytes are TEI."""
    return root_name(data) in TEI_ROOTS


def is_html(data: bytes) -> bool:
    """Tell whether the bytes are a page of HTML."""
    if _DOCTYPE.match(data.removeprefix(codecs.BOM_UTF8), 0, _DOCTYPE_WITHIN):
        return True
    return root_name(data).lower() in ("html", "head", "body")


def root_name(data: bytes) -> str:
    """Return the local name of the first element in the bytes, empty where there is none."""
    head = _beginning(data)
    at = 0
    while True:
        at = head.find("<", at)
        if at < 0 or head[:at].rpartition(">")[2].strip():
            return ""
        closing = next((end for start, end in _PROLOG if head.startswith(start, at)), None)
        if closing is None:
            match = _OPENING.match(head, at)
            return match.group(1) if match else ""
        if head.startswith("<!DOCTYPE", at) and "[" in head[at : head.find(">", at) + 1]:
            closing = "]>"
        end = head.find(closing, at + 2)
        if end < 0:
            return ""
        at = end + len(closing)


def _beginning(data: bytes) -> str:
    head = data[:_HEAD]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore")
    if head.startswith((b"<\0", b"\0<")):
        return head.decode("utf-16-le" if head[0] else "utf-16-be", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
