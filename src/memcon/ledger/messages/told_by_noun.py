"""Messages told of by their name alone: "a telegram from", "your letter", "his talk with"."""

from memcon.ledger.messages.naming import Tokens, named_after, named_before
from memcon.ledger.messages.told import Telling, delivery, ends_of, matter, owner, words_of
from memcon.model.negotiation import Delivery

_HAD = frozenset(("had", "have", "has", "held"))
_BACK = 3  # words from "had" to "talk": "had a long talk with"


def noun(said: Tokens, place: int) -> Telling | None:
    """Read a message that the words before or behind it say to be somebody's."""
    if place and said.low[place - 1] == "to":
        return None  # "to wire", "to note"
    whose = owner(said, max(0, place - 5), place)
    ends = ends_of(said, place + 1)
    sender = ends.sender or whose
    named = said.low[place + 1 : place + 2] == ["from"]
    if not (whose or named) or not (sender or ends.origin):
        return None
    held = Delivery.ASKED if said.said.rstrip("”\"’') ").endswith("?") else Delivery.TOLD
    about, at = matter(said, ends.last)
    return Telling(
        said.starts[place], ends.last, said.low[place], sender, ends.receivers, ends.via,
        ends.origin, about, at, held, by_name=True,
    )  # fmt: skip


def talk(said: Tokens, place: int) -> Telling | None:
    """Read "his conversation with Corvin", "had a talk with the Minister"."""
    if said.low[place + 1 : place + 2] != ["with"]:
        return None
    last = named_after(said, place + 2)
    to = words_of(said, place + 2, last)
    by = owner(said, max(0, place - 4), place)
    held: Delivery | None = Delivery.TOLD
    if not by:
        verb = next(
            (n for n in range(place - 1, max(-1, place - 1 - _BACK), -1) if said.low[n] in _HAD),
            None,
        )
        if verb is None:
            return None
        by, held = words_of(said, *named_before(said, verb)), delivery(said, verb)
    if held is None or not to or not by or to.lower() in ("you", "me", "us", "him", "them"):
        return None
    about, at = matter(said, last)
    return Telling(
        said.starts[place],
        last,
        "conversation",
        by,
        (to,),
        (),
        "",
        about,
        at,
        held,
        oral=True,
        by_name=True,
    )
