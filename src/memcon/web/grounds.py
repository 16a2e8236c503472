"""Why each mark was made: what it was read as, the words it rests on, the reason and the rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.model.finding import Finding
from memcon.model.marks import Act, Form, Mark, Speech, Time
from memcon.text.span import Span
from memcon.web.acts import certainty, kind_of, outcome
from memcon.web.layout import Layout
from memcon.web.readas import name_of, read_as
from memcon.web.ties import Ties

LONGEST_QUOTE = 220  # characters; a longer quotation is shown by its beginning and its end
LONGEST_TITLE = 60
MOST_QUOTES = 4

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.:;] (?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the record, with their address and the name of their place."""

    words: str
    href: str
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something more that a mark says: in plain words, in the record's words, or both."""

    label: str
    said: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark or finding at a place; `said` says under `label` what the mark was read as.

    `facts` is what else it says; `act` is the kind by which an act is filtered.
    """

    kind: str
    title: str
    label: str
    said: str
    code: str
    rests_on: tuple[Quote, ...]
    because: str
    rule: str
    certainty: str = ""
    facts: tuple[Fact, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Everything said of one place; `address` is its permanent address on the record's page."""

    at: Span
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """The fragment that leads to the place, without "#"."""
        return address(self.at)

    @property
    def id(self) -> str:
        """The id of the explanation on the page."""
        return f"why-{self.address}"


def address(at: Span) -> str:
    """Return the permanent address of a place: "272-380"."""
    return f"{at.start}-{at.end}"


def short(words: str, longest: int = LONGEST_QUOTE) -> str:
    """Return the words on one line, the middle of long ones left out."""
    line = " ".join(words[: 4 * longest].split()) if len(words) > 4 * longest else None
    if line is None:
        line = " ".join(words.split())
        if len(line) <= longest:
            return line
    half = longest // 2
    tail = " ".join(words[-4 * half :].split())
    return f"{line[:half].rsplit(' ', 1)[0]} … {tail[-half:].split(' ', 1)[-1]}"


def whys(layout: Layout, marks: Iterable[Mark], findings: Iterable[Finding]) -> Iterator[Why]:
    """Yield the explanation of every place that has a mark or a finding, in order."""
    places: dict[Span, list[Entry]] = {}
    for finding in findings:
        places.setdefault(finding.at, []).append(_finding(layout, finding))
    ties = Ties.of(layout.reading.of(Act))
    for mark in marks:
        places.setdefault(mark.at, []).append(_mark(layout, mark, ties))
    for at in sorted(places):
        yield Why(at, tuple(dict.fromkeys(places[at])))


def quote(layout: Layout, at: Span, seen_from: int) -> Quote:
    """Return the words at a place, with an address that works from the part `seen_from`."""
    part = layout.part_of(at.start)
    page = "" if part == seen_from else f"?part={part + 1}"
    return Quote(
        short(at.of(layout.reading.record.text)),
        f"{page}#{address(at)}",
        layout.name_of(at.start),
    )


def _mark(layout: Layout, mark: Mark, ties: Ties) -> Entry:
    words, code = read_as(mark)
    part = layout.part_of(mark.at.start)
    rests_on = _rests_on(mark)
    return Entry(
        name_of(mark),
        short(mark.at.of(layout.reading.record.text), LONGEST_TITLE),
        "Read as",
        words,
        code,
        tuple(quote(layout, at, part) for at in rests_on[:MOST_QUOTES] if at.end > at.start),
        mark.ground.because,
        mark.ground.rule,
        _certainty(mark),
        tuple(_facts(layout, mark, ties)) if isinstance(mark, Act) else (),
        kind_of(mark) if isinstance(mark, Act) else "",
    )


def _rests_on(mark: Mark) -> tuple[Span, ...]:
    """Return the words that the mark rests on; a reported sentence also on who its speaker is."""
    label = mark.label if isinstance(mark, Speech) else None
    if isinstance(mark, Speech) and mark.form is Form.REPORTED and label is not None:
        return tuple(dict.fromkeys((*mark.ground.words, label)))
    return mark.ground.words or ((label or mark.at),)


def _certainty(mark: Mark) -> str:
    if isinstance(mark, Act):
        return certainty(mark)
    return mark.certainty if isinstance(mark, Time) else ""


def _facts(layout: Layout, act: Act, ties: Ties) -> Iterator[Fact]:
    """Yield what an act says beyond its kind, nothing where the reading says nothing."""
    part = layout.part_of(act.at.start)
    who = act.actor or "not named"
    yield Fact("Who", f"{who}, for {act.party}" if act.party else who)
    if act.to:
        yield Fact("To", " and ".join(act.to))
    if act.on:
        yield Fact("On", f"“{short(act.on)}”")
    if act.status is not None:
        yield Fact("Became", outcome(act))
    others = [("Own doubt", act.flag), ("Response", act.response), ("Corrects", act.corrects)]
    others += [("Responds to", other.at) for other in ties.met_by(act)[:MOST_QUOTES]]
    others += [("Corrected by", other.at) for other in ties.correcting(act)[:MOST_QUOTES]]
    for label, at in others:
        if at is not None:
            yield Fact(label, "", quote(layout, at, part))


def _finding(layout: Layout, finding: Finding) -> Entry:
    title, because = headline(finding.message)
    part = layout.part_of(finding.at.start)
    rests_on = (quote(layout, finding.at, part),) if finding.at.end > finding.at.start else ()
    status = "waits for a ruling" if finding.weighty else "for information"
    return Entry("Finding", title, "Status", status, "", rests_on, because, finding.code)


def headline(message: str) -> tuple[str, str]:
    """Return a finding's message as a headline and what follows it."""
    match = _SENTENCE_END.search(message)
    if match is None:
        return message.rstrip("."), ""
    return message[: match.start()].rstrip("."), message[match.end() :].strip()
