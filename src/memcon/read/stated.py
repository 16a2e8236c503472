"""Where a record's head, lists, labels and notes on origin name people, and in what office."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from memcon.model.marks import Addressee, Attendee, Sender, Signature, SourceNote, Speech
from memcon.model.reading import Draft
from memcon.text.span import Span

_HEADS = (Sender, Addressee)


class Places:
    """Spans in order, to ask whether another meets one of them."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans, key=attrgetter("start", "end"))
        self.starts = [span.start for span in self.spans]

    def meet(self, at: Span) -> bool:
        """Tell whether one of the spans shares a character with `at`."""
        return self.around(at) is not None

    def around(self, at: Span) -> Span | None:
        """The last span that begins before the end of `at`, if the two meet."""
        place = bisect_right(self.starts, at.end - 1) - 1
        if place >= 0 and self.spans[place].meets(at):
            return self.spans[place]
        return None


def stated(draft: Draft) -> dict[Span, str]:
    """Return the places of names that marks state, each with the words for the office there."""
    return dict(_stated(draft))


def _stated(draft: Draft) -> Iterator[tuple[Span, str]]:
    """Where the head, the lists, the labels and the notes on origin name people; in what office."""
    text = draft.text
    for mark in draft.marks:
        if isinstance(mark, Attendee):
            yield from _located(text, mark.name, mark.at, mark.office or "")
        elif isinstance(mark, _HEADS):
            for at, _ in _located(text, mark.name, mark.at, ""):
                yield at, text[mark.at.start : at.start]
        elif isinstance(mark, Signature):
            yield from _located(text, mark.name, mark.at, "")
        elif isinstance(mark, Speech) and mark.label is not None:
            yield from _located(text, mark.speaker, mark.label, "")
        elif isinstance(mark, SourceNote):
            for name in mark.drafted_by:
                yield from _located(text, name, mark.at, "")


def _located(text: str, name: str, at: Span, office: str) -> Iterator[tuple[Span, str]]:
    place = text.find(name, at.start, at.end) if name else -1
    if place >= 0:
        yield Span(place, place + len(name)), office
