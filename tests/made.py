"""Files made for the tests, of words invented for them: PDF, Word document, TEI volume."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Placed = tuple[float, float, float, str]  # x and y in points from below, size, words

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TEI = "http://www.tei-c.org/ns/1.0"


def pdf(*pages: Iterable[Placed], font: bytes = b"Helvetica") -> bytes:
    """Return a PDF whose pages show words at the places given, in one of PDF's own fonts."""
    parts = [b"<</Type/Font/Subtype/Type1/BaseFont/" + font + b"/Encoding/WinAnsiEncoding>>"]
    root = 2 + 2 * len(pages)
    kids = []
    for page in pages:
        shown = b"".join(_shown(*placed) for placed in page)
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown))
        parts.append(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 1 0 R>>>>>>" % (root, len(parts))
        )
        kids.append(b"%d 0 R" % len(parts))
    parts.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)))
    parts.append(b"<</Type/Catalog/Pages %d 0 R>>" % root)
    return _put_together(parts)


def pdf_lines(lines: Iterable[str], top: float = 790, size: float = 11) -> list[Placed]:
    """Return lines under one another, 14 points apart; an empty one leaves half a line."""
    placed: list[Placed] = []
    y = top
    for line in lines:
        y -= 14 if line else 8
        if line:
            placed.append((72.0, y, size, line))
    return placed


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    key = b"00" * 32
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (key, key)
    whole = pdf([(72, 700, 11, "Nothing to see.")])
    number = whole.count(b" 0 obj") + 1
    body, _, rest = whole.partition(b"xref\n")
    trailer = rest[rest.index(b"trailer") :].partition(b"startxref")[0]
    trailer = trailer.replace(b"<<", b"<</Encrypt %d 0 R/ID[<00><00>]" % number, 1)
    body += b"%d 0 obj\n%s\nendobj\n" % (number, lock)
    places = [body.index(b"%d 0 obj" % n) for n in range(1, number + 1)]
    return body + _table(places) + trailer + b"startxref\n%d\n%%%%EOF" % len(body)


def picture_pdf() -> bytes:
    """Return a PDF of one page that is a picture."""
    parts = [
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream",
        b"<</Length 30>>stream\nq 500 0 0 700 40 40 cm /I Do Q\nendstream",
        b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Contents 2 0 R"
        b"/Resources<</XObject<</I 1 0 R>>>>>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Catalog/Pages 4 0 R>>",
    ]
    return _put_together(parts)


def _shown(x: float, y: float, size: float, words: str) -> bytes:
    encoded = words.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        encoded = encoded.replace(sign, b"\\" + sign)
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, encoded)


def _put_together(parts: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    trailer = b"trailer<</Size %d/Root %d 0 R>>\n" % (len(parts) + 1, len(parts))
    return out + _table(places) + trailer + b"startxref\n%d\n%%%%EOF" % len(out)


def _table(places: list[int]) -> bytes:
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + rows


def docx(body: str, others: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document of a body's XML and of other parts ("footnotes") by their content."""
    parts = dict(others or {})
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    main = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{WORD}">{content}</w:{kind}>'
    return zipped({name: words.encode() for name, words in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(*runs: str, level: str = "") -> str:
    """Return a paragraph of Word of words and of runs in XML; `level` is "list.depth"."""
    numbered = ""
    if level:
        name, depth = level.split(".")
        numbered = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>'
        )
    return f"<w:p>{numbered}{''.join(map(run, runs))}</w:p>"


def run(words: str) -> str:
    """Return a run of Word of words; what is XML already is left."""
    if words.startswith("<"):
        return words
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def volume(*documents: str, front: str = "") -> bytes:
    """Return a compiled volume in TEI."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="{TEI}" xml:id="narrows01"><teiHeader>'
        "<fileDesc><titleStmt><title>The Narrows</title></titleStmt></fileDesc></teiHeader>"
        f"<text><front>{front}</front><body>{''.join(documents)}</body></text></TEI>"
    ).encode()
