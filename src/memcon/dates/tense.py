"""Whether a clause looks back or forward: the nearest verb that tells."""

import re
from functools import lru_cache

from memcon.dates.meaning import Tense
from memcon.lexicon.load import table

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_SENTENCE_END = re.compile(r"[.!?;:]['”\"’)]?\s|\n")
_REACH_BACK, _REACH_ON = 160, 60
_HELD = frozenset(("said", "reported", "believed", "thought", "known", "alleged", "seems", "seem"))
_BE = frozenset(("is", "are", "am", "was", "were"))


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause in which the words from `start` to `end` stand.

    The verb before them tells, the nearest first; else the one behind them.
    """
    before = _back(text, start)
    for index in range(len(before) - 1, -1, -1):
        said = _told(before, index)
        if said is not Tense.UNKNOWN:
            return said
    after = _WORD.findall(_on(text, end))
    for index in range(len(after)):
        said = _told(after, index)
        if said is not Tense.UNKNOWN:
            return said
    return Tense.UNKNOWN


def _back(text: str, start: int) -> list[str]:
    window = text[max(0, start - _REACH_BACK) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    return [word.lower() for word in _WORD.findall(window[ends[-1] if ends else 0 :])]


def _on(text: str, end: int) -> str:
    window = text[end : end + _REACH_ON].lower()
    stop = _SENTENCE_END.search(window)
    return window[: stop.start()] if stop else window


def _told(words: list[str], index: int) -> Tense:
    """What one word tells; a participle behind "would be" or "to be" looks forward."""
    word = words[index].replace("’", "'")
    ahead = words[max(0, index - 4) : index]
    if word in _listed("future") or word.endswith("'ll"):
        return Tense.FUTURE
    if word == "to" and index + 1 < len(words) and words[index + 1] not in _listed("no_infinitive"):
        return Tense.UNKNOWN if words[index - 1 : index] == ["enough"] else Tense.FUTURE
    going = word in _BE and any(w[-3:] == "ing" for w in words[index + 1 : index + 2])
    if going or word.endswith("'d"):
        return Tense.FUTURE  # "he was leaving on Friday"
    past = word in _listed("past") or (
        word.endswith("ed") and len(word) > 3 and word not in _listed("no_verb")
    )
    if past:
        return Tense.FUTURE if _modal(ahead) else Tense.PAST
    return Tense.UNKNOWN


def _modal(ahead: list[str]) -> bool:
    near = ahead if "and" in ahead[-2:] or "or" in ahead[-2:] else ahead[-2:]
    if ahead[-2:] == ["to", "have"] and not _HELD.isdisjoint(ahead):
        return False  # "is said to have told"
    return not _listed("modal").isdisjoint(near)


@lru_cache(maxsize=8)
def _listed(key: str) -> frozenset[str]:
    found = table("times")["tense"]
    assert isinstance(found, dict)
    return frozenset(found[key])
