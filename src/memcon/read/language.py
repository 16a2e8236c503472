"""Whether a record is in English, the only language that memcon reads."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from memcon.lexicon.load import table
from memcon.model.finding import Finding
from memcon.model.reading import Draft
from memcon.names.vocabulary import ENGLISH, vocabulary
from memcon.text.span import Span

CODE = "record/language"

_WINDOW = 3000  # characters looked at: at the beginning, in the middle and at the end
_THE_EVERY = 400  # characters: English prose has one "the" in a hundred
_FEWEST_SIGNS = 24  # letters of another script
_FEWEST_KNOWN = 12  # words, for a language that the lexicon has small words of
_FEWEST_STRANGE = 30  # different words, for any other
_ENGLISH_EVERY = 30  # words: where English small words are no rarer, some of it is English
_LONGEST_PLACE = 120  # characters of the text at which the finding stands

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u02ff\u1d00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]")
_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "al", "ment", "ship")


def language(draft: Draft) -> Iterator[Finding]:
    """Say so where the record is plainly not in English; where it is not plain, say nothing."""
    tongue = _other_tongue(draft.text)
    if tongue is not None:
        what = f"The record seems to be in {tongue}" if tongue else "The record is not in English"
        yield Finding(CODE, f"{what}; only English is read, so nothing was read in it.", _at(draft))


def is_unread(draft: Draft) -> bool:
    """Tell whether the record has been found to be in another language."""
    return any(finding.code == CODE for finding in draft.findings)


def _at(draft: Draft) -> Span:
    """The first line, or the beginning of it."""
    first = next((paragraph.at for paragraph in draft.paragraphs), Span(0, 0))
    end = draft.text.find("\n", first.start, first.end)
    end = min(first.end if end < 0 else end, first.start + _LONGEST_PLACE)
    return Span(first.start, end).trimmed(draft.text)


def _other_tongue(text: str) -> str | None:
    """Return the language's name, "" where it has none here, None where it may be English."""
    if (text.count(" the ") + text.count(" THE ")) * _THE_EVERY >= len(text) > 0:
        return None
    looked_at = _windows(text)
    words = _LETTERS.findall(looked_at)
    signs = len(_OTHER_SCRIPT.findall(looked_at))
    if signs >= _FEWEST_SIGNS and signs * 3 > sum(map(len, words)) * 2:
        return ""
    small = [word.replace("’", "'") for word in words if word.islower()]
    if sum(word.isupper() for word in words) * 2 > len(words):
        return _by_small_words([word.lower().replace("’", "'") for word in words])
    if len(small) * 2 < len(words):  # a list of names, with their "de la" and "von der"
        return None
    found = _by_small_words(small)
    return _by_strange_words(small) if found is None else found


def _windows(text: str) -> str:
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    return " ".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _by_small_words(words: Sequence[str]) -> str | None:
    """The language whose small words every fifth word is, and English ones hardly any."""
    if len(words) < _FEWEST_KNOWN:
        return None
    english, others = _small_words()
    ours = sum(word in english for word in words)
    if ours * _ENGLISH_EVERY >= len(words):
        return None
    counts = {name: sum(word in those for word in words) for name, those in others.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] * 5 >= len(words) else None


def _by_strange_words(words: Sequence[str]) -> str | None:
    """Nameless, where two words in three are none of English and hardly any a small one of it."""
    different = {word for word in words if len(word) > 2}
    if len(different) < _FEWEST_STRANGE:
        return None
    english, _ = _small_words()
    if sum(word in english for word in words) * _ENGLISH_EVERY >= len(words):
        return None
    return "" if sum(map(_is_english, different)) * 3 < len(different) else None


def _is_english(word: str) -> bool:
    of = vocabulary().of
    if of(word) & ENGLISH:
        return True
    return any(
        word.endswith(ending) and of(word.removesuffix(ending)) & ENGLISH for ending in _ENDINGS
    )


@cache
def _small_words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The small words of English, and those of other languages that English has not."""
    lexicon = table("languages")
    own, others = lexicon["english"], lexicon["others"]
    assert isinstance(own, dict)
    assert isinstance(others, dict)
    small = vocabulary()
    found = {
        name: frozenset(w for w in str(words).split() if w != "a" and not small.of(w) & ENGLISH)
        for name, words in others.items()
    }
    return frozenset(str(own["words"]).split()), found
