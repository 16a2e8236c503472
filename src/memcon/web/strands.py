"""Who stands in a ladder: the people and parties of one thing, each once, with what is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from memcon.dates.edtf import EdtfError, Point, parse
from memcon.ledger.days import bound
from memcon.ledger.ledger import Ledger
from memcon.ledger.messages.concerns import named_party
from memcon.ledger.messages.naming import PRONOUNS, is_person, titled
from memcon.ledger.messages.papers import HEADING
from memcon.ledger.messages.things import Thing
from memcon.model.ledger import Entry
from memcon.model.negotiation import Delivery, Knew, Knowing, Message, Timing
from memcon.web.dating import in_words
from memcon.web.ladder import Arrow, Ladder, Moment, Room, Strand, ladder
from memcon.web.ledger_rows import Rows

MOST_STRANDS = 14
_NOT_SENT = frozenset((Delivery.ASKED, Delivery.DENIED))
_IN_THE_ROOM = frozenset(("told", "presumed"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A ladder and what found no room in it; `ladder` is None where nothing has a day."""

    ladder: Ladder | None
    left_out: int
    undated: int


@dataclass(slots=True)
class _Line:
    name: str
    party: str | None
    knowings: list[Knowing] = field(default_factory=list)


class Who:
    """Tells people apart: forms of one name that the list of a record bears out are one."""

    def __init__(self, ledger: Ledger) -> None:
        """Take those who took part in the talks, and the parties of the dossier."""
        self._parties = ledger.parties
        first = [one.entries[0] for one in ledger.papers]
        self.letters = frozenset(e.passage.record for e in first if e.rule == HEADING)
        self._by_surname: dict[str, set[str]] = {}
        self._party: dict[str, str] = {}
        for one in ledger.present:
            surname = _surname(one.name)
            self._by_surname.setdefault(surname, set()).add(one.party or "")
            if one.party:
                self._party[surname] = one.party

    def key(self, name: str) -> str:
        """Return what is the same for all forms of a name."""
        surname = _surname(name)
        one = len(self._by_surname.get(surname, ())) == 1 and len(name.split()) <= 4
        return surname if one else name.casefold()

    def party(self, name: str) -> str | None:
        """Return the party of a name that the list bears out, or that names a party."""
        return self._party.get(self.key(name)) or named_party(name, self._parties)


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].strip(".,’'()").casefold()


def drawn(thing: Thing, who: Who, rows: Rows, order: Sequence[str]) -> Drawing:
    """Draw a thing; `order` are the codes of the parties as the dossier has them."""
    lines = _lines(thing, who)
    place = {code: n for n, code in enumerate(order)}
    keys = sorted(lines, key=lambda key: place.get(lines[key].party or "", len(place)))
    kept = keys[:MOST_STRANDS]
    strands = [_strand(lines[key], rows) for key in kept]
    number = {key: n for n, key in enumerate(kept)}
    arrows = [*_arrows(thing.messages, who, number), *_told(thing.knowings, who, number)]
    told = [one for one in thing.messages if one.delivery not in _NOT_SENT]
    undated = sum(not (one.sent or one.received) for one in told)
    drawing = ladder(strands, arrows, tuple(_rooms(thing, who.letters)))
    return Drawing(drawing, len(keys) - len(kept), undated)


def _lines(thing: Thing, who: Who) -> Mapping[str, _Line]:
    """One line for each who knew, sent or received, in the order of the records."""
    lines: dict[str, _Line] = {}

    def line(name: str, party: str | None) -> _Line:
        key = who.key(name)
        found = lines.setdefault(key, _Line(name, party or who.party(name)))
        found.party = found.party or party
        if _is_fuller(name, found.name):
            found.name = name
        return found

    for message in thing.messages:
        for name in (message.sender, *message.receivers):
            if name and name.lower() not in PRONOUNS:
                line(name, None)
    for one in thing.knowings:
        line(one.who, one.party).knowings.append(one)
    return lines


def _is_fuller(name: str, than: str) -> bool:
    """Tell whether a name says more: initials instead of a surname alone, or of "Mr."."""
    if not is_person(name) or len(name.split()) > 4:
        return False
    return (_is_short(than) or "." not in than) and not _is_short(name) and "." in name


def _is_short(name: str) -> bool:
    words = name.split()
    return len(words) < 2 or (len(words) == 2 and titled(words[0]))


