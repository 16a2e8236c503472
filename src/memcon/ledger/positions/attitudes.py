"""Where somebody stands by his words: for, against, abstaining, clause by clause, and on what."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import Attitude

_CLAUSE = re.compile(
    r"\s*[;—]\s+|:\s+(?!(?:for|against|abstain)\b)"
    r"|,\s+(?=(?:and|but|although|though|because|which|while|whereas|so|nor)\b)"
    r"|\s+(?=(?:and if|and that|but|because|although|whereas)\b)"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOTE = re.compile(r"(?:^|: )(for|against)\b(?=[,.;]|$| and\b)|^(against)\b")  # "The whole: for."
_BEFORE = 4  # words before an expression in which its negation stands
_AFTER = 3  # words between an attitude and what it undoes
_REACH = 14  # words after an expression among which what it is about stands
_NEAR = 4  # words after an expression among which a word refers back
_SUBJECT = re.compile(r"\s(?:we|i|they|he|she|it|the \w+) (?:shall|will|would|should|could|can)\b")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)(?:\s\w+)?\s+$")
_NONE = frozenset(("none", "no", "neither", "nothing"))  # before a passive, however far
_BE = "{be} "  # begins an expression with any form of "be"
_TURNED = {Attitude.FOR: Attitude.AGAINST, Attitude.AGAINST: Attitude.FOR}


class Manner(Enum):
    """In which manner words say where somebody stands, which decides where the thing stands."""

    VERB = "verbs"
    SIDE = "sides"
    VOTE = "votes"
    JUDGMENT = "judgments"
    OPEN = "open"
    DUE = "due"


_ANYWHERE = frozenset((Manner.VOTE, Manner.JUDGMENT, Manner.OPEN))


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a clause stands and by which of its words; "" where it sets no condition, no hedge.

    `about` are the words among which the thing stands that it is about, without the condition;
    `refers` where they stand for a thing spoken of before: "it", "the draft". `before` are the
    words before the attitude. `object` are the words for a text.
    """

    stance: Attitude
    manner: Manner
    said: str
    clause: str
    about: str
    before: str
    condition: str = ""
    hedge: str = ""
    object: str = ""
    refers: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression of attitude in a clause."""

    stance: Attitude
    manner: Manner
    start: int
    end: int


def stands(said: str) -> tuple[Stand, ...]:
    """Return where each clause of a sentence stands; none where no clause says."""
    return tuple(stand for clause in _clauses(said) if (stand := _stand(clause)) is not None)


def _clauses(said: str) -> Iterator[str]:
    start = 0
    for match in _CLAUSE.finditer(said):
        if match.start() - start > 12:
            yield from _parts(said[start : match.start()].strip())
            start = match.end()
    yield from _parts(said[start:].strip())


def _parts(clause: str) -> Iterator[str]:
    """The parts between commas that each say where somebody stands, what says nothing beside."""
    part = ""
    for piece in clause.split(", "):
        sets = _pattern("conditions").match(_low(piece)) is not None
        if part and not sets and _expression(_low(part)) and _expression(_low(piece)):
            yield part
            part = piece
        else:
            part = f"{part}, {piece}" if part else piece
    yield part


def _low(clause: str) -> str:
    return clause.lower().replace("’", "'")


def _stand(clause: str) -> Stand | None:
    low = _low(clause)
    found = _expression(low) or _due(low)
    if found is None:
        return None
    condition = _condition(clause, low, found.start)
    if condition is None:
        return None
    stance = found.stance
    if condition and stance is Attitude.FOR:
        stance = Attitude.CONDITIONAL
    passive = found.manner is Manner.VERB and _PASSIVE.search(low[: found.start]) is not None
    anywhere = passive or found.manner in _ANYWHERE
    about = clause if anywhere else _first(clause[found.end :], _REACH)
    if condition:
        about = about.replace(condition, " ")
    hedge = _pattern("hedges").search(low)
    return Stand(
        stance,
        found.manner,
        clause[found.start : found.end].lstrip(": "),
        clause,
        about,
        clause[: found.start],
        condition,
        clause[hedge.start() : hedge.end()] if hedge else "",
        _object(about),
        _refers(about, clause, found, anywhere=anywhere),
        passive,
    )


def _first(said: str, number: int) -> str:
    """The first words of a text."""
    found = list(_WORD.finditer(said))[:number]
    return said[: found[-1].end()] if found else ""


def _refers(about: str, clause: str, found: _Found, *, anywhere: bool) -> bool:
    """Tell whether the words stand for a thing spoken of before: "That we cannot accept"."""
    if _object(about):
        return True
    after = _first(clause[found.end :], _NEAR)
    near = _first(clause, 1) if anywhere or not after else after
    return any(word in _listed("referring") for word in _WORD.findall(near.lower()))


def _object(said: str) -> str:
    """The words for a text: "the draft", "Ostmere's amendment"; "" for none."""
    match = _texts().search(said)
    return match.group().strip() if match else ""


@lru_cache(maxsize=1)
def _texts() -> re.Pattern[str]:
    nouns = "|".join(sorted(_listed("texts"), key=lambda said: (-len(said), said)))
    whose = r"(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]ny|[Aa]|[Ii]ts|[Oo]ur|[Yy]our|[Tt]heir|own)\s+)?"
    name = r"(?:[A-Z][\w.-]*(?:['’]s)?\s+){0,2}"
    return re.compile(rf"{whose}{name}\b(?:{nouns})\b(?:\s+(?:[A-Z][\w/]*\.?\d[\w./]*|\d+))?")


@lru_cache(maxsize=4096)  # a clause is looked at as a part, and then as itself
def _expression(low: str) -> _Found | None:
    """The first expression of attitude in a clause, the longer of two; turned by a negation."""
    matches: list[_Found] = []
    spoken = frozenset(_WORD.findall(low))
    for (manner, stance), (keys, pattern) in _patterns().items():
        if keys.isdisjoint(spoken):
            continue
        for match in pattern.finditer(low):
            if manner is Manner.VERB and _is_noun(low, match):
                continue
            matches.append(_Found(stance, manner, match.start(), match.end()))
    written = _VOTE.search(low)
    if written is not None:
        stance = Attitude.FOR if written.group(1) == "for" else Attitude.AGAINST
        matches.append(_Found(stance, Manner.VOTE, written.start(), written.end()))
    if not matches:
        return _undone(low)
    found = min(matches, key=lambda one: (one.start, -one.end))
    if found.stance not in _TURNED:
        denied = found.stance is Attitude.ABSTAIN and _negated(low, found)
        return None if denied else found
    turned = _negated(low, found) != _undoes(low, found)
    stance = _TURNED[found.stance] if turned else found.stance
    return _Found(stance, found.manner, found.start, found.end)


def _due(low: str) -> _Found | None:
    match = _patterns_of(Manner.DUE)[Attitude.FOR][1].search(low)
    if match is None:
        return None
    after = _WORD.findall(low[match.end() :])[:_REACH]
    if any(word in _listed("negations") for word in after):  # against what, is not plain
        return None
    return _Found(Attitude.FOR, Manner.DUE, match.start(), match.end())


def _is_noun(low: str, match: re.Match[str]) -> bool:
    """Tell whether a word that is a verb and a noun is the noun: "the full support"."""
    before = _WORD.findall(low[: match.start()])[-1:]
    return match.group() in _listed("nouns_too") and (
        not before or before[0] in _listed("before_nouns")
    )


def _negated(low: str, found: _Found) -> bool:
    before = _WORD.findall(low[: found.start])
    within = _WORD.findall(low[found.start : found.end])
    if _NONE.intersection(before) and _PASSIVE.search(low[: found.start]):
        return True
    return any(word in _listed("negations") for word in before[-_BEFORE:]) or "not" in within


def _undoes(low: str, found: _Found) -> bool:
    """Tell whether it is the undoing of a thing that one is for or against."""
    if _pattern("undone").search(low, found.end):
        return True
    match = _pattern("undoing").search(low, found.end)
    return match is not None and len(_WORD.findall(low[found.end : match.start()])) <= _AFTER


def _undone(low: str) -> _Found | None:
    """Where somebody proposes to undo a thing: "propose that we strike"."""
    for match in _pattern("proposing").finditer(low):
        undo = _pattern("undo").search(low, match.end())
        if undo is None or len(_WORD.findall(low[match.end() : undo.start()])) > _AFTER:
            continue
        found = _Found(Attitude.AGAINST, Manner.VERB, match.start(), undo.end())
        return None if _negated(low, found) else found
    return None


def _condition(clause: str, low: str, at: int) -> str | None:
    """The words of the condition, "" where there is none; None where the attitude is in them.

    None is set where "if" says only what would be good or bad.
    """
    for match in _pattern("conditions").finditer(low):
        before = _WORD.findall(low[: match.start()])[-3:]
        if match.group() == "if" and any(word in _listed("worth") for word in before):
            continue
        end = len(clause)
        if match.start() < at:
            comma = clause.find(",", match.start(), at)
            subject = _SUBJECT.search(low, match.end(), at + 1)
            if comma < 0 and subject is None:
                return None
            end = comma if comma >= 0 else subject.start() if subject else at
        return clause[match.start() : end].strip(" ,.;:")
    return ""


# The words of which one must be there, and the pattern of the expressions.
_Keyed = tuple[frozenset[str], re.Pattern[str]]


@lru_cache(maxsize=1)
def _patterns() -> Mapping[tuple[Manner, Attitude], _Keyed]:
    return {
        (manner, stance): keyed
        for manner in Manner
        if manner is not Manner.DUE
        for stance, keyed in _patterns_of(manner).items()
    }


@lru_cache(maxsize=8)
def _patterns_of(manner: Manner) -> Mapping[Attitude, _Keyed]:
    section = table("attitudes")[manner.value]
    assert isinstance(section, dict)
    return {
        Attitude(key): (frozenset(map(_key, said)), _compiled(tuple(said)))
        for key, said in section.items()
    }


def _key(said: str) -> str:
    """The first word of an expression that is written out."""
    return next(word for word in said.split() if "{" not in word)


@lru_cache(maxsize=8)
def _pattern(key: str) -> re.Pattern[str]:
    return _compiled(tuple(sorted(_listed(key))))


def _compiled(said: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of expressions, those that begin with "{be}" together."""
    begun = [one.removeprefix(_BE) for one in said if one.startswith(_BE)]
    plain = [one for one in said if not one.startswith(_BE)]
    parts = [_either_of(plain)] if plain else []
    if begun:
        parts.append(f"(?:{_either_of(tuple(_listed('be')))}) (?:{_either_of(begun)})")
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def _either_of(said: Iterable[str]) -> str:
    longest_first = sorted(said, key=lambda one: (-len(one), one))
    pattern = "|".join(map(re.escape, longest_first)).replace(r"\ ", " ")
    return pattern.replace(re.escape("{own}"), f"(?:{'|'.join(sorted(_listed('own')))})")


@lru_cache(maxsize=32)
def _listed(key: str) -> frozenset[str]:
    section = table("attitudes")["words"]
    assert isinstance(section, dict)
    return frozenset(section[key])
