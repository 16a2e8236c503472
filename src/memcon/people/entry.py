"""How a register writes a person: "Marten, General Anton I., Jr.", "Chou (Zhou) En-lai"."""

import re
from collections.abc import Iterator

from memcon.model.people import Name, Registered, Split
from memcon.names.fold import folded
from memcon.names.name import is_initial, name_of, particles, parts_of
from memcon.names.vocabulary import ANY_TITLE, FAMILY, GIVEN, SUFFIX, vocabulary
from memcon.people.tenure import tenures

_BRACKETS = re.compile(r"\s+[(\[]([^()\[\]]*)[)\]]")
_QUOTED = re.compile(r"[“\"‘”]([^“”\"‘’]+)[”\"’]")
_SERVICE = re.compile(r"\b(?:ret|retired|USA|USN|USAF|USMC|died|born|d|b)\b|\d", re.I)
_TOGETHER = re.compile(r"(?<=\.)(?=[^\W\d_])")


def registered(id: str, name: str, description: str = "") -> Registered:
    """Return the person that a row of a register writes so."""
    rest = description
    if rest.startswith(name):
        rest = rest[len(name) :]
    names = tuple(dict.fromkeys(_names(name))) or (name_of((name,)),)
    said = rest.strip(" ,.;")
    if said.lower().startswith("see "):
        return Registered(id, name, description, names, (), True)
    return Registered(id, name, description, names, tenures(said))


def _names(name: str) -> Iterator[Name]:
    """The name itself, then the others that stand in brackets and quotation marks."""
    others = [said for said in _BRACKETS.findall(name) if not _SERVICE.search(said)]
    pet = [said.strip(" ,.") for said in _QUOTED.findall(_BRACKETS.sub("", name))]
    base = " ".join(_QUOTED.sub(" ", _BRACKETS.sub("", name)).replace(" ,", ",").split())
    first = _one(base)
    if first is None:
        return
    yield first
    for other in others:
        yield from _other(name, base, other, first)
    for word in pet:
        for split in first.splits[:1]:
            yield Name(first.written, first.titles, (Split((folded(word),), split.surname),))


def _other(name: str, base: str, other: str, first: Name) -> Iterator[Name]:
    """What brackets add: another spelling of the word before them, or another name."""
    words = other.split()
    before = name[: name.index(other)].rstrip(" ([")
    kind = vocabulary().of(words[0])
    if len(words) == 1 and before and not kind & GIVEN:
        last = before.split()[-1]
        spelled = _one(base.replace(last, other, 1))
        if spelled:
            yield spelled
    elif kind & GIVEN or is_initial(words[0]):
        given = tuple(part for word in words for part in parts_of(word))
        yield Name(first.written, first.titles, (Split(given, first.splits[0].surname),))
    else:
        spelled = _one(other)
        if spelled:
            yield spelled


def _one(said: str) -> Name | None:
    parts = [part.split() for part in said.split(",")]
    family, titles = _untitled(parts[0])
    given: list[str] = []
    for part in parts[1:]:
        kept, more = _untitled_given([w for word in part for w in _TOGETHER.sub(" ", word).split()])
        titles += more
        given += [word for word in kept if not vocabulary().of(word) & SUFFIX]
    family = [word for word in family if not vocabulary().of(word) & SUFFIX]
    if not family:
        return None
    named = tuple(title.lower() for title in titles)
    if not given:
        return _in_one(tuple(family), named)
    while given and given[-1] in ("de", "du", "von", "van", "la", "los", "der", "del", "da", "di"):
        family.insert(0, given.pop())
    surname = tuple(part for word in family for part in parts_of(word))
    firsts = tuple(part for word in given for part in parts_of(word))
    written = " ".join([*given, *family])
    return Name(written, named, (Split(firsts, surname),))


def _in_one(words: tuple[str, ...], titles: tuple[str, ...]) -> Name:
    """A name without a comma: given name first, family first, or one name in two words."""
    name = name_of(words, titles)
    parts = tuple(part for word in words for part in parts_of(word))
    if len(parts) == 1 or vocabulary().of(words[0]) & GIVEN or is_initial(words[0]):
        return name
    if parts[0] in particles() and not vocabulary().of(words[0]) & FAMILY:
        return Name(name.written, titles, (Split((), parts),))
    extra = [Split(parts[1:], parts[:1])]
    if len(words) == 2:
        extra.append(Split((), parts))
    if not name.splits[0].given or name.splits[0].surname == parts[:1]:
        extra = []  # the family's name comes first, and is known as one
    return Name(name.written, titles, tuple(dict.fromkeys([*name.splits, *extra])))


def _untitled(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of the family's name, and the titles that stand before them."""
    at = 0
    while at < len(words) - 1 and _is_title(words[at]):
        at += 1
    return words[at:], words[:at]


def _untitled_given(words: list[str]) -> tuple[list[str], list[str]]:
    """The given names, and the titles before them or in their place ("Prince")."""
    at = 0
    while at < len(words) and (_is_title(words[at]) or (at and words[at] == "of")):
        at += 1
    return words[at:], words[:at]


def _is_title(word: str) -> bool:
    flags = vocabulary().of(word)
    return bool(flags & ANY_TITLE) and not flags & GIVEN and len(word.rstrip(".")) > 1
