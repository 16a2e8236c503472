"""Volumes of published diplomatic papers, where they lie beside the project."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import PROJECT
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.text.clean import clean

SHARED = PROJECT.parent / "shared"
VOLUMES = sorted((SHARED / "frus").glob("*.xml.gz"), key=lambda file: file.stat().st_size)
PRINTED = SHARED / "gold" / "dev.frus.jsonl.gz"

pytestmark = pytest.mark.skipif(
    not VOLUMES or not PRINTED.exists(), reason="the real volumes are not in ../shared"
)


def readings(file: Path) -> Iterator[Reading]:
    yield from opened(Given(str(file), file.read_bytes()))


def test_every_document_of_a_volume_is_a_record_of_its_own() -> None:
    seen: set[str] = set()
    at = 0
    for reading in readings(VOLUMES[0]):
        record = reading.record
        assert record.id not in seen
        assert record.id.startswith(VOLUMES[0].name.removesuffix(".xml.gz") + "/")
        assert (record.source.start, record.source.end) == (at, at + len(record.text))
        assert all(0 <= mark.at.start < mark.at.end <= len(record.text) for mark in reading.marks)
        assert all(mark.ground.rule.startswith("tei/") for mark in reading.marks)
        assert clean(record.text).text.split() == record.text.split()
        seen.add(record.id)
        at = record.source.end
    assert len(seen) > 50


def test_texts_are_those_that_others_took_from_the_volumes() -> None:
    """Nine of ten documents of the volume in question agree in every word."""
    theirs: dict[str, str] = {}
    with gzip.open(PRINTED, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "text" in row:
                theirs[row["id"]] = row["text"]
    volumes = {name.split("/")[0] for name in theirs}
    file = next(file for file in VOLUMES if file.name.removesuffix(".xml.gz") in volumes)
    ours = {reading.record.id: reading.record.text for reading in readings(file)}
    both = [name for name in ours if name in theirs]
    same = sum(ours[name].split() == theirs[name].split() for name in both)
    assert len(both) > 50
    assert same >= 0.9 * len(both)
