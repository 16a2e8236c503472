"""Expressions of time found in words and counted from a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.dates.edtf import Edtf, Point, earliest, latest, parse
from memcon.dates.found import Anchor
from memcon.dates.join import joined
from memcon.dates.meaning import Tense
from memcon.dates.resolve import Resolved, resolve
from memcon.dates.scan import expressions
from memcon.dates.tense import tense

SUNDAY = Anchor(Point(1962, 11, 18), told=True)


def _all(text: str, anchor: Anchor = SUNDAY) -> dict[str, Resolved]:
    return {
        expression.at.of(text): resolve(
            expression, replace(anchor, tense=tense(text, expression.at.start, expression.at.end))
        )
        for expression in joined(text, expressions(text))
    }


def _only(text: str, anchor: Anchor = SUNDAY) -> str | None:
    found = list(_all(text, anchor).values())
    assert len(found) == 1
    return str(found[0].value) if found[0].value else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He came today.", "1962-11-18"),
        ("He will come the day after tomorrow.", "1962-11-20"),
        ("He came the day before yesterday.", "1962-11-16"),
        ("He came late last night.", "1962-11-17"),
        ("He came this morning.", "1962-11-18"),
        ("He will come next week.", "1962-11-19/1962-11-25"),
        ("He came last week.", "1962-11-05/1962-11-11"),
        ("He came this week.", "1962-11-12/1962-11-18"),
        ("He came last month.", "1962-10"),
        ("He came this year.", "1962"),
        ("He came last year.", "1961"),
        ("He left by the end of the year.", "1962-12-31~"),
        ("He left before the end of the year.", "../1962-12-31"),
        ("He came last spring.", "1962-21"),
        ("He came last fall.", "1961-23"),
        ("He will come next spring.", "1963-21"),
        ("He came in the summer.", "1962-22"),
        ("He will come in the summer.", "1963-22"),
        ("He came in the winter of 1960.", "1960-24"),
        ("He came three weeks ago.", "1962-10-28~"),
        ("He came four days ago.", "1962-11-14"),
        ("He came a month ago.", "1962-10~"),
        ("He came a year and a half ago.", "1961-05~"),
        ("He came two years ago.", "1960~"),
        ("He came twelve to fourteen years ago.", "1948~/1950~"),
        ("He came an hour ago.", "1962-11-18"),
        ("He will come in ten days.", "1962-11-28"),
        ("He did it in ten days.", None),
        ("He worked for ten days.", None),
        ("He will answer within the next ten days.", "1962-11-18/1962-11-28"),
        ("He slept over the past three years.", "1959/1962"),
        ("He slept during the past year.", "1961-11/1962-11"),
        ("He slept this century.", "19XX"),
        ("He slept in the nineteenth century.", "18XX"),
        ("He slept in the 1930's.", "193X"),
        ("He came on Friday.", "1962-11-16"),
        ("He will come on Friday.", "1962-11-23"),
        ("He came last Friday.", "1962-11-16"),
        ("He will come on Friday of next week.", "1962-11-23"),
        ("He comes Mondays.", None),
        ("He came in October.", "1962-10"),
        ("He will come in March.", "1963-03"),
        ("He came in March.", "1962-03"),
        ("He came last October.", "1962-10"),
        ("He came last December.", "1961-12"),
        ("He will come next January.", "1963-01"),
        ("He came in June of last year.", "1961-06"),
        ("He spoke on November 1st.", "1962-11-01"),
        ("He spoke on 20 December.", "1962-12-20"),
        ("He will speak on January 9.", "1963-01-09"),
        ("He spoke in mid-1962.", "1962-05~/1962-08~"),
        ("He spoke in early June.", "1962-06-01/1962-06-10"),
        ("He spoke in late 1961.", "1961-10~/1961-12~"),
        ("He spoke in the second half of 1961.", "1961-07/1961-12"),
        ("He spoke about November 1.", "1962-11-01~"),
        ("He spoke before November 1.", "../1962-11-01"),
        ("He has spoken since 1945.", "1945/.."),
        ("He came at Christmas.", "1962-12-25"),
        ("He came in World War II.", "1939/1945"),
        ("He will come on the 24th.", "1962-11-24"),
        ("He came at 4 p.m. yesterday.", "1962-11-17T16:00:00"),
        ("He came at 4:30 yesterday.", "1962-11-17"),
        ("He came at midnight.", "1962-11-19T00:00:00"),
        ("He came recently.", None),
        ("He came several weeks ago.", None),
        ("He comes every week.", None),
    ],
)
def test_counted_from_a_sunday(text: str, value: str | None) -> None:
    assert _only(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "We may ask whether he will come now, and then soon; at present he is second to none.",
        "May I ask? They march on. The fall of Lowmark. Prices fall, and springs run.",
        "Article 1961, NC 1958, No. 1962, $1955, 1,958 men, 1954 tons, a vote of 12:45, 24/7, 1/2.",
        "Mar and Dec are provinces; Sat and Sun are words; Jan Sabran and April Hollis are people.",
        "He is the 8th man north of the 38th parallel, at the 16th session.",
    ],
)
def test_no_expression_of_time(text: str) -> None:
    assert _all(text) == {}


def test_without_a_date_nothing_is_counted() -> None:
    found = _all("He came yesterday, on Friday, in May, last spring and two weeks ago.", Anchor())
    assert {resolved.certainty for resolved in found.values()} == {"no date to count from"}
    assert all(resolved.value is None for resolved in found.values())
    assert _only("He came on 3 May 1961.", Anchor()) == "1961-05-03"


def test_counted_from_the_day_spoken_of() -> None:
    anchor = Anchor(Point(1962, 11, 18), context=date(1962, 6, 4))
    assert _only("He came five days later.", anchor) == "1962-06-09"
    assert _only("He came the next day.", anchor) == "1962-06-05"
    assert _only("He came the same evening.", anchor) == "1962-06-04"
    assert _only("He came five days later.") is None


def test_a_party_that_speaks_does_not_say_which_next_day() -> None:
    assert _only("He will go the next day.", Anchor(Point(1962, 11, 18))) is None
    assert _only("He will go the next day.") == "1962-11-19"


def test_after_midnight_the_day_is_still_the_one_before() -> None:
    late = Anchor(Point(1962, 11, 18), past_midnight=True)
    assert _only("We spoke this morning.", late) == "1962-11-17"


def test_a_record_dated_by_month_or_year_only() -> None:
    month = Anchor(Point(1962, 11), told=True)
    assert _only("He came last month.", month) == "1962-10"
    assert _only("He came last year.", month) == "1961"
    assert _only("He came yesterday.", month) is None
    assert _only("He came in May.", Anchor(Point(1962), told=True)) == "1962-05"


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("He said that she came on Friday.", "Friday", Tense.PAST),
        ("He said that she would come on Friday.", "Friday", Tense.FUTURE),
        ("The talk will be held on Friday.", "Friday", Tense.FUTURE),
        ("The talk was held on Friday.", "Friday", Tense.PAST),
        ("He wishes to speak on Friday.", "Friday", Tense.FUTURE),
        ("Friday's talk had failed.", "Friday", Tense.PAST),
        ("A talk on Friday.", "Friday", Tense.UNKNOWN),
        ("He left. On Friday a talk will follow.", "Friday", Tense.FUTURE),
    ],
)
def test_tense(text: str, word: str, said: Tense) -> None:
    at = text.index(word)
    assert tense(text, at, at + len(word)) is said


PIECES = st.sampled_from(
    (
        "on Friday",
        "November 16th",
        "16 November 1962",
        "yesterday",
        "the day before",
        "last spring",
        "in 1958",
        "two weeks ago",
        "at 4:30 p.m.",
        "noon",
        "the 8th",
        "next week",
        "early in",
        "before",
        "since",
        "the end of",
        "this year",
        "he will",
        "they came",
        ".",
        ",",
        "\n\n",
        "and",
        "to",
        "-",
        "1961",
        "14.XI.1962",
        "9/6/72",
        "0800 hours",
        "the 1930's",
        "midnight",
        "99",
        "30 February",
        "June 31",
        "9999",
        "0001",
        "in ten days",
        "for",
        "of",
        "January",
        "the same day",
        "that time",
        "Christmas",
        "fiscal year 1963",
        "a century ago",
        "400 years ago",
        "300 centuries ago",
        "the next decade",
    )
)
texts = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join))
anchors = st.builds(
    Anchor,
    st.one_of(
        st.none(),
        st.dates().map(Point.of),
        st.dates().map(lambda day: Point(day.year, day.month)),
        st.dates().map(lambda day: Point(day.year)),
    ),
    st.sampled_from(Tense),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.integers(1, 9999)),
    st.one_of(st.none(), st.dates().map(Point.of)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(texts, anchors)
def test_every_value_is_edtf_and_the_same_each_time(text: str, anchor: Anchor) -> None:
    end = 0
    for expression in joined(text, expressions(text)):
        assert end <= expression.at.start < expression.at.end <= len(text)
        end = expression.at.end
        found = resolve(expression, anchor)
        assert found == resolve(expression, anchor)
        assert found.because.endswith(".")
        assert found.certainty
        if found.value is not None:
            value: Edtf = parse(str(found.value))
            assert value == found.value
            first, last = earliest(value), latest(value)
            assert first is None or last is None or first <= last
