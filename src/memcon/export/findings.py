"""Findings as rows for other programs: each with its record and the words at its place."""

from collections.abc import Iterable, Iterator

from memcon.export.jsonl import Json, finding_as_json
from memcon.model.reading import Reading


def finding_rows(readings: Iterable[Reading]) -> Iterator[dict[str, Json]]:
    """Yield a row for each finding, in the shape of docs/findings.schema.json."""
    for reading in readings:
        record = reading.record
        for finding in reading.findings:
            yield {
                "record": record.id,
                "path": record.source.path,
                **finding_as_json(finding),
                "words": finding.at.of(record.text),
            }
