"""XML read with nothing fetched and nothing expanded but the known names of characters."""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from memcon.model.errors import UnreadableFile
from memcon.sources.packing import LARGEST

_POSITION = re.compile(r", line \d+(?:, column \d+)?(?: \(.*\))?$")
_ENTITIES = (
    "the XML declares entities of its own, and those are never expanded here;"
    " write what they stand for in their place (xmllint --noent does it)"
)


def parsed(data: bytes) -> etree._Element:
    """Return the root element. Raises UnreadableFile where it is broken or declares entities."""
    if len(data) > LARGEST:
        raise UnreadableFile("the XML is larger than 128 MB; split it into several files")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as trouble:
        raise UnreadableFile(_said(trouble)) from None
    _refuse_entities(root)
    for node in list(root.iter(etree.Entity)):
        _spell_out(node)
    return root


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its local name (xml:id and id alike), None where there is none."""
    value = element.get(name)
    if value is None:
        value = element.get("{http://www.w3.org/XML/1998/namespace}" + name)
    return value


def words_of(element: etree._Element) -> str:
    """Return all words in an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def pointed_to(element: etree._Element) -> str | None:
    """Return the id of the one person or thing that an element points to, None for several."""
    for name in ("corresp", "ref", "key", "who"):
        targets = (element.get(name) or "").split()
        if len(targets) == 1:
            return targets[0].rpartition("#")[2] or None
    return None


def _spell_out(node: etree._Entity) -> None:
    """Put the character itself for a known name such as "mdash": the DTD is not fetched for it."""
    character = html5.get(f"{node.name};")
    if character is None:
        raise UnreadableFile(
            f"the XML uses &{node.name}; and does not say what it stands for;"
            " write the character itself"
        )
    words = character + (node.tail or "")
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words
    if parent is not None:
        node.tail = None
        parent.remove(node)


def _refuse_entities(root: etree._Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in _entities(declared)):
        raise UnreadableFile(_ENTITIES)


def _entities(declared: etree.DTD) -> Iterator[object]:
    yield from declared.iterentities()  # type: ignore[attr-defined]  # the stubs lack it


def _said(trouble: Exception) -> str:
    words = _POSITION.sub("", str(trouble).split("\n")[0])
    if "amplification" in words:
        return _ENTITIES
    if "depth" in words:
        return "the XML is nested deeper than any text; it was not read"
    line = getattr(trouble, "lineno", None)
    return f"the XML is broken{f' at line {line}' if line else ''}: {words or 'it ends too early'}"
