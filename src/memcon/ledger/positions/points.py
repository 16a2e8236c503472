"""On which point an entry is: by the wording the two share, or by the words it goes on from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from memcon.ledger.positions.wording import Rarity, plain, stems
from memcon.lexicon.load import words
from memcon.model.ledger import Entry
from memcon.model.marks import Deed
from memcon.model.negotiation import Agenda, Attached, Quote
from memcon.text.shortened import shortened

NOWHERE = "It shares no wording with any point, and goes on from nothing that does."
_REPLIES = frozenset((Deed.AGREE, Deed.REFUSE, Deed.ANSWER))
_FARTHEST = 600  # characters between two sentences of which one goes on from the other
_QUOTED = 60  # characters of a sentence that a reason quotes
_EARLY = 4  # words among which a sentence shows that it goes on from the one before
_SHARED = ((2, 0.5), (3, 0.34))  # so many stems, making up so much of a wording, are enough
_FEW = 2  # stems that tell must be shared with a longer wording, and more of a whole matter's
_HALF = 0.5
_PAIR = 0.3  # of a wording: as much two stems that follow one another in both must make up
_SHORT = 4  # stems: of a wording of no more, a sentence must hold every one


@dataclass(frozen=True, slots=True)
class Hit:
    """A point that words are on; the stronger of two has the greater `strength`."""

    point: str
    strength: float
    because: str


@dataclass(frozen=True, slots=True)
class _Wording:
    point: str
    whole: bool  # it names a matter as a whole, and gives way to the matter's points
    said: str
    plain: str
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the points that words are on; built once for an agenda and the sentences of a dossier.

    What a person placed under a point is on it, and what a person took away is not.
    """

    rarity: Rarity
    by_stem: Mapping[str, Sequence[_Wording]] = field(default_factory=dict)
    placed: Mapping[str, Sequence[tuple[Quote, str]]] = field(default_factory=dict)
    apart: Mapping[str, Sequence[Quote]] = field(default_factory=dict)

    @classmethod
    def of(cls, agenda: Agenda, sentences: Iterable[str]) -> "Finder":
        """Make an agenda ready, with the sentences among which its words are rare or common."""
        by_stem: dict[str, list[_Wording]] = defaultdict(list)
        for wording in _wordings(agenda):
            for stem in wording.stems:
                by_stem[stem].append(wording)
        placed: dict[str, list[tuple[Quote, str]]] = defaultdict(list)
        for point in agenda.points:
            for quote in point.passages:
                placed[quote.record].append((quote, point.id))
        apart = {point.id: point.apart for point in agenda.points if point.apart}
        return cls(Rarity.among(map(stems, sentences)), by_stem, placed, apart)

    def hits(self, said: str, record: str = "", among: str = "") -> tuple[Hit, ...]:
        """Return the points that the words are on, the strongest first; of a matter, its points.

        `among` are the words among which they stand, by which a person may have placed them.
        """
        by_hand = tuple(self._placed(among or said, record))
        if by_hand:
            return by_hand
        found = sorted(self._found(said), key=lambda one: (-one[1].strength, one[1].point))
        kept = {hit.point: hit for _, hit in reversed(found)}
        whole = max((hit.strength for wording, hit in found if wording.whole), default=0.0)
        near = [hit for wording, hit in found if not wording.whole and hit.strength >= whole / 2]
        chosen = [kept[point] for point in dict.fromkeys(hit.point for hit in near)]
        if not chosen:
            chosen = [kept[point] for point in dict.fromkeys(hit.point for _, hit in found)]
        return tuple(
            hit for hit in chosen if not self._taken_away(hit.point, among or said, record)
        )

    def _placed(self, said: str, record: str) -> Iterator[Hit]:
        for name in {record, ""}:
            for quote, point in self.placed.get(name, ()):
                if _same_place(quote, said):
                    yield Hit(point, float("inf"), f"A person placed “{quote.words}” here.")

    def _taken_away(self, point: str, said: str, record: str) -> bool:
        return any(
            quote.record in ("", record) and _same_place(quote, said)
            for quote in self.apart.get(point, ())
        )

    def _found(self, said: str) -> Iterator[tuple[_Wording, Hit]]:
        theirs = stems(said)
        told = f" {plain(said)} "
        pairs = frozenset(pairwise(theirs))
        near = {id(one): one for stem in set(theirs) for one in self.by_stem.get(stem, ())}
        for wording in near.values():
            shared = wording.stems.intersection(theirs)
            mass = self.rarity.mass(shared)
            part = mass / self.rarity.mass(wording.stems)
            tells = len(shared) > 1 or any(map(self.rarity.tells, shared))
            if tells and f" {wording.plain} " in told:
                yield wording, Hit(wording.point, 2 * mass, f"It holds the words “{wording.said}”.")
            elif self._enough(wording, shared, part, bool(pairs & wording.pairs)):
                named = ", ".join(f"“{stem}”" for stem in dict.fromkeys(theirs) if stem in shared)
                because = f"It shares with “{wording.said}” the words {named}."
                yield wording, Hit(wording.point, mass * part, because)

    def _enough(self, wording: _Wording, shared: frozenset[str], part: float, pair: bool) -> bool:
        """Tell whether what a sentence shares with a wording puts it on the point."""
        if wording.whole:  # a matter as a whole is spoken of everywhere
            return len(shared) > _FEW and part >= _HALF
        if len(wording.stems) <= _SHORT:
            return len(shared) == len(wording.stems) and any(map(self.rarity.tells, shared))
        if sum(map(self.rarity.tells, shared)) < _FEW:
            return False
        if pair and part >= _PAIR:
            return True
        return any(len(shared) >= number and part >= least for number, least in _SHARED)


