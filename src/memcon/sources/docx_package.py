"""The parts of a Word document: which holds the text, the notes, the comments, the numbering."""

from posixpath import join, normpath

from lxml import etree

from memcon.model.errors import UnreadableFile
from memcon.sources.markup import parsed
from memcon.sources.packing import Archive

_USUAL = "word/document.xml"


class Package:
    """The document's parts by the kind of relation that leads to them ("footnotes")."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self._main = self._related("_rels/.rels", "").get("officeDocument", _USUAL)
        folder, _, name = self._main.rpartition("/")
        self._parts = self._related(join(folder, "_rels", f"{name}.rels"), folder)

    def document(self) -> etree._Element:
        """Return the root of the part that holds the text."""
        data = self._archive.part(self._main)
        if data is None:
            raise UnreadableFile("the Word document has no text part; save it again as DOCX")
        return parsed(data)

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of another part, None where the document has none of the kind."""
        name = self._parts.get(kind)
        data = self._archive.part(name) if name else None
        return parsed(data) if data else None

    def _related(self, name: str, folder: str) -> dict[str, str]:
        data = self._archive.part(name)
        found: dict[str, str] = {}
        for relation in parsed(data) if data else ():
            target, kind = relation.get("Target"), relation.get("Type") or ""
            if target and relation.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else join(folder, target)
                found.setdefault(kind.rpartition("/")[2], normpath(path))
        return found
