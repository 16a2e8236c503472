"""Names in a text by their capitals: of places, of organisations, and what may be a person's."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from memcon.names.capitals import Capitals, Word, small_words
from memcon.names.name import is_initial
from memcon.names.organisation import organisation
from memcon.names.run import Titled, run, spelled
from memcon.names.titles import title
from memcon.names.vocabulary import (
    ANY_TITLE,
    BARE,
    COMPLEMENT,
    DEMONYM,
    ENGLISH,
    GIVEN,
    HEAD,
    NEVER,
    OFFICE,
    ORGANISATION,
    PLACE,
    SURNAME_TOO,
    TAIL,
    THING,
    USUAL,
    vocabulary,
)

_AND = frozenset((" and ", ", ", ", and ", " & ", ", & "))
_SPECIAL = ~(ENGLISH | BARE | COMPLEMENT | THING | USUAL | TAIL)
_ORDINARY = ANY_TITLE | BARE | DEMONYM | ENGLISH | HEAD | NEVER | ORGANISATION | TAIL


class Kind(Enum):
    """What a piece of text with capitals is."""

    PLACE = "place"
    ORGANISATION = "organisation"
    NAME = "name"
    OFFICE = "office"


class Piece(NamedTuple):
    """A name in the text: its place, its words, and what each may be.

    Of a person: the titles before it in small letters, and where the first of them begins.
    """

    kind: Kind
    start: int
    end: int
    words: tuple[str, ...]
    flags: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    titled_from: int | None = None


Found = tuple[list[Piece], int]  # pieces, and the word after them


class Scan(NamedTuple):
    """What a text's capitals show: names, and words of the language that may yet be surnames."""

    pieces: list[Piece]
    ordinary: list[Word]


def scan(text: str) -> Scan:
    """Return the names in `text` in their order; a person's are only proposed (`Kind.NAME`)."""
    capitals = Capitals(text)
    words, phrases = capitals.words, capitals.phrases
    found: list[Piece] = []
    ordinary: list[Word] = []
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        flags = word.flags
        begins = word.word in phrases or flags & HEAD  # perhaps something of several words
        simple = not (begins or flags & ANY_TITLE)
        plain = simple and flags & ENGLISH and not flags & _SPECIAL
        if plain and (at + 1 == count or words[at + 1].gap != " "):
            ordinary.append(word)
            at += 1
            continue
        if simple and capitals.is_apart(at):
            kind, is_ordinary = _apart(word.word, flags)
            if is_ordinary:
                ordinary.append(word)
            if kind is Kind.NAME:
                found.append(_name(capitals, [at], (), None))
            elif kind is not None:
                found.append(Piece(kind, word.start, word.end, (word.word,), (flags,)))
            at += 1
            continue
        made, at = (
            (_whole(capitals, at) if begins or capitals.joined(at + 1) else None)
            or (_titled(capitals, at) if flags & ANY_TITLE else None)
            or _untitled(capitals, at, ordinary)
        )
        found.extend(made)
    return Scan(found, ordinary)


@lru_cache(maxsize=1 << 15)
def _apart(word: str, flags: int) -> tuple[Kind | None, bool]:
    """What a word is that no other belongs to, and whether it is an ordinary one.

    Most words with capitals stand so, and again and again the same.
    """
    ordinary: list[Word] = []
    alone = Capitals(word, [Word(0, len(word), word, flags, "", False, False)])
    made, _ = _untitled(alone, 0, ordinary)
    return made[0].kind if made else None, bool(ordinary)


def _whole(capitals: Capitals, at: int) -> Found | None:
    """A place or organisation that the lexicon has in several words, or that is made as theirs."""
    start = capitals.words[at].start
    made = organisation(capitals, at)
    phrase = capitals.phrase(at, PLACE | ORGANISATION | DEMONYM)
    if phrase is not None:
        end, flags = phrase
        after = capitals.after(end, at + 1)
        if made is None or made <= after:
            if not flags & (PLACE | ORGANISATION):
                return [], after
            kind = Kind.PLACE if flags & PLACE else Kind.ORGANISATION
            return [Piece(kind, start, end, (capitals.text[start:end],), (flags,))], after
    if made is None:
        return None
    end = capitals.words[made - 1].end
    whole = capitals.text[start:end]
    return [Piece(Kind.ORGANISATION, start, end, (whole,), (ORGANISATION,))], made


def _titled(capitals: Capitals, at: int) -> Found | None:
    """A title and the name or names after it; or an office that stands alone."""
    found = title(capitals, at)
    if found is None:
        return None
    words, start = capitals.words, capitals.words[at].start
    after, titles = found.after, found.parts
    courtesy = vocabulary().is_courtesy(titles[-1])
    how = Titled.BY_COURTESY if courtesy else Titled.BY_OFFICE
    named = run(capitals, after, how) if _follows(capitals, after, found.end) else None
    if named is None and len(titles) > 1 and words[after - 1].flags & SURNAME_TOO:
        titles, named = titles[:-1], (after, [after - 1])
    if named is None:
        if not any(word.flags & OFFICE for word in words[at:after]):
            return [], after
        end = words[after - 1].end
        whole = capitals.text[start:end]
        if words[at].flags & SURNAME_TOO and after == at + 1:
            return None
        return [Piece(Kind.OFFICE, start, end, (whole,), (0,), titles, start)], after
    made = [_name(capitals, named[1], titles, None if found.many else start)]
    after = named[0]
    while found.many and after < len(words) and words[after].gap in _AND:
        if words[after].flags & ANY_TITLE and not words[after].flags & (SURNAME_TOO | GIVEN):
            break
        again = run(capitals, after, how)
        if again is None:
            break
        made.append(_name(capitals, again[1], titles, None))
        after = again[0]
    return made, after


def _follows(capitals: Capitals, after: int, end: int | None) -> bool:
    """Tell whether a name may begin at word `after`, right behind a title that ends at `end`."""
    if end is None or after >= len(capitals.words):
        return False
    between = capitals.text[end : capitals.words[after].start]
    return between in (" ", "") or small_words(between) is not None


def _untitled(capitals: Capitals, at: int, ordinary: list[Word]) -> Found:
    word = capitals.words[at]
    flags = word.flags
    if flags & PLACE and not flags & GIVEN:
        return [Piece(Kind.PLACE, word.start, word.end, (word.word,), (flags,))], at + 1
    if flags & ORGANISATION:
        return [Piece(Kind.ORGANISATION, word.start, word.end, (word.word,), (flags,))], at + 1
    if flags & (DEMONYM | NEVER) and not is_initial(word.word):
        return [], at + 1
    found = run(capitals, at, Titled.NOT)
    if found is None:
        if flags & _ORDINARY:
            ordinary.append(word)
        return [], at + 1
    only = capitals.words[found[1][0]]
    if len(found[1]) == 1 and only.flags & PLACE:
        return [Piece(Kind.PLACE, only.start, only.end, (only.word,), (only.flags,))], found[0]
    if len(found[1]) == 1 and only.flags & _ORDINARY:
        ordinary.append(only)
        return [], found[0]
    return [_name(capitals, found[1], (), None)], found[0]


def _name(
    capitals: Capitals, taken: list[int], titles: tuple[str, ...], titled_from: int | None
) -> Piece:
    start, words = spelled(capitals, taken)
    flags = tuple(capitals.words[place].flags for place in taken)
    end = capitals.words[taken[-1]].end
    return Piece(Kind.NAME, start, end, words, flags, titles, titled_from)
