"""A record that is not in English gets a finding and no marks; what may be English is read."""

import json
from pathlib import Path

import pytest

from command import RECORDS, memcon
from foreign import ENGLISH, UNREAD
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.read.language import CODE
from memcon.workspace import read_record

FRAME = """Memorandum of Conversation

Tollmouth, March 14, 1961

PARTICIPANTS
Mr. Sabran
Mr. Dahl

Mr. Sabran said that the draft was nearer to agreement. Mr. Dahl asked for a copy. Mr. Sabran
promised to send one. The French text was read out:

"""


def reading_of(text: str) -> Reading:
    return read_record(
        Reading(Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text))))
    )


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("tongue", UNREAD)
def test_another_language_is_a_finding_and_nothing_else(tongue: str) -> None:
    reading = reading_of(UNREAD[tongue])
    assert codes(reading) == [CODE]
    assert reading.marks == ()
    (finding,) = reading.findings
    first = UNREAD[tongue].split("\n")[0]
    assert finding.weighty
    assert first.startswith(finding.at.of(UNREAD[tongue]))


@pytest.mark.parametrize("tongue", ["French", "Spanish", "Portuguese", "German", "Polish"])
def test_the_finding_names_the_language(tongue: str) -> None:
    (finding,) = reading_of(UNREAD[tongue]).findings
    assert f"in {tongue};" in finding.message


@pytest.mark.parametrize("what", ENGLISH)
def test_what_may_be_english_is_read(what: str) -> None:
    assert CODE not in codes(reading_of(ENGLISH[what]))


@pytest.mark.parametrize("tongue", UNREAD)
def test_a_long_text_is_told_as_a_short_one(tongue: str) -> None:
    assert codes(reading_of(UNREAD[tongue] * 60)) == [CODE]


@pytest.mark.parametrize("tongue", ["French", "German", "Russian"])
def test_an_english_record_that_quotes_is_read(tongue: str) -> None:
    reading = reading_of(FRAME + UNREAD[tongue])
    assert CODE not in codes(reading)
    assert {"speech", "attendee", "date"} <= {mark.kind for mark in reading.marks}


def test_the_command_says_so(tmp_path: Path) -> None:
    for name, text in UNREAD.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    done = memcon("read", tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(UNREAD)
    for row in rows:
        assert row["marks"] == []
        assert [finding["code"] for finding in row["findings"]] == [CODE]


def test_no_record_of_the_example_is_taken_for_another_language() -> None:
    for file in sorted(RECORDS.glob("*.txt")):
        assert CODE not in codes(reading_of(file.read_text("utf-8"))), file.name
