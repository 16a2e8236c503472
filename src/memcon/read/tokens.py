"""The words of a sentence in order, each with its place, as the rules for saying look at them."""

import re
from itertools import chain

from memcon.text.memory import Memory
from memcon.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-–/&][^\W_]+)*|[^\w\s]")

# By what stands between two blanks, "Marten," or "(so-called)": no token reaches over one.
_WORDS = Memory[tuple[str, ...]](lambda piece: tuple(_TOKEN.findall(piece)))


class Tokens:
    """The words and stops of a sentence: as they stand, in small letters, and where each begins.

    Most sentences are asked for their words alone, so a place is found when it is wanted.
    """

    __slots__ = ("_starts", "_text", "small", "words")

    def __init__(self, text: str, start: int, pieces: list[str]) -> None:
        self.words = words = tuple(chain.from_iterable(map(_WORDS.__getitem__, pieces)))
        self.small = tuple(map(str.lower, words))
        self._text = text
        self._starts = [text.index(words[0], start)] if words else []

    @classmethod
    def of(cls, text: str, at: Span) -> "Tokens":
        """Return the tokens of the words at `at`."""
        return cls(text, at.start, text[at.start : at.end].split())

    def start(self, index: int) -> int:
        """Return where the token begins in the text; between tokens is nothing that is in one."""
        starts = self._starts
        known = len(starts)
        if index >= known:
            at = starts[-1] + len(self.words[known - 1])
            for word in self.words[known : index + 1]:
                starts.append(self._text.index(word, at))
                at = starts[-1] + len(word)
        return starts[index]

    def end(self, index: int) -> int:
        """Return where the token ends in the text."""
        return self.start(index) + len(self.words[index])
