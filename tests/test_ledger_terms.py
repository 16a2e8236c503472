"""What two sentences have in common: stems, names, numbers, denials, and how much they tell."""

import pytest

from memcon.ledger.following.terms import Index, base, terms


def test_a_name_is_no_word_that_opens_a_sentence() -> None:
    found = terms("Tenders of Lowmark lay mines for Captain Marten.")
    assert {"lowmark", "marten", "captain"} <= {*found.names}
    assert "tender" in found.stems - found.names
    assert "kestria" in terms("Kestria welcomes it.").names


def test_numbers_in_words_and_figures_are_one() -> None:
    assert terms("There are forty tenders.").numbers == terms("There are 40 tenders.").numbers
    assert terms("Some 1,200 men and two ships.").numbers == {"1200", "2"}


@pytest.mark.parametrize(
    ("words", "denials"),
    [("It is so.", 0), ("It is not so.", 1), ("It isn't so.", 1), ("Nobody says it is not so.", 2)],
)
def test_denials_are_counted(words: str, denials: int) -> None:
    assert terms(words).denials == denials


def test_irregular_forms_have_one_stem() -> None:
    assert base("sent") == "send"
    assert terms("We sent the text.").stems == terms("We send the text.").stems


SAID = (
    "The lease of Sker runs for long.",
    "The lease of the light runs out.",
    "The harbour of Sker is full.",
    "The lease of Sker is void.",
)


def test_like_sentences_are_found_by_what_they_share() -> None:
    index = Index.of(SAID)
    assert index.near(0) == [1, 3]
    assert index.near(0, least=1) == [1, 2, 3]
    assert Index.of(SAID, most=1).near(0, least=1) == []


def test_what_is_shared_is_told_for_each_of_the_two() -> None:
    like, back = Index.of(SAID).likeness(3, 0), Index.of(SAID).likeness(0, 3)
    assert sorted(like.shared) == ["leas", "sker"]
    assert like.names == {"sker"}
    assert (like.of_one, like.of_other) == (back.of_other, back.of_one)
    assert 0 < like.of_one < 1
    assert Index.of(SAID).likeness(3, 0, frozenset(("sker",))).shared == ("leas",)
