"""Parts of a name, spellings, and the comparison of two names with its reason."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from memcon.names.compare import Agreement, compared
from memcon.names.fold import folded, nearly, sounded
from memcon.names.name import called, name_of
from memcon.names.titles import titles_of


def splits(words: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(split.given, split.surname) for split in name_of(tuple(words.split())).splits]


def agreement(one: str, other: str) -> Agreement:
    return compared(name_of(tuple(one.split())), name_of(tuple(other.split()))).agreement


@pytest.mark.parametrize(
    ("words", "given_names", "surname"),
    [
        ("A.I. Marten", ("a", "i"), ("marten",)),
        ("Anton Marten", ("anton",), ("marten",)),
        ("Charles de Marne", ("charles",), ("de", "marne")),
        ("David Orne-Vidal", ("david", "orne"), ("vidal",)),
        ("Chen Wu-li", ("wuli",), ("chen",)),
        ("Kim Il Sun", ("ilsun",), ("kim",)),
        ("Nguyen Van Dao", ("vandao",), ("nguyen",)),
        ("Rodion Ya. Kuzmin", ("rodion", "y"), ("kuzmin",)),
        ("Kuzmin Georgi N.", ("georgi", "n"), ("kuzmin",)),
        ("Arthur Penrith Jr.", ("arthur",), ("penrith",)),
        ("Marten", (), ("marten",)),
        ("Orne-Vidal", (), ("orne", "vidal")),
    ],
)
def test_likeliest_split(
    words: str, given_names: tuple[str, ...], surname: tuple[str, ...]
) -> None:
    assert splits(words)[0] == (given_names, surname)


def test_two_surnames_may_be_called_by_the_first() -> None:
    assert called(name_of(("Fernando", "Belan", "Terra"))) == ("terra", "belan terra", "belan")
    assert called(name_of(("Charles", "de", "Marne"))) == ("de marne", "marne")


def test_vietnamese_are_called_by_the_last_name_too() -> None:
    assert set(called(name_of(("Nguyen", "Van", "Dao")))) == {"nguyen", "dao"}
    assert called(name_of(("Chen", "Yi"))) == ("chen",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anton Marten", "A. Marten", Agreement.INITIALS),
        ("Anton Marten", "Anton I. Marten", Agreement.FULL),
        ("Averell Orne", "W. Averell Orne", Agreement.FULL),
        ("Aleksandr Kuzmin", "Alexander Kuzmin", Agreement.FULL),
        ("Bob Dahl", "Robert K. Dahl", Agreement.FULL),
        ("Chi Peng Li", "Chi P'eng-li", Agreement.FULL),
        ("Chou-En-Li", "Chou En-li", Agreement.FULL),
        ("Hsuing Wu-li", "Hsiung Wu-li", Agreement.FULL),
        ("Marten", "A. Marten", Agreement.SURNAME),
        ("Dorticós", "Osvaldo Dorticos", Agreement.SURNAME),
        ("Belan", "Fernando Belan Terra", Agreement.SURNAME),
        ("Fidel", "Fidel Orsino", Agreement.GIVEN),
        ("A. Corvin", "E. Corvin", Agreement.DIFFERENT),
        ("F. Kennel", "John F. Kennel", Agreement.DIFFERENT),
        ("Anton Marten", "Anton Martens", Agreement.FULL),
        ("Marten", "Martens", Agreement.UNRELATED),
        ("Mann", "Man", Agreement.UNRELATED),
        ("Dahl", "Corvin", Agreement.UNRELATED),
    ],
)
def test_comparison(one: str, other: str, expected: Agreement) -> None:
    assert agreement(one, other) is expected
    assert agreement(other, one) is expected


def test_comparison_says_why() -> None:
    found = compared(name_of(("Hsuing", "Wu-li")), name_of(("Hsiung", "Wu-li")))
    assert not found.exact
    assert found.because == "The given name agrees, and the surname but for a slip in spelling."


WORDS = st.lists(
    st.sampled_from(("A.", "Anton", "de", "Marten", "Chen", "Wu-li", "Orne-Vidal", "Jr.", "I")),
    min_size=1,
    max_size=6,
)  # fmt: skip


@given(WORDS, WORDS)
def test_comparison_does_not_depend_on_the_order(one: list[str], other: list[str]) -> None:
    first, second = name_of(tuple(one)), name_of(tuple(other))
    assert compared(first, second).agreement is compared(second, first).agreement


@given(WORDS)
def test_a_name_agrees_with_itself(words: list[str]) -> None:
    name = name_of(tuple(words))
    assert compared(name, name).agreement >= Agreement.SURNAME


@example("ϲ")
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anatoliy", "Anatoli"), ("Sergey", "Sergei"), ("Smirnovsky", "Smirnovski"), ("Pyotr", "Petr"),
     ("Yevgeny", "Evgeni"), ("Soldatow", "Soldatov")],
)  # fmt: skip
def test_schools_of_transliteration_agree(one: str, other: str) -> None:
    assert sounded(folded(one)) == sounded(folded(other))


def test_one_slip_of_the_pen() -> None:
    assert nearly("hsuing", "hsiung")
    assert nearly("kuzmin", "kuzmn")
    assert not nearly("kuzmin", "kusmen")
    assert not nearly("dahl", "dohl")


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("the Assistant Secretary of State for Trade", "assistant secretary of state for trade"),
        ("Ambassador to Halven", "ambassador"),
        ("the President's Special Assistant for Trade", "special assistant for trade"),
        ("of the Halven delegation", ""),
    ],
)
def test_title_of_an_office(office: str, expected: str) -> None:
    assert titles_of(office) == ((expected,) if expected else ())
