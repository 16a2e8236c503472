"""The head of a printed draft or amendment: its symbol, date, body, title, and who moves it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from memcon.dates.written import Joint, written
from memcon.lexicon.load import words
from memcon.model.drafts import WorkKind

_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()-]*)+\*?")
_REVISION = re.compile(r"/((?:Rev|Add|Corr)\.\d+(?:/(?:Rev|Add|Corr)\.\d+)*)$")
_WHAT = r"(?:revised |joint )*(?:draft \w+|working paper|proposal)"
_MOVED = re.compile(rf"(?P<who>[^:]+): (?P<what>{_WHAT})", re.IGNORECASE)
_AMENDS = re.compile(
    r"(?P<who>[^:]+): (?:(?:revised|sub-?) ?)*amendments? to (?:the )?"
    rf"(?:{_WHAT}|amendments?|document)?[^:]*?(?P<to>[A-Z]{{1,6}}(?:/[A-Z0-9][A-Za-z0-9.()-]*)+)?"
    r"[^:/]*",
    re.IGNORECASE,
)
_APART = re.compile(r",? and |, ")
_KINDS = (("working paper", WorkKind.WORKING_PAPER), ("treaty", WorkKind.TREATY))


@dataclass(slots=True)
class Head:
    """What a document's head says; `to` is what it amends, None where it is a text itself."""

    symbol: str = ""
    rev: str = ""
    date: str | None = None
    kind: WorkKind = WorkKind.DRAFT_RESOLUTION
    title: str = ""
    bodies: list[str] = field(default_factory=list)
    movers: tuple[str, ...] = ()
    to: str | None = None


def head_of(lines: Iterable[str]) -> Head:
    """Return what the lines of a head say; what is neither asked for nor known is passed over."""
    head = Head()
    for line in lines:
        _take(head, " ".join(line.split()))
    return head


def names_movers(line: str) -> bool:
    """Tell whether a line says who moves what: "Halven and Ostmere: draft resolution"."""
    return bool(_AMENDS.fullmatch(line) or _MOVED.fullmatch(line))


def _take(head: Head, line: str) -> None:
    amends, moved = _AMENDS.fullmatch(line), _MOVED.fullmatch(line)
    if amends:
        head.movers, head.to = _apart(amends["who"]), amends["to"] or ""
    elif moved:
        head.movers = _apart(moved["who"])
        head.kind = next((kind for word, kind in _KINDS if word in line.casefold()), head.kind)
    elif not head.symbol and _SYMBOL.fullmatch(line):
        head.symbol, head.rev = without_revision(line.rstrip("*"))
    elif head.date is None and _date(line):
        head.date = _date(line)
    elif line.casefold().startswith(words("drafting", "head")):
        if not head.symbol and ":" not in line:
            head.bodies.append(line)
    elif not head.symbol:
        head.bodies.append(line)
    elif not head.title and len(line.split()) > 1:
        head.title = line


def without_revision(symbol: str) -> tuple[str, str]:
    """Return a symbol and its revision apart: "A/C.1/L.312", "Rev.1"."""
    found = _REVISION.search(symbol)
    return (symbol[: found.start()], found[1]) if found else (symbol, "")


def _apart(who: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _APART.split(who) if name.strip())


def _date(line: str) -> str | None:
    found = written(line, 0, len(line))
    if found is None or found.joint is not Joint.ALONE or found.other is not None:
        return None
    part = found.parts[0]
    whole = found.at.end == len(line.rstrip(".")) and part.year and part.month and part.day
    return f"{part.year:04}-{part.month:02}-{part.day:02}" if whole else None
