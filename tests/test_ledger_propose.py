"""Points proposed from records: what they are made of, how they are written, and kept."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from command import DOSSIER, memcon
from memcon.agenda import POINTS, agenda_at, append_points
from memcon.export.points import as_comments, as_toml
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.propose import proposed
from memcon.model.errors import MemconError
from memcon.model.ledger import Entry
from memcon.model.marks import Deed
from memcon.model.negotiation import Agenda, Matter, Point, PointKind, PointStatus, Quote
from spoken import ledger, said

NONE = Agenda()
SAID = (
    (Deed.PROPOSE, "1961-03-02", "J. Sabran", "We propose a joint commission of inspection."),
    (Deed.ASK, "1961-03-02", "R. Hollis", "Who would sit on a joint commission?"),
    (Deed.STANCE, "1961-03-14", "R. Hollis", "We are against a joint commission."),
    (Deed.PROPOSE, "1961-03-14", "E. Marten", "I propose a separate vote on the tenders."),
    (Deed.ASK, "1961-03-14", "P. Dahl", "Would Varrow object to a separate vote?"),
    (Deed.CLAIM, "1961-03-14", "L. Corvin", "The words “situated in the Narrows” are plain."),
    (Deed.STANCE, "1961-03-14", "D. Tanner", "We oppose “situated in the Narrows.”"),
    (Deed.CLAIM, "1961-03-14", "L. Corvin", "The winter was mild in the islands."),
)
ENTRIES = [said(*one, at=100 * n) for n, one in enumerate(SAID)]


def free(entry: Entry) -> bool:
    return False


def titles(found: Agenda) -> set[str]:
    return {point.title for point in found.points}


def test_points_are_made_of_shared_wordings() -> None:
    found = proposed(ledger(*ENTRIES), NONE, free, 20)
    assert titles(found) == {"joint commission", "separate vote", "“situated in the Narrows”"}
    commission = next(one for one in found.points if one.title == "joint commission")
    assert commission.id == "joint-commission"
    assert {quote.words for quote in commission.passages} == {one[3] for one in SAID[:3]}
    assert {point.matter for point in found.points} <= {matter.id for matter in found.matters}
    assert all(point.kind is None and point.status is PointStatus.OPEN for point in found.points)


def test_every_wording_and_passage_is_the_records_own() -> None:
    words = " ".join(one[3] for one in SAID)
    for point in proposed(ledger(*ENTRIES), NONE, free, 20).points:
        assert all(said in words for said in point.words)
        assert {quote.words for quote in point.passages} <= {one[3] for one in SAID}


def test_the_order_of_records_does_not_matter() -> None:
    first = proposed(ledger(*ENTRIES), NONE, free, 20)
    for seed in range(5):
        shuffled = list(ENTRIES)
        random.Random(seed).shuffle(shuffled)
        assert proposed(Ledger.folded(shuffled), NONE, free, 20) == first


def test_without_its_passages_a_point_goes() -> None:
    left = [entry for entry in ENTRIES if "commission" not in entry.passage.words]
    assert "joint commission" not in titles(proposed(ledger(*left), NONE, free, 20))


def test_what_a_person_keeps_is_left_out() -> None:
    kept = Agenda((Matter("zone", "The zone"),), (Point("joint-commission", "Inspection"),))

    def on_kept(entry: Entry) -> bool:
        return "commission" in entry.passage.words

    found = proposed(ledger(*ENTRIES), kept, on_kept, 20)
    assert titles(found) == {"separate vote", "“situated in the Narrows”"}
    assert (found.matters, {point.matter for point in found.points}) == ((), {"zone"})
    anew = proposed(ledger(*ENTRIES), kept, free, 20)
    assert "joint-commission" not in {point.id for point in anew.points}


def test_nothing_said_proposes_nothing() -> None:
    assert proposed(ledger(), NONE, free, 20) == NONE
    assert len(proposed(ledger(*ENTRIES), NONE, free, 1).points) == 1


HARD = Agenda(
    (Matter("zone", 'The "zone" \\ \x7f'),),
    (
        Point(
            "six-words", "The six words\tof “laying”", "zone",
            PointKind.SCOPE, PointStatus.DEFERRED, ("the six words", "= #"),
            (Quote("Two\nlines.", "hal-1"),), (Quote("Not these."),), "all",
        ),
        Point("all", "All"),
    ),
)  # fmt: skip


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    append_points(tmp_path, as_toml(HARD))
    trouble: list[str] = []
    assert (agenda_at(tmp_path, trouble.append), trouble) == (HARD, [])


def test_comments_count_for_nothing_until_the_marks_are_taken_away(tmp_path: Path) -> None:
    file = append_points(tmp_path, as_comments(HARD))
    assert agenda_at(tmp_path, print) == NONE
    bare = [line.removeprefix("# ") for line in file.read_text("utf-8").splitlines()[1:]]
    file.write_text("\n".join("" if line == "#" else line for line in bare), "utf-8")
    assert agenda_at(tmp_path, print) == HARD


def test_what_stands_is_never_changed(tmp_path: Path) -> None:
    mine = '# My own.\n[[point]]\nid = "x"\ntitle = "Mine"\n'
    (tmp_path / POINTS).write_text(mine, "utf-8")
    after = append_points(tmp_path, as_toml(HARD)).read_text("utf-8")
    assert after.startswith(mine)
    assert [point.id for point in agenda_at(tmp_path, print).points] == ["x", "six-words", "all"]


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / POINTS).write_text("points?", "utf-8")
    with pytest.raises(MemconError, match="mend it first"):
        append_points(tmp_path, as_toml(HARD))
    assert (tmp_path / POINTS).read_text("utf-8") == "points?"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    there = shutil.copytree(DOSSIER, tmp_path / "narrows")
    for name in (POINTS, "instructions.toml"):
        (there / name).unlink(missing_ok=True)
    return there


def test_the_command_prints_and_writes_nothing(dossier: Path) -> None:
    run = memcon("points", dossier)
    assert run.returncode == 0
    assert 'id = "joint-commission"' in run.stdout
    assert not (dossier / POINTS).exists()


def test_the_command_keeps_what_a_person_names(dossier: Path) -> None:
    run = memcon("points", dossier, "--keep", "joint-commission", "--keep", "nonsense", "--write")
    assert run.returncode == 0
    assert "no point “nonsense” is proposed" in run.stderr
    assert [point.id for point in agenda_at(dossier, print).points] == ["joint-commission"]
    assert 'id = "joint-commission"' not in memcon("points", dossier).stdout
    memcon("points", dossier, "--write")
    once = (dossier / POINTS).read_bytes()
    assert [point.id for point in agenda_at(dossier, print).points] == ["joint-commission"]
    assert "nothing is written" in memcon("points", dossier, "--write").stderr
    assert (dossier / POINTS).read_bytes() == once


def test_the_same_records_propose_the_same_bytes(dossier: Path) -> None:
    assert memcon("points", dossier).stdout == memcon("points", dossier).stdout


def test_a_file_alone_has_no_points_to_be_written_to(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(
        "\n\n".join(
            f"{who}. We are against a joint commission, and so I have said." for who in "ABC"
        ),
        "utf-8",
    )
    run = memcon("points", file, "--write")
    assert run.returncode in (0, 1)
    assert not (tmp_path / POINTS).exists()


def test_an_entry_that_changes_its_words_changes_the_point() -> None:
    changed = [replace(one, actor="Nobody") for one in ENTRIES]
    assert titles(proposed(ledger(*changed), NONE, free, 20)) == titles(
        proposed(ledger(*ENTRIES), NONE, free, 20)
    )
