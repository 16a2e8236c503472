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
_OPENS = _SUBJECTS | _SHORT.keys()
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


def features(all_said: Sequence[Said], index: int) -> list[str]:
    """Return what tells of the sentence `index`: strings, the kind of each before its words."""
    bases = all_said[index].bases
    found = [f"u {word}" for word in bases]
    found += [f"b {a} {b}" for a, b in pairwise(bases)]
    return found + beside(all_said, index)


def beside(all_said: Sequence[Said], index: int) -> list[str]:
    """Return what tells of a sentence beside its words and the pairs of them."""
    one = all_said[index]
    bases, speech, size = one.bases, one.speech, len(one.bases)
    form = speech.form._value_
    found = [f"f1 {bases[0]}", f"f2 {' '.join(bases[:2])}", f"last {bases[-1]}"]
    found += _of_size(min(6, size // 6), min(5, size))
    found += _of_telling(form, speech.ground.rule, min(3, one.order), one.tense)
    if one.does:
        found += (f"does {one.does}", f"verb {one.verb}")
    if one.question:
        found.append("question")
    found += _gapped(bases)
    cues = one.heard.of("cues")
    if cues:
        found += _of_cues(cues, form, one.does)
    for number, (subject, auxiliary, verb) in enumerate(clauses(bases)):
        found += _of_clause(min(number, 1), subject, auxiliary, verb)
    found += _around(all_said, index)
    return found


# What is told again and again is put in words once: the same strings are looked up faster, too.


@cache
def _of_size(sixths: int, words: int) -> tuple[str, ...]:
    return f"length {sixths}", f"short {words}"


@lru_cache(maxsize=1 << 10)
def _of_telling(form: str, rule: str, order: int, tense: str) -> tuple[str, ...]:
    return (
        f"form {form}", f"rule {rule}", f"order {order}", f"tense {tense}", f"tense {tense} {form}",
    )  # fmt: skip


def _gapped(bases: Sequence[str]) -> Iterator[str]:
    """A verb of saying or wanting and small words that follow: "ask ... to", "hope ... would"."""
    does = _does()
    if does.keys().isdisjoint(bases) or _SMALL.isdisjoint(bases):
        return
    for place, word in enumerate(bases):
        if word in does:
            kind = does[word]
            for after in bases[place + 2 : place + 7]:
                if after in _SMALL:
                    yield f"g {word} {after}"
                    yield f"gd {kind} {after}"


@lru_cache(maxsize=1 << 12)
def _of_cues(mine: frozenset[str], form: str, does: str) -> tuple[str, ...]:
    return tuple(f"cue {cue}{context}" for cue in mine for context in ("", f" {form}", f" {does}"))


@lru_cache(maxsize=1 << 15)
def _of_clause(first: int, subject: str, auxiliary: str, verb: str) -> tuple[str, ...]:
    kind = _does().get(verb, "")
    return (
        f"c{first} {subject} {auxiliary}",
        f"c{first} {subject} {auxiliary} does {kind}",
        f"c{first} {subject} {auxiliary} {verb}",
        f"cv {auxiliary} {verb}",
    )


def _around(all_said: Sequence[Said], index: int) -> Iterator[str]:
    """What the sentence before and the one after tell, and whether the same person says them."""
    speaker = all_said[index].speech.speaker
    for side, other in (("p", index - 1), ("n", index + 1)):
        if not 0 <= other < len(all_said):
            yield f"{side} none"
            continue
        that = all_said[other]
        same = f"{side} same" if that.speech.speaker == speaker else f"{side} other"
        asks = that.question or that.does == "ask"
        yield from _of_neighbour(same, that.bases[0], that.does, asks, that.heard.of("cues"))


@lru_cache(maxsize=1 << 14)
def _of_neighbour(
    same: str, first: str, does: str, asks: bool, cues: frozenset[str]
) -> tuple[str, ...]:
    found = [same, f"{same} first {first}", f"{same} does {does}"]
    if asks:
        found.append(f"{same} asks")
    return (*found, *(f"{same} cue {cue}" for cue in cues))
