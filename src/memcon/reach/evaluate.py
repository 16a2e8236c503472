"""Whether a clause covers one place or thing on a day, in Kleene's logic, with the reasons.

The reasons of a result are those that decide it: of a conjunction that fails the parts that fail,
of one that holds all parts, of one that is open the open parts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from memcon.model.reach import Reason
from memcon.model.territory import Attribute, Register, Row, Truth, agreed, all_of, any_of
from memcon.reach.book import Book, Sense
from memcon.reach.clause import (
    And,
    AnyHolder,
    Clause,
    Group,
    Has,
    Holder,
    InRegion,
    Name,
    Not,
    OfClass,
    OneOf,
    Or,
    Predicate,
    Term,
    Within,
)
from memcon.reach.holding import holding
from memcon.reach.zone import within
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """What a clause comes to, and the reasons that decide it."""

    truth: Truth
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A clause asked on a day; `meaning` gives the sense chosen for some terms.

    `asked` holds what each term came to for each entity, so that none is asked twice.
    """

    book: Book
    text: str
    as_of: date
    meaning: Mapping[str, str] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[Found, ...]] = field(default_factory=dict, compare=False)

    @property
    def register(self) -> Register:
        """The register that is asked."""
        return self.book.register


def evaluated(clause: Clause, entity: str, question: Question) -> Found:
    """Return what the clause comes to for a place, state or thing of the register."""
    if isinstance(clause, Not):
        inner = evaluated(clause.inner, entity, question)
        return Found(inner.truth.negated, inner.reasons)
    if isinstance(clause, And | Or):
        parts = [evaluated(part, entity, question) for part in clause.parts]
        join = all_of if isinstance(clause, And) else any_of
        truth = join(part.truth for part in parts)
        deciding = (part.reasons for part in parts if part.truth is truth)
        return Found(truth, tuple(dict.fromkeys(sum(deciding, ()))))
    reason = _reason(clause, entity, question)
    return Found(reason.truth, (reason,))


def _reason(one: Predicate, entity: str, question: Question) -> Reason:
    if isinstance(one, AnyHolder):
        return _Answer(one.at, question).reason(Truth.YES, "whoever holds it")
    if isinstance(one, InRegion | Within | Holder) or (
        isinstance(one, OfClass | OneOf | Has) and not one.thing
    ):
        return _where(one, entity, question)
    return _plain(one, entity, question)


def _where(one: Predicate, entity: str, question: Question) -> Reason:
    """A predicate of places, asked of a place, or of a thing by the places where it is."""
    if entity not in question.register.item:
        return _plain(one, entity, question)
    answer = _Answer(one.at, question)
    name = question.register.names[entity]
    rows = [
        (row, row.valid.holds(question.as_of)) for row in question.register.lies.get(entity, ())
    ]
    there = [(row, holds) for row, holds in rows if holds is not Truth.NO]
    if not there:
        gap = f"where {name} is on that day is not in the register"
        return answer.open(gap)
    under = tuple(_plain(one, row.territory, question) for row, _ in there)
    sure = [holds for _, holds in there] + [reason.truth for reason in under]
    truth = agreed(reason.truth for reason in under)
    if Truth.OPEN in sure or truth is Truth.OPEN:
        gap = next((reason.open for reason in under if reason.open), f"where {name} is on that day")
        return answer.open(gap, tuple(row.row for row, _ in there), under)
    places = ", ".join(question.register.names[row.territory] for row, _ in there)
    says = f"{name} is in {places}; {under[0].says}"
    return answer.reason(truth, says, tuple(row.row for row, _ in there), under)


def _plain(one: Predicate, entity: str, question: Question) -> Reason:
    answer = _Answer(one.at, question)
    match one:
        case InRegion(region):
            return _belongs(region, entity, answer)
        case Term(name):
            return _belongs(name, entity, answer)
        case Within(zone):
            return _within(zone.id, entity, answer)
        case Holder():
            return _held(one, entity, answer)
        case OfClass(_, group):
            return _of_class(group, entity, answer)
        case OneOf(_, group):
            return _among(group, entity, answer)
        case Has():
            return _has(one, entity, answer)
        case AnyHolder():
            return answer.reason(Truth.YES, "whoever holds it")


