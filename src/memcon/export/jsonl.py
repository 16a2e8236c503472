"""The exchange format `memcon-reading/1`: one JSON object for each record."""

from typing import cast

import msgspec
from msgspec.structs import astuple

from memcon.model.finding import Finding
from memcon.model.marks import Mark, Note
from memcon.model.reading import Reading

FORMAT = "memcon-reading/1"

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Row = dict[str, object]  # what is written as JSON; a place as an array, an Enum as its value


def encoded(reading: Reading) -> bytes:
    """Return the reading as one line of JSON without its line end, in UTF-8."""
    return msgspec.json.encode(_row(reading))


def as_json(reading: Reading) -> dict[str, Json]:
    """Return the reading as plain JSON values, in the shape of docs/reading.schema.json."""
    return cast("dict[str, Json]", msgspec.json.decode(encoded(reading)))


def mark_as_json(mark: Mark) -> dict[str, Json]:
    """Return one mark: its kind, place and rule, its own fields, and the ground's words."""
    return cast("dict[str, Json]", msgspec.json.decode(msgspec.json.encode(_of_mark(mark))))


def finding_as_json(finding: Finding) -> dict[str, Json]:
    """Return one finding."""
    return {
        "code": finding.code,
        "message": finding.message,
        "start": finding.at.start,
        "end": finding.at.end,
        "weighty": finding.weighty,
    }


def _row(reading: Reading) -> Row:
    record = reading.record
    source = record.source
    return {
        "format": FORMAT,
        "record": {
            "id": record.id,
            "text": record.text,
            "sha256": record.sha256,
            "source": {
                "path": source.path,
                "media_type": source.media_type,
                "sha256": source.sha256,
                "start": source.start,
                "end": source.end,
                "page": source.page,
            },
            "pages": [{"offset": page.offset, "label": page.label} for page in record.pages],
        },
        "marks": [_of_mark(mark) for mark in reading.marks],
        "findings": [finding_as_json(finding) for finding in reading.findings],
    }


def _of_mark(mark: Mark) -> Row:
    at, ground, *own = astuple(mark)
    row = {"kind": mark.kind, "start": at.start, "end": at.end, "rule": ground.rule}
    row.update(zip(mark.__struct_fields__[2:], own, strict=True))
    if isinstance(mark, Note):
        row["anchor"] = mark.anchor.start if mark.anchor is not None else None
    row["rests_on"] = ground.words
    if ground.because:
        row["because"] = ground.because
    return row
