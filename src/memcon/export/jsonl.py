"""The exchange format `memcon-reading/1`: one JSON object for each record."""

from enum import Enum

import msgspec

from memcon.model.finding import Finding
from memcon.model.marks import Mark
from memcon.model.reading import Reading
from memcon.text.span import Span

FORMAT = "memcon-reading/1"

_AS_THEY_ARE = frozenset((str, int, bool, type(None)))

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def encoded(reading: Reading) -> bytes:
    """Return the reading as one line of JSON without its line end, in UTF-8."""
    return msgspec.json.encode(as_json(reading))


def as_json(reading: Reading) -> dict[str, Json]:
    """Return the reading as plain JSON values, in the shape of docs/reading.schema.json."""
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
        "marks": [mark_as_json(mark) for mark in reading.marks],
        "findings": [finding_as_json(finding) for finding in reading.findings],
    }


def mark_as_json(mark: Mark) -> dict[str, Json]:
    """Return one mark: its kind, place and rule, its own fields, and the ground's words."""
    at, ground = mark.at, mark.ground
    row: dict[str, Json] = {
        "kind": mark.kind,
        "start": at.start,
        "end": at.end,
        "rule": ground.rule,
    }
    names: tuple[str, ...] = mark.__match_args__
    for name in names[2:]:  # behind `at` and `ground`
        value = getattr(mark, name)
        row[name] = value if type(value) in _AS_THEY_ARE else _plain(value)
    if mark.kind == "note":
        anchor = getattr(mark, "anchor", None)
        row["anchor"] = anchor.start if isinstance(anchor, Span) else None
    row["rests_on"] = [[span.start, span.end] for span in ground.words]
    if ground.because:
        row["because"] = ground.because
    return row


def finding_as_json(finding: Finding) -> dict[str, Json]:
    """Return one finding."""
    return {
        "code": finding.code,
        "message": finding.message,
        "start": finding.at.start,
        "end": finding.at.end,
        "weighty": finding.weighty,
    }


def _plain(value: object) -> Json:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return str(value._value_)  # `value` is five times as slow
    if isinstance(value, tuple):
        return [item if type(item) in _AS_THEY_ARE else _plain(item) for item in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"no JSON for {type(value).__name__}")
