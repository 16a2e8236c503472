"""The outline of a record: one column a party, one bar a turn, its height the number of words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from memcon.web.layout import Layout, Section
from memcon.web.parties import NAMELESS, Cast, Look
from memcon.web.pieces import Voice
from memcon.web.roll import Roll, word_count

WIDTH = 132
DIGIT = 6  # units: the width of a digit of a turn's number
TOP = 20.0
GAP = 1.5
LOWEST = 4.0  # units: the least height of a bar
WITHHELD = 7.0  # units: no length is claimed for what is withheld
TALLEST = 470.0  # units that the bars share out, unless there are very many
TALLEST_WORD = 0.68  # units for one word, at most
FIRST_COLUMN, LAST_COLUMN, MARGIN_COLUMN = 22.0, 112.0, 122.0


@dataclass(frozen=True, slots=True)
class Column:
    """A party's column: where it stands, and its head."""

    look: Look
    x: float
    width: float
    head: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A turn, or with an empty `href` narration or a withheld passage; `by` is the figure."""

    kind: str
    href: str
    css: str
    x: float
    y: float
    width: float
    height: float
    number: str
    name: str
    by: int = -1


@dataclass(frozen=True, slots=True)
class Outline:
    """The drawing of one part, its height, and the room that long numbers need on the left."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    height: float
    left: int


def outline_of(layout: Layout, roll: Roll, looks: Cast, part: int) -> Outline:
    """Draw one part of the record."""
    columns = tuple(_columns(tuple(look for look in looks.looks if look != NAMELESS)))
    place: dict[Look | None, Column] = {column.look: column for column in columns}
    sections = layout.parts[part]
    counts = [_words(layout, roll, section) for section in sections]
    scale = min(TALLEST_WORD, TALLEST / max(1, sum(counts)))
    bars: list[Bar] = []
    y = TOP
    numbered = -9
    for section, count in zip(sections, counts, strict=True):
        height = max(LOWEST, round(count * scale, 1))
        if section.voice is Voice.WITHHELD:
            height = WITHHELD
        column = place.get(_look(section, roll, looks))
        bar = _bar(layout, roll, section, (y, height, count), column)
        if bar is None:
            continue
        if section.turn is not None and (y - numbered < 12 or bar.number == ""):
            bar = _without_number(bar)
        elif section.turn is not None:
            numbered = int(y)
        bars.append(bar)
        y = round(y + height + GAP, 1)
    digits = max((len(bar.number) for bar in bars), default=0)
    return Outline(columns, tuple(bars), round(y + 4, 1), max(0, digits * DIGIT - 14))


def _columns(looks: tuple[Look, ...]) -> Iterator[Column]:
    if not looks:
        return
    pitch = min(24.0, (LAST_COLUMN - FIRST_COLUMN + 6) / len(looks))
    width = round(max(2.0, pitch - 6 if pitch > 12 else pitch - 1), 1)
    letters = 1 if pitch < 16 else 2 if any(len(look.code) == 2 for look in looks) else 1
    for index, look in enumerate(looks):
        head = look.code[:letters] if pitch >= 9 else ""
        yield Column(look, round(FIRST_COLUMN + index * pitch, 1), width, head)


def _look(section: Section, roll: Roll, looks: Cast) -> Look | None:
    return None if section.turn is None else looks.of[roll.speaker_of[section.turn]]


def _words(layout: Layout, roll: Roll, section: Section) -> int:
    text = layout.reading.record.text
    if section.turn is not None and not section.goes_on:
        return roll.words_of[section.turn]
    if section.turn is not None:
        return 0
    return sum(word_count(piece.at.of(text)) for piece in section.pieces)


def _bar(
    layout: Layout,
    roll: Roll,
    section: Section,
    size: tuple[float, float, int],
    column: Column | None,
) -> Bar | None:
    y, height, count = size
    words = f"{count:,} {'word' if count == 1 else 'words'}"
    if section.turn is not None:
        if section.goes_on:
            return None
        number = section.turn + 1
        told = layout.turns[section.turn].reported
        side = column.look.name if column else NAMELESS.name
        name = f"Turn {number}, {side}{', reported' if told else ''}: {words}"
        kind = "reported" if told else "direct"
        css = column.look.css if column else "p0"
        x, width = (column.x, column.width) if column else (MARGIN_COLUMN - 3, 8.0)
        by = roll.speaker_of[section.turn]
        return Bar(kind, f"#t{number}", css, x, y, width, height, str(number), name, by)
    if section.voice is Voice.WITHHELD:
        name = "Withheld; its length in words is not known"
        width = LAST_COLUMN - FIRST_COLUMN
        return Bar("withheld", "", "", FIRST_COLUMN, y, width, height, "", name)
    kind = "Text" if section.voice is Voice.BODY else section.voice.value.capitalize()
    return Bar("plain", "", "", MARGIN_COLUMN, y, 4.0, height, "", f"{kind}, {words}")


def _without_number(bar: Bar) -> Bar:
    return replace(bar, number="")
