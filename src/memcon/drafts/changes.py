"""What operations come to on one text: edits at places, and provisions that come, go or move.

Places are those of the text before any of the changes; all are made at once.
"""

from dataclasses import dataclass, field

from memcon.model.drafts import Provision
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Words at a place in a provision become others; `quoted` are the words it takes hold of.

    Where words go, a space beside them goes too, unless the edit is to be taken `literally`.
    """

    eid: str
    at: Span
    old: str
    new: str
    quoted: Span = field(compare=False)
    literally: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """Provisions come in before the `index`th of those under `parent`."""

    parent: str | None
    index: int
    provisions: tuple[Provision, ...]
    beside: str | None = field(default=None, compare=False)

    @property
    def slot(self) -> tuple[str | None, int]:
        """Under what it comes in, and before the how-manieth."""
        return self.parent, self.index


@dataclass(frozen=True, slots=True)
class Removed:
    """A provision goes, with all that stands under it."""

    eid: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A provision goes before the `index`th of those under `parent`."""

    eid: str
    parent: str | None
    index: int
    beside: str | None = field(default=None, compare=False)

    @property
    def slot(self) -> tuple[str | None, int]:
        """Under what it comes in, and before the how-manieth."""
        return self.parent, self.index


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A provision has other words, and other provisions under it."""

    eid: str
    new: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A provision ends at `at.start`; what stands after `at.end` is a provision of its own."""

    eid: str
    at: Span
    second: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A provision takes in the words of the next, with `glue` between them."""

    eid: str
    other: str
    glue: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A provision is said to have a number afterwards."""

    eid: str
    num: str


Change = Edit | Added | Removed | Moved | Rewritten | Cut | Joined | Numbered


def content(change: Change) -> object:
    """Return what makes two changes the same: the ids of new provisions are of no account."""
    match change:
        case Added(parent, index, provisions):
            return "added", parent, index, _shapes(provisions)
        case Rewritten(eid, new, provisions):
            return "rewritten", eid, new, _shapes(provisions)
        case Cut(eid, at):
            return "cut", eid, at
        case _:
            return change


def _shapes(provisions: tuple[Provision, ...]) -> tuple[tuple[str, str, int], ...]:
    places = {one.eid: number for number, one in enumerate(provisions)}
    return tuple((one.kind.value, one.text, places.get(one.parent or "", -1)) for one in provisions)
