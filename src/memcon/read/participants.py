"""The list of participants: its sides, and each line's name, office, role and presence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from memcon.lexicon.headings import genre_pattern
from memcon.lexicon.load import table
from memcon.model.finding import Finding
from memcon.model.marks import Attendee, Ground, Role
from memcon.model.reading import Draft
from memcon.read.fields import Field, fields, is_prose, label_at
from memcon.read.naming import (
    CAPITAL,
    begins_with_many,
    begins_with_title,
    is_name,
    is_office,
    is_titled,
    names_in,
)
from memcon.read.notes import body_paragraphs
from memcon.text.span import Span

_BULLET = re.compile(r"(?:[-•*–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MARKER = re.compile(r"(?<=[^\W\d_.)])\s?\d{1,2}$|\s?[¹²³⁴⁵⁶⁷⁸⁹]+$")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_PRESENCE = re.compile(
    r"part[- ]time|(?:for )?(?:agenda )?items? \d.*"
    r"|for (?:a |the )?(?:\w+ )?part\b.*|\b(?:from|until|till|after|before"
    r"|beginning|since) "
    r"(?:about |ca\. )?(?:\d|noon|midnight).*|\b(?:joined|left|arrived|entered|departed"
    r"|withdrew)\b.*|"
    r"\bat (?:the )?(?:beginning|end|start|opening|close)\b.*|\bduring\b.*|\b(?:first"
    r"|latter|second|last) part\b.*",
    re.IGNORECASE,
)
_OFFICE_LEAD = re.compile(
    r"(?P<office>[A-Z][A-Za-z]{0,6}(?:/[A-Z][A-Za-z]{0,5}){0,3}|Defense|State|Treasury"
    r"|White House)\s?[—–]\s?(?=\S)"
)
_OFFICE_LABEL = re.compile(r"(?P<office>[A-Z]{2}|[A-Z][\w -]{2,30}?)\s?:\s+")
_BRACKET_OF_ALL = re.compile(r"\b(?:all|both|last|first|each)\b", re.IGNORECASE)
_APART = re.compile(r", |\s?[—–]\s?")
_COMMA = re.compile(r",(?! ?(?:Jr|Sr|Esq|II|III|IV|M\.?D|Ph\.?D)\b)|\s?[—–]\s?|\s-\s|;|:")
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
_COLUMNS = re.compile(r"\S {3,}\S")
_PARTS = re.compile(r"(?:[^;\s]| {1,2}(?=[^; ]))+")  # between semicolons or the columns of a list
_ABBREVIATION = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{1,4})*")
_WORD = re.compile(r"(?<=[^,] )(?=[A-Z][a-z])")  # where a word begins that no comma stands before
_COURTESY = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|M|Mme)\b")
_DESCRIBED = re.compile(r"[—–-].*:\s")  # "A. Marten—Committees: Trade; Ports"
_CAME = re.compile(
    r"(?:present|attending|in attendance|participants|attended(?: by)?|taking part|took part)"
    r"(?: (?:were|was|included))?(?: the following| as follows)?\s?:$",
    re.IGNORECASE,
)
_FIRST = 8  # paragraphs among which a sentence may open the list
_WITH = re.compile(r"(?:meeting|conversation|talk|discussion|session)s? with:?$", re.IGNORECASE)
_LONGEST_SIDE = 8  # words
_LONGEST_APART = 120  # of a line that stands apart from its label


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a list taken apart."""

    name: str
    office: str | None
    role: Role
    presence: str | None


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
        for piece in _pieces(text, line, alone=len(lines) == 1):
            entry = _taken_apart(_MARKER.sub("", piece.of(text)))
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
    entry = _taken_apart(said)
    if _side(said, follows=True):
        return len(said.split()) <= 6
    titled = begins_with_title(said) or "." in entry.name
    return (is_name(entry.name) and (entry.office is not None or titled)) or is_office(entry.name)


def _pieces(text: str, line: Span, *, alone: bool) -> Iterator[Span]:
    """The people of one line: several where semicolons part them, or where it is the whole list."""
    bullet = _BULLET.match(text, line.start, line.end)
    start = bullet.end() if bullet else line.start
    said = text[start : line.end]
    if (";" in said and not _DESCRIBED.search(said.partition(";")[0])) or _COLUMNS.search(said):
        for part in _PARTS.finditer(said):
            span = Span(start + part.start(), start + part.end()).trimmed(text)
            if span.end > span.start:
                yield span
        return
    lead = _OFFICE_LEAD.match(text, start, line.end)
    said = said.rstrip(". ") if said.rstrip(". ")[-1:] in ")]" else said
    bracket = _BRACKET.search(said)
    end = start + bracket.start() if bracket else line.end
    people = tuple(names_in(text, Span(lead.end() if lead else start, end)))
    titled = len(people) > 1 and all(_is_person(at.of(text)) for at in people)
    whole = bool(people) and people[-1].end == end
    many = len(people) > 1 and begins_with_many(people[0].of(text))
    if (whole and (titled or many)) or (alone and len(people) > 2):
        yield from people[:-1]
        # What the brackets say is the last one's, where each has a title of his own.
        behind = titled and bracket and not _BRACKET_OF_ALL.search(bracket.group())
        yield Span(people[-1].start, start + len(said)) if behind else people[-1]
        return
    yield from _run_on(text, Span(start, line.end)) or (Span(start, line.end),)


