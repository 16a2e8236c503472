"""How places in a cleaned text correspond to places in the original."""

from bisect import bisect_right
from dataclasses import dataclass

from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs of text that were kept: `cleaned[i]` and `original[i]` are where run i begins."""

    cleaned: tuple[int, ...] = ()
    original: tuple[int, ...] = ()

    def back(self, span: Span) -> Span:
        """Return the place in the original of a place in the cleaned text.

        What cleaning put in counts as standing where it put it, before what follows.
        """
        if not self.cleaned:
            return span
        start = self._point(span.start)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, max(start, self._end(span.end)))

    def forth(self, span: Span) -> Span:
        """Return the place in the cleaned text of a place in the original.

        Characters that cleaning dropped count as standing at the end of the run before them.
        """
        if not self.cleaned:
            return span
        return Span(self._forward(span.start), self._forward(span.end))

    def _point(self, at: int) -> int:
        run = max(0, bisect_right(self.cleaned, at) - 1)
        return self._within(run, at)

    def _end(self, at: int) -> int:
        """The place after the character before `at`."""
        run = max(0, bisect_right(self.cleaned, at - 1) - 1)
        return self._within(run, at)

    def _within(self, run: int, at: int) -> int:
        there = self.original[run] + at - self.cleaned[run]
        return min(there, self.original[run + 1]) if run + 1 < len(self.original) else there

    def _forward(self, at: int) -> int:
        run = max(0, bisect_right(self.original, at) - 1)
        there = self.cleaned[run] + max(0, at - self.original[run])
        return min(there, self.cleaned[run + 1]) if run + 1 < len(self.cleaned) else there
