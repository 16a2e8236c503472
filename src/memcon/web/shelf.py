"""The records that were given: read one file at a time, and read anew when a file changes."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Condition, Lock

from memcon.agenda import POINTS, agenda_at
from memcon.dossier import BODIES, PEOPLE, Dossier, curated, root_of
from memcon.files import File, places
from memcon.model.errors import MemconError
from memcon.model.negotiation import Agenda
from memcon.model.people import Register
from memcon.model.reading import Reading
from memcon.web.summary import Summary, summary_of

MOST_CHARACTERS = 30_000_000  # of records held in memory after reading

Report = Callable[[str], None]
Load = Callable[[File, Report, Register], Iterator[Reading]]
Stamp = tuple[int, int]  # time of change in nanoseconds, size in bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A record on the shelf: its key in addresses, where it lies, and what the list says of it."""

    key: str
    path: Path
    index: int
    summary: Summary


@dataclass(slots=True)
class _Shelved:
    file: File
    stamp: Stamp | None
    read: bool = False
    summaries: list[Summary] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stock:
    """The shelf at one moment: the records in order of date, and what is still to come."""

    dossier: Dossier
    records: tuple[Kept, ...]
    files: int
    files_waiting: int
    troubles: tuple[str, ...] = field(default=())
    agenda: Agenda = field(default=Agenda())


