"""A Word document becomes the text that Word shows, its notes marks, its comments findings."""

import pytest

from made import OFFICE, WORD, docx, paragraph, run, zipped
from memcon.model.errors import UnreadableFile
from memcon.model.marks import Note
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.counting import counted
from memcon.sources.given import Given


def read(data: bytes, path: str = "talks/sker.docx") -> Reading:
    (reading,) = opened(Given(path, data))
    return reading


def text(*paragraphs: str) -> str:
    return read(docx("".join(paragraphs))).record.text


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, *paragraphs: str) -> str:
    return f'<w:{kind} w:id="{number}">{"".join(paragraphs)}</w:{kind}>'


SEPARATOR = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def test_paragraphs_tabs_breaks_and_signs() -> None:
    found = text(
        paragraph("MEMORANDUM OF CONVERSATION"),
        paragraph("E. Marten. ", "<w:r><w:t>Let us</w:t><w:br/><w:t>begin.</w:t></w:r>"),
        paragraph("<w:r><w:t>Sker</w:t><w:tab/><w:t>1974</w:t></w:r>"),
        paragraph("co", "<w:r><w:noBreakHyphen/></w:r>", "operation", "<w:r><w:softHyphen/></w:r>"),
        paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " ships"),
    )
    assert found == (
        "MEMORANDUM OF CONVERSATION\n\nE. Marten. Let us\nbegin.\n\nSker\t1974\n\n"
        "co\u2011operation\u00ad\n\n• ships"
    )


def test_short_lines_of_a_typed_page_stay_together() -> None:
    found = text(
        paragraph("PARTICIPANTS"),
        paragraph("E. Marten"),
        paragraph("J. Sabran"),
        paragraph(),
        paragraph("E. Marten. Let us begin."),
        paragraph(),
        paragraph("J. Sabran. Gladly."),
    )
    assert found == (
        "PARTICIPANTS\nE. Marten\nJ. Sabran\n\nE. Marten. Let us begin.\n\nJ. Sabran. Gladly."
    )


def test_foot_and_endnotes_with_their_anchors() -> None:
    body = paragraph("We met", reference("footnote", 2), " at Sker.", reference("endnote", 1))
    body += paragraph("Twice.", reference("footnote", 3))
    own_sign = "<w:r><w:footnoteRef/></w:r>"
    footnotes = SEPARATOR + note(
        "footnote", 2, paragraph(own_sign, " At noon."), paragraph("By the clock.")
    )
    footnotes += note("footnote", 3, paragraph(own_sign, " See above."))
    endnotes = note("endnote", 1, paragraph(" A town."))
    reading = read(docx(body, {"footnotes": footnotes, "endnotes": endnotes}))
    words = reading.record.text
    assert words == (
        "We met1 at Sker.i\n\nTwice.2\n\n1 At noon.\n\nBy the clock.\n\n2 See above.\n\ni A town."
    )
    notes = [
        (n.ground.rule, n.marker, n.anchor and n.anchor.start, n.at.of(words))
        for n in reading.of(Note)
    ]
    assert notes == [
        ("docx/footnote", "1", words.index("1 at"), "At noon.\n\nBy the clock."),
        ("docx/footnote", "2", words.index("2\n"), "See above."),
        ("docx/endnote", "i", words.index("i\n"), "A town."),
    ]


def test_a_note_may_have_a_sign_of_its_own_and_another_count() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    settings = '<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>'
    body = paragraph("We met", mark, " again", reference("footnote", 2), ".")
    footnotes = note("footnote", 1, paragraph("At Sker.")) + note("footnote", 2, paragraph("No."))
    reading = read(docx(body, {"footnotes": footnotes, "settings": settings}))
    assert reading.record.text == "We met* againA.\n\n* At Sker.\n\nA No."


