"""Names of organisations, made of a head or a tail and the words around it."""

from memcon.names.capitals import Capitals
from memcon.names.name import is_initial
from memcon.names.titles import OF
from memcon.names.vocabulary import (
    BARE,
    COMPLEMENT,
    DEMONYM,
    ENGLISH,
    GIVEN,
    HEAD,
    LOOSE,
    NEVER,
    PLACE,
    TAIL,
    TITLE,
)  # fmt: skip

_OF = OF | {" in ", " in the ", " at ", " at the ", " to ", " to the ", " on ", " on the ", " de "}
_LONGEST = 10  # words with capitals in one name


def organisation(capitals: Capitals, at: int) -> int | None:
    """Return the word after an organisation's name that begins at word `at`, if one does.

    "Ministry of Trade" has a head, "Foreign Trade Committee" a tail; "the Committee" is no name.
    """
    words = capitals.words
    if words[at].flags & BARE and not words[at].flags & PLACE:
        return None
    tail = _tail(capitals, at)
    last = at if tail is None else tail
    after = _of_head(capitals, last) if words[last].flags & HEAD else None
    if after is None:
        whole = capitals.phrase(last, HEAD)
        if whole is not None:
            after = _of_head(capitals, capitals.after(whole[0], last) - 1)
    if after is None and tail is not None:
        after = tail + 1
    return after


def _tail(capitals: Capitals, at: int) -> int | None:
    """The last word of "Soviet Foreign Ministry"; titles before the tail make no name of it."""
    words, tails = capitals.words, list[int]()
    for limit in range(at + 1, min(at + _LONGEST, len(words))):
        word = words[limit]
        if not word.joined or word.flags & NEVER:
            break
        if word.flags & TAIL:
            tails.append(limit)
    for place in reversed(tails):
        if not any(
            is_initial(word.word)
            or word.flags & GIVEN
            or (word.flags & TITLE and not word.flags & (HEAD | COMPLEMENT))
            for word in words[at:place]
        ):
            return place
    return None


def _of_head(capitals: Capitals, at: int) -> int | None:
    """Where "of ..." after an organisation's head ends; None where none follows."""
    words, after = capitals.words, at + 1
    if after >= len(words) or words[at].owns or words[after].gap not in _OF:
        return None
    if words[at].flags & LOOSE and words[after].gap not in OF:
        return None
    follows = words[after]
    known = capitals.phrase(after, PLACE | COMPLEMENT)
    if known is not None:
        after = capitals.after(known[0], after + 1)
    elif follows.flags & (PLACE | COMPLEMENT | DEMONYM) or (
        follows.flags == ENGLISH and follows.gap in OF and len(follows.word) > 3
    ):
        after += 1
    else:
        return None
    while (
        after < min(len(words), at + _LONGEST)
        and words[after].gap in (" ", " and ")
        and not words[after - 1].owns
        and words[after].flags & COMPLEMENT
    ):
        after += 1
    return after
