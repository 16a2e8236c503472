"""What is worked out from the records on a shelf, once for as long as they stay as they are."""

from threading import Lock

from memcon.ledger.following.follow import Following
from memcon.ledger.positions.board import Board
from memcon.model.negotiation import Agenda
from memcon.model.reading import Reading
from memcon.web.folded import Folded, folded
from memcon.web.messages_page import Told
from memcon.web.proposal import Proposal, proposal_of
from memcon.web.shelf import Shelf, Stock
from memcon.web.standings import Standings
from memcon.web.study import Study, study_of

MOST_STUDIES = 6  # records made ready that are kept so
MOST_FOLLOWED = 40_000  # entries: looking what became of more takes longer than a reader waits


class Workings:
    """Works out what pages show; safe to ask from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        """Take the shelf; nothing is worked out yet."""
        self._shelf = shelf
        self._studies: dict[str, Study] = {}
        self._folded: Folded | None = None
        self._stand: tuple[Folded, Agenda, Standings] | None = None
        self._told: Told | None = None
        self._later: tuple[Folded, Following] | None = None
        self._proposal: tuple[Folded, Proposal] | None = None
        self._lock = Lock()

    def study(self, key: str, reading: Reading) -> Study:
        """Return the record made ready, from the last time if nothing has changed since."""
        dossier = self._shelf.dossier
        with self._lock:
            study = self._studies.pop(key, None)
        if study is None or study.reading is not reading or study.dossier is not dossier:
            study = study_of(reading, dossier)
        with self._lock:
            self._studies[key] = study
            while len(self._studies) > MOST_STUDIES:
                del self._studies[next(iter(self._studies))]
        return study

    def folded(self, stock: Stock) -> Folded:
        """Return the ledger of the shelf, from the last time if nothing has changed since."""
        with self._lock:
            last = self._folded
        self._folded = found = folded(stock, last)
        return found

    def standings(self, folded: Folded, agenda: Agenda) -> Standings:
        """Return where the parties stand, from the last time if nothing has changed since."""
        last = self._stand
        if last is not None and last[0] is folded and last[1] is agenda:
            return last[2]
        found = Standings.of(Board.of(folded.ledger, agenda))
        self._stand = folded, agenda, found
        return found

    def proposed(self, folded: Folded) -> Proposal:
        """Return what points there might be, from the last time if nothing has changed since."""
        last = self._proposal
        if last is None or last[0] is not folded:
            self._proposal = last = folded, proposal_of(folded)
        return last[1]

    def following(self, stock: Stock, folded: Folded) -> Following | None:
        """Return what later records say of earlier ones; None while they are still being read."""
        last = self._later
        if last is not None and last[0] is folded:
            return last[1]
        if stock.files_waiting or len(folded.ledger.entries) > MOST_FOLLOWED:
            return None
        found = Following.of(folded.ledger)
        self._later = folded, found
        return found

    def told(self, folded: Folded) -> Told:
        """Return what is told of messages, gathered once for as long as the ledger stays."""
        with self._lock:
            told = self._told
        if told is None or told.folded is not folded:
            self._told = told = Told.of(folded)
        return told
