"""The command `memcon ledger`: who stands where, what was proposed, asked, promised, told."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.arguments import day_given
from memcon.cli.output import print_array, print_table, progress, report

if TYPE_CHECKING:
    from memcon.export.sheet import Sheet
    from memcon.ledger.ledger import Ledger
    from memcon.ledger.positions.board import Board
    from memcon.model.negotiation import Cell
    from memcon.workspace import Account


class View(Enum):
    """What the ledger can be asked for."""

    POSITIONS = "positions"
    COMPARE = "compare"
    ORDERS = "orders"
    UNATTACHED = "unattached"
    AGREEMENTS = "agreements"
    ANSWERS = "answers"
    CLAIMS = "claims"
    COMMITMENTS = "commitments"
    INSTRUCTIONS = "instructions"
    EVENTS = "events"
    KNOWLEDGE = "knowledge"
    MESSAGES = "messages"
    PROPOSALS = "proposals"
    QUANTITIES = "quantities"
    QUESTIONS = "questions"
    REFUSALS = "refusals"
    REQUESTS = "requests"
    STANCES = "stances"


class LedgerFormat(Enum):
    """How `memcon ledger` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an account: as of which day, of which parties, on which point."""

    day: date | None
    parties: tuple[str, ...]
    point: str | None


def ledger(
    dossier: Annotated[str, typer.Argument(help="A dossier, a folder or a file.")],
    view: Annotated[View, typer.Argument(help="What to list.")],
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was said by this day (ISO).")
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(help="Only of this party or person: code, name or id. May be repeated."),
    ] = None,
    point: Annotated[
        str | None, typer.Option(help="Only on this point of points.toml: its id.")
    ] = None,
    format: Annotated[LedgerFormat, typer.Option(help="How to print.")] = LedgerFormat.TABLE,
) -> None:
    """List what the records of a dossier establish together, each row with its passage.

    `positions`, `compare` and `orders` go by the points that the dossier keeps in points.toml;
    the other lists hold one entry for each sentence of a record.
    """
    from memcon.export.sheet import as_csv
    from memcon.workspace import account_of

    asked = Asked(day_given(as_of) if as_of is not None else None, tuple(party or ()), point)
    account = account_of(dossier, report, progress())
    sheet = _SHEETS.get(view, _entries(view.value))(account, asked)
    for note in sheet.notes:
        report(note)
    if format is LedgerFormat.JSON:
        print_array(sheet.rows)
    elif format is LedgerFormat.CSV:
        sys.stdout.buffer.write(as_csv(sheet).encode("utf-8"))
    else:
        _print_table(sheet)


def _entries(name: str) -> "Callable[[Account, Asked], Sheet]":
    def sheet(account: "Account", asked: Asked) -> "Sheet":
        from memcon.export.ledger import entries_sheet

        return entries_sheet(_wanted(account, asked, account.ledger.view(name)).entries)

    return sheet


def _wanted(account: "Account", asked: Asked, found: "Ledger") -> "Ledger":
    """What is left of entries by the parties, the point and the day asked for."""
    if asked.parties:
        found = found.by_party(*asked.parties)
    if asked.point is not None:
        board = _board(account, asked)
        on = {(one.entry.passage, one.entry.act) for one in board.on(asked.point)}
        there = {passage for passage, _ in on}
        given = tuple(one for one in found.statements if one.passage in there)
        found = replace(found.where(lambda one: (one.passage, one.act) in on), statements=given)
    if asked.day is not None:
        _say_undated(found)
        found = found.as_of(asked.day)
    return found


def _followed(name: str) -> "Callable[[Account, Asked], Sheet]":
    def sheet(account: "Account", asked: Asked) -> "Sheet":
        from memcon.export.ledger_follow import followed_sheet
        from memcon.ledger.following.follow import Following

        wanted = _wanted(account, asked, account.ledger.view(name))
        following = Following.of(_by_then(account, asked))
        return followed_sheet(following.followed(one, asked.day) for one in wanted.entries)

    return sheet


def _claims(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.ledger_follow import claims_sheet
    from memcon.ledger.following.claims import Claims

    wanted = {(one.passage, one.act) for one in _wanted(account, asked, account.ledger).entries}
    found = Claims.of(_by_then(account, asked), account.dossier.grades).claims
    return claims_sheet(one for one in found if (one.entry.passage, one.entry.act) in wanted)


def _events(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.ledger_follow import events_sheet
    from memcon.ledger.following.events import happenings

    return events_sheet(happenings(_wanted(account, asked, account.ledger).statements))


def _quantities(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.ledger_follow import quantities_sheet
    from memcon.ledger.following.events import measures

    return quantities_sheet(measures(_wanted(account, asked, account.ledger).statements))


def _by_then(account: "Account", asked: Asked) -> "Ledger":
    """All that was said by the day asked for: what a later record says is not known before it."""
    return account.ledger.as_of(asked.day) if asked.day is not None else account.ledger


def _messages(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.ledger_messages import messages_sheet
    from memcon.ledger.messages.concerns import of_parties
    from memcon.ledger.messages.messages import messages

    then = _wanted(account, replace(asked, parties=()), account.ledger)
    return messages_sheet(of_parties(messages(then), asked.parties, then))


def _knowledge(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.ledger_messages import knowledge_sheet
    from memcon.ledger.messages.concerns import known_to
    from memcon.ledger.messages.knowledge import knowings

    then = _wanted(account, replace(asked, parties=()), account.ledger)
    return knowledge_sheet(known_to(knowings(then), asked.parties, then))


def _say_undated(found: "Ledger") -> None:
    if found.undated:
        report(f"{found.undated} of records without a date are left out: --as-of cannot place them")


def _positions(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.board import positions_sheet

    return positions_sheet(_cells(_board(account, asked), account, asked))


def _cells(board: "Board", account: "Account", asked: Asked) -> "list[Cell]":
    parties = _parties(board, account, asked)
    rows = [row for row in board.rows if asked.point in (None, row)]
    return [board.cell(party, row, asked.day) for row in rows for party in parties]


def _compare(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.board import compared_sheet
    from memcon.ledger.positions.compare import compared

    board = _board(account, asked)
    found = compared(board, _parties(board, account, asked), asked.day)
    return compared_sheet(one for one in found if asked.point in (None, one.point))


def _orders(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.board import orders_sheet
    from memcon.ledger.positions.compare import compared
    from memcon.ledger.positions.instructions import joint_line, orders

    board = _board(account, asked)
    found = compared(board, _parties(board, account, asked), asked.day)
    line = joint_line(one for one in found if asked.point in (None, one.point))
    if not account.dossier.instructions:
        report("the dossier has no instructions.toml: nobody is known who may need a new one")
    return orders_sheet(orders(line, account.dossier.instructions, asked.day))


def _unattached(account: "Account", asked: Asked) -> "Sheet":
    from memcon.export.board import unattached_sheet
    from memcon.ledger.days import surely_by

    board = _board(account, asked)
    parties = set(_parties(board, account, asked)) if asked.parties else None
    return unattached_sheet(
        one
        for one in board.unattached
        if surely_by(one.entry.said_on, asked.day)
        and (parties is None or (one.entry.party or one.entry.actor) in parties)
    )


def _board(account: "Account", asked: Asked) -> "Board":
    """The board, with a line where what is asked for cannot be there."""
    board = account.board()
    if not account.dossier.agenda.points and not account.dossier.agenda.matters:
        report("the dossier has no points.toml: `memcon points` proposes one from its records")
    elif asked.point is not None and asked.point not in board.known:
        report(f"points.toml has no point “{asked.point}”")
    return board


def _parties(board: "Board", account: "Account", asked: Asked) -> tuple[str, ...]:
    """The parties asked for, by their codes; all of the board where none is."""
    known = account.ledger.parties
    codes = tuple(dict.fromkeys(map(known.code, asked.parties))) or board.parties
    for code in codes:
        if code not in board.parties:
            report(f"no record shows a party “{code}”, and bodies.toml does not name it")
    return codes


_SHEETS: "dict[View, Callable[[Account, Asked], Sheet]]" = {
    View.POSITIONS: _positions,
    View.COMPARE: _compare,
    View.ORDERS: _orders,
    View.UNATTACHED: _unattached,
    View.CLAIMS: _claims,
    View.COMMITMENTS: _followed("commitments"),
    View.EVENTS: _events,
    View.KNOWLEDGE: _knowledge,
    View.MESSAGES: _messages,
    View.PROPOSALS: _followed("proposals"),
    View.QUANTITIES: _quantities,
    View.QUESTIONS: _followed("questions"),
    View.REQUESTS: _followed("requests"),
}


def _print_table(sheet: "Sheet") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from memcon.export.plain import shown

    table = Table(box=SIMPLE_HEAD, show_edge=False, expand=True)
    for column in sheet.columns:
        table.add_column(column.head, ratio=column.share, overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text(shown(column.of(row))) for column in sheet.columns))
    if sheet.rows:
        print_table(table)
    report(f"{len(sheet.rows)} found" if sheet.rows else "none found")
