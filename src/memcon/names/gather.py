"""Which namings in one record are one person's, decided by names, titles and order."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from memcon.model.people import Name
from memcon.names.compare import Agreement, compared, forms
from memcon.names.fold import folded, sounded
from memcon.names.name import called
from memcon.names.vocabulary import her_titles, listed, sexes
from memcon.text.span import Span

_SAME = frozenset((Agreement.INITIALS, Agreement.FULL))
_MOST = 40  # people of one surname, and of one initial, that are compared
_SOUND_FROM = 6  # letters: two short surnames that sound alike are two


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody named at one place.

    `sure`: the words by themselves name a person (a title, a given name, a list's line); else
    they do only if somebody here is called so. `stated`: the record's head or lists name him.
    `meant`: whom of a register the office stated there means, nobody where it cannot say.
    """

    at: Span
    name: Name
    sure: bool = True
    stated: bool = False
    meant: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Somebody:
    """One person of the record: the distinct names, the offices named with them, the first place.

    `first` is -1 for those whom the record's head or lists name: they are known from the start.
    """

    names: Counter[Name] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    first: int = -1

    @property
    def name(self) -> Name:
        """The fullest name: with most given names in full, then the most frequent, the longest."""
        return max(self.names, key=lambda n: (*fullness(n)[:2], self.names[n], fullness(n)[2]))

    @property
    def only_hers(self) -> bool:
        """Tell whether nothing but "Mrs." and a surname is known: the bare surname is another's."""
        return all(name.alone and set(name.titles) & her_titles() for name in self.names)

    @property
    def sex(self) -> str:
        """What titles and given names say: "f", "m", or nothing where they say none or both."""
        if self.titles & her_titles():
            return "f"
        if self.titles & _HIS:
            return "m"
        found = {sex for name in self.names if (sex := _sex(name))}
        return found.pop() if len(found) == 1 else ""


def shown(people: Iterable[Somebody]) -> dict[int, str]:
    """Return by `id()` what each is called here; titles tell those apart who have one surname."""
    all_of_them = tuple(people)
    bearers = Counter(word for one in all_of_them for word in called(one.name))
    return {
        id(one): _with_title(one)
        if one.name.alone and (one.only_hers or bearers[called(one.name)[0]] > 1)
        else one.name.written
        for one in all_of_them
    }


def _with_title(one: Somebody) -> str:
    titles = sorted((name.titles[-1] for name in one.names if name.titles), key=len)
    if not titles:
        return one.name.written
    small = {"of", "for", "the", "and"}
    title = " ".join(w if w in small else w[:1].upper() + w[1:] for w in titles[-1].split())
    return f"{title} {one.name.written}"


@dataclass(frozen=True, slots=True)
class Settled:
    """A naming's person and why; or None, and the rivals among whom it cannot be settled."""

    somebody: Somebody | None
    because: str = ""
    rivals: tuple[Somebody, ...] = ()


_HIS = frozenset(
    ("mr.", "mr", "sir", "herr", "señor", "senor", "m.", "monsieur", "lord", "king", "cdes.")
)
_NOBODY = Settled(None)


@lru_cache(maxsize=1 << 15)
def fullness(name: Name) -> tuple[int, int, int]:
    """How much of a person a name gives: given names in full, all given names, letters."""
    most = max(name.splits, key=lambda split: len(split.given))
    return sum(len(word) > 1 for word in most.given), len(most.given), len(name.written)


Told = Callable[[Name], frozenset[str]]


def _nothing_told(name: Name) -> frozenset[str]:
    return frozenset()


def gather(namings: Sequence[Naming], told: Told = _nothing_told) -> tuple[Settled, ...]:
    """Return for each naming, in order, whose it is.

    `told` gives for a name the people of a register whom it may mean, none where it cannot say;
    two names that mean different people there are two people here.
    """
    return _Gathering(namings, told).settled()


