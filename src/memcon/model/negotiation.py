"""What a negotiation is about and where its parties stand: points, positions, instructions."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from memcon.model.ledger import Entry
from memcon.model.marks import Attitude


class PointKind(Enum):
    """What kind of thing is at issue."""

    SCOPE = "scope"
    DEFINITION = "definition"
    OBLIGATION = "obligation"
    PROCEDURE = "procedure"
    TACTICS = "tactics"
    FACT = "fact"


class PointStatus(Enum):
    """What a person says has become of a point."""

    OPEN = "open"
    AGREED = "agreed"
    DEFERRED = "deferred"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a person placed under a point; `record` is "" where any record may hold them."""

    words: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A subject of negotiation, which has points; `words` are those by which it is named."""

    id: str
    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on which the parties take positions.

    `words` are wordings by which the records speak of it; `passages` are those that a person
    placed here, and `apart` those that a person took away. `split_from` is the id of the point
    that this one was part of.
    """

    id: str
    title: str
    matter: str = ""
    kind: PointKind | None = None
    status: PointStatus = PointStatus.OPEN
    words: tuple[str, ...] = ()
    passages: tuple[Quote, ...] = ()
    apart: tuple[Quote, ...] = ()
    split_from: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The matters and points of a dossier, in the order in which a person put them."""

    matters: tuple[Matter, ...] = ()
    points: tuple[Point, ...] = ()

    def keeping(self, ids: Iterable[str]) -> "Agenda":
        """Return some of the points, with the matters that they belong to."""
        points = tuple(one for one in self.points if one.id in set(ids))
        under = {one.matter for one in points}
        return Agenda(tuple(one for one in self.matters if one.id in under), points)


@dataclass(frozen=True, slots=True)
class Attached:
    """An entry and the point on which it is, with the reason in words; None: on none of them."""

    entry: Entry
    point: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants on a point, by the words of one entry.

    `object` are the record's words for the text that it speaks of, "" where they name none.
    `imputed` where somebody else says so of the party: `entry.party` then is the party that
    says it. `condition` are the record's words for it, `hedge` those that soften it.
    """

    party: str
    point: str
    stance: Attitude
    entry: Entry
    object: str = ""
    imputed: bool = False
    condition: str = ""
    hedge: str = ""
    because: str = ""


class State(Enum):
    """How it stands between a party and a point on a day.

    NO_EVIDENCE: no record by then lets the party speak where the point was spoken of. SILENT: it
    took part where the point was spoken of, and said nothing on it. DIFFER: its last words stand
    on different sides, by two of its voices or on two texts.
    """

    STATED = "stated"
    DIFFER = "differ"
    UNDECIDED = "undecided"
    SILENT = "silent"
    NO_EVIDENCE = "no evidence"


@dataclass(frozen=True, slots=True)
class Change:
    """A party's position before and after, each with its passage, by one voice or by another."""

    before: Position
    after: Position


@dataclass(frozen=True, slots=True)
class Cell:
    """A party and a point as of a day.

    `stated` are the last positions that it states, the latest first: of one record, one for each
    voice and each text of which it speaks; `imputed` the last that each other party imputes to
    it, which never decide `state`. `history` holds all positions, stated and imputed, the earliest
    first; `heard_in` the records in which the party took part while the point was spoken of.
    """

    party: str
    point: str
    state: State
    stated: tuple[Position, ...] = ()
    imputed: tuple[Position, ...] = ()
    history: tuple[Position, ...] = ()
    changes: tuple[Change, ...] = ()
    heard_in: tuple[str, ...] = ()

    @property
    def stance(self) -> Attitude | None:
        """The stance of the last position stated; None where there is none, or they differ."""
        known = self.state in (State.STATED, State.UNDECIDED)
        return self.stated[0].stance if known and self.stated else None


class Likeness(Enum):
    """How the positions of several parties on a point lie to one another."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFER = "differ"
    ONE_SILENT = "one silent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions of several parties on one point; `because` says what decides."""

    point: str
    likeness: Likeness
    cells: tuple[Cell, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be done on one point: a stance, and its condition, "" where there is none."""

    point: str
    stance: Attitude
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a representative was told to do, point by point; dates in EDTF, None: not known.

    It is in force from its receipt until one that supersedes it is received.
    """

    id: str
    giver: str
    receiver: str
    issued: str | None = None
    received: str | None = None
    lines: tuple[Line, ...] = ()
    supersedes: str | None = None
    source: Quote | None = None


class Verdict(Enum):
    """Whether a representative needs a new instruction on a point."""

    KEEP = "keep"
    NEW = "new"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Order:
    """What follows from a joint line for one representative and one point.

    `standing` is the instruction in force on the day, `line` what is to be sent with NEW and what
    stands with KEEP. UNDECIDED where there is no joint line on the point: `because` says why.
    """

    receiver: str
    point: str
    verdict: Verdict
    line: Line | None
    standing: Instruction | None
    because: str


class Knew(Enum):
    """Whether somebody knew of a thing at a time."""

    KNEW = "knew"
    DID_NOT = "did not know"
    UNKNOWN = "not known whether"


class Delivery(Enum):
    """Whether a message was sent, by the words that tell of it.

    TOLD: they say so. EXPECTED: they say that it will or may be. ASKED: they only ask. DENIED:
    they say that there was none.
    """

    TOLD = "told of"
    EXPECTED = "expected"
    ASKED = "asked about"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Timing:
    """A day or hour in EDTF that words give; `withdrawn` where a later statement corrects it."""

    value: str
    entry: Entry
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Something told or sent, as the entries tell of it.

    `sender`, `receivers`, `via` are the records' words, empty where not stated; `about` the words
    of its matter. `sent` and `received` are kept apart, each with all that was said of it; a
    corrected one stays, withdrawn. `origin` is a place from which it comes where no sender is
    named. `entries` are all that tell of this message, the first first; `doubts` say what in them
    does not agree.
    """

    medium: str
    sender: str
    receivers: tuple[str, ...]
    via: tuple[str, ...]
    about: str
    sent: tuple[Timing, ...]
    received: tuple[Timing, ...]
    delivery: Delivery
    entries: tuple[Entry, ...]
    origin: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def expected(self) -> bool:
        """Whether it was not yet sent when it was told of."""
        return self.delivery is Delivery.EXPECTED


@dataclass(frozen=True, slots=True)
class Knowing:
    """That somebody knew of something, or did not, or that it is not known, in an interval.

    `since` and `until` are EDTF days, None where the words give no bound; `how` is "told",
    "received", "read", "sent", "said so", "presumed" or "". `person` is true for one person, false
    for a party or a group: what a party knew is not what each of its people knew. `party` is the
    code of the party to which `who` belongs, where that is known.
    """

    who: str
    of: str
    knew: Knew
    how: str
    since: str | None
    until: str | None
    person: bool
    entry: Entry
    because: str = ""
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty grade of a report: its source A-F, its item 1-6, judged apart, and by whom.

    F and 6, "cannot be judged", stand until a person says otherwise; `on` is the day he did.
    """

    source: str = "F"
    item: str = "6"
    by: str = ""
    why: str = ""
    on: str = ""
