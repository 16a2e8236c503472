"""What is sent to a language model, and what of its answers holds against the record."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace as changed

from memcon.engines.answer import Answer, Checked, Fate, NoAnswer, answer, checked, only_model
from memcon.engines.question import instruction, question, schema
from memcon.engines.sayings import BATCH, LONGEST, MOST, Saying, batches, sayings
from memcon.lexicon.load import table
from memcon.model.marks import Act, Attitude, Certainty, Deed, Form, Ground, Note, Speech
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from model_stub import Row, reply

TEXT = """Minutes of a Meeting

14 March 1961

MR. MARTEN: We can’t accept, as matters stand today, the second para-
graph as it stands. We would accept it with the six words struck.
Is that agreed?

MR. SABRAN: Yes. The State Secretary of Kestria himself has been
told of it, and so has the Ambassador of Ostmere. Let us begin.

MR. MARTEN: Yes.

The Canal was frozen."""


def said_in(text: str, *speeches: Speech) -> Draft:
    """Return a draft of `text` with these speeches."""
    record = Record.of("a", text, Origin("a.txt", "text/plain", "0" * 64))
    return Draft.of(Reading(record, speeches))


def speech(words: str, speaker: str, label: str = "", text: str = TEXT) -> Speech:
    start = text.index(words)
    name = Span(start, start + len(label)) if label else None
    at, form = Span(start, start + len(words)), Form.DIRECT if label else Form.REPORTED
    return Speech(at, Ground("speech/script", (at,), ""), form, speaker, speaker.lower(), (), name)


def turn(beginning: str, speaker: str) -> Speech:
    start = TEXT.index(beginning)
    return speech(TEXT[start : TEXT.index("\n\n", start)], speaker, f"MR. {speaker.upper()}")


DRAFT = said_in(
    TEXT,
    turn("MR. MARTEN: We", "Marten"),
    turn("MR. SABRAN: Yes", "Sabran"),
    turn("MR. MARTEN: Yes", "Marten"),
)
SAID, _ = sayings(DRAFT)


def check(*rows: Row, said: Sequence[Saying] = SAID) -> Checked:
    given = answer(reply(json.dumps({"acts": rows})).encode())
    return checked(given, tuple(said), "stub-1")


def only_act(*rows: Row, said: Sequence[Saying] = SAID) -> Act:
    (act,) = check(*rows, said=said).acts
    return act


def in_record(act: Act) -> str:
    """Return the record's own words at which an act will stand."""
    return DRAFT.alignment.back(act.at).of(TEXT)


def test_sentences_said_are_sent_and_nothing_else() -> None:
    assert [(saying.speaker, saying.words) for saying in SAID] == [
        ("Marten", "We can’t accept, as matters stand today, the second paragraph as it stands."),
        ("Marten", "We would accept it with the six words struck."),
        ("Marten", "Is that agreed?"),
        ("Sabran", "Yes."),
        (
            "Sabran",
            "The State Secretary of Kestria himself has been told of it, "
            "and so has the Ambassador of Ostmere.",
        ),
        ("Sabran", "Let us begin."),
        ("Marten", "Yes."),
    ]


def test_white_space_goes_as_one_blank_and_its_place_is_known() -> None:
    text = "He said  that\xa0 \the would  come."
    (saying,), _ = sayings(said_in(text, speech(text, "He", text=text)))
    assert saying.words == "He said that he would come."
    assert [at.of(text) for at in saying.found("said that he")] == ["said  that\xa0 \the"]


def test_a_sentence_of_two_speakers_is_sent_once() -> None:
    words = "The Canal was frozen."
    draft = said_in(TEXT, speech(words, "Marten"), speech(words, "Sabran"))
    (saying,), unfit = sayings(draft)
    assert (saying.speaker, unfit) == ("Marten / Sabran", 0)
    act = only_act({"act": "claim", "quote": words}, said=[saying])
    assert (act.actor, act.person) == ("", None)  # which of them does it is not known


def test_words_within_words_are_those_of_the_inner_speaker() -> None:
    draft = said_in(TEXT, turn("MR. SABRAN: Yes", "Sabran"), speech("Let us begin", "Hollis"))
    said, _ = sayings(draft)
    assert only_act({"act": "propose", "quote": "Let us begin"}, said=said).person == "hollis"
    assert only_act({"act": "propose", "quote": "Let us begin."}, said=said).person == "sabran"


def test_a_note_within_a_turn_is_not_sent() -> None:
    note = Note(
        Span(at := TEXT.index("Let us begin."), at + len("Let us begin.")), Ground("note/page-foot")
    )
    draft = said_in(TEXT, turn("MR. SABRAN: Yes", "Sabran"))
    said, _ = sayings(replace(draft, marks=(*draft.marks, changed(note, at=SAID[5].at))))
    assert [saying.words for saying in said] == ["Yes.", SAID[4].words]


@pytest.mark.parametrize("words", ["so " * LONGEST, "He \ud800 said.", "... ? !"])
def test_what_is_no_sentence_is_not_sent(words: str) -> None:
    said, unfit = sayings(said_in(words, speech(words, "He", text=words)))
    assert said == ()
    assert unfit >= 1


