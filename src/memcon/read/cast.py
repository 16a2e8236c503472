"""Who may be speaking in a record: those who take part, those named, and what titles stand for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import (
    Attendee,
    Entity,
    Mention,
    Note,
    Role,
    Sender,
    Signature,
    SourceNote,
    Title,
)
from memcon.model.reading import Draft
from memcon.names.titles import titles_of
from memcon.names.vocabulary import her_titles, sexes, vocabulary
from memcon.text.span import Span

# A title that these stand before is another than the title alone.
_LOWER = frozenset(
    ("assistant", "deputy", "under", "vice", "first", "second", "third", "private", "press")
)
_HIS_TITLES = frozenset(("mr.", "mr", "sir", "king", "señor", "lord"))

Fits = Callable[[str, str], bool]

_LONGEST_LINE = 160  # characters: a longer line of a list holds several people


@dataclass(slots=True, eq=False)
class Someone:
    """Somebody who may be speaking.

    `called` are the record's last words for him; `at` is the place that tells who he is;
    `said_of` are the words of his office and side, in small letters.
    """

    called: str
    at: Span
    titles: set[str] = field(default_factory=set)
    said_of: set[str] = field(default_factory=set)
    sex: str = ""
    takes_part: bool = False
    speaks: bool = True
    last: int = -1  # the place at which the record named him last


class Cast:
    """The people of a record, found by name and by title."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.by_name: dict[str, Someone] = {}
        self.all: list[Someone] = []
        self.listed: dict[str, Someone] = {}  # by the office that the list gives for a name
        self.bearers: dict[tuple[Fits, str], list[Someone]] = {}  # of titles that were asked for
        self.mentions = {
            mark.at.end: mark for mark in draft.of_kind(Mention) if mark.entity is Entity.PERSON
        }
        self.ends = sorted(self.mentions)
        inside = sorted(self.mentions.values(), key=lambda mention: mention.at.start)
        for mark in draft.marks:
            if isinstance(mark, Attendee):
                self._attends(mark, inside)
        self.author = self._author(draft, inside)

    def _attends(self, mark: Attendee, inside: list[Mention]) -> None:
        one = self._at(mark.at, mark.name, inside)
        one.takes_part = True
        one.speaks = mark.role in (Role.PARTICIPANT, Role.PRESENT)
        if mark.at.end - mark.at.start < _LONGEST_LINE and " to the " not in (mark.office or ""):
            one.titles.update(titles_of(mark.office or ""), titles_of(mark.name))
        office = office_alone(mark.name)
        if office:
            one.titles.add(office)
            self.listed.setdefault(office, one)
        said = f"{mark.office or ''} {mark.side or ''} {mark.name}"
        one.said_of.update(said.lower().replace(",", " ").split())

    def _at(self, at: Span, name: str, inside: list[Mention]) -> Someone:
        """The person named in a line of the head: by the name in it, or by an office alone."""
        place = self.text.find(name, at.start, at.end)
        span = Span(place, place + len(name)) if place >= 0 else at
        named = [mention for mention in inside if span.covers(mention.at)]
        if named:
            return self.named(named[-1])
        one = Someone(name, span)
        self.all.append(one)
        return one

    def _author(self, draft: Draft, inside: list[Mention]) -> Someone | None:
        """Who signs, or in whose name the document goes out."""
        signed = [
            mark for mark in draft.of_kind(Signature) if mark.name and mark.role == "signatory"
        ]
        senders = draft.of_kind(Sender)
        named: tuple[Signature | Sender, ...] = (*signed[:1], *senders[:1])
        for mark in named:
            one = self._at(mark.at, mark.name, inside)
            for other in (mark, *senders[:1]):
                said = other.at.of(self.text)
                if mark.name.split()[-1] in said:
                    one.titles.update(titles_of(other.name), titles_of(said))
            one.takes_part = True
            return one
        for note in draft.of_kind(SourceNote):
            if len(note.drafted_by) == 1:
                one = self._at(note.at, note.drafted_by[0], inside)
                if one.takes_part:
                    return one
        return self._unnamed(draft)

    def _unnamed(self, draft: Draft) -> Someone | None:
        """The only one of those who took part whom the text never names: he may be its writer."""
        head = max((mark.at.end for mark in draft.of_kind(Attendee)), default=0)
        notes = [mark.at.start for mark in draft.of_kinds(Note, SourceNote)]
        end = min((start for start in notes if start >= head), default=len(self.text))
        there = (m.name for m in self.mentions.values() if head <= m.at.start < end)
        named = [self.by_name[name] for name in there if name in self.by_name]
        body = self.text[head:end].lower()
        left = [
            one
            for one in self.speakers()
            if one not in named and not any(f"the {title} " in body for title in one.titles)
        ]
        return left[0] if len(left) == 1 else None

    def named(self, mention: Mention) -> Someone:
        """Return the person whom a name in the text names."""
        one = self.by_name.get(mention.name)
        if one is None:
            one = Someone(mention.name, mention.at)
            self.by_name[mention.name] = one
            self.all.append(one)
        words = mention.at.of(self.text)
        titles = titles_of(words)
        if not one.titles.issuperset(titles):
            one.titles.update(titles)
            self._bears_more(one)
        if not one.sex:
            one.sex = _sex(words, titles)
        return one

    def unexplained(self, surname: str, at: Span) -> Someone:
        """Return the person whom a surname names of which the record says nothing else."""
        one = self.by_name.get(surname)
        if one is None:
            one = Someone(surname, at)
            self.by_name[surname] = one
            self.all.append(one)
        return one

    def holding(self, title: str, of: tuple[str, ...] = ()) -> Someone | None:
        """Return the one who bears a title ("foreign minister"), of a people ("mexican"), if sure.

        Of several who take part the one named last; nobody where that does not settle it.
        """
        listed = self.listed.get(title)
        if listed is not None and not of:
            return listed
        if title.startswith(("his ", "her ")):
            called = [one for one in self.speakers() if set(title.split()[1:]) & one.said_of]
            return called[0] if len(called) == 1 else None
        for fits in (_is_title, _is_short_for):
            found = self._bearing(fits, title)
            if of:
                found = [one for one in found if any(_of_people(word, one.said_of) for word in of)]
            found = [one for one in found if one.takes_part] or found
            if len(found) > 1 and not of:
                found = [one for one in found if one in self.listed.values()] or found
            if len(found) > 1:
                latest = max(one.last for one in found)
                found = [one for one in found if one.last == latest >= 0]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _bearing(self, fits: Fits, title: str) -> list[Someone]:
        """All who may speak and bear a title that fits; looked up once, and kept up to date."""
        found = self.bearers.get((fits, title))
        if found is None:
            found = [
                one for one in self.all if one.speaks and any(fits(t, title) for t in one.titles)
            ]
            self.bearers[fits, title] = found
        return found

    def _bears_more(self, one: Someone) -> None:
        for (fits, title), found in self.bearers.items():
            if one.speaks and one not in found and any(fits(t, title) for t in one.titles):
                found.append(one)

    def may_speak(self, one: Someone) -> bool:
        """Tell whether somebody takes part, or bears an office whose holder does."""
        return one.takes_part or any(title in self.listed for title in one.titles)

    def speakers(self) -> Iterator[Someone]:
        """Yield those who take part and may speak."""
        return (one for one in self.all if one.takes_part and one.speaks)


