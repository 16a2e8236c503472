"""Files and folders as people have them: what is read, what is told, and how the command ends."""

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest

from command import COMMAND, memcon
from made import docx, locked_pdf, paragraph, pdf, pdf_lines, picture_pdf, volume, zipped
from memcon.files import escaped, places
from memcon.model.errors import NothingToRead
from memcon.workspace import readings

GOOD = "Sker, 14 March 1961\n\nE. Marten. Let us begin.\n\nJ. Sabran. Gladly.\n"
LAUGHS = b"<!DOCTYPE TEI [<!ENTITY a0 'haha'>%s]><TEI><text><p>&a9;</p></text></TEI>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
BAD = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \n\t\n", "white space"),
    "binary.txt": (bytes(range(256)) * 9, "binary"),
    "broken.xml": (b"<TEI><text>", "broken"),
    "laughs.xml": (LAUGHS, "entities"),
    "fetch.xml": (b"<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><TEI/>", "entities"),
    "locked.pdf": (locked_pdf(), "password"),
    "scan.pdf": (picture_pdf(), "no text layer"),
    "broken.pdf": (b"%PDF-1.4\nno more", "broken"),
    "broken.docx": (docx(paragraph("Words."))[:-60], "broken"),
    "bomb.docx": (zipped({"word/document.xml": b"<w:p/>" * 1_500_000}), "unpacks"),
    "bomb.xml.gz": (gzip.compress(b"<TEI>" + b" " * 9_000_000), "unpacks"),
    "blank.html": (b"<html><body></body></html>", "white space"),
}


