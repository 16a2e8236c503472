"""Text cases: an invented record, and what a reading of it must and must not say.

A file in tests/cases holds any number of cases. A case is a heading `## title`, a fenced block
`record` and a fenced block `expected`; other words explain. In a record, a line that holds
nothing but `\\f` is a page's end. A block `people` gives a register (id,name,description).
The lines of `expected`:

    KIND "words" field=value ...    a mark of that kind covers exactly those words
    not KIND "words" field=value    no mark of that kind (with those fields) meets those words
    only KIND                       no marks of that kind besides those listed
    finding CODE "words"            a finding stands at exactly those words (or anywhere)
    no finding CODE "words"         none does
    no findings                     none at all
    # a remark

In quoted words ` ... ` joins the first and the last words of a long span, `\\n` is a line's end,
`\\"` a quotation mark. A field's value is a bare word or JSON. Where a field holds a place, its
words may be given instead; a bare offset is written as words with `^` before it: "their^¹".
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from memcon.export.jsonl import Json, finding_as_json, mark_as_json
from memcon.model.marks import KINDS
from memcon.model.people import NOBODY
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.people.register import opened
from memcon.workspace import read_record

Row = dict[str, Json]
Place = tuple[int, int]

_FENCE = re.compile(r"(`{3,})\s*(\w*)\s*")
_CODE = re.compile(r"[a-z]+(?:[-/][a-z]+)*")
_FIELD = re.compile(r"([a-z_]+)=")
_JSON = json.JSONDecoder()


class MalformedError(Exception):
    """A case that cannot be understood; says file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of an `expected` block."""

    verb: str  # "mark", "not", "only", "finding", "no finding", "no findings"
    name: str = ""  # a mark's kind or a finding's code
    words: str | None = None
    fields: Row = field(default_factory=dict)
    line: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A titled text with what is expected of its reading; `trouble` where it is malformed."""

    file: str
    title: str
    line: int
    text: str = ""
    people: str = ""
    expected: tuple[Expectation, ...] = ()
    trouble: str = ""

    @property
    def id(self) -> str:
        """The name of the case among the tests."""
        return f"{self.file}: {self.title}"


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file; one that is malformed has `trouble`, and the rest go on."""
    heading: tuple[str, int] | None = None
    blocks: dict[str, tuple[int, list[str]]] = {}
    doubled = ""
    fence, kind, body, opened_at = "", "", list[str](), 0
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if fence:
            if line.rstrip() == fence:
                if kind in blocks:
                    doubled = doubled or f"line {number}: a second block `{kind}` in one case"
                blocks[kind] = (opened_at, body)
                fence = ""
            else:
                if line.startswith(fence) and line.rstrip() != fence:
                    doubled = doubled or f"line {opened_at - 1}: a fenced block without end"
                body.append(line)
        elif match := _FENCE.fullmatch(line):
            fence, kind, body, opened_at = match[1], match[2], [], number + 1
        elif line.startswith("## "):
            if heading is not None:
                yield _case(path.name, heading, blocks, doubled)
            heading, blocks, doubled = (line[3:].strip(), number), {}, ""
    if fence:
        doubled = doubled or f"line {opened_at - 1}: a fenced block without end"
    if heading is None:
        yield Case(path.name, "no case", 1, trouble="no heading `## title` in the file")
    else:
        yield _case(path.name, heading, blocks, doubled)


def _case(
    file: str, heading: tuple[str, int], blocks: dict[str, tuple[int, list[str]]], trouble: str
) -> Case:
    title, number = heading
    unknown = sorted(set(blocks) - {"record", "expected", "people"})
    if not trouble and unknown:
        trouble = f"line {blocks[unknown[0]][0] - 1}: unknown block `{unknown[0]}`"
    for needed in ("record", "expected"):
        if not trouble and needed not in blocks:
            trouble = f"line {number}: the case has no block `{needed}`"
    if trouble:
        return Case(file, title, number, trouble=trouble)
    lines = ["\f" if line == "\\f" else line for line in blocks["record"][1]]
    text = "\n".join(lines).replace("\n\f\n", "\n\f")
    first, wanted = blocks["expected"]
    try:
        expected = tuple(
            expectation(line, first + i)
            for i, line in enumerate(wanted)
            if line.strip() and not line.lstrip().startswith("#")
        )
    except MalformedError as malformed:
        return Case(file, title, number, trouble=str(malformed))
    if not expected:
        return Case(file, title, number, trouble=f"line {first}: nothing is expected")
    people = "\n".join(blocks["people"][1]) if "people" in blocks else ""
    return Case(file, title, number, text, people, expected)


def expectation(source: str, line: int = 0) -> Expectation:
    """Return what one line of an `expected` block says.

    Raises MalformedError where it says nothing known.
    """
    rest = source.strip()
    if rest == "no findings":
        return Expectation("no findings", line=line, source=rest)
    verb, rest = _verb(rest)
    name = rest.split(None, 1)[0] if rest else ""
    rest = rest[len(name) :].strip()
    known = {kind.kind: {"rule", "because", *kind.__struct_fields__} for kind in KINDS}
    if verb.endswith("finding"):
        if not _CODE.fullmatch(name):
            raise MalformedError(f"line {line}: {name!r} is no code of a finding")
    elif name not in known:
        raise MalformedError(f"line {line}: {name!r} is no kind of mark; known: {sorted(known)}")
    words, rest = _words(rest, line)
    fields = _fields(rest, line)
    strange = sorted(set(fields) - known[name]) if name in known else []
    if strange:
        raise MalformedError(f"line {line}: {name!r} has no field {strange[0]!r}")
    if verb in ("mark", "not") and words is None:
        raise MalformedError(f"line {line}: no quoted words after {name!r}")
    if (verb == "only" and words is not None) or (verb not in ("mark", "not") and fields):
        raise MalformedError(f"line {line}: too much after {verb!r} {name!r}")
    return Expectation(verb, name, words, fields, line, source.strip())


def _verb(rest: str) -> tuple[str, str]:
    for verb in ("no finding", "finding", "only", "not"):
        if rest.startswith(verb + " "):
            return verb, rest[len(verb) :].strip()
    return "mark", rest


def _words(rest: str, line: int) -> tuple[str | None, str]:
    if not rest.startswith('"'):
        return None, rest
    try:
        words, end = _JSON.raw_decode(rest)
    except ValueError as error:
        raise MalformedError(f"line {line}: quoted words that do not end: {rest}") from error
    if not words.strip():
        raise MalformedError(f"line {line}: empty words")
    return words, rest[end:].strip()


def _fields(rest: str, line: int) -> Row:
    fields: Row = {}
    while rest:
        match = _FIELD.match(rest)
        if not match:
            raise MalformedError(f"line {line}: expected field=value, found {rest!r}")
        rest = rest[match.end() :]
        if rest[:1] in ('"', "["):
            try:
                fields[match[1]], end = _JSON.raw_decode(rest)
            except ValueError as error:
                raise MalformedError(f"line {line}: a value that is not JSON: {rest}") from error
        else:
            word = rest.split(None, 1)[0] if rest.strip() else ""
            fields[match[1]] = {"null": None, "true": True, "false": False}.get(word, word)
            end = len(word)
        rest = rest[end:].strip()
    return fields


def reading_of(case: Case) -> Reading:
    """Read the case's text as any record is read, with the people that the case knows."""
    source = Origin(case.file, "text/plain", "", 0, len(case.text))
    known = opened(case.people.encode()) if case.people else NOBODY
    return read_record(Reading(Record.of("case", case.text, source)), known)