def _strand(line: _Line, rows: Rows) -> Strand:
    look = rows.look(line.party)
    css, code = (look.css, look.code) if look is not None else ("p0", "")
    knew = [(_begins(one), one) for one in line.knowings if one.knew is Knew.KNEW]
    sure = sorted(((span, one) for span, one in knew if span is not None), key=_first)
    known = sure[0][0][1] if sure else None
    maybe = sure[0][0][0] if sure else None
    lacks = [one for one in line.knowings if one.knew is Knew.DID_NOT]
    unaware = _until(lacks[-1], known) if lacks else None
    return Strand(css, code, line.name, known, maybe, unaware)


def _first(item: tuple[tuple[Moment | None, Moment], Knowing]) -> tuple[date, int, int]:
    known = item[0][1]
    return known.day, known.minute if known.minute is not None else 1440, known.offset


def _begins(one: Knowing) -> tuple[Moment | None, Moment] | None:
    """Between when somebody began to know: the earliest, where one is stated, and the latest."""
    here = spoken(one.entry)
    if one.since is None:
        return (None, here) if here is not None else None
    if one.how in _IN_THE_ROOM and one.since == one.entry.said_on and here is not None:
        return None, here
    first, last = bound(one.since, last=False), bound(one.since, last=True)
    if last is None:
        return None
    minute = _minute(one.since)
    earliest = Moment(first, minute) if first is not None else None
    return earliest if minute is None else None, Moment(last, minute)


def _until(one: Knowing, known: Moment | None) -> Moment | None:
    if known is not None and known.record == one.entry.passage.record:
        return known
    last = bound(one.until, last=True)
    if last is not None and one.until != one.entry.said_on:
        return Moment(last, _minute(one.until or ""))
    return spoken(one.entry)


def spoken(entry: Entry) -> Moment | None:
    """Return when an entry is spoken: its place in the talk of its day."""
    day = bound(entry.said_on, last=True)
    return Moment(day, None, entry.passage.record, entry.passage.at.start) if day else None


def _minute(value: str) -> int | None:
    try:
        edtf = parse(value)
    except EdtfError:
        return None
    clock = edtf.clock if isinstance(edtf, Point) else None
    return clock.hour * 60 + clock.minute if clock is not None else None


def _rooms(thing: Thing, letters: frozenset[str]) -> Iterator[Room]:
    """Yield the talks in which somebody speaks of the thing, with what is said of it."""
    spoke: dict[str, dict[int, Entry]] = {}
    for one in (
        *(e for m in thing.messages for e in m.entries),
        *(k.entry for k in thing.knowings),
    ):
        if not one.rule.startswith("ledger/"):
            spoke.setdefault(one.passage.record, {})[one.passage.at.start] = one
    for record, entries in sorted(spoke.items()):
        first = next(iter(entries.values()))
        day = bound(first.said_on, last=True)
        if day is not None:
            rows = tuple((start, entries[start].actor or "not named") for start in sorted(entries))
            where = "in its text" if record in letters else "in the room"
            yield Room(record, day, in_words(first.said_on), rows, where)


def _arrows(messages: Sequence[Message], who: Who, number: Mapping[str, int]) -> Iterator[Arrow]:
    for message in messages:
        source = number.get(who.key(message.sender)) if message.sender else None
        targets = [number[key] for key in map(who.key, message.receivers) if key in number]
        if message.delivery in _NOT_SENT or message.doubts:
            continue
        for target in targets:
            if target != source:
                yield from _of_message(message, source, target)


def _of_message(message: Message, source: int | None, target: int) -> Iterator[Arrow]:
    """Yield the arrow of what stands and those of what was withdrawn."""
    sent = [one for one in message.sent if not one.withdrawn]
    left = _moment(sent[0]) if sent else None
    name = message.medium if message.medium not in ("", "oral") else "told"
    for timing in message.received or message.sent:
        came = _moment(timing)
        if came is None:
            continue
        if timing.withdrawn:
            label, kind = f"{in_words(timing.value)}, withdrawn", "old"
        elif message.delivery is Delivery.EXPECTED:
            label, kind = f"{name}, expected", "dim"
        else:
            label, kind = name, ""
        yield Arrow(source, target, left if message.received else came, came, label, kind)


def _moment(timing: Timing) -> Moment | None:
    day = bound(timing.value, last=True)
    return Moment(day, _minute(timing.value)) if day is not None else None


def _told(knowings: Sequence[Knowing], who: Who, number: Mapping[str, int]) -> Iterator[Arrow]:
    """Yield an arrow for each who is told in the talk itself."""
    for one in knowings:
        source, target = number.get(who.key(one.entry.actor)), number.get(who.key(one.who))
        here = spoken(one.entry)
        in_talk = one.how == "told" and one.since == one.entry.said_on and one.knew is Knew.KNEW
        if in_talk and here and target is not None and source is not None and source != target:
            yield Arrow(source, target, here, here, "told in the room")