def ids(run: "subprocess.CompletedProcess[str]") -> list[str]:
    return [json.loads(line)["record"]["id"] for line in run.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good record and every kind of bad file."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_bad_files_of_a_folder_cost_a_line_each_and_the_rest_is_read(folder: Path) -> None:
    run = memcon("read", folder)
    assert run.returncode == 0
    assert ids(run) == ["good"]
    lines = run.stderr.splitlines()
    assert len(lines) == len(BAD)
    for line, (name, (_, said)) in zip(lines, sorted(BAD.items()), strict=True):
        assert line.startswith(f"{folder / name}: ")
        assert said in line
        assert len(line) - len(str(folder)) < 200


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_path_that_gives_no_record_is_status_1(name: str, folder: Path) -> None:
    run = memcon("read", folder / name, folder / "good.txt")
    assert run.returncode == 1
    assert ids(run) == ["good"]
    told, ending = run.stderr.splitlines()
    assert told.startswith(f"{folder / name}: ")
    assert BAD[name][1] in told
    assert ending == f"memcon: no record could be read from {folder / name}"


def test_every_format_is_read_from_a_folder(tmp_path: Path) -> None:
    words = "E. Marten. Let us begin."
    (tmp_path / "a.docx").write_bytes(docx(paragraph(words)))
    (tmp_path / "b.pdf").write_bytes(pdf(pdf_lines([words])))
    (tmp_path / "c.html").write_text(f"<p>{words}", "utf-8")
    talk = f'<div type="document" xml:id="d1"><head>Talk</head><p>{words}</p></div>'
    (tmp_path / "d.xml.gz").write_bytes(gzip.compress(volume(talk)))
    (tmp_path / "e.md").write_text(f"# Talk\n\n{words}\n", "utf-8")
    run = memcon("read", tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert ids(run) == ["a", "b", "c", "d/d1", "e"]
    for line in run.stdout.splitlines():
        reading = json.loads(line)
        text, source = reading["record"]["text"], reading["record"]["source"]
        assert words in text
        assert (source["start"], source["end"]) == (0, len(text))


def test_only_known_files_that_are_not_hidden_are_read(tmp_path: Path) -> None:
    for name in ("good.txt", "bodies.toml", "map.jpg", ".hidden.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    (tmp_path / "people.csv").write_text("id,name,description\n", "utf-8")
    for name in (".memcon", ".git", "sub"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inner.txt").write_text(GOOD, "utf-8")
    run = memcon("read", tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert ids(run) == ["good", "inner"]


def test_of_a_dossier_only_the_records_are_read(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("About this dossier.", "utf-8")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "good.txt").write_text(GOOD, "utf-8")
    assert ids(memcon("read", tmp_path)) == ["good"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "map.jpg").write_bytes(b"\xff\xd8")
    run = memcon("read", tmp_path)
    assert run.returncode == 1
    assert "no file in this folder has a suffix that memcon reads" in run.stderr.splitlines()[0]


def test_loops_of_links_are_not_followed(folder: Path) -> None:
    for name in BAD:
        (folder / name).unlink()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "link.txt").symlink_to(folder / "good.txt")
    run = memcon("read", folder)
    assert run.returncode == 0
    assert ids(run) == ["good", "link"]
    (line,) = run.stderr.splitlines()
    assert line == f"{folder / 'loop'}: a link to a folder is not followed; give the folder itself"


def test_a_link_to_a_folder_given_by_name_is_followed(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "talks", target_is_directory=True)
    assert ids(memcon("read", tmp_path / "link")) == ["good"]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    run = memcon("read", tmp_path / "pipe.txt")
    assert run.returncode == 1
    assert "neither a file nor a folder" in run.stderr


def test_a_file_that_may_not_be_read_costs_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The superuser may read everything, so the refusal itself is put in place."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "locked.txt").write_text(GOOD, "utf-8")
    whole = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    told: list[str] = []
    found = [reading.record.id for reading in readings([str(tmp_path)], told.append)]
    assert found == ["good"]
    assert told == [
        f"{tmp_path / 'locked.txt'}: reading it is not permitted;"
        " ask its owner or change its permissions"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_costs_a_line(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "locked").mkdir(mode=0)
    run = memcon("read", tmp_path)
    (tmp_path / "locked").chmod(0o700)
    assert run.returncode == 0
    assert ids(run) == ["good"]
    assert "not permitted" in run.stderr


def test_files_of_one_name_get_ids_of_their_own_in_any_order(tmp_path: Path) -> None:
    for place in ("a", "b", "b/deep"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "talk.txt").write_text(f"{place}: {GOOD}", "utf-8")
    (tmp_path / "a" / "talk.md").write_text(GOOD, "utf-8")
    (tmp_path / "a" / "only.txt").write_text(GOOD, "utf-8")

    def named(*paths: str) -> dict[str, str]:
        run = memcon("read", *(tmp_path / path for path in paths))
        assert run.returncode == 0
        rows = [json.loads(line)["record"] for line in run.stdout.splitlines()]
        assert len({row["id"] for row in rows}) == len(rows)
        return {row["source"]["path"].removeprefix(f"{tmp_path}/"): row["id"] for row in rows}

    assert named("") == {
        "a/only.txt": "only",
        "a/talk.md": "a/talk.md",
        "a/talk.txt": "a/talk.txt",
        "b/talk.txt": "b/talk",
        "b/deep/talk.txt": "b/deep/talk",
    }
    both = named("a", "b")
    assert both == named("b", "a")
    assert both["b/deep/talk.txt"] == "deep/talk"
    assert both["a/talk.txt"] == f"{tmp_path}/a/talk.txt"
    assert named("b/talk.txt") == {"b/talk.txt": "talk"}


def test_a_file_under_two_of_the_paths_is_read_once(folder: Path) -> None:
    run = memcon("read", folder / "good.txt", folder, folder / "good.txt")
    assert run.returncode == 0
    assert ids(run) == ["good"]


@pytest.mark.parametrize(
    ("name", "shown", "spelled"),
    [
        (b"a\x1b[31mred\nline.txt", r"a\x1b[31mred\nline.txt", "a\x1b[31mred\nline.txt"),
        ("a\u202etxt.txt".encode(), r"a\u202etxt.txt", "a\u202etxt.txt"),
        (b"caf\xe9.txt", r"caf\xe9.txt", r"caf\xe9.txt"),
    ],
)
def test_strange_names_are_shown_escaped(
    name: bytes, shown: str, spelled: str, tmp_path: Path
) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_text(GOOD, "utf-8")
    run = memcon("read", file)
    assert (run.returncode, run.stderr) == (0, "")
    record = json.loads(run.stdout)["record"]
    assert record["id"] == shown.removesuffix(".txt")
    assert record["source"]["path"] == f"{tmp_path}/{spelled}"
    file.write_bytes(b"")
    run = memcon("read", file)
    assert run.returncode == 1
    told, ending = run.stderr.splitlines()
    assert told.startswith(f"{tmp_path}/{shown}: ")
    assert ending.endswith(shown)


def test_words_of_a_file_never_reach_the_terminal_raw(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text("<TEI><a\u009b31m></b\u202e></TEI>", "utf-8")
    run = memcon("read", tmp_path / "bad.xml")
    assert run.returncode == 1
    assert run.stderr.replace("\n", "").isprintable()


def test_progress_is_told_where_there_are_several(folder: Path) -> None:
    told: list[str] = []
    list(readings([str(folder)], lambda line: None, told.append))
    assert len(told) == len(BAD) + 1
    assert told[0] == f"reading 1 of {len(told)}: {folder / 'binary.txt'}"
    list(readings([str(folder / "good.txt")], lambda line: None, told.append))
    assert len(told) == len(BAD) + 1


def test_readings_come_one_by_one(folder: Path) -> None:
    """What can be read is given before what cannot is met."""
    found = readings([str(folder / "good.txt"), str(folder / "empty.txt")], lambda line: None)
    assert next(found).record.id == "good"
    with pytest.raises(NothingToRead):
        next(found)


@pytest.mark.parametrize("path", ["", "no/such/file.txt", "a\0b.txt", "x" * 5000])
def test_paths_that_lead_nowhere(path: str) -> None:
    told: list[str] = []
    (place,) = places([path], told.append)
    assert place.files == ()
    (line,) = told
    assert line.isprintable()


def test_escaping_leaves_ordinary_names_alone() -> None:
    assert escaped("Škofja – 3 март.txt") == "Škofja – 3 март.txt"
    assert escaped("a\tb\u2028") == r"a\tb\u2028"


def test_a_line_of_a_hundred_megabytes_is_read(tmp_path: Path) -> None:
    """Here of two; what takes time beyond measure for a hundred would show."""
    file = tmp_path / "long.txt"
    file.write_text("E. Marten. The Narrows are free, and so they will stay. " * 40_000, "utf-8")
    with subprocess.Popen(
        [COMMAND, "read", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        out, err = run.communicate(timeout=100)
    assert (run.returncode, err) == (0, b"")
    assert len(out) > 2_000_000
