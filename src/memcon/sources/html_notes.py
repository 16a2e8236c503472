"""Notes in HTML: a link that is a marker, and the block with the same marker that it leads to."""

import re
from collections.abc import Iterator

from lxml import etree

from memcon.model.marks import Ground, Mark, Note
from memcon.sources.html_text import BLOCKS, Laid
from memcon.sources.markup import local
from memcon.text.span import Span

_MARKER = re.compile(r"[\[(]?(\d{1,3}|[*†‡]{1,3}|[ivx]{1,5}|[a-z])[\])]?")
_BACK = re.compile(r"\s*(?:[↩↑^]\ufe0e?|\[?back\]?)\s*$", re.IGNORECASE)
_BODIES = BLOCKS | {"li", "dd", "td"}


def notes(laid: Laid) -> Iterator[Mark]:
    """Yield a Note for each marker whose link leads to a later block that opens with it."""
    targets = _targets(laid)
    seen: set[etree._Element] = set()
    for link, anchor in laid.places.items():
        href = link.get("href") or ""
        match = _MARKER.fullmatch(anchor.of(laid.text)) if href.startswith("#") else None
        body = targets.get(href[1:]) if match else None
        if match is None or body is None or body in seen:
            continue
        at = _body(laid, laid.places[body], match.group(1))
        if at is not None and at.start > anchor.end:
            seen.add(body)
            because = "The page links the marker to the note."
            yield Note(at, Ground("html/note", (anchor,), because), match.group(1), anchor)


def _targets(laid: Laid) -> dict[str, etree._Element]:
    """The block that each name on the page leads to."""
    found: dict[str, etree._Element] = {}
    for element in laid.places:
        for name in (element.get("id"), element.get("name")):
            block: etree._Element | None = element
            while block is not None and local(block) not in _BODIES:
                block = block.getparent()
            if name and block is not None and block in laid.places:
                found.setdefault(name, block)
    return found


def _body(laid: Laid, at: Span, marker: str) -> Span | None:
    """The note without its marker and without the link back; None where the marker is not there."""
    opens = re.match(rf"[\[(]?{re.escape(marker)}[\]).:]*\s*", at.of(laid.text))
    if opens is None:
        return None
    words = at.of(laid.text)
    back = _BACK.search(words)
    end = at.start + (back.start() if back else len(words))
    body = Span(at.start + opens.end(), max(end, at.start + opens.end())).trimmed(laid.text)
    return body if body.end > body.start else None
