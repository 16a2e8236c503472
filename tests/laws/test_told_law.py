"""Who speaks and what is done: within a sentence, no act without speech, no name made up."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_texts import FULLEST, record_texts

from memcon.export.jsonl import encoded
from memcon.model.marks import Act, Attendee, Deed, Form, Mark, Note, Outcome, Speech, Strength
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.read.pipeline import STAGES
from memcon.text.sentences import sentences
from memcon.text.span import Span
from memcon.workspace import read_record

LAWFUL = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SUBJECTS = (
    *("Mr. Sabran", "The Minister", "He", "She", "I", "We", "They", "It was", "The Soviet side"),
    *("The Ambassador, Mr. Dahl,", "Hollis and Tanner", "Mr. Dahl, however,", "Captain Marten", ""),
)
VERBS = (
    *("said that", "asked whether", "had told him that", "agreed that", "would promise that"),
    *(
        "was asked by me whether",
        "refused to say whether",
        "proposed that",
        "read",
        "left",
        "agreed",
    ),
)
MATTERS = (
    *(
        "the lights were ready",
        "the lease was “void”",
        "Mr. Corvin had said so",
        "it was so, if he",
    ),
    *(
        "perhaps Varrow could go",
        "nobody knew",
        "what should be done",
        "he left. Why?",
        "",
        "E. Oak",
    ),
)
JOINS = (". ", ", and ", "; ", "? ", "\n\n", " while ", ".¹ ", " (he laughed) ", "\n", ": ")


def told() -> st.SearchStrategy[str]:
    """Return a report put together from parts, some of which make no sense."""
    one = st.tuples(*map(st.sampled_from, (SUBJECTS, VERBS, MATTERS, JOINS)))
    said = one.map(lambda parts: f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}".lstrip())
    return st.lists(said, max_size=14).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Draw a record whose writer tells what was said."""
    heads = ("", "Memorandum of Conversation", "41. Telegram From the Embassy in Halven")
    lists = ("", "PARTICIPANTS\nMr. Sabran, Minister\nMr. Per Dahl, Ambassador\nMrs. Anna Corvin")
    ends = ("", "Hollis", "[signed] L. Corvin", "¹ Mr. Dahl said later that it was not so.")
    parts = [draw(st.sampled_from(part)) for part in (heads, lists)]
    parts += [draw(told()), draw(st.sampled_from(ends))]
    return "\n\n".join(part for part in parts if part)


TEXTS = st.one_of(reports(), record_texts())


def given_record(text: str) -> Record:
    return Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))


def drafted(text: str) -> Draft:
    """Return what the stages see and make, before it is laid back on the record."""
    draft = Draft.of(Reading(given_record(text)))
    for stage in STAGES:
        draft = draft.plus(stage(draft))
    return draft


def meets(one: Mark, other: Mark) -> bool:
    return one.at.start < other.at.end and other.at.start < one.at.end


@LAWFUL
@given(TEXTS)
def test_told_speech_lies_within_a_sentence(text: str) -> None:
    draft = drafted(text)
    known = {said for part in draft.paragraphs for said in sentences(draft.text, part.at)}
    for mark in draft.of_kind(Speech):
        if mark.ground.rule.startswith("reported/"):
            line = Span(draft.text.rfind("\n", 0, mark.at.start) + 1, mark.at.end)
            within = set(sentences(draft.text, line)) | known
            assert any(said.covers(mark.at) for said in within), mark


@LAWFUL
@given(TEXTS)
def test_told_speech_is_no_part_of_list_or_note(text: str) -> None:
    draft = drafted(text)
    apart = (*draft.of_kind(Attendee), *draft.of_kind(Note))
    for mark in draft.of_kind(Speech):
        if mark.ground.rule.startswith("reported/") and mark.form is Form.REPORTED:
            assert not any(meets(mark, other) for other in apart), mark


@LAWFUL
@given(TEXTS)
def test_a_speaker_is_named_in_the_records_words(text: str) -> None:
    draft = drafted(text)
    words = " ".join(draft.text.split())
    for mark in draft.of_kind(Speech):
        assert " ".join(mark.speaker.split()) in words, mark
        assert mark.person is None


@LAWFUL
@given(TEXTS)
def test_no_act_without_speech(text: str) -> None:
    draft = drafted(text)
    speeches = draft.of_kind(Speech)
    for act in draft.of_kind(Act):
        assert any(mark.at.covers(act.at) and mark.speaker == act.actor for mark in speeches), act


@LAWFUL
@given(TEXTS)
def test_what_an_act_says_beside_itself(text: str) -> None:
    for act in drafted(text).of_kind(Act):
        assert (act.value is not None) == (act.act is Deed.STANCE), act
        assert act.strength is None or act.act is Deed.COMMIT, act
        assert act.status is None or act.act in (Deed.ASK, Deed.REQUEST, Deed.PROPOSE), act
        assert act.response is None or act.response.start >= act.at.end, act
        assert act.response is None or act.status not in (None, Outcome.UNANSWERED), act
        assert act.corrects is None or act.corrects.end <= act.at.start, act
        assert act.flag is None or act.at.covers(act.flag), act
        assert act.strength is not Strength.PROPOSED_NORM or act.act is Deed.COMMIT, act


@LAWFUL
@given(TEXTS)
def test_one_act_of_a_kind_for_a_speaker_and_sentence(text: str) -> None:
    seen = [(act.at, act.act, act.actor, act.ground.rule) for act in drafted(text).of_kind(Act)]
    assert len(seen) == len(set(seen))


@LAWFUL
@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert encoded(read_record(Reading(given_record(text)))) == encoded(
        read_record(Reading(given_record(text)))
    )


def test_speech_and_acts_are_found_in_these_texts() -> None:
    marks = drafted(FULLEST).marks
    assert any(isinstance(mark, Speech) and mark.form is Form.REPORTED for mark in marks)
    assert any(isinstance(mark, Act) for mark in marks)
