"""What an address of the page of positions asks for: a day, a cell, a matter, parties."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from memcon.web.dating import day_of

ROOM = "/positions"
PANEL = "#opened"


@dataclass(frozen=True, slots=True)
class PositionsAsked:
    """What the address asks for; empty where it says nothing. `cell` is a point and a party."""

    as_of: str = ""
    cell: str = ""
    matter: str = ""
    parties: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of `as_of`; None where it is no day."""
        return day_of(self.as_of)

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = [("as-of", self.as_of), ("cell", self.cell), ("matter", self.matter)]
        said += [("party", code) for code in self.parties]
        query = urlencode([(name, value) for name, value in said if value])
        return f"{ROOM}?{query}" if query else ROOM

    def at(self, day: date | None) -> str:
        """Return the address of the same on another day; None: of all records."""
        return replace(self, as_of=day.isoformat() if day else "").href

    def open(self, cell: str) -> str:
        """Return the address that opens a cell."""
        return replace(self, cell=cell).href + PANEL


def cell_key(point: str, party: str) -> str:
    """Return what an address says for a cell: "P1-OST"."""
    return f"{point}-{party}"