def _is_title(held: str, title: str) -> bool:
    return held == title


def _is_short_for(held: str, title: str) -> bool:
    """Tell whether "minister" may stand for "foreign minister", "secretary" for "... of state"."""
    if held.startswith((title + " of ", title + " for ", title + " to ")):
        return True
    if _turned(held) == title:
        return True
    before = held.removesuffix(" " + title)
    return before != held and not _LOWER & set(before.split())


def _turned(title: str) -> str:
    """Return "finance minister" for "minister of finance"."""
    link = next((link for link in (" of state for ", " of ") if link in title), " for ")
    head, _, of = title.partition(link)
    return f"{of.removesuffix(' affairs').removesuffix(' relations')} {head}"


def _of_people(word: str, said_of: set[str]) -> bool:
    return bool(({word} | _countries().get(word, frozenset())) & said_of)


@lru_cache(maxsize=1)
def _countries() -> dict[str, frozenset[str]]:
    """For what a people is called, the words for its state."""
    states = table("places")["states"]
    assert isinstance(states, dict)
    found: dict[str, set[str]] = {}
    for name, people in states.items():
        every = {word.lower() for word in (name, *people)}
        for word in people:
            found.setdefault(word.lower(), set()).update(every)
    return {word: frozenset(those) for word, those in found.items()}


def _sex(words: str, titles: tuple[str, ...]) -> str:
    said = words.lower().split()
    if her_titles().intersection((*titles, *said)):
        return "f"
    if _HIS_TITLES.intersection((*titles, *said)):
        return "m"
    found = {sex for word in said if (sex := sexes().get(word))}
    return found.pop() if len(found) == 1 else ""


def office_alone(said: str) -> str:
    """Return the office in small letters where `said` is nothing else: "The Secretary"."""
    words = said.strip(" .:").removeprefix("The ").removeprefix("the ")
    words = " ".join(written_out(word) for word in words.split())
    titles = titles_of(
        " ".join(w if w in ("of", "for", "and", "the") else w.capitalize() for w in words.split())
    )
    return words if titles == (words,) else ""


def is_people(word: str) -> bool:
    """Tell whether a word with a capital is what a people is called: "Soviet"."""
    return word.lower() in _countries()


def written_out(word: str) -> str:
    """Return a shortened title in full: "Amb" is "ambassador"."""
    short = vocabulary().short
    return short.get(word, short.get(word + ".", word)).lower()


def genre_of(draft: Draft) -> str:
    """Return what kind of document the heading says it is, in small letters."""
    return next((mark.genre for mark in draft.of_kind(Title) if mark.genre), "")
