"""The command `memcon reach`, run as a person runs it."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from command import DOSSIER, PROJECT, memcon
from memcon.registers import book_at

SCHEMA = json.loads((PROJECT / "docs" / "reach.schema.json").read_text("utf-8"))
ON = ("--as-of", "1961-03-14")


def test_what_an_amendment_changes_as_a_table() -> None:
    run = memcon("reach", DOSSIER, "L.7", "--instead", "L.9", *ON)
    assert run.returncode == 0
    said = " ".join(run.stdout.split())
    assert "does the tenant under the lease of 1904 administer the station?" in said
    assert run.stderr == "as of 1961-03-14: 5 of 8 change\n"
    assert all(len(line) <= 80 for line in run.stdout.splitlines())


@pytest.mark.parametrize("words", [("L.7",), ("L.7", "--instead", "L.9"), ("mines_and_means",)])
def test_json_goes_with_its_schema(words: tuple[str, ...]) -> None:
    run = memcon("reach", DOSSIER, *words, *ON, "--format", "json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    Draft202012Validator(SCHEMA).validate(found)
    assert bool(found["said"]) is ("--instead" in words)
    for row in found["rows"]:
        for reason in row["before"]["reasons"]:
            assert found["clause"][reason["start"] : reason["end"]] == reason["asked"]


def test_the_story_of_the_example() -> None:
    run = memcon("reach", DOSSIER, "L.7", "--instead", "L.9", *ON, "--format", "json")
    found = json.loads(run.stdout)
    states = {r["name"]: (r["before"]["state"], r["after"]["state"]) for r in found["rows"]}
    assert states == {
        "Lowmark": ("in", "in"),
        "Tollmouth": ("in", "in"),
        "Port Varrow": ("in", "depends"),
        "Sker station": ("depends", "in"),
        "Lantern Rocks": ("depends", "in"),
        "Tern Island": ("in", "in"),
        "Greyhaven": ("in", "out"),
        "Sarn Roads": ("out", "in"),
    }
    by = {(one["speaker"], one["entity"]): one["agreement"] for one in found["said"]}
    assert by[("D. Tanner", "port_varrow")] == "agrees"
    assert by[("E. Marten", "lantern_rocks")] == "in part"


def test_what_the_speakers_say_stands_in_their_records() -> None:
    for row in (DOSSIER / "register" / "said.csv").read_text("utf-8").splitlines()[1:]:
        cells = row.split(",")
        record = next((DOSSIER / "records").glob(f"{cells[-5]}.*"))
        words = ",".join(cells[2:-5]).strip('"').rstrip(".")
        assert words.casefold() in record.read_text("utf-8").casefold()


def test_what_the_clauses_quote_stands_in_the_drafts() -> None:
    provisions = book_at(str(DOSSIER)).provisions
    draft, by_l9, by_l11 = (
        " ".join((DOSSIER / "records" / name).read_text("utf-8").split())
        for name in ("nc-c1-l7.txt", "nc-c1-l9.txt", "nc-c1-l11.txt")
    )
    assert provisions["L.7"].words in draft
    assert provisions["mines_and_means"].words in draft
    assert provisions["L.9"].words.removeprefix("ports ") in by_l9
    assert provisions["L.11"].words in by_l11


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("examples", "L.7", *ON), "expected a folder register in it"),
        (("no-such", "L.7", *ON), "no-such: there is no such folder"),
        (("--register", "asia", "x", *ON), "memcon has no register “asia”; it has americas"),
        (("--register", "americas", "any holder", "a=b", *ON), "defines no term “a”"),
        (
            ("--register", "americas", "any holder", "latin_america=b", *ON),
            "“latin_america” has the senses by_language, by_geography, not “b”",
        ),
        (("--register", "americas", "any holder or", *ON), "the clause ends too soon"),
    ],
)
def test_trouble_is_one_line_and_status_1(words: tuple[str, ...], said: str) -> None:
    run = memcon("reach", *words)
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert said in run.stderr


def test_a_day_is_asked_for() -> None:
    assert memcon("reach", DOSSIER, "L.7").returncode == 2
    assert memcon("reach", DOSSIER, "L.7", "--as-of", "1961").returncode == 2
    assert memcon("reach", DOSSIER, *ON).returncode == 2


def test_a_dossier_lays_its_rows_over_a_register_that_comes_with_memcon(tmp_path: Path) -> None:
    inside = tmp_path / "register"
    inside.mkdir()
    (inside / "register.toml").write_text('extends = "americas"\n', "utf-8")
    (inside / "things.csv").write_text("id,name,classes,source\nregiment,A regiment,troops,x\n")
    (inside / "locations.csv").write_text("thing,territory,source\nregiment,canal_zone,x\n")
    clause = "class(item) = troops and under_their_jurisdiction"
    run = memcon("reach", tmp_path, clause, *ON)
    assert "knows no term “under_their_jurisdiction”" in run.stderr
    clause = "class(item) = troops and holder(jurisdiction) = united_states"
    run = memcon("reach", tmp_path, clause, *ON, "--format", "json")
    states = {row["entity"]: row["before"]["state"] for row in json.loads(run.stdout)["rows"]}
    assert states["regiment"] == "in"
    assert states["mig21"] == "out"


def test_a_broken_register_is_refused_whole(tmp_path: Path) -> None:
    shutil.copytree(DOSSIER / "register", tmp_path / "register")
    (tmp_path / "register" / "statuses.tsv").write_text("not read", "utf-8")
    assert memcon("reach", tmp_path, "L.7", *ON).returncode == 0
    (tmp_path / "register" / "status.csv").write_text("x", "utf-8")
    assert (
        "register/status.csv: no file of a register" in memcon("reach", tmp_path, "L.7", *ON).stderr
    )
    (tmp_path / "register" / "status.csv").unlink()
    (tmp_path / "register" / "statuses.csv").write_bytes(b"territory\xff")
    assert "statuses.csv: expected UTF-8" in memcon("reach", tmp_path, "L.7", *ON).stderr
