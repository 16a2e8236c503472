"""How an act is named on the page: a word or two for the margin, and the kind it is filtered by."""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.marks import Act, Attitude, Certainty, Deed, Outcome, Strength
from memcon.web.ties import Ties

_DOES = {
    Deed.PROPOSE: "proposes", Deed.ASK: "asks", Deed.ANSWER: "answers", Deed.REQUEST: "requests",
    Deed.COMMIT: "undertakes", Deed.AGREE: "agrees", Deed.REFUSE: "refuses",
    Deed.STANCE: "takes a position", Deed.CLAIM: "claims", Deed.MESSAGE: "message",
    Deed.KNOWLEDGE: "knowledge", Deed.INSTRUCT: "instructs",
}  # fmt: skip
_STANDS = {
    Attitude.FOR: "for", Attitude.AGAINST: "against", Attitude.CONDITIONAL: "for, if",
    Attitude.ABSTAIN: "abstains", Attitude.UNDECIDED: "undecided", Attitude.RESERVED: "reserves",
}  # fmt: skip
_UNDERTAKES = {
    Strength.PROMISED: "promises", Strength.PRACTICALLY_PROMISED: "all but promises",
    Strength.OFFERED: "offers", Strength.INTENDED: "intends",
    Strength.PROPOSED_NORM: "norm for all",
}  # fmt: skip
_BECAME = {
    Outcome.ANSWERED: "answered", Outcome.PARTLY: "answered in part", Outcome.EVADED: "evaded",
    Outcome.DEFERRED: "deferred", Outcome.SELF_ANSWERED: "answered by the asker",
    Outcome.RHETORICAL: "rhetorical", Outcome.UNANSWERED: "no answer in this record",
    Outcome.AGREED: "agreed", Outcome.REFUSED: "refused",
}  # fmt: skip
_UNMET = {
    Outcome.EVADED: "evaded", Outcome.DEFERRED: "deferred", Outcome.RHETORICAL: "rhetorical",
    Outcome.UNANSWERED: "unanswered",
}  # fmt: skip
_ANSWERS = {
    Outcome.PARTLY: "in part", Outcome.EVADED: "evades", Outcome.DEFERRED: "defers",
}  # fmt: skip
_IN_DOUBT = frozenset({
    Certainty.POSSIBLE, Certainty.REPORTED, Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL,
    Certainty.IRONIC,
})  # fmt: skip
OWN_DOUBT = "own doubt"
SUGGESTED = "suggest/"  # what the rules of acts begin with that a language model suggests

# The filter, in its order: what each kind is called there, and whether it is shown at first.
# Nearly every sentence claims something, so that a plain claim is shown when asked for.
FILTERS = (
    ("ask", "asks", True), ("answer", "answers", True), ("propose", "proposes", True),
    ("request", "requests", True), ("commit", "promises", True), ("agree", "agrees", True),
    ("refuse", "refuses", True), ("stance", "positions", True), ("message", "messages", True),
    ("knowledge", "knowledge", True), ("instruct", "instructs", True),
    ("doubt", "claims in doubt", True), ("claim", "claims", False),
)  # fmt: skip
HIDDEN_AT_FIRST = tuple(kind for kind, _, shown in FILTERS if not shown)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in the margin: what is done, and in a lighter tone with what reserve."""

    kind: str
    does: str
    but: str

    @property
    def name(self) -> str:
        """The whole of it in words."""
        return f"{self.does}, {self.but}" if self.but else self.does


def label_of(act: Act, ties: Ties | None = None) -> Label:
    """Return the margin's words for an act, and for what other acts make of it."""
    but = [*reserves(act)]
    if act.status in _UNMET:
        but.append(_UNMET[act.status])
    if ties is not None:
        if act.act is Deed.ANSWER:
            met = (asked.status for asked in ties.met_by(act))
            but += dict.fromkeys(_ANSWERS[status] for status in met if status in _ANSWERS)
        if ties.correcting(act):
            but.append("corrected")
    return Label(kind_of(act), does(act), ", ".join(but))


def kind_of(act: Act) -> str:
    """Return the kind by which an act is filtered: a claim in doubt is one of its own."""
    if act.act is Deed.CLAIM and (act.flag is not None or act.certainty in _IN_DOUBT):
        return "doubt"
    return act.act.value


def does(act: Act) -> str:
    """Return what is done: "asks", "for, if", "promises"."""
    if act.act is Deed.STANCE and act.value is not None:
        return _STANDS[act.value]
    if act.act is Deed.COMMIT and act.strength is not None:
        return _UNDERTAKES[act.strength]
    if _says_negated(act):
        return "did not know"
    return _DOES[act.act]


def certainty(act: Act) -> str:
    """Return how surely the words hold what they say."""
    return "hearsay" if act.certainty is Certainty.REPORTED else act.certainty.value


def outcome(act: Act) -> str:
    """Return what became of a question, a request or a proposal; "" where nothing was read."""
    return _BECAME[act.status] if act.status is not None else ""


def reserves(act: Act) -> Iterator[str]:
    """Yield what keeps the words from being plainly meant, or from being read for certain."""
    if act.ground.rule.startswith(SUGGESTED):
        yield "suggested"
    if act.certainty is Certainty.CONDITIONAL:
        if act.value is not Attitude.CONDITIONAL:
            yield "if"
    elif act.certainty is not Certainty.ASSERTED and not _says_negated(act):
        yield certainty(act)
    if act.flag is not None:
        yield OWN_DOUBT
    if act.corrects is not None:
        yield "corrects"


def _says_negated(act: Act) -> bool:
    return act.act is Deed.KNOWLEDGE and act.certainty is Certainty.NEGATED
