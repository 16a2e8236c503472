"""What became of what was asked, promised, proposed or claimed, and from whom a claim comes."""

from dataclasses import dataclass
from enum import Enum

from memcon.model.ledger import Amount, Entry, Passage, Statement, When
from memcon.model.negotiation import Grade


class Bears(Enum):
    """What a later passage does to an earlier one."""

    ANSWERS = "answers"
    ASKS_AGAIN = "asks again"
    LEAVES_OPEN = "leaves open"
    DOES = "says that it was done"
    FAILS = "says that it was not done"
    REPEATS = "repeats"
    ACCEPTS = "accepts"
    REFUSES = "refuses"
    WITHDRAWS = "withdraws"
    CORRECTS = "corrects"
    CONTRADICTS = "contradicts"


class Fate(Enum):
    """What became of a thing, by the words of the records alone.

    LATE: its day has passed and nothing in the records says that it was done. DIVIDED: some
    accept it and some refuse it.
    """

    OPEN = "open"
    ANSWERED = "answered"
    PARTLY = "partly"
    EVADED = "evaded"
    DEFERRED = "deferred"
    SELF_ANSWERED = "self_answered"
    RHETORICAL = "rhetorical"
    DONE = "done"
    LATE = "late"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DIVIDED = "divided"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Bearing:
    """A later entry that bears on an earlier one, and why it is held to."""

    later: Entry
    how: Bears
    because: str


@dataclass(frozen=True, slots=True)
class Followed:
    """An entry, what became of it, and the later entries that say so, the earliest first.

    `fate` is None for what nobody has undertaken, a proposed norm; `due` is the time by which its
    own words say that it is to be done.
    """

    entry: Entry
    fate: Fate | None
    because: str
    due: When | None = None
    bearings: tuple[Bearing, ...] = ()


class Basis(Enum):
    """On what a speaker rests a claim."""

    OWN = "own"
    HEARSAY = "hearsay"
    INFERENCE = "inference"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Source:
    """From whom a claim was had: the record's words for him, and the passage that says so.

    `words` is "" where the record says that it was told and not by whom.
    """

    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that says otherwise than another, and why the two are held to be of one thing."""

    other: Entry
    because: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says is so, on what he rests it, and from whom he has it, the nearest first.

    `basis` is None where the words do not show it. `grade` is None for what is no report: only
    reports are graded, F6 until a person says otherwise. `fate` is that it was corrected or
    contradicted, else None.
    """

    entry: Entry
    basis: Basis | None
    chain: tuple[Source, ...]
    grade: Grade | None
    contradicted: tuple[Contradiction, ...]
    because: str
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence and one time that it gives; a `fact` where it is asserted and not corrected."""

    statement: Statement
    when: When
    fact: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A sentence and one amount that it gives; a `fact` where it is asserted and not corrected."""

    statement: Statement
    amount: Amount
    fact: bool
