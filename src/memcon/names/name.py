"""A person's name taken apart: titles, given names, surname, in each way it may be split."""

import re
from collections.abc import Iterator
from functools import lru_cache

from memcon.model.people import Name, Split
from memcon.names.fold import folded
from memcon.names.vocabulary import FAMILY, GIVEN, IBERIAN, LAST_TOO, SUFFIX, listed, vocabulary

_INITIALS = re.compile(r"(?:[^\W\d_]\.[-]?){2,}|[^\W\d_]\.?")
_SHORT_INITIAL = re.compile(r"[A-Z][a-z]{1,2}[A-Z]?\.")
_JUNIOR = frozenset(("Jr.", "Jr", "jr.", "Sr.", "II", "III", "IV"))
_SYLLABLES = re.compile(r"[^\W\d_][^\s-]*-[a-z][^\s]*")


@lru_cache(maxsize=1 << 15)
def called(name: Name) -> tuple[str, ...]:
    """What a person may be called by alone, likeliest first: surnames, folded."""
    return tuple(dict.fromkeys(word for split in name.splits for word in _surnames(split.surname)))


def _surnames(surname: tuple[str, ...]) -> Iterator[str]:
    """The surname; without its particles; and the first part alone of one that has two."""
    if not surname:
        return
    yield " ".join(surname)
    bare = tuple(word for word in surname if word not in particles())
    if bare and bare != surname:
        yield " ".join(bare)
    if len(bare) > 1:
        yield bare[0]


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """The small words inside surnames, folded."""
    return frozenset(folded(word) for word in listed("persons", "particles", "words"))


@lru_cache(maxsize=1 << 14)
def is_initial(word: str) -> bool:
    """Tell whether `word` is an initial, or several without a space ("A.", "A.I.", "Ya.")."""
    return bool(_INITIALS.fullmatch(word)) or bool(_SHORT_INITIAL.fullmatch(word))


@lru_cache(maxsize=1 << 15)
def name_of(words: tuple[str, ...], titles: tuple[str, ...] = ()) -> Name:
    """Return the name that `words` spell, as they stand in running text."""
    if len(words) == 1 and words[0].count("-") > 1:
        words = _opened(words[0])
    kept = [word for word in words if not vocabulary().of(word) & SUFFIX] or list(words)
    written = _spelled([word for word in words if word in kept or word in _JUNIOR])
    return Name(written, titles, tuple(dict.fromkeys(_splits(tuple(kept)))))


def _opened(word: str) -> tuple[str, ...]:
    """A family's name that a hyphen ties to the rest: "Chou-En-lai"."""
    family, _, given = word.partition("-")
    return (family, given) if vocabulary().of(family) & FAMILY else (word,)


def _spelled(words: list[str]) -> str:
    said = " ".join(words)
    return re.sub(r"(?<=[-’])\s(?=\w)", "", said)


def _splits(words: tuple[str, ...]) -> Iterator[Split]:
    parts = tuple(part for word in words for part in parts_of(word))
    if len(words) == 1:
        yield Split((), parts)
        return
    flags = [vocabulary().of(word) for word in words]
    if _family_first(words, flags):
        yield Split(("".join(parts[1:]),), parts[:1])
        if flags[0] & LAST_TOO and len(parts) > 2:
            yield Split(parts[:-1], parts[-1:])
        return
    if len(parts[0]) > 1 and is_initial(words[-1]):
        yield Split(parts[1:], parts[:1])
        return
    at = _where_surname_begins(parts)
    yield Split(parts[:at], parts[at:])
    leading = 0
    for word, flag in zip(words, flags, strict=True):
        if not (flag & GIVEN or is_initial(word)):
            break
        leading += len(parts_of(word))
    initials = all(len(part) == 1 for part in parts[:leading])
    two_surnames = initials or "-" in words[-1] or any(flag & IBERIAN for flag in flags)
    if 0 < leading < at and two_surnames:
        yield Split(parts[:leading], parts[leading:])
    elif "-" in words[-1] and 1 < len(parts_of(words[-1])) < len(parts) and at == len(parts) - 1:
        double = len(parts) - len(parts_of(words[-1]))
        yield Split(parts[:double], parts[double:])  # "Shaul Bar-Haim": a double surname
    if not leading and (len(words) == 2 or any(part in particles() for part in parts[1:-1])):
        yield Split((), parts)  # two surnames, or one in several words


def parts_of(word: str) -> tuple[str, ...]:
    """A word's parts, folded: initials one by one, the halves of a double surname."""
    if _INITIALS.fullmatch(word) and "." in word:
        return tuple(folded(letter) for letter in re.findall(r"[^\W\d_]", word))
    if "-" in word and all(half[:1].isupper() and len(half) > 2 for half in word.split("-")):
        return tuple(folded(half) for half in word.split("-"))
    if _SHORT_INITIAL.fullmatch(word):
        return (folded(word)[0],)
    return (folded(word),)


def _family_first(words: tuple[str, ...], flags: list[int]) -> bool:
    """Tell whether the family's name comes first, as in Chinese, Korean, Vietnamese names."""
    if len(words) == 1 or is_initial(words[0]):
        return False
    if _SYLLABLES.fullmatch(words[1]) and not flags[0] & GIVEN:
        return True
    if not flags[0] & FAMILY or flags[0] & GIVEN:
        return False
    if len(words) == 3 and flags[0] & LAST_TOO:
        return not any(map(is_initial, words[1:]))
    return not any(flag & GIVEN for flag in flags[1:]) and not any(map(is_initial, words[1:]))


def _where_surname_begins(parts: tuple[str, ...]) -> int:
    """The surname is the last part with the particles before it."""
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in particles() and len(parts[at - 1]) > 1:
        at -= 1
    if at == 1 and parts[0] in particles() and len(parts[0]) > 1:
        at = 0
    return at
