"""What one sentence says of who knows of something: "I was aware of this", "this is the first"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from memcon.ledger.messages.message_words import listed
from memcon.ledger.messages.naming import PRONOUNS, Tokens, named_before, tokens
from memcon.ledger.messages.told import cut, words_of

_NO = frozenset(("not", "never", "no", "nothing", "hardly", "neither", "nor", "cannot"))
_IDLE = frozenset(
    ("him", "her", "them", "you", "me", "us", "himself", "themselves", "each", "best")
)
_NOT_YET = frozenset(
    ("let", "lets", "make", "making", "until", "unless", "if", "before", "whether", "once")
)
_TURNED = frozenset(("am", "is", "are", "was", "were", "do", "does", "did", "has", "have", "had"))
_MANNER = frozenset(("how", "enough", "well", "perfectly", "full", "better"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_NEAR = 8  # words in which what is known begins
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence says of somebody's knowledge; `of` are its words, "" where it has none.

    `knew` is None where the sentence only asks. `first` tells that he learns of it just then,
    `still` that he goes on not to know: "I know of no such thing".
    """

    verb: int
    who: str
    of: str
    knew: bool | None
    how: str = "said so"
    first: bool = False
    still: bool = False


Read = Callable[[Tokens, int], Known | None]


def known_in(words: str) -> tuple[Known, ...]:
    """Return what a sentence says of who knows what, in its order."""
    readers = _readers()
    if readers.keys().isdisjoint(_WORD.findall(words.lower())):
        return ()
    said = tokens(words)
    found = (
        read(said, place)
        for place, word in enumerate(said.low)
        if (read := readers.get(word)) is not None
    )
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=1)
def _readers() -> Mapping[str, Read]:
    given: tuple[tuple[frozenset[str], Read], ...] = (
        (listed("knows", "seen"), _seen),
        (listed("knows", "heard"), _heard),
        (listed("knows", "know"), _knows),
        (listed("knows", "aware") | listed("knows", "unaware"), _aware),
        (listed("knows", "first"), _first),
        (listed("knows", "occasions"), _unread),
        (frozenset(("information", "knowledge")), _holds),
    )
    return {word: read for those, read in given for word in those}


def _asks(said: Tokens) -> bool:
    return said.said.rstrip("”\"’') ").endswith("?")


def _subject(said: Tokens, verb: int) -> tuple[str, tuple[str, ...]]:
    """Return who does it, and the small words between him and the verb, with a "no" before him."""
    start, end = named_before(said, verb)
    before = said.low[max(0, start - 3) : start]
    none = ("no",) if start < end and "no" in said.low[max(0, start - 1) : end] else ()
    none = none or (("nor",) if "nor" in before or "neither" in before else ())
    turned = tuple(word for word in before[-1:] if word in _TURNED)  # "nor was I aware"
    return words_of(said, start, end), (*none, *turned, *said.low[end:verb])


def _matter(said: Tokens, place: int) -> str:
    """The words for what is known, from a place on: behind "of", "about", "that", or at once."""
    while place < len(said.low) and said.low[place] in (
        "anything",
        "nothing",
        "something",
        "fully",
    ):
        place += 1
    if said.low[place : place + 1] and said.low[place] in ("of", "about", "that", "from"):
        place += 1
    if place >= len(said.low) or said.is_sign(place):
        return ""
    return _object(said, place)


def _object(said: Tokens, place: int) -> str:
    """The words from a place on, up to the end of their clause; of "it on Sunday" only "it"."""
    after = said.low[place + 1 : place + 2]
    if said.low[place] in ("it", "this", "that", "these") and (
        not after or not after[0][0].isalpha() or after[0] in listed("words", "ends") | {"at", "in"}
    ):
        return said.words[place]
    return cut(said.said[said.starts[place] :])


def _aware(said: Tokens, place: int) -> Known | None:
    who, between = _subject(said, place)
    if not who or (_BE | {"am"}).isdisjoint(between):
        return None
    if not listed("knows", "wished").isdisjoint(between):
        return None
    if "as" in said.low[max(0, place - 8) : place] and said.low[place + 1 : place + 2] == [","]:
        return None  # "as you are aware,"
    lacks = said.low[place] in listed("knows", "unaware") or not _NO.isdisjoint(between)
    start = next(
        (
            n
            for n in range(place + 1, min(len(said.low), place + _NEAR))
            if said.low[n] in ("of", "that")
        ),
        place + 1,
    )
    knew = None if _asks(said) else not lacks
    return Known(said.starts[place], who, _matter(said, start), knew)


