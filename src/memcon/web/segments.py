"""Cut a text at the edges of everything laid over it, so that overlapping marks nest soundly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from memcon.text.span import Span

T = TypeVar("T")
_Laid = tuple[Span, int, int, T]  # place, length before clipping, order, item


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A stretch of text in which nothing begins or ends; `over` lies on it, innermost first."""

    at: Span
    over: tuple[T, ...]


def segments(
    whole: Span, laid: Iterable[tuple[Span, T]], cuts: Iterable[int] = ()
) -> Iterator[Segment[T]]:
    """Yield the stretches of `whole` in order, without gap or overlap, each with what covers it.

    What is laid may lie anywhere, also outside `whole`; `cuts` are further places to cut at.
    """
    items = sorted(_clipped(whole, laid), key=lambda entry: (entry[0].start, entry[2]))
    edges = {at for span, *_ in items for at in (span.start, span.end)}
    edges.update(at for at in cuts if whole.start < at < whole.end)
    edges.update((whole.start, whole.end))
    places = sorted(edges)
    live: list[_Laid[T]] = []
    upcoming = iter([*items, None])
    following = next(upcoming)
    for start, end in pairwise(places):
        live = [entry for entry in live if entry[0].end > start]
        while following is not None and following[0].start == start:
            live.append(following)
            following = next(upcoming)
        live.sort(key=lambda entry: entry[1:3])
        yield Segment(Span(start, end), tuple(entry[3] for entry in live))


def _clipped(whole: Span, laid: Iterable[tuple[Span, T]]) -> Iterator[_Laid[T]]:
    for order, (at, item) in enumerate(laid):
        inside = Span(max(at.start, whole.start), min(at.end, whole.end))
        if inside.start < inside.end:
            yield inside, at.end - at.start, order, item
