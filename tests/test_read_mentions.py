"""Names in running text: what the capitals show, and what hostile capitals do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.marks import Entity, Ground, Mark, Mention
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.names.scan import Kind, scan
from memcon.read.mentions import mentions
from memcon.text.span import Span

PARTS = (
    "Marten", "A.", "A.I.", "Mr.", "Mrs.", "Cdes.", "and", "de", "von", "Deputy", "Minister", "of",
    "Foreign", "Affairs", "Chen", "Wu-li", "Ho", "Will", "May", "U.S.", "UN", "Kessel-Dahl", "'s",
    "Jr.", ",", "\n", "—", "Washington", "Committee", "The", "said", "O'", "D'", "-", ".", "I", "É",
)  # fmt: skip


def drafted(text: str, *before: Mark) -> Draft:
    record = Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))
    return Draft.of(Reading(record, before))


def marks(draft: Draft) -> tuple[Mention, ...]:
    return tuple(mark for mark in mentions(draft) if isinstance(mark, Mention))


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_capitals_give_places_inside_the_text(parts: list[str]) -> None:
    draft = drafted(" ".join(parts))
    text, found = draft.text, marks(draft)
    for mark in found:
        assert 0 <= mark.at.start < mark.at.end <= len(text)
        assert mark.at.of(text).strip() == mark.at.of(text)
        assert mark.name
        assert mark.ground.because
    persons = sorted(mark.at for mark in found if mark.entity is Entity.PERSON)
    assert all(one.end <= other.start for one, other in pairwise(persons))


@given(st.text(max_size=200))
def test_any_text_is_scanned(text: str) -> None:
    for piece in scan(text).pieces:
        assert 0 <= piece.start < piece.end <= len(text)


def test_a_source_s_own_mentions_are_not_doubled() -> None:
    text = "Mr. Dahl met George Kessel."
    own = Mention(Span(4, 8), Ground("tei/persName"), Entity.PERSON, "Dahl", "p1")
    assert [mark.name for mark in marks(drafted(text, own))] == ["George Kessel"]


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Deputy Under Secretary of State Dahl", ("deputy under secretary of state",), ("Dahl",)),
        ("Secretary of the Treasury Orne", ("secretary of the treasury",), ("Orne",)),
        ("Ambassador Sir Harold Penrith", ("ambassador", "sir"), ("Harold", "Penrith")),
        ("Comrade General Pavlin", ("comrade", "general"), ("Pavlin",)),
        ("Premier Chou En-li", ("premier",), ("Chou", "En-li")),
        ("Mr. King", ("mr.",), ("King",)),
        ("Lord Home", ("lord",), ("Home",)),
        ("Presidents Orne", ("president",), ("Orne",)),
    ],
)  # fmt: skip
def test_titles(text: str, titles: tuple[str, ...], words: tuple[str, ...]) -> None:
    piece = next(piece for piece in scan(text).pieces if piece.kind is Kind.NAME)
    assert (piece.titles, piece.words) == (titles, words)