def _knows(said: Tokens, place: int) -> Known | None:
    who, between = _subject(said, place)
    after = said.low[place + 1 : place + 3]
    if not who or not after or after[0] in (",", ".", ";", "?", "!") or after[0] in _IDLE:
        return None
    if said.low[max(0, place - 2) : place - 1] == ["as"] or not _told_of(said, place, between):
        return None
    if after[0] in _MANNER and after[1:] != ["of"]:
        return None
    lacks = not _NO.isdisjoint(between) or after[0] == "nothing" or after == ["of", "no"]
    if any(word.endswith("n't") for word in between):
        lacks = True
    start = place + 1 + (2 if after == ["of", "no"] else 0)
    of = _matter(said, start)
    if not of or of.lower() in _IDLE:
        return None
    still = lacks and said.low[place] in ("know", "knows") and "did" not in between
    knew = None if _asks(said) else not lacks
    return Known(said.starts[place], who, of, knew, still=still)


def _told_of(said: Tokens, place: int, between: tuple[str, ...]) -> bool:
    """Tell whether the knowing is said to be so, not wished for: "should like to know"."""
    wished = listed("knows", "wished")
    start, _ = named_before(said, place)
    if start and said.low[start - 1] in _NOT_YET:
        return False
    return wished.isdisjoint(between) and (place == 0 or said.low[place - 1] not in wished)


def _heard(said: Tokens, place: int) -> Known | None:
    """Read "had heard nothing of it", "had not heard of the note"."""
    who, between = _subject(said, place)
    after = said.low[place + 1 : place + 3]
    lacks = not _NO.isdisjoint(between) or after[:1] == ["nothing"]
    if not who or not after or not _told_of(said, place, between):
        return None
    if after[0] not in ("of", "about", "nothing") and not (lacks and after[0] == "that"):
        return None
    of = _matter(said, place + 1)
    if of.partition(" ")[0].lower() in _IDLE:
        return None
    return Known(said.starts[place], who, of, None if _asks(said) else not lacks, "told")


def _seen(said: Tokens, place: int) -> Known | None:
    """Read "has seen the amendment", "I read it on Sunday"."""
    if said.words[place][0].isupper():
        return None  # a name
    who, between = _subject(said, place)
    if not who or not _told_of(said, place, between) or not _BE.isdisjoint(between):
        return None
    object_at = next(
        (
            n
            for n in range(place + 1, min(len(said.low), place + 6))
            if said.low[n] in listed("knows", "papers") | listed("media", "strong")
        ),
        None,
    )
    if object_at is None or any(_breaks(said, n) for n in range(place + 1, object_at)):
        return None
    lacks = not _NO.isdisjoint(between)
    knew = None if _asks(said) else not lacks
    return Known(said.starts[place], who, _object(said, place + 1), knew, "read")


def _breaks(said: Tokens, place: int) -> bool:
    word = said.low[place]
    if word in listed("words", "determiners"):
        return False
    return said.is_sign(place) or word in listed("words", "ends") or word in PRONOUNS


def _first(said: Tokens, place: int) -> Known | None:
    """Read "this is the first I hear of it": he who says so did not know until then."""
    after = said.low[place + 1 : place + 5]
    if "hear" not in after and "heard" not in after:
        return None
    speaker = next((n for n in range(place + 1, place + 5) if said.low[n] in ("i", "we")), None)
    if speaker is None:
        return None
    start = next(n for n in range(speaker, place + 5) if said.low[n].startswith("hear")) + 1
    return Known(said.starts[place], said.words[speaker], _matter(said, start), False, first=True)


def _unread(said: Tokens, place: int) -> Known | None:
    """Read "have not had the opportunity to go over the materials"."""
    if said.low[place + 1 : place + 2] != ["to"]:
        return None
    two, one = " ".join(said.low[place + 2 : place + 4]), said.low[place + 2 : place + 3]
    size = (
        2 if two in listed("knows", "unread") else 1 if set(one) & listed("knows", "unread") else 0
    )
    had = next((n for n in range(place - 1, max(-1, place - 6), -1) if said.low[n] == "had"), None)
    if not size or had is None:
        return None
    who, between = _subject(said, had)
    if not who or _NO.isdisjoint((*between, *said.low[had:place])):
        return None
    of = _matter(said, place + 2 + size)
    return Known(said.starts[place], who, of, None if _asks(said) else False, "read")


def _holds(said: Tokens, place: int) -> Known | None:
    """Read "we had information that", "I have no knowledge of"."""
    had = next(
        (
            n
            for n in range(place - 1, max(-1, place - 4), -1)
            if said.low[n] in ("have", "has", "had", "having")
        ),
        None,
    )
    after = said.low[place + 1 : place + 2]
    if had is None or after not in (["that"], ["of"], ["about"], ["from"], ["on"]):
        return None
    who, between = _subject(said, had)
    if not who or not listed("knows", "wished").isdisjoint(between):
        return None
    lacks = not _NO.isdisjoint((*between, *said.low[had:place]))
    whole = after == ["from"]
    of = cut(said.said[said.starts[had + 1] :]) if whole else _matter(said, place + 1)
    knew = None if _asks(said) else not lacks
    return Known(said.starts[place], who, of, knew, "received" if whole else "")
