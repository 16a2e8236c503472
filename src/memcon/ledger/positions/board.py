"""Where every party stands on every point as of a day: the cells of a table, with their history."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memcon.ledger.days import bound, surely_by
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.points import Finder, attached
from memcon.ledger.positions.positions import positions
from memcon.model.ledger import Entry
from memcon.model.marks import Attitude
from memcon.model.negotiation import Agenda, Attached, Cell, Change, Position, State

Key = tuple[str, str]  # party, point


@dataclass(frozen=True, slots=True)
class Heard:
    """The records in which a party took part and that speak of a point, with their last days.

    They are in the order of those days; records without a day come last.
    """

    records: Sequence[str] = ()
    days: Sequence[date] = ()

    @classmethod
    def of(cls, days: Mapping[str, str | None]) -> "Heard":
        """Put records in order, each with its date in EDTF."""
        found = {record: bound(said_on, last=True) for record, said_on in days.items()}
        records = sorted(found, key=lambda record: (found[record] or date.max, record))
        return cls(records, [day for record in records if (day := found[record]) is not None])

    def by(self, day: date | None) -> tuple[str, ...]:
        """Return those that were surely there by the end of a day."""
        return tuple(self.records[: bisect_right(self.days, day)] if day else self.records)


NOT_HEARD = Heard()


@dataclass(frozen=True, slots=True)
class Board:
    """The points of a dossier by its parties; built once, asked for any day.

    `parties` are those that the dossier curates, in its order, then others that voice a position.
    `rows` are the ids of the points, those of each matter together and then the matter itself,
    where something is on it as a whole. `days` are the days of the records, in EDTF.
    """

    agenda: Agenda
    parties: tuple[str, ...]
    rows: tuple[str, ...]
    days: tuple[str, ...]
    attached: tuple[Attached, ...]
    by_cell: Mapping[Key, Sequence[Position]]
    spoken_of: Mapping[str, Mapping[str, str | None]]  # point -> record -> its day
    heard: Mapping[Key, "Heard"]

    @classmethod
    def of(cls, ledger: Ledger, agenda: Agenda) -> "Board":
        """Put the entries of a ledger on the points of an agenda, and read the positions."""
        finder = Finder.of(agenda, _sentences(ledger.entries))
        on_points = tuple(attached(ledger.entries, agenda, finder))
        by_cell: dict[Key, list[Position]] = defaultdict(list)
        for position in positions(on_points, finder, ledger.parties):
            by_cell[position.party, position.point].append(position)
        spoken_of: dict[str, dict[str, str | None]] = defaultdict(dict)
        for one in on_points:
            if one.point is not None:
                spoken_of[one.point][one.entry.passage.record] = one.entry.said_on
        for (_, point), found in by_cell.items():
            spoken_of[point].update({p.entry.passage.record: p.entry.said_on for p in found})
        return cls(
            agenda,
            _parties(ledger, by_cell),
            tuple(_rows(agenda, spoken_of)),
            tuple(dict.fromkeys(entry.said_on for entry in ledger.entries if entry.said_on)),
            on_points,
            by_cell,
            spoken_of,
            _heard(spoken_of, _took_part(ledger)),
        )

    @property
    def known(self) -> frozenset[str]:
        """The ids of all points and matters."""
        return frozenset(
            [*(one.id for one in self.agenda.points), *(one.id for one in self.agenda.matters)]
        )

    def on(self, point: str) -> tuple[Attached, ...]:
        """Return the entries that are on a point, in the ledger's order."""
        return tuple(one for one in self.attached if one.point == point)

    @property
    def unattached(self) -> tuple[Attached, ...]:
        """The entries that are on no point."""
        return tuple(one for one in self.attached if one.point is None)

    def cells(self, day: date | None = None) -> Iterator[Cell]:
        """Yield every cell as of a day, row by row; of no day, as of the end."""
        for point in self.rows:
            for party in self.parties:
                yield self.cell(party, point, day)

    def cell(self, party: str, point: str, day: date | None = None) -> Cell:
        """Return where a party stands on a point; a party or point that is not known: no evidence.

        What is dated so that it may have been said after `day` is left out.
        """
        found = self.by_cell.get((party, point), ())
        history = tuple(one for one in found if surely_by(one.entry.said_on, day))
        heard = self.heard.get((party, point), NOT_HEARD)
        return cell_of((party, point), history, heard.by(day))


