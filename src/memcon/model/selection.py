"""The choice of persons in stages: who nominates, who screens, who has the final word."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from memcon.model.voting import Cited


class StageName(Enum):
    """What is done to candidates at a stage."""

    NOMINATE = "nominate"
    SCREEN = "screen"
    CONFIRM = "confirm"
    ELECT = "elect"


class Verdict(Enum):
    """What a stage made of a candidate; a declared bypass lets him pass without it."""

    PASSED = "passed"
    REJECTED = "rejected"
    BYPASSED = "bypassed"


class Standing(Enum):
    """Where a candidate stands in all."""

    SELECTED = "selected"
    REJECTED = "rejected"
    WAITING = "waiting"
    NOT_NOMINATED = "not_nominated"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: who decides in it, who may take part, by what rule.

    What passes the stage before passes an `automatic` one too; any other needs its own record.
    """

    number: int
    name: StageName
    body: str
    participants: tuple[str, ...] = ()
    rule: str = ""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class StageRecord:
    """What a stage made of a candidate, on which day, and the words that say so."""

    candidate: str
    stage: int
    verdict: Verdict
    day: date | None = None
    because: str = ""
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of persons in stages, with all that is recorded of it; nothing is ever taken out."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    candidates: tuple[str, ...]
    records: tuple[StageRecord, ...]


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate's way through the stages: records, the last stage reached, where it stands."""

    candidate: str
    standing: Standing
    stage: int
    records: tuple[StageRecord, ...]
    because: str
