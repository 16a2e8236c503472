"""points.toml and instructions.toml: what is understood, and what is said of the rest."""

from pathlib import Path

import pytest

from memcon.agenda import agenda_at, instructions_at
from memcon.model.marks import Attitude
from memcon.model.negotiation import Line, PointKind, PointStatus, Quote

POINTS = """
[[matter]]
id = "zone"
title = "A mine-free zone"

[[point]]
id = "ports"
matter = "zone"
title = "Which ports"
kind = "scope"
status = "deferred"
words = ["situated in the strait"]
split_from = "area"

[[point.passage]]
record = "r1"
words = "We accept it."

[[point.apart]]
words = "The harbour is deep."
"""
INSTRUCTIONS = """
[[instruction]]
id = "V1"
giver = "Varrow"
receiver = "D. Tanner"
issued = 1961-03-01
received = "1961-03"
record = "r1"
words = "You are authorized."

[[instruction.line]]
point = "ports"
stance = "abstain"
condition = "if the words stay"
"""


def test_all_that_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "points.toml").write_text(POINTS, "utf-8")
    (tmp_path / "instructions.toml").write_text(INSTRUCTIONS, "utf-8")
    troubles: list[str] = []
    agenda = agenda_at(tmp_path, troubles.append)
    (found,) = instructions_at(tmp_path, agenda, troubles.append)
    (point,) = agenda.points
    assert not troubles
    assert (point.kind, point.status) == (PointKind.SCOPE, PointStatus.DEFERRED)
    assert point.passages == (Quote("We accept it.", "r1"),)
    assert point.apart == (Quote("The harbour is deep."),)
    assert point.split_from == "area"
    assert (found.issued, found.received) == ("1961-03-01", "1961-03")
    assert found.lines == (Line("ports", Attitude.ABSTAIN, "if the words stay"),)
    assert found.source == Quote("You are authorized.", "r1")


def test_without_files_there_is_nothing_and_no_trouble(tmp_path: Path) -> None:
    troubles: list[str] = []
    agenda = agenda_at(tmp_path, troubles.append)
    assert instructions_at(tmp_path, agenda, troubles.append) == ()
    assert (agenda.points, agenda.matters, troubles) == ((), (), [])


WRONG = (
    ('id = "a"', "has no title"),
    ('id = ""\ntitle = "A"', "has no id"),
    ('id = "a"\ntitle = "A"\nmatter = "b"', "no [[matter]] with the id “b”"),
    ('id = "a"\ntitle = "A"\nkind = "size"', "kind is “size”; expected one of scope"),
    ('id = "a"\ntitle = "A"\ncolour = "red"', "does not know “colour”"),
    ('id = "a"\ntitle = 1', 'expected title = "..."'),
    ('id = "a"\ntitle = "A"\nwords = "x"', 'expected words = ["..."]'),
    ('id = "zone"\ntitle = "A"', "is there already"),
    ('id = "a"\ntitle = "A"\n[[point.passage]]\nrecord = "r1"', "has no words"),
)


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_a_wrong_row_costs_one_line_and_the_others_stay(
    tmp_path: Path, row: str, said: str
) -> None:
    good = '[[matter]]\nid = "zone"\ntitle = "Z"\n[[point]]\nid = "good"\ntitle = "G"\n'
    (tmp_path / "points.toml").write_text(f"{good}[[point]]\n{row}\n", "utf-8")
    troubles: list[str] = []
    agenda = agenda_at(tmp_path, troubles.append)
    assert [one.id for one in agenda.points] == ["good"]
    (line,) = troubles
    assert said in line
    assert "points.toml" in line


@pytest.mark.parametrize("text", ["[[point", "point = 3", "\x00"])
def test_a_file_that_is_no_such_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "points.toml").write_text(text, "utf-8")
    troubles: list[str] = []
    assert agenda_at(tmp_path, troubles.append).points == ()
    assert len(troubles) == 1


def test_an_instruction_on_a_point_that_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "instructions.toml").write_text(INSTRUCTIONS, "utf-8")
    troubles: list[str] = []
    assert instructions_at(tmp_path, agenda_at(tmp_path, troubles.append), troubles.append) == ()
    (line,) = troubles
    assert "the point “ports”, which points.toml does not have" in line
