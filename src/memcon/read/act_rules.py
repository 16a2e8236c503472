"""What a sentence surely does, and surely does not, by rules that can be said in words."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from memcon.lexicon.load import table
from memcon.model.marks import Deed, Form
from memcon.read.clauses import clauses
from memcon.read.phrases import Phrases, found_at, phrases
from memcon.read.said import Said

_NOT_ASKED = frozenset((Deed.CLAIM, Deed.STANCE, Deed.COMMIT, Deed.ANSWER, Deed.INSTRUCT))
_ASSENT = frozenset(("agree", "accept", "approve", "concur", "consent", "assent"))
_DISSENT = frozenset(("object", "oppose", "refuse", "reject", "deny", "dispute", "disagree"))
_NO = frozenset(("not", "cannot", "never", "no", "hardly"))
_NEGATED = 4  # words before assent in which it is denied
_MAYBE = frozenset(("maybe", "perhaps", "possibly", "probably"))
_PERHAPS = frozenset(("perhaps", "maybe"))
_NEAR = 12  # words between "perhaps" and "could"
_SHORT = 12  # words of a sentence that agrees and does nothing else
_MIGHT = frozenset(("should", "could", "might", "can", "let", "propose", "suggest"))
_UNMADE = frozenset((word, "have") for word in ("should", "could", "would", "ought"))
_OTHERS = frozenset(("they", "he", "she"))
_TAKES_SIDES = frozenset(("favor", "against", "must", "vote"))  # lists of cues
_PRINTED = frozenset(
    (who, does) for who in ("newspaper", "press", "paper") for does in ("write", "report", "say")
)  # what is printed for all is no message to anybody


def by_verb(one: Said) -> Deed | None:
    """Return what the verb does by which a sentence is reported, where it does one thing only."""
    told = _verbs().get(one.verb) if one.verb else None
    return None if told is not None and _denied(one, frozenset((one.verb,))) else told


@cache
def _verbs() -> dict[str, Deed]:
    given = table("acts")["verbs"]
    assert isinstance(given, dict)
    return {verb: Deed(deed) for deed, those in given.items() for verb in those}


def by_phrase(one: Said) -> Iterator[tuple[Deed, tuple[int, int]]]:
    """Yield what phrases of the lexicon do by themselves, with their place among the words."""
    for deed, known in _strong() if one.heard.of("strong") else ():
        place = found_at(one.bases, known)
        if place is not None:
            yield deed, place
    unaccepted = _denied(one, _ASSENT)  # "We couldn't accept that"
    if unaccepted is not None and one.speech.form is Form.DIRECT and one.order == 0:
        yield Deed.REFUSE, unaccepted
    place = _perhaps(one)
    if place is not None:
        yield Deed.PROPOSE, place


def _perhaps(one: Said) -> tuple[int, int] | None:
    """Where "perhaps we could" and the like stands: a step put forward for the others."""
    bases = one.bases
    if _PERHAPS.isdisjoint(bases):
        return None
    for place, word in enumerate(bases):
        if word in _PERHAPS:
            for at in range(place + 1, min(len(bases), place + _NEAR)):
                if bases[at] in ("could", "should", "might", "can"):
                    doer = bases[place + 1]
                    return (place, at) if doer in ("we", "you", "N", "the", "our", "your") else None
    return None


@cache
def _strong() -> tuple[tuple[Deed, Phrases], ...]:
    given = table("acts")["strong"]
    assert isinstance(given, dict)
    return tuple((Deed(deed), phrases("strong", deed)) for deed in given)


def is_plain(one: Said) -> bool:
    """Tell whether a sentence in somebody's own words says what something is, or corrects it."""
    if one.speech.form is not Form.DIRECT or one.question:
        return False
    return "be" in one.bases[1:-1] or bool(one.heard.of("correction"))


def barred(one: Said) -> frozenset[Deed]:
    """Return what a sentence surely does not do, whatever its words are like."""
    found: set[Deed] = set()
    if one.question:
        found |= _NOT_ASKED
    if not _MAYBE.isdisjoint(one.bases):
        found.add(Deed.COMMIT)
    if one.speech.form is Form.DIRECT:
        subjects = [subject for subject, _, _ in clauses(one.bases)]
        if subjects and subjects[0] in _OTHERS and not {"i", "we", "you"} & set(subjects):
            found.add(Deed.PROPOSE)
        if one.tense == "past":
            if "if" not in one.bases:  # "it would help if they sent": that is not the past
                found.add(Deed.PROPOSE)
            if found_at(one.bases, phrases("strong", "commit")) is None:
                found.add(Deed.COMMIT)
    if _takes_no_side(one):
        found.add(Deed.STANCE)
    if not _PRINTED.isdisjoint(pairwise(one.bases)):
        found.add(Deed.MESSAGE)
    told = by_verb(one)
    if told is Deed.REFUSE or _denied(one, _ASSENT):
        found.add(Deed.AGREE)
    if told is Deed.AGREE or _denied(one, _DISSENT):
        found.add(Deed.REFUSE)
    if _is_assent(one) or _is_foretold(one):
        found.add(Deed.PROPOSE)
    if _is_unmade(one):
        found |= {Deed.PROPOSE, Deed.REQUEST, Deed.COMMIT}
    return frozenset(found)


def _is_assent(one: Said) -> bool:
    """Tell whether a short sentence agrees: "that is precisely how we should act"."""
    return len(one.bases) <= _SHORT and "agree" in one.heard.of("strong")


def _is_foretold(one: Said) -> bool:
    """Tell whether it says what will be, perhaps or on a condition: "maybe we will get it"."""
    bases = one.bases
    opens = bases[0] == "if" or bases[0] in _MAYBE
    return opens and "will" in bases and _MIGHT.isdisjoint(bases)


def _takes_no_side(one: Said) -> bool:
    """Tell whether nothing in it is for or against, or it tells in one's own words what was."""
    if "stance" in one.heard.of("strong"):
        return False
    if one.tense == "past" and one.speech.form is Form.DIRECT:
        return True
    return one.heard.of("cues").isdisjoint(_TAKES_SIDES)


def _denied(one: Said, words: frozenset[str]) -> tuple[int, int] | None:
    """Where one of the words stands close behind a negation, with it: "did not object"."""
    bases = one.bases
    if words.isdisjoint(bases):
        return None
    for place, word in enumerate(bases):
        if word in words:
            for at in range(max(0, place - _NEGATED), place):
                if bases[at] in _NO or bases[at].endswith("n't"):
                    return at, place
    return None


def _is_unmade(one: Said) -> bool:
    """Tell whether it speaks of what ought to have been done: "should have proclaimed".

    "They would have to leave" speaks of what is to come.
    """
    return "have" in one.bases and any(
        pair in _UNMADE and after != "to"
        for pair, after in zip(pairwise(one.bases), (*one.bases[2:], ""), strict=False)
    )
