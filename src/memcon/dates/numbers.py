"""Numbers as they are written: "38 thousand", "one and a half", "4 to 5", "a dozen"."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from memcon.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a range of numbers, and where its words end; `about` where it is a guess."""

    low: Decimal
    high: Decimal
    end: int
    about: bool = False

    def __str__(self) -> str:
        """Write "4" or "4/5", without exponents or needless noughts."""
        low, high = (_plain(side) for side in (self.low, self.high))
        return low if low == high else f"{low}/{high}"


_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667"}
_HALF = re.compile(r"\s+and\s+(?:a|one)[\s-]+half(?!\w)|\s?(?P<sign>[½¼¾⅓⅔])|\s1/2(?!\d)")
_TO = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+")
_COUNTS = re.compile(r"[A-Za-z]+|\d[\d,.]*[½¼¾]?|[½¼¾]")


def number(text: str, start: int, end: int) -> Number | None:
    """Return the number or range of numbers whose words begin at `start`, or None."""
    first = _one(text, start, end)
    if first is None:
        return None
    low, stop = first
    to = _TO.match(text, stop, end)
    second = _one(text, to.end(), end) if to else None
    if second is None:
        return Number(low, low, stop)
    high, stop_high = second
    size = _multiple_at(text, stop_high, end)  # "two or three hundred", "5-6 million"
    scale = _scale(text[to.end() if to else stop : stop_high])
    if size == 1 and _scale(text[start:stop]) == 1 and low * scale < high:
        low *= scale
    if high <= low:
        return Number(low, low, stop)
    return Number(low, high, stop_high)


def number_before(text: str, low: int, end: int) -> tuple[int, Number] | None:
    """Return where the longest run of words before `end` begins that is one number, and it."""
    said = text[low:end].rstrip(" -\n")
    words = list(_COUNTS.finditer(said))
    if not words or not is_number_word(words[-1].group()):
        return None
    for word in words[-6:]:
        at = word.start()
        found = number(said, at, len(said))
        if found and found.end == len(said):
            return low + at, found
    return None


def is_number_word(word: str) -> bool:
    """Tell whether a word can end a number: "38", "two", "thousand", "half"."""
    return word[:1].isdecimal() or word[:1] in _FRACTIONS or word.lower() in _enders()


def _one(text: str, start: int, end: int) -> tuple[Decimal, int] | None:
    figures = re.compile(rf"(?:{_FIGURES})").match(text, start, end)
    if figures:
        try:
            value = Decimal(figures.group().replace(",", ""))
        except InvalidOperation:
            return None
        stop = figures.end()
    else:
        said = _words().match(text, start, end)
        if said is None:
            return None
        value, stop = _value(said.group()), said.end()
    half = _HALF.match(text, stop, end)
    if half:
        value += Decimal(_FRACTIONS.get(half["sign"] or "½", "0.5"))
        stop = half.end()
    while True:
        multiple = _multiples().match(text, stop, end)
        if multiple is None:
            return value, stop
        value, stop = value * _multiple(multiple["multiple"]), multiple.end()


def _value(words: str) -> Decimal:
    """The value of words such as "twenty-four"; a bare article before a multiple counts one."""
    total = Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        total += _units().get(word, 1 if word in ("a", "an") else 0)
    return total


def _multiple_at(text: str, at: int, end: int) -> int:
    found = _multiples().match(text, at, end)
    return _multiple(found["multiple"]) if found else 1


def _scale(words: str) -> int:
    found = _multiples().search(" " + words)
    return _multiple(found["multiple"]) if found else 1


def _multiple(word: str) -> int:
    return _table("multiples")[word.lower().removesuffix("s")]


def _plain(value: Decimal) -> str:
    said = f"{value:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _table(key: str) -> dict[str, int]:
    found = table("numbers")[key]
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=1)
def _units() -> dict[str, int]:
    return _table("cardinals") | _table("tens")


@lru_cache(maxsize=1)
def _enders() -> frozenset[str]:
    multiples = _table("multiples")
    return frozenset((*_units(), *multiples, *(f"{word}s" for word in multiples), "half"))


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    ones, tens = "|".join(_table("cardinals")), "|".join(_table("tens"))
    return re.compile(
        rf"(?:(?:{tens})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|(?:{ones})|an?(?=\s+(?:"
        rf"{'|'.join(_table('multiples'))})\b))(?![\w])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _multiples() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[-\s]?(?P<multiple>{'|'.join(_table('multiples'))})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def ordinals() -> dict[str, int]:
    """The ordinals in words, and their numbers."""
    return _table("ordinals")
