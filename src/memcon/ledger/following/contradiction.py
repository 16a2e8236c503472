"""Claims that say otherwise than one another: the same words denied, or with another number."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.ledger.days import bound
from memcon.ledger.following.chain import denials
from memcon.ledger.following.spoken import Sentences, same_side, two_sides
from memcon.ledger.following.terms import Terms, base, general, terms
from memcon.ledger.positions.wording import plain, stems
from memcon.lexicon.load import table
from memcon.model.following import Contradiction
from memcon.model.ledger import Entry, When
from memcon.model.marks import Certainty, Deed

_FACT = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.NEGATED)
_ALIKE = 0.8  # of what each sentence says, that two must share
_TELLING = 2  # words of the matter that they must share
_FORMULA = 3  # times that the same words stand in a dossier before they are a formula
_MAYBE = re.compile(r"untrue|false|denied|foundation", re.IGNORECASE)  # denials without a “not”
_REPLY = 600  # characters between a claim and the reply that denies it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that may be of one thing, the one that stands first in the ledger first."""

    one: Entry
    other: Entry
    shared: tuple[str, ...]
    alike: bool


def contradictions(sentences: Sentences) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield each two claims that say otherwise than one another, with the reason."""
    often = Counter(found.stems for found in sentences.index.terms)
    claims = [
        _claim(acts) if often[found.stems] <= _FORMULA else None
        for acts, found in zip(sentences.acts, sentences.index.terms, strict=True)
    ]
    for number, one in enumerate(claims):
        if one is None:
            continue
        for near in sentences.index.alike(number, _ALIKE):
            other = claims[near]
            if near > number and other is not None:
                because = _because(_pair(sentences, number, near))
                if because:
                    yield one, other, because
    for number in range(len(claims)):
        for near in _before(sentences, number):
            earlier = claims[near]
            because = _replied(_pair(sentences, near, number)) if earlier else ""
            if earlier and because:
                yield earlier, claims[number] or sentences.acts[number][0], because


def _before(sentences: Sentences, number: int) -> Iterator[int]:
    """The sentences shortly before one that denies something, in the same record."""
    if not _is_told(sentences.acts[number]):
        return
    here = sentences.acts[number][0].passage
    if not sentences.index.terms[number].denials and not _MAYBE.search(here.words):
        return
    said = f" {plain(here.words)} "
    if not any(f" {phrase} " in said for phrase in denials("of_what_was_said")):
        return
    for near in range(number - 1, -1, -1):
        there = sentences.acts[near][0].passage
        if there.record != here.record or here.at.start - there.at.end > _REPLY:
            return
        yield near


def both_ways(found: tuple[tuple[Entry, Entry, str], ...]) -> dict[Entry, list[Contradiction]]:
    """Return for each claim those that contradict it."""
    by_claim: dict[Entry, list[Contradiction]] = {}
    for one, other, because in found:
        by_claim.setdefault(one, []).append(Contradiction(other, because))
        by_claim.setdefault(other, []).append(Contradiction(one, because))
    return by_claim


def _claim(acts: tuple[Entry, ...]) -> Entry | None:
    """What a sentence claims as a fact; nothing where it asks, or is not real."""
    claim = next((entry for entry in acts if entry.act is Deed.CLAIM), None)
    return claim if claim is not None and _is_told(acts) else None


def _is_told(acts: tuple[Entry, ...]) -> bool:
    """Whether a sentence tells how a thing is: it neither asks nor proposes, and is real."""
    asks = any(entry.act in (Deed.ASK, Deed.REQUEST, Deed.PROPOSE) for entry in acts)
    return not asks and all(entry.certainty in _FACT for entry in acts)


def _pair(sentences: Sentences, first: int, second: int) -> Pair:
    one, other = sentences.acts[first][0], sentences.acts[second][0]
    names = terms(one.actor).stems | terms(other.actor).stems
    like = sentences.index.likeness(first, second, names)
    alike = len(like.shared) >= _TELLING and min(like.of_one, like.of_other) >= _ALIKE
    return Pair(one, other, like.shared, alike)


def _because(pair: Pair) -> str:
    one, other = pair.one, pair.other
    if _mends(one, other) or _mends(other, one):
        return ""  # a correction, which the record itself makes
    if not pair.alike:
        return ""
    first, second = terms(one.passage.words), terms(other.passage.words)
    return _denied(pair, first, second) or _counted(pair, first, second) or _dated(pair)


def _mends(one: Entry, other: Entry) -> bool:
    return one.superseded_by is not None and one.superseded_by.at == other.passage.at


def _denied(pair: Pair, first: Terms, second: Terms) -> str:
    """One says it, one denies it, and nothing else tells them apart."""
    if {first.denials, second.denials} != {0, 1} or first.numbers != second.numbers:
        return ""
    if _dated(pair) or any(_doubtful(entry) for entry in (pair.one, pair.other)):
        return ""
    return f"One says and the other denies the same: {_quoted(pair.shared)}."


def _counted(pair: Pair, first: Terms, second: Terms) -> str:
    """Each has one number that the other has not, of the same thing."""
    if first.denials or second.denials or any(map(_doubtful, (pair.one, pair.other))):
        return ""
    if any(entry.times and not _durations(entry) for entry in (pair.one, pair.other)):
        return ""
    one, other = (_counts(entry.passage.words) for entry in (pair.one, pair.other))
    here, there = sorted(one - other), sorted(other - one)
    only = len(first.numbers - second.numbers) == len(second.numbers - first.numbers) == 1
    if not only or len(here) != 1 or len(there) != 1 or here[0][1] != there[0][1]:
        return ""
    return f"The same words with another number, {here[0][0]} and {there[0][0]}."


def _durations(entry: Entry) -> bool:
    return all(time.value is None for time in entry.times)


_COUNT = re.compile(r"([^\W_]+)[\s-]+([a-z]+)")


def _counts(said: str) -> frozenset[tuple[str, str]]:
    """The numbers of a sentence, each with what it counts: “forty tenders”."""
    found: set[tuple[str, str]] = set()
    for match in _COUNT.finditer(said, 1):  # a number that opens a sentence is a note's
        numbers, counted = terms(match[1]).numbers, stems(match[2])
        found.update((number, counted[0]) for number in numbers if counted)
    return frozenset(found)


def _dated(pair: Pair) -> str:
    """Each gives one day, and not the same, for what does not happen twice."""
    if len(pair.one.times) != 1 or len(pair.other.times) != 1:
        return ""
    here, there = pair.one.times[0], pair.other.times[0]
    if (
        not _apart(here, there)
        or _may_recur(pair.one)
        or _besides(pair.one) != _besides(pair.other)
    ):
        return ""
    return f"The same words with another day, {here.value} and {there.value}."


def _besides(entry: Entry) -> frozenset[str]:
    """The numbers of a sentence that are not those of its time."""
    return terms(entry.passage.words).numbers - terms(entry.times[0].words).numbers


def _apart(here: When, there: When) -> bool:
    """Whether two times share no day."""
    first = [bound(here.value, last=last) for last in (False, True)]
    second = [bound(there.value, last=last) for last in (False, True)]
    if None in first or None in second:
        return False
    return first[1] < second[0] or second[1] < first[0]  # type: ignore[operator]


def _may_recur(entry: Entry) -> bool:
    said = set(plain(entry.passage.words).split())
    given = table("follow")["repeated"]
    assert isinstance(given, dict)
    return not said.isdisjoint(given["events"])


def _replied(pair: Pair) -> str:
    """A reply of another side in the same record denies what was said shortly before."""
    one, other = pair.one, pair.other
    named = bool(one.actor and other.actor) and not same_side(one, other)
    if not (named or two_sides(one, other)):
        return ""
    said = f" {plain(other.passage.words)} "
    for phrase in denials("of_what_was_said"):
        _, cue, after = said.partition(f" {phrase} ")
        if cue and _of_it(after.split(), pair.shared):
            return f"The reply “{phrase}” denies what was said: {_quoted(pair.shared)}."
    return ""


def _of_it(after: list[str], shared: tuple[str, ...]) -> bool:
    """Whether what is denied is the thing spoken of: a shared word close behind the denial."""
    close = {stem for word in after[:_CLOSE] for stem in stems(base(word))} - general()
    return bool(close) and close <= set(shared)


_CLOSE = 3  # words behind “know of no” that name what is denied


def _doubtful(entry: Entry) -> bool:
    said = f" {plain(entry.passage.words)} "
    return any(f" {phrase} " in said for phrase in denials("doubtful"))


def _quoted(shared: tuple[str, ...]) -> str:
    return ", ".join(f"“{stem}”" for stem in shared[:5])