def test_numbers_that_word_counts_are_in_the_text() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, start, form, shown in (
            (0, 3, "decimal", "%1."),
            (1, 1, "lowerLetter", "%2)"),
            (2, 1, "lowerRoman", "%1.%2.%3"),
        )
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="5"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="Sub"><w:basedOn w:val="Point"/></w:style>'
    )
    styled = f'<w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr>{run("fifth")}</w:p>'
    body = "".join(
        [
            paragraph("third", level="1.0"),
            paragraph("first of it", level="1.1"),
            paragraph("deep", level="1.2"),
            paragraph("second of it", level="1.1"),
            paragraph("fourth", level="1.0"),
            styled,
            paragraph("anew", level="5.0"),
            paragraph("dot", level="2.0"),
            paragraph("none", level="9.0"),
        ]
    )
    found = read(docx(body, {"numbering": numbering, "styles": styles})).record.text
    assert found.split("\n\n") == [
        *("3. third", "a) first of it", "3.a.i deep", "b) second of it", "4. fourth"),
        *("5. fifth", "1. anew", "• dot", "none"),
    ]


@pytest.mark.parametrize(
    ("count", "form", "words"),
    [
        (1, "decimal", "1"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (7, "decimalZero", "07"),
        (5000, "lowerRoman", "5000"),
    ],
)
def test_counts(count: int, form: str, words: str) -> None:
    assert counted(count, form) == words


def test_a_row_of_a_table_is_a_line_and_a_table_that_sets_the_page_is_none() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    found = text(
        paragraph("Before."),
        table((paragraph("Ship"), paragraph("Tons")), (paragraph("Corvin"), paragraph("1,200"))),
        table((paragraph("One side."), paragraph("Their case.") + paragraph("More of it."))),
        paragraph("After."),
    )
    assert found == (
        "Before.\n\nShip\tTons\nCorvin\t1,200\n\nOne side.\n\nTheir case.\n\nMore of it.\n\nAfter."
    )


def test_tracked_changes_hidden_words_and_comments_are_findings() -> None:
    body = paragraph(
        "We ",
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>always</w:t></w:r></w:ins>",
        '<w:commentRangeStart w:id="4"/>',
        " said so",
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
        ".",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
    )
    comment = f'<w:comment w:id="4" w:author="R. Hollis">{paragraph("Did we?")}</w:comment>'
    reading = read(docx(body, {"comments": comment}))
    assert reading.record.text == "We always said so."
    found = {f.code: f for f in reading.findings}
    assert set(found) == {"source/changes", "source/hidden", "source/comment"}
    assert found["source/comment"].at.of(reading.record.text) == "said so"
    assert found["source/comment"].message.endswith("by R. Hollis: Did we?")
    assert not found["source/comment"].weighty
    assert found["source/changes"].weighty


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<mc:AlternateContent xmlns:mc="{markup}"><mc:Choice><w:r>{box}</w:r></mc:Choice>'
        f"<mc:Fallback><w:r>{box}</w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert text(paragraph(both), paragraph("After.")) == "In a box.\n\nAfter."


def test_the_main_part_may_lie_elsewhere() -> None:
    relation = f'<Relationship Type="{OFFICE}/officeDocument" Target="/word/text.xml"/>'
    whole = zipped(
        {
            "_rels/.rels": f"<Relationships>{relation}</Relationships>".encode(),
            "word/text.xml": f'<d xmlns:w="{WORD}">{paragraph("Words.")}</d>'.encode(),
        }
    )
    assert read(whole).record.text == "Words."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(paragraph(" ")), "white space"),
        (docx("<w:p>"), "broken"),
        (docx(paragraph("Words."))[:-40], "archive is broken"),
        (zipped({"word/other.xml": b"<x/>"}), "no text part"),
        (
            zipped({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "entities",
        ),
        (zipped({"xl/workbook.xml": b"<x/>"}), "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word document"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as trouble:
        read(data)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_document_that_unpacks_to_a_gigabyte_is_never_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"<w:p/>" * (20 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        read(bomb)
