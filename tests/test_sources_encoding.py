"""Bytes become the text they are, and a finding says so where that was a guess."""

import codecs

import pytest

from memcon.model.errors import UnreadableFile
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.encoding import decoded
from memcon.sources.given import Given

TEXT = "Sker, 3 March 1974\r\n\r\nE. Marten. “Déjà vu” – said the Minister of Škofja.\n"
WESTERN = "E. Marten. “Déjà vu”, said the Minister – twice.\r\nJ. Sabran. C’est ça.\n"


def read(data: bytes) -> Reading:
    (reading,) = opened(Given("records/sker.txt", data))
    return reading


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_what_says_its_encoding_is_read_untouched(data: bytes) -> None:
    reading = read(data)
    assert reading.record.text == TEXT
    assert reading.findings == ()
    source = reading.record.source
    assert (source.start, source.end) == (0, len(TEXT))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "Запись беседы, 3 марта 1974 года\nв присутствии двух."])
def test_utf16_without_a_mark_is_guessed(encoding: str, text: str) -> None:
    reading = read(text.encode(encoding))
    assert reading.record.text == text
    (finding,) = reading.findings
    assert finding.code == "source/encoding"
    assert "UTF-16" in finding.message
    assert finding.weighty


def test_windows_1252_is_guessed_and_the_first_guess_shown() -> None:
    reading = read(WESTERN.encode("cp1252"))
    assert reading.record.text == WESTERN
    (finding,) = reading.findings
    assert finding.code == "source/encoding"
    assert "Windows-1252" in finding.message
    assert "7 letters were guessed" in finding.message
    assert finding.at.of(WESTERN) == "“"


def test_bytes_that_windows_1252_leaves_open_do_no_harm() -> None:
    data = b"E. Marten. Caf\xe9 \x9d and \x81 are odd.\n"
    assert len(read(data).record.text) == len(data)


def test_a_damaged_byte_in_utf8_stays_a_damaged_byte() -> None:
    data = TEXT.encode().replace("Š".encode(), b"\xc5")
    reading = read(data)
    assert reading.record.text == TEXT.replace("Š", "\ufffd")
    (finding,) = reading.findings
    assert "1 byte is damaged" in finding.message
    assert finding.at.of(reading.record.text) == "\ufffd"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "white space"),
        (codecs.BOM_UTF8, "white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"text with a NUL\0in it", "NUL"),
        (b"\x01\x02\x03 shorter than text \x04\x05", "control characters"),
        (codecs.BOM_UTF16_LE + b"a\0b\0c", "byte order mark"),
        ("Запись беседы министра с послом о проливе".encode("cp1251"), "not known"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as trouble:
        read(data)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_text_with_a_stray_control_character_is_read() -> None:
    text = "E. Marten. Let us begin.\x07 " * 20
    assert decoded(text.encode()).text == text


def test_typed_text_with_accents_everywhere_is_read() -> None:
    text = "Désormais déjà été là où l'œuvre naïve a été créée.\n" * 5
    assert decoded(text.encode("cp1252")).text == text
