"""How places in a cleaned text correspond to places in the original."""

from bisect import bisect_right
from dataclasses import dataclass

from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs of text that were kept: `cleaned[i]` and `original[i]` are where run i begins in each."""

    cleaned: tuple[int, ...] = ()
    original: tuple[int, ...] = ()

    def back(self, span: Span) -> Span:
        """Return the place in the original of a place in the cleaned text."""
        if not self.cleaned:
            return span
        if span.start == span.end:
            at = self._point(span.start)
            return Span(at, at)
        return Span(self._point(span.start), self._point(span.end - 1) + 1)

    def forth(self, span: Span) -> Span:
        """Return the place in the cleaned text of a place in the original.

        Characters that cleaning dropped count as standing at the end of the run before them.
        """
        if not self.cleaned:
            return span
        return Span(self._forward(span.start), self._forward(span.end))

    def _point(self, at: int) -> int:
        run = max(0, bisect_right(self.cleaned, at) - 1)
        return self.original[run] + at - self.cleaned[run]

    def _forward(self, at: int) -> int:
        run = max(0, bisect_right(self.original, at) - 1)
        there = self.cleaned[run] + max(0, at - self.original[run])
        return min(there, self.cleaned[run + 1]) if run + 1 < len(self.cleaned) else there
