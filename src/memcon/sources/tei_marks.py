"""What a TEI document's own markup says, as marks: each rule is "tei/" and the element's name."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from memcon.lexicon.load import words
from memcon.model.marks import (
    Addressee,
    Aside,
    DocumentDate,
    DocumentPlace,
    Entity,
    Form,
    Ground,
    Mark,
    Mention,
    Note,
    Reference,
    Sender,
    Signature,
    Speech,
    Subject,
    Time,
    Title,
)
from memcon.sources.markup import attribute, local, pointed_to, words_of
from memcon.sources.tei_attendees import attendees
from memcon.sources.tei_dates import Stated, stated
from memcon.sources.tei_source import source_note
from memcon.sources.tei_text import Laid, Placed
from memcon.text.span import Span

_NAMES = {
    "persName": Entity.PERSON,
    "placeName": Entity.PLACE,
    "geogName": Entity.PLACE,
    "settlement": Entity.PLACE,
    "country": Entity.PLACE,
    "region": Entity.PLACE,
    "orgName": Entity.ORGANISATION,
}
_TO = re.compile(
    r"\W*(?:memorandum\b.*|(?:memorandum )?(?:to|for)\b.*|addressees?\W*|)", re.IGNORECASE
)
_FROM = re.compile(r"\W*from\b.*", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(from|to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text and placed markup, and the id of the file that its references count in."""

    element: etree._Element
    laid: Laid
    file: str
    anchors: tuple[Span, ...]

    @classmethod
    def of(cls, element: etree._Element, laid: Laid, file: str) -> "Document":
        """Return the document with the places of its notes' markers in order."""
        anchors = sorted(note.anchor for note in laid.notes if note.anchor is not None)
        return cls(element, laid, file, tuple(anchors))

    def said(self, at: Span) -> str:
        """Return the words at a place, without the markers of notes, on one line."""
        pieces: list[str] = []
        text, start = self.laid.text, at.start
        for anchor in self.anchors[bisect_left(self.anchors, Span(at.start, 0)) :]:
            if anchor.end > at.end:
                break
            pieces.append(text[start : anchor.start])
            start = anchor.end
        pieces.append(text[start : at.end])
        return " ".join("".join(pieces).split())


def marks(document: Document) -> Iterator[Mark]:
    """Yield a mark for each statement of the markup that memcon has a kind for."""
    for placed in document.laid.placed:
        make = _MAKERS.get(local(placed.element))
        if make is not None:
            yield from make(document, placed)
    yield from _title(document)
    yield from _dateline(document)
    yield from _route(document)
    yield from attendees(document.laid, document.said)
    yield from _notes(document)


def _because(name: str, what: str, *rest: Span) -> Ground:
    return Ground(f"tei/{name}", rest, f"The source's markup says so: {what}.")


def _title(document: Document) -> Iterator[Mark]:
    for head in document.laid.placed:
        if local(head.element) == "head" and head.element.getparent() is document.element:
            said = document.said(head.at)
            genre = _genres().search(said)
            number = attribute(document.element, "n")
            yield Title(
                head.at,
                _because("head", "it is the document's heading", head.at),
                number,
                genre.group().lower() if genre else None,
            )
            return


