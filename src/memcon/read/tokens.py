"""The words of a sentence in order, each with its place, as the rules for saying look at them."""

import re

from memcon.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-–/&][^\W_]+)*|[^\w\s]")


class Tokens:
    """The words and stops of a sentence: as they stand, in small letters, and where each begins.

    Most sentences are asked for their words alone, so the places are found when they are wanted.
    """

    __slots__ = ("_at", "_starts", "_text", "small", "words")

    def __init__(self, text: str, at: Span, words: tuple[str, ...]) -> None:
        self.words = words
        self.small = tuple(map(str.lower, words))
        self._text, self._at = text, at
        self._starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, at: Span) -> "Tokens":
        """Return the tokens of the words at `at`."""
        return cls(text, at, tuple(_TOKEN.findall(text, at.start, at.end)))

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins in the text."""
        if not self._starts:
            found = _TOKEN.finditer(self._text, self._at.start, self._at.end)
            self._starts = tuple(map(re.Match.start, found))
        return self._starts

    def end(self, index: int) -> int:
        """Return where the token ends in the text."""
        return self.starts[index] + len(self.words[index])
