"""What the page of texts is made of: provisions with changes drawn in, amendments, conflicts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from memcon.dates.calendar import in_words as day_in_words
from memcon.drafts.changes import Change, Edit
from memcon.drafts.marked import MarkedPiece, MarkedRow, drawn_pieces, marked
from memcon.drafts.moment import MADE, status
from memcon.drafts.outline import Outline
from memcon.drafts.shown import spaced
from memcon.drafts.study import Study, moved_on
from memcon.drafts.study_values import in_words
from memcon.drafts.words import Fate
from memcon.model.drafts import (
    Amendment,
    Effect,
    Evidence,
    ProvisionKind,
    Reference,
    Relation,
    Work,
)
from memcon.web.ledger_rows import Words
from memcon.web.parties import Look, look_of_side

CONTEXT = 48  # characters of a paragraph on either side of a change, where only part is shown
_OPENING = re.compile(r"[A-Z]\w+(?: (?:upon|also|again|further))?(?=\W)")

Found = Callable[[Evidence], Words]


@dataclass(frozen=True, slots=True)
class Touch:
    """An amendment that touches a provision: its short symbol, who moves it, when."""

    id: str
    short: str
    looks: tuple[Look, ...]
    when: str


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A provision: id, number, depth, its opening word if it is set apart, and its pieces.

    `by` are amendments drawn in it, `also` those that touch it and are not drawn.
    """

    eid: str
    number: str
    depth: int
    opening: str
    pieces: tuple[MarkedPiece, ...]
    moved_from: str
    fate: Fate
    by: tuple[Touch, ...] = ()
    also: tuple[Touch, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether its words or its place change."""
        return bool(self.moved_from) or any(one.fate is not Fate.KEPT for one in self.pieces)


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What somebody says that an amendment does, at his words."""

    says: str
    by: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment: what it does, in its own words and ours, what became of it by the day.

    `state` is "" while it is pending; `stale` says why it cannot be carried over.
    """

    touch: Touch
    to: str
    does: tuple[str, ...]
    words: str
    state: str
    stale: str
    drawn: bool
    can_be_drawn: bool
    evidence: tuple[Words, ...]
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two amendments that conflict: its words in their paragraph, what it holds on to."""

    touch: Touch
    eid: str
    pieces: tuple[MarkedPiece, ...]
    does: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two amendments side by side, and how they meet."""

    sides: tuple[Side, Side]
    because: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A text on a day, how its parties look, and how the words of records are found."""

    study: Study
    looks: Mapping[str, Look]
    found: Found
    amendments: Mapping[str, Amendment]

    @property
    def work(self) -> Work:
        """The text."""
        return self.study.moment.work

    def look(self, actor: str) -> Look:
        """Return how a party is drawn, by its code or its name."""
        return self.looks.get(actor.casefold()) or look_of_side(actor)

    def touch(self, name: str) -> Touch:
        """Return an amendment as it is named beside a provision."""
        one = self.amendments[name]
        day = moved_on(one)
        return Touch(
            name,
            shortened(name, self.work.symbol),
            tuple(map(self.look, one.movers)),
            day_in_words(day) if day else "",
        )


def shortened(symbol: str, beside: str) -> str:
    """Return a symbol without what it has in common with another: "L.9" beside "NC/C.1/L.7"."""
    parts, others = symbol.split("/"), beside.split("/")
    same = 0
    while same < min(len(parts), len(others)) - 1 and parts[same] == others[same]:
        same += 1
    return "/".join(parts[same:])


def provision_rows(rows: Iterable[MarkedRow], drawing: Drawing | None) -> tuple[ProvisionRow, ...]:
    """Return the provisions of a text, or of two states compared, for which nobody is named."""
    return tuple(_provision_row(one, drawing) for one in rows)


def _provision_row(one: MarkedRow, drawing: Drawing | None) -> ProvisionRow:
    row = one.row
    pieces = tuple(spaced(one.pieces))
    opening = ""
    set_apart = row.provision.kind in (ProvisionKind.PREAMBULAR, ProvisionKind.OPERATIVE)
    if set_apart and pieces and pieces[0].fate is Fate.KEPT:
        found = _OPENING.match(pieces[0].words)
        if found:
            opening = found.group()
            rest = MarkedPiece(Fate.KEPT, pieces[0].words[len(opening) :])
            pieces = (rest, *pieces[1:])
    return ProvisionRow(
        row.eid,
        row.number,
        row.depth,
        opening,
        pieces,
        row.old if row.moved else "",
        Fate.REMOVED if not row.new else Fate.KEPT if row.old else Fate.ADDED,
        tuple(map(drawing.touch, one.by)) if drawing else (),
        tuple(map(drawing.touch, one.also)) if drawing else (),
    )


def amendment_rows(drawing: Drawing) -> Iterator[AmendmentRow]:
    """Yield the amendments that had been moved by the day, in the order in which they were."""
    moment = drawing.study.moment
    there = [one for one in drawing.work.amendments if status(one.steps, moment.day) is not None]
    there += [one for one in drawing.work.amendments if not one.steps]
    carried = {one.id: one for one in (*moment.pending, *moment.made)}
    stale = {one.amendment.id: one.because for one in moment.stale}
    for one in sorted(there, key=lambda one: (moved_on(one) or date.max, one.id)):
        yield _amendment_row(drawing, carried.get(one.id, one), stale.get(one.id, ""))


def _amendment_row(drawing: Drawing, one: Amendment, stale: str) -> AmendmentRow:
    study = drawing.study
    now = status(one.steps, study.moment.day)
    state = "" if now is None or now.value == "submitted" else now.value.replace("_", " ")
    return AmendmentRow(
        drawing.touch(one.id),
        shortened(one.to, drawing.work.symbol) if one.to != study.moment.revision.symbol else "",
        tuple(in_words(operation) for operation in one.operations),
        one.words,
        state,
        stale,
        one.id in study.marked.drawn,
        one.id in study.changes and now not in MADE,
        tuple(map(drawing.found, one.evidence)),
        tuple(_effect_row(effect, drawing) for effect in one.effects),
    )


def _effect_row(effect: Effect, drawing: Drawing) -> EffectRow:
    by = "worked out" if effect.derived else effect.by
    return EffectRow(effect.says, by, tuple(map(drawing.found, effect.evidence)))


def conflict_row(drawing: Drawing, relation: Relation) -> ConflictRow:
    """Return two operations that conflict, each drawn alone in its paragraph."""
    kind = relation.conflict.value.replace("_", " ") if relation.conflict else ""
    sides = _side(drawing, relation.a, relation.b), _side(drawing, relation.b, relation.a)
    return ConflictRow(sides, relation.because, kind)


def _side(drawing: Drawing, one: Reference, other: Reference) -> Side:
    pending = {amendment.id: amendment for amendment in drawing.study.moment.pending}
    operation = pending[one.amendment].operations[one.operation - 1]
    change, against = _change(drawing, one), _change(drawing, other)
    eid, pieces = _alone(drawing, one.amendment, change, against)
    touch = drawing.touch(one.amendment)
    return Side(touch, eid, tuple(_near(tuple(spaced(pieces)))), in_words(operation))


def _change(drawing: Drawing, one: Reference) -> Change:
    return drawing.study.changes[one.amendment][one.operation - 1]


def _alone(
    drawing: Drawing, name: str, change: Change, against: Change
) -> tuple[str, Iterable[MarkedPiece]]:
    """Return the provision that a change is about, with it drawn in."""
    outline = Outline.of(drawing.study.moment.revision)
    if isinstance(change, Edit):
        others = (against,) if isinstance(against, Edit) else ()
        return change.eid, drawn_pieces(outline.at(change.eid).text, ((name, change),), others)
    rows = marked(outline, {name: (change,)}, ()).rows
    row = next((row for row in rows if row.by), rows[0])
    return row.row.eid, row.pieces


def _near(pieces: tuple[MarkedPiece, ...]) -> Iterator[MarkedPiece]:
    """Yield the pieces with only the words near a change."""
    for index, piece in enumerate(pieces):
        words = piece.words
        if piece.fate is Fate.KEPT and len(words) > 2 * CONTEXT:
            head = words[:CONTEXT].rpartition(" ")[0] + " …" if index else ""
            tail = "… " + words[-CONTEXT:].partition(" ")[2] if index + 1 < len(pieces) else ""
            words = f"{head} {tail}".strip(" ") if head and tail else head or tail
            if index:
                words = (" " if piece.words[0] == " " else "") + words.lstrip()
            if index + 1 < len(pieces) and piece.words[-1] == " ":
                words = words.rstrip() + " "
        yield MarkedPiece(piece.fate, words, piece.by, piece.clash)
