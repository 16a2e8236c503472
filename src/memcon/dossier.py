"""What a person curates about a dossier: its title, the parties in fixed order, its people."""

import csv
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.files import RECORDS
from memcon.model.errors import MemconError

PEOPLE = "people.csv"
BODIES = "bodies.toml"

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Party:
    """A side in the negotiation: a code of two to four letters and a name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of people.csv; `party` is the code of a party, where the row says so."""

    id: str
    name: str
    description: str = ""
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a person curates about a set of records; all of it may be empty."""

    title: str = ""
    about: str = ""
    parties: tuple[Party, ...] = ()
    people: tuple[Listed, ...] = ()


def root_of(path: Path) -> Path | None:
    """Return the folder that curates `path`: itself, or the dossier or folder around a file."""
    if path.is_dir():
        return path
    around = path.parent.parent if path.parent.name == RECORDS else path.parent
    curates = any((around / name).exists() for name in (PEOPLE, BODIES))
    return around if curates else None


def curated(root: Path, report: Report) -> Dossier:
    """Return what the folder `root` says of itself; a broken file costs one line to `report`."""
    title, about = "", ""
    parties: tuple[Party, ...] = ()
    people: tuple[Listed, ...] = ()
    try:
        title, about, parties = _bodies(root / BODIES)
    except (MemconError, OSError) as trouble:
        report(f"{root / BODIES}: {trouble}")
    try:
        people = tuple(_people(root / PEOPLE))
    except (MemconError, OSError) as trouble:
        report(f"{root / PEOPLE}: {trouble}")
    return Dossier(title, about, parties, people)


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
        yield Party(code, name if isinstance(name, str) and name else code)


def _people(path: Path) -> Iterator[Listed]:
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        try:
            for row in table:
                if row.get("id") and row.get("name"):
                    yield Listed(
                        row["id"], row["name"], row.get("description") or "", row.get("party")
                    )
        except (csv.Error, UnicodeDecodeError) as trouble:
            raise MemconError(f"expected CSV in UTF-8: {trouble}") from trouble
        missing = {"id", "name"} - set(table.fieldnames or ())
        if missing:
            raise MemconError(f"expected the columns id,name,description; {sorted(missing)} lack")
