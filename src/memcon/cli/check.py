"""The command `memcon check`: what in the records a person should look at."""

import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.arguments import Paths, People
from memcon.cli.output import print_array, progress, report, terminal_width

if TYPE_CHECKING:
    from memcon.model.reading import Reading

LONGEST = 60  # of the words shown; `at` says where the rest stand
WAITS, INFORMS = "\N{BLACK DIAMOND}", "\N{WHITE DIAMOND}"


class CheckFormat(Enum):
    """How `memcon check` prints."""

    TABLE = "table"
    JSON = "json"


def check(
    paths: Paths,
    people: People = None,
    format: Annotated[CheckFormat, typer.Option(help="How to print.")] = CheckFormat.TABLE,
) -> None:
    """List what in the records a person should look at.

    Filled marks wait for a ruling, open ones are for information.
    """
    from memcon.export.findings import finding_rows
    from memcon.workspace import readings, register_at

    known = register_at(people) if people is not None else None
    found = readings(paths, report=report, progress=progress(), people=known)
    if format is CheckFormat.JSON:
        print_array(finding_rows(found))
        return
    records = findings = 0
    for reading in found:
        records += 1
        findings += len(reading.findings)
        if reading.findings:
            _print_table(reading)
    report(f"{_count(findings, 'finding')} in {_count(records, 'record')}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _print_table(reading: "Reading") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from memcon.export.plain import shown

    record = reading.record
    table = Table(
        title=Text(shown(record.id)), title_justify="left", box=SIMPLE_HEAD, show_edge=False
    )
    table.add_column("")
    table.add_column("Finding", no_wrap=True)
    table.add_column("At", justify="right")
    table.add_column("Words", ratio=2)
    table.add_column("What to look at", ratio=3)
    for finding in reading.findings:
        words = shown(finding.at.of(record.text))
        table.add_row(
            WAITS if finding.weighty else INFORMS,
            finding.code,
            str(finding.at.start),
            Text(words if len(words) <= LONGEST else words[:LONGEST] + " ..."),
            Text(shown(finding.message)),
        )
    Console(file=sys.stdout, width=terminal_width(), highlight=False).print(table, "")
