"""A page of HTML becomes its words, blocks apart, and linked notes become marks."""

import codecs

import pytest

from memcon.model.errors import UnreadableFile
from memcon.model.marks import Note
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.given import Given


def read(data: bytes | str, path: str = "talks/sker.html") -> Reading:
    (reading,) = opened(Given(path, data.encode() if isinstance(data, str) else data))
    return reading


def text(body: str) -> str:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>").record.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<h1>Talk</h1><p>Let us\n  <b>be</b>gin.</p>", "Talk\n\nLet us begin."),
        ("<p>Sker<br>3 March</p>", "Sker\n3 March"),
        ("<p>PRESENT<ul><li>E. Marten<li><p>J. Sabran</p></ul>", "PRESENT\n\nE. Marten\nJ. Sabran"),
        ("<ol start=3><li>Ships<li value=7>Ports<li>Men</ol>", "3. Ships\n7. Ports\n8. Men"),
        ("<ol type=a><li>One<li>Two</ol>", "a. One\nb. Two"),
        ("<ol><li>One<ol type=i><li>Sub</ol></ol>", "1. One\ni. Sub"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A\tB\n1\t2"),
        (
            "<table><tr><td><p>One.</p><p>Two.</p><td><p>Three.</p></table>",
            "One.\n\nTwo.\n\nThree.",
        ),
        ("<pre>a  b\n   c</pre>d", "a  b\n   c\n\nd"),
        ("a<script>alert(1)</script><style>p{}</style><nav>Menu</nav> b", "a b"),
        ("a<span hidden>secret</span><!-- c --> b", "a b"),
        ("&ldquo;Caf&eacute;&rdquo;&nbsp;&#8212; &lt;b&gt;", "“Café”\u00a0— <b>"),
        ("<div><div>One</div>Two<p>Three</div>", "One\n\nTwo\n\nThree"),
        ("<dl><dt>Ship<dd>Corvin</dl>", "Ship\nCorvin"),
    ],
)
def test_the_words_of_the_page(body: str, words: str) -> None:
    assert text(body) == words


NOTED = """<p>We met<sup><a href="#n1" id="r1">1</a></sup> at noon
<a href="#n2">[2]</a>. See <a href="#top">above</a>, <a href="#n9">9</a>.</p>
<hr><p id="n1">1. At Sker. <a href="#r1">&#8617;</a></p>
<ol><li>first<li><a name="n2"></a>By the clock.</ol>"""


def test_notes_that_links_lead_to() -> None:
    reading = read(f"<html><body>{NOTED}</body></html>")
    words = reading.record.text
    notes = [(n.marker, n.anchor and n.anchor.of(words), n.at.of(words)) for n in reading.of(Note)]
    assert notes == [("1", "1", "At Sker."), ("2", "[2]", "By the clock.")]
    assert {n.ground.rule for n in reading.of(Note)} == {"html/note"}


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="iso-8859-1">',
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    ],
)
def test_the_page_says_its_encoding(head: bytes) -> None:
    page = b"<html><head>" + head + b"</head><body>" + "“déjà”".encode("cp1252") + b"</body></html>"
    reading = read(page)
    assert reading.record.text == "“déjà”"
    assert reading.findings == ()


@pytest.mark.parametrize("head", [b"", b'<meta charset="utf-8">', b'<meta charset="klingon">'])
def test_a_page_that_says_nothing_or_what_is_not_so_is_guessed(head: bytes) -> None:
    page = b"<html><head>" + head + b"</head><body>" + "déjà".encode("cp1252") + b"</body></html>"
    reading = read(page)
    assert reading.record.text == "déjà"
    assert [f.code for f in reading.findings] == ["source/encoding"]
    assert all(f.at.end <= len(reading.record.text) for f in reading.findings)


def test_utf16_and_marks_are_heeded() -> None:
    page = "<html><head><meta charset='ascii'></head><body>déjà</body></html>"
    assert read(codecs.BOM_UTF16_LE + page.encode("utf-16-le")).record.text == "déjà"
    assert read(codecs.BOM_UTF8 + page.encode()).record.text == "déjà"


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p> </p>"])
def test_a_page_without_words_is_refused(body: str) -> None:
    with pytest.raises(UnreadableFile):
        text(body)


def test_a_page_nested_without_end_is_read() -> None:
    deep = "<div>" * 5000 + "words" + "</div>" * 5000
    assert text(f"<p>Before.</p>{deep}").startswith("Before.")
