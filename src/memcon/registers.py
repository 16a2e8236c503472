"""Registers on disk: the one in a dossier, laid over one that comes with memcon if it says so."""

from datetime import date
from pathlib import Path

from memcon.files import reason
from memcon.model.errors import MemconError
from memcon.model.reach import Compared, Difference, Extent
from memcon.model.territory import Outline
from memcon.reach.book import Book, Provision, meaning
from memcon.reach.extent import compared, difference, extent
from memcon.reach.opened import EMPTY, FILES, book_of, extended_by
from memcon.reach.packaged import EARTH, coast, packaged
from memcon.reach.sheets import RegisterFault, outlines

REGISTER = "register"
LARGEST = 16 * 1024**2  # bytes of one table
COAST = "coast.csv"  # the land as the reader draws it; it says nothing of any clause


def book_at(path: str) -> Book:
    """Return the register of a dossier. Raises MemconError where there is none, or it is broken."""
    folder = Path(path)
    inside = folder / REGISTER
    if not inside.is_dir():
        if not folder.exists():
            raise MemconError(f"{path}: there is no such folder")
        raise MemconError(
            f"{path}: expected a folder {REGISTER} in it; --register names one that memcon brings"
        )
    texts = _texts(inside)
    extends = extended_by(texts, REGISTER)
    return book_of(texts, REGISTER, packaged(extends) if extends else EMPTY)


def _texts(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix in (".csv", ".toml"))
        for file in files:
            if file.name == COAST:
                continue
            if file.name not in FILES:
                known = ", ".join(FILES)
                raise RegisterFault(f"{REGISTER}/{file.name}: no file of a register ({known})")
            if file.stat().st_size > LARGEST:
                raise RegisterFault(f"{REGISTER}/{file.name}: more than {LARGEST:,} bytes")
            found[file.name] = file.read_text("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise RegisterFault(f"{REGISTER}/{file.name}: expected UTF-8: {trouble}") from trouble
    except OSError as trouble:
        raise MemconError(f"{folder}: {reason(trouble)}") from trouble
    return found


def stamp_of(path: str) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether a dossier's register has changed; empty where there is none."""
    try:
        files = sorted((Path(path) / REGISTER).iterdir())
        stats = [(file.name, file.stat()) for file in files if not file.name.startswith(".")]
    except OSError:
        return ()
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def coast_at(path: str) -> tuple[tuple[Outline, ...], str]:
    """Return the land of a dossier's own map, and whose drawing it is; none where it has none.

    A register that extends one of memcon's shows the land of the Earth.
    """
    folder = Path(path) / REGISTER
    if (folder / COAST).is_file():
        return outlines(folder.joinpath(COAST).read_text("utf-8-sig"), f"{REGISTER}/{COAST}"), COAST
    if extended_by(_texts(folder), REGISTER):
        return coast(), EARTH
    return (), ""


def provision_of(book: Book, asked: str) -> Provision | None:
    """Return the clause of the register that is asked for by its id or its words."""
    plain = asked.strip().replace(" ", "_")
    for provision in book.provisions.values():
        if plain == provision.id or asked.strip() == provision.words:
            return provision
    return None


def covered(book: Book, asked: str, as_of: date, chosen: tuple[str, ...] = ()) -> Extent:
    """Return what a clause covers on a day; `chosen` settles terms, as "term=sense"."""
    named = provision_of(book, asked)
    return extent(book, named.text if named else asked, as_of, meaning(book, chosen))


def changed(
    book: Book, asked: tuple[str, str], as_of: date, chosen: tuple[str, ...] = ()
) -> tuple[Difference, tuple[Compared, ...]]:
    """Return what other words change, and beside it what is said of that change."""
    before, after = (covered(book, one, as_of, chosen) for one in asked)
    found = difference(before, after)
    ids = tuple(named.id if (named := provision_of(book, one)) else "" for one in asked)
    said = tuple(one for one in book.said if (one.clause, one.instead) == ids)
    return found, compared(said, found, book.register)
