"""The ledger: its order, what can be asked of it, and how it travels."""

import csv
import functools
import json
import random
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from command import memcon
from memcon.cli.ledger import View
from memcon.export.ledger import COLUMNS, entries_sheet, entry_row
from memcon.export.sheet import as_csv
from memcon.ledger.ledger import VIEWS, Ledger
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import (
    Act,
    Attitude,
    Certainty,
    DateRole,
    Deed,
    DocumentDate,
    Ground,
    Outcome,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.workspace import readings

PROJECT = Path(__file__).parents[1]
DOSSIER = PROJECT / "examples" / "sarn-narrows"
GROUND = Ground("act/phrase", (), "Because.")
PARTIES = Parties({"marten-e": "HAL"}, {"hal": "HAL", "halven": "HAL", "kestria": "KES"})
TEXT = (
    "9 March. Shall we vote? Yes, today. On Friday we shall send it. More precisely, on Saturday."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading(name: str, day: str | None, role: DateRole = DateRole.DOCUMENT) -> Reading:
    record = Record.of(name, TEXT, Origin(name + ".txt", "text/plain", ""))
    asks, sends, mends = (
        "Shall we vote?",
        "On Friday we shall send it.",
        "More precisely, on Saturday.",
    )
    marks = (
        DocumentDate(span("9 March"), GROUND, day, role),
        Act(span(asks), GROUND, Deed.ASK, "E. Marten", "marten-e", "the host", ("J. Sabran",), asks,
            status=Outcome.ANSWERED, response=span("Yes, today.")),
        Act(span(sends), GROUND, Deed.COMMIT, "J. Sabran", None, "Kestria", (), sends),
        Act(span(mends), GROUND, Deed.CLAIM, "L. Corvin", None, None, (), mends,
            None, Certainty.POSSIBLE, None, span("More precisely"), corrects=span(sends)),
        Act(span("Yes, today."), GROUND, Deed.STANCE, "", value=Attitude.FOR),
    )  # fmt: skip
    return Reading(record, marks)


READINGS = (
    reading("b", "1961-03-09"),
    reading("a", "1961-03-09"),
    reading("later", "1961-03"),
    reading("never", None),
    reading("first", "1961-02-28", DateRole.MEETING),
)


def order(ledger: Ledger) -> list[tuple[str, int]]:
    return [(entry.passage.record, entry.passage.at.start) for entry in ledger.entries]


def test_entries_stand_in_the_order_of_their_days() -> None:
    records = list(dict.fromkeys(name for name, _ in order(Ledger.of(READINGS))))
    assert records == ["first", "later", "a", "b", "never"]


def test_the_order_of_records_does_not_matter() -> None:
    shuffled = list(READINGS)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert Ledger.of(shuffled, PARTIES) == Ledger.of(READINGS, PARTIES)


def test_every_entry_quotes_its_record() -> None:
    for entry in Ledger.of(READINGS).entries:
        at = entry.passage.at
        assert TEXT[at.start : at.end] == entry.passage.words


def test_without_the_passage_there_is_no_entry() -> None:
    one = READINGS[0]
    fewer = Reading(one.record, tuple(m for m in one.marks if m.at != span("Shall we vote?")))
    assert len(Ledger.of([one]).entries) == len(Ledger.of([fewer]).entries) + 1
    assert not Ledger.of([fewer]).view("questions").entries


def test_as_of_a_day_only_what_was_surely_said_by_then() -> None:
    ledger = Ledger.of(READINGS).view("questions")
    assert [n for n, _ in order(ledger.as_of(date(1961, 3, 8)))] == ["first"]
    assert [n for n, _ in order(ledger.as_of(date(1961, 3, 9)))] == ["first", "a", "b"]
    assert [n for n, _ in order(ledger.as_of(date(1961, 3, 31)))] == ["first", "later", "a", "b"]
    assert ledger.undated == 1


@pytest.mark.parametrize("name", ["HAL", "hal", "Halven", "marten-e", "E. Marten"])
def test_a_party_is_found_by_code_name_and_person(name: str) -> None:
    found = Ledger.of(READINGS[:1], PARTIES).by_party(name)
    assert [entry.act for entry in found.entries] == [Deed.ASK]


def test_a_side_that_the_record_names_is_the_party_of_that_name() -> None:
    found = {entry.act: entry.party for entry in Ledger.of(READINGS[:1], PARTIES).entries}
    assert found == {Deed.ASK: "HAL", Deed.COMMIT: "KES", Deed.CLAIM: None, Deed.STANCE: None}


def test_a_correction_supersedes_and_deletes_nothing() -> None:
    (entry,) = Ledger.of(READINGS[:1]).view("commitments").entries
    assert entry.superseded_by is not None
    assert entry.superseded_by.words == "More precisely, on Saturday."


def test_each_act_has_one_view() -> None:
    assert sorted(VIEWS.values(), key=lambda deed: deed.value) == sorted(
        Deed, key=lambda deed: deed.value
    )
    assert VIEWS.keys() <= {view.value for view in View}


def rows(entry: Entry) -> dict[str, str]:
    (row,) = csv.DictReader(StringIO(as_csv(entries_sheet([entry]))))
    return row


def test_a_row_of_csv_gives_passages_by_their_words() -> None:
    (entry,) = Ledger.of(READINGS[:1], PARTIES).view("questions").entries
    row = rows(entry)
    assert tuple(row) == COLUMNS == tuple(entry_row(entry))
    assert (row["response"], row["to"], row["status"]) == ("Yes, today.", "J. Sabran", "answered")


def test_no_cell_is_a_formula() -> None:
    record = Record.of("x", "=1+1 is said.", Origin("x.txt", "text/plain", ""))
    act = Act(Span(0, 13), GROUND, Deed.CLAIM, "@SUM(A1)", on="+2")
    (entry,) = Ledger.of([Reading(record, (act,))]).entries
    row = rows(entry)
    assert [row["words"], row["actor"], row["on"]] == ["'=1+1 is said.", "'@SUM(A1)", "'+2"]


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_command_prints_what_the_schema_says(view: str) -> None:
    schema = json.loads((PROJECT / "docs" / "ledger.schema.json").read_text("utf-8"))
    run = memcon("ledger", DOSSIER, view, "--format", "json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    Draft202012Validator(schema).validate(found)
    passed_on = {"message", "knowledge"} if view == "claims" else set()
    acts = {row["act"] for row in found if "act" in row}  # messages and knowledge are no acts
    assert acts <= {VIEWS[view].value} | passed_on


@pytest.mark.parametrize("view", ["positions", "compare", "orders", "unattached"])
def test_what_goes_by_points_is_as_the_schema_says(view: str) -> None:
    schema = json.loads((PROJECT / "docs" / "ledger.schema.json").read_text("utf-8"))
    names = {"positions": "cell", "compare": "comparison", "orders": "order"}
    only = {**schema, "items": {"$ref": f"#/$defs/{names.get(view, view)}"}}
    run = memcon("ledger", DOSSIER, view, "--party", "HAL", "--party", "KES", "--format", "json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    assert found
    Draft202012Validator(only).validate(found)
    for row in found:
        for one in [row, *row.get("positions", ()), *row.get("history", ())]:
            if one.get("words"):
                assert one["words"] in words_of(one["record"])


@functools.cache
def words_of(record: str) -> str:
    (found,) = (one for one in readings([str(DOSSIER)], print) if one.record.id == record)
    return " ".join(found.record.text.split())


def test_plain_answers_where_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Nothing is said here.", "utf-8")
    for asked in (
        ("positions",), ("compare", "--party", "NOBODY"), ("orders",), ("unattached",),
        ("questions", "--point", "nowhere"), ("positions", "--as-of", "0001-01-01"),
    ):  # fmt: skip
        run = memcon("ledger", tmp_path, *asked)
        assert (run.returncode, run.stdout) == (0, "")
        assert "none found" in run.stderr
        assert "Traceback" not in run.stderr
    run = memcon("ledger", DOSSIER, "positions", "--point", "nowhere", "--party", "NOBODY")
    assert run.returncode == 0
    assert "points.toml has no point “nowhere”" in run.stderr
    assert "no record shows a party “NOBODY”" in run.stderr


def test_questions_of_the_example() -> None:
    run = memcon("ledger", DOSSIER, "questions", "--party", "KES", "--as-of", "1961-03-14",
                 "--format", "json")  # fmt: skip
    asked = {row["words"]: row for row in json.loads(run.stdout)}
    found = asked["Does the lease speak of mines at all?"]
    assert (found["person"], found["party"], found["said_on"]) == ("sabran-j", "KES", "1961-03-14")
    text = (DOSSIER / "records" / "hal-1961-03-14.txt").read_text("utf-8")
    assert text[found["start"] : found["end"]] == found["words"]


def test_a_table_for_the_terminal() -> None:
    run = memcon("ledger", DOSSIER, "questions", "--party", "Halven")
    assert run.returncode == 0
    assert "naval harbours" in " ".join(run.stdout.split())
    assert run.stderr.splitlines()[-1].endswith(" found")


def test_nothing_found_is_said() -> None:
    run = memcon("ledger", DOSSIER, "questions", "--party", "Nobody")
    assert (run.returncode, run.stdout, run.stderr.strip()) == (0, "", "none found")


def test_a_day_that_is_none_is_wrong_usage() -> None:
    run = memcon("ledger", DOSSIER, "questions", "--as-of", "tomorrow")
    assert run.returncode == 2
    assert "1962-11-18" in run.stderr


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    run = memcon("ledger", tmp_path / "none", "claims")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) >= 1
