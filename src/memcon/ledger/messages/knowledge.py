"""Who knew of what, and since when; who did not, and until when; of whom it is not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from memcon.dates.calendar import in_words
from memcon.ledger.days import bound
from memcon.ledger.ledger import Ledger
from memcon.ledger.messages.knowing import Known, known_in
from memcon.ledger.messages.meant import Somebody, Talk
from memcon.ledger.messages.messages import messages, talks
from memcon.ledger.messages.naming import is_person
from memcon.ledger.positions.wording import stems
from memcon.model.ledger import Entry
from memcon.model.marks import Certainty
from memcon.model.negotiation import Delivery, Knew, Knowing, Message
from memcon.text.shortened import shortened

_POINTS = frozenset(("it", "this", "that", "these", "those", ""))
_LONGEST = 120  # characters of a sentence that stands for "this"
_DEFINITE = ("the ", "our ", "this ", "these ", "that ", "my ")
_BACK = 6  # sentences before in which what is spoken of was named
_TOLD = frozenset(("oral", "conversation", "telephone call", ""))
_NOT_SAID = frozenset((Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL))


def knowings(ledger: Ledger, told: Sequence[Message] | None = None) -> tuple[Knowing, ...]:
    """Return who knew of what by the words of the records; `told` are their messages, if at hand.

    Nothing is filled in: of whom no words speak, nothing is returned.
    """
    found: list[Knowing] = []
    sent: dict[str, list[Message]] = {}
    for message in messages(ledger) if told is None else told:
        sent.setdefault(message.entries[0].passage.record, []).append(message)
    for talk, entries in talks(ledger):
        theirs = sent.pop(entries[0].passage.record, ())
        found.extend(_of_record(_Room(talk, entries, tuple(theirs))))
    for alone in sent.values():
        for message in alone:
            found.extend(_by_message(message, None))
    return tuple(sorted(_unlike(found), key=_order))


def _unlike(found: Iterable[Knowing]) -> Iterator[Knowing]:
    """Yield each once: what two readings of one sentence say of one thing is said once."""
    kept: dict[tuple[str, Knew, object], list[Knowing]] = {}
    for one in found:
        there = kept.setdefault((one.who, one.knew, one.entry.passage), [])
        like = next((n for n, old in enumerate(there) if _is_like(old, one)), None)
        if like is None:
            there.append(one)
        elif len(one.of) > len(there[like].of):
            there[like] = one
    for those in kept.values():
        yield from those


def _is_like(one: Knowing, two: Knowing) -> bool:
    if one.of == two.of:
        return True
    shared = set(stems(one.of)) & set(stems(two.of))
    return len(shared) > 1 and one.how == two.how


def _order(one: Knowing) -> tuple[str, str, int, str, str, str]:
    day = bound(one.entry.said_on, last=False)
    passage = one.entry.passage
    return (
        day.isoformat() if day else "~",
        passage.record,
        passage.at.start,
        one.who,
        one.knew.value,
        one.of,
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """One record: who talks in it, its sentences, the messages of which it tells."""

    talk: Talk
    entries: Sequence[Entry]
    messages: tuple[Message, ...]

    @property
    def asked(self) -> Mapping[int, Entry]:
        """By the place of an answer, what it answers."""
        return {e.response.at.start: e for e in self.entries if e.response is not None}


def _of_record(room: _Room) -> Iterator[Knowing]:
    for message in room.messages:
        yield from _by_message(message, room)
    for index, entry in enumerate(room.entries):
        if entry.certainty in _NOT_SAID:
            continue
        for known in known_in(entry.passage.words):
            yield from _by_words(room, index, known)


def _by_words(room: _Room, index: int, known: Known) -> Iterator[Knowing]:
    entry = room.entries[index]
    who = room.talk.meant(known.who, entry, known.verb)
    of = _spoken_of(room, index, known)
    if who is None or not who.name or not of:
        return
    if known.knew is None:
        yield from _by_question(room, entry, who, of)
        return
    times = [when.value for when in entry.times if when.value]
    own = who.name == entry.actor or (who.party is not None and who.party == entry.party)
    how = known.how if known.knew or known.how == "read" else ""
    because = f"{entry.actor or 'The record'} says so."
    if not own and how == "said so":
        how, because = "presumed", f"{entry.actor or 'The record'} takes it for known to him."
    if not known.knew:
        yield from _unknown(room, index, (who, of), known)
        return
    since = times[0] if times and known.how in ("read", "received", "told") else None
    yield _knowing(who, of, Knew.KNEW, entry, (how, since, None, because))


def _by_question(room: _Room, entry: Entry, who: Somebody, of: str) -> Iterator[Knowing]:
    """Who asks whether somebody knows of a thing knows of it; of the other nothing is said yet."""
    if entry.actor and of.lower().startswith(_DEFINITE):
        asker = Somebody(entry.actor, True, entry.party)
        because = "He asks of it as of a thing that is there."
        yield _knowing(asker, of, Knew.KNEW, entry, ("presumed", None, None, because))
    if entry.response is None:
        because = "It is asked, and no answer is read."
        yield _knowing(who, of, Knew.UNKNOWN, entry, ("", None, None, because))


def _unknown(
    room: _Room, index: int, found: tuple[Somebody, str], known: Known
) -> Iterator[Knowing]:
    """Yield that somebody did not know, and who told him in the talk, if somebody did."""
    entry, (who, of) = room.entries[index], found
    met = not (known.still or known.how == "read" or room.talk.reader)
    telling = _telling(room, index, of) if met else None
    ends = entry.said_on if known.first or telling is not None else None
    how = "read" if known.how == "read" else "said so"
    because = f"{entry.actor or 'The record'} says so."
    yield _knowing(who, of, Knew.DID_NOT, entry, (how, None, ends, because))
    if telling is not None:
        yield from _told_here(room, telling, who, of)


def _told_here(room: _Room, telling: Entry, who: Somebody, of: str) -> Iterator[Knowing]:
    """Yield that he learns of it in the talk, and what that means for the others who are there."""
    day = telling.said_on
    because = f"{telling.actor} speaks of it here."
    yield _knowing(who, of, Knew.KNEW, telling, ("told", day, None, because))
    spoke = _words(telling.actor) | _words(who.name)
    for one in room.talk.present:
        if spoke & _words(one.name):
            continue
        somebody = Somebody(one.name, True, one.party)
        if one.presence:
            because = f"Present only in part ({one.presence}): whether he heard it is not said."
            yield _knowing(somebody, of, Knew.UNKNOWN, telling, ("", None, None, because))
        else:
            because = "Present when it was said. Before that: not stated."
            yield _knowing(somebody, of, Knew.KNEW, telling, ("presumed", day, None, because))


def _words(name: str) -> set[str]:
    """The words of a name or office that tell people apart: no initials, nothing very short."""
    words = (word.strip(".,’'").casefold() for word in name.split())
    return {
        word
        for word in words
        if len(word) > 2 and "." not in word and word not in ("the", "mrs", "miss", "cde")
    }


def _telling(room: _Room, index: int, of: str) -> Entry | None:
    """The sentence of somebody else, shortly before, by which what is spoken of comes up."""
    entry, wanted = room.entries[index], set(stems(of))
    for before in reversed(room.entries[max(0, index - _BACK) : index]):
        shared = wanted & set(stems(before.passage.words))
        if before.actor != entry.actor and len(shared) * 2 >= len(wanted) > 0:
            return before
    return None


def _spoken_of(room: _Room, index: int, known: Known) -> str:
    """What is known: the words, or for "it" and "this" what was asked, told or said before."""
    if known.of.lower() not in _POINTS:
        return known.of
    entry = room.entries[index]
    for before in reversed(room.entries[max(0, index - _BACK) : index]):
        asked = [one.of for one in known_in(before.passage.words) if one.of.lower() not in _POINTS]
        if asked and before.actor != entry.actor:
            return asked[0]
    if known.of.lower() == "it":
        for message in reversed(room.messages):
            last = message.entries[-1].passage.at
            if last.end <= entry.passage.at.start and entry.passage.at.start - last.end < 300:
                return message.about or label(message)
    other = next((e for e in reversed(room.entries[:index]) if e.actor != entry.actor), None)
    if other is None:
        return ""
    words = other.passage.words.strip(" .?!")
    return shortened(words, _LONGEST)


def _by_message(message: Message, room: _Room | None) -> Iterator[Knowing]:
    """Yield what a message makes known: to whom it is told, and to him alone who receives it."""
    entry = message.entries[0]
    of = message.about if message.about.lower() not in _POINTS else ""
    of = of or (label(message) if message.medium not in _TOLD else "")
    if message.delivery is Delivery.DENIED and of and room is not None:
        index = room.entries.index(entry) if entry in room.entries else 0
        for to in message.receivers:
            who = Somebody(to, _is_person(to, entry), _party_of(to, entry, room))
            yield from _unknown(room, index, (who, of), Known(0, to, of, False, "told"))
    if message.delivery is not Delivery.TOLD or not of:
        return
    last = message.entries[-1]
    oral = message.medium in _TOLD or message.medium.endswith("read aloud")
    for to in message.receivers:
        who = Somebody(to, _is_person(to, entry), _party_of(to, entry, room))
        since = next((one.value for one in message.received if not one.withdrawn), None)
        since = None if message.doubts else since
        how = "told" if oral else "received"
        because = _received_because(message, who, oral)
        yield _knowing(who, of, Knew.KNEW, last, (how, since, None, because))
    left = _left_by(message)
    if message.sender and left is not None and not message.doubts:
        who = Somebody(
            message.sender, is_person(message.sender), _party_of(message.sender, entry, room)
        )
        because = "It went out from there; since when it was known before that is not stated."
        how = "said so" if oral else "sent"
        yield _knowing(who, of, Knew.KNEW, entry, (how, left, None, because))


def _left_by(message: Message) -> str | None:
    """When a message was sent, or the time of its receipt, by which it had been; EDTF."""
    sent = next((one.value for one in message.sent if not one.withdrawn), None)
    if sent is not None:
        return sent
    came = [bound(one.value, last=True) for one in message.received if not one.withdrawn]
    day = came[0] if came else None
    return f"../{day.isoformat()}" if day is not None else None


def _is_person(name: str, entry: Entry) -> bool:
    return name != entry.party and (name == entry.actor or is_person(name))


def _received_because(message: Message, who: Somebody, oral: bool) -> str:
    if oral:
        return (
            f"Told by “{message.sender}”."
            if message.sender
            else "By whom he was told is not stated."
        )
    if not who.person:
        return "Received there; which of its people read it is not stated."
    return "Received; when he read it is not stated."


def _party_of(name: str, entry: Entry, room: _Room | None) -> str | None:
    if name in (entry.actor, entry.party):
        return entry.party
    if room is None:
        return None
    if any(one.party == name for one in room.talk.present):
        return name
    somebody = room.talk.meant(name, entry)
    return somebody.party if somebody is not None else None


def label(message: Message) -> str:
    """Return what a message is called where its matter is not stated: "the telegram from"."""
    source = message.sender or message.origin
    sent = next((bound(one.value, last=True) for one in message.sent if not one.withdrawn), None)
    named = f"the {message.medium or 'message'}" + (f" from {source}" if source else "")
    return f"{named}, {in_words(sent)}" if sent is not None and source else named


def _knowing(
    who: Somebody, of: str, knew: Knew, entry: Entry, rest: tuple[str, str | None, str | None, str]
) -> Knowing:
    how, since, until, because = rest
    return Knowing(who.name, of, knew, how, since, until, who.person, entry, because, who.party)
