"""Who was present and who speaks in one record, how often, and in how many words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from memcon.model.marks import Aside, Attendee, Person
from memcon.text.span import Span
from memcon.web.layout import Layout
from memcon.web.pieces import Piece
from memcon.web.turns import Turn

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "one", "who", "this", "that"})

UNNAMED = "speaker not named"


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody present, or speaking, or both; `turns` are indexes of the layout's turns.

    `reported` of the turns are told by the record's writer. `id` is the register's id where the
    reading gives one; `known` is the mark that joins the forms of the name, where there is one.
    `named` is false for somebody of whom the record says no more than "he", or nothing.
    """

    name: str
    id: str | None = None
    attendee: Attendee | None = None
    known: Person | None = None
    turns: tuple[int, ...] = ()
    words: int = 0
    reported: int = 0
    named: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name."""
        forms = self.known.forms if self.known else ()
        listed = (self.attendee.name,) if self.attendee else ()
        return tuple(dict.fromkeys((self.name, *listed, *forms)))


@dataclass(frozen=True, slots=True)
class Roll:
    """The figures of a record: those present in the order of the list, then others who speak.

    `speaker_of` gives for each turn the index of its figure, `words_of` its number of words.
    """

    figures: tuple[Figure, ...]
    speaker_of: tuple[int, ...]
    words_of: tuple[int, ...]

    @property
    def speakers(self) -> tuple[int, ...]:
        """The indexes of the figures that speak, in order."""
        return tuple(i for i, figure in enumerate(self.figures) if figure.turns)


def word_count(text: str) -> int:
    """Return the number of words in `text`."""
    return sum(1 for _ in _WORD.finditer(text))


def roll_of(layout: Layout) -> Roll:
    """Return who is in the record."""
    joined = _Joined(layout.reading.of(Person))
    figures: dict[str, Figure] = {}
    listed: list[tuple[Span, str]] = []
    for attendee in layout.reading.of(Attendee):
        if attendee.name.strip():
            known = joined.person(_name_place(layout, attendee), attendee.person, attendee.name)
            key = _key(known, attendee.person, attendee.name)
            figures.setdefault(
                key, Figure(_name(known, attendee.name), _id(known, attendee.person), attendee)
            )
            listed.append((attendee.at, key))
    words = _words(layout)
    speakers: list[str] = []
    present = _Listed(listed)
    for index, turn in enumerate(layout.turns):
        told_of = turn.reported and turn.label is not None  # the place says more than the name
        known = joined.person(turn.label, turn.person, "" if told_of else turn.speaker)
        key = _key_of_turn(turn, known, present)
        speakers.append(key)
        figure = figures.get(key) or _speaking(turn, known)
        figures[key] = replace(
            figure,
            turns=(*figure.turns, index),
            words=figure.words + words[index],
            reported=figure.reported + turn.reported,
        )
    place = {key: index for index, key in enumerate(figures)}
    named = tuple(
        replace(figure, known=figure.known or joined.of_key(key)) for key, figure in figures.items()
    )
    return Roll(named, tuple(place[key] for key in speakers), words)


class _Joined:
    """The record's persons: found by register id, by a form that one has, by the label's place."""

    def __init__(self, persons: tuple[Person, ...]) -> None:
        self._keys = {f"at {person.at.start}": person for person in persons}
        self._ids = {person.person: person for person in persons if person.person}
        self._places = sorted(
            ((place.start, place.end, i) for i, p in enumerate(persons) for place in p.places)
        )
        self._persons = persons
        forms: dict[str, set[int]] = {}
        for index, person in enumerate(persons):
            for form in (person.name, *person.forms):
                forms.setdefault(form.casefold(), set()).add(index)
        self._forms = {form: next(iter(of)) for form, of in forms.items() if len(of) == 1}

    def person(self, label: Span | None, id: str | None, name: str) -> Person | None:
        if id is not None and id in self._ids:
            return self._ids[id]
        found = self._forms.get(name.casefold())
        inside = set(self._within(label)) if label is not None and found is None else set()
        if len(inside) == 1:
            found = inside.pop()
        return None if found is None else self._persons[found]

    def of_key(self, key: str) -> Person | None:
        return self._keys.get(key)

    def _within(self, at: Span) -> Iterator[int]:
        for start, end, index in self._places[bisect_left(self._places, (at.start,)) :]:
            if start >= at.end:
                return
            if end <= at.end:
                yield index


def _name_place(layout: Layout, attendee: Attendee) -> Span | None:
    """Return where the name itself stands in the words about somebody present."""
    at = layout.reading.record.text.find(attendee.name, attendee.at.start, attendee.at.end)
    return Span(at, at + len(attendee.name)) if at >= 0 else None


class _Listed:
    """Those present, found by a place inside the words that list them."""

    def __init__(self, listed: list[tuple[Span, str]]) -> None:
        self._listed = sorted(listed)
        self._starts = [at.start for at, _ in self._listed]

    def key(self, label: Span) -> str | None:
        index = bisect_right(self._starts, label.start) - 1
        if index < 0 or not self._listed[index][0].covers(label):
            return None
        return self._listed[index][1]


def _key_of_turn(turn: Turn, known: Person | None, present: _Listed) -> str:
    """Return whose turn it is: who is not named is somebody else each time."""
    if known is None and turn.person is None:
        listed = present.key(turn.label) if turn.label is not None else None
        if listed is not None:
            return listed
        if not _is_name(turn.speaker):
            return f"nobody {turn.label.start if turn.label else ''}"
    return _key(known, turn.person, turn.speaker)


def _speaking(turn: Turn, known: Person | None) -> Figure:
    """Return somebody who is not in the list of those present."""
    person = _id(known, turn.person)
    named = known is not None or person is not None or _is_name(turn.speaker)
    name = _name(known, turn.speaker) if named else UNNAMED
    return Figure(name, person, known=known, named=named)


def _is_name(words: str) -> bool:
    return bool(words.strip()) and words.strip().casefold() not in _PRONOUNS


def _key(known: Person | None, id: str | None, name: str) -> str:
    if known is not None:
        return f"at {known.at.start}"
    return f"id {id}" if id else f"name {name.casefold()}"


def _name(known: Person | None, name: str) -> str:
    """Return the fullest name: the record's list may have an initial that the text has not."""
    if known is None or not known.name:
        return name
    more = name.removesuffix(known.name)
    return name if more != name and _INITIAL.search(more) else known.name


