"""Foot- and endnotes: which paragraphs they are, and where in the text each is called.

A note's marker is found in the text by what stands around it, and by its order: the markers of
a run of notes follow one another. A number glued to a word ("Bruce.2") is a better call than
one that may belong to the text ("of 19573", "Koo 2"); of all orders the one with the best calls
is taken.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.finding import Finding
from memcon.model.marks import Ground, Mark, Note
from memcon.model.reading import Draft
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")

_BODY = re.compile(
    rf"(?P<super>[{SUPERSCRIPTS}]{{1,3}}) ?(?=\S)"
    r"|(?P<symbol>\*{1,4}(?![^*\n]{1,80}\*)|[†‡§]{1,2}) ?(?=[^\s*_])"
    r"|\[(?P<bracket>\d{1,3})\] (?=\S)"
    r"|(?P<plain>\d{1,3}) (?=\S)"
    r"|(?P<dot>\d{1,3})[.)] (?=\S)"
)
_OPENS = frozenset("0123456789[*†‡§" + SUPERSCRIPTS)
_SOURCE = re.compile(
    r"\W{0,3}(?:\d{1,3}\.? )?\W{0,3}Source\s?:|\d{1,3} Source[.:]? [A-Z]", re.IGNORECASE
)
_HEADING = re.compile(
    r"\W{0,5}(?:foot|end)?notes?(?: and references)?:?\W{0,5}|[-_–—*=. ]{3,}", re.I
)
_DIGITS = re.compile(r"\d+")
_CALLS = {
    "super": re.compile(rf"(?<=\S)[{SUPERSCRIPTS}]{{1,3}}"),
    "symbol": re.compile(r"(?<=[^\s*†‡§])(?:\*{1,4}|[†‡§]{1,2})(?![^\s.,;:!?)\]”\"’'])"),
    "bracket": re.compile(r"\[\d{1,3}\]"),
}
_AFTER_MARK = frozenset(" \n\t.,;:!?)]}”\"’'—–…-/")
_GLUE = frozenset(".,;:!?)]}“”\"’'»…*%")
_SURE, _LIKELY, _POOR = 16, 5, 3
_LAST_WORD = re.compile(r"(\w+)\W?$")
_MONTH_BEFORE = re.compile(
    r"(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? $"
)
_SEQUENCES = (
    "No",
    "no",
    "Nos",
    "nos",
    "Art",
    "art",
    "Vol",
    "vol",
    "pp",
    "p",
    "par",
    "para",
    "Sec",
    "sec",
)
_LONGEST_FOOT = 1500  # characters; a note that stands among the paragraphs of the text is short
_LONGEST_NOTE = 6  # paragraphs; what follows a longer run is no part of the note
_REACH = 6000  # characters between a marker and its note at the page's foot


@dataclass(frozen=True, slots=True)
class _Body:
    """A paragraph that may be a note: its index, its marker as it stands and as a number."""

    index: int
    style: str
    marker: str
    order: int


@dataclass(frozen=True, slots=True)
class _Call:
    """A place in the text that may call a note, and how good a call it looks."""

    at: Span
    order: int
    weight: int


def notes(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Note marks with their anchors; needs nothing. Silent where the source marks its notes."""
    if draft.of_kind(Note):
        return
    bodies = tuple(_bodies(draft))
    if not bodies:
        return
    run = _endnotes(draft, bodies)
    yield from _marked_endnotes(draft, run)
    end = run[0].index if run else len(draft.paragraphs)
    yield from _foot_notes(draft, [body for body in bodies if body.index < end])


def _bodies(draft: Draft) -> Iterator[_Body]:
    text = draft.text
    for index, paragraph in enumerate(draft.paragraphs):
        if text[paragraph.at.start] not in _OPENS:
            continue
        match = _BODY.match(text, paragraph.at.start, paragraph.at.end)
        if match is None or match.lastgroup is None:
            continue
        marker = match.group(match.lastgroup)
        plain = marker.translate(_PLAIN)
        yield _Body(index, match.lastgroup, marker, int(plain) if plain.isdigit() else 0)


def _endnotes(draft: Draft, bodies: tuple[_Body, ...]) -> tuple[_Body, ...]:
    """The run of consecutive numbers that ends the record, from its first note on."""
    for style in ("plain", "super", "bracket", "dot"):
        own = [body for body in bodies if body.style == style]
        run: list[_Body] = []
        for body in reversed(own):
            if not run or _precedes(body, run):
                run.append(body)
                if body.order == 0:
                    break
        run.reverse()
        if run and _is_apparatus(draft, style, run):
            return tuple(run)
    return ()


