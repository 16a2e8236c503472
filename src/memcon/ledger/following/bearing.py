"""How a later sentence bears on what was asked, promised, requested or proposed: by its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from memcon.ledger.following.terms import Likeness, base, general
from memcon.ledger.positions.wording import plain, stems
from memcon.lexicon.load import table
from memcon.model.following import Bearing, Bears
from memcon.model.ledger import Entry
from memcon.model.marks import Attitude, Certainty, Deed

_FACT = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.NEGATED)
_UNREAL = (Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL, Certainty.CONDITIONAL)
_REACH = 4  # words after “shall” in which its verb stands
_FEW = 2  # shared words, with which a verb of talk such as “report” tells nothing
_RARE = 40  # sentences of a dossier in which the rarest shared word may stand
_LEAST = 0.25  # of what was said that a later sentence must share
_NEAR = 3  # words before a verb in which what denies it or puts it ahead stands


@dataclass(frozen=True, slots=True)
class Pair:
    """Something said, a later sentence with its acts, and what the two have in common.

    `same` and `other` tell whether one side, or surely two, speak; `asked` whether the later
    speaker may be he to whom the earlier was said.
    """

    one: Entry
    later: tuple[Entry, ...]
    like: Likeness
    same: bool
    other: bool
    asked: bool

    @property
    def said(self) -> str:
        """The later sentence in small letters, with a space at either end."""
        return _plain(self.later[0].passage.words)


@lru_cache(maxsize=1 << 12)
def _plain(said: str) -> str:
    return f" {plain(said)} "


Rule = Callable[[Pair], Bearing | None]


def bearing(pair: Pair) -> Bearing | None:
    """Return how the later sentence bears on what was said, by the first rule that fits."""
    if pair.like.of_one < _LEAST or pair.like.rarest > _RARE:
        return None  # no rule asks for less
    for rule in _RULES.get(pair.one.act, ()):
        found = rule(pair)
        if found is not None:
            return found
    return None


def _asks_again(pair: Pair) -> Bearing | None:
    """The question is put anew, in words that say so or in the same words by the same side."""
    phrase = _phrase(pair.said, "answered", "again")
    asks = _act(pair, Deed.ASK)
    if phrase and pair.same and _shares(pair, 2, 0.3):
        return _found(pair, Bears.ASKS_AGAIN, asks, phrase)
    if asks and pair.same and _shares(pair, 3, 0.7) and pair.like.of_other >= 0.6:
        return _found(pair, Bears.ASKS_AGAIN, asks)
    return None


def _answers(pair: Pair) -> Bearing | None:
    """The one who was asked goes back to the question, and does not put it off."""
    if pair.same or not pair.asked or _act(pair, Deed.ASK, Deed.REQUEST):
        return None
    phrase = _phrase(pair.said, "answered", "back")
    off = _phrase(pair.said, "answered", "not_yet")
    if phrase and _shares(pair, 2, 0.3):
        how = Bears.LEAVES_OPEN if off else Bears.ANSWERS
        return _found(pair, how, None, phrase)
    said = _act(pair, Deed.CLAIM, Deed.ANSWER, Deed.STANCE)
    known = said is not None and said.certainty in _FACT and pair.other and not off
    if known and _shares(pair, 3, 0.8):
        return _found(pair, Bears.ANSWERS, said)
    return None


def _withdraws(pair: Pair) -> Bearing | None:
    """Its author takes it back in so many words."""
    phrase = _phrase(pair.said, "withdrawn", "by")
    if phrase and pair.same and _real(pair) and _shares(pair, 2, 0.4):
        return _found(pair, Bears.WITHDRAWS, None, phrase)
    return None


def _fails(pair: Pair) -> Bearing | None:
    """It is said that it was not done: the promised verb denied, or a promise not kept."""
    phrase = _phrase(pair.said, "done", "broken")
    if phrase and _real(pair) and _shares(pair, 2, 0.4):
        return _found(pair, Bears.FAILS, None, phrase)
    verb = _performed(pair, denied=True)
    if verb and _real(pair) and _shares(pair, 2, 0.4):
        return _found(pair, Bears.FAILS, None, verb)
    return None


def _does(pair: Pair) -> Bearing | None:
    """It is said that it was done, by a side that knows: the doer, or he for whom it was done."""
    if not _real(pair) or _act(pair, Deed.ASK) or _act(pair, Deed.COMMIT, Deed.REQUEST):
        return None
    doer = pair.same if pair.one.act is Deed.COMMIT else pair.asked
    kept = _phrase(pair.said, "done", "kept")
    if kept and _shares(pair, 1, 0.25):
        return _found(pair, Bears.DOES, None, kept)
    verb = _performed(pair, denied=False)
    if verb and doer and _shares(pair, 2, 0.4):
        return _found(pair, Bears.DOES, None, verb)
    got = _phrase(pair.said, "done", "received")
    gives = _verbs(pair.one.passage.words) & _giving()
    if got and gives and pair.other and _shares(pair, 2, 0.5):
        return _found(pair, Bears.DOES, None, got)
    return None


def _repeats(pair: Pair) -> Bearing | None:
    """The same side undertakes or proposes the same again."""
    again = _act(pair, pair.one.act)
    if again and pair.same and _shares(pair, 3, 0.6):
        return _found(pair, Bears.REPEATS, again)
    return None


def _decides(pair: Pair) -> Bearing | None:
    """Another side accepts or refuses what is proposed, without condition."""
    if not pair.other or not _shares(pair, 3, 0.4):
        return None
    for entry in pair.later:
        if entry.certainty not in _FACT:
            continue
        if entry.act is Deed.AGREE or _takes(entry, Attitude.FOR):
            return _found(pair, Bears.ACCEPTS, entry)
        if entry.act is Deed.REFUSE or _takes(entry, Attitude.AGAINST):
            return _found(pair, Bears.REFUSES, entry)
    return None


def _takes(entry: Entry, attitude: Attitude) -> bool:
    return entry.act is Deed.STANCE and entry.value is attitude


_RULES: dict[Deed, tuple[Rule, ...]] = {
    Deed.ASK: (_asks_again, _withdraws, _answers),
    Deed.COMMIT: (_withdraws, _fails, _does, _repeats),
    Deed.REQUEST: (_withdraws, _fails, _does, _repeats),
    Deed.PROPOSE: (_withdraws, _decides, _repeats),
}
FOLLOWED = frozenset(_RULES)


def _shares(pair: Pair, number: int, part: float) -> bool:
    """Whether so many telling words are shared, so much of what was said, one of them rare."""
    like = pair.like
    return len(like.shared) >= number and like.of_one >= part and like.rarest <= _RARE


def _real(pair: Pair) -> bool:
    return all(entry.certainty not in _UNREAL for entry in pair.later)


def _act(pair: Pair, *deeds: Deed) -> Entry | None:
    return next((entry for entry in pair.later if entry.act in deeds), None)


def _found(pair: Pair, how: Bears, entry: Entry | None, phrase: str = "") -> Bearing:
    """A bearing with its reason: the phrase that says it, and the words that both share."""
    shared = ", ".join(f"“{stem}”" for stem in pair.like.shared[:5])
    says = f"It says “{phrase}”, and shares" if phrase else "It shares"
    return Bearing(entry or pair.later[0], how, f"{says} with the earlier words {shared}.")


def _phrase(said: str, group: str, key: str) -> str:
    """The first phrase of a list that stands in a sentence, "" where none does."""
    return next((phrase for phrase in _phrases(group, key) if f" {phrase} " in said), "")


@cache
def _phrases(group: str, key: str) -> tuple[str, ...]:
    given = table("follow")[group]
    assert isinstance(given, dict)
    return tuple(given[key])


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(_phrases("verbs", key))


@cache
def _giving() -> frozenset[str]:
    return frozenset(_stem(word) for word in _phrases("done", "giving"))


@cache
def _stem(word: str) -> str:
    """The stem of a verb in any of its forms."""
    return next(iter(stems(base(word))), base(word))


@lru_cache(maxsize=1 << 12)
def _verbs(said: str) -> frozenset[str]:
    """The stems of the verbs of what is promised or asked: “shall send”, “promised to send”."""
    return frozenset(map(_stem, _undertaken(plain(said).split())))


def _undertaken(words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        modal = word in _listed("ahead") or word.endswith("'ll")
        if modal or (word == "to" and at and words[at - 1] in _listed("promising")):
            yield from _next_verb(words[at + 1 : at + 1 + _REACH])


def _next_verb(words: list[str]) -> Iterator[str]:
    """The verb that words lead to, past adverbs and subjects; behind “be” only a participle."""
    for at, word in enumerate(words):
        if word in _listed("between") or word.endswith("ly"):
            continue
        told = word.endswith("ed") or base(word) != word
        if stems(base(word)) and (told or words[max(0, at - 1)] != "be"):
            yield word
        return


def _performed(pair: Pair, *, denied: bool) -> str:
    """The words by which a promised verb is told as past, or denied as past; "" where none is."""
    verbs = _verbs(pair.one.passage.words)
    if len(pair.like.shared) <= _FEW:
        verbs -= general()
    words = pair.said.split()
    for at, word in enumerate(words):
        if _stem(word) not in verbs:
            continue
        before = words[max(0, at - _NEAR) : at]
        past = word.endswith("ed") or base(word) != word or not _listed("have").isdisjoint(before)
        not_done = not _listed("denied").isdisjoint(before)
        if not_done and denied and (past or "did" in before or "didn't" in before):
            return " ".join((*before, word))
        if past and not not_done and not denied and _listed("unreal").isdisjoint(before):
            return " ".join((*before[-1:], word))
    return ""
