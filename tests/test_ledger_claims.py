"""Claims: on what they rest, from whom they are had, how they are graded, what contradicts them."""

from dataclasses import replace
from datetime import date

import pytest

from memcon.ledger.following.chain import rest_of
from memcon.ledger.following.claims import Claims
from memcon.ledger.following.spoken import Sentences
from memcon.model.following import Basis, Claim, Fate
from memcon.model.ledger import Entry, Passage
from memcon.model.marks import Certainty, Deed, Form
from memcon.model.negotiation import Grade, Quote
from memcon.text.span import Span
from spoken import ledger, said, when


def claim(words: str, actor: str = "J. Sabran", record: str = "1961-03-14", at: int = 0) -> Entry:
    return said(Deed.CLAIM, record, actor, words, at)


def chain(words: str, actor: str = "J. Sabran", form: Form = Form.DIRECT) -> list[str]:
    rest = rest_of(replace(claim(words, actor), form=form))
    assert (rest.basis is Basis.HEARSAY) == bool(rest.chain)
    return [source.words for source in rest.chain]


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("We are told that Ostmere is building a jetty.", [""]),
        ("A second jetty is reportedly being built.", [""]),
        ("His deputy tells me that the moorings are quiet.", ["His deputy"]),
        ("Your own comrades told me that the rice could have come sooner.", ["Your own comrades"]),
        ("Your newspapers write that the lease is void.", ["Your newspapers"]),
        ("The Lowmark press says that the lease is void.", ["The Lowmark press"]),
        ("According to Captain Marten, the channel is clear.", ["Captain Marten"]),
        ("I was told by the harbour master that the channel is clear.", ["the harbour master"]),
        ("We heard from Mr. Oake, who had it from a pilot, that the lights are out.",
         ["Mr. Oake", "a pilot"]),
        ("The other day a translator read to me a message from the Agency.",
         ["a translator", "the Agency"]),
        ("On this question Mr. Oake told us that the lights are out.", ["Mr. Oake"]),
    ],
)  # fmt: skip
def test_from_whom_it_is_had(words: str, sources: list[str]) -> None:
    assert chain(words) == sources


@pytest.mark.parametrize(
    "words",
    [
        "The jetty is of wood.",
        "I told him that the lights are out.",
        "Press reports of the jetty have done harm.",
        "I do not know what I could tell him.",
        "According to the schedule the vote is on Friday.",
        "According to which text do we vote?",
        "This is the first I hear of it.",
        "It was told as it happened.",
    ],
)
def test_what_is_no_hearsay(words: str) -> None:
    assert chain(words) == []


def test_who_reports_his_own_words_has_them_from_nobody() -> None:
    assert chain("Mr. Sabran told him that the lights are out.", "Sabran", Form.REPORTED) == []
    assert chain("He told him that the lights are out.", "He", Form.REPORTED) == []
    assert chain("He said Mr. Oake had told him so.", "Sabran", Form.REPORTED) == ["Mr. Oake"]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("I have not seen him.", Basis.OWN),
        ("We sent the text on Monday.", Basis.OWN),
        ("The pilots must have known.", Basis.INFERENCE),
        ("I think that it is worth looking at.", Basis.OPINION),
        ("The lease is not before this Conference.", None),
    ],
)
def test_on_what_it_rests(words: str, basis: Basis | None) -> None:
    assert rest_of(claim(words)).basis is basis


TOLD = claim("We are told that Ostmere is building a second jetty at Sker.")
DOUBT = claim("The report is not confirmed.", at=70)
FROM = claim("It comes from the master of a collier, who had it from his agent.", at=100)
DENIED = claim("I know of no jetty.", "R. Hollis", at=180)


def claims(*entries: Entry, grades: dict[Quote, Grade] | None = None) -> dict[str, Claim]:
    found = Claims.of(ledger(*entries), grades).asked()
    return {one.entry.passage.words: one for one in found}


def test_a_later_sentence_says_from_whom_it_was_had() -> None:
    found = claims(TOLD, DOUBT, FROM)[TOLD.passage.words]
    assert [one.words for one in found.chain] == ["the master of a collier", "his agent"]
    assert {one.passage for one in found.chain} == {FROM.passage}
    assert [one.words for one in claims(TOLD, DOUBT)[TOLD.passage.words].chain] == [""]


def test_another_speaker_does_not_say_from_whom_it_was_had() -> None:
    other = replace(FROM, actor="D. Tanner", party="VAR", passage=Passage(
        "1961-03-14", Span(200, 260), FROM.passage.words))  # fmt: skip
    assert [one.words for one in claims(TOLD, other)[TOLD.passage.words].chain] == [""]