class _Gathering:
    """The persons of a record in the making."""

    def __init__(self, namings: Sequence[Naming], told: Told) -> None:
        self.namings = namings
        self.told = told
        self.by_key: dict[tuple[str, str], list[Somebody]] = {}
        self.by_given: dict[str, list[Somebody]] = {}
        self.whole: dict[Name, Settled] = {}
        self.alone: dict[tuple[Name, frozenset[str]], tuple[list[Somebody], Settled]] = {}

    def settled(self) -> tuple[Settled, ...]:
        self._full_names()
        alone = [naming for naming in self.namings if naming.sure and naming.name.alone]
        seen: set[tuple[Name, frozenset[str]]] = set()
        for naming in sorted(alone, key=self._surest_first):
            if (naming.name, naming.meant) not in seen:
                seen.add((naming.name, naming.meant))
                if not self._candidates(naming):
                    self._add(naming)
        return tuple(self._settle(naming) for naming in self.namings)

    def _surest_first(self, naming: Naming) -> tuple[bool, bool, int]:
        """Those whom the register knows by their office, then those of the head, then in order."""
        told = naming.meant or self.told(naming.name)
        return not told, not naming.stated, naming.at.start

    def _full_names(self) -> None:
        """Persons named with given names or initials, the fullest names first."""
        full: dict[Name, list[Naming]] = {}
        for naming in self.namings:
            if not naming.name.alone:
                full.setdefault(naming.name, []).append(naming)
        for name in sorted(full, key=lambda name: (*(-n for n in fullness(name)), name.written)):
            same = [one for one in self._of_surname(name, _asked(name)) if _is_same(one, name)]
            if len(same) > 1:
                best = max(_agreement(one, name) for one in same)
                same = [one for one in same if _agreement(one, name) == best]
            if len(same) > 1:
                self.whole[name] = Settled(None, "", tuple(same))
                continue
            if same:
                one = same[0]
                self.whole[name] = Settled(one, compared(name, one.name).because)
                self._note(one, full[name])
            else:
                one = self._new(name, full[name])
                self.whole[name] = Settled(one, "The name is given in full here.")

    def _new(self, name: Name, namings: Sequence[Naming]) -> Somebody:
        one = Somebody(Counter(), set(), 1 << 60)
        self._note(one, namings)
        given_names = {"", *_answered(name)}
        for key in self._keys(name):
            for given in given_names:
                self.by_key.setdefault((key, given), []).append(one)
        for given in {word for split in name.splits for word in split.given if len(word) > 2}:
            self.by_given.setdefault(given, []).append(one)
        return one

    def _add(self, naming: Naming) -> None:
        alike = [n for n in self.namings if n.name == naming.name] if naming.stated else [naming]
        self._new(naming.name, [n for n in alike if not n.meant or n.meant == naming.meant])

    def _note(self, one: Somebody, namings: Iterable[Naming]) -> None:
        for naming in namings:
            one.names[naming.name] += 1
            one.titles.update(naming.name.titles)
            one.first = min(one.first, -1 if naming.stated else naming.at.start)

    @staticmethod
    def _keys(name: Name) -> Iterator[str]:
        seen: set[str] = set()
        for word in called(name):
            for key in (word, "~" + sounded(word)) if len(word) >= _SOUND_FROM else (word,):
                if key not in seen:
                    seen.add(key)
                    yield key

    def _of_surname(self, name: Name, given_names: Iterable[str] = ("",)) -> list[Somebody]:
        """Those of one surname, and with one of the given names; not beyond measure."""
        found: dict[int, Somebody] = {}
        for key in self._keys(name):
            for given in given_names:
                for one in self.by_key.get((key, given), ())[:_MOST]:
                    found[id(one)] = one
        return list(found.values())

    def _candidates(self, naming: Naming) -> list[Somebody]:
        """Those who may be called so: by surname, exactly if one is; else by given name."""
        name = naming.name
        by_surname = [one for one in self._of_surname(name) if _fits(one, name)]
        if by_surname and (name.titles or naming.meant):
            meant = naming.meant or self.told(name)
            by_surname = [one for one in by_surname if self._may_be(one, meant)]
        exact = [one for one in by_surname if any(compared(name, n).exact for n in one.names)]
        if by_surname:
            return exact or by_surname
        if len(name.splits[0].surname) != 1:
            return []
        return [
            one
            for one in self.by_given.get(name.splits[0].surname[0], ())[:_MOST]
            if _fits(one, name)
        ]

    def _may_be(self, one: Somebody, meant: frozenset[str]) -> bool:
        """Tell whether the register lets somebody be one of those meant."""
        if not meant:
            return True
        for name in one.names:
            theirs = self.told(name)
            if not theirs & meant and (theirs or not name.alone):
                return False
        return True

    def _settle(self, naming: Naming) -> Settled:
        whole = self.whole.get(naming.name)
        if whole is not None:
            return whole
        found = self.alone.get((naming.name, naming.meant))
        if found is None:
            candidates = self._candidates(naming)
            only = self._only(candidates[0], naming) if len(candidates) == 1 else _NOBODY
            found = self.alone[naming.name, naming.meant] = (candidates, only)
        candidates, only = found
        if len(candidates) < 2:
            return only
        offices = [t for t in naming.name.titles if t in _offices() or " " in t]
        holders = [one for one in candidates if any(t in one.titles for t in offices)]
        if len(holders) == 1:
            return Settled(holders[0], f"Of that name only one here is called {offices[-1]}.")
        alone = [one for one in candidates if any(name.alone for name in one.names)]
        if len(alone) == 1 and len(offices) == len(naming.name.titles):
            return Settled(alone[0], "Only one of that name is called by the surname alone here.")
        before = [one for one in candidates if one.first < naming.at.start]
        if len(before) == 1 and before[0].first < 0:
            return Settled(before[0], "No other of that name has been named before.")
        return Settled(None, "", tuple(candidates))

    def _only(self, one: Somebody, naming: Naming) -> Settled:
        agreement = max(compared(naming.name, name).agreement for name in one.names)
        if agreement is Agreement.GIVEN:
            return Settled(one, f"It is the given name of {one.name.written}, nobody else's here.")
        if naming.name in one.names:
            return Settled(one, "Nobody else here is called so.")
        return Settled(one, f"Nobody else here bears the surname of {one.name.written}.")


