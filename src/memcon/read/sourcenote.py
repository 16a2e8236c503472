"""The source note: where the document is kept, its marking, and who drafted and translated it."""

import re
from collections.abc import Iterator

from memcon.lexicon.headings import classification
from memcon.model.marks import Ground, Mark, Note, SourceNote
from memcon.model.reading import Draft
from memcon.read.drafters import PERSON, drafters
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

_OPENS = re.compile(
    r"\W{0,3}(?:\d{1,3}\.? |[¹*] ?)?\W{0,3}"
    r"(?:Sources?|SOURCES?|Archive reference|Provenance)\s?:\s*|\d{1,3} Source[.:]?\s+(?=[A-Z])"
)
_LAST = 25  # paragraphs from the end, and from the beginning, among which it stands
_DRAFTED = re.compile(
    r"\b(?:[Dd]rafted|[Pp]repared|[Ww]ritten|[Rr]ecorded|[Tt]aken down)(?: and \w+)?(?: jointly)?"
    r"(?:,? (?:on|in|at|for) [^.;]{1,40}?)?,? by (?=\S)"
)
_TRANSLATED = re.compile(
    rf"\b[Tt]ranslat(?:ed|ion)(?: from (?:the )?[A-Z]\w+)? (?:(?:for [^.;]{{3,60}} )?by) "
    rf"(?P<who>{PERSON})"
)
_STOPS = re.compile(r"(?<!\s[A-Z])(?<!\.[A-Z])\.\s+(?=[A-Z“\[])|;\s+(?=[A-Z][a-z]+ed by)")
_HELD = re.compile(
    r"(?:From )?(?:the )?(?P<what>.+?) (?:donated to|deposited (?:in|at|with)|held (?:by"
    r"|in|at)|kept (?:by|in|at)|given to|courtesy of) (?:the )?(?P<where>.+)"
)
_IDENTIFIER = re.compile(
    r"(?:(?:Box|Folder|File|Reel|Lot|Fond|Opis|Delo|Bundle|Dossier|Series|Vol\.|Volume"
    r"|f\.|op\.|d\.|ll?\.|ff?\.)\s?[\w/ .–-]*\d[\w/.–-]*|[A-Z]{1,6}[ /-]?\d+[\w/.–-]*"
    r"|\d{2,4}[A-Z]?\.\d[\w/.–-]*(?:/\d[\w.–-]*)?|[A-Z]{2,5} \d{1,2}(?:-\d)? "
    r"[A-Z][\w-]*(?:/\w+)?)"
)


def sourcenote(draft: Draft) -> Iterator[Mark]:
    """Add the SourceNote mark; needs the notes. Silent where the source marks its own."""
    if draft.of_kind(SourceNote):
        return
    for at, body in _places(draft):
        yield _read(draft.text, at, body)
        return


def _places(draft: Draft) -> Iterator[tuple[Span, Span]]:
    """Where the source note stands, whole and without its marker, label and brackets."""
    text = draft.text
    for note in draft.of_kind(Note):
        match = _OPENS.match(text, note.at.start, note.at.end)
        if match:
            yield note.at, Span(match.end(), note.at.end)
    for paragraph in _edges(draft.paragraphs):
        match = _OPENS.match(text, paragraph.at.start, paragraph.at.end)
        if match:
            end = paragraph.at.end - (text[paragraph.at.end - 1] in "])")
            yield paragraph.at, Span(match.end(), end)


def _edges(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(dict.fromkeys([*reversed(paragraphs[-_LAST:]), *paragraphs[:_LAST]]))


def _read(text: str, at: Span, body: Span) -> SourceNote:
    said = body.of(text)
    sentences = [part.strip() for part in _STOPS.split(said) if part.strip()]
    holding = sentences[0] if sentences else ""
    parts = [part.strip() for part in holding.rstrip(".").split(",") if part.strip()]
    repository, rest = (parts[0], parts[1:]) if parts else (None, [])
    held = _HELD.fullmatch(repository or "")
    if held:
        repository, rest = held["where"], [held["what"], *rest]
    identifiers = [part for part in rest if _IDENTIFIER.fullmatch(part) or _IDENTIFIER.match(part)]
    collection = [part for part in rest if part not in identifiers]
    drafted = tuple(
        dict.fromkeys(
            name for match in _DRAFTED.finditer(said) for name in drafters(said[match.end() :])
        )
    )
    translated = _TRANSLATED.search(said)
    return SourceNote(
        at,
        Ground("source/note", (at,), 'It opens with "Source".'),
        repository,
        ", ".join(collection) or None,
        ", ".join(identifiers) or None,
        classification(sentences[1:]),
        drafted,
        (),
        translated["who"] if translated else None,
    )