def test_only_a_person_raises_a_grade() -> None:
    found = claims(TOLD, DENIED)
    assert found[TOLD.passage.words].grade == Grade()
    assert found[DENIED.passage.words].grade is None
    quote = Quote("building a second jetty", "1961-03-14")
    judged = Grade("C", "3", "A. Reader", "The collier lay off Sker that week.")
    assert claims(TOLD, grades={quote: judged})[TOLD.passage.words].grade == judged
    elsewhere = {replace(quote, record="1961-03-15"): judged}
    assert claims(TOLD, grades=elsewhere)[TOLD.passage.words].grade == Grade()
    anywhere = {replace(quote, record=""): judged}
    assert claims(TOLD, grades=anywhere)[TOLD.passage.words].grade == judged


def test_a_reply_that_knows_of_none_contradicts() -> None:
    found = claims(TOLD, DENIED)
    told, denied = found[TOLD.passage.words], found[DENIED.passage.words]
    assert [one.other for one in told.contradicted] == [DENIED]
    assert [one.other for one in denied.contradicted] == [TOLD]
    assert told.fate is denied.fate is Fate.CONTRADICTED
    assert "know of no" in told.contradicted[0].because


OTHERWISE = [
    ("The lease of Sker covers the laying of mines.",
     "The lease of Sker does not cover the laying of mines."),
    ("Halven has forty tenders in the harbour of Lowmark.",
     "Halven has fifty tenders in the harbour of Lowmark."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), OTHERWISE)
def test_the_same_words_denied_or_counted_otherwise_contradict(one: str, other: str) -> None:
    found = claims(claim(one), claim(other, "R. Hollis", "1961-03-20"))
    assert all(len(each.contradicted) == 1 for each in found.values())
    known = Claims.of(ledger(claim(one), claim(other, "R. Hollis", "1961-03-20")))
    (first,) = known.asked(date(1961, 3, 19))
    assert (first.contradicted, first.fate) == ((), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lease of Sker covers the laying of mines.", "The lease of Sker is void."),
        ("Varrow has decided on the draft.", "Varrow has not yet decided on the draft."),
        ("The lights of Sker are out.", "The lights of Lowmark are not out."),
        ("There is no doubt that the lease of Sker covers mines.",
         "The lease of Sker covers mines."),
        ("Halven has forty tenders in Lowmark.", "Halven has fifty pilots in Lowmark."),
        ("See note 3 on the harbour of Lowmark.", "See note 4 on the harbour of Lowmark."),
    ],
)  # fmt: skip
def test_what_may_both_be_so_does_not_contradict(one: str, other: str) -> None:
    found = claims(claim(one), claim(other, "R. Hollis", "1961-03-20"))
    assert [each for each in found.values() if each.contradicted] == []


@pytest.mark.parametrize("certainty", [Certainty.CONDITIONAL, Certainty.HYPOTHETICAL])
def test_what_is_not_told_as_fact_contradicts_nothing(certainty: Certainty) -> None:
    one, other = OTHERWISE[0]
    unreal = replace(claim(other, "R. Hollis", "1961-03-20"), certainty=certainty)
    assert not any(each.contradicted for each in claims(claim(one), unreal).values())


def dated(words: str, day: str, value: str, actor: str) -> Entry:
    entry = claim(words, actor, "1961-03-14" if actor == "J. Sabran" else "1961-03-20")
    return replace(entry, times=(when(entry, day, value),))


def test_two_days_for_what_happens_once_contradict() -> None:
    one = dated("The lease of Sker ended on 9 March.", "9 March", "1961-03-09", "J. Sabran")
    other = dated("The lease of Sker ended on 13 March.", "13 March", "1961-03-13", "R. Hollis")
    assert all(each.contradicted for each in claims(one, other).values())
    one = dated("The pilots of Sker met on 9 March.", "9 March", "1961-03-09", "J. Sabran")
    other = dated("The pilots of Sker met on 13 March.", "13 March", "1961-03-13", "R. Hollis")
    assert not any(each.contradicted for each in claims(one, other).values())


def test_a_correction_is_no_contradiction() -> None:
    one, other = OTHERWISE[0]
    mends = claim(other, at=100)
    corrected = replace(claim(one), superseded_by=mends.passage)
    found = claims(corrected, mends)
    assert found[one].fate is Fate.CORRECTED
    assert found[one].contradicted == ()


def test_without_the_passage_nothing_rests_on_it() -> None:
    every = (TOLD, DOUBT, FROM, DENIED)
    for gone in every:
        left = [entry for entry in every if entry is not gone]
        for one in claims(*left).values():
            assert gone.passage not in {source.passage for source in one.chain}
            assert gone not in [against.other for against in one.contradicted]


def test_sentences_are_grouped_once() -> None:
    twice = replace(TOLD, act=Deed.MESSAGE)
    sentences = Sentences.of(ledger(TOLD, twice, DENIED).entries)
    assert [len(acts) for acts in sentences.acts] == [2, 1]
    assert len(list(Claims.of(ledger(TOLD, twice), sentences=None).asked())) == 1
