"""Texts on the table: works, their revisions, provisions, and amendments as operations.

The names are those of Akoma Ntoso 1.0. An `eid` never changes; the number that is shown beside a
provision is worked out from its place. Dates are EDTF, None where they are not known.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class WorkKind(Enum):
    """What kind of text it is."""

    DRAFT_RESOLUTION = "draft_resolution"
    WORKING_PAPER = "working_paper"
    TREATY = "treaty"


class ProvisionKind(Enum):
    """The part that a provision has in a text."""

    TITLE = "title"
    FORMULA = "formula"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUB = "sub"
    ANNEX = "annex"


class Status(Enum):
    """What has become of a text or an amendment."""

    SUBMITTED = "submitted"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    REINTRODUCED = "reintroduced"
    ACCEPTED = "accepted_by_sponsors"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_PUT = "not_put"


class Place(Enum):
    """Where something is put: beside what an anchor names, or at an end inside it."""

    BEFORE = "before"
    AFTER = "after"
    START = "start"
    END = "end"


class RelationKind(Enum):
    """How two amendments, or two operations, stand to each other."""

    CONFLICTS = "conflicts"
    SAME_AS = "same_as"
    IMPLIES_REJECTION_OF = "implies_rejection_of"
    DEPENDS_ON = "depends_on"
    SUB_AMENDMENT_OF = "sub_amendment_of"


class Basis(Enum):
    """Who or what says that a relation holds."""

    TEXTUAL = "textual"
    CHAIR = "declared_by_chair"
    HUMAN = "human"


class Conflict(Enum):
    """In what way two operations meet."""

    OVERLAP = "overlap"
    ANCHOR_GONE = "anchor_gone"
    SAME_PLACE = "same_place"


class ScopeChange(Enum):
    """Which way an amendment moves what the text covers."""

    EXTENSION = "extensionOfScope"
    EXCEPTION = "exceptionOfScope"


class MeaningChange(Enum):
    """In what way an amendment changes what the text means."""

    VARIATION = "variation"
    TERM = "termModification"
    INTERPRETATION = "authenticInterpretation"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a record, exactly as they stand there, with note marks and quotation marks.

    `start` and `end` are their place in the record's text, where it is given.
    """

    record: str
    exact: str
    start: int | None = None
    end: int | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that became of a text or an amendment: what, when, through whom, and why."""

    status: Status
    on: str | None = None
    by: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A sponsor of a text, and the days from which and until which he was one."""

    actor: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A part of a text: its stable id, what part it is, its words, and what it stands under."""

    eid: str
    kind: ProvisionKind
    text: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A text as it stood in one revision: its provisions in order, each after its parent.

    `accepts` are the amendments that the sponsors took up in it.
    """

    work: str
    provisions: tuple[Provision, ...]
    rev: str = ""
    date: str | None = None
    language: str = ""
    accepts: tuple[str, ...] = ()

    @property
    def symbol(self) -> str:
        """The symbol of the revision, as "A/C.1/L.312/Rev.1"."""
        return f"{self.work}/{self.rev}" if self.rev else self.work


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an operation takes hold of: a provision, and in it words as quoted.

    `exact` is empty where the whole provision is meant. `occurrence` counts from 1 and is needed
    where the words stand there more than once.
    """

    eid: str
    exact: str = ""
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words of a provision are replaced by others."""

    type: ClassVar[str] = "substitution"
    anchor: Anchor
    new: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words come in before or after quoted words, or at the start or end of a provision."""

    type: ClassVar[str] = "insertion"
    anchor: Anchor
    place: Place
    new: str


@dataclass(frozen=True, slots=True)
class Repeal:
    """Words go, or a whole provision with all that stands under it."""

    type: ClassVar[str] = "repeal"
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Addition:
    """New provisions come in beside a provision, or at the start or end of what it holds."""

    type: ClassVar[str] = "insertion"
    anchor: Anchor
    place: Place
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A whole provision, with all that stands under it, is replaced; its id stays."""

    type: ClassVar[str] = "replacement"
    anchor: Anchor
    new: str
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A provision is to have a number; numbers follow from places, so that this only checks."""

    type: ClassVar[str] = "renumbering"
    anchor: Anchor
    num: str


@dataclass(frozen=True, slots=True)
class Split:
    """A provision is cut in two before or after quoted words; the second part gets `eid`."""

    type: ClassVar[str] = "split"
    anchor: Anchor
    place: Place
    eid: str


@dataclass(frozen=True, slots=True)
class Join:
    """A provision takes in the words of the one that follows it, whose id is `other`."""

    type: ClassVar[str] = "join"
    anchor: Anchor
    other: str


@dataclass(frozen=True, slots=True)
class Move:
    """A provision, with all that stands under it, goes beside another, or under it."""

    type: ClassVar[str] = "move"
    anchor: Anchor
    place: Place
    beside: str


Operation = (
    Substitution | Insertion | Repeal | Addition | Replacement | Renumbering | Split | Join | Move
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What an amendment does to what the text covers or means: as claimed, or as worked out.

    `derived` tells that it was worked out; else `by` says it, in the words of the evidence.
    """

    says: str
    scope: ScopeChange | None = None
    meaning: MeaningChange | None = None
    derived: bool = False
    by: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposal to change part of a text, or of another amendment.

    `to` is the symbol of the revision, or the id of the amendment, that it is moved against.
    `words` is how it was printed; `steps` are what became of it, in order.
    """

    id: str
    to: str
    movers: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    steps: tuple[Step, ...] = ()
    words: str = ""
    effects: tuple[Effect, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An amendment, or one of its operations, counted from 1; 0 is the amendment as a whole."""

    amendment: str
    operation: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How two amendments or operations stand to each other, who says so, and why."""

    kind: RelationKind
    a: Reference
    b: Reference
    basis: Basis = Basis.TEXTUAL
    because: str = ""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A text through its whole life: sponsors, revisions in order, amendments, what became of it.

    `order` says in which order insertions of several amendments at one place stand.
    """

    symbol: str
    kind: WorkKind = WorkKind.DRAFT_RESOLUTION
    title: str = ""
    body: str = ""
    sponsors: tuple[Sponsor, ...] = ()
    expressions: tuple[Expression, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    steps: tuple[Step, ...] = ()
    relations: tuple[Relation, ...] = ()
    order: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
