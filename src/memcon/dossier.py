"""What a person curates about a dossier: its title, the parties in fixed order, its people."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from memcon.agenda import POINTS, agenda_at, instructions_at
from memcon.files import RECORDS
from memcon.grades import GRADES, grades_at
from memcon.model.errors import MemconError
from memcon.model.negotiation import Agenda, Grade, Instruction, Quote
from memcon.model.people import NOBODY, Register
from memcon.people.register import opened

PEOPLE = "people.csv"
BODIES = "bodies.toml"

NO_POINTS = Agenda()

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Party:
    """A side in the negotiation: a code of two to four letters, a name, and what else it is called.

    `also` are such as "the Halvenes", "Halvene".
    """

    code: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of people.csv; `party` is the code of a party, where the row says so."""

    id: str
    name: str
    description: str = ""
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a person curates about a set of records; all of it may be empty.

    `people` are the rows of people.csv as written, `register` the same people made ready to find;
    `agenda` is what points.toml keeps, `instructions` what instructions.toml does, `grades` what
    grades.csv does.
    """

    title: str = ""
    about: str = ""
    parties: tuple[Party, ...] = ()
    people: tuple[Listed, ...] = ()
    register: Register = NOBODY
    agenda: Agenda = NO_POINTS
    instructions: tuple[Instruction, ...] = ()
    grades: Mapping[Quote, Grade] = field(default_factory=dict)


def root_of(path: Path) -> Path | None:
    """Return the folder that curates `path`: itself, or the dossier around records or a file."""
    if path.is_dir():
        return path.parent if path.name == RECORDS and _curates(path.parent) else path
    around = path.parent.parent if path.parent.name == RECORDS else path.parent
    return around if _curates(around) else None


def _curates(folder: Path) -> bool:
    return any((folder / name).exists() for name in (PEOPLE, BODIES, POINTS, GRADES))


def curated(root: Path, report: Report) -> Dossier:
    """Return what the folder `root` says of itself; a broken file costs one line to `report`."""
    title, about = "", ""
    parties: tuple[Party, ...] = ()
    people: tuple[Listed, ...] = ()
    register = NOBODY
    try:
        title, about, parties = _bodies(root / BODIES)
    except (MemconError, OSError) as trouble:
        report(f"{root / BODIES}: {trouble}")
    try:
        people, register = _people(root / PEOPLE)
    except (MemconError, OSError) as trouble:
        report(f"{root / PEOPLE}: {trouble}")
    agenda = agenda_at(root, report)
    told = instructions_at(root, agenda, report)
    grades = grades_at(root, report)
    return Dossier(title, about, parties, people, register, agenda, told, grades)


def _bodies(path: Path) -> tuple[str, str, tuple[Party, ...]]:
    if not path.exists():
        return "", "", ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise MemconError(f"expected TOML: {trouble}") from trouble
    rows = table.get("party", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise MemconError("expected one [[party]] for each party, with code and name")
    return str(table.get("title", "")), str(table.get("about", "")), tuple(_parties(rows))


def _parties(rows: list[dict[str, object]]) -> Iterator[Party]:
    seen: set[str] = set()
    for row in rows:
        code, name = row.get("code"), row.get("name")
        if not isinstance(code, str) or not code.strip():
            raise MemconError("a [[party]] has no code: write code with two to four letters")
        if code in seen:
            raise MemconError(f"two parties have the code {code}")
        seen.add(code)
        also = row.get("also", [])
        if not isinstance(also, list) or not all(isinstance(one, str) for one in also):
            raise MemconError(f'the party {code}: expected also = ["..."], a list of names')
        yield Party(code, name if isinstance(name, str) and name else code, tuple(also))


def _people(path: Path) -> tuple[tuple[Listed, ...], Register]:
    if not path.exists():
        return (), NOBODY
    data = path.read_bytes()
    register = opened(data)
    parties = {row.get("id"): row.get("party") for row in _rows(data.decode("utf-8-sig"))}
    people = tuple(
        Listed(person.id, person.name, person.description, parties.get(person.id) or None)
        for person in register.people
    )
    return people, register


def _rows(text: str) -> Iterator[dict[str, str | None]]:
    try:
        yield from csv.DictReader(text.splitlines())
    except csv.Error as trouble:
        raise MemconError(f"expected CSV: {trouble}") from trouble
