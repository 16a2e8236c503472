"""Where somebody stands by his words: for, against, abstaining, clause by clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.model.marks import Attitude

_CLAUSE = re.compile(
    r"\s*[;—]\s+|:\s+(?!(?:for|against|abstain)\b)|,\s+(?=(?:and|but|although|though|because|which|while|whereas|so|nor)\b)"
    r"|\s+(?=(?:and if|and that|but|because|although|whereas)\b)"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOTE = re.compile(r"(?:^|: )(for|against)\b(?=[,.;]|$| and\b)|^(against)\b")  # "The whole: for."
_BEFORE = 4  # words before an expression in which its negation stands
_AFTER = 3  # words between an attitude and what it undoes
_SUBJECT = re.compile(r"\s(?:we|i|they|he|she|it|the \w+) (?:shall|will|would|should|could|can)\b")
_TURNED = {Attitude.FOR: Attitude.AGAINST, Attitude.AGAINST: Attitude.FOR}
_PLAIN = (Attitude.ABSTAIN, Attitude.UNDECIDED, Attitude.RESERVED)  # no negation turns them


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a clause stands and by which of its words; "" where it sets no condition, no hedge.

    `main` is the clause without its condition. `due` where it says what should be done, and no
    more, `voted` where it is written down as a vote. `object` are the words for a text.
    """

    clause: str
    main: str
    stance: Attitude
    said: str
    condition: str = ""
    hedge: str = ""
    due: bool = False
    object: str = ""
    voted: bool = False


def stands(said: str) -> tuple[Stand, ...]:
    """Return where each clause of a sentence stands; none where no clause says."""
    found: list[Stand] = []
    for clause in _clauses(said):
        stand = _stand(clause)
        if stand is not None:
            found.append(stand)
    return tuple(found)


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
        if part and _says(part) and _says(piece):
            yield part
            part = piece
        else:
            part = f"{part}, {piece}" if part else piece
    yield part


def _says(piece: str) -> bool:
    low = piece.lower().replace("’", "'")
    return any(
        _pattern(one.value).search(low)
        for one in (Attitude.FOR, Attitude.AGAINST, Attitude.ABSTAIN)
    )


def _stand(clause: str) -> Stand | None:
    low = clause.lower().replace("’", "'")
    found = _plainly(low) or _either(low)
    if found is None:
        return None
    stance, match, due = found
    condition = _condition(clause, low, match.start())
    if condition and stance is Attitude.FOR:
        stance = Attitude.CONDITIONAL
    hedge = _pattern("hedges").search(low)
    main = clause.replace(condition, " ", 1).strip(" ,") if condition else clause
    return Stand(
        clause,
        main,
        stance,
        clause[match.start() : match.end()].lstrip(": "),
        condition,
        clause[hedge.start() : hedge.end()] if hedge else "",
        due,
        _object(main),
        match.re is _VOTE,
    )


def _object(clause: str) -> str:
    """The words for a text of which a clause speaks: "the draft", "Ostmere's amendment"."""
    match = _texts().search(clause)
    return match.group().strip() if match else ""


@lru_cache(maxsize=1)
def _texts() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("attitudes", "texts"), key=lambda said: (-len(said), said)))
    whose = r"(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]ny|[Aa]|[Ii]ts|[Oo]ur|[Yy]our|[Tt]heir|own)\s+)?"
    name = r"(?:[A-Z][\w.-]*(?:['’]s)?\s+){0,2}"
    return re.compile(rf"{whose}{name}\b(?:{nouns})\b(?:\s+(?:[A-Z][\w/]*\.?\d[\w./]*|\d+))?")


Found = tuple[Attitude, re.Match[str], bool]


def _plainly(low: str) -> Found | None:
    for stance in _PLAIN:
        match = _pattern(stance.value).search(low)
        if match is not None and not (stance is Attitude.ABSTAIN and _negated(low, match)):
            return stance, match, False
    return None


def _either(low: str) -> Found | None:
    """For or against: by the word that stands first; only then by what should be done."""
    matches = [
        (match.start(), -match.end(), stance, match)
        for stance in (Attitude.FOR, Attitude.AGAINST)
        for match in _pattern(stance.value).finditer(low)
    ]
    written = _VOTE.search(low)
    if written is not None:
        stance = Attitude.FOR if written.group(1) == "for" else Attitude.AGAINST
        matches.append((written.start(), -written.end(), stance, written))
    if matches:
        _, _, stance, match = min(matches, key=lambda one: one[:2])
        turned = _negated(low, match) != _undoes(low, match)
        return (_TURNED[stance] if turned else stance), match, False
    undone = _undone(low)
    if undone is not None:
        return Attitude.AGAINST, undone, False
    due = _pattern("due").search(low)
    if due is None:
        return None
    return (Attitude.AGAINST if _not_done(low, due) else Attitude.FOR), due, True


def _negated(low: str, match: re.Match[str]) -> bool:
    before = _WORD.findall(low[: match.start()])[-_BEFORE:]
    return any(word in _negations() for word in before)


def _undoes(low: str, match: re.Match[str]) -> bool:
    """Tell whether it is the undoing of a thing that one is for or against."""
    if _pattern("undone").search(low, match.end()):
        return True
    found = _pattern("undoing").search(low, match.end())
    return found is not None and len(_WORD.findall(low[match.end() : found.start()])) <= _AFTER


def _undone(low: str) -> re.Match[str] | None:
    """Where somebody proposes to undo a thing, as a whole: "propose that we strike"."""
    for match in _pattern("proposing").finditer(low):
        found = _pattern("undo").search(low, match.end())
        if found is None or _negated(low, match):
            continue
        if len(_WORD.findall(low[match.end() : found.start()])) <= _AFTER:
            return re.compile(re.escape(low[match.start() : found.end()])).search(low)
    return None


def _not_done(low: str, match: re.Match[str]) -> bool:
    after = _WORD.findall(low[match.end() :])[:2]
    return any(word in _negations() for word in after)


def _condition(clause: str, low: str, at: int) -> str:
    """The words of the condition; none where "if" says only what would be good or bad."""
    for match in _pattern("conditions").finditer(low):
        before = _WORD.findall(low[: match.start()])[-3:]
        if match.group() == "if" and any(word in _worth() for word in before):
            continue
        end = len(clause)
        if match.start() < at:
            comma = clause.find(",", match.start(), at)
            subject = _SUBJECT.search(low, match.end(), at + 1)
            end = comma if comma > 0 else subject.start() if subject else at
        return clause[match.start() : end].strip(" ,.;:")
    return ""


@lru_cache(maxsize=16)
def _pattern(key: str) -> re.Pattern[str]:
    longest_first = sorted(words("attitudes", key), key=lambda said: (-len(said), said))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(words("attitudes", "negations"))


@lru_cache(maxsize=1)
def _worth() -> frozenset[str]:
    return frozenset(words("attitudes", "worth"))