def _precedes(body: _Body, run: list[_Body]) -> bool:
    """Tell whether a note goes before a run: by number, or as one of two that changed places."""
    last = run[-1].order
    if last == 1 and body.order == 0:
        return body.index == run[-1].index - 1
    if max(1, last - 2) <= body.order < last and body.order not in {other.order for other in run}:
        return True
    return body.order == last + 1 and body.order not in {other.order for other in run[-3:]}


def _is_apparatus(draft: Draft, style: str, run: list[_Body]) -> bool:
    """Tell whether a run of numbered paragraphs is notes, and not the text's own numbering."""
    text = draft.text
    first = draft.paragraphs[run[0].index].at
    if _SOURCE.match(text, first.start):
        return True
    block = len(draft.paragraphs) - run[0].index
    if block > 2 * len(run) + (style == "plain" and len(run) > 1) * _LONGEST_NOTE:
        return False
    if block > len(run) and style != "plain":
        return False
    before = draft.paragraphs[run[0].index - 1].at.of(text) if run[0].index else ""
    headed = bool(_HEADING.fullmatch(before))
    if style == "dot" and not headed:
        return False
    called = _called(text[: first.start], style, [body.order for body in run])
    sure = sum(1 for call in called.values() if call.weight >= _LIKELY)
    return sure * 2 >= len(run) and (run[0].order <= 2 or headed)


def _marked_endnotes(draft: Draft, run: tuple[_Body, ...]) -> Iterator[Mark | Finding]:
    if not run:
        return
    text = draft.text
    spans = _extents(draft, run)
    called = _called(text[: spans[0].start], run[0].style, [body.order for body in run])
    for body, span in zip(run, spans, strict=True):
        call = called.get(body.order)
        source = _SOURCE.match(text, span.start) is not None
        if source and (call is None or call.at.start > draft.paragraphs[0].at.end):
            call = None
        elif call is None:
            yield Finding(
                "note/unanchored",
                f"Note {body.marker}: no place in the text calls it for sure.",
                span,
                weighty=False,
            )
        words = (call.at,) if call else ()
        because = "Numbered in order at the end of the record"
        because += ", and called once at that place in the text." if call else "."
        yield Note(
            span, Ground("note/endnote", words, because), body.marker, call.at if call else None
        )


def _extents(draft: Draft, run: tuple[_Body, ...]) -> list[Span]:
    """Each note runs on to the paragraph before the next; the last to the record's end."""
    spans = []
    for body, following in zip(run, [*run[1:], None], strict=True):
        last = following.index - 1 if following else len(draft.paragraphs) - 1
        if last - body.index > _LONGEST_NOTE:
            last = body.index
        spans.append(Span(draft.paragraphs[body.index].at.start, draft.paragraphs[last].at.end))
    return spans


def _called(body: str, style: str, orders: list[int]) -> dict[int, _Call]:
    """The best increasing choice of calls for the notes `orders`, by number."""
    wanted = set(orders)
    calls = [call for call in _calls(body, style) if call.order in wanted]
    best: list[tuple[int, int]] = []  # by number: (score, index) of the best chain ending there
    ends: list[int] = []
    chains: list[tuple[int, int | None]] = []
    by_order: dict[int, list[int]] = {}
    for index, call in enumerate(calls):
        by_order.setdefault(call.order, []).append(index)
        chains.append((0, None))
    for order in sorted(by_order):
        news = []
        for index in by_order[order]:
            at = bisect_left(ends, calls[index].at.start)
            score, back = best[at - 1] if at else (0, -1)
            chains[index] = (score + calls[index].weight, back if at else None)
            news.append((calls[index].at.end, chains[index][0], index))
        for end, score, index in news:
            _insert(ends, best, end, (score, index))
    if not best:
        return {}
    chosen: dict[int, _Call] = {}
    walk: int | None = best[-1][1]
    while walk is not None:
        chosen[calls[walk].order] = calls[walk]
        walk = chains[walk][1]
    return chosen


def _insert(ends: list[int], best: list[tuple[int, int]], end: int, item: tuple[int, int]) -> None:
    """Keep the frontier: further on in the text only with a higher score."""
    at = bisect_left(ends, end + 1)
    if at and best[at - 1][0] >= item[0]:
        return
    while at < len(ends) and best[at][0] <= item[0]:
        del ends[at], best[at]
    ends.insert(at, end)
    best.insert(at, item)


def _calls(body: str, style: str) -> Iterator[_Call]:
    if style not in ("plain", "dot"):
        for match in _CALLS[style].finditer(body):
            plain = match.group().strip("[]").translate(_PLAIN)
            yield _Call(Span(*match.span()), int(plain) if plain.isdigit() else 0, _SURE)
        return
    for match in _DIGITS.finditer(body):
        digits = match.group()
        end = match.end()
        after = body[end] if end < len(body) else " "
        if after not in _AFTER_MARK and not after.isupper():
            continue
        for length in range(1, min(3, len(digits)) + 1):
            number = digits[-length:]
            if number[0] == "0" and digits != "0":
                continue
            weight = _weight(body, end - length, end, glued=len(digits) - length)
            if weight:
                yield _Call(Span(end - length, end), int(number), weight)


