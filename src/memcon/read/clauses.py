"""The first clauses of a sentence: who or what, with which auxiliary, does what."""

from functools import lru_cache

_AUXILIARIES = {
    "would": "W", "will": "W", "shall": "W", "could": "C", "can": "C", "might": "M", "may": "M",
    "must": "X", "should": "S", "ought": "S", "do": "D", "have": "H", "be": "B",
}  # fmt: skip
_SHORT = {
    "i'll": ("i", "W"), "we'll": ("we", "W"), "you'll": ("you", "W"), "they'll": ("they", "W"),
    "he'll": ("he", "W"), "i'd": ("i", "W"), "we'd": ("we", "W"), "i'm": ("i", "B"),
    "we're": ("we", "B"), "you're": ("you", "B"), "they're": ("they", "B"), "i've": ("i", "H"),
    "we've": ("we", "H"), "you've": ("you", "H"), "that's": ("that", "B"), "it's": ("it", "B"),
    "he's": ("he", "B"), "there's": ("there", "B"), "they've": ("they", "H"),
}  # fmt: skip
_SUBJECTS = frozenset(("i", "we", "he", "she", "they", "you", "it", "this", "that", "there", "N"))
_OPENS = _SUBJECTS | _SHORT.keys()
_PASSED = frozenset(("also", "then", "again", "never", "only", "just", "now", "still", "always"))
_REACH = 4  # words between a subject and its verb
_CLAUSES = 3  # subjects looked at in a sentence


@lru_cache(maxsize=1 << 10)
def clauses(bases: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return subject, auxiliary with "n" where it is negated, and verb, of the first clauses."""
    found = []
    for place in [place for place, word in enumerate(bases) if word in _OPENS][:_CLAUSES]:
        found.append(_clause(bases, place))
    return tuple(found)


def _clause(bases: tuple[str, ...], place: int) -> tuple[str, str, str]:
    subject, auxiliary = _SHORT.get(bases[place]) or (bases[place], "")
    negated = ""
    at = place + 1
    for one in bases[at : place + _REACH + 1]:
        if one in _AUXILIARIES:
            auxiliary = auxiliary or _AUXILIARIES[one]
        elif one == "not" or one.endswith("n't"):
            negated = "n"
            auxiliary = auxiliary or _AUXILIARIES.get(one[:-3], "D")
        elif one not in _PASSED and not one.endswith("ly"):
            break
        at += 1
    return subject, auxiliary + negated, bases[at] if at < len(bases) else "$"