def test_batches_hold_all_in_order_and_stay_short() -> None:
    long = replace(SAID[0], words="a" * (BATCH // 2))
    said = [*SAID * 20, *[long] * 5]
    found = list(batches(said))
    assert [saying for batch in found for saying in batch] == said
    assert max(map(len, found)) == MOST
    assert all(sum(len(saying.words) for saying in batch) <= BATCH for batch in found)
    assert list(batches([])) == []


def test_a_question_says_what_is_wanted() -> None:
    body = json.loads(question("stub-1", SAID))
    assert (body["model"], body["temperature"]) == ("stub-1", 0)
    told, sent = (message["content"] for message in body["messages"])
    assert told == instruction()
    assert json.loads(sent)["sentences"][5] == {"speaker": "Sabran", "words": "Let us begin."}
    form = body["response_format"]["json_schema"]
    assert form["strict"]
    Draft202012Validator.check_schema(form["schema"])


def test_a_question_holds_even_with_a_damaged_name() -> None:
    (saying,), _ = sayings(said_in(TEXT, speech("The Canal was frozen.", "M\ud800" + "n" * 999)))
    sent = json.loads(json.loads(question("stub-1", (saying,)))["messages"][1]["content"])
    assert sent["sentences"][0]["speaker"] == "M?" + "n" * 198


def test_schema_takes_what_the_check_takes() -> None:
    validator = Draft202012Validator(schema())
    row = {"act": "stance", "quote": "a", "on": None, "value": "against", "certainty": "asserted"}
    validator.validate({"acts": [row]})
    assert not validator.is_valid({"acts": [row | {"act": "threaten"}]})
    assert not validator.is_valid({"acts": [row | {"value": "maybe"}]})


@pytest.mark.parametrize(
    ("key", "kind"), [("acts", Deed), ("values", Attitude), ("certainty", Certainty)]
)
def test_every_word_asked_for_is_explained(
    key: str, kind: type[Deed] | type[Attitude] | type[Certainty]
) -> None:
    meanings = table("suggest")[key]
    assert isinstance(meanings, dict)
    assert sorted(meanings) == sorted(member.value for member in kind)


def test_what_quotes_the_record_becomes_an_act() -> None:
    act = only_act(
        {"act": "stance", "quote": "We would accept it with the six words struck.",
         "on": "the six words", "value": "conditional", "certainty": "conditional"}
    )  # fmt: skip
    assert in_record(act) == "We would accept it with the six words struck."
    assert act == Act(
        act.at,
        Ground("suggest/stub-1", act.ground.words, act.ground.because),
        Deed.STANCE,
        "Marten",
        "marten",
        on="the six words",
        value=Attitude.CONDITIONAL,
        certainty=Certainty.CONDITIONAL,
    )
    assert [at.of(DRAFT.text) for at in act.ground.words] == [in_record(act), "the six words"]
    assert act.ground.because == "Suggested by stub-1, not yet accepted by a person."


def test_lines_and_hyphens_of_the_record_are_no_hindrance() -> None:
    wrapped = only_act({"act": "knowledge", "quote": "has been told  of\nit"})
    assert in_record(wrapped) == "has been\ntold of it"
    parted = only_act({"act": "refuse", "quote": "the second paragraph as it stands"})
    assert in_record(parted) == "the second para-\ngraph as it stands"


@pytest.mark.parametrize(
    "quote",
    [
        "Kestria will sign tomorrow.",  # invented
        "Let us begim.",  # one letter
        "let us begin.",  # one capital
        "We can't accept, as matters",  # another apostrophe
        "Letus begin.",  # no blank
        "Is that agreed? Yes.",  # over two sentences
        "of Ostmere. Let us begin.",
        "The Canal was frozen.",  # in the record, but nobody says it
        "MR. SABRAN",  # the label
        "et us begin",  # cuts a word
        "Let us beg",
        "",
        " . ",
        "Let us begin." * 9999,
    ],
)
def test_what_does_not_quote_what_was_said_is_dropped(quote: str) -> None:
    found = check({"act": "claim", "quote": quote}, {"act": "propose", "quote": "Let us begin."})
    assert found.fates == Counter({Fate.ELSEWHERE: 1, Fate.KEPT: 1})
    assert [in_record(act) for act in found.acts] == ["Let us begin."]


def test_words_at_two_places_are_dropped() -> None:
    assert check({"act": "agree", "quote": "Yes."}).fates == Counter({Fate.TWICE: 1})
    assert only_act({"act": "agree", "quote": "Yes."}, said=SAID[:5]).person == "sabran"


@pytest.mark.parametrize(
    "row",
    [
        {"act": "threaten", "quote": "Let us begin."},
        {"act": "CLAIM", "quote": "Let us begin."},
        {"act": "courtesy", "quote": "Let us begin."},
        {"act": "stance", "quote": "Let us begin."},
        {"act": "stance", "quote": "Let us begin.", "value": "strongly"},
        {"act": "claim", "quote": "Let us begin.", "certainty": "sure"},
        {"act": "claim", "quote": ["Let us begin."]},
        {"act": "claim"},
        {"quote": "Let us begin."},
        {},
        [],
        None,
        "Let us begin.",
    ],
)
def test_what_has_another_form_is_dropped(row: Row) -> None:
    found = check(row, {"act": "propose", "quote": "Let us begin."})
    assert found.fates == Counter({Fate.SHAPELESS: 1, Fate.KEPT: 1})


def test_the_matter_is_told_in_the_records_words_or_not() -> None:
    row = {"act": "agree", "quote": "Let us begin."}
    assert only_act(row | {"on": "the beginning of the talks"}).on == ""
    assert only_act(row | {"on": "the six  words"}).on == "the six words"  # of another sentence
    assert only_act(row | {"on": "Yes"}).on == ""  # which of them?
    assert only_act(row | {"on": None}).on == ""


def test_a_value_belongs_to_a_stance_only() -> None:
    assert only_act({"act": "propose", "quote": "Let us begin.", "value": "for"}).value is None


def test_what_the_rules_say_already_is_not_said_again() -> None:
    sentence = SAID[5]
    by_rule = Act(sentence.at, Ground("act/first"), Deed.PROPOSE)
    said, _ = sayings(replace(DRAFT, marks=(*DRAFT.marks, by_rule)))
    found = check(
        {"act": "propose", "quote": "us begin."},
        {"act": "request", "quote": "Let us begin."},
        {"act": "request", "quote": "Let us begin."},
        said=said,
    )
    assert [act.act for act in found.acts] == [Deed.REQUEST]
    assert found.fates == Counter({Fate.KNOWN: 2, Fate.KEPT: 1})


def test_the_version_that_answered_is_told() -> None:
    given = answer(
        reply('{"acts": [{"act": "ask", "quote": "Is that agreed?"}]}', "stub 1.2\n").encode()
    )
    (act,) = checked(given, SAID, "the stub").acts
    assert act.ground.rule == "suggest/the-stub"
    assert act.ground.because.startswith("Suggested by the-stub (stub-1.2), not yet accepted")


@pytest.mark.parametrize(
    "content",
    ['{"acts": []}', '```json\n{"acts": []}\n```', '```\n{"acts": []}```\n', ' {"acts":[]}'],
)
def test_a_fence_around_the_answer_is_taken_off(content: str) -> None:
    assert answer(reply(content).encode()).suggestions == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b"[" * 500_000,
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
        reply("").encode(),
        reply("I cannot help with that.").encode(),
        reply('{"acts": [{"act": "claim", "quote": "Let').encode(),
        reply('{"acts": {}}').encode(),
        reply('{"deeds": []}').encode(),
        reply('{"acts":' + "[" * 400_000).encode(),
        reply('{"acts": [' + "{}," * 500 + "{}]}").encode(),
        reply("```" * 99_999 + "\n" * 99_999).encode(),
    ],
)
def test_a_broken_answer_is_one_reason(body: bytes) -> None:
    with pytest.raises(NoAnswer, match=r"^the answer (is|suggests) [^\n]+$"):
        answer(body)


