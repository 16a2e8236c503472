"""What a person curates is read as written; a broken file costs one clear line."""

from pathlib import Path

import pytest

from memcon.dossier import Dossier, Listed, Party, curated, root_of

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"


def test_the_example() -> None:
    lines: list[str] = []
    dossier = curated(EXAMPLE, lines.append)
    assert lines == []
    assert dossier.title == "Sarn Narrows, 1961"
    assert [party.code for party in dossier.parties] == ["HAL", "KES", "OST", "VAR"]
    assert "marten-e" in [row.id for row in dossier.people]


def test_nothing_curated(tmp_path: Path) -> None:
    assert curated(tmp_path, pytest.fail) == Dossier()


def test_columns_in_any_order_and_more_of_them(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("\ufeffname,id,party,born\nE. Marten,m,HAL,1911\n,x,,\n")
    dossier = curated(tmp_path, pytest.fail)
    assert dossier.people == (Listed("m", "E. Marten", "", "HAL"),)


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("bodies.toml", "title = ", "expected TOML"),
        ("bodies.toml", "party = 3", "one [[party]] for each party"),
        ("bodies.toml", "[[party]]\nname = 'A'", "has no code"),
        ("bodies.toml", "[[party]]\ncode = 'A'\n[[party]]\ncode = 'A'", "two parties"),
        ("people.csv", "who,what\na,b\n", "needs the columns"),
        ("people.csv", b"id,name\na,\xff\n", "must be UTF-8"),
    ],
)
def test_a_broken_file_is_one_line_and_the_rest_is_read(
    tmp_path: Path, name: str, words: str | bytes, said: str
) -> None:
    (tmp_path / "people.csv").write_text("id,name\nm,E. Marten\n")
    (tmp_path / "bodies.toml").write_text("[[party]]\ncode = 'HAL'\n")
    (tmp_path / name).write_bytes(words.encode() if isinstance(words, str) else words)
    lines: list[str] = []
    dossier = curated(tmp_path, lines.append)
    assert len(lines) == 1
    assert said in lines[0]
    assert dossier.people or dossier.parties == (Party("HAL", "HAL"),)


def test_a_party_without_a_name_is_called_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "bodies.toml").write_text("[[party]]\ncode = 'HAL'\n")
    assert curated(tmp_path, print).parties == (Party("HAL", "HAL"),)


def test_what_curates_a_path(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    record = tmp_path / "records" / "a.txt"
    record.write_text("A. Yes.")
    assert root_of(tmp_path) == tmp_path
    assert root_of(record) is None
    assert root_of(record.parent) == record.parent
    (tmp_path / "people.csv").write_text("id,name\n")
    assert root_of(record) == tmp_path
    assert root_of(record.parent) == tmp_path
