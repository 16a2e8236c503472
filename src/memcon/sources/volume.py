"""Where each document of a compiled volume begins: numbered headings that follow one another.

A volume's documents are numbered through; so are the paragraphs of many a document. Every
numbered line that looks like a heading is weighed by what it says and what stands around it,
and of all sequences that count upwards through the text the weightiest is taken.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from memcon.lexicon.headings import genre_pattern
from memcon.model.finding import Finding
from memcon.model.reading import Reading, moved
from memcon.model.record import PageStart, Record
from memcon.text.span import Span

FEWEST = 3  # documents; fewer numbered headings make no volume
_LONGEST = 420  # characters of a heading
_LONGEST_CAPITALS = 120  # characters of a heading in capitals; a longer line is a cable's text
_OPENS = re.compile(
    r"[ \t]*(?:#+ |\*\*)?(?:(?:No\.|Document|DOCUMENT|Doc\.)(?: "
    r"No\.| NO\.)? )?"
    r"(?P<number>\d{1,4})(?P<stop>\.|\)|:|\n| –| —)[ \t]*(?P<title>[^\n]{3})"
)
_BLANK_LINE = re.compile(r"\n(?=\n)")
_PAGE_END = re.compile(r"\f")
_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December)\b|\b[Uu]ndated\b|\b1[789]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_NOTE = re.compile(r"(?:\d{1,3}|[*†¹²³⁴⁵⁶⁷⁸⁹]+)\.? \S")
_SENTENCE = re.compile(r"[a-z]{2}[)”\"’']*[.;:,][)”\"’']*$")
_SURE = 4  # weight from which a heading is no matter of doubt
_GAP = 2  # numbers that may be missing between two documents
_GENRE_WITHIN = 60  # characters from the title's beginning


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a document begins, its number, and whether what stands there leaves no doubt."""

    start: int
    number: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    number: int
    weight: int


def boundaries(text: str) -> tuple[Boundary, ...]:
    """Return where the documents of a volume begin in `text`: nothing where it is no volume."""
    candidates = tuple(_candidates(text))
    chain = _heaviest(candidates)
    if chain and candidates[0].weight >= _SURE and chain[0] is not candidates[0]:
        return ()  # the text's own heading is a number of another sequence: one document
    if len(chain) < FEWEST or sum(item.weight >= _SURE for item in chain) * 2 < len(chain):
        return ()
    return tuple(Boundary(item.start, item.number, item.weight >= _SURE) for item in chain)


def documents(volume: Reading) -> Iterator[Reading]:
    """Yield each document of a compiled volume as a record of its own, else `volume` as it is.

    A document's id is the volume's with "/d" and its number; what stands before the first is
    "/front". The marks that the file's own markup made go with the words they stand on.
    """
    text = volume.record.text
    begun = boundaries(text)
    if not begun:
        yield volume
        return
    parts = [Boundary(0, 0, True), *begun] if text[: begun[0].start].strip() else list(begun)
    ends = [*(boundary.start for boundary in parts[1:]), len(text)]
    for boundary, end in zip(parts, ends, strict=True):
        yield _document(volume, boundary, Span(boundary.start, end))


def _document(volume: Reading, boundary: Boundary, at: Span) -> Reading:
    record = volume.record
    name = "front" if boundary.number == 0 else f"d{boundary.number}"
    page = _page_at(record.pages, at.start)
    source = replace(
        record.source,
        start=record.source.start + at.start,
        end=record.source.start + at.end,
        page=int(page.label) if page and page.label.isdigit() else record.source.page,
    )
    pages = tuple(
        PageStart(start.offset - at.start, start.label)
        for start in record.pages
        if at.start <= start.offset < at.end
    )

    def there(span: Span) -> Span:
        return Span(max(0, span.start - at.start), max(0, min(span.end, at.end) - at.start))

    part = Reading(
        Record.of(f"{record.id}/{name}", at.of(record.text), source, pages),
        tuple(moved(mark, there) for mark in volume.marks if at.covers(mark.at)),
        tuple(replace(item, at=there(item.at)) for item in volume.findings if at.meets(item.at)),
    )
    if boundary.sure:
        return part
    heading = Span(0, max(0, part.record.text.find("\n")))
    message = "Taken for the beginning of a document by its number; nothing else tells it for sure."
    return replace(part, findings=(*part.findings, Finding("volume/boundary", message, heading)))


def _page_at(pages: tuple[PageStart, ...], offset: int) -> PageStart | None:
    place = bisect_right([page.offset for page in pages], offset) - 1
    return pages[place] if place >= 0 else None


def _candidates(text: str) -> Iterator[_Candidate]:
    floor = 0
    for begins in _beginnings(text):
        match = _OPENS.match(text, begins) if begins >= floor else None
        if match is None:
            continue
        floor = match.end()
        weight = _weight(text, match)
        if weight > 0:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield _Candidate(start, int(match["number"]), weight)


def _beginnings(text: str) -> list[int]:
    """Where the text, a page, or a paragraph behind a blank line begins, in order."""
    blank = {match.end() + 1 for match in _BLANK_LINE.finditer(text)}
    pages = (
        {place + 1 for place, letter in enumerate(text) if letter == "\f"} if "\f" in text else ()
    )
    return sorted({0, *blank, *pages})


def _weight(text: str, match: re.Match[str]) -> int:
    """How much a numbered line looks like a document's heading; 0 or less: not at all."""
    # A heading is a paragraph by itself, over a line or two.
    end = text.find("\n\n", match.start("title"))
    title = text[match.start("title") : end if end >= 0 else len(text)].rstrip()
    if len(title) > _LONGEST or _SENTENCE.search(title):
        return 0
    if title.isupper() and len(title) > _LONGEST_CAPITALS:
        return 0
    said = [word for word in title.split() if len(word) > 3]
    weight = -1
    if genre_pattern().search(title, 0, _GENRE_WITHIN):
        weight += 3
    if sum(word[0].isupper() for word in said) * 3 >= len(said) * 2:
        weight += 2
    if _dated(text, match.start("title") + len(title)) or _DAY.search(title):
        weight += 2
    before = text.rfind("\n\n", 0, max(0, match.start() - 1))
    if match.start() == 0 or _NOTE.match(text, before + 2 if before >= 0 else 0):
        weight += 1
    return weight


def _dated(text: str, end: int) -> bool:
    """Tell whether one of the next paragraphs is short and holds a date."""
    for _ in range(4):
        start = end
        while start < len(text) and text[start] == "\n":
            start += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start < 160 and _DAY.search(text, start, end):
            return True
    return False


def _heaviest(candidates: tuple[_Candidate, ...]) -> tuple[_Candidate, ...]:
    """The weightiest chain whose numbers count upwards by one, or leave out one or two."""
    best: dict[int, tuple[int, int]] = {}
    back: list[int | None] = []
    for index, item in enumerate(candidates):
        score, before = item.weight, None
        for step in range(1, _GAP + 2):
            if item.number - step in best:
                reached = best[item.number - step][0] + item.weight - 3 * (step - 1)
                if reached > score:
                    score, before = reached, best[item.number - step][1]
        back.append(before)
        if item.number not in best or score > best[item.number][0]:
            best[item.number] = (score, index)
    if not best:
        return ()
    walk: int | None = max(best.values())[1]
    chain = []
    while walk is not None:
        chain.append(candidates[walk])
        walk = back[walk]
    return tuple(reversed(chain))
