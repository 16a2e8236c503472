"""What in and around words with capitals shows that they name a person, or do not."""

from functools import lru_cache

from memcon.names.name import is_initial, name_of
from memcon.names.scan import Piece
from memcon.names.vocabulary import (
    ANY_TITLE,
    BARE,
    DEMONYM,
    ENGLISH,
    FAMILY,
    GIVEN,
    HEAD,
    NEVER,
    ORGANISATION,
    PLACE,
    TAIL,
    listed,
    vocabulary,
)

_ORDINARY = ANY_TITLE | BARE | DEMONYM | ENGLISH | HEAD | NEVER | ORGANISATION | TAIL
_STARTS = frozenset('.?!:;\n“"([—–•*')


def is_sure(text: str, piece: Piece) -> bool:
    """Tell whether the words by themselves name a person."""
    if piece.titles:
        return not _is_vague(piece)
    if name_of(piece.words).alone:
        return _is_signed(text, piece)
    return _is_full(piece)


def _is_vague(piece: Piece) -> bool:
    """Tell whether an office and an ordinary word are all there is: "Ambassador Designate"."""
    courteous = any(vocabulary().is_courtesy(title) for title in piece.titles)
    return not courteous and len(piece.flags) == 1 and _is_plain_word(piece.flags[0])


def _is_plain_word(flags: int) -> bool:
    return bool(flags & _ORDINARY) and not flags & (GIVEN | FAMILY)


def _is_full(piece: Piece) -> bool:
    """Tell whether given name or initials and a surname stand together."""
    words, flags = piece.words, piece.flags
    if len(words) < 2:
        return False
    plain = [bool(flag & ENGLISH) for flag in flags]
    if is_initial(words[0]):
        letters = sum(word.count(".") or 1 for word in words if is_initial(word))
        return not plain[-1] or letters > 1
    if flags[0] & GIVEN:
        return not (plain[0] and plain[-1])
    if flags[0] & FAMILY or "-" in words[1]:
        first = name_of(words).splits[0]
        return not any(plain[1:]) and len(first.surname) == 1 and len(words) <= 3
    return False


def _is_signed(text: str, piece: Piece) -> bool:
    """Tell whether the words around an unknown name are such as stand around a person's."""
    if any(flags & (_ORDINARY | PLACE | GIVEN) for flags in piece.flags):
        return False
    following = text[piece.end : piece.end + 16].split(None, 1)
    if following and following[0] in _after() and text[piece.end] == " ":
        return True
    return text[max(0, piece.start - 24) : piece.start].endswith(_before())


def is_numbered(text: str, piece: Piece) -> bool:
    """Tell whether a letter at a line's beginning counts ("I. Marten") and is no initial."""
    words = piece.words
    return (
        len(words) == 2
        and not piece.titles
        and len(words[0]) == 2
        and words[0][1] == "."
        and (piece.start == 0 or text[piece.start - 1] == "\n")
    )


def also_name(before: str) -> tuple[str, ...]:
    """The words before a name's surer part that belong to it: "Sterling" in "Sterling J. Dahl"."""
    no_name = DEMONYM | PLACE | NEVER
    words = tuple(word for word in before.split() if not vocabulary().of(word) & ANY_TITLE)
    if not all(word.replace("-", "").rstrip(".").isalpha() for word in words):
        return ()
    if any(vocabulary().of(word) & no_name for word in words):
        return ()
    return words if may_be_name(words) else ()


def also_surname(behind: str) -> tuple[str, ...]:
    """The words behind a name that end what a list or the head gives: "Bell" after "S. Morey"."""
    words = tuple(behind.split())
    plain = behind[:1] == " " and all(word.istitle() and word.isalpha() for word in words)
    return words if plain and all(len(word) > 2 for word in words) and may_be_name(words) else ()


def may_be_name(words: tuple[str, ...]) -> bool:
    """Tell whether words that a list or the head gives for a name may be one, and no office."""
    flags = [vocabulary().of(word.rstrip(".,")) for word in words]
    office = ANY_TITLE | BARE | HEAD | TAIL | ORGANISATION
    if all(len(word) < 4 and word.isupper() for word in words):
        return False  # initials
    return 0 < len(words) < 5 and all(
        word[:1].isupper() and not flag & office for word, flag in zip(words, flags, strict=True)
    )


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(listed("persons", "things", "after"))


def called_after(text: str, end: int) -> bool:
    """Tell whether what follows makes the name a house's, a law's or a street's."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    following = text[end + 1 : end + 20].split(None, 1)
    return following[0].rstrip(".,;:)") in _things()


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence or a line begins here."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _STARTS


@lru_cache(maxsize=1)
def _after() -> frozenset[str]:
    return frozenset(listed("persons", "signs", "after"))


@lru_cache(maxsize=1)
def _before() -> tuple[str, ...]:
    return tuple(f" {sign} " for sign in listed("persons", "signs", "before"))
