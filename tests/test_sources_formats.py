"""A file is opened as what it is, whatever its name says; packed files only within bounds."""

import gzip

import pytest

from made import docx, paragraph, pdf, pdf_lines, volume, zipped
from memcon.model.errors import UnreadableFile
from memcon.sources.formats import FORMATS, form_of, has_known_suffix, opened
from memcon.sources.given import Given
from memcon.sources.packing import LARGEST, gunzipped

TEXT = b"E. Marten. Let us begin.\n"
PAGE = b"<!DOCTYPE html><html><body><p>E. Marten. Let us begin.</p></body></html>"
WORD = docx(paragraph("E. Marten. Let us begin."))
PORTABLE = pdf(pdf_lines(["E. Marten. Let us begin."]))
TALK = '<div type="document" xml:id="d1"><head>Talk</head><p>E. Marten. Let us begin.</p></div>'
VOLUME = volume(TALK)


@pytest.mark.parametrize(
    "name", ["talk", "talk.txt", "talk.docx", "talk.pdf", "talk.xml", "talk.x"]
)
@pytest.mark.parametrize(
    ("data", "form"),
    [
        (PAGE, "HTML"),
        (b"\xef\xbb\xbf\n" + PAGE.lower(), "HTML"),
        (b"<?xml version='1.0'?><!-- c --><html><body>x</body></html>", "HTML"),
        (WORD, "DOCX"),
        (PORTABLE, "PDF"),
        (b"junk before\n" + PORTABLE, "PDF"),
        (VOLUME, "TEI"),
        (VOLUME.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "TEI"),
        (b"<!DOCTYPE TEI [<!ENTITY a 'b'>]>\n<TEI/>", "TEI"),
    ],
)
def test_content_decides(name: str, data: bytes, form: str) -> None:
    assert form_of(Given(name, data)).name == form


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("talk.html", b"<p>A piece of a page.", "HTML"),
        ("talk.md", b"<p align=center>A piece of a page.", "plain text"),
        ("talk.xml", b"<book/>", "TEI"),
        ("talk.xml.gz", b"<TEI", "TEI"),
        ("talk", TEXT, "plain text"),
        ("talk.txt", b"He wrote <TEI> on the board.", "plain text"),
        ("talk.txt", b"<b>bold</b> <html>", "plain text"),
    ],
)
def test_where_content_leaves_it_open_the_suffix_decides(name: str, data: bytes, form: str) -> None:
    assert form_of(Given(name, data)).name == form


@pytest.mark.parametrize("data", [TEXT, PAGE, WORD, PORTABLE, VOLUME])
@pytest.mark.parametrize("name", ["talks/sker", "talks/sker.txt"])
def test_each_format_gives_the_same_words(name: str, data: bytes) -> None:
    for given in (Given(name, data), Given(f"{name}.gz", gzip.compress(data))):
        (reading,) = opened(given)
        assert "E. Marten. Let us begin." in reading.record.text
        assert reading.record.id in ("sker", "sker/d1")
        assert reading.record.source.path == given.path
        assert reading.record.source.sha256 == given.sha256


def test_markdown_says_so() -> None:
    (reading,) = opened(Given("talk.md", TEXT))
    assert reading.record.source.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        *((name, True) for name in ("a.txt", "a.MD", "a.xml.gz", "a.docx", "a.PDF", "a.b.htm")),
        *((name, False) for name in ("people.csv", "a.toml", "a.jpg", "a", "a.gz", "a.json.gz")),
    ],
)
def test_which_files_of_a_folder_are_read(name: str, known: bool) -> None:
    assert has_known_suffix(name) is known


def test_every_format_has_its_own_suffixes() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1\\ansi E. Marten.}", "RTF"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no Word document"),
        (gzip.compress(TEXT, mtime=0)[:-9], "cut off"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x07\x07\x07", "gzip file is broken"),
        (gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_strangers_are_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as trouble:
        list(opened(Given("talk", data)))
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_gzip_bomb_is_never_unpacked() -> None:
    bomb = gzip.compress(b" " * (64 * 1024 * 1024))
    assert len(bomb) * 500 < LARGEST
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        gunzipped(bomb)


def test_gzip_files_may_be_strung_together() -> None:
    assert gunzipped(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 8) == b"one two"
