"""Entries, ledgers and agendas made for tests; every state and person in them is invented."""

from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.board import Board
from memcon.model.ledger import Entry, Parties, Passage
from memcon.model.marks import Attitude, Certainty, Deed, Form
from memcon.model.negotiation import Agenda, Matter, Point
from memcon.text.span import Span

PARTIES = Parties(
    {"marten": "HAL", "dahl": "HAL", "sabran": "KES", "hollis": "OST"},
    {"hal": "HAL", "halven": "HAL", "kes": "KES", "kestria": "KES", "ost": "OST", "ostmere": "OST"},
    {"marten": "HAL", "dahl": "HAL", "sabran": "KES", "hollis": "OST"},
)
VOICES = {
    "E. Marten": ("marten", "HAL"),
    "P. Dahl": ("dahl", "HAL"),
    "J. Sabran": ("sabran", "KES"),
    "R. Hollis": ("hollis", "OST"),
}
AGENDA = Agenda(
    (Matter("zone", "A mine-free zone in the strait"),),
    (
        Point("ports", "Which ports are covered", "zone", words=("situated in the strait",)),
        Point("tenders", "Harbour tenders", "zone", words=("the tenders",)),
        Point("inspection", "A joint commission of inspection", "zone"),
    ),
)


def entry(
    words: str,
    actor: str = "E. Marten",
    act: Deed = Deed.STANCE,
    where: tuple[str, str | None, int] = ("r1", "1961-03-14", 0),
    form: Form = Form.DIRECT,
) -> Entry:
    """Make an entry of one sentence; `where` is its record, the record's day and its start."""
    record, day, start = where
    person, party = VOICES.get(actor, (None, None))
    return Entry(
        act, Passage(record, Span(start, start + len(words)), words), day, actor, person, party, (),
        words, Attitude.FOR if act is Deed.STANCE else None, Certainty.ASSERTED, None, None, None,
        None, None, "act/phrase", "Because.", form=form,
    )  # fmt: skip


def board(*entries: Entry, agenda: Agenda = AGENDA) -> Board:
    """Make a board of entries."""
    return Board.of(Ledger.folded(entries, PARTIES), agenda)


def stances(made: Board, party: str, point: str) -> list[str]:
    """Return the stances of a cell's history, imputed ones in brackets."""
    return [told(one.stance, one.imputed) for one in made.cell(party, point).history]


def told(stance: Attitude, imputed: bool) -> str:
    """Return a stance in a word, in brackets where it is imputed."""
    return f"({stance.value})" if imputed else stance.value


def all_positions(made: Board) -> list[tuple[str, str, str]]:
    """Return party, point and stance of every position of a board."""
    return [
        (party, point, told(one.stance, one.imputed))
        for (party, point), found in made.by_cell.items()
        for one in found
    ]
