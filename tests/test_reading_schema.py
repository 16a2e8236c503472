"""The schema of the exchange format, the dataclasses, the page on it and the command agree."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator, ValidationError

from memcon.export.jsonl import as_json, encoded
from memcon.model.finding import Finding
from memcon.model.marks import KINDS, Ground, Mark, Note
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.text.span import Span

PROJECT = Path(__file__).parent.parent
RECORDS = PROJECT / "examples" / "sarn-narrows" / "records"
COMMAND = Path(sys.executable).with_name("memcon")
SCHEMA = json.loads((PROJECT / "docs" / "reading.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SHARED = {"kind", "start", "end", "rule", "rests_on", "because"}
HASH = "0" * 64


def one(*marks: Mark) -> Reading:
    """Return a reading that has the marks, a finding and a page."""
    source = Origin("a.txt", "text/plain", HASH, 0, 9, 3)
    record = Record.of("a", "Some text", source, (PageStart(0, "3"),))
    return Reading(record, marks, (Finding("date/weekday", "Look.", Span(0, 4)),))


def as_written(reading: Reading) -> dict[str, Any]:
    """Return what another program reads."""
    loaded = json.loads(encoded(reading))
    assert isinstance(loaded, dict)
    return loaded


def own_fields(kind: type[Mark]) -> set[str]:
    return set(kind.__struct_fields__) - {"at", "ground"}


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_command_writes_what_the_schema_says() -> None:
    run = subprocess.run([COMMAND, "read", RECORDS], capture_output=True, check=True, timeout=120)
    lines = run.stdout.decode("utf-8").splitlines()
    assert len(lines) == len(list(RECORDS.iterdir()))
    for line in lines:
        reading = json.loads(line)
        VALIDATOR.validate(reading)
        text = reading["record"]["text"]
        for item in reading["marks"] + reading["findings"]:
            assert 0 <= item["start"] <= item["end"] <= len(text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_mark_with_defaults_is_valid(kind: type[Mark]) -> None:
    VALIDATOR.validate(as_written(one(kind(Span(0, 4), Ground("a/b")))))
    full = Ground("a/b", (Span(0, 4), Span(5, 9)), "because")
    VALIDATOR.validate(as_written(one(kind(Span(0, 9), full))))


def test_schema_knows_the_kinds_and_no_others() -> None:
    listed = {ref["$ref"].removeprefix("#/$defs/mark.") for ref in SCHEMA["$defs"]["mark"]["oneOf"]}
    defined = {name.removeprefix("mark.") for name in SCHEMA["$defs"] if name.startswith("mark.")}
    assert listed == defined == {kind.kind for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_schema_knows_the_fields_and_no_others(kind: type[Mark]) -> None:
    there = SCHEMA["$defs"][f"mark.{kind.kind}"]
    assert set(there["properties"]) == SHARED | own_fields(kind)
    assert set(there["required"]) == (SHARED - {"because"}) | own_fields(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_schema_and_dataclass_agree_on_values(kind: type[Mark]) -> None:
    hints = get_type_hints(kind)
    for name in sorted(own_fields(kind)):
        place = int if (kind, name) == (Note, "anchor") else list
        row = as_written(one(kind(Span(0, 4), Ground("a/b"))))
        for value, allowed in samples(hints[name], place):
            row["marks"][0][name] = value
            assert VALIDATOR.is_valid(row) is allowed, (name, value)


def samples(hint: Any, place: type) -> Iterator[tuple[Any, bool]]:
    """Yield values that a field of this type may have, and some that it may not."""
    parts = set(get_args(hint)) if isinstance(hint, UnionType) else {hint}
    yield None, type(None) in parts
    yield "10:30", str in parts
    yield 1, Span in parts and place is int
    yield [0, 1], Span in parts and place is list
    for part in parts:
        if isinstance(part, type) and issubclass(part, Enum):
            yield from ((member.value, True) for member in part)
        elif get_origin(part) is tuple:
            yield [], True
            yield ["10:30"], str in get_args(part)
            yield [[0, 1]], Span in get_args(part)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "memcon-reading/2"),
        (("record", "sha256"), "x"),
        (("record", "source", "page"), "3"),
        (("record", "more"), 1),
        (("marks", 0, "start"), -1),
        (("marks", 0, "rule"), "no rule"),
        (("marks", 0, "kind"), "gossip"),
        (("marks", 0, "more"), 1),
        (("marks", 0, "because"), ""),
        (("findings", 0, "message"), ""),
        (("findings", 0, "code"), None),
    ],
)
def test_schema_can_refuse(path: tuple[str | int, ...], value: object) -> None:
    row: Any = as_written(one(Note(Span(0, 4), Ground("a/b"))))
    VALIDATOR.validate(row)
    at = row
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(row)


def test_the_page_names_every_kind_and_field() -> None:
    page = (PROJECT / "docs" / "reading.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    for kind in KINDS:
        row = next((row for row in rows if f"`{kind.kind}`" in row.split("|")[1]), "")
        assert row, f"docs/reading.md has no row for {kind.kind}"
        named = set(re.findall(r"`(\w+)`", row.split("|")[3]))
        assert own_fields(kind) == named, kind.kind


def test_encoded_is_what_as_json_says() -> None:
    reading = one(Note(Span(0, 4), Ground("a/b", (), "words ¹ and ²")))
    assert json.loads(encoded(reading)) == as_json(reading)
    assert b"\n" not in encoded(reading)
