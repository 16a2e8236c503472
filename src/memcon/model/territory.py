"""A register of places and things in dated layers: who held what, in what manner, from when on.

Everything is three-valued: yes, no, or open where a definition, a dispute or a gap leaves it so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

LonLat = tuple[float, float]
Outline = tuple[LonLat, ...]


class Truth(Enum):
    """Whether something holds; combined as Kleene's strong logic has it."""

    YES = "yes"
    NO = "no"
    OPEN = "open"

    @property
    def negated(self) -> "Truth":
        """Whether the opposite holds."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.OPEN)


def all_of(values: Iterable[Truth]) -> Truth:
    """Return NO where one is, else OPEN where one is, else YES."""
    found = set(values)
    if Truth.NO in found:
        return Truth.NO
    return Truth.OPEN if Truth.OPEN in found else Truth.YES


def any_of(values: Iterable[Truth]) -> Truth:
    """Return YES where one is, else OPEN where one is, else NO."""
    return all_of(value.negated for value in values).negated


def agreed(values: Iterable[Truth]) -> Truth:
    """Return what all values say, and OPEN where they differ or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else Truth.OPEN


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the register: its file, its line (the columns' names are line 1), its source."""

    file: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which a date lies that is known as a day, a month, a year."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Period:
    """From a day on, and up to a day that no longer belongs to it; None is no bound.

    `words` are the dates as the register writes them.
    """

    start: Days | None = None
    end: Days | None = None
    words: str = ""

    def holds(self, day: date) -> Truth:
        """Tell whether the day is in it; OPEN where a bound is not known well enough."""
        begun = all_of(
            [Truth.YES]
            if self.start is None
            else [_told(day >= self.start.last, day < self.start.first)]
        )
        going = Truth.YES
        if self.end is not None:
            going = _told(day < self.end.first, day >= self.end.last)
        return all_of((begun, going))

    def surely_meets(self, other: "Period") -> bool:
        """Tell whether some day is in both, whatever days their dates stand for."""
        starts = [p.start.last for p in (self, other) if p.start is not None]
        ends = [p.end.first for p in (self, other) if p.end is not None]
        return not starts or not ends or max(starts) < min(ends)


def _told(yes: bool, no: bool) -> Truth:
    return Truth.YES if yes else Truth.NO if no else Truth.OPEN


class Layer(Enum):
    """In what manner a territory is held; several layers lie over one territory."""

    SOVEREIGNTY = "sovereignty"
    JURISDICTION = "jurisdiction"
    ADMINISTRATION = "administration"
    OCCUPATION = "occupation"
    LEASE = "lease"
    MILITARY_BASE = "military_base"


@dataclass(frozen=True, slots=True)
class Territory:
    """A place that a clause may cover; `at` is one point of it, for maps and zones."""

    id: str
    name: str
    classes: tuple[str, ...]
    part_of: str | None
    at: LonLat | None
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Actor:
    """A state that holds places of the register and is none of them."""

    id: str
    name: str
    row: Row


@dataclass(frozen=True, slots=True)
class Status:
    """Who holds a territory in one layer, for a time.

    `holders` are several where a treaty divides it, none where nobody holds it. A `question` says
    that it is not settled who does.
    """

    territory: str
    layer: Layer
    holders: tuple[str, ...]
    disputed_by: tuple[str, ...]
    question: str
    instrument: str
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of places, states or things; a `complete` one has no members but those listed."""

    id: str
    name: str
    complete: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody belongs to a region for a time, or is said not to."""

    region: str
    member: str
    inside: bool
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Item:
    """A thing or kind of thing that a clause may cover."""

    id: str
    name: str
    classes: tuple[str, ...]
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a place or thing is or can do; OPEN with the question that settles it."""

    entity: str
    name: str
    value: Truth
    question: str
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Location:
    """Where a thing is, for a time."""

    item: str
    territory: str
    valid: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its corners, joined by lines of constant course; `exceptions` are cut out of it.

    `coarse` is how far, in degrees, the drawing of an exception may be wrong.
    """

    id: str
    name: str
    outline: Outline
    exceptions: tuple[Outline, ...]
    exception_name: str
    coarse: float
    row: Row


@dataclass(frozen=True)
class Register:
    """All that is known of places and things, in the years of `span`.

    `complete` are the layers of which it has every row.
    """

    title: str
    territories: tuple[Territory, ...] = ()
    actors: tuple[Actor, ...] = ()
    statuses: tuple[Status, ...] = ()
    regions: tuple[Region, ...] = ()
    memberships: tuple[Membership, ...] = ()
    items: tuple[Item, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    locations: tuple[Location, ...] = ()
    zones: tuple[Zone, ...] = ()
    complete: frozenset[Layer] = frozenset()
    span: Period = Period()

    @cached_property
    def territory(self) -> Mapping[str, Territory]:
        """Territories by id."""
        return {one.id: one for one in self.territories}

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """Things by id."""
        return {one.id: one for one in self.items}

    @cached_property
    def region(self) -> Mapping[str, Region]:
        """Regions by id."""
        return {one.id: one for one in self.regions}

    @cached_property
    def zone(self) -> Mapping[str, Zone]:
        """Zones by id."""
        return {one.id: one for one in self.zones}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What every place, state and thing is called, by id."""
        found = {actor.id: actor.name for actor in self.actors}
        found |= {place.id: place.name for place in self.territories}
        return found | {item.id: item.name for item in self.items}

    @cached_property
    def held(self) -> Mapping[tuple[str, Layer], tuple[Status, ...]]:
        """Statuses by territory and layer."""
        found: defaultdict[tuple[str, Layer], list[Status]] = defaultdict(list)
        for one in self.statuses:
            found[one.territory, one.layer].append(one)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def belongs(self) -> Mapping[tuple[str, str], tuple[Membership, ...]]:
        """Memberships by region and member."""
        found: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
        for one in self.memberships:
            found[one.region, one.member].append(one)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def has(self) -> Mapping[tuple[str, str], tuple[Attribute, ...]]:
        """Attributes by entity and name."""
        found: defaultdict[tuple[str, str], list[Attribute]] = defaultdict(list)
        for one in self.attributes:
            found[one.entity, one.name].append(one)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def lies(self) -> Mapping[str, tuple[Location, ...]]:
        """Locations by thing."""
        found: defaultdict[str, list[Location]] = defaultdict(list)
        for one in self.locations:
            found[one.item].append(one)
        return {key: tuple(rows) for key, rows in found.items()}
