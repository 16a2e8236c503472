"""Law 9: dropping a condition from a clause can only widen what it covers."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from memcon.model.reach import State
from memcon.model.territory import (
    Actor,
    Attribute,
    Days,
    Layer,
    Membership,
    Period,
    Region,
    Register,
    Row,
    Status,
    Territory,
    Truth,
)
from memcon.reach.book import Book
from memcon.reach.extent import extent

ROW = Row("made.csv", 2, "made")
ORDER = {State.OUT: 0, State.DEPENDS: 1, State.IN: 2}
PLACES = tuple("abcdef")
STATES = ("x", "y", "z")
DAYS = st.dates(date(1950, 1, 1), date(1950, 1, 20))

bounds = st.none() | st.tuples(DAYS, DAYS).map(lambda pair: Days(min(pair), max(pair)))
periods = st.builds(Period, bounds, bounds)
statuses = st.builds(
    Status,
    st.sampled_from(PLACES),
    st.sampled_from(Layer),
    st.lists(st.sampled_from(STATES), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(STATES), max_size=1).map(tuple),
    st.sampled_from(("", "", "", "whose is it?")),
    st.just(""),
    periods,
    st.just(ROW),
)
memberships = st.builds(
    Membership,
    st.sampled_from(("r", "s")),
    st.sampled_from(PLACES + STATES),
    st.booleans(),
    periods,
    st.just(ROW),
)
attributes = st.builds(
    Attribute,
    st.sampled_from(PLACES),
    st.just("deep"),
    st.sampled_from(Truth),
    st.just("is it deep?"),
    periods,
    st.just(ROW),
)
registers = st.builds(
    lambda found, of, has, complete: Register(
        "made",
        tuple(Territory(one, one, ("port",), None, None, Period(), ROW) for one in PLACES),
        tuple(Actor(one, one, ROW) for one in STATES),
        tuple(found),
        (Region("r", "R", True, ROW), Region("s", "S", False, ROW)),
        tuple(of),
        attributes=(*has, Attribute("a", "deep", Truth.YES, "", Period(), ROW)),
        complete=frozenset(complete),
    ),
    st.lists(statuses, max_size=12),
    st.lists(memberships, max_size=12),
    st.lists(attributes, max_size=5),
    st.lists(st.sampled_from(Layer), max_size=3),
)
predicates = st.one_of(
    st.sampled_from(["in_region(r)", "in_region(s)", "any holder", "has(place, deep)"]),
    st.builds(
        "holder({}) in {}".format,
        st.sampled_from([layer.value for layer in Layer]),
        st.sampled_from(["r", "s", "{x}", "{x, y}", "{x, r}"]),
    ),
    st.builds("place in {{{}}}".format, st.sampled_from(["a", "a, b", "c, d"])),
)
clauses = st.recursive(
    predicates,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(not {})".format, inner),
        st.builds("({} except {})".format, inner, inner),
    ),
    max_leaves=6,
)


def states(register: Register, clause: str) -> dict[str, int]:
    found = extent(Book(register), clause, date(1950, 1, 10))
    return {one.entity: ORDER[one.state] for one in found.verdicts}


@given(registers, clauses, clauses)
def test_dropping_a_condition_only_widens(register: Register, kept: str, condition: str) -> None:
    wide = states(register, kept)
    for narrow in (
        f"{kept} and {condition}",
        f"{condition} and {kept}",
        f"{kept} except {condition}",
    ):
        found = states(register, narrow)
        assert all(found[one] <= wide[one] for one in wide)


@given(registers, clauses, clauses)
def test_adding_an_alternative_only_widens(register: Register, kept: str, other: str) -> None:
    narrow, wide = states(register, kept), states(register, f"{kept} or {other}")
    assert all(narrow[one] <= wide[one] for one in wide)


@given(registers, clauses)
def test_the_opposite_of_the_opposite_is_the_clause(register: Register, clause: str) -> None:
    assert states(register, f"not not {clause}") == states(register, clause)


@given(registers, clauses)
def test_every_verdict_has_its_reasons(register: Register, clause: str) -> None:
    for verdict in extent(Book(register), clause, date(1950, 1, 10)).verdicts:
        assert verdict.reasons
        assert bool(verdict.open) is (verdict.state is State.DEPENDS)
