"""Points that records may be about, proposed by the wordings that their sentences share."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from memcon.ledger.following.terms import Index, base, general
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.wording import plain, stems
from memcon.lexicon.load import words
from memcon.model.ledger import Entry
from memcon.model.marks import Deed
from memcon.model.negotiation import Agenda, Matter, Point, Quote

AT_ISSUE = frozenset(
    (Deed.PROPOSE, Deed.STANCE, Deed.ASK, Deed.REFUSE, Deed.AGREE, Deed.REQUEST, Deed.INSTRUCT)
)
_POSITIONS = frozenset((Deed.PROPOSE, Deed.STANCE, Deed.REFUSE, Deed.AGREE))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{6,120}?)[.,;]?[”\"]")
_BETWEEN = frozenset(("of", "the", "on", "in", "for", "a", "an", "to", "and"))
_LEAST = 2  # sentences that a point needs
_SHARED = 0.5  # of the sentences of a wording, that a point must hold to take it in
_WORDS = 6  # wordings shown for a point
_PASSAGES = 12  # passages shown for a point
_QUOTE_TELLS = 3.0  # how much more a quoted wording tells than two words side by side
_ALONE = 3  # sentences that a point of one word needs
_EVERYWHERE = 50  # sentences of a small dossier in which one word stands that tells nothing
_ALONE_TELLS = 0.5  # how much one word tells beside two side by side
_LONGEST = 48  # characters of an id

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence at issue: its acts, its wordings by their stems, each as it stands there."""

    acts: tuple[Entry, ...]
    wordings: Mapping[Key, str]


@dataclass(slots=True)
class _Cluster:
    """Wordings that stand in the same sentences; grows while it is being made."""

    wordings: list[Key]
    sentences: set[int] = field(default_factory=set)
    mass: float = 0.0


def proposed(ledger: Ledger, kept: Agenda, on_kept: Callable[[Entry], bool], most: int) -> Agenda:
    """Return matters and points that a ledger may be about, the weightiest first, at most `most`.

    What is on a point that a person keeps, as `on_kept` tells, is left out, and so is a title
    that he has given.
    """
    sentences = [
        acts
        for acts in _sentences(ledger.entries)
        if _may_be_at_issue(acts) and not on_kept(acts[0])
    ]
    names = _names(ledger)
    index = Index.of((acts[0].passage.words for acts in sentences), most=len(sentences))
    heard = [Heard(acts, _wordings(acts[0].passage.words, names)) for acts in sentences]
    clusters = [one for one in _clusters(heard, index) if _is_at_issue(one, heard)]
    taken = {one.id for one in kept.matters} | {one.id for one in kept.points}
    points = tuple(_points(clusters, heard, taken, most))
    matters, points = _matters(points, kept, taken)
    return Agenda(matters, points)


def _names(ledger: Ledger) -> frozenset[str]:
    """The stems of the names of those who speak and of the parties: they take positions."""
    said = {name for one in ledger.entries for name in (one.actor, *one.to, one.party or "")}
    said.update(ledger.parties.of_name)
    return frozenset(stem for name in said for stem in stems(name))


def _may_be_at_issue(acts: tuple[Entry, ...]) -> bool:
    """Whether something is proposed, asked, decided, or a wording quoted."""
    quotes = _QUOTED.search(acts[0].passage.words)
    return quotes is not None or any(one.act in AT_ISSUE for one in acts)


