"""A line of a list of participants: how it parts into people, and what it says of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import Role
from memcon.read.naming import (
    begins_with_many,
    begins_with_title,
    is_name,
    is_office,
    is_titled,
    names_in,
)
from memcon.text.span import Span

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
_APART = re.compile(r", |\s?[—–]\s?")
_COMMA = re.compile(r",(?! ?(?:Jr|Sr|Esq|II|III|IV|M\.?D|Ph\.?D)\b)|\s?[—–]\s?|\s-\s|;|:")
_BRACKET_OF_ALL = re.compile(r"\b(?:all|both|last|first|each)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {3,}\S")
_PARTS = re.compile(r"(?:[^;\s]| {1,2}(?=[^; ]))+")  # between semicolons or the columns of a list
_WORD = re.compile(r"(?<=[^,] )(?=[A-Z][a-z])")  # where a word begins that no comma stands before
_COURTESY = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|M|Mme)\b")
_DESCRIBED = re.compile(r"[—–-].*:\s")  # "A. Marten—Committees: Trade; Ports"
_BULLET = re.compile(r"(?:[-•*–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list taken apart."""

    name: str
    office: str | None
    role: Role
    presence: str | None


def pieces(text: str, line: Span, *, alone: bool) -> Iterator[Span]:
    """Yield the people of one line: several between semicolons, or where it is the whole list."""
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


def taken_apart(said: str) -> Entry:
    """Return what one line says: "Mr. A. Marten, Minister (until 17:30)"."""
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
    return Entry(name, office or None, role, presence)
