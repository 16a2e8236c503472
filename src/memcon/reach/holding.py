"""Who holds a territory in a layer on a day, and whether those are whom a clause means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from memcon.model.reach import Reason
from memcon.model.territory import Layer, Register, Row, Status, Truth, agreed

Meant = Callable[[str], Reason]  # tells whether one who holds or claims a place is meant

_VERBS = {
    Layer.SOVEREIGNTY: ("is sovereign over", "are sovereign over"),
    Layer.JURISDICTION: ("has jurisdiction over", "share jurisdiction over"),
    Layer.ADMINISTRATION: ("administers", "administer"),
    Layer.OCCUPATION: ("occupies", "occupy"),
    Layer.LEASE: ("holds under lease", "hold under lease"),
    Layer.MILITARY_BASE: ("has a military base in", "have military bases in"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """Whether the holders are of the group, in words, with rows and the links below."""

    truth: Truth
    says: str
    rows: tuple[Row, ...] = ()
    open: str = ""
    under: tuple[Reason, ...] = ()


def holding(register: Register, territory: str, layer: Layer, day: date, meant: Meant) -> Held:
    """Return whether those who hold the territory in a layer on a day are of the group."""
    called = register.names.get(territory, territory)
    dated = [(row, row.valid.holds(day)) for row in register.held.get((territory, layer), ())]
    possible = [(row, holds) for row, holds in dated if holds is not Truth.NO]
    if not possible:
        return _nothing(register, called, layer)
    found = [_held(register, row, called, meant) for row, _ in possible]
    if all(holds is Truth.YES for _, holds in possible) and len(found) == 1:
        return found[0]
    outcomes = [one.truth for one in found]
    if not any(holds is Truth.YES for _, holds in possible):
        outcomes.append(_nothing(register, called, layer).truth)
    rows = tuple(row for one in found for row in one.rows)
    under = tuple(reason for one in found for reason in one.under)
    truth = agreed(outcomes)
    if truth is not Truth.OPEN:
        return Held(truth, "; ".join(one.says for one in found), rows, "", under)
    periods = [row.valid.words for row, _ in possible]
    when = "; ".join(f"{one.says}, {period}" for one, period in zip(found, periods, strict=True))
    return Held(Truth.OPEN, when, rows, f"which holds on that day: {when}", under)


def _nothing(register: Register, called: str, layer: Layer) -> Held:
    """No row: that nobody holds it so, where the register lists all; else it is not known."""
    verb = _VERBS[layer][0]
    if layer in register.complete:
        return Held(Truth.NO, f"nobody {verb} {called} on that day")
    open_ = f"who {verb} {called} on that day: the register does not say"
    return Held(Truth.OPEN, open_, (), open_)


def _held(register: Register, row: Status, called: str, meant: Meant) -> Held:
    one, several = _VERBS[row.layer]
    if row.question:
        return Held(Truth.OPEN, row.question, (row.row,), row.question)
    if not row.holders:
        return Held(Truth.NO, f"nobody {one} {called}", (row.row,))
    holders = [register.names.get(holder, holder) for holder in row.holders]
    verb = one if len(holders) == 1 else several
    says = f"{' and '.join(holders)} {verb} {called}"
    if row.disputed_by:
        rivals = [register.names.get(rival, rival) for rival in row.disputed_by]
        says += f"; {' and '.join(rivals)} {'disputes' if len(rivals) == 1 else 'dispute'} it"
    under = tuple(meant(party) for party in (*row.holders, *row.disputed_by))
    truth = agreed(reason.truth for reason in under)
    if truth is not Truth.OPEN:
        if truth is Truth.NO:
            says += f", and {under[0].says}"
        return Held(truth, says, (row.row,), "", under)
    left = next((reason.open for reason in under if reason.open), "")
    return Held(Truth.OPEN, says, (row.row,), left or says, under)