def _sentences(entries: Sequence[Entry]) -> Iterable[tuple[Entry, ...]]:
    grouped: dict[tuple[str, int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        at = entry.passage.at
        grouped[(entry.passage.record, at.start, at.end)].append(entry)
    return map(tuple, grouped.values())


def _wordings(said: str, names: frozenset[str]) -> dict[Key, str]:
    """The quoted wordings of a sentence, its telling words side by side, and each of them."""
    found: dict[Key, str] = {}
    for match in _QUOTED.finditer(said):
        key = _telling(match[1], names)
        if len(key) > 1:
            found.setdefault(("“", *key), match[1])
    told = [(word, _stem(word[0], names)) for word in _WORD.finditer(said)]
    for number, (word, stem) in enumerate(told):
        if not stem:
            continue
        if stem not in _business():
            found.setdefault((stem,), word[0])
        for other, next_stem in told[number + 1 : number + 4]:
            gap = said[word.end() : other.start()].lower().split()
            if next_stem:
                if _BETWEEN.issuperset(gap):
                    found.setdefault((stem, next_stem), said[word.start() : other.end()])
                break
    return found


def _telling(said: str, names: frozenset[str]) -> Key:
    return tuple(filter(None, (_stem(word, names) for word in _WORD.findall(said))))


def _stem(word: str, names: frozenset[str]) -> str:
    """The stem of a word that tells what is spoken of; "" for any other, and for who speaks."""
    found = stems(base(word.lower()))
    return found[0] if found and found[0] not in general() | names else ""


@cache
def _business() -> frozenset[str]:
    """The stems of words by which any draft, debate or vote is spoken of."""
    return frozenset(stem for word in words("follow", "business") for stem in stems(base(word)))


def _clusters(heard: Sequence[Heard], index: Index) -> list[_Cluster]:
    """Put wordings together that stand in the same sentences, the weightiest first."""
    places: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        for key in one.wordings:
            places[key].append(number)
    everywhere = max(_EVERYWHERE, len(heard) // 50)
    weight = {
        key: _mass(key, index) * len(there)
        for key, there in places.items()
        if (len(there) >= _LEAST if len(key) > 1 else _ALONE <= len(there) <= everywhere)
    }
    clusters: list[_Cluster] = []
    holding: dict[int, list[int]] = defaultdict(list)
    for key in sorted(weight, key=lambda key: (-weight[key], key)):
        there = places[key]
        counts = Counter(one for number in there for one in holding[number])
        best = min(counts, key=lambda one: (-counts[one], one), default=None)
        if best is None or counts[best] < _SHARED * len(there):
            best = len(clusters)
            clusters.append(_Cluster([]))
        cluster = clusters[best]
        cluster.wordings.append(key)
        cluster.mass += weight[key]
        for number in there:
            if number not in cluster.sentences:
                cluster.sentences.add(number)
                holding[number].append(best)
    return sorted(clusters, key=lambda one: (-one.mass, one.wordings[0]))


def _mass(key: Key, index: Index) -> float:
    found = sorted(index.weight(stem) for stem in key if stem != "“")
    tells = _QUOTE_TELLS if key[0] == "“" else 1.0 if len(key) > 1 else _ALONE_TELLS
    return sum(found[:2]) * tells


def _is_at_issue(cluster: _Cluster, heard: Sequence[Heard]) -> bool:
    """Whether somebody proposes, takes a stance, agrees or refuses in one of its sentences."""
    acts = (one.act for number in cluster.sentences for one in heard[number].acts)
    return len(cluster.sentences) >= _LEAST and any(act in _POSITIONS for act in acts)


def _points(
    clusters: Sequence[_Cluster], heard: Sequence[Heard], taken: set[str], most: int
) -> Iterator[Point]:
    for cluster in clusters[:most]:
        numbers = sorted(cluster.sentences)
        keys = [key for key in cluster.wordings if len(key) > 1] or cluster.wordings[:1]
        said = tuple(dict.fromkeys(_as_written(key, numbers, heard) for key in keys))[:_WORDS]
        held = [number for number in numbers if not heard[number].wordings.keys().isdisjoint(keys)]
        passages = (heard[number].acts[0].passage for number in held[:_PASSAGES])
        quotes = tuple(Quote(one.words, one.record) for one in passages)
        title = f"“{said[0]}”" if keys[0][0] == "“" else said[0]
        yield Point(_new_id(said, taken), title, words=said, passages=quotes)


def _as_written(key: Key, numbers: Iterable[int], heard: Sequence[Heard]) -> str:
    """A wording as it stands most often; of two as frequent the first in the alphabet."""
    counts = Counter(
        heard[number].wordings[key] for number in numbers if key in heard[number].wordings
    )
    return min(counts, key=lambda said: (-counts[said], said))


def _new_id(said: Sequence[str], taken: set[str]) -> str:
    """An id made of a wording; where it is taken, of that and the next ones."""
    name = ""
    for one in (*said, "again", "and again"):
        name = f"{name}-{plain(one)}".replace(" ", "-").replace("'", "").replace("’", "").strip("-")
        cut = name[:_LONGEST].strip("-")
        if cut and cut not in taken:
            break
    number = 2
    free = cut
    while not free or free in taken:
        free = f"{cut or 'point'}-{number}"
        number += 1
    taken.add(free)
    return free


def _matters(
    points: Sequence[Point], kept: Agenda, taken: set[str]
) -> tuple[tuple[Matter, ...], tuple[Point, ...]]:
    """Put points under one matter that are spoken of in the same records.

    Where a person keeps one matter, they are put under that.
    """
    if len(kept.matters) == 1:
        return (), tuple(_under(point, kept.matters[0].id) for point in points)
    records = [frozenset(quote.record for quote in point.passages) for point in points]
    groups: list[list[int]] = []
    for number, there in enumerate(records):
        near = [one for one in groups if any(_meets(there, records[other]) for other in one)]
        merged = [number, *(other for one in near for other in one)]
        groups = [one for one in groups if one not in near] + [sorted(merged)]
    matters: list[Matter] = []
    under: dict[int, str] = {}
    for group in sorted(groups):
        title = points[group[0]].title.strip("“”")
        matter = Matter(_new_id((f"on {title}",), taken), title)
        matters.append(matter)
        under.update(dict.fromkeys(group, matter.id))
    return tuple(matters), tuple(_under(point, under[n]) for n, point in enumerate(points))


def _meets(some: frozenset[str], others: frozenset[str]) -> bool:
    return 2 * len(some & others) >= min(len(some), len(others))


def _under(point: Point, matter: str) -> Point:
    return replace(point, matter=matter)
