"""Bodies that vote, their rules, what is put to them and how their members vote.

The names are those of Popolo (Motion, VoteEvent, Vote, Count) where it has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType


class Choice(Enum):
    """What a member does when a motion is put; only yes and no are voting."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    NOT_PARTICIPATING = "not_participating"


class Method(Enum):
    """How a vote is taken."""

    SHOW_OF_HANDS = "show_of_hands"
    STANDING = "standing"
    ROLL_CALL = "roll_call"
    RECORDED = "recorded"
    NON_RECORDED = "non_recorded"
    WITHOUT_VOTE = "without_vote"
    SECRET = "secret"

    @property
    def names_members(self) -> bool:
        """Whether the result says how each member voted."""
        return self in (Method.ROLL_CALL, Method.RECORDED)


class Majority(Enum):
    """What a motion needs of those present and voting."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


class Outcome(Enum):
    """What became of a motion."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    TIED = "tied"
    VOID = "void"
    NOT_PUT = "not_put"
    WITHDRAWN = "withdrawn"


class Met(Enum):
    """Whether a circumstance on which a vote hangs has come about."""

    MET = "met"
    NOT_MET = "not_met"


class Tie(Enum):
    """What a body does when the votes are equally divided."""

    REJECTED = "rejected"
    SECOND_VOTE = "second_vote"


class Matter(Enum):
    """What a rule of procedure is about."""

    QUORUM = "quorum"
    IN_WRITING = "in_writing"
    WITHDRAWAL = "withdrawal"
    RECONSIDERATION = "reconsideration"
    ONE_VOTE = "one_vote"
    IMPORTANT = "important"
    IMPORTANT_PARTS = "important_parts"
    MAJORITY = "majority"
    PRESENT_AND_VOTING = "present_and_voting"
    METHOD = "method"
    CONDUCT = "conduct"
    DIVISION = "division"
    AMENDMENTS = "amendments"
    PROPOSALS = "proposals"
    ELECTIONS = "elections"
    TIE = "tie"


class MotionKind(Enum):
    """What is put to the vote."""

    PROPOSAL = "proposal"
    AMENDMENT = "amendment"
    PART = "part"
    SEPARATE = "separate"
    PRIORITY = "priority"
    NOT_TO_VOTE = "not_to_vote"
    RECONSIDER = "reconsider"


class PartKind(Enum):
    """What a part of a text is: words are less than a paragraph."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    WORDS = "words"


class Change(Enum):
    """What an amendment does, from what removes furthest to what removes least."""

    WHOLE = "whole"
    DELETES = "deletes"
    REPLACES = "replaces"
    NARROWS = "narrows"
    WIDENS = "widens"
    ADDS = "adds"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a body from a day to a day, both included; None where no day is set.

    `name` is what it was called then, `also` other names by which votes may call it.
    """

    actor: str
    name: str
    begins: date | None = None
    ends: date | None = None
    also: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        """Tell whether it is a member on that day."""
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Body:
    """Who may vote in it, and when; outside `begins` and `ends` nothing is known of it."""

    id: str
    name: str
    members: tuple[Member, ...]
    rules: str = ""
    begins: date | None = None
    ends: date | None = None

    def on(self, day: date) -> tuple[Member, ...]:
        """Return the members of that day in English alphabetical order."""
        there = (member for member in self.members if member.on(day))
        return tuple(sorted(there, key=lambda member: (member.name.casefold(), member.actor)))


