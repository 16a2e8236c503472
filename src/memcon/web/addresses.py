"""What the address of each page asks for, read off a request and cut to a fair length."""

from starlette.requests import Request

from memcon.web.acts import HIDDEN_AT_FIRST
from memcon.web.ledger_page import Asked
from memcon.web.messages_page import MessagesAsked
from memcon.web.positions_asked import PositionsAsked
from memcon.web.reach_asked import AskedReach
from memcon.web.votes_asked import AskedVote

LONGEST_ASKED = 200  # characters of a field in the address
MOST_CHOSEN = 40  # parties in an address
LONGEST_CLAUSE = 2000  # characters of a clause in the address
MOST_SENSES = 20


def number(request: Request, name: str) -> int:
    """Return a number from the address, counted from 0; -1 where there is none."""
    given = request.query_params.get(name, "")
    return int(given) - 1 if given.isascii() and given.isdigit() and len(given) < 9 else -1


def hidden(request: Request) -> tuple[str, ...]:
    """Return the kinds of acts that the address hides: "hide=claim,ask"; "" hides none.

    The kind that it asks for is shown in any case: "act=claim".
    """
    given = request.query_params.get("hide")
    kinds = HIDDEN_AT_FIRST if given is None else tuple(given.split(","))
    return tuple(kind for kind in kinds if kind != request.query_params.get("act"))


def ledger_asked(request: Request) -> Asked:
    """Return what the address of the ledger asks for."""
    said = request.query_params
    kind, party, point, as_of, text = (
        said.get(name, "")[:LONGEST_ASKED].strip()
        for name in ("kind", "party", "point", "as-of", "text")
    )
    return Asked(kind, party, as_of, text, max(0, number(request, "page")), point)


def messages_asked(request: Request) -> MessagesAsked:
    """Return what the address of the messages asks for."""
    said = request.query_params
    about, as_of, party = (
        said.get(name, "")[:LONGEST_ASKED].strip() for name in ("about", "as-of", "party")
    )
    return MessagesAsked(about, as_of, party)


def positions_asked(request: Request) -> PositionsAsked:
    """Return what the address of the positions asks for."""
    said = request.query_params
    as_of, cell, matter = (
        said.get(name, "")[:LONGEST_ASKED].strip() for name in ("as-of", "cell", "matter")
    )
    chosen = (code[:LONGEST_ASKED].strip() for code in said.getlist("party")[:MOST_CHOSEN])
    return PositionsAsked(as_of, cell, matter, tuple(dict.fromkeys(filter(None, chosen))))


def reach_asked(request: Request) -> AskedReach:
    """Return what the address of the reach of a clause asks for."""
    said = request.query_params

    def line(name: str, longest: int = LONGEST_ASKED) -> str:
        return said.get(name, "")[:longest].strip()

    return AskedReach(
        line("register"),
        line("clause"),
        line("instead"),
        line("covers", LONGEST_CLAUSE),
        line("covers-instead", LONGEST_CLAUSE),
        line("as-of"),
        tuple(sense for sense in said.getlist("mean") if sense)[:MOST_SENSES],
        line("show"),
    )


def vote_asked(request: Request) -> AskedVote:
    """Return what the address of the votes asks for."""
    said = request.query_params
    suppose = (one[:LONGEST_ASKED].strip() for one in said.getlist("suppose")[:MOST_CHOSEN])
    return AskedVote(
        said.get("vote", "")[:LONGEST_ASKED].strip(),
        max(0, number(request, "step") + 1),
        tuple(dict.fromkeys(filter(None, suppose))),
    )
