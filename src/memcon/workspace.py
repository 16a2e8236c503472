"""Where pure code meets the disk: files and folders in, readings out."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from memcon.model.errors import MemconError, NothingToRead
from memcon.model.reading import Reading
from memcon.read.pipeline import read
from memcon.sources import FORMATS, opened
from memcon.sources.given import Given

Report = Callable[[str], None]


def readings(paths: Iterable[str], report: Report) -> Iterator[Reading]:
    """Yield the reading of every record under `paths`; `report` gets a line for each trouble.

    Raises NothingToRead at the end where one of the paths gave no record at all.
    """
    barren: list[str] = []
    for path in paths:
        count = 0
        for file in _files(Path(path), report):
            try:
                for opening in opened(Given(_spelled(file), file.read_bytes())):
                    count += 1
                    yield read(opening)
            except (MemconError, OSError) as trouble:
                report(f"{file}: {trouble}")
        if not count:
            barren.append(path)
    if barren:
        raise NothingToRead(f"no record could be read from {', '.join(barren)}")


def _files(path: Path, report: Report) -> Iterator[Path]:
    if path.is_dir():
        known = {suffix for form in FORMATS for suffix in form.suffixes}
        yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in known and p.is_file())
    elif path.exists():
        yield path
    else:
        report(f"{path}: there is no such file or folder")


def _spelled(path: Path) -> str:
    """Return the path's name as text, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
