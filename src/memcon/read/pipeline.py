"""The order in which the stages read a record, and the fold over them."""

from memcon.model.reading import Draft, Reading, Stage

STAGES: tuple[Stage, ...] = ()


def read(reading: Reading, stages: tuple[Stage, ...] = STAGES) -> Reading:
    """Return `reading` with all that the stages add; what it holds already is kept."""
    draft = Draft.of(reading)
    for stage in stages:
        draft = draft.plus(stage(draft))
    return draft.finished()
