"""What the address of the page of texts asks for, and the texts of the dossier that it can ask."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from urllib.parse import urlencode

from starlette.requests import Request

from memcon.texts import Kept, stamp_of, texts_of
from memcon.web.dating import day_of

ROOM = "/texts"
LONGEST_ASKED = 200  # characters of a field in the address
MOST_DRAWN = 400  # amendments in an address
NONE = "-"  # in the address: no amendment is drawn


@dataclass(frozen=True, slots=True)
class AskedText:
    """What the address asks for; "" where it says nothing.

    `draw` are the amendments to be drawn, None for all that are pending. `first` and `second` are
    two states to compare: revisions or days.
    """

    text: str = ""
    as_of: str = ""
    draw: tuple[str, ...] | None = None
    first: str = ""
    second: str = ""

    @property
    def day(self) -> date | None:
        """The day of `as_of`; None where it is no day."""
        return day_of(self.as_of)

    @property
    def href(self) -> str:
        """The address that asks for it."""
        drawn = (NONE,) if self.draw == () else self.draw or ()
        said = [
            ("text", self.text),
            ("as-of", self.as_of),
            *(("draw", one) for one in drawn),
            ("first", self.first),
            ("second", self.second),
        ]
        query = urlencode([(name, value) for name, value in said if value])
        return f"{ROOM}?{query}" if query else ROOM


def text_asked(request: Request) -> AskedText:
    """Return what the address of the page of texts asks for."""
    said = request.query_params
    text, as_of, first, second = (
        said.get(name, "")[:LONGEST_ASKED].strip() for name in ("text", "as-of", "first", "second")
    )
    given = [one[:LONGEST_ASKED].strip() for one in said.getlist("draw")[:MOST_DRAWN]]
    drawn = tuple(dict.fromkeys(one for one in given if one and one != NONE))
    return AskedText(text, as_of, drawn if any(given) else None, first, second)


class Texts:
    """The texts of a dossier, read when asked for and anew when a file has changed."""

    def __init__(self, root: Path | None) -> None:
        """Take the folder of the dossier; nothing is read yet."""
        self._root = root
        self._stamp: object = None
        self._held: tuple[Kept, ...] = ()
        self._faults: tuple[str, ...] = ()
        self._lock = Lock()

    def read(self) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
        """Return the texts, and a line for each file that could not be read."""
        if self._root is None:
            return (), ()
        stamp = stamp_of(self._root)
        with self._lock:
            if stamp != self._stamp:
                faults: list[str] = []
                self._held = texts_of(self._root, faults.append)
                self._faults, self._stamp = tuple(faults), stamp
            return self._held, self._faults
