"""Two states of a text compared, provision by provision: added, removed, moved, reworded."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.drafts.outline import Outline
from memcon.drafts.words import Fate, Piece, pieces
from memcon.model.drafts import Expression, Provision


@dataclass(frozen=True, slots=True)
class Row:
    """A provision in two states of a text.

    `old` and `new` are what a reader calls it in each ("operative paragraph 2"), "" where it is
    not there; `number` is the one it has now, or had. `pieces` are its words in both.
    """

    eid: str
    provision: Provision
    old: str
    new: str
    number: str
    depth: int
    moved: bool
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether neither its words nor its place changed."""
        return not self.moved and all(piece.fate is Fate.KEPT for piece in self.pieces)


def compared(old: Expression, new: Expression) -> tuple[Row, ...]:
    """Return every provision of both, in the order of the new; what went stands where it stood."""
    was, now = Outline.of(old), Outline.of(new)
    moved = set(_moved(was, now))
    return tuple(_row(eid, was, now, eid in moved) for eid in _merged(was, now))


def _row(eid: str, was: Outline, now: Outline, moved: bool) -> Row:
    before, after = was.provisions.get(eid), now.provisions.get(eid)
    there = now if after is not None else was
    provision = there.at(eid)
    return Row(
        eid,
        provision,
        was.name(eid) if before else "",
        now.name(eid) if after else "",
        there.numbers[eid],
        sum(1 for _ in there.ancestors(eid)) - 1,
        moved,
        pieces(before.text if before else "", after.text if after else ""),
    )


def _merged(was: Outline, now: Outline) -> Iterator[str]:
    """Yield the ids of the new in order; what is gone follows what it followed in the old."""
    gone: dict[str, list[str]] = {}
    last = ""
    for eid in was.provisions:
        if eid in now.provisions:
            last = eid
        else:
            gone.setdefault(last, []).append(eid)
    yield from gone.get("", ())
    for eid in now.provisions:
        yield eid
        yield from gone.get(eid, ())


def _moved(was: Outline, now: Outline) -> Iterator[str]:
    """Yield what stands under another provision, or has changed its order with its neighbours."""
    stayed: dict[str | None, list[str]] = {}
    for eid, one in was.provisions.items():
        after = now.provisions.get(eid)
        if after is None:
            continue
        if after.parent == one.parent:
            stayed.setdefault(one.parent, []).append(eid)
        else:
            yield eid
    for parent, eids in stayed.items():
        places = {eid: place for place, eid in enumerate(now.under(parent))}
        keep = set(_longest_rise([places[eid] for eid in eids]))
        yield from (eid for eid in eids if places[eid] not in keep)


def _longest_rise(values: Iterable[int]) -> list[int]:
    """Return a longest rising run of different numbers, not necessarily neighbours."""
    ends: list[int] = []
    chain: dict[int, int | None] = {}
    for value in values:
        at = bisect_left(ends, value)
        chain[value] = ends[at - 1] if at else None
        if at == len(ends):
            ends.append(value)
        else:
            ends[at] = value
    found: list[int] = []
    step = ends[-1] if ends else None
    while step is not None:
        found.append(step)
        step = chain[step]
    return found
