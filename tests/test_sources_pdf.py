"""A PDF with a text layer becomes its text, page by page; cleaning undoes its lines and pages."""

import textwrap

import pytest

from made import Placed, locked_pdf, pdf, pdf_lines, picture_pdf
from memcon.model.errors import UnreadableFile
from memcon.model.reading import Draft, Reading
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.text.clean import clean
from memcon.text.paragraphs import paragraphs

OPENING = (
    "The Minister said that his Government had always favoured the peaceful use of the Narrows "
    "and that nothing in the draft could be read as taking away a right that the coastal states "
    "had enjoyed since the treaty of 1884."
)
REPLY = (
    "Mr. Sabran replied that he could not accept this reading. The batteries on the northern "
    "shore were a matter for the Commission, and he would ask the Secretary General to take it "
    "up in Kestria himself. Nobody had spoken of it before."
)


def read(data: bytes) -> Reading:
    (reading,) = opened(Given("talks/sker.pdf", data))
    return reading


def wrapped(words: str, width: int = 78) -> list[str]:
    return textwrap.wrap(words, width)


def page(lines: list[str], number: int, foot: tuple[str, ...] = ()) -> list[Placed]:
    """Return lines with notes in small letters at the foot, and the page's number under them."""
    placed = pdf_lines(lines)
    placed.extend((72, 110 - 10 * row, 8, note) for row, note in enumerate(foot))
    placed.append((290, 50, 10, f"- {number} -"))
    return placed


@pytest.fixture(scope="module")
def talk() -> Reading:
    """Two pages; the reply runs over the page's end, and a note stands between its halves."""
    first, rest = wrapped(REPLY)[:2], wrapped(REPLY)[2:]
    note = ("1 See the earlier record of this talk, which", "lies in the same file.")
    return read(
        pdf(
            page(["MEMORANDUM OF CONVERSATION", "", *wrapped(OPENING), "", *first], 1, note),
            page([*rest, "", *wrapped(OPENING)], 2),
        )
    )


def test_the_text_is_the_layers_line_by_line(talk: Reading) -> None:
    text = talk.record.text
    assert text.startswith("MEMORANDUM OF CONVERSATION\n\n" + "\n".join(wrapped(OPENING)))
    assert text.count("\f") == 1
    assert "- 1 -\f" in text
    assert talk.record.source.media_type == "application/pdf"
    assert talk.findings == ()


def test_pages_are_numbered(talk: Reading) -> None:
    starts = [(start.offset, start.label) for start in talk.record.pages]
    assert starts == [(0, "1"), (talk.record.text.index("\f") + 1, "2")]
    assert talk.record.source.page == 1


def test_lines_and_pages_are_undone_for_reading(talk: Reading) -> None:
    draft = Draft.of(talk)
    said = [paragraph.at.of(draft.text) for paragraph in draft.paragraphs]
    half = " ".join(wrapped(REPLY)[:2])
    assert said == [
        "MEMORANDUM OF CONVERSATION",
        OPENING,
        half,
        "1 See the earlier record of this talk, which lies in the same file.",
        REPLY[len(half) + 1 :],
        OPENING,
    ]
    assert [p.continues for p in draft.paragraphs] == [False, False, False, False, True, False]
    for paragraph in draft.paragraphs:
        there = draft.alignment.back(paragraph.at).of(talk.record.text)
        assert there.split() == paragraph.at.of(draft.text).split()


def test_a_paragraph_broken_by_the_page_alone_is_one() -> None:
    first, rest = wrapped(REPLY)[:2], wrapped(REPLY)[2:]
    text = read(pdf(page(first, 1), page(rest, 2))).record.text
    assert clean(text).text.strip() == REPLY


def test_paragraphs_that_only_an_indent_parts() -> None:
    lines = pdf_lines([*wrapped(OPENING), *wrapped(REPLY)])
    indented = [(x + 20 * (words[:3] in ("The", "Mr.")), y, z, words) for x, y, z, words in lines]
    text = read(pdf(indented)).record.text
    assert "\n    Mr. Sabran" in text
    cleaned = clean(text).text
    assert [p.at.of(cleaned) for p in paragraphs(cleaned)] == [OPENING, REPLY]


def test_a_hyphen_at_a_lines_end() -> None:
    text = read(pdf(pdf_lines(["They spoke of co-", "operation in the Narrows."]))).record.text
    assert text == "They spoke of co-\noperation in the Narrows."
    assert clean(text).text == "They spoke of cooperation in the Narrows."


def test_pages_without_words_are_told() -> None:
    with pytest.raises(UnreadableFile) as trouble:
        read(picture_pdf())
    assert "no text layer" in str(trouble.value)
    assert "memcon[ocr]" in str(trouble.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (locked_pdf(), "password"),
        (b"%PDF-1.7\nnothing that follows is a PDF", "broken"),
        (pdf([(72, 700, 11, "Words.")])[:300], "broken"),
        (pdf([]), "no text layer"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as trouble:
        read(data)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)
