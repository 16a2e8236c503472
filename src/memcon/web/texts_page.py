"""The page of texts: a text on a day with its amendments drawn in, their order and conflicts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from memcon.dates.calendar import in_words
from memcon.drafts.moment import by_then, days_of
from memcon.drafts.shown import as_marked
from memcon.drafts.study import Study, study_of
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Evidence, RelationKind, Status, Work
from memcon.model.ledger import Passage
from memcon.text.span import Span
from memcon.texts import Kept, between
from memcon.votes import Put
from memcon.web.folded import Folded
from memcon.web.ledger_page import Choice
from memcon.web.ledger_rows import Rows, Words
from memcon.web.parties import Look, looks_of
from memcon.web.record_page import Site
from memcon.web.shelf import Stock
from memcon.web.stepper import Stepper, stepper
from memcon.web.texts_asked import AskedText, Texts
from memcon.web.texts_rows import (
    AmendmentRow,
    ConflictRow,
    Drawing,
    ProvisionRow,
    amendment_rows,
    conflict_row,
    provision_rows,
    shortened,
)

MOST_CONFLICTS = 40  # side by side on a page
_KINDS = {
    "draft_resolution": "Draft resolution",
    "working_paper": "Working paper",
    "treaty": "Treaty",
}

TextOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class TextView:
    """A text as shown. `more_conflicts` counts those that are not drawn side by side.

    `compared` are the provisions of two states, () where none are asked for. `put` is the order in
    which the amendments are put to the vote, and stand here; None where no file says.
    """

    symbol: str
    kind: str
    body: str
    title: str
    status: str
    revision: str
    sponsors: tuple[Look, ...]
    stepper: Stepper | None
    day: str
    rows: tuple[ProvisionRow, ...]
    amendments: tuple[AmendmentRow, ...]
    conflicts: tuple[ConflictRow, ...]
    more_conflicts: int
    same: tuple[str, ...]
    states: tuple[Choice, ...]
    compared: tuple[ProvisionRow, ...]
    evidence: tuple[Words, ...]
    put: Put | None = None

    @property
    def differ(self) -> bool:
        """Whether anything differs between the two states compared."""
        return any(row.changes for row in self.compared)


@dataclass(frozen=True, slots=True)
class TextsPage:
    """The page of texts; `faults` say what in the address or the files could not be followed."""

    site: Site
    asked: AskedText
    texts: tuple[Choice, ...]
    shown: TextView | None
    faults: tuple[str, ...]


def texts_page(
    stock: Stock, folded: Folded, texts: Texts, asked: AskedText, text_of: TextOf
) -> TextsPage:
    """Return the page that an address asks for; what it asks wrongly is said and not followed."""
    kept, faults = texts.read()
    said = list(faults)
    site = Site(stock.dossier.title, stock.dossier.about)
    by_symbol = {one.work.symbol: one for one in kept}
    if asked.text and asked.text not in by_symbol and kept:
        said.append(f"There is no text “{asked.text}”; the first is shown.")
    chosen = by_symbol.get(asked.text) or next(iter(kept), None)
    there = tuple(_choice(one, chosen) for one in kept)
    if chosen is None:
        return TextsPage(site, asked, there, None, tuple(said))
    asked = replace(asked, text=chosen.work.symbol)
    try:
        view, more = _view(chosen.work, asked, _looks(stock), _Finder(folded, text_of))
    except DraftError as trouble:
        return TextsPage(site, asked, there, None, (*said, f"{trouble}."))
    return TextsPage(site, asked, there, view, (*said, *more))


def as_put(page: TextsPage, orders: Iterable[Put]) -> TextsPage:
    """Return the page with the amendments in the order of the first vote that puts them all."""
    view = page.shown
    if view is None or not view.amendments:
        return page
    by_name = {one.touch.short: one for one in view.amendments}
    for put in orders:
        if by_name.keys() == set(put.amendments) & by_name.keys():
            rows = tuple(by_name[name] for name in put.amendments if name in by_name)
            return replace(page, shown=replace(view, amendments=rows, put=put))
    return page


def _choice(one: Kept, chosen: Kept | None) -> Choice:
    work = one.work
    name = work.title or work.symbol
    return Choice(work.symbol, name, None, AskedText(work.symbol).href, one is chosen)


def _looks(stock: Stock) -> Mapping[str, Look]:
    every = looks_of(stock.dossier)
    return {name.casefold(): look for look in every for name in (look.name, look.code)}


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the words of evidence in the records."""

    folded: Folded
    text_of: TextOf

    def __call__(self, evidence: Evidence) -> Words:
        """Return the words with the way to them, as far as there is one."""
        text = self.text_of(evidence.record)
        at = None
        if text and evidence.start is not None and evidence.end is not None:
            given = Span(evidence.start, evidence.end)
            at = given if given.of(text) == evidence.exact else None
        elif text:
            words = r"\s+".join(map(re.escape, evidence.exact.split()))
            found = re.search(words, text) if words else None
            at = Span(found.start(), found.end()) if found else None
        if at is None:
            return Words(evidence.exact, "")
        passage = Passage(evidence.record, at, evidence.exact)
        return Rows(self.folded).passage(passage) or Words(evidence.exact, "")


