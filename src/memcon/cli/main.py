"""The command `memcon` and its subcommands."""

import gc
import os
import sys
from enum import Enum
from typing import Annotated

import typer

from memcon.cli.arguments import Paths, People, Suggest, SuggestModel
from memcon.cli.check import check
from memcon.cli.ledger import ledger
from memcon.cli.open import open_reader
from memcon.cli.output import print_array, print_lines, print_plain, progress, report
from memcon.cli.points import points
from memcon.cli.reach import reach
from memcon.cli.suggest import suggested
from memcon.cli.text import draft, text
from memcon.cli.vote import vote

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


@app.callback()
def main() -> None:
    """Read records of negotiations: who spoke, what each wanted, and by which words."""


@app.command()
def read(
    paths: Paths,
    people: People = None,
    format: Annotated[ReadFormat, typer.Option(help="How to print.")] = ReadFormat.JSONL,
    suggest: Suggest = None,
    suggest_model: SuggestModel = None,
) -> None:
    """Print the reading of every record."""
    from memcon.export.jsonl import as_json
    from memcon.workspace import readings, register_at

    known = register_at(people) if people is not None else None
    shown = progress()
    read_off = readings(paths, report=report, progress=shown, people=known)
    found = suggested(read_off, suggest, suggest_model, shown)
    if format is ReadFormat.JSONL:
        print_lines(found)
    elif format is ReadFormat.JSON:
        print_array(map(as_json, found))
    else:
        print_plain(found)


app.command()(check)
app.command()(ledger)
app.command()(points)
app.command()(reach)
app.command()(vote)
app.command()(draft)
app.command("open")(open_reader)
app.command()(text)


def run() -> None:
    """Run the command; trouble that the person can mend is one line and exit status 1."""
    from memcon.model.errors import MemconError

    # Sums of this size are done sooner than several threads have shared them out.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What reading makes is next to free of cycles: to look for them often only costs time.
    gc.set_threshold(200_000, 10, 10)
    try:
        app()
    except MemconError as trouble:
        report(f"memcon: {trouble}")
        sys.exit(1)
