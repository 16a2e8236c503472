"""The files under the paths that a person gives: which of them are read, and what each is called.

In a folder only files with a known suffix are read; hidden files and folders are passed over, and
links to folders are not followed. A folder with a folder `records` in it is a dossier: only what
lies in there is read.

A file is called by its name without the suffix. Where two files of one run would be called the
same, both are called by their path under the folder given, then by that path with its suffix, then
by the path as given: what a file is called never depends on which of them was met first.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from memcon.sources.formats import has_known_suffix
from memcon.sources.given import stem, without_packing

RECORDS = "records"

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path, that path spelled as text, and what it is called in this run."""

    path: Path
    spelled: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A path as given, spelled as text, and the files found under it."""

    spelled: str
    files: tuple[File, ...]


def places(paths: Iterable[str], report: Report) -> tuple[Place, ...]:
    """Return the files under each path in a fixed order; `report` gets a line for each trouble."""
    found = [(path, _under(path, report)) for path in paths]
    names = _names([pair for _, pairs in found for pair in pairs])
    return tuple(
        Place(
            spelled(Path(path)),
            tuple(File(file, spelled(file), names[file]) for file, _ in pairs),
        )
        for path, pairs in found
    )


def spelled(path: PurePath) -> str:
    r"""Return the path as text; a byte that is no UTF-8 is written out, as "\xe9"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def escaped(words: str) -> str:
    r"""Return words on one line, with what a terminal would obey or hide written out, as "\x1b"."""
    if words.isprintable():
        return words
    return "".join(letter if letter.isprintable() else _written_out(letter) for letter in words)


def _written_out(letter: str) -> str:
    return letter if letter == "\xa0" else repr(letter)[1:-1]


def _under(given: str, report: Report) -> list[tuple[Path, PurePath]]:
    """The files under a path, each with its path under the folder given."""
    path = Path(given)
    try:
        kind = path.stat().st_mode if given else 0
    except (FileNotFoundError, NotADirectoryError):
        report(f"{escaped(spelled(path))}: there is no such file or folder")
        return []
    except (OSError, ValueError) as trouble:
        report(f"{escaped(spelled(path))}: {reason(trouble)}")
        return []
    if stat.S_ISREG(kind):
        return [(path, PurePath(path.name))]
    if not stat.S_ISDIR(kind):
        report(f"{escaped(spelled(path))}: this is neither a file nor a folder")
        return []
    root = path / RECORDS if (path / RECORDS).is_dir() else path
    files: list[tuple[Path, PurePath]] = [
        (file, file.relative_to(root)) for file in _walked(root, report)
    ]
    if not files:
        report(f"{escaped(spelled(root))}: no file in this folder has a suffix that memcon reads")
    return files


def _walked(folder: Path, report: Report) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as trouble:
            report(f"{escaped(spelled(here))}: {reason(trouble)}")
            continue
        folders: list[Path] = []
        for entry in inside:
            if entry.name.startswith("."):
                continue
            if _is(entry.is_dir, follow_symlinks=False):
                folders.append(here / entry.name)
            elif entry.is_symlink() and _is(entry.is_dir):
                place = escaped(spelled(here / entry.name))
                report(f"{place}: a link to a folder is not followed; give the folder itself")
            elif has_known_suffix(entry.name) and _is(entry.is_file):
                yield here / entry.name
        waiting.extend(reversed(folders))


def _is(question: Callable[..., bool], **how: bool) -> bool:
    """Ask an entry what it is; a broken link or a loop of links is nothing."""
    try:
        return question(**how)
    except OSError:
        return False


def reason(trouble: Exception) -> str:
    """Return in one line why the system would not give a file."""
    if isinstance(trouble, PermissionError):
        return "reading it is not permitted; ask its owner or change its permissions"
    words = trouble.strerror if isinstance(trouble, OSError) and trouble.strerror else str(trouble)
    return f"it could not be read: {words}"


def _names(files: list[tuple[Path, PurePath]]) -> dict[Path, str]:
    forms = {file: _forms(file, inside) for file, inside in files}
    level = dict.fromkeys(forms, 0)
    last = len(next(iter(forms.values()), ())) - 1
    while True:
        names = {file: forms[file][level[file]] for file in forms}
        counts = Counter(names.values())
        clashing = [f for f in forms if counts[names[f]] > 1 and level[f] < last]
        if not clashing:
            return names
        for file in clashing:
            level[file] += 1


def _forms(file: Path, inside: PurePath) -> tuple[str, ...]:
    whole = spelled(inside)
    bare = without_packing(whole)
    short = bare[: len(bare) - len(PurePath(bare).suffix)]
    return tuple(map(escaped, (stem(whole), _posix(short), _posix(whole), spelled(file))))


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")
