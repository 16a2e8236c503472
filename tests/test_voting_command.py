"""The command `memcon vote`, and the files that it reads."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from command import DOSSIER, PROJECT, memcon
from memcon.model.errors import MemconError
from memcon.model.voting import Outcome
from memcon.votes import Asked, misquoted, past_votes, selection_at, vote_at, vote_files
from memcon.voting.given import business_in

ZONE = DOSSIER / "votes" / "zone.toml"
PILOTS = DOSSIER / "selections" / "pilots.toml"
SCHEMA = json.loads((PROJECT / "docs" / "vote.schema.json").read_text("utf-8"))

SMALL = """
title = "Lamps"
body = "un-ga"
day = 1960-12-20
[[proposal]]
id = "L.1"
like = ["r1", "r2", "r3"]
[[plan]]
actor = "EGY"
[[plan.row]]
on = "L.1"
vote = "yes"
record = "memo"
words = "the lamps will be lit"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for folder in ("votes", "records"):
        (tmp_path / folder).mkdir()
    (tmp_path / "records" / "memo.txt").write_text("He said that the lamps\nwill be lit.\n")
    file = tmp_path / "votes" / "lamps.toml"
    file.write_text(SMALL)
    return file


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(MemconError) as trouble:
        act()
    assert "\n" not in str(trouble.value)
    return str(trouble.value)


def test_the_example_is_worked_out_step_by_step() -> None:
    run = memcon("vote", ZONE)
    assert (run.returncode, run.stderr) == (0, "")
    titles = [line.split(". ")[0] for line in run.stdout.splitlines() if line[:1].isdigit()]
    assert titles == ["1", "2", "3", "4", "5", "6", "7"]
    for words in (
        "A rehearsal: nothing here was cast.",
        "3. “ports open to commercial navigation”: rejected",
        "KES not known",
        "if tenders not met, charts met, HAL no: rejected 2-2-0",
        "7. A mine-free zone in the Sarn Narrows: adopted",
        "Rules 130, 125, 126, 133 (in 1961: 131, 126, 127, 134, inferred)",
    ):
        assert words in run.stdout


def test_what_if() -> None:
    whole = {}
    for said in ("--refuse-division", "--grant-division"):
        run = memcon("vote", ZONE, said, "--format", "json")
        row = json.loads(run.stdout)
        outcomes = {step["motion"]: step["outcomes"] for step in row["steps"]}
        whole[said] = outcomes["ask-six-words"], outcomes["six-words"], outcomes["L.7"]
    assert whole == {
        "--refuse-division": (["rejected"], ["not_put"], ["adopted"]),
        "--grant-division": (["adopted"], ["rejected"], ["adopted"]),
    }
    run = memcon("vote", ZONE, "--suppose", "L.11 adopted", "--suppose", "KES L.7 no")
    assert "“and anchorages situated in the Narrows”: not put" in run.stdout
    assert "KES no (supposed)" in run.stdout
    assert "Supposed, although the votes planned do not give it" in " ".join(run.stdout.split())


@pytest.mark.parametrize("more", [(), ("--suppose", "tenders met"), ("--refuse-division",)])
def test_json_has_the_shape_of_the_schema(more: tuple[str, ...]) -> None:
    run = memcon("vote", ZONE, *more, "--format", "json")
    jsonschema.validate(json.loads(run.stdout), SCHEMA)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--body", "senate"), "there is no body 'senate'; known are committee, un-ga"),
        (("--rules", "roberts"), "there are no rules 'roberts'"),
        (("--on", "1961-01-01"), "the members of committee are not known before 1961-02-20"),
        (("--suppose", "rain"), "'rain' is no condition"),
        (("--body", "un-ga", "--on", "1970-01-01"), "un-ga are not known after 1965-12-31"),
        (("--body", "un-ga"), "HAL has a plan, but is no member of un-ga on 1961-03-17"),
    ],
)
def test_what_is_not_there_costs_one_sentence(arguments: tuple[str, ...], why: str) -> None:
    run = memcon("vote", ZONE, *arguments)
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert why in run.stderr


def test_files_that_are_none(tmp_path: Path) -> None:
    for name, data, why in (
        ("none.toml", None, "there is no such file"),
        ("broken.toml", b"title = ", "expected TOML"),
        ("bytes.toml", b"title = '\xe9'", "expected UTF-8"),
    ):
        file = tmp_path / name
        if data is not None:
            file.write_bytes(data)
        assert why in refused(lambda file=file: vote_at(str(file)))  # type: ignore[misc]
    assert "could not be read" in refused(lambda: vote_at(str(tmp_path)))


