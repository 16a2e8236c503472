"""What the address of the reach page asks for, and the registers that it can ask."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from urllib.parse import urlencode

from memcon.model.errors import MemconError
from memcon.model.territory import Outline
from memcon.reach.book import Book
from memcon.reach.packaged import EARTH, PACKAGED, coast, packaged
from memcon.registers import book_at, coast_at, stamp_of
from memcon.web.dating import day_of

ROOM = "/reach"
OWN = "dossier"  # in the address: the register of the dossier itself


@dataclass(frozen=True, slots=True)
class AskedReach:
    """What the address asks for; "" where it says nothing.

    `own` and `own_instead` are clauses in predicates, which count before those chosen by id;
    `senses` settle terms, as "term=sense"; `show` is "all" or "changes".
    """

    register: str = ""
    clause: str = ""
    instead: str = ""
    own: str = ""
    own_instead: str = ""
    as_of: str = ""
    senses: tuple[str, ...] = ()
    show: str = ""

    @property
    def day(self) -> date | None:
        """The day of `as_of`; None where it is no day."""
        return day_of(self.as_of)

    @property
    def before(self) -> str:
        """The clause that is asked about."""
        return self.own or self.clause

    @property
    def after(self) -> str:
        """The other clause."""
        return self.own_instead or self.instead

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = [
            ("register", self.register),
            ("clause", self.clause),
            ("instead", self.instead),
            ("covers", self.own),
            ("covers-instead", self.own_instead),
            ("as-of", self.as_of),
            *(("mean", sense) for sense in self.senses),
            ("show", self.show),
        ]
        query = urlencode([(name, value) for name, value in said if value])
        return f"{ROOM}?{query}" if query else ROOM


@dataclass(frozen=True, slots=True)
class Opened:
    """A register made ready, with the land to draw; `trouble` says why there is none."""

    key: str
    book: Book | None
    land: tuple[Outline, ...]
    land_name: str = ""
    trouble: str = ""


class Registers:
    """The registers of a dossier and of memcon, opened when asked for and anew when they change."""

    def __init__(self, root: Path | None) -> None:
        """Take the folder of the dossier; nothing is opened yet."""
        self._root = root
        self._stamp: object = None
        self._held: Opened | None = None
        self._lock = Lock()

    @property
    def keys(self) -> tuple[str, ...]:
        """The registers there are; that of the dossier first."""
        own = (OWN,) if self._root is not None and stamp_of(str(self._root)) else ()
        return own + PACKAGED

    def opened(self, key: str) -> Opened:
        """Return a register; one that is not there gives the first."""
        key = key if key in self.keys else self.keys[0]
        if key != OWN or self._root is None:
            return Opened(key, packaged(key), coast(), EARTH)
        path = str(self._root)
        stamp = stamp_of(path)
        with self._lock:
            if self._held is None or stamp != self._stamp:
                self._stamp, self._held = stamp, self._own(path)
            return self._held

    def _own(self, path: str) -> Opened:
        try:
            book = book_at(path)
            land, name = coast_at(path)
        except (MemconError, OSError) as trouble:
            return Opened(OWN, None, (), "", str(trouble))
        return Opened(OWN, book, land, name)
