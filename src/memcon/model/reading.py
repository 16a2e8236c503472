"""A record and everything read off it so far."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from memcon.model.finding import Finding
from memcon.model.marks import Mark
from memcon.model.people import NOBODY, Register
from memcon.model.record import Record
from memcon.text.alignment import Alignment
from memcon.text.clean import clean
from memcon.text.paragraphs import Paragraph, paragraphs
from memcon.text.span import Span

M = TypeVar("M", bound=Mark)


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
        return tuple(mark for mark in self.marks if isinstance(mark, kind))

    def plus(self, found: "Iterable[Mark | Finding]") -> "Draft":
        """Return the draft with what a stage found."""
        news = tuple(found)
        marks = tuple(item for item in news if isinstance(item, Mark))
        findings = tuple(item for item in news if isinstance(item, Finding))
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
    changed: dict[str, Any] = {
        "ground": replace(mark.ground, words=tuple(there(w) for w in mark.ground.words))
    }
    for item in fields(mark):
        value = getattr(mark, item.name)
        if isinstance(value, Span):
            changed[item.name] = there(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Span):
            changed[item.name] = tuple(there(span) for span in value)
    return replace(mark, **changed)
