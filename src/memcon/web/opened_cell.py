"""An opened cell of the matrix: each position with its words and reasons, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from memcon.dates.calendar import in_words as day_in_words
from memcon.ledger.days import bound
from memcon.model.ledger import Entry
from memcon.model.marks import Certainty
from memcon.model.negotiation import Cell, Point, Position, State
from memcon.web.dating import in_words
from memcon.web.ledger_rows import Rows, Words
from memcon.web.parties import NAMELESS, Look
from memcon.web.record_page import href_of
from memcon.web.standings import Standings
from memcon.web.stands import NO_EVIDENCE, SILENT, Stand, stand_in, stand_of

MOST_POSITIONS = 40  # of one cell that are shown, the latest


@dataclass(frozen=True, slots=True)
class Step:
    """One position in the history of a cell.

    `imputed_by` is the party that says it of another, "" where the party speaks itself. `now`
    tells that it is what the party states now. `on_point` says why it is on the point.
    """

    stand: Stand
    imputed_by: str
    now: bool
    object: str
    condition: str
    hedge: str
    said: Words
    who: str
    when: str
    reserve: str
    because: str
    on_point: str
    corrected: Words | None
    doubt: Words | None
    rule: str
    record: str
    record_href: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A change: the position before and the one after."""

    before: Step
    after: Step


@dataclass(frozen=True, slots=True)
class Heard:
    """A record in which the party took part, and the point was spoken of."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """The panel: `steps` the latest first, `undated` those without a day.

    `begins` says what there was before the first position: silence from a day on, no evidence
    before another. `left_out` counts earlier positions that are not shown.
    """

    point: str
    title: str
    look: Look
    day: str
    stand: Stand
    lead: str
    heard_in: tuple[Heard, ...]
    steps: tuple[Step, ...]
    undated: tuple[Step, ...]
    left_out: int
    begins: tuple[tuple[Stand, str], ...]
    turned: tuple[Turned, ...]
    close_href: str
    key: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Which cell is opened, and from what its panel is made."""

    standings: Standings
    rows: Rows
    day: date | None
    close_href: str


def opened_cell(opening: Opening, point: Point, look: Look, key: str) -> OpenedCell:
    """Return the panel of a party and a point as of the day that is looked at."""
    cell = opening.standings.cell(look.code, point.id, opening.day)
    shown = cell.history[-MOST_POSITIONS:]
    steps = [_step(opening, one, cell) for one in reversed(shown)]
    by_position = dict(zip(reversed(shown), steps, strict=True))
    return OpenedCell(
        point.id,
        point.title,
        look,
        f"as of {day_in_words(opening.day)}" if opening.day else "by all records",
        stand_of(cell),
        _lead(cell),
        tuple(Heard(record, href_of(record)) for record in cell.heard_in),
        tuple(step for step in steps if step.when),
        tuple(step for step in steps if not step.when),
        len(cell.history) - len(shown),
        tuple(_begins(opening, cell)),
        tuple(
            Turned(
                by_position.get(one.before) or _step(opening, one.before, cell),
                by_position.get(one.after) or _step(opening, one.after, cell),
            )
            for one in reversed(cell.changes)
        ),
        opening.close_href,
        key,
    )


def _step(opening: Opening, position: Position, cell: Cell) -> Step:
    entry, rows = position.entry, opening.rows
    speaker = rows.look(entry.party)
    return Step(
        stand_in(position),
        (speaker.name if speaker else entry.actor) if position.imputed else "",
        position in cell.stated,
        position.object,
        position.condition,
        position.hedge,
        rows.said(entry),
        entry.actor if entry.actor.strip() else NAMELESS.name,
        in_words(entry.said_on) if entry.said_on else "",
        ", ".join(_reserves(entry)),
        position.because or entry.because,
        opening.standings.why(entry),
        rows.passage(entry.superseded_by),
        rows.passage(entry.doubt),
        entry.rule,
        entry.passage.record,
        href_of(entry.passage.record),
    )


def _reserves(entry: Entry) -> Iterator[str]:
    if entry.certainty is not Certainty.ASSERTED:
        yield "hearsay" if entry.certainty is Certainty.REPORTED else entry.certainty.value


def _lead(cell: Cell) -> str:
    if cell.state is State.DIFFER:
        return "Its last words stand on different sides, by two voices or on two texts."
    if cell.state is State.SILENT:
        return "It took part where the point was spoken of, and said nothing on it."
    if cell.state is State.NO_EVIDENCE:
        return "No record by then lets it speak where the point was spoken of."
    return ""


def _begins(opening: Opening, cell: Cell) -> Iterator[tuple[Stand, str]]:
    """Yield from when on it was silent, and before when nothing is known of it."""
    stated = [one for one in cell.history if not one.imputed]
    first = min(filter(None, (_day(one) for one in stated)), default=None)
    heard = opening.standings.heard_from(cell)
    if heard is not None and (first is None or heard < first):
        yield SILENT, f"silent from {day_in_words(heard)}"
    if heard is not None and heard > opening.standings.days[0]:
        yield NO_EVIDENCE, f"no evidence before {day_in_words(heard)}"


def _day(position: Position) -> date | None:
    return bound(position.entry.said_on, last=True)
