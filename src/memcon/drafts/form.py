"""A text and its amendments as a TOML file that a person keeps: read, and refused where wrong."""

import re
from dataclasses import replace

from memcon.drafts.checks import checked, target
from memcon.drafts.operations import operation_of, provisions
from memcon.drafts.prose import read_amendment
from memcon.drafts.tables import Table
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Amendment,
    Basis,
    Effect,
    Evidence,
    Expression,
    MeaningChange,
    Operation,
    Reference,
    Relation,
    RelationKind,
    ScopeChange,
    Sponsor,
    Status,
    Step,
    Work,
    WorkKind,
)

_REFERENCE = re.compile(r"(?P<id>.+?)(?:#(?P<number>\d{1,4}))?")


def work_of(text: str) -> Work:
    """Return the work that a file describes.

    Raises DraftError, with the key, where the file is not in the form, where an amendment does not
    fit the text that it is moved against, and where the words of one cannot be read.
    """
    table = Table.of(text)
    table.only(
        "symbol", "kind", "title", "body", "order", "sponsor", "revision", "amendment", "step",
        "relation", "evidence",
    )  # fmt: skip
    symbol = table.text("symbol", None)
    if not symbol:
        raise table.wrong("symbol", "it is empty")
    work = Work(
        symbol,
        table.choice("kind", WorkKind, WorkKind.DRAFT_RESOLUTION),
        table.text("title"),
        table.text("body"),
        tuple(_sponsor(one) for one in table.tables("sponsor")),
        tuple(_revision(one, symbol) for one in table.tables("revision")),
        (),
        _steps(table),
        tuple(_relation(one) for one in table.tables("relation")),
        table.texts("order"),
        _evidence(table),
    )
    for one in table.tables("amendment"):
        amendment = _amendment(one, work)
        work = replace(work, amendments=(*work.amendments, amendment))
    checked(work)
    return work


def _sponsor(table: Table) -> Sponsor:
    table.only("actor", "from", "until")
    return Sponsor(table.text("actor", None), table.date("from"), table.date("until"))


def _revision(table: Table, symbol: str) -> Expression:
    table.only("rev", "date", "language", "accepts", "provision")
    return Expression(
        symbol,
        provisions(table),
        table.text("rev"),
        table.date("date"),
        table.text("language"),
        table.texts("accepts"),
    )


def _steps(table: Table) -> tuple[Step, ...]:
    return tuple(_step(one) for one in table.tables("step"))


def _step(table: Table) -> Step:
    table.only("status", "on", "by", "because")
    status = table.choice("status", Status)
    return Step(status, table.date("on"), table.texts("by"), table.text("because"))


def _evidence(table: Table) -> tuple[Evidence, ...]:
    return tuple(_quoted(one) for one in table.tables("evidence"))


def _quoted(table: Table) -> Evidence:
    table.only("record", "exact", "start", "end", "speaker")
    start, end = table.count("start"), table.count("end")
    exact = table.text("exact", None)
    if (start is None) != (end is None) or (
        start is not None and end is not None and end - start != len(exact)
    ):
        raise table.wrong("end", "start and end are not as far apart as exact is long")
    return Evidence(table.text("record", None), exact, start, end, table.text("speaker"))


def _relation(table: Table) -> Relation:
    table.only("kind", "a", "b", "basis", "because")
    return Relation(
        table.choice("kind", RelationKind),
        _reference(table, "a"),
        _reference(table, "b"),
        table.choice("basis", Basis, Basis.HUMAN),
        table.text("because"),
    )


def _reference(table: Table, key: str) -> Reference:
    found = _REFERENCE.fullmatch(table.text(key, None))
    if found is None:
        raise table.wrong(key, "expected an amendment's id, or with an operation “L.9#1”")
    return Reference(found["id"], int(found["number"] or 0))


def _effect(table: Table) -> Effect:
    table.only("says", "scope", "meaning", "derived", "by", "evidence")
    return Effect(
        table.text("says", None),
        table.maybe("scope", ScopeChange),
        table.maybe("meaning", MeaningChange),
        table.flag("derived"),
        table.text("by"),
        _evidence(table),
    )


def _amendment(table: Table, work: Work) -> Amendment:
    table.only("id", "to", "movers", "words", "operation", "step", "effect", "evidence")
    first = work.expressions[0].symbol if work.expressions else work.symbol
    amendment = Amendment(
        table.text("id", None),
        table.text("to", first),
        table.texts("movers"),
        tuple(operation_of(one) for one in table.tables("operation")),
        _steps(table),
        table.text("words"),
        tuple(_effect(one) for one in table.tables("effect")),
        _evidence(table),
    )
    if amendment.words and not amendment.operations:
        return replace(amendment, operations=_read(table, amendment, work))
    return amendment


def _read(table: Table, amendment: Amendment, work: Work) -> tuple[Operation, ...]:
    """Read the operations from the amendment's own words; all of them, or the file is refused."""
    try:
        outline = target(work, amendment)
    except DraftError as trouble:
        raise table.wrong("to", str(trouble)) from trouble
    amended = {one.id: one for one in work.amendments}.get(amendment.to)
    alone = amended is not None and len(amended.operations) == 1
    within = "operative paragraph 1" if alone else ""  # the words that the amendment brings
    found = read_amendment(amendment.words, outline, name_of(amendment.id), within)
    if found.unread:
        one = found.unread[0]
        raise table.wrong(
            "words", f"“{one.words}” could not be read: {one.because}; write it as operations"
        )
    return found.operations


def name_of(id: str) -> str:
    """Return how the ids of an amendment's new provisions begin: "nc-c1-l9"."""
    plain = re.sub(r"[^a-z0-9/]+", "", id.casefold())
    return plain.strip("/").replace("/", "-") or "new"
