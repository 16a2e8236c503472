"""Entries of the ledger as rows for other programs, each with its passage."""

import csv
from collections.abc import Iterable
from io import StringIO

from memcon.export.jsonl import Json
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
        "response": _place(entry.response),
        "superseded_by": _place(entry.superseded_by),
        "doubt": _place(entry.doubt),
        "record": entry.passage.record,
        "start": entry.passage.at.start,
        "end": entry.passage.at.end,
        "rule": entry.rule,
        "because": entry.because,
    }


def _place(passage: Passage | None) -> Json:
    if passage is None:
        return None
    return {"start": passage.at.start, "end": passage.at.end, "words": passage.words}


def as_csv(entries: Iterable[Entry]) -> str:
    """Return the entries as CSV with a heading; a passage is given by its words."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for entry in entries:
        table.writerow([_cell(entry_row(entry)[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Json) -> str:
    """Return what stands in a cell; what a spreadsheet would take for a formula is kept a text."""
    if isinstance(value, dict):
        value = value["words"]
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    said = "" if value is None else str(value)
    return "'" + said if said[:1] in ("=", "+", "@", "\t", "\r") else said
