"""The lists into which the reader parts the ledger, and which entries each of them holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from memcon.model.ledger import Entry
from memcon.model.marks import Deed, Outcome

_OPEN = frozenset(
    {None, Outcome.UNANSWERED, Outcome.EVADED, Outcome.DEFERRED, Outcome.PARTLY}
)  # None: what became of it is not plain


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

    def holds(self, entry: Entry) -> bool:
        """Tell whether an entry belongs to the list."""
        if entry.act not in self.deeds or entry.passage.at.end <= entry.passage.at.start:
            return False
        return not self.only_open or is_open(entry)


def is_open(entry: Entry) -> bool:
    """Tell whether a question got no answer in its record, or none that is plainly one."""
    return entry.act is Deed.ASK and entry.status in _OPEN


LISTS = (
    EntryList(
        "open",
        "Open questions",
        "No question is left open: each has an answer in its record.",
        frozenset({Deed.ASK}),
        "Asked, and not answered in the same record, or not plainly. A later record may answer.",
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
        "Whether a promise was kept is not read.",
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


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many entries each list holds."""
    found = dict.fromkeys(BY_KEY, 0)
    for entry in entries:
        for one in LISTS:
            found[one.key] += one.holds(entry)
    return found


def shown_at_first(entry: Entry) -> bool:
    """Tell whether an entry is in one of the lists that are shown before any is chosen."""
    return entry.act in _SHOWN_AT_FIRST and entry.passage.at.end > entry.passage.at.start
