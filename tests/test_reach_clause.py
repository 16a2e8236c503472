"""The language of clauses: what is read, and where the fault is shown."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.territory import Layer
from memcon.reach.clause import And, AnyHolder, ClauseFault, Has, Holder, InRegion, Not, Or, Term
from memcon.reach.parse import DEEPEST, LONGEST, parsed
from memcon.text.span import Span


def test_and_binds_closer_than_or_and_not_closest() -> None:
    found = parsed("one or not two and three")
    assert isinstance(found, Or)
    assert isinstance(found.parts[0], Term)
    both = found.parts[1]
    assert isinstance(both, And)
    assert isinstance(both.parts[0], Not)


def test_except_takes_what_follows_out() -> None:
    found = parsed("one or two except three or four")
    assert isinstance(found, And)
    assert isinstance(found.parts[0], Or)
    assert isinstance(found.parts[1], Not)
    assert isinstance(found.parts[1].inner, Or)


def test_each_predicate_knows_its_words() -> None:
    text = "in_region(latin_america)  and holder( jurisdiction ) in {a, b} and any holder"
    found = parsed(text)
    assert isinstance(found, And)
    region, holder, whoever = found.parts
    assert isinstance(region, InRegion)
    assert region.at.of(text) == "in_region(latin_america)"
    assert isinstance(holder, Holder)
    assert holder.layer is Layer.JURISDICTION
    assert [name.id for name in holder.group.names] == ["a", "b"]
    assert holder.at.of(text) == "holder( jurisdiction ) in {a, b}"
    assert isinstance(whoever, AnyHolder)


def test_what_things_can_do() -> None:
    able, apart = parsed("capable(item, nuclear)"), parsed("separable(item)")
    assert isinstance(able, Has)
    assert (able.thing, able.attribute.id, able.capable) == (True, "nuclear", True)
    assert isinstance(apart, Has)
    assert apart.attribute.id == "separable"


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("", 0, "expected a predicate"),
        ("in_region", 0, ""),
        ("in_region()", 10, "expected a name"),
        ("in_region(a", 11, "ends too soon"),
        ("in_region(a))", 12, "expected and, or, except or the end"),
        ("holder(soil) in x", 7, "expected a layer (sovereignty,"),
        ("holder(lease) x", 14, "expected “in” or “=”"),
        ("holder(lease) in {x y}", 20, "expected a comma or a closing brace"),
        ("a and", 5, "ends too soon"),
        ("a or or b", 5, "expected a predicate"),
        ("any b", 4, "expected “holder” after “any”"),
        ("class(ship) = x", 6, "expected “place” or “item”"),
        ("covers(a)", 0, "there is no such predicate"),
        ("a & b", 2, "this sign is no part of the language"),
        ("not", 3, "ends too soon"),
    ],
)
def test_a_fault_shows_its_place(text: str, start: int, words: str) -> None:
    if not words:
        assert isinstance(parsed(text), Term)
        return
    with pytest.raises(ClauseFault) as fault:
        parsed(text)
    said = str(fault.value)
    assert words in said
    assert "\n" not in said
    if start < len(text):
        assert f"character {start + 1}," in said
        assert f"{text[:start]}>>>" in said


def test_a_clause_neither_too_long_nor_too_deep() -> None:
    with pytest.raises(ClauseFault, match="at most 10,000 characters"):
        parsed("a" * (LONGEST + 1))
    for opening in ("(", "not "):
        with pytest.raises(ClauseFault, match="deep"):
            parsed(opening * (DEEPEST + 1) + "a")
    many = " and ".join(["a"] * 1000)
    found = parsed(many)
    assert isinstance(found, And)
    assert found.at == Span(0, len(many))
    out = parsed(" except ".join(["a"] * 1000))
    assert isinstance(out, And)
    assert len(out.parts) == 1000


@given(st.text(alphabet="ab(){},= \n\tnotandrexcpigl_é", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ClauseFault):
        parsed(text)
