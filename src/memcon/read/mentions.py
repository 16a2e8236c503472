"""Names in running text: persons, places and organisations, a person by the fullest name here."""

from collections.abc import Iterator
from functools import cache

from memcon.model.finding import Finding
from memcon.model.marks import DocumentDate, Entity, Ground, Mark, Mention
from memcon.model.people import Name
from memcon.model.reading import Draft
from memcon.names.gather import Naming, Settled, Told, gather, shown
from memcon.names.identify import day_of, meant
from memcon.names.scan import Kind, scan
from memcon.read.areas import without_calls
from memcon.read.namings import namings
from memcon.read.stated import Places
from memcon.text.span import Span

_PLAIN = {
    Kind.PLACE: (Entity.PLACE, "mention/place", "It stands in the list of places."),
    Kind.ORGANISATION: (
        Entity.ORGANISATION,
        "mention/organisation",
        "It is listed as an organisation, or made as their names are.",
    ),
}


def mentions(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Mention marks, in notes, headings and labels too.

    Needs attendees, heading, speech, signatures and source note, for they say who is known by
    name; uses the register's surnames. A source's own mentions are kept and not doubled.
    """
    taken = Places([mark.at for mark in draft.of_kind(Mention)])
    scanned = scan(without_calls(draft))
    for piece in scanned.pieces:
        at = Span(piece.start, piece.end)
        if piece.kind in _PLAIN and not taken.meet(at):
            entity, rule, because = _PLAIN[piece.kind]
            yield Mention(at, Ground(rule, (at,), because), entity, piece.words[0])
    told = _teller(draft)
    named = namings(draft, scanned, told)
    yield from _people(named, gather(named, told), taken)


def _people(
    named: tuple[Naming, ...], whose: tuple[Settled, ...], taken: Places
) -> Iterator[Mark | Finding]:
    """The persons' mentions, and a finding for each name that may be several people's."""
    open_to_doubt: dict[str, tuple[Naming, Settled]] = {}
    people = [s.somebody for s in whose if s.somebody] + [one for s in whose for one in s.rivals]
    names = shown({id(one): one for one in people}.values())
    for naming, settled in zip(named, whose, strict=True):
        if taken.meet(naming.at):
            continue
        if settled.rivals:
            open_to_doubt.setdefault(naming.name.written, (naming, settled))
        yield from _mention(naming, settled, names)
    for naming, settled in open_to_doubt.values():
        said = f"“{naming.name.written}”: several people here bear that name. "
        yield Finding("people/same-surname", said + _between(settled, names), naming.at)


def _teller(draft: Draft) -> Told:
    """What the register says of a name on the record's day."""
    day, register = day_of(draft.of_kind(DocumentDate)), draft.register

    @cache
    def told(name: Name) -> frozenset[str]:
        return meant(name, register, day) if register.people else frozenset()

    return told


def _mention(naming: Naming, settled: Settled, names: dict[int, str]) -> Iterator[Mention]:
    """The mark for one naming, if it names somebody."""
    at = naming.at
    if settled.somebody is not None:
        ground = Ground(_rule(naming), (at,), settled.because)
        yield Mention(at, ground, Entity.PERSON, names[id(settled.somebody)])
    elif settled.rivals:
        ground = Ground("mention/unsettled", (at,), _between(settled, names))
        yield Mention(at, ground, Entity.PERSON, naming.name.written)


def _between(settled: Settled, names: dict[int, str]) -> str:
    named = sorted({names.get(id(one), one.name.written) for one in settled.rivals})
    others = f" or {len(named) - 5} others" if len(named) > 5 else ""
    return "It may be " + " or ".join(named[:5]) + others + "."


def _rule(naming: Naming) -> str:
    if naming.stated:
        return "mention/stated"
    if naming.name.titles:
        return "mention/title"
    return "mention/surname" if naming.name.alone else "mention/full-name"