def _asked(name: Name) -> list[str]:
    """Under which given names to look for somebody: in all their forms, and as initials."""
    found: dict[str, None] = {}
    for split in name.splits:
        for word in (*split.given, "".join(split.given)):
            if len(word) == 1:
                found[f"{word}*"] = None
            elif word:
                found.update(dict.fromkeys(map(sounded, (word, *forms().get(word, ())))))
                found[f"{word[0]}."] = None
    return list(found)


def _answered(name: Name) -> set[str]:
    """Under which given names somebody is found: "i." for an initial, "i*" for all on a letter."""
    found: set[str] = set()
    for split in name.splits:
        for word in (*split.given, "".join(split.given)):
            if word:
                found.add(sounded(word) if len(word) > 1 else f"{word}.")
                found.add(f"{word[0]}*")
    return found


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(head.lower() for head in listed("persons", "offices", "heads"))


def _is_same(one: Somebody, name: Name) -> bool:
    agreements = [compared(name, other).agreement for other in one.names if not other.alone]
    return any(a in _SAME for a in agreements) and Agreement.DIFFERENT not in agreements


def _agreement(one: Somebody, name: Name) -> tuple[Agreement, bool]:
    found = [compared(name, other) for other in one.names]
    return max((c.agreement, c.exact) for c in found)


def _fits(one: Somebody, name: Name) -> bool:
    """Tell whether a name without given names may be this person's: no other sex, same words."""
    theirs = one.sex
    mine = "f" if set(name.titles) & her_titles() else "m" if set(name.titles) & _HIS else ""
    if (mine == "f" and theirs != "f") or (mine == "m" and theirs == "f"):
        return False
    if mine != "f" and one.only_hers:
        return False
    return any(compared(name, other).agreement >= Agreement.GIVEN for other in one.names)


def _sex(name: Name) -> str:
    for split in name.splits:
        for word in split.given:
            if len(word) > 1:
                return sexes().get(folded(word), "")
    return ""
