"""The sentences of a stretch of text."""

import re
from collections.abc import Iterator

from memcon.text.span import Span

# A stop, what closes with it, and a note's mark, before white space and what may open a sentence.
# The signs that may end one stand first and alone, so that the search skips from one to the next.
_STOP = re.compile(
    r"(?P<stop>[.?!…\n](?:(?<=\n)|[.?!…]*))"
    r"(?:(?<=\n)|[\"”’'»)\]]*(?:\d{1,2}(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹]+)?(?=\s+[\"“‘'«(\[—–-]*[^\W_a-zß-öø-ÿ]))"
)
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]\s+(?=\S)")
_LAST = re.compile(r"[^\s(\[“\"‘—–]*$")
_NEXT = re.compile(r"\s+[\"“‘'«(\[—–-]*([\w’']+)")
_WORD = re.compile(r"[\w’']+")
_FIGURE_NEXT = re.compile(r"\s*\d")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
# What a stop shortens, so that a capital after it goes on with the sentence.
_SHORT = frozenset(
    [
    "mr", "mrs", "ms", "dr", "prof", "messrs", "m", "mme", "mlle", "st", "ste", "gen", "lt",
    "col", "maj", "capt", "cmdr", "adm", "brig", "sgt", "amb", "sen", "rep", "gov", "pres", "sec",
    "secy", "hon", "rev", "rt", "com", "coms", "cde", "cdes", "tov", "nos", "vol", "vols", "art",
    "arts", "par", "para", "ch", "chap", "sec", "sect", "fig", "p", "pp", "doc", "docs", "cf",
    "e.g", "i.e", "viz", "vs", "v", "approx", "ca", "fn", "ed", "eds", "del", "dept", "deptel",
    "embtel", "circ", "re", "ref", "encl", "a.b", "s.e",
    ]
)  # fmt: skip
# Words that open a sentence and follow no shortened word: "in the U.S. The Ministry ...".
_OPENERS = frozenset(
    [
    "the", "he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "there", "in",
    "on", "at", "as", "if", "when", "while", "after", "before", "but", "and", "or", "so", "for",
    "however", "moreover", "furthermore", "nevertheless", "thus", "therefore", "then", "his",
    "her", "their", "our", "my", "its", "both", "all", "such", "no", "not", "with", "from", "by",
    "to", "of", "an", "a", "what", "who", "why", "how", "although", "since", "because",
    ]
)  # fmt: skip


def sentences(text: str, at: Span) -> Iterator[Span]:
    """Yield the sentences in `at`, in order; an item's number belongs to none."""
    start = after_number(text, at.start, at.end)
    for match in _STOP.finditer(text, at.start, at.end):
        if match.start() < start:
            continue
        if match["stop"] == "." and not _ends(text, start, match):
            continue
        said = Span(start, match.end()).trimmed(text)
        if said.end > said.start:
            yield said
        start = after_number(text, match.end(), at.end)
    said = Span(start, at.end).trimmed(text)
    if said.end > said.start:
        yield said


def after_number(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind blanks and an item's number."""
    while start < end and text[start].isspace():
        start += 1
    number = _NUMBER.match(text, start, end)
    if number is None or _is_initial(text, number):
        return start
    return number.end()


def _is_initial(text: str, number: re.Match[str]) -> bool:
    """Tell whether "E." may stand for a name ("E. Marten") rather than count an item."""
    letter, stop = number.group().rstrip()[:-1], number.group().rstrip()[-1]
    if not (len(letter) == 1 and letter.isupper() and stop == "."):
        return False
    following = _WORD.match(text, number.end())
    if following is None or not following.group()[0].isupper():
        return False
    return following.group().lower() not in _OPENERS


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence, and does not shorten a word."""
    last = _LAST.search(text, max(start, match.start() - 24), match.start())
    word = last.group() if last else ""
    if word.lower() in _SHORT:
        return False
    if word in ("No", "no") and match.end() < len(text):
        return _FIGURE_NEXT.match(text, match.end()) is None
    initial = len(word) == 1 and word.isupper() and word != "I"
    if initial or _DOTTED.fullmatch(word):
        following = _NEXT.match(text, match.end())
        return following is not None and following[1].lower() in _OPENERS
    return True
