"""The command `memcon ledger`: what was proposed, asked, promised, told, and by which words."""

import sys
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.output import print_array, progress, report, terminal_width

if TYPE_CHECKING:
    from memcon.ledger.ledger import Ledger
    from memcon.model.ledger import Entry

LONGEST = 200  # characters of the words shown in a table


class View(Enum):
    """What the ledger can be asked for."""

    AGREEMENTS = "agreements"
    ANSWERS = "answers"
    CLAIMS = "claims"
    COMMITMENTS = "commitments"
    INSTRUCTIONS = "instructions"
    KNOWLEDGE = "knowledge"
    MESSAGES = "messages"
    PROPOSALS = "proposals"
    QUESTIONS = "questions"
    REFUSALS = "refusals"
    REQUESTS = "requests"
    STANCES = "stances"


class LedgerFormat(Enum):
    """How `memcon ledger` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def ledger(
    dossier: Annotated[str, typer.Argument(help="A dossier, a folder or a file.")],
    view: Annotated[View, typer.Argument(help="What to list.")],
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was said by this day (ISO).")
    ] = None,
    party: Annotated[
        str | None, typer.Option(help="Only of this party or person: code, name or id.")
    ] = None,
    format: Annotated[LedgerFormat, typer.Option(help="How to print.")] = LedgerFormat.TABLE,
) -> None:
    """List what was proposed, asked, promised or told in a dossier, each with its passage.

    An entry is one sentence of one record. What became of it is said only where the record does.
    """
    from memcon.export.ledger import as_csv, entry_row

    found = _asked(dossier, view, _day(as_of))
    if party is not None:
        found = found.by_party(party)
    if format is LedgerFormat.JSON:
        print_array(entry_row(entry) for entry in found.entries)
    elif format is LedgerFormat.CSV:
        sys.stdout.buffer.write(as_csv(found.entries).encode("utf-8"))
    else:
        _print_table(found)


def _day(said: str | None) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError as trouble:
        raise typer.BadParameter(f"expected a day as 1962-11-18, not {said!r}") from trouble


def _asked(dossier: str, view: View, day: date | None) -> "Ledger":
    from memcon.workspace import ledger_of

    found = ledger_of(dossier, report, progress()).view(view.value)
    if day is None:
        return found
    if found.undated:
        report(f"{found.undated} of records without a date are left out: --as-of cannot place them")
    return found.as_of(day)


def _print_table(found: "Ledger") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True)
    for name, ratio in (("Said on", None), ("Who", 3), ("Words", 8), ("", 3), ("Where", 3)):
        table.add_column(name, ratio=ratio)
    for entry in found.entries:
        table.add_row(
            entry.said_on or "no date",
            Text(_who(entry)),
            Text(_shortened(entry.passage.words)),
            Text(_how(entry)),
            Text(f"{entry.passage.record} {entry.passage.at.start}"),
        )
    if found.entries:
        Console(file=sys.stdout, width=terminal_width(), highlight=False).print(table, "")
    report(f"{len(found.entries)} found" if found.entries else "none found")


def _shortened(words: str) -> str:
    from memcon.export.plain import shown

    said = shown(words)
    return said if len(said) <= LONGEST else said[:LONGEST].rpartition(" ")[0] + " ..."


def _who(entry: "Entry") -> str:
    from memcon.export.plain import shown

    to = f" to {', '.join(entry.to)}" if entry.to else ""
    side = f" ({entry.party})" if entry.party else ""
    return shown((entry.actor or "not said who") + side + to)


def _how(entry: "Entry") -> str:
    """How it is meant and what became of it, in words."""
    said = [value.value for value in (entry.value, entry.strength, entry.status) if value]
    if entry.certainty.value != "asserted":
        said.append(entry.certainty.value)
    if entry.doubt:
        said.append("doubted by the speaker")
    if entry.superseded_by:
        said.append("corrected")
    return ", ".join(said).replace("_", " ")
