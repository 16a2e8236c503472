"""What an amending instruction comes to: operations on the provisions that it names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from memcon.drafts.instructions import Action, Instruction
from memcon.drafts.naming import named, tops
from memcon.drafts.outline import ORDINALS, Outline
from memcon.drafts.paragraphs import brought
from memcon.drafts.quotation import places_of, unmarked, unpointed
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Anchor,
    Insertion,
    Join,
    Move,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    Renumbering,
    Repeal,
    Replacement,
    Split,
    Substitution,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An instruction, the quotations that it may use, the text it is about, a name for new ids."""

    instruction: Instruction
    quotes: tuple[str, ...]
    outline: Outline
    name: str

    @property
    def eid(self) -> str:
        """The provision that is spoken of. Raises DraftError where none is."""
        if not self.instruction.place:
            raise DraftError("it does not say in which paragraph")
        return named(self.instruction.place, self.outline)

    def words(self, part: str) -> str:
        """The words quoted for a part of the instruction, without note marks."""
        return unmarked(self.quotes[self.instruction.quote(part)])

    def exact(self, part: str) -> str:
        """Words quoted from the text: a comma put inside the quotation is not, where it is not.

        Some printers put the comma of the instruction there: after the words “to report,” insert.
        """
        said, text = self.words(part), self.outline.at(self.eid).text
        bare = unpointed(said)
        return bare if places_of(bare, text) and not places_of(said, text) else said

    @property
    def side(self) -> Place:
        """Before or after."""
        after = self.instruction.said["side"] in ("after", "following")
        return Place.AFTER if after else Place.BEFORE

    @property
    def kind(self) -> ProvisionKind:
        """The kind of paragraph that is spoken of: operative where it is not said."""
        preambular = self.instruction.said.get("kind", "").strip() == "preambular"
        return ProvisionKind.PREAMBULAR if preambular else ProvisionKind.OPERATIVE


def understood(asked: Asked) -> Iterator[Operation]:
    """Yield the operations that an instruction asks for. Raises DraftError where it cannot be."""
    yield from _READERS[asked.instruction.action](asked)


def _anchors(asked: Asked) -> Iterator[Anchor]:
    """Yield the quoted words as an anchor, or several for "wherever they occur"."""
    said = asked.instruction.said
    eid, exact = asked.eid, asked.exact("old")
    count = len(places_of(exact, asked.outline.at(eid).text))
    if "every" in said and count > 1:
        yield from (Anchor(eid, exact, number) for number in range(1, count + 1))
        return
    which = said.get("time") or said.get("first")
    if which is None:
        yield Anchor(eid, exact)
    else:
        yield Anchor(eid, exact, count if which == "last" else ORDINALS.index(which) + 1)


def _substitute(asked: Asked) -> Iterator[Operation]:
    new = asked.words("new")
    yield from (Substitution(anchor, new) for anchor in _anchors(asked))


def _delete(asked: Asked) -> Iterator[Operation]:
    yield from (Repeal(anchor) for anchor in _anchors(asked))


def _insert(asked: Asked) -> Iterator[Operation]:
    new = asked.words("new")
    yield from (Insertion(anchor, asked.side, new) for anchor in _anchors(asked))


def _insert_between(asked: Asked) -> Iterator[Operation]:
    before, after = asked.exact("old"), asked.exact("second")
    eid = asked.eid
    both = f"{before} {after}"
    found = places_of(both, asked.outline.at(eid).text)
    if len(found) != 1:
        raise DraftError(f"“{both}” does not stand just once in {eid}")
    number = [at.start for at in places_of(before, asked.outline.at(eid).text)].index(
        found[0].start
    )
    anchor = Anchor(eid, before, number + 1)
    yield Insertion(anchor, Place.AFTER, asked.words("new"))


def _insert_at_end(asked: Asked) -> Iterator[Operation]:
    place = Place.END if asked.instruction.said["end"] == "end" else Place.START
    yield Insertion(Anchor(asked.eid), place, asked.words("new"))


def _delete_whole(asked: Asked) -> Iterator[Operation]:
    yield Repeal(Anchor(asked.eid))


