"""Who may be meant by a title or a name, in a record with this list of participants or that."""

import pytest

from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.read.cast import Cast, is_people, office_alone, written_out
from memcon.read.pipeline import STAGES

HEAD = "Memorandum of Conversation\n\n14 March 1961\n\nPARTICIPANTS\n"
BODY = "\n\nMr. Sabran said that it was so.\n"


def cast_of(*lines: str, body: str = BODY, end: str = "") -> Cast:
    """Return the cast of a record with these lines in its list."""
    text = HEAD + "\n".join(lines) + body + end
    draft = Draft.of(Reading(Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))))
    for stage in STAGES:
        if stage.__name__ == "reported":
            break
        draft = draft.plus(stage(draft))
    return Cast(draft)


def called(cast: Cast, title: str, *people: str) -> str | None:
    one = cast.holding(title, people)
    return one.called if one is not None else None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Mr. Edmund Sabran, Foreign Minister", "foreign minister"),
        ("Mr. Edmund Sabran, Foreign Minister", "minister"),
        ("Mr. Edmund Sabran, Minister of Finance", "finance minister"),
        ("Mr. Edmund Sabran, Secretary of State", "secretary"),
        ("Mr. Edmund Sabran, Secretary of State for Foreign Affairs", "foreign secretary"),
        ("Ambassador Edmund Sabran", "ambassador"),
    ],
)
def test_who_bears_a_title(line: str, title: str) -> None:
    cast = cast_of(line, "Mr. Per Dahl")
    found = cast.holding(title)
    assert found is not None
    assert "Sabran" in found.at.of(cast.text)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Mr. Edmund Sabran, Assistant Secretary of State", "secretary"),
        ("Mr. Edmund Sabran, Deputy Foreign Minister", "foreign minister"),
        ("Mr. Edmund Sabran, Vice President", "president"),
        ("Mr. Edmund Sabran, Special Assistant to the President", "president"),
        ("Mr. Edmund Sabran (interpreter)", "ambassador"),
        ("Mr. Edmund Sabran", "minister"),
    ],
)
def test_who_does_not_bear_it(line: str, title: str) -> None:
    assert called(cast_of(line, "Mr. Per Dahl"), title) is None


def test_of_two_who_bear_it_neither_is_meant() -> None:
    cast = cast_of(
        "Mr. Edmund Sabran, Ambassador", "Mr. Per Dahl, Ambassador", body="\n\nSo be it."
    )
    assert called(cast, "ambassador") is None


def test_of_two_who_bear_it_he_is_meant_who_was_named_last() -> None:
    cast = cast_of("Mr. Edmund Sabran, Ambassador", "Mr. Per Dahl, Ambassador")
    for mention in cast.mentions.values():
        if mention.at.of(cast.text).endswith("Dahl"):
            cast.named(mention).last = len(cast.text)
    found = cast.holding("ambassador")
    assert found is not None
    assert "Dahl" in found.called


def test_a_title_that_somebody_is_found_to_bear_later() -> None:
    cast = cast_of("Mr. Edmund Sabran", body="\n\nHe left.\n\nPresident Corvin had come.\n")
    (corvin,) = (m for m in cast.mentions.values() if "Corvin" in m.name)
    assert called(cast, "president") is None
    cast.named(corvin)
    assert "Corvin" in (called(cast, "president") or "")


def test_an_interpreter_does_not_speak() -> None:
    cast = cast_of("Mr. Edmund Sabran", "Mr. Martin Ruel (interpreter)")
    assert [one.called for one in cast.speakers()] == ["Edmund Sabran"]


@pytest.mark.parametrize(
    ("line", "sex"),
    [("Mrs. Anna Corvin", "f"), ("Miss Corvin", "f"), ("Mr. Per Corvin", "m"), ("P. Corvin", "")],
)
def test_whether_he_or_she(line: str, sex: str) -> None:
    cast = cast_of(line, "Mr. Edmund Sabran")
    assert {one.sex for one in cast.all if "Corvin" in one.called} == {sex}


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("The Ambassador", "ambassador"),
        ("The Foreign Minister", "foreign minister"),
        ("the Secretary of State", "secretary of state"),
        ("Amb.", "ambassador"),
        ("The Ambassador's letter", ""),
        ("The draft", ""),
        ("Mr. Sabran", ""),
        ("", ""),
    ],
)
def test_words_that_are_an_office_and_nothing_else(words: str, office: str) -> None:
    assert office_alone(words) == office


def test_a_shortened_title_and_a_people() -> None:
    assert written_out("Amb") == "ambassador"
    assert written_out("Draft") == "draft"
    assert is_people("Danish")
    assert not is_people("Draft")
