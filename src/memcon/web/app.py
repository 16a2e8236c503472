"""The reader as a web application: its pages, by address."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Lock

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from memcon.ledger.board import Board
from memcon.ledger.follow import Following
from memcon.model.negotiation import Agenda
from memcon.model.reading import Reading
from memcon.model.record import Origin
from memcon.web.acts import HIDDEN_AT_FIRST
from memcon.web.folded import Folded, folded
from memcon.web.guard import Guard
from memcon.web.home_page import home_page, list_page, site_of
from memcon.web.ledger_page import Asked, ledger_page, list_links
from memcon.web.messages_page import MessagesAsked, Told, messages_page
from memcon.web.positions_asked import PositionsAsked
from memcon.web.positions_page import positions_page
from memcon.web.reach_asked import AskedReach, Registers
from memcon.web.reach_page import reach_page
from memcon.web.record_page import Site, href_of, record_page
from memcon.web.shelf import Shelf, Stock
from memcon.web.show import shown
from memcon.web.standings import Standings
from memcon.web.study import Study, study_of
from memcon.web.votes_asked import AskedVote, Votes
from memcon.web.votes_page import votes_page
from memcon.web.words import escaped

PATIENCE = 0.4  # seconds that a list waits for what is still being read
MOST_STUDIES = 6  # records made ready that are kept so
LONGEST_ASKED = 200  # characters of a field in the address
MOST_CHOSEN = 40  # parties in an address
MOST_FOLLOWED = 40_000  # entries: looking what became of more takes longer than a reader waits
LONGEST_CLAUSE = 2000  # characters of a clause in the address
MOST_SENSES = 20
LONGEST_ON_A_PAGE = 2_000_000  # characters: a longer text is not shown as a page, only as text


def app_of(shelf: Shelf) -> Starlette:
    """Return the application that shows a shelf."""
    pages = _Pages(shelf)
    static = files("memcon.web") / "static"
    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/records", pages.records),
            Route("/records/{key:path}", pages.record),
            Route("/ledger", pages.ledger),
            Route("/positions", pages.positions),
            Route("/messages", pages.messages),
            Route("/reach", pages.reach),
            Route("/votes", pages.votes),
            Route("/text/{key:path}", pages.text),
            Route("/raw/{key:path}", pages.raw),
            Route("/print/{key:path}", pages.print_style),
            Mount("/static", StaticFiles(directory=Path(str(static)))),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={404: pages.missing},
    )


@dataclass(frozen=True, slots=True)
class TextPage:
    """A record's text as it was added; `words` is None where it is too long for a page."""

    site: Site
    href: str
    raw_href: str
    id: str
    source: Origin
    sha256: str
    characters: int
    words: Markup | None


@dataclass(frozen=True, slots=True)
class MissingPage:
    """There is nothing at an address."""

    site: Site
    path: str


def _shown(template: str, page: object, status: int = 200) -> Response:
    return HTMLResponse(shown(template, page), status)


