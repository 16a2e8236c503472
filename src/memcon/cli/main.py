"""The command `memcon` and its subcommands."""

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Read records of negotiations: who spoke, what each wanted, and by which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class ReadFormat(Enum):
    """How `memcon read` prints."""

    JSONL = "jsonl"
    JSON = "json"
    TEXT = "text"


Paths = Annotated[list[str], typer.Argument(help="Files or folders.", metavar="PATH...")]
People = Annotated[
    Path | None, typer.Option(help="A register of people: CSV with id,name,description.")
]


@app.callback()
def main() -> None:
    """Read records of negotiations: who spoke, what each wanted, and by which words."""


@app.command()
def read(
    paths: Paths,
    people: People = None,
    format: Annotated[ReadFormat, typer.Option(help="How to print.")] = ReadFormat.JSONL,
) -> None:
    """Print the reading of every record."""
    from memcon.export.jsonl import encoded
    from memcon.workspace import readings

    for reading in readings(paths, report=_report):
        sys.stdout.buffer.write(encoded(reading) + b"\n")


def _report(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201


def run() -> None:
    """Run the command; trouble that the person can mend is one line and exit status 1."""
    from memcon.model.errors import MemconError

    try:
        app()
    except MemconError as trouble:
        _report(f"memcon: {trouble}")
        sys.exit(1)
