"""How fast memcon reads on one core, and whether memory stays flat as volumes are added.

    python bench/speed.py               speed over three volumes, memory after 1, 5 and 20
    python bench/speed.py --stages      time of each stage as well
    python bench/speed.py --volumes 1 --no-memory

The volumes are those in ../shared/frus. "Pipeline" gives the stages the bare text of each
document, without what the edition's own markup says, so that every stage has its full work.
"Whole" opens the volume's file, reads every document with its markup, and writes the JSON.
Times are those of the processor, the least of the rounds; compressed files are unpacked before.
"""

import argparse
import gzip
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command sets it, before NumPy loads

from memcon.export.jsonl import encoded
from memcon.model.reading import Draft, Reading, Stage
from memcon.model.record import Record
from memcon.people.settle import settled
from memcon.read.pipeline import STAGES
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.workspace import read_record

VOLUMES = Path(__file__).parents[2] / "shared" / "frus"
STEPS = (1, 5, 20)
ROUNDS = 3


def main() -> None:
    """Measure and print a small table."""
    parser = argparse.ArgumentParser(description="Speed and memory of reading.")
    parser.add_argument("--volumes", type=int, default=3, help="how many to time")
    parser.add_argument("--stages", action="store_true", help="time each stage")
    parser.add_argument("--no-memory", action="store_true", help="leave memory out")
    parser.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    files = sorted(VOLUMES.glob("*.xml.gz"))
    if not files:
        sys.exit(f"speed: there are no volumes (*.xml.gz) in {VOLUMES}; nothing was measured")
    if wanted.peak:
        print(peak(files[: wanted.peak]))
        return
    print_speed(files[: wanted.volumes], wanted.stages)
    if not wanted.no_memory:
        print_memory(len(files))


def print_speed(files: list[Path], stages: bool) -> None:
    """Print characters a second for the pipeline and for the whole way from file to JSON."""
    given = [unpacked(file) for file in files]
    records = [opening.record for volume in given for opening in opened(volume)]
    size = sum(len(record.text) for record in records)
    print(f"{len(files)} volumes, {len(records):,} documents, {size:,} characters of text\n")

    def pipeline() -> None:
        for record in records:
            read_record(Reading(record))

    def whole() -> None:
        for volume in given:
            for opening in opened(volume):
                encoded(read_record(opening))

    row("pipeline", size, quickest(pipeline))
    row("whole", size, quickest(whole))
    if stages:
        print()
        for name, seconds in stage_times(records):
            row(name, size, seconds)


def row(name: str, size: int, seconds: float) -> None:
    """Print one row of the table."""
    rate = f"{size / seconds:>14,.0f} ch/s" if seconds else f"{'-':>19}"
    print(f"{name:24} {rate} {seconds / size * 1e6:8.3f} µs/ch {seconds:8.2f} s")


def quickest(work: Callable[[], object]) -> float:
    """Return the least time of a few rounds."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(ROUNDS))


def stage_times(records: list[Record]) -> Iterator[tuple[str, float]]:
    """Yield the time of cleaning, of each stage, and of laying the marks on the record."""
    start = process_time()
    drafts = [Draft.of(Reading(record)) for record in records]
    yield "cleaning", process_time() - start
    for stage in STAGES:
        start = process_time()
        drafts = [draft.plus(stage(draft)) for draft in drafts]
        yield name_of(stage), process_time() - start
    start = process_time()
    drafts = [settled(draft) for draft in drafts]
    yield "who is who", process_time() - start
    start = process_time()
    for draft in drafts:
        draft.finished()
    yield "laying back", process_time() - start


def name_of(stage: Stage) -> str:
    """Return the name of a stage's module."""
    return str(getattr(stage, "__module__", stage)).rpartition(".")[2]


def print_memory(available: int) -> None:
    """Print the peak of memory after so many volumes, each in a fresh process."""
    print()
    for count in STEPS:
        if count > available:
            print(f"peak after {count} volumes: only {available} are there")
            continue
        run = subprocess.run(
            [sys.executable, __file__, "--peak", str(count)],
            check=True,
            capture_output=True,
            text=True,
        )
        print(f"peak after {count:2} volumes {int(run.stdout):>8,} MB")


def peak(files: list[Path]) -> int:
    """Read the volumes one after the other, as `memcon read` does; return megabytes at the peak."""
    for file in files:
        for opening in opened(unpacked(file)):
            encoded(read_record(opening))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def unpacked(file: Path) -> Given:
    """Return a volume as if it had been given unpacked."""
    return Given(file.name.removesuffix(".gz"), gzip.decompress(file.read_bytes()))


if __name__ == "__main__":
    main()
