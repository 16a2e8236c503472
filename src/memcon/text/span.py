"""A place in a text: where some words begin and where they end."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """Half-open range of Unicode code points, so that `text[start:end]` is the quoted words.

    Hundreds of thousands are made of a volume: a Struct is a frozen dataclass that is made in a
    tenth of the time. In JSON it is an array of the two.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand here in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str) -> "Span":
        """Return the span without white space at either end."""
        words = text[self.start : self.end]
        if words and not (words[0].isspace() or words[-1].isspace()):
            return self
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))
