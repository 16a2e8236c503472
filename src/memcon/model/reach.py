"""What a clause is found to cover of a register, why, and what is said of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from memcon.model.territory import Row, Truth
from memcon.text.span import Span


class State(Enum):
    """Whether a clause covers something."""

    IN = "in"
    OUT = "out"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Reason:
    """A link of the chain: what the clause asks, what is found, and the rows that say so.

    `at` is the place of the predicate in the clause; `open` names what is not settled; `under` are
    the links below, where a term was read in its several senses.
    """

    asked: str
    at: Span
    truth: Truth
    says: str
    rows: tuple[Row, ...] = ()
    open: str = ""
    under: tuple["Reason", ...] = ()

    @property
    def cited(self) -> tuple[Row, ...]:
        """The rows of this link and of those below, each once."""
        below = (row for reason in self.under for row in reason.cited)
        return tuple(dict.fromkeys((*self.rows, *below)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a place or thing is covered, with the reasons that decide it."""

    entity: str
    name: str
    state: State
    reasons: tuple[Reason, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """What would have to be settled, each once."""
        if self.state is not State.DEPENDS:
            return ()
        return tuple(dict.fromkeys(reason.open for reason in self.reasons if reason.open))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the register that decide it, each once."""
        return tuple(dict.fromkeys(row for reason in self.reasons for row in reason.cited))


@dataclass(frozen=True, slots=True)
class Extent:
    """What a clause covers of a register on a day."""

    clause: str
    as_of: date
    verdicts: tuple[Verdict, ...]

    def of(self, state: State) -> tuple[Verdict, ...]:
        """Return the verdicts of one state."""
        return tuple(verdict for verdict in self.verdicts if verdict.state is state)


@dataclass(frozen=True, slots=True)
class Change:
    """What other words make of one place or thing; `rows` are those that cause the difference."""

    before: Verdict
    after: Verdict
    rows: tuple[Row, ...]

    @property
    def changes(self) -> bool:
        """Whether the state differs."""
        return self.before.state is not self.after.state


@dataclass(frozen=True, slots=True)
class Difference:
    """What other words change, entity by entity, and what is unchanged beside it."""

    before: Extent
    after: Extent
    rows: tuple[Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The entities whose state differs."""
        return tuple(row for row in self.rows if row.changes)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says that words would cover: before, after, or both; None where not said."""

    entity: str
    speaker: str
    words: str
    record: str
    clause: str
    instead: str
    before: State | None
    after: State | None
    row: Row


class Agreement(Enum):
    """How what is said lies to what the register says."""

    AGREES = "agrees"
    IN_PART = "in part"
    DISAGREES = "disagrees"
    NOT_SETTLED = "not settled"


@dataclass(frozen=True, slots=True)
class Compared:
    """What somebody says of an entity beside what the register says.

    `parts` are the parts of the entity of which the register says what he says of the whole.
    """

    said: Said
    change: Change
    agreement: Agreement
    parts: tuple[Change, ...]
