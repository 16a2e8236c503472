"""Amendments as they are printed, read as operations: "replace the words '...' by '...'".

An instruction is read only if all of its words are understood; what is not is handed back with
the reason. It is never guessed at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.drafts.instructions import instructions, lead_in
from memcon.drafts.outline import Outline
from memcon.drafts.quotation import unpointed
from memcon.drafts.resolve import changes_of
from memcon.drafts.trouble import DraftError
from memcon.drafts.understood import Asked, understood
from memcon.model.drafts import Operation

_QUOTED = re.compile(
    r"“((?:[^“”]|“[^“”]*”)*)”|\"([^\"]*)\"|«([^«»]*)»|‘((?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)"
    r"|(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w))*)'(?!\w)"
)
_SENTENCE = re.compile(r"(?<=[.;])(?<!para\.)(?<!op\.)\s+|\n+")
_CARRIED = re.compile(r":[^\S\n]*\n+[^\S\n]*(?=\ue000)")  # the quoted words follow on a new line
_ITEM = re.compile(r"^[^\S\n]*(?:\d{1,3}[.)]|\([a-z]{1,4}\)|[-–—•*])\s+", re.MULTILINE)
_AT_END = re.compile(r"(?<!:)(?<!: )\ue000(\d+)\ue001[^\S\n]*(?:\n|$)")
_BARE_NUMBER = re.compile(r"\(?\d{1,3}[.)]|\([a-z]{1,4}\)")  # of an item within a line
_SIGN = re.compile(r"\ue000(\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Unread:
    """An instruction that is not understood, or cannot be done, and why."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What an amendment's words come to: operations in order, and what of them is not read."""

    operations: tuple[Operation, ...]
    unread: tuple[Unread, ...]


def read_amendment(words: str, outline: Outline, name: str, within: str = "") -> Prose:
    """Return the operations that an amendment asks for on a text.

    `name` begins the ids of new provisions. Paragraphs are found by the numbers that they have in
    the text, and quoted words must stand there as often as the amendment says. `within` is the
    paragraph that is meant where none is named.
    """
    signed, quotes = _quotes_put_away(words)
    operations: list[Operation] = []
    unread: list[Unread] = []
    heading = within
    for sentence in _sentences(signed):
        if lead_in(sentence.casefold()):
            heading = lead_in(sentence.casefold())
            continue
        try:
            asked = tuple(instructions(sentence.casefold(), heading))
            if any(one.said.get("place") or one.said.get("there") for one in asked):
                heading = within
            fresh = f"{name}_{len(operations) + 1}"
            found = tuple(_operations(Asked(one, quotes, outline, fresh) for one in asked))
            for operation in found:
                changes_of(outline, operation)
            operations.extend(found)
        except DraftError as trouble:
            unread.append(Unread(_restored(sentence, words, quotes), str(trouble)))
    return Prose(tuple(operations), tuple(unread))


def _operations(asked: Iterable[Asked]) -> Iterator[Operation]:
    for one in asked:
        yield from understood(one)


def _quotes_put_away(words: str) -> tuple[str, tuple[str, ...]]:
    """Return the words with a sign for each quotation, and the quotations."""
    quotes: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        quotes.append(next(group for group in found.groups() if group is not None))
        return f"\ue000{len(quotes) - 1}\ue001"

    signed = _QUOTED.sub(put_away, words.replace("\ue000", " ").replace("\ue001", " "))
    signed = _CARRIED.sub(": ", signed)
    for last in _AT_END.finditer(signed):  # the full stop of the instruction was put inside
        quotes[int(last[1])] = unpointed(quotes[int(last[1])])
    return signed, tuple(quotes)


def _sentences(signed: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(_ITEM.sub("", signed)):
        if sentence.strip(" .;,") and not _BARE_NUMBER.fullmatch(sentence.strip()):
            yield sentence.strip()


def _restored(sentence: str, words: str, quotes: tuple[str, ...]) -> str:
    mark = next((sign for sign in "“\"‘'" if sign in words), "“")
    closes = {"“": "”", "‘": "’"}.get(mark, mark)
    return _SIGN.sub(lambda found: f"{mark}{quotes[int(found[1])]}{closes}", sentence)