@dataclass(frozen=True, slots=True)
class RuleNumber:
    """The number of a rule today and on the day of the rule set, None where that is not known."""

    today: str
    then: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a body from a day to a day.

    `opens` is the share of the members (numerator, denominator) with which debate may open; to
    decide, a majority of them must be present. `two_thirds_of_parts` tells whether amendments to
    and parts of important questions need two thirds as well; `falls_with_its_parts` whether a text
    of which every operative part was rejected is rejected without a vote on the whole.
    """

    id: str
    name: str
    begins: date | None
    ends: date | None
    opens: tuple[int, int]
    two_thirds: bool
    two_thirds_of_parts: bool
    falls_with_its_parts: bool
    tie: Tie
    numbers: Mapping[Matter, RuleNumber]
    source: str

    def on(self, day: date) -> bool:
        """Tell whether the rules are in force on that day."""
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Motion:
    """Something that is put to the vote.

    `of` is the text that it amends, is a part of or is about. Of an amendment: what it `change`s,
    how many things its `reach` differs by, and which motions its adoption `excludes`. Of a part:
    its `part`. Of a request for separate votes: the `parts` and the `objectors`, None where it is
    not known whether anybody objects. Of a proposal: how many `operative` paragraphs it has. `like`
    names past votes that a person takes to be like this one.
    """

    id: str
    kind: MotionKind
    title: str
    of: str = ""
    movers: tuple[str, ...] = ()
    submitted: date | None = None
    change: Change | None = None
    reach: int | None = None
    excludes: tuple[str, ...] = ()
    part: PartKind | None = None
    parts: tuple[str, ...] = ()
    objectors: tuple[str, ...] | None = ()
    operative: int | None = None
    withdrawn: bool = False
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many voted yes and no, abstained, were absent or took no part."""

    yes: int
    no: int
    abstain: int = 0
    non_voting: int = 0

    def __str__(self) -> str:
        """Write it as the records do: "21-21-16"."""
        return f"{self.yes}-{self.no}-{self.abstain}"


@dataclass(frozen=True, slots=True)
class Vote:
    """How one member voted."""

    actor: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class VoteEvent:
    """A vote as it happened: counts and votes as the record has them, and the outcome it states."""

    id: str
    motion: str
    day: date
    method: Method
    count: Count | None = None
    votes: tuple[Vote, ...] = ()
    outcome: Outcome | None = None
    source: str = ""


State = Outcome | Met


@dataclass(frozen=True, slots=True)
class Condition:
    """What must have become of an earlier motion, or of a circumstance, for a row to hold."""

    subject: str
    states: frozenset[State]
    said: str

    def holds(self, states: Mapping[str, State]) -> bool:
        """Tell whether it holds; what is not decided yet was not put."""
        return states.get(self.subject, Outcome.NOT_PUT) in self.states


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a record on which something rests."""

    record: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a decision table: on this motion, if all conditions hold, one of these choices.

    Several choices mean that the actor leaves it open between them.
    """

    on: str
    when: tuple[Condition, ...]
    choices: tuple[Choice, ...]
    because: str = ""
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class VotePlan:
    """How an actor means to vote: on each motion the first row whose conditions hold."""

    actor: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something outside the vote on which a vote hangs."""

    id: str
    said: str


@dataclass(frozen=True, slots=True)
class Business:
    """What a body has before it on a day, and how its members mean to vote.

    `order` is that of the amendments as the chair rules, with `ruled_by`; empty where it is only
    proposed. `important` is None where it is open whether the question is an important one.
    `absent` is None where it is not known who is there.
    """

    title: str
    body: str
    rules: str
    day: date
    motions: tuple[Motion, ...]
    order: tuple[str, ...] = ()
    ruled_by: str = ""
    important: bool | None = False
    absent: tuple[str, ...] | None = None
    circumstances: tuple[Circumstance, ...] = ()
    plans: tuple[VotePlan, ...] = ()
    recorded: tuple[VoteEvent, ...] = ()
    by_id: Mapping[str, Motion] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Index the motions."""
        named = MappingProxyType({motion.id: motion for motion in self.motions})
        object.__setattr__(self, "by_id", named)

    def of(self, kind: MotionKind, text: str | None = None) -> tuple[Motion, ...]:
        """Return the motions of a kind, of one text or of all, in their order."""
        return tuple(
            motion
            for motion in self.motions
            if motion.kind is kind and (text is None or motion.of == text)
        )