def _brought(asked: Asked, kind: ProvisionKind, parent: str | None) -> tuple[Provision, ...]:
    quoted = asked.quotes[asked.instruction.quote("new")]
    found = brought(quoted, kind, parent, asked.name)
    if found is None:
        raise DraftError("the numbers of the new paragraphs do not follow one another")
    return tuple(found)


def _replace_whole(asked: Asked) -> Iterator[Operation]:
    old = asked.outline.at(asked.eid)
    first, *others = _brought(asked, old.kind, old.parent)
    if any(one.parent == old.parent for one in others):
        raise DraftError(f"{old.eid} would become several paragraphs: replace it, then add them")
    under = (_under(one, first.eid, old.eid) for one in others)
    yield Replacement(Anchor(old.eid), first.text, tuple(under))


def _under(one: Provision, first: str, eid: str) -> Provision:
    parent = eid if one.parent == first else one.parent
    return Provision(one.eid, one.kind, one.text, parent)


def _new_beside(asked: Asked) -> Iterator[Operation]:
    beside = asked.outline.at(asked.eid)
    said = asked.instruction.said.get("kind")
    kind = asked.kind if said else beside.kind
    if beside.parent is not None and not said:
        kind = ProvisionKind.SUB
    elif kind is not beside.kind:
        raise DraftError(f"a new {kind.value} paragraph would stand beside {beside.eid}")
    yield Addition(Anchor(beside.eid), asked.side, _brought(asked, kind, beside.parent))


def _new_numbered(asked: Asked) -> Iterator[Operation]:
    there = tops(asked.outline, asked.kind)
    number = int(asked.instruction.said["number"])
    if not 1 <= number <= len(there) + 1 or not there:
        raise DraftError(f"there is no place for a new {asked.kind.value} paragraph {number}")
    new = _brought(asked, asked.kind, None)
    if number <= len(there):
        yield Addition(Anchor(there[number - 1]), Place.BEFORE, new)
    else:
        yield Addition(Anchor(there[-1]), Place.AFTER, new)


def _new_at_end(asked: Asked) -> Iterator[Operation]:
    there = tops(asked.outline, asked.kind)
    if not there:
        raise DraftError(f"there is no {asked.kind.value} paragraph after which it could stand")
    yield Addition(Anchor(there[-1]), Place.AFTER, _brought(asked, asked.kind, None))


def _new_sub(asked: Asked) -> Iterator[Operation]:
    eid = asked.eid
    letter = asked.instruction.said.get("letter")
    there = asked.outline.under(eid)
    if letter is not None:
        count = ord(letter) - ord("a") if len(letter) == 1 else -1
        if count != len(there):
            raise DraftError(f"({letter}) is not the next sub-paragraph of {eid}")
    yield Addition(Anchor(eid), Place.END, _brought(asked, ProvisionKind.SUB, eid))


def _nothing(_: Asked) -> Iterator[Operation]:
    yield from ()


def _renumber(asked: Asked) -> Iterator[Operation]:
    yield Renumbering(Anchor(asked.eid), asked.instruction.said["number"])


def _move(asked: Asked) -> Iterator[Operation]:
    other = named(asked.instruction.said["other"], asked.outline)
    yield Move(Anchor(asked.eid), asked.side, other)


def _join(asked: Asked) -> Iterator[Operation]:
    yield Join(Anchor(asked.eid), named(asked.instruction.said["other"], asked.outline))


def _split(asked: Asked) -> Iterator[Operation]:
    for anchor in _anchors(asked):
        yield Split(anchor, asked.side, asked.name)


_READERS: Mapping[Action, Callable[[Asked], Iterator[Operation]]] = {
    Action.SUBSTITUTE: _substitute,
    Action.DELETE: _delete,
    Action.INSERT: _insert,
    Action.INSERT_BETWEEN: _insert_between,
    Action.INSERT_AT_END: _insert_at_end,
    Action.DELETE_WHOLE: _delete_whole,
    Action.REPLACE_WHOLE: _replace_whole,
    Action.NEW_BESIDE: _new_beside,
    Action.NEW_NUMBERED: _new_numbered,
    Action.NEW_AT_END: _new_at_end,
    Action.NEW_SUB: _new_sub,
    Action.NOTHING: _nothing,
    Action.RENUMBER: _renumber,
    Action.MOVE: _move,
    Action.JOIN: _join,
    Action.SPLIT: _split,
}
