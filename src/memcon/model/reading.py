"""A record and everything read off it so far."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar, cast, get_type_hints

from msgspec.structs import replace as changed

from memcon.model.finding import Finding
from memcon.model.marks import Ground, Mark
from memcon.model.people import NOBODY, Register
from memcon.model.record import Record
from memcon.text.alignment import Alignment
from memcon.text.clean import clean
from memcon.text.paragraphs import Paragraph, paragraphs
from memcon.text.span import Span

M = TypeVar("M", bound=Mark)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reading:
    """A record with its marks and findings, all placed in `record.text`."""

    record: Record
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, kind: type[M]) -> tuple[M, ...]:
        """Return the marks of one kind in the order in which they were made."""
        return tuple(mark for mark in self.marks if isinstance(mark, kind))


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading in the making. Stages see this: `text` is the record's text cleaned for reading.

    Marks and findings are placed in `text`; `finished` lays them back on the record. `register`
    holds the people known beside the record.
    """

    record: Record
    text: str
    paragraphs: tuple[Paragraph, ...]
    alignment: Alignment
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    register: Register = NOBODY
    made: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    by_kind: dict[type[Mark], list[Mark]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, reading: Reading, register: Register = NOBODY) -> "Draft":
        """Clean the record's text and lay on it what the source's own markup said."""
        cleaned = clean(reading.record.text)
        there = cleaned.alignment.forth
        return cls(
            reading.record,
            cleaned.text,
            paragraphs(cleaned.text, cleaned.turns),
            cleaned.alignment,
            tuple(moved(mark, there) for mark in reading.marks),
            tuple(replace(finding, at=there(finding.at)) for finding in reading.findings),
            register,
        )

    def of_kind(self, kind: type[M]) -> tuple[M, ...]:
        """Return the marks of one kind in the order in which they were made."""
        if not self.by_kind and self.marks:
            for mark in self.marks:
                self.by_kind.setdefault(type(mark), []).append(mark)
        return cast("tuple[M, ...]", tuple(self.by_kind.get(kind, ())))

    def of_kinds(self, *kinds: type[Mark]) -> tuple[Mark, ...]:
        """Return the marks of several kinds, kind by kind."""
        return tuple([mark for kind in kinds for mark in self.of_kind(kind)])

    def once(self, make: "Callable[[Draft], R]") -> R:
        """Return what `make` makes of the text and its paragraphs: made once for all stages."""
        if make not in self.made:
            self.made[make] = make(self)
        return cast("R", self.made[make])

    def plus(self, found: "Iterable[Mark | Finding]") -> "Draft":
        """Return the draft with what a stage found."""
        news = tuple(found)
        marks = tuple([item for item in news if isinstance(item, Mark)])
        findings = tuple([item for item in news if isinstance(item, Finding)])
        return replace(self, marks=self.marks + marks, findings=self.findings + findings)

    def finished(self) -> Reading:
        """Lay every mark and finding on the record's own text, in the order of the text."""
        marks, findings = list(self.marks), list(self.findings)
        if self.alignment.cleaned:  # else the texts are the same, and so are the places
            back = self.alignment.back
            marks = [moved(mark, back) for mark in marks]
            findings = [replace(finding, at=back(finding.at)) for finding in findings]
        marks.sort(key=lambda mark: (mark.at.start, -mark.at.end, mark.kind))
        findings.sort(key=lambda finding: (finding.at.start, finding.at.end, finding.code))
        return Reading(self.record, tuple(marks), tuple(findings))


Stage = Callable[[Draft], "Iterable[Mark | Finding]"]


def moved(mark: M, there: Callable[[Span], Span]) -> M:
    """Return `mark` with every span in it, at whatever depth, moved by `there`."""
    ground = mark.ground
    news: dict[str, object] = {
        "ground": Ground(ground.rule, tuple([there(w) for w in ground.words]), ground.because)
    }
    for name in _placed(type(mark)):
        value = getattr(mark, name)
        if isinstance(value, Span):
            news[name] = there(value)
        elif value:
            news[name] = tuple([there(span) for span in value])
    return changed(mark, **news)


@cache
def _placed(kind: type[Mark]) -> tuple[str, ...]:
    """The fields of a kind of mark that hold places."""
    return tuple(name for name, hint in get_type_hints(kind).items() if "Span" in str(hint))
