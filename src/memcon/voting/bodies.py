"""Bodies and their members by day: those that a file lists, and the United Nations of 1946-1965."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from memcon.lexicon.load import rows
from memcon.model.voting import Body, Member
from memcon.voting.fields import Fields
from memcon.voting.refused import Refused

Table = Mapping[str, object]

_FIRST, _LAST = date(1946, 1, 10), date(1965, 12, 31)  # of the membership in un_members.csv


@lru_cache(maxsize=1)
def known_bodies() -> tuple[Body, ...]:
    """Return the bodies that come with memcon."""
    members = tuple(_member(row) for row in rows("un_members"))
    plenary = Body(
        "un-ga", "United Nations General Assembly", members, "un-ga-plenary", _FIRST, _LAST
    )
    committee = Body(
        "un-ga-committee",
        "A committee of the United Nations General Assembly on which all members sit",
        members,
        "un-ga-committee",
        _FIRST,
        _LAST,
    )
    return plenary, committee


def _member(row: Mapping[str, str]) -> Member:
    return Member(
        row["code"],
        row["name"],
        date.fromisoformat(row["from"]),
        date.fromisoformat(row["to"]) if row["to"] else None,
        tuple(name for name in row["also"].split(";") if name),
    )


def bodies_in(given: Table, where: str, names: Mapping[str, str]) -> Iterator[Body]:
    """Yield the bodies that a file holds under `[[body]]`; `names` are those of actors by code."""
    for fields in Fields(given, where).tables("body"):
        body = fields.name("id")
        fields.named(f"{where}, body {body}")
        members = tuple(_listed(member, names) for member in fields.tables("member"))
        _check_apart(members, fields.where)
        yield Body(
            body,
            fields.text("name", body),
            members,
            fields.text("rules", ""),
            fields.day("from"),
            fields.day("to"),
        )
        fields.finish()


def _listed(fields: Fields, names: Mapping[str, str]) -> Member:
    actor = fields.name("actor")
    begins, ends = fields.day("from"), fields.day("to")
    if begins is not None and ends is not None and ends < begins:
        raise Refused(f"{fields.where}: {actor} leaves on {ends}, before it joins on {begins}")
    member = Member(actor, fields.text("name", names.get(actor, actor)), begins, ends)
    fields.finish()
    return member


def _check_apart(members: Iterable[Member], where: str) -> None:
    """Nobody is a member twice on one day."""
    by_actor: dict[str, list[Member]] = {}
    for member in members:
        for other in by_actor.setdefault(member.actor, []):
            if _overlap(member, other):
                raise Refused(f"{where}: {member.actor} is a member twice at the same time")
        by_actor[member.actor].append(member)


def _overlap(one: Member, other: Member) -> bool:
    first, second = sorted((one, other), key=lambda member: member.begins or date.min)
    return first.ends is None or (second.begins or date.min) <= first.ends


def body_on(name: str, day: date, among: Iterable[Body]) -> Body:
    """Return the body of that name, if its members are known on the day. Raises Refused."""
    bodies = tuple(among)
    body = next((body for body in bodies if body.id == name), None)
    if body is None:
        known = ", ".join(body.id for body in bodies) or "none"
        raise Refused(f"there is no body {name!r}; known are {known}")
    if body.begins is not None and day < body.begins:
        raise Refused(f"the members of {name} are not known before {body.begins}, only from then")
    if body.ends is not None and day > body.ends:
        raise Refused(f"the members of {name} are not known after {body.ends}")
    if not body.on(day):
        raise Refused(f"{name} has no members on {day}")
    return body


def actor_of(name: str, body: Body, day: date) -> str | None:
    """Return the code of a member by its code or a name of that day; None where it is none."""
    wanted = name.casefold()
    for member in body.on(day):
        if wanted in {member.actor.casefold(), member.name.casefold()} | {
            other.casefold() for other in member.also
        }:
            return member.actor
    return None
