"""The page of the dossier and the list of records: everything their templates print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from memcon.dates.calendar import MONTHS
from memcon.dossier import Dossier
from memcon.web.ledger_page import Choice
from memcon.web.parties import Look, looks_of
from memcon.web.rail import FindingRow
from memcon.web.record_page import Site, href_of
from memcon.web.shelf import Kept, Stock
from memcon.web.timeline import Event, Timeline, timeline

MOST_AT_HOME = 30  # records listed on the page of the dossier; more have a page of their own
MOST_ON_A_PAGE = 500
MOST_WAITING = 6
LONGEST_HEAD = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the list."""

    href: str
    id: str
    title: str
    genre: str
    date: str
    edtf: str
    turns: int
    findings: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding in one of the records."""

    finding: FindingRow
    record: str
    when: str
    href: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party, its people in people.csv, and how much of all records it says."""

    look: Look
    people: tuple[str, ...]
    records: int
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The page of the dossier."""

    site: Site
    records: int
    files_waiting: int
    files: int
    people: int
    turns: int
    findings: int
    to_review: int
    timeline: Timeline | None
    undated: int
    waiting: tuple[Waiting, ...]
    waiting_more: int
    rows: tuple[Row, ...]
    parties: tuple[PartyRow, ...]
    troubles: tuple[str, ...]
    lists: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list of all records."""

    site: Site
    rows: tuple[Row, ...]
    records: int
    files_waiting: int
    page: int
    pages: int


def site_of(dossier: Dossier) -> Site:
    """Return what every page says of the dossier."""
    return Site(dossier.title, dossier.about)


def home_page(stock: Stock, lists: tuple[Choice, ...] = ()) -> HomePage:
    """Return the page of the dossier; `lists` are the ways into its ledger."""
    waiting = tuple(_waiting(stock.records))
    summaries = [kept.summary for kept in stock.records]
    return HomePage(
        site_of(stock.dossier),
        len(stock.records),
        stock.files_waiting,
        stock.files,
        len(stock.dossier.people),
        sum(summary.turns for summary in summaries),
        sum(summary.findings for summary in summaries),
        sum(summary.waiting for summary in summaries),
        timeline(_events(stock.records)),
        sum(not summary.day for summary in summaries),
        waiting[:MOST_WAITING],
        sum(summary.findings for summary in summaries) - len(waiting[:MOST_WAITING]),
        tuple(map(_row, stock.records[:MOST_AT_HOME])),
        tuple(_parties(stock)),
        stock.troubles,
        lists,
    )


def list_page(stock: Stock, page: int) -> ListPage:
    """Return a page of the list of all records; a page that is not there gives the first."""
    pages = max(1, -(-len(stock.records) // MOST_ON_A_PAGE))
    page = page if 0 <= page < pages else 0
    shown = stock.records[page * MOST_ON_A_PAGE : (page + 1) * MOST_ON_A_PAGE]
    return ListPage(
        site_of(stock.dossier),
        tuple(map(_row, shown)),
        len(stock.records),
        stock.files_waiting,
        page,
        pages,
    )


def _row(kept: Kept) -> Row:
    summary = kept.summary
    return Row(
        href_of(kept.key),
        summary.id,
        summary.title,
        summary.genre,
        summary.date,
        summary.edtf,
        summary.turns,
        summary.findings,
        summary.waiting,
    )


def _waiting(records: Iterable[Kept]) -> list[Waiting]:
    rows = [
        Waiting(
            finding,
            kept.summary.title or kept.summary.id,
            kept.summary.date or kept.summary.id,
            href_of(kept.key) + (finding.place.href if finding.place else ""),
        )
        for kept in records
        for finding in kept.summary.first_findings
    ]
    return sorted(rows, key=lambda row: not row.finding.weighty)


def _events(records: Iterable[Kept]) -> list[Event]:
    events = []
    for kept in records:
        summary = kept.summary
        if not summary.day:
            continue
        day = date.fromisoformat(summary.day)
        short_day = f"{day.day} {MONTHS[day.month - 1][:3]}"
        genre = summary.genre.capitalize() or summary.id
        head = genre if len(genre) <= LONGEST_HEAD else genre.split()[-1].capitalize()
        name = f"{summary.date}, {summary.genre or 'genre not stated'}, {summary.title}"
        where = summary.place if 0 < len(summary.place) <= LONGEST_HEAD else summary.id
        events.append(Event(day, head, f"{short_day}: {where}", href_of(kept.key), name))
    return events


def _parties(stock: Stock) -> list[PartyRow]:
    rows = []
    for look in looks_of(stock.dossier):
        people = tuple(row.name for row in stock.dossier.people if row.party == look.code)
        shares = [s for kept in stock.records for s in kept.summary.shares if s.code == look.code]
        rows.append(
            PartyRow(
                look,
                people,
                sum(share.turns > 0 for share in shares),
                sum(share.turns for share in shares),
                sum(share.words for share in shares),
            )
        )
    return rows
