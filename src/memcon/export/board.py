"""Positions, comparisons and orders as rows for other programs, each with its passages."""

from collections.abc import Iterable, Iterator

from memcon.export.jsonl import Json
from memcon.export.sheet import Column, Row, Sheet, in_words, shortened
from memcon.model.ledger import Passage
from memcon.model.negotiation import (
    Attached,
    Cell,
    Change,
    Comparison,
    Instruction,
    Order,
    Position,
)

POSITIONS = (
    "point", "party", "state", "stance", "condition", "hedge", "object", "voiced_by", "said_on",
    "words", "changed_from", "imputed", "heard_in", "record", "start", "end", "because", "history",
)  # fmt: skip
COMPARED = ("point", "likeness", "because", "positions")
ORDERS = (
    "receiver", "point", "verdict", "stance", "condition", "standing", "source", "because",
)  # fmt: skip
UNATTACHED = ("said_on", "party", "actor", "act", "words", "record", "start", "end", "because")


def positions_sheet(cells: Iterable[Cell]) -> Sheet:
    """Return cells as rows, one for each last position stated, and one where there is none."""
    rows = tuple(row for cell in cells for row in _cell_rows(cell))
    columns = (
        Column("Point", lambda row: in_words(row["point"]), 2),
        Column("Party", lambda row: in_words(row["party"])),
        Column("Stands", _stands, 3),
        Column("Words", lambda row: shortened(in_words(row["words"])), 7),
        Column("Where", _where, 3),
    )
    return Sheet(POSITIONS, rows, columns)


def _cell_rows(cell: Cell) -> Iterator[Row]:
    common: dict[str, Json] = {
        "point": cell.point,
        "party": cell.party,
        "state": cell.state.value,
        "imputed": [position_row(one) for one in cell.imputed],
        "heard_in": list(cell.heard_in),
        "history": [position_row(one) for one in cell.history],
    }
    if not cell.stated:
        nothing: dict[str, Json] = dict.fromkeys(POSITIONS)
        yield {**nothing, **common}
    for one in cell.stated:
        yield {**position_row(one), **common, "changed_from": _changed_from(one, cell.changes)}


def _changed_from(one: Position, changes: Iterable[Change]) -> Json:
    for change in changes:
        if change.after == one:
            return position_row(change.before)
    return None


def position_row(one: Position) -> dict[str, Json]:
    """Return a position with its words and their place."""
    passage = one.entry.passage
    return {
        "point": one.point,
        "party": one.party,
        "stance": one.stance.value,
        "condition": one.condition or None,
        "hedge": one.hedge or None,
        "object": one.object or None,
        "imputed_by": (one.entry.party or one.entry.actor) if one.imputed else None,
        "voiced_by": one.entry.actor,
        "said_on": one.entry.said_on,
        "words": passage.words,
        "record": passage.record,
        "start": passage.at.start,
        "end": passage.at.end,
        "because": one.because,
    }


def _stands(row: Row) -> str:
    if row["stance"] is None:
        return in_words(row["state"])
    said = [in_words(row["stance"])]
    if row["condition"]:
        said.append(in_words(row["condition"]))
    if row["state"] == "differ":
        said.append("(differ)")
    before = row["changed_from"]
    if isinstance(before, dict):
        said.append(f"(was: {before['stance']}, {before['said_on'] or 'no date'})")
    return " ".join(said)


def _where(row: Row) -> str:
    if row["record"] is None:
        return ""
    return f"{row['voiced_by']}, {row['said_on'] or 'no date'}, {row['record']} {row['start']}"


def compared_sheet(comparisons: Iterable[Comparison]) -> Sheet:
    """Return comparisons as rows, each with the positions that decide."""
    rows: tuple[Row, ...] = tuple(
        {
            "point": one.point,
            "likeness": one.likeness.value,
            "because": one.because,
            "positions": [position_row(p) for cell in one.cells for p in cell.stated],
        }
        for one in comparisons
    )
    columns = (
        Column("Point", lambda row: in_words(row["point"]), 3),
        Column("Likeness", lambda row: in_words(row["likeness"]), 2),
        Column("Because", lambda row: in_words(row["because"]), 6),
        Column("Words", _all_words, 8),
    )
    return Sheet(COMPARED, rows, columns)


def _all_words(row: Row) -> str:
    found = row["positions"]
    if not isinstance(found, list):
        return ""
    return shortened(
        " / ".join(
            f"{one['party']}: “{one['words']}” {one['record']} {one['start']}"
            for one in found
            if isinstance(one, dict)
        )
    )


def orders_sheet(orders: Iterable[Order]) -> Sheet:
    """Return what each representative needs as rows, with the instruction that is in force."""
    rows: tuple[Row, ...] = tuple(
        {
            "receiver": one.receiver,
            "point": one.point,
            "verdict": one.verdict.value,
            "stance": one.line.stance.value if one.line else None,
            "condition": (one.line.condition or None) if one.line else None,
            "standing": one.standing.id if one.standing else None,
            "source": _source(one.standing),
            "because": one.because,
        }
        for one in orders
    )
    columns = (
        Column("Who", lambda row: in_words(row["receiver"]), 2),
        Column("Point", lambda row: in_words(row["point"]), 3),
        Column("Needs", lambda row: in_words(row["verdict"]), 2),
        Column(
            "Line", lambda row: " ".join((in_words(row["stance"]), in_words(row["condition"]))), 3
        ),
        Column("Because", lambda row: in_words(row["because"]), 7),
    )
    return Sheet(ORDERS, rows, columns)


def _source(standing: Instruction | None) -> Json:
    if standing is None or standing.source is None:
        return None
    return {"record": standing.source.record, "words": standing.source.words}


def unattached_sheet(attached: Iterable[Attached]) -> Sheet:
    """Return the entries that are on no point as rows."""
    rows: tuple[Row, ...] = tuple(_unattached_row(one) for one in attached)
    columns = (
        Column("Said on", lambda row: in_words(row["said_on"]) or "no date"),
        Column("Who", lambda row: in_words(row["actor"]), 2),
        Column("Does", lambda row: in_words(row["act"]), 1),
        Column("Words", lambda row: shortened(in_words(row["words"])), 8),
        Column("Where", lambda row: f"{row['record']} {row['start']}", 2),
    )
    return Sheet(UNATTACHED, rows, columns)


def _unattached_row(one: Attached) -> dict[str, Json]:
    entry = one.entry
    passage: Passage = entry.passage
    return {
        "said_on": entry.said_on,
        "party": entry.party,
        "actor": entry.actor,
        "act": entry.act.value,
        "words": passage.words,
        "record": passage.record,
        "start": passage.at.start,
        "end": passage.at.end,
        "because": one.because,
    }
