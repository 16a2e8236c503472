"""The page of votes: a run to be stepped through, with what may be supposed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from memcon.dates.calendar import in_words
from memcon.model.ledger import Passage
from memcon.model.rehearsal import Ballot, Case, Run, Step
from memcon.model.voting import Choice as Cast
from memcon.model.voting import Cited, MotionKind, Outcome
from memcon.text.span import Span
from memcon.votes import Rehearsed
from memcon.voting.rulesets import all_cited
from memcon.voting.said import choice_said, choices_said, counts_said, outcomes_said, tallied_said
from memcon.web.folded import Folded
from memcon.web.ledger_page import Choice
from memcon.web.ledger_rows import Rows, Words
from memcon.web.parties import Look
from memcon.web.record_page import Site
from memcon.web.shelf import Stock
from memcon.web.votes_asked import AskedVote, Votes

MOST_SWITCHED = 6  # members whose votes may all be supposed; of more, those that are open
MOST_DRAWN = 24  # members with a cell of their own; of a larger body, how many vote how

TextOf = Callable[[str], str | None]  # the text of a record by its id

_GLYPHS = {
    Cast.YES: "for",
    Cast.NO: "against",
    Cast.ABSTAIN: "abstain",
    Cast.ABSENT: "silent",
    Cast.NOT_PARTICIPATING: "silent",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in the list and in the table of the whole run."""

    number: int
    title: str
    outcome: str
    counts: str
    rules: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class BallotCell:
    """How one member votes at a step, and on what that rests."""

    look: Look
    glyph: str
    said: str
    weak: bool
    reasons: tuple[str, ...]
    cited: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a step leads to in one case."""

    when: str
    counts: str
    outcome: str


@dataclass(frozen=True, slots=True)
class StepPanel:
    """One step opened; `tally` says how a large body votes, of which no cells are drawn."""

    row: StepRow
    of: int
    what: str
    because: str
    majority: str
    ballots: tuple[BallotCell, ...]
    tally: str
    cases: tuple[CaseRow, ...]
    back: str
    next: str


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that may be supposed: its name and what can be chosen."""

    label: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A vote as it happened beside its rules."""

    title: str
    count: str
    recorded: str
    computed: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VotesPage:
    """The page of votes; without files `files` is empty, and without a run `panel` is None."""

    site: Site
    asked: AskedVote
    files: tuple[Choice, ...]
    title: str
    body: str
    day: str
    rules: str
    members: int
    steps: tuple[StepRow, ...]
    panel: StepPanel | None
    switches: tuple[Switch, ...]
    kept: tuple[str, ...]
    supposed: tuple[Choice, ...]
    warnings: tuple[str, ...]
    recorded: tuple[RecordedRow, ...]
    faults: tuple[str, ...]


def votes_page(
    stock: Stock, folded: Folded, votes: Votes, asked: AskedVote, text_of: TextOf
) -> VotesPage:
    """Return the page that an address asks for; what it asks wrongly is said and not followed."""
    files = votes.files
    faults = []
    if asked.vote and asked.vote not in files:
        faults.append(f"There is no vote “{asked.vote}”; the first is shown." if files else "")
    name = asked.vote if asked.vote in files else next(iter(files), "")
    site = Site(stock.dossier.title, stock.dossier.about)
    worked = votes.worked(name, asked.suppose) if name else None
    faults.extend(worked.faults if worked is not None else ())
    there = tuple(Choice(one, one, None, AskedVote(one).href, one == name) for one in files)
    if worked is None or worked.found is None or worked.plain is None:
        said = tuple(filter(None, faults))
        return VotesPage(site, asked, there, "", "", "", "", 0, (), None, (), (), (), (), (), said)
    asked = AskedVote(name, asked.step, worked.found.run.suppositions)
    return _page(site, there, Drawing(worked.found, worked.plain, asked, folded, text_of), faults)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A run, what it is without suppositions, and what is needed to draw it."""

    found: Rehearsed
    plain: Rehearsed
    asked: AskedVote
    folded: Folded
    text_of: TextOf

    @property
    def run(self) -> Run:
        """The run that is drawn."""
        return self.found.run

    @property
    def number(self) -> int:
        """The step that is open: the one asked for, else the first that is open, else the last."""
        steps = self.run.steps
        if 0 < self.asked.step <= len(steps):
            return self.asked.step
        undecided = [n for n, step in enumerate(steps, 1) if len(step.outcomes) > 1]
        return undecided[0] if undecided else len(steps)


def _page(
    site: Site, files: tuple[Choice, ...], drawing: Drawing, faults: Iterable[str]
) -> VotesPage:
    run = drawing.run
    switches = tuple(_switches(drawing))
    offered = {option.value for switch in switches for option in switch.options}
    return VotesPage(
        site,
        drawing.asked,
        files,
        run.title,
        run.body,
        in_words(run.day),
        run.rules.name,
        run.members,
        tuple(_rows(drawing)),
        _panel(drawing),
        switches,
        tuple(one for one in run.suppositions if one not in offered),
        tuple(
            Choice(one, one, None, drawing.asked.without(one).href, True)
            for one in run.suppositions
        ),
        run.warnings,
        tuple(_recorded(drawing.found)),
        tuple(filter(None, faults)),
    )


