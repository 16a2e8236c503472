"""Edits of one provision's words, made at once, and the edits that undo them.

Where words go, the spaces around them close up to one, or to none at an end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memcon.drafts.changes import Edit
from memcon.text.span import Span

_BEFORE_NO_SPACE = frozenset(",;:.!?)]}”’")
_AFTER_NO_SPACE = frozenset("([{“‘")


@dataclass(slots=True)
class _Piece:
    """A stretch of the text before (`at`), kept or gone, and what stands there now.

    `leaves_space` tells that words went, and that a space may have to go with them.
    """

    at: Span
    now: str
    kept: bool
    leaves_space: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """The words after some edits, the edits that undo them, and where each kept stretch went.

    `kept` pairs each stretch of the words before with its place in the words after.
    """

    text: str
    undo: tuple[Edit, ...]
    kept: tuple[tuple[Span, Span], ...]

    def after(self, place: int, *, end: bool = False) -> int:
        """Return where a place of the words before is now; `end` if it ends a stretch."""
        last = 0
        for before, after in self.kept:
            if place < before.start or (end and place == before.start):
                return last if end else after.start
            if place < before.end or (place == before.end and end):
                return after.start + place - before.start
            last = after.end
        return last if end else len(self.text)


def edited(eid: str, text: str, edits: Sequence[Edit]) -> Edited:
    """Return the words of a provision after all of `edits`, whose places are in `text`.

    Edits must not overlap but in the space beside them; of several insertions at one place the
    first given stands first.
    """
    pieces = _cut(text, sorted(edits, key=lambda edit: (edit.at.start, edit.at.end)))
    for index, piece in enumerate(pieces):
        if piece.leaves_space:
            _close(pieces, index)
    return _put_together(eid, text, pieces)


def _cut(text: str, edits: Iterable[Edit]) -> list[_Piece]:
    pieces: list[_Piece] = []
    here = 0
    for edit in edits:
        start = max(edit.at.start, here)
        if start > here:
            pieces.append(_Piece(Span(here, start), text[here:start], True))
        end = max(edit.at.end, start)
        goes = end > start and not edit.literally
        pieces.append(_Piece(Span(start, end), edit.new, False, goes))
        here = end
    if here < len(text):
        pieces.append(_Piece(Span(here, len(text)), text[here:], True))
    return pieces


def _close(pieces: list[_Piece], index: int) -> None:
    """Leave one space where words went, and none at an end or before a point."""
    new = pieces[index].now
    if new and new[0] not in _BEFORE_NO_SPACE:
        return
    while _drops_one(pieces, index):
        pass


def _drops_one(pieces: list[_Piece], index: int) -> bool:
    """Drop a space that is one too many; tell whether there was one."""
    left = next((p for p in reversed(pieces[:index]) if p.now), None)
    right = next((p for p in pieces[index:] if p.now), None)
    before = left.now[-1] if left else ""
    after = right.now[0] if right else ""
    if right and after == " " and (not before or before in _AFTER_NO_SPACE or before == " "):
        right.now = right.now[1:]
        if right.kept:
            right.at = Span(right.at.start + 1, right.at.end)
        return True
    if left and before == " " and (not after or after in _BEFORE_NO_SPACE):
        left.now = left.now[:-1]
        if left.kept:
            left.at = Span(left.at.start, left.at.end - 1)
        return True
    return False


def _put_together(eid: str, text: str, pieces: list[_Piece]) -> Edited:
    after = "".join(piece.now for piece in pieces)
    kept: list[tuple[Span, Span]] = []
    here = 0
    for piece in pieces:
        if piece.kept and piece.now:
            kept.append((piece.at, Span(here, here + len(piece.now))))
        here += len(piece.now)
    undo = []
    was_from = now_from = 0
    for was, now in [*kept, (Span(len(text), len(text)), Span(len(after), len(after)))]:
        gone, came = Span(was_from, was.start), Span(now_from, now.start)
        if gone.start < gone.end or came.start < came.end:
            undo.append(Edit(eid, came, came.of(after), gone.of(text), came, literally=True))
        was_from, now_from = was.end, now.end
    return Edited(after, tuple(undo), tuple(kept))