def cell_of(key: Key, history: tuple[Position, ...], heard_in: tuple[str, ...]) -> Cell:
    """Return the cell of a party and a point by its positions, the earliest first."""
    stated = tuple(one for one in history if not one.imputed)
    last = tuple(_last(stated))
    return Cell(
        *key,
        _state(last, heard_in),
        last,
        tuple(_last_of_each(history)),
        history,
        tuple(_changes(stated)),
        heard_in,
    )


def _sentences(entries: Iterable[Entry]) -> Iterable[str]:
    """The sentences of all entries, each once."""
    return {(one.passage.record, one.passage.at): one.passage.words for one in entries}.values()


def _parties(ledger: Ledger, by_cell: Mapping[Key, object]) -> tuple[str, ...]:
    curated = dict.fromkeys(ledger.parties.of_name.values())
    return (*curated, *sorted({party for party, _ in by_cell} - curated.keys()))


def _rows(agenda: Agenda, spoken_of: Mapping[str, object]) -> Iterator[str]:
    matters = {matter.id for matter in agenda.matters}
    for matter in agenda.matters:
        yield from (point.id for point in agenda.points if point.matter == matter.id)
        if matter.id in spoken_of:
            yield matter.id
    yield from (point.id for point in agenda.points if point.matter not in matters)


def _heard(
    spoken_of: Mapping[str, Mapping[str, str | None]], took_part: Mapping[str, frozenset[str]]
) -> Mapping[Key, Heard]:
    heard: dict[Key, dict[str, str | None]] = defaultdict(dict)
    for point, records in spoken_of.items():
        for record, said_on in records.items():
            for party in took_part.get(record, ()):
                heard[party, point][record] = said_on
    return {key: Heard.of(records) for key, records in heard.items()}


def _took_part(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    parties: dict[str, set[str]] = defaultdict(set)
    for entry in ledger.entries:
        parties[entry.passage.record].add(entry.party or entry.actor)
    for present in ledger.present:
        parties[present.record].add(present.party or present.name)
    return {record: frozenset(those - {""}) for record, those in parties.items()}


def _last(stated: Sequence[Position]) -> Iterator[Position]:
    """The last positions of each voice on each text in the last record, the latest first.

    Where a voice says both in one record, both stand.
    """
    seen: set[tuple[str, str, str]] = set()
    for one in reversed(stated):
        if one.entry.passage.record != stated[-1].entry.passage.record:
            return
        of = (one.entry.person or one.entry.actor, one.object, _side(one.stance))
        if of not in seen:
            seen.add(of)
            yield one


def _last_of_each(history: Sequence[Position]) -> Iterator[Position]:
    """The last that each other party imputes, the latest first."""
    seen: set[str] = set()
    for one in reversed(history):
        by = one.entry.party or one.entry.actor
        if one.imputed and by not in seen:
            seen.add(by)
            yield one


def _state(last: Sequence[Position], heard_in: Sequence[str]) -> State:
    sides = {_side(one.stance) for one in last}
    if len(sides) > 1:
        return State.DIFFER
    if sides:
        undecided = all(one.stance is Attitude.UNDECIDED for one in last)
        return State.UNDECIDED if undecided else State.STATED
    return State.SILENT if heard_in else State.NO_EVIDENCE


def _side(stance: Attitude) -> str:
    """The side on which a stance stands: who is for on a condition is no opponent."""
    return Attitude.FOR.value if stance is Attitude.CONDITIONAL else stance.value


def _changes(stated: Sequence[Position]) -> Iterator[Change]:
    """Pairs of positions of two records between which the stance, or its condition, is another.

    Two texts are compared only where one of the two is not named.
    """
    before: Position | None = None
    for index, one in enumerate(stated):
        record = one.entry.passage.record
        if index and stated[index - 1].entry.passage.record != record:
            before = stated[index - 1]
        if before is None or (one.object and before.object and one.object != before.object):
            continue
        if (before.stance, before.condition) != (one.stance, one.condition):
            yield Change(before, one)
            before = None
