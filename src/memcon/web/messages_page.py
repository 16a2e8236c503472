"""The page of messages: one thing, who knew of it and from when, drawn and as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from memcon.dates.calendar import in_words as day_in_words
from memcon.ledger.messages.knowledge import knowings
from memcon.ledger.messages.messages import messages
from memcon.ledger.messages.things import Thing, things
from memcon.model.ledger import Entry
from memcon.model.negotiation import Delivery, Knowing, Message, Timing
from memcon.web.dating import day_of, in_words
from memcon.web.folded import Folded
from memcon.web.ledger_rows import Rows, Words
from memcon.web.parties import Look, looks_of
from memcon.web.record_page import Site
from memcon.web.shelf import Stock
from memcon.web.strands import Drawing, Who, drawn

ROOM = "/messages"
MOST_THINGS = 300  # to choose from
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class MessagesAsked:
    """What the address asks for; "" where it says nothing. `about` is the id of a thing."""

    about: str = ""
    as_of: str = ""
    party: str = ""

    @property
    def day(self) -> date | None:
        """The day of `as_of`; None where it is no day."""
        return day_of(self.as_of)

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = {"about": self.about, "as-of": self.as_of, "party": self.party}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{ROOM}?{query}" if query else ROOM


@dataclass(frozen=True, slots=True)
class ThingChoice:
    """A thing to choose, and of how many messages and states of knowledge it consists."""

    id: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class KnowingRow:
    """A row of the table: who, whether he knew, how, since and until when, and by which words."""

    look: Look | None
    who: str
    knew: str
    how: str
    since: str
    until: str
    because: str
    said: Words
    record: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A row of the table of messages; `withdrawn` are the dates that were corrected."""

    medium: str
    delivery: str
    look: Look | None
    sender: str
    receivers: str
    via: str
    about: str
    sent: str
    received: str
    withdrawn: str
    doubts: tuple[str, ...]
    said: tuple[Words, ...]
    record: str


@dataclass(frozen=True, slots=True)
class MessagesPage:
    """The page; `faults` say what in the address could not be followed."""

    site: Site
    asked: MessagesAsked
    files_waiting: int
    day: str
    faults: tuple[str, ...]
    title: str
    choices: tuple[ThingChoice, ...]
    more: int
    parties: tuple[tuple[str, str, bool], ...]
    drawing: Drawing | None
    css: tuple[str, ...]
    knowledge: tuple[KnowingRow, ...]
    messages: tuple[MessageRow, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the records tell of messages and knowledge, gathered once for as long as they stay."""

    folded: Folded
    things: tuple[Thing, ...]

    @classmethod
    def of(cls, folded: Folded) -> "Told":
        """Gather it."""
        sent = messages(folded.ledger)
        return cls(folded, things(sent, knowings(folded.ledger, sent)))

    def by(self, day: date | None) -> tuple[Thing, ...]:
        """Return what was told by the end of a day."""
        if day is None:
            return self.things
        then = self.folded.ledger.as_of(day)
        sent = messages(then)
        return things(sent, knowings(then, sent))


def messages_page(stock: Stock, told: Told, asked: MessagesAsked) -> MessagesPage:
    """Return the page that an address asks for; what it asks wrongly is said and not followed."""
    folded = told.folded
    faults: list[str] = []
    if asked.as_of and asked.day is None:
        faults.append(f"“{asked.as_of}” is no day; a day is written as 1961-03-14. No day is set.")
        asked = replace(asked, as_of="")
    who = Who(folded.ledger)
    every = told.by(asked.day)
    code = folded.ledger.parties.code(asked.party) if asked.party else ""
    offered = tuple(one for one in every if not code or code in set(_parties_in(one, who)))
    if code and not offered:
        faults.append(f"Nothing that is told of concerns “{asked.party}”.")
    chosen = next((one for one in every if one.id == asked.about), None)
    if asked.about and chosen is None:
        faults.append("What the address asks for is not told of here; something else is shown.")
    chosen = chosen or max(offered or every, key=_size, default=None)
    rows = Rows(folded)
    looks = looks_of(folded.dossier)
    codes = [look.code for look in looks]
    drawing = drawn(chosen, who, rows, codes) if chosen else None
    return MessagesPage(
        Site(stock.dossier.title, stock.dossier.about),
        replace(asked, about=chosen.id if chosen else ""),
        stock.files_waiting,
        day_in_words(asked.day) if asked.day else "",
        tuple(faults),
        chosen.title if chosen else "",
        tuple(_choice(one, chosen) for one in (offered or every)[:MOST_THINGS]),
        max(0, len(offered or every) - MOST_THINGS),
        tuple((look.code, look.name, look.code == code) for look in looks),
        drawing,
        _css(drawing),
        tuple(_knowing(one, rows, who) for one in chosen.knowings[:MOST_ROWS]) if chosen else (),
        tuple(_message(one, rows, who) for one in chosen.messages[:MOST_ROWS]) if chosen else (),
    )


def _size(thing: Thing) -> tuple[int, int]:
    people = {one.who for one in thing.knowings}
    return len(people), len(thing.messages)


def _parties_in(thing: Thing, who: Who) -> Iterator[str]:
    for one in thing.knowings:
        yield one.party or ""
    for message in thing.messages:
        for name in (message.sender, *message.receivers):
            yield who.party(name) or name


def _choice(thing: Thing, chosen: Thing | None) -> ThingChoice:
    count = len(thing.messages) + len(thing.knowings)
    return ThingChoice(thing.id, thing.title, count, thing is chosen)


def _css(drawing: Drawing | None) -> tuple[str, ...]:
    if drawing is None or drawing.ladder is None:
        return ()
    return tuple(dict.fromkeys(column.strand.css for column in drawing.ladder.columns))


def _knowing(one: Knowing, rows: Rows, who: Who) -> KnowingRow:
    return KnowingRow(
        rows.look(one.party or who.party(one.who)),
        one.who,
        one.knew.value,
        one.how,
        in_words(one.since) if one.since else "",
        in_words(one.until) if one.until else "",
        one.because,
        _said(one.entry, rows),
        one.entry.passage.record,
    )


def _message(message: Message, rows: Rows, who: Who) -> MessageRow:
    withdrawn = [t.value for t in (*message.sent, *message.received) if t.withdrawn]
    told = message.delivery is Delivery.TOLD
    return MessageRow(
        message.medium or "means not stated",
        "" if told else message.delivery.value,
        rows.look(who.party(message.sender)) if message.sender else None,
        message.sender or (f"not stated, from {message.origin}" if message.origin else ""),
        " and ".join(message.receivers),
        " and ".join(message.via),
        message.about,
        _times(message.sent),
        _times(message.received),
        " and ".join(map(in_words, withdrawn)),
        message.doubts,
        tuple(_said(entry, rows) for entry in message.entries),
        message.entries[0].passage.record,
    )


def _times(times: Sequence[Timing]) -> str:
    return " and ".join(in_words(one.value) for one in times if not one.withdrawn)


def _said(entry: Entry, rows: Rows) -> Words:
    if entry.rule.startswith("ledger/") or entry.rule == "speech/aside":
        found = rows.passage(entry.passage)
        assert found is not None
        return found
    return rows.said(entry)
