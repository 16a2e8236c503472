"""The page of the ledger: its lists, narrowed down as the address says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from memcon.dates.calendar import in_words
from memcon.ledger.following.follow import Following
from memcon.ledger.ledger import Ledger
from memcon.model.ledger import Entry
from memcon.model.negotiation import Agenda
from memcon.web.dating import day_of
from memcon.web.folded import Folded
from memcon.web.ledger_lists import BY_KEY, LISTS, EntryList, Fates, counts, shown_at_first
from memcon.web.ledger_rows import EntryRow, Rows
from memcon.web.parties import looks_of
from memcon.web.record_page import Site
from memcon.web.shelf import Stock
from memcon.web.standings import Standings

MOST_AT_FIRST = 8  # entries of each list before one is chosen
MOST_ON_A_PAGE = 100
MOST_SIDES = 60  # that the dossier does not list, to choose from
MOST_DAYS = 14  # of records that are offered side by side
MOST_TICKS = 400  # days that the field of the date offers
NOT_STATED = "-"  # in the address: the entries of those whose party is not stated
NO_POINT = "-"  # in the address: the entries that are on no point
ROOM = "/ledger"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; "" where it says nothing. `page` counts from 0."""

    kind: str = ""
    party: str = ""
    as_of: str = ""
    text: str = ""
    page: int = 0
    point: str = ""

    @property
    def day(self) -> date | None:
        """The day of `as_of`; None where it is no day."""
        return day_of(self.as_of)

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = {"kind": self.kind, "party": self.party, "point": self.point}
        said |= {"as-of": self.as_of, "text": self.text}
        said["page"] = str(self.page + 1) if self.page else ""
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{ROOM}?{query}" if query else ROOM

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all entries of a list."""
        return bool(self.party or self.point or self.as_of or self.text)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: what the address says for it, its name, how many it leaves."""

    value: str
    name: str
    count: int | None
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as shown: rows with a day, and apart from them those without; their true totals."""

    list: EntryList
    href: str
    rows: tuple[EntryRow, ...]
    undated: tuple[EntryRow, ...]
    total: int
    undated_total: int


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The page of the ledger; `faults` say what in the address could not be followed."""

    site: Site
    asked: Asked
    records: int
    files_waiting: int
    followed: bool
    lists: tuple[Choice, ...]
    more_lists: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    points: tuple[Choice, ...]
    days: tuple[Choice, ...]
    any_day: str
    ticks: tuple[str, ...]
    day: str
    left_out: int
    faults: tuple[str, ...]
    shown: tuple[Shown, ...]
    entries: int
    first: int
    last: int
    pages: tuple[Choice, ...]


