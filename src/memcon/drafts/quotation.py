"""Quoted words: the wording that a quotation gives, apart from note marks and quotation marks.

The evidence stays as it stands in the record, with its marks: “under their¹ jurisdiction,”. The
wording is what the text says: under their jurisdiction.
"""

import re

from memcon.text.span import Span

# Each sign for one sign, so that places stay the same.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " "),
        **dict.fromkeys("‐‑", "-"),
    }
)
# A raised figure after a figure may be a power ("10² metres"), and stays.
_MARK = re.compile(
    r"(?<=[^\s\d])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[^\s*†‡§])(?:\*{1,4}|[†‡§]{1,2})(?!\w)|(?<=\S)\[\d{1,3}\]"
)
_PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("„", "”"))
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return the text with one form of quotation marks, spaces and hyphens; places stay."""
    return text.translate(_PLAIN)


def wording(exact: str, calls: tuple[Span, ...] = ()) -> str:
    """Return the words that a quotation gives.

    Raised figures and other marks of notes go, and what stands at `calls`, places in `exact` that
    are known to call notes; so do the quotation marks around it, with a comma that was put inside
    them, or a full stop after what is no sentence.
    """
    for call in sorted(calls, reverse=True):
        exact = exact[: call.start] + exact[call.end :]
    words = unmarked(exact)
    for opens, closes in _PAIRS:
        if len(words) > 1 and words.startswith(opens) and words.rstrip(",.").endswith(closes):
            return unpointed(words.rstrip(",.")[1:-1].strip())
    return words


def unmarked(exact: str) -> str:
    """Return words without raised figures and other marks of notes, on one line."""
    return _SPACES.sub(" ", _MARK.sub("", exact)).strip()


def unpointed(words: str) -> str:
    """Return quoted words without a comma at the end, or a full stop after what is no sentence."""
    if words.endswith(",") or (words.endswith(".") and not words[:1].isupper()):
        return words[:-1].rstrip()
    return words


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Return every place where `words` stand in `text` as whole words.

    Kinds of quotation marks, spaces and hyphens are not told apart; all else is.
    """
    wanted, there = plain(words), plain(text)
    if not wanted:
        return ()
    found = []
    start = there.find(wanted)
    while start >= 0:
        span = Span(start, start + len(wanted))
        if _is_whole(there, span):
            found.append(span)
        start = there.find(wanted, start + 1)
    return tuple(found)


def _is_whole(text: str, at: Span) -> bool:
    """Tell whether no word is cut at either end."""
    cut_before = at.start > 0 and _joins(text[at.start - 1]) and _joins(text[at.start])
    cut_after = at.end < len(text) and _joins(text[at.end - 1]) and _joins(text[at.end])
    return not (cut_before or cut_after)


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
