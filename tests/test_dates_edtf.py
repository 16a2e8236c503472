"""EDTF read, written, bounded and compared; two other programs are asked for their opinion."""

import importlib
import warnings
from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.dates.edtf import (
    Bound,
    Clock,
    Doubt,
    Edtf,
    EdtfError,
    Interval,
    Point,
    Relation,
    Several,
    contains,
    earliest,
    latest,
    parse,
    relation,
)  # fmt: skip

KNOWN = (
    "1962", "1962-11", "1962-11-18", "1962-11-18T16:20:00", "1962-11-18T16:20:00Z",
    "1962-11-18T16:20:00+03:00", "1962?", "1962-11~", "1962-11-18%", "196X", "19XX", "1962-XX",
    "1962-11-XX", "1962-XX-XX", "1962-21", "1962-24", "../1962-12-31", "1962-11-18/..", "/1962",
    "1962/", "1950~/1953", "1962-02~/1962-03~", "1961-10-22/1961-10-26", "1961/1963-11",
    "{1972-08-28,1972-08-30}", "[1961-10,1961-11]",
)  # fmt: skip
UNKNOWN = (
    "", " ", "1962-13", "1962-02-29", "1962-11-31", "62", "0000", "1962-11-18T24:00:00",
    "1962-11-18T16:20", "1962-11T16:20:00", "1962-25", "1962-21-03", "1962-XX-18", "196X-11",
    "1XXX", "1963/1962", "../..", "/", "1962-11-18T16:20:00/1962-11-19", "1962/1963/1964",
    "[1962", "{}", "1962-11-18 ", "١٩٦٢", "Y12345", "-0044", "1962-11-18T16:20:00~",
)  # fmt: skip


def _valid(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own grammar uses names that its parser gave up
        judge = importlib.import_module("edtf_validate.valid_edtf")
    return bool(judge.is_valid(text))


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_read_is_written_the_same_and_others_know_it(text: str) -> None:
    assert str(parse(text)) == text
    assert _valid(text)
    assert str(edtf.parse_edtf(text)).replace(", ", ",") == text


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1962-11-18", "1962-11-18", "1962-11-18"),
        ("1962-02", "1962-02-01", "1962-02-28"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("1962-24", "1962-12-01", "1963-02-28"),
        ("1962-21", "1962-03-01", "1962-05-31"),
        ("1962-XX-XX", "1962-01-01", "1962-12-31"),
        ("../1962-12-31", None, "1962-12-31"),
        ("1962-11-18/", "1962-11-18", None),
        ("{1972-08-28,1972-08-30}", "1972-08-28", "1972-08-30"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("00XX", "0001-01-01", "0099-12-31"),
    ],
)
def test_bounds(text: str, first: str | None, last: str | None) -> None:
    value = parse(text)
    assert earliest(value) == (first and date.fromisoformat(first))
    assert latest(value) == (last and date.fromisoformat(last))


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("1962-11-17", "1962-11-18", Relation.BEFORE),
        ("1963", "1962", Relation.AFTER),
        ("1962", "1962-11-18", Relation.CONTAINS),
        ("1962-11", "1962", Relation.WITHIN),
        ("1962-11", "1962-11-01/1962-11-30", Relation.EQUAL),
        ("../1962-12-31", "1962", Relation.CONTAINS),
        ("1962-11/..", "1962", Relation.OVERLAPS),
        ("1962-11-18T16:20:00", "1962-11-18", Relation.EQUAL),
    ],
)
def test_relation(a: str, b: str, said: Relation) -> None:
    assert relation(parse(a), parse(b)) is said


def test_a_date_is_checked_when_made() -> None:
    with pytest.raises(EdtfError):
        Point(1961, 2, 29)
    with pytest.raises(EdtfError):
        Clock(24)
    with pytest.raises(EdtfError):
        Clock(12, zone="EST")
    with pytest.raises(EdtfError):
        Several(())


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
doubts = st.sampled_from(Doubt)
clocks = st.builds(
    Clock,
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+03:00", "-05:00"]),
)
points = st.one_of(
    st.builds(lambda d, q: Point.of(d, doubt=q), days, doubts),
    st.builds(lambda d, q: Point(d.year, d.month, doubt=q), days, doubts),
    st.builds(lambda d, q: Point(d.year, doubt=q), days, doubts),
    st.builds(lambda d, s: Point(d.year, s), days, st.integers(21, 24)),
    st.builds(lambda y: Point(y * 10, masked=1), st.integers(1, 999)),
    st.builds(lambda y: Point(y * 100, masked=2), st.integers(1, 99)),
    st.builds(lambda d: Point(d.year, d.month, 0), days),
)
moments = st.builds(Point.of, days, clocks)
ends = st.one_of(points, st.sampled_from(Bound))


@st.composite
def dates(draw: st.DrawFn) -> Edtf:
    kind = draw(st.integers(0, 3))
    point: Point = draw(moments if kind == 1 else points)
    if kind == 2:
        return Several(tuple(draw(st.lists(points, min_size=1, max_size=4))), draw(st.booleans()))
    if kind == 3:
        try:
            return Interval(draw(ends), draw(ends))
        except EdtfError:
            return point
    return point


@given(dates())
def test_written_then_read_it_is_the_same(value: Edtf) -> None:
    assert parse(str(value)) == value


@given(dates())
def test_bounds_are_in_order(value: Edtf) -> None:
    first, last = earliest(value), latest(value)
    assert first is None or last is None or first <= last


@given(dates(), dates())
def test_relation_and_its_converse(a: Edtf, b: Edtf) -> None:
    converse = {
        Relation.BEFORE: Relation.AFTER,
        Relation.AFTER: Relation.BEFORE,
        Relation.CONTAINS: Relation.WITHIN,
        Relation.WITHIN: Relation.CONTAINS,
    }
    said = relation(a, b)
    assert relation(b, a) is converse.get(said, said)
    assert contains(a, a)


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError:
        return
    assert parse(str(value)) == value
