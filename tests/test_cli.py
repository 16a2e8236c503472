"""What the commands print, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from command import COMMAND, DOSSIER, PROJECT, RECORDS, memcon

RECORD = RECORDS / "hal-1961-03-14.txt"
HELP = """
import sys
from memcon.cli.main import run
sys.argv = ["memcon", *sys.argv[1:]]
try:
    run()
finally:
    print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""
HEAVY = ("lxml", "msgspec", "pypdfium2", "starlette", "uvicorn", "jinja2", "ahocorasick_rs")


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["check", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", HELP, *arguments], capture_output=True, text=True, check=True
    )
    assert "Usage: memcon" in run.stdout
    loaded = set(run.stderr.partition("LOADED")[2].split())
    assert "typer" in loaded
    assert sorted(loaded.intersection(HEAVY)) == []
    rooms = {name.split(".")[1] for name in loaded if name.startswith("memcon.")}
    assert rooms <= {"cli", "model", "text"}


def test_lines_and_array_hold_the_same() -> None:
    lines, array = memcon("read", RECORD), memcon("read", RECORD, "--format", "json")
    assert lines.returncode == array.returncode == 0
    assert lines.stderr == array.stderr == ""
    assert [json.loads(line) for line in lines.stdout.splitlines()] == json.loads(array.stdout)


def ids_in(run: "subprocess.CompletedProcess[str]") -> set[str]:
    assert run.returncode == 0
    marks = (mark for line in run.stdout.splitlines() for mark in json.loads(line)["marks"])
    return {mark["person"] for mark in marks if mark.get("person")}


@pytest.mark.parametrize("path", [DOSSIER, RECORDS, RECORD])
def test_a_dossier_knows_its_people(path: Path) -> None:
    assert ids_in(memcon("read", path)) >= {"marten-e", "sabran-j", "hollis-r"}


def test_people_given_come_before_those_of_the_dossier(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,name,description\nhe,J. Sabran,State Secretary of Kestria\n")
    assert ids_in(memcon("read", RECORD, "--people", people)) == {"he"}


def test_a_broken_list_of_people_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"\x00\x01")
    (tmp_path / "a.txt").write_text(RECORD.read_text("utf-8"), "utf-8")
    run = memcon("read", tmp_path)
    assert run.returncode == 0
    assert len(run.stderr.splitlines()) == 1
    assert "people.csv: " in run.stderr


def test_text_is_for_reading() -> None:
    run = memcon("read", RECORD, "--format", "text")
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert lines[0] == "hal-1961-03-14"
    assert "coaling station at Sker" in " ".join(run.stdout.split())
    assert {line for line in lines if len(line) > 80} <= {f"File        {RECORD}"}  # never broken


def test_findings_go_with_their_schema() -> None:
    schema = json.loads((PROJECT / "docs" / "findings.schema.json").read_text("utf-8"))
    run = memcon("check", RECORDS, "--format", "json")
    assert run.returncode == 0
    rows = json.loads(run.stdout)
    Draft202012Validator(schema).validate(rows)
    texts = {
        reading["record"]["id"]: reading["record"]["text"]
        for reading in map(json.loads, memcon("read", RECORDS).stdout.splitlines())
    }
    for row in rows:
        assert texts[row["record"]][row["start"] : row["end"]] == row["words"]


def test_check_prints_a_table_and_a_sum() -> None:
    run = memcon("check", RECORDS)
    assert run.returncode == 0
    count = len(json.loads(memcon("check", RECORDS, "--format", "json").stdout))
    assert run.stderr.startswith(f"{count} finding")
    assert ("What to look at" in run.stdout) is (count > 0)


@pytest.mark.parametrize(
    "command", [["read"], ["read", "--format=json"], ["read", "--format=text"], ["check"]]
)
def test_nothing_to_read_is_one_line_and_status_1(command: list[str], tmp_path: Path) -> None:
    run = memcon(*command, tmp_path / "no-such-file.txt")
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert lines[0].endswith("no-such-file.txt: there is no such file or folder")
    assert lines[-1].startswith("memcon: no record could be read from ")
    assert "Traceback" not in run.stderr


def test_the_rest_is_read_all_the_same(tmp_path: Path) -> None:
    run = memcon("read", tmp_path / "gone.txt", RECORD, "--format", "json")
    assert run.returncode == 1
    assert [reading["record"]["id"] for reading in json.loads(run.stdout)] == ["hal-1961-03-14"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["read"], ["reed"], ["read", "--format", "xml", "x"], ["check", "--nothing", "x"]],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    assert memcon(*arguments).returncode == 2


def test_a_reader_who_has_had_enough_is_no_trouble(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(RECORD.read_text("utf-8"), "utf-8")
    with subprocess.Popen(
        [COMMAND, "read", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        run.wait(60)


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed there")
@pytest.mark.parametrize("name", [b"a\x1b[31mb\n.txt", b"caf\xe9.txt", "\u202etxt.txt".encode()])
@pytest.mark.parametrize("command", [["read"], ["read", "--format=text"], ["check"]])
def test_a_strange_file_name_is_only_a_name(
    command: list[str], name: bytes, tmp_path: Path
) -> None:
    Path(tmp_path, os.fsdecode(name)).write_text("14 March 1961\n\nE. Marten. Let us begin.\n")
    run = memcon(*command, tmp_path)
    assert run.returncode == 0, run.stderr
    assert "\x1b" not in run.stdout + run.stderr
    if command == ["read"]:
        assert json.loads(run.stdout)["record"]["text"].startswith("14 March")
    else:
        assert "\u202e" not in run.stdout + run.stderr
