"""Rows of a register's tables, each with its line; what is wrong in one is said in one sentence."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from memcon.dates.edtf import Doubt, Edtf, EdtfError, Interval, Point, earliest, latest, parse
from memcon.model.errors import MemconError
from memcon.model.territory import Days, LonLat, Outline, Period, Row, Truth

KEYWORDS = frozenset(
    {"and", "or", "not", "except", "in", "any", "holder", "nobody", "place", "item"}
    | {"in_region", "within", "class", "capable", "separable", "has"}
)
COLUMNS = {  # those with a "?" may be left out or empty
    kind: tuple(columns.split())
    for kind, columns in (
        ("actors", "id name source"),
        ("territories", "id name classes part_of? lon? lat? from? to? source"),
        (
            "statuses",
            "territory layers holders? disputed_by? question? from? to? instrument? source",
        ),
        ("regions", "id name complete source"),
        ("memberships", "regions members inside? from? to? source"),
        ("things", "id name classes from? to? source"),
        ("attributes", "entity attribute value question? from? to? source"),
        ("coast", "ring lon lat"),
        ("locations", "thing territory from? to? source"),
        ("said", "entity speaker words? record? clause instead before? after?"),
    )
}

_ID = re.compile(r"[^\W\d][\w-]*")
_YES_NO = {"yes": Truth.YES, "no": Truth.NO, "open": Truth.OPEN}


class RegisterFault(MemconError):
    """A register that contradicts itself or cannot be read; the message names file and line."""

    def __init__(self, said: str) -> None:
        """Take the message; what it quotes may run over several lines, and it does not."""
        super().__init__(" ".join(said.split()))


@dataclass(frozen=True, slots=True)
class Line:
    """A row as written, with its place."""

    file: str
    number: int
    cells: Mapping[str, str]

    def fault(self, why: str) -> RegisterFault:
        """Return what to raise over this row."""
        return RegisterFault(f"{self.file}, line {self.number}: {why}")

    def get(self, column: str) -> str:
        """Return a cell, "" where there is none."""
        return self.cells.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        """Return the names in a cell, which semicolons part."""
        return tuple(name for part in self.get(column).split(";") if (name := part.strip()))

    @property
    def row(self) -> Row:
        """The row as reasons cite it."""
        return Row(self.file, self.number, self.get("source"))

    @property
    def id(self) -> str:
        """The id, which must be a word that a clause can use."""
        found = self.get("id")
        if not _ID.fullmatch(found) or found in KEYWORDS:
            raise self.fault(f"an id is one word of letters, digits, _ and -, and not “{found}”")
        return found

    def truth(self, column: str, otherwise: str = "") -> Truth:
        """Return yes, no or open."""
        said = self.get(column) or otherwise
        if said not in _YES_NO:
            raise self.fault(f"{column} is yes, no or open, not “{said}”")
        return _YES_NO[said]

    @property
    def period(self) -> Period:
        """The time for which the row holds: from a day on, up to the day that ends it."""
        start, end = (self._days(column) for column in ("from", "to"))
        words = "/".join(self.get(column) or ".." for column in ("from", "to"))
        if start and end and start.first >= end.last:
            raise self.fault(f"it ends on {self.get('to')}, before it begins on {self.get('from')}")
        return Period(start, end, "" if words == "../.." else words)

    def _days(self, column: str) -> Days | None:
        written = self.get(column)
        if not written:
            return None
        try:
            value = parse(written)
        except EdtfError as trouble:
            raise self.fault(f"{column}: {trouble}") from trouble
        if any(point.doubt is not Doubt.NONE for point in _points(value)):
            raise self.fault(
                f"{column}: write the days between which it lies, as 1903/1905, and not {written}"
            )
        return Days(earliest(value) or date.min, latest(value) or date.max)

    @property
    def at(self) -> LonLat | None:
        """The point on the map."""
        if not self.get("lon") and not self.get("lat"):
            return None
        try:
            lon, lat = float(self.get("lon")), float(self.get("lat"))
        except ValueError as trouble:
            raise self.fault("lon and lat are degrees, both or none") from trouble
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise self.fault(f"there is no place at {lon:g}, {lat:g}")
        return lon, lat


def _points(value: Edtf) -> tuple[Point, ...]:
    if isinstance(value, Point):
        return (value,)
    if isinstance(value, Interval):
        return tuple(end for end in (value.start, value.end) if isinstance(end, Point))
    return value.points


def lines(text: str, kind: str, file: str) -> Iterator[Line]:
    """Yield the rows of a table of one kind. Raises RegisterFault."""
    reader = csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), strict=True)
    try:
        columns = next(reader, [])
        _check_columns(columns, kind, file)
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue
            if len(cells) != len(columns):
                raise RegisterFault(
                    f"{file}, line {reader.line_num}: {len(cells)} cells under "
                    f"{len(columns)} columns; a comma inside a cell needs quotation marks"
                )
            values = dict(zip(columns, map(str.strip, cells), strict=True))
            line = Line(file, reader.line_num, values)
            for column in COLUMNS[kind]:
                if not column.endswith("?") and not line.get(column):
                    raise line.fault(f"{column} is empty")
            yield line
    except csv.Error as trouble:
        raise RegisterFault(f"{file}, line {reader.line_num}: {trouble}") from trouble


def outlines(text: str, file: str) -> tuple[Outline, ...]:
    """Return the outlines of a table of corners, in its order. Raises RegisterFault."""
    rings: dict[str, list[LonLat]] = {}
    for line in lines(text, "coast", file):
        if line.at is not None:
            rings.setdefault(line.get("ring"), []).append(line.at)
    return tuple(tuple(ring) for ring in rings.values() if len(ring) > 2)


def _check_columns(columns: list[str], kind: str, file: str) -> None:
    known = [column.rstrip("?") for column in COLUMNS[kind]]
    needed = {column for column in COLUMNS[kind] if not column.endswith("?")}
    if len(set(columns)) != len(columns) or not needed <= set(columns) <= set(known):
        raise RegisterFault(
            f"{file}: expected the columns {', '.join(known)}; found {', '.join(columns) or 'none'}"
        )
