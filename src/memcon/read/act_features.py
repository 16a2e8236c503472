"""What may tell what a sentence does: its words, cues, subjects, and what stands around it."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from memcon.read.base_forms import base
from memcon.read.said import Said
from memcon.read.verbs import verbs

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
_PASSED = frozenset(("also", "then", "again", "never", "only", "just", "now", "still", "always"))
_SMALL = frozenset(
    [
    "to", "that", "whether", "if", "would", "should", "not", "could", "will", "be", "N", "he",
    "we", "you", "they", "us", "him",
    ]
)  # fmt: skip
_REACH = 4  # words between a subject and its verb
_CLAUSES = 3  # subjects looked at in a sentence


@cache
def _does() -> dict[str, str]:
    return {base(form): those[-1].does for form, those in verbs().items() if not those[-1].rest}


@lru_cache(maxsize=1 << 10)
def clauses(bases: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return subject, auxiliary with "n" where it is negated, and verb, of the first clauses."""
    found = []
    for place, word in enumerate(bases):
        if word in _SHORT or word in _SUBJECTS:
            found.append(_clause(bases, place))
            if len(found) == _CLAUSES:
                break
    return tuple(found)


def _clause(bases: tuple[str, ...], place: int) -> tuple[str, str, str]:
    subject, auxiliary = _SHORT.get(bases[place]) or (bases[place], "")
    negated = ""
    at = place + 1
    while at < len(bases) and at <= place + _REACH:
        one = bases[at]
        if one in _AUXILIARIES and not auxiliary:
            auxiliary = _AUXILIARIES[one]
        elif one == "not" or one.endswith("n't"):
            negated = "n"
            auxiliary = auxiliary or _AUXILIARIES.get(one[:-3], "D")
        elif one not in _AUXILIARIES and one not in _PASSED and not one.endswith("ly"):
            break
        at += 1
    return subject, auxiliary + negated, bases[at] if at < len(bases) else "$"


def features(all_said: Sequence[Said], index: int) -> list[str]:
    """Return what tells of the sentence `index`: strings, the kind of each before its words."""
    one = all_said[index]
    bases = one.bases
    found = [f"u {word}" for word in bases]
    found += [f"b {a} {b}" for a, b in pairwise(bases)]
    found += [f"f1 {bases[0]}", f"f2 {' '.join(bases[:2])}"]
    found += [
        f"last {bases[-1]}",
        f"length {min(6, len(bases) // 6)}",
        f"short {min(5, len(bases))}",
    ]
    form = one.speech.form.value
    found += [f"form {form}", f"rule {one.speech.ground.rule}", f"order {min(3, one.order)}"]
    found += [f"tense {one.tense}", f"tense {one.tense} {form}"]
    if one.does:
        found += [f"does {one.does}", f"verb {one.verb}"]
    if one.question:
        found.append("question")
    found.extend(_gapped(bases))
    found.extend(_of_cues(one.heard.of("cues"), form, one.does))
    found.extend(_of_clauses(bases))
    found.extend(_around(all_said, index))
    return found


def _gapped(bases: Sequence[str]) -> Iterator[str]:
    """A verb of saying or wanting and small words that follow: "ask ... to", "hope ... would"."""
    does = _does()
    for place in [place for place, word in enumerate(bases) if word in does]:
        word, kind = bases[place], does[bases[place]]
        for after in bases[place + 2 : place + 7]:
            if after in _SMALL:
                yield f"g {word} {after}"
                yield f"gd {kind} {after}"


def _of_cues(mine: frozenset[str], form: str, does: str) -> Iterator[str]:
    for cue in mine:
        yield f"cue {cue}"
        yield f"cue {cue} {form}"
        yield f"cue {cue} {does}"


def _of_clauses(bases: tuple[str, ...]) -> Iterator[str]:
    does = _does()
    for number, (subject, auxiliary, verb) in enumerate(clauses(bases)):
        first = min(number, 1)
        kind = does.get(verb, "")
        yield f"c{first} {subject} {auxiliary}"
        yield f"c{first} {subject} {auxiliary} does {kind}"
        yield f"c{first} {subject} {auxiliary} {verb}"
        yield f"cv {auxiliary} {verb}"


def _around(all_said: Sequence[Said], index: int) -> Iterator[str]:
    """What the sentence before and the one after tell, and whether the same person says them."""
    mine = all_said[index].speech
    for side, other in (("p", index - 1), ("n", index + 1)):
        if not 0 <= other < len(all_said):
            yield f"{side} none"
            continue
        that = all_said[other]
        same = "same" if that.speech.speaker == mine.speaker else "other"
        yield f"{side} {same}"
        yield f"{side} {same} first {that.bases[0]}"
        yield f"{side} {same} does {that.does}"
        if that.question or that.does == "ask":
            yield f"{side} {same} asks"
        for cue in that.heard.of("cues"):
            yield f"{side} {same} cue {cue}"
