"""The list of participants: its sides, and each line's name, office, role and presence."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from memcon.lexicon.headings import genre_pattern
from memcon.lexicon.load import table
from memcon.model.finding import Finding
from memcon.model.marks import Attendee, Ground
from memcon.model.reading import Draft
from memcon.read.entries import pieces, taken_apart
from memcon.read.fields import Field, fields, is_prose, label_at
from memcon.read.naming import (
    CAPITAL,
    begins_with_title,
    is_name,
    is_office,
)
from memcon.read.notes import body_paragraphs
from memcon.text.span import Span

_MARKER = re.compile(r"(?<=[^\W\d_.)])\s?\d{1,2}$|\s?[¹²³⁴⁵⁶⁷⁸⁹]+$")
_SPEAKS = re.compile(rf"(?:{CAPITAL}[^:\n]{{1,40}}):\s+\S")
_SIDE_FORM = re.compile(
    r"(?:For |On behalf of |From |On )?(?:the )?(?P<side>[^,;:()]{2,40}?)(?:,? (?:Side"
    r"|side|SIDE|Delegation|delegation|DELEGATION|Government))?\s?:?"
)
_ELSEWHERE = re.compile(
    r"\W?(?:see\b|here follows?\b|listed\b|list\b|(?:the )?same\b"
    r"|as (?:above|before|in|at|for|listed|previously)\b"
    r"|attached\b|per attached\b)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?")
_LONGEST_LINE = 400  # characters
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[A-Z])\.\s[A-Z]{2}")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{1,4})*")
_CAME = re.compile(
    r"(?:present|attending|in attendance|participants|attended(?: by)?|taking part|took part)"
    r"(?: (?:were|was|included))?(?: the following| as follows)?\s?:$",
    re.IGNORECASE,
)
_FIRST = 8  # paragraphs among which a sentence may open the list
_WITH = re.compile(r"(?:meeting|conversation|talk|discussion|session)s? with:?$", re.IGNORECASE)
_LONGEST_SIDE = 8  # words
_LONGEST_APART = 120  # of a line that stands apart from its label


def listed(draft: Draft) -> Iterator[Attendee | Finding]:
    """Yield the people of the list at the record's head, else of a list further down.

    Where the list says that it stands elsewhere, a finding says so and nobody is made up.
    """
    heads = [item for item in fields(draft) if item.name == "participants"]
    found = [mark for item in heads for mark in _of_list(draft, item)]
    if not found:
        found = [mark for item in _later_lists(draft) for mark in _of_list(draft, item)]
    yield from found
    for item in heads:
        yield from _elsewhere(draft.text, item)


def _elsewhere(text: str, item: Field) -> Iterator[Finding]:
    for line in item.values:
        said = line.of(text)
        if _ELSEWHERE.match(said) and len(said) <= _LONGEST_APART:
            words = said.strip("()[] .")
            message = f"The list says “{words}”: who took part is named elsewhere."
            yield Finding("attendance/elsewhere", message, line)
            return


def _later_lists(draft: Draft) -> Iterator[Field]:
    """Lists with their own label after the text, or opened by a sentence ("Present were:")."""
    paragraphs = body_paragraphs(draft)
    for paragraph, following in pairwise(paragraphs[:_FIRST]):
        lines = tuple(paragraph.lines(draft.text))
        if _WITH.search(lines[0].of(draft.text)) and _is_group(draft.text, lines[1:]):
            yield Field("participants", lines[0], lines[1:])
            return
        came = _CAME.search(
            draft.text, max(paragraph.at.start, paragraph.at.end - 60), paragraph.at.end
        )
        if came:
            lines = tuple(following.lines(draft.text))
            if _is_group(draft.text, lines):
                yield Field("participants", Span(*came.span()), lines)
                return
    for paragraph in paragraphs:
        end = draft.text.find("\n", paragraph.at.start, paragraph.at.end)
        if end < 0 or not draft.text[paragraph.at.start].isupper():
            continue
        found = label_at(draft.text, Span(paragraph.at.start, end))
        if found and found[0] == "participants" and found[2] is None:
            yield Field("participants", found[1], tuple(paragraph.lines(draft.text))[1:])


def _of_list(draft: Draft, item: Field) -> Iterator[Attendee]:
    text = draft.text
    side = _side_of_label(item.label.of(text))
    lines = tuple(_lines_of_list(text, item))
    bare = _bare_sides(text, lines)
    for index, line in enumerate(lines):
        said = line.of(text)
        named = said if index in bare else _side(said, follows=index + 1 < len(lines))
        if named:
            side = None if named.lower() in ("also present", "present") else named
            continue
        for piece in pieces(text, line, alone=len(lines) == 1):
            entry = taken_apart(_MARKER.sub("", piece.of(text)))
            if entry.name:
                ground = Ground(
                    "attendance/list", (item.label,), "The line stands in the list of participants."
                )
                yield Attendee(
                    piece, ground, entry.name, None, entry.office, entry.role, side, entry.presence
                )


def _side_of_label(label: str) -> str | None:
    """The side in a label such as "Halven Participants"."""
    first, _, rest = label.partition(" ")
    return first if rest.lower() == "participants" else None


def _lines_of_list(text: str, item: Field) -> Iterator[Span]:
    """The lines of the list; where a blank line stands between, only what still looks like one."""
    for group, apart in _groups(text, item):
        if apart and not _is_group(text, group):
            return
        for line in group:
            said = line.of(text)
            if said.endswith(":") and len(said.split()) > _LONGEST_SIDE:
                return
            if len(said) > _LONGEST_LINE or is_prose(said) or genre_pattern().fullmatch(said):
                return
            if not _ELSEWHERE.match(said):
                yield line


def _groups(text: str, item: Field) -> Iterator[tuple[tuple[Span, ...], bool]]:
    """The lines between blank lines, and whether a blank line parts them from the label."""
    group: list[Span] = []
    end, apart = item.label.end, False
    for line in item.values:
        # A side's name may stand apart from its people, as in a list of paragraphs.
        headed = len(group) == 1 and _is_bare(group[0].of(text))
        if "\n\n" in text[end : line.start] and not headed:
            if group:
                yield tuple(group), apart
            group, apart = [], True
        group.append(line)
        end = line.end
    if group:
        yield tuple(group), apart


def _is_group(text: str, group: tuple[Span, ...]) -> bool:
    """Tell whether lines that stand apart are people, the first perhaps their side."""
    people = group[1:] if len(group) > 1 and _is_bare(group[0].of(text)) else group
    return sum(_in_list(line.of(text)) for line in people) * 2 > len(people) > 0


def _is_bare(said: str) -> bool:
    return bool(_BARE.fullmatch(said)) and not is_office(said) and not begins_with_title(said)


def _bare_sides(text: str, lines: tuple[Span, ...]) -> frozenset[int]:
    """The lines that head a group by a bare name: the first is one, others too, people between."""
    bare = [_is_bare(line.of(text)) for line in lines]
    heads = [index for index, is_bare in enumerate(bare[:-1]) if is_bare and not bare[index + 1]]
    framed = sum(_side(line.of(text), follows=True) is not None for line in lines)
    several = len(heads) + framed >= 2 and len(heads) == sum(bare) and len(heads) * 2 <= len(lines)
    return frozenset(heads) if several and 0 in heads else frozenset()


def _in_list(said: str) -> bool:
    if _SPEAKS.match(said) and not said.endswith(":"):
        return False
    if (said[-1] in ".?!" and len(said.split()) > 6) or said[0] in "([" or said[0].islower():
        return False
    if len(said) > _LONGEST_APART or said[0].isdigit() or _NUMBERED.match(said):
        return False
    entry = taken_apart(said)
    if _side(said, follows=True):
        return len(said.split()) <= 6
    titled = begins_with_title(said) or "." in entry.name
    return (is_name(entry.name) and (entry.office is not None or titled)) or is_office(entry.name)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """The names of states, and the words for their people."""
    states = table("places")["states"]
    assert isinstance(states, dict)
    return frozenset(word.lower() for name, people in states.items() for word in (name, *people))


@lru_cache(maxsize=1)
def _agency_openings() -> tuple[str, ...]:
    """How agencies' names begin that are too many to list ("Ministry of ...")."""
    sides = table("attendance")["sides"]
    assert isinstance(sides, dict)
    return tuple(
        name + " " for name in sides["agencies"] if name.endswith((" of", " for", " from"))
    )


def _side(said: str, *, follows: bool) -> str | None:
    """The side that a line of the list names, where it names nobody."""
    given = table("attendance")["sides"]
    assert isinstance(given, dict)
    plain = said.strip(" *_")
    match = _SIDE_FORM.fullmatch(plain)
    if match is None or not follows:
        return None
    side = match.group("side").strip()
    framed = (
        plain.endswith(":")
        or plain.startswith(("For the ", "On behalf of "))
        or len(side) + 1 < len(plain.rstrip(": "))
    )
    last = side.split()[-1].lower()
    low = side.lower().removeprefix("the ")
    if low in given["names"] or low in _states() or last in given["ends"]:
        return side
    if low in given["agencies"] or _ABBREVIATION.fullmatch(side):
        return side
    if low.startswith(_agency_openings()) and "—" not in side:
        return side
    if plain.endswith(":") and not begins_with_title(side):
        return side
    if framed and not is_office(side) and not begins_with_title(side) and len(side.split()) <= 5:
        return side
    return None
