"""An invented draft on a zone without mines, and shorthand for amendments to it."""

from dataclasses import replace

from memcon.drafts.outline import Outline
from memcon.model.drafts import (
    Amendment,
    Anchor,
    Expression,
    Insertion,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    Status,
    Step,
    Substitution,
    Work,
)

BASE = Expression(
    "L.7",
    (
        Provision("formula", ProvisionKind.FORMULA, "The Conference,"),
        Provision("pre_1", ProvisionKind.PREAMBULAR, "Recalling the passage of vessels,"),
        Provision("op_1", ProvisionKind.OPERATIVE, "Declares that no mine shall be laid;"),
        Provision(
            "op_2",
            ProvisionKind.OPERATIVE,
            "Calls upon all States to keep mines and the means of laying them out of ports under"
            " their jurisdiction:",
        ),
        Provision("op_2_a", ProvisionKind.SUB, "in peace;", "op_2"),
        Provision("op_2_b", ProvisionKind.SUB, "in war;", "op_2"),
        Provision("op_3", ProvisionKind.OPERATIVE, "Invites all States to report to all States;"),
        Provision("op_4", ProvisionKind.OPERATIVE, "Decides to meet again."),
    ),
    date="1961-02-24",
)
OUTLINE = Outline.of(BASE)


def amendment(name: str, *operations: Operation, to: str = "L.7", on: str = "") -> Amendment:
    steps = (Step(Status.SUBMITTED, on),) if on else ()
    return Amendment(name, to, ("KES",), operations, steps)


def replaces(eid: str, exact: str, new: str, occurrence: int | None = None) -> Substitution:
    return Substitution(Anchor(eid, exact, occurrence), new)


def inserts(eid: str, exact: str, new: str, place: Place = Place.AFTER) -> Insertion:
    return Insertion(Anchor(eid, exact), place, new)


def texts(expression: Expression) -> dict[str, str]:
    return {one.eid: one.text for one in expression.provisions}


def work(*amendments: Amendment, **more: object) -> Work:
    made = Work("L.7", expressions=(BASE,), amendments=amendments)
    return replace(made, **more)  # type: ignore[arg-type]


WIDER = amendment("L.9", replaces("op_2", "under their jurisdiction", "regardless of jurisdiction"))
YEARLY = amendment("L.10", inserts("op_3", "to report", "each year"))
OPEN = amendment(
    "L.11", replaces("op_2", "ports under their jurisdiction", "ports open to commerce")
)
