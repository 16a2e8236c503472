"""Events and amounts: read off invented records, with how surely each is told."""

import json
from dataclasses import replace
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from command import DOSSIER, PROJECT, memcon
from memcon.ledger.following.events import happenings, measures
from memcon.ledger.ledger import Ledger
from memcon.model.following import Happening, Measure
from memcon.model.marks import Act, Certainty, Deed, Ground
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.workspace import read_record

TEXT = """Record of Conversation between the Minister for Foreign Affairs of Halven, E. Marten, and the Delegates of Kestria

Customs House, Lowmark

Tuesday, 14 March 1961, 15:40 to 17:55

Present:

Halven
E. Marten, Minister for Foreign Affairs

Kestria
J. Sabran, State Secretary
L. Corvin, delegate to the Conference (until 17:30)

E. Marten. We handed in the text on 9 March. The quay of Lowmark is 180 metres long. If the line were down on Thursday we should have no answer before 1 May. You will have three copies by Friday, 17 March.

J. Sabran. Did it reach the Ministry on 10 March? We are told that two hundred men were landed at Sker on 2 March.

Mr. Corvin left the meeting at 17:30.

E. Marten. I know of no landing.

The conversation ended at 17:55.
"""  # noqa: E501
VIEWS = ("commitments", "questions", "requests", "proposals", "claims", "events", "quantities")


ACTS = (
    ("E. Marten", Deed.CLAIM, Certainty.ASSERTED, "We handed in the text on 9 March."),
    ("E. Marten", Deed.CLAIM, Certainty.ASSERTED, "The quay of Lowmark is 180 metres long."),
    ("E. Marten", Deed.CLAIM, Certainty.CONDITIONAL,
     "If the line were down on Thursday we should have no answer before 1 May."),
    ("E. Marten", Deed.COMMIT, Certainty.ASSERTED,
     "You will have three copies by Friday, 17 March."),
    ("J. Sabran", Deed.ASK, Certainty.ASSERTED, "Did it reach the Ministry on 10 March?"),
    ("J. Sabran", Deed.CLAIM, Certainty.ASSERTED,
     "We are told that two hundred men were landed at Sker on 2 March."),
)  # fmt: skip


@cache
def ledger() -> Ledger:
    """The record as it is read, but for its acts, which are given."""
    record = Record.of("hal-1961-03-14", TEXT, Origin("hal-1961-03-14.txt", "text/plain", ""))
    read = read_record(Reading(record))
    acts = tuple(
        Act(Span(TEXT.index(words), TEXT.index(words) + len(words)), Ground("act/phrase"), deed,
            actor, certainty=certainty)
        for actor, deed, certainty, words in ACTS
    )  # fmt: skip
    others = tuple(mark for mark in read.marks if not isinstance(mark, Act))
    return Ledger.of([replace(read, marks=(*others, *acts))])


def happening(words: str) -> Happening:
    return next(one for one in happenings(ledger().statements) if one.when.words == words)


def measure(words: str) -> Measure:
    return next(one for one in measures(ledger().statements) if one.amount.words == words)


def test_what_is_asserted_is_a_fact() -> None:
    found = happening("9 March")
    assert (found.when.value, found.fact) == ("1961-03-09", True)
    assert found.statement.actor == "E. Marten"
    assert found.statement.passage.words == "We handed in the text on 9 March."


@pytest.mark.parametrize("words", ["before 1 May", "2 March"])
def test_what_is_supposed_or_passed_on_is_none(words: str) -> None:
    assert not happening(words).fact


def test_what_lies_ahead_is_none() -> None:
    assert not happening("Friday, 17 March").fact


def test_a_question_tells_of_nothing() -> None:
    assert "10 March" not in [one.when.words for one in happenings(ledger().statements)]


def test_what_the_writer_tells_has_no_speaker() -> None:
    found = [
        one for one in happenings(ledger().statements) if "Corvin" in one.statement.passage.words
    ]
    assert found
    assert {(one.statement.actor, one.fact) for one in found} == {("", True)}


def test_amounts_have_their_sentence_and_speaker() -> None:
    pages = measure("180 metres")
    assert (pages.amount.value, pages.amount.unit, pages.fact) == ("180", "meter", True)
    assert pages.statement.passage.words == "The quay of Lowmark is 180 metres long."
    assert not measure("two hundred men").fact


def test_places_are_those_of_the_record() -> None:
    for one in ledger().statements:
        at = one.passage.at
        assert " ".join(TEXT[at.start : at.end].split()) == one.passage.words
        given = [(each.at, each.words) for each in one.times]
        given += [(each.at, each.words) for each in one.amounts]
        for there, words in given:
            assert TEXT[there.start : there.end] == words
            assert at.covers(there)


@pytest.mark.parametrize("view", VIEWS)
def test_rows_are_as_the_schema_says(view: str) -> None:
    schema = json.loads((PROJECT / "docs" / "ledger.schema.json").read_text("utf-8"))
    run = memcon("ledger", DOSSIER, view, "--format", "json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    assert found
    Draft202012Validator(schema).validate(found)
    for form in ("csv", "table"):
        assert memcon("ledger", DOSSIER, view, "--format", form).returncode == 0


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_later_than_the_day_asked_for_is_known(view: str) -> None:
    run = memcon("ledger", DOSSIER, view, "--as-of", "1961-03-10", "--format", "json")
    assert '"said_on": "1961-03-14"' not in run.stdout
    assert all(row["said_on"] <= "1961-03-10" for row in json.loads(run.stdout))


@pytest.mark.parametrize("view", VIEWS)
def test_rows_of_a_party_are_its_own(view: str) -> None:
    run = memcon("ledger", DOSSIER, view, "--party", "KES", "--format", "json")
    assert {row["party"] for row in json.loads(run.stdout)} <= {"KES"}


def test_the_chain_of_the_jetty() -> None:
    run = memcon("ledger", DOSSIER, "claims", "--format", "json")
    (told,) = [row for row in json.loads(run.stdout) if "second jetty" in row["words"]]
    assert [link["source"] for link in told["chain"]] == ["the master of a collier", "his agent"]
    assert (told["grade"]["source"], told["grade"]["item"]) == ("F", "6")
    assert [row["words"] for row in told["contradicted_by"]] == ["I know of no jetty."]
