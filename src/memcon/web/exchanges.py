"""What was asked, proposed and promised in a record, and what became of it, in three lists."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from memcon.model.marks import Act, Deed, Outcome, Strength
from memcon.web.acts import does, outcome, reserves
from memcon.web.grounds import Quote, address, quote, short
from memcon.web.parties import NAMELESS, Look
from memcon.web.rail import MOST_ROWS, View
from memcon.web.study import Study

LONGEST_WORDS = 150
SAYS_MORE = 0.7  # of an act's words: a matter that is longer says nothing that they do not

_LISTS = (
    (
        "Questions and answers",
        frozenset({Deed.ASK}),
        "No questions are read in this record.",
    ),
    (
        "Proposals and responses",
        frozenset({Deed.PROPOSE, Deed.REQUEST}),
        "No proposals or requests are read in this record.",
    ),
    (
        "Promises",
        frozenset({Deed.COMMIT}),
        "No promises are read in this record.",
    ),
)
_OPEN = frozenset({Outcome.UNANSWERED, Outcome.EVADED, Outcome.DEFERRED, Outcome.PARTLY})


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One question, proposal or promise: who, what words, and what became of it.

    `due` tells that a question or proposal is not, or not wholly, met in the record.
    """

    look: Look | None
    who: str
    does: str
    to: str
    on: str
    words: Quote
    opens: str
    kind: str
    reserve: str
    status: str
    due: bool
    response: Quote | None
    responder: str


@dataclass(frozen=True, slots=True)
class ExchangeList:
    """One list with its true total; `none` is what it says when it is empty."""

    name: str
    rows: tuple[ExchangeRow, ...]
    total: int
    none: str


def exchanges_of(view: View, study: Study) -> tuple[ExchangeList, ...]:
    """Return the lists beside one part of a record: questions, proposals, promises."""
    speakers = _Speakers(study)
    acts = sorted(study.reading.of(Act), key=lambda act: (act.at.start, act.at.end))
    lists = []
    for name, deeds, none in _LISTS:
        of = [act for act in acts if act.act in deeds and act.at.end > act.at.start]
        here = [act for act in of if view.shows(act.at)][:MOST_ROWS]
        rows = tuple(_row(view, speakers, act) for act in here)
        lists.append(ExchangeList(name, rows, len(of), none))
    return tuple(lists)


def _row(view: View, speakers: "_Speakers", act: Act) -> ExchangeRow:
    look, who = speakers.of(act)
    responder = speakers.at(act.response.start) if act.response is not None else ""
    words = quote(view.layout, act.at, view.part)
    return ExchangeRow(
        look,
        who,
        does(act),
        " and ".join(act.to),
        _matter(act),
        replace(words, words=short(words.words, LONGEST_WORDS)),
        f"why-{address(act.at)}",
        act.act.value,
        _reserve(act),
        _status(act),
        act.status in _OPEN,
        quote(view.layout, act.response, view.part) if act.response is not None else None,
        responder if responder != who else "",
    )


def _matter(act: Act) -> str:
    """Return what it is about, unless that is nearly all of its words."""
    said = act.at.end - act.at.start
    return short(act.on, LONGEST_WORDS) if len(act.on) < SAYS_MORE * said else ""


def _reserve(act: Act) -> str:
    norm = ("nobody’s promise",) if act.strength is Strength.PROPOSED_NORM else ()
    return ", ".join((*reserves(act), *norm))


def _status(act: Act) -> str:
    """Return what became of it; a promise has no answer."""
    if act.act is Deed.COMMIT and act.status is None:
        return ""
    return outcome(act) or ("answer not read" if act.act is Deed.ASK else "response not read")


class _Speakers:
    """Who does an act, as the page draws him: by the turn in which it stands, if that is his."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._turns = study.layout.turns
        self._starts = [turn.at.start for turn in self._turns]

    def of(self, act: Act) -> tuple[Look | None, str]:
        """Return the look and the name of who does it; no look where that is not plain."""
        index = self._figure(act)
        if index is not None and self._study.roll.figures[index].named:
            return self._study.looks.of[index], self._study.roll.figures[index].name
        return None, act.actor if act.actor.strip() and index is None else NAMELESS.name

    def at(self, offset: int) -> str:
        """Return the name of him whose words stand at a place."""
        turn = self._turn(offset)
        figure = (
            None if turn is None else self._study.roll.figures[self._study.roll.speaker_of[turn]]
        )
        return figure.name if figure is not None and figure.named else ""

    def _figure(self, act: Act) -> int | None:
        """Return whose act it is: the speaker of the place, or else the only one of that name."""
        figures = self._study.roll.figures
        turn = self._turn(act.at.start)
        if turn is not None:
            index = self._study.roll.speaker_of[turn]
            said = {speech.speaker for speech in self._turns[turn].speeches}
            if act.actor in said or act.actor in figures[index].names:
                return index
        found = [
            index
            for index, figure in enumerate(figures)
            if (act.person == figure.id if act.person else act.actor in figure.names)
        ]
        return found[0] if len(found) == 1 else None

    def _turn(self, offset: int) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._turns[index].at.end else None
