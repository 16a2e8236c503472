"""A ladder: who knew of one thing and from when, and the messages, to an axis of time.

Days are drawn to scale from above; a talk in which the thing is spoken of follows its day as a
band in the order of what is said. Only what is stated is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from memcon.dates.calendar import MONTHS

LEFT, COLUMN, EDGE = 150.0, 104.0, 6.0  # units: the axis, one column, the margin
HEAD, LINE = 74.0, 16.0
DAY, AXIS = 62.0, 560.0  # units of a day, and the most for all days
LEAST_DAY = 44.0  # units of a day that has a talk
ROW, ROOM_HEAD, ROOM_FOOT = 40.0, 62.0, 26.0
LETTERS = 13  # of a name in one line
TICKS_APART = 24.0
MOST_TICKS = 60
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the minute where it is known, or the place of words in that day's talk."""

    day: date
    minute: int | None = None
    record: str = ""
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Strand:
    """Somebody's line.

    `known` is from when he knew for sure, `maybe` the earliest that he may have begun to,
    `unaware` until when he did not; None where it is not stated.
    """

    css: str
    code: str
    name: str
    known: Moment | None = None
    maybe: Moment | None = None
    unaware: Moment | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A message from one strand to another, by their numbers; None: from whom is not stated.

    `left` is None where it is not stated when it was sent.
    """

    source: int | None
    target: int
    left: Moment | None
    came: Moment
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A talk, or a letter's text: its record, its day, its name, the words with who says them."""

    record: str
    day: date
    name: str
    rows: tuple[tuple[int, str], ...]
    where: str = "in the room"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a strand: "unk", "life", "box" or "knows"."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A strand as drawn: its head in lines, and its parts from above."""

    strand: Strand
    x: float
    lines: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shaft:
    """An arrow as drawn, with its head and the place of its label."""

    kind: str
    line: str
    head: str
    x: float
    y: float
    stated: bool
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across at the begin of a day, named or not."""

    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """A talk as drawn: from where to where, and what is said in it, each line with its height."""

    y: float
    height: float
    name: str
    where: str
    rows: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The drawing; its lines run across from `left` to `right`."""

    width: float
    height: float
    left: float
    right: float
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    shafts: tuple[Shaft, ...]


def ladder(
    strands: Sequence[Strand], arrows: Sequence[Arrow], rooms: Sequence[Room]
) -> Ladder | None:
    """Draw strands and arrows; None where nothing has a day."""
    days = sorted({moment.day for moment in _moments(strands, arrows)} | {r.day for r in rooms})
    if not days or not strands:
        return None
    heads = [_lines(strand.name) for strand in strands]
    top = HEAD + LINE * (max(map(len, heads)) - 1)
    axis = _Axis(top + 18, days[0], days[-1], tuple(sorted(rooms, key=lambda r: (r.day, r.record))))
    bottom = axis.end + 8
    columns = tuple(
        Column(strand, LEFT + 46 + n * COLUMN, heads[n], tuple(_parts(strand, axis, top, bottom)))
        for n, strand in enumerate(strands)
    )
    right = LEFT + len(strands) * COLUMN + 8
    shafts = tuple(_shaft(arrow, axis, columns) for arrow in arrows)
    return Ladder(
        right + EDGE, round(bottom + 8, 1), LEFT, right, columns, axis.ticks, axis.bands, shafts
    )


