"""The title of address or office that stands before a name."""

from functools import lru_cache
from typing import NamedTuple

from memcon.names.capitals import Capitals
from memcon.names.vocabulary import (
    BEFORE,
    COMPLEMENT,
    COURTESY,
    MANY,
    OFFICE,
    TITLE,
    vocabulary,
)  # fmt: skip

OF = frozenset((" of ", " for ", " of the ", " for the "))
_WITHIN = frozenset(
    (" ", " and ", ", ", ", and ", " of ", " of the ", " & ", " and the ", ", the ", " for ")
)
_LONGEST = 12  # words with capitals in one title


class Title(NamedTuple):
    """A title: the word after it, its parts in small letters, whether of many, where it ends.

    `end` is None where "'s" stands after it, so that no name can follow.
    """

    after: int
    parts: tuple[str, ...]
    many: bool
    end: int | None


def title(capitals: Capitals, at: int) -> Title | None:
    """Return the title that begins at word `at`."""
    words, short = capitals.words, vocabulary().short
    parts: list[str] = []
    before: list[str] = []
    many, end, after, place = False, 0, at, at
    while place < min(len(words), at + _LONGEST) and (place == at or capitals.joined(place)):
        word = words[place]
        phrase = capitals.phrase(place, OFFICE | COURTESY)
        if phrase is not None:
            part, flags = capitals.text[word.start : phrase[0]], phrase[1]
            step = capitals.after(phrase[0], place + 1)
        else:
            part, flags, step = word.word, word.flags, place + 1
        if flags & BEFORE and _goes_on(capitals, step):
            before.append(part)
        elif flags & TITLE:
            said = " ".join([*before, short.get(part, part)]).lower()
            parts.append(_of_one(said) if flags & MANY and flags & OFFICE else said)
            before, after = [], step
            many = many or bool(flags & MANY)
            end = phrase[0] if phrase is not None else word.end
            if words[step - 1].owns:
                break
        elif flags & BEFORE:
            before.append(part)
        else:
            break
        place = step
    if not parts:
        return None
    if words[after - 1].owns:
        return Title(after, tuple(parts), many, None)
    complement = _complement(capitals, after)
    if complement is not None:
        parts[-1] += capitals.text[end : words[complement - 1].end].lower()
        after, end = complement, words[complement - 1].end
    return Title(after, tuple(parts), many, end)


@lru_cache(maxsize=1 << 12)
def titles_of(office: str) -> tuple[str, ...]:
    """Return the title that somebody in an office bears: its words in small letters, or none."""
    capitals = Capitals(office)
    for at, word in enumerate(capitals.words):
        if word.flags & (OFFICE | BEFORE) and not word.owns:
            found = title(capitals, at)
            if found is not None and found.end is not None:
                return found.parts
    return ()


def _of_one(title: str) -> str:
    """The title of one of several: "Senators", "Secretaries", "Chairmen"."""
    for many, one in (("ies", "y"), ("men", "man"), ("s", "")):
        if title.endswith(many):
            return title.removesuffix(many) + one
    return title


def _goes_on(capitals: Capitals, at: int) -> bool:
    if not capitals.joined(at):
        return False
    return bool(capitals.words[at].flags & (OFFICE | BEFORE) or capitals.phrase(at, OFFICE))


def _complement(capitals: Capitals, at: int) -> int | None:
    """Where "of State for Inter-American Affairs" after an office ends; None where none is."""
    words = capitals.words
    if at >= len(words) or words[at].gap not in OF or not words[at].flags & COMPLEMENT:
        return None
    last = min(len(words), at + _LONGEST)
    while at < last and words[at].flags & COMPLEMENT and words[at].gap in _WITHIN:
        at += 1
        if words[at - 1].owns:
            break
    return at
