"""A compiled volume comes apart into its documents, and one document does not."""

from memcon.model.marks import Ground, Note
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.sources.volume import boundaries, documents
from memcon.text.span import Span

FIRST = """\
1. Memorandum of Conversation

Lowmark, May 3, 1961.

Mr. Sabran called at his own request. He put two points:

1. The lease was not before the Conference.

2. The mines were nobody's business but Halven's.

1 Source: State Archives of Halven, box 12. Secret.
"""
SECOND = """\
2. Telegram From the Embassy in Halven to the Ministry of Foreign Affairs

Lowmark, May 4, 1961, 6 p.m.

384. The Minister received me today. He was cordial.
"""
THIRD = """\
3. Editorial Note

On May 5, 1961, the Conference adjourned.
"""
VOLUME = "\n".join((FIRST, SECOND, THIRD))


def read(text: str) -> list[Reading]:
    return list(opened(Given("volume.txt", text.encode())))


def test_each_document_is_a_record_of_its_own() -> None:
    records = [reading.record for reading in read(VOLUME)]
    assert [record.id for record in records] == ["volume/d1", "volume/d2", "volume/d3"]
    assert [record.text.strip() for record in records] == [
        part.strip() for part in (FIRST, SECOND, THIRD)
    ]


def test_a_record_lies_in_the_file_where_it_says() -> None:
    for reading in read(VOLUME):
        source = reading.record.source
        assert VOLUME[source.start : source.end] == reading.record.text


def test_what_stands_before_the_first_document_is_kept() -> None:
    front = "Papers of the Conference\n\nList of names\n\n"
    records = [reading.record for reading in read(front + VOLUME)]
    assert records[0].id == "volume/front"
    assert records[0].text == front
    assert "".join(record.text for record in records) == front + VOLUME


def test_numbered_paragraphs_make_no_volume() -> None:
    for text in (FIRST, SECOND, THIRD):
        assert boundaries(text) == ()


def test_a_cable_in_capitals_makes_no_volume() -> None:
    text = "\n\n".join(
        f"{n}. THE MINISTER SAID ON {n} MAY THAT THE TALKS IN LOWMARK WOULD GO ON AND THAT NOBODY "
        "SHOULD EXPECT A REPORT OF THEM BEFORE THE END OF THE MONTH"
        for n in range(1, 6)
    )
    assert boundaries(text) == ()


def test_a_doubtful_boundary_is_a_finding() -> None:
    doubtful = (
        "4. Trade\n\nThe figures follow.\n\n5. Letter From Marten to Hollis\n\nMay 9, 1961.\n"
    )
    readings = read(VOLUME + "\n" + doubtful)
    codes = {r.record.id: [finding.code for finding in r.findings] for r in readings}
    assert codes["volume/d5"] == []
    assert codes["volume/d4"] == ["volume/boundary"]


def test_marks_and_pages_go_with_their_words() -> None:
    at = VOLUME.index("384.")
    note = Note(Span(at, at + 4), Ground("docx/footnote"), "1", Span(at, at + 1))
    origin = Origin("volume.docx", "text/plain", "", 0, len(VOLUME))
    pages = (PageStart(0, "7"), PageStart(VOLUME.index("3. Editorial"), "8"))
    volume = Reading(Record.of("volume", VOLUME, origin, pages), (note,))
    first, second, third = documents(volume)
    assert first.of(Note) == ()
    assert second.of(Note)[0].at.of(second.record.text) == "384."
    assert third.record.pages == (PageStart(0, "8"),)
    assert [part.record.source.page for part in (first, second, third)] == [7, 7, 8]


def test_a_telegram_with_wrapped_numbered_paragraphs_makes_no_volume() -> None:
    text = "Telegram from Lowmark\n\n" + "\n\n".join(
        f"{n}. Have today handed in the Report on our Amendment of {n} May to the Draft\n"
        "of Halven and Ostmere, which the Chairman accepts as being in order."
        for n in range(1, 6)
    )
    assert boundaries(text) == ()
