"""The sentences of a text: where they end, where they do not, and that they leave nothing out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.text.sentences import sentences
from memcon.text.span import Span

PIECES = st.sampled_from(
    [
        *(
            "Mr. Sabran said so.",
            "Why?",
            "U.S.",
            "The",
            "No. 5",
            "E. Marten",
            "he left",
            "...",
            "…",
        ),
        *("“Yes.”", "¹", "\n", "\n\n", " ", ". ", "1. ", "(a) ", "II. ", "3.5 km", ")", "’", "?!"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=20).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
    st.text(),
)


def split(text: str) -> list[str]:
    return [said.of(text) for said in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "said",
    [
        ["The Minister left.", "He was ill.", "Why?", "Nobody knew!"],
        ["Mr. Sabran, Gen. Hollis and Lt. Col. Tanner left.", "St. Anna was closed."],
        ["E. Marten left.", "E. Marten did not object.", "J. Sabran and L. Corvin did."],
        ["He spoke of the U.S. Ambassador.", "He had been in the U.S.", "The Minister had not."],
        ["He cited No. 5 and Art. 12.", "He left."],
        ["“Is it so?” he asked.", "“Yes.”", "It was."],
        ["The rocks are bare.¹", "The shore is not.12", "So be it."],
        ["It was 3.5 km. vs. ten."],
        ["At 3 p.m. Mr. Marten left."],
        ["He said yes...", "Then no…", "Perhaps."],
        ["The Minister (who was ill.)", "He left."],
        ["He left (e.g. by train).", "So did they."],
    ],
)
def test_where_sentences_end(said: list[str]) -> None:
    assert split(" ".join(said)) == said


@pytest.mark.parametrize("number", ["1.", "12)", "(a)", "a.", "II.", "(iv)", "A."])
def test_an_items_number_belongs_to_no_sentence(number: str) -> None:
    assert split(f"{number} The lease is void. He said so.") == [
        "The lease is void.",
        "He said so.",
    ]


def test_an_initial_is_no_items_number() -> None:
    assert split("E. Marten left.") == ["E. Marten left."]


def test_a_line_ends_a_sentence() -> None:
    assert split("The first line\nThe second line") == ["The first line", "The second line"]


@pytest.mark.parametrize("nothing", ["", " ", "\n \n"])
def test_nothing_has_no_sentences(nothing: str) -> None:
    assert split(nothing) == []


@given(TEXTS)
def test_sentences_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for said in sentences(text, Span(0, len(text))):
        assert end <= said.start < said.end <= len(text)
        assert said.of(text) == said.of(text).strip()
        end = said.end


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_they_stay_within_the_stretch(text: str, start: int, length: int) -> None:
    at = Span(min(start, len(text)), min(start + length, len(text)))
    assert all(at.covers(said) for said in sentences(text, at))


@given(TEXTS)
def test_only_blanks_and_numbers_of_items_are_left_out(text: str) -> None:
    kept = "".join(split(text))
    left_out = len("".join(text.split())) - len("".join(kept.split()))
    stops = sum(text.count(stop) for stop in (".", ")", "\n", "?", "!", "…"))
    assert 0 <= left_out <= 7 * (stops + 1)
