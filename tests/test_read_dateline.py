"""The record's date, from which other stages count."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from memcon.dates.edtf import parse
from memcon.model.marks import DateRole, DocumentDate, DocumentPlace, Ground
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.read.dateline import dateline, record_date, record_day
from memcon.text.span import Span


def _draft(text: str) -> Draft:
    draft = Draft.of(Reading(Record.of("t", text, Origin("t.txt", "text/plain", ""))))
    return draft.plus(dateline(draft))


def test_the_meetings_day_goes_before_the_papers() -> None:
    draft = _draft(
        "MEMORANDUM OF CONVERSATION\n\nLowmark, 16 March 1961\n\nDate of meeting: 14 March 1961\n"
    )
    assert record_day(draft) == date(1961, 3, 14)


def test_a_month_is_no_day() -> None:
    draft = _draft("Draft paper\n\nLowmark, May 1961\n")
    assert record_date(draft) == parse("1961-05")
    assert record_day(draft) is None


def test_a_two_day_talk_counts_from_its_first_day() -> None:
    draft = _draft("Minutes of Meeting\n\nLowmark, January 28-29, 1962\n")
    assert record_day(draft) == date(1962, 1, 28)


def test_a_day_that_may_be_either_is_none() -> None:
    assert record_day(_draft("Note\n\n3/11/1962\n")) is None


def test_no_date() -> None:
    draft = _draft("Note\n\nThe Ambassador called.\n")
    assert record_date(draft) is None
    assert [finding.code for finding in draft.findings] == ["date/missing"]
    assert not draft.findings[0].weighty


def test_what_the_source_says_is_not_contradicted() -> None:
    record = Record.of("t", "Lowmark, 3 May 1961\n", Origin("t.xml", "text/xml", ""))
    by_editor = DocumentDate(Span(9, 19), Ground("tei/date"), "1961-05-04", DateRole.DOCUMENT)
    draft = Draft.of(Reading(record, (by_editor,)))
    draft = draft.plus(dateline(draft))
    assert draft.of_kind(DocumentDate) == (by_editor,)
    assert [mark.name for mark in draft.of_kind(DocumentPlace)] == ["Lowmark"]
    assert record_day(draft) == date(1961, 5, 4)


LINES = st.sampled_from(
    (
        "Lowmark, 14 March 1961, 3-5 p.m.",
        "undated",
        "DATE: 14 March",
        "Time",
        "PLACE:",
        "Place: Lowmark",
        "[Lowmark, May 1961?]",
        "31 June 1961",
        "Received 15 Nov 1962 0412Z",
        "O 201612Z MAR 62",
        "99/99/9999",
        "D. 6.30 p.m. 14th November",
        "Conversation of 14 March 1961 in Lowmark",
        "",
        "Wednesday",
        "12 noon",
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(LINES, max_size=8).map("\n".join)))
def test_any_text_is_read(text: str) -> None:
    draft = _draft(text)
    for mark in draft.marks:
        assert 0 <= mark.at.start < mark.at.end <= len(draft.text)
        if isinstance(mark, DocumentDate) and mark.value:
            assert str(parse(mark.value)) == mark.value
