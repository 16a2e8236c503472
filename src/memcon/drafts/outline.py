"""How the provisions of a text lie under and after one another, and what numbers they bear."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Expression, Provision, ProvisionKind

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
DEEPEST = 8  # levels of paragraphs under one another
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Outline:
    """A text with its provisions by id, and the ids under each; those at the top are under None.

    `numbers` gives what is shown beside each: "2", "(a)", "(iv)", "" for what has no number.
    """

    expression: Expression
    provisions: Mapping[str, Provision]
    children: Mapping[str | None, tuple[str, ...]]
    numbers: Mapping[str, str]

    @classmethod
    def of(cls, expression: Expression) -> "Outline":
        """Return the outline. Raises DraftError where ids or places do not hold together."""
        found: dict[str, Provision] = {}
        children: dict[str | None, list[str]] = {}
        open_now: list[str] = []
        for one in expression.provisions:
            if not one.eid:
                raise DraftError(f"{expression.symbol}: a provision has no eId")
            if one.eid in found:
                raise DraftError(f"{expression.symbol}: two provisions have the eId {one.eid}")
            while open_now and open_now[-1] != one.parent:
                open_now.pop()
            if len(open_now) > DEEPEST:
                raise DraftError(f"{expression.symbol}: {one.eid} stands too deep under others")
            if one.parent is not None and not open_now:
                raise DraftError(
                    f"{expression.symbol}: {one.eid} must follow what it stands under, {one.parent}"
                )
            if (one.kind is ProvisionKind.SUB) != (one.parent is not None):
                raise DraftError(
                    f"{expression.symbol}: {one.eid} must have a parent if it is a sub-paragraph,"
                    " and none if it is not"
                )
            found[one.eid] = one
            children.setdefault(one.parent, []).append(one.eid)
            open_now.append(one.eid)
        under = {parent: tuple(eids) for parent, eids in children.items()}
        return cls(expression, found, under, dict(_numbers(found, under)))

    def under(self, eid: str | None) -> tuple[str, ...]:
        """Return the ids directly under a provision, in order."""
        return self.children.get(eid, ())

    def at(self, eid: str) -> Provision:
        """Return the provision with an id. Raises DraftError where there is none."""
        if eid not in self.provisions:
            raise DraftError(f"{self.expression.symbol} has no provision {eid}")
        return self.provisions[eid]

    def index(self, eid: str) -> int:
        """Return the place of a provision among its siblings."""
        return self.under(self.at(eid).parent).index(eid)

    def subtree(self, eid: str) -> Iterator[str]:
        """Yield a provision's id and those of all that stands under it, in order."""
        yield eid
        for child in self.under(eid):
            yield from self.subtree(child)

    def ancestors(self, eid: str | None) -> Iterator[str]:
        """Yield an id and those of what it stands under, from the inside out."""
        while eid is not None:
            yield eid
            eid = self.at(eid).parent

    def name(self, eid: str) -> str:
        """Return what a reader calls a provision: "operative paragraph 2 (a)"."""
        chain = tuple(self.ancestors(eid))
        top = self.at(chain[-1])
        numbers = " ".join(self.numbers[one] for one in reversed(chain))
        match top.kind:
            case ProvisionKind.OPERATIVE:
                return f"operative paragraph {numbers}"
            case ProvisionKind.PREAMBULAR:
                count = self._count(top)
                which = ORDINALS[count - 1] if count <= len(ORDINALS) else f"{count}th"
                return f"{which} preambular paragraph {numbers}".rstrip()
            case ProvisionKind.ANNEX:
                return f"annex, paragraph {self._count(top)} {numbers}".rstrip()
            case kind:
                return f"the {kind.value}"

    def _count(self, top: Provision) -> int:
        alike = [eid for eid in self.under(None) if self.provisions[eid].kind is top.kind]
        return alike.index(top.eid) + 1


def _numbers(
    found: Mapping[str, Provision], under: Mapping[str | None, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str | None, int]] = [(None, 0)]
    while waiting:
        parent, depth = waiting.pop()
        count = 0
        for eid in under.get(parent, ()):
            numbered = found[eid].kind in (ProvisionKind.OPERATIVE, ProvisionKind.SUB)
            count += numbered
            yield eid, numbered_as(count, depth) if numbered else ""
            waiting.append((eid, depth + 1))


def numbered_as(count: int, depth: int) -> str:
    """Return the number of the `count`th paragraph: 2, then (b), then (ii), then (B)."""
    match depth:
        case 0:
            return str(count)
        case 1:
            return f"({letters(count)})"
        case 2:
            return f"({roman(count)})"
        case 3:
            return f"({letters(count).upper()})"
        case _:
            return f"({count})"


def letters(count: int) -> str:
    """Return the `count`th letter: a to z, then aa, bb."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def roman(count: int) -> str:
    """Return a count in small Roman numerals."""
    said = ""
    for value, sign in _ROMAN:
        said += sign * (count // value)
        count %= value
    return said
