"""The persons of a record as its marks name them, and whose name stands at a place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from memcon.model.marks import (
    Addressee,
    Attendee,
    Entity,
    Mark,
    Mention,
    Sender,
    Signature,
    SourceNote,
    Speech,
)
from memcon.model.people import Name
from memcon.model.reading import Draft
from memcon.names.evidence import also_surname
from memcon.names.identify import Known
from memcon.names.name import name_of
from memcon.names.scan import Kind, scan
from memcon.names.titles import titles_of
from memcon.people.definite import office_of
from memcon.text.span import Span

Named = Attendee | Sender | Addressee | Signature
Person = str  # the name by which mentions know one person of the record


@dataclass(slots=True)
class Body:
    """One person of the record: the fullest name, or the office where no name is given."""

    name: Person
    mentions: list[Mention] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    office_only: str | None = None
    stated: bool = False


class Bodies:
    """All the persons of a record; what is unsettled belongs to nobody."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.all: dict[Person, Body] = {}
        for mention in draft.of_kind(Mention):
            if is_settled(mention):
                self.all.setdefault(mention.name, Body(mention.name)).mentions.append(mention)
        self._index()
        self.by_office: dict[str, Person] = {}
        self.holders: dict[str, Person] = {}
        for mark in draft.marks:
            if isinstance(mark, Named):
                self._place(mark)
        self.holders = dict(self._holders())
        for speech in draft.of_kind(Speech):
            name = self.of(speech) or self._of_office(office_of(speech.speaker), speech.speaker)
            if name is not None:
                self.all[name].places.append(speech.label or speech.at)

    def _index(self) -> None:
        self.mentions = sorted(
            (mention.at.start, mention.at.end, name)
            for name, body in self.all.items()
            for mention in body.mentions
        )
        self.starts = [start for start, _, _ in self.mentions]
        self.by_words: dict[str, Person | None] = {}
        for start, end, name in self.mentions:
            for words in (one_line(self.text[start:end]), name):
                known = self.by_words.setdefault(words, name)
                if known != name:
                    self.by_words[words] = None

    def _place(self, mark: Named) -> None:
        at = located(self.text, mark.name, mark.at)
        name = self.inside(at) or self._behind_dash(mark)
        if name is None:
            name = self._of_office(office_of(mark.name), mark.name)
        if name is None:
            return
        body = self.all[name]
        body.stated = True
        body.places.append(at)
        said = mark.office if isinstance(mark, Attendee) else _before(self.text, mark, at)
        if said:
            body.offices.append(said)

    def _of_office(self, office: str | None, said: str) -> Person | None:
        """Somebody whom the record knows by his office only: "The President"."""
        if office is None:
            return None
        name = self.by_office.setdefault(office, said)
        self.all.setdefault(name, Body(name, office_only=office))
        return name

    def _behind_dash(self, mark: Named) -> Person | None:
        """The person of "Assistant Secretary—A. Marten", where the office passes for the name."""
        dash = max(self.text.find(sign, mark.at.start, mark.at.end) for sign in "—–")
        return self.inside(Span(dash + 1, mark.at.end)) if dash >= 0 else None

    def _holders(self) -> Iterator[tuple[str, Person]]:
        """For an office the only one of those whom the record's head names who bears it."""
        found: dict[str, set[Person]] = {}
        for name, body in self.all.items():
            if not body.stated or body.office_only:
                continue
            titles = {title for said in body.mentions for title in self.name(said).titles}
            titles.update(title for office in body.offices for title in titles_of(office))
            for title in titles:
                found.setdefault(title, set()).add(name)
        for title, names in found.items():
            if len(names) == 1:
                yield title, next(iter(names))

    def name(self, mention: Mention) -> Name:
        """The name that a mention's words spell."""
        return named(one_line(mention.at.of(self.text)))

    def inside(self, at: Span) -> Person | None:
        """The only person named inside `at`; None where nobody or several are."""
        place = bisect_right(self.starts, at.start - 1)
        if place and self.mentions[place - 1][1] > at.start:
            place -= 1
        names = set()
        while place < len(self.mentions) and self.mentions[place][0] < at.end:
            names.add(self.mentions[place][2])
            place += 1
        return names.pop() if len(names) == 1 else None

    def of(self, mark: Mark) -> Person | None:
        """The person whom a mark names: by the name at its place, or by an office."""
        if isinstance(mark, Mention):
            return mark.name if mark.name in self.all else None
        if isinstance(mark, Named):
            at = located(self.text, mark.name, mark.at)
            found = self.inside(at) or self._behind_dash(mark)
            return found or self.by_office.get(office_of(mark.name) or "")
        if isinstance(mark, Speech):
            at = located(self.text, mark.speaker, mark.label or mark.at)
            found = self.inside(at) if mark.label or at != mark.at else None
            found = found or self.by_words.get(mark.speaker) or self._by_office(mark.speaker)
            return found or self._by_initials(mark.speaker)
        return None

    def _by_initials(self, said: str) -> Person | None:
        """The only one of the record's head whose initials a label gives: "K", "HK"."""
        letters = said.replace(".", "").replace(" ", "").lower()
        if not 0 < len(letters) < 4 or not said.isupper():
            return None
        found = [
            name for name, body in self.all.items() if body.stated and letters in self._of(body)
        ]
        return found[0] if len(found) == 1 else None

    def _of(self, body: Body) -> set[str]:
        """The initials of a person: the surname's, and those of the whole name."""
        splits = [split for mention in body.mentions for split in self.name(mention).splits]
        surnames = {"".join(word[0] for word in split.surname if word) for split in splits}
        whole = {"".join(word[0] for word in (*s.given, *s.surname) if word) for s in splits}
        return surnames | whole

    def _by_office(self, said: str) -> Person | None:
        office = office_of(said)
        if office is None:
            return None
        return self.by_office.get(office) or self.holders.get(office)

    def drafters(self, mark: SourceNote) -> Iterator[Person]:
        """Those whom a source note names as drafters."""
        for name in mark.drafted_by:
            found = self.inside(located(self.text, name, mark.at))
            if found is not None:
                yield found

    def known(self, body: Body) -> Known:
        """What the record says of a person, for the register."""
        names = dict.fromkeys(self.name(mention) for mention in body.mentions)
        return Known(tuple(names), tuple(dict.fromkeys(body.offices)))


def is_settled(mention: Mention) -> bool:
    """Tell whether a mention names one person of the record."""
    return mention.entity is Entity.PERSON and mention.ground.rule != "mention/unsettled"


def _before(text: str, mark: Named, at: Span) -> str:
    return text[mark.at.start : at.start].rstrip(" (,").removeprefix("the ")


def located(text: str, name: str, at: Span) -> Span:
    """Return where `name` stands inside `at`, or `at` itself where it does not."""
    place = text.find(name, at.start, at.end) if name else -1
    return Span(place, place + len(name)) if place >= 0 else at


def one_line(words: str) -> str:
    """Return the words with one space between them."""
    return " ".join(words.split())


@lru_cache(maxsize=1 << 14)
def named(words: str) -> Name:
    """Return the name that a mention's words spell, titles apart."""
    names = [piece for piece in scan(words).pieces if piece.kind is Kind.NAME]
    if not names:
        return name_of(tuple(words.split()))
    last = names[-1]
    return name_of((*last.words, *also_surname(words[last.end :])), last.titles)
