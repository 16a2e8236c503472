"""The grades that a person gives to reports: grades.csv of a dossier."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from memcon.model.errors import MemconError
from memcon.model.negotiation import Grade, Quote

GRADES = "grades.csv"
COLUMNS = ("record", "words", "source", "item", "by", "on", "why")
SOURCES = tuple("ABCDEF")
ITEMS = tuple("123456")

Report = Callable[[str], None]
Row = Mapping[str | None, str | list[str] | None]


def grades_at(root: Path, report: Report) -> Mapping[Quote, Grade]:
    """Return the grades of the dossier in `root`, by the words graded; none without the file.

    A row that cannot be followed is left out and costs one line to `report`.
    """
    path = root / GRADES
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as trouble:
        report(f"{path}: expected CSV in UTF-8: {trouble.reason}")
        return {}
    except OSError as trouble:
        report(f"{path}: {trouble.strerror or trouble}")
        return {}
    return _grades(path, csv.DictReader(lines), report)


def _grades(path: Path, rows: "csv.DictReader[str]", report: Report) -> Mapping[Quote, Grade]:
    found: dict[Quote, Grade] = {}
    try:
        missing = [name for name in COLUMNS[:5] if name not in (rows.fieldnames or ())]
        if missing:
            report(f"{path}: expected the columns {', '.join(COLUMNS)}; {missing[0]} is not there")
            return {}
        for row in rows:
            try:
                quote, grade = _row(row)
                if quote in found:
                    raise MemconError("these words are graded twice; the first grade stands")
                found[quote] = grade
            except MemconError as trouble:
                report(f"{path}, line {rows.line_num}: {trouble}")
    except csv.Error as trouble:
        report(f"{path}: expected CSV: {trouble}")
    return found


def _row(row: Row) -> tuple[Quote, Grade]:
    """A row as written; one that is not signed, or of no words, is refused."""
    said = {name: _cell(row.get(name)) for name in COLUMNS}
    if not said["words"]:
        raise MemconError("there are no words: copy those of the report that is graded")
    if said["source"] not in SOURCES:
        raise MemconError(f"source is “{said['source']}”; expected A to F")
    if said["item"] not in ITEMS:
        raise MemconError(f"item is “{said['item']}”; expected 1 to 6")
    if not said["by"]:
        raise MemconError("by is empty: a grade is signed")
    grade = Grade(said["source"], said["item"], said["by"], said["why"], said["on"])
    return Quote(said["words"], said["record"]), grade


def _cell(value: str | list[str] | None) -> str:
    return value.strip() if isinstance(value, str) else ""
