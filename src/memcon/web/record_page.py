"""The page of one record: everything its template prints."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from memcon.model.marks import Act, Attendee, Mark, Mention, Person, Quantity, Reference, Time
from memcon.model.reading import Reading
from memcon.web.acts import FILTERS, HIDDEN_AT_FIRST, kind_of
from memcon.web.body import Body, SectionView
from memcon.web.card import Card, card_of
from memcon.web.exchanges import ExchangeList, exchanges_of
from memcon.web.grounds import Why, whys
from memcon.web.layout import Layout
from memcon.web.outline import Outline, outline_of
from memcon.web.parties import Cast, Look
from memcon.web.rail import Rail, View, rail_of
from memcon.web.roll import Roll
from memcon.web.study import Study


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the dossier."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mark that can be shown alone, with its true number in the whole record."""

    css: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act that can be shown or hidden, with its true number in the whole record."""

    kind: str
    name: str
    count: int
    shown: bool


@dataclass(frozen=True, slots=True)
class PartLink:
    """The way to one part of a long record."""

    number: int
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How often one party, or one speaker, speaks and in how many words."""

    look: Look
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page of one part of a record."""

    site: Site
    key: str
    href: str
    text_href: str
    print_href: str
    id: str
    title: str
    card: Card
    sections: tuple[SectionView, ...]
    outline: Outline
    looks: tuple[Look, ...]
    shares: tuple[ShareRow, ...]
    rail: Rail
    whys: tuple[Why, ...]
    kinds: tuple[Kind, ...]
    act_kinds: tuple[ActKind, ...]
    hidden: str
    exchanges: tuple[ExchangeList, ...]
    marks_total: int
    turns_total: int
    words_total: int
    part: int
    parts: tuple[PartLink, ...]
    part_starts: str
    is_empty: bool


def href_of(key: str, room: str = "records") -> str:
    """Return the address of a record's page."""
    return f"/{room}/{quote(key, safe='')}"


def record_page(
    study: Study, key: str, part: int = 0, hidden: Collection[str] = HIDDEN_AT_FIRST
) -> RecordPage:
    """Return one part of a record's page; a part that is not there gives the first.

    `hidden` are the kinds of acts whose labels are not shown.
    """
    reading, layout, roll, looks = study.reading, study.layout, study.roll, study.looks
    dossier = study.dossier
    part = part if 0 <= part < len(layout.parts) else 0
    body = Body(study)
    card = card_of(study, body)
    kinds = tuple(_kinds(reading))
    view = View(layout, part)
    return RecordPage(
        Site(dossier.title, dossier.about),
        key,
        href_of(key),
        href_of(key, "text"),
        href_of(key, "print"),
        reading.record.id,
        card.title.words if card.title else reading.record.id,
        card,
        body.sections(part),
        outline_of(layout, roll, looks, part),
        looks.looks,
        tuple(_shares(roll, looks)),
        rail_of(view, study),
        tuple(_whys(layout, part)),
        kinds,
        tuple(_act_kinds(reading, hidden)),
        " ".join(kind for kind, _, _ in FILTERS if kind in hidden),
        exchanges_of(view, study),
        sum(kind.count for kind in kinds),
        len(layout.turns),
        sum(roll.words_of),
        part,
        tuple(_parts(layout)),
        " ".join(map(str, layout.part_starts)),
        not reading.record.text.strip(),
    )


_KINDS = (
    ("person", "people"), ("place", "places"), ("organisation", "organisations"),
    ("thing", "things"), ("document", "documents"), ("doc", "references"), ("time", "dates"),
    ("qty", "quantities"), ("flag", "findings"),
)  # fmt: skip


def _kinds(reading: Reading) -> list[Kind]:
    counts = dict.fromkeys((css for css, _ in _KINDS), 0)
    for mark in reading.marks:
        css = _css(mark)
        if css:
            counts[css] += 1
    counts["flag"] = sum(finding.at.end > finding.at.start for finding in reading.findings)
    return [Kind(css, name, counts[css]) for css, name in _KINDS if counts[css]]


def _act_kinds(reading: Reading, hidden: Collection[str]) -> Iterator[ActKind]:
    counts = Counter(kind_of(act) for act in reading.of(Act))
    for kind, name, _ in FILTERS:
        if counts[kind]:
            yield ActKind(kind, name, counts[kind], kind not in hidden)


def _css(mark: Mark) -> str:
    if isinstance(mark, Mention):
        return mark.entity.value
    kinds = {Time: "time", Quantity: "qty", Reference: "doc"}
    return kinds.get(type(mark), "")


def _shares(roll: Roll, looks: Cast) -> list[ShareRow]:
    rows = []
    for look in looks.looks:
        figures = [f for f, of in zip(roll.figures, looks.of, strict=True) if of == look]
        turns, words = sum(len(f.turns) for f in figures), sum(f.words for f in figures)
        rows.append(ShareRow(look, turns, words))
    return rows


def _whys(layout: Layout, part: int) -> list[Why]:
    """Return the explanations of what this part shows; those of the heading are on every part."""
    reading = layout.reading
    whole = len(layout.parts) == 1
    here = [
        mark
        for mark in reading.marks
        if whole
        or isinstance(mark, Attendee | Person)
        or layout.part_of(mark.at.start) == part
        or layout.name_of(mark.at.start) in ("heading", "source note")
    ]
    findings = [f for f in reading.findings if whole or layout.part_of(f.at.start) == part]
    return list(whys(layout, here, findings))


def _parts(layout: Layout) -> list[PartLink]:
    if len(layout.parts) == 1:
        return []
    links = []
    for number, part in enumerate(layout.parts):
        turns = [section.turn + 1 for section in part if section.turn is not None]
        name = f"part {number + 1}"
        if turns:
            name = f"turns {turns[0]:,} to {turns[-1]:,}"
        links.append(PartLink(number + 1, f"?part={number + 1}", name))
    return links
