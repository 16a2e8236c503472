"""The names of months and weekdays, as numbers and as patterns."""

import re
from collections.abc import Iterable
from functools import lru_cache

from memcon.lexicon.load import table, words


def _lists(key: str) -> tuple[tuple[str, ...], ...]:
    found = table("months")[key]
    assert isinstance(found, list)
    return tuple(tuple(map(str, names)) for names in found)


def _numbered(key: str, first: int) -> dict[str, int]:
    return {
        name.lower(): number for number, names in enumerate(_lists(key), first) for name in names
    }


def either(names: Iterable[str]) -> str:
    """A pattern of any of the names, the longest first."""
    return "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Every name of a month in small letters, Roman numerals included, and its number."""
    roman = {name.lower(): number for number, name in enumerate(words("months", "roman"), 1)}
    return roman | _numbered("foreign", 1) | _numbered("months", 1)


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Every name of a weekday in small letters, and its number; Monday is 0."""
    return _numbered("weekdays", 0)


@lru_cache(maxsize=1)
def month_names() -> tuple[str, ...]:
    """The English names of months, in the cases in which they are read."""
    return _cased("months")


@lru_cache(maxsize=1)
def weekday_names() -> tuple[str, ...]:
    """The names of weekdays, in the cases in which they are read."""
    return _cased("weekdays")


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """A pattern of one English month; only an abbreviation takes a full stop with it."""
    return _named_pattern("months", "(?![a-z])")


@lru_cache(maxsize=1)
def foreign_month_pattern() -> str:
    """A pattern of one month's name in another language, in any case."""
    names = [name for names in _lists("foreign") for name in names]
    return rf"(?:(?i:{either(names)})(?!\w))"


@lru_cache(maxsize=1)
def roman_pattern() -> str:
    """A pattern of one month's Roman numeral."""
    return rf"(?:{either(words('months', 'roman'))})"


@lru_cache(maxsize=1)
def weekday_pattern() -> str:
    """A pattern of one weekday's name; only an abbreviation takes a full stop with it."""
    return _named_pattern("weekdays", "(?![A-Za-z])")


def _named_pattern(key: str, after: str) -> str:
    whole = [names[0] for names in _lists(key)]
    short = [name for names in _lists(key) for name in names[1:]]
    full, abbreviated = (
        either([*names, *(name.upper() for name in names)]) for names in (whole, short)
    )
    return rf"(?:(?:{full}){after}|(?:{abbreviated}){after}\.?)"


def _cased(key: str) -> tuple[str, ...]:
    names = [name for names in _lists(key) for name in names]
    return tuple(dict.fromkeys(names + [name.upper() for name in names]))
