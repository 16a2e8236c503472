"""The lists into which the reader parts the ledger, and which entries each of them holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from memcon.ledger.following.bearing import FOLLOWED
from memcon.ledger.following.follow import Following
from memcon.model.following import Fate, Followed
from memcon.model.ledger import Entry
from memcon.model.marks import Deed, Outcome, Strength

_OPEN = frozenset(
    {None, Outcome.UNANSWERED, Outcome.EVADED, Outcome.DEFERRED, Outcome.PARTLY}
)  # None: what became of it is not plain
_LEFT_OPEN = frozenset({Fate.OPEN, Fate.LATE, Fate.PARTLY, Fate.EVADED, Fate.DEFERRED})


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of entries by the end of a day, where later records have been looked through."""

    following: Following | None = None
    day: date | None = None

    def of(self, entry: Entry) -> Followed | None:
        """Return what became of an entry; None where nobody looked, or nothing can become of it."""
        if self.following is None or entry.act not in FOLLOWED:
            return None
        return self.following.followed(entry, self.day)

    def is_open(self, entry: Entry) -> bool:
        """Tell whether a question has no plain answer, or a promise is not said to be kept."""
        followed = self.of(entry)
        if followed is not None:
            return followed.fate in _LEFT_OPEN
        if entry.act is Deed.COMMIT:
            return entry.strength is not Strength.PROPOSED_NORM
        return entry.act is Deed.ASK and entry.status in _OPEN


NOT_FOLLOWED = Fates()


@dataclass(frozen=True, slots=True)
class EntryList:
    """One list: its name in addresses, its heading, what it says when empty, what it holds.

    `more` is said below the heading. A list that is `apart` is shown only when it is chosen.
    """

    key: str
    name: str
    none: str
    deeds: frozenset[Deed]
    more: str = ""
    only_open: bool = False
    apart: bool = False

    def holds(self, entry: Entry, fates: Fates = NOT_FOLLOWED) -> bool:
        """Tell whether an entry belongs to the list."""
        if entry.act not in self.deeds or entry.passage.at.end <= entry.passage.at.start:
            return False
        return not self.only_open or fates.is_open(entry)


LISTS = (
    EntryList(
        "open",
        "Open questions",
        "No question is left open: each has an answer.",
        frozenset({Deed.ASK}),
        "Asked, and not answered, or not plainly, in any record by then.",
        only_open=True,
    ),
    EntryList(
        "undone",
        "Open promises",
        "No promise is left open.",
        frozenset({Deed.COMMIT}),
        "Undertaken, and no record by then says that it was done. That does not say it was not.",
        only_open=True,
    ),
    EntryList(
        "questions", "Questions and answers", "No questions are read.", frozenset({Deed.ASK})
    ),
    EntryList(
        "proposals",
        "Proposals and requests",
        "No proposals or requests are read.",
        frozenset({Deed.PROPOSE, Deed.REQUEST}),
    ),
    EntryList(
        "promises",
        "Promises",
        "No promises are read.",
        frozenset({Deed.COMMIT}),
        "What later records say became of a promise stands below it.",
    ),
    EntryList("messages", "Messages", "No messages are told of.", frozenset({Deed.MESSAGE})),
    EntryList(
        "knowledge",
        "Knowledge",
        "Nobody is read to say what he knew or had not heard.",
        frozenset({Deed.KNOWLEDGE}),
    ),
    EntryList(
        "instructions",
        "Instructions",
        "No instructions are told of.",
        frozenset({Deed.INSTRUCT}),
    ),
    EntryList("stances", "Stances", "No stances are read.", frozenset({Deed.STANCE})),
    EntryList(
        "agreements",
        "Agreements and refusals",
        "No agreements or refusals are read.",
        frozenset({Deed.AGREE, Deed.REFUSE}),
        apart=True,
    ),
    EntryList("answers", "Answers", "No answers are read.", frozenset({Deed.ANSWER}), apart=True),
    EntryList(
        "claims",
        "Claims",
        "No claims are read.",
        frozenset({Deed.CLAIM}),
        "Nearly every sentence claims something.",
        apart=True,
    ),
)
BY_KEY: Mapping[str, EntryList] = {one.key: one for one in LISTS}
_SHOWN_AT_FIRST = frozenset(deed for one in LISTS if not one.apart for deed in one.deeds)


def counts(entries: Iterable[Entry], fates: Fates = NOT_FOLLOWED) -> dict[str, int]:
    """Return how many entries each list holds."""
    found = dict.fromkeys(BY_KEY, 0)
    for entry in entries:
        for one in LISTS:
            found[one.key] += one.holds(entry, fates)
    return found


def shown_at_first(entry: Entry) -> bool:
    """Tell whether an entry is in one of the lists that are shown before any is chosen."""
    return entry.act in _SHOWN_AT_FIRST and entry.passage.at.end > entry.passage.at.start
