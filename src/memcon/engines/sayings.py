"""What is said in a record, sentence by sentence, in batches fit to be sent."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from memcon.model.marks import Act, Form, Mark, Note, SourceNote, Speech
from memcon.model.reading import Draft
from memcon.text.sentences import sentences
from memcon.text.span import Span

M = TypeVar("M", bound=Mark)

LONGEST = 3000  # characters of a sentence; what is longer is no sentence
BATCH = 3000  # characters of a batch: a model on a small machine answers within minutes
MOST = 20  # sentences of a batch


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that somebody says, at `at` in the draft's text.

    `words` are the sentence with every run of white space as one blank, as it is sent; letter i of
    them stands at `places[i]`. `speeches` and `acts` are the marks that meet the sentence.
    """

    at: Span
    words: str
    places: tuple[int, ...]
    speeches: tuple[Speech, ...] = ()
    acts: tuple[Act, ...] = ()

    @property
    def speaker(self) -> str:
        """Who says it as the record names him; several where they share the sentence."""
        return " / ".join(dict.fromkeys(said.speaker for said in self.speeches if said.speaker))

    def found(self, words: str) -> Iterator[Span]:
        """Yield each place of `words` in the sentence that cuts no word of it in two."""
        start = self.words.find(words)
        while start >= 0:
            end = start + len(words)
            if not _cuts(self.words, start) and not _cuts(self.words, end):
                yield Span(self.places[start], self.places[end - 1] + 1)
            start = self.words.find(words, start + 1)


def sayings(draft: Draft) -> tuple[tuple[Saying, ...], int]:
    """Return every sentence said, in the order of the text, and how many cannot be sent.

    Those are longer than any sentence is, or hold what is no character.
    """
    speeches = sorted(draft.of_kind(Speech), key=lambda said: (said.at.start, -said.at.end))
    acts = sorted(draft.of_kind(Act), key=lambda act: act.at.start)
    notes = [mark.at for mark in draft.marks if isinstance(mark, Note | SourceNote)]
    places = [at for at in _sentences(draft.text, speeches) if not any(n.covers(at) for n in notes)]
    fit = [at for at in places if _is_fit(at.of(draft.text))]
    said = tuple(
        Saying(at, *_on_one_line(draft.text, at), by, done)
        for at, by, done in zip(fit, _meeting(speeches, fit), _meeting(acts, fit), strict=True)
    )
    return said, len(places) - len(fit)


def batches(said: Iterable[Saying]) -> Iterator[tuple[Saying, ...]]:
    """Yield the sentences in batches that are short enough to be sent at once."""
    batch: list[Saying] = []
    length = 0
    for saying in said:
        if batch and (len(batch) == MOST or length + len(saying.words) > BATCH):
            yield tuple(batch)
            batch, length = [], 0
        batch.append(saying)
        length += len(saying.words)
    if batch:
        yield tuple(batch)


def _sentences(text: str, speeches: Iterable[Speech]) -> Iterator[Span]:
    """The sentences of all speeches, none twice where speeches share one."""
    end = 0
    for speech in speeches:
        begin = speech.at.start
        if speech.form is Form.DIRECT and speech.label is not None:
            begin = max(begin, speech.label.end)
            while begin < speech.at.end and text[begin] in ".:, \t\n":
                begin += 1
        for at in sentences(text, Span(begin, max(begin, speech.at.end))):
            if at.start >= end:
                yield at
                end = at.end


def _is_fit(words: str) -> bool:
    half = any("\ud800" <= letter <= "\udfff" for letter in words)  # of a pair: damaged text
    return len(words) <= LONGEST and not half and any(letter.isalnum() for letter in words)


def _on_one_line(text: str, at: Span) -> tuple[str, tuple[int, ...]]:
    letters: list[str] = []
    places: list[int] = []
    for place in range(at.start, at.end):
        letter = " " if text[place].isspace() else text[place]
        if letter == " " and letters and letters[-1] == " ":
            continue
        letters.append(letter)
        places.append(place)
    return "".join(letters), tuple(places)


def _meeting(marks: list[M], places: list[Span]) -> Iterator[tuple[M, ...]]:
    """For each of the places, both in the order of the text, yield the marks that meet it."""
    starts = [mark.at.start for mark in marks]
    open_: list[M] = []
    seen = 0
    for at in places:
        begun = bisect_right(starts, at.end - 1)
        open_.extend(marks[seen:begun])
        seen = max(seen, begun)
        open_ = [mark for mark in open_ if mark.at.end > at.start]
        yield tuple(mark for mark in open_ if mark.at.meets(at))


def _cuts(words: str, place: int) -> bool:
    return 0 < place < len(words) and words[place - 1].isalnum() and words[place].isalnum()