def _weight(body: str, start: int, end: int, *, glued: int) -> int:
    """How likely the number at `start` calls a note: 0 not at all.

    `glued` is the number of digits that stand before it in the same run of digits.
    """
    before = body[start - glued - 1] if start > glued else "\n"
    after = body[end] if end < len(body) else " "
    if after in ".,:-/–" and body[end + 1 : end + 2].isdigit():
        return 0
    if glued:
        return _weight_in_number(body, start - glued, start, end)
    if before == " ":
        return _weight_after_space(body, start, end)
    if before.isalpha():
        return _SURE if after not in "-/" and not after.isupper() else 1
    if before not in _GLUE:
        return 0
    capital = after.isupper() or body[end : end + 2].strip()[:1].isupper() or after == "\n"
    word = _LAST_WORD.search(body, max(0, start - 12), start)
    if before in ".," and word and word.group(1).isdigit():
        small = before == "," and end - start <= 2 and after in " \n"
        return _LIKELY if small or (before == "." and capital) else 0
    if before == "." and word and word.group(1) in _SEQUENCES:
        return 0
    if after.isupper():
        return _LIKELY if before in ".?!" else 0
    return _SURE


def _weight_in_number(body: str, first: int, start: int, end: int) -> int:
    """A marker glued to a number: "19573" is more likely the year 1957 and note 3."""
    before = body[first - 1] if first else "\n"
    if before == "\n" or (before in ",:." and body[first - 2 : first - 1].isdigit()):
        return 0
    after = body[end] if end < len(body) else " "
    if after not in " \n,;:.)”" or (after == "." and body[end + 1 : end + 2] not in (" ", "\n")):
        return 0
    whole = int(body[first:end])
    if end - first == 4 and 1700 <= whole <= 2050:
        return 0
    if end - first == 5 and 1700 <= whole // 10 <= 2050:
        return _LIKELY
    if _MONTH_BEFORE.search(body, max(0, first - 11), first):
        return 0 if whole <= 31 else _LIKELY
    return _POOR if end - first > 2 else 1


def _weight_after_space(body: str, start: int, end: int) -> int:
    """A marker set off by a space: at a line's end, or between a name and a small letter."""
    if _MONTH_BEFORE.search(body, max(0, start - 11), start):
        return 0
    after = body[end : end + 2]
    if after[:1] == "\n" and body[start - 2 : start - 1] not in ("", "\n"):
        return _LIKELY if body[start - 2].isalpha() or body[start - 2] in ".:)]”" else 0
    word = _LAST_WORD.search(body, max(0, start - 30), start)
    if body[start - 2 : start - 1] in ("…", ".", ":"):
        return 1 if after[:1] == " " and after[1:].isupper() else 0
    named = word is not None and word.group(1)[0].isupper() and word.group(1) not in _SEQUENCES
    return 2 if named and after[:1] == " " and after[1:].islower() else 0


def _foot_notes(draft: Draft, bodies: list[_Body]) -> Iterator[Mark | Finding]:
    """Notes that stand at a page's foot, between the paragraphs of the text."""
    text = draft.text
    openings = frozenset(paragraph.at.start for paragraph in draft.paragraphs)
    used: set[int] = set()
    for body in bodies:
        span = draft.paragraphs[body.index].at
        if body.style == "dot" or span.end - span.start > _LONGEST_FOOT or not body.index:
            continue
        before = text[max(0, span.start - _REACH) : span.start]
        shift = span.start - len(before)
        calls = [
            Span(call.at.start + shift, call.at.end + shift)
            for call in _calls(before, body.style)
            if call.order == body.order and call.weight >= _SURE
        ]
        calls = [
            at
            for at in calls
            if at.of(text).strip("[]") == body.marker
            and at.start not in used
            and at.start not in openings
        ]
        if not calls:
            if body.style == "super":
                yield Finding(
                    "note/unanchored", f"Nothing in the text calls note {body.marker}.", span
                )
            continue
        call = calls[-1]
        used.add(call.start)
        because = "Stands between paragraphs and opens with a marker that the text before it bears."
        yield Note(span, Ground("note/page-foot", (call,), because), body.marker, call)


def body_paragraphs(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs that are no note: what the record itself says."""
    taken = sorted((note.at for note in draft.of_kind(Note)), key=lambda at: at.start)
    starts = [at.start for at in taken]
    kept = []
    for paragraph in draft.paragraphs:
        place = bisect_left(starts, paragraph.at.start + 1) - 1
        if place < 0 or paragraph.at.start >= taken[place].end:
            kept.append(paragraph)
    return tuple(kept)
