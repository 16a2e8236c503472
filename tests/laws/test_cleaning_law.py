"""Law 2: clean, then align back, gives the same words; and cleaning leaves the text as it was.

A hyphen that parted a word at a line's end, and what stands at a page's edge in the midst of such a
word, are all that the words may lack.
"""

import re
import textwrap
from hashlib import sha256

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_texts import record_texts

from memcon.text.clean import Cleaned, clean
from memcon.text.paragraphs import paragraphs
from memcon.text.span import Span

LAWFUL = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = (
    *("the", "Minister", "said", "that", "his", "Government", "had", "always", "favoured", "free"),
    *("use", "of", "the", "Narrows", "and", "Ambassador", "Sabran", "of", "Kestria", "1884"),
    *("co-operation", "anti-aircraft", "Mr.", "No,", "12.", "(a)", "—", "“not”", "Anglo-Halven"),
)
PIECES = st.one_of(
    st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\f", "\t", " ", "-\n", "-", "\u00ad", "\u00a0"]),
    st.sampled_from(["\u2028", "\x0b", "\x85", "\u200b", "\ufeff", "- 2 -", "SECRET", "1 ", "a) "]),
    st.sampled_from(
        ["co-\noperation", "A.B. Marten. ", "THE CHAIRMAN: ", "\n     ", "...", "\f3\n"]
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=20, max_size=60).map(
        lambda words: textwrap.fill(" ".join(words), 66)
    ),
    st.text(max_size=12),
)
TEXTS = st.one_of(st.lists(PIECES, max_size=24).map("".join), record_texts())
SENTENCES = st.lists(st.sampled_from(WORDS[:16]), min_size=12, max_size=60).map(
    lambda words: f"{' '.join(words).capitalize()}."
)


def without_break(words: str) -> str:
    """Return words of the page without their breaks, invisible signs and hyphens."""
    return re.sub(r"[\s\u00ad\u200b\ufeff\x1c-\x1f\x85-]+", "", words)


@LAWFUL
@given(TEXTS)
def test_cleaning_changes_nothing_and_says_the_same_twice(text: str) -> None:
    before = sha256(text.encode("utf-8", "surrogatepass")).digest()
    assert clean(text) == clean(text)
    assert sha256(text.encode("utf-8", "surrogatepass")).digest() == before


@LAWFUL
@given(TEXTS)
def test_every_word_aligned_back_is_the_same_word(text: str) -> None:
    cleaned = clean(text)
    for word in re.finditer(r"\S+", cleaned.text):
        there = cleaned.alignment.back(Span(*word.span()))
        assert 0 <= there.start < there.end <= len(text)
        quoted = there.of(text)
        if "\n" not in quoted and "\f" not in quoted:
            assert without_break(quoted) == without_break(word.group())
        letters = iter(quoted)  # a page's number may stand in the midst of a word that it breaks
        assert all(letter in letters for letter in word.group())
        assert quoted[0] == word.group()[0]
        assert quoted[-1] == word.group()[-1]


@LAWFUL
@given(TEXTS)
def test_words_of_the_cleaned_text_keep_their_order(text: str) -> None:
    cleaned = clean(text)
    at = 0
    for word in re.finditer(r"\S+", cleaned.text):
        there = cleaned.alignment.back(Span(*word.span()))
        assert there.start >= at
        at = there.end


@LAWFUL
@given(TEXTS, st.data())
def test_there_and_back_is_the_same_place(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    span = Span(start, data.draw(st.integers(start, len(cleaned.text))))
    there = cleaned.alignment.back(span)
    assert 0 <= there.start <= there.end <= len(text)
    words = span.trimmed(cleaned.text)
    if words.end > words.start:
        assert cleaned.alignment.forth(cleaned.alignment.back(words)) == words


@LAWFUL
@given(TEXTS)
def test_paragraphs_hold_every_word_once(text: str) -> None:
    cleaned = clean(text)
    found = paragraphs(cleaned.text, cleaned.turns)
    assert [p.at for p in found] == sorted(p.at for p in found)
    words = [word for p in found for word in p.at.of(cleaned.text).split()]
    assert words == cleaned.text.split()
    for paragraph in found:
        lines = [line.of(cleaned.text) for line in paragraph.lines(cleaned.text)]
        assert " ".join(lines).split() == paragraph.at.of(cleaned.text).split()


@LAWFUL
@given(st.lists(SENTENCES, min_size=1, max_size=5), st.integers(50, 100))
def test_wrapped_paragraphs_come_back_and_stay(sentences: list[str], width: int) -> None:
    """What was broken into lines reads as before; cleaned text is clean."""
    wrapped = "\n\n".join(
        textwrap.fill(words, width, break_on_hyphens=False) for words in sentences
    )
    cleaned: Cleaned = clean(wrapped)
    assert cleaned.text == "\n\n".join(sentences)
    assert clean(cleaned.text).text == cleaned.text
