"""The plain text of a page of HTML, and where its elements stand in it."""

from dataclasses import dataclass

from lxml import etree

from memcon.sources.counting import counted
from memcon.sources.markup import local
from memcon.sources.writing import BLOCK, LINE, SPACE, TAB, Writer
from memcon.text.span import Span

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div"}
    | {"dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    }
)
LINES = frozenset({"br", "caption", "dd", "dir", "dt", "li", "menu", "tr"})
_CELLS = frozenset({"td", "th"})
_UNSAID = frozenset(
    {"audio", "base", "button", "canvas", "head", "iframe", "input", "link", "meta", "nav"}
    | {"noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea"}
    | {"title", "video"}
)
_NESTED = frozenset({"li", "dd", "td", "th"})
_LETTERED = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Laid:
    """A page's text, and the place of each of its elements."""

    text: str
    places: dict[etree._Element, Span]


def laid(root: etree._Element) -> Laid:
    """Return the page as plain text."""
    layout = _Layout()
    layout.walk(root)
    text = layout.writer.text()
    return Laid(text, {element: at.trimmed(text) for element, at in layout.places.items()})


class _Layout:
    def __init__(self) -> None:
        self.writer = Writer()
        self.places: dict[etree._Element, Span] = {}
        self._starts: dict[etree._Element, int] = {}
        self._counts: dict[etree._Element, int] = {}
        self._preformatted = 0

    def walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            name = local(element).lower()
            if event == "start":
                if name in _UNSAID or element.get("hidden") is not None:
                    walker.skip_subtree()
                    continue
                self._enters(element, name)
                self._words(element.text)
            elif event == "end":
                self._leaves(element, name)
            if event != "start":
                self._words(element.tail)

    def _words(self, words: str | None) -> None:
        if self._preformatted:
            self.writer.exactly((words or "").replace("\r\n", "\n"))
        else:
            self.writer.words(words or "")

    def _enters(self, element: etree._Element, name: str) -> None:
        self._starts[element] = self.writer.at
        self.writer.gap(_gap(element, name))
        self._preformatted += name == "pre"
        if name == "li":
            self._number(element)

    def _leaves(self, element: etree._Element, name: str) -> None:
        start = self._starts.pop(element, None)
        if start is None:
            return
        self._preformatted -= name == "pre"
        self.places[element] = Span(start, self.writer.at)
        self.writer.gap(_gap(element, name))

    def _number(self, item: etree._Element) -> None:
        """Write the number that a browser shows before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or local(parent) != "ol" or not words_in(item):
            return
        first = _number(parent.get("start"), 1)
        count = _number(item.get("value"), self._counts.get(parent, first - 1) + 1)
        self._counts[parent] = count
        form = _LETTERED.get(parent.get("type") or "", "decimal")
        self.writer.exactly(f"{counted(count, form) if count > 0 else count}.")
        self.writer.gap(SPACE)


def words_in(element: etree._Element) -> bool:
    """Tell whether an element holds any words."""
    return any(str(words).strip() for words in element.itertext())


def _gap(element: etree._Element, name: str) -> str:
    if name in _CELLS:
        return BLOCK if _sets_the_page(element) else TAB
    if name in LINES:
        return LINE
    if name not in BLOCKS:
        return ""
    parent = element.getparent()
    above = local(parent) if parent is not None else ""
    if above not in _NESTED or parent is None:
        return BLOCK
    if above in _CELLS:
        return BLOCK if _sets_the_page(parent) else SPACE
    return LINE if name in ("ol", "ul", "dl") or _only_block(parent) else BLOCK


def _sets_the_page(cell: etree._Element) -> bool:
    """Tell whether a cell holds several blocks: the table only sets the page."""
    return sum(1 for child in cell if local(child) in BLOCKS) > 1


def _only_block(item: etree._Element) -> bool:
    return sum(1 for child in item if local(child) == "p") < 2


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 6 else otherwise
