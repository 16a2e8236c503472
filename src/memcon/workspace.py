"""Where pure code meets the disk: files and folders in, readings out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.dossier import PEOPLE, Dossier, curated, root_of
from memcon.files import File, escaped, places, reason
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.board import Board
from memcon.model.errors import MemconError, NothingToRead, UnreadableFile
from memcon.model.ledger import Parties
from memcon.model.people import NOBODY, Register
from memcon.model.reading import Reading
from memcon.people.register import opened as opened_register
from memcon.people.settle import settled
from memcon.read.pipeline import read
from memcon.sources import opened
from memcon.sources.given import Given

LARGEST = 1024**3  # bytes of one file

Report = Callable[[str], None]


def readings(
    paths: Iterable[str],
    report: Report,
    progress: Report | None = None,
    people: Register | None = None,
) -> Iterator[Reading]:
    """Yield the reading of every record under `paths`; `report` gets a line for each trouble.

    `progress` gets a line before each file, where there are several; `people` are known beside the
    records, and where none are given, those of the dossier that a path leads to. A file that lies
    under two of the paths is read once. Raises NothingToRead at the end where a path gave no
    record at all.
    """
    paths = tuple(paths)
    given = places(paths, report)
    several = sum(len(place.files) for place in given)
    counts: dict[Path, int] = {}
    barren: list[str] = []
    for path, place in zip(paths, given, strict=True):
        known = people if people is not None else _people_of_dossier(Path(path), report)
        for file in place.files:
            if file.path in counts:
                continue
            counts[file.path] = 0
            if progress is not None and several > 1:
                progress(f"reading {len(counts)} of {several}: {escaped(file.spelled)}")
            for reading in readings_in(file, report, known):
                counts[file.path] += 1
                yield reading
        if not any(counts[file.path] for file in place.files):
            barren.append(escaped(place.spelled))
    if barren:
        raise NothingToRead(f"no record could be read from {', '.join(barren)}")


@dataclass(frozen=True, slots=True)
class Account:
    """A dossier with its ledger."""

    dossier: Dossier
    ledger: Ledger

    def board(self) -> Board:
        """Return where the parties stand on the points that the dossier keeps."""
        return Board.of(self.ledger, self.dossier.agenda)


def account_of(path: str, report: Report, progress: Report | None = None) -> Account:
    """Return the account of a dossier, a folder or a file, with what a person keeps in it."""
    root = root_of(Path(path))
    known = curated(root, report) if root is not None else Dossier()
    found = readings([path], report, progress, known.register)
    return Account(known, Ledger.of(found, parties_of(known)))


def ledger_of(path: str, report: Report, progress: Report | None = None) -> Ledger:
    """Return the ledger of a dossier, a folder or a file, with the parties that it curates."""
    return account_of(path, report, progress).ledger


def parties_of(known: Dossier) -> Parties:
    """Return the parties that a dossier curates, as a ledger asks for them."""
    surnames: dict[str, set[str]] = {}
    for person in known.people:
        if person.party and person.name.split():
            surname = person.name.split(",")[0].split()[-1].casefold()
            surnames.setdefault(surname, set()).add(person.party)
    return Parties(
        {person.id: person.party for person in known.people if person.party},
        {name.casefold(): one.code for one in known.parties for name in (one.code, *one.names)},
        {surname: min(codes) for surname, codes in surnames.items() if len(codes) == 1},
    )


def readings_in(file: File, report: Report, people: Register = NOBODY) -> Iterator[Reading]:
    """Yield the reading of every record in one file; `report` gets a line for its trouble."""
    for opening in _opened(file, report):
        yield read_record(opening, people)


def read_record(opening: Reading, people: Register = NOBODY) -> Reading:
    """Return what every stage reads off a record, with its persons, named from `people`."""
    return read(opening, register=people, last=settled)


def register_at(path: Path) -> Register:
    """Return the register of people in a file: CSV, or TEI. Raises UnreadableFile."""
    try:
        return opened_register(path.read_bytes())
    except UnreadableFile as trouble:
        raise UnreadableFile(f"{escaped(str(path))}: {trouble}") from trouble
    except OSError as trouble:
        raise UnreadableFile(f"{escaped(str(path))}: {reason(trouble)}") from trouble


def _people_of_dossier(path: Path, report: Report) -> Register:
    """Who is known in the dossier that a path is, or lies in; a broken list costs one line."""
    root = root_of(path)
    if root is None or not (root / PEOPLE).is_file():
        return NOBODY
    try:
        return register_at(root / PEOPLE)
    except UnreadableFile as trouble:
        report(str(trouble))
        return NOBODY


def _opened(file: File, report: Report) -> Iterator[Reading]:
    try:
        if file.path.stat().st_size > LARGEST:
            raise UnreadableFile("the file is larger than 1 GB; split it into several")
        yield from opened(Given(file.spelled, file.path.read_bytes(), file.name))
    except (MemconError, OSError) as trouble:
        why = reason(trouble) if isinstance(trouble, OSError) else str(trouble)
        report(f"{escaped(file.spelled)}: {escaped(why)}")
