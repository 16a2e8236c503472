"""What is not there: passages withheld or illegible, and what was not found or not printed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.finding import Finding
from memcon.model.marks import Absence, Ground, Mark, Withheld
from memcon.model.reading import Draft
from memcon.text.span import Span

_BRACKETED = re.compile(r"[\[(]([^\[\]()]{3,200})[\])]")
_BLOCKS = (
    ("█", re.compile(r"█{2,}(?:\s?█{2,})*")),
    ("■", re.compile(r"■{2,}(?:\s?■{2,})*")),
    ("▓", re.compile(r"▓{2,}(?:\s?▓{2,})*")),
    ("XXXXX", re.compile(r"\bX{5,}\b")),
)
_AMOUNT = re.compile(
    r"((?:less than |about |approximately )?(?:\d+(?:[-–/]\d+)?(?: ?1/2)?|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|several|an?|half an?)"
    r"(?: and a half)?[ -](?:full |half |handwritten )?(?:lines?|words?|paragraphs?"
    r"|pages?|sentences?|names?|codewords?|groups?|columns?|sections?)"
    r"(?: (?:of|in) (?:the )?(?:source )?text)?(?: \([^)]*\))?)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.;)\]](?=\s|$|[;.)])|\n")
_LONGEST_BRACKET = 110  # characters; a longer one says other things too
_MARKER = re.compile(r"\d{1,3}\.? (?=[A-Z])|[¹²³⁴⁵⁶⁷⁸⁹*] ?")
_LONGEST = 400  # characters of a clause


def gaps(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Withheld and Absence marks; needs nothing."""
    text = draft.text
    seen: list[Span] = []
    for match in _BRACKETED.finditer(text):
        mark = _bracketed(match)
        if mark is not None:
            seen.append(mark.at)
            yield mark
            if isinstance(mark, Withheld):
                yield _finding(mark)
    for match in _blocks(text):
        at = Span(*match.span())
        mark = Withheld(at, Ground("withheld/blocks", (at,), "The words are blacked out."), None)
        yield mark
        yield _finding(mark)
    yield from _absences(text, seen)


def _blocks(text: str) -> Iterator[re.Match[str]]:
    """Words blacked out: looked for only where the sign that covers them stands at all."""
    for sign, pattern in _BLOCKS:
        if sign in text:
            yield from pattern.finditer(text)


@lru_cache(maxsize=4)
def _phrases(key: str, name: str) -> re.Pattern[str]:
    given = table("apparatus")[key]
    assert isinstance(given, dict)
    longest_first = sorted(given[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _bracketed(match: re.Match[str]) -> Withheld | Absence | None:
    at, inside = Span(*match.span()), match.group(1)
    withheld = _phrases("gaps", "withheld").search(inside)
    if withheld:
        amount = _AMOUNT.search(inside)
        if len(inside) > _LONGEST_BRACKET:
            first = (
                amount.start() if amount and amount.start() < withheld.start() else withheld.start()
            )
            at = Span(match.start(1) + first, match.start(1) + withheld.end())
        said = amount.group(1) if amount else None
        return Withheld(
            at, Ground("withheld/bracket", (at,), "The brackets say that it is withheld."), said
        )
    if _phrases("gaps", "gap").search(inside):
        amount = _AMOUNT.search(inside)
        said = amount.group(1) if amount else inside
        return Withheld(
            at, Ground("withheld/gap", (at,), "The brackets say that words are lost."), said
        )
    omitted = _phrases("gaps", "omitted").match(inside)
    if omitted and match.string[at.start] == "[":
        return Absence(
            at,
            Ground("absence/omitted", (at,), "The editor says that he left it out."),
            inside.rstrip("."),
        )
    return None


def _finding(mark: Withheld) -> Finding:
    lost = mark.ground.rule == "withheld/gap"
    amount = mark.amount[0].upper() + mark.amount[1:] if mark.amount else "A passage"
    code = "withheld/lost" if lost else "withheld/amount"
    state = "cannot be read" if lost else "withheld"
    return Finding(
        code, f"{amount}: {state}. What the words say is not known.", mark.at, weighty=False
    )


def _absences(text: str, seen: list[Span]) -> Iterator[Mark]:
    """What the record or its editor says was not found: the clause that says so.

    `seen` is what is marked already, in order, no two of them meeting.
    """
    for pattern in _absent():
        for match in pattern.finditer(text):
            if match.start() and text[match.start() - 1].isalnum():
                continue
            begin = max(0, match.start() - _LONGEST)
            start = max(
                text.rfind(stop, begin, match.start()) + 1 for stop in (". ", "\n", "; ", "(", "[")
            )
            farthest = min(len(text), match.end() + _LONGEST + 1)
            end = _CLAUSE_ENDS.search(text, match.end(), farthest)
            at = Span(start, end.start() if end else farthest).trimmed(text)
            marker = _MARKER.match(text, at.start)
            at = Span(marker.end(), at.end) if marker and marker.end() < match.end() else at
            place = bisect_left(seen, Span(at.end, 0))
            if at.end - at.start > _LONGEST or (place and seen[place - 1].meets(at)):
                continue
            seen.insert(place, at)
            because = "These words say that it was not found, not printed or not known."
            ground = Ground("absence/stated", (Span(*match.span()),), because)
            yield Absence(at, ground, " ".join(at.of(text).split()))


@lru_cache(maxsize=1)
def _absent() -> tuple[re.Pattern[str], ...]:
    """One pattern for each first word, so that each begins with letters that are quickly found."""
    given = table("apparatus")["absences"]
    assert isinstance(given, dict)
    participles = "|".join(map(re.escape, given["participles"]))
    things = "|".join(map(re.escape, given["things"]))
    return tuple(
        re.compile(rf"{first} {rest}\b")
        for firsts, rest in (
            (("not", "Not"), f"(?:been )?(?:{participles})"),
            (("no", "No"), f"(?:{things})"),
        )
        for first in firsts
    )
