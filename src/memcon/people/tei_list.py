"""The people of a TEI list of persons."""

from collections.abc import Iterator

from lxml import etree

from memcon.model.errors import UnreadableFile
from memcon.model.people import Registered
from memcon.people.entry import registered

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def of_tei(data: bytes) -> Iterator[Registered]:
    """Yield the people: of items whose `persName` has an `xml:id`, or of `person` elements."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"the register of people is broken XML: {error}") from error
    found = False
    for element in root.iter(_TEI + "persName", _TEI + "person"):
        named_id = element.get(_ID)
        if not named_id:
            continue
        found = True
        if element.tag == _TEI + "person":
            named = element.find(_TEI + "persName")
            name = _text(named if named is not None else element)
            yield registered(named_id, name, _text(element))
        else:
            yield registered(named_id, _text(element).strip(" ,"), _text(_item(element)))
    if not found:
        raise UnreadableFile("the TEI holds no list of persons with xml:id")


def _item(element: etree._Element) -> etree._Element:
    """The list's item in which a name stands."""
    at: etree._Element | None = element
    while at is not None and at.tag not in (_TEI + "item", _TEI + "p"):
        at = at.getparent()
    return at if at is not None else element


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
