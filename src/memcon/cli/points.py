"""The command `memcon points`: what the records may be about, proposed for a person to keep."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.output import progress, report

if TYPE_CHECKING:
    from memcon.model.negotiation import Agenda
    from memcon.workspace import Account


def points(
    dossier: Annotated[str, typer.Argument(help="A dossier, a folder or a file.")],
    keep: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this point, as a row to keep. May be repeated."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="How many points to propose.")] = 20,
    write: Annotated[
        bool,
        typer.Option("--write", help="Add them to points.toml: as comments, or with --keep live."),
    ] = False,
) -> None:
    """Propose the points that the records may be about, with their wordings and passages.

    Points that points.toml keeps already are left out. Nothing is written without --write, and
    what stands in the file is never changed.
    """
    from memcon.agenda import append_points, offered_already
    from memcon.export.points import as_comments, as_toml
    from memcon.workspace import account_of

    account = account_of(dossier, report, progress())
    found = _proposed(account, most)
    chosen = found.keeping(keep) if keep else found
    for missing in sorted(set(keep or ()) - {one.id for one in chosen.points}):
        report(f"no point “{missing}” is proposed: see `memcon points` without --keep")
    report(f"{len(chosen.points)} proposed" if chosen.points else "none proposed")
    if not chosen.points:
        return
    if not write:
        sys.stdout.buffer.write(as_toml(chosen).encode("utf-8"))
        return
    root = _root(dossier)
    if not keep:
        before = offered_already(root)
        chosen = found.keeping(one.id for one in found.points if one.id not in before)
    if not chosen.points:
        report("all of them stand in points.toml already, as comments: nothing is written")
        return
    rows = as_toml(chosen) if keep else as_comments(chosen)
    report(f"written to {append_points(root, rows)}")


def _proposed(account: "Account", most: int) -> "Agenda":
    from memcon.ledger.positions.propose import proposed

    board = account.board()
    free = {one.entry.passage for one in board.unattached}
    agenda = account.dossier.agenda
    return proposed(account.ledger, agenda, lambda entry: entry.passage not in free, most)


def _root(dossier: str) -> Path:
    from memcon.dossier import root_of
    from memcon.model.errors import MemconError

    root = root_of(Path(dossier))
    if root is None:
        raise MemconError(f"{dossier} lies in no dossier: give the folder in which points.toml is")
    return root
