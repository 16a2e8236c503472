"""Words brought to the forms in which the lexicon's phrases and the network of acts know them."""

from collections.abc import Iterator
from functools import cache, lru_cache

from memcon.lexicon.load import table
from memcon.names.vocabulary import (
    COURTESY,
    DEMONYM,
    ENGLISH,
    OFFICE,
    ORGANISATION,
    PLACE,
    vocabulary,
)
from memcon.read.verbs import verbs

_SELF = frozenset(("i", "i'm", "i'd", "i'll", "i've"))
_SHORTEST = 3  # letters that are left when an ending is cut off


@lru_cache(maxsize=1 << 15)
def base(word: str) -> str:
    """Return a word's base form in small letters; "N" for a name or title, "#" for a number."""
    if word[0].isdigit():
        return "#"
    low = word.lower().replace("’", "'")
    if word[0].isupper():
        flags = vocabulary().of(word)
        if flags & (PLACE | DEMONYM | ORGANISATION | OFFICE | COURTESY) or not flags & ENGLISH:
            return low if low in _irregular() or low in _SELF else "N"
        if len(word) > 1 and word.isupper():
            return "N"
    if "-" in word and word != low:  # "anti-Kestrian" holds a name
        parts = word.split("-")
        return "-".join(["N" if part[:1].isupper() else part.lower() for part in parts])
    return _cut(low)


def in_base(phrase: str) -> tuple[str, ...]:
    """Return a phrase of the lexicon as sentences know it; "N" stands for any name."""
    return tuple(word if word == "N" else base(word) for word in phrase.split())


@cache
def _irregular() -> dict[str, str]:
    given = table("acts")["base"]
    assert isinstance(given, dict)
    return {form: str(one) for form, one in given.items()}


@cache
def _forms() -> dict[str, str]:
    found = {form: verb.base for form, those in verbs().items() for verb in those if not verb.rest}
    return {form: one for form, one in found.items() if " " not in one}


def _cut(low: str) -> str:
    """The base form of a word: listed, of a known verb, or an English word without its ending."""
    known = _irregular().get(low) or _forms().get(low)
    if known is not None:
        return known
    if low.endswith("'s"):
        low = low[:-2]
    for one in _shorter(low):
        if len(one) >= _SHORTEST and vocabulary().of(one) & ENGLISH:
            return one
    return low


def _shorter(low: str) -> Iterator[str]:
    """What a word may be without its ending, the likeliest first: "hoping" is of "hope"."""
    for ending in ("ing", "ed"):
        stem = low.removesuffix(ending)
        if stem != low and stem:
            yield stem + "e"
            yield stem
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
    if low.endswith("ies"):
        yield low[:-3] + "y"
    if low.endswith("s") and not low.endswith("ss"):
        yield low[:-1]
        if low.endswith("es"):
            yield low[:-2]
