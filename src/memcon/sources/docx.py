"""DOCX: the text of a Word document, its foot- and endnotes as marks, its comments as findings.

Headers and footers are the page's and are not read. Where pages end is not stored in the file, so
the record has none.
"""

from collections.abc import Iterator

from lxml import etree

from memcon.model.finding import Finding
from memcon.model.marks import Ground, Mark, Note
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.sources.docx_numbers import Numbers
from memcon.sources.docx_package import Package
from memcon.sources.docx_text import Laid, Parts, laid
from memcon.sources.encoding import spoken
from memcon.sources.given import Given
from memcon.sources.markup import local, words_of
from memcon.text.span import Span

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_RULES = {"footnote": "docx/footnote", "endnote": "docx/endnote"}
_CHANGED = (
    "The document holds tracked changes. It was read as if all were accepted: what was put in"
    " stands in the text, what was struck out does not."
)
_HIDDEN = "Some words of the document are formatted as hidden and were not read."


def readings(given: Given) -> Iterator[Reading]:
    """Yield the record of a Word document."""
    package = Package(given.data)
    notes = {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")}
    numbers = Numbers(package.part("numbering"), package.part("styles"))
    parts = Parts(package.document(), notes, _forms(package.part("settings")), numbers)
    own = laid(parts)
    spoken(own.text)
    source = Origin(given.path, MEDIA_TYPE, given.sha256, 0, len(own.text))
    findings = (*_findings(own), *_comments(own, package.part("comments")))
    yield Reading(Record.of(given.id, own.text, source), tuple(_marks(own)), findings)


def _forms(settings: etree._Element | None) -> dict[str, str]:
    """How notes are counted: footnotes 1, 2, 3 and endnotes i, ii, iii unless it says otherwise."""
    forms = {"footnote": "decimal", "endnote": "lowerRoman"}
    for kind in forms:
        form = settings.find(f"{{*}}{kind}Pr/{{*}}numFmt") if settings is not None else None
        for name, value in form.attrib.items() if form is not None else ():
            if str(name).endswith("}val"):
                forms[kind] = str(value)
    return forms


def _marks(own: Laid) -> Iterator[Mark]:
    for note in own.notes:
        if note.at.end > note.at.start:
            because = (
                f"The Word document has it as {'an' if note.kind[0] == 'e' else 'a'} {note.kind}."
            )
            ground = Ground(_RULES[note.kind], (note.anchor,), because)
            yield Note(note.at, ground, note.marker, note.anchor)


def _findings(own: Laid) -> Iterator[Finding]:
    if own.changed:
        yield Finding("source/changes", _CHANGED, Span(0, 0))
    if own.hidden:
        yield Finding("source/hidden", _HIDDEN, Span(0, 0))


def _comments(own: Laid, part: etree._Element | None) -> Iterator[Finding]:
    for comment in part if part is not None else ():
        fields = {str(key).rpartition("}")[2]: str(v) for key, v in comment.attrib.items()}
        at = own.comments.get(fields.get("id", ""))
        words = words_of(comment)
        if local(comment) == "comment" and at is not None and words:
            who = fields.get("author") or "somebody"
            message = f"A comment in the document, by {who}: {words}"
            yield Finding("source/comment", message, at.trimmed(own.text), weighty=False)
