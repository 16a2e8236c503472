"""The words of the record come out of the page as they went in, whatever is marked on them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import by_hand
from memcon.dossier import Dossier
from memcon.model.finding import Finding
from memcon.model.marks import (
    Act,
    Aside,
    Attendee,
    Certainty,
    Deed,
    Form,
    Ground,
    Mark,
    Mention,
    Narration,
    Note,
    Person,
    SourceNote,
    Speech,
    Time,
    Title,
    Withheld,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.text.span import Span
from memcon.web import layout
from memcon.web import pieces as pieces_module
from memcon.web.record_page import record_page
from memcon.web.show import shown
from memcon.web.study import study_of
from page_text import readable, words_on

HAND = Ground("hand/any", (), "because")
KINDS: tuple[type[Mark], ...] = (
    Title, Attendee, Narration, Aside, Withheld, SourceNote, Mention, Time, Person,
)  # fmt: skip
SIZE = 240
spans = st.tuples(st.integers(0, SIZE), st.integers(0, 90)).map(lambda p: Span(p[0], p[0] + p[1]))
pieces = (
    *("E. Marten. ", "the Minister ", "said ", "that ", "1", "¹", "(", ")", "[", "]", "co-", "  "),
    *("\n", "\n\n", "\r\n", "\f", "\t", "<b>", "&amp;", '"', "\x00", "\u202e", "\u2066", "\ud800"),
    *("😀", "é", ". "),
)
texts = st.lists(st.sampled_from(pieces), min_size=60, max_size=140).map("".join)


@st.composite
def all_marks(draw: st.DrawFn) -> Mark:
    at = draw(spans)
    offered: tuple[type[Mark], ...] = (*KINDS, Speech, Note, Act)
    kind = draw(st.sampled_from(offered))
    if kind is Act:
        deed, certainty = draw(st.sampled_from(Deed)), draw(st.sampled_from(Certainty))
        other = draw(st.none() | spans)
        return Act(at, HAND, deed, "<b>", certainty=certainty, flag=other, response=other)
    if kind is Speech:
        label = draw(st.none() | st.just(Span(at.start, at.start + 2)))
        rests = draw(st.lists(spans, max_size=2).map(tuple))
        name = draw(st.sampled_from(("E. Marten", "He", "")))
        ground = Ground("hand/any", rests, "because")
        return Speech(at, ground, draw(st.sampled_from(Form)), name, label=label)
    if kind is Note:
        return Note(at, HAND, draw(st.sampled_from(("", "1", "a"))), draw(st.none() | spans))
    made: Mark = kind(at, HAND)
    return made


def read_of(text: str, marks: list[Mark], findings: list[Span], pages: list[int]) -> Reading:
    inside = [mark for mark in marks if mark.at.end <= len(text) and not _beyond(mark, len(text))]
    starts = tuple(
        PageStart(at, str(n)) for n, at in enumerate(sorted(set(pages))) if at < len(text)
    )
    origin = Origin("a.txt", "text/plain", "0" * 64, 0, len(text))
    found = [Finding("a/b", "A thing. It is so.", at) for at in findings if at.end <= len(text)]
    return Reading(Record.of("a", text, origin, starts), tuple(inside), tuple(found))


def _beyond(mark: Mark, size: int) -> bool:
    names = ("anchor", "label", "flag", "response")
    places = (*(getattr(mark, name, None) for name in names), *mark.ground.words)
    return any(at is not None and at.end > size for at in places)


def pages_of(reading: Reading) -> list[str]:
    study = study_of(reading, Dossier())
    parts = range(len(study.layout.parts))
    return [shown("record.html", record_page(study, "a", part)) for part in parts]


@settings(deadline=None)  # the first page waits for its template
@given(
    texts,
    st.lists(all_marks(), max_size=9),
    st.lists(spans, max_size=3),
    st.lists(st.integers(0, SIZE), max_size=3),
)
def test_words_of_any_record_come_out_unchanged(
    text: str, marks: list[Mark], findings: list[Span], pages: list[int]
) -> None:
    reading = read_of(text, marks, findings, pages)
    printed = pages_of(reading)
    if text.strip():
        assert words_on(*printed) == readable(text)
    for page in printed:
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


def test_words_of_the_record_made_by_hand() -> None:
    reading = by_hand.reading()
    assert words_on(*pages_of(reading)) == by_hand.TEXT


def test_words_of_a_record_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LONGEST_PART", 300)
    monkeypatch.setattr(pieces_module, "LONGEST_PIECE", 100)
    pages = pages_of(by_hand.reading())
    assert len(pages) > 1
    assert words_on(*pages) == by_hand.TEXT
    assert "shown in" in pages[0]


def test_every_mark_has_its_address_and_its_explanation() -> None:
    reading = by_hand.reading()
    [page] = pages_of(reading)
    for mark in reading.marks:
        address = f"{mark.at.start}-{mark.at.end}"
        assert f'id="why-{address}"' in page, mark
        if not isinstance(mark, Person):
            assert f'id="{address}"' in page, mark
            assert re.search(rf'data-why="[^"]*why-{address}[" ]', page), mark


def test_a_finding_has_its_address() -> None:
    [page] = pages_of(by_hand.reading())
    at = by_hand.place("Captain Marten")
    assert f'id="{at.start}-{at.end}"' in page
    assert 'class="mk person flag"' in page


def test_hostile_words_are_escaped() -> None:
    text = '<script>alert(1)</script> & \u202eevil\u202c "quoted"\r\n'
    reading = read_of(text, [], [], [])
    [page] = pages_of(reading)
    assert "<script>alert" not in page
    assert '<bdi class="ctl">\u202e</bdi>' in page
    assert words_on(page) == text
