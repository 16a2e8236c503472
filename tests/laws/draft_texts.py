"""Texts and amendments for the laws: few words, so that they repeat, and every operation."""

from hypothesis import strategies as st

from memcon.drafts.outline import Outline
from memcon.drafts.quotation import places_of
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Expression,
    Insertion,
    Join,
    Move,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    Repeal,
    Replacement,
    Split,
    Substitution,
)

WORDS = ("mines", "ports", "all States", "the Narrows", "ships, lights", "and", "“each year”", "no")
ENDS = (";", ".", ",", "; and", "", " ", "  x")
PLACES = st.sampled_from(Place)
BESIDE = st.sampled_from((Place.BEFORE, Place.AFTER))


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """A wording of a few words that repeat."""
    glue = draw(st.sampled_from((" ", " ", " ", "  ")))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
    return glue.join(words) + draw(st.sampled_from(ENDS))


@st.composite
def texts(draw: st.DrawFn) -> Expression:
    """A text of up to six paragraphs, some with sub-paragraphs."""
    provisions: list[Provision] = []
    for number in range(draw(st.integers(1, 4))):
        eid = f"op_{number}"
        provisions.append(Provision(eid, ProvisionKind.OPERATIVE, draw(wordings())))
        for sub in range(draw(st.sampled_from((0, 0, 1, 2)))):
            name = f"{eid}_{sub}"
            provisions.append(Provision(name, ProvisionKind.SUB, draw(wordings()), eid))
    return Expression("L.1", tuple(provisions))


@st.composite
def anchors(draw: st.DrawFn, text: Expression) -> Anchor:
    """Some words of a provision, with their occurrence where they repeat."""
    one = draw(st.sampled_from(text.provisions))
    words = one.text.split()
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, min(len(words), first + 3)))
    exact = " ".join(words[first:last]).strip(";.,")
    found = places_of(exact, one.text)
    number = draw(st.integers(1, len(found))) if len(found) > 1 else None
    return Anchor(one.eid, exact, number)


@st.composite
def operations(draw: st.DrawFn, text: Expression, name: str) -> Operation:
    """An operation on a text; not every one can be done."""
    one = draw(st.sampled_from(text.provisions))
    other = draw(st.sampled_from(text.provisions))
    whole = Anchor(one.eid)
    new = draw(wordings()).strip()
    kind = ProvisionKind.SUB if one.parent else ProvisionKind.OPERATIVE
    match draw(st.integers(0, 11)):
        case 0 | 1:
            return Substitution(draw(anchors(text)), new)
        case 2 | 3:
            return Repeal(draw(anchors(text)))
        case 4 | 5:
            return Insertion(draw(anchors(text)), draw(BESIDE), new)
        case 6:
            return Insertion(whole, draw(st.sampled_from((Place.START, Place.END))), new)
        case 7:
            return Addition(whole, draw(BESIDE), (Provision(name, kind, new, one.parent),))
        case 8:
            return Move(whole, draw(PLACES), other.eid)
        case 9:
            wholes: tuple[Operation, ...] = (
                Repeal(whole),
                Replacement(whole, new),
                Join(whole, other.eid),
            )
            return draw(st.sampled_from(wholes))
        case _:
            return Split(draw(anchors(text)), draw(BESIDE), name)


@st.composite
def amended_texts(draw: st.DrawFn, most: int = 3) -> tuple[Expression, tuple[Amendment, ...]]:
    """A text and some amendments to it."""
    text = draw(texts())
    Outline.of(text)
    found = []
    for number in range(draw(st.integers(1, most))):
        name = f"am_{number}"
        many = draw(st.sampled_from((1, 1, 1, 2)))
        made = tuple(draw(operations(text, f"{name}_{index}")) for index in range(many))
        found.append(Amendment(name, text.symbol, operations=made))
    return text, tuple(found)
