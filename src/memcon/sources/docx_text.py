"""The plain text of a Word document, and where its notes and comments stand in it.

A paragraph is a block of its own. In a document whose writer parted paragraphs by empty ones, as on
a typewriter, short lines with nothing between stay together: they are a list or an address. Text
that was struck out with changes tracked is left out, what was put in is read; so is hidden text
left out. The numbers that Word counts for lists are written as it shows them.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from memcon.sources.counting import counted
from memcon.sources.docx_numbers import BULLET, Numbers
from memcon.sources.markup import local
from memcon.sources.writing import BLOCK, LINE, SPACE, TAB, Writer
from memcon.text.span import Span

LONGEST_LINE = 100  # characters of a line in a list or an address

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_STRUCK_OUT = frozenset({"del", "moveFrom"})
_UNSAID = frozenset(
    {"instrText", "delText", "delInstrText", "fldData", "rt", "footnoteRef", "endnoteRef"}
)
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_NOTES = ("footnote", "endnote")
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class WordNote:
    """A note: "footnote" or "endnote", its marker, the marker's place, and its body."""

    kind: str
    marker: str
    anchor: Span
    at: Span


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that its text draws on."""

    document: etree._Element
    notes: dict[str, etree._Element | None]
    forms: dict[str, str]  # how the notes of each kind are counted
    numbers: Numbers


@dataclass(slots=True)
class Laid:
    """A document as text; `changed` and `hidden` tell that words were left out of it."""

    text: str = ""
    notes: list[WordNote] = field(default_factory=list)
    comments: dict[str, Span] = field(default_factory=dict)
    changed: bool = False
    hidden: bool = False


def laid(parts: Parts) -> Laid:
    """Return the document as plain text, the notes' bodies at the end as "N body"."""
    layout = _Layout(parts)
    layout.walk(parts.document)
    layout.write_notes()
    text = layout.writer.text()
    notes = [replace(note, at=note.at.trimmed(text)) for note in layout.laid.notes]
    return replace(layout.laid, text=text, notes=notes)


