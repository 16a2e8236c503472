"""What stands at a line's end that ties it to the next: a hyphen of the page, or of the word."""

import re

LONGEST_WORD = 40  # characters

_SIGNS = "-‐\u00ad"
_DASHES = "–—/"
_TIED = re.compile(r"(?P<word>[\w’'-]*\w)(?P<sign>[-‐\u00ad])$")
_OPENS = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+-\w+")
_KEEPERS = frozenset(  # they keep their hyphen in print
    {"all", "cross", "ex", "half", "ill", "quasi", "self", "so", "vice", "well"}
)


class Hyphens:
    """How the text spells its compounds where no line breaks them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._compounds: frozenset[str] | None = None

    def ties(self, line: str, following: str) -> bool:
        """Tell whether the line ends in the midst of a word."""
        return (
            line[-1] in _SIGNS
            and following[0].isalnum()
            and _TIED.search(line[-LONGEST_WORD:]) is not None
        )

    def seam(self, line: str, following: str) -> tuple[int, str]:
        """Return how many characters to drop at the line's end, and what to put for the break.

        A hyphen before a small letter is the page's, unless the text has the compound elsewhere,
        the word has a hyphen already, or its first part always keeps it ("self-").
        """
        if line[-1] not in _SIGNS:
            return (0, "") if line[-1] in _DASHES and not line[-2:-1].isspace() else (0, " ")
        tied = _TIED.search(line[-LONGEST_WORD:])
        if tied is None or not following[0].isalnum():
            return 0, " "
        if tied["sign"] == "\u00ad":
            return 1, ""
        word = tied["word"].casefold()
        if not following[0].islower() or not word[-1].isalpha() or word[0].isdigit():
            return 0, ""
        opening = _OPENS.match(following)
        compound = f"{word}-{opening.group().casefold()}" if opening else word
        keeps = "-" in word or word in _KEEPERS or compound in self.compounds
        return (0, "") if keeps else (1, "")

    @property
    def compounds(self) -> frozenset[str]:
        """The compounds of the text, in small letters."""
        if self._compounds is None:
            found = _COMPOUND.findall(self._text)
            self._compounds = frozenset(word.casefold() for word in found)
        return self._compounds
