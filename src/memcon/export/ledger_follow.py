"""What became of things, claims, events and amounts as rows, each with its passages."""

from collections.abc import Iterable

from memcon.export.jsonl import Json
from memcon.export.ledger import COLUMNS, entry_row, who
from memcon.export.sheet import Column, Row, Sheet, in_words, shortened
from memcon.model.following import Bearing, Claim, Contradiction, Followed, Happening, Measure
from memcon.model.following import Source as ChainLink
from memcon.model.ledger import Entry, Passage, Statement
from memcon.model.negotiation import Grade

FOLLOWED = (*COLUMNS, "fate", "fate_because", "due", "due_words", "bearings")
CLAIMED = (*COLUMNS, "basis", "chain", "grade", "contradicted_by", "fate", "fate_because")
STATED = (
    "said_on", "party", "actor", "person", "words", "certainty", "fact", "superseded_by", "record",
    "start", "end",
)  # fmt: skip
HAPPENED = ("when", "when_words", "when_certainty", *STATED)
MEASURED = ("value", "unit", "amount", *STATED)

_SAID_ON = Column("Said on", lambda row: in_words(row["said_on"]) or "no date")
_WHO = Column("Who", who, 3)
_TELLER = Column("Told by", lambda row: who(row) if row["actor"] else "the record", 3)
_WORDS = Column("Words", lambda row: shortened(in_words(row["words"])), 7)
_WHERE = Column("Where", lambda row: f"{row['record']} {row['start']}", 3)


def followed_sheet(found: Iterable[Followed]) -> Sheet:
    """Return what was promised, asked or proposed with what became of it."""
    columns = (
        _SAID_ON, _WHO, _WORDS,
        Column("Due", lambda row: in_words(row["due"])),
        Column("Became", _became, 4),
        _WHERE,
    )  # fmt: skip
    return Sheet(FOLLOWED, tuple(map(followed_row, found)), columns)


def followed_row(one: Followed) -> Row:
    """Return one thing with what became of it, in the shape of docs/ledger.schema.json."""
    return {
        **entry_row(one.entry),
        "fate": one.fate.value if one.fate else None,
        "fate_because": one.because,
        "due": one.due.value if one.due else None,
        "due_words": one.due.words if one.due else None,
        "bearings": [_bearing_row(each) for each in one.bearings],
    }


def claims_sheet(found: Iterable[Claim]) -> Sheet:
    """Return claims, each with its chain, its grade, and what says otherwise."""
    columns = (
        _SAID_ON, _WHO, _WORDS,
        Column("Rests on", _rests_on, 3),
        Column("Grade", lambda row: _letters(row["grade"])),
        Column("Contradicted by", lambda row: shortened(in_words(row["contradicted_by"])), 3),
        _WHERE,
    )  # fmt: skip
    return Sheet(CLAIMED, tuple(map(claim_row, found)), columns)


def claim_row(one: Claim) -> Row:
    """Return one claim in the shape of docs/ledger.schema.json."""
    return {
        **entry_row(one.entry),
        "basis": one.basis.value if one.basis else None,
        "chain": [_link_row(link) for link in one.chain],
        "grade": _grade_row(one.grade),
        "contradicted_by": [_contradiction_row(each) for each in one.contradicted],
        "fate": one.fate.value if one.fate else None,
        "fate_because": one.because,
    }


def events_sheet(found: Iterable[Happening]) -> Sheet:
    """Return what happened, by its time, with how surely it is told."""
    columns = (
        Column("When", lambda row: in_words(row["when"]), 2), _WORDS, _TELLER,
        Column("Told as", _told_as, 2), _WHERE,
    )  # fmt: skip
    return Sheet(HAPPENED, tuple(map(_happening_row, found)), columns)


def quantities_sheet(found: Iterable[Measure]) -> Sheet:
    """Return amounts, each with the sentence that gives it."""
    columns = (
        Column("Amount", lambda row: in_words(row["amount"]), 2), _WORDS, _TELLER,
        Column("Told as", _told_as, 2), _WHERE,
    )  # fmt: skip
    return Sheet(MEASURED, tuple(map(_measure_row, found)), columns)


def _happening_row(one: Happening) -> Row:
    return {
        "when": one.when.value,
        "when_words": one.when.words,
        "when_certainty": one.when.certainty,
        **_statement_row(one.statement, fact=one.fact),
    }


def _measure_row(one: Measure) -> Row:
    return {
        "value": one.amount.value,
        "unit": one.amount.unit,
        "amount": one.amount.words,
        **_statement_row(one.statement, fact=one.fact),
    }


def _statement_row(one: Statement, *, fact: bool) -> dict[str, Json]:
    return {
        "said_on": one.said_on,
        "party": one.party,
        "actor": one.actor,
        "person": one.person,
        "certainty": one.certainty.value if one.certainty else None,
        "fact": fact,
        "superseded_by": _passage_row(one.superseded_by) if one.superseded_by else None,
        **_passage_row(one.passage),
    }


def _bearing_row(one: Bearing) -> Json:
    return {"how": one.how.value, "because": one.because, **_later_row(one.later)}


def _contradiction_row(one: Contradiction) -> Json:
    return {"because": one.because, **_later_row(one.other)}


def _later_row(entry: Entry) -> dict[str, Json]:
    return {
        "said_on": entry.said_on,
        "party": entry.party,
        "actor": entry.actor,
        **_passage_row(entry.passage),
    }


def _link_row(one: ChainLink) -> Json:
    return {"source": one.words or None, **_passage_row(one.passage)}


def _grade_row(one: Grade | None) -> Json:
    if one is None:
        return None
    return {"source": one.source, "item": one.item, "by": one.by, "on": one.on, "why": one.why}


def _passage_row(one: Passage) -> dict[str, Json]:
    return {"words": one.words, "record": one.record, "start": one.at.start, "end": one.at.end}


def _became(row: Row) -> str:
    """What became of it, by whose words."""
    fate = in_words(row["fate"]) or "nobody's commitment"
    strength = in_words(row["strength"])
    said = ", ".join(filter(None, (strength, fate))).replace("_", " ")
    bearings = row["bearings"]
    if not isinstance(bearings, list) or not bearings:
        return said
    last = bearings[-1]
    assert isinstance(last, dict)
    return f"{said}: {last['how']} ({in_words(last['record'])} {last['start']})"


def _rests_on(row: Row) -> str:
    """The basis, and from whom it is had, the nearest first."""
    chain = row["chain"]
    assert isinstance(chain, list)
    links = [link["source"] or "not said who" for link in chain if isinstance(link, dict)]
    return " <- ".join([in_words(row["basis"]), *map(in_words, links)])


def _letters(grade: Json) -> str:
    return f"{grade['source']}{grade['item']}" if isinstance(grade, dict) else ""


def _told_as(row: Row) -> str:
    if row["superseded_by"]:
        return "corrected"
    if row["fact"]:
        return "fact"
    certainty = in_words(row["certainty"])
    return "ahead" if certainty == "asserted" else certainty or "not clear"
