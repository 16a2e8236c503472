"""Who took part: from the list of participants, else from the title, and from closing lines."""

import re
from collections.abc import Iterator

from memcon.model.finding import Finding
from memcon.model.marks import Attendee, Ground, Mark, Role, Title
from memcon.model.reading import Draft
from memcon.read.naming import CAPITAL, is_office, is_titled, names_in
from memcon.read.notes import body_paragraphs
from memcon.read.participants import listed
from memcon.text.span import Span

_BETWEEN = re.compile(r"\b(?:between|with|among)\s+(?=\S)", re.IGNORECASE)
_TALKED = re.compile(
    r"conversation|meeting|talk|interview|discussion|minutes|record\b|protocol|transcript"
)
_TITLE_ENDS = re.compile(
    r",? (?:at(?! [Ll]arge)(?![^,;]{0,60}\([A-Z])|in|on|during|held|about|concerning"
    r"|regarding|aboard|over|re|dated)\s|[,;.:] (?:\d|[A-Z][a-z]+ \d|[A-Z][a-z]+day)|\n"
    r"|,(?= [A-Z][a-z]+,)|\[|\((?!['A-Z][\w .'’-]{1,40}\))|\s[—–]\s|$"
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
    rf"(?:(?:Also |Those |Others |Were also |Were )?present(?: at (?:the|this) {_OCCASION})?"
    rf"(?: (?:also )?(?:was|were))?"
    rf"|(?:The |This )?{_OCCASION} (?:was|were) (?:also )?attended by"
    rf"|(?:Also )?taking part(?: in (?:the|this) {_OCCASION})?(?: were)?"
    r")\s?:?\s+(?!(?:was|were)\b)",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    r"(?P<office>Chairman|Chair|In the chair|Presiding|President|Secretary|Rapporteur|Notetaker"
    r"|Note-taker)\s?:\s+(?P<name>[^(\n]+?)(?: \([^()]+\))?",
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
_INITIAL = re.compile(rf"{CAPITAL}\.")
_LAST_PARAGRAPHS = 14
_LONGEST_LINE = 400


def attendance(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Attendee marks; needs the title and the notes' places."""
    if any(mark.ground.rule.startswith("tei/") for mark in draft.of_kind(Attendee)):
        return
    from_list = tuple(listed(draft))
    yield from (one for one in from_list if isinstance(one, Finding))
    found = [one for one in from_list if isinstance(one, Attendee)]
    if not found:
        for title in draft.of_kind(Title)[:1]:
            found.extend(in_title(draft.text, title))
    yield from found
    taken = list(found)
    for mark in _of_statements(draft):
        if not any(mark.at.meets(other.at) or _same(mark, other) for other in taken):
            taken.append(mark)
            yield mark


def _same(mark: Attendee, other: Attendee) -> bool:
    """Tell whether a closing line names again, in the same words, one whom the list names."""
    return mark.name == other.name and (mark.role is other.role or mark.role is Role.PRESENT)


def in_title(text: str, title: Title) -> Iterator[Attendee]:
    """Yield the people whose talk a title names: "between A. Marten and Cdes. J. Sabran ..."."""
    if title.genre is not None and not _TALKED.search(title.genre):
        return
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
    if (match := _IN_OFFICE.fullmatch(said)) and is_titled(match["name"]):
        at = Span(shift + match.start("name"), shift + match.end("name"))
        ground = Ground("attendance/statement", (whole,), "The record says so in these words.")
        role = Role.NOTETAKER if match["office"].lower().startswith("note") else Role.PARTICIPANT
        yield Attendee(at, ground, match["name"], None, match["office"], role)
    elif match := _PRESENT_WERE.match(said):
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
    each = sum(1 for span in spans if is_titled(span.of(text))) > 1
    for span in spans:
        said = span.of(text)
        # "Mr. A. Marten, Legal Adviser, Dr. P. Dahl": what has no title there is an office.
        if (
            each
            and not is_titled(said)
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
