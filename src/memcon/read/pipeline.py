"""The order in which the stages read a record, and the fold over them."""

from collections.abc import Callable

from memcon.model.people import NOBODY, Register
from memcon.model.reading import Draft, Reading, Stage
from memcon.read.acts import acts
from memcon.read.attendance import attendance
from memcon.read.dateline import dateline
from memcon.read.gaps import gaps
from memcon.read.heading import heading
from memcon.read.language import is_unread, language
from memcon.read.mentions import mentions
from memcon.read.notes import notes
from memcon.read.quantities import quantities
from memcon.read.references import references
from memcon.read.reported import reported
from memcon.read.signature import signature
from memcon.read.sourcenote import sourcenote
from memcon.read.speech import speech
from memcon.read.times import times

STAGES: tuple[Stage, ...] = (
    language,
    notes,
    sourcenote,
    signature,
    heading,
    dateline,
    attendance,
    gaps,
    speech,
    references,
    mentions,
    reported,
    acts,
    times,
    quantities,
)


def read(
    reading: Reading,
    stages: tuple[Stage, ...] = STAGES,
    register: Register = NOBODY,
    last: Callable[[Draft], Draft] | None = None,
) -> Reading:
    """Return `reading` with all that the stages add; what it holds already is kept.

    `register` holds the people known beside the record; `last` sees the draft when every stage
    has been. A record in a language that is not read gets the finding that says so, and no marks.
    """
    draft = Draft.of(reading, register)
    for stage in stages:
        draft = draft.plus(stage(draft))
        if is_unread(draft):
            break
    return (last(draft) if last is not None else draft).finished()
