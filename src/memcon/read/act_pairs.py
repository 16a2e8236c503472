"""What became of a question, a request or a proposal, and which statement a correction mends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memcon.model.marks import Deed, Outcome
from memcon.read.act_sense import has
from memcon.read.phrases import found_at, phrases
from memcon.read.said import Said

_REPLIES = 3  # sentences of the next speaker in which a reply is looked for
_OPENING = 5  # words in which a correction shows itself
_BETWEEN = 5  # sentences in which the asker may go on before somebody else speaks


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of it, None where that is not plain; the index of the sentence that says so."""

    outcome: Outcome | None
    at: int | None = None


Deeds = Sequence[Mapping[Deed, object]]


def reply(said: Sequence[Said], deeds: Deeds, index: int, deed: Deed) -> Reply:
    """Return what the record itself says became of a question, a request or a proposal.

    Where somebody else speaks next and does not plainly take it up, nothing is said; where nobody
    does, it is unanswered.
    """
    if deed is Deed.ASK:
        own = _of_himself(said, index)
        if own is not None:
            return own
    first = _next_speaker(said, index)
    if first is None:
        return Reply(Outcome.UNANSWERED)
    who = said[first].speech.speaker
    for at in range(first, min(len(said), first + _REPLIES)):
        if said[at].speech.speaker != who:
            break
        outcome = _taken(said[at], deeds[at], deed)
        if outcome is not None:
            return Reply(outcome, at)
    return Reply(None)


def _next_speaker(said: Sequence[Said], index: int) -> int | None:
    """The index at which somebody else speaks next, None where the asker goes on or nobody does."""
    asker = said[index].speech.speaker
    for at in range(index + 1, min(len(said), index + 2 + _BETWEEN)):
        if said[at].speech.speaker != asker:
            return at
    return None


def _of_himself(said: Sequence[Said], index: int) -> Reply | None:
    """A question that wants no answer, or that the speaker answers himself."""
    one = said[index]
    if has(one, "answers", "rhetorical"):
        return Reply(Outcome.RHETORICAL)
    after = index + 1
    if after < len(said) and said[after].speech == one.speech and one.question:
        opening = said[after].bases[:4]
        found = found_at(opening, phrases("answers", "own"))
        if found is not None and found[0] == 0:
            return Reply(Outcome.SELF_ANSWERED, after)
    return None


def _taken(one: Said, deeds: Mapping[Deed, object], deed: Deed) -> Outcome | None:
    """How another's sentence takes a question, request or proposal; None where it does not."""
    if deed is not Deed.ASK:
        if Deed.REFUSE in deeds:
            return Outcome.REFUSED
        if Deed.AGREE in deeds or Deed.COMMIT in deeds:
            return Outcome.AGREED
        return Outcome.ANSWERED if Deed.ANSWER in deeds or one.does == "answer" else None
    if has(one, "answers", "evaded"):
        return Outcome.EVADED
    answers = Deed.ANSWER in deeds or one.does == "answer" or Deed.AGREE in deeds
    answers = answers or Deed.REFUSE in deeds
    if not answers:
        return None
    for outcome in (Outcome.DEFERRED, Outcome.PARTLY):
        if has(one, "answers", outcome.value):
            return outcome
    return Outcome.ANSWERED


def mends(said: Sequence[Said], index: int) -> int | None:
    """Return the index of the statement just before that a correction mends, whoever makes it."""
    found = found_at(said[index].bases[:_OPENING], phrases("correction", "opens"))
    return index - 1 if found is not None and found[0] == 0 and index else None
