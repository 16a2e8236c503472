"""Entries of the ledger as rows for other programs, each with its passage."""

from collections.abc import Iterable

from memcon.export.jsonl import Json
from memcon.export.sheet import Column, Row, Sheet, in_words, shortened
from memcon.model.ledger import Entry, Passage

COLUMNS = (
    "said_on", "act", "party", "actor", "person", "to", "words", "on", "value", "certainty",
    "strength", "status", "response", "superseded_by", "doubt", "record", "start", "end", "rule",
    "because",
)  # fmt: skip


def entry_row(entry: Entry) -> dict[str, Json]:
    """Return one entry in the shape of docs/ledger.schema.json."""
    return {
        "said_on": entry.said_on,
        "act": entry.act.value,
        "party": entry.party,
        "actor": entry.actor,
        "person": entry.person,
        "to": list(entry.to),
        "words": entry.passage.words,
        "on": entry.on,
        "value": entry.value.value if entry.value else None,
        "certainty": entry.certainty.value,
        "strength": entry.strength.value if entry.strength else None,
        "status": entry.status.value if entry.status else None,
        "response": place_row(entry.response),
        "superseded_by": place_row(entry.superseded_by),
        "doubt": place_row(entry.doubt),
        "record": entry.passage.record,
        "start": entry.passage.at.start,
        "end": entry.passage.at.end,
        "rule": entry.rule,
        "because": entry.because,
    }


def place_row(passage: Passage | None) -> Json:
    """Return a passage beside an entry of the same record; None where there is none."""
    if passage is None:
        return None
    return {"start": passage.at.start, "end": passage.at.end, "words": passage.words}


def entries_sheet(entries: Iterable[Entry]) -> Sheet:
    """Return entries as rows."""
    columns = (
        Column("Said on", lambda row: in_words(row["said_on"]) or "no date"),
        Column("Who", who, 3),
        Column("Words", lambda row: shortened(in_words(row["words"])), 8),
        Column("", _how, 3),
        Column("Where", lambda row: f"{row['record']} {row['start']}", 3),
    )
    return Sheet(COLUMNS, tuple(map(entry_row, entries)), columns)


def who(row: Row) -> str:
    """Return who speaks in a row, for which side, and to whom, in words."""
    to = f" to {in_words(row['to'])}" if row.get("to") else ""
    side = f" ({row['party']})" if row["party"] else ""
    return (in_words(row["actor"]) or "not said who") + side + to


def _how(row: Row) -> str:
    """How it is meant and what became of it, in words."""
    said = [in_words(row[key]) for key in ("value", "strength", "status") if row[key]]
    if row["certainty"] != "asserted":
        said.append(in_words(row["certainty"]))
    if row["doubt"]:
        said.append("doubted by the speaker")
    if row["superseded_by"]:
        said.append("corrected")
    return ", ".join(said).replace("_", " ")
