"""The rows of the reach page's table: states with their reasons, and what speakers say of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.reach import Change, Compared, Reason, Verdict
from memcon.model.territory import Row


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chain; `depth` is how far below the clause it stands."""

    depth: int
    asked: str
    holds: str
    says: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A state with what decides it, in short and link by link."""

    state: str
    says: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is not settled, and for how many entities."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody says of an entity, and how it lies to the register."""

    speaker: str
    words: str
    stated: str
    agreement: str
    parts: str
    record: str
    href: str


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A place or thing: its number in the table, its states, what is said of it."""

    number: int
    entity: str
    name: str
    before: Cell
    after: Cell | None
    changes: bool
    said: tuple[SaidRow, ...]


def rows_of(
    verdicts: tuple[Verdict, ...],
    changes: tuple[Change, ...],
    said: tuple[Compared, ...],
    hrefs: Mapping[str, str],
) -> tuple[ReachRow, ...]:
    """Return one row for each entity; `changes` are empty where one clause is asked alone.

    `hrefs` give the addresses of records by their ids.
    """
    beside: dict[str, list[SaidRow]] = {}
    for one in said:
        beside.setdefault(one.said.entity, []).append(_said(one, hrefs))
    later = {change.before.entity: change for change in changes}
    rows = []
    for number, verdict in enumerate(verdicts, 1):
        change = later.get(verdict.entity)
        rows.append(
            ReachRow(
                number,
                verdict.entity,
                verdict.name,
                cell_of(verdict),
                cell_of(change.after) if change else None,
                change.changes if change else False,
                tuple(beside.get(verdict.entity, ())),
            )
        )
    return tuple(rows)


def cell_of(verdict: Verdict) -> Cell:
    """Return the cell of a verdict; a question is cut short, since it is told once above."""
    says = verdict.open or tuple(reason.says for reason in verdict.reasons)
    short = [_short(one).removeprefix(f"{verdict.name} ") for one in says]
    links = (link for reason in verdict.reasons for link in _links(reason, 0))
    return Cell(verdict.state.value, "; ".join(short), tuple(links))


def _short(said: str) -> str:
    """A question about the senses of a term, without the senses."""
    return said.partition(": in, if")[0].partition(": out, if")[0]


def questions_of(verdicts: Iterable[tuple[Verdict, ...]]) -> tuple[Question, ...]:
    """Return what the cells cut short, and what is not settled for more than one entity.

    Each entity gives its verdicts.
    """
    found = Counter(
        one
        for entity in verdicts
        for one in dict.fromkeys(q for verdict in entity for q in verdict.open)
    )
    return tuple(
        Question(one, count)
        for one, count in found.most_common()
        if count > 1 or _short(one) != one
    )


def _links(reason: Reason, depth: int) -> Iterator[Link]:
    yield Link(depth, reason.asked, reason.truth.value, reason.says, reason.rows)
    for below in reason.under:
        yield from _links(below, depth + 1)


def _said(one: Compared, hrefs: Mapping[str, str]) -> SaidRow:
    said = one.said
    stated = [
        f"{state.value} {when}"
        for state, when in ((said.before, "before"), (said.after, "after"))
        if state is not None
    ]
    return SaidRow(
        said.speaker,
        said.words,
        ", ".join(stated),
        one.agreement.value,
        ", ".join(part.before.name for part in one.parts),
        said.record,
        hrefs.get(said.record, ""),
    )
