"""What the list of records says of one record, small enough to keep for thousands."""

from dataclasses import dataclass

from memcon.dates.edtf import EdtfError, earliest, parse
from memcon.dossier import Dossier
from memcon.ledger.entries import entries, present
from memcon.ledger.messages.papers import papers
from memcon.model.ledger import Entry, Present
from memcon.model.marks import DateRole, DocumentDate, DocumentPlace, Title
from memcon.model.negotiation import Message
from memcon.model.reading import Reading
from memcon.web.dating import in_words
from memcon.web.grounds import short
from memcon.web.rail import FindingRow, View, findings_of
from memcon.web.study import study_of
from memcon.workspace import parties_of

MOST_FINDINGS = 4


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a record one party says."""

    code: str
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One record in a list; `day` is the first day of its date as an ISO date, "" if undated.

    `entries` are its acts in the ledger, `present` those who took part; `part_starts` says where
    the parts of its page begin.
    """

    id: str
    start: int
    genre: str
    title: str
    place: str
    date: str
    edtf: str
    day: str
    turns: int
    characters: int
    findings: int
    waiting: int
    first_findings: tuple[FindingRow, ...]
    shares: tuple[Share, ...]
    entries: tuple[Entry, ...]
    present: tuple[Present, ...]
    papers: tuple[Message, ...]
    part_starts: tuple[int, ...]


def summary_of(reading: Reading, dossier: Dossier) -> Summary:
    """Return what the list says of a record."""
    study = study_of(reading, dossier)
    layout, roll, looks = study.layout, study.roll, study.looks
    parties = parties_of(dossier)
    titles = reading.of(Title)
    edtf = next((date for role in DateRole for date in _dates(reading, role)), "")
    shares = {party.code: [0, 0] for party in dossier.parties}
    for figure, look in zip(roll.figures, looks.of, strict=True):
        if look.code in shares and not looks.remark:
            shares[look.code][0] += len(figure.turns)
            shares[look.code][1] += figure.words
    return Summary(
        reading.record.id,
        reading.record.source.start,
        next((mark.genre for mark in titles if mark.genre), "") or "",
        short(titles[0].at.of(reading.record.text), 240) if titles else "",
        next((mark.name for mark in reading.of(DocumentPlace) if mark.name), ""),
        in_words(edtf) if edtf else "",
        edtf,
        _first_day(edtf),
        len(layout.turns),
        len(reading.record.text),
        len(reading.findings),
        sum(finding.weighty for finding in reading.findings),
        findings_of(View(layout, 0), reading.findings)[:MOST_FINDINGS],
        tuple(Share(code, *said) for code, said in shares.items()),
        tuple(entries(reading, parties)),
        tuple(present(reading, parties)),
        tuple(papers(reading, parties)),
        layout.part_starts,
    )


def _dates(reading: Reading, role: DateRole) -> list[str]:
    return [mark.value for mark in reading.of(DocumentDate) if mark.role is role and mark.value]


def _first_day(edtf: str) -> str:
    try:
        day = earliest(parse(edtf)) if edtf else None
    except EdtfError:
        return ""
    return day.isoformat() if day else ""