@dataclass(frozen=True, slots=True)
class _Answer:
    """Makes the reasons of one predicate."""

    at: Span
    question: Question

    def reason(
        self, truth: Truth, says: str, rows: tuple[Row, ...] = (), under: tuple[Reason, ...] = ()
    ) -> Reason:
        """Return the reason of something settled."""
        return Reason(self.at.of(self.question.text), self.at, truth, says, rows, "", under)

    def open(self, what: str, rows: tuple[Row, ...] = (), under: tuple[Reason, ...] = ()) -> Reason:
        """Return the reason of something that is not settled."""
        asked = self.at.of(self.question.text)
        return Reason(asked, self.at, Truth.OPEN, what, rows, what, under)

    def name(self, entity: str) -> str:
        """Return what an entity is called."""
        return self.question.register.names.get(entity, entity)


def _belongs(name: Name, entity: str, answer: _Answer) -> Reason:
    """A region or a term; a term in several senses is open where they differ."""
    if name.id in answer.question.book.terms:
        return _meant(name.id, entity, answer)
    register = answer.question.register
    region = register.region[name.id]
    called = answer.name(entity)
    rows = [
        (row, row.valid.holds(answer.question.as_of))
        for row in register.belongs.get((region.id, entity), ())
    ]
    known = [(row, holds) for row, holds in rows if holds is not Truth.NO]
    cited = tuple(row.row for row, _ in known)
    if any(holds is Truth.OPEN for _, holds in known):
        return answer.open(
            f"whether {called} is of {region.name} on that day: {known[0][0].valid.words}", cited
        )
    if known and known[0][0].inside:
        return answer.reason(Truth.YES, f"{called} is of {region.name}", cited)
    if known or region.complete:
        cited = cited or tuple(row.row for row, _ in rows) or (region.row,)
        return answer.reason(Truth.NO, f"{called} is not of {region.name}", cited)
    return answer.open(f"whether {called} is of {region.name}: the register does not say")


def _meant(term: str, entity: str, answer: _Answer) -> Reason:
    """Ask every sense of a term, or the one that was chosen."""
    defined = answer.question.book.terms[term]
    chosen = answer.question.meaning.get(term)
    senses = [sense for sense in defined.senses if chosen in (None, sense.id)]
    found = []
    for sense, inner in zip(senses, _senses(term, senses, entity, answer.question), strict=True):
        says = "; ".join(reason.says for reason in inner.reasons)
        asked = f"“{defined.words}” as {sense.words}"
        left = next((reason.open for reason in inner.reasons if reason.open), "")
        found.append(Reason(asked, answer.at, inner.truth, says, (sense.row,), left, inner.reasons))
    truth = agreed(reason.truth for reason in found)
    if truth is not Truth.OPEN:
        called, yes = answer.name(entity), truth is Truth.YES
        how = (
            f"as {senses[0].words}" if len(found) == 1 else f"in {'every' if yes else 'any'} sense"
        )
        says = f"{called} {'falls' if yes else 'does not fall'} under “{defined.words}” {how}"
        return answer.reason(truth, says, (), tuple(found))
    if len({reason.truth for reason in found}) == 1:
        return answer.open(found[0].open or found[0].says, (), tuple(found))
    sides = "; ".join(
        f"{state}, if it is {_listed(found, senses, truth)}"
        for truth, state in ((Truth.YES, "in"), (Truth.NO, "out"), (Truth.OPEN, "open"))
        if any(reason.truth is truth for reason in found)
    )
    return answer.open(f"what “{defined.words}” means: {sides}", (), tuple(found))


def _senses(term: str, senses: list[Sense], entity: str, question: Question) -> tuple[Found, ...]:
    if (term, entity) not in question.asked:
        question.asked[term, entity] = tuple(
            evaluated(sense.clause, entity, replace(question, text=sense.text)) for sense in senses
        )
    return question.asked[term, entity]