def _view(
    work: Work, asked: AskedText, looks: Mapping[str, Look], finder: _Finder
) -> tuple[TextView, list[str]]:
    faults: list[str] = []
    days = tuple(days_of(work))
    day = _day(asked, days, faults)
    study = _study(work, day, asked, faults)
    drawing = Drawing(study, looks, finder, {one.id: one for one in work.amendments})
    met = [one for one in study.relations if one.kind is RelationKind.CONFLICTS and one.conflict]
    alike = [one for one in study.relations if one.kind is RelationKind.SAME_AS]
    moment = study.moment
    kind = moment.status
    view = TextView(
        work.symbol,
        _KINDS[work.kind.value],
        work.body,
        work.title or work.symbol,
        "" if kind is Status.SUBMITTED else kind.value.replace("_", " "),
        moment.revision.symbol,
        tuple(drawing.look(one.actor) for one in moment.sponsors),
        _stepper(work, days, day, asked),
        in_words(day) if day else "",
        provision_rows(study.marked.rows, drawing),
        tuple(amendment_rows(drawing)),
        tuple(conflict_row(drawing, one) for one in met[:MOST_CONFLICTS]),
        max(0, len(met) - MOST_CONFLICTS),
        tuple(f"{one.a.amendment} and {one.b.amendment}: {one.because}" for one in alike),
        tuple(_states(work, days)),
        _compared(work, asked, faults),
        tuple(map(finder, work.evidence)),
    )
    return view, faults


def _day(asked: AskedText, days: tuple[date, ...], faults: list[str]) -> date | None:
    if asked.as_of and asked.day is None:
        faults.append(f"“{asked.as_of}” is no day; a day is written as 1961-03-14.")
    return asked.day or (days[-1] if days else None)


def _study(work: Work, day: date | None, asked: AskedText, faults: list[str]) -> Study:
    """The text on the day; amendments in the address that are not pending are not drawn."""
    if asked.draw is None:
        return study_of(work, day)
    drawn: list[str] = []
    for name in dict.fromkeys(asked.draw):
        try:
            study_of(work, day, (name,))
            drawn.append(name)
        except DraftError as trouble:
            faults.append(f"{trouble}; it is not drawn.")
    return study_of(work, day, drawn)


def _stepper(
    work: Work, days: tuple[date, ...], day: date | None, asked: AskedText
) -> Stepper | None:
    """The days on which something happened to the text; there must be two to step between."""
    if len(days) < 2:
        return None

    def href(to: date | None) -> str:
        return replace(asked, as_of=to.isoformat() if to else "", draw=None).href

    return stepper(days, day, {one: _remark(work, one) for one in days}, href)


def _remark(work: Work, day: date) -> str:
    """What happened to the text on a day."""
    said = [
        f"{shortened(one.symbol, work.symbol)} is laid down"
        for one in work.expressions
        if one.date == day.isoformat()
    ]
    for one in work.amendments:
        name = shortened(one.id, work.symbol)
        said += [
            f"{name} {step.status.value.replace('_', ' ')}"
            for step in one.steps
            if step.on == day.isoformat()
        ]
    return "; ".join(said[:3]) + (" …" if len(said) > 3 else "")


def _states(work: Work, days: tuple[date, ...]) -> Iterator[Choice]:
    """Yield what can be compared: the revisions, if several, and the days since the first."""
    if len(work.expressions) > 1:
        for one in work.expressions:
            yield Choice(one.symbol, one.symbol, None, "", False)
    first = work.expressions[0].date
    for day in days:
        if first is None or by_then(first, day):
            yield Choice(day.isoformat(), in_words(day), None, "", False)


def _compared(work: Work, asked: AskedText, faults: list[str]) -> tuple[ProvisionRow, ...]:
    if not asked.first or not asked.second:
        return ()
    try:
        rows = between(work, asked.first, asked.second)
    except DraftError as trouble:
        faults.append(f"{trouble}; nothing is compared.")
        return ()
    return provision_rows(as_marked(rows), None)
