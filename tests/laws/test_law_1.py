"""Law 1: reading leaves the record as it is; every mark lies inside it and quotes its words."""

import re
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from record_texts import FULLEST, record_texts

from memcon.export.jsonl import as_json
from memcon.model.marks import Entity, Ground, Mark, Mention
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.people.settle import settled
from memcon.read.pipeline import STAGES
from memcon.text.span import Span
from memcon.workspace import read_record

LAWFUL = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def given_record(text: str) -> Record:
    return Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))


def spans(mark: Mark) -> Iterator[Span]:
    """Yield every place that a mark holds."""
    yield from mark.ground.words
    for name in mark.__struct_fields__:
        value = getattr(mark, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Span):
                yield part


@LAWFUL
@given(record_texts())
def test_reading_leaves_the_record_as_it_is(text: str) -> None:
    record = given_record(text)
    done = read_record(Reading(record))
    assert done.record is record
    assert done.record == given_record(text)


@LAWFUL
@given(record_texts())
def test_every_place_lies_inside_the_text(text: str) -> None:
    done = read_record(Reading(given_record(text)))
    for mark in done.marks:
        assert mark.at.start < mark.at.end, mark
        for span in spans(mark):
            assert 0 <= span.start <= span.end <= len(text), mark
    for finding in done.findings:
        assert 0 <= finding.at.start <= finding.at.end <= len(text), finding


@LAWFUL
@given(record_texts())
def test_a_mark_quotes_the_words_that_its_stage_saw(text: str) -> None:
    draft = Draft.of(Reading(given_record(text)))
    for stage in STAGES:
        draft = draft.plus(stage(draft))
    for mark in settled(draft).marks:
        seen = mark.at.of(draft.text)
        quoted = draft.alignment.back(mark.at).of(text)
        assert seen.strip() == seen, mark
        assert (seen[0], seen[-1]) == (quoted[0], quoted[-1]), mark
        letters = iter(quoted)
        assert all(letter in letters for letter in seen if not letter.isspace()), mark


@LAWFUL
@given(record_texts())
def test_what_the_source_marked_stays_where_it_was(text: str) -> None:
    words = [Span(*match.span()) for match in re.finditer(r"\w+", text)][:60]
    ground = Ground("tei/persName")
    given_marks = tuple(Mention(span, ground, Entity.THING, span.of(text)) for span in words)
    reading = Reading(given_record(text), given_marks)
    draft = Draft.of(reading)
    kept = {
        before.at
        for before, after in zip(given_marks, draft.marks, strict=True)
        if after.at.of(draft.text) == before.at.of(text)  # not broken over lines, no page number
    }
    after = {mark.at for mark in read_record(reading).marks if mark.ground == ground}
    assert kept <= after
    assert len(after) <= len(given_marks)


@LAWFUL
@given(record_texts())
def test_what_is_written_quotes_the_words(text: str) -> None:
    written = as_json(read_record(Reading(given_record(text))))
    marks = written["marks"]
    assert isinstance(marks, list)
    for row in marks:
        assert isinstance(row, dict)
        start, end, anchor = row["start"], row["end"], row.get("anchor")
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end].strip()
        if isinstance(anchor, int):
            assert not start <= anchor < end, row


def test_the_stages_fire_on_these_texts() -> None:
    kinds = {mark.kind for mark in read_record(Reading(given_record(FULLEST))).marks}
    assert kinds >= {
        *("title", "date", "place", "classification", "subject", "attendee", "sender", "addressee"),
        *("speech", "narration", "aside", "note", "source", "signature"),
        *("withheld", "absence", "reference", "mention", "time", "quantity", "person"),
    }