def _listed(found: list[Reason], senses: list[Sense], truth: Truth) -> str:
    pairs = zip(found, senses, strict=True)
    return " or ".join(sense.words for reason, sense in pairs if reason.truth is truth)


def _within(zone_id: str, entity: str, answer: _Answer) -> Reason:
    register = answer.question.register
    zone, place = register.zone[zone_id], register.territory.get(entity)
    if place is None or place.at is None:
        return answer.open(f"where {answer.name(entity)} lies on the map is not in the register")
    lon, lat = place.at
    at = f"{place.name}, {abs(lat):g} {'SN'[lat >= 0]} {abs(lon):g} {'WE'[lon >= 0]},"
    truth, rows = within(zone, place.at), (place.row, zone.row)
    if truth is Truth.OPEN:
        return answer.open(f"{at} lies at the edge of {zone.exception_name}", rows)
    inside = "inside" if truth is Truth.YES else "outside"
    return answer.reason(truth, f"{at} lies {inside} {zone.name}", rows)


def _held(one: Holder, entity: str, answer: _Answer) -> Reason:
    def of_group(holder: str) -> Reason:
        return _among(one.group, holder, _Answer(one.group.at, answer.question))

    found = holding(answer.question.register, entity, one.layer, answer.question.as_of, of_group)
    asked = one.at.of(answer.question.text)
    return Reason(asked, one.at, found.truth, found.says, found.rows, found.open, found.under)


def _among(group: Group, entity: str, answer: _Answer) -> Reason:
    """Whether somebody is one of those named, or of a region or term that is named."""
    book = answer.question.book
    called = answer.name(entity)
    found: list[Reason] = []
    for name in group.names:
        if name.id == entity:
            return answer.reason(Truth.YES, f"{called} is named")
        if name.id in book.terms or name.id in book.register.region:
            found.append(_belongs(name, entity, answer))
    truth = any_of(reason.truth for reason in found)
    deciding = [reason for reason in found if reason.truth is truth]
    if not deciding:
        return answer.reason(Truth.NO, f"{called} is not named")
    if len(deciding) == 1:
        return deciding[0]
    rows = tuple(dict.fromkeys(row for reason in deciding for row in reason.rows))
    if truth is Truth.OPEN:
        return answer.open(deciding[0].open, rows, tuple(deciding))
    says = "; ".join(reason.says for reason in deciding)
    return answer.reason(truth, says, rows, tuple(deciding))


def _of_class(group: Group, entity: str, answer: _Answer) -> Reason:
    register = answer.question.register
    one = register.item.get(entity) or register.territory.get(entity)
    wanted = {name.id for name in group.names}
    classes = one.classes if one is not None else ()
    rows = (one.row,) if one is not None else ()
    known = ", ".join(name.replace("_", " ") for name in classes) or "of no class"
    says = f"{answer.name(entity)} is classed as {known}"
    if wanted.intersection(classes):
        return answer.reason(Truth.YES, says, rows)
    names = " or ".join(name.id.replace("_", " ") for name in group.names)
    return answer.reason(Truth.NO, f"{says}, not as {names}", rows)


def _has(one: Has, entity: str, answer: _Answer) -> Reason:
    called, name = answer.name(entity), one.attribute.id
    words = name.replace("_", " ") + ("-capable" if one.capable else "")
    day = answer.question.as_of
    rows: list[tuple[Attribute, Truth]] = [
        (row, row.valid.holds(day)) for row in answer.question.register.has.get((entity, name), ())
    ]
    known = [(row, holds) for row, holds in rows if holds is not Truth.NO]
    if not known:
        return answer.open(f"whether {called} is {words}: the register does not say")
    cited = tuple(row.row for row, _ in known)
    row, holds = known[0]
    if holds is Truth.OPEN or row.value is Truth.OPEN:
        return answer.open(row.question or f"whether {called} is {words} on that day", cited)
    yes = row.value is Truth.YES
    return answer.reason(row.value, f"{called} is {'' if yes else 'not '}{words}", cited)
