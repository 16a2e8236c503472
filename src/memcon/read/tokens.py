"""The words of a sentence in order, each with its place, as the rules for saying look at them."""

import re
from typing import NamedTuple

from memcon.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-–/&][^\W_]+)*|[^\w\s]")


class Tokens(NamedTuple):
    """The words and stops of a sentence: as they stand, in small letters, and where each begins."""

    words: tuple[str, ...]
    small: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, at: Span) -> "Tokens":
        """Return the tokens of the words at `at`."""
        found = list(_TOKEN.finditer(text, at.start, at.end))
        words = tuple(map(re.Match.group, found))
        return cls(words, tuple(map(str.lower, words)), tuple(map(re.Match.start, found)))

    def end(self, index: int) -> int:
        """Return where the token ends in the text."""
        return self.starts[index] + len(self.words[index])
