"""Which act meets another, and which corrects another, seen from the later and the earlier one."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from memcon.model.marks import Act, Deed
from memcon.text.span import Span

_Tie = tuple[Span, int, Act]  # the words that the act points at, its order, the act
_MEETING = frozenset({Deed.ANSWER, Deed.AGREE, Deed.REFUSE})


@dataclass(frozen=True, slots=True)
class Ties:
    """The acts that point at other words, in the order of those words."""

    responses: tuple[_Tie, ...]
    corrections: tuple[_Tie, ...]

    @classmethod
    def of(cls, acts: Iterable[Act]) -> "Ties":
        """Gather the acts that have a response or correct something."""
        every = list(acts)
        return cls(
            _ordered((act.response, act) for act in every),
            _ordered((act.corrects, act) for act in every),
        )

    def met_by(self, act: Act) -> tuple[Act, ...]:
        """Return the questions, requests and proposals whose response begins in an act's words.

        A response of several sentences is met by each answer, agreement or refusal among them.
        """
        found = _pointing_into(self.responses, act)
        if found or act.act not in _MEETING:
            return found
        first = bisect_left(self.responses, act.at.start, key=_start)
        before = self.responses[first - 1 : first] if first else ()
        return tuple(tie[2] for tie in before if tie[0].covers(act.at))

    def correcting(self, act: Act) -> tuple[Act, ...]:
        """Return the acts by which an act's words are corrected."""
        return _pointing_into(self.corrections, act)


def _ordered(pairs: Iterable[tuple[Span | None, Act]]) -> tuple[_Tie, ...]:
    ties = [(at, order, act) for order, (at, act) in enumerate(pairs) if at is not None]
    return tuple(sorted(ties, key=lambda tie: tie[:2]))


def _start(tie: _Tie) -> int:
    return tie[0].start


def _pointing_into(ties: tuple[_Tie, ...], act: Act) -> tuple[Act, ...]:
    first = bisect_left(ties, act.at.start, key=_start)
    last = bisect_left(ties, act.at.end, first, key=_start)
    return tuple(tie[2] for tie in ties[first:last] if tie[2].at != act.at)