def _rows(drawing: Drawing) -> Iterator[StepRow]:
    run = drawing.run
    for number, step in enumerate(run.steps, 1):
        yield StepRow(
            number,
            _title(step),
            outcomes_said(step.outcomes, step.kind),
            counts_said(step.counts) if step.counts is not None else "",
            all_cited(step.rules, run.rules, run.day),
            replace(drawing.asked, step=number).href + "#step",
            number == drawing.number,
        )


def _title(step: Step) -> str:
    return f"{step.motion}: {step.title}" if step.kind is MotionKind.AMENDMENT else step.title


def _panel(drawing: Drawing) -> StepPanel:
    rows = tuple(_rows(drawing))
    number = drawing.number
    step, row = drawing.run.steps[number - 1], rows[number - 1]
    drawn = len(step.ballots) <= MOST_DRAWN
    return StepPanel(
        row,
        len(rows),
        step.what,
        f"{step.because[:1].upper()}{step.because[1:]}." if step.because else "",
        step.majority.value.replace("_", " ") if step.majority is not None else "",
        tuple(_cells(step, drawing)) if drawn else (),
        "" if drawn else tallied_said(step),
        tuple(_case(case, step) for case in step.swings or step.cases),
        rows[number - 2].href if number > 1 else "",
        rows[number].href if number < len(rows) else "",
    )


def _cells(step: Step, drawing: Drawing) -> Iterator[BallotCell]:
    looks = Rows(drawing.folded)
    for ballot in step.ballots:
        look = looks.look(ballot.actor) or Look("p0", ballot.actor, ballot.name)
        yield BallotCell(
            replace(look, name=ballot.name),
            _glyph(ballot),
            choices_said(ballot),
            not ballot.known,
            ballot.reasons,
            tuple(_words(cited, drawing, looks) for cited in ballot.cited),
        )


def _glyph(ballot: Ballot) -> str:
    if not ballot.known and not ballot.reasons:
        return "none"
    return "conditional" if len(ballot.choices) > 1 else _GLYPHS[ballot.choices[0]]


def _words(cited: Cited, drawing: Drawing, rows: Rows) -> Words:
    """Return the words on which a vote rests with the way to them, as far as there is one."""
    text = drawing.text_of(cited.record)
    place = re.search(r"\s+".join(map(re.escape, cited.words.split())), text) if text else None
    if place is None:
        return Words(cited.words, "")
    passage = Passage(cited.record, Span(place.start(), place.end()), cited.words)
    found = rows.passage(passage)
    return found if found is not None else Words(cited.words, "")


def _case(case: Case, step: Step) -> CaseRow:
    counts = counts_said(case.counts) if case.counts is not None else ""
    return CaseRow(case.when, counts, outcomes_said(case.outcomes, step.kind))


def _switches(drawing: Drawing) -> Iterator[Switch]:
    """Yield what may be supposed: circumstances, what is open, votes at the step that is shown."""
    business = drawing.found.business
    for one in business.circumstances:
        yield _switch(one.said, one.id, ("met", "not met"), drawing)
    for step in drawing.plain.run.steps:
        kind = business.by_id[step.motion].kind if step.motion else None
        if kind is MotionKind.SEPARATE:
            yield _switch(step.what.split(".")[0], step.motion, ("granted", "refused"), drawing)
        elif len(set(step.outcomes) - {Outcome.NOT_PUT}) > 1:
            yield _switch(_title(step), step.motion, ("adopted", "rejected"), drawing)
    yield from _vote_switches(drawing)


def _vote_switches(drawing: Drawing) -> Iterator[Switch]:
    plain = {step.motion: step for step in drawing.plain.run.steps}
    step = plain.get(drawing.run.steps[drawing.number - 1].motion)
    if step is None or len(step.ballots) > MOST_DRAWN:
        return
    few = len(step.ballots) <= MOST_SWITCHED
    for ballot in step.ballots:
        if few or len(ballot.choices) > 1:
            subject = f"{ballot.actor} {step.motion}"
            unsaid = "as planned" if ballot.known else "open"
            votes = tuple(choice.value for choice in (Cast.YES, Cast.NO, Cast.ABSTAIN))
            yield _switch(f"{ballot.name} votes on {step.motion}", subject, votes, drawing, unsaid)


def _switch(
    label: str, subject: str, words: tuple[str, ...], drawing: Drawing, unsaid: str = "open"
) -> Switch:
    """Return a switch; `unsaid` is what it is called when nothing is supposed."""
    label = label[:1].upper() + label[1:]
    supposed = drawing.run.suppositions
    options = [(f"{subject} {word}", _said(word)) for word in words]
    chosen = next((value for value, _ in options if value in supposed), "")
    return Switch(
        label,
        tuple(
            Choice(value, name, None, "", value == chosen)
            for value, name in (("", unsaid), *options)
        ),
    )


def _said(word: str) -> str:
    return next((choice_said(choice) for choice in Cast if choice.value == word), word)


def _recorded(found: Rehearsed) -> Iterator[RecordedRow]:
    for one in found.recorded:
        yield RecordedRow(
            one.title,
            str(one.count),
            one.recorded.value if one.recorded is not None else "not stated",
            one.computed.value,
            one.remarks,
        )
