"""What two sentences may have in common: their stems, the names among them, their numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum, log

from memcon.ledger.positions.wording import stems
from memcon.lexicon.load import table, words
from memcon.names.vocabulary import ENGLISH, vocabulary

_WORD = re.compile(r"\d[\d,.]*(?<=\d)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"[^\w]*")
_DENIALS = frozenset(
    ("not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "cannot", "nowhere")
)
_NAMED = 1.5  # how much more a name tells than another word that is as rare


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sentence speaks of: stems, those of them that are names, numbers, denials."""

    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    denials: int


@lru_cache(maxsize=1 << 12)
def terms(said: str) -> Terms:
    """Return the terms of a sentence; a word that opens it is a name only if it is no other."""
    found: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    denials = 0
    opening = True
    for word in _WORD.findall(said):
        if word[0].isdigit():
            numbers.add(word.replace(",", ""))
        else:
            stem, number, english, denial = _known(word)
            denials += denial
            if number:
                numbers.add(number)
            elif stem:
                found.add(stem)
                if word[0].isupper() and not (opening and english):
                    names.add(stem)
        opening = False
    return Terms(frozenset(found), frozenset(names), frozenset(numbers), denials)


@lru_cache(maxsize=1 << 16)
def _known(word: str) -> tuple[str, str, bool, bool]:
    """The stem of a word, the number that it is, whether it is English, whether it denies."""
    low = word.lower().replace("’", "'")
    denial = low in _DENIALS or low.endswith("n't")
    number = _numbers().get(low, "")
    english = bool(vocabulary().of(low) & ENGLISH)
    found = stems(base(low))
    return (found[0] if found else ""), number, english, denial


@cache
def base(low: str) -> str:
    """Return the base of an irregular form ("sent": "send"), any other word as it is."""
    return _irregular().get(low, low)


@cache
def _irregular() -> Mapping[str, str]:
    given = table("acts")["base"]
    assert isinstance(given, dict)
    return {form: str(one) for form, one in given.items()}


@cache
def _numbers() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key in ("cardinals", "tens"):
        given = table("numbers")[key]
        assert isinstance(given, dict)
        found.update({word: str(value) for word, value in given.items() if value != 1})
    return found


@cache
def general() -> frozenset[str]:
    """Return the stems that tell nothing of which matter is meant."""
    return frozenset(stem for word in words("follow", "general") for stem in stems(base(word)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two sentences share: stems, the telling first, and how much of each of them it makes.

    `names` are those of the stems that both write as names; `rarest` is the number of sentences
    that hold the rarest.
    """

    shared: tuple[str, ...]
    names: frozenset[str]
    of_one: float
    of_other: float
    rarest: int


@dataclass(frozen=True, slots=True)
class Index:
    """In which of some sentences each stem stands, so that like ones are found without reading all.

    `sentences` are counted once for each place, however many acts stand there.
    """

    terms: Sequence[Terms]
    places: Mapping[str, Sequence[int]]
    most: int  # sentences that may hold a stem by which others are looked for

    @classmethod
    def of(cls, sentences: Iterable[str], most: int = 200) -> "Index":
        """Index sentences by their stems and names."""
        found = tuple(map(terms, sentences))
        places: dict[str, list[int]] = defaultdict(list)
        passed_over = general()
        for number, one in enumerate(found):
            for stem in one.stems - passed_over:
                places[stem].append(number)
        return cls(found, places, most)

    def weight(self, stem: str) -> float:
        """Return what a stem tells: the logarithm of how few sentences hold it."""
        return log(1 + (len(self.terms) + 1) / (1 + len(self.places.get(stem, ()))))

    def mass(self, stems: Iterable[str], names: frozenset[str]) -> float:
        """Return what stems tell together, a name the more."""
        return fsum(self.weight(stem) * (_NAMED if stem in names else 1) for stem in stems)

    def near(self, number: int, least: int = 2) -> list[int]:
        """Return the sentences that share at least so many telling stems with one, in order."""
        counts: Counter[int] = Counter()
        for stem in self.terms[number].stems:
            there = self.places.get(stem, ())
            if len(there) <= self.most:
                counts.update(there)
        return sorted(one for one, shared in counts.items() if shared >= least and one != number)

    def alike(self, number: int, part: float) -> list[int]:
        """Return the sentences that share such a part of all their stems with one, in order.

        What lacks no more than the rest of the stems holds one of the rarest of them.
        """
        mine = self.terms[number].stems
        ranked = sorted(mine, key=lambda stem: (len(self.places.get(stem, ())), stem))
        telling = [stem for stem in ranked if stem in self.places]
        rarest = telling[: int((1 - part) * len(mine)) + 1]
        found = {
            one
            for stem in rarest
            if len(self.places[stem]) <= self.most
            for one in self.places[stem]
            if one != number and self._share(mine, self.terms[one].stems, part)
        }
        return sorted(found)

    def _share(self, one: frozenset[str], other: frozenset[str], part: float) -> bool:
        least = part * max(len(one), len(other))
        return min(len(one), len(other)) >= least and len(one & other) >= least

    def likeness(self, one: int, other: int, besides: frozenset[str] = frozenset()) -> Likeness:
        """Return what two sentences share, the stems `besides` left out."""
        passed_over = general() | besides
        first, second = self.terms[one], self.terms[other]
        shared = (first.stems & second.stems) - passed_over
        either = first.names | second.names
        mass = self.mass(shared, either)
        wholes = [self.mass(terms.stems - passed_over, either) for terms in (first, second)]
        of_one, of_other = (mass / whole if whole else 0.0 for whole in wholes)
        ranked = tuple(sorted(shared, key=lambda stem: (-self.weight(stem), stem)))
        rarest = len(self.places[ranked[0]]) if ranked else 0
        return Likeness(ranked, first.names & second.names & shared, of_one, of_other, rarest)