def _moments(strands: Sequence[Strand], arrows: Sequence[Arrow]) -> Iterator[Moment]:
    for strand in strands:
        yield from (one for one in (strand.known, strand.maybe, strand.unaware) if one is not None)
    for arrow in arrows:
        yield from (arrow.came,) if arrow.left is None else (arrow.left, arrow.came)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where days, hours and words stand; `top` is where the first day begins."""

    top: float
    first: date
    last: date
    rooms: tuple[Room, ...]

    @property
    def unit(self) -> float:
        """The height of a day without a talk."""
        return min(DAY, AXIS / ((self.last - self.first).days + 1))

    def _extra(self, day: date) -> float:
        """What the talks of a day add to its height."""
        rooms = [room for room in self.rooms if room.day == day]
        if not rooms:
            return 0.0
        return max(0.0, LEAST_DAY - self.unit) + sum(map(_height, rooms))

    def start(self, day: date) -> float:
        """Where a day begins."""
        before = {room.day for room in self.rooms if room.day < day}
        return self.top + (day - self.first).days * self.unit + sum(map(self._extra, before))

    def hours(self, day: date) -> float:
        """The height of a day's hours, without its talks."""
        talks = any(room.day == day for room in self.rooms)
        return max(self.unit, LEAST_DAY) if talks else self.unit

    @property
    def end(self) -> float:
        """Where the last day ends."""
        return self.start(self.last) + self.unit + self._extra(self.last)

    def y(self, moment: Moment, part: float) -> float:
        """Where a moment is; of a day without an hour, `part` of it from its begin."""
        for top, room in self._placed(moment.day):
            if room.record == moment.record:
                known = [offset for offset, _ in room.rows]
                if moment.offset in known:
                    return top + ROOM_HEAD + known.index(moment.offset) * ROW
        hours = self.hours(moment.day)
        share = moment.minute / 1440 if moment.minute is not None else part
        return self.start(moment.day) + share * hours

    def _placed(self, day: date) -> Iterator[tuple[float, Room]]:
        top = self.start(day) + self.hours(day)
        for room in self.rooms:
            if room.day == day:
                yield top, room
                top += _height(room)

    @property
    def bands(self) -> tuple[Band, ...]:
        """The talks."""
        found = []
        for day in sorted({room.day for room in self.rooms}):
            for top, room in self._placed(day):
                rows = tuple(
                    Tick(round(top + ROOM_HEAD + n * ROW, 1), name)
                    for n, (_, name) in enumerate(room.rows)
                )
                found.append(Band(round(top, 1), _height(room), room.name, room.where, rows))
        return tuple(found)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """A line for each day, or for each of every few; a name where it has room."""
        count = (self.last - self.first).days + 1
        step = 1 + (count - 1) // MOST_TICKS
        found, free, month = [], -99.0, (0, 0)
        for number in range(0, count, step):
            day = self.first + timedelta(number)
            y = round(self.start(day), 1)
            name = ""
            if y - free >= TICKS_APART:
                free = y
                name = f"{_WEEKDAYS[day.weekday()]} {day.day}"
                if (day.year, day.month) != month:
                    name += f" {MONTHS[day.month - 1]}"
                    name += f" {day.year}" if day.year != month[0] else ""
                month = (day.year, day.month)
            found.append(Tick(y, name))
        return tuple(found)


def _height(room: Room) -> float:
    return ROOM_HEAD + ROW * max(0, len(room.rows) - 1) + ROOM_FOOT


def _lines(name: str) -> tuple[str, ...]:
    """The name in lines that fit its column; a very long one is cut off."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word if len(word) <= LETTERS else word[: LETTERS - 1] + "…")
    return (*lines[:3], "…") if len(lines) > 4 else tuple(lines) or ("",)


def _parts(strand: Strand, axis: _Axis, top: float, bottom: float) -> Iterator[Part]:
    """Yield the stretches of a strand from above, without a gap."""
    at = top
    if strand.unaware is not None:
        end = axis.y(strand.unaware, 1.0)
        yield _part("life", at, end)
        at = end
    if strand.known is None:
        yield _part("unk", at, bottom)
        return
    begins = max(at, axis.y(strand.known, 1.0))
    if strand.maybe is not None:
        earliest = max(at, axis.y(strand.maybe, 0.0))
        if earliest < begins:
            yield _part("unk", at, earliest)
            yield _part("box", earliest, begins)
            at = begins
    yield _part("unk", at, begins)
    yield _part("knows", begins, bottom)


def _part(kind: str, start: float, end: float) -> Part:
    return Part(kind, round(start, 1), round(max(0.0, end - start), 1))


def _shaft(arrow: Arrow, axis: _Axis, columns: Sequence[Column]) -> Shaft:
    target = columns[arrow.target].x
    source = columns[arrow.source].x if arrow.source is not None else target - 56
    way = 1.0 if target > source else -1.0
    one, two = axis.y(arrow.left or arrow.came, 0.5), axis.y(arrow.came, 0.5)
    start, end = source + 5 * way, target - 6 * way
    length = ((end - start) ** 2 + (two - one) ** 2) ** 0.5 or 1.0
    along, down = (end - start) / length, (two - one) / length
    wings = [
        (end - 8 * along + side * 3.6 * down, two - 8 * down - side * 3.6 * along)
        for side in (1, -1)
    ]
    head = "M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}".format(*wings[0], end, two, *wings[1])
    share = 0.5 if abs(two - one) < 1 else 0.62
    return Shaft(
        arrow.kind,
        f"M{start:.1f} {one:.1f}L{end:.1f} {two:.1f}",
        head,
        round(start, 1),
        round(one, 1),
        arrow.source is not None and arrow.left is not None,
        arrow.label,
        round(start + (end - start) * share, 1),
        round(one + (two - one) * share - 6, 1),
    )
