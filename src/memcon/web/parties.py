"""The look of each party, the same on every page: colour, pattern and code, never one alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from memcon.dossier import Dossier
from memcon.lexicon.load import words
from memcon.web.roll import Figure, Roll

MOST_COLOURS = 12  # in one view; above that the looks cannot be told apart
NOT_STATED = "side not stated"
NOBODY = "not named"

_LETTERS = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]{2,5}")
_SMALL = frozenset({"the", "of", "and", "for", "on", "to", "side", "delegation", "part", "behalf"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a party is drawn: the class that sets colour and pattern, the code, and the name."""

    css: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The looks in a record: `looks` in their fixed order, `of` one for each figure of the roll.

    `remark` says in one line what the looks stand for where they are not parties.
    """

    looks: tuple[Look, ...]
    of: tuple[Look, ...]
    remark: str = ""


NAMELESS = Look("p0", NOBODY, "speaker not named")


def cast(roll: Roll, dossier: Dossier) -> Cast:
    """Give every figure a look: the party's where it is known, else one of its own."""
    sides = [_side(figure, dossier) for figure in roll.figures]
    if any(sides):
        return _by_side(roll, sides, dossier)
    return _by_speaker(roll, len(dossier.parties))


def looks_of(dossier: Dossier) -> tuple[Look, ...]:
    """Return the looks of the dossier's parties, in its order."""
    return tuple(
        Look(_css(index), party.code, party.name) for index, party in enumerate(dossier.parties)
    )


def look_of_side(side: str) -> Look:
    """Return how a side is drawn that the dossier does not list: a code, and no colour."""
    return Look("p0", _side_code(side), side)


def _css(index: int) -> str:
    return f"p{index + 1}" if index < MOST_COLOURS else "p0"


def _side(figure: Figure, dossier: Dossier) -> str | None:
    """Return the party's code, or the side in the record's words, or None."""
    names = {name.casefold() for name in figure.names}
    listed = [row for row in dossier.people if row.id == figure.id]
    listed = listed or [row for row in dossier.people if row.name.casefold() in names]
    if len(listed) == 1 and listed[0].party:
        return listed[0].party
    side = figure.attendee.side if figure.attendee else None
    for party in dossier.parties:
        if party.name.casefold() in names or (
            side and side.casefold() in (party.name.casefold(), party.code.casefold())
        ):
            return party.code
    return side


def _by_side(roll: Roll, sides: list[str | None], dossier: Dossier) -> Cast:
    known = {look.code: look for look in looks_of(dossier)}
    fresh = sorted({side for side in sides if side and side not in known})
    codes = _distinct(((side, _side_code(side)) for side in fresh), taken=known)
    for side in fresh:
        known[side] = Look(_css(len(known)), codes[side], side)
    spare = _distinct(((f.name, initials(f.name)) for f in roll.figures), taken=())
    of = tuple(
        known[side] if side else _sideless(figure, spare[figure.name])
        for side, figure in zip(sides, roll.figures, strict=True)
    )
    present = set(of)
    looks = tuple(look for look in known.values() if look in present)
    strangers = tuple(dict.fromkeys(of[i] for i in roll.speakers if of[i].css == "p0"))
    return Cast((*looks, *(look for look in strangers if look not in looks)), of)


def _sideless(figure: Figure, code: str) -> Look:
    return Look("p0", code, f"{figure.name}, {NOT_STATED}") if figure.named else NAMELESS


def _by_speaker(roll: Roll, taken: int) -> Cast:
    codes = _distinct(((f.name, initials(f.name)) for f in roll.figures), taken=())
    speakers = tuple(i for i in roll.speakers if roll.figures[i].named)
    coloured = sorted(speakers, key=lambda i: -roll.figures[i].words)[: MOST_COLOURS - taken]
    order = {figure: n for n, figure in enumerate(i for i in speakers if i in coloured)}
    of = tuple(
        Look(_css(taken + order[i]) if i in order else "p0", codes[figure.name], figure.name)
        if figure.named
        else NAMELESS
        for i, figure in enumerate(roll.figures)
    )
    nobody = (NAMELESS,) if NAMELESS in of else ()
    remark = ""
    if speakers:
        remark = "Sides are not stated here: each speaker has a colour, a pattern and initials."
        if len(speakers) > len(order):
            remark += f" The {len(order)} who say most have colours; the others have initials only."
    return Cast((*(of[i] for i in speakers), *nobody), of, remark)


def initials(name: str) -> str:
    """Return a code of two or three letters for a person: "E.P. Marten" gives "EPM"."""
    titles = set(words("titles", "address")) | _SMALL
    every: list[str] = _LETTERS.findall(name)
    parts = [part for part in every if len(part) == 1 or part.casefold() not in titles]
    parts = parts or every or ["?"]
    if len(parts) == 1:
        return parts[0][:3].upper()
    return "".join(
        part[0] for part in [*parts[:2], parts[-1]][: max(2, min(3, len(parts)))]
    ).upper()


def _side_code(side: str) -> str:
    acronym = _ACRONYM.search(side)
    if acronym:
        return str(acronym.group()).replace(".", "")[:4]
    every: list[str] = _LETTERS.findall(side)
    parts = [part for part in every if part.casefold() not in _SMALL]
    if len(parts) > 1:
        return "".join(part[0] for part in parts).upper()[:4]
    return (parts[0] if parts else side)[:3].upper() or "?"


def _distinct(
    codes: Iterable[tuple[str, str]], taken: Iterable[str] | Mapping[str, Look]
) -> dict[str, str]:
    """Give each name a code of its own: a code met before gets the next free number."""
    used = set(taken)
    given: dict[str, str] = {}
    for name, code in codes:
        if name in given:
            continue
        number, free = 2, code
        while free in used:
            free, number = f"{code}{number}", number + 1
        used.add(free)
        given[name] = free
    return given
