"""The words of a sentence that name somebody, before or after a place in it."""

import re
from bisect import bisect_left
from functools import lru_cache

from memcon.ledger.messages.message_words import listed
from memcon.names.vocabulary import (
    COURTESY,
    DEMONYM,
    ENGLISH,
    MANY,
    NEVER,
    OFFICE,
    PLACE,
    TITLE,
    vocabulary,
)
from memcon.names.vocabulary import listed as of_table

MOST_WORDS = 9  # in the words for one person or body
PRONOUNS = frozenset(
    [
    "i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves", "you", "your",
    "yours", "he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "it",
    "its", "who", "whom", "nobody", "everybody", "anybody",
    ]
)  # fmt: skip
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+(?:[^\W\d_]+\.?)?"  # initials: "A.I.", "U.S."
    r"|(?:Mr|Mrs|Ms|Dr|Cde|Cdes|Gen|Col|Amb|St|Messrs|Sen|Gov|Lt|Capt)\.(?=\s)"
    r"|[^\W_]+(?:['’-][^\W_]+)*['’]?|\[[^\]\n]{1,40}\]|\S"
)
DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


class Tokens:
    """The words and signs of a sentence with their places."""

    def __init__(self, said: str) -> None:
        """Take a sentence apart."""
        self.said = said
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(said):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.low = [word.lower().replace("’", "'") for word in self.words]

    def at(self, offset: int) -> int:
        """Return the index of the first token that begins at or behind an offset."""
        return bisect_left(self.starts, offset)

    def is_sign(self, index: int) -> bool:
        """Tell whether a token is a sign that ends a phrase."""
        return not (self.words[index][0].isalnum() or self.words[index][0] == "[")


@lru_cache(maxsize=64)
def tokens(said: str) -> Tokens:
    """Return the tokens of a sentence."""
    return Tokens(said)


def named_after(said: Tokens, first: int) -> int:
    """Return the index behind the words from `first` on that name somebody; `first`: none do."""
    words, low = said.words, said.low
    if first >= len(words) or said.is_sign(first):
        return first
    if low[first] in PRONOUNS and not _owns(said, first):
        return first + 1
    place = first
    while place < len(words) and place - first < MOST_WORDS:
        if said.is_sign(place) or not _goes_on(said, first, place):
            break
        place += 1
    while place > first and low[place - 1] in ("of", "at", "in", "and", "the", "a", "an"):
        place -= 1
    return place if any(word[0].isalpha() for word in words[first:place]) else first


def _owns(said: Tokens, index: int) -> bool:
    """Tell whether a pronoun only says whose the next word is: "her brother"."""
    here = said.low[index]
    if here in ("your", "our", "my", "his", "their", "its"):
        return True
    following = index + 1 < len(said.words) and said.words[index + 1]
    return here == "her" and bool(following) and said.low[index + 1] not in listed("words", "ends")


def _goes_on(said: Tokens, first: int, place: int) -> bool:
    """Tell whether a word still belongs to the name that begins at `first`."""
    words, low = said.words, said.low
    if place == first and low[first] in ("of", "at", "in", "and"):
        return False
    if place == first:
        return low[first] not in listed("words", "ends") or low[first] in ("those", "these", "this")
    if DAY.match(words[place]) or words[place][0].isdigit():
        return False
    after = words[place + 1] if place + 1 < len(words) else ""
    proper = bool(after) and (after[0].isupper() or after.lower() in listed("words", "determiners"))
    if low[place] == "of" and after.lower() in PRONOUNS:
        return True
    if low[place] == "of" and after[:1].islower() and not proper:
        return after.lower() not in listed("words", "ends")
    if low[place] in ("of", "in", "at", "and"):
        return proper and not DAY.match(after)
    if low[place].endswith("ing") and low[place] == words[place] and low[place - 1] != "the":
        return False
    before_that = low[place - 1] in ("the", "a", "an", "of", "in", "at", "and")
    if low[place] in listed("words", "determiners"):
        return low[place - 1] in ("of", "in", "at", "and", "all", "both")
    if low[place] in ("own",):
        return True
    return before_that or low[place] not in listed("words", "ends")


def named_before(said: Tokens, last: int) -> tuple[int, int]:
    """Return where the words stand that name who does what the verb at `last` says; empty: none.

    Auxiliaries and adverbs between them are passed over.
    """
    low = said.low
    end = last
    while end > 0 and _is_passed_over(said, end - 1):
        end -= 1
    if end == 0 or said.is_sign(end - 1):
        return end, end
    if low[end - 1] in PRONOUNS:
        return end - 1, end
    return _phrase_before(said, end), end


