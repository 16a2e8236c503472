"""The ways a vote can have gone so far, as far as anything later hangs on it."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field

from memcon.model.voting import (
    Business,
    Choice,
    Met,
    Motion,
    MotionKind,
    Outcome,
    PartKind,
    RuleSet,
    State,
)
from memcon.voting.plan import condition
from memcon.voting.refused import Refused
from memcon.voting.standing import KEPT
from memcon.voting.wording import IMPORTANT

MOST_WORLDS = 5_000

World = Mapping[str, State]


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is taken as given: what becomes of motions and circumstances, and single votes."""

    states: Mapping[str, State] = field(default_factory=dict)
    votes: Mapping[tuple[str, str], Choice] = field(default_factory=dict)
    said: tuple[str, ...] = ()

    def also(self, states: Mapping[str, State], said: Iterable[str]) -> "Supposed":
        """Return it with more states."""
        return Supposed({**self.states, **states}, self.votes, (*self.said, *said))


NOTHING = Supposed()


def supposed(said: Iterable[str], business: Business, actors: Iterable[str]) -> Supposed:
    """Read "L.9 adopted", "tenders met", "VAR L.9 yes". Raises Refused where one says nothing."""
    members = set(actors)
    states: dict[str, State] = {}
    votes: dict[tuple[str, str], Choice] = {}
    lines = tuple(said)
    subjects = {*business.by_id, *(one.id for one in business.circumstances), IMPORTANT}
    for line in lines:
        words = line.split()
        if len(words) == 3 and words[0] in members and words[1] in business.by_id:
            votes[words[0], words[1]] = _choice(words[2], line)
            continue
        read = condition(line)
        if read.subject not in subjects:
            raise Refused(
                f"cannot suppose {line!r}: {read.subject!r} is neither a motion nor a circumstance"
                " of this vote, nor a member"
            )
        states[read.subject] = _one(read.states)
        circumstance = read.subject not in business.by_id
        if circumstance is not isinstance(states[read.subject], Met):
            fitting = "met or not met" if circumstance else "adopted or rejected"
            raise Refused(f"cannot suppose {line!r}: {read.subject} is {fitting}")
    return Supposed(states, votes, lines)


def _choice(said: str, line: str) -> Choice:
    try:
        return Choice(said)
    except ValueError:
        known = ", ".join(choice.value for choice in Choice)
        raise Refused(f"cannot suppose {line!r}: a vote is one of {known}") from None


def _one(states: frozenset[State]) -> State:
    """The state that a supposition sets; of "not adopted" that is rejected."""
    for state in (Outcome.ADOPTED, Outcome.REJECTED, Met.MET, Met.NOT_MET):
        if state in states:
            return state
    return Outcome.NOT_PUT


def first_worlds(business: Business, rules: RuleSet, given: Supposed) -> list[World]:
    """Return the worlds before any vote: one for each way the circumstances can be."""
    worlds: list[dict[str, State]] = [{}]
    for name in _circumstances(business, rules):
        states = [given.states[name]] if name in given.states else list(Met)
        worlds = [{**world, name: state} for world in worlds for state in states]
        check_many(worlds)
    return list(worlds)


def _circumstances(business: Business, rules: RuleSet) -> Iterator[str]:
    hung_on = {
        condition.subject for plan in business.plans for row in plan.rows for condition in row.when
    }
    yield from (one.id for one in business.circumstances if one.id in hung_on)
    if business.important is None and rules.two_thirds:
        yield IMPORTANT


def check_many(worlds: Sized) -> None:
    """Refuse what cannot be worked out: more ways than a person could follow either."""
    if len(worlds) > MOST_WORLDS:
        raise Refused(
            f"the open votes leave more than {MOST_WORLDS:,} ways this can go; suppose some of them"
        )


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be remembered of the past before each motion.

    `before` are the names on which anything from there on hangs. `falls` says which text each
    operative part belongs to: until that text is put, it matters whether one of them was kept.
    """

    before: Mapping[str, frozenset[str]]
    always: frozenset[str]
    falls: Mapping[str, str]
    texts: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, business: Business, order: tuple[Motion, ...]) -> "Needs":
        """Work it out from the plans and from what motions do to each other."""
        always = frozenset(motion.id for motion in order if motion.excludes or _decides(motion))
        hung: dict[str, set[str]] = {}
        for plan in business.plans:
            for row in plan.rows:
                hung.setdefault(row.on, set()).update(c.subject for c in row.when)
        for motion in business.of(MotionKind.SEPARATE):
            for part in motion.parts:
                hung.setdefault(part, set()).add(motion.id)
        falls = {
            part.id: part.of
            for part in business.of(MotionKind.PART)
            if part.part is PartKind.OPERATIVE and business.by_id[part.of].operative
        }
        before: dict[str, frozenset[str]] = {}
        texts: dict[str, frozenset[str]] = {}
        later, ahead = frozenset[str](), frozenset[str]()
        for motion in reversed(order):
            later, ahead = later | hung.get(motion.id, set()), ahead | {motion.id}
            before[motion.id], texts[motion.id] = later, ahead
        return cls(before, always | {IMPORTANT}, falls, texts)

    def merged(self, worlds: Iterable[World], ahead: Motion | None) -> list[World]:
        """Return the worlds without what nothing needs from `ahead` on, none twice."""
        names = self.always | (self.before[ahead.id] if ahead is not None else frozenset())
        texts = self.texts[ahead.id] if ahead is not None else frozenset[str]()
        found: dict[frozenset[tuple[str, State]], World] = {}
        for world in worlds:
            left = {
                name: state
                for name, state in world.items()
                if name in names or self._tells(name, world, texts)
            }
            found.setdefault(frozenset(left.items()), left)
        check_many(found)
        return list(found.values())

    def _tells(self, name: str, world: World, texts: frozenset[str]) -> bool:
        """Whether a name still tells if a text falls with its parts."""
        if name.startswith(KEPT):
            return name.removeprefix(KEPT) in texts
        text = self.falls.get(name)
        return text in texts and KEPT + (text or "") not in world


def _decides(motion: Motion) -> bool:
    return motion.kind in (MotionKind.NOT_TO_VOTE, MotionKind.PRIORITY)
