"""Numbered paragraphs as they are printed: "2. Calls upon", "(a) in peace", "(i) ports"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.drafts.outline import numbered_as
from memcon.model.drafts import Provision, ProvisionKind

_NUMBER = re.compile(r"(\d{1,3})\s?[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(([a-z]{1,5}|[A-Z]{1,2}|\d{1,2})\)\s+(?=\S)")
MOST = 26 * 4  # sub-paragraphs under one paragraph


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as printed: its number ("" for none), and its words without it."""

    number: str
    words: str


def printed(line: str) -> Printed:
    """Return a printed paragraph taken apart."""
    line = " ".join(line.split())
    for pattern, form in ((_NUMBER, "{}."), (_LETTER, "({})")):
        found = pattern.match(line)
        if found:
            return Printed(form.format(found.group(1)), line[found.end() :])
    return Printed("", line)


def follows(number: str, before: tuple[str, ...]) -> int | None:
    """Return under how many levels a bracketed number stands, given the open ones above it.

    `before` are the last numbers at each open level, "2." first. None where it follows nothing:
    "(c)" after "(a)". A letter that may go on at one level or begin the next goes on.
    """
    said = number.strip("()")
    for depth in range(min(len(before), 4) - 1, 0, -1):
        if said in _after(before[depth].strip("()"), depth):
            return depth
    opens = {1: "a", 2: "i", 3: "A", 4: "1"}.get(len(before))
    return len(before) if before and said == opens else None


def _after(said: str, depth: int) -> Iterator[str]:
    """Yield what follows a number at a level."""
    for count in range(1, MOST):
        if numbered_as(count, depth).strip("()") == said:
            yield numbered_as(count + 1, depth).strip("()")
            return


def brought(
    words: str, kind: ProvisionKind, parent: str | None, name: str
) -> Iterable[Provision] | None:
    """Return the provisions that quoted words bring in; None where their numbers do not hold.

    The first stands under `parent`; sub-paragraphs on lines of their own stand under it. Their ids
    begin with `name`.
    """
    found: list[Provision] = []
    above: list[str] = []
    open_now: list[str] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        one = printed(line)
        depth = follows(one.number, tuple(above)) if one.number.startswith("(") and above else 0
        if depth is None or (depth == 0 and found and not one.number):
            return None
        eid = f"{name}_{len(found) + 1}"
        del above[depth:], open_now[depth:]
        stands = open_now[-1] if open_now else parent
        found.append(Provision(eid, kind if not open_now else ProvisionKind.SUB, one.words, stands))
        above.append(one.number or "1.")
        open_now.append(eid)
    return found or None