def _run_on(text: str, at: Span) -> tuple[Span, ...]:
    """The people of a line that lost what parted them: "The Minister Mr. Dahl Mr. Orne"."""
    starts = [at.start]
    for word in _WORD.finditer(text, at.start, at.end):
        before = text[starts[-1] : word.start()].rstrip()
        after = text[word.start() : at.end]
        whole = is_titled(before) or is_office(before)
        # Behind an office only a title of courtesy begins anew: "Dahl, Deputy Director".
        anew = _COURTESY.match(after) and is_titled(_COMMA.split(before, maxsplit=1)[0])
        if (whole and begins_with_title(after)) or anew:
            starts.append(word.start())
    ends = [*starts[1:], at.end]
    found = tuple(Span(*both).trimmed(text) for both in zip(starts, ends, strict=True))
    named = [_COMMA.split(span.of(text), maxsplit=1)[0] for span in found]
    sure = len(found) > 2 and all(is_titled(said) or is_office(said) for said in named)
    return found if sure else ()


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    given = table("attendance")["roles"]
    assert isinstance(given, dict)
    return tuple(
        (Role(role), re.compile(r"\b(?:" + "|".join(map(re.escape, said)) + r")\b", re.IGNORECASE))
        for role, said in given.items()
    )


def _role(said: str) -> Role:
    return next((role for role, pattern in _roles() if pattern.search(said)), Role.PARTICIPANT)


def _is_person(said: str) -> bool:
    """Tell whether these are a title and a name, and no office ("Chief Negotiator")."""
    return is_titled(said) and not is_office(said)


def _is_person_in_full(said: str) -> bool:
    return is_name(said) and " " in said and not is_office(said)


def _office_before(said: str) -> tuple[str, str]:
    """The office that stands before the name ("EUR—Mr. Marten", "Legal Adviser, Dr. P. Dahl")."""
    lead = _OFFICE_LEAD.match(said) or _OFFICE_LABEL.match(said)
    if lead and said[lead.end() :]:
        name = _COMMA.split(said[lead.end() :], maxsplit=1)[0].strip()
        if is_name(name) or is_office(name):
            return lead["office"], said[lead.end() :]
    for split in _APART.finditer(said):
        office, name = said[: split.start()], said[split.end() :]
        person = _BRACKET.sub("", _COMMA.split(name, maxsplit=1)[0])
        dashed = "—" in split.group()
        sure = _is_person(person) or dashed
        if not (sure and is_name(person)) or _is_person(office):
            continue
        # Behind a dash the office may have parts of its own: "Chief, Supply Division—Col. Dahl".
        first = office.split(",")[0] if dashed else office
        if is_office(first) or (dashed and _is_person(person) and not is_name(first)):
            return office, name
    return "", said


def _taken_apart(said: str) -> _Entry:
    """Name, office, role and presence of one line ("Mr. A. Marten, Minister (until 17:30)")."""
    presence, role, rest = None, Role.PARTICIPANT, said.strip(" ,;.*_")
    bracket = _BRACKET.search(rest)
    if bracket:
        inside = bracket.group(1)
        if _PRESENCE.search(inside):
            presence, rest = inside, rest[: bracket.start()]
        elif _role(inside) is not Role.PARTICIPANT:
            role, rest = _role(inside), rest[: bracket.start()]
    rest = rest.rstrip(" ,;")
    before, rest = _office_before(rest)
    comma = _COMMA.search(rest)
    name, office = (rest[: comma.start()], rest[comma.end() :]) if comma else (rest, "")
    name, office = name.strip(), ", ".join(filter(None, (before, office.strip(" ,;"))))
    if presence is None and (stay := _PRESENCE.search(office)):
        presence = stay.group().strip()
        office = office[: stay.start()].strip(" ,;(")
    inner = _BRACKET.search(name)
    if inner and not office:
        name, office = name[: inner.start()].strip(), inner.group(1)
    elif inner and _is_person_in_full(name[: inner.start()]):
        name = name[: inner.start()]  # "A. Marten (Acting)"
    if role is Role.PARTICIPANT:
        role = _role(office or name)
    if not office and is_office(name):
        office = name.removeprefix("The ").removeprefix("the ")
    return _Entry(name, office or None, role, presence)


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
