"""The source note of a TEI document: where it is kept, its marking, and who drafted it."""

import re
from collections.abc import Callable

from lxml import etree

from memcon.lexicon.headings import classification
from memcon.model.marks import Ground, SourceNote
from memcon.sources.markup import local, pointed_to
from memcon.sources.tei_text import Laid, PlacedNote
from memcon.text.span import Span

_OPENS = re.compile(r"\W*sources?\s*:\s*", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)\]])\.\s+(?=[A-Z\[“(])")
_DRAFTED = re.compile(r"\b[Dd]rafted(?: and \w+)?(?: on [^.;]{3,24}| in \w+)? by\s*$")
_GOES_ON = re.compile(r"\s*(?:,|and|, and)\s*")

Said = Callable[[Span], str]


def source_note(note: PlacedNote, laid: Laid, said: Said) -> SourceNote:
    """Return the note's fields: what the markup holds, and what its first sentences open with."""
    whole = said(note.at)
    opens = _OPENS.match(whole)
    sentences = _SENTENCE_ENDS.split(whole[opens.end() :] if opens else whole)
    held = [part.strip() for part in sentences[0].rstrip(".").split(",")] if opens else []
    drafters = _drafters(note, laid)
    identifier = held[-1] if len(held) > 1 and re.search(r"\d", held[-1]) else None
    return SourceNote(
        note.at,
        Ground("tei/source", (note.at,), "The source's markup calls it the note on the source."),
        held[0] or None if held else None,
        ", ".join(held[1:-1] if identifier else held[1:]) or None,
        identifier,
        classification(sentences[1:]),
        tuple(said(at) for _, at in drafters),
        tuple(person for person in (pointed_to(e) for e, _ in drafters) if person),
    )


def _drafters(note: PlacedNote, laid: Laid) -> list[tuple[etree._Element, Span]]:
    """The marked names after "Drafted by", as long as nothing but "and" stands between them."""
    found: list[tuple[etree._Element, Span]] = []
    for placed in laid.placed:
        if local(placed.element) != "persName" or not note.at.covers(placed.at):
            continue
        if found:
            between = laid.text[found[-1][1].end : placed.at.start]
            if not _GOES_ON.fullmatch(between):
                break
            found.append((placed.element, placed.at))
        elif _DRAFTED.search(laid.text[note.at.start : placed.at.start]):
            found.append((placed.element, placed.at))
    return found
