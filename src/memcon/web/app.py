"""The reader as a web application: its pages, by address."""

from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from memcon.model.reading import Reading
from memcon.model.record import Origin
from memcon.web.addresses import (
    hidden,
    ledger_asked,
    messages_asked,
    number,
    positions_asked,
    reach_asked,
    vote_asked,
)
from memcon.web.guard import Guard
from memcon.web.home_page import home_page, list_page, site_of
from memcon.web.ledger_page import ledger_page, list_links
from memcon.web.messages_page import messages_page
from memcon.web.positions_page import positions_page
from memcon.web.reach_asked import Registers
from memcon.web.reach_page import reach_page
from memcon.web.record_page import Site, href_of, record_page
from memcon.web.shelf import Shelf, Stock
from memcon.web.show import shown
from memcon.web.texts_asked import Texts, text_asked
from memcon.web.texts_page import as_put, texts_page
from memcon.web.votes_asked import Votes
from memcon.web.votes_page import votes_page
from memcon.web.words import escaped
from memcon.web.workings import Workings

PATIENCE = 0.4  # seconds that a list waits for what is still being read
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
            Route("/texts", pages.texts),
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
        self._workings = Workings(shelf)
        self._registers = Registers(shelf.root)
        self._texts = Texts(shelf.root)
        self._votes = Votes(shelf.root)

    def home(self, request: Request) -> Response:
        """The dossier; a single record is shown at once."""
        stock = self._stock()
        if stock.files == 1 and len(stock.records) == 1:
            return RedirectResponse(href_of(stock.records[0].key), 307)
        folded = self._workings.folded(stock)
        lists = list_links(folded, self._workings.following(stock, folded))
        return _shown("home.html", home_page(stock, lists))

    def records(self, request: Request) -> Response:
        """The list of all records."""
        return _shown("records.html", list_page(self._stock(), number(request, "page")))

    def ledger(self, request: Request) -> Response:
        """What all records tell of questions, proposals, promises; an empty field is left out."""
        asked = ledger_asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        stock = self._stock()
        folded = self._workings.folded(stock)
        standings = self._workings.standings(folded, stock.agenda) if asked.point else None
        following = self._workings.following(stock, folded)
        return _shown("ledger.html", ledger_page(stock, folded, asked, standings, following))

    def positions(self, request: Request) -> Response:
        """Where each party stands on each point; an empty field is left out."""
        asked = positions_asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        stock = self._stock()
        folded = self._workings.folded(stock)
        standings = self._workings.standings(folded, stock.agenda)
        page = positions_page(stock, folded, standings, asked)
        if not page.curated and not stock.files_waiting:
            page = replace(page, proposal=self._workings.proposed(folded))
        return _shown("positions.html", page)

    def messages(self, request: Request) -> Response:
        """Who told whom, and who knew of it from when; an empty field is left out."""
        asked = messages_asked(request)
        if "" in request.query_params.values():
            return RedirectResponse(asked.href, 307)
        stock = self._stock()
        told = self._workings.told(self._workings.folded(stock))
        return _shown("messages.html", messages_page(stock, told, asked))

    def reach(self, request: Request) -> Response:
        """What a clause covers on a day, and what other words change."""
        self._shelf.look()
        return _shown(
            "reach.html", reach_page(self._shelf.stock(), self._registers, reach_asked(request))
        )

    def texts(self, request: Request) -> Response:
        """A text on a day, with its amendments drawn in; an empty field is left out."""
        asked = text_asked(request)
        if any(not value for _, value in request.query_params.multi_items()):
            return RedirectResponse(asked.href, 307)
        stock = self._stock()
        folded = self._workings.folded(stock)
        page = texts_page(stock, folded, self._texts, asked, self._text_of)
        return _shown("texts.html", as_put(page, self._votes.put()))

    def votes(self, request: Request) -> Response:
        """How a vote goes, step by step; an empty field is left out."""
        asked = vote_asked(request)
        if any(not value for _, value in request.query_params.multi_items()):
            return RedirectResponse(asked.href, 307)
        stock = self._stock()
        page = votes_page(stock, self._workings.folded(stock), self._votes, asked, self._text_of)
        return _shown("votes.html", page)

    def _stock(self) -> Stock:
        """Return what is on the shelf now; what is still being read is waited for a little."""
        self._shelf.look()
        self._shelf.settle(PATIENCE)
        return self._shelf.stock()

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
        study = self._workings.study(key, reading)
        return _shown(
            "record.html", record_page(study, key, number(request, "part"), hidden(request))
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


def _css_string(words: str) -> str:
    safe = (c if (c.isascii() and c.isalnum()) or c in " ,.-_" else f"\\{ord(c):x} " for c in words)
    return f'"{"".join(safe)}"'
