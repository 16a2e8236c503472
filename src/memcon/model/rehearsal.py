"""A vote worked out before it is held: its steps, the votes in each, what each may lead to."""

from dataclasses import dataclass
from datetime import date

from memcon.model.voting import Choice, Cited, Count, Majority, Matter, MotionKind, Outcome, RuleSet


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a member does at a step; several choices where it is open or hangs on what came before.

    `known` is False where nothing says how the member votes. Each reason says when it holds.
    """

    actor: str
    name: str
    choices: tuple[Choice, ...]
    known: bool
    reasons: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest that each count can be."""

    lowest: Count
    highest: Count

    @property
    def settled(self) -> bool:
        """Whether only one count is possible."""
        return self.lowest == self.highest


@dataclass(frozen=True, slots=True)
class Case:
    """What a step leads to in one case: "L.9 adopted", "VAR votes no"."""

    when: str
    counts: Range | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run: what is put, by which rules, how the members vote, what comes of it.

    `cases` part the outcomes by what was decided before, `swings` by the votes that are open.
    `kind` is None for what is no motion, as the quorum.
    """

    motion: str
    title: str
    what: str
    rules: tuple[Matter, ...]
    majority: Majority | None = None
    ballots: tuple[Ballot, ...] = ()
    counts: Range | None = None
    outcomes: tuple[Outcome, ...] = ()
    because: str = ""
    cases: tuple[Case, ...] = ()
    swings: tuple[Case, ...] = ()
    kind: MotionKind | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a vote: its steps in order, and what a person should know before trusting it."""

    title: str
    body: str
    day: date
    rules: RuleSet
    members: int
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
    suppositions: tuple[str, ...] = ()