@lru_cache(maxsize=1)
def _genres() -> re.Pattern[str]:
    longest_first = sorted(words("headings", "genres"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def _dateline(document: Document) -> Iterator[Mark]:
    """The first dateline with a date is the document's; the datelines of what it quotes are not."""
    datelines: dict[etree._Element, dict[str, Placed]] = {}
    for placed in document.laid.placed:
        if local(placed.element) in ("date", "placeName", "time"):
            for line in placed.element.iterancestors("{*}dateline"):
                datelines.setdefault(line, {}).setdefault(local(placed.element), placed)
    own = next((parts for parts in datelines.values() if "date" in parts), None)
    own = own or next(iter(datelines.values()), {})
    if "placeName" in own:
        at = own["placeName"].at
        ground = _because("placeName", "it is the dateline's place", at)
        yield DocumentPlace(at, ground, document.said(at))
    if "date" in own:
        date = stated(own["date"].element)
        clock = stated(own["time"].element) if "time" in own else Stated()
        words_of_it = (own["date"].at, own["time"].at) if "time" in own else (own["date"].at,)
        yield DocumentDate(
            own["date"].at,
            _because("date", "it is the dateline's date", *words_of_it),
            date.value,
            time_from=clock.time_from or date.time_from,
            time_to=clock.time_to or date.time_to,
        )
    for parts in datelines.values():
        if parts is not own and "date" in parts:
            yield from _time(document, parts["date"])


def _time(document: Document, placed: Placed) -> Iterator[Mark]:
    value = stated(placed.element).value
    if value is not None:
        yield Time(placed.at, _because("date", "it is a date", placed.at), value)


def _date_in_text(document: Document, placed: Placed) -> Iterator[Mark]:
    if next(placed.element.iterancestors("{*}dateline"), None) is None:
        yield from _time(document, placed)


def _name(document: Document, placed: Placed) -> Iterator[Mark]:
    name = local(placed.element)
    if name != "persName" and next(placed.element.iterancestors("{*}dateline"), None) is not None:
        return
    ground = _because(name, f"it is the name of a {_NAMES[name].value}", placed.at)
    yield Mention(
        placed.at, ground, _NAMES[name], document.said(placed.at), pointed_to(placed.element)
    )


def _route(document: Document) -> Iterator[Mark]:
    """Sender and addressee of the heading.

    Editors slip, and call both "from": where they do, the heading's own "from" and "to" decide.
    """
    found = [
        (placed, attribute(placed.element, "type") or "")
        for placed in document.laid.placed
        if local(placed.element) in ("persName", "gloss", "orgName", "rs", "name")
        and attribute(placed.element, "type") in ("from", "to")
    ]
    slipped = len(found) > 1 and len({direction for _, direction in found}) == 1
    for placed, marked in found:
        direction = (slipped and _direction(document, placed.at)) or marked
        kind = Sender if direction == "from" else Addressee
        ground = _because(direction, f"the document goes {direction} here", placed.at)
        yield kind(placed.at, ground, document.said(placed.at), pointed_to(placed.element))


def _direction(document: Document, at: Span) -> str | None:
    line = document.laid.text.rfind("\n", 0, at.start) + 1
    before = _DIRECTION.findall(document.laid.text[line : at.start])
    return str(before[-1]).lower() if before else None


def _item(document: Document, placed: Placed) -> Iterator[Mark]:
    parent = placed.element.getparent()
    kind = attribute(parent, "type") if parent is not None else None
    if kind not in ("subject", "from", "to") or parent is None:
        return
    heads = [child for child in parent if local(child) == "head"]
    label = words_of(heads[0]) if heads else ""
    said = document.said(placed.at)
    ground = _because(kind, f"it stands in the list “{label or kind}”", placed.at)
    if kind == "subject":
        yield Subject(placed.at, ground, said)
    elif (_FROM if kind == "from" else _TO).fullmatch(label):
        people = list(placed.element.iter("{*}persName"))
        person = pointed_to(people[0]) if len(people) == 1 else None
        yield (Sender if kind == "from" else Addressee)(placed.at, ground, said, person)


def _signed(document: Document, placed: Placed) -> Iterator[Mark]:
    inside = [
        other
        for other in document.laid.placed
        if local(other.element) == "persName" and placed.element in other.element.iterancestors()
    ]
    ground = _because("signed", "it is a signature", placed.at)
    if len(inside) > 1:
        for other in inside:
            yield Signature(other.at, ground, document.said(other.at), pointed_to(other.element))
        return
    first_line = Span(
        placed.at.start, placed.at.start + len(placed.at.of(document.laid.text).split("\n")[0])
    )
    name = document.said(inside[0].at if inside else first_line)
    yield Signature(placed.at, ground, name, pointed_to(inside[0].element) if inside else None)


def _reference(document: Document, placed: Placed) -> Iterator[Mark]:
    target = (placed.element.get("target") or "").strip()
    if not target or " " in target:
        return
    volume, _, place = target.partition("#")
    if "://" not in target:
        target = f"{volume or document.file}/{place}" if place else volume
    yield Reference(placed.at, _because("ref", f"it refers to {target}", placed.at), target)


def _speech(document: Document, placed: Placed) -> Iterator[Mark]:
    speakers = [
        other
        for other in document.laid.placed
        if local(other.element) == "speaker" and other.element.getparent() is placed.element
    ]
    label = speakers[0].at if speakers else None
    person = pointed_to(placed.element)
    name = document.said(label).rstrip(" .:") if label else (person or "")
    ground = _because(local(placed.element), "it is a turn of speech", label or placed.at)
    yield Speech(placed.at, ground, Form.DIRECT, name, person, (), label)


def _stage(document: Document, placed: Placed) -> Iterator[Mark]:
    yield Aside(placed.at, _because("stage", "it is a stage direction", placed.at))


def _notes(document: Document) -> Iterator[Mark]:
    for note in document.laid.notes:
        if note.at.start == note.at.end:
            continue
        rests_on = (note.anchor,) if note.anchor else (note.at,)
        ground = _because("note", "it is a note", *rests_on)
        yield Note(note.at, ground, note.marker, note.anchor)
        if attribute(note.element, "type") == "source":
            yield source_note(note, document.laid, document.said)


_Maker = Callable[[Document, Placed], Iterator[Mark]]
_MAKERS: dict[str, _Maker] = {
    **dict.fromkeys(_NAMES, _name),
    "date": _date_in_text,
    "item": _item,
    "signed": _signed,
    "ref": _reference,
    "sp": _speech,
    "u": _speech,
    "stage": _stage,
}
