"""How a word of a name is spelled, apart from accents, capitals and schools of transliteration."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʻʼ`´"

_ASCII = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | dict.fromkeys(APOSTROPHES, "")
    | {"-": "", "‑": "", "–": "", ".": ""}
)

# Schools of transliteration, each written as one: Anatoliy and Anatoli, Tsien and Chien are not the
# same, Aleksandr and Alexander are. The order matters.
_SCHOOLS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"shch|schtsch|stch", "sch"),
        (r"tsch|tch|cz", "ch"),
        (r"ck|q", "k"),
        (r"ks", "x"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ou|oo", "u"),
        (r"yo", "e"),
        (r"ow$|off$|of$|ev$|eff$", "ov"),
        (r"w", "v"),
        (r"(?<=[aeiou])y(?=[aeiou])|(?<=[bdfgklmnprstvz])y(?=[aeou])", ""),
        (r"^ye|^je", "e"),
        (r"(?<=[bdfgklmnprstvz])i(?=[aeou])", ""),
        (r"e[iy]$|ie$", "i"),
        (r"iyi|iy|yi|ii|ij|yj|ee|y", "i"),
        (r"j", "i"),
        (r"dr$", "der"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return `word` in small letters without accents, apostrophes, hyphens and full stops."""
    low = word.casefold()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low).casefold()  # "ϲ" comes apart as "ς", that is "σ"
        low = unicodedata.normalize("NFKD", low)
        low = "".join(c for c in low if not unicodedata.combining(c))
    return low.translate(_ASCII)


@lru_cache(maxsize=1 << 16)
def sounded(word: str) -> str:
    """Return the folded `word` as all usual schools of transliteration would agree to write it."""
    for pattern, instead in _SCHOOLS:
        word = pattern.sub(instead, word)
    return word


def nearly(one: str, other: str) -> bool:
    """Tell whether two folded words differ by one letter, or by two that changed places."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 5:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest, left = one[at:], other[at:]
    return (
        rest[1:] == left[1:]
        or rest[1:] == left
        or rest == left[1:]
        or (rest[:2] == left[1::-1] and rest[2:] == left[2:])
    )