def test_the_only_model_is_taken() -> None:
    assert only_model(b'{"data": [{"id": "stub-1"}]}') == "stub-1"
    for body in (
        b'{"data": []}',
        b'{"data": [{"id": "a"}, {"id": "b"}]}',
        b'{"data": [{"id": " "}]}',
    ):
        with pytest.raises(NoAnswer, match="--suggest-model"):
            only_model(body)


WORDS = st.sampled_from([*TEXT.split(), "Yes.", "Let us begin.", "", "\n", "kitten", "\x00"])
VALUE = st.one_of(
    st.none(), st.integers(), st.text(max_size=5), st.sampled_from(["for", "asserted"])
)
SUGGESTION = st.fixed_dictionaries(
    {"act": st.sampled_from([*(deed.value for deed in Deed), "bluff"])},
    optional={
        "quote": st.lists(WORDS, max_size=6).map(" ".join),
        "on": st.one_of(VALUE, st.lists(WORDS, max_size=3).map(" ".join)),
        "value": VALUE,
        "certainty": VALUE,
    },
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SUGGESTION, max_size=6))
def test_every_act_that_stays_stands_at_words_that_were_sent(rows: list[Row]) -> None:
    found = check(*rows)
    assert found.fates.total() == len(rows)
    assert found.fates[Fate.KEPT] == len(found.acts)
    quotes = {" ".join(str(row.get("quote")).split()) for row in rows}
    for act in found.acts:
        words = act.at.of(DRAFT.text)
        assert words in quotes
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        assert sum(len(whole.findall(saying.words)) for saying in SAID) == 1
        assert act.on in TEXT.replace("-\n", "").replace("\n", " ")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.lists(st.binary(max_size=40).map(bytes), max_size=3))
def test_no_answer_does_harm(body: bytes, suggestions: list[bytes]) -> None:
    with pytest.raises(NoAnswer):
        answer(body)
    found = checked(Answer(tuple(suggestions)), SAID, "stub-1")
    assert found.acts == ()
    assert found.fates == Counter({Fate.SHAPELESS: len(suggestions)} if suggestions else {})
