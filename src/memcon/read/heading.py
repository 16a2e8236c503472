"""The heading: title with number and genre, marking, subject, sender and addressee."""

import re
from collections.abc import Iterator
from functools import lru_cache

from memcon.lexicon.headings import genre_pattern
from memcon.lexicon.load import words
from memcon.model.finding import Finding
from memcon.model.marks import (
    Addressee,
    Classification,
    Ground,
    Mark,
    Note,
    Sender,
    Signature,
    Subject,
    Title,
)
from memcon.model.reading import Draft
from memcon.read.attendance import in_title
from memcon.read.fields import fields, head, is_prose, label_at
from memcon.read.naming import (
    begins_with_many,
    begins_with_title,
    is_name,
    is_office,
    is_titled,
)
from memcon.text.span import Span

_NUMBER = re.compile(
    r"[#*\s]*(?:No\.?\s*)?(?P<number>\d{1,4}[a-z]?)\s*[.)]\s*(?=\S)"
    r"|[#*\s]*No\.\s*(?P<no>\d{1,5})\b[.:]?\s*"
)
_VAGUE = re.compile(r"(?:note|report|paper|message)\s?:", re.IGNORECASE)
_HOUR_ENDS = re.compile(r"[ap]\.m\.$", re.IGNORECASE)
_AGENDA_ITEM = re.compile(r"(?:agenda )?item \d", re.IGNORECASE)  # what a paper is filed under
_GENRE_AT = 48  # characters from a line's beginning within which its genre stands
_LONGEST_TITLE = 420
_LINES = 14  # a title stands in the first lines
_GOES_ON = re.compile(r"(?:between|with|of|from|to|on|at|and|in)\b|[a-z(]")
_LABELLED = re.compile(r"[A-Z][A-Za-z &/]{1,25}:(?:\s|$)")
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)?[ ./]"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},|\[?\d{1,2}[ .])"
    r".{0,40}\d{2,4}",
)
_ROUTE = re.compile(r"\b(?:from|by) (?!the (?:diary|journal)\b)", re.IGNORECASE)
_SERIAL = re.compile(r"(?:T\.|Tel\.|Telegram|Desp\.)? ?[Nn]os?\. ?\d")  # the paper's own number
_FOR = re.compile(
    r"[\W\d]*(?:[\w-]+ ){0,3}?(?:memorandum|letter|note|message|instructions?|telegram|airgram"
    r"|despatch|report) (?:for|to) (?=the (?!record|files?\b)|(?!the |record|files?\b|all\b)[A-Z])",
    re.IGNORECASE,
)
_TO = re.compile(r",? to (?=[A-Z])")
_RECEIVED = re.compile(r"\s*[(\[](?:Received|Rec'd|Recd)\b[^()]*[)\]]\s*$", re.IGNORECASE)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TAIL = re.compile(
    rf",\s+(?:[A-Z][\w.'’ -]{{2,30}}, )?(?:(?:[A-Z][a-z]+day),? )?"
    rf"(?:{_MONTH}\b|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|undated\b|[Nn]o\. ?\d)"
)
_RELATED = re.compile(
    r"(?:assistant|adviser|advisor|counsel|ambassador|minister|representative|delegate"
    r"|delegation|mission|"
    r"counselor|counsellor|secretary|envoy|observer|liaison|aide|permanent representative|legation)"
    r"(?: for [\w ]+)?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r",? and (?=(?:the )?[A-Z])")
_SERIES = re.compile(r",? and (?=(?:the )?[A-Z])|, (?=(?:the )?[A-Z])")
_PLACE = re.compile(r", (?:now |then )?(?:at|in) [A-Z][\w.' -]+$")  # "..., at Lowmark"
_CALL = re.compile(r"(?<=[a-z)])\s?\d{1,2}$")  # a note's marker behind a name
_TITLED = re.compile(r"(?:^|, |and )(?:the )?[A-Z]\w+ (?:of (?:the )?)?[A-Z]")
_JOINED = re.compile(r"([A-Z][\w.' -]+) and ([A-Z][\w.' -]+)")
_HOLDER = re.compile(r"\((?P<name>[^()]{2,60})\)\s*$")


def heading(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Title, Classification, Subject, Sender and Addressee; needs the notes' places."""
    lines = _lines(draft)
    title = None
    if not draft.of_kind(Title):
        title = _title(draft, lines)
        if title is not None:
            yield title
    if not draft.of_kind(Classification):
        yield from _markings(draft, lines, title)
    if not draft.of_kind(Subject):
        yield from _subjects(draft)
    if not draft.of_kind(Sender) and not draft.of_kind(Addressee):
        route = tuple(_route(draft, title))
        yield from route or _signed(draft, title)


@lru_cache(maxsize=1)
def _marking_pattern() -> re.Pattern[str]:
    markings = sorted(words("headings", "markings"), key=len, reverse=True)
    one = r"(?:" + "|".join(map(re.escape, markings)) + r")"
    return re.compile(rf"[*_\[(]*{one}(?:[\s;,./&|–—-]+{one})*[.\])*_]*", re.IGNORECASE)


def _lines(draft: Draft) -> tuple[Span, ...]:
    found: list[Span] = []
    for paragraph in head(draft):
        found.extend(paragraph.lines(draft.text))
        if len(found) >= _LINES:
            break
    return tuple(found[:_LINES])


def _title(draft: Draft, lines: tuple[Span, ...]) -> Title | None:
    text = draft.text
    best: tuple[int, int, str | None] | None = None
    for index, line in enumerate(lines):
        said = line.of(text)
        if (
            _AGENDA_ITEM.match(said)
            or _marking_pattern().fullmatch(said)
            or len(said) > _LONGEST_TITLE
            or label_at(text, line)
        ):
            continue
        number = _NUMBER.match(said)
        opening = said[number.end() if number else 0 :]
        genre = _genre(opening)
        near = genre is not None and genre.start() <= _GENRE_AT
        rank = 3 * near + 2 * bool(number and not index) + (index == 0)
        short = near and (len(said) < 160 or said.isupper() or _HOUR_ENDS.search(said))
        rank += 4 * said.startswith("#")  # a heading of Markdown
        if is_prose(said) or (said[-1] in ".;" and not (number and not index) and not short):
            rank = 0
        if rank > (best[0] if best else 0):
            best = (rank, index, genre.group().lower() if genre and near else None)
    if best is None:
        return None
    _, index, genre_words = best
    at = _whole_title(draft, lines, index)
    number = _NUMBER.match(at.of(text))
    found = (number.group("number") or number.group("no")) if number else None
    because = (
        f"The record's head calls it a {genre_words}."
        if genre_words
        else ("It stands first, and is no marking, date or sentence.")
    )
    return Title(at, Ground("heading/title", (at,), because), found, genre_words)


def _genre(opening: str) -> re.Match[str] | None:
    """The genre that a line names; of "Note: Conversation between ..." the second."""
    found = genre_pattern().search(opening, 0, _GENRE_AT + 60)
    if found and _VAGUE.match(opening):
        return genre_pattern().search(opening, found.end(), _GENRE_AT + 60) or found
    return found


def _whole_title(draft: Draft, lines: tuple[Span, ...], index: int) -> Span:
    """A title may run on over the lines below it, up to a date, a field or a marking."""
    text, first = draft.text, lines[index]
    end = first.end
    for line in lines[index + 1 :]:
        said = line.of(text)
        blank = "\n" in text[end : line.start].replace("\n", "", 1)
        if (
            _DAY.match(said)
            or _LABELLED.match(said)
            or label_at(text, line)
            or _marking_pattern().fullmatch(said)
            or _SERIAL.match(said)
            or is_prose(said)
            or (blank and not (_GOES_ON.match(said) and len(said) < _LONGEST_TITLE))
            or line.end - first.start > _LONGEST_TITLE
            or (said[-1] in ".;" and len(said) > 60)
        ):
            break
        end = line.end
    return Span(first.start, end)


def _markings(draft: Draft, lines: tuple[Span, ...], title: Title | None) -> Iterator[Mark]:
    for line in lines:
        if title and title.at.meets(line):
            continue
        if _marking_pattern().fullmatch(line.of(draft.text)):
            value = line.of(draft.text).strip("*_[]() .")
            yield Classification(
                line, Ground("heading/marking", (line,), "The line holds a marking alone."), value
            )


def _subjects(draft: Draft) -> Iterator[Mark]:
    for item in fields(draft):
        if item.name == "subject" and item.values:
            at = Span(item.values[0].start, item.values[-1].end)
            ground = Ground("heading/subject", (item.label,), "It follows the label.")
            yield Subject(at, ground, " ".join(at.of(draft.text).split()))


def _route(draft: Draft, title: Title | None) -> Iterator[Mark]:
    """Who wrote to whom: from the title's own words, else from the fields."""
    found = _route_of_title(draft, title) if title else ()
    if not found:
        found = tuple(
            (item.name, value)
            for item in fields(draft)
            if item.name in ("sender", "addressee")
            for value in _listed(draft.text, item.values)
        )
    for name, at in ((name, one) for name, whole in found for one in _each(draft.text, whole)):
        because = "The heading says from whom." if name == "sender" else "The heading says to whom."
        ground = Ground(f"heading/{name}", (at,), because)
        kind = Sender if name == "sender" else Addressee
        yield kind(at, ground, _named(at.of(draft.text)))


def _listed(text: str, values: tuple[Span, ...]) -> Iterator[Span]:
    """The lines below "TO" or "FROM": the first, and those after it that name somebody too."""
    for index, value in enumerate(values):
        said = value.of(text)
        named = said.startswith("The ") or begins_with_title(said) or is_office(said)
        if index and not named:
            return
        yield value


def _signed(draft: Draft, title: Title | None) -> Iterator[Mark]:
    """Of those whose talk the title names, the one who signed the record: it comes from him."""
    signed = [
        mark for mark in draft.of_kind(Signature) if mark.role == "signatory" and mark.name.split()
    ]
    if title is None or len(signed) != 1:
        return
    surname = signed[0].name.rstrip(".").split()[-1].lower()
    named = [
        mark
        for mark in in_title(draft.text, title)
        if surname == mark.name.rstrip(".").split()[-1].lower()
    ]
    if len(named) == 1:
        because = "The title names him in the talk, and he signed the record of it."
        ground = Ground("heading/signed", (named[0].at, signed[0].at), because)
        yield Sender(named[0].at, ground, named[0].name)


def _each(text: str, at: Span) -> Iterator[Span]:
    """Each of several who write or are written to together: "X and the Director (Orne)"."""
    start = at.start
    holders = _HOLDER.search(text, at.start, at.end)
    if holders and (both := _JOINED.fullmatch(holders["name"])):  # "(Orne and Dahl)"
        for group in (1, 2):
            begins = holders.start("name") + both.start(group)
            yield Span(begins, begins + len(both[group]))
        return
    many = begins_with_many(at.of(text))
    # A comma parts them only in a series: of "A. Marten, Director of Trade" there is one.
    series = _SERIES if len(_TITLED.findall(at.of(text))) > 1 else _TOGETHER
    for match in series.finditer(text, at.start, at.end):
        before, after = text[start : match.start()], text[match.end() : at.end]
        comma = match.group() == ", "
        if before.endswith(")") and not comma:
            apart = True
        elif many:
            apart = is_name(_TOGETHER.split(after)[0].split(",")[0])
        elif comma:
            apart = is_titled(before) and begins_with_title(after)
        elif after.startswith(("the ", "The ")):
            apart = True
        else:
            title_first = begins_with_title(after) or begins_with_title(after.partition(" ")[2])
            # "the Counselor and Chairman of the Council (Orne)" is one person.
            apart = title_first and (is_titled(before) or not after.endswith(")"))
        if apart:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, at.end)


def _named(said: str) -> str:
    """The holder of an office, where the heading adds his name in brackets; else its own words."""
    holder = _HOLDER.search(said)
    named = holder.group("name") if holder else said.removeprefix("the ").removeprefix("The ")
    return _PLACE.sub("", named).rstrip(" \n\t,;.:")


def _route_of_title(draft: Draft, title: Title) -> tuple[tuple[str, Span], ...]:
    text = draft.text
    said = title.at.of(text).replace("\n", " ")
    call = _CALL.search(said)
    calls = {note.anchor.start for note in draft.of_kind(Note) if note.anchor is not None}
    if call and title.at.start + call.end() - len(call.group().strip()) in calls:
        said = said[: call.start()]
    tail = _TAIL.search(said)
    said = said[: tail.start()] if tail else said
    start = _ROUTE.search(said)
    if start is None or title.genre is None:
        return _addressed(text, title, said) or _letter(text, title, said)
    split = _split(said, start.end())
    shift = title.at.start
    if split is None:
        return (("sender", Span(shift + start.end(), shift + len(said)).trimmed(text)),)
    return (
        ("sender", Span(shift + start.end(), shift + split).trimmed(text)),
        ("addressee", Span(shift + split + 4, shift + len(said)).trimmed(text)),
    )


def _addressed(text: str, title: Title, said: str) -> tuple[tuple[str, Span], ...]:
    """To whom "Memorandum for the President (Orne)" goes; a file or the record is nobody."""
    match = _FOR.match(said)
    if match is None:
        return ()
    return (
        ("addressee", Span(title.at.start + match.end(), title.at.start + len(said)).trimmed(text)),
    )


def _letter(text: str, title: Title, said: str) -> tuple[tuple[str, Span], ...]:
    """Both of "Sir J. Sabran to Viscount Orne (Received April 3)": two names, or their offices."""
    numbered = _NUMBER.match(said)
    begin = numbered.end() if numbered else 0
    received = _RECEIVED.search(said)
    said = said[: received.start()] if received else said
    for split in _TO.finditer(said, begin):
        sides = (said[begin : split.start()], said[split.end() :])
        if all(is_titled(side.strip().split(",")[0]) for side in sides):
            shift = title.at.start
            return (
                ("sender", Span(shift + begin, shift + split.start()).trimmed(text)),
                ("addressee", Span(shift + split.end(), shift + len(said)).trimmed(text)),
            )
    return ()


def _split(said: str, start: int) -> int | None:
    """Where " to " parts sender and addressee; "the Ambassador to X (Name) to Y" has two."""
    places = [m.start() for m in re.finditer(r" to ", said[start:], re.IGNORECASE)]
    for place in places:
        if said[start + place - 1] == ")":
            return start + place
    for number, place in enumerate(places):
        last = number == len(places) - 1
        if last or not _RELATED.search(said[start : start + place]):
            return start + place
    return None
