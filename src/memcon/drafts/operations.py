"""An amendment's operation as a table of a TOML file, and back."""

from collections.abc import Mapping

from memcon.drafts.tables import Table
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

_ALL = ("type", "eId", "exact", "occurrence")
_MORE: Mapping[str, tuple[str, ...]] = {
    "substitution": ("new",),
    "insertion": ("place", "new", "provision"),
    "repeal": (),
    "replacement": ("new", "provision"),
    "renumbering": ("num",),
    "split": ("place", "second"),
    "join": ("other",),
    "move": ("place", "beside"),
}


def operation_of(table: Table) -> Operation:
    """Return the operation that a table describes. Raises DraftError with the key."""
    kind = table.text("type", None)
    if kind not in _MORE:
        raise table.wrong("type", f"“{kind}” is none of {', '.join(_MORE)}")
    table.only(*_ALL, *_MORE[kind])
    anchor = Anchor(table.text("eId", None), table.text("exact"), table.count("occurrence"))
    match kind:
        case "substitution":
            return Substitution(anchor, table.text("new", None))
        case "repeal":
            return Repeal(anchor)
        case "replacement":
            return Replacement(anchor, table.text("new", None), provisions(table))
        case "renumbering":
            return Renumbering(anchor, table.text("num", None))
        case "split":
            return Split(anchor, table.choice("place", Place), table.text("second", None))
        case "join":
            return Join(anchor, table.text("other", None))
        case "move":
            return Move(anchor, table.choice("place", Place), table.text("beside", None))
        case _:
            return _insertion(table, anchor)


def _insertion(table: Table, anchor: Anchor) -> Operation:
    place, brought = table.choice("place", Place), provisions(table)
    if brought and "new" in table.values:
        raise table.wrong("new", "an insertion brings words or provisions, not both")
    if brought:
        return Addition(anchor, place, brought)
    return Insertion(anchor, place, table.text("new", None))


def provisions(table: Table) -> tuple[Provision, ...]:
    """Return the provisions that a table lists."""
    return tuple(provision_of(one) for one in table.tables("provision"))


def provision_of(table: Table) -> Provision:
    """Return the provision that a table describes."""
    table.only("eId", "kind", "text", "under")
    parent = table.text("under") or None
    default = ProvisionKind.SUB if parent else ProvisionKind.OPERATIVE
    kind = table.choice("kind", ProvisionKind, default)
    return Provision(table.text("eId", None), kind, table.text("text", None), parent)


def row(operation: Operation) -> dict[str, object]:
    """Return an operation as the values of a table; what is not said is left out."""
    anchor = operation.anchor
    found: dict[str, object] = {"type": operation.type, "eId": anchor.eid}
    if anchor.exact:
        found["exact"] = anchor.exact
    if anchor.occurrence is not None:
        found["occurrence"] = anchor.occurrence
    match operation:
        case Substitution(_, new):
            found["new"] = new
        case Insertion(_, place, new):
            found |= {"place": place.value, "new": new}
        case Addition(_, place, brought):
            found |= {"place": place.value, "provision": [provision_row(one) for one in brought]}
        case Replacement(_, new, brought):
            found |= {"new": new, "provision": [provision_row(one) for one in brought]}
        case Renumbering(_, num):
            found["num"] = num
        case Split(_, place, second):
            found |= {"place": place.value, "second": second}
        case Join(_, other):
            found["other"] = other
        case Move(_, place, beside):
            found |= {"place": place.value, "beside": beside}
        case Repeal():
            pass
    return {key: value for key, value in found.items() if value != []}


def provision_row(provision: Provision) -> dict[str, object]:
    """Return a provision as the values of a table."""
    found: dict[str, object] = {"eId": provision.eid}
    if provision.parent is None:
        found["kind"] = provision.kind.value
    else:
        found["under"] = provision.parent
    found["text"] = provision.text
    return found
