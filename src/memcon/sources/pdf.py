r"""PDF with a text layer: one record, its pages parted by "\f" and numbered.

PDFium gives the layer; nothing is guessed from pictures. A page that is only a picture is named in
a finding, and a file of such pages is refused.
"""

from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from memcon.model.errors import UnreadableFile
from memcon.model.finding import Finding
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.sources.given import Given
from memcon.sources.pdf_page import text_of
from memcon.text.span import Span


def readings(given: Given) -> Iterator[Reading]:
    """Yield the record of a PDF."""
    document = _opened(given.data)
    try:
        labels, texts, pictures = _read(document)
    finally:
        document.close()
    text = "\f".join(texts)
    if not text.strip("\f \n"):
        raise UnreadableFile(
            "the PDF has no text layer, its pages are pictures; this version does not read scans"
            " (memcon[ocr] will): give the PDF that OCR software makes of it"
        )
    pages = tuple(_starts(labels, texts))
    first = int(labels[0]) if labels[0].isdecimal() else 1
    source = Origin(given.path, "application/pdf", given.sha256, 0, len(text), first)
    findings = tuple(_unread(pages, pictures))
    yield Reading(Record.of(given.id, text, source, pages), findings=findings)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as trouble:
        if getattr(trouble, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                "the PDF is locked with a password; save a copy without it"
            ) from trouble
        raise UnreadableFile("the PDF is broken; fetch or save it again") from trouble


def _read(document: pdfium.PdfDocument) -> tuple[list[str], list[str], list[int]]:
    """The pages' labels and texts, and the indexes of pages that are only pictures."""
    labels: list[str] = []
    texts: list[str] = []
    pictures: list[int] = []
    for index in range(len(document)):
        labels.append(document.get_page_label(index) or str(index + 1))
        try:
            page = document[index]
        except pdfium.PdfiumError:
            texts.append("")
            pictures.append(index)
            continue
        texts.append(text_of(page).replace("\f", "\n"))
        if not texts[-1].strip() and _has_picture(page):
            pictures.append(index)
        page.close()
    if not labels:
        raise UnreadableFile("the PDF has no pages")
    return labels, texts, pictures


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _starts(labels: list[str], texts: list[str]) -> Iterator[PageStart]:
    at = 0
    for label, text in zip(labels, texts, strict=True):
        yield PageStart(at, label)
        at += len(text) + 1


def _unread(pages: tuple[PageStart, ...], pictures: list[int]) -> Iterator[Finding]:
    if pictures:
        names = ", ".join(pages[index].label for index in pictures[:20])
        more = f" and {len(pictures) - 20} more" if len(pictures) > 20 else ""
        at = pages[pictures[0]].offset
        message = f"These pages are pictures without a text layer and were not read: {names}{more}."
        yield Finding("source/scan", message, Span(at, at))
