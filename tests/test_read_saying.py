"""Verbs of saying in a sentence: their forms, who is said to speak, and what the clause is."""

import pytest

from memcon.model.marks import Entity, Ground, Mention
from memcon.read.saying import By, Saying, addressee, sayings
from memcon.read.tokens import Tokens
from memcon.read.verbs import ing, regular, third, verbs
from memcon.text.span import Span

NAMES = ("Mr. Sabran", "Mr. Dahl", "Hollis")


def looked_at(text: str) -> tuple[Tokens, dict[int, Mention]]:
    """Return the tokens of a sentence and the mentions in it by their end."""
    found = {}
    for name in NAMES:
        start = text.find(name)
        while start >= 0:
            at = Span(start, start + len(name))
            found[at.end] = Mention(at, Ground("mention/title"), Entity.PERSON, name.split()[-1])
            start = text.find(name, at.end)
    return Tokens.of(text, Span(0, len(text))), found


def said_in(text: str) -> list[Saying]:
    return list(sayings(*looked_at(text)))


def subjects(text: str) -> list[tuple[str, str]]:
    """Return each verb's base with the words of its subjects."""
    return [
        (one.verb.base, " + ".join(subject.at.of(text) for subject in one.subjects))
        for one in said_in(text)
    ]


@pytest.mark.parametrize(
    ("base", "past", "he", "going"),
    [
        ("ask", "asked", "asks", "asking"),
        ("reply", "replied", "replies", "replying"),
        ("state", "stated", "states", "stating"),
        ("say", "sayed", "says", "saying"),  # its past is in the table
        ("stress", "stressed", "stresses", "stressing"),
        ("agree", "agreed", "agrees", "agreeing"),
        ("reach", "reached", "reaches", "reaching"),
    ],
)
def test_forms_of_a_verb(base: str, past: str, he: str, going: str) -> None:
    assert (regular(base), third(base), ing(base)) == (past, he, going)


@pytest.mark.parametrize(
    ("form", "does"),
    [("said", "say"), ("replied", "answer"), ("inquired", "ask"), ("undertook", "promise")],
)
def test_what_a_form_does(form: str, does: str) -> None:
    assert does in {verb.does for verb in verbs()[form]}


def test_the_longest_form_comes_first() -> None:
    for those in verbs().values():
        lengths = [len(verb.rest) for verb in those]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. Sabran said that it was so.", [("say", "Mr. Sabran")]),
        ("Mr. Sabran then, in turn, said that it was so.", [("say", "Mr. Sabran")]),
        ("Mr. Sabran, the Foreign Minister, said so.", [("say", "Mr. Sabran")]),
        ("Mr. Sabran, the Minister, however, said so.", [("say", "Mr. Sabran")]),
        ("Mr. Sabran (laughing) said so.", [("say", "Mr. Sabran")]),
        ("The Ambassador asked why.", [("ask", "The Ambassador")]),
        ("The Minister of Finance asked why.", [("ask", "The Minister of Finance")]),
        ("In reply to Mr. Dahl, the Minister said so.", [("say", "the Minister")]),
        ("In reply to Mr. Dahl, the Minister, then, said so.", [("say", "the Minister")]),
        ("He replied that it was.", [("reply", "He")]),
        ("Mr. Sabran and Mr. Dahl agreed.", [("agree", "Mr. Sabran + Mr. Dahl")]),
        ("The Soviet side stated that it was.", [("state", "The Soviet side")]),
        ("It was agreed that they should meet.", [("agree", "It")]),
        ("Mr. Dahl was asked by Mr. Sabran.", [("ask", "Mr. Sabran")]),
        ("Mr. Sabran rose and said that it was.", [("say", "Mr. Sabran")]),
        ("The Minister was silent for a while, but then said so.", [("say", "The Minister")]),
        ("He unrolled the map which lay there and said so.", [("say", "He")]),
        ("The paper of Mr. Sabran was read and said nothing.", []),
        ("Corvin said draft ready.", [("say", "Corvin")]),
        ("The lease, Mr. Sabran said, was void.", [("say", "Mr. Sabran")]),
        ("The draft was on the table.", []),
        ("The report said nothing.", []),
        ("Denmark said nothing.", []),
        ("Embtel said nothing.", []),
        ("Their saying so was strange.", []),
        ("", []),
    ],
)
def test_who_is_said_to_speak(text: str, found: list[tuple[str, str]]) -> None:
    assert subjects(text) == found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Mr. Sabran had said that it was so.", "earlier"),
        ("Mr. Sabran would say that it was so.", "supposed"),
        ("The lease, Mr. Sabran said, was void.", "inserted"),
        ("Mr. Dahl was asked by Mr. Sabran whether it was.", "passive"),
    ],
)
def test_how_it_is_said(text: str, what: str) -> None:
    (one,) = said_in(text)
    flags = ("embedded", "earlier", "supposed", "inserted", "passive")
    assert [flag for flag in flags if getattr(one, flag)] == [what]


def test_a_clause_within_another() -> None:
    first, second = said_in("Mr. Sabran said that Mr. Dahl asked why.")
    assert (first.embedded, second.embedded) == (False, True)


def test_a_second_clause_begins_with_its_join() -> None:
    text = "Mr. Sabran asked why, and Mr. Dahl replied that it was so."
    first, second = said_in(text)
    assert (first.joined, second.joined) == (False, True)
    assert text[second.clause :].startswith("and Mr. Dahl")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("I told Mr. Dahl that it was.", "Mr. Dahl"),
        ("I said to Mr. Dahl that it was.", "Mr. Dahl"),
        ("I asked the Foreign Minister why.", "the Foreign Minister"),
        ("I told Corvin that it was.", "Corvin"),
        ("Mr. Dahl was asked by me why.", "Mr. Dahl"),
        ("I said that Mr. Dahl was ill.", None),
        ("I asked why.", None),
    ],
)
def test_whom_a_sentence_says_was_spoken_to(text: str, whom: str | None) -> None:
    tokens, names = looked_at(text)
    found = addressee(tokens, next(sayings(tokens, names)), names)
    assert (found.at.of(text) if found else None) == whom


def test_capitals_without_end_are_no_title() -> None:
    text = "THE " + "AMBASSADOR " * 40 + "SAID SO."
    assert all(one.subjects[0].by is not By.NOBODY for one in said_in(text))
    assert all(len(one.subjects[0].title.split()) < 9 for one in said_in(text))
