"""What happens at a meeting that votes: the events of which its proceedings are folded."""

from dataclasses import dataclass
from enum import Enum

from memcon.model.voting import Method, VoteEvent


class Says(Enum):
    """What somebody speaks to."""

    CONDUCT_OF_THE_VOTE = "conduct_of_the_vote"
    POINT_OF_ORDER = "point_of_order"
    SUBSTANCE = "substance"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Convened:
    """So many members are present."""

    present: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody withdraws a text."""

    by: str
    motion: str


@dataclass(frozen=True, slots=True)
class Reintroduced:
    """Another member brings a withdrawn text in again."""

    by: str
    motion: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """The chair rules in which order amendments are put."""

    by: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedSeparately:
    """Somebody asks that parts of a text be voted separately; the request has a name."""

    by: str
    request: str
    of: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objected:
    """Somebody objects to a request for separate votes."""

    by: str
    request: str


@dataclass(frozen=True, slots=True)
class SpokeOnRequest:
    """Somebody speaks for or against a request that is objected to."""

    by: str
    request: str
    in_favour: bool


@dataclass(frozen=True, slots=True)
class RollCallAsked:
    """Somebody asks for a vote by roll call."""

    by: str


@dataclass(frozen=True, slots=True)
class Announced:
    """The chair announces that voting begins; `method` is how."""

    motion: str
    method: Method


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody takes the floor; `motion` is what an explanation of vote is about."""

    by: str
    says: Says
    motion: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The votes are cast."""

    vote: VoteEvent


Event = (
    Convened
    | Withdrawn
    | Reintroduced
    | Ruled
    | AskedSeparately
    | Objected
    | SpokeOnRequest
    | RollCallAsked
    | Announced
    | Spoke
    | Cast
)
