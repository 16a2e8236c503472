"""Whose words follow one another: a speech in somebody's own words, or reported ones together."""

from collections.abc import Iterable, Iterator

from memcon.model.marks import Form, Mark, Speech
from memcon.text.span import Span

LONGEST_GAP = 12  # characters between two reported sentences: white space, a paragraph's number


class Turn(Mark, frozen=True):
    """One speaker's words until somebody else has the word; `speeches` are its marks, in order.

    Its place and its ground are those of its speeches: it says nothing that they do not say.
    """

    speeches: tuple[Speech, ...] = ()

    @property
    def form(self) -> Form:
        """Whether the words are the speaker's own."""
        return self.speeches[0].form

    @property
    def reported(self) -> bool:
        """Tell whether the record's writer tells the words."""
        return self.form is Form.REPORTED

    @property
    def speaker(self) -> str:
        """The speaker as the first of its marks names him."""
        return self.speeches[0].speaker

    @property
    def person(self) -> str | None:
        """The register's id of the speaker, where a mark has it."""
        return next((speech.person for speech in self.speeches if speech.person), None)

    @property
    def label(self) -> Span | None:
        """The place of the words that say who speaks."""
        return next((speech.label for speech in self.speeches if speech.label), None)

    @property
    def own_label(self) -> Span | None:
        """The speaker's label that stands before his own words."""
        label = None if self.reported else self.label
        return label if label is not None and self.at.covers(label) else None


def turns_of(text: str, marks: Iterable[Mark]) -> Iterator[Turn]:
    """Yield the turns of a record whose marks are in the order of the text."""
    held: list[Speech] = []
    for speech in _outermost(mark for mark in marks if isinstance(mark, Speech)):
        if held and not _goes_on(text, held, speech):
            yield _turn(held)
            held = []
        held.append(speech)
    if held:
        yield _turn(held)


def _outermost(speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Yield the speeches that lie in no other; one told within another is marked in its line."""
    end = 0
    for speech in speeches:
        if speech.at.start >= end and speech.at.end > speech.at.start:
            yield speech
            end = speech.at.end


def _turn(speeches: list[Speech]) -> Turn:
    at = Span(speeches[0].at.start, speeches[-1].at.end)
    return Turn(at, speeches[0].ground, tuple(speeches))


def _goes_on(text: str, held: list[Speech], speech: Speech) -> bool:
    """Tell whether a reported sentence is the same speaker's as those before it."""
    last = held[-1]
    if last.form is not Form.REPORTED or speech.form is not Form.REPORTED:
        return False
    if speech.at.start - last.at.end > LONGEST_GAP:
        return False
    if any(map(str.isalpha, text[last.at.end : speech.at.start])):
        return False
    return _same_speaker(last, speech)


def _same_speaker(one: Speech, other: Speech) -> bool:
    """Compare by the register, then by the words that say who it is, then by the name."""
    if one.person and other.person:
        return one.person == other.person
    if one.label is not None and other.label is not None:
        return one.label == other.label
    return one.speaker.casefold() == other.speaker.casefold()
