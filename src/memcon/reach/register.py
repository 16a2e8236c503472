"""A register from its tables: every name is looked up, and rows that contradict are refused."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from memcon.model.reach import Said, State
from memcon.model.territory import (
    Actor,
    Attribute,
    Item,
    Layer,
    Location,
    Membership,
    Period,
    Region,
    Register,
    Row,
    Status,
    Territory,
    Truth,
)
from memcon.reach.sheets import COLUMNS, Line, RegisterFault, lines

NOBODY = "nobody"  # as a holder: it is known that nobody holds the place

Tables = Mapping[str, tuple[Line, ...]]


class _Dated(Protocol):
    @property
    def valid(self) -> Period: ...
    @property
    def row(self) -> Row: ...


Each = TypeVar("Each", bound=_Dated)


def tables_of(files: Mapping[str, str], folder: str) -> Tables:
    """Return the rows of each table among the files of a register. Raises RegisterFault."""
    return {
        kind: tuple(lines(files[f"{kind}.csv"], kind, f"{folder}/{kind}.csv"))
        for kind in COLUMNS
        if f"{kind}.csv" in files
    }


def register_of(tables: Tables, base: Register) -> Register:
    """Return the base with the rows of some tables added, checked as a whole.

    Raises RegisterFault: two rows that say different things of one time, names that are not known.
    """
    found = replace(
        base,
        actors=base.actors + tuple(map(_actor, tables.get("actors", ()))),
        territories=base.territories + tuple(map(_territory, tables.get("territories", ()))),
        regions=base.regions + tuple(map(_region, tables.get("regions", ()))),
        items=base.items + tuple(map(_item, tables.get("things", ()))),
    )
    _unique((*found.actors, *found.territories, *found.items))
    _unique(found.regions)
    _parts(found)
    found = replace(
        found,
        statuses=base.statuses + tuple(_statuses(tables.get("statuses", ()), found)),
        memberships=base.memberships + tuple(_members(tables.get("memberships", ()), found)),
        attributes=base.attributes + tuple(_attributes(tables.get("attributes", ()), found)),
        locations=base.locations + tuple(_locations(tables.get("locations", ()), found)),
    )
    _apart(found.statuses, lambda one: (one.territory, one.layer), "who holds it")
    _apart(found.memberships, lambda one: (one.region, one.member), "whether it is of the region")
    _apart(found.attributes, lambda one: (one.entity, one.name), "what it is")
    _apart(found.locations, lambda one: (one.item, one.territory), "where it is")
    return found


def said_of(tables: Tables, register: Register, provisions: Iterable[str]) -> Iterator[Said]:
    """Yield what is said of the effect of words, from the table of it."""
    known = frozenset(provisions)
    for line in tables.get("said", ()):
        entity = _known(line, line.get("entity"), register.names, "place or thing")
        clause, instead = (
            _known(line, line.get(column), known, "clause") for column in ("clause", "instead")
        )
        before, after = _state(line, "before"), _state(line, "after")
        if before is None and after is None:
            raise line.fault("before or after says what the speaker says: in, out or depends")
        speaker, words, record = (line.get(column) for column in ("speaker", "words", "record"))
        yield Said(
            entity,
            speaker,
            words,
            record,
            clause,
            instead,
            before,
            after,
            replace(line.row, source=record or speaker),
        )


def _state(line: Line, column: str) -> State | None:
    said = line.get(column)
    if not said:
        return None
    if said not in {state.value for state in State}:
        raise line.fault(f"{column} is in, out or depends, not “{said}”")
    return State(said)


def _actor(line: Line) -> Actor:
    return Actor(line.id, line.get("name"), line.row)


def _territory(line: Line) -> Territory:
    part_of = line.get("part_of") or None
    classes = line.several("classes")
    return Territory(line.id, line.get("name"), classes, part_of, line.at, line.period, line.row)


def _region(line: Line) -> Region:
    complete = line.truth("complete")
    if complete is Truth.OPEN:
        raise line.fault("complete is yes or no")
    return Region(line.id, line.get("name"), complete is Truth.YES, line.row)


def _item(line: Line) -> Item:
    return Item(line.id, line.get("name"), line.several("classes"), line.period, line.row)


def _statuses(found: tuple[Line, ...], register: Register) -> Iterator[Status]:
    for line in found:
        territory = _known(line, line.get("territory"), register.territory, "territory")
        holders, disputed_by = line.several("holders"), line.several("disputed_by")
        question = line.get("question")
        if not holders and not question:
            raise line.fault("it says neither who holds the place nor what question is open")
        if holders and question:
            raise line.fault("it says who holds the place and that the question is open")
        for holder in (*holders, *disputed_by):
            if holder != NOBODY:
                _known(line, holder, _parties(register), "state or territory")
        held = () if holders == (NOBODY,) else holders
        if NOBODY in held:
            raise line.fault("nobody and somebody cannot both hold it")
        for name in line.several("layers"):
            yield Status(
                territory, _layer(line, name), held, disputed_by, question,
                line.get("instrument"), line.period, line.row,
            )  # fmt: skip


def _layer(line: Line, name: str) -> Layer:
    if name not in {layer.value for layer in Layer}:
        known = ", ".join(layer.value for layer in Layer)
        raise line.fault(f"there is no layer “{name}”; there are {known}")
    return Layer(name)


def _members(found: tuple[Line, ...], register: Register) -> Iterator[Membership]:
    for line in found:
        inside = line.truth("inside", "yes")
        if inside is Truth.OPEN:
            raise line.fault(
                "inside is yes or no; leave the row out of a region that is not complete"
            )
        for region in line.several("regions"):
            _known(line, region, register.region, "region")
            for member in line.several("members"):
                _known(line, member, register.names, "place, state or thing")
                yield Membership(region, member, inside is Truth.YES, line.period, line.row)


def _attributes(found: tuple[Line, ...], register: Register) -> Iterator[Attribute]:
    for line in found:
        entity = _known(line, line.get("entity"), register.names, "place or thing")
        value, question = line.truth("value"), line.get("question")
        if (value is Truth.OPEN) != bool(question):
            raise line.fault("an open value has a question that would settle it, another has none")
        yield Attribute(entity, line.get("attribute"), value, question, line.period, line.row)


def _locations(found: tuple[Line, ...], register: Register) -> Iterator[Location]:
    for line in found:
        thing = _known(line, line.get("thing"), register.item, "thing")
        territory = _known(line, line.get("territory"), register.territory, "territory")
        yield Location(thing, territory, line.period, line.row)


def _parties(register: Register) -> frozenset[str]:
    return frozenset({*register.territory, *(actor.id for actor in register.actors)})


def _known(line: Line, name: str, known: Iterable[str], what: str) -> str:
    if name not in known:
        raise line.fault(f"the register has no {what} “{name}”")
    return name


def _unique(found: Iterable[Actor | Territory | Item | Region]) -> None:
    seen: dict[str, Row] = {}
    for one in found:
        if (other := seen.get(one.id)) is not None:
            raise RegisterFault(
                f"{one.row.file}, line {one.row.line}: the id {one.id} is already taken in "
                f"{other.file}, line {other.line}"
            )
        seen[one.id] = one.row


def _parts(register: Register) -> None:
    """A territory is part of another one, and not of itself by any way round."""
    for one in register.territories:
        above, seen = one, {one.id}
        while above.part_of is not None:
            place = f"{one.row.file}, line {one.row.line}"
            if above.part_of not in register.territory:
                raise RegisterFault(f"{place}: the register has no territory “{above.part_of}”")
            if above.part_of in seen:
                raise RegisterFault(f"{place}: {one.id} would be a part of itself")
            above = register.territory[above.part_of]
            seen.add(above.id)


def _apart(found: Iterable[Each], key: Callable[[Each], Hashable], what: str) -> None:
    """Refuse two rows of one key of which some day surely belongs to both."""
    rows: defaultdict[Hashable, list[Each]] = defaultdict(list)
    for one in found:
        for other in rows[key(one)]:
            if one.valid.surely_meets(other.valid):
                first, second = other.row, one.row
                raise RegisterFault(
                    f"{second.file}, line {second.line}: it and {first.file}, line {first.line}, "
                    f"both say {what} at one time ({other.valid.words or 'always'}; "
                    f"{one.valid.words or 'always'}); end one before the other begins"
                )
        rows[key(one)].append(one)
