"""What the address of the page of votes asks for, and the files about votes that it can ask."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from memcon.model.errors import MemconError
from memcon.votes import Asked, Put, Rehearsed, put_in, vote_at, vote_files

ROOM = "/votes"


@dataclass(frozen=True, slots=True)
class AskedVote:
    """What the address asks for: which file, which step counted from 1, what is supposed.

    0 and "" where it says nothing.
    """

    vote: str = ""
    step: int = 0
    suppose: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = [
            ("vote", self.vote),
            ("step", str(self.step) if self.step else ""),
            *(("suppose", one) for one in self.suppose),
        ]
        query = urlencode([(name, value) for name, value in said if value])
        return f"{ROOM}?{query}" if query else ROOM

    def without(self, said: str) -> "AskedVote":
        """Return it with one supposition less."""
        return replace(self, suppose=tuple(one for one in self.suppose if one != said))


@dataclass(frozen=True, slots=True)
class Worked:
    """A vote worked out as asked; `faults` say what could not be followed, or why there is none.

    `plain` is the same vote with nothing supposed.
    """

    found: Rehearsed | None
    plain: Rehearsed | None
    faults: tuple[str, ...] = ()


class Votes:
    """The files about votes of a dossier; each is read when it is asked for."""

    def __init__(self, root: Path | None) -> None:
        """Take the folder of the dossier."""
        self._root = root

    @property
    def files(self) -> dict[str, Path]:
        """The files there are, by what they are called in addresses."""
        found = vote_files(self._root) if self._root is not None else ()
        return {file.stem: file for file in found}

    def put(self) -> tuple[Put, ...]:
        """Return the order of amendments in each file that can be followed."""
        found: list[Put] = []
        for path in self.files.values():
            with suppress(MemconError, OSError):  # said on the page of votes
                found.append(put_in(path))
        return tuple(found)

    def worked(self, name: str, suppose: tuple[str, ...]) -> Worked:
        """Work a vote out; a supposition that cannot be followed is left out and said."""
        path = str(self.files[name])
        try:
            plain = vote_at(path)
        except (MemconError, OSError) as trouble:
            return Worked(None, None, (str(trouble),))
        if not suppose:
            return Worked(plain, plain)
        try:
            return Worked(vote_at(path, Asked(suppose=suppose)), plain)
        except (MemconError, OSError) as trouble:
            return Worked(plain, plain, (f"{trouble}; nothing is supposed here.",))
