"""Law 5: the same input gives the same output, byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_texts import FULLEST, record_texts

from memcon.export.jsonl import encoded
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.workspace import read_record

RECORDS = Path(__file__).parents[2] / "examples" / "sarn-narrows" / "records"
COMMAND = Path(sys.executable).with_name("memcon")
CHILD = """
import json, sys
from memcon.export.jsonl import encoded
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.workspace import read_record
for text in json.load(sys.stdin):
    record = Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))
    sys.stdout.buffer.write(encoded(read_record(Reading(record))) + b"\\n")
"""


def written(text: str) -> bytes:
    record = Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))
    return encoded(read_record(Reading(record)))


def run(seed: str, *command: str | Path, given: str = "") -> bytes:
    """Return what a fresh process writes, whose sets and dicts of words are ordered by `seed`."""
    return subprocess.run(
        command,
        input=given.encode(),
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record_texts(), record_texts())
def test_reading_again_changes_nothing(text: str, other: str) -> None:
    first = written(text)
    written(other)
    assert written(text) == first


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(record_texts(), min_size=12, max_size=24))
def test_the_order_of_words_in_sets_changes_nothing(texts: list[str]) -> None:
    every = [*texts, FULLEST]
    here = b"".join(written(text) + b"\n" for text in every)
    for seed in ("1", "4242"):
        assert run(seed, sys.executable, "-c", CHILD, given=json.dumps(every)) == here


def test_the_command_writes_the_same_each_time() -> None:
    first = run("1", COMMAND, "read", RECORDS)
    assert first.count(b"\n") >= 8
    assert run("2", COMMAND, "read", RECORDS) == first