def test_a_day_that_is_none_is_refused() -> None:
    run = memcon("vote", ZONE, "--on", "soon")
    assert run.returncode == 2
    assert "expected a day as 1962-11-18" in " ".join(run.stderr.split())


def test_a_body_of_the_united_nations_votes_under_its_own_rules(small: Path) -> None:
    found = vote_at(str(small))
    assert found.run.members == 99
    assert found.run.rules.id == "un-ga-plenary"
    assert found.run.steps[1].outcomes == (Outcome.ADOPTED, Outcome.REJECTED, Outcome.TIED)
    committee = vote_at(str(small), Asked(body="un-ga-committee", on=date(1960, 12, 1)))
    assert committee.run.rules.id == "un-ga-committee"
    shown = memcon("vote", small)
    assert "1 yes, 98 not known" in shown.stdout
    assert shown.stderr == ""


def test_words_that_a_record_does_not_say_are_named(small: Path) -> None:
    assert list(misquoted(vote_at(str(small)).business, small.parent.parent)) == []
    small.write_text(SMALL.replace("will be lit", "were lit"))
    assert memcon("vote", small).stderr == (
        "a plan cites “the lamps were lit”, which memo does not say.\n"
    )
    small.write_text(SMALL.replace('"memo"', '"memo2"'))
    assert "memo2, which is not in the dossier" in memcon("vote", small).stderr


def test_past_votes_are_read_beside_the_plans(small: Path) -> None:
    past = small.parent / "past.csv"
    past.write_text(
        "vote,actor,choice,source\n" + "".join(f"r{n},GHA,no,minutes\n" for n in (1, 2, 3))
    )
    ballots = {one.actor: one for one in vote_at(str(small)).run.steps[1].ballots}
    assert ballots["GHA"].reasons == ("forecast from past votes: no 3 of 3",)
    assert past_votes(small.parent / "none.csv") == ()
    past.write_text("vote,actor,choice\nr1,GHA,aye\n")
    assert "past.csv, line 2: choice is 'aye'" in refused(lambda: vote_at(str(small)))
    past.write_text("vote,actor\nr1\n")
    assert "expected vote, actor and choice" in refused(lambda: vote_at(str(small)))


def test_recorded_votes_stand_beside_the_rehearsal(small: Path) -> None:
    small.write_text(
        SMALL
        + '[[recorded]]\non = "L.1"\nmethod = "roll_call"\noutcome = "adopted"\ncount = [2, 1, 0]\n'
        + 'votes = { yes = ["EGY"], no = ["GHA"] }\n'
    )
    run = memcon("vote", small)
    said = " ".join(run.stdout.split())
    assert "As recorded" in said
    (one,) = vote_at(str(small)).recorded
    assert one.computed is Outcome.TIED
    assert one.remarks[0] == "the record counts 2-1-0, but its names make 1-1-0"
    row = json.loads(memcon("vote", small, "--format", "json").stdout)
    jsonschema.validate(row, SCHEMA)
    assert row["recorded"][0]["recorded"] == "adopted"


def test_hostile_words_reach_no_terminal(small: Path) -> None:
    small.write_text(SMALL.replace('"Lamps"', r'"La\u001b[31mmps\u202e"'))
    run = memcon("vote", small)
    assert "\x1b" not in run.stdout
    assert "\u202e" not in run.stdout


def test_a_selection_in_stages() -> None:
    run = memcon("vote", PILOTS)
    said = " ".join(run.stdout.split())
    for words in ("N. Alder selected 3", "B. Crane rejected 2", "C. Dunn waiting 1"):
        assert words in said
    row = json.loads(memcon("vote", PILOTS, "--format", "json").stdout)
    assert [one["standing"] for one in row["candidates"]] == ["selected", "rejected", "waiting"]
    assert len(row["candidates"][1]["records"]) == 2
    assert selection_at(str(PILOTS))[0].stages[2].rule == "the Board has the final word"


def test_the_files_of_a_dossier() -> None:
    assert vote_files(DOSSIER) == (ZONE,)
    assert vote_files(PROJECT / "none") == ()


def test_the_file_shown_in_the_documentation_is_a_vote() -> None:
    page = (PROJECT / "docs" / "voting.md").read_text("utf-8")
    first, second = (part.split("```")[0] for part in page.split("```toml\n")[1:])
    shown = first.replace('excludes = ["L.11"]', "")
    assert business_in(tomllib.loads(shown), "docs/voting.md").plans[0].actor == "HAL"
    assert tomllib.loads(second)["body"]