def failures(case: Case, reading: Reading) -> Iterator[str]:
    """Yield a message for each expectation that the reading does not meet."""
    judge = _Judge.of(case.text, reading)
    for item in case.expected:
        said = judge.objection(item, case.expected)
        if said:
            yield f"tests/cases/{case.file}:{item.line}: {item.source}\n{said}"


@dataclass(frozen=True, slots=True)
class _Judge:
    text: str
    marks: tuple[Row, ...]
    findings: tuple[Row, ...]

    @classmethod
    def of(cls, text: str, reading: Reading) -> "_Judge":
        return cls(
            text,
            tuple(mark_as_json(mark) for mark in reading.marks),
            tuple(finding_as_json(finding) for finding in reading.findings),
        )

    def objection(self, item: Expectation, others: tuple[Expectation, ...]) -> str:
        """Say how the reading fails an expectation; nothing where it meets it."""
        if item.words is not None and not tuple(self.places(item.words)):
            return "    these words do not stand in the record"
        if item.verb == "mark":
            there = self.kind(item.name)
            met = any(self.meets(row, item) for row in there)
            return "" if met else self.shown("marks of that kind", there)
        if item.verb == "not":
            bad = tuple(row for row in self.kind(item.name) if self.touches(row, item))
            return self.shown("but there is", bad) if bad else ""
        if item.verb == "only":
            listed = [other for other in others if (other.verb, other.name) == ("mark", item.name)]
            bad = tuple(
                row
                for row in self.kind(item.name)
                if not any(self.meets(row, other) for other in listed)
            )
            return self.shown("not listed", bad) if bad else ""
        return self.objection_to_findings(item)

    def objection_to_findings(self, item: Expectation) -> str:
        if item.verb == "no findings":
            return self.shown("findings", self.findings) if self.findings else ""
        hits = tuple(
            row
            for row in self.findings
            if row["code"] == item.name
            and (item.words is None or _place(row) in self.places(item.words))
        )
        if item.verb == "finding":
            return "" if hits else self.shown("findings", self.findings)
        return self.shown("but there is", hits) if hits else ""

    def kind(self, name: str) -> tuple[Row, ...]:
        return tuple(row for row in self.marks if row["kind"] == name)

    def meets(self, row: Row, item: Expectation) -> bool:
        assert item.words is not None
        return _place(row) in self.places(item.words) and self.has_fields(row, item)

    def touches(self, row: Row, item: Expectation) -> bool:
        assert item.words is not None
        start, end = _place(row)
        return self.has_fields(row, item) and any(
            start < b and a < end for a, b in self.places(item.words)
        )

    def has_fields(self, row: Row, item: Expectation) -> bool:
        return all(
            name in row and self.same(row[name], value) for name, value in item.fields.items()
        )

    def same(self, found: Json, wanted: Json) -> bool:
        """Tell whether a field holds the value wanted, or the place of the words wanted."""
        if found == wanted and type(found) is type(wanted):
            return True
        if not isinstance(wanted, str):
            return (
                isinstance(found, list)
                and isinstance(wanted, list)
                and len(found) == len(wanted)
                and all(map(self.same, found, wanted))
            )
        if isinstance(found, int):
            before, caret, after = wanted.partition("^")
            if caret:
                return any(a + len(before) == found for a, _ in self.places(before + after))
            return json.dumps(found) == wanted
        if isinstance(found, list) and len(found) == 2:
            start, end = found
            return (
                isinstance(start, int) and isinstance(end, int) and self.text[start:end] == wanted
            )
        return False

    def places(self, words: str) -> Iterator[Place]:
        """Yield every place where the words stand, ` ... ` joining the first and the last."""
        if words in self.text or " ... " not in words:
            yield from ((at, at + len(words)) for at in self.starts(words))
            return
        first, last = words.split(" ... ", 1)
        ends = [at + len(last) for at in self.starts(last)]
        for start in self.starts(first):
            yield from ((start, end) for end in ends if end - len(last) >= start + len(first))

    def starts(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)

    def shown(self, what: str, rows: tuple[Row, ...]) -> str:
        lines = [f"    {what}:"]
        for row in rows:
            start, end = _place(row)
            rest = {k: v for k, v in row.items() if k not in ("kind", "start", "end", "rests_on")}
            words = json.dumps(self.text[start:end], ensure_ascii=False)
            lines.append(f"      {row.get('kind', 'finding')} {words}")
            lines.append(f"          {json.dumps(rest, ensure_ascii=False)}")
        return "\n".join(lines if rows else [f"    {what}: none"])


def _place(row: Row) -> Place:
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, end
