"""Who took part: from the list of participants, else from the title, and from closing lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import Attendee, Ground, Mark, Role, Title
from memcon.model.reading import Draft
from memcon.read.fields import Field, fields, is_prose
from memcon.read.heading import genre_pattern
from memcon.read.naming import CAPITAL, is_name, is_office, names_in, title_alternatives
from memcon.read.notes import body_paragraphs
from memcon.text.span import Span

_BULLET = re.compile(r"(?:[-•*–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MARKER = re.compile(r"(?<=[^\W\d_.)])\s?\d{1,2}$|\s?[¹²³⁴⁵⁶⁷⁸⁹]+$")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_PRESENCE = re.compile(
    r"part[- ]time|for (?:a |the )?(?:\w+ )?part\b.*|\b(?:from|until|till|after|before"
    r"|beginning|since) "
    r"(?:about |ca\. )?(?:\d|noon|midnight).*|\b(?:joined|left|arrived|entered|departed"
    r"|withdrew)\b.*|"
    r"\bat (?:the )?(?:beginning|end|start|opening|close)\b.*|\bduring\b.*|\b(?:first"
    r"|latter|second|last) part\b.*",
    re.IGNORECASE,
)
_OFFICE_FIRST = re.compile(
    r"(?P<office>[A-Z][A-Za-z]{0,6}(?:/[A-Z][A-Za-z]{0,5}){0,3}|Defense|State"
    r"|Treasury)\s?[—–]\s?(?P<name>(?:the |The )?\S.*)"
)
_COMMA = re.compile(r",(?! ?(?:Jr|Sr|Esq|II|III|IV|M\.?D|Ph\.?D)\b)|\s?[—–]\s?|\s-\s|;|:")
_SPEAKS = re.compile(rf"(?:{CAPITAL}[^:\n]{{1,40}}):\s+\S")
_SIDE_FORM = re.compile(
    r"(?:For |On behalf of |From |On )?(?:the )?(?P<side>[^,;:()]{2,40}?)(?:,? (?:Side"
    r"|side|SIDE|Delegation|delegation|DELEGATION|Government))?\s?:?"
)
_BETWEEN = re.compile(r"\b(?:between|with|among)\s+(?=\S)", re.IGNORECASE)
_TALKED = re.compile(
    r"conversation|meeting|talk|interview|discussion|minutes|record\b|protocol|transcript"
)
_TITLE_ENDS = re.compile(
    r",? (?:at(?! [Ll]arge)(?![^,;]{0,60}\([A-Z])|in|on|during|held|about|concerning"
    r"|regarding|aboard|over|re|dated)\s|[,;.:] (?:\d|[A-Z][a-z]+ \d|[A-Z][a-z]+day)|\n"
    r"|,(?= [A-Z][a-z]+,)|\[|\((?!['A-Z][\w .'’-]{1,40}\))|\s[—–]\s|$"
)
_ELSEWHERE = re.compile(
    r"\W?(?:see\b|listed\b|list\b|same as\b|as (?:above|before)\b|attached\b)", re.IGNORECASE
)
_HOLDER = re.compile(r"(?P<office>.+?)\s\((?P<name>[^()]+)\)")
_OCCASION = (
    r"(?:conversation|meeting|talk|talks|interview|discussion|discussions|session|lunch"
    r"|luncheon|dinner|reception)s?"
)
_WAS_PRESENT = re.compile(
    rf"\s+(?:was|were)\s+(?:also\s+)?(?:present|in attendance)(?: (?:at|during|throughout) "
    rf"(?:the|this) {_OCCASION})?\.?\d?"
)
_PRESENT_WERE = re.compile(
    rf"(?:Also |Those |Others )?present(?: at (?:the|this) {_OCCASION})?(?: (?:also "
    rf")?(?:was|were))?\s?:?\s+|"
    rf"(?:The |This )?{_OCCASION} (?:was|were) (?:also )?attended by\s+|(?:Also )?taking "
    rf"part(?: in (?:the|this) {_OCCASION})?(?: were)?\s?:?\s+",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s+(?:(?P<interpreter>(?:also )?(?:interpreted|translated|acted as (?:the "
    r")?interpreter|served as (?:the )?interpreter|was the interpreter|did the "
    r"interpreting))"
    r"|(?P<notetaker>took (?:the )?notes|kept the (?:minutes|record)|was the notetaker)"
    r"|(?P<participant>(?:also )?(?:took part|participated)(?: in (?:the|this) "
    r"\w+)?))\b[^.]{0,60}\.?"
)
_BY = re.compile(
    r"(?:(?P<recorder>(?:(?:The )?(?:conversation|talk|record|meeting) (?:was "
    r")?)?(?:recorded|written down|taken down|noted down|minuted|minutes taken|record(?: "
    r"made)?|recording) by|recorder:|recorded:)"
    r"|(?P<notetaker>notes (?:taken )?by|note-?taker:)"
    r"|(?P<interpreter>(?:(?:the )?(?:conversation|talk) (?:was )?)?(?:interpreted"
    r"|interpretation) by|interpreters?:))\s+",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?")
_INITIAL = re.compile(rf"{CAPITAL}\.")
_LAST_PARAGRAPHS = 14
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a list taken apart."""

    name: str
    office: str | None
    role: Role
    presence: str | None


