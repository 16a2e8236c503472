"""The forms in which commands print what the workspace gives them."""

import atexit
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from memcon.export.jsonl import Json
    from memcon.model.reading import Reading

WIDTH_OF_A_PIPE = 80
ERASED = "\r\x1b[K"  # takes back the line of progress


def print_lines(readings: "Iterable[Reading]") -> None:
    """Print one object a line."""
    from memcon.export.jsonl import encoded

    for reading in readings:
        sys.stdout.buffer.write(encoded(reading) + b"\n")


def print_array(rows: "Iterable[Mapping[str, Json]]") -> None:
    """Print one array; it is closed even where an error ends the rows, so that it can be read."""
    import msgspec

    between = b"[\n"
    try:
        for row in rows:
            indented = msgspec.json.format(msgspec.json.encode(row), indent=2)
            sys.stdout.buffer.write(between + indented)
            between = b",\n"
    finally:
        sys.stdout.buffer.write((b"\n]\n") if between != b"[\n" else b"[]\n")


def print_plain(readings: "Iterable[Reading]") -> None:
    """Print a plain rendering, as wide as the terminal."""
    from memcon.export.plain import plain

    for number, reading in enumerate(readings):
        if number:
            sys.stdout.buffer.write(b"\n\n")
        sys.stdout.buffer.write(plain(reading, terminal_width()).encode("utf-8"))


def table_of(*columns: tuple[str, int | None]) -> "Table":
    """Return an empty table with these heads, each with its share of the width."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True)
    for name, ratio in columns:
        table.add_column(name, ratio=ratio)
    return table


def cells(*said: str) -> "list[Text]":
    """Return cells in which nothing is taken for markup or obeyed by a terminal."""
    from rich.text import Text

    from memcon.export.plain import shown

    return [Text("\n".join(map(shown, cell.split("\n")))) for cell in said]


def print_table(table: "Table") -> None:
    """Print a table, as wide as the terminal, and an empty line."""
    from rich.console import Console

    Console(file=sys.stdout, width=terminal_width(), highlight=False).print(table, "")


def terminal_width() -> int:
    """Return the terminal's width, and a fixed one where output goes elsewhere."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
    return WIDTH_OF_A_PIPE


def report(line: str) -> None:
    """Print a line of trouble or progress where it is not taken for a result."""
    from memcon.export.plain import shown

    over = ERASED if _shows_progress() else ""
    print(over + shown(line), file=sys.stderr)  # noqa: T201


def progress() -> Callable[[str], None] | None:
    """Return how progress is shown: on one line of a terminal that the results do not go to."""
    if not _shows_progress():
        return None

    def show(line: str) -> None:
        from memcon.export.plain import shown

        columns = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
        sys.stderr.write(f"{ERASED}{shown(line)[: columns - 1]}")
        sys.stderr.flush()

    atexit.register(sys.stderr.write, ERASED)
    return show


def _shows_progress() -> bool:
    return sys.stderr.isatty() and not sys.stdout.isatty()
