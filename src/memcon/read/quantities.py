"""Amounts with their units: "around 50 such bases", "38 thousand letters", "$84 million"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters

from ahocorasick_rs import AhoCorasick, MatchKind

from memcon.dates.names import either
from memcon.dates.numbers import Number, number, number_before
from memcon.lexicon.load import table
from memcon.model.marks import (
    DocumentDate,
    Ground,
    Mark,
    Quantity,
    Reference,
    Time,
    Title,
)
from memcon.model.reading import Draft
from memcon.read.areas import Areas, without_calls
from memcon.text.span import Span

_REACH = 60  # characters from the number's first word to its unit
_MANY = 100  # units of time that are not told in the singular
_ADJECTIVE = re.compile(
    r"(?P<word>[A-Z][a-z]+(?:an|ish|ese|ch|ic|i)|[a-z]+(?:-[a-z]+)+|[a-z]+)\s+$"
)
_SPLIT = re.compile(r"\d,\s$")  # "5, 000 miles", a slip of the typist or the scanner
_SECOND_SIGN = re.compile(r"\s?(?:[-–—]|to)\s?(?P<sign>[$£€])(?=\d)")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_BEFORE = re.compile(r"([A-Za-z]+)\.?\s+$")
_NUMBERED = (DocumentDate, Reference, Title, Quantity)
_LETTERS = ascii_letters + "-"
_UNFIT = frozenset("0123456789.,:/-–—$£€#§")


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    number: Number
    by: str  # "about", "more", "less" or ""


def quantities(draft: Draft) -> Iterator[Mark]:
    """Add Quantity; needs Time, DocumentDate, Reference and Title, in which no number counts."""
    text = without_calls(draft)
    taken = Areas.of(mark.at for mark in draft.of_kinds(Time, *_NUMBERED) if _is_no_amount(mark))
    automaton, units = _triggers()
    floor = 0
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if start < floor or not _is_whole(text, start, end):
            continue
        found = (
            _sum(text, start, end, units[pattern])
            if units[pattern].sign
            else _counted(text, floor, Span(start, end), units[pattern])
        )
        if found is not None and not taken.hold(found.at):
            yield found
            floor = found.at.end


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    kind: str
    sign: bool = False


def _is_no_amount(mark: Mark) -> bool:
    return not isinstance(mark, Time) or mark.certainty != "duration"


def _counted(text: str, floor: int, unit: Span, kind: _Unit) -> Quantity | None:
    """Read a number, adjectives, and the noun that is counted."""
    at, low = unit.start, max(floor, unit.start - _REACH)
    if text[at - 1 : at] not in (" ", "\n", "-", "\u00a0"):
        return None
    for _ in range(3):
        found = number_before(text, low, at)
        if found is not None:
            amount = _led(text, floor, *found)
            if amount is None or _is_loose(text, amount, at, kind):
                return None
            if _is_part_of_noun(text, unit, found[1], kind):
                return None
            return _mark(Span(amount.start, unit.end), amount, kind)
        adjective = _ADJECTIVE.search(text, _last_word(text, low, at), at)
        if adjective is None or not _may_stand_between(adjective["word"]):
            return None
        at = adjective.start()
    return None


def _last_word(text: str, low: int, at: int) -> int:
    """Where the last word of ASCII letters and hyphens before `at` begins."""
    return low + len(text[low:at].rstrip().rstrip(_LETTERS))


def _is_part_of_noun(text: str, unit: Span, found: Number, kind: _Unit) -> bool:
    """Tell whether the word only leads to what is counted: "two tank divisions", "7000 month"."""
    alone = text[unit.start - 1] != "-" and text[unit.end - 1] != "s" and found.high != 1
    if kind.kind == "time":
        return alone and found.high >= _MANY
    if kind.kind != "count":
        return False
    behind = _NEXT_WORD.match(text, unit.end)
    counted = behind is not None and behind[1] in _forms()
    return counted or (alone and unit.of(text) == kind.name and kind.name not in _listed("same"))


def _sum(text: str, start: int, end: int, kind: _Unit) -> Quantity | None:
    """Read a sum of money behind its sign: "$84 million"."""
    found = number(text, end, min(len(text), end + 40))
    if found is None or not text[end : end + 1].isdecimal():
        return None
    stop = found.end
    second = _SECOND_SIGN.match(text, stop)
    if second and found.low == found.high:  # "$40 to $60 million"
        said = text[end : second.start("sign")] + text[second.end("sign") : second.end("sign") + 30]
        both = number(said, 0, len(said))
        if both and both.low < both.high:
            found, stop = both, end + both.end + 1
    amount = _led(text, 0, start, found)
    return _mark(Span(amount.start, stop), amount, kind) if amount else None


def _led(text: str, floor: int, start: int, found: Number) -> _Amount | None:
    """Take the words before the number: "about", "more than"; none where they number a thing."""
    if start and (text[start - 1] in _UNFIT or _SPLIT.search(text, max(0, start - 3), start)):
        return None
    lead = _leads().search(text, max(floor, start - 24), start)
    before = _BEFORE.search(text, max(floor, start - 24), lead.start() if lead else start)
    if before and before[1].lower() in _listed("numbered"):
        return None
    if before and before[1].lower() == "half" and before.end() == start:
        return None  # "half a million" is another number than "a million"
    if lead is None:
        return _Amount(start, found, "")
    by = next(key for key in ("about", "more", "less") if lead[key])
    return _Amount(lead.start(), found, by)


def _is_loose(text: str, amount: _Amount, end: int, kind: _Unit) -> bool:
    """Tell whether it is no amount that anybody would look for: "one day", "two people"."""
    said = text[amount.start : end].split()
    return kind.name in _listed("loose") and len(said) == 1 and said[0].lower() in ("one", "two")


def _may_stand_between(word: str) -> bool:
    return word in _listed("between") or "-" in word or word[:1].isupper()


def _mark(at: Span, amount: _Amount, kind: _Unit) -> Quantity:
    rough = {
        "about": " It is a rough number.",
        "more": " It may be more.",
        "less": " It is the most that it may be.",
        "": "",
    }[amount.by]
    because = f"A number and what it counts.{rough}"
    return Quantity(
        at, Ground(f"quantity/{kind.kind}", (at,), because), str(amount.number), kind.name
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    if text[start] in "$£€":
        return True
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


@lru_cache(maxsize=1)
def _triggers() -> tuple[AhoCorasick, tuple[_Unit, ...]]:
    words: dict[str, _Unit] = {"%": _Unit("percent", "measure")}
    for group, kind in (
        ("measures", "measure"),
        ("money", "money"),
        ("times", "time"),
        ("things", "count"),
    ):
        for name, forms in _group(group).items():
            for form in forms:
                words.setdefault(form, _Unit(name, kind))
    signs = table("units")["signs"]
    assert isinstance(signs, dict)
    for sign, name in signs.items():
        words[sign] = _Unit(str(name), "money", sign=True)
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


def _group(key: str) -> Mapping[str, list[str]]:
    found = table("units")[key]
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=8)
def _listed(key: str) -> frozenset[str]:
    return frozenset(_group("words")[key])


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(form for forms in _group("things").values() for form in forms)


@lru_cache(maxsize=1)
def _leads() -> re.Pattern[str]:
    groups = "|".join(
        rf"(?P<{key}>{either(_group('words')[key])})" for key in ("about", "more", "less")
    )
    return re.compile(rf"\b(?:{groups})\s+$", re.IGNORECASE)