def attendance(draft: Draft) -> Iterator[Mark]:
    """Add Attendee marks; needs the title and the notes' places."""
    if any(mark.ground.rule.startswith("tei/") for mark in draft.of_kind(Attendee)):
        return
    listed = [
        mark
        for item in fields(draft)
        if item.name == "participants"
        for mark in _listed(draft, item)
    ]
    if not listed:
        for title in draft.of_kind(Title)[:1]:
            if title.genre is not None and not _TALKED.search(title.genre):
                continue
            listed.extend(_of_title(draft.text, title))
    yield from listed
    taken = [mark.at for mark in listed]
    for mark in _of_statements(draft):
        if not any(mark.at.meets(at) for at in taken):
            taken.append(mark.at)
            yield mark


def _listed(draft: Draft, item: Field) -> Iterator[Attendee]:
    text, side = draft.text, None
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


def _lines_of_list(text: str, item: Field) -> Iterator[Span]:
    """The lines of the list; where a blank line stands between, only what still looks like one."""
    end, apart = item.label.end, False
    for line in item.values:
        said = line.of(text)
        apart = apart or "\n\n" in text[end : line.start]
        if apart and not _in_list(said):
            return
        if len(said) > _LONGEST_LINE or is_prose(said) or genre_pattern().fullmatch(said):
            return
        if not _ELSEWHERE.match(said):
            yield line
        end = line.end


def _bare_sides(text: str, lines: tuple[Span, ...]) -> frozenset[int]:
    """The lines that head a group by a bare name: the first is one, others too, people between."""
    bare = [
        _BARE.fullmatch(line.of(text)) is not None and not is_office(line.of(text))
        for line in lines
    ]
    heads = [index for index, is_bare in enumerate(bare[:-1]) if is_bare and not bare[index + 1]]
    framed = sum(_side(line.of(text), follows=True) is not None for line in lines)
    several = len(heads) + framed >= 2 and len(heads) == sum(bare) and len(heads) * 3 <= len(lines)
    return frozenset(heads) if several and 0 in heads else frozenset()


def _in_list(said: str) -> bool:
    if _SPEAKS.match(said) and not said.endswith(":"):
        return False
    if (said[-1] in ".?!" and len(said.split()) > 6) or said[0] in "([" or said[0].islower():
        return False
    entry = _taken_apart(said)
    named = is_name(entry.name) or is_office(entry.name)
    return (
        named
        and (
            entry.office is not None
            or entry.name != entry.name.upper()
            or len(entry.name.split()) > 1
        )
    ) or bool(_side(said, follows=True))


def _pieces(text: str, line: Span, *, alone: bool) -> Iterator[Span]:
    """The people of one line: several where semicolons part them, or where it is the whole list."""
    bullet = _BULLET.match(text, line.start, line.end)
    start = bullet.end() if bullet else line.start
    said = text[start : line.end]
    if ";" in said:
        for part in re.finditer(r"[^;]+", said):
            span = Span(start + part.start(), start + part.end()).trimmed(text)
            if span.end > span.start:
                yield span
        return
    people = tuple(names_in(text, Span(start, line.end))) if alone else ()
    whole = bool(people) and people[-1].end == line.end
    if len(people) > 2 or (whole and len(people) > 1 and _titled(people[1].of(text))):
        yield from people
        return
    yield Span(start, line.end)


@lru_cache(maxsize=1)
def _title_first() -> re.Pattern[str]:
    return re.compile(title_alternatives())


