"""What notes cite in full, by volume or by file, and what "ibid." repeats of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.finding import Finding
from memcon.model.marks import Ground, Mark, Note, Reference, SourceNote
from memcon.model.reading import Draft
from memcon.text.span import Span

_LOCATOR = (
    r"(?:pp?\.|pages?|[Dd]ocuments?|[Dd]ocs?\.|[Nn]os?\.) ?\d[\d–-]*(?:(?:, | and )\d[\d–-]*)*"
)
_VOLUME = re.compile(
    rf"(?:[Vv]ol\.|[Vv]olume) (?:[IVXLC]+|\d{{1,3}})(?:, Part \w+)?"
    rf"(?:, [A-Z\d][^,;.()\n]{{2,40}}){{0,2}}, {_LOCATOR}"
)
_SERIES = re.compile(
    r"\b(?!(?:See|In|Cf|Also|For) )[A-Z][\w'’]+(?: (?:of|the|and|on|for|[A-Z][\w'’]+)){0,7}"
    r"(?:, \d{4}(?:[-–]\d{2,4})?|, [Ss]eries [\w ]{1,12})*, $"
)
_FILE = re.compile(r"\((?:[^();]{1,80}; )?(?P<file>[A-Z][^();]{2,60}, [^();]{3,120})\)")
_FILES = re.compile(
    r"\b(?:Files?|Archives?|Librar(?:y|ies)|Papers|Records|Collection|Lot|Fond|Box|Folder|Series"
    r"|Ministry|Department|Office)\b"
)
_TAIL = (
    rf"(?:[Vv]ol\.|[Vv]olume) (?:[IVXLC]+|\d+)(?:, {_LOCATOR})?|{_LOCATOR}"
    r"|\d[\w./–-]*\w(?: [A-Z\d][\w./–-]*)*|[A-Z][^();\n]{2,90}?"
)
_IBID = re.compile(
    rf"\b[Ii]bid(?:\.|em\b\.?)(?:, (?P<tail>{_TAIL})"
    r"(?=[);\n]|,? (?:and|or|which|in|see|for|where|through)\b|, [a-z]|\.(?:\s|$|\))|$))?"
)
_PAGES = re.compile(r", (?:pp?\.|pages?) \d[\d–-]*(?:(?:, | and )\d[\d–-]*)*")
_WORK = re.compile(
    r"(?:(?:[Ss]ee|in|In|[Cc]f\.|text of) |^|[(\n;:”\"] ?|\. |\n\d{1,3} )"
    r"(?P<work>(?:[A-Z]\. )*[A-Z][\w'’]*(?:[ ,:-]+(?:\([^()]{3,30}\)|of|the|and|on|for|in"
    r"|(?:vol|Vol|No|no)\. \w+|[A-Z\d][\w'’.-]*))*)$"
)
_LAST_LOCATOR = re.compile(rf",? {_LOCATOR}\W*$")
_LAST_VOLUME = re.compile(r",? (?:[Vv]ol\.|[Vv]olume) .*$")
_OPENS = re.compile(r"\W*(?:\d{1,3}|[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+)?\W*(?:[Ss]ee |[Cc]f\. )?$")
_VOL = re.compile(r"ol(?:ume|\.) (?=[IVXLC\d])")
_BACK = 110  # characters before a volume's number in which its series is named
_LONGEST = 180  # characters of a note that is nothing but a citation


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation in full: its place, what it says in one line, and whether it is of a file."""

    at: Span
    says: str
    filed: bool = False


def citations(draft: Draft) -> Iterator[Mark | Finding]:
    """Add a Reference for each citation of a volume's document or page, and for each "ibid."."""
    text = draft.text
    cited = list(_volumes(text))
    for one in cited:
        because = "It names the series, the volume and the place in it."
        yield Reference(one.at, Ground("reference/volume", (one.at,), because), one.says)
    works = [one for one in _works(text) if not any(one.at.meets(other.at) for other in cited)]
    for one in works:
        because = "It names a work and pages in it."
        yield Reference(one.at, Ground("reference/work", (one.at,), because), one.says)
    cited += works
    if "bid." in text or "bidem" in text:
        cited.extend(_files(draft))
        yield from _ibids(draft, sorted(cited, key=lambda one: one.at))