def attached(entries: Sequence[Entry], agenda: Agenda, finder: Finder) -> Iterator[Attached]:
    """Yield for each entry, in the ledger's order, the point it is on, with the reason.

    A sentence without wording of its own goes on with the point of the sentence before in the
    same turn where it says so ("This ..."), and a reply with that of the words it replies to.
    """
    if not agenda.points and not agenda.matters:
        yield from (Attached(entry, None, "The dossier has no points.") for entry in entries)
        return
    answered = {
        (one.response.record, one.response.at): one for one in entries if one.response is not None
    }
    known: dict[tuple[str, int], Attached] = {}
    before: Attached | None = None
    for entry in entries:
        key = (entry.passage.record, entry.passage.at.start)
        if key in known:
            yield Attached(entry, known[key].point, known[key].because)
            continue
        hits = finder.hits(entry.passage.words, entry.passage.record)
        asked = answered.get((entry.passage.record, entry.passage.at))
        asked_at = (asked.passage.record, asked.passage.at.start) if asked else None
        if hits:
            found = Attached(entry, hits[0].point, hits[0].because)
        else:
            found = _going_on(entry, before, known.get(asked_at) if asked_at else None)
        known[key] = before = found
        yield found


def _going_on(entry: Entry, before: Attached | None, asked: Attached | None) -> Attached:
    """What an entry without wording of its own is on: what it replies to or goes on from."""
    if asked is not None and asked.point is not None:
        return Attached(entry, asked.point, f"It answers {_quoted(asked.entry)}.")
    if before is None or before.point is None or not _near(before.entry, entry):
        return Attached(entry, None, NOWHERE)
    if before.entry.actor == entry.actor and _looks_back(entry.passage.words):
        return Attached(entry, before.point, f"It goes on from {_quoted(before.entry)}.")
    if before.entry.actor != entry.actor and entry.act in _REPLIES:
        return Attached(entry, before.point, f"It replies to {_quoted(before.entry)}.")
    return Attached(entry, None, NOWHERE)


def _quoted(entry: Entry) -> str:
    return f"“{shortened(entry.passage.words, _QUOTED)}”"


def _near(before: Entry, entry: Entry) -> bool:
    one, two = before.passage, entry.passage
    return one.record == two.record and 0 <= two.at.start - one.at.end <= _FARTHEST


def _looks_back(said: str) -> bool:
    """Tell whether a sentence goes on with what was spoken of: "This ...", "... as well"."""
    told = plain(said).split()
    if any(word in _ANAPHORS for word in told[:_EARLY]) or ("as", "well") in pairwise(told):
        return True
    return not _ADDING.isdisjoint(told)


_ANAPHORS = frozenset(words("wording", "anaphors"))
_ADDING = frozenset(words("wording", "adding"))


def _same_place(quote: Quote, said: str) -> bool:
    one, two = plain(quote.words), plain(said)
    return bool(one and two) and (one in two or two in one)


def _wordings(agenda: Agenda) -> Iterator[_Wording]:
    for point in agenda.points:
        passages = tuple(quote.words for quote in point.passages)
        for said in (*point.words, point.title, *passages):
            yield _wording(point.id, False, said)
    for matter in agenda.matters:
        for said in (*matter.words, matter.title):
            yield _wording(matter.id, True, said)


def _wording(point: str, whole: bool, said: str) -> _Wording:
    told = stems(said)
    return _Wording(point, whole, said, plain(said), frozenset(told), frozenset(pairwise(told)))