def _titled(said: str) -> bool:
    return _title_first().match(said) is not None and is_name(said)


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
    first = _OFFICE_FIRST.fullmatch(rest)
    if first and (is_name(first["name"]) or is_office(first["name"])):
        return _Entry(first["name"], first["office"], role, presence)
    comma = _COMMA.search(rest)
    name, office = (rest[: comma.start()], rest[comma.end() :]) if comma else (rest, "")
    name, office = name.strip(), office.strip(" ,;")
    if presence is None and (stay := _PRESENCE.search(office)):
        presence = stay.group().strip()
        office = office[: stay.start()].strip(" ,;(")
    inner = _BRACKET.search(name)
    if inner and not office:
        name, office = name[: inner.start()].strip(), inner.group(1)
    if role is Role.PARTICIPANT:
        role = _role(office or name)
    if not office and is_office(name):
        office = name.removeprefix("The ").removeprefix("the ")
    return _Entry(name, office or None, role, presence)


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
    if side.lower().removeprefix("the ") in given["names"] or last in given["ends"]:
        return side
    if framed and not is_office(side) and not _title_first().match(side) and len(side.split()) <= 5:
        return side
    return None


def _of_title(text: str, title: Title) -> Iterator[Attendee]:
    """The people a title names: "between A. Marten and Cdes. J. Sabran, L. Corvin at ..."."""
    for opening in _BETWEEN.finditer(text, title.at.start, title.at.end):
        end = _TITLE_ENDS.search(text, opening.end(), title.at.end)
        people = tuple(names_in(text, Span(opening.end(), end.start() if end else title.at.end)))
        for at in people:
            ground = Ground("attendance/title", (title.at,), "The title names him as taking part.")
            yield Attendee(at, ground, *_name_and_office(at.of(text)))
        if people:
            return


def _of_statements(draft: Draft) -> Iterator[Attendee]:
    """What short lines at the head and the end say ("Ambassador Hollis was present.")."""
    text = draft.text
    paragraphs = body_paragraphs(draft)
    chosen = dict.fromkeys([*paragraphs[:8], *paragraphs[-_LAST_PARAGRAPHS:]])
    for paragraph in chosen:
        for line in paragraph.lines(text):
            if line.end - line.start <= _LONGEST_LINE:
                yield from _stated(text, line)


def _stated(text: str, line: Span) -> Iterator[Attendee]:
    said = line.of(text).strip("[]() ")
    shift = text.index(said, line.start)
    whole = Span(shift, shift + len(said))
    if match := _PRESENT_WERE.match(said):
        yield from _people(text, Span(shift + match.end(), whole.end), Role.PRESENT, whole)
    elif match := _WAS_PRESENT.search(said):
        yield from _people(text, Span(shift, shift + match.start()), Role.PRESENT, whole)
    elif match := _BY.match(said):
        role = Role(str(match.lastgroup))
        yield from _people(text, Span(shift + match.end(), whole.end), role, whole)
    elif (match := _DID.search(said)) and match.end() >= len(said) - 1:
        yield from _people(
            text, Span(shift, shift + match.start()), Role(str(match.lastgroup)), whole
        )


def _people(text: str, at: Span, role: Role, line: Span) -> Iterator[Attendee]:
    """The people of a statement; each may be followed by his office after a comma."""
    at = at.trimmed(text)
    if text[at.end - 1 : at.end] == ".":
        at = Span(at.start, at.end - 1)
    spans = tuple(names_in(text, at))
    each = sum(1 for span in spans if _titled(span.of(text))) > 1
    for span in spans:
        said = span.of(text)
        # "Mr. A. Marten, Legal Adviser, Dr. P. Dahl": what has no title there is an office.
        if (
            each
            and not _titled(said)
            and not said.startswith(("the ", "The "))
            and not _INITIAL.match(said)
        ):
            continue
        ground = Ground("attendance/statement", (line,), "The record says so in these words.")
        yield Attendee(span, ground, *_name_and_office(said), role)


def _name_and_office(said: str) -> tuple[str, None, str | None]:
    """A name as it stands; for "the Soviet Ambassador (Marten)" the name in the brackets."""
    holder = _HOLDER.fullmatch(said)
    if holder:
        return holder["name"], None, holder["office"].removeprefix("the ")
    return said, None, said.removeprefix("the ") if is_office(said) else None