def _volumes(text: str) -> Iterator[_Cited]:
    """Such as "Documents on Halven Policy, 1961, vol. V, Document 12": found by its "vol."."""
    for found in _VOL.finditer(text):
        at = found.start() - 1
        match = _VOLUME.match(text, at) if at >= 0 else None
        series = _SERIES.search(text[max(0, at - _BACK) : at]) if match else None
        if match and series:
            span = Span(at - (series.end() - series.start()), match.end())
            yield _Cited(span, " ".join(span.of(text).split()))


def _works(text: str) -> Iterator[_Cited]:
    """Such as "J. Sabran, The Narrows (Lowmark, 1958), p. 34": found by its pages."""
    for pages in _PAGES.finditer(text):
        begin = max(0, pages.start() - _BACK)
        work = _WORK.search(text[begin : pages.start()])
        if work and len(work["work"].split()) > 1:
            span = Span(begin + work.start("work"), pages.end())
            yield _Cited(span, " ".join(span.of(text).split()))


def _files(draft: Draft) -> Iterator[_Cited]:
    """Files cited in brackets, and the one where the document itself is kept."""
    text = draft.text
    for source in draft.of_kind(SourceNote):
        parts = (source.repository, source.collection, source.identifier)
        says = ", ".join(part for part in parts if part)
        if says:
            yield _Cited(Span(source.at.start, source.at.start), says, True)
    for match in _FILE.finditer(text):
        says = " ".join(match["file"].split())
        if _FILES.search(says) and "bid." not in says:
            yield _Cited(Span(*match.span("file")), says, True)


def _ibids(draft: Draft, cited: list[_Cited]) -> Iterator[Mark | Finding]:
    text = draft.text
    notes = sorted(draft.of_kind(Note), key=lambda note: note.at)
    starts = [note.at.start for note in notes]
    for match in _IBID.finditer(text):
        at = Span(*match.span())
        place = bisect_right(starts, at.start) - 1
        note = notes[place] if place >= 0 and notes[place].at.covers(at) else None
        opens = note is not None and _OPENS.fullmatch(text[note.at.start : at.start])
        before = _last_before(cited, at.start)
        if opens and place:
            before = _of_note(text, notes[place - 1], before)
        if before is None or not _goes_with(before, match["tail"]):
            yield Finding("reference/ibid", "Nothing is cited before it that it could repeat.", at)
            continue
        whose = next((n.marker for n in notes if n.at.covers(before.at) and n != note), None)
        where = f"As in note {whose}" if whose else "As cited just before"
        ground = Ground("reference/ibid", (at, before.at), f"{where}: {before.says}.")
        target = _repeated(before.says, match["tail"])
        yield Reference(at, ground, target)
        again = _Cited(at, target, before.filed)
        cited.insert(bisect_right([one.at for one in cited], at), again)


def _goes_with(before: _Cited, tail: str | None) -> bool:
    """Tell whether a page or a volume follows a work, and a file's number a file."""
    if tail is None:
        return True
    of_work = bool(re.match(rf"[Vv]ol|{_LOCATOR}", tail))
    return of_work is not before.filed


def _last_before(cited: list[_Cited], place: int) -> _Cited | None:
    index = bisect_right([one.at.start for one in cited], place - 1)
    return cited[index - 1] if index else None


def _of_note(text: str, note: Note, before: _Cited | None) -> _Cited | None:
    """What the note before cites: one of the citations known, else its own words if no more."""
    if before is not None and note.at.covers(before.at):
        return before
    words = " ".join(note.at.of(text).removeprefix(note.marker).split()).strip(" .")
    plain = len(words) <= _LONGEST and ". " not in re.sub(r"\b(?:[A-Z]|pp?|vol|nos?)\. ", "", words)
    return _Cited(note.at, words) if plain and re.search(r"\d", words) else None


def _repeated(said: str, tail: str | None) -> str:
    """A citation with another place in it: "vol. V, p. 12" and "p. 14", file and number."""
    if tail is None:
        return said
    tail = " ".join(tail.split())
    if re.match(r"[Vv]ol", tail):
        return f"{_LAST_VOLUME.sub('', said)}, {tail}"
    if re.fullmatch(_LOCATOR, tail):
        return f"{_LAST_LOCATOR.sub('', said)}, {tail}"
    parts = said.split(", ")
    kept = parts[:1] if _FILES.search(tail) else [p for p in parts[:2] if not p[:1].isdigit()]
    return ", ".join([*kept, tail])
