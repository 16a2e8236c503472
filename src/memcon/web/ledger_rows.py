"""An entry of the ledger as a row: when, who, the words, what became of it, how surely."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from memcon.ledger.days import bound
from memcon.model.following import Bearing, Fate
from memcon.model.ledger import Entry, Passage
from memcon.model.marks import Act, Deed, Ground, Outcome, Strength
from memcon.web.acts import SUGGESTED, certainty, does, kind_of, outcome
from memcon.web.dating import in_words
from memcon.web.folded import Folded
from memcon.web.grounds import address, short
from memcon.web.ledger_lists import NOT_FOLLOWED, Fates
from memcon.web.parties import NAMELESS, Look, look_of_side, looks_of
from memcon.web.record_page import href_of

LONGEST_WORDS = 260
LONGEST_RESPONSE = 170
SAYS_MORE = 0.7  # of an entry's words: a matter that is longer says nothing that they do not
_UNMET = frozenset({Outcome.UNANSWERED, Outcome.EVADED, Outcome.DEFERRED, Outcome.PARTLY})


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a record, and the way to them."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry; `due` tells that it is not, or not wholly, met in its record.

    `again` tells that the row above it has the same day. `when` is "" where there is none.
    `by_day` is the day by which its own words say that it is to be done, `late` that this day has
    passed and nothing says that it was; `later` are passages that bear on it.
    """

    when: str
    again: bool
    look: Look | None
    who: str
    does: str
    to: str
    said: Words
    on: str
    status: str
    due: bool
    response: Words | None
    corrected: Words | None
    doubt: Words | None
    certainty: str
    remark: str
    rule: str
    record: str
    record_href: str
    by_day: str = ""
    late: bool = False
    later: tuple["Later", ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """A later passage that bears on an entry: what it does, whose it is, and why it is held to."""

    how: str
    who: str
    when: str
    said: Words
    because: str


class Rows:
    """Draws rows: it knows the parties' looks and where each record's parts begin."""

    def __init__(self, folded: Folded, fates: Fates = NOT_FOLLOWED) -> None:
        """Take the ledger from which the entries come, and what became of them."""
        self._fates = fates
        self._kept = folded.kept
        self._looks: Mapping[str, Look] = {look.code: look for look in looks_of(folded.dossier)}

    def of(self, entries: tuple[Entry, ...]) -> tuple[EntryRow, ...]:
        """Return the rows of some entries that stand one below the other."""
        days = (None, *(entry.said_on for entry in entries))
        return tuple(
            self._row(entry, day is not None and day == entry.said_on)
            for entry, day in zip(entries, days, strict=False)
        )

    def look(self, party: str | None) -> Look | None:
        """Return how a party is drawn; None where it is not known."""
        if party is None:
            return None
        return self._looks.get(party) or look_of_side(party)

    def _row(self, entry: Entry, again: bool) -> EntryRow:
        act = _act(entry)
        remarks = []
        if entry.rule.startswith(SUGGESTED):
            remarks.append("suggested")
        if entry.strength is Strength.PROPOSED_NORM:
            remarks.append("nobody’s promise")
        return EntryRow(
            in_words(entry.said_on) if entry.said_on else "",
            again,
            self.look(entry.party),
            entry.actor if entry.actor.strip() else NAMELESS.name,
            does(act),
            " and ".join(entry.to),
            self.said(entry),
            _matter(entry),
            _status(entry, act),
            entry.status in _UNMET or (entry.act is Deed.ASK and self._fates.is_open(entry)),
            self.passage(entry.response),
            self.passage(entry.superseded_by),
            self.passage(entry.doubt),
            certainty(act),
            ", ".join(remarks),
            entry.rule,
            entry.passage.record,
            href_of(entry.passage.record),
            *self._became(entry),
        )

    def _became(self, entry: Entry) -> tuple[str, bool, tuple[Later, ...]]:
        """Return by when it is to be done, whether that is past, and what later passages say."""
        followed = self._fates.of(entry)
        if followed is None:
            return "", False, ()
        due = _by_day(followed.due.value) if followed.due and followed.due.value else ""
        return due, followed.fate is Fate.LATE, tuple(map(self._later, followed.bearings))

    def _later(self, one: Bearing) -> Later:
        entry = one.later
        return Later(
            one.how.value,
            entry.actor if entry.actor.strip() else NAMELESS.name,
            in_words(entry.said_on) if entry.said_on else "no date",
            self.said(entry),
            one.because,
        )

    def said(self, entry: Entry) -> Words:
        """Return an entry's words with the way to them, where their explanation opens."""
        return self._words(entry.passage, LONGEST_WORDS, kind_of(_act(entry)))

    def passage(self, passage: Passage | None) -> Words | None:
        """Return other words of a record with the way to them, None where there are none."""
        return self._words(passage, LONGEST_RESPONSE) if passage is not None else None

    def _words(self, passage: Passage, longest: int, kind: str = "") -> Words:
        """Return words with the way to them; `kind` names the act whose explanation opens there."""
        kept = self._kept.get(passage.record)
        starts = kept.summary.part_starts if kept is not None else ()
        asked = []
        if len(starts) > 1:
            asked.append(f"part={max(1, bisect_right(starts, passage.at.start))}")
        if kind:
            asked.append(f"act={kind}")
        query = f"?{'&'.join(asked)}" if asked else ""
        href = f"{href_of(passage.record)}{query}#{address(passage.at)}"
        return Words(short(passage.words, longest), href)


def _by_day(value: str) -> str:
    """Return a due time in words; of an interval, its last day."""
    last = bound(value, last=True)
    return in_words(last.isoformat() if "/" in value and last else value)


def _act(entry: Entry) -> Act:
    """Return the entry as the mark that it was, for the words of the page."""
    return Act(
        entry.passage.at,
        Ground(entry.rule),
        act=entry.act,
        value=entry.value,
        certainty=entry.certainty,
        strength=entry.strength,
        flag=entry.doubt.at if entry.doubt is not None else None,
        status=entry.status,
    )


def _matter(entry: Entry) -> str:
    """Return what it is about, unless that is nearly all of its words."""
    said = entry.passage.at.end - entry.passage.at.start
    return short(entry.on, LONGEST_RESPONSE) if len(entry.on) < SAYS_MORE * said else ""


def _status(entry: Entry, act: Act) -> str:
    """Return what became of it; of most acts nothing can."""
    said = outcome(act)
    if said:
        return said
    if entry.act is Deed.ASK:
        return "answer not read"
    return "response not read" if entry.act in (Deed.PROPOSE, Deed.REQUEST) else ""
