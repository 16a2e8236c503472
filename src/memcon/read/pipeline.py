"""The order in which the stages read a record, and the fold over them."""

from memcon.model.reading import Draft, Reading, Stage
from memcon.read.attendance import attendance
from memcon.read.dateline import dateline
from memcon.read.gaps import gaps
from memcon.read.heading import heading
from memcon.read.notes import notes
from memcon.read.references import references
from memcon.read.signature import signature
from memcon.read.sourcenote import sourcenote
from memcon.read.speech import speech

STAGES: tuple[Stage, ...] = (
    notes,
    sourcenote,
    signature,
    heading,
    dateline,
    attendance,
    speech,
    gaps,
    references,
)


def read(reading: Reading, stages: tuple[Stage, ...] = STAGES) -> Reading:
    """Return `reading` with all that the stages add; what it holds already is kept."""
    draft = Draft.of(reading)
    for stage in stages:
        draft = draft.plus(stage(draft))
    return draft.finished()
