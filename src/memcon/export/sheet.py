"""Rows for other programs and for the terminal: as CSV, and as the few columns of a table."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from memcon.export.jsonl import Json
from memcon.text.shortened import shortened as cut

Row = Mapping[str, Json]
LONGEST = 200  # characters of a cell in a table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, what it shows of a row, and its share of the width."""

    head: str
    of: Callable[[Row], str]
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a command has found: rows as JSON gives them, and the columns that a table shows.

    `keys` are the columns of the CSV, `notes` lines for the person who asked.
    """

    keys: tuple[str, ...]
    rows: Sequence[Row]
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()


def shortened(words: str) -> str:
    """Return the words of a cell as a table shows them."""
    return cut(words, LONGEST)


def as_csv(sheet: Sheet) -> str:
    """Return the rows as CSV with a heading; a passage is given by its words."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(sheet.keys)
    for row in sheet.rows:
        table.writerow([cell(row.get(key)) for key in sheet.keys])
    return out.getvalue()


def cell(value: Json) -> str:
    """Return what stands in a cell; what a spreadsheet would take for a formula is kept a text."""
    said = in_words(value)
    return "'" + said if said[:1] in ("=", "+", "@", "\t", "\r") else said


def in_words(value: Json) -> str:
    """Return a value of a row as words: of a passage its words, of a list each after the other."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return (
            in_words(value["words"])
            if "words" in value
            else "; ".join(map(in_words, value.values()))
        )
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return str(value)
