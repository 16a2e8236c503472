"""grades.csv: what a person holds of a report; a row that cannot be followed says why."""

from pathlib import Path

import pytest

from memcon.dossier import curated
from memcon.grades import GRADES, grades_at
from memcon.model.negotiation import Grade, Quote

HEAD = "record,words,source,item,by,on,why\n"
GOOD = "hal-1,a second jetty,C,3,A. Reader,1961-04-02,The collier lay off Sker.\n"


def read(folder: Path, content: str | bytes) -> tuple[dict[Quote, Grade], list[str]]:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / GRADES).write_bytes(data)
    said: list[str] = []
    return dict(grades_at(folder, said.append)), said


def test_a_grade_is_that_of_its_words(tmp_path: Path) -> None:
    found, said = read(tmp_path, "\ufeff" + HEAD + GOOD)
    judged = Grade("C", "3", "A. Reader", "The collier lay off Sker.", "1961-04-02")
    assert found == {Quote("a second jetty", "hal-1"): judged}
    assert said == []
    assert curated(tmp_path, said.append).grades == found


def test_without_the_file_there_is_no_grade(tmp_path: Path) -> None:
    said: list[str] = []
    assert (grades_at(tmp_path, said.append), said) == ({}, [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("hal-1,,C,3,A. Reader,,\n", "line 2: there are no words"),
        ("hal-1,jetty,G,3,A. Reader,,\n", "line 2: source is “G”; expected A to F"),
        ("hal-1,jetty,C,0,A. Reader,,\n", "line 2: item is “0”; expected 1 to 6"),
        ("hal-1,jetty,C,3,,,\n", "line 2: by is empty: a grade is signed"),
        ("hal-1,jetty\n", "line 2: source is “”"),
        (GOOD + GOOD, "line 3: these words are graded twice"),
    ],
)
def test_a_refused_row_says_why(tmp_path: Path, row: str, why: str) -> None:
    found, said = read(tmp_path, HEAD + row)
    assert len(found) == row.count(GOOD[:9]) // 2
    assert len(said) == 1
    assert why in said[0]
    assert GRADES in said[0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "the columns"),
        ("words,source\n", "record is not there"),
        (b"\xff\xfe,\n", "expected CSV in UTF-8"),
    ],
)
def test_a_file_that_is_none_costs_one_line(tmp_path: Path, content: str | bytes, why: str) -> None:
    found, said = read(tmp_path, content)
    assert (found, len(said)) == ({}, 1)
    assert why in said[0]


def test_a_folder_of_that_name_costs_one_line(tmp_path: Path) -> None:
    (tmp_path / GRADES).mkdir()
    said: list[str] = []
    assert grades_at(tmp_path, said.append) == {}
    assert len(said) == 1
