"""Dates are written as a reader writes them."""

import pytest

from memcon.web.dating import in_words

WORDS = {
    "1961-03-14": "14 March 1961",
    "1961-03": "March 1961",
    "1961-03-XX": "March 1961",
    "1961": "1961",
    "196X": "1960 to 1969",
    "../1961-24": "up to winter 1961",
    "1961-03-06/..": "from 6 March 1961",
    "1961-03-06/1961-03-12": "6 March 1961 to 12 March 1961",
    "1961-03-14T16:20:00": "14 March 1961, 16:20",
    "1958~": "about 1958",
    "1958?": "perhaps 1958",
    "[1961-10,1961-11]": "October 1961 or November 1961",
    "{1961-10-01,1961-11-02}": "1 October 1961, 2 November 1961",
    "no date": "no date",
}


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_dates_in_words(value: str, words: str) -> None:
    assert in_words(value) == words


def test_no_date() -> None:
    assert in_words(None) == "not stated"