class Shelf:
    """Holds what was given; safe to use from several threads."""

    def __init__(self, paths: Iterable[str], load: Load, report: Report) -> None:
        """Take the paths as given; nothing is read yet."""
        self._paths = tuple(paths)
        self._load = load
        self._report = report
        self._lock = Condition()
        self._one_reads = Lock()
        self._files: dict[Path, _Shelved] = {}
        self._held: OrderedDict[tuple[Path, int], Reading] = OrderedDict()
        self._dossier = Dossier()
        self._size = 0  # characters of the readings held
        self._curated: tuple[Stamp | None, ...] = ()
        self._troubles: tuple[str, ...] = ()
        self._agenda = Agenda()
        self._points: Stamp | None = None
        self._point_troubles: tuple[str, ...] = ()
        self._missing: tuple[str, ...] = ()
        self.look()

    def look(self) -> None:
        """See which files there are now; those that are new or changed wait to be read."""
        with self._lock:
            self._look_at_dossier()
            troubles: list[str] = []
            found = [file for place in places(self._paths, troubles.append) for file in place.files]
            for trouble in dict.fromkeys(troubles):
                if trouble not in self._missing:
                    self._report(trouble)
            self._missing = tuple(dict.fromkeys(troubles))
            kept, self._files = self._files, {}
            for file in found:
                known, stamp = kept.get(file.path), _stamp(file.path)
                if known is None or (known.file, known.stamp) != (file, stamp):
                    self._forget(file.path)
                    known = _Shelved(file, stamp)
                self._files[file.path] = known
            for gone in kept.keys() - self._files.keys():
                self._forget(gone)

    def read_next(self) -> bool:
        """Read one file that waits; return False where none does."""
        with self._one_reads:
            with self._lock:
                waiting = self._waiting()
            if waiting is not None:
                self._read(waiting)
            return waiting is not None

    def stock(self) -> Stock:
        """Return the shelf as it is now."""
        with self._lock:
            kept = sorted(
                self._keyed(),
                key=lambda k: (not k.summary.day, k.summary.day, _counted(k.summary.id), k.key),
            )
            troubles = [t for file in self._files.values() for t in file.troubles]
            waiting = sum(not file.read for file in self._files.values())
            return Stock(
                self._dossier,
                tuple(kept),
                len(self._files),
                waiting,
                (*self._troubles, *self._point_troubles, *self._missing, *troubles),
                self._agenda,
            )

    @property
    def root(self) -> Path | None:
        """The folder that curates what was given, where there is one."""
        return next((root for path in self._paths if (root := root_of(Path(path)))), None)

    @property
    def dossier(self) -> Dossier:
        """What is curated about the records, as of the last look."""
        return self._dossier

    def has_records(self) -> bool:
        """Wait until there is a record to show, or nothing left to read; tell whether there is."""
        with self._lock:
            self._lock.wait_for(lambda: self._any() or self._waiting() is None)
            return self._any()

    def _any(self) -> bool:
        return any(shelved.summaries for shelved in self._files.values())

    def settle(self, seconds: float) -> None:
        """Wait until everything is read, but no longer than so many seconds."""
        with self._lock:
            self._lock.wait_for(lambda: self._waiting() is None, seconds)

    def reading(self, key: str) -> Reading | None:
        """Return the reading of a record as its file is now, or None where there is none."""
        kept = self._find(key)
        if kept is not None and self._changed(kept.path):
            self.look()
            kept = self._find(key)
            while kept is None and self.read_next():
                kept = self._find(key)
        if kept is None:
            return None
        held = self._hold(kept)
        if held is None:
            self._read_up_to(kept)
            held = self._hold(kept)
        return held

    def _waiting(self) -> Path | None:
        return next((path for path, file in self._files.items() if not file.read), None)

    def _changed(self, path: Path) -> bool:
        with self._lock:
            file = self._files.get(path)
        return file is None or file.stamp != _stamp(path)

    def _find(self, key: str) -> Kept | None:
        with self._lock:
            return next((kept for kept in self._keyed() if kept.key == key), None)

    def _keyed(self) -> Iterator[Kept]:
        """Yield the records with their keys: the id, and a hash of the place where ids clash."""
        seen: set[str] = set()
        for path, shelved in self._files.items():
            for index, summary in enumerate(shelved.summaries):
                key = summary.id
                if key in seen:
                    place = f"{path}#{summary.start}"
                    key = f"{key}~{sha256(place.encode('utf-8', 'replace')).hexdigest()[:6]}"
                seen.add(key)
                yield Kept(key, path, index, summary)

    def _hold(self, kept: Kept) -> Reading | None:
        with self._lock:
            held = self._held.get((kept.path, kept.index))
            if held is not None:
                self._held.move_to_end((kept.path, kept.index))
            return held

    def _read(self, path: Path) -> None:
        """Read a file; keep its readings while there is room, and what the list says of them."""
        with self._lock:
            shelved = self._files.get(path)
            dossier = self._dossier
        if shelved is None or shelved.read:
            return
        fresh = _Shelved(shelved.file, shelved.stamp)
        try:
            for index, reading in enumerate(
                self._load(fresh.file, fresh.troubles.append, dossier.register)
            ):
                self._put(path, index, reading)
                self._add(shelved, fresh, summary_of(reading, dossier))
        except (MemconError, OSError) as cause:
            fresh.troubles.append(f"{fresh.file.spelled}: {cause}")
        except Exception as bug:  # one file must not keep the others from being shown
            said = f"{type(bug).__name__}: {bug}"
            fresh.troubles.append(
                f"{fresh.file.spelled}: memcon failed on it; please report {said}"
            )
        with self._lock:
            for line in fresh.troubles:
                self._report(line)
            if self._files.get(path) is shelved:
                fresh.read = True
                self._files[path] = fresh
            self._lock.notify_all()

    def _add(self, shelved: _Shelved, fresh: _Shelved, summary: Summary) -> None:
        """Show a record at once where its file was not read before; else all of them at the end."""
        with self._lock:
            fresh.summaries.append(summary)
            if len(shelved.summaries) == len(fresh.summaries) - 1:
                shelved.summaries.append(summary)
                self._lock.notify_all()

    def _read_up_to(self, kept: Kept) -> None:
        """Read a file again as far as one record, which was dropped to make room."""
        with self._lock:
            file = self._files.get(kept.path)
            people = self._dossier.register
        if file is None:
            return
        for index, reading in enumerate(self._load(file.file, lambda line: None, people)):
            if index == kept.index:
                self._put(kept.path, index, reading)
                return

    def _put(self, path: Path, index: int, reading: Reading) -> None:
        with self._lock:
            self._drop((path, index))
            self._held[path, index] = reading
            self._size += len(reading.record.text)
            while self._size > MOST_CHARACTERS and len(self._held) > 1:
                self._drop(next(iter(self._held)))

    def _drop(self, key: tuple[Path, int]) -> None:
        dropped = self._held.pop(key, None)
        if dropped is not None:
            self._size -= len(dropped.record.text)

    def _forget(self, path: Path) -> None:
        for key in [key for key in self._held if key[0] == path]:
            self._drop(key)

    def _look_at_dossier(self) -> None:
        root = next((root for path in self._paths if (root := root_of(Path(path)))), None)
        if root is None:
            return
        self._look_at_points(root)
        curated_now = tuple(_stamp(root / name) for name in (PEOPLE, BODIES))
        if curated_now != self._curated:
            self._curated = curated_now
            troubles: list[str] = []
            self._dossier = curated(root, troubles.append)
            self._troubles = tuple(troubles)
            for trouble in troubles:
                self._report(trouble)
            for file in self._files.values():
                file.read = False

    def _look_at_points(self, root: Path) -> None:
        """Read the points of the dossier anew when their file has changed; no record is."""
        stamp = _stamp(root / POINTS)
        if stamp == self._points:
            return
        self._points = stamp
        troubles: list[str] = []
        self._agenda = agenda_at(root, troubles.append)
        self._point_troubles = tuple(troubles)
        for trouble in troubles:
            self._report(trouble)


def _counted(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts "d9" before "d10"."""
    parts = re.split(r"([0-9]{1,12})", name)
    return tuple((int(part), "") if index % 2 else (0, part) for index, part in enumerate(parts))


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
