"""Messages and knowledge as rows for other programs, each with its passages."""

from collections.abc import Iterable

from memcon.export.jsonl import Json
from memcon.export.ledger import place_row
from memcon.export.sheet import Column, Row, Sheet, in_words, shortened
from memcon.model.negotiation import Knowing, Message

MESSAGES = (
    "said_on", "delivery", "medium", "sender", "receivers", "via", "origin", "about", "sent",
    "received", "withdrawn", "doubts", "words", "passages", "record", "start", "end", "rule",
    "because",
)  # fmt: skip
KNOWLEDGE = (
    "said_on", "who", "party", "person", "of", "knew", "how", "since", "until", "words", "record",
    "start", "end", "rule", "because",
)  # fmt: skip


def message_row(message: Message) -> dict[str, Json]:
    """Return one message in the shape of docs/ledger.schema.json."""
    first = message.entries[0]
    times = (*message.sent, *message.received)
    return {
        "said_on": first.said_on,
        "delivery": message.delivery.value,
        "medium": message.medium,
        "sender": message.sender,
        "receivers": list(message.receivers),
        "via": list(message.via),
        "origin": message.origin,
        "about": message.about,
        "sent": [one.value for one in message.sent if not one.withdrawn],
        "received": [one.value for one in message.received if not one.withdrawn],
        "withdrawn": [one.value for one in times if one.withdrawn],
        "doubts": list(message.doubts),
        "words": first.passage.words,
        "passages": [place_row(entry.passage) for entry in message.entries],
        "record": first.passage.record,
        "start": first.passage.at.start,
        "end": first.passage.at.end,
        "rule": first.rule,
        "because": first.because,
    }


def knowing_row(one: Knowing) -> dict[str, Json]:
    """Return who knew of what in the shape of docs/ledger.schema.json."""
    return {
        "said_on": one.entry.said_on,
        "who": one.who,
        "party": one.party,
        "person": one.person,
        "of": one.of,
        "knew": one.knew.value,
        "how": one.how,
        "since": one.since,
        "until": one.until,
        "words": one.entry.passage.words,
        "record": one.entry.passage.record,
        "start": one.entry.passage.at.start,
        "end": one.entry.passage.at.end,
        "rule": one.entry.rule,
        "because": one.because,
    }


def messages_sheet(messages: Iterable[Message]) -> Sheet:
    """Return messages as rows."""
    columns = (
        Column("Medium", _medium, 3),
        Column("From, to", _between, 5),
        Column("About", lambda row: shortened(in_words(row["about"])) or "not stated", 5),
        Column("Sent, received", _when, 5),
        Column("Where", _where, 4),
    )
    return Sheet(MESSAGES, tuple(map(message_row, messages)), columns)


def knowledge_sheet(found: Iterable[Knowing]) -> Sheet:
    """Return who knew of what as rows."""
    columns = (
        Column("Who", _who, 4),
        Column("Knew", _knew, 4),
        Column("Of", lambda row: shortened(in_words(row["of"])), 6),
        Column("Since, until", _bounds, 4),
        Column("Where", lambda row: f"{row['record']} {row['start']}", 4),
    )
    return Sheet(KNOWLEDGE, tuple(map(knowing_row, found)), columns)


def _medium(row: Row) -> str:
    said = in_words(row["medium"]) or "not stated"
    return said if row["delivery"] == "told of" else f"{said}, {row['delivery']}"


def _origin(row: Row) -> str:
    return f"not stated (from {row['origin']})" if row["origin"] else "not stated"


def _to(row: Row) -> str:
    via = f", by way of {in_words(row['via'])}" if row["via"] else ""
    return (in_words(row["receivers"]) or "not stated") + via


def _between(row: Row) -> str:
    return f"{in_words(row['sender']) or _origin(row)} to {_to(row)}"


def _when(row: Row) -> str:
    return f"sent: {_times(row, 'sent')}; received: {_times(row, 'received')}"


def _knew(row: Row) -> str:
    return f"{in_words(row['knew'])}: {in_words(row['how']) or 'not stated how'}"


def _bounds(row: Row) -> str:
    until = f" until {in_words(row['until'])}" if row["until"] else ""
    return (in_words(row["since"]) or "not stated") + until


def _times(row: Row, key: str) -> str:
    withdrawn = f" ({in_words(row['withdrawn'])} withdrawn)" if row["withdrawn"] else ""
    if row[key]:
        return in_words(row[key]) + (withdrawn if key == "received" or not row["received"] else "")
    return "not stated"


def _where(row: Row) -> str:
    passages = row["passages"]
    assert isinstance(passages, list)
    starts = [str(one["start"]) for one in passages if isinstance(one, dict)]
    return f"{row['record']} {', '.join(starts)}"


def _who(row: Row) -> str:
    said = in_words(row["who"])
    return f"{said} ({row['party']})" if row["party"] and row["party"] != said else said
