"""The numbers that Word counts and shows before the paragraphs of a list, and does not store."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from memcon.sources.counting import counted
from memcon.sources.markup import local

BULLET = "•"

_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # decimal, lowerLetter, bullet ...
    words: str  # "%1.%2." shows the counts of two levels
    start: int


class Numbers:
    """Counts the paragraphs of each list in the order in which they stand."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        kinds: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                kinds[_value(element, "abstractNumId")] = dict(_levels(element))
            elif local(element) == "num":
                kind = _value(_child(element, "abstractNumId"))
                changed = dict(_restarts(element, kinds.get(kind, {})))
                own = _value(element, "numId") if changed else ""
                self._lists[_value(element, "numId")] = (
                    f"{kind}+{own}",
                    kinds.get(kind, {}) | changed,
                )
        self._styles = dict(_styled(styles)) if styles is not None else {}
        self._counts: dict[str, list[int]] = {}

    def number(self, paragraph: etree._Element) -> str:
        """Return what Word shows before the paragraph, empty where it counts nothing there."""
        name, depth = self._place(_child(paragraph, "pPr"))
        if name not in self._lists or not 0 <= depth < _DEEPEST:
            return ""
        kind, levels = self._lists[name]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        if level.form in ("bullet", "none"):
            return BULLET if level.form == "bullet" else ""
        words = level.words
        for above in range(depth + 1):
            there = levels.get(above, level)
            words = words.replace(f"%{above + 1}", counted(counts[above] or 1, there.form))
        return words.strip()

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        if properties is None:
            return "", 0
        style = _value(_child(properties, "pStyle"))
        name, depth = self._styles.get(style, ("", 0))
        own = _child(properties, "numPr")
        if own is not None:
            name = _value(_child(own, "numId")) or name
            depth = _number(_value(_child(own, "ilvl")), depth)
        return name, depth


def _levels(element: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in element:
        if local(level) == "lvl":
            form = _value(_child(level, "numFmt")) or "decimal"
            words = _value(_child(level, "lvlText"))
            start = _number(_value(_child(level, "start")), 1)
            yield _number(_value(level, "ilvl"), 0), _Level(form, words, start)


def _restarts(element: etree._Element, levels: dict[int, _Level]) -> Iterator[tuple[int, _Level]]:
    """The levels that a list counts in its own way."""
    for override in element:
        if local(override) != "lvlOverride":
            continue
        depth = _number(_value(override, "ilvl"), 0)
        start = _child(override, "startOverride")
        level = dict(_levels(override)).get(depth) or levels.get(depth)
        if level is not None:
            first = level.start if start is None else _number(_value(start), level.start)
            yield depth, _Level(level.form, level.words, first)


def _styled(styles: etree._Element) -> Iterator[tuple[str, tuple[str, int]]]:
    """The styles that number their paragraphs, those that build on them included."""
    found: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles:
        name = _value(style, "styleId")
        based[name] = _value(_child(style, "basedOn"))
        properties = _child(style, "pPr")
        own = _child(properties, "numPr") if properties is not None else None
        if own is not None:
            depth = _number(_value(_child(own, "ilvl")), 0)
            found[name] = (_value(_child(own, "numId")), depth)
    for name in based:
        at, steps = name, 0
        while at and at not in found and steps < 20:
            at, steps = based.get(at, ""), steps + 1
        if at in found:
            yield name, found[at]


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if local(child) == name), None)


def _value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute by its local name, whichever of Word's two namespaces it is in."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _number(words: str, otherwise: int) -> int:
    return int(words) if words.isdecimal() and len(words) < 6 else otherwise