def ledger_page(
    stock: Stock,
    folded: Folded,
    asked: Asked,
    standings: Standings | None = None,
    following: Following | None = None,
) -> LedgerPage:
    """Return the page that an address asks for; what it asks wrongly is said and not followed.

    `standings` are needed where it asks for what is on a point; `following` says what later
    records make of questions and promises, where they have been looked through.
    """
    faults = tuple(_faults(stock, folded, asked))
    wanted = BY_KEY.get(asked.kind)
    asked = replace(asked, kind=wanted.key if wanted else "", as_of=_iso(asked))
    worded = _worded(_on_point(folded.ledger, asked.point, standings), asked.text)
    timed = worded.as_of(asked.day) if asked.day else worded
    theirs = _of_party(timed, asked.party)
    fates = Fates(following, asked.day)

    def held(entry: Entry) -> bool:
        return wanted.holds(entry, fates) if wanted else shown_at_first(entry)

    entries = tuple(filter(held, theirs.entries))
    pages = max(1, -(-len(entries) // MOST_ON_A_PAGE)) if wanted else 1
    asked = replace(asked, page=asked.page if 0 <= asked.page < pages else 0)
    first = asked.page * MOST_ON_A_PAGE if wanted else 0
    on_page = entries[first : first + MOST_ON_A_PAGE]
    rows = Rows(folded, fates)
    shown = (
        (_shown(wanted, asked, entries, rows.of(on_page)),)
        if wanted
        else tuple(_overview(asked, theirs.entries, rows, fates))
    )
    choices = tuple(_lists(asked, counts(theirs.entries, fates), len(entries)))
    undated = _of_party(worded, asked.party).entries if asked.day else ()
    listed = {one.value for one in choices if not one.value or not BY_KEY[one.value].apart}
    return LedgerPage(
        Site(stock.dossier.title, stock.dossier.about),
        asked,
        len(stock.records),
        stock.files_waiting,
        following is not None,
        tuple(one for one in choices if one.value in listed),
        tuple(one for one in choices if one.value not in listed),
        tuple(_parties(folded, asked, Counter(e.party for e in timed.entries if held(e)))),
        tuple(_points(stock.agenda, asked)),
        tuple(_days(folded, asked)),
        replace(asked, as_of="", page=0).href,
        tuple(sorted(_days_of(folded))[:MOST_TICKS]),
        in_words(asked.day) if asked.day else "",
        sum(entry.said_on is None for entry in undated if held(entry)),
        faults,
        shown,
        len(entries),
        first + 1 if on_page else 0,
        first + len(on_page) if wanted else sum(len(s.rows) + len(s.undated) for s in shown),
        tuple(_pages(asked, pages)),
    )


def list_links(folded: Folded, following: Following | None = None) -> tuple[Choice, ...]:
    """Return the ways to the lists that are shown at first, with how many entries each holds."""
    found = counts(folded.ledger.entries, Fates(following)) if following else folded.counts
    return tuple(
        Choice(one.key, one.name, found[one.key], Asked(one.key).href, False)
        for one in LISTS
        if not one.apart
    )


def _faults(stock: Stock, folded: Folded, asked: Asked) -> Iterator[str]:
    if asked.kind and asked.kind not in BY_KEY:
        yield f"There is no list “{asked.kind}”; all lists are shown."
    if asked.as_of and asked.day is None:
        yield f"“{asked.as_of}” is no day; a day is written as 1961-03-14. No day is set."
    codes = {look.code for look in looks_of(folded.dossier)}
    known = not asked.party or folded.ledger.parties.code(asked.party) in {*codes, NOT_STATED}
    if not known and not folded.ledger.by_party(asked.party).entries:
        yield f"Neither a party nor anybody who says anything is called “{asked.party}”."
    if asked.point and asked.point not in {NO_POINT, *_names_of_points(stock.agenda)}:
        yield f"No point of the dossier is called “{asked.point}”."


def _iso(asked: Asked) -> str:
    return asked.day.isoformat() if asked.day else ""


def _worded(ledger: Ledger, text: str) -> Ledger:
    """Return the entries in which every word of `text` occurs, in what was said or by whom."""
    wanted = _plain(text).split()
    if not wanted:
        return ledger
    kept = (entry for entry in ledger.entries if _has(entry, wanted))
    return Ledger(tuple(kept), ledger.parties)


def _has(entry: Entry, wanted: Iterable[str]) -> bool:
    response = entry.response.words if entry.response is not None else ""
    said = _plain(" ".join((entry.actor, *entry.to, entry.passage.words, response)))
    return all(word in said for word in wanted)


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'")


def _of_party(ledger: Ledger, party: str) -> Ledger:
    if party == NOT_STATED:
        kept = tuple(entry for entry in ledger.entries if entry.party is None)
        return Ledger(kept, ledger.parties)
    return ledger.by_party(party) if party else ledger


def _on_point(ledger: Ledger, point: str, standings: Standings | None) -> Ledger:
    """Return what is on a point, or on none."""
    if not point or standings is None:
        return ledger
    wanted = None if point == NO_POINT else point
    kept = (one.entry for one in standings.board.attached if one.point == wanted)
    return Ledger(tuple(kept), ledger.parties)


def _names_of_points(agenda: Agenda) -> dict[str, str]:
    """Return the titles of points and matters by their ids, in the order of the dossier."""
    points = {one.id: one.title for one in agenda.points}
    return points | {one.id: one.title for one in agenda.matters}


def _points(agenda: Agenda, asked: Asked) -> Iterator[Choice]:
    if not agenda.points:
        return
    names = {"": "Any point", **_names_of_points(agenda), NO_POINT: "On no point"}
    for value, name in names.items():
        there = replace(asked, point=value, page=0).href
        yield Choice(value, name, None, there, asked.point == value)


def _overview(
    asked: Asked, entries: tuple[Entry, ...], rows: Rows, fates: Fates
) -> Iterator[Shown]:
    for one in LISTS:
        if not one.apart:
            held = tuple(entry for entry in entries if one.holds(entry, fates))
            yield _shown(one, asked, held, rows.of(held[:MOST_AT_FIRST]))


def _shown(
    one: EntryList, asked: Asked, held: tuple[Entry, ...], rows: tuple[EntryRow, ...]
) -> Shown:
    return Shown(
        one,
        replace(asked, kind=one.key, page=0).href,
        tuple(row for row in rows if row.when),
        tuple(row for row in rows if not row.when),
        len(held),
        sum(entry.said_on is None for entry in held),
    )


def _lists(asked: Asked, found: dict[str, int], entries: int) -> Iterator[Choice]:
    whole = replace(asked, kind="", page=0)
    yield Choice("", "All of these", None if asked.kind else entries, whole.href, not asked.kind)
    for one in LISTS:
        there = replace(whole, kind=one.key).href
        yield Choice(one.key, one.name, found[one.key], there, asked.kind == one.key)


def _parties(folded: Folded, asked: Asked, found: Counter[str | None]) -> Iterator[Choice]:
    """Yield the parties of the dossier in its order, then the sides that only records name."""

    def choice(value: str, name: str, count: int | None) -> Choice:
        chosen = folded.ledger.parties.code(asked.party).casefold() == value.casefold()
        return Choice(value, name, count, replace(asked, party=value, page=0).href, chosen)

    offered = [choice("", "Any party", None)]
    listed = looks_of(folded.dossier)
    for look in listed:
        name = f"{look.code}, {look.name}" if look.code != look.name else look.name
        offered.append(choice(look.code, name, found[look.code]))
    codes = {look.code for look in listed}
    sides = [(side, n) for side, n in found.most_common() if side is not None and side not in codes]
    offered += [choice(side, side, count) for side, count in sorted(sides[:MOST_SIDES])]
    if found[None] or asked.party == NOT_STATED:
        offered.append(choice(NOT_STATED, "Party not stated", found[None]))
    if not any(one.chosen for one in offered):
        offered.append(replace(choice(asked.party, asked.party, None), chosen=True))
    yield from offered


def _days_of(folded: Folded) -> set[str]:
    return {kept.summary.day for kept in folded.records if kept.summary.day}


def _days(folded: Folded, asked: Asked) -> Iterator[Choice]:
    """Yield the days of the records; of very many, only the one before and the one after."""
    days = sorted(_days_of(folded))
    if len(days) < 2:
        return
    if len(days) > MOST_DAYS:
        if not asked.as_of:
            days = days[-1:]
        else:
            before = [day for day in days if day < asked.as_of][-1:]
            days = before + [day for day in days if day > asked.as_of][:1]
    for day in days:
        there = replace(asked, as_of=day, page=0).href
        yield Choice(day, in_words(date.fromisoformat(day)), None, there, day == asked.as_of)


def _pages(asked: Asked, pages: int) -> Iterator[Choice]:
    """Yield the first page, the last, and those near the one that is shown."""
    if pages == 1:
        return
    for page in range(pages):
        if page in (0, pages - 1) or abs(page - asked.page) <= 3:
            there = replace(asked, page=page)
            yield Choice(str(page + 1), f"{page + 1:,}", None, there.href, page == asked.page)
