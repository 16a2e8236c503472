"""Dates, hours and numbers as writers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.dates.clock import hours
from memcon.dates.numbers import number
from memcon.dates.settle import century, day_comes_first, in_habit, settled, weekday_fault
from memcon.dates.written import written


def _value(text: str, *, dateline: bool = False, year: int | None = None) -> str | None:
    found = written(text, 0, len(text), dateline=dateline)
    value = settled(found, year) if found else None
    return str(value) if value else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("November 18, 1962", "1962-11-18"),
        ("18 November 1962", "1962-11-18"),
        ("18th of November, 1962", "1962-11-18"),
        ("November the 18th, 1962", "1962-11-18"),
        ("NOVEMBER 18, 1962", "1962-11-18"),
        ("Nov. 18, 1962", "1962-11-18"),
        ("1962-11-18", "1962-11-18"),
        ("1962 November 18", "1962-11-18"),
        ("14.XI.1962", "1962-11-14"),
        ("14/XI-1962", None),
        ("03.11.1962", "1962-11-03"),
        ("18/11/1962", "1962-11-18"),
        ("11/18/1962", "1962-11-18"),
        ("3/11/1962", "[1962-11-03,1962-03-11]"),
        ("11/11/1962", "1962-11-11"),
        ("January 28-29, 1962", "1962-01-28/1962-01-29"),
        ("January 28 and 29, 1962", "1962-01-28/1962-01-29"),
        ("August 28 and 30, 1972", "{1972-08-28,1972-08-30}"),
        ("May 30-June 2, 1961", "1961-05-30/1961-06-02"),
        ("30 December-2 January 1963", "1962-12-30/1963-01-02"),
        ("30 December 1962-2 January 1963", "1962-12-30/1963-01-02"),
        ("3, 4 and 5 May 1962", "1962-05-03/1962-05-05"),
        ("October or November of '61", "[1961-10,1961-11]"),
        ("November 1962", "1962-11"),
        ("1961-1963", "1961/1963"),
        ("1961–63", "1961/1963"),
        ("in 1961", None),
        ("June 31, 1961", None),
        ("February 29, 1961", None),
        ("we", None),
        ("may 5", None),
    ],
)
def test_a_written_date(text: str, value: str | None) -> None:
    assert _value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 3 janvier 1973", "1973-01-03"),
        ("18 de novembro de 1962", "1962-11-18"),
        ("3. Juli 1962", "1962-07-03"),
        ("18 noiabria 1962", "1962-11-18"),
        ("18-XI-62", "1962-11-18"),
        ("18 Nov 62", "1962-11-18"),
    ],
)
def test_a_dateline_reads_more(text: str, value: str) -> None:
    assert _value(text, dateline=True) == value


def test_the_year_is_taken_where_none_stands() -> None:
    assert _value("November 1st", year=1962) == "1962-11-01"
    assert _value("December 30-January 2", year=1962) == "1962-12-30/1963-01-02"
    assert _value("November 1st") is None


def test_an_hour_behind_a_day_is_not_a_second_day() -> None:
    assert _value("May 3 and 4 p.m.", year=1961) == "1961-05-03"
    assert _value("June 2, 1955—7 p.m.") == "1955-06-02"


def test_the_weekday_is_checked() -> None:
    found = written("Monday, 18 November 1962", 0, 24)
    assert found is not None
    value = settled(found)
    assert value is not None
    assert weekday_fault(found, value) == (
        "The record says Monday, but 18 November 1962 was a Sunday."
    )
    right = written("Sunday, 18 November 1962", 0, 24)
    assert right is not None
    assert weekday_fault(right, value) is None


def test_the_record_tells_how_it_writes_figures() -> None:
    assert day_comes_first("on 25/10/1962 and 3/11/1962") is True
    assert day_comes_first("on 10/25/1962 and 3/11/1962") is False
    assert day_comes_first("on 10/25/1962 and 25/10/1962") is None
    assert day_comes_first("on 3/11/1962") is None
    assert century("In 1848 and 1849, and 1962") == 18
    assert century("nothing") == 19
    found = written("3/11/62", 0, 7)
    assert found is not None
    assert str(settled(in_habit(found, "the note of 10/25/1962"))) == "1962-03-11"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:15 p.m.", "21:15", None),
        ("9.15 pm", "21:15", None),
        ("noon", "12:00", None),
        ("12 noon", "12:00", None),
        ("midnight", "00:00", None),
        ("12:30 a.m.", "00:30", None),
        ("3-5:15 p.m.", "15:00", "17:15"),
        ("15:40 to 17:55", "15:40", "17:55"),
        ("0930Z", "09:30", None),
        ("10 a.m.-noon", "10:00", "12:00"),
        ("11-1:15 p.m.", "11:00", "13:15"),
        ("11:10 a.m.-1:55 p.m.", "11:10", "13:55"),
        ("10:30 p.m.–1:40 a.m.", "22:30", "01:40"),
        ("12:50-1:15 a.m.", "00:50", "01:15"),
        ("12:30-12:50 p.m.", "12:30", "12:50"),
        ("9:30-midnight", "21:30", "00:00"),
        ("4 o'clock in the afternoon", "16:00", None),
        ("12 o’clock at night", "00:00", None),
        ("2 in the morning", "02:00", None),
        ("1645 hours", "16:45", None),
        ("20:19p.m.", "20:19", None),
    ],
)
def test_a_time_of_day(text: str, start: str, end: str | None) -> None:
    found = hours(text, 0, len(text))
    assert found is not None
    assert found.sure
    assert found.start.hours_and_minutes == start
    assert (found.end.hours_and_minutes if found.end else None) == end


@pytest.mark.parametrize("text", ["5", "1962", "4 hours", "12.5 men", "3 men", "25:10", "10 days"])
def test_no_time_of_day(text: str) -> None:
    assert hours(text, 0, len(text)) is None


def test_bare_figures_are_a_time_in_a_dateline_only() -> None:
    assert hours("1830", 0, 4) is None
    found = hours("1830", 0, 4, dateline=True)
    assert found is not None
    assert found.start.hours_and_minutes == "18:30"


def test_an_hour_that_may_be_either() -> None:
    found = hours("5:15", 0, 4)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("38 thousand letters", "38000", "38 thousand"),
        ("4 to 5 days", "4/5", "4 to 5"),
        ("two and a half months", "2.5", "two and a half"),
        ("2½ years", "2.5", "2½"),
        ("12,000 farms", "12000", "12,000"),
        ("84.5 million", "84500000", "84.5 million"),
        ("a dozen men", "12", "a dozen"),
        ("two or three hundred", "200/300", "two or three hundred"),
        ("5-6 million", "5000000/6000000", "5-6 million"),
        ("twenty-four hours", "24", "twenty-four"),
        ("forty or fifty years", "40/50", "forty or fifty"),
        ("1960-61", "1960", "1960"),
    ],
)
def test_a_number(text: str, value: str, words: str) -> None:
    found = number(text, 0, len(text))
    assert found is not None
    assert str(found) == value
    assert text[: found.end] == words


@given(
    st.text(alphabet="0123456789 ,./-:'’JanuryMchAiletbOoSpND thapm", max_size=40), st.booleans()
)
def test_any_words_are_read_or_not(text: str, dateline: bool) -> None:
    found = written(text, 0, len(text), dateline=dateline)
    if found is not None:
        assert 0 < found.at.end <= len(text)
        settled(in_habit(found, text), 1962)
    hour = hours(text, 0, len(text), dateline=dateline)
    assert hour is None or 0 < hour.at.end <= len(text)
    amount = number(text, 0, len(text))
    assert amount is None or amount.low <= amount.high