class _Pages:
    """One method for each kind of page; they run in threads, since reading takes time."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._studies: dict[str, Study] = {}
        self._folded: Folded | None = None
        self._stand: tuple[Folded, Agenda, Standings] | None = None
        self._told: Told | None = None
        self._later: tuple[Folded, Following] | None = None
        self._lock = Lock()
        self._votes = Votes(shelf.root)
        self._registers = Registers(shelf.root)

    def home(self, request: Request) -> Response:
        """The dossier; a single record is shown at once."""
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        stock = self._shelf.stock()
        if stock.files == 1 and len(stock.records) == 1:
            return RedirectResponse(href_of(stock.records[0].key), 307)
        folded = self._fold(stock)
        lists = list_links(folded, self._following(stock, folded))
        return _shown("home.html", home_page(stock, lists))

    def records(self, request: Request) -> Response:
        """The list of all records."""
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        return _shown("records.html", list_page(self._shelf.stock(), _number(request, "page")))

    def ledger(self, request: Request) -> Response:
        """What all records tell of questions, proposals, promises; an empty field is left out."""
        asked = _asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        stock = self._shelf.stock()
        folded = self._fold(stock)
        standings = self._standings(folded, stock.agenda) if asked.point else None
        following = self._following(stock, folded)
        return _shown("ledger.html", ledger_page(stock, folded, asked, standings, following))

    def positions(self, request: Request) -> Response:
        """Where each party stands on each point; an empty field is left out."""
        asked = _positions_asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        stock = self._shelf.stock()
        folded = self._fold(stock)
        standings = self._standings(folded, stock.agenda)
        return _shown("positions.html", positions_page(stock, folded, standings, asked))

    def messages(self, request: Request) -> Response:
        """Who told whom, and who knew of it from when; an empty field is left out."""
        asked = _messages_asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        stock = self._shelf.stock()
        told = self._telling(self._fold(stock))
        return _shown("messages.html", messages_page(stock, told, asked))

    def reach(self, request: Request) -> Response:
        """What a clause covers on a day, and what other words change."""
        self._shelf.look()
        return _shown(
            "reach.html", reach_page(self._shelf.stock(), self._registers, _reach(request))
        )

    def votes(self, request: Request) -> Response:
        """How a vote goes, step by step; an empty field is left out."""
        asked = _vote_asked(request)
        if any(not value for _, value in request.query_params.multi_items()):
            return RedirectResponse(asked.href, 307)
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        stock = self._shelf.stock()
        page = votes_page(stock, self._fold(stock), self._votes, asked, self._text_of)
        return _shown("votes.html", page)

    def _text_of(self, key: str) -> str | None:
        """Return the text of a record, None where it is not there."""
        reading = self._shelf.reading(key)
        return reading.record.text if reading is not None else None

    def record(self, request: Request) -> Response:
        """One record, or one part of it."""
        key = request.path_params["key"]
        reading = self._shelf.reading(key)
        if reading is None:
            return self.missing(request, None)
        study = self._study(key, reading)
        return _shown(
            "record.html", record_page(study, key, _number(request, "part"), _hidden(request))
        )

    def text(self, request: Request) -> Response:
        """The text as it was added, with its hashes."""
        key = request.path_params["key"]
        reading = self._shelf.reading(key)
        if reading is None:
            return self.missing(request, None)
        return _shown("text.html", _text_page(self._site(), key, reading))

    def raw(self, request: Request) -> Response:
        """The text alone."""
        reading = self._shelf.reading(request.path_params["key"])
        if reading is None:
            return self.missing(request, None)
        words = reading.record.text.encode("utf-8", "replace")
        return Response(words, media_type="text/plain; charset=utf-8")

    def print_style(self, request: Request) -> Response:
        """What stands in the foot of a printed page."""
        key = request.path_params["key"]
        reading = self._shelf.reading(key)
        if reading is None:
            return self.missing(request, None)
        foot = f"memcon reading of {key}, text {reading.record.sha256[:12]}"
        rule = f"@page {{ @bottom-left {{ content: {_css_string(foot)} }} }}\n"
        return Response(rule, media_type="text/css; charset=utf-8")

    def missing(self, request: Request, _: Exception | None) -> Response:
        """There is nothing at this address."""
        return _shown("missing.html", MissingPage(self._site(), request.url.path), 404)

    def _study(self, key: str, reading: Reading) -> Study:
        """Return the record made ready, from the last time if nothing has changed since."""
        dossier = self._shelf.dossier
        with self._lock:
            study = self._studies.pop(key, None)
        if study is None or study.reading is not reading or study.dossier is not dossier:
            study = study_of(reading, dossier)
        with self._lock:
            self._studies[key] = study
            while len(self._studies) > MOST_STUDIES:
                del self._studies[next(iter(self._studies))]
        return study

    def _fold(self, stock: Stock) -> Folded:
        with self._lock:
            last = self._folded
        self._folded = found = folded(stock, last)
        return found

    def _standings(self, folded: Folded, agenda: Agenda) -> Standings:
        """Return where the parties stand, from the last time if nothing has changed since."""
        last = self._stand
        if last is not None and last[0] is folded and last[1] is agenda:
            return last[2]
        found = Standings.of(Board.of(folded.ledger, agenda))
        self._stand = folded, agenda, found
        return found

    def _following(self, stock: Stock, folded: Folded) -> Following | None:
        """Return what later records say of earlier ones; None while they are still being read."""
        last = self._later
        if last is not None and last[0] is folded:
            return last[1]
        if stock.files_waiting or len(folded.ledger.entries) > MOST_FOLLOWED:
            return None
        found = Following.of(folded.ledger)
        self._later = folded, found
        return found

    def _telling(self, folded: Folded) -> Told:
        """Return what is told of messages, gathered once for as long as the ledger stays."""
        with self._lock:
            told = self._told
        if told is None or told.folded is not folded:
            self._told = told = Told.of(folded)
        return told

    def _site(self) -> Site:
        return site_of(self._shelf.dossier)


def _text_page(site: Site, key: str, reading: Reading) -> TextPage:
    record = reading.record
    short = len(record.text) <= LONGEST_ON_A_PAGE
    return TextPage(
        site,
        href_of(key),
        href_of(key, "raw"),
        record.id,
        record.source,
        record.sha256,
        len(record.text),
        Markup(escaped(record.text)) if short else None,
    )


def _number(request: Request, name: str) -> int:
    """Return a number from the address, counted from 0; -1 where there is none."""
    given = request.query_params.get(name, "")
    return int(given) - 1 if given.isascii() and given.isdigit() and len(given) < 9 else -1


def _hidden(request: Request) -> tuple[str, ...]:
    """Return the kinds of acts that the address hides: "hide=claim,ask"; "" hides none.

    The kind that it asks for is shown in any case: "act=claim".
    """
    given = request.query_params.get("hide")
    hidden = HIDDEN_AT_FIRST if given is None else tuple(given.split(","))
    return tuple(kind for kind in hidden if kind != request.query_params.get("act"))


def _asked(request: Request) -> Asked:
    said = request.query_params
    kind, party, point, as_of, text = (
        said.get(name, "")[:LONGEST_ASKED].strip()
        for name in ("kind", "party", "point", "as-of", "text")
    )
    return Asked(kind, party, as_of, text, max(0, _number(request, "page")), point)


def _messages_asked(request: Request) -> MessagesAsked:
    said = request.query_params
    about, as_of, party = (
        said.get(name, "")[:LONGEST_ASKED].strip() for name in ("about", "as-of", "party")
    )
    return MessagesAsked(about, as_of, party)


def _positions_asked(request: Request) -> PositionsAsked:
    said = request.query_params
    as_of, cell, matter = (
        said.get(name, "")[:LONGEST_ASKED].strip() for name in ("as-of", "cell", "matter")
    )
    chosen = (code[:LONGEST_ASKED].strip() for code in said.getlist("party")[:MOST_CHOSEN])
    return PositionsAsked(as_of, cell, matter, tuple(dict.fromkeys(filter(None, chosen))))


def _reach(request: Request) -> AskedReach:
    said = request.query_params

    def line(name: str, longest: int = LONGEST_ASKED) -> str:
        return said.get(name, "")[:longest].strip()

    return AskedReach(
        line("register"),
        line("clause"),
        line("instead"),
        line("covers", LONGEST_CLAUSE),
        line("covers-instead", LONGEST_CLAUSE),
        line("as-of"),
        tuple(sense for sense in said.getlist("mean") if sense)[:MOST_SENSES],
        line("show"),
    )


def _vote_asked(request: Request) -> AskedVote:
    said = request.query_params
    suppose = (one[:LONGEST_ASKED].strip() for one in said.getlist("suppose")[:MOST_CHOSEN])
    return AskedVote(
        said.get("vote", "")[:LONGEST_ASKED].strip(),
        max(0, _number(request, "step") + 1),
        tuple(dict.fromkeys(filter(None, suppose))),
    )


def _css_string(words: str) -> str:
    safe = (c if (c.isascii() and c.isalnum()) or c in " ,.-_" else f"\\{ord(c):x} " for c in words)
    return f'"{"".join(safe)}"'
