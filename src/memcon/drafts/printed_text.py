"""A draft or an amendment as it is printed, taken apart: head, preamble, operative paragraphs.

What has no place in the form is handed back with its line and the reason.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from memcon.drafts.head import Head, head_of, names_movers
from memcon.drafts.paragraphs import Printed, follows, printed
from memcon.drafts.trouble import DraftError
from memcon.lexicon.load import words
from memcon.model.drafts import (
    Amendment,
    Expression,
    Provision,
    ProvisionKind,
    Sponsor,
    Status,
    Step,
    Work,
)
from memcon.text.clean import clean
from memcon.text.paragraphs import paragraphs

_FORMULA = re.compile(r"The [A-Z][^.;:]{2,120},")
_VERB = re.compile(r"[A-Z][a-z]+s(?: |$)")
_ANNEX = re.compile(r"ANNEX(?: [IVX\d]+)?", re.IGNORECASE)
_OPERATIVE = re.compile(r"1\s?[.)] ")


@dataclass(frozen=True, slots=True)
class Left:
    """A paragraph that is no part of the text, or has no place in it: its line, and why."""

    line: int
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A printed document taken apart: a text, or an amendment, and what is left over."""

    made: Work | Amendment
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the document, its number, and which block of lines without a gap it is in."""

    number: int
    words: str
    block: int


@dataclass(slots=True)
class _Reading:
    """A text in the making: provisions, the open numbers and ids at each level, what is left."""

    provisions: list[Provision] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    counts: dict[ProvisionKind, int] = field(default_factory=dict)
    part: ProvisionKind = ProvisionKind.PREAMBULAR
    ended: str = ""


def taken_apart(text: str) -> Taken:
    """Return the draft or amendment that a printed document is. Raises DraftError where none."""
    lines = tuple(_lines(text))
    start = _start(lines)
    head = head_of(line.words for line in lines[:start])
    if head.to is not None:
        return Taken(_amendment(head, lines[start:]), ())
    reading = _Reading()
    for line in _joined(lines[start:]):
        _read(reading, line)
    if not any(one.kind is ProvisionKind.OPERATIVE for one in reading.provisions):
        raise DraftError(
            "no operative paragraph was found: expected a title, paragraphs that end in commas,"
            " then “1.” and so on"
        )
    return Taken(_work(head, tuple(reading.provisions)), tuple(reading.left))


def _lines(text: str) -> Iterator[_Line]:
    cleaned = clean(text)
    for block, paragraph in enumerate(paragraphs(cleaned.text)):
        for at in paragraph.lines(cleaned.text):
            before = text[: cleaned.alignment.back(at).start]
            yield _Line(before.count("\n") + 1, at.of(cleaned.text), block)


def _joined(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield the lines of the text; one without a number goes on with that above it in its block."""
    last: _Line | None = None
    for line in lines:
        if last is not None and last.block == line.block and not printed(line.words).number:
            last = replace(last, words=f"{last.words} {line.words}")
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _start(lines: tuple[_Line, ...]) -> int:
    """The index of the first line after the head."""
    for index, line in enumerate(lines):
        if _FORMULA.fullmatch(line.words) or _OPERATIVE.match(line.words):
            return index
        if names_movers(line.words) and "amendment" in line.words.casefold():
            return index + 1
    raise DraftError(
        "this is neither a draft nor an amendment: no line says who moves it, and no"
        " paragraph is numbered"
    )


def _amendment(head: Head, lines: tuple[_Line, ...]) -> Amendment:
    said = "\n".join(line.words for line in lines)
    steps = (Step(Status.SUBMITTED, head.date, head.movers),)
    name = f"{head.symbol}/{head.rev}" if head.rev else head.symbol
    return Amendment(name, head.to or "", head.movers, steps=steps, words=said)


def _work(head: Head, provisions: tuple[Provision, ...]) -> Work:
    expression = Expression(head.symbol, provisions, head.rev, head.date)
    sponsors = tuple(Sponsor(name, head.date) for name in head.movers)
    steps = (Step(Status.SUBMITTED, head.date, head.movers),)
    body = ", ".join(head.bodies)
    return Work(head.symbol, head.kind, head.title, body, sponsors, (expression,), steps=steps)


def _read(reading: _Reading, line: _Line) -> None:
    one = printed(line.words)
    if line.words.casefold().startswith(words("drafting", "apart")):
        reading.ended = "it is a note, and no part of the text"
    if reading.ended:
        reading.left.append(Left(line.number, line.words, reading.ended))
    elif _ANNEX.fullmatch(line.words):
        reading.part = ProvisionKind.ANNEX
        reading.numbers, reading.ids = [], []
    elif one.number.startswith("("):
        _sub(reading, line, one)
    elif one.number:
        _numbered(reading, line, one)
    else:
        _bare(reading, line)


def _numbered(reading: _Reading, line: _Line, one: Printed) -> None:
    kind = ProvisionKind.ANNEX if reading.part is ProvisionKind.ANNEX else ProvisionKind.OPERATIVE
    reading.part = kind
    count = reading.counts.get(kind, 0) + 1
    if one.number != f"{count}.":
        because = f"it has the number {one.number} where {count}. is due; it is kept as {count}."
        reading.left.append(Left(line.number, line.words, because))
    _put(reading, kind, one.words, one.number)


def _put(reading: _Reading, kind: ProvisionKind, said: str, number: str) -> None:
    count = reading.counts[kind] = reading.counts.get(kind, 0) + 1
    short = {"preambular": "pre", "operative": "op"}.get(kind.value, kind.value)
    eid = short if kind is ProvisionKind.FORMULA else f"{short}_{count}"
    reading.provisions.append(Provision(eid, kind, said))
    stands_alone = kind is ProvisionKind.FORMULA
    reading.numbers, reading.ids = ([], []) if stands_alone else ([number], [eid])


def _sub(reading: _Reading, line: _Line, one: Printed) -> None:
    depth = follows(one.number, tuple(reading.numbers))
    if depth is None:
        because = f"{one.number} follows nothing: it is neither the first nor the next"
        reading.left.append(Left(line.number, line.words, because))
        return
    del reading.numbers[depth:], reading.ids[depth:]
    parent = reading.ids[-1]
    eid = f"{parent}_{one.number.strip('()')}"
    reading.provisions.append(Provision(eid, ProvisionKind.SUB, one.words, parent))
    reading.numbers.append(one.number)
    reading.ids.append(eid)


def _bare(reading: _Reading, line: _Line) -> None:
    """A paragraph without a number: the formula, a preambular one, or the only operative one."""
    said = line.words
    if not reading.provisions and _FORMULA.fullmatch(said):
        _put(reading, ProvisionKind.FORMULA, said, "")
    elif reading.part is ProvisionKind.ANNEX:
        _put(reading, ProvisionKind.ANNEX, said, "")
    elif reading.part is ProvisionKind.PREAMBULAR and said[-1] != "." and _opens_preamble(said):
        _put(reading, ProvisionKind.PREAMBULAR, said, "")
    elif reading.part is ProvisionKind.PREAMBULAR and said[-1] in ".;" and _VERB.match(said):
        _put(reading, ProvisionKind.OPERATIVE, said, "")
    else:
        because = "it has no number, and does not open as a preambular paragraph does"
        reading.numbers, reading.ids = [], []
        reading.left.append(Left(line.number, said, because))


def _opens_preamble(said: str) -> bool:
    first = said.split(maxsplit=1)[0].strip(",").casefold()
    return first.endswith(("ing", "ed")) or first in words("drafting", "openings")