def _phrase_before(said: Tokens, end: int) -> int:
    """Return where the words begin that name somebody and end before `end`; `end`: none do."""
    start, low = end, said.low
    proper = said.words[end - 1][0].isupper()
    while start > 0 and end - start < MOST_WORDS and not said.is_sign(start - 1):
        before = low[start - 1]
        if before == "that":
            break
        if before in listed("words", "determiners"):
            start -= 1
            if start and low[start - 1] in ("no", "every", "all", "both"):
                start -= 1
            if start == 0 or low[start - 1] not in ("of", "in", "at"):
                return start if start < end - 1 else end
            proper = proper and not _is_office(said, start - 2)
        elif (
            before in listed("words", "ends") or before in ("and", "however") or before[0].isdigit()
        ):
            break
        elif before in ("in", "at") and _is_office(said, start - 2):
            proper = False
        elif proper and not said.words[start - 1][0].isupper() and before not in ("of", "own"):
            break
        start -= 1
    while start < end and low[start] in ("of", "in", "at"):
        start += 1
    capital = said.words[end - 1][0].isupper()
    if capital or said.words[end - 1].endswith("s"):
        return start
    return end  # a common word alone, without an article: no doer


def _is_office(said: Tokens, index: int) -> bool:
    """Tell whether a word is an office that somebody holds at a place: "ambassador in"."""
    if index < 0:
        return False
    return said.low[index] in ("representative", "delegate", "man", "people", "friends") or bool(
        _flags(said.words[index].capitalize()) & OFFICE
    )


def _is_passed_over(said: Tokens, index: int) -> bool:
    """Tell whether a word stands between who does something and the verb: "has promised to"."""
    word = said.low[index]
    if word in listed("words", "auxiliary") or _is_adverb(said, index):
        return True
    return word in listed("words", "control") and said.low[index + 1 : index + 2] == ["to"]


def _is_adverb(said: Tokens, index: int) -> bool:
    word = said.words[index]
    return word.endswith("ly") and word[0].islower() and len(word) > 4


def is_town(name: str) -> bool:
    """Tell whether a name is that of a place that is no state: what comes from there has no sender.

    "a note from Ostmere" comes from a state, "materials from New York" from nobody named.
    """
    return name.removeprefix("the ").removeprefix("The ") in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """The names of towns, regions and waters of the lexicon."""
    kinds = ("regions", "waters", "towns")
    return frozenset(name for kind in kinds for name in of_table("places", kind, "names"))


def names_in(said: Tokens, last: int, begin: int = 0) -> tuple[str, ...]:
    """Return the names of persons from a token up to another, each with its titles."""
    found: list[str] = []
    first: int | None = None
    for place in range(begin, last + 1):
        here = place < last and _may_name(said.words[place])
        if here and first is None:
            first = place
        elif not here and first is not None:
            named = said.words[first:place]
            if any(_is_name(word) for word in named):
                found.append(said.said[said.starts[first] : said.ends[place - 1]])
            first = None
    return tuple(found)


def _may_name(word: str) -> bool:
    return word[0].isupper() and (_is_name(word) or bool(_flags(word) & TITLE))


def _is_name(word: str) -> bool:
    """Tell whether a word can be a person's name and nothing else."""
    return (
        word[0].isupper()
        and word != "I"
        and not _flags(word) & (ENGLISH | NEVER | DEMONYM | PLACE | TITLE)
    )


def _flags(word: str) -> int:
    return vocabulary().of(word) | vocabulary().of(word.rstrip("."))


def titled(word: str) -> bool:
    """Tell whether a word is a title of courtesy or an office."""
    return bool(_flags(word) & TITLE)


def is_person(name: str) -> bool:
    """Tell whether words name one person, not a party or a body."""
    words = [word.strip("[]().,’'").lower() for word in name.split()]
    if not words or words[0] in ("those", "no", "any", "all") or "and" in words:
        return False
    if any(word in listed("words", "groups") for word in words):
        return False
    if any(_is_name(word) for word in name.split()):
        return True
    flags = [_flags(word) | _flags(word.capitalize()) for word in name.split()]
    one = any(flag & (OFFICE | COURTESY) and not flag & MANY for flag in flags)
    return one or words[0] in ("a", "an") or "representative" in words
