"""The shelf reads in the background, keeps up with the disk and holds no more than it may."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.files import File
from memcon.model.errors import UnreadableFile
from memcon.model.people import Register
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.web import shelf as shelf_module
from memcon.web.shelf import Report, Shelf


class Reader:
    """Reads each paragraph of a file as a record, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, file: File, report: Report, people: Register) -> Iterator[Reading]:
        self.asked.append(file.path.name)
        words = file.path.read_text("utf-8")
        if words.startswith("broken"):
            raise UnreadableFile("it is broken")
        if words.startswith("bug"):
            raise KeyError("a bug of ours")
        for index, text in enumerate(words.split("\n\n")):
            origin = Origin(file.spelled, "text/plain", "0" * 64, index, index)
            yield Reading(Record.of(text.split()[0], text, origin))


def filled(folder: Path, **texts: str) -> tuple[Shelf, Reader, list[str]]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    lines: list[str] = []
    reader = Reader()
    return Shelf([str(folder)], reader, lines.append), reader, lines


def keys(shelf: Shelf) -> list[str]:
    return [kept.key for kept in shelf.stock().records]


def later(path: Path, words: str) -> None:
    path.write_text(words)
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    shelf, reader, _ = filled(tmp_path, a="one", b="two\n\nthree")
    assert reader.asked == []
    assert shelf.stock().files_waiting == 2
    assert shelf.read_next()
    assert keys(shelf) == ["one"]
    assert shelf.read_next()
    assert not shelf.read_next()
    assert keys(shelf) == ["one", "three", "two"]
    held = shelf.reading("three")
    assert held is not None
    assert held.record.text == "three"
    assert reader.asked == ["a.txt", "b.txt"]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="one old", b="two")
    while shelf.read_next():
        pass
    later(tmp_path / "a.txt", "one new")
    held = shelf.reading("one")
    assert held is not None
    assert held.record.text == "one new"


def test_files_come_and_go(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="one")
    shelf.read_next()
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("two")
    shelf.look()
    assert keys(shelf) == []
    shelf.read_next()
    assert keys(shelf) == ["two"]
    assert shelf.reading("one") is None


def test_a_record_whose_file_vanishes_under_the_reader(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="one", b="two")
    while shelf.read_next():
        pass
    (tmp_path / "a.txt").unlink()
    assert shelf.reading("one") is None
    assert shelf.reading("two") is not None


def test_records_of_one_id_have_keys_of_their_own(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="same\n\nsame", b="same")
    while shelf.read_next():
        pass
    found = keys(shelf)
    assert len(set(found)) == 3
    assert all(key == "same" or key.startswith("same~") for key in found)
    again = Shelf([str(tmp_path)], Reader(), print)
    while again.read_next():
        pass
    assert keys(again) == found


def test_what_is_dropped_to_make_room_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "MOST_CHARACTERS", 12)
    shelf, reader, _ = filled(tmp_path, a="one x\n\ntwo x\n\nsix x", b="ten x")
    while shelf.read_next():
        pass
    held = shelf.reading("two")
    assert held is not None
    assert held.record.text == "two x"
    assert reader.asked == ["a.txt", "b.txt", "a.txt"]


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    shelf, _, lines = filled(tmp_path, a="broken", b="two")
    while shelf.read_next():
        pass
    assert keys(shelf) == ["two"]
    assert len(lines) == 1
    assert "it is broken" in lines[0]
    assert shelf.stock().troubles == (lines[0],)


def test_our_own_bug_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    shelf, _, lines = filled(tmp_path, a="bug", b="two")
    while shelf.read_next():
        pass
    assert keys(shelf) == ["two"]
    assert "please report KeyError" in lines[0]


def test_waiting_for_the_first_record(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="broken")
    shelf.read_next()
    assert not shelf.has_records()
    shelf, _, _ = filled(tmp_path, b="two")
    while shelf.read_next():
        pass
    assert shelf.has_records()


def test_a_missing_path_is_reported_once(tmp_path: Path) -> None:
    lines: list[str] = []
    shelf = Shelf([str(tmp_path / "none.txt")], Reader(), lines.append)
    shelf.look()
    assert len(lines) == 1
    assert "no such file" in lines[0]


def test_the_register_is_read_again_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    shelf, reader, _ = filled(tmp_path / "records", a="one")
    shelf = Shelf([str(tmp_path)], reader, print)
    shelf.read_next()
    assert shelf.stock().dossier.title == ""
    (tmp_path / "bodies.toml").write_text("title = 'Narrows'")
    shelf.look()
    assert shelf.stock().dossier.title == "Narrows"
    assert shelf.stock().files_waiting == 1
    assert keys(shelf) == ["one"]


def test_waiting_has_an_end(tmp_path: Path) -> None:
    shelf, _, _ = filled(tmp_path, a="one")
    shelf.settle(0.01)
    shelf.read_next()
    shelf.settle(60)
