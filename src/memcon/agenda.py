"""The points and instructions that a person keeps in a dossier: points.toml, instructions.toml."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from memcon.dates.edtf import EdtfError, parse
from memcon.model.errors import MemconError
from memcon.model.marks import Attitude
from memcon.model.negotiation import (
    Agenda,
    Instruction,
    Line,
    Matter,
    Point,
    PointKind,
    PointStatus,
    Quote,
)

POINTS = "points.toml"
INSTRUCTIONS = "instructions.toml"
_MATTER = frozenset(("id", "title", "words"))
_POINT = frozenset(
    ("id", "title", "matter", "kind", "status", "words", "passage", "apart", "split_from")
)
_INSTRUCTION = frozenset(
    ("id", "giver", "receiver", "issued", "received", "supersedes", "record", "words", "line")
)
_LINE = frozenset(("point", "stance", "condition"))
_QUOTE = frozenset(("words", "record"))

_OFFERED = re.compile(r'^# id = "([^"]+)"', re.MULTILINE)

Row = Mapping[str, object]
Report = Callable[[str], None]
Value = TypeVar("Value", bound=Enum)


def agenda_at(root: Path, report: Report) -> Agenda:
    """Return the matters and points of the dossier in `root`; none where it has no points.toml.

    A row that cannot be followed is left out and costs one line to `report`, which names the
    file and the row; a file that is no TOML costs all its rows.
    """
    path = root / POINTS
    table = _table(path, report)
    matters: dict[str, Matter] = {}
    points: dict[str, Point] = {}
    for row in _rows(table, "matter", path, report):
        _kept(path, row, "matter", report, lambda row: _matter(row, matters))
    for row in _rows(table, "point", path, report):
        _kept(path, row, "point", report, lambda row: _point(row, matters, points))
    return Agenda(tuple(matters.values()), tuple(points.values()))


def instructions_at(root: Path, agenda: Agenda, report: Report) -> tuple[Instruction, ...]:
    """Return the instructions of the dossier in `root`, in the order of the file.

    Rows that cannot be followed are left out and reported, as for points.
    """
    path = root / INSTRUCTIONS
    found: dict[str, Instruction] = {}
    known = {one.id for one in agenda.matters} | {one.id for one in agenda.points}
    for row in _rows(_table(path, report), "instruction", path, report):
        _kept(path, row, "instruction", report, lambda row: _instruction(row, known, found))
    return tuple(found.values())


def offered_already(root: Path) -> frozenset[str]:
    """Return the ids of points that stand in the dossier's points.toml as comments."""
    try:
        return frozenset(_OFFERED.findall((root / POINTS).read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError):
        return frozenset()


def append_points(root: Path, rows: str) -> Path:
    """Add rows in TOML, or comments, at the end of the dossier's points.toml; what stands stays.

    Raises MemconError where the file is no TOML, or would be none, or cannot be written.
    """
    path = root / POINTS
    try:
        before = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        after = f"{before.rstrip()}\n\n{rows}" if before.strip() else rows
        tomllib.loads(before)
        tomllib.loads(after)
        fresh = path.with_name(f".{POINTS}.new")
        fresh.write_text(after, "utf-8", newline="")
        fresh.replace(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise MemconError(f"{path}: expected TOML; mend it first: {trouble}") from trouble
    except OSError as trouble:
        raise MemconError(f"{path}: {trouble.strerror or trouble}") from trouble
    return path


def _table(path: Path, report: Report) -> Row:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        report(f"{path}: expected TOML: {trouble}")
    except OSError as trouble:
        report(f"{path}: {trouble.strerror or trouble}")
    return {}


def _rows(table: Row, name: str, path: Path, report: Report) -> Iterator[Row]:
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        report(f"{path}: expected [[{name}]] before each {name}")
        return
    yield from rows


def _kept(path: Path, row: Row, name: str, report: Report, keep: Callable[[Row], None]) -> None:
    try:
        keep(row)
    except MemconError as trouble:
        report(f"{path}: the {name} “{row.get('id', '')}”: {trouble}")


def _matter(row: Row, matters: dict[str, Matter]) -> None:
    _only(row, _MATTER)
    key = _new_id(row, matters)
    matters[key] = Matter(key, _text(row, "title", needed=True), _texts(row, "words"))


def _point(row: Row, matters: Mapping[str, Matter], points: dict[str, Point]) -> None:
    _only(row, _POINT)
    key = _new_id(row, {**matters, **points})
    matter = _text(row, "matter")
    if matter and matter not in matters:
        raise MemconError(f"there is no [[matter]] with the id “{matter}”")
    points[key] = Point(
        key,
        _text(row, "title", needed=True),
        matter,
        _value(PointKind, row, "kind"),
        _value(PointStatus, row, "status") or PointStatus.OPEN,
        _texts(row, "words"),
        tuple(_quotes(row, "passage")),
        tuple(_quotes(row, "apart")),
        _text(row, "split_from") or None,
    )


def _instruction(row: Row, points: set[str], found: dict[str, Instruction]) -> None:
    _only(row, _INSTRUCTION)
    key = _new_id(row, found)
    lines = row.get("line", [])
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise MemconError("expected [[instruction.line]] before each line")
    words = _text(row, "words")
    found[key] = Instruction(
        key,
        _text(row, "giver"),
        _text(row, "receiver", needed=True),
        _day(row, "issued"),
        _day(row, "received"),
        tuple(_line(line, points) for line in lines),
        _text(row, "supersedes") or None,
        Quote(words, _text(row, "record")) if words else None,
    )


def _line(row: Row, points: set[str]) -> Line:
    _only(row, _LINE)
    point = _text(row, "point", needed=True)
    if point not in points:
        raise MemconError(f"a line is on the point “{point}”, which points.toml does not have")
    stance = _value(Attitude, row, "stance")
    if stance is None:
        raise MemconError(f"the line on “{point}” has no stance")
    return Line(point, stance, _text(row, "condition"))


def _only(row: Row, known: frozenset[str]) -> None:
    unknown = sorted(row.keys() - known)
    if unknown:
        raise MemconError(f"does not know “{unknown[0]}”; expected {', '.join(sorted(known))}")


def _new_id(row: Row, taken: Mapping[str, object]) -> str:
    key = _text(row, "id", needed=True)
    if key in taken:
        raise MemconError("this id is there already")
    return key


def _text(row: Row, key: str, *, needed: bool = False) -> str:
    found = row.get(key, "")
    if not isinstance(found, str):
        raise MemconError(f'expected {key} = "..."')
    if needed and not found.strip():
        raise MemconError(f"has no {key}")
    return found.strip()


def _texts(row: Row, key: str) -> tuple[str, ...]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise MemconError(f'expected {key} = ["..."], a list')
    return tuple(one.strip() for one in found if one.strip())


def _quotes(row: Row, key: str) -> Iterator[Quote]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise MemconError(f"expected [[point.{key}]] before each passage")
    for one in found:
        _only(one, _QUOTE)
        yield Quote(_text(one, "words", needed=True), _text(one, "record"))


def _value(kind: type[Value], row: Row, key: str) -> Value | None:
    said = _text(row, key)
    if not said:
        return None
    try:
        return kind(said)
    except ValueError as trouble:
        known = ", ".join(str(one.value) for one in kind)
        raise MemconError(f"{key} is “{said}”; expected one of {known}") from trouble


def _day(row: Row, key: str) -> str | None:
    """A date in EDTF; TOML's own dates are taken too."""
    found = row.get(key)
    if found is None or found == "":
        return None
    said = found if isinstance(found, str) else str(found)[:10]
    try:
        parse(said)
    except EdtfError as trouble:
        raise MemconError(f"{key} is “{said}”; expected a date as 1961-03-16") from trouble
    return said
