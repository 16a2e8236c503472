"""Whatever bytes a file holds, it is read or refused in one line, and every place lies inside."""

import gzip
import random

import pytest

from made import docx, paragraph, pdf, pdf_lines, volume
from memcon.model.errors import MemconError
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.text.clean import clean
from memcon.text.paragraphs import paragraphs

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOT = f'<w:footnote w:id="2">{paragraph(" At noon.")}</w:footnote>'
LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
TALK = """<pb n="3"/><div type="document" xml:id="d1" n="1"><head>1. Talk<note n="1" type="source">
Source: Archive.</note></head><dateline><date when="1961-02-14T15:00:00">14 February 1961</date>
</dateline><list type="participants"><head>PRESENT</head><item><persName corresp="#p">Marten
</persName>, Minister</item></list><p>Words.<note n="2">See <ref target="#d2">Document 2</ref>.
</note></p><closer><signed>Tanner</signed></closer></div>"""
PAGE = '<html><body><p>We met<a href="#n">1</a>.</p><ol><li id="n">1 At noon.</ol></body></html>'
TEXT = "Sker – 3 March 1974\r\n\r\nE. Marten. “Déjà vu”.\f2\nco-\noperation " * 6

SOUND = {
    "docx": docx(
        paragraph("We met", NOTE, " at Sker.") + paragraph("Point", level="1.0"),
        {"footnotes": FOOT, "numbering": LIST},
    ),
    "xml": volume(TALK, TALK.replace("d1", "d2")),
    "html": PAGE.encode(),
    "pdf": pdf(pdf_lines(["Some words here", "and more of them"] * 5), pdf_lines(["- 2 -"])),
    "txt": TEXT.encode(),
    "xml.gz": gzip.compress(volume(TALK)),
    "md": TEXT.encode("utf-16"),
}
PIECES = (
    *(b"<", b">", b"&", b"\0", b"\xff", b"\r", b"\f", b"'", b'"', b"]]>", b"<!--", b"</p>"),
    *(b"<note n='1'>", b"\x1f\x8b", b"PK\x03\x04", b"&#0;", b"&#xD800;", b"w:val", b"%PDF-", b"-1"),
)


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, put in, left out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.randrange(120))
        kind = chance.randrange(5)
        if kind == 0 and at:
            out[at - 1] = chance.randrange(256)
        elif kind == 1:
            out[at:at] = chance.choice(PIECES)
        elif kind == 2:
            del out[at:end]
        elif kind == 3:
            out[at:at] = out[at:end]
        elif chance.random() < 0.4:
            del out[at:]
    return bytes(out)


@pytest.mark.parametrize("suffix", sorted(SOUND))
def test_broken_files_are_read_or_refused(suffix: str) -> None:
    chance = random.Random(suffix)
    read = 0
    for _ in range(400):
        given = Given(f"talk.{chance.choice(sorted(SOUND))}", broken(SOUND[suffix], chance))
        try:
            read += sum(1 for reading in opened(given) if well_placed(reading))
        except MemconError as trouble:
            assert "\n" not in str(trouble)  # noqa: PT017 - most of them are refused
    assert read or suffix.endswith("gz")


def well_placed(reading: Reading) -> bool:
    """Check that every place lies inside the text, and that cleaning bears it."""
    text = reading.record.text
    text.encode("utf-8")
    for mark in reading.marks:
        assert 0 <= mark.at.start <= mark.at.end <= len(text)
    for finding in reading.findings:
        assert 0 <= finding.at.start <= finding.at.end <= len(text)
    assert [page.offset for page in reading.record.pages] == sorted(
        page.offset for page in reading.record.pages
    )
    cleaned = clean(text)
    assert paragraphs(cleaned.text, cleaned.turns)
    return True