class _Layout:
    def __init__(self, parts: Parts) -> None:
        self.writer = Writer()
        self.laid = Laid()
        self._parts = parts
        self._typed = _is_typed(parts.document)
        self._counts = dict.fromkeys(_NOTES, 0)
        self._waiting: list[tuple[str, str, Span, etree._Element]] = []
        self._bodies = {kind: _by_id(parts.notes.get(kind)) for kind in _NOTES}
        self._opened: dict[str, int] = {}  # comments whose words have begun
        self._written: set[etree._Element] = set()  # texts that a marker has used up
        self._rows: dict[etree._Element, bool] = {}
        self._lengths = (LONGEST_LINE + 1, False)  # of the last paragraph; whether one was empty

    def walk(self, root: etree._Element) -> None:
        """Write all that stands in `root`."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = _word_name(element)
            if event == "end":
                self._leaves(element, name)
            elif name.endswith("Pr") or not self._enters(element, name):
                walker.skip_subtree()

    def write_notes(self) -> None:
        """Write the bodies of the notes, footnotes before endnotes."""
        for wanted in _NOTES:
            for kind, marker, anchor, body in self._waiting:
                if kind == wanted:
                    start = self.writer.note(marker)
                    self.walk(body)
                    at = Span(start, self.writer.at)
                    self.laid.notes.append(WordNote(kind, marker, anchor, at))

    def _enters(self, element: etree._Element, name: str) -> bool:
        """Write what an element opens with; False where its words are left out."""
        if name in _STRUCK_OUT:
            self.laid.changed = True
            return False
        if name in _UNSAID or (not name and local(element) == "Fallback"):
            return False
        if name == "r" and _is_hidden(element):
            self.laid.hidden = True
            return False
        if name in ("t", "sym"):
            self._words(element, name)
        elif name in _SIGNS:
            self.writer.exactly(_SIGNS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self._anchor(element, name.removesuffix("Reference"))
        elif name.startswith("comment"):
            self._comment(element, name)
        else:
            self._opens(element, name)
        return True

    def _opens(self, element: etree._Element, name: str) -> None:
        if name == "p":
            self.writer.gap(self._before(element))
            number = self._parts.numbers.number(element)
            if number and _length(element):
                self.writer.exactly(number)
                self.writer.gap(SPACE)
        elif name in ("br", "cr", "tr"):
            self.writer.gap(LINE)
        elif name in ("tbl", "txbxContent"):
            self.writer.gap(LINE if _inside(element, "tc") else BLOCK)
        elif name == "ins":
            self.laid.changed = True

    def _leaves(self, element: etree._Element, name: str) -> None:
        if name == "p":
            length = _length(element)
            self._lengths = (length, False) if length else (self._lengths[0], True)
        elif name == "tc":
            self.writer.gap(BLOCK if self._is_set_in_blocks(element.getparent()) else TAB)
        elif name == "tr":
            self.writer.gap(LINE)
        elif name in ("tbl", "txbxContent"):
            self.writer.gap(LINE if _inside(element, "tc") else BLOCK)

    def _before(self, paragraph: etree._Element) -> str:
        """The gap before a paragraph."""
        cell = _inside(paragraph, "tc")
        if cell is not None:
            before = paragraph.getprevious()
            if before is None or _word_name(before) == "tcPr":
                return ""
            return BLOCK if self._is_set_in_blocks(cell.getparent()) else SPACE
        length, empty = self._lengths
        short = length <= LONGEST_LINE and _length(paragraph) <= LONGEST_LINE
        return LINE if self._typed and short and not empty else BLOCK

    def _is_set_in_blocks(self, row: etree._Element | None) -> bool:
        """Tell whether a cell of the row holds several paragraphs: the table only sets the page."""
        if row is None:
            return False
        if row not in self._rows:
            cells = (cell for cell in row if _word_name(cell) == "tc")
            self._rows[row] = any(
                sum(1 for p in cell if _word_name(p) == "p" and _length(p)) > 1 for cell in cells
            )
        return self._rows[row]

    def _words(self, element: etree._Element, name: str) -> None:
        if element in self._written:
            return
        if name == "sym":
            self.writer.exactly(_symbol(_value(element, "char")))
            return
        words = element.text or ""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            words = words.strip()
        self.writer.exactly(words)

    def _anchor(self, element: etree._Element, kind: str) -> None:
        body = self._bodies[kind].get(_value(element, "id"))
        if body is None:
            return
        following = element.getnext()
        if _value(element, "customMarkFollows") not in ("", *_OFF) and following is not None:
            marker = following.text or "*"
            self._written.add(following)
        else:
            self._counts[kind] += 1
            marker = counted(self._counts[kind], self._parts.forms.get(kind, "decimal"))
        self.writer.exactly(marker)
        anchor = Span(self.writer.at - len(marker), self.writer.at)
        self._waiting.append((kind, marker, anchor, body))

    def _comment(self, element: etree._Element, name: str) -> None:
        number = _value(element, "id")
        if name == "commentRangeStart":
            self._opened[number] = self.writer.at
        elif name == "commentRangeEnd" or number not in self.laid.comments:
            start = self._opened.get(number, self.writer.at)
            self.laid.comments[number] = Span(start, self.writer.at)


def _word_name(element: etree._Element) -> str:
    """The local name of an element of Word's own; empty for others."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if namespace[1:] in _NAMESPACES else ""


def _value(element: etree._Element, name: str) -> str:
    for namespace in _NAMESPACES:
        value = element.get(f"{{{namespace}}}{name}")
        if value is not None:
            return str(value)
    return ""


def _length(paragraph: etree._Element) -> int:
    return sum(len(e.text or "") for e in paragraph.iter("{*}t") if _word_name(e))


def _inside(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element.iterancestors("{*}" + name) if _word_name(e)), None)


def _is_hidden(run: etree._Element) -> bool:
    sign = run.find("{*}rPr/{*}vanish")
    return sign is not None and _value(sign, "val") not in _OFF


def _is_typed(document: etree._Element) -> bool:
    """Tell whether empty paragraphs part the others, as the empty lines of a typewriter do."""
    body = document.find("{*}body")
    empty = [not _length(p) for p in body if _word_name(p) == "p"] if body is not None else []
    return len(empty) > 3 and sum(empty) * 5 >= len(empty)


def _by_id(part: etree._Element | None) -> dict[str, etree._Element]:
    notes = part if part is not None else ()
    return {_value(note, "id"): note for note in notes if _value(note, "type") not in _NO_NOTES}


def _symbol(code: str) -> str:
    """A sign by its code; those of symbol fonts have none in Unicode, but for the bullets."""
    if code.upper() in ("F0B7", "F0A7"):
        return BULLET
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{4}", code) else 0
    return chr(number) if 0x20 <= number < 0xD800 else ""
