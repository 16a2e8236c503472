"""Find every expression of time in a text: one pass for trigger words, then a look around each."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from memcon.dates import day_words, month_words, named_words, unit_words, year_words
from memcon.dates.clock_words import clock, noon
from memcon.dates.meaning import Expression
from memcon.dates.names import month_names, weekday_names
from memcon.lexicon.load import table
from memcon.text.span import Span

_Reader = Callable[[str, Span, int], Expression | None]


@lru_cache(maxsize=1)
def _triggers() -> tuple[AhoCorasick, tuple[tuple[_Reader, bool], ...]]:
    """The automaton, and for each of its words the reader and whether it must be a whole word."""
    words: dict[str, tuple[_Reader, bool]] = {}

    def add(names: object, reader: _Reader, whole: bool = True) -> None:
        assert isinstance(names, dict | list | tuple)
        for name in names:
            words.setdefault(name, (reader, whole))

    add(month_names(), month_words.month)
    days = [name for name in weekday_names() if len(name) > 5]
    add([*days, *(name + "s" for name in days)], month_words.weekday)
    for reader, names in (
        (day_words.day_word, list(_keys("days"))),
        (day_words.part, list(_keys("parts"))),
        (named_words.season, list(_keys("seasons"))),
        (unit_words.unit, [*_keys("units"), *_plurals(_keys("units"))]),
        (named_words.vague, list(_list("vague"))),
        (named_words.again, list(_list("again"))),
        (named_words.frequency, list(_list("frequency"))),
        (noon, ["noon", "midnight", "midday"]),
    ):
        add([*names, *(name.capitalize() for name in names)], reader)
    add([*_titled(_keys("feasts"))], named_words.feast)
    add([*_titled(_keys("periods"))], named_words.named_period)
    add([f"{century}" for century in range(15, 21)], year_words.year, False)
    add(
        [f"{d}{end}" for d in range(10) for end in ("st", "nd", "rd", "th", "d")],
        month_words.ordinal,
        False,
    )
    add([f"{mark}{d}" for mark in "'’‘" for d in range(10)], year_words.short_year, False)
    add([f"{d}/" for d in range(10)], year_words.figures, False)
    add(_clock_signs(), clock, False)
    kinds = tuple(words.values())
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), kinds


def expressions(text: str) -> Iterator[Expression]:
    """Yield the expressions of time in `text`, in order; none meets another."""
    automaton, readers = _triggers()
    floor = 0
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if start < floor:
            continue
        reader, whole = readers[pattern]
        if whole and not _is_whole(text, start, end):
            continue
        found = reader(text, Span(start, end), floor)
        if found is not None:
            yield found
            floor = found.at.end


def _is_whole(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return text[start - 1].isdecimal() and text[start].isupper()
    following = text[end : end + 1]
    return not (following.isalpha() or following == "_")


def _clock_signs() -> list[str]:
    signs = [f":{d}" for d in range(6)]
    signs += ["a.m", "p.m", "A.M", "P.M", "a. m", "p. m", "o'clock", "o’clock", "o‘clock"]
    for digit in range(10):
        signs += [f"{digit}{gap}{half}m" for gap in ("", " ") for half in "ap"]
        signs += [f"{digit}{gap}{half}M" for gap in ("", " ") for half in "AP"]
        signs += [
            f"{digit}Z",
            f"{digit} Zulu",
            f"{digit}0 hours",
            f"{digit}5 hours",
            f"{digit} hrs",
        ]
    return signs


def _plurals(names: dict[str, object]) -> list[str]:
    return [
        name[:-1] + "ies" if name.endswith("y") and name != "day" else name + "s" for name in names
    ]


def _titled(names: dict[str, object]) -> list[str]:
    """The names with capitals as they are written in a text: "World War II", "New Year's Day"."""
    return [
        " ".join(
            word.upper() if set(word) <= {"i", "v"} else word.capitalize() for word in name.split()
        )
        for name in names
    ]


def _keys(key: str) -> dict[str, object]:
    found = table("times")[key]
    assert isinstance(found, dict)
    return found


def _list(key: str) -> list[str]:
    found = _keys(key)["words"]
    assert isinstance(found, list)
    return found
