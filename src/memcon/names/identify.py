"""Which person of the register each person of a record is, with the reasons in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.model.marks import DateRole, DocumentDate
from memcon.model.people import Name, Register, Registered
from memcon.names.compare import Agreement, but_for_middle, compared
from memcon.names.fold import sounded
from memcon.names.name import called
from memcon.names.office import Held, held, likeness
from memcon.names.vocabulary import her_titles, sexes, vocabulary

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Known:
    """What a record says of one person: the names with their titles, offices in its own words."""

    names: tuple[Name, ...]
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The person of the register, or None; the reason; and those between whom it stays open."""

    person: Registered | None
    because: str
    rivals: tuple[Registered, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody of the register who may be meant, and what speaks for it."""

    person: Registered
    agreement: Agreement
    exact: bool
    because: tuple[str, ...] = ()
    doubt: bool = False  # the middle initial differs


def meant(name: Name, register: Register, day: str | None) -> frozenset[str]:
    """Return the ids of those whom one name with its titles may mean.

    A surname with an office means those who held the office; where none did, and for a surname
    alone, nothing can be said, and nobody is returned.
    """
    titles = [title for title in name.titles if not vocabulary().is_courtesy(title)]
    if name.alone and not titles:
        return frozenset()
    known = Known((name,))
    candidates = [
        one for one in _by_name(known.names, register) if not _contradicted(one, known, day)
    ]
    if name.alone:
        holders = [one for one in candidates if held(one.person, titles[-1], day) is Held.THEN]
        if len(holders) > 1 and " " in titles[-1]:
            alike = [likeness(titles[-1], one.person, day) for one in candidates]
            top = max(alike)
            holders = [
                one
                for one, like in zip(candidates, alike, strict=True)
                if one in holders and like > top - _AHEAD
            ]
        candidates = holders
    return frozenset(one.person.id for one in candidates)


def meant_by_office(name: Name, office: str, register: Register, day: str | None) -> frozenset[str]:
    """Return the id of the only one of that name whose office is like the one stated with it."""
    known = Known((name,), (office,))
    candidates = [
        one for one in _by_name(known.names, register) if not _contradicted(one, known, day)
    ]
    found = _by_office(candidates, known, day) if candidates else None
    return frozenset((found.person.id,)) if found is not None else frozenset()


def day_of(dates: Iterable[DocumentDate]) -> str | None:
    """Return the day for which offices are asked: the meeting's, else the document's."""
    for mark in sorted(dates, key=lambda mark: mark.role is not DateRole.MEETING):
        found = _DAY.search(mark.value or "")
        if found:
            return found.group()
    return None


UNKNOWN = Verdict(None, "Nobody in the register bears this name.")


def identify(known: Known, register: Register, day: str | None) -> Verdict:
    """Return who of the register is meant; None where nobody is, or the evidence is open."""
    candidates = [
        one for one in _by_name(known.names, register) if not _contradicted(one, known, day)
    ]
    if register.general:
        return _in_general(candidates, known, day)
    if not candidates:
        return UNKNOWN
    sure = [one for one in candidates if not one.doubt]
    if not sure:
        return _borne_out(candidates, known, day)
    candidates = sure
    best = max((one.agreement, one.exact) for one in candidates)
    leading = [one for one in candidates if (one.agreement, one.exact) == best]
    if len(leading) == 1 and (best[0] >= Agreement.INITIALS or len(candidates) == 1):
        return _settled(leading[0])
    pool = leading if best[0] >= Agreement.INITIALS else candidates
    decided = _by_title(pool, known, day) or _by_office(pool, known, day)
    if decided is not None:
        return _settled(decided)
    if len(leading) == 1:
        return _settled(leading[0])
    return Verdict(None, _open(leading), tuple(one.person for one in leading))


def _in_general(candidates: list[_Candidate], known: Known, day: str | None) -> Verdict:
    """Who of a register made for no record in particular: by office on the day, or by full name."""
    serving = [one for one in candidates if day and _in_career(one.person, day) and not one.doubt]
    full = [one for one in serving if one.agreement >= Agreement.INITIALS]
    if len(full) == 1:
        return _settled(full[0])
    decided = _by_title(full or serving, known, day, (_THEN,))
    return _settled(decided) if decided is not None else UNKNOWN


def _in_career(person: Registered, day: str) -> bool:
    """Tell whether the day lies between a person's first known office and the last, or near."""
    year = int(day[:4])
    begins = [int(t.begins[:4]) for t in person.tenures if t.begins]
    ends = [int(t.ends[:4]) for t in person.tenures if t.ends]
    return bool(begins) and min(begins) - 10 <= year <= max([*begins, *ends]) + 10


def _borne_out(candidates: list[_Candidate], known: Known, day: str | None) -> Verdict:
    """Somebody whose middle initial the record gives otherwise: only if title or office agree."""
    if len(candidates) > 1:
        return Verdict(None, _open(candidates), tuple(one.person for one in candidates))
    one = candidates[0]
    ranks = {title for name in one.person.names for title in name.titles}
    titles = {t.split()[-1] for name in known.names for t in name.titles}
    agrees = titles & ranks and not titles <= {"mr.", "mr", "dr.", "dr"}
    if agrees:
        return _settled(one)
    decided = _by_title(candidates, known, day) or _by_office(candidates, known, day)
    return _settled(decided) if decided else UNKNOWN


@lru_cache(maxsize=1 << 14)
def _by_name(names: tuple[Name, ...], register: Register) -> tuple[_Candidate, ...]:
    """Those of whom every name of the record may be a name, each at its best agreement.

    The same names come in record after record, each time as the same objects.
    """
    found: dict[str, Registered] = {}
    for name in names:
        for word in called(name):
            for person in register.by_word.get(word, ()):
                found[person.id] = person
            for person in register.by_sound.get(sounded(word), ()):
                found[person.id] = person
        for split in name.splits:
            double = " ".join((*split.given[-1:], *split.surname))  # "Ewan Corvin White"
            for person in register.by_word.get(double, ()):
                found[person.id] = person
            for person in register.by_given.get("".join(split.given), ()):
                found[person.id] = person
    candidates = (_compared(names, person) for person in found.values())
    return tuple(one for one in candidates if one is not None)


def _compared(names: tuple[Name, ...], person: Registered) -> _Candidate | None:
    best: tuple[Agreement, bool, str] = (Agreement.UNRELATED, False, "")
    doubt = False
    for mine in names:
        of_this = [
            (c.agreement, c.exact and not number and not person.refers, c.because)
            for number, theirs in enumerate(person.names)
            for c in [compared(mine, theirs)]
        ]
        top = max(of_this)
        if top[0] is Agreement.SURNAME and not top[1] and _says_more(mine, person):
            return None
        if top[0] is Agreement.DIFFERENT and but_for_middle(mine, person.names[0]):
            doubt = True
            top = (Agreement.INITIALS, False, "Surname and first name agree, the middle does not.")
        elif top[0] in (Agreement.DIFFERENT, Agreement.UNRELATED):
            return None
        best = max(best, top)
    if best[0] < Agreement.SURNAME:
        return None
    return _Candidate(person, best[0], best[1], (best[2],), doubt)


def _says_more(mine: Name, person: Registered) -> bool:
    """Tell whether a name without given names has more surnames than the register's."""
    known = max(len(split.surname) for name in person.names for split in name.splits)
    return all(len(split.given) + len(split.surname) > known for split in mine.splits)


def _contradicted(one: _Candidate, known: Known, day: str | None) -> bool:
    """Tell whether sex or lifetime rules somebody out."""
    titles = {title for name in known.names for title in name.titles}
    theirs = {title for name in one.person.names for title in name.titles}
    hers = bool(titles & her_titles())
    if theirs & her_titles():
        return not hers
    if hers and one.agreement < Agreement.FULL and _sex(one.person) != "f":
        return True
    if not hers and titles & {"mr.", "mr", "sir"} and _sex(one.person) == "f":
        return True
    if one.agreement is Agreement.SURNAME and _never_was(one.person, titles):
        return True
    return day is not None and _of_another_time(one.person, day)


def _never_was(person: Registered, titles: set[str]) -> bool:
    """Tell whether somebody is called President, or the like, whom the register never calls so."""
    singular = titles.intersection(words("offices", "singular"))
    return bool(singular) and all(held(person, t, None) is Held.NEVER for t in singular)


def _sex(person: Registered) -> str:
    for name in person.names:
        for split in name.splits:
            for word in split.given:
                if len(word) > 1:
                    return sexes().get(word, "")
    return ""


def _of_another_time(person: Registered, day: str) -> bool:
    """Tell whether every office known was over long before the day, or began long after it."""
    year = int(day[:4])
    ends = [int(t.ends[:4]) if t.ends else None for t in person.tenures]
    begins = [int(t.begins[:4]) if t.begins else None for t in person.tenures]
    if not ends:
        return False
    over = all(end is not None and end < year - 30 for end in ends)
    to_come = all(begin is not None and begin > year + 30 for begin in begins)
    return over or to_come


_THEN = (Held.THEN, "on the record's date")
_WHEN = (_THEN, (Held.OTHERWISE, "at one time"))


def _by_title(
    pool: list[_Candidate],
    known: Known,
    day: str | None,
    times: tuple[tuple[Held, str], ...] = _WHEN,
) -> _Candidate | None:
    """The only one who held the office by which the record calls him, on its day or ever."""
    titles = {t for name in known.names for t in name.titles if not vocabulary().is_courtesy(t)}
    for title in sorted(titles, key=lambda title: (-len(title), title)):
        for wanted, when in times:
            holders = [one for one in pool if held(one.person, title, day) >= wanted]
            if len(holders) == 1:
                said = f"Of that name only {holders[0].person.name} was {title} {when}."
                return replace(holders[0], because=(*holders[0].because, said))
            if holders:
                break
    return None


_ENOUGH = 0.5  # of the telling words of an office must be in the register
_AHEAD = 0.25  # and by so much more than for the next


def _by_office(pool: list[_Candidate], known: Known, day: str | None) -> _Candidate | None:
    """The only one whose office in the register is like the one that the record states."""
    for office in known.offices:
        ranked = sorted(
            ((likeness(office, one.person, day), place) for place, one in enumerate(pool)),
            reverse=True,
        )
        if ranked[0][0] >= _ENOUGH and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD):
            best = pool[ranked[0][1]]
            said = f"His office in the register is like “{office}”."
            return replace(best, because=(*best.because, said))
    return None


def _settled(one: _Candidate) -> Verdict:
    return Verdict(one.person, " ".join([f"{one.person.name} in the register.", *one.because]))


def _open(pool: Iterable[_Candidate]) -> str:
    named = [one.person.name for one in pool]
    return "It may be " + " or ".join(named) + "; nothing in the record decides."