def _id(known: Person | None, id: str | None) -> str | None:
    return id or (known.person if known is not None else None)


def _words(layout: Layout) -> tuple[int, ...]:
    text = layout.reading.record.text
    counts = [0] * len(layout.turns)
    turn_at: dict[int, int] = {}
    for part in layout.parts:
        for section in part:
            for piece in section.pieces:
                if piece.turn is not None:
                    counts[piece.turn] += _spoken(piece, layout.turns[piece.turn], text)
                    turn_at[piece.at.start] = piece.turn
    for aside, turn in _asides(layout, turn_at):
        counts[turn] -= word_count(aside.at.of(text))
    return tuple(max(0, count) for count in counts)


def _asides(layout: Layout, turn_at: dict[int, int]) -> Iterator[tuple[Aside, int]]:
    """Yield the stage directions within a turn's lines, with the turn: nobody says them."""
    starts = sorted(turn_at)
    for aside in layout.reading.of(Aside):
        index = bisect_right(starts, aside.at.start) - 1
        turn = turn_at[starts[index]] if index >= 0 else None
        if turn is None or aside in layout.standing:
            continue
        if layout.turns[turn].at.covers(aside.at):
            yield aside, turn


def _spoken(piece: Piece, turn: Turn, text: str) -> int:
    if piece.mark is not turn:
        return 0  # narration or a stage direction that stands inside the turn
    label = turn.own_label
    start = label.end if label is not None and piece.at.covers(label) else piece.at.start
    return word_count(text[start : piece.at.end])
