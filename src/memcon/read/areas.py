"""Stretches of a text that are spoken for, and the text without the marks that call notes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from memcon.model.marks import (
    Addressee,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Note,
    Sender,
    Signature,
    SourceNote,
    Subject,
    Title,
)
from memcon.model.reading import Draft
from memcon.text.span import Span

# What stands at a record's head or foot and is no part of the talk.
APPARATUS = (
    Title, DocumentDate, DocumentPlace, Classification, Subject, Attendee, Sender, Addressee,
    Signature, SourceNote,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Areas:
    """Stretches in order, none of which need be apart from the next."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    reach: tuple[int, ...]  # the furthest end of all stretches up to this one

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Areas":
        """Return the stretches in order."""
        ordered = tuple(sorted(spans, key=attrgetter("start", "end")))
        reach: list[int] = []
        for span in ordered:
            reach.append(max(span.end, reach[-1] if reach else 0))
        return cls(ordered, tuple(span.start for span in ordered), tuple(reach))

    def hold(self, at: Span) -> bool:
        """Tell whether one of the stretches meets `at`."""
        index = bisect_right(self.starts, at.start)
        if index and self.reach[index - 1] > at.start:
            return True
        return index < len(self.starts) and self.starts[index] < at.end

    def cover(self, at: Span) -> bool:
        """Tell whether one of the stretches that begin at or before `at` reaches over all of it."""
        index = bisect_right(self.starts, at.start)
        return index > 0 and self.reach[index - 1] >= at.end


def without_calls(draft: Draft) -> str:
    """The text with blanks for the marks that call notes: "October 12" and "2" are not 122.

    Needs the notes; it is made once for all stages behind them.
    """
    return draft.once(_without_calls)


def _without_calls(draft: Draft) -> str:
    text, at, kept = draft.text, 0, list[str]()
    calls = {mark.anchor for mark in draft.of_kind(Note) if mark.anchor is not None}
    for call in sorted(calls):
        if call.start >= at:
            kept += [text[at : call.start], " " * (call.end - call.start)]
            at = call.end
    return "".join([*kept, text[at:]]) if kept else text
