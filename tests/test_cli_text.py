"""The commands `memcon text` and `memcon draft`, and drafts on disk."""

import json
from pathlib import Path

import pytest

from command import DOSSIER, RECORDS, memcon
from memcon.drafts.trouble import DraftError
from memcon.files import places
from memcon.texts import between, chosen, evidence_of, misquoted, stamp_of, texts_of
from memcon.workspace import readings_in


def test_all_texts_are_listed() -> None:
    run = memcon("text", DOSSIER)
    assert run.returncode == 0
    assert "NC/C.1/L.7  A mine-free zone in the Sarn Narrows" in run.stdout
    assert run.stderr == "1 found\n"


def test_a_text_on_a_day_with_amendments_drawn() -> None:
    run = memcon("text", DOSSIER, "L.7", "--as-of", "1961-03-14", "--with", "L.9,L.10")
    assert run.returncode == 0, run.stderr
    said = " ".join(run.stdout.split())
    assert (
        "[-administered by the signatory States-] {+and anchorages situated in the Narrows+}"
        " <NC/C.1/L.9>;"
    ) in said
    assert "Sponsors: HAL, OST" in said
    assert "L.11" not in said
    assert all(len(line) <= 80 for line in run.stdout.splitlines())


def test_all_that_is_pending_with_its_conflicts() -> None:
    said = " ".join(memcon("text", DOSSIER, "NC/C.1/L.7", "--with", "all").stdout.split())
    assert "(also touched by NC/C.1/L.11)" in said
    assert "Both change “administered by the signatory States” in op_2." in said


def test_the_same_as_json() -> None:
    run = memcon("text", DOSSIER, "L.7", "--with", "L.10", "--format", "json")
    found = json.loads(run.stdout)
    assert found["symbol"] == "NC/C.1/L.7"
    row = next(one for one in found["provisions"] if one["eId"] == "op_3")
    assert [piece["words"] for piece in row["pieces"] if piece["fate"] == "added"] == [" each year"]
    assert row["by"] == ["NC/C.1/L.10"]
    assert {one["kind"] for one in found["relations"]} == {"conflicts", "implies_rejection_of"}
    assert [one["id"] for one in found["pending"]] == ["NC/C.1/L.9", "NC/C.1/L.10", "NC/C.1/L.11"]


def test_the_same_as_html() -> None:
    run = memcon("text", DOSSIER, "L.7", "--with", "L.9", "--format", "html")
    assert '<del title="NC/C.1/L.9">administered by the signatory States</del>' in run.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("L.7", "--with", "L.9,L.11"), "conflict: Both change"),
        (("L.7", "--with", "L.99"), "no amendment L.99"),
        (("L.7", "--as-of", "1961-03-09", "--with", "L.11"), "had not been moved by then"),
        (("L.7", "--as-of", "1961-02-01"), "does not exist before 1961-02-24"),
        (("L.8",), "no text with the symbol L.8; there are: NC/C.1/L.7"),
        (("L.7", "--compare", "1961-03-01", "May"), "“May” is neither a revision"),
    ],
)
def test_what_cannot_be_is_one_line(arguments: tuple[str, ...], why: str) -> None:
    run = memcon("text", DOSSIER, *arguments)
    assert run.returncode == 1
    assert why in run.stderr
    assert run.stderr.count("\n") == 1
    assert run.stdout == ""


def test_a_bad_day_or_folder_is_a_bad_parameter(tmp_path: Path) -> None:
    assert memcon("text", DOSSIER, "L.7", "--as-of", "May").returncode == 2
    assert memcon("text", tmp_path / "none").returncode == 2


def test_two_days_compared() -> None:
    run = memcon("text", DOSSIER, "L.7", "--compare", "L.7", "1961-03-14")
    assert run.returncode == 0
    assert "[-" not in run.stdout


def test_a_printed_draft_becomes_a_file_that_can_be_kept(tmp_path: Path) -> None:
    run = memcon("draft", RECORDS / "nc-c1-l7.txt")
    assert run.returncode == 0
    assert run.stderr.startswith("line 32: it is a note, and no part of the text: Note by")
    amends = memcon("draft", RECORDS / "nc-c1-l9.txt")
    assert amends.stdout.startswith("[[amendment]]\n")
    (tmp_path / "drafts").mkdir()
    file = tmp_path / "drafts" / "l7.toml"
    file.write_text(run.stdout + "\n" + amends.stdout, "utf-8")
    kept = texts_of(tmp_path, pytest.fail)
    assert [one.id for one in kept[0].work.amendments] == ["NC/C.1/L.9"]
    assert memcon("text", tmp_path, "L.7", "--with", "all").returncode == 0


def test_what_is_no_draft_is_one_line(tmp_path: Path) -> None:
    run = memcon("draft", RECORDS / "hal-1961-03-14.txt")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert memcon("draft", tmp_path / "none.txt").returncode == 1


def test_a_broken_file_costs_one_line_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    good = (DOSSIER / "drafts" / "nc-c1-l7.toml").read_text("utf-8")
    (folder / "a.toml").write_text(good, "utf-8")
    (folder / "b.toml").write_text(good, "utf-8")
    (folder / "c.toml").write_bytes(b"\xff")
    (folder / "d.toml").write_text("symbol = 3", "utf-8")
    (folder / ".e.toml").write_text("symbol = 3", "utf-8")
    lines: list[str] = []
    assert [one.file for one in texts_of(tmp_path, lines.append)] == ["a.toml"]
    assert lines == [
        "drafts/b.toml: symbol: NC/C.1/L.7 is that of a.toml too",
        "drafts/c.toml: expected UTF-8: 'utf-8' codec can't decode byte 0xff in position 0:"
        " invalid start byte",
        "drafts/d.toml: symbol: expected a string",
    ]
    assert len(stamp_of(tmp_path)) == 4
    assert texts_of(tmp_path / "none", pytest.fail) == ()
    assert stamp_of(tmp_path / "none") == ()


def test_several_texts_of_one_ending(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    text = "[[revision]]\n[[revision.provision]]\neId = 'op_1'\ntext = 'x'\n"
    for number in (1, 2):
        (folder / f"{number}.toml").write_text(f"symbol = 'A/{number}/L.7'\n{text}")
    kept = texts_of(tmp_path, pytest.fail)
    assert chosen(kept, "A/1/L.7").symbol == "A/1/L.7"
    with pytest.raises(DraftError, match="several texts with the symbol L.7".replace(".", r"\.")):
        chosen(kept, "L.7")
    assert all(row.is_same for row in between(kept[0].work, "A/1/L.7", "A/1/L.7"))


def test_the_example_quotes_its_records() -> None:
    found = places([str(DOSSIER)], pytest.fail)
    texts = {
        reading.record.id: reading.record.text
        for place in found
        for file in place.files
        for reading in readings_in(file, pytest.fail)
    }
    work = chosen(texts_of(DOSSIER, pytest.fail), "L.7")
    assert len(list(evidence_of(work))) == 6
    assert list(misquoted(work, texts)) == []
    lines = list(misquoted(work, {"hal-1961-03-14": "nothing"}))
    assert len(lines) == 6
    assert "does not stand in hal-1961-03-14" in lines[0]
