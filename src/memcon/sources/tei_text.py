"""The plain text of a TEI document, and where its elements, notes and pages stand in it.

A blank line stands between blocks and one line is kept for each item of a list and each row of a
table. A note leaves its marker where it stood; the bodies follow at the end as "N body". A note on
the whole document (where it is kept, what it is about) leaves no marker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from memcon.model.record import PageStart
from memcon.sources.markup import attribute, local
from memcon.sources.writing import BLOCK, LINE, SPACE, TAB, Writer
from memcon.text.span import Span

_BLOCKS = frozenset(
    {"div", "div1", "div2", "div3", "attachment", "front", "body", "back", "group", "text", "TEI"}
    | {"p", "ab", "head", "opener", "closer", "dateline", "postscript", "argument", "epigraph"}
    | {"list", "listPerson", "listBibl", "table", "figure", "lg", "sp", "u", "floatingText"}
    | {"titlePage", "byline", "trailer", "address", "stage", "set", "castList"}
)
_LINES = frozenset(
    {"item", "row", "l", "signed", "salute", "speaker", "addrLine", "label", "docDate", "castItem"}
    | {"titlePart", "docTitle", "docAuthor", "docImprint", "bibl", "person", "caption"}
)
_BOXES = frozenset({"item", "cell", "p", "ab", "hi", "closer", "opener", "signed", "table", "list"})
_UNSAID = frozenset({"teiHeader", "fw", "graphic", "figDesc", "standOff", "facsimile", "desc"})
_READINGS = frozenset({"corr", "reg", "expan"})  # beside what the document itself says
_OF_THE_WHOLE = frozenset({"source", "summary"})  # notes on the document, not on words in it
_EVENTS = ("start", "end", "comment", "pi")


@dataclass(frozen=True, slots=True)
class Placed:
    """An element of the markup, and the place of its words."""

    element: etree._Element
    at: Span


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note of the markup: its marker, the place of the marker in the text, and its body."""

    element: etree._Element
    marker: str
    anchor: Span | None
    at: Span


@dataclass(frozen=True, slots=True)
class Laid:
    """A document's text, and what of its markup stands where."""

    text: str
    placed: tuple[Placed, ...]
    notes: tuple[PlacedNote, ...]
    pages: tuple[PageStart, ...]


def laid(document: etree._Element, page: str | None = None) -> Laid:
    """Return the document as plain text; `page` is the label of the page on which it begins."""
    layout = _Layout()
    if page is not None:
        layout.writer.page(page)
    layout.walk(document)
    layout.write_notes()
    text = layout.writer.text()
    placed = (Placed(element, at.trimmed(text)) for element, at in layout.placed)
    return Laid(
        text,
        tuple(sorted(placed, key=lambda p: (p.at.start, -p.at.end))),
        tuple(replace(note, at=note.at.trimmed(text)) for note in layout.notes),
        layout.writer.pages(),
    )


def documents(root: etree._Element) -> Iterator[tuple[etree._Element, str | None]]:
    """Yield each document of a compiled volume, with the label of the page on which it begins."""
    label: str | None = None
    for element in root.iter("{*}pb", "{*}div"):
        if local(element) == "pb":
            label = attribute(element, "n")
        elif attribute(element, "type") == "document" and not _inside_another(element):
            yield element, label


def _inside_another(element: etree._Element) -> bool:
    return any(attribute(e, "type") == "document" for e in element.iterancestors("{*}div"))


class _Layout:
    def __init__(self) -> None:
        self.writer = Writer()
        self.placed: list[tuple[etree._Element, Span]] = []
        self.notes: list[PlacedNote] = []
        self._waiting: list[tuple[etree._Element, str, Span | None]] = []

    def walk(self, root: etree._Element) -> None:
        """Write all that stands in `root`."""
        starts: dict[etree._Element, int] = {}
        walker = etree.iterwalk(root, events=_EVENTS)
        for event, element in walker:
            if event == "start":
                starts[element] = self.writer.at
                if element is not root and not self._enters(element):
                    walker.skip_subtree()
                    starts.pop(element)
                    continue
                self.writer.words(element.text or "")
            elif event == "end":
                self._leaves(element, root, starts.pop(element, None))
            if event != "start" and element is not root:
                self.writer.words(element.tail or "")

    def write_notes(self) -> None:
        """Write the bodies of the notes, and of the notes in them, at the end."""
        for element, marker, anchor in self._waiting:  # grows by the notes in notes
            start = self.writer.note(marker)
            self.walk(element)
            body = Span(start, self.writer.at)
            self.notes.append(PlacedNote(element, marker, anchor, body))

    def _enters(self, element: etree._Element) -> bool:
        """Prepare for an element's words; False where none of them are written here."""
        name = local(element)
        if name in _UNSAID or (name in _READINGS and _parent(element) == "choice"):
            return False
        if name == "note" and attribute(element, "n"):
            self._anchor(element)
            return False
        if name == "pb":
            self.writer.page(attribute(element, "n") or "")
        elif name == "lb":
            self._break(element)
        else:
            self.writer.gap(_gap_of(element, name))
        return True

    def _leaves(self, element: etree._Element, root: etree._Element, start: int | None) -> None:
        if start is None:
            return
        if element is not root:
            self.writer.gap(_gap_of(element, local(element)))
        if self.writer.at > start:
            self.placed.append((element, Span(start, self.writer.at)))

    def _anchor(self, element: etree._Element) -> None:
        marker = attribute(element, "n") or ""
        if attribute(element, "type") in _OF_THE_WHOLE:
            self._waiting.append((element, marker, None))
            return
        self.writer.exactly(marker)
        self._waiting.append((element, marker, Span(self.writer.at - len(marker), self.writer.at)))

    def _break(self, element: etree._Element) -> None:
        if attribute(element, "break") != "no":
            boxed = any(local(e) == "cell" for e in element.iterancestors())
            self.writer.gap(SPACE if boxed else LINE)


def _gap_of(element: etree._Element, name: str) -> str:
    """The gap that stands before and after an element's words."""
    if name == "cell":
        return TAB
    if name in _LINES:
        return LINE
    if name in _BLOCKS:
        if name == "head" and _parent(element) in ("list", "table", "figure"):
            return LINE
        parent, before = _parent(element), element.getprevious()
        if parent in _BOXES:
            return SPACE if parent == "cell" else LINE
        return LINE if before is not None and local(before) == "speaker" else BLOCK
    if name in ("quote", "q", "cit", "said", "note"):
        return BLOCK if name == "note" and _parent(element).startswith("div") else _quoted(element)
    return ""


def _quoted(element: etree._Element) -> str:
    return BLOCK if any(local(child) in _BLOCKS for child in element) else ""


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""
