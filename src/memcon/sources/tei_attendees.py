"""Who took part, as the items of a list of participants in TEI say it."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import etree

from memcon.lexicon.load import table
from memcon.model.marks import Attendee, Ground, Role
from memcon.sources.markup import local, pointed_to, words_of
from memcon.sources.tei_text import Laid, Placed
from memcon.text.span import Span

LONGEST_ITEM = 240  # characters; what is longer is the text itself, marked as an item by mistake

_ELSEWHERE = re.compile(r"\W*(?:to|from|for|memorandum|subject|reference)s?\b", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:[,;:(\[–—-]\s*)+")
_NAME = re.compile(r"[^,;:(\[–—\n]+")

Said = Callable[[Span], str]


def attendees(laid: Laid, said: Said) -> Iterator[Attendee]:
    """Yield an Attendee for each participant; a line that heads a group gives the side."""
    people = [p for p in laid.placed if local(p.element) == "persName"]
    side: str | None = None
    inside: etree._Element | None = None
    for placed in laid.placed:
        whole = _list_of(placed.element)
        if whole is None or local(placed.element) not in ("item", "head"):
            continue
        if whole is not inside:
            inside, side = whole, None
        heads = _side(placed, said)
        if heads is not None:
            side = heads or side
        elif local(placed.element) == "item" and len(said(placed.at)) <= LONGEST_ITEM:
            yield from _of_item(placed, [p for p in people if placed.at.covers(p.at)], said, side)


def _list_of(element: etree._Element) -> etree._Element | None:
    """The list of participants that an element stands in, None where its label says otherwise."""
    for ancestor in element.iterancestors("{*}list"):
        if ancestor.get("type") == "participants":
            label = next((e for e in ancestor if local(e) == "head"), None)
            words = words_of(label) if label is not None else ""
            return None if _ELSEWHERE.match(words) else ancestor
    return None


def _side(placed: Placed, said: Said) -> str | None:
    """The side that a line names; empty for the list's own label and for items that hold a list."""
    element = placed.element
    if local(element) == "head":
        parent = element.getparent()
        return "" if parent is None or parent.get("type") == "participants" else said(placed.at)
    if any(local(child) == "list" for child in element):
        return ""
    children = [child for child in element if local(child)]
    emphasised = len(children) == 1 and local(children[0]) == "hi"
    bare = not (element.text or "").strip() and emphasised and not (children[0].tail or "").strip()
    return (
        said(placed.at).rstrip(" :")
        if bare and children[0].find(".//{*}persName") is None
        else None
    )


def _of_item(
    placed: Placed, people: list[Placed], said: Said, side: str | None
) -> Iterator[Attendee]:
    line = said(placed.at)
    ground = Ground(
        "tei/participants", (placed.at,), "The source's markup lists it as a participant."
    )
    role = _role(line)
    if len(people) > 1:
        for each in people:
            yield Attendee(
                each.at, ground, said(each.at), pointed_to(each.element), None, role, side
            )
        return
    if people:
        name, person = said(people[0].at), pointed_to(people[0].element)
        before, _, after = line.partition(name)
        office = _AFTER_NAME.match(after)
        rest = after[office.end() :] if office else ""
        where = before.strip() if before.rstrip().endswith(("—", "–")) else ""
        yield Attendee(placed.at, ground, name, person, _tidy(rest) or _tidy(where), role, side)
        return
    match = _NAME.match(line)
    if match:
        office = _AFTER_NAME.match(line, match.end())
        rest = line[office.end() :] if office else ""
        yield Attendee(placed.at, ground, match.group().strip(), None, _tidy(rest), role, side)


def _tidy(words: str) -> str | None:
    words = words.strip(" ,;:.–—")
    if words.count(")") > words.count("("):
        words = words.replace(")", "", 1).strip()
    return words or None


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    given = table("attendance")["roles"]
    if not isinstance(given, dict):
        raise TypeError("attendance.toml: roles must be a table")
    return tuple(
        (Role(name), re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE))
        for name, forms in given.items()
    )


def _role(line: str) -> Role:
    return next((role for role, form in _roles() if form.search(line)), Role.PARTICIPANT)
